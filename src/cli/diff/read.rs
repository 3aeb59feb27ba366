//! Reading one of the two contracts.

use std::path::Path;

use super::revision::Revision;
use crate::cli::contract::Reader;
use crate::cli::exit::{Exit, Failure};
use crate::cli::terminal::Terminal;
use crate::contract::model::Contract;
use crate::diff::contracts::Side;
use crate::ir::{self, Program};

/// A contract without errors, and its files.
pub struct Checked {
    contract: Contract,
    reader: Reader,
}

impl Checked {
    /// For comparing what it says.
    pub fn side(&self) -> Side<'_> {
        Side {
            contract: &self.contract,
            sources: &self.reader.sources,
        }
    }

    /// Its rules.
    pub fn program(&self) -> Program {
        ir::compile(&self.contract, &self.reader.sources)
    }
}

/// Reads a contract from a file or from a revision; its errors are told.
pub fn contract(named: &Path, terminal: &Terminal) -> Result<Checked, Failure> {
    let mut reader = Reader::default();
    let revision = Revision::named(named)?;
    let contract = match &revision {
        None => reader.contract(named),
        Some(revision) => reader.contract_by(&revision.path, &mut |path| revision.read(path)),
    };
    if let Some(contract) = contract {
        return Ok(Checked { contract, reader });
    }
    reader.tell_errors(named, terminal)?;
    if let Some(revision) = revision {
        let name = revision.name;
        terminal.say(
            "note",
            &format!("this is the contract of the revision `{name}`"),
        );
    }
    Err(Failure::Told(Exit::Problems))
}
