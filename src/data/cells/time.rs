//! Dates and times: ISO 8601, `YYYY-MM-DD HH:MM:SS`, epoch seconds or milliseconds, and the format declared in the contract.

use super::{Declared, ParseError, date_format, date_format_guess, iso_time};
use crate::language::date_pattern::DatePattern;
use crate::message::{Arg, Join, Language, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::time::{LocalDay, MicrosUtc, instant_of};
use jiff::tz::TimeZone;
use std::fmt;

pub(super) const MICROS_PER_SECOND: i64 = 1_000_000;
pub(super) const MICROS_PER_MINUTE: i64 = 60 * MICROS_PER_SECOND;
pub(super) const MICROS_PER_HOUR: i64 = 60 * MICROS_PER_MINUTE;
pub(in crate::data) const MICROS_PER_DAY: i64 = 24 * MICROS_PER_HOUR;

/// The date or time in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::data) enum ParsedTime {
    /// A date only.
    Day(LocalDay),
    /// A date and a time of day without an offset: microseconds since 1970-01-01T00:00.
    Local(i64),
    /// An instant.
    Instant(MicrosUtc),
}

/// A date or time in an unambiguous format, or in one of the declared ones.
pub(in crate::data) fn when(
    text: &str,
    declared: Declared<'_, DatePattern>,
) -> Result<ParsedTime, ParseError> {
    let patterns = declared.formats;
    if let Some(found) = in_a_pattern(text, patterns)? {
        return Ok(found);
    }
    if !patterns.iter().any(DatePattern::contradicts_iso)
        && let Some(found) = iso(text)
    {
        return Ok(found);
    }
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && !patterns.iter().any(DatePattern::is_digits_only);
    if is_number && text.bytes().filter(|b| *b == b'.').count() < 2 {
        return epoch_text(text);
    }
    Err(unreadable(text, declared))
}

/// The reading of the patterns that fit; those that read different times leave it open.
fn in_a_pattern(text: &str, patterns: &[DatePattern]) -> Result<Option<ParsedTime>, ParseError> {
    let mut fitting = patterns
        .iter()
        .filter_map(|pattern| Some((pattern, date_format::read(pattern, text)?)));
    let Some((first, time)) = fitting.next() else {
        return Ok(None);
    };
    match fitting.find(|(_, other)| *other != time) {
        None => Ok(Some(time)),
        Some((second, other)) => Err(msg!(
            "it is {time} as `{first}` and {other} as `{second}`",
            time = time.to_string(),
            first = first.written(),
            other = other.to_string(),
            second = second.written()
        )
        .into()),
    }
}

impl fmt::Display for ParsedTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParsedTime::Day(day) => write!(f, "{day}"),
            ParsedTime::Local(local) => write!(f, "{}", MicrosUtc(*local).civil(&TimeZone::UTC)),
            ParsedTime::Instant(instant) => f.write_str(&instant.to_iso(&TimeZone::UTC)),
        }
    }
}

fn unreadable(text: &str, declared: Declared<'_, DatePattern>) -> ParseError {
    let Declared { formats, language } = declared;
    ParseError(match formats {
        [] => match date_format_guess::possible(text).as_slice() {
            [] => msg!(
                "it is not ISO 8601 (2026-04-01 or 2026-04-01T09:30:00Z); if the data has another form, say so with `{setting}`",
                setting = keywords::label(language, PhraseId::DatesAre)
            ),
            possible => {
                let settings = possible.iter().map(|form| setting(language, form));
                msg!(
                    "it is not ISO 8601 (2026-04-01 or 2026-04-01T09:30:00Z); if the data has another form, say so with {settings}",
                    settings = Arg::list(settings, Join::Or)
                )
            }
        },
        [form] => msg!(
            "it is neither ISO 8601 (2026-04-01) nor `{form}`",
            form = form.written()
        ),
        forms => {
            let forms = forms.iter().map(|form| format!("`{}`", form.written()));
            msg!(
                "it is neither ISO 8601 (2026-04-01) nor one of {forms}",
                forms = Arg::list(forms, Join::Comma)
            )
        }
    })
}

