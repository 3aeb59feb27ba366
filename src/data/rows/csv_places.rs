//! The rows of a piece of CSV: where they and their cells are, and which of them have too few or too many cells.

use super::csv_rows::{CsvRows, LinesOfText, RowLines};
use super::csv_scanner::{Place, RowEnd, Scanner, unquoted};
use super::line_counter::FirstLine;
use super::row_batch::{BadRow, Cells, Lines, RawRows, RowBatch, raw_text};
use super::row_splitter::Block;
use crate::data::read_report::RowProblem;
use crate::message::{Message, msg};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// How to read the rows of a piece.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub delimiter: u8,
    /// Number of columns in the header.
    pub width: usize,
    /// The columns that are read.
    pub wanted: Vec<usize>,
}

/// The rows of a piece.
pub(super) fn chunk(block: Block, layout: &Layout) -> RowBatch {
    let (places, _) = Places::find(&block.bytes, 0..block.bytes.len(), layout);
    places.into_batch(block.bytes, 0, FirstLine::Known(block.line), layout)
}

/// Where the rows of a text are.
#[derive(Default)]
pub(super) struct Places {
    starts: Vec<u32>,
    /// The cells that are read, row by row.
    cells: Vec<Place>,
    odd: Vec<OddRow>,
    /// Whether the rows are consecutive lines.
    are_lines: bool,
}

/// A row with another number of cells than the header.
struct OddRow {
    problem: RowProblem,
    place: Range<usize>,
    cells: usize,
}

/// Where the rows asked for end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// After a line break.
    Break(usize),
    /// With the text, in or after this row.
    Text(OpenRow),
}

/// A row that has no line break at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenRow {
    pub start: usize,
    /// The quote in it that is not closed.
    pub quote: Option<usize>,
}

impl Places {
    /// Finds the rows from the start of the range to the first line break between rows that is not before its end.
    pub fn find(text: &[u8], range: Range<usize>, layout: &Layout) -> (Places, Stop) {
        let mut places = Places {
            are_lines: true,
            ..Places::default()
        };
        let mut scanner = Scanner::new(text, layout.delimiter, range.start);
        let stop = places.read(text, &mut scanner, range.end, layout);
        places.are_lines &= !scanner.has_quotes;
        (places, stop)
    }

    fn read(
        &mut self,
        text: &[u8],
        scanner: &mut Scanner<'_>,
        until: usize,
        layout: &Layout,
    ) -> Stop {
        let is_break = |end: &usize| end.checked_sub(1).and_then(|at| text.get(at)) == Some(&b'\n');
        let mut cells = Vec::new();
        let mut end = scanner.at;
        if end >= until {
            return Stop::Break(end);
        }
        loop {
            let start = scanner.start();
            let next = start.unwrap_or(text.len());
            self.are_lines &= next == end;
            if let Some(stop) = (until.max(end + 1)..=next).find(is_break) {
                return Stop::Break(stop);
            }
            let open = |quote| Stop::Text(OpenRow { start: next, quote });
            if start.is_none() {
                return open(None);
            }
            end = match scanner.row(&mut cells) {
                RowEnd::Break(end) => end,
                RowEnd::Text => {
                    self.add(text, next..text.len(), &cells, layout);
                    return open(None);
                }
                RowEnd::OpenQuote(quote) => return open(Some(quote)),
            };
            self.add(text, next..end, &cells, layout);
            let is_line = is_break(&end);
            self.are_lines &= is_line;
            if is_line && end >= until {
                return Stop::Break(end);
            }
        }
    }

