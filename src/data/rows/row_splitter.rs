//! Splits a text into pieces that end at row ends, so that they can be read in parallel.

use super::encoding::Text;
use super::open::reading;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::data::read_report::{Compression, Encoding};
use memchr::{memchr, memchr_iter, memchr3, memrchr};

/// Approximate length of a piece.
const LENGTH: usize = 2 << 20;
/// Maximum length of a row.
const LONGEST_ROW: usize = 64 << 20;

/// Whole rows of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// UTF-8, as far as the file is valid.
    pub bytes: Vec<u8>,
    /// The line of the file at which it begins, from 1.
    pub line: u64,
}

/// The places where a row may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// At every line break.
    Lines,
    /// At a line break outside quotes; a quote counts at the start of a cell.
    Cells { delimiter: u8 },
}

/// A text, piece by piece.
pub(super) struct Blocks<'a> {
    text: Text<'a>,
    pub rows: Rows,
    input: &'a Input,
    packing: Option<Compression>,
    rest: Vec<u8>,
    line: u64,
    ended: bool,
    length: usize,
}

impl<'a> Blocks<'a> {
    /// The pieces of a text.
    pub fn new(
        text: Text<'a>,
        rows: Rows,
        input: &'a Input,
        packing: Option<Compression>,
    ) -> Blocks<'a> {
        Blocks {
            text,
            rows,
            input,
            packing,
            rest: Vec::new(),
            line: 1,
            ended: false,
            length: LENGTH,
        }
    }

    /// The encoding, as far as it has been read.
    pub fn encoding(&self) -> Encoding {
        self.text.encoding()
    }

    /// The start of the text, at least `least` bytes if there are that many.
    pub fn peek(&mut self, least: usize) -> Result<&[u8], DataError> {
        self.fill(least)?;
        Ok(&self.rest)
    }

    /// The next piece; none at the end.
    pub fn next(&mut self) -> Result<Option<Block>, DataError> {
        let mut wanted = self.length;
        loop {
            self.fill(wanted)?;
            if self.rest.is_empty() {
                return Ok(None);
            }
            match self.end() {
                Ok(end) if end > 0 => return Ok(Some(self.cut(end))),
                Err(quote) if self.ended => return Err(self.error_at(quote, ErrorKind::OpenQuote)),
                Ok(_) if self.ended => return Ok(Some(self.cut(self.rest.len()))),
                Err(quote) if self.rest.len() > LONGEST_ROW => {
                    return Err(self.error_at(quote, ErrorKind::OpenQuote));
                }
                Ok(_) if self.rest.len() > LONGEST_ROW => {
                    let mebibytes = LONGEST_ROW >> 20;
                    return Err(self.error_at(0, ErrorKind::RowTooLong { mebibytes }));
                }
                _ => wanted = self.rest.len() * 2,
            }
        }
    }

    fn fill(&mut self, least: usize) -> Result<(), DataError> {
        while self.rest.len() < least && !self.ended {
            match self.text.read(&mut self.rest) {
                Ok(more) => self.ended = !more,
                Err(error) => return Err(reading(self.input, self.packing, &error)),
            }
        }
        Ok(())
    }

    /// The end of the last complete row, or the position of the open quote that prevents the first row from ending.
    fn end(&self) -> Result<usize, usize> {
        match self.rows {
            Rows::Lines => Ok(memrchr(b'\n', &self.rest).map_or(0, |at| at + 1)),
            Rows::Cells { delimiter } => {
                let (end, quote) = last_row_end(&self.rest, delimiter);
                match quote {
                    Some(quote) if end == 0 || self.ended => Err(quote),
                    _ => Ok(end),
                }
            }
        }
    }

    fn cut(&mut self, end: usize) -> Block {
        let rest = self.rest.split_off(end.min(self.rest.len()));
        let bytes = std::mem::replace(&mut self.rest, rest);
        let line = self.line;
        self.line += memchr_iter(b'\n', &bytes).count() as u64;
        Block { bytes, line }
    }

    fn error_at(&self, place: usize, kind: ErrorKind) -> DataError {
        let before = self.rest.get(..place).unwrap_or_default();
        let line = self.line + memchr_iter(b'\n', before).count() as u64;
        DataError::in_file(self.input, kind).at_line(line)
    }
}

