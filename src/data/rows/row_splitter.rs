//! Splits a text into pieces that end at row ends, so that they can be read in parallel.

use super::csv_scanner::{RowEnd, Scanner};
use super::encoding::Text;
use super::open::reading;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::data::read_report::{Compression, Encoding};
use memchr::{memchr, memchr_iter, memrchr};

/// Approximate length of a piece.
const LENGTH: usize = 2 << 20;
/// Maximum length of a row.
pub(super) const LONGEST_ROW: usize = 64 << 20;
/// The problem of a longer row.
pub(super) const TOO_LONG_ROW: ErrorKind = ErrorKind::RowTooLong {
    mebibytes: LONGEST_ROW >> 20,
};

/// Whole rows of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// UTF-8, as far as the file is valid.
    pub bytes: Vec<u8>,
    /// The line of the file at which it begins, from 1.
    pub line: u64,
}

/// A part of a file in UTF-8 that has not been read, to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rest {
    pub place: u64,
    pub line: u64,
    /// Whether what comes before it shows that it is UTF-8 and not Windows-1252.
    pub encoding_is_known: bool,
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

    /// Goes on with another text, at this line.
    pub fn go_on(&mut self, text: Text<'a>, line: u64) {
        self.text = text;
        self.line = line;
        self.rest.clear();
        self.ended = false;
    }

    /// The encoding, as far as it has been read.
    pub fn encoding(&self) -> Encoding {
        self.text.encoding()
    }

    /// Where the rest of the file begins, if it can be read from there as it is.
    pub fn rest(&self) -> Option<Rest> {
        let (read, encoding_is_known) = self.text.as_in_file()?;
        Some(Rest {
            place: read.checked_sub(self.rest.len() as u64)?,
            line: self.line,
            encoding_is_known,
        })
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
                    return Err(self.error_at(0, TOO_LONG_ROW));
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
    let mut scanner = Scanner::new(bytes, delimiter, 0);
    let (mut end, mut cells) = (0, Vec::new());
    while scanner.start().is_some() {
        match scanner.row(&mut cells) {
            RowEnd::Break(after) => end = after,
            RowEnd::Text => break,
            RowEnd::OpenQuote(quote) => return (end, Some(quote)),
        }
    }
    (end, None)
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
