//! The contract's file: it is overwritten only if it still is what the page has loaded.

use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::line_ends::{for_file, for_page};
use crate::cli::exit::Failure;
use crate::contract::{FILE_LIMIT, ReadError};
use crate::data::atomic_write;
use crate::data::contract_root::ContractRoot;
use crate::message::{Message, msg, system_error};

/// The file of the contract.
#[derive(Debug)]
pub struct SavedFile {
    path: PathBuf,
    root: ContractRoot,
}

/// A version of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The text as the page shows it.
    pub text: String,
    /// The hash of the file; empty if there is none.
    pub hash: String,
}

/// The outcome of saving.
#[derive(Debug)]
pub enum Saving {
    /// It is saved.
    Done(Version),
    /// The file was changed by somebody else, and left alone.
    Changed(Version),
}

/// The bytes of a file; none if there is no file.
struct Bytes(Option<Vec<u8>>);

impl SavedFile {
    /// The file at a path, with the folder whose files it may read.
    pub fn new(path: &Path, root: Option<ContractRoot>) -> Result<SavedFile, Failure> {
        let root = root.ok_or_else(|| {
            let path = path.display();
            Failure::problem(msg!("the folder of {path} does not exist", path))
                .with_help(msg!("create it first"))
        })?;
        Ok(SavedFile {
            path: path.to_path_buf(),
            root,
        })
    }

    /// Reads the file.
    pub fn load(&self) -> Result<Version, Message> {
        let bytes = self.bytes()?;
        Ok(Version {
            text: for_page(self.text(&bytes)?),
            hash: bytes.hash(),
        })
    }

    /// Writes the text, if the file has this hash. Nothing is ever half-written.
    pub fn save(&self, text: &str, hash: &str) -> Result<Saving, Message> {
        let before = self.bytes()?;
        if before.hash() != hash {
            return Ok(Saving::Changed(self.load()?));
        }
        let written = for_file(self.text(&before)?, text);
        let saved = atomic_write::atomically(&self.path, |out| out.write_all(written.as_bytes()));
        saved.map_err(|error| error.headline())?;
        Ok(Saving::Done(Version {
            text: text.to_owned(),
            hash: Bytes(Some(written.into_bytes())).hash(),
        }))
    }

    fn bytes(&self) -> Result<Bytes, Message> {
        match self.root.read(&self.path, FILE_LIMIT) {
            Ok(bytes) if bytes.len() > FILE_LIMIT => {
                let path = self.path.display();
                Err(msg!("{path} is too large for a contract", path))
            }
            Ok(bytes) => Ok(Bytes(Some(bytes))),
            Err(ReadError::NotFound) => Ok(Bytes(None)),
            Err(error) => Err(msg!(
                "{path} cannot be read: {error}",
                path = self.path.display(),
                error = why(error)
            )),
        }
    }

    fn text<'b>(&self, bytes: &'b Bytes) -> Result<&'b str, Message> {
        let bytes = bytes.0.as_deref().unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|_| {
            let path = self.path.display();
            msg!("{path} is not UTF-8 text", path)
        })
    }
}

impl Bytes {
    fn hash(&self) -> String {
        match &self.0 {
            None => String::new(),
            Some(bytes) => Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        }
    }
}

fn why(error: ReadError) -> Message {
    match error {
        ReadError::System(error) => system_error(&error),
        ReadError::NotFound => msg!("no such file or folder"),
        ReadError::Folder => msg!("it is a folder"),
        ReadError::Outside
        | ReadError::OtherEnding
        | ReadError::Special
        | ReadError::TooLarge
        | ReadError::TooMuch => msg!("it is not a file in the folder of the contract"),
    }
}
