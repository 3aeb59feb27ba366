//! Rows of CSV as places in their text, which is kept whole: a cell is read, and a line counted, only when it is asked for.

use super::csv_scanner::{Place, RowEnd, Scanner, unquoted};
use super::line_counter::FirstLine;
use crate::data::cells::Cell;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Some rows, and the text they are in.
#[derive(Debug)]
pub(in crate::data) struct CsvRows {
    text: Text,
    delimiter: u8,
    /// The start of each row.
    starts: Vec<u32>,
    /// The cells of each row, as many as columns are read.
    cells: Vec<Place>,
    /// Number of columns that are read.
    width: usize,
    lines: RowLines,
}

#[derive(Debug)]
enum Text {
    /// Checked once, so that no cell has to be.
    Utf8(String),
    /// With bytes that are not UTF-8, which are reported for their cells.
    Bytes(Vec<u8>),
}

/// The lines of rows.
#[derive(Debug)]
pub(super) enum RowLines {
    /// Each row is one line, and there is nothing between them.
    Consecutive(FirstLine),
    /// Counted when first asked for: the first line of the rows, and the place at which it begins.
    Counted(FirstLine, usize, OnceLock<Vec<u64>>),
}

/// One column of some rows.
pub(in crate::data) struct CsvColumn {
    rows: Arc<CsvRows>,
    column: usize,
}

impl CsvRows {
    /// Rows at these places of a text.
    pub(super) fn new(
        text: Vec<u8>,
        delimiter: u8,
        starts: Vec<u32>,
        (cells, width): (Vec<Place>, usize),
        lines: RowLines,
    ) -> CsvRows {
        let text = match String::from_utf8(text) {
            Ok(text) => Text::Utf8(text),
            Err(error) => Text::Bytes(error.into_bytes()),
        };
        CsvRows {
            text,
            delimiter,
            starts,
            cells,
            width,
            lines,
        }
    }

    /// The columns that are read.
    pub(super) fn columns(self: &Arc<CsvRows>) -> impl Iterator<Item = CsvColumn> {
        (0..self.width).map(|column| CsvColumn {
            rows: self.clone(),
            column,
        })
    }

    /// The line at which a row begins.
    pub(super) fn line(&self, row: usize) -> u64 {
        match &self.lines {
            RowLines::Consecutive(first) => first.line() + row as u64,
            RowLines::Counted(first, from, lines) => {
                let count = || {
                    let mut lines = LinesOfText::new(self.bytes(), *from, first.line());
                    let starts = self.starts.iter();
                    starts.map(|start| lines.at(*start as usize)).collect()
                };
                lines.get_or_init(count).get(row).copied().unwrap_or(0)
            }
        }
    }

    /// The row as written.
    pub(super) fn raw(&self, row: usize) -> &[u8] {
        let start = self.starts.get(row).map_or(0, |start| *start as usize);
        let text = self.bytes();
        let end = match Scanner::of_few_rows(text, self.delimiter, start).row(&mut Vec::new()) {
            RowEnd::Break(end) => end,
            RowEnd::Text | RowEnd::OpenQuote(_) => text.len(),
        };
        text.get(start..end).unwrap_or_default()
    }

    fn bytes(&self) -> &[u8] {
        match &self.text {
            Text::Utf8(text) => text.as_bytes(),
            Text::Bytes(bytes) => bytes,
        }
    }

    #[inline]
    fn cell(&self, place: Range<usize>) -> Cell<'_> {
        let bytes = self.bytes().get(place.clone()).unwrap_or_default();
        match &self.text {
            _ if bytes.first() == Some(&b'"') => Cell::bytes(Cow::Owned(unquoted(bytes))),
            Text::Utf8(text) => Cell::text(text.get(place).unwrap_or_default()),
            Text::Bytes(_) => Cell::bytes(Cow::Borrowed(bytes)),
        }
    }
}

impl CsvColumn {
    /// The cell of a row.
    #[inline]
    pub fn cell(&self, row: usize) -> Cell<'_> {
        let rows = self.rows.as_ref();
        let place = rows.cells.get(row * rows.width + self.column);
        place.map_or(Cell::Blank, |(start, end)| {
            rows.cell(*start as usize..*end as usize)
        })
    }

    /// The text of a row if it is in the file as it is; otherwise it is empty.
    pub fn plain_text(&self, row: usize) -> &str {
        let rows = self.rows.as_ref();
        let place = rows.cells.get(row * rows.width + self.column);
        let (Some((start, end)), Text::Utf8(text)) = (place, &rows.text) else {
            return "";
        };
        let text = text.get(*start as usize..*end as usize).unwrap_or_default();
        match text.strip_prefix('"') {
            None => text,
            Some(quoted) => {
                let inner = quoted.strip_suffix('"');
                inner.filter(|text| !text.contains('"')).unwrap_or_default()
            }
        }
    }
}

/// Counts the lines of a text up to places in ascending order.
pub(super) struct LinesOfText<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> LinesOfText<'t> {
    /// The line at `from` is `line`.
    pub fn new(text: &'t [u8], from: usize, line: u64) -> LinesOfText<'t> {
        LinesOfText {
            text,
            at: from,
            line,
        }
    }

    /// The line of a place.
    pub fn at(&mut self, place: usize) -> u64 {
        let passed = self.text.get(self.at..place).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.at = place;
        self.line
    }
}
