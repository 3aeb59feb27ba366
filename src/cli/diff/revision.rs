//! Files as they are in a revision of a git repository. The `git` command reads them.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::cli::exit::Failure;

/// A revision, and the contract in it.
#[derive(Debug)]
pub struct Revision {
    /// As the user named it.
    pub name: String,
    /// The contract's file, as any path relative to the folder the user is in.
    pub path: PathBuf,
    /// What the name stands for, so that all files are of the same revision.
    commit: String,
}

impl Revision {
    /// The revision of `REVISION:FILE`; none for the name of a file. A file of that very name comes first.
    pub fn named(argument: &Path) -> Result<Option<Revision>, Failure> {
        let Some((name, path)) = argument.to_str().and_then(|text| text.split_once(':')) else {
            return Ok(None);
        };
        if argument.exists() || name.is_empty() || path.is_empty() {
            return Ok(None);
        }
        let path = PathBuf::from(path);
        let (folder, _) = split(&path);
        let commit = commit(&folder, name)?;
        let name = name.to_owned();
        Ok(Some(Revision { name, path, commit }))
    }

    /// The bytes of a file in this revision.
    pub fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let (folder, rest) = split(path);
        let rest = rest.to_string_lossy().replace('\\', "/");
        let object = format!("{}:./{rest}", self.commit);
        let output = git(&folder, &["cat-file", "blob", &object])?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// That the revision has no such file, and where to look; none where it has.
    pub fn missing(&self) -> Option<(String, String)> {
        self.read(&self.path).err()?;
        let (name, path) = (&self.name, self.path.display());
        let message = format!("the revision `{name}` has no file `{path}`");
        Some((message, self.nearer().unwrap_or_else(|| HERE.to_owned())))
    }

    /// The name to write where the path was written as git writes it: from the top of the repository.
    fn nearer(&self) -> Option<String> {
        let here = git(Path::new("."), &["rev-parse", "--show-prefix"]).ok()?;
        let here = String::from_utf8(here.stdout).ok()?;
        let path = self.path.to_str()?.replace('\\', "/");
        let short = PathBuf::from(
            path.strip_prefix(here.trim_end())
                .filter(|_| !here.trim_end().is_empty())?,
        );
        self.read(&short).ok()?;
        Some(format!("{HERE}: write `{}:{}`", self.name, short.display()))
    }
}

/// Where paths start.
const HERE: &str = "the path starts at the folder you are in, as that of any file";

/// The nearest folder above a path that is there today, and the rest of the path: the revision may have had other folders.
fn split(path: &Path) -> (PathBuf, PathBuf) {
    let here = || PathBuf::from(".");
    let mut folders = path.ancestors().skip(1);
    let folder = folders.find(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    let rest = folder.and_then(|folder| path.strip_prefix(folder).ok());
    let rest = rest.unwrap_or(path).to_path_buf();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    (folder.map_or_else(here, Path::to_path_buf), rest)
}

/// The full id of a revision.
fn commit(folder: &Path, name: &str) -> Result<String, Failure> {
    let run = |args: &[&str]| {
        git(folder, args).map_err(|error| {
            let failure = Failure::problem(format!("`git` cannot be started: {error}"));
            failure.with_help(format!(
                "`{name}:…` is read by git: install it, or name a file"
            ))
        })
    };
    let inside = run(&["rev-parse", "--git-dir"])?;
    if !inside.status.success() {
        let folder = match folder == Path::new(".") {
            true => "this folder".to_owned(),
            false => format!("`{}`", folder.display()),
        };
        let failure = Failure::problem(format!("{folder} lies in no git repository"));
        return Err(failure.with_help(format!(
            "`{name}:…` means a revision: name a file, or go to the folder of the repository"
        )));
    }
    let revision = format!("{name}^{{commit}}");
    let found = run(&[
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &revision,
    ])?;
    let commit = String::from_utf8_lossy(&found.stdout);
    // Of a name behind `--end-of-options`, git shows that too.
    let commit = commit.lines().next_back().unwrap_or_default().trim();
    if !found.status.success() || commit.is_empty() {
        return Err(
            Failure::problem(format!("the git repository has no revision `{name}`")).with_help(
                "name a branch, a tag or a commit, for example `main:inbound.leadc` or `HEAD~1:inbound.leadc`; \
                 on a build server it may have to be fetched first",
            ),
        );
    }
    Ok(commit.to_owned())
}

fn git(folder: &Path, args: &[&str]) -> io::Result<Output> {
    Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .stdin(Stdio::null())
        .output()
}
