//! The value of a cell of a workbook, and how it is read.

use super::strings::Strings;
use super::styles::NumberFormat;
use crate::data::cells::Cell;
use crate::data::cells::time::MICROS_PER_DAY;
use crate::message::{Template, template};
use crate::time::LocalDay;
use std::borrow::Cow;

/// A value.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Value {
    #[default]
    Blank,
    /// A shared text, by its number.
    Shared(u32),
    Text(Box<str>),
    Whole(i64),
    Number(f64),
    Answer(bool),
    Day(LocalDay),
    /// Microseconds since 1970-01-01T00:00.
    Local(i64),
    /// A value that cannot be read.
    Odd(Box<(String, Template)>),
}

/// The largest whole number up to which a spreadsheet keeps every digit.
const MOST_WHOLE: f64 = 9_007_199_254_740_992.0;
/// Days from 1899-12-30, the day 0 of most workbooks, to 1970-01-01, and those of workbooks that count from 1904.
const DAYS_TO_1970: i64 = 25_569;
const DAYS_TO_1904: i64 = 1_462;
/// The last day before 1900-03-01, which these programs number differently: for them, 1900 was a leap year.
const FIRST_SAFE_DAY: f64 = 61.0;
const MILLIS_PER_DAY: f64 = 86_400_000.0;

impl Value {
    /// A text.
    pub fn text(text: &str) -> Value {
        match text.trim().is_empty() {
            true => Value::Blank,
            false => Value::Text(text.into()),
        }
    }

    /// A value that cannot be read.
    pub fn odd(shown: impl Into<String>, why: Template) -> Value {
        Value::Odd(Box::new((shown.into(), why)))
    }

    /// The value of a number as it is stored, which its format makes a date, a time or a percentage.
    pub fn number(text: &str, format: NumberFormat, since_1904: bool) -> Value {
        let text = text.trim();
        let is_whole = text.len() <= 18 && !text.contains(['.', 'e', 'E']);
        if let (NumberFormat::Number, true, Ok(whole)) = (format, is_whole, text.parse()) {
            return Value::Whole(whole);
        }
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        let Some(number) = number else {
            return Value::odd(text, template!("it is not a number"));
        };
        let local = |shows_time: bool| match local(number, since_1904) {
            None => Value::odd(
                text,
                template!("it is not a date from 1900-03-01 to 9999-12-31"),
            ),
            Some(micros) if shows_time || micros % MICROS_PER_DAY != 0 => Value::Local(micros),
            Some(micros) => match i32::try_from(micros / MICROS_PER_DAY) {
                Ok(day) => Value::Day(LocalDay(day)),
                Err(_) => Value::Local(micros),
            },
        };
        match format {
            NumberFormat::Number => plain(number),
            NumberFormat::Percent => Value::text(&format!("{}%", rounded(number * 100.0))),
            NumberFormat::Padded(digits) => match plain(number) {
                Value::Whole(whole) => {
                    let width = usize::from(digits) + usize::from(whole < 0);
                    Value::text(&format!("{whole:0width$}"))
                }
                other => other,
            },
            NumberFormat::Date => local(false),
            NumberFormat::DateTime => local(true),
            // A day is there even if it is not shown.
            NumberFormat::TimeOfDay if number >= FIRST_SAFE_DAY => local(true),
            NumberFormat::TimeOfDay | NumberFormat::Length => length(number, text),
        }
    }

    /// Number of bytes of its text.
    pub fn length(&self, strings: &Strings) -> usize {
        match self {
            Value::Shared(number) => strings.get(*number).map_or(0, str::len),
            Value::Text(text) => text.len(),
            Value::Odd(odd) => odd.0.len(),
            Value::Blank
            | Value::Whole(_)
            | Value::Number(_)
            | Value::Answer(_)
            | Value::Day(_)
            | Value::Local(_) => 0,
        }
    }

    /// Whether there is none.
    pub fn is_blank(&self, strings: &Strings) -> bool {
        match self {
            Value::Blank => true,
            Value::Shared(number) => {
                let text = strings.get(*number);
                text.is_some_and(|text| text.trim().is_empty())
            }
            Value::Text(_)
            | Value::Whole(_)
            | Value::Number(_)
            | Value::Answer(_)
            | Value::Day(_)
            | Value::Local(_)
            | Value::Odd(_) => false,
        }
    }

