//! `leadc diff OLD NEW`: what a change of the contract means, and what it does to leads.

mod leads;
mod read;
mod revision;

use std::path::PathBuf;

use clap::ValueEnum;

use super::args::{ReadingArgs, input};
use super::contract::here;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::data::Input;
use crate::diagnostic::annotation;
use crate::diff::gate::Gate;
use crate::diff::{contracts, witnesses};
use crate::report::diff::{self, Comparison, LeadComparison, Problem, verdict};
use crate::source::Sources;
use crate::text::visible;

/// Show what a change of the contract means, and what it does to leads
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc diff inbound.leadc inbound-new.leadc
  leadc diff main:inbound.leadc inbound.leadc --format markdown > comment.md
  leadc diff main:inbound.leadc inbound.leadc --leads leads.csv --activities activities.csv \\
    --fail-if \"MQL changes by more than 10%\"")]
pub struct Args {
    /// The contract as it was: a file, or `REVISION:FILE` of the git repository the file lies in
    old: PathBuf,

    /// The contract as it is to be, named likewise
    new: PathBuf,

    /// A file of leads to try both on: CSV, JSON Lines or Parquet; may be repeated
    #[arg(long, value_name = "FILE", value_parser = input)]
    leads: Vec<Input>,

    #[command(flatten)]
    reading: ReadingArgs,

    /// End with exit code 1 if this happens, for example `MQL changes by more than 10%`; may be repeated
    #[arg(long, value_name = "GATE")]
    fail_if: Vec<Gate>,

    /// How the result looks
    #[arg(long, value_enum, default_value_t)]
    format: DiffFormat,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum DiffFormat {
    /// Sentences, block by block
    #[default]
    Text,
    /// A comment for a pull request, with folded tables
    Markdown,
    /// One JSON document
    Json,
    /// JUnit XML, for build servers: a case a gate
    Junit,
    /// Notes beside the lines of a pull request, on GitHub
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    leads::possible(args)?;
    let names = [&args.old, &args.new].map(|path| path.display().to_string());
    let old = read::contract(&args.old, terminal)?;
    let new = read::contract(&args.new, terminal)?;
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let problems = [old.err(), new.err()].into_iter().flatten();
            return impossible(args, names, problems.collect(), terminal);
        }
    };
    let leads = match args.leads.is_empty() {
        true => None,
        false => Some(leads::compare(args, &old, &new, terminal)?),
    };
    let blocks = contracts::compare(old.side(), new.side());
    let [old_name, new_name] = names;
    let comparison = Comparison {
        old: old_name,
        new: new_name,
        problems: Vec::new(),
        witnesses: witnesses::stages(old.side(), new.side(), &blocks),
        blocks,
        leads,
    };
    terminal.out(&shown(args.format, &comparison, new.side().sources)?)?;
    Ok(match comparison.leads {
        Some(leads) => judged(&leads, terminal),
        None => Exit::Fine,
    })
}

/// Programs and build servers are given a result also where there is nothing to compare; people have read the errors.
fn impossible(
    args: &Args,
    [old, new]: [String; 2],
    problems: Vec<Problem>,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let comparison = Comparison::impossible(old, new, problems);
    if !matches!(args.format, DiffFormat::Text) {
        terminal.out(&shown(args.format, &comparison, &Sources::default())?)?;
    }
    Ok(Exit::Problems)
}

/// `sources` are those of the new contract.
fn shown(
    format: DiffFormat,
    comparison: &Comparison,
    sources: &Sources,
) -> Result<String, Failure> {
    let annotations = || diff::annotations(comparison, sources, &here());
    let document = match format {
        DiffFormat::Text => Ok(visible(&diff::text(comparison)).into_owned()),
        DiffFormat::Markdown => Ok(diff::markdown(comparison)),
        DiffFormat::Json => diff::json(comparison),
        DiffFormat::Junit => Ok(diff::junit(comparison)),
        DiffFormat::Github => Ok(annotation::github(&annotations())),
        DiffFormat::Sarif => annotation::sarif(&annotations()),
    };
    document.map_err(|error| Failure::problem(format!("the result cannot be written: {error}")))
}

/// A line for each gate.
fn judged(leads: &LeadComparison, terminal: &Terminal) -> Exit {
    let mut exit = Exit::Fine;
    for gate in &leads.gates {
        let (held, said) = verdict(gate, &leads.changes);
        terminal.say(if held { "passed" } else { "error" }, &said);
        if !held {
            exit = Exit::Problems;
        }
    }
    exit
}