/// `` `dates are: "DD.MM.YYYY"` ``
fn setting(language: Language, form: &str) -> String {
    let form = format!("\"{form}\"");
    let line = keywords::fill(language, PhraseId::DatesAre, &|_| Some(&form));
    format!("`{line}`")
}

/// Seconds or milliseconds since 1970, distinguished by their size: both cover 1973 to 2286.
pub(in crate::data) fn epoch(number: i64) -> Result<ParsedTime, ParseError> {
    let micros = match number.unsigned_abs() {
        100_000_000..10_000_000_000 => number * MICROS_PER_SECOND,
        100_000_000_000..10_000_000_000_000 => number * 1000,
        _ => return Err(no_epoch()),
    };
    Ok(ParsedTime::Instant(MicrosUtc(micros)))
}

fn no_epoch() -> ParseError {
    msg!("the number is not a time in seconds or milliseconds since 1970").into()
}

fn epoch_text(text: &str) -> Result<ParsedTime, ParseError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number = whole.parse().map_err(|_| no_epoch())?;
    let ParsedTime::Instant(instant) = epoch(number)? else {
        return Err(no_epoch());
    };
    let in_seconds = whole.len() <= 10;
    let fraction = if in_seconds {
        micros_of_fraction(fraction)
    } else {
        Some(0)
    };
    Ok(ParsedTime::Instant(MicrosUtc(
        instant.0 + fraction.ok_or_else(no_epoch)?,
    )))
}

fn micros_of_fraction(digits: &str) -> Option<i64> {
    let mut micros = 0;
    let mut unit = MICROS_PER_SECOND / 10;
    for byte in digits.bytes() {
        micros += i64::from(digit(byte)?) * unit;
        unit /= 10;
    }
    Some(micros)
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

/// Reads a text from its front.
pub(super) struct Scanner<'a>(pub &'a [u8]);