    /// The value as a cell.
    pub fn cell<'a>(&'a self, strings: &'a Strings) -> Cell<'a> {
        match self {
            Value::Blank => Cell::Blank,
            Value::Shared(number) => match strings.get(*number) {
                Some(text) => Cell::text(text),
                None => Cell::Odd {
                    shown: Cow::Borrowed(""),
                    why: template!("the workbook does not have its text"),
                },
            },
            Value::Text(text) => Cell::text(text),
            Value::Whole(number) => Cell::Whole(*number),
            Value::Number(number) => Cell::Number(*number),
            Value::Answer(answer) => Cell::Answer(*answer),
            Value::Day(day) => Cell::Day(*day),
            Value::Local(micros) => Cell::Local(*micros),
            Value::Odd(odd) => Cell::Odd {
                shown: Cow::Borrowed(&odd.0),
                why: odd.1,
            },
        }
    }
}

fn plain(number: f64) -> Value {
    match number.fract() == 0.0 {
        true if number.abs() < MOST_WHOLE => Value::Whole(number as i64),
        true => Value::odd(
            number.to_string(),
            template!(
                "a spreadsheet keeps only 15 digits of a number, so the last ones are lost; store the column as text there"
            ),
        ),
        false => Value::Number(number),
    }
}

/// A number without the error of a multiplication.
fn rounded(number: f64) -> f64 {
    let scaled = number * 1e10;
    match scaled.abs() < MOST_WHOLE {
        true => scaled.round() / 1e10,
        false => number,
    }
}

/// The time that a number of days is, to the millisecond: programs calculate with no more.
fn local(number: f64, since_1904: bool) -> Option<i64> {
    let days = match since_1904 {
        true => number + DAYS_TO_1904 as f64,
        false => number,
    };
    if days < FIRST_SAFE_DAY {
        return None;
    }
    let day = LocalDay::checked(i32::try_from(days.floor() as i64 - DAYS_TO_1970).ok()?)?;
    let millis = (days.fract() * MILLIS_PER_DAY).round() as i64;
    Some(i64::from(day.0) * MICROS_PER_DAY + millis * 1000)
}

/// Hours, minutes and seconds as a text: `9:30:00`.
fn length(days: f64, text: &str) -> Value {
    if !(0.0..MOST_WHOLE / MILLIS_PER_DAY).contains(&days) {
        return Value::odd(text, template!("it is not a time of day"));
    }
    let seconds = (days * 86_400.0).round() as i64;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    Value::text(&format!("{hours:02}:{minutes:02}:{:02}", seconds % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, format: NumberFormat) -> String {
        let value = Value::number(text, format, false);
        value.cell(&Strings::default()).to_string()
    }

    #[test]
    fn a_number_is_what_its_format_says() {
        use NumberFormat::*;
        let cases = [
            ("101", Number, "101"),
            ("101.0", Number, "101"),
            ("1E+6", Number, "1000000"),
            ("123456789012345678", Number, "123456789012345678"),
            ("0.1", Number, "0.1"),
            ("0.07", Percent, "7%"),
            ("0.125", Percent, "12.5%"),
            ("123", Padded(5), "00123"),
            ("-7", Padded(3), "-007"),
            ("46143", Date, "2026-05-01"),
            ("46143.395833333336", Date, "2026-05-01T09:30:00"),
            ("46143", DateTime, "2026-05-01T00:00:00"),
            ("46143.3960069444", DateTime, "2026-05-01T09:30:15"),
            ("61", Date, "1900-03-01"),
            ("0.395833333333333", TimeOfDay, "09:30:00"),
            ("1.08680555555556", Length, "26:05:00"),
        ];
        for (text, format, expected) in cases {
            assert_eq!(shown(text, format), expected, "{text} {format:?}");
        }
        let day = Value::number("44681", Date, true);
        assert_eq!(day, Value::number("46143", Date, false));
    }

    #[test]
    fn what_a_spreadsheet_cannot_hold_is_not_guessed() {
        use NumberFormat::*;
        let odd = [
            ("5.80503E+18", Number),
            ("60", Date),
            ("-1", Date),
            ("1e300", Date),
            ("-0.5", TimeOfDay),
            ("x", Number),
            ("inf", Number),
        ];
        for (text, format) in odd {
            let value = Value::number(text, format, false);
            assert!(matches!(value, Value::Odd(_)), "{text}: {value:?}");
        }
    }
}
