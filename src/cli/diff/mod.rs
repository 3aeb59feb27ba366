//! `leadc diff OLD NEW`: the meaning of a change of the contract, and its effect on leads.

mod leads;
mod pair;
mod read;
mod revision;

use std::path::PathBuf;

use clap::ValueEnum;

use super::args::{ReadingArgs, input};
use super::contract_loader::here;
use super::exit::{Exit, Failure};
use super::root::RootArgs;
use super::terminal::{Notice, Output, Terminal};
use crate::data::Input;
use crate::diagnostic::annotation;
use crate::diff::gate::Gate;
use crate::diff::{contracts, witnesses};
use crate::eval::{Options, in_threads};
use crate::message::{msg, shown};
use crate::report::diff::{self, Comparison, LeadComparison, Problem, Unpaired, Verdict};
use crate::source::Sources;
use pair::ContractPair;

/// Show what changed in a contract, and the effect on leads
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc diff inbound.leadc inbound-new.leadc
  leadc diff --base main inbound.leadc --format markdown > comment.md
  leadc diff --base main inbound.leadc --leads leads.csv --activities activities.csv \\
    --fail-if \"MQL changes by more than 10%\"
  leadc diff main:inbound.leadc renamed.leadc")]
#[command(override_usage = "leadc diff [OPTIONS] <OLD> <NEW>
       leadc diff [OPTIONS] --base <REVISION> <CONTRACT>")]
pub struct Args {
    /// The old and the new contract: files, or `REVISION:FILE` of the git repository around the current folder;
    /// with `--base` one file
    #[arg(required = true, value_name = "CONTRACT", num_args = 1..=2)]
    contracts: Vec<PathBuf>,

    /// Compare the contract with itself in this revision: a branch, a tag or a commit
    #[arg(long, value_name = "REVISION")]
    base: Option<String>,

    #[command(flatten)]
    root: RootArgs,

    /// A file of leads to evaluate both on: CSV, Excel, JSON Lines or Parquet; may be repeated
    #[arg(long, value_name = "FILE", value_parser = input)]
    leads: Vec<Input>,

    #[command(flatten)]
    reading: ReadingArgs,

    /// End with exit code 1 if this happens, for example `MQL changes by more than 10%`; may be repeated
    #[arg(long, value_name = "GATE")]
    fail_if: Vec<Gate>,

    /// Let `--fail-if` pass for a contract that the revision of `--base` does not have
    #[arg(long, requires = "base")]
    allow_new: bool,

    /// Let `--fail-if` pass for a contract that only the revision of `--base` has
    #[arg(long, requires = "base")]
    allow_removed: bool,

    /// Output format [default: by the ending of the output file, otherwise text]
    #[arg(long, value_enum)]
    format: Option<DiffFormat>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// Sentences, block by block
    Text,
    /// A comment for a pull request, with folded tables
    Markdown,
    /// One JSON document
    Json,
    /// JUnit XML, for build servers: one test case per gate
    Junit,
    /// Annotations on the lines of a pull request, on GitHub
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// The leads in a different stage, Excel workbook
    Xlsx,
}

impl Args {
    fn format(&self) -> DiffFormat {
        let ending = || self.output.as_ref()?.extension()?.to_str();
        self.format
            .unwrap_or_else(|| match ending().map(str::to_ascii_lowercase).as_deref() {
                Some("md") => DiffFormat::Markdown,
                Some("json") => DiffFormat::Json,
                Some("sarif") => DiffFormat::Sarif,
                Some("xlsx") => DiffFormat::Xlsx,
                _ => DiffFormat::Text,
            })
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    leads::possible(args)?;
    let pair = ContractPair::new(args)?;
    if let Some(unpaired) = pair.unpaired(args) {
        return alone(args, &pair, unpaired, terminal);
    }
    let old = read::contract(&pair.old, &args.root, terminal)?;
    let new = read::contract(&pair.new, &args.root, terminal)?;
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let problems = [old.err(), new.err()].into_iter().flatten();
            return impossible(args, &pair, problems.collect(), terminal);
        }
    };
    terminal.contract_is_in(new.side().contract.info.language);
    let blocks = contracts::compare(old.side(), new.side());
    let old = old.named_as(&new);
    let leads = match args.leads.is_empty() {
        true => None,
        false => Some(leads::compare(args, &old, &new, terminal)?),
    };
    let comparison = Comparison {
        witnesses: in_threads(Options::default(), || {
            witnesses::stages(old.side(), new.side(), &blocks)
        }),
        blocks,
        gates: leads
            .as_ref()
            .map_or(Vec::new(), |leads| verdicts(args, leads)),
        leads,
        ..Comparison::new(pair.old.name(), pair.new.name())
    };
    let sources = new.side().sources;
    publish(args, &comparison, sources, terminal)?;
    Ok(judged(&comparison, terminal))
}