impl Scanner<'_> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the byte, if it is next.
    pub fn take(&mut self, byte: u8) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        (*first == byte).then(|| self.0 = rest)
    }

    /// A number with `least` to `most` digits.
    pub fn number(&mut self, least: usize, most: usize) -> Option<i64> {
        let length = self
            .0
            .iter()
            .take(most)
            .take_while(|b| b.is_ascii_digit())
            .count();
        if length < least {
            return None;
        }
        let (digits, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(digits.iter().fold(0, |n, b| n * 10 + i64::from(b - b'0')))
    }

    /// Takes a character, if it is next.
    pub fn take_char(&mut self, sign: char) -> Option<()> {
        let mut bytes = [0; 4];
        self.0 = self
            .0
            .strip_prefix(sign.encode_utf8(&mut bytes).as_bytes())?;
        Some(())
    }

    /// Takes spaces of any width; none if there is no space.
    pub fn spaces(&mut self) -> Option<()> {
        let before = self.0.len();
        self.skip_spaces();
        (self.0.len() < before).then_some(())
    }

    fn skip_spaces(&mut self) {
        // Newer exports have a narrow no-break space before AM and PM.
        while [' ', '\u{a0}', '\u{202f}', '\t']
            .into_iter()
            .any(|space| self.take_char(space).is_some())
        {}
    }

    /// `AM`, `pm`, `a.m.`, `p. m.`, after any space.
    pub fn half(&mut self) -> Option<Half> {
        let before = self.0;
        self.skip_spaces();
        let half = match self.word(b"a") {
            true => Some(Half::Morning),
            false => self.word(b"p").then_some(Half::Afternoon),
        };
        let with_point = self.take(b'.').is_some();
        if with_point {
            self.skip_spaces();
        }
        let is_whole = half.is_some() && self.word(b"m");
        if !is_whole {
            self.0 = before;
            return None;
        }
        if with_point {
            self.take(b'.');
        }
        half
    }

    fn word(&mut self, word: &[u8]) -> bool {
        let Some((front, rest)) = self.0.split_at_checked(word.len()) else {
            return false;
        };
        let same = front.eq_ignore_ascii_case(word);
        if same {
            self.0 = rest;
        }
        same
    }

    /// `9:05`, `09:05:07.25`, `9:05 PM`, 24:00 included: microseconds since midnight.
    pub fn clock(&mut self) -> Option<i64> {
        let hour = self.number(1, 2)?;
        self.take(b':')?;
        let minute = self.number(2, 2)?;
        let mut second = 0;
        let mut micros = 0;
        if self.take(b':').is_some() {
            second = match self.number(2, 2)? {
                // A leap second counts as the second before it.
                60 if minute == 59 => 59,
                second => second,
            };
            if self.take(b'.').or_else(|| self.take(b',')).is_some() {
                let length = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
                let (digits, rest) = self.0.split_at_checked(length)?;
                self.0 = rest;
                if length == 0 {
                    return None;
                }
                micros = micros_of_fraction(std::str::from_utf8(digits).ok()?)?;
            }
        }
        let half = self.half();
        if hour == 24 && minute == 0 && second == 0 && micros == 0 && half.is_none() {
            return Some(MICROS_PER_DAY);
        }
        let hour = hour_of_day(hour, half)?;
        let valid = minute < 60 && second < 60;
        valid.then_some(
            hour * MICROS_PER_HOUR
                + minute * MICROS_PER_MINUTE
                + second * MICROS_PER_SECOND
                + micros,
        )
    }

    /// `Z`, `UTC`, `+02:00`, `-0300`, `+02`: microseconds east of UTC.
    fn offset(&mut self) -> Option<i64> {
        if self.word(b"Z") || self.word(b"UTC") || self.word(b"GMT") {
            return Some(0);
        }
        let sign = if self.take(b'+').is_some() {
            1
        } else {
            self.take(b'-')?;
            -1
        };
        let hours = self.number(2, 2)?;
        let colon = self.take(b':').is_some();
        let minutes = match self.number(2, 2) {
            Some(minutes) => minutes,
            None if colon => return None,
            None => 0,
        };
        (hours < 24 && minutes < 60)
            .then_some(sign * (hours * MICROS_PER_HOUR + minutes * MICROS_PER_MINUTE))
    }

    /// A time of day and an optional offset, to the end of the text.
    pub fn clock_on(&mut self, day: LocalDay) -> Option<ParsedTime> {
        let local = i64::from(day.0) * MICROS_PER_DAY + self.clock()?;
        self.skip_spaces();
        if self.is_empty() {
            return Some(ParsedTime::Local(local));
        }
        let east = self.offset()?;
        self.is_empty()
            .then_some(ParsedTime::Instant(MicrosUtc(local - east)))
    }
}

/// A half of a day, on a 12-hour clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// AM: midnight is 12:00 AM.
    Morning,
    /// PM: noon is 12:00 PM.
    Afternoon,
}

/// The hour from 0 to 23; none if the clock has no such hour.
pub(super) fn hour_of_day(hour: i64, half: Option<Half>) -> Option<i64> {
    match half {
        None => (hour < 24).then_some(hour),
        Some(half) => {
            let since = hour % 12 + if half == Half::Afternoon { 12 } else { 0 };
            (1..=12).contains(&hour).then_some(since)
        }
    }
}

/// ISO 8601 and its common relaxations: a space for `T`, a one-digit hour, AM and PM, ` UTC` for `Z`.
fn iso(text: &str) -> Option<ParsedTime> {
    let bytes = text.as_bytes();
    iso_time::read(bytes)
        .or_else(|| in_parts(bytes))
        .or_else(|| basic(text))
}

