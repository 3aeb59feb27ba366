//! A part of a file: some of its rows, with only the columns that are read.

use super::arrow::Typed;
#[cfg(feature = "exports")]
use super::csv_rows::{CsvColumn, CsvRows};
#[cfg(feature = "exports")]
use super::jsonl;
#[cfg(feature = "workbooks")]
use super::xlsx::{SheetColumn, SheetRows};
use crate::data::cells::Cell;
use crate::data::read_report::RowProblem;
use crate::message::Message;
#[cfg(feature = "exports")]
use std::sync::Arc;

/// Some rows of a file.
pub(in crate::data) struct RowBatch {
    /// Number of rows, without those already left out.
    pub rows: usize,
    /// The columns that are read, in the order asked for.
    pub columns: Vec<Cells>,
    /// Problems of whole rows.
    pub odd: Vec<BadRow>,
    pub(super) lines: Lines,
    pub(super) raw: RawRows,
}

/// A row with a problem as a whole.
pub(in crate::data) struct BadRow {
    pub problem: RowProblem,
    pub line: u64,
    pub why: Message,
    pub raw: String,
}

/// The positions of the rows.
#[derive(Debug)]
pub(super) enum Lines {
    /// The line of each.
    Each(Vec<u64>),
    /// Consecutive rows, from this row of the file on, counted from 1.
    From(u64),
    /// Those of rows of CSV.
    #[cfg(feature = "exports")]
    Csv(Arc<CsvRows>),
}

/// The rows as written in the file.
pub(super) enum RawRows {
    /// Rows of CSV.
    #[cfg(feature = "exports")]
    Csv(Arc<CsvRows>),
    /// Lines of JSON.
    #[cfg(feature = "exports")]
    Objects(Arc<jsonl::Objects>),
    /// Rows of a sheet.
    #[cfg(feature = "workbooks")]
    Sheet(Arc<SheetRows>),
    /// Built from the columns, which have these names.
    Columns(Vec<String>),
}

impl RowBatch {
    /// The line of a row, or its number in a file without lines.
    pub fn line(&self, row: usize) -> u64 {
        match &self.lines {
            Lines::Each(lines) => lines.get(row).copied().unwrap_or(0),
            Lines::From(first) => first + row as u64,
            #[cfg(feature = "exports")]
            Lines::Csv(rows) => rows.line(row),
        }
    }

    /// A cell; `column` is an index in the requested order.
    pub fn cell(&self, column: usize, row: usize) -> Cell<'_> {
        self.columns
            .get(column)
            .map_or(Cell::Blank, |cells| cells.cell(row))
    }

    /// The row as written in the file; a row of a sheet as CSV, one of another file without lines as JSON of its read columns.
    pub fn raw(&self, row: usize) -> String {
        match &self.raw {
            #[cfg(feature = "exports")]
            RawRows::Objects(objects) => raw_text(objects.line(row).as_bytes()),
            #[cfg(feature = "exports")]
            RawRows::Csv(rows) => raw_text(rows.raw(row)),
            #[cfg(feature = "workbooks")]
            RawRows::Sheet(rows) => rows.raw(row),
            RawRows::Columns(names) => {
                let cell = |column: usize| match self.cell(column, row) {
                    Cell::Blank => serde_json::Value::Null,
                    cell => cell.to_string().into(),
                };
                let pairs = names.iter().enumerate();
                let row: serde_json::Map<_, _> =
                    pairs.map(|(at, name)| (name.clone(), cell(at))).collect();
                serde_json::Value::Object(row).to_string()
            }
        }
    }
}

/// A row of a text without its line break.
pub(super) fn raw_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .trim_end_matches(['\r', '\n'])
        .to_string()
}

/// The cells of a column.
pub(in crate::data) enum Cells {
    /// Cells of CSV.
    #[cfg(feature = "exports")]
    Csv(CsvColumn),
    /// Values of JSON.
    #[cfg(feature = "exports")]
    Json(jsonl::Values),
    /// Cells of a sheet.
    #[cfg(feature = "workbooks")]
    Sheet(SheetColumn),
    /// Typed values.
    Typed(Box<Typed>),
}

impl Cells {
    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            #[cfg(feature = "exports")]
            Cells::Csv(column) => column.cell(row),
            #[cfg(feature = "exports")]
            Cells::Json(values) => values.cell(row),
            #[cfg(feature = "workbooks")]
            Cells::Sheet(column) => column.cell(row),
            Cells::Typed(typed) => typed.cell(row),
        }
    }

    /// The number of a row's value, for a column that stores each distinct value once.
    pub fn key(&self, row: usize) -> Option<usize> {
        match self {
            Cells::Typed(typed) => typed.key(row),
            #[cfg(feature = "exports")]
            Cells::Csv(_) | Cells::Json(_) => None,
            #[cfg(feature = "workbooks")]
            Cells::Sheet(_) => None,
        }
    }

    /// Number of distinct values, if the column stores each value once.
    pub fn distinct(&self) -> Option<usize> {
        match self {
            Cells::Typed(typed) => typed.distinct(),
            #[cfg(feature = "exports")]
            Cells::Csv(_) | Cells::Json(_) => None,
            #[cfg(feature = "workbooks")]
            Cells::Sheet(_) => None,
        }
    }
}
