//! CSV read by ranges of its file, each by the thread that processes it. A line break may be inside quotes, so where the rows
//! of a range begin is certain only after those before it: a range is read from where its first row seems to begin, and read
//! again if the rows before it end elsewhere.

use super::csv_places::{Layout, OpenRow, Places, Stop};
use super::csv_scanner::{RowEnd, Scanner};
use super::encoding;
use super::file_ranges::{BytesFrom, FileRange, RangedFile};
use super::line_counter::{FirstLine, LineCounter, breaks_in};
use super::open::{Meter, Source, reading};
use super::row_batch::RowBatch;
use super::row_splitter::{LONGEST_ROW, Rest, TOO_LONG_ROW};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::ordered_parallel::in_order;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Number of bytes that are read after a range, for the row that continues there.
const AFTER: u64 = 16 << 10;
/// Maximum length of the last row of a range whose start is not certain.
const LONGEST_GUESS: usize = 2 << 20;
/// Number of line breaks examined to find one that ends a row.
const BREAKS: usize = 100;
/// Number of bytes examined after each of them.
const AFTER_BREAK: usize = 16 << 10;

/// A file of CSV in ranges.
pub(super) struct CsvRanges<'r, 'a> {
    file: RangedFile,
    input: &'r Input,
    meter: Meter<'a>,
    layout: &'r Layout,
    lines: Arc<LineCounter>,
    rest: Rest,
}

/// The rows that begin in a range, or what has been made of them.
struct RangeRows<P> {
    /// Where the first row begins in the file, and where the last one ends.
    start: u64,
    end: u64,
    first: FirstLine,
    /// Whether the first sequence that is not ASCII is UTF-8.
    is_utf8: Option<bool>,
    rows: P,
}

impl<'r, 'a> CsvRanges<'r, 'a> {
    /// The rest of a file.
    pub fn new(
        file: RangedFile,
        rest: Rest,
        source: &'r Source<'a>,
        layout: &'r Layout,
    ) -> CsvRanges<'r, 'a> {
        CsvRanges {
            lines: Arc::new(LineCounter::new(file.clone(), rest.line)),
            file,
            input: source.input,
            meter: source.meter(),
            layout,
            rest,
        }
    }