/// The end of the last complete row, and the open quote after it.
fn last_row_end(bytes: &[u8], delimiter: u8) -> (usize, Option<usize>) {
    if memchr(b'"', bytes).is_none() {
        return (memrchr(b'\n', bytes).map_or(0, |at| at + 1), None);
    }
    let mut end = 0;
    while let Some(rest) = bytes.get(end..) {
        let Some(line) = memchr(b'\n', rest) else {
            // In an incomplete line, only an open quote matters.
            let quote = row_end(rest, delimiter).err().flatten();
            return (end, quote.map(|at| end + at));
        };
        let whole = rest.get(..line).unwrap_or_default();
        if memchr(b'"', whole).is_none() {
            end += line + 1;
            continue;
        }
        match row_end(rest, delimiter) {
            Ok(length) => end += length,
            Err(quote) => return (end, quote.map(|at| end + at)),
        }
    }
    (end, None)
}

/// The end of the first row, including its line break; if there is none, the open quote, if any.
fn row_end(bytes: &[u8], delimiter: u8) -> Result<usize, Option<usize>> {
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            at = after_quote(bytes, at).ok_or(Some(at))?;
        }
        // Text after a closed quote belongs to the cell, and quotes in it are ordinary characters.
        let rest = bytes.get(at..).unwrap_or_default();
        let found = memchr3(delimiter, b'\n', b'\r', rest).ok_or(None)?;
        at += found;
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => return Ok(at + 2),
            (Some(b'\n' | b'\r'), _) => return Ok(at + 1),
            _ => at += 1,
        }
    }
}

/// The position after the quote that closes the one at `open`.
fn after_quote(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr(b'"', bytes.get(at..)?)? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn blocks<'a>(text: &str, input: &'a Input, length: usize) -> Blocks<'a> {
        let bytes = Cursor::new(text.as_bytes().to_vec());
        let rows = Rows::Cells { delimiter: b',' };
        let mut blocks = Blocks::new(Text::new(Box::new(bytes)), rows, input, None);
        // A small length causes as many cuts as possible.
        blocks.length = length;
        blocks
    }

    fn rows_of(bytes: &[u8]) -> Vec<csv::ByteRecord> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).from_reader(bytes);
        reader.byte_records().map(Result::unwrap).collect()
    }

    proptest::proptest! {
        #[test]
        fn rows_end_where_the_reader_of_rows_ends_them(text in "[ab,\"\"\n\r]{0,40}") {
            let mut pieces = Vec::new();
            let mut rest = text.as_bytes();
            while !rest.is_empty() {
                let length = row_end(rest, b',').unwrap_or(rest.len());
                pieces.extend(rows_of(&rest[..length]));
                rest = &rest[length..];
            }
            proptest::prop_assert_eq!(pieces, rows_of(text.as_bytes()));
        }
    }

    #[test]
    fn pieces_begin_at_their_line() {
        let input = Input::Stdin;
        let mut pieces = blocks("a\n\"x\ny\"\nb\n", &input, 5);
        let mut all = Vec::new();
        while let Some(block) = pieces.next().unwrap() {
            all.push((String::from_utf8(block.bytes).unwrap(), block.line));
        }
        let text: String = all.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(text, "a\n\"x\ny\"\nb\n");
        let lines: Vec<u64> = all.iter().map(|(_, line)| *line).collect();
        assert!(lines.is_sorted() && lines[0] == 1, "{all:?}");
    }

    #[test]
    fn a_quote_that_is_never_closed_is_an_error_at_its_line() {
        let input = Input::Stdin;
        let mut pieces = blocks("a,b\n1,2\n3,\"open\n4,5\n", &input, 1 << 20);
        let error = loop {
            match pieces.next() {
                Ok(Some(_)) => {}
                Ok(None) => panic!("no error"),
                Err(error) => break error,
            }
        };
        assert_eq!((*error.kind, error.line), (ErrorKind::OpenQuote, Some(3)));
    }
}
