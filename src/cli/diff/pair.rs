//! The two contracts to compare, as given on the command line.

use std::path::{Path, PathBuf};

use super::Args;
use super::revision::Revision;
use crate::cli::exit::Failure;
use crate::message::msg;
use crate::report::diff::Unpaired;

/// The source of a contract.
#[derive(Debug)]
pub enum ContractSource {
    /// A file; `-` for standard input.
    File(PathBuf),
    /// A revision of a git repository.
    Revision(Box<Revision>),
}

/// The old and the new contract.
#[derive(Debug)]
pub struct ContractPair {
    pub old: ContractSource,
    pub new: ContractSource,
}

impl ContractSource {
    fn new(argument: &Path, root: Option<&Path>) -> Result<ContractSource, Failure> {
        Ok(match Revision::from_argument(argument, root)? {
            Some(revision) => ContractSource::Revision(Box::new(revision)),
            None => ContractSource::File(argument.to_path_buf()),
        })
    }

    /// The user's name for it.
    pub fn name(&self) -> String {
        match self {
            ContractSource::File(path) => path.display().to_string(),
            ContractSource::Revision(revision) => {
                format!("{}:{}", revision.name, revision.path.display())
            }
        }
    }

    /// Whether the file exists, readable or not.
    fn exists(&self) -> bool {
        match self {
            ContractSource::File(path) => path == Path::new("-") || path.symlink_metadata().is_ok(),
            ContractSource::Revision(revision) => revision.has_contract(),
        }
    }
}

impl ContractPair {
    /// The contracts that the arguments name.
    pub fn new(args: &Args) -> Result<ContractPair, Failure> {
        let root = args.root.folder();
        match (&args.base, args.contracts.as_slice()) {
            (Some(_), [contract]) if contract == Path::new("-") => Err(Failure::usage(
                msg!("with `--base`, the contract cannot be read from standard input"),
            )
            .with_help(msg!("name its file"))),
            (Some(base), [contract]) => Ok(ContractPair {
                old: ContractSource::Revision(Box::new(Revision::new(base, contract, root)?)),
                new: ContractSource::File(contract.clone()),
            }),
            (Some(_), _) => Err(Failure::usage(msg!("`--base` takes one contract"))
                .with_help(msg!("it is compared with itself: `leadc diff --base main inbound.leadc`"))),
            (None, [old, new]) => Ok(ContractPair {
                old: ContractSource::new(old, root)?,
                new: ContractSource::new(new, root)?,
            }),
            (None, _) => Err(Failure::usage(msg!("the second contract is missing")).with_help(
                msg!("name both, or compare one with a revision: `leadc diff --base main inbound.leadc`"),
            )),
        }
    }

    /// Whether only one side has the contract, which is possible with `--base`.
    pub fn unpaired(&self, args: &Args) -> Option<Unpaired> {
        match (&args.base, self.old.exists(), self.new.exists()) {
            (Some(_), false, true) => Some(Unpaired::New),
            (Some(_), true, false) => Some(Unpaired::Removed),
            (Some(_), true, true) | (Some(_), false, false) | (None, _, _) => None,
        }
    }
}
