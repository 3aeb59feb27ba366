//! Contracts as another program reads them.

use crate::contract::{self, ReadError, model};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{Format, Look, render};
use crate::source::Sources;
use crate::suggest;
use std::fmt;
use std::path::Path;

/// A contract without errors.
#[derive(Debug, Clone)]
pub struct Contract {
    pub(super) model: model::Contract,
    pub(super) sources: Sources,
    pub(super) file: String,
    warnings: Vec<Diagnostic>,
}

impl Contract {
    /// Reads a contract that is one text, without included files, lists or calendars of their own; `file` is its name in
    /// messages and explanations.
    ///
    /// # Errors
    ///
    /// All errors of the contract; also one where it names another file.
    pub fn from_text(file: &str, text: &str) -> Result<Contract, ContractError> {
        Contract::from_files(file, |path| match path == Path::new(file) {
            true => Some(text.as_bytes().to_vec()),
            false => None,
        })
    }

    /// Reads a contract with the files it names. `read` gives the bytes of a file, none if there is no such file; paths are
    /// relative to the folder of the contract `file`, which is asked for first.
    ///
    /// # Errors
    ///
    /// All errors of the contract and its files.
    pub fn from_files(
        file: &str,
        mut read: impl FnMut(&Path) -> Option<Vec<u8>>,
    ) -> Result<Contract, ContractError> {
        let mut sources = Sources::default();
        let mut read = |path: &Path| read(path).ok_or(ReadError::NotFound);
        let mut loaded = contract::load(file, &mut sources, &mut read);
        suggest::verify(file, &sources, &mut loaded.diagnostics, &mut read);
        match loaded.contract {
            Some(model) => Ok(Contract {
                model,
                sources,
                file: file.to_owned(),
                warnings: loaded.diagnostics,
            }),
            None => Err(ContractError {
                diagnostics: loaded.diagnostics,
                sources,
            }),
        }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.model.info.title
    }

    /// Warnings and notes, as `leadc check` prints them without analysing the contract, one line each.
    pub fn warnings(&self) -> Vec<String> {
        lines(&self.warnings, &self.sources)
    }
}

/// Why a contract cannot be read: all its errors.
#[derive(Debug, Clone)]
pub struct ContractError {
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl ContractError {
    /// Each error on a line: `file:line:column: error[CODE]: message`.
    pub fn errors(&self) -> Vec<String> {
        let errors = self.diagnostics.iter().filter(|one| one.is_error());
        lines(&errors.cloned().collect::<Vec<_>>(), &self.sources)
    }
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.errors().join("\n"))
    }
}

impl std::error::Error for ContractError {}

fn lines(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let line = |one: &Diagnostic| {
        let one = std::slice::from_ref(one);
        // Writing to a text cannot fail.
        let text = render(Format::Short, one, sources, Look::default()).unwrap_or_default();
        text.trim_end().to_owned()
    };
    diagnostics.iter().map(line).collect()
}
