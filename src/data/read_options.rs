//! What to read: the files, and how to treat problem rows.

use std::fmt;
use std::path::{Path, PathBuf};

/// What to read, and how strictly.
#[derive(Clone, Default)]
pub struct Request<'a> {
    /// Files of leads; several are read in order, as one.
    pub leads: Vec<Input>,
    /// Files of activities; none means that no lead did anything.
    pub activities: Vec<ActivityInput>,
    /// What to do when a lead id occurs more than once.
    pub duplicates: Duplicates,
    /// Treats every problem of the report as an error.
    pub strict: bool,
    /// The CSV file for problem rows with their reasons.
    pub rejects: Option<PathBuf>,
    /// Called while files are read, from any thread.
    pub progress: Option<&'a (dyn Fn(Progress<'_>) + Sync)>,
}

impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("leads", &self.leads)
            .field("activities", &self.activities)
            .field("duplicates", &self.duplicates)
            .field("strict", &self.strict)
            .field("rejects", &self.rejects)
            .field("progress", &self.progress.is_some())
            .finish()
    }
}

/// Where data comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Input {
    /// `-`
    Stdin,
    /// A path.
    File(PathBuf),
}

impl Input {
    /// An argument of the command line: a path, or `-` for standard input.
    pub fn parse(argument: &str) -> Input {
        match argument {
            "-" => Input::Stdin,
            path => Input::File(PathBuf::from(path)),
        }
    }
}

impl From<&Path> for Input {
    fn from(path: &Path) -> Self {
        Input::File(path.to_path_buf())
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::Stdin => f.write_str("standard input"),
            Input::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// A file of activities.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActivityInput {
    /// The kind of every row; none if a column contains it.
    pub kind: Option<String>,
    /// Where the rows are.
    pub input: Input,
}

impl ActivityInput {
    /// An argument of the command line: `FILE`, or `KIND=FILE` if every row of the file is of one kind. An argument that
    /// names an existing file means that file, even if it contains `=`.
    pub fn parse(argument: &str) -> ActivityInput {
        let whole = || ActivityInput {
            kind: None,
            input: Input::parse(argument),
        };
        match argument.split_once('=') {
            Some((kind, path)) if !Path::new(argument).exists() => ActivityInput {
                kind: Some(kind.trim().to_string()),
                input: Input::parse(path),
            },
            _ => whole(),
        }
    }
}

/// What to do when a lead id occurs more than once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Duplicates {
    /// Stop and show both lines.
    #[default]
    Error,
    /// Keep the first row of each id, report the others.
    First,
    /// Keep the last row of each id, report the others.
    Last,
}

/// The progress of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The file being read.
    pub input: &'a Input,
    /// Number of bytes read so far, in the size on disk.
    pub read: u64,
    /// Its size; unknown for standard input.
    pub size: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_name_a_file_or_a_kind_and_a_file() {
        let kind = |argument| ActivityInput::parse(argument).kind;
        assert_eq!(kind("calls.csv"), None);
        assert_eq!(
            ActivityInput::parse("sales email=mail.csv"),
            ActivityInput {
                kind: Some("sales email".into()),
                input: Input::File("mail.csv".into()),
            }
        );
        assert_eq!(ActivityInput::parse("call=-").input, Input::Stdin);
    }

    #[test]
    fn an_existing_file_with_an_equals_sign_in_its_name_is_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("day=1.csv");
        std::fs::write(&path, "x").unwrap();
        let parsed = ActivityInput::parse(path.to_str().unwrap());
        assert_eq!(parsed.kind, None);
        assert_eq!(parsed.input, Input::from(path.as_path()));
    }
}
