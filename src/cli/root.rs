//! The option that names the folder whose files contracts may read.

use std::path::{Path, PathBuf};

use clap::Args;

use super::contract_loader::Reader;
use super::exit::Failure;
use crate::message::msg;

/// The folder whose files contracts may read.
#[derive(Debug, Clone, Default, Args)]
pub struct RootArgs {
    /// The folder whose files contracts may include or read lists from [default: the folder of the contract]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
}

impl RootArgs {
    /// The folder as named by the user; none means the folder of each contract.
    pub fn folder(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// A reader of contracts that is confined to the folder.
    pub fn reader(&self) -> Result<Reader, Failure> {
        let root = match &self.root {
            None => None,
            Some(folder) => Some(resolved(folder)?),
        };
        Ok(Reader::new(root))
    }
}

/// A folder named by the user, with links resolved.
fn resolved(folder: &Path) -> Result<PathBuf, Failure> {
    let found = folder.canonicalize();
    found.ok().filter(|found| found.is_dir()).ok_or_else(|| {
        let message = msg!(
            "`--root` names `{folder}`, which is not a folder",
            folder = folder.display()
        );
        Failure::usage(message).with_help(msg!(
            "name the folder that contains the contract and all files it needs"
        ))
    })
}