    fn add(&mut self, text: &[u8], place: Range<usize>, cells: &[Place], layout: &Layout) {
        let is_blank = |cell: &Place| is_blank(text, *cell);
        if cells.len() != layout.width || cells.first().is_some_and(is_blank) {
            if cells.iter().all(is_blank) {
                self.are_lines = false;
                return;
            }
            let further = cells.get(layout.width..).unwrap_or_default();
            let problem = if cells.len() < layout.width {
                Some(RowProblem::TooFewCells)
            } else {
                // Trailing empty cells do not count.
                (!further.iter().all(is_blank)).then_some(RowProblem::TooManyCells)
            };
            if let Some(problem) = problem {
                let cells = cells.len();
                let place = place.clone();
                self.odd.push(OddRow {
                    problem,
                    place,
                    cells,
                });
                if problem.leaves_out() {
                    self.are_lines = false;
                    return;
                }
            }
        }
        self.starts.push(place.start as u32);
        let wanted = layout.wanted.iter();
        self.cells
            .extend(wanted.map(|at| cells.get(*at).copied().unwrap_or_default()));
    }

    /// Number of line breaks from the start of the rows, which end at `end`, to `until`, if each row is known to be one line.
    pub fn breaks(&self, text: &[u8], end: usize, until: usize) -> Option<u64> {
        let last = text.get(..end).and_then(<[u8]>::last);
        let is_last_after = end > until || last != Some(&b'\n');
        let rows = self.starts.len() as u64;
        (self.are_lines && rows > 0).then(|| rows - u64::from(is_last_after))
    }

    /// The rows in their text, whose first row begins at `from`.
    pub fn into_batch(
        self,
        text: Vec<u8>,
        from: usize,
        first: FirstLine,
        layout: &Layout,
    ) -> RowBatch {
        let odd = self.odd_rows(&text, from, &first, layout);
        let lines = match self.are_lines {
            true => RowLines::Consecutive(first),
            false => RowLines::Counted(first, from, OnceLock::new()),
        };
        let count = self.starts.len();
        let cells = (self.cells, layout.wanted.len());
        let rows = CsvRows::new(text, layout.delimiter, self.starts, cells, lines);
        let rows = Arc::new(rows);
        RowBatch {
            rows: count,
            columns: rows.columns().map(Cells::Csv).collect(),
            odd,
            lines: Lines::Csv(rows.clone()),
            raw: RawRows::Csv(rows),
        }
    }

    fn odd_rows(
        &self,
        text: &[u8],
        from: usize,
        first: &FirstLine,
        layout: &Layout,
    ) -> Vec<BadRow> {
        if self.odd.is_empty() {
            return Vec::new();
        }
        let mut lines = LinesOfText::new(text, from, first.line());
        let bad_row = |row: &OddRow| BadRow {
            problem: row.problem,
            line: lines.at(row.place.start),
            why: numbers_of_cells(row.cells, layout.width),
            raw: raw_text(text.get(row.place.clone()).unwrap_or_default()),
        };
        self.odd.iter().map(bad_row).collect()
    }
}

/// Whether a cell says nothing.
fn is_blank(text: &[u8], (start, end): Place) -> bool {
    let cell = text.get(start as usize..end as usize).unwrap_or_default();
    match cell.first() {
        Some(b'"') => unquoted(cell).trim_ascii().is_empty(),
        Some(first) if first.is_ascii_graphic() => false,
        _ => cell.trim_ascii().is_empty(),
    }
}

