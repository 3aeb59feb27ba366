//! Which files a contract may name, and why one cannot be read.
//!
//! A contract may come from anyone, so it decides neither where on the machine files are read nor how much of them.

use crate::message::{Message, msg};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

/// Reads the bytes of a file.
pub type Read<'r> = dyn FnMut(&Path) -> Result<Vec<u8>, ReadError> + 'r;

/// Maximum size in bytes of a contract's file: ten times that of the largest lists of domains.
pub const FILE_LIMIT: usize = 16 << 20;

/// Maximum size in bytes of all files of a contract together.
pub const TOTAL_LIMIT: usize = 64 << 20;

/// The contents of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// `include "shared.leadc"`
    Contract,
    /// `list free mail: from "free-mail.csv"`
    List,
    /// `closed: from "holidays.ics"`
    Calendar,
}

impl FileKind {
    /// The allowed file name endings. A file with another ending is not opened: it may contain anything, and messages quote
    /// from a contract's files.
    fn endings(self) -> &'static [&'static str] {
        match self {
            FileKind::Contract => &["leadc"],
            FileKind::List => &["csv", "tsv", "txt"],
            FileKind::Calendar => &["ics"],
        }
    }

    pub fn has_name(self, path: &Path) -> bool {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_one = |ending: &str| {
            self.endings()
                .iter()
                .any(|own| own.eq_ignore_ascii_case(ending))
        };
        ending.is_some_and(is_one)
    }

    /// Which names a file of this kind may have.
    pub fn rule(self) -> Message {
        match self {
            FileKind::Contract => msg!("an included file has a name that ends in `.leadc`"),
            FileKind::List => {
                msg!("the file of a list has a name that ends in `.csv`, `.tsv` or `.txt`")
            }
            FileKind::Calendar => msg!("the file of a calendar has a name that ends in `.ics`"),
        }
    }
}

/// Why a file cannot be read.
#[derive(Debug)]
pub enum ReadError {
    /// It does not exist.
    NotFound,
    /// It is a folder.
    Folder,
    /// After links are followed, it is outside the folder that the contract may read.
    Outside,
    /// It is a link to a file with another ending.
    OtherEnding,
    /// It is a device or a pipe.
    Special,
    /// It has more than [`FILE_LIMIT`] bytes.
    TooLarge,
    /// With it, the files of the contract have more than [`TOTAL_LIMIT`] bytes together.
    TooMuch,
    /// The system does not allow reading it.
    System(io::Error),
}

/// Number of bytes for which there is room from the start; most files of contracts are smaller.
const START: usize = 16 << 10;

/// The bytes of a file, at most `limit` and one more, which shows that it is too large.
pub fn bytes_up_to(file: impl io::Read, limit: usize) -> Result<Vec<u8>, ReadError> {
    // Do not ask the system for the size: some files have none until they are read.
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    let mut bytes = Vec::with_capacity(START);
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        match error.kind() {
            io::ErrorKind::NotFound => ReadError::NotFound,
            io::ErrorKind::IsADirectory => ReadError::Folder,
            _ => ReadError::System(error),
        }
    }
}

/// Reads files until their total size is too large.
pub(super) fn limited(read: &mut Read) -> impl FnMut(&Path) -> Result<Vec<u8>, ReadError> {
    let mut left = TOTAL_LIMIT;
    move |path| {
        let bytes = read(path)?;
        if bytes.len() > FILE_LIMIT {
            return Err(ReadError::TooLarge);
        }
        left = left.checked_sub(bytes.len()).ok_or(ReadError::TooMuch)?;
        Ok(bytes)
    }
}

/// A path without `.` and `x/..`, so that each file has one path.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(parts.components().next_back(), Some(Component::Normal(_))) =>
            {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}
