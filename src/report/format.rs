//! Small texts of reports: counts, shares, lengths, times.

use jiff::tz::TimeZone;

use crate::data::shown_fields::SHOWN_WIDTH;
use crate::message::{Figure, Message, msg};
use crate::text::shortened;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;

/// `10,000,000`, `5.3`
pub fn grouped(value: f64) -> Figure {
    let text = value.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let whole = match whole.parse() {
        Ok(whole) => Figure::of(whole),
        Err(_) => Figure::english(whole),
    };
    let whole = whole.as_str();
    let sign = if value < 0.0 { "-" } else { "" };
    Figure::english(match decimals {
        "" => format!("{sign}{whole}"),
        decimals => format!("{sign}{whole}.{decimals}"),
    })
}

/// Points as a number: `45`, `-2.5`.
pub fn points(points: MilliPoints) -> Figure {
    Figure::english(points.to_string())
}

/// `1 lead`, `9,240 leads`
pub fn leads(n: u64) -> Message {
    msg!("{n} {n|lead|leads}", n = Figure::of(n))
}

/// `1 row`, `9,240 rows`
pub fn rows(n: u64) -> Message {
    msg!("{n} {n|row|rows}", n = Figure::of(n))
}

/// `A-1 (Acme, ana@acme.example)`: an id with the known ones of the fields that are shown with it.
pub fn with_shown<'a>(id: &str, shown: impl Iterator<Item = Option<&'a str>>) -> String {
    let known: Vec<_> = shown
        .flatten()
        .map(|value| shortened(value, SHOWN_WIDTH))
        .collect();
    match known.is_empty() {
        true => id.to_owned(),
        false => format!("{id} ({})", known.join(", ")),
    }
}

/// `83.3%`; none if the whole is zero. A share below the whole is never shown as 100%.
pub fn share(part: u64, whole: u64) -> Option<Figure> {
    if whole == 0 {
        return None;
    }
    // Rounded down, so that `99.9%` is never shown as complete.
    let tenths = u128::from(part) * 1000 / u128::from(whole);
    let (percent, tenth) = (tenths / 10, tenths % 10);
    Some(Figure::english(match tenth {
        0 => format!("{percent}%"),
        _ => format!("{percent}.{tenth}%"),
    }))
}

/// Whole seconds. The last instant of a day is a microsecond before the next day; a time up to it is rounded to the full day.
pub fn seconds(micros: i64) -> i64 {
    (micros + 1) / 1_000_000
}

/// `4 h 05 min`, `35 min`, `20 s`: hours and minutes, with any number of hours. Longer times omit seconds.
pub fn length(micros: i64) -> Message {
    let seconds = seconds(micros);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match (hours, minutes) {
        (0, 0) => msg!("{seconds} s", seconds),
        (0, minutes) => msg!("{minutes} min", minutes),
        (hours, minutes) => msg!(
            "{hours} h {minutes} min",
            hours = Figure::of(hours.unsigned_abs()),
            minutes = format!("{minutes:02}")
        ),
    }
}

/// `2026-05-04 09:30`, local, to the minute; the end of a day is shown as 24:00.
pub fn moment(instant: MicrosUtc, zone: &TimeZone) -> String {
    let local = instant.civil(zone);
    let next = MicrosUtc(instant.0.saturating_add(1)).civil(zone);
    let form = match next.date() == local.date() {
        true => "%Y-%m-%d %H:%M",
        false => "%Y-%m-%d 24:00",
    };
    local.strftime(form).to_string()
}

/// A time, with the name of its zone if there is one to name: `2026-05-04 09:30 America/Sao_Paulo`.
pub fn zoned(time: String, zone: Option<&str>) -> String {
    match zone {
        Some(zone) => format!("{time} {zone}"),
        None => time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_words_counted() {
        assert_eq!(grouped(999.0).as_str(), "999");
        assert_eq!(grouped(-1_000.5).as_str(), "-1,000.5");
        assert_eq!(leads(1).english(), "1 lead");
        assert_eq!(rows(12_345_678).english(), "12,345,678 rows");
    }

    #[test]
    fn lengths_are_in_hours_and_minutes() {
        assert_eq!(length(20_000_000).english(), "20 s");
        assert_eq!(
            length(4 * 3_600_000_000 + 300_000_000).english(),
            "4 h 05 min"
        );
    }
}
