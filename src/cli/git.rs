//! A git repository, read with the `git` command.
//!
//! The working tree may contain untrusted files, so nothing in it may configure git. A folder of a working tree can look like
//! a repository of its own, with a configuration that names commands. Therefore the repository is the one whose `.git` is
//! found from the current folder upwards, which no commit can contain, and every command runs at its top.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::contract::ReadError;
use crate::contract::files::plain;

/// Settings for every command. Those of the repository could name programs: for hooks, for watching files, for fetching
/// objects.
const SETTINGS: [&str; 4] = [
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "protocol.allow=never",
];

/// Variables that would select another repository or other settings.
const FOREIGN: [&str; 8] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_EXTERNAL_DIFF",
];

/// The repository around a folder.
#[derive(Debug)]
pub struct Repository {
    top: PathBuf,
    /// The folder, relative to the top.
    here: PathBuf,
}

impl Repository {
    /// The repository around the current folder; none if there is none.
    pub fn around_here() -> io::Result<Option<Repository>> {
        let here = std::env::current_dir()?;
        let top = here.ancestors().find(|folder| folder.join(".git").exists());
        Ok(top.and_then(|top| {
            Some(Repository {
                top: top.to_path_buf(),
                here: here.strip_prefix(top).ok()?.to_path_buf(),
            })
        }))
    }

    /// The full id of the commit of a revision; none if there is no such commit.
    pub fn commit(&self, revision: &str) -> io::Result<Option<String>> {
        let named = format!("{revision}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
        let found = self.run(&[&verify[..], &[&named]].concat())?;
        let said = String::from_utf8_lossy(&found.stdout);
        // Some versions of git also print `--end-of-options`.
        let commit = said.lines().next_back().unwrap_or_default().trim();
        let is_one = found.status.success() && !commit.is_empty();
        if !is_one && !found.stderr.is_empty() {
            return Err(io::Error::other(first_line(&found.stderr)));
        }
        Ok(is_one.then(|| commit.to_owned()))
    }

    /// The bytes of a file in a commit, at most `limit` and one more; links are followed within the commit.
    pub fn read(&self, commit: &str, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        let path = self.tree_path(path).ok_or(ReadError::Outside)?;
        let mut object = OsString::from(format!("{commit}:"));
        object.push(&path);
        let object = object.into_encoded_bytes();
        // The request is one line.
        if object.contains(&b'\n') {
            return Err(ReadError::NotFound);
        }
        let mut git = self
            .command()
            .args(["cat-file", "--batch", "--follow-symlinks"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let answer = read_object(&mut git, &object, limit);
        // It may have more output than was requested.
        let _ = git.kill();
        let output = git.wait_with_output()?;
        match answer {
            Err(error) if !output.stderr.is_empty() => {
                let text = first_line(&output.stderr);
                Err(io::Error::new(error.kind(), text).into())
            }
            Err(error) => Err(error.into()),
            Ok(None) => Err(ReadError::NotFound),
            Ok(Some(bytes)) => Ok(bytes),
        }
    }

    /// A path as in the commits; none outside of the repository.
    pub fn tree_path(&self, path: &Path) -> Option<PathBuf> {
        let path = plain(&self.top.join(&self.here).join(path));
        let path = path.strip_prefix(&self.top).ok()?;
        match std::path::MAIN_SEPARATOR {
            '/' => Some(path.to_path_buf()),
            other => Some(path.to_str()?.replace(other, "/").into()),
        }
    }

    /// A path from the top, relative to the current folder; none if the folder is not above it.
    pub fn local_path<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        path.strip_prefix(&self.here).ok()
    }

    fn run(&self, args: &[&str]) -> io::Result<Output> {
        self.command().args(args).stdin(Stdio::null()).output()
    }

    fn command(&self) -> Command {
        let mut git = Command::new("git");
        git.arg("--no-pager").arg("-C").arg(&self.top);
        for setting in SETTINGS {
            git.args(["-c", setting]);
        }
        for variable in FOREIGN {
            git.env_remove(variable);
        }
        // Do not fetch a missing object: that would run commands named in the configuration.
        git.env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_TERMINAL_PROMPT", "0");
        git
    }
}

/// The answer of `git cat-file --batch`, `ID blob SIZE` and the bytes; none if there is no such file.
fn read_object(git: &mut Child, object: &[u8], limit: usize) -> io::Result<Option<Vec<u8>>> {
    let (Some(mut to), Some(from)) = (git.stdin.take(), git.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    to.write_all(&[object, b"\n"].concat())?;
    drop(to);
    let mut from = BufReader::new(from);
    let mut header = Vec::new();
    from.read_until(b'\n', &mut header)?;
    if header.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let header = String::from_utf8_lossy(&header);
    let mut words = header.split_whitespace().rev();
    let (size, kind) = (words.next(), words.next());
    match (kind, size.and_then(|size| size.parse::<u64>().ok())) {
        (Some("blob"), Some(size)) => {
            let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
            let mut bytes = Vec::new();
            from.take(size.min(limit)).read_to_end(&mut bytes)?;
            match bytes.len() as u64 == size.min(limit) {
                true => Ok(Some(bytes)),
                false => Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        (Some("tree"), Some(_)) => Err(io::ErrorKind::IsADirectory.into()),
        _ => Ok(None),
    }
}

fn first_line(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let line = said.lines().next().unwrap_or_default();
    line.strip_prefix("fatal: ").unwrap_or(line).to_owned()
}
