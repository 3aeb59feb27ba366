//! Errors in reading data or writing results: the error, its place, and how to fix it.

mod messages;

use crate::data::read_report::{PositionUnit, Report};
use crate::message::{Join, Language, Message, Template, msg};
use std::fmt;

/// Data that cannot be read, or a result that cannot be written.
#[derive(Debug, Clone, PartialEq)]
pub struct DataError {
    /// The file, by its name in the request; none if the error is not about a file.
    pub file: Option<String>,
    /// The line of a text file, the row of a sheet or a Parquet file.
    pub line: Option<u64>,
    /// The error.
    pub kind: Box<ErrorKind>,
}

/// What to do about a missing column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnAdvice {
    /// The line of the contract that would name the right one.
    pub map_with: Message,
    /// An alternative, shown first.
    pub instead: Option<Message>,
}

/// Kinds of errors.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum ErrorKind {
    /// The file does not exist.
    NotFound,
    /// The path is a folder.
    Folder,
    /// The system does not allow reading it.
    NoPermission,
    /// Reading failed with an error of the system.
    Reading { why: Message },
    /// It is empty.
    Empty,
    /// There is no record batch, and so no column.
    NoBatches,
    /// It is neither text nor a known format; `looks_like` names what it appears to be.
    Binary { looks_like: Option<Template> },
    /// Its name or first bytes indicate Parquet, but it is not.
    NotParquet { why: Message },
    /// It is Parquet with missing or altered parts.
    DamagedParquet { why: Message },
    /// It is an Excel workbook with missing or impossible parts.
    DamagedWorkbook { why: Message },
    /// It is an Excel workbook that is encrypted with a password.
    EncryptedWorkbook,
    /// It is a workbook, or an archive, of another kind.
    OtherWorkbook { what: Template },
    /// The workbook has no sheet of this name.
    UnknownSheet { sheet: String, sheets: Vec<String> },
    /// A sheet is named of a file that has none.
    NoSheets { sheet: String },
    /// A column has more nested structures and lists than are supported.
    DeepColumn { levels: usize },
    /// The name of a column, including those of its structures, is longer than supported.
    LongColumn { bytes: usize },
    /// It is compressed, and the compressed data is damaged.
    Packing {
        packing: &'static str,
        cut_short: bool,
        why: Message,
    },
    /// One JSON array instead of one object per line.
    JsonArray,
    /// No line is a JSON object.
    NotJsonLines { why: Message },
    /// A quote is never closed.
    OpenQuote,
    /// One row is larger than any real row.
    RowTooLong { mebibytes: usize },
    /// More data than can be held.
    TooLarge { what: Message },
    /// A required column does not exist.
    MissingColumn {
        /// Its content: a field, a detail, or `lead id`, `kind`, `time` of an activity file.
        wanted: Message,
        /// The names looked for, in order.
        looked_for: Vec<String>,
        /// The existing columns.
        columns: Vec<String>,
        /// What to do about it.
        advice: Box<ColumnAdvice>,
    },
    /// Several columns fit equally well.
    AmbiguousColumn {
        wanted: Message,
        fitting: Vec<String>,
        /// The line of the contract that would name one; none if they have the same name.
        map_with: Option<Message>,
    },
    /// The contract has no field of type `id`.
    NoIdField {
        /// The language of the contract.
        language: Language,
    },
    /// `KIND=FILE` with a kind that is not declared.
    UnknownKind {
        kind: String,
        nearest: Option<String>,
        declared: Vec<String>,
    },
    /// `KIND=FILE` with a kind that is never in the data but is derived from others.
    DerivedKind { kind: String, instead: Vec<String> },
    /// Two activities are logged under one name.
    SharedKind {
        logged_as: String,
        activities: [String; 2],
        /// The language of the contract.
        language: Language,
    },
    /// A lead id occurs more than once.
    DuplicateLeads {
        /// The first repeated id.
        id: String,
        /// Its first occurrence: file and line.
        first: (String, u64),
        /// Its second occurrence.
        again: (String, u64),
        /// Number of rows with an id that occurred before.
        rows: u64,
        /// Whether one of the two is an id of a merged contact.
        merged: bool,
        /// The unit of the numbers.
        unit: PositionUnit,
    },
    /// The leads have ids of merged contacts, and only a part of the leads is asked for.
    MergedIds,
    /// A strict run found problems; they are in the report.
    Strict { report: Report },
    /// Most rows of a file cannot be used; they are in the report.
    MostlyUnusable { report: Report },
    /// Standard input was named more than once.
    StdinTwice,
    /// A result cannot be written.
    Writing { why: Message },
    /// The disk is full.
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

    /// The error, in one sentence.
    pub fn message(&self) -> Message {
        self.kind.message()
    }

    /// How to fix it.
    pub fn help(&self) -> Option<Message> {
        self.kind.help()
    }

    /// The place and the error.
    pub fn headline(&self) -> Message {
        let message = self.message();
        match (&self.file, self.line) {
            (Some(file), Some(line)) => {
                msg!("{file}, line {line}: {message}", file, line, message)
            }
            (Some(file), None) => {
                let parts = [Message::verbatim(file), message];
                Message::joined(parts, Join::By(": "))
            }
            (None, _) => message,
        }
    }

    /// The text of `Display` in another language.
    pub fn text_in(&self, language: Language) -> String {
        let headline = self.headline();
        let text = match self.help() {
            Some(help) => msg!("{headline}\n  help: {help}", headline, help),
            None => headline,
        };
        text.text(language)
    }
}

impl fmt::Display for DataError {
    /// `leads.csv, line 12: what is wrong`, followed by a line on how to fix it, in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text_in(Language::En))
    }
}

impl std::error::Error for DataError {}
