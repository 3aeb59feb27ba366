//! `leadc compile CONTRACT`: the rules in compiled form.

use std::path::PathBuf;

use clap::ValueEnum;

use super::contract_loader::{Rules, rules};
use super::exit::{Exit, Failure};
use super::overwrite_guard::{OutputFile, keep_apart};
use super::root::RootArgs;
use super::terminal::{Output, Terminal};
use crate::message::{msg, shown};

/// Show the rules of a contract as leadc runs them
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc compile inbound.leadc
  leadc compile inbound.leadc --emit json -o inbound.json")]
pub struct Args {
    /// The contract
    contract: PathBuf,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    emit: Emit,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    root: RootArgs,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Emit {
    /// Rules to read
    #[default]
    Text,
    /// Rules that `leadc eval` and `leadc explain` accept instead of the contract
    Json,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let Rules { program, files, .. } = rules(&args.contract, &args.root, terminal)?;
    let written: Vec<OutputFile> = OutputFile::output(args.output.as_deref())
        .into_iter()
        .collect();
    keep_apart(&files, &written)?;
    let line_end = |text: &str| format!("{}\n", text.trim_end());
    let output = match args.emit {
        Emit::Text => Output::Text(line_end(&program.to_string())),
        Emit::Json => Output::Raw(program.to_json().map_err(|error| {
            Failure::problem(msg!(
                "the rules cannot be written: {error}",
                error = shown(error)
            ))
        })?),
    };
    terminal.write(args.output.as_deref(), &output)?;
    Ok(Exit::Fine)
}
