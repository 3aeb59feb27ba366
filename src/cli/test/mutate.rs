//! `leadc test --mutate`: whether the examples notice a change of one thing in the contract.

use std::path::Path;

use super::super::progress::Activity;
use super::super::terminal::{Notice, Output};
use super::{Args, Exit, Failure, RootArgs, Terminal, TestFormat, here, one, unwritable};
use crate::contract::model::Contract;
use crate::diagnostic::annotation;
use crate::diagnostic::render::Tally;
use crate::eval::Options;
use crate::ir;
use crate::message::msg;
use crate::mutation::{self, Limits, Phase};
use crate::report::examples::{ExampleRun, Status};
use crate::report::mutation::{self as report, ContractRun, MutationRun, NotRun};
use crate::source::Sources;
use crate::units::MilliPercent;

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    if args.format == TestFormat::Junit {
        let failure = Failure::usage(msg!(
            "`--mutate` cannot write JUnit XML: changes are not test cases"
        ));
        return Err(failure.with_help(msg!("use the format `text`, `json`, `github` or `sarif`")));
    }
    let mut runs = Vec::new();
    for path in &args.contracts {
        runs.push(ContractRun {
            file: path.display().to_string(),
            tried: contract(path, &args.root, terminal)?,
        });
    }
    let annotations = || report::annotations(&runs, &here(), terminal.machine_language());
    let output = match args.format {
        TestFormat::Text | TestFormat::Junit => {
            Output::Text(report::text(&runs, terminal.language()))
        }
        TestFormat::Json => {
            Output::Raw(report::json(&runs, terminal.machine_language()).map_err(unwritable)?)
        }
        TestFormat::Github => Output::Raw(annotation::github(&annotations())),
        TestFormat::Sarif => Output::Raw(annotation::sarif(&annotations()).map_err(unwritable)?),
    };
    terminal.out(&output)?;
    let mut exit = Exit::Fine;
    for run in &runs {
        let fine = match &run.tried {
            Ok(tried) => is_enough(&run.file, tried, args.noticed_at_least, terminal),
            Err(why) => {
                report_not_run(&run.file, why, args.format, terminal);
                false
            }
        };
        exit = if fine { exit } else { Exit::Problems };
    }
    Ok(exit)
}

/// Whether the examples of a contract notice at least the requested share; reports the result.
fn is_enough(
    file: &str,
    tried: &MutationRun,
    least: Option<MilliPercent>,
    terminal: &Terminal,
) -> bool {
    let Some(least) = least else {
        return true;
    };
    let reached = tried.reach(file, least);
    let is_enough = reached.is_ok();
    match reached {
        Ok(text) => terminal.status(Notice::Passed, text),
        Err(text) => terminal.status(Notice::Error, text),
    }
    is_enough
}

/// Reports why nothing was tried, if the result does not show it to people; errors have already been reported.
fn report_not_run(file: &str, why: &NotRun, format: TestFormat, terminal: &Terminal) {
    if let NotRun::Failing(_) = why {
        if format != TestFormat::Text {
            terminal.status(
                Notice::Error,
                msg!("`{file}`: {problem}", file, problem = why.message()),
            );
        }
        terminal.status(Notice::Help, msg!("see `leadc test {file}`", file));
    }
}

fn contract(
    path: &Path,
    root: &RootArgs,
    terminal: &Terminal,
) -> Result<Result<MutationRun, NotRun>, Failure> {
    let mut reader = root.reader()?;
    let read = reader.contract(path);
    reader.print_errors(path, terminal)?;
    let Some(contract) = read else {
        let problem = Tally::from_diagnostics(&reader.diagnostics).message();
        return Ok(Err(NotRun::Errors(
            problem,
            reader.annotations(terminal.machine_language()),
        )));
    };
    let sources = &reader.sources;
    let program = ir::compile(&contract, sources);
    let runs = contract.examples.iter();
    let runs = runs.map(|example| {
        one(
            &contract,
            &program,
            example,
            sources,
            terminal.machine_language(),
        )
    });
    let failing = runs.filter(|run| run.status() == Status::Failed);
    let failing: Vec<ExampleRun> = failing.collect();
    if !failing.is_empty() {
        return Ok(Err(NotRun::Failing(failing)));
    }
    let activity = Activity::new(&msg!("trying changes"), terminal);
    let progress = |step| match step {
        Phase::Tried(done, all) => activity.counting(&msg!("trying changes"), done, all),
        Phase::Searched(done, all) => activity.counting(&msg!("looking for examples"), done, all),
    };
    let mut again = |more: &str| with_more(path, root, sources, more);
    let result = mutation::run(
        &contract,
        sources,
        Options::default(),
        Limits::default(),
        &progress,
        &mut again,
    );
    Ok(Ok(MutationRun::new(result, sources)))
}

/// The contract with text appended.
fn with_more(
    path: &Path,
    root: &RootArgs,
    sources: &Sources,
    more: &str,
) -> Option<(Sources, Contract)> {
    let name = path.to_string_lossy();
    let mut files = sources.iter();
    let (_, own) = files.find(|(_, file)| file.name == name)?;
    let text = format!("{}\n\n{more}", own.text);
    let mut reader = root.reader().ok()?;
    let contract = reader.contract_of(path, Ok(text.into_bytes()))?;
    Some((reader.sources, contract))
}
