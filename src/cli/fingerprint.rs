//! `leadc fingerprint CONTRACT…`: the fingerprints that signatures name.

use std::path::PathBuf;

use super::exit::{Exit, Failure};
use super::root::RootArgs;
use super::terminal::{Output, Terminal};
use crate::diff::contracts::Side;
use crate::signing::Fingerprint;

/// Show the fingerprint that signatures of a contract name
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc fingerprint inbound.leadc
  leadc fingerprint --text inbound.leadc | sha256sum")]
pub struct Args {
    /// The contract
    contract: PathBuf,

    /// Show the text of which the fingerprint is the SHA-256 hash
    #[arg(long)]
    text: bool,

    #[command(flatten)]
    root: RootArgs,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut reader = args.root.reader()?;
    let contract = reader.contract(&args.contract);
    let contract = reader.without_errors(contract, &args.contract, terminal)?;
    let side = Side {
        contract: &contract,
        sources: &reader.sources,
    };
    terminal.out(&match args.text {
        true => Output::Raw(Fingerprint::text(side)),
        false => Output::Text(format!("{}\n", Fingerprint::of(side))),
    })?;
    Ok(Exit::Fine)
}
