//! Finds the rows of CSV and their cells. A quote counts at the start of a cell; in it, two quotes are one. Text after the
//! closing quote belongs to the cell, and quotes in it are ordinary characters.

use memchr::memchr;

/// The place of a cell in the text. It includes the quotes only if the cell has to be read with [`unquoted`].
pub(super) type Place = (u32, u32);

/// Reads rows one after the other.
pub(super) struct Scanner<'t> {
    text: &'t [u8],
    delimiter: u8,
    /// Whether the text has carriage returns.
    has_returns: bool,
    /// Whether a row read so far has a cell with quotes.
    pub has_quotes: bool,
    /// The place from which nothing has been read.
    pub at: usize,
    /// The start of the piece that `ends` is about.
    piece: usize,
    /// The bytes of the piece that may end a cell and are not read yet, one bit each.
    ends: u64,
}

/// Where a row ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowEnd {
    /// After its line break.
    Break(usize),
    /// With the text.
    Text,
    /// Nowhere, since the quote at this place is not closed.
    OpenQuote(usize),
}

/// Number of bytes that are examined at once.
const PIECE: usize = 64;

impl<'t> Scanner<'t> {
    /// Reads all rows from this place of a text on.
    pub fn new(text: &'t [u8], delimiter: u8, at: usize) -> Scanner<'t> {
        let rest = text.get(at..).unwrap_or_default();
        let has_returns = memchr(b'\r', rest).is_some();
        Scanner::with_returns(text, delimiter, at, has_returns)
    }

    /// Reads only a few rows, for which it does not pay to examine the text first.
    pub fn of_few_rows(text: &'t [u8], delimiter: u8, at: usize) -> Scanner<'t> {
        Scanner::with_returns(text, delimiter, at, true)
    }

    fn with_returns(text: &'t [u8], delimiter: u8, at: usize, has_returns: bool) -> Scanner<'t> {
        let mut scanner = Scanner {
            text,
            delimiter,
            has_returns,
            has_quotes: false,
            at,
            piece: at,
            ends: 0,
        };
        scanner.ends = scanner.ends_from(at);
        scanner
    }

    /// Skips blank lines; returns the start of the next row, if there is one.
    pub fn start(&mut self) -> Option<usize> {
        let start = self.at;
        while let Some(b'\n' | b'\r') = self.text.get(self.at) {
            self.at += 1;
        }
        if self.at > start {
            self.go_to(self.at);
        }
        (self.at < self.text.len()).then_some(self.at)
    }

    /// Reads a row, which begins here, into `cells`.
    pub fn row(&mut self, cells: &mut Vec<Place>) -> RowEnd {
        cells.clear();
        loop {
            let (cell, first) = (self.at, cells.len());
            let mut inside = None;
            if self.text.get(cell) == Some(&b'"') {
                let Some((after, is_escaped)) = after_quote(self.text, cell) else {
                    return RowEnd::OpenQuote(cell);
                };
                self.go_to(after);
                self.has_quotes = true;
                inside = (!is_escaped).then_some((cell as u32 + 1, after as u32 - 1));
            }
            let end = self.cells_to_quote(cell, cells);
            if let (Some(inside), Some(place)) = (inside, cells.get_mut(first))
                && place.1 == inside.1 + 1
            {
                *place = inside;
            }
            if let Some(end) = end {
                return end;
            }
        }
    }

    /// Reads this cell and those after it, until one begins with a quote; returns the end of the row if it comes first.
    fn cells_to_quote(&mut self, mut cell: usize, cells: &mut Vec<Place>) -> Option<RowEnd> {
        // The compiler keeps copies in registers.
        let (mut piece, mut ends) = (self.piece, self.ends);
        loop {
            while ends == 0 {
                piece += PIECE;
                if piece >= self.text.len() {
                    self.at = self.text.len();
                    cells.push((cell as u32, self.at as u32));
                    return Some(RowEnd::Text);
                }
                ends = self.ends_from(piece);
            }
            let end = piece + ends.trailing_zeros() as usize;
            ends &= ends - 1;
            cells.push((cell as u32, end as u32));
            cell = end + 1;
            let is_last = self.text.get(end) != Some(&self.delimiter);
            if is_last || self.text.get(cell) == Some(&b'"') {
                (self.at, self.piece, self.ends) = (cell, piece, ends);
                return is_last.then(|| self.break_at(end));
            }
        }
    }

    /// The end of a row whose line break begins here.
    fn break_at(&mut self, at: usize) -> RowEnd {
        if (self.text.get(at), self.text.get(at + 1)) == (Some(&b'\r'), Some(&b'\n')) {
            self.go_to(at + 2);
        }
        RowEnd::Break(self.at)
    }

    /// Goes on from this place, which is not before the piece.
    fn go_to(&mut self, at: usize) {
        self.at = at;
        match at - self.piece {
            passed @ ..PIECE => self.ends &= u64::MAX << passed,
            _ => {
                self.piece = at;
                self.ends = self.ends_from(at);
            }
        }
    }

    /// The bytes that may end a cell in the piece that begins here.
    fn ends_from(&self, at: usize) -> u64 {
        let rest = self.text.get(at..).unwrap_or_default();
        if let Some(piece) = rest.first_chunk() {
            return self.ends_of(piece);
        }
        let mut piece = [0; PIECE];
        for (to, from) in piece.iter_mut().zip(rest) {
            *to = *from;
        }
        self.ends_of(&piece) & !(u64::MAX << rest.len())
    }

    fn ends_of(&self, piece: &[u8; PIECE]) -> u64 {
        let delimiter = self.delimiter;
        match self.has_returns {
            false => bits(piece, |byte| byte == delimiter || byte == b'\n'),
            true => bits(piece, |byte| {
                byte == delimiter || byte == b'\n' || byte == b'\r'
            }),
        }
    }
}

/// One bit for each byte: whether it passes the test. The compiler makes vector instructions of the first loop.
#[inline(always)]
fn bits(piece: &[u8; PIECE], test: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0; PIECE];
    for (flag, byte) in flags.iter_mut().zip(piece) {
        *flag = u8::from(test(*byte));
    }
    let (eights, _) = flags.as_chunks::<8>();
    let mut bits = 0;
    for (at, eight) in eights.iter().enumerate() {
        // Eight bytes that are 0 or 1 become the eight bits of the topmost byte.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= gathered << (8 * at);
    }
    bits
}

/// The position after the quote that closes the one at `open`, and whether there are two quotes for one in between.
fn after_quote(text: &[u8], open: usize) -> Option<(usize, bool)> {
    let mut at = open + 1;
    let mut is_escaped = false;
    loop {
        at += memchr(b'"', text.get(at..)?)? + 1;
        if text.get(at) != Some(&b'"') {
            return Some((at, is_escaped));
        }
        at += 1;
        is_escaped = true;
    }
}

/// What a cell that begins with a quote says.
pub(super) fn unquoted(cell: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(cell.len());
    let mut rest = cell.strip_prefix(b"\"").unwrap_or(cell);
    while let Some((before, after)) = memchr(b'"', rest).and_then(|at| rest.split_at_checked(at)) {
        text.extend_from_slice(before);
        match after {
            [b'"', b'"', more @ ..] => {
                text.push(b'"');
                rest = more;
            }
            after => {
                text.extend_from_slice(after.get(1..).unwrap_or_default());
                return text;
            }
        }
    }
    text.extend_from_slice(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(text: &[u8], delimiter: u8) -> Option<Vec<Vec<Vec<u8>>>> {
        let mut scanner = Scanner::new(text, delimiter, 0);
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        while scanner.start().is_some() {
            if let RowEnd::OpenQuote(_) = scanner.row(&mut cells) {
                return None;
            }
            let cell = |(start, end): &Place| {
                let cell = &text[*start as usize..*end as usize];
                match cell.first() {
                    Some(b'"') => unquoted(cell),
                    _ => cell.to_vec(),
                }
            };
            rows.push(cells.iter().map(cell).collect());
        }
        Some(rows)
    }

    fn rows_by_library(text: &[u8], delimiter: u8) -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter);
        let rows = reader.from_reader(text).into_byte_records();
        rows.map(|row| row.unwrap().iter().map(<[u8]>::to_vec).collect())
            .collect()
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
        #[test]
        fn rows_and_cells_are_those_of_the_library(
            text in "([ab,;\"\"\n\r é]|a{20}|,{9}){0,60}",
            delimiter in proptest::sample::select(b",;\"".to_vec()),
        ) {
            if let Some(rows) = rows_of(text.as_bytes(), delimiter) {
                proptest::prop_assert_eq!(rows, rows_by_library(text.as_bytes(), delimiter));
            }
        }
    }

    #[test]
    fn only_a_quote_that_is_closed_ends_its_cell() {
        assert_eq!(rows_of(b"a,\"b\nc,d\n", b','), None);
        assert_eq!(rows_of(b"a,\"b\"\"\nc,d\n", b','), None);
        assert_eq!(rows_of(b"a,b\"\n", b',').map(|rows| rows.len()), Some(1));
    }
}
