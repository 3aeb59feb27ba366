//! The findings from reading, as data: counts, and the first problems of each sort. They are rendered elsewhere.

mod append;
mod bad_values;

pub use bad_values::{OddValue, Unreadable};

pub use super::cells::other_format::{Effect, FormatEvidence, OtherFormat};

use crate::contract::model::FieldId;
use crate::message::{Message, msg};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// Maximum number of problems of each sort that are shown; all are counted.
pub const SHOWN: usize = 5;

/// The findings from reading.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// One for each file, in the order of reading.
    pub files: Vec<FileReport>,
    /// Activities that equal an earlier one in everything the contract reads. All of them count.
    pub identical_activities: u64,
    /// Number of activities left out because `once per` counts their value only once.
    pub repeated_activities: u64,
    /// Fields and details with invisible characters in their values. They are used unchanged; this is not a problem.
    pub unseen: Vec<Unseen>,
    /// Fields and details of type text with values that other programs write for an empty cell. They are known; this is not a
    /// problem.
    pub empty_words: Vec<EmptyWords>,
}

/// Values of a field or detail with invisible characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unseen {
    /// The field or detail.
    pub name: String,
    /// Number of distinct values.
    pub values: u64,
    /// The first of them.
    pub first: String,
}

/// Values of a field or detail that may mean an empty cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmptyWords {
    /// The field or detail.
    pub name: String,
    /// Number of cells.
    pub cells: u64,
    /// The values, such as `null`, in one of their spellings; the most frequent first.
    pub words: Vec<String>,
}

/// The findings from reading one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    /// As it was named in the request.
    pub file: String,
    /// What it was read as.
    pub role: Role,
    /// Its format.
    pub format: Format,
    /// The name of the sheet in a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Its compression.
    pub compression: Option<Compression>,
    /// The encoding of its text; none for Parquet.
    pub encoding: Option<Encoding>,
    /// Data rows; blank ones do not count.
    pub rows: u64,
    /// Rows that became a lead or an activity.
    pub taken: u64,
    /// The columns that are read.
    pub columns: Vec<ColumnReport>,
    /// Columns that the contract does not use.
    pub unused: Vec<String>,
    /// The column of `once per` that the file lacks, so that all its rows count.
    pub without_once_per: Option<String>,
    /// Fields or details without a column in this file: unknown in every row.
    pub absent: Vec<MissingColumn>,
    /// Problems of whole rows.
    pub rows_with: BTreeMap<RowProblem, Tally>,
    /// Kinds of activity that the contract does not declare, most frequent first. Their rows are left out; this is not a
    /// problem.
    pub unknown_kinds: Vec<UnknownKind>,
}

/// What a file was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Leads.
    Leads,
    /// Activities whose kind is in a column.
    Activities,
    /// Activities of one kind.
    ActivitiesOf(String),
}

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Cells between delimiters.
    Csv {
        /// `,`, `;`, a tab, or what a first line `sep=` names.
        delimiter: char,
    },
    /// One JSON object per line.
    JsonLines,
    /// Apache Parquet.
    Parquet,
    /// A sheet of an Excel workbook.
    Xlsx,
    /// Arrow record batches.
    Batches,
}

/// A cell of a lead that cannot be read, so that the field is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadableCell {
    /// The lead, as its row.
    pub lead: u32,
    /// The field.
    pub field: FieldId,
    /// The cell, shortened if it is long.
    pub value: String,
    /// Why it cannot be read; serialized in English.
    #[serde(serialize_with = "english")]
    pub why: Message,
    /// The file.
    pub file: String,
    /// Its line or row.
    pub line: u64,
    /// The unit of the number: `line`, `row`.
    pub counts: &'static str,
}

/// The unit of positions in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionUnit {
    /// Lines of a text.
    Line,
    /// Rows of a sheet, of a Parquet file or of record batches.
    Row,
}

impl Format {
    /// The unit of the positions of problems.
    pub fn unit(self) -> PositionUnit {
        match self {
            Format::Parquet | Format::Xlsx | Format::Batches => PositionUnit::Row,
            Format::Csv { .. } | Format::JsonLines => PositionUnit::Line,
        }
    }

