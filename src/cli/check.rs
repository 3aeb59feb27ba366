//! `leadc check FILE…`: everything that is wrong with contracts.

use std::path::PathBuf;

use clap::ValueEnum;

use super::contract::Reader;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::diagnostic::render::{Format, Tally};

/// Say everything that is wrong with contracts
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc check inbound.leadc
  leadc check --format short contracts/*.leadc")]
pub struct Args {
    /// The contracts; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How messages look
    #[arg(long, value_enum, default_value_t)]
    format: MessageFormat,
}

/// How messages about a contract look.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum MessageFormat {
    /// The lines of the contract with the places drawn under them
    #[default]
    Graphical,
    /// The same in words, for screen readers
    Plain,
    /// One line each: `file:line:col: error[E0301]: message`
    Short,
    /// One JSON document
    Json,
}

impl From<MessageFormat> for Format {
    fn from(format: MessageFormat) -> Self {
        match format {
            MessageFormat::Graphical => Format::Graphical,
            MessageFormat::Plain => Format::Plain,
            MessageFormat::Short => Format::Short,
            MessageFormat::Json => Format::Json,
        }
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut reader = Reader::default();
    for file in &args.files {
        reader.contract(file);
    }
    let format = Format::from(args.format);
    terminal.out(&reader.shown(format, terminal.out_look())?)?;
    let tally = Tally::of(&reader.diagnostics);
    terminal.err(&format!("{tally}\n"));
    if tally.errors == 0 {
        return Ok(Exit::Fine);
    }
    if let (Format::Graphical | Format::Plain, Some(first)) =
        (format, reader.diagnostics.iter().find(|d| d.is_error()))
    {
        let code = first.code.name();
        terminal.err(&format!("`leadc explain-code {code}` explains a message\n"));
    }
    Ok(Exit::Problems)
}
