//! Why data cannot be read or a result cannot be written: what, where, and how to mend it.

mod messages;

use crate::data::read_report::Report;
use std::fmt;

/// Data that cannot be read, or a result that cannot be written.
#[derive(Debug, Clone, PartialEq)]
pub struct DataError {
    /// The file, as it was named; none where it is about no file.
    pub file: Option<String>,
    /// The line of a text file, the row of a Parquet file.
    pub line: Option<u64>,
    /// What is wrong.
    pub kind: Box<ErrorKind>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum ErrorKind {
    /// There is no such file.
    NotFound,
    /// The path is a folder.
    Folder,
    /// The system does not let us read it.
    NoPermission,
    /// Reading stopped with an error of the system.
    Reading { why: String },
    /// There is nothing in it.
    Empty,
    /// It is no text and no format we know; `looks_like` names what it seems to be.
    Binary { looks_like: Option<&'static str> },
    /// It is called Parquet, or begins like it, and is not.
    NotParquet { why: String },
    /// It is Parquet, and parts of it are missing or changed.
    DamagedParquet { why: String },
    /// A column has more structures and lists inside one another than are read.
    DeepColumn { levels: usize },
    /// The name of a column, with those of the structures it is in, is longer than is read.
    LongColumn { bytes: usize },
    /// It is packed, and the packing is damaged.
    Packing {
        packing: &'static str,
        cut_short: bool,
        why: String,
    },
    /// One JSON array instead of one object a line.
    JsonArray,
    /// Not one line is a JSON object.
    NotJsonLines { why: String },
    /// A quote is opened and never closed.
    OpenQuote,
    /// One row is larger than any real row.
    RowTooLong { mebibytes: usize },
    /// More data than fits.
    TooLarge { what: &'static str },
    /// A column that must be there is not.
    MissingColumn {
        /// What it gives: a field, a detail, or `lead id`, `kind`, `time` of an activity file.
        wanted: String,
        /// The names looked for, in order.
        looked_for: Vec<String>,
        /// The columns there are.
        columns: Vec<String>,
        /// The line of the contract that would name the right one.
        map_with: String,
        /// What else would do, first.
        instead: Option<String>,
    },
    /// Several columns fit equally well.
    AmbiguousColumn {
        wanted: String,
        fitting: Vec<String>,
        map_with: String,
    },
    /// The contract has no field of type `id`.
    NoIdField,
    /// `KIND=FILE` with a kind that is not declared.
    UnknownKind {
        kind: String,
        nearest: Option<String>,
        declared: Vec<String>,
    },
    /// `KIND=FILE` with a kind that is never in the data but follows from others.
    DerivedKind { kind: String, instead: Vec<String> },
    /// Two activities are logged under one name.
    SharedKind {
        logged_as: String,
        activities: [String; 2],
    },
    /// A lead id occurs more than once.
    DuplicateLeads {
        /// The first id that does.
        id: String,
        /// Where it stands first: file and line.
        first: (String, u64),
        /// Where it stands again.
        again: (String, u64),
        /// How many rows have an id that stood before.
        rows: u64,
        /// What the numbers count: `line`, `row`.
        counts: &'static str,
    },
    /// A strict run found problems; they are in the report.
    Strict { report: Report },
    /// Standard input was named more than once.
    StdinTwice,
    /// A result cannot be written.
    Writing { why: String },
    /// No room is left for a result.
    DiskFull,
    /// The folder of a result does not exist.
    NoFolder,
}

impl DataError {
    /// An error about no file in particular.
    pub fn new(kind: ErrorKind) -> Self {
        DataError {
            file: None,
            line: None,
            kind: Box::new(kind),
        }
    }

    /// An error about a file.
    pub fn in_file(file: impl fmt::Display, kind: ErrorKind) -> Self {
        DataError {
            file: Some(file.to_string()),
            ..DataError::new(kind)
        }
    }

    /// An error at a line.
    pub fn at_line(self, line: u64) -> Self {
        DataError {
            line: Some(line),
            ..self
        }
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> String {
        self.kind.message()
    }

    /// How to mend it.
    pub fn help(&self) -> Option<String> {
        self.kind.help()
    }

    /// Where it is, and what is wrong.
    pub fn headline(&self) -> String {
        let message = self.message();
        match (&self.file, self.line) {
            (Some(file), Some(line)) => format!("{file}, line {line}: {message}"),
            (Some(file), None) => format!("{file}: {message}"),
            (None, _) => message,
        }
    }
}

impl fmt::Display for DataError {
    /// `leads.csv, line 12: what is wrong`, and on a line of its own how to mend it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())?;
        match self.help() {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DataError {}
