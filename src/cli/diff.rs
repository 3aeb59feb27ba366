//! `leadc diff OLD NEW`: what a change of the contract means.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::contract::Reader;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::contract::model::Contract;
use crate::diff::contracts::{self, Side};
use crate::report::diff::{self, Comparison};
use crate::text::visible;

/// Show what a change of the contract means
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc diff inbound.leadc inbound-new.leadc
  leadc diff inbound.leadc inbound-new.leadc --format markdown > comment.md")]
pub struct Args {
    /// The contract as it was; `-` for standard input
    old: PathBuf,

    /// The contract as it is to be; `-` for standard input
    new: PathBuf,

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
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let stdin = Path::new("-");
    if args.old == stdin && args.new == stdin {
        return Err(Failure::usage("both contracts cannot be standard input")
            .with_help("name a file for one of them"));
    }
    let (old, new) = (read(&args.old, terminal)?, read(&args.new, terminal)?);
    let comparison = Comparison {
        old: args.old.display().to_string(),
        new: args.new.display().to_string(),
        blocks: contracts::compare(old.side(), new.side()),
    };
    let text = match args.format {
        DiffFormat::Text => visible(&diff::text(&comparison)).into_owned(),
        DiffFormat::Markdown => diff::markdown(&comparison),
        DiffFormat::Json => diff::json(&comparison)
            .map_err(|error| Failure::problem(format!("the result cannot be written: {error}")))?,
    };
    terminal.out(&text)?;
    Ok(Exit::Fine)
}

/// A contract without errors.
struct Checked {
    contract: Contract,
    reader: Reader,
}

impl Checked {
    fn side(&self) -> Side<'_> {
        Side {
            contract: &self.contract,
            sources: &self.reader.sources,
        }
    }
}

fn read(path: &Path, terminal: &Terminal) -> Result<Checked, Failure> {
    let mut reader = Reader::default();
    let contract = reader.contract(path);
    reader.tell_errors(path, terminal)?;
    match contract {
        Some(contract) => Ok(Checked { contract, reader }),
        None => Err(Failure::Told(Exit::Problems)),
    }
}
