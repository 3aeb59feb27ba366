//! The format of dates that the contract declares: `dates are: "DD/MM/YYYY"`.

use super::time::{MICROS_PER_DAY, MICROS_PER_SECOND, ParsedTime, Scanner};
use crate::time::LocalDay;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

const PARTS: [(&str, Part); 6] = [
    ("YYYY", Part::Year),
    ("MM", Part::Month),
    ("DD", Part::Day),
    ("HH", Part::Hour),
    ("mm", Part::Minute),
    ("ss", Part::Second),
];

/// A date format, parsed.
#[derive(Debug, Clone)]
pub(in crate::data) struct Pattern {
    written: String,
    pieces: Vec<Piece>,
    /// Whether the format contains an hour; if not, a time of day may follow the date.
    has_clock: bool,
}

#[derive(Debug, Clone, Copy)]
enum Piece {
    /// A number of `least` to `most` digits. It may have one digit less if a separator follows.
    Number {
        part: Part,
        least: usize,
        most: usize,
    },
    Separator(u8),
}

impl Pattern {
    /// The parts of a pattern; the contract has already checked that they form a date.
    pub fn new(pattern: &str) -> Pattern {
        let mut pieces = Vec::new();
        let mut rest = pattern;
        while let Some(first) = rest.chars().next() {
            match PARTS.iter().find(|(sign, _)| rest.starts_with(sign)) {
                Some((sign, part)) => {
                    let most = sign.len();
                    pieces.push(Piece::Number {
                        part: *part,
                        least: most,
                        most,
                    });
                    rest = &rest[most..];
                }
                None => {
                    let (separator, behind) = rest.split_at(first.len_utf8());
                    pieces.extend(separator.bytes().map(Piece::Separator));
                    rest = behind;
                }
            }
        }
        relax(&mut pieces);
        let is_hour = |piece: &Piece| {
            matches!(
                piece,
                Piece::Number {
                    part: Part::Hour,
                    ..
                }
            )
        };
        Pattern {
            written: pattern.to_owned(),
            has_clock: pieces.iter().any(is_hour),
            pieces,
        }
    }

    /// As written in the contract.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether ISO dates have the same shape, so that only the declared reading is used.
    pub fn looks_like_iso(&self) -> bool {
        self.written.starts_with("YYYY-")
    }

    /// The date or time, if the whole text has this format. A pattern without hours may be followed by `14:30` or `14:30:05`.
    pub fn read(&self, text: &str) -> Option<ParsedTime> {
        let mut front = Scanner(text.as_bytes());
        let (mut year, mut month, mut day) = (None, None, None);
        let (mut hour, mut minute, mut second) = (0, 0, 0);
        for piece in &self.pieces {
            match *piece {
                Piece::Separator(byte) => front.take(byte)?,
                Piece::Number { part, least, most } => {
                    let number = front.number(least, most)?;
                    match part {
                        Part::Year => year = i16::try_from(number).ok(),
                        Part::Month => month = i8::try_from(number).ok(),
                        Part::Day => day = i8::try_from(number).ok(),
                        Part::Hour => hour = number,
                        Part::Minute => minute = number,
                        Part::Second => second = number,
                    }
                }
            }
        }
        let date = LocalDay::from_ymd(year?, month?, day?)?;
        if self.has_clock {
            let valid = front.is_empty() && hour < 24 && minute < 60 && second < 60;
            let seconds = (hour * 60 + minute) * 60 + second;
            return valid.then_some(ParsedTime::Local(
                i64::from(date.0) * MICROS_PER_DAY + seconds * MICROS_PER_SECOND,
            ));
        }
        if front.is_empty() {
            return Some(ParsedTime::Day(date));
        }
        front.take(b' ').or_else(|| front.take(b'T'))?;
        front.clock_on(date)
    }
}

/// Lets two-digit numbers have one digit if no digit follows: `1/4/2026` fits `DD/MM/YYYY`.
fn relax(pieces: &mut [Piece]) {
    let ends: Vec<bool> = (0..pieces.len())
        .map(|at| !matches!(pieces.get(at + 1), Some(Piece::Number { .. })))
        .collect();
    for (piece, ends) in pieces.iter_mut().zip(ends) {
        if let Piece::Number { least, most: 2, .. } = piece
            && ends
        {
            *least = 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::time::when;
    use super::*;

    fn pattern(written: &str) -> Pattern {
        Pattern::new(written)
    }

    fn day(text: &str, written: &str) -> Option<String> {
        match when(text, Some(&pattern(written))).ok()? {
            ParsedTime::Day(day) => Some(day.to_string()),
            ParsedTime::Local(local) => Some(super::super::Cell::Local(local).to_string()),
            ParsedTime::Instant(instant) => Some(instant.to_iso(&jiff::tz::TimeZone::UTC)),
        }
    }

    #[test]
    fn dates_in_the_form_the_contract_names() {
        let read = |text| day(text, "DD/MM/YYYY");
        assert_eq!(read("01/04/2026").as_deref(), Some("2026-04-01"));
        assert_eq!(read("1/4/2026").as_deref(), Some("2026-04-01"));
        assert_eq!(
            read("31/12/2025 14:30").as_deref(),
            Some("2025-12-31T14:30:00")
        );
        assert_eq!(read("2026-04-01").as_deref(), Some("2026-04-01"));
        for odd in ["04/31/2026", "1/4/26", "01.04.2026", "01/04/2026x"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }

    #[test]
    fn clocks_and_digits_without_separators() {
        assert_eq!(
            day("01.04.2026 9:05", "DD.MM.YYYY HH:mm").as_deref(),
            Some("2026-04-01T09:05:00")
        );
        assert_eq!(day("01.04.2026", "DD.MM.YYYY HH:mm"), None);
        assert_eq!(day("20260401", "YYYYMMDD").as_deref(), Some("2026-04-01"));
        assert_eq!(
            day("2026年4月1日", "YYYY年MM月DD日").as_deref(),
            Some("2026-04-01")
        );
    }

    #[test]
    fn a_form_that_looks_like_iso_is_the_only_one() {
        assert_eq!(
            day("2026-01-04", "YYYY-DD-MM").as_deref(),
            Some("2026-04-01")
        );
        assert_eq!(day("2026-01-13", "YYYY-DD-MM"), None);
    }
}