    /// Processes the ranges in parallel; the results reach `take` in file order. Returns the rest of a file that turns out to be
    /// Windows-1252.
    pub fn read<P: Send>(
        &self,
        work: impl Fn(RowBatch) -> P + Sync,
        mut take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<Option<Rest>, DataError> {
        let is_other = AtomicBool::new(false);
        let mut numbers = 0..self.file.ranges();
        let mut rest = self.rest;
        let mut next = || match is_other.load(Ordering::Relaxed) {
            true => None,
            false => numbers.next().and_then(|number| self.file.range(number)),
        };
        in_order(
            || Ok(next()),
            |range| Ok((range, self.guess(range)?.map(|rows| rows.map(&work)))),
            |(range, guess)| {
                if is_other.load(Ordering::Relaxed) || rest.place >= range.end {
                    return Ok(());
                }
                let rows = match guess {
                    Some(rows) if rows.start == rest.place => rows,
                    _ => self.rows_from(range, rest.place)?.map(&work),
                };
                if !rest.encoding_is_known && rows.is_utf8 == Some(false) {
                    rest.line = rows.first.line();
                    is_other.store(true, Ordering::Relaxed);
                    return Ok(());
                }
                rest.encoding_is_known |= rows.is_utf8.is_some();
                rest.place = rows.end;
                self.meter.report(rest.place);
                take(rows.rows)
            },
        )?;
        Ok(is_other.into_inner().then_some(rest))
    }

    /// The rows of a range from where they seem to begin; none if it has no line break, or its rows do not end soon.
    fn guess(&self, range: FileRange) -> Result<Option<RangeRows<RowBatch>>, DataError> {
        if range.number == 0 {
            return self.rows_from(range, range.start).map(Some);
        }
        let mut text = self.text(range.start - 1, range)?;
        let length = (range.end - range.start) as usize;
        let Some(from) = self.likely_start(&text.bytes, length) else {
            return Ok(None);
        };
        let found = self.find(&mut text, from, range, LONGEST_GUESS)?;
        let rows = |(places, end)| self.rows(places, text, from..end, range);
        Ok(found.ok().map(rows))
    }

    /// The place after the first line break in the front of a text that is followed by a row with as many cells as the header.
    /// Where there are no quotes, it is that after the first line break.
    fn likely_start(&self, text: &[u8], front: usize) -> Option<usize> {
        let front = text.get(..front).unwrap_or(text);
        let mut breaks = memchr::memchr_iter(b'\n', front).map(|at| at + 1);
        let first = breaks.next()?;
        let mut cells = Vec::new();
        let mut begins_row = |at: &usize| {
            let text = text.get(..at + AFTER_BREAK).unwrap_or(text);
            let mut scanner = Scanner::of_few_rows(text, self.layout.delimiter, *at);
            scanner.start();
            let end = scanner.row(&mut cells);
            matches!(end, RowEnd::Break(_)) && cells.len() == self.layout.width
        };
        if begins_row(&first) || memchr::memchr(b'"', front).is_none() {
            return Some(first);
        }
        breaks.take(BREAKS).find(begins_row).or(Some(first))
    }

    /// The rows of a range from the place at which they begin.
    fn rows_from(&self, range: FileRange, start: u64) -> Result<RangeRows<RowBatch>, DataError> {
        let mut text = self.text(range.start.min(start), range)?;
        let from = (start - text.place) as usize;
        match self.find(&mut text, from, range, LONGEST_ROW)? {
            Ok((places, end)) => Ok(self.rows(places, text, from..end, range)),
            Err(row) => {
                let (place, kind) = match row.quote {
                    Some(quote) => (quote, ErrorKind::OpenQuote),
                    None => (row.start, TOO_LONG_ROW),
                };
                let line = self.first_line(&text, place, range).line();
                Err(DataError::in_file(self.input, kind).at_line(line))
            }
        }
    }

    /// The text from a place to a little after the range.
    fn text(&self, place: u64, range: FileRange) -> Result<BytesFrom, DataError> {
        let fail = |error| reading(self.input, None, &error);
        let mut text = self.file.from(place);
        text.read(range.end - place + AFTER).map_err(fail)?;
        Ok(text)
    }

    /// The places of the rows from `from` to the end of the range, and where they end; or the row that does not end in `longest`
    /// bytes, or in the file. Reads more of the file as needed.
    fn find(
        &self,
        text: &mut BytesFrom,
        from: usize,
        range: FileRange,
        longest: usize,
    ) -> Result<Result<(Places, usize), OpenRow>, DataError> {
        let until = (range.end - text.place) as usize;
        loop {
            let (places, stop) = Places::find(&text.bytes, from..until, self.layout);
            let row = match stop {
                Stop::Break(end) => return Ok(Ok((places, end))),
                Stop::Text(row) if text.ended && row.quote.is_none() => {
                    return Ok(Ok((places, text.bytes.len())));
                }
                Stop::Text(row) => row,
            };
            if text.ended || text.bytes.len() - row.start > longest {
                return Ok(Err(row));
            }
            let more = text.bytes.len() as u64;
            let read = text.read(more);
            read.map_err(|error| reading(self.input, None, &error))?;
        }
    }

    fn rows(
        &self,
        places: Places,
        text: BytesFrom,
        rows: Range<usize>,
        range: FileRange,
    ) -> RangeRows<RowBatch> {
        let first = self.first_line(&text, rows.start, range);
        self.count_lines(&places, &text, rows.clone(), range);
        let mut bytes = text.bytes;
        bytes.truncate(rows.end);
        // What comes before the first row may begin inside a character.
        bytes
            .iter_mut()
            .take(rows.start)
            .for_each(|byte| *byte = b' ');
        let own = bytes.get(rows.start..).unwrap_or_default();
        RangeRows {
            start: text.place + rows.start as u64,
            end: text.place + rows.end as u64,
            is_utf8: encoding::starts_as_utf8(own),
            rows: places.into_batch(bytes, rows.start, first.clone(), self.layout),
            first,
        }
    }

    /// Counts the lines of a range, for the numbers of the lines after it.
    fn count_lines(&self, places: &Places, text: &BytesFrom, rows: Range<usize>, range: FileRange) {
        let (start, end) = (range.start - text.place, range.end - text.place);
        let (start, end) = (start as usize, text.bytes.len().min(end as usize));
        let breaks = |places| text.bytes.get(places).map_or(0, breaks_in);
        let own = match places.breaks(&text.bytes, rows.end, end) {
            Some(of_rows) => breaks(start..rows.start) + of_rows,
            None => breaks(start..end),
        };
        self.lines.count(range.number, own);
    }

    /// The line at a place of the text of a range.
    fn first_line(&self, text: &BytesFrom, at: usize, range: FileRange) -> FirstLine {
        let start = (range.start - text.place) as usize;
        let breaks = text.bytes.get(start..at).map_or(0, breaks_in);
        FirstLine::After(self.lines.clone(), range.number, breaks, OnceLock::new())
    }
}

impl<P> RangeRows<P> {
    fn map<Q>(self, work: impl FnOnce(P) -> Q) -> RangeRows<Q> {
        let RangeRows {
            start,
            end,
            first,
            is_utf8,
            rows,
        } = self;
        RangeRows {
            start,
            end,
            first,
            is_utf8,
            rows: work(rows),
        }
    }
}

#[cfg(test)]
mod tests;
