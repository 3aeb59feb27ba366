//! Cells in a format that the contract declares: `dates are: "DD/MM/YYYY"`, `written "MM/DD/YYYY hh:mm AM"`.

use super::time::{MICROS_PER_DAY, MICROS_PER_SECOND, ParsedTime, Scanner, hour_of_day};
use crate::language::date_pattern::{DatePattern, Part, Piece};
use crate::time::LocalDay;

/// The date or time, if the whole text has this format. A pattern without hours may be followed by `14:30`, `14:30:05` or
/// `2:30 PM`.
pub(in crate::data) fn read(pattern: &DatePattern, text: &str) -> Option<ParsedTime> {
    let mut front = Scanner(text.as_bytes());
    let (mut year, mut month, mut day) = (None, None, None);
    let (mut hour, mut minute, mut second) = (0, 0, 0);
    let mut half = None;
    for piece in pattern.pieces() {
        match *piece {
            Piece::Separator(sign) => front.take_char(sign)?,
            Piece::Space => front.spaces()?,
            Piece::Half => half = Some(front.half()?),
            Piece::Number { part, least, most } => {
                let number = front.number(least, most)?;
                match part {
                    Part::Year => year = i16::try_from(number).ok(),
                    Part::ShortYear => year = i16::try_from(whole_year(number)).ok(),
                    Part::Month => month = i8::try_from(number).ok(),
                    Part::Day => day = i8::try_from(number).ok(),
                    Part::Hour | Part::HalfDayHour => hour = number,
                    Part::Minute => minute = number,
                    Part::Second => second = number,
                }
            }
        }
    }
    let date = LocalDay::from_ymd(year?, month?, day?)?;
    if pattern.has_clock() {
        let hour = hour_of_day(hour, half)?;
        let valid = front.is_empty() && minute < 60 && second < 60;
        let seconds = (hour * 60 + minute) * 60 + second;
        return valid.then_some(ParsedTime::Local(
            i64::from(date.0) * MICROS_PER_DAY + seconds * MICROS_PER_SECOND,
        ));
    }
    if front.is_empty() {
        return Some(ParsedTime::Day(date));
    }
    front.take(b'T').or_else(|| front.spaces())?;
    front.clock_on(date)
}

/// The year of two digits, as spreadsheets and databases read them: 1970 to 2069.
fn whole_year(two_digits: i64) -> i64 {
    two_digits + if two_digits < 70 { 2000 } else { 1900 }
}

#[cfg(test)]
mod tests {
    use super::super::time::when;
    use super::*;

    fn pattern(written: &str) -> DatePattern {
        DatePattern::parse(written).unwrap()
    }

    fn day(text: &str, written: &str) -> Option<String> {
        match when(text, [pattern(written)].as_slice().into()).ok()? {
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

    #[test]
    fn twelve_hours_with_any_space() {
        let us = |text| day(text, "MM/DD/YYYY hh:mm AM");
        for (text, read) in [
            ("10/02/2025 9:42 PM", Some("2025-10-02T21:42:00")),
            ("10/02/2025  9:42 p.m.", Some("2025-10-02T21:42:00")),
            ("10/02/2025 12:05\u{202f}am", Some("2025-10-02T00:05:00")),
            ("10/02/2025 12:05PM", Some("2025-10-02T12:05:00")),
            ("10/02/2025 13:05 PM", None),
            ("10/02/2025 0:05 AM", None),
            ("10/02/2025 9:42", None),
            ("10/02/2025", None),
        ] {
            assert_eq!(us(text).as_deref(), read, "{text}");
        }
        let after_a_date = |text| day(text, "DD/MM/YYYY");
        assert_eq!(
            after_a_date("15/10/2017  10:55:00 PM").as_deref(),
            Some("2017-10-15T22:55:00")
        );
        assert_eq!(after_a_date("15/10/2017 22:55 PM"), None);
        assert_eq!(day("1/4/26", "DD/MM/YY").as_deref(), Some("2026-04-01"));
        assert_eq!(day("1/4/99", "DD/MM/YY").as_deref(), Some("1999-04-01"));
        assert_eq!(day("1/4/2026", "DD/MM/YY"), None);
    }

    #[test]
    fn several_forms_must_agree() {
        let both = [pattern("DD/MM/YYYY"), pattern("MM/DD/YYYY")];
        let read = |text| when(text, both.as_slice().into()).map_err(|why| why.0.english());
        assert!(matches!(read("31/12/2025"), Ok(ParsedTime::Day(_))));
        assert!(matches!(read("12/31/2025"), Ok(ParsedTime::Day(_))));
        assert!(matches!(read("04/04/2026"), Ok(ParsedTime::Day(_))));
        let why = read("04/05/2026").unwrap_err();
        assert_eq!(
            why,
            "it is 2026-05-04 as `DD/MM/YYYY` and 2026-04-05 as `MM/DD/YYYY`"
        );
    }
}