    /// The unit of the positions of problems, for programs: `line` of a text, `row` of a sheet or a Parquet file.
    pub fn counts(self) -> &'static str {
        match self.unit() {
            PositionUnit::Line => "line",
            PositionUnit::Row => "row",
        }
    }
}

impl PositionUnit {
    /// A position: `line 3`.
    pub fn position(self, number: u64) -> Message {
        match self {
            PositionUnit::Line => msg!("line {number}", number),
            PositionUnit::Row => msg!("row {number}", number),
        }
    }
}

/// The compression of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compression {
    /// `.gz`
    Gzip,
    /// `.zst`
    Zstandard,
}

/// The encoding of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark; plain ASCII too.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, assumed for a text that is not valid UTF-8.
    Windows1252,
}

impl Encoding {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// A field or detail without a column in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingColumn {
    /// The field or detail.
    pub name: String,
    /// What it is called in messages, where that depends on the language.
    #[serde(skip)]
    pub label: Option<Message>,
    /// Unused columns with similar names that fit equally well.
    pub near: Vec<String>,
}

/// The findings from reading one column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ColumnReport {
    /// The field or detail it gives; for activities also `lead id`, `kind` and `time`.
    pub name: String,
    /// What it is called in messages, where that depends on the language.
    #[serde(skip)]
    pub label: Option<Message>,
    /// The column as named in the file.
    pub column: String,
    /// Cells that could not be read and count as unknown.
    pub unreadable: Unreadable,
    /// Times given as a date only.
    pub date_only: u64,
    /// Times without an offset, read in the contract's time zone.
    pub without_offset: u64,
    /// What its dates show about their format.
    #[serde(default, skip_serializing_if = "FormatEvidence::is_empty")]
    pub evidence: FormatEvidence,
}

impl MissingColumn {
    /// What it is called in messages.
    pub fn label(&self) -> Message {
        label(self.label.as_ref(), &self.name)
    }
}

impl ColumnReport {
    /// What it is called in messages.
    pub fn label(&self) -> Message {
        label(self.label.as_ref(), &self.name)
    }
}

fn label(label: Option<&Message>, name: &str) -> Message {
    label.cloned().unwrap_or_else(|| Message::verbatim(name))
}

/// Problems of a whole row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowProblem {
    /// Fewer cells than the header: kept, with the missing ones unknown.
    TooFewCells,
    /// More cells than the header, so that they may be in the wrong columns: left out.
    TooManyCells,
    /// A line that is not a JSON object, or one that cannot be read: left out.
    NotAnObject,
    /// No lead id: left out.
    NoLeadId,
    /// Words after the last lead, such as `Grand Totals (2 records)`: left out.
    Footer,
    /// A lead id that another row also has: left out.
    Duplicate,
    /// A merged id that another lead keeps, under a policy that settles such ids: kept, without that id.
    ContestedId,
    /// An activity of a lead that is not among the leads: left out.
    UnknownLead,
    /// An activity without a kind: left out.
    NoKind,
    /// An activity without a readable time: left out.
    NoTime,
}

impl RowProblem {
    /// Whether rows with it are left out.
    pub fn leaves_out(self) -> bool {
        !matches!(self, RowProblem::TooFewCells | RowProblem::ContestedId)
    }
}

/// The number of problems, and the first of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The number of problems.
    pub total: u64,
    /// The first [`SHOWN`].
    pub first: Vec<Problem>,
}

/// Something that could not be read as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The line of a text file (the first of a row with line breaks in cells), the row of a sheet or a Parquet file; from 1.
    pub line: u64,
    /// The lead of the row, if its place is named by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// The column as the file names it; none for a whole row.
    pub column: Option<String>,
    /// The value there, shortened if long.
    pub value: String,
    /// Why it cannot be read, if that is not the same for all; serialized in English.
    #[serde(
        serialize_with = "optional_english",
        deserialize_with = "optional_verbatim"
    )]
    pub why: Option<Message>,
}

