//! Reads one of the two contracts.

use std::path::Path;

use super::pair::ContractSource;
use super::revision::Revision;
use crate::cli::contract_loader::Reader;
use crate::cli::exit::Failure;
use crate::cli::root::RootArgs;
use crate::cli::terminal::{Notice, Terminal};
use crate::contract::model::Contract;
use crate::diagnostic::annotation::Annotation;
use crate::diagnostic::render::Tally;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::contracts::{Side, evaluated_as};
use crate::ir::{self, Program};
use crate::message::{Message, msg};
use crate::report::diff::Problem;

/// A contract without errors, and its files.
pub struct CheckedContract {
    contract: Contract,
    reader: Reader,
}

impl CheckedContract {
    /// The side for comparing its text.
    pub fn side(&self) -> Side<'_> {
        Side {
            contract: &self.contract,
            sources: &self.reader.sources,
        }
    }

    /// The contract with the names of another for what both declare, so that results can be compared by name.
    pub fn named_as(mut self, other: &CheckedContract) -> CheckedContract {
        self.contract = evaluated_as(&self.contract, &other.contract);
        self
    }

    /// Its rules.
    pub fn program(&self) -> Program {
        ir::compile(&self.contract, &self.reader.sources)
    }
}

/// Reads a contract from a file or from a revision. Its errors are reported, and returned as what prevents the comparison.
pub fn contract(
    source: &ContractSource,
    root: &RootArgs,
    terminal: &Terminal,
) -> Result<Result<CheckedContract, Problem>, Failure> {
    let mut reader = root.reader()?;
    let (contract, revision) = match source {
        ContractSource::File(path) => (reader.contract(path), None),
        ContractSource::Revision(revision) => {
            let mut read = |path: &Path| revision.read(path);
            let contract = reader.contract_by(&revision.path, &mut read);
            (contract, Some(revision.as_ref()))
        }
    };
    if let Some(contract) = contract {
        return Ok(Ok(CheckedContract { contract, reader }));
    }
    let missing = revision.and_then(Revision::missing);
    if let Some(missing) = &missing {
        reader.diagnostics = not_there(&reader, missing);
    }
    let name = source.name();
    reader.print_errors(Path::new(&name), terminal)?;
    let mut errors = reader.annotations(terminal.machine_language());
    if let (Some(revision), None) = (revision, missing) {
        let text = msg!(
            "this is the contract of the revision `{name}`",
            name = revision.name
        );
        let text_of_errors = text.text(terminal.machine_language());
        terminal.status(Notice::Note, text);
        for Annotation { message, .. } in &mut errors {
            message.push('\n');
            message.push_str(&text_of_errors);
        }
    }
    Ok(Err(Problem {
        contract: name,
        text: Tally::from_diagnostics(&reader.diagnostics).message(),
        errors,
    }))
}

/// The error that a revision does not have the file, which replaces the one for missing files.
fn not_there(reader: &Reader, (message, help): &(Message, Message)) -> Vec<Diagnostic> {
    let spans = reader
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.primary.span);
    let said = |span| Diagnostic::new(Code::E0001, span, message.clone()).help(help.clone());
    spans.take(1).map(said).collect()
}
