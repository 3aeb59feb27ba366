//! Rows of a sheet with all their cells, and their columns.

use super::sheet::SheetRow;
use super::strings::Strings;
use super::value::Value;
use crate::data::cells::Cell;
use crate::data::rows::row_batch::{Cells, Lines, RawRows, RowBatch};
use std::sync::Arc;

/// Number of cells, and of bytes of text, that are processed together.
const CELLS_AT_ONCE: usize = 256 << 10;
const TEXT_AT_ONCE: usize = 8 << 20;

/// Some rows of a sheet.
pub(in crate::data::rows) struct SheetRows {
    width: usize,
    strings: Arc<Strings>,
    numbers: Vec<u64>,
    /// The cells of all rows, row by row.
    values: Vec<Value>,
    /// Number of bytes of their texts.
    text: usize,
}

/// A column of some rows.
pub(in crate::data) struct SheetColumn {
    rows: Arc<SheetRows>,
    column: usize,
}

impl SheetRows {
    /// No rows of a sheet with a number of columns.
    pub(super) fn new(width: usize, strings: Arc<Strings>) -> SheetRows {
        SheetRows {
            width,
            strings,
            numbers: Vec::new(),
            values: Vec::new(),
            text: 0,
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether there are as many as are processed together.
    pub(super) fn is_full(&self) -> bool {
        self.values.len() >= CELLS_AT_ONCE || self.text >= TEXT_AT_ONCE
    }

    /// Adds a row, unless all cells in columns with a name are blank.
    pub(super) fn push(&mut self, row: SheetRow, cells: &mut Vec<Value>) {
        cells.resize(self.width, Value::Blank);
        if cells.iter().all(|cell| cell.is_blank(&self.strings)) {
            return;
        }
        self.numbers.push(row.number);
        self.text += row.text;
        self.values.append(cells);
    }

    /// The rows with the wanted columns.
    pub(super) fn into_batch(mut self, wanted: &[usize]) -> RowBatch {
        let numbers = std::mem::take(&mut self.numbers);
        let rows = Arc::new(self);
        let column = |column: &usize| {
            Cells::Sheet(SheetColumn {
                rows: rows.clone(),
                column: *column,
            })
        };
        RowBatch {
            rows: numbers.len(),
            columns: wanted.iter().map(column).collect(),
            odd: Vec::new(),
            lines: Lines::Each(numbers),
            raw: RawRows::Sheet(rows.clone()),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let value = self.values.get(row * self.width + column);
        value.map_or(Cell::Blank, |value| value.cell(&self.strings))
    }

    /// A row as it would be in a CSV file.
    pub fn raw(&self, row: usize) -> String {
        let mut text = String::new();
        for column in 0..self.width {
            if column > 0 {
                text.push(',');
            }
            let cell = self.cell(row, column).to_string();
            match cell.contains([',', '"', '\n', '\r']) {
                true => text.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
                false => text.push_str(&cell),
            }
        }
        text
    }
}

impl SheetColumn {
    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        self.rows.cell(row, self.column)
    }

    /// The text of a cell; empty if it is no text.
    pub fn plain_text(&self, row: usize) -> &str {
        let value = self.rows.values.get(row * self.rows.width + self.column);
        match value {
            Some(Value::Shared(number)) => self.rows.strings.get(*number).unwrap_or_default(),
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The whole number of a cell.
    pub fn whole(&self, row: usize) -> Option<i64> {
        match self.cell(row) {
            Cell::Whole(number) => Some(number),
            _ => None,
        }
    }
}