/// A kind of activity that the contract does not declare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownKind {
    /// As written in the data.
    pub kind: String,
    /// Number of rows.
    pub rows: u64,
    /// A declared activity that differs only in spaces and punctuation: an `in the data` line may be missing.
    pub reads_like: Option<String>,
}

fn english<S: Serializer>(why: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&why.english())
}

fn optional_english<S: Serializer>(
    why: &Option<Message>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let why = why.as_ref().map(Message::english).unwrap_or_default();
    serializer.serialize_str(&why)
}

/// A text in English as a message.
fn verbatim<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Message, D::Error> {
    Ok(Message::verbatim(String::deserialize(deserializer)?))
}

fn optional_verbatim<'d, D: Deserializer<'d>>(
    deserializer: D,
) -> Result<Option<Message>, D::Error> {
    let why = String::deserialize(deserializer)?;
    Ok((!why.is_empty()).then(|| Message::verbatim(why)))
}

impl Problem {
    fn place(&self) -> (Option<&str>, u64) {
        (self.lead.as_deref(), self.line)
    }
}

impl From<Problem> for Tally {
    fn from(problem: Problem) -> Tally {
        Tally {
            total: 1,
            first: vec![problem],
        }
    }
}

impl Tally {
    /// Counts a problem and keeps it if it is among the first.
    pub fn add(&mut self, problem: impl FnOnce() -> Problem) {
        self.total += 1;
        if self.first.len() < SHOWN {
            self.first.push(problem());
        }
    }

    /// Adds problems of other rows, which may be before and after its own.
    pub fn append(&mut self, other: Tally) {
        self.total += other.total;
        self.first.extend(other.first);
        self.first.sort_by(|a, b| a.place().cmp(&b.place()));
        self.first.truncate(SHOWN);
    }
}

impl FileReport {
    /// Number of rows that are left out because something in them is missing or cannot be read.
    pub fn unusable_rows(&self) -> u64 {
        let unusable = [
            RowProblem::TooManyCells,
            RowProblem::NotAnObject,
            RowProblem::NoLeadId,
            RowProblem::NoKind,
            RowProblem::NoTime,
        ];
        unusable
            .into_iter()
            .map(|problem| self.rows_with(problem))
            .sum()
    }

    /// Whether more than half of the rows are unusable.
    pub fn is_mostly_unusable(&self) -> bool {
        self.unusable_rows() * 2 > self.rows
    }

    /// Number of cells that could not be read.
    pub fn unreadable_cells(&self) -> u64 {
        self.columns.iter().map(|c| c.unreadable.total).sum()
    }

    /// Number of rows with this problem.
    pub fn rows_with(&self, problem: RowProblem) -> u64 {
        self.rows_with.get(&problem).map_or(0, |tally| tally.total)
    }

    /// Number of problems that a strict run rejects: unreadable cells and rows with problems.
    pub fn problems(&self) -> u64 {
        let rows: u64 = self.rows_with.values().map(|tally| tally.total).sum();
        self.unreadable_cells() + rows
    }
}

impl Report {
    /// Number of cells that could not be read, in all files.
    pub fn unreadable_cells(&self) -> u64 {
        self.files.iter().map(FileReport::unreadable_cells).sum()
    }

    /// Number of rows with this problem, in all files.
    pub fn rows_with(&self, problem: RowProblem) -> u64 {
        self.files.iter().map(|f| f.rows_with(problem)).sum()
    }

    /// Number of problems that a strict run rejects, in all files.
    pub fn problems(&self) -> u64 {
        self.files.iter().map(FileReport::problems).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: u64) -> Problem {
        Problem {
            line,
            lead: None,
            column: None,
            value: String::new(),
            why: None,
        }
    }

    #[test]
    fn a_tally_counts_all_and_keeps_the_first() {
        let mut tally = Tally::default();
        (1..=3).for_each(|line| tally.add(|| problem(line)));
        let mut later = Tally::default();
        (4..=12).for_each(|line| later.add(|| problem(line)));
        tally.append(later);
        assert_eq!(tally.total, 12);
        let lines: Vec<u64> = tally.first.iter().map(|p| p.line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5]);
    }
}
