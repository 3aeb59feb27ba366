//! The files that a run reads and writes: output must not overwrite anything else.

use std::path::{Path, PathBuf};

use super::exit::Failure;
use crate::data::{ActivityInput, DataError, ErrorKind, Input};
use crate::message::{Message, msg};

/// A file that is read.
#[derive(Debug)]
pub struct InputFile {
    path: PathBuf,
    /// The sheet that is read, if one is named.
    sheet: Option<String>,
    what: Message,
    /// The option that names it, with the kind of its rows if given; none for files of the contract.
    named: Option<(&'static str, Option<String>)>,
}

/// A file that is written, and the option that names it.
#[derive(Debug, Clone, Copy)]
pub struct OutputFile<'a> {
    option: &'static str,
    path: &'a Path,
}

impl InputFile {
    /// A file of the contract: itself, one it includes, or one of its lists.
    pub fn of_contract(path: PathBuf) -> InputFile {
        InputFile {
            path,
            sheet: None,
            what: msg!("a file of the contract"),
            named: None,
        }
    }

    /// The record of a run.
    pub fn record(path: &Path) -> InputFile {
        InputFile {
            path: path.to_path_buf(),
            what: msg!("a file that is read as the record of a run"),
            named: None,
            sheet: None,
        }
    }

    /// A file of leads.
    pub fn leads(input: &Input) -> InputFile {
        InputFile {
            path: InputFile::path(input),
            sheet: input.sheet().map(str::to_owned),
            what: msg!("a file that is read as leads"),
            named: Some(("--leads", None)),
        }
    }

    /// A file of activities.
    pub fn activities(input: &ActivityInput) -> InputFile {
        InputFile {
            path: InputFile::path(&input.input),
            sheet: input.input.sheet().map(str::to_owned),
            what: msg!("a file that is read as activities"),
            named: Some(("--activities", input.kind.clone())),
        }
    }

    fn path(input: &Input) -> PathBuf {
        match input {
            Input::File(path) | Input::Sheet(path, _) => path.clone(),
            // It may be redirected from a file: `< leads.csv`.
            Input::Stdin => PathBuf::from("/dev/stdin"),
            Input::Batches(_) | Input::Memory(_) => PathBuf::new(),
        }
    }
}

impl<'a> OutputFile<'a> {
    /// The file of `-o`, unless that is standard output.
    pub fn output(path: Option<&'a Path>) -> Option<OutputFile<'a>> {
        Self::new("-o", path.filter(|path| *path != Path::new("-")))
    }

    /// The file of an option.
    pub fn new(option: &'static str, path: Option<&'a Path>) -> Option<OutputFile<'a>> {
        path.map(|path| OutputFile { option, path })
    }
}

/// Rejects overwriting an input, and writing two results to one file.
pub fn keep_apart(read: &[InputFile], written: &[OutputFile]) -> Result<(), Failure> {
    for (at, one) in written.iter().enumerate() {
        let Some(identity) = Identity::new(one.path) else {
            continue;
        };
        let is_it = |path: &Path| Identity::new(path).as_ref() == Some(&identity);
        let option = one.option;
        let message = if let Some(lost) = read.iter().find(|read| is_it(&read.path)) {
            msg!(
                "`{option}` would overwrite {what}",
                option,
                what = lost.what
            )
        } else if let Some(other) = written.iter().take(at).find(|other| is_it(other.path)) {
            msg!(
                "`{other}` and `{option}` name the same file",
                other = other.option,
                option
            )
        } else {
            continue;
        };
        let beside = one.path.with_file_name(match one.path.file_name() {
            Some(name) => format!("new-{}", name.to_string_lossy()),
            None => "new.csv".to_owned(),
        });
        return Err(Failure::usage(message).with_help(msg!(
            "write to another file, for example `{option} {beside}`",
            option,
            beside = beside.display()
        )));
    }
    Ok(())
}

/// Rejects reading standard input for more than one purpose: only the first would get it.
pub fn stdin_once<'a>(
    contracts: impl IntoIterator<Item = &'a PathBuf>,
    data: impl IntoIterator<Item = &'a Input>,
) -> Result<(), Failure> {
    let contracts = contracts.into_iter();
    let contracts = contracts.filter(|path| path.as_path() == Path::new("-"));
    let data = data.into_iter().filter(|input| **input == Input::Stdin);
    match contracts.count() + data.count() {
        0 | 1 => Ok(()),
        _ => Err(DataError::new(ErrorKind::StdinTwice).into()),
    }
}

/// Rejects reading the same data twice, which would count everything in it twice.
pub fn read_once(read: &[InputFile]) -> Result<(), Failure> {
    for (at, one) in read.iter().enumerate() {
        let (Some((option, _)), Some(identity)) = (&one.named, Identity::new(&one.path)) else {
            continue;
        };
        let before = read
            .iter()
            .take(at)
            .filter(|other| other.named == one.named && other.sheet == one.sheet);
        if before
            .map(|other| Identity::new(&other.path))
            .any(|other| other.as_ref() == Some(&identity))
        {
            let path = one.path.display();
            return Err(
                Failure::usage(msg!("`{option}` names `{path}` twice", option, path))
                    .with_help(msg!("name it once, or each row of it would count twice")),
            );
        }
    }
    Ok(())
}

/// The target of a path, with links resolved; none for devices and pipes, where nothing can be lost.
#[derive(Debug, PartialEq, Eq)]
enum Identity {
    /// A file by its place on the disk, which hard links share.
    #[cfg(unix)]
    Inode(u64, u64),
    /// An existing file, or one that will be created.
    Path(PathBuf),
}

impl Identity {
    fn new(path: &Path) -> Option<Identity> {
        match std::fs::metadata(path) {
            Ok(about) if !about.is_file() => None,
            #[cfg(unix)]
            Ok(about) => {
                use std::os::unix::fs::MetadataExt;
                Some(Identity::Inode(about.dev(), about.ino()))
            }
            #[cfg(not(unix))]
            Ok(_) => path.canonicalize().ok().map(Identity::Path),
            Err(_) => {
                let folder = path.parent().filter(|folder| *folder != Path::new(""));
                let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
                Some(Identity::Path(folder.join(path.file_name()?)))
            }
        }
    }
}
