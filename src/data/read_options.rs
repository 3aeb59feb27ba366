//! What to read: the files, and how to treat problem rows.

use super::shard::Shard;
use super::table::{Activities, Leads};
use crate::contract::model::ActivityId;
#[cfg(feature = "files")]
use crate::message::Language;
use arrow_array::RecordBatch;
use std::fmt;
use std::hash::{Hash, Hasher};
#[cfg(feature = "exports")]
use std::path::Path;
#[cfg(feature = "files")]
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Goes on where most rows of a file cannot be used, which is an error without it.
    pub lenient: bool,
    /// Keeps every cell of the leads that cannot be read, to explain leads.
    pub unreadable_cells: bool,
    /// The CSV file for problem rows with their reasons.
    #[cfg(feature = "files")]
    pub rejects: Option<RejectsFile>,
    /// Names the place of a problem by the lead, where rows have no order that a user knows.
    pub by_lead: bool,
    /// Which activities are kept; without it, all are.
    pub filter: Option<&'a dyn ActivityFilter>,
    /// Reads these leads and their activities only; the rows of others are as if they were not there.
    pub shard: Option<Shard>,
    /// Called while files are read, from any thread.
    pub progress: OnProgress<'a>,
}

/// The file for problem rows.
#[cfg(feature = "files")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectsFile {
    /// Its path.
    pub path: PathBuf,
    /// The language of the reasons.
    pub language: Language,
}

#[cfg(feature = "files")]
impl From<PathBuf> for RejectsFile {
    /// A file with reasons in English.
    fn from(path: PathBuf) -> RejectsFile {
        let language = Language::En;
        RejectsFile { path, language }
    }
}

/// Chooses the activities that a run needs. The others are read, checked and counted, but not kept.
pub trait ActivityFilter: Sync {
    /// Whether some activities of a kind may be left out.
    fn may_leave_out(&self, kind: ActivityId) -> bool;

    /// Which of some activities are kept.
    fn keeps(&self, leads: &Leads, activities: &Activities) -> Vec<bool>;
}

impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("leads", &self.leads)
            .field("activities", &self.activities)
            .field("duplicates", &self.duplicates)
            .field("strict", &self.strict)
            .field("lenient", &self.lenient)
            .field("shard", &self.shard)
            .field("filter", &self.filter.is_some())
            .field("progress", &self.progress.is_some())
            .finish()
    }
}

/// A callback for progress reports.
pub type OnProgress<'a> = Option<&'a (dyn Fn(Progress<'_>) + Sync)>;

/// Where data comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Input {
    /// `-`
    #[cfg(feature = "files")]
    Stdin,
    /// A path.
    #[cfg(feature = "files")]
    File(PathBuf),
    /// A sheet of a workbook: `leads.xlsx#Leads`.
    #[cfg(feature = "files")]
    Sheet(PathBuf, String),
    /// Record batches of another program.
    Batches(Batches),
    /// A file in memory.
    #[cfg(feature = "exports")]
    Memory(MemoryFile),
}

/// The content of a file, and its name.
#[cfg(feature = "exports")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct MemoryFile {
    /// Its name, whose ending may say what it is.
    pub name: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

#[cfg(feature = "exports")]
impl MemoryFile {
    /// A file without content.
    pub(super) fn empty() -> MemoryFile {
        MemoryFile {
            name: String::new(),
            bytes: Arc::new([]),
        }
    }
}

#[cfg(feature = "exports")]
impl fmt::Debug for MemoryFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// Record batches with the same columns, and their name in messages.
#[derive(Debug, Clone)]
pub struct Batches {
    name: String,
    batches: Arc<[RecordBatch]>,
}

impl Batches {
    /// Batches that are called `name` in messages. The columns of the first count for all.
    pub fn new(name: impl Into<String>, batches: impl IntoIterator<Item = RecordBatch>) -> Batches {
        Batches {
            name: name.into(),
            batches: batches.into_iter().collect(),
        }
    }

    /// The batches.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }
}

/// Batches are the same if they are in the same memory.
impl PartialEq for Batches {
    fn eq(&self, other: &Batches) -> bool {
        self.name == other.name && Arc::ptr_eq(&self.batches, &other.batches)
    }
}

impl Eq for Batches {}

impl Hash for Batches {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

#[cfg(feature = "files")]
impl Input {
    /// An argument of the command line: a path, a path with a sheet as in `leads.xlsx#Leads`, or `-` for standard input. An
    /// argument that names an existing file means that file, even if it contains `#`.
    pub fn parse(argument: &str) -> Input {
        if argument == "-" {
            return Input::Stdin;
        }
        let sheet = || {
            let mut signs = argument.match_indices('#');
            signs.find_map(|(at, _)| {
                let (path, sheet) = (argument.get(..at)?, argument.get(at + 1..)?);
                let is_sheet = !sheet.is_empty() && Path::new(path).is_file();
                is_sheet.then(|| Input::Sheet(PathBuf::from(path), sheet.to_owned()))
            })
        };
        let path = Path::new(argument);
        match path.exists() {
            true => None,
            false => sheet(),
        }
        .unwrap_or_else(|| Input::from(path))
    }
}

#[cfg(feature = "exports")]
impl Input {
    /// The name of the sheet, if there is one.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            #[cfg(feature = "files")]
            Input::Sheet(_, sheet) => Some(sheet),
            #[cfg(feature = "files")]
            Input::File(_) | Input::Stdin => None,
            Input::Batches(_) | Input::Memory(_) => None,
        }
    }

    /// The path or the name of the file; none for standard input and record batches.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Input::Memory(file) => Some(Path::new(&file.name)),
            #[cfg(feature = "files")]
            Input::File(path) | Input::Sheet(path, _) => Some(path),
            #[cfg(feature = "files")]
            Input::Stdin => None,
            Input::Batches(_) => None,
        }
    }
}

#[cfg(feature = "files")]
impl From<&Path> for Input {
    fn from(path: &Path) -> Self {
        Input::File(path.to_path_buf())
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            #[cfg(feature = "files")]
            Input::Stdin => f.write_str("standard input"),
            #[cfg(feature = "files")]
            Input::File(path) => write!(f, "{}", path.display()),
            #[cfg(feature = "files")]
            Input::Sheet(path, sheet) => write!(f, "{}#{sheet}", path.display()),
            Input::Batches(batches) => f.write_str(&batches.name),
            #[cfg(feature = "exports")]
            Input::Memory(file) => f.write_str(&file.name),
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

#[cfg(feature = "files")]
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

#[cfg(all(test, feature = "files"))]
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

    #[test]
    fn a_sheet_is_named_after_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let with = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "x").unwrap();
            path
        };
        let (path, odd) = (with("leads.xlsx"), with("leads #2.xlsx"));
        let parse = |path: &Path, sheet: &str| Input::parse(&format!("{}{sheet}", path.display()));
        let sheet = |path: &Path, name: &str| Input::Sheet(path.to_path_buf(), name.into());
        assert_eq!(parse(&path, "#May"), sheet(&path, "May"));
        assert_eq!(parse(&path, "#No #1"), sheet(&path, "No #1"));
        assert_eq!(parse(&odd, ""), Input::File(odd.clone()));
        assert_eq!(parse(&odd, "#May"), sheet(&odd, "May"));
        assert_eq!(
            Input::parse("missing.xlsx#May"),
            Input::File("missing.xlsx#May".into())
        );
    }
}
