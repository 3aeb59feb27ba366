//! What the language server of a page knows of this machine: the files that the opened contract may read.

use std::path::Path;

use crate::cli::contract_loader::names_in;
use crate::contract::{FILE_LIMIT, ReadError};
use crate::data::contract_root::ContractRoot;
use crate::lsp::Host;
use crate::message::Language;
use crate::time::MicrosUtc;

/// The files of a contract, whichever one a page names.
pub struct ContractHost {
    /// The folder of the contract; none if it does not exist.
    pub root: Option<ContractRoot>,
    /// The language of the page.
    pub language: Language,
}

impl Host for ContractHost {
    fn read(&self, _contract: &Path, file: &Path) -> Result<Vec<u8>, ReadError> {
        let root = self.root.as_ref().ok_or(ReadError::NotFound)?;
        root.read(file, FILE_LIMIT)
    }

    fn head(&self, _contract: &Path, file: &Path, length: usize) -> Result<Vec<u8>, ReadError> {
        let root = self.root.as_ref().ok_or(ReadError::NotFound)?;
        root.read(file, length)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        match &self.root {
            Some(root) if root.contains(folder) => names_in(folder),
            _ => Vec::new(),
        }
    }

    fn now(&self) -> MicrosUtc {
        MicrosUtc(jiff::Timestamp::now().as_microsecond())
    }

    fn language(&self, _of_editor: Option<Language>) -> Option<Language> {
        Some(self.language)
    }
}
