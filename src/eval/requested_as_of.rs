//! The instant as of which leads are evaluated, as a user or a program gives it.

use std::str::FromStr;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::AsOf;
use crate::time::{LocalDay, MicrosUtc, instant_of};

/// When leads are evaluated: all that is known and has happened up to then counts. A date or a local time is one of the contract's
/// time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestedAsOf {
    /// `2026-05-04`: the end of that day.
    Day(civil::Date),
    /// `2026-05-04 10:00`: in the contract's zone.
    Local(civil::DateTime),
    /// `2026-05-04T10:00:00-03:00`.
    Instant(Timestamp),
}

impl RequestedAsOf {
    /// The present.
    pub fn now() -> Self {
        RequestedAsOf::Instant(Timestamp::now())
    }

    /// Its instant in `zone`.
    pub fn within(self, zone: &TimeZone) -> AsOf {
        match self {
            RequestedAsOf::Day(day) => AsOf::end_of(LocalDay::from(day), zone),
            RequestedAsOf::Local(time) => AsOf::at(instant_of(time, zone)),
            RequestedAsOf::Instant(instant) => AsOf::at(MicrosUtc(instant.as_microsecond())),
        }
    }
}

/// A day as the user writes it.
pub fn day(text: &str) -> Result<civil::Date, String> {
    let day = text.parse();
    day.map_err(|_| "write a date, for example `2026-05-04`".to_owned())
}

impl From<Timestamp> for RequestedAsOf {
    fn from(instant: Timestamp) -> RequestedAsOf {
        RequestedAsOf::Instant(instant)
    }
}

impl From<civil::DateTime> for RequestedAsOf {
    fn from(time: civil::DateTime) -> RequestedAsOf {
        RequestedAsOf::Local(time)
    }
}

impl From<civil::Date> for RequestedAsOf {
    /// The end of the day.
    fn from(day: civil::Date) -> RequestedAsOf {
        RequestedAsOf::Day(day)
    }
}

impl FromStr for RequestedAsOf {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        // jiff also reads a date from a longer text, so the format first decides which of the three it is.
        let is_date = text.chars().all(|c| c.is_ascii_digit() || c == '-');
        let read = if is_date {
            text.parse().ok().map(RequestedAsOf::Day)
        } else if let Ok(instant) = text.parse() {
            Some(RequestedAsOf::Instant(instant))
        } else if has_offset(text) {
            None
        } else {
            text.parse().ok().map(RequestedAsOf::Local)
        };
        read.ok_or_else(|| {
            "write a date such as `2026-05-04` (the end of that day), a date and time such as \
             `2026-05-04 10:00` (in the contract's time zone), or an instant such as `2026-05-04T10:00:00-03:00`"
                .to_owned()
        })
    }
}

/// Whether the time is followed by something like an offset, which must not be dropped.
fn has_offset(text: &str) -> bool {
    let time = text.split_once(':').map_or("", |(_, rest)| rest);
    time.contains(['+', '-', 'Z', 'z', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<String> {
        let zone = TimeZone::get("America/Sao_Paulo").expect("the zone database is bundled");
        let read: RequestedAsOf = text.parse().ok()?;
        Some(read.within(&zone).instant.to_iso(&zone))
    }

    #[test]
    fn dates_times_and_instants_are_read() {
        let shown = |text| at(text).expect("it is read");
        assert_eq!(shown("2026-05-04"), "2026-05-04T23:59:59.999999-03:00");
        assert_eq!(shown(" 2026-05-04 10:00 "), "2026-05-04T10:00:00-03:00");
        assert_eq!(shown("2026-05-04T10:00:30"), "2026-05-04T10:00:30-03:00");
        assert_eq!(shown("2026-05-04T10:00Z"), "2026-05-04T07:00:00-03:00");
        assert_eq!(
            shown("2026-05-04T10:00:00+02:00"),
            "2026-05-04T05:00:00-03:00"
        );
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "yesterday",
            "04/05/2026",
            "2026-02-30",
            "2026-05-04 25:00",
            "2026-05-04 10:00 +99",
            "2026-05-04T",
            "10:00",
            "2026-05-04 10:00 PM",
            "2026-05-04 10:00 BRT",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
