//! Opening windows of a calendar as instants.

use crate::time::{Clock, LocalDay, MicrosUtc, Weekday, first_instant};
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde::{Deserialize, Serialize};

/// When a calendar is open, as its lines say it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// Its time zone.
    pub zone: TimeZone,
    /// Opening windows; they add up.
    pub open: Vec<Opening>,
    /// First and last of closed days.
    pub closed: Vec<(LocalDay, LocalDay)>,
}

/// `Monday to Friday, 09:00 to 12:00`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// First and last day of the week, both included; the range may run over the weekend.
    pub days: (Weekday, Weekday),
    /// Opening.
    pub from: Clock,
    /// Closing; not after `from` means on the next day.
    pub to: Clock,
}

/// A stretch of open time and the date it belongs to: the one on which it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The date.
    pub day: LocalDay,
    /// Its first instant.
    pub start: MicrosUtc,
    /// The instant it closes.
    pub end: MicrosUtc,
}

/// The windows that open on the days `first` to `last`, in order of their opening, empty ones left out.
pub fn windows(hours: &Hours, first: LocalDay, last: LocalDay) -> Vec<Window> {
    let mut windows: Vec<Window> = (first.0..=last.0)
        .map(LocalDay)
        .filter(|day| !is_closed(hours, *day))
        .flat_map(|day| {
            hours
                .open
                .iter()
                .filter_map(move |opening| window(hours, opening, day))
        })
        .collect();
    windows.sort_by_key(|window| (window.start, window.end));
    windows
}

fn is_closed(hours: &Hours, day: LocalDay) -> bool {
    let mut closed = hours.closed.iter();
    closed.any(|(from, to)| *from <= day && day <= *to)
}

fn window(hours: &Hours, opening: &Opening, day: LocalDay) -> Option<Window> {
    if !is_among(opening.days, day.weekday()) {
        return None;
    }
    let overnight = opening.to <= opening.from;
    let closing_day = if overnight { LocalDay(day.0 + 1) } else { day };
    let start = opens(day, opening.from, &hours.zone);
    let end = closes(closing_day, opening.to, &hours.zone);
    (start < end).then_some(Window { day, start, end })
}

/// Whether a day of the week lies in a range that may run over the weekend: `Saturday to Tuesday`.
fn is_among((first, last): (Weekday, Weekday), day: Weekday) -> bool {
    if first <= last {
        first <= day && day <= last
    } else {
        day >= first || day <= last
    }
}

/// An opening in a gap moves forward to its end; of a doubled hour it is the first.
fn opens(day: LocalDay, clock: Clock, zone: &TimeZone) -> MicrosUtc {
    edge(day, clock, zone, false)
}

/// A closing in a gap moves forward to its end; of a doubled hour it is the second.
fn closes(day: LocalDay, clock: Clock, zone: &TimeZone) -> MicrosUtc {
    edge(day, clock, zone, true)
}

fn edge(day: LocalDay, clock: Clock, zone: &TimeZone, second: bool) -> MicrosUtc {
    if clock.0 >= 24 * 60 {
        return first_instant(LocalDay(day.0 + 1), zone);
    }
    let local = day
        .date()
        .at((clock.0 / 60) as i8, (clock.0 % 60) as i8, 0, 0);
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let resolved = match ambiguous.offset() {
        AmbiguousOffset::Fold { .. } if second => ambiguous.later(),
        _ => ambiguous.compatible(),
    };
    resolved.map_or_else(
        |_| first_instant(day, zone),
        |timestamp| MicrosUtc(timestamp.as_microsecond()),
    )
}
