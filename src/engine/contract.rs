//! Contracts as another program reads them.

use super::finding::{Finding, findings};
use crate::analysis;
use crate::contract::{Read, ReadError, model};
use crate::diagnostic::severity_overrides::Levels;
use crate::message::Language;
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
    levels: Levels,
    warnings: Vec<Finding>,
}

impl Contract {
    /// Reads a contract with the files it names, all of which must be in its folder or below.
    ///
    /// # Errors
    ///
    /// All errors of the contract and its files.
    #[cfg(feature = "files")]
    pub fn from_path(path: impl AsRef<Path>) -> Result<Contract, ContractError> {
        use crate::contract::FILE_LIMIT;
        use crate::data::contract_root::ContractRoot;
        let path = path.as_ref();
        let root = ContractRoot::of_contract(path);
        Contract::load(&path.to_string_lossy(), &mut |path| match &root {
            Some(root) => root.read(path, FILE_LIMIT),
            None => Err(ReadError::NotFound),
        })
    }

    /// Reads a contract that is one text, without included files, lists or calendars of their own; `file` is its name in
    /// findings and explanations.
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
        Contract::load(file, &mut |path| read(path).ok_or(ReadError::NotFound))
    }

    fn load(file: &str, read: &mut Read) -> Result<Contract, ContractError> {
        let mut sources = Sources::default();
        let mut loaded = suggest::load(file, &mut sources, read);
        suggest::verify(file, &sources, &mut loaded.diagnostics, read);
        let findings = findings(&loaded.levels.apply(loaded.diagnostics), &sources);
        match loaded.contract {
            Some(model) => Ok(Contract {
                model,
                sources,
                file: file.to_owned(),
                levels: loaded.levels,
                warnings: findings,
            }),
            None => Err(ContractError { findings }),
        }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.model.info.title
    }

    /// Warnings and notes about its lines, as far as the contract itself allows and denies them.
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }

    /// What follows from the rules alone, such as stages that no lead reaches: the rest of what `leadc check` prints, without
    /// corrected lines. It takes up to some seconds for a contract of thousands of rules.
    pub fn analyze(&self) -> Vec<Finding> {
        let found = analysis::diagnostics(&self.model, &self.sources);
        findings(&self.levels.apply(found), &self.sources)
    }
}

/// Why a contract cannot be read: its errors, and what else was found.
#[derive(Debug, Clone)]
pub struct ContractError {
    findings: Vec<Finding>,
}

impl ContractError {
    /// Errors, warnings and notes, in the order of the lines.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The errors.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        let is_error = |finding: &&Finding| finding.severity == crate::diagnostic::Severity::Error;
        self.findings.iter().filter(is_error)
    }
}

impl ContractError {
    /// The text of `Display` in another language.
    pub fn text_in(&self, language: Language) -> String {
        let errors = self.errors().map(|error| error.in_language(language));
        let lines: Vec<String> = errors.map(|error| error.to_string()).collect();
        lines.join("\n")
    }
}

impl<'a> IntoIterator for &'a ContractError {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.iter()
    }
}

impl fmt::Display for ContractError {
    /// Each error on a line, in English: `file:line:column: error[CODE]: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text_in(Language::En))
    }
}

impl std::error::Error for ContractError {}