fn verdicts(args: &Args, leads: &LeadComparison) -> Vec<Verdict> {
    let gates = args.fail_if.iter();
    gates
        .map(|gate| Verdict::new(gate, &leads.changes))
        .collect()
}

/// Programs and build servers get a result even if nothing can be compared; people have already seen the errors.
fn impossible(
    args: &Args,
    pair: &ContractPair,
    problems: Vec<Problem>,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let comparison = Comparison::impossible(pair.old.name(), pair.new.name(), problems);
    if args.format() != DiffFormat::Text {
        publish(args, &comparison, &Sources::default(), terminal)?;
    }
    Ok(Exit::Problems)
}

/// A contract that only one revision has. A gate that cannot be evaluated fails: a renamed contract must not pass it unnoticed.
fn alone(
    args: &Args,
    pair: &ContractPair,
    unpaired: Unpaired,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let is_allowed = match unpaired {
        Unpaired::New => args.allow_new,
        Unpaired::Removed => args.allow_removed,
    };
    if unpaired == Unpaired::New {
        match read::contract(&pair.new, &args.root, terminal)? {
            Ok(new) => terminal.contract_is_in(new.side().contract.info.language),
            Err(problem) => return impossible(args, pair, vec![problem], terminal),
        }
    }
    let gates = args.fail_if.iter();
    let gates = gates.map(|gate| Verdict::unjudged(gate, unpaired, is_allowed));
    let (old, new) = (pair.old.name(), pair.new.name());
    let comparison = Comparison::unpaired(old, new, unpaired, gates.collect());
    publish(args, &comparison, &Sources::default(), terminal)?;
    Ok(judged(&comparison, terminal))
}

/// Writes a comparison in the format that was asked for. `sources` are those of the new contract.
fn publish(
    args: &Args,
    comparison: &Comparison,
    sources: &Sources,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let path = args.output.as_deref();
    let language = terminal.machine_language();
    let annotations = || diff::annotations(comparison, sources, &here(), language);
    let unwritable = |error| {
        Failure::problem(msg!(
            "the result cannot be written: {error}",
            error = shown(error)
        ))
    };
    let output = match args.format() {
        DiffFormat::Text => Output::Text(diff::text(comparison, terminal.language())),
        DiffFormat::Markdown => {
            Output::Text(diff::markdown(comparison, terminal.document_language()))
        }
        DiffFormat::Json => Output::Raw(diff::json(comparison, language).map_err(unwritable)?),
        DiffFormat::Junit => Output::Raw(diff::junit(comparison, language)),
        DiffFormat::Github => Output::Raw(annotation::github(&annotations())),
        DiffFormat::Sarif => Output::Raw(annotation::sarif(&annotations()).map_err(unwritable)?),
        DiffFormat::Xlsx => return leads::write(path, comparison, terminal),
    };
    terminal.write(path, &output)
}

/// One line for each gate.
fn judged(comparison: &Comparison, terminal: &Terminal) -> Exit {
    let mut exit = Exit::Fine;
    for verdict in &comparison.gates {
        let notice = match verdict.passed {
            true => Notice::Passed,
            false => Notice::Error,
        };
        terminal.status(notice, verdict.text.clone());
        if !verdict.passed {
            exit = Exit::Problems;
        }
    }
    exit
}
