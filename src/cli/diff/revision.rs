//! Contracts as they are in a revision of a git repository.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::exit::Failure;
use crate::cli::git::Repository;
use crate::contract::files::plain;
use crate::contract::{FILE_LIMIT, ReadError};
use crate::message::{Message, msg};

/// A revision, and the contract in it.
#[derive(Debug)]
pub struct Revision {
    /// As the user named it.
    pub name: String,
    /// The contract's file, as a path relative to the current folder.
    pub path: PathBuf,
    /// The commit of that name, so that all files are of the same revision.
    commit: String,
    repository: Repository,
    /// The folder whose files the contract may read, relative to the top of the repository.
    root: PathBuf,
}

impl Revision {
    /// The contract of a revision. `root` is the folder whose files it may read; none means its own folder.
    pub fn new(name: &str, path: &Path, root: Option<&Path>) -> Result<Revision, Failure> {
        let repository = repository(name)?;
        let commit = repository
            .commit(name)
            .map_err(|error| unusable(name, &error))?;
        let commit = commit.ok_or_else(|| unknown(name))?;
        Revision::of_commit(repository, name, commit, path, root)
    }

    /// The revision of `REVISION:FILE`; none for the name of a file. An ambiguous argument is rejected.
    pub fn from_argument(
        argument: &Path,
        root: Option<&Path>,
    ) -> Result<Option<Revision>, Failure> {
        let Some((name, path)) = argument.to_str().and_then(|text| text.split_once(':')) else {
            return Ok(None);
        };
        // No name of a revision begins like this, so the argument means a file.
        if name.is_empty() || path.is_empty() || name.starts_with(['.', '/', '\\']) {
            return Ok(None);
        }
        let path = Path::new(path);
        if argument.symlink_metadata().is_err() {
            return Revision::new(name, path, root).map(Some);
        }
        let repository = Repository::around_here().ok().flatten();
        match repository.and_then(|repository| repository.commit(name).ok().flatten()) {
            None => Ok(None),
            Some(_) => Err(two_readings(argument, name, path)),
        }
    }

    fn of_commit(
        repository: Repository,
        name: &str,
        commit: String,
        path: &Path,
        root: Option<&Path>,
    ) -> Result<Revision, Failure> {
        let folder = match root {
            Some(root) => root.to_path_buf(),
            None => path.parent().unwrap_or(Path::new("")).to_path_buf(),
        };
        let root = repository.tree_path(&folder).ok_or_else(|| {
            let message = msg!(
                "`{folder}` is outside of the git repository",
                folder = folder.display()
            );
            Failure::usage(message).with_help(msg!(
                "run leadc in a folder of the repository that has the contract"
            ))
        })?;
        Ok(Revision {
            name: name.to_owned(),
            path: path.to_path_buf(),
            commit,
            repository,
            root,
        })
    }

    /// The bytes of a file in this revision.
    pub fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        match self.repository.tree_path(path) {
            Some(tree_path) if tree_path.starts_with(&self.root) => {
                self.repository.read(&self.commit, path, FILE_LIMIT)
            }
            _ => Err(ReadError::Outside),
        }
    }

    /// Whether the revision has the contract.
    pub fn has_contract(&self) -> bool {
        !matches!(self.read(&self.path), Err(ReadError::NotFound))
    }

    /// The error that the revision does not have the file, and where to look; none if it does.
    pub fn missing(&self) -> Option<(Message, Message)> {
        if self.has_contract() {
            return None;
        }
        let (name, path) = (&self.name, self.path.display());
        let message = msg!("the revision `{name}` has no file `{path}`", name, path);
        let here = || msg!("the path is relative to the current folder");
        Some((message, self.nearer().unwrap_or_else(here)))
    }

    /// The correct path, if the user wrote the path as git does: relative to the top of the repository.
    fn nearer(&self) -> Option<Message> {
        let written = plain(&self.path);
        let short = self.repository.local_path(&written)?;
        self.repository.read(&self.commit, short, FILE_LIMIT).ok()?;
        Some(msg!(
            "the path is relative to the current folder: write `{name}:{short}`",
            name = self.name,
            short = short.display()
        ))
    }
}

/// The repository around the current folder.
fn repository(name: &str) -> Result<Repository, Failure> {
    let found = Repository::around_here().map_err(|error| unusable(name, &error))?;
    found.ok_or_else(|| {
        Failure::problem(msg!("this folder is not in a git repository")).with_help(msg!(
            "`{name}` is read as a revision: name a file, or run leadc inside the repository",
            name
        ))
    })
}

fn unusable(name: &str, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => Failure::problem(msg!("the command `git` was not found"))
            .with_help(msg!(
                "git is needed to read the revision `{name}`: install it, or name a file",
                name
            )),
        _ => Failure::problem(msg!(
            "git cannot read the revision `{name}`: {error}",
            name,
            error
        ))
        .with_help(msg!("see what `git status` says in this folder")),
    }
}

fn unknown(name: &str) -> Failure {
    Failure::problem(msg!("the git repository has no revision `{name}`", name)).with_help(
        msg!("name a branch, a tag or a commit, for example `main:inbound.leadc` or `HEAD~1:inbound.leadc`; \
         on a build server it may have to be fetched first"),
    )
}

fn two_readings(argument: &Path, name: &str, path: &Path) -> Failure {
    let (argument, path) = (argument.display(), path.display());
    Failure::usage(msg!(
        "`{argument}` is the name of a file, and `{name}` is a revision of the git repository",
        argument,
        name
    ))
    .with_help(msg!(
        "write `./{argument}` for the file, or `--base {name} {path}` for the revision",
        argument,
        name,
        path
    ))
}
