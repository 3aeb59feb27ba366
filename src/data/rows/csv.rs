//! CSV: the columns of a file, and its rows by ranges or piece by piece.

use super::csv_places::{Layout, chunk};
use super::csv_ranges::CsvRanges;
use super::csv_scanner::{Place, RowEnd, Scanner, unquoted};
use super::delimiter;
use super::encoding::Text;
use super::file_ranges::RangedFile;
use super::open::Source;
use super::row_batch::RowBatch;
use super::row_splitter::{Block, Blocks, Rest, Rows};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::data::read_report::Encoding;
use crate::ordered_parallel::in_order;
use std::borrow::Cow;

/// Number of bytes examined to find the delimiter.
const SAMPLE: usize = 64 * 1024;

/// The usual length of the ranges in which a file is read.
const RANGE: u64 = 2 << 20;

/// A CSV file, after its header.
pub(super) struct Csv<'a> {
    pub delimiter: u8,
    pub columns: Vec<String>,
    blocks: Blocks<'a>,
    first: Option<Block>,
    /// The length of the ranges in which the file is read.
    pub(super) range: u64,
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
        let (columns, end) = header(&block.bytes, delimiter);
        if columns.iter().all(|name| name.trim_ascii().is_empty()) {
            return Err(empty());
        }
        drop_front(&mut block, end);
        Ok(Csv {
            delimiter,
            columns,
            blocks,
            first: Some(block),
            range: RANGE,
        })
    }

    /// Processes the rows in parallel; the results reach `take` in file order. Returns the encoding.
    pub fn read<P: Send>(
        mut self,
        source: &Source<'a>,
        layout: &Layout,
        work: impl Fn(RowBatch) -> P + Sync,
        mut take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<Encoding, DataError> {
        if let Some((file, rest)) = self.ranges(source)? {
            let ranges = CsvRanges::new(file.clone(), rest, source, layout);
            match ranges.read(&work, &mut take)? {
                None => return Ok(self.blocks.encoding()),
                Some(rest) => {
                    let file = file
                        .reader(rest.place)
                        .map_err(|error| source.error(error))?;
                    let bytes = source.meter().reader(file, rest.place);
                    self.blocks.go_on(Text::in_windows_1252(bytes), rest.line);
                    self.first = None;
                }
            }
        }
        let next = || match self.first.take() {
            Some(block) => Ok(Some(block)),
            None => self.blocks.next(),
        };
        in_order(next, |block| Ok(work(chunk(block, layout))), take)?;
        Ok(self.blocks.encoding())
    }

    /// The rows as ranges of the file, if it can be read from any place, and there are several.
    fn ranges(&self, source: &Source<'_>) -> Result<Option<(RangedFile, Rest)>, DataError> {
        let (Some(first), Some(mut rest)) = (&self.first, self.blocks.rest()) else {
            return Ok(None);
        };
        let Some(place) = rest.place.checked_sub(first.bytes.len() as u64) else {
            return Ok(None);
        };
        let Some((file, size)) = source.plain_file()? else {
            return Ok(None);
        };
        (rest.place, rest.line) = (place, first.line);
        let file = RangedFile::new(file, place, size, self.range);
        Ok((file.ranges() > 1).then_some((file, rest)))
    }
}

/// The names in the first row, and where it ends.
fn header(text: &[u8], delimiter: u8) -> (Vec<String>, usize) {
    let mut scanner = Scanner::of_few_rows(text, delimiter, 0);
    let mut cells = Vec::new();
    if scanner.start().is_none() {
        return (Vec::new(), text.len());
    }
    let end = match scanner.row(&mut cells) {
        RowEnd::Break(end) => end,
        RowEnd::Text => text.len(),
        RowEnd::OpenQuote(quote) => {
            cells.push((quote as u32, text.len() as u32));
            text.len()
        }
    };
    let name = |(start, end): &Place| {
        let cell = text.get(*start as usize..*end as usize).unwrap_or_default();
        let cell = match cell.first() {
            Some(b'"') => Cow::Owned(unquoted(cell)),
            _ => Cow::Borrowed(cell),
        };
        String::from_utf8_lossy(&cell).trim().to_string()
    };
    (cells.iter().map(name).collect(), end)
}

fn drop_front(block: &mut Block, end: usize) {
    let end = end.min(block.bytes.len());
    let front = block.bytes.get(..end).unwrap_or_default();
    block.line += memchr::memchr_iter(b'\n', front).count() as u64;
    block.bytes.drain(..end);
}
