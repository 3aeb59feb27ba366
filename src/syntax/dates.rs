//! Dates of a contract: `2026-04-01`, `2026年4月1日`. Any other order of the parts is rejected with its possible readings.

use crate::message::{Message, msg};
use crate::time::{Clock, LocalDay};

/// Why a date is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The day does not exist.
    NoSuchDay,
    /// The dates it could mean, day-first reading first; empty if there are none.
    Readings(Vec<LocalDay>),
}

/// The date in a text.
pub fn date(text: &str) -> Result<LocalDay, Refusal> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let [a, b, c] = parts.as_slice() else {
        return Err(Refusal::Readings(Vec::new()));
    };
    let number = |part: &str| part.parse::<i16>().unwrap_or(i16::MAX);
    let ymd = |year: &str, month: &str, day: &str| {
        LocalDay::from_ymd(
            number(year),
            i8::try_from(number(month)).ok()?,
            i8::try_from(number(day)).ok()?,
        )
    };
    let is_iso =
        a.len() == 4 && (text.contains('年') || text.contains('-') && b.len() == 2 && c.len() == 2);
    if is_iso {
        return ymd(a, b, c).ok_or(Refusal::NoSuchDay);
    }
    let readings = match (a.len(), c.len()) {
        (4, _) => vec![ymd(a, b, c)],
        (_, 4) => vec![ymd(c, b, a), ymd(c, a, b)],
        _ => Vec::new(),
    };
    let mut readings: Vec<LocalDay> = readings.into_iter().flatten().collect();
    readings.dedup();
    Err(Refusal::Readings(readings))
}

/// The time of day in a text: `09:00`, up to `24:00`.
pub fn clock(text: &str) -> Option<Clock> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    let is_clock = hours < 24 && minutes < 60 || (hours, minutes) == (24, 0);
    is_clock.then(|| Clock(hours * 60 + minutes))
}

/// A date in words, so that the two readings of a date look different: `1 April 2026`.
pub fn in_words(day: LocalDay) -> Message {
    let date = day.date();
    msg!(
        "{day} {month} {year}",
        day = date.day(),
        month = month(date.month()),
        year = date.year()
    )
}

fn month(number: i8) -> Message {
    match number {
        1 => msg!("January"),
        2 => msg!("February"),
        3 => msg!("March"),
        4 => msg!("April"),
        5 => msg!("May"),
        6 => msg!("June"),
        7 => msg!("July"),
        8 => msg!("August"),
        9 => msg!("September"),
        10 => msg!("October"),
        11 => msg!("November"),
        _ => msg!("December"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_year_month_day_is_plain() {
        let day = LocalDay::from_ymd(2026, 4, 1).unwrap();
        assert_eq!(date("2026-04-01"), Ok(day));
        assert_eq!(date("2026年4月1日"), Ok(day));
        assert_eq!(date("2026-02-30"), Err(Refusal::NoSuchDay));
        let other = LocalDay::from_ymd(2026, 1, 4).unwrap();
        assert_eq!(date("01/04/2026"), Err(Refusal::Readings(vec![day, other])));
        assert_eq!(
            date("31/12/2026").unwrap_err(),
            Refusal::Readings(vec![LocalDay::from_ymd(2026, 12, 31).unwrap()])
        );
        assert_eq!(
            date("04-04-2026").unwrap_err(),
            Refusal::Readings(vec![LocalDay::from_ymd(2026, 4, 4).unwrap()])
        );
        assert_eq!(date("2026/4/1").unwrap_err(), Refusal::Readings(vec![day]));
        assert_eq!(in_words(day).english(), "1 April 2026");
    }

    #[test]
    fn clock_times_run_to_midnight() {
        assert_eq!(clock("24:00"), Some(Clock(1440)));
        assert_eq!(clock("9:05"), Some(Clock(545)));
        assert_eq!(clock("24:01"), None);
        assert_eq!(clock("10:75"), None);
        assert_eq!(clock("1093:00"), None);
    }
}
