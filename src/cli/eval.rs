//! `leadc eval CONTRACT --leads FILE`: every lead's stage and points.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::civil;

use super::args::DataArgs;
use super::exit::{Exit, Failure};
use super::load_run::{LoadedRun, Needed};
use super::merge;
use super::output::{OutputArgs, OutputFormat, TableRows, format_of, write_file};
use super::overwrite_guard::OutputFile;
use super::progress::Activity;
use super::terminal::Terminal;
use crate::contract::model::StageId;
use crate::data::Shard;
use crate::diagnostic::closest_name;
use crate::eval;
use crate::eval::day;
use crate::ir::Program;
use crate::message::{Language, Message, msg};
use crate::report::counts::Counts;
use crate::report::lead_table::{Choice, LeadRows};
use crate::report::move_table::MoveRows;
use crate::report::record_file::RecordFile;
use crate::report::run_record::RunRecord;
use crate::report::summary::summary;
use crate::text::fold_name;
use crate::time::first_instant;
use unicode_width::UnicodeWidthStr;

/// Give every lead its stage, its points and what is missing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc eval inbound.leadc --leads leads.csv --activities activities.csv
  leadc eval inbound.leadc --leads leads.csv --activities call=calls.csv -o stages.csv
  leadc eval inbound.leadc --leads leads.csv --activities activities.csv --shard 1/8 -o part1.csv --record part1.json
  leadc eval inbound.leadc --leads leads.csv --activities activities.csv --moves moves.csv --since 2026-05-01")]
pub struct Args {
    #[command(flatten)]
    data: DataArgs,

    #[command(flatten)]
    output: OutputArgs,

    /// Only leads in this stage that are not excluded
    #[arg(long, value_name = "NAME")]
    stage: Option<String>,

    /// Only excluded leads
    #[arg(long, conflicts_with = "stage")]
    excluded: bool,

    /// Also write every move of every lead to this file: from, to, when, and which way
    #[arg(long, value_name = "FILE")]
    moves: Option<PathBuf>,

    /// Only moves on this day or later
    #[arg(long, value_name = "DATE", value_parser = day, requires = "moves")]
    since: Option<civil::Date>,

    /// Only a part of the leads, by their ids: the number of the part and the number of parts
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,

    /// Also write the numbers of the summary and the findings about the data to this JSON file, which `leadc merge` adds up
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,

    /// Show how long each phase of the run took
    #[arg(long, conflicts_with = "moves")]
    timings: bool,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let form = args.output.form("stages")?;
    let moves = args.moves.as_deref();
    let moves = moves.map(|path| Ok::<_, Failure>((path, format_of("--moves", path)?)));
    let moves = moves.transpose()?;
    let begun = Instant::now();
    let outputs = OutputFile::output(args.output.path()).into_iter();
    let outputs = outputs.chain(OutputFile::new("--moves", args.moves.as_deref()));
    let outputs = outputs.chain(OutputFile::new("--record", args.record.as_deref()));
    let needed = match moves {
        Some(_) => Needed::History,
        None => Needed::Results,
    };
    let run = LoadedRun::read_for(&args.data, needed, args.shard, outputs, terminal)?;
    let choice = match &args.stage {
        Some(name) => Choice::InStage(stage(&run.program, name)?),
        None if args.excluded => Choice::Excluded,
        None => Choice::All,
    };
    let activity = Activity::new(&msg!("evaluating"), terminal);
    let (leads, activities) = (&run.data.leads, &run.data.activities);
    let options = args.data.reading.options();
    let loaded = begun.elapsed();
    let mut eval_timings = None;
    let (results, entries) = match moves {
        None if args.timings => {
            let (results, timings) =
                eval::evaluate_timed(&run.program, leads, activities, run.as_of, options);
            eval_timings = Some(timings);
            (results, Vec::new())
        }
        None => {
            let results = eval::evaluate(&run.program, leads, activities, run.as_of, options);
            (results, Vec::new())
        }
        Some(_) => {
            let history =
                eval::evaluate_history(&run.program, leads, activities, run.as_of, options);
            (history.results, history.entries)
        }
    };
    drop(activity);
    let evaluated = begun.elapsed();
    if let Some((path, format)) = moves {
        let since = args.since.map(|day| first_instant(day.into(), run.zone()));
        let rows = MoveRows::new(&run.program, leads, &entries, since);
        write_file(Some(path), format, &rows, run.zone(), terminal)?;
    }
    let rows = LeadRows::new(&run.program, &run.data.leads, &results, choice);
    match form {
        OutputFormat::File(format) => {
            args.output
                .write_file(format, &rows, run.zone(), terminal)?
        }
        OutputFormat::Table => {
            let (rows, all) = rows.best(args.output.top);
            let (rows, must) = rows.for_people();
            let shown = TableRows {
                rows,
                must,
                shown: run.program.about.show.len(),
                all,
            };
            args.output.write_table(&shown, run.zone(), terminal)?;
        }
    }
    let took = begun.elapsed();
    let counts = Counts::new(&run.program, &results);
    terminal.err_lines(&summary(run.in_summary(took, terminal), &counts));
    if let Some(path) = &args.record {
        let record = RunRecord::new(run.as_of, took, counts, run.data.report.clone());
        merge::write(
            path,
            &RecordFile::new(&run.program, args.shard, record),
            terminal,
        )?;
    }
    if let Some(eval) = eval_timings {
        let read = run.timings;
        let contract = loaded.saturating_sub(read.leads + read.activities);
        terminal.err_lines(&timings(
            &[
                (msg!("contract"), contract),
                (msg!("reading leads"), read.leads),
                (msg!("reading activities"), read.activities),
                (msg!("grouping"), eval.grouping),
                (msg!("replay"), eval.replay),
                (msg!("scores"), eval.scores),
                (msg!("writing"), took.saturating_sub(evaluated)),
            ],
            terminal.language(),
        ));
    }
    Ok(Exit::Fine)
}

/// The phases of a run, a line each.
fn timings(phases: &[(Message, Duration)], language: Language) -> Vec<String> {
    let lines = phases.iter();
    lines
        .map(|(phase, took)| {
            let phase = phase.text(language);
            let padding = " ".repeat(20_usize.saturating_sub(phase.width()));
            format!("{phase}{padding}{:>8.3} s", took.as_secs_f64())
        })
        .collect()
}

fn stage(program: &Program, name: &str) -> Result<StageId, Failure> {
    let wanted = fold_name(name);
    let found = program
        .stage_ids()
        .find(|id| fold_name(program.stage_name(*id)) == wanted);
    found.ok_or_else(|| {
        let names: Vec<&str> = program
            .stage_ids()
            .map(|id| program.stage_name(id))
            .collect();
        let failure = Failure::usage(msg!("the contract has no stage `{name}`", name));
        if wanted == "excluded" {
            return failure.with_help(msg!("`--excluded` shows the leads that are excluded"));
        }
        match closest_name::closest(name, names.iter().copied()) {
            Some(near) => failure.with_help(msg!("did you mean `{near}`?", near)),
            None => failure.with_help(msg!("its stages are `{names}`", names = names.join("`, `"))),
        }
    })
}
