//! Reads the lines of a piece: those of a known shape without parsing them, and the others value by value.

use super::shapes::{MAX_VALUES, Range, Shapes, Value};
use super::value::Stops;
use super::walk::{LineProblem, there_twice, walk};
use super::{Layout, Objects, Paths};
use crate::data::read_report::RowProblem;
use crate::data::rows::row_batch::{BadRow, Lines, raw_text};
use crate::data::rows::row_splitter::Block;
use crate::message::msg;
use memchr::memchr;
use serde_json::value::RawValue;

/// A range of a value that is not there.
const NONE: Range = (0, 0);

/// What reading the lines of a piece found so far.
pub(super) struct LineReader<'l> {
    layout: &'l Layout,
    shapes: Shapes,
    /// By row and column.
    cells: Vec<Range>,
    rows: Vec<Range>,
    /// The line of each row.
    numbers: Vec<u64>,
    odd: Vec<BadRow>,
    paths: Paths,
    /// The values of a line, without objects.
    values: Vec<Value>,
    /// Number of lines that were parsed.
    #[cfg(test)]
    pub parsed: usize,
}

impl<'l> LineReader<'l> {
    pub fn new(layout: &'l Layout) -> LineReader<'l> {
        LineReader {
            layout,
            shapes: Shapes::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            numbers: Vec::new(),
            odd: Vec::new(),
            paths: Paths::default(),
            values: Vec::new(),
            #[cfg(test)]
            parsed: 0,
        }
    }

    /// A reader that parses every line.
    #[cfg(test)]
    pub fn without_shapes(layout: &'l Layout) -> LineReader<'l> {
        LineReader {
            shapes: Shapes::none(),
            ..LineReader::new(layout)
        }
    }

    /// The objects of a piece, its columns, the position of each row, and the lines that are left out.
    pub fn read(mut self, block: Block) -> (Objects, Paths, Lines, Vec<BadRow>) {
        let first = block.line;
        let text = self.valid(block);
        self.read_text(&text, first);
        // Lines that are not UTF-8 were found before the others.
        self.odd.sort_by_key(|odd| odd.line);
        let objects = Objects {
            text,
            lines: self.rows,
            cells: self.cells,
            columns: self.layout.columns.len(),
        };
        (objects, self.paths, Lines::Each(self.numbers), self.odd)
    }

    /// The text of a piece, with blank lines for those that are not UTF-8.
    fn valid(&mut self, block: Block) -> String {
        let mut bytes = match String::from_utf8(block.bytes) {
            Ok(text) => return text,
            Err(error) => error.into_bytes(),
        };
        for (line, text) in (block.line..).zip(bytes.split_mut(|b| *b == b'\n')) {
            if std::str::from_utf8(text).is_err() {
                let why = msg!("it is not valid UTF-8");
                self.leave_out(line, text, LineProblem::Text(why));
                text.fill(b' ');
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Reads lines; the first has the number `first`.
    pub(super) fn read_text(&mut self, text: &str, first: u64) {
        let bytes = text.as_bytes();
        let stops = Stops::new(bytes);
        let width = self.layout.columns.len();
        let mut start = 0;
        for line in first.. {
            let before = self.cells.len();
            self.cells.resize(before + width, NONE);
            let cells = self.cells.get_mut(before..).unwrap_or_default();
            let end = match self.shapes.read(bytes, &stops, start, cells) {
                Some(end) => {
                    self.keep(line, start, end);
                    end
                }
                None => {
                    let rest = bytes.get(start..).unwrap_or_default();
                    let end = memchr(b'\n', rest).map_or(bytes.len(), |at| start + at);
                    self.walk(text, line, start, end, before);
                    end
                }
            };
            start = end + 1;
            if start >= bytes.len() {
                break;
            }
        }
    }

    fn keep(&mut self, line: u64, start: usize, end: usize) {
        self.numbers.push(line);
        self.rows.push((start as u32, end as u32));
        self.paths.objects += 1;
    }

    /// Reads a line of an unknown shape; its cells begin at `before`.
    fn walk(&mut self, text: &str, line: u64, start: usize, end: usize, before: usize) {
        let object = text.get(start..end).unwrap_or_default();
        let cells = self.cells.get_mut(before..).unwrap_or_default();
        cells.fill(NONE);
        if object.trim_ascii().is_empty() {
            return self.cells.truncate(before);
        }
        #[cfg(test)]
        {
            self.parsed += 1;
        }
        self.values.clear();
        let mut twice = None;
        // Whether a shape says all about the line: no column is an object in it.
        let mut is_simple = true;
        let mut see = |path: &str, value: &RawValue| {
            let value = value.get();
            let from = value.as_ptr() as usize - text.as_ptr() as usize;
            let range = (from as u32, (from + value.len()) as u32);
            let column = self.layout.columns.get(path).copied();
            if value.starts_with('{') {
                is_simple &= column.is_none();
            } else {
                self.paths.add(path);
                is_simple &= self.values.len() < MAX_VALUES;
                if is_simple {
                    self.values.push(Value { range, column });
                }
            }
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                // `"a.b"` and a `"b"` inside `"a"` are one column.
                if *cell != NONE {
                    twice = Some(LineProblem::Object(there_twice(path)));
                }
                *cell = range;
            }
        };
        match walk(object, &mut see).and(twice.map_or(Ok(()), Err)) {
            Ok(()) => {
                self.keep(line, start, end);
                if is_simple {
                    let range = (start as u32, end as u32);
                    self.shapes.add(text.as_bytes(), range, &self.values);
                }
            }
            Err(problem) => {
                self.cells.truncate(before);
                self.leave_out(line, object.as_bytes(), problem);
            }
        }
    }

    fn leave_out(&mut self, line: u64, text: &[u8], problem: LineProblem) {
        let why = match problem {
            LineProblem::Object(why) => {
                self.paths.objects += 1;
                why
            }
            LineProblem::Text(why) => {
                let is_first = self.paths.first_odd.as_ref();
                if is_first.is_none_or(|(first, _)| line < *first) {
                    self.paths.first_odd = Some((line, why.clone()));
                }
                why
            }
        };
        self.odd.push(BadRow {
            problem: RowProblem::NotAnObject,
            line,
            why,
            raw: raw_text(text),
        });
    }
}
