//! CSV: the columns of a file, and the rows of a piece of it.

use super::delimiter;
use super::row_batch::{BadRow, Cells, Lines, RawRows, RowBatch, Texts, raw_text};
use super::row_splitter::{Block, Blocks, Rows};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::data::read_report::RowProblem;
use csv::{ByteRecord, ReaderBuilder};

/// Number of bytes examined to find the delimiter.
const SAMPLE: usize = 64 * 1024;

/// A CSV file, after its header.
pub(super) struct Csv<'a> {
    pub delimiter: u8,
    pub columns: Vec<String>,
    blocks: Blocks<'a>,
    first: Option<Block>,
}

impl<'a> Csv<'a> {
    /// Reads the header.
    pub fn open(mut blocks: Blocks<'a>, input: &Input) -> Result<Csv<'a>, DataError> {
        let sample = blocks.peek(SAMPLE)?;
        let first_line = sample.split(|b| *b == b'\n').next().unwrap_or_default();
        let declared = delimiter::declared(first_line);
        let delimiter =
            declared.unwrap_or_else(|| delimiter::detect(sample, sample.len() < SAMPLE));
        blocks.rows = Rows::Cells { delimiter };
        let empty = || DataError::in_file(input, ErrorKind::Empty);
        let mut block = blocks.next()?.ok_or_else(empty)?;
        if declared.is_some() {
            let line = block.bytes.iter().position(|b| *b == b'\n');
            drop_front(&mut block, line.map_or(usize::MAX, |at| at + 1));
        }
        let mut header = ByteRecord::new();
        let mut reader = ReaderBuilder::new();
        reader
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter);
        let mut reader = reader.from_reader(block.bytes.as_slice());
        let read = reader.read_byte_record(&mut header);
        if !matches!(read, Ok(true)) || header.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Err(empty());
        }
        let end = reader.position().byte() as usize;
        drop_front(&mut block, end);
        let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_string();
        Ok(Csv {
            delimiter,
            columns: header.iter().map(name).collect(),
            blocks,
            first: Some(block),
        })
    }

    /// The next piece; none at the end.
    pub fn next(&mut self) -> Result<Option<Block>, DataError> {
        match self.first.take() {
            Some(block) => Ok(Some(block)),
            None => self.blocks.next(),
        }
    }

    /// The encoding, as far as it has been read.
    pub fn encoding(&self) -> crate::data::read_report::Encoding {
        self.blocks.encoding()
    }
}

fn drop_front(block: &mut Block, end: usize) {
    let end = end.min(block.bytes.len());
    let front = block.bytes.get(..end).unwrap_or_default();
    block.line += memchr::memchr_iter(b'\n', front).count() as u64;
    block.bytes.drain(..end);
}

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
    let mut reader = ReaderBuilder::new();
    reader
        .has_headers(false)
        .flexible(true)
        .delimiter(layout.delimiter);
    let mut reader = reader.from_reader(block.bytes.as_slice());
    let mut columns = vec![Texts::default(); layout.wanted.len()];
    let mut lines = Vec::new();
    let mut ranges = Vec::new();
    let mut odd = Vec::new();
    let mut record = ByteRecord::new();
    let mut place = Place {
        byte: 0,
        line: block.line,
    };
    // Reading from memory without limits on the length of a row cannot fail.
    while let Ok(true) = reader.read_byte_record(&mut record) {
        let end = reader.position().byte() as usize;
        let start = place.skip_blank_lines(&block.bytes);
        let line = place.line;
        place.advance(&block.bytes, end);
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        if let Some(problem) = ragged(&record, layout.width) {
            let raw = raw_text(block.bytes.get(start..end).unwrap_or_default());
            let why = cells(record.len(), layout.width);
            odd.push(BadRow {
                problem,
                line,
                why,
                raw,
            });
            if problem.leaves_out() {
                continue;
            }
        }
        for (column, wanted) in columns.iter_mut().zip(&layout.wanted) {
            column.push(record.get(*wanted).unwrap_or_default());
        }
        lines.push(line);
        ranges.push((start as u32, end as u32));
    }
    RowBatch {
        rows: lines.len(),
        columns: columns.into_iter().map(Cells::Texts).collect(),
        odd,
        lines: Lines::Each(lines),
        raw: RawRows::Text {
            bytes: block.bytes,
            ranges,
        },
    }
}

/// The problem of a row whose number of cells differs from the header's. Trailing empty cells do not count.
fn ragged(record: &ByteRecord, width: usize) -> Option<RowProblem> {
    if record.len() < width {
        return Some(RowProblem::TooFewCells);
    }
    let more = record
        .iter()
        .skip(width)
        .any(|cell| !cell.trim_ascii().is_empty());
    more.then_some(RowProblem::TooManyCells)
}

fn cells(row: usize, header: usize) -> String {
    let cells = |n| {
        if n == 1 {
            "1 cell".to_string()
        } else {
            format!("{n} cells")
        }
    };
    format!("the row has {}, the header {}", cells(row), cells(header))
}

struct Place {
    byte: usize,
    line: u64,
}

impl Place {
    /// Skips the blank lines that the reader skips; returns the byte at which the row begins.
    fn skip_blank_lines(&mut self, bytes: &[u8]) -> usize {
        while let Some(byte @ (b'\n' | b'\r')) = bytes.get(self.byte) {
            self.line += u64::from(*byte == b'\n');
            self.byte += 1;
        }
        self.byte
    }

    fn advance(&mut self, bytes: &[u8], end: usize) {
        let row = bytes.get(self.byte..end).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', row).count() as u64;
        self.byte = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            .map(|o| (o.problem, o.line, o.why.as_str()))
            .collect();
        assert_eq!(
            odd,
            [
                (
                    RowProblem::TooFewCells,
                    3,
                    "the row has 1 cell, the header 2 cells"
                ),
                (
                    RowProblem::TooManyCells,
                    4,
                    "the row has 3 cells, the header 2 cells"
                ),
            ]
        );
        assert_eq!(chunk.rows, 2);
        assert_eq!(chunk.cell(1, 1), crate::data::cells::Cell::Blank);
    }
}
