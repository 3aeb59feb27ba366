//! Evaluates both contracts on the same leads.

use super::read::CheckedContract;
use super::{Args, DiffFormat};
use crate::cli::exit::Failure;
use crate::cli::load_run::data;
use crate::cli::output::{refuse_terminal, write_file};
use crate::cli::overwrite_guard::{InputFile, OutputFile, keep_apart, read_once, stdin_once};
use crate::cli::progress::Activity;
use crate::cli::show::show_also;
use crate::cli::terminal::{Notice, Terminal};
use crate::data::{Input, Loaded};
use crate::diff::contracts::{RulePair, rules};
use crate::diff::gate::Gate;
use crate::diff::leads::{Evaluated, LeadChanges, compare as compared};
use crate::eval;
use crate::eval::RequestedAsOf;
use crate::ir::Program;
use crate::message::msg;
use crate::report::diff::{Comparison, LeadComparison, MovedLeads};
use crate::report::file::FileFormat;
use crate::report::format::moment;
use crate::text::fold_name;
use std::path::Path;

/// Rejects impossible requests before anything is read.
pub fn possible(args: &Args) -> Result<(), Failure> {
    stdin_once(&args.contracts, [])?;
    let mut inputs = args.reading.inputs(&args.leads);
    if inputs.any(|input| *input == Input::Stdin) {
        return Err(Failure::usage(msg!(
            "leads and activities cannot be read from standard input here"
        ))
        .with_help(msg!("both contracts read them: name a file")));
    }
    let contracts = args.contracts.iter().cloned().map(InputFile::of_contract);
    let read: Vec<InputFile> = contracts.chain(args.reading.files(&args.leads)).collect();
    let written = OutputFile::output(args.output.as_deref());
    keep_apart(&read, written.as_slice())?;
    if args.format() == DiffFormat::Xlsx && written.is_none() {
        refuse_terminal(FileFormat::Xlsx, "moved")?;
    }
    let without = [
        (args.format() == DiffFormat::Xlsx, "--format xlsx"),
        (!args.reading.show.is_empty(), "--show"),
        (!args.fail_if.is_empty(), "--fail-if"),
        (!args.reading.activities.is_empty(), "--activities"),
        (args.reading.as_of.is_some(), "--as-of"),
    ];
    let without = without.iter().find(|(given, _)| *given);
    match without {
        Some((_, option)) if args.leads.is_empty() => {
            Err(Failure::usage(msg!("`{option}` needs leads", option))
                .with_help(msg!("add a file of leads, for example `--leads leads.csv`")))
        }
        _ => read_once(&args.reading.files(&args.leads)),
    }
}

/// Writes the leads that are in a different stage as a workbook.
pub fn write(
    path: Option<&Path>,
    comparison: &Comparison,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let Some(leads) = &comparison.leads else {
        return Err(
            Failure::problem(msg!("no leads were compared, so no workbook is written"))
                .with_help(msg!("`--format text` says why")),
        );
    };
    let rows = MovedLeads::new(&leads.changes);
    write_file(path, FileFormat::Xlsx, &rows, &leads.zone, terminal)
}

/// Reads the data for each contract, evaluates both, and returns the differences.
pub fn compare(
    args: &Args,
    old: &CheckedContract,
    new: &CheckedContract,
    terminal: &Terminal,
) -> Result<LeadComparison, Failure> {
    let rules = rules(old.side(), new.side());
    let (mut old, mut new) = (old.program(), new.program());
    show_also(&mut [&mut old, &mut new], &args.reading.show)?;
    for gate in &args.fail_if {
        known(gate, &old, &new)?;
    }
    args.reading.start_threads(&args.leads)?;
    let request = || args.reading.request(&args.leads);
    let new_data = data(&new, request(), terminal)?;
    // Contracts usually need the same data, and then it is read once.
    let own = match old.inputs == new.inputs {
        true => None,
        false => Some(data(&old, request(), terminal)?),
    };
    let old_data = own.as_ref().unwrap_or(&new_data);
    let asked = args.reading.as_of;
    let as_of = asked.unwrap_or_else(RequestedAsOf::now);
    let zone = new.about.zone.zone();
    if asked.is_none() {
        let now = moment(as_of.within(zone).instant, zone);
        terminal.status(
            Notice::Note,
            msg!("as of now, {now}; use `--as-of` for another time", now),
        );
    }
    let _activity = Activity::new(&msg!("evaluating"), terminal);
    Ok(LeadComparison {
        as_of: moment(as_of.within(zone).instant, zone),
        zone: zone.clone(),
        changes: changes(args, (&old, old_data), (&new, &new_data), &rules, as_of),
    })
}

fn changes(
    args: &Args,
    (old, old_data): (&Program, &Loaded),
    (new, new_data): (&Program, &Loaded),
    rules: &[RulePair],
    as_of: RequestedAsOf,
) -> LeadChanges {
    let options = args.reading.options();
    let follow = |program: &Program, data: &Loaded| {
        let as_of = as_of.within(program.about.zone.zone());
        eval::evaluate_history(program, &data.leads, &data.activities, as_of, options)
    };
    let (before, after) = (follow(old, old_data), follow(new, new_data));
    let evaluated = |program, data, history| evaluated(program, data, history, as_of);
    compared(
        evaluated(old, old_data, &before),
        evaluated(new, new_data, &after),
        rules,
    )
}

fn evaluated<'a>(
    program: &'a Program,
    data: &'a Loaded,
    history: &'a eval::History,
    as_of: RequestedAsOf,
) -> Evaluated<'a> {
    Evaluated {
        program,
        leads: &data.leads,
        activities: &data.activities,
        as_of: as_of.within(program.about.zone.zone()),
        history,
    }
}

/// A gate must name a stage of one of the contracts.
fn known(gate: &Gate, old: &Program, new: &Program) -> Result<(), Failure> {
    let Some(stage) = &gate.stage else {
        return Ok(());
    };
    let names = new
        .stages
        .iter()
        .chain(&old.stages)
        .map(|stage| &stage.name);
    let mut names: Vec<&str> = names.map(String::as_str).collect();
    if names.iter().any(|name| fold_name(name) == fold_name(stage)) {
        return Ok(());
    }
    names.sort_unstable();
    names.dedup();
    let failure = Failure::usage(msg!("neither contract has a stage `{stage}`", stage));
    Err(failure.with_help(msg!(
        "write one of `{names}`, or `any stage`",
        names = names.join("`, `")
    )))
}