fn numbers_of_cells(row: usize, header: usize) -> Message {
    msg!(
        "the row has {row} {row|cell|cells}, the header {header} {header|cell|cells}",
        row,
        header
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::{ByteRecord, ReaderBuilder};

    fn rows(text: &str, width: usize) -> RowBatch {
        let block = Block {
            bytes: text.as_bytes().to_vec(),
            line: 2,
        };
        chunk(
            block,
            &Layout {
                delimiter: b',',
                width,
                wanted: vec![0, 1],
            },
        )
    }

    /// Line, cells and text of a row.
    type Row = (u64, Vec<String>, String);
    /// The problem of a row, its line, the reason and the text.
    type Odd = (RowProblem, u64, String, String);

    /// The rows that the library finds, with the lines counted from the start of the text.
    fn rows_by_library(text: &str, width: usize) -> (Vec<Row>, Vec<Odd>) {
        let mut reader = ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true);
        let mut reader = reader.from_reader(text.as_bytes());
        let (mut record, mut rows, mut odd) = (ByteRecord::new(), Vec::new(), Vec::new());
        let mut from = 0;
        while reader.read_byte_record(&mut record).unwrap() {
            let end = reader.position().byte() as usize;
            let row = text[from..end].trim_start_matches(['\n', '\r']);
            let line = 2 + text[..end - row.len()].matches('\n').count() as u64;
            let raw = row.trim_end_matches(['\n', '\r']).to_string();
            from = end;
            let is_blank = |cell: &[u8]| cell.trim_ascii().is_empty();
            if record.iter().all(is_blank) {
                continue;
            }
            let problem = match record.len() < width {
                true => Some(RowProblem::TooFewCells),
                false if record.iter().skip(width).all(is_blank) => None,
                false => Some(RowProblem::TooManyCells),
            };
            if let Some(problem) = problem {
                let why = numbers_of_cells(record.len(), width).english();
                odd.push((problem, line, why, raw.clone()));
            }
            if problem != Some(RowProblem::TooManyCells) {
                let cell = |at| String::from_utf8_lossy(record.get(at).unwrap_or_default());
                let cells = [0, 1].map(|at| cell(at).trim().to_string());
                rows.push((line, cells.to_vec(), raw));
            }
        }
        (rows, odd)
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
        #[test]
        fn rows_are_those_of_the_library(
            text in "([ab,,\"\n\r é]|a,b\n|\"a\n,\"|\n\n|,,,){0,40}",
            width in 2..4_usize,
        ) {
            let text = closed(text);
            let batch = rows(&text, width);
            let found = (0..batch.rows).map(|row| {
                let cells = [0, 1].map(|column| batch.cell(column, row).to_string());
                (batch.line(row), cells.to_vec(), batch.raw(row))
            });
            let odd = batch.odd.iter();
            let odd = odd.map(|odd| (odd.problem, odd.line, odd.why.english(), odd.raw.clone()));
            let found = (found.collect::<Vec<_>>(), odd.collect::<Vec<_>>());
            proptest::prop_assert_eq!(found, rows_by_library(&text, width));
        }
    }

    /// The text, with its last quote closed.
    fn closed(text: String) -> String {
        let mut scanner = Scanner::new(text.as_bytes(), b',', 0);
        let mut cells = Vec::new();
        while scanner.start().is_some() {
            if let RowEnd::OpenQuote(_) = scanner.row(&mut cells) {
                return text + "\"";
            }
        }
        text
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let chunk = rows("a,\"x\ny\"\r\n\r\n\nb,2\n,\nc,3", 2);
        let lines: Vec<u64> = (0..chunk.rows).map(|row| chunk.line(row)).collect();
        assert_eq!(lines, [2, 6, 8]);
        assert_eq!(chunk.cell(1, 0).to_string(), "x\ny");
        assert_eq!(chunk.raw(0), "a,\"x\ny\"");
        assert_eq!(chunk.raw(2), "c,3");
    }

    #[test]
    fn rows_with_other_numbers_of_cells() {
        let chunk = rows("a,1,\nb\nc,3,shifted\n", 2);
        let odd: Vec<_> = chunk
            .odd
            .iter()
            .map(|o| (o.problem, o.line, o.why.english()))
            .collect();
        assert_eq!(
            odd,
            [
                (
                    RowProblem::TooFewCells,
                    3,
                    "the row has 1 cell, the header 2 cells".to_owned()
                ),
                (
                    RowProblem::TooManyCells,
                    4,
                    "the row has 3 cells, the header 2 cells".to_owned()
                ),
            ]
        );
        assert_eq!(chunk.rows, 2);
        assert_eq!(chunk.cell(1, 1), crate::data::cells::Cell::Blank);
    }
}