/// A date, and a time of day in any of its forms.
pub(super) fn in_parts(text: &[u8]) -> Option<ParsedTime> {
    let mut front = Scanner(text);
    let year = front.number(4, 4)?;
    front.take(b'-')?;
    let month = front.number(2, 2)?;
    front.take(b'-')?;
    let date = front.number(2, 2)?;
    let day = LocalDay::from_ymd(year as i16, month as i8, date as i8)?;
    if front.is_empty() {
        return Some(ParsedTime::Day(day));
    }
    let separated = [b'T', b't', b' ']
        .into_iter()
        .any(|b| front.take(b).is_some());
    front.skip_spaces();
    if separated { front.clock_on(day) } else { None }
}

/// `20260401T093000Z`; eight digits alone are not accepted, since they may be seconds.
fn basic(text: &str) -> Option<ParsedTime> {
    let (date, clock) = text.split_once(['T', 't'])?;
    let is_basic = date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) && !clock.is_empty();
    if !is_basic {
        return None;
    }
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        return Some(ParsedTime::Instant(MicrosUtc(instant.as_microsecond())));
    }
    let local = text.parse::<jiff::civil::DateTime>().ok()?;
    let instant = instant_of(local, &TimeZone::UTC);
    Some(ParsedTime::Local(instant.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match when(text, [].as_slice().into()) {
            Ok(ParsedTime::Day(day)) => format!("day {day}"),
            Ok(ParsedTime::Local(local)) => {
                format!("local {}", MicrosUtc(local).civil(&TimeZone::UTC))
            }
            Ok(ParsedTime::Instant(instant)) => instant.to_iso(&TimeZone::UTC),
            Err(_) => "unreadable".into(),
        }
    }

    #[test]
    fn forms_with_one_reading() {
        for (text, expected) in [
            ("2026-04-01", "day 2026-04-01"),
            ("2026-04-01T09:30", "local 2026-04-01T09:30:00"),
            ("2020-12-30 3:15:52", "local 2020-12-30T03:15:52"),
            (
                "2023-06-08 23:22:50.048000",
                "local 2023-06-08T23:22:50.048",
            ),
            ("2026-04-01 09:30 PM", "local 2026-04-01T21:30:00"),
            ("2026-04-01 24:00", "local 2026-04-02T00:00:00"),
            ("2026-04-01T09:30:00Z", "2026-04-01T09:30:00+00:00"),
            (
                "2023-07-06 05:18:21.205000 UTC",
                "2023-07-06T05:18:21.205+00:00",
            ),
            ("2026-04-01T09:30:00+02:00", "2026-04-01T07:30:00+00:00"),
            ("2026-04-01 09:30:00-0330", "2026-04-01T13:00:00+00:00"),
            ("2026-04-01 09:30:00+02", "2026-04-01T07:30:00+00:00"),
            ("2026-12-31T23:59:60Z", "2026-12-31T23:59:59+00:00"),
            ("20260401T093000Z", "2026-04-01T09:30:00+00:00"),
            ("1589580505", "2020-05-15T22:08:25+00:00"),
            ("1589580505.25", "2020-05-15T22:08:25.25+00:00"),
            ("1589580505123", "2020-05-15T22:08:25.123+00:00"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_has_several_readings_or_none_is_not_read() {
        for text in [
            "01/04/2026",
            "2026/04/01",
            "20260401",
            "2026-02-30",
            "2026-4-1",
            "2026-04-01T",
            "2026-04-01T25:00",
            "2026-04-01 13:30 PM",
            "2026-04-01 24:00 AM",
            "2026-04-01T09:30:00+2",
            "12",
            "2026",
            "yesterday",
            "2026-04",
            "2026-04-01x",
            "2026-04-01T09:30:61",
            "2026-04-01T09:60",
            "2026-04-01T09:30:00.",
            "1.5.2026",
            "99999999999999999999",
        ] {
            assert_eq!(read(text), "unreadable", "{text}");
        }
    }
}
