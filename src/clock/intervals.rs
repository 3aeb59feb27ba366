//! Opening windows of a calendar as instants.

use crate::time::{Clock, LocalDay, MicrosUtc, Weekday, first_instant, first_not_before};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde::{Deserialize, Serialize};

/// When a calendar is open, as in its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// Its time zone.
    pub zone: TimeZone,
    /// Opening windows; the calendar is open during each of them.
    pub open: Vec<Opening>,
    /// First and last day of each closed range.
    pub closed: Vec<(LocalDay, LocalDay)>,
    /// Closed days that are open as usual nevertheless.
    pub as_usual: Vec<LocalDay>,
    /// Days with hours of their own, which replace all of the above.
    pub special: Vec<SpecialHours>,
}

impl Hours {
    /// The days of a time zone, without any opening.
    pub fn never_open(zone: TimeZone) -> Hours {
        Hours {
            zone,
            open: Vec::new(),
            closed: Vec::new(),
            as_usual: Vec::new(),
            special: Vec::new(),
        }
    }
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

impl Opening {
    /// Whether its windows open on a day of the week.
    pub fn is_on(&self, day: Weekday) -> bool {
        let (first, last) = self.days;
        if first <= last {
            first <= day && day <= last
        } else {
            day >= first || day <= last
        }
    }

    /// Whether its windows close on the following day.
    pub fn is_overnight(&self) -> bool {
        self.to <= self.from
    }
}

/// `2026-12-24, 09:00 to 12:00`; several for one day add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SpecialHours {
    /// The day on which it opens.
    pub day: LocalDay,
    /// Opening.
    pub from: Clock,
    /// Closing; not after `from` means on the next day.
    pub to: Clock,
}

/// A period of open time, and the date it belongs to: the one on which it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The date.
    pub day: LocalDay,
    /// Its first instant.
    pub start: MicrosUtc,
    /// The instant it closes.
    pub end: MicrosUtc,
}

/// The windows that open on the days `first` to `last`, in order of their opening, without empty ones.
pub fn windows(hours: &Hours, first: LocalDay, last: LocalDay) -> Vec<Window> {
    let days = Days::new(hours);
    let mut windows: Vec<Window> = (first.0..=last.0)
        .map(LocalDay)
        .filter(|day| exists(*day, &hours.zone))
        .flat_map(|day| {
            let opened = days.opened_on(day).into_iter();
            opened.filter_map(move |(from, to)| window(day, from, to, &hours.zone))
        })
        .collect();
    windows.sort_by_key(|window| (window.start, window.end));
    windows
}

/// Whether a day exists: a zone that crosses the date line skips one.
fn exists(day: LocalDay, zone: &TimeZone) -> bool {
    first_instant(day, zone).local_day(zone) == day
}

/// What applies to each day.
struct Days<'h> {
    open: &'h [Opening],
    closed: ClosedDays,
    /// In order.
    as_usual: Vec<LocalDay>,
    /// In order.
    special: Vec<SpecialHours>,
}

impl Days<'_> {
    fn new(hours: &Hours) -> Days<'_> {
        let mut special = hours.special.clone();
        special.sort_unstable();
        let mut as_usual = hours.as_usual.clone();
        as_usual.sort_unstable();
        Days {
            open: &hours.open,
            closed: ClosedDays::new(&hours.closed),
            as_usual,
            special,
        }
    }

    /// Opening and closing time of each window that opens on a day.
    fn opened_on(&self, day: LocalDay) -> Vec<(Clock, Clock)> {
        let first = self.special.partition_point(|hours| hours.day < day);
        let special = self.special[first..].iter();
        let special = special.take_while(|hours| hours.day == day);
        let special: Vec<_> = special.map(|hours| (hours.from, hours.to)).collect();
        let is_closed = self.closed.contains(day) && self.as_usual.binary_search(&day).is_err();
        if !special.is_empty() || is_closed {
            return special;
        }
        let weekly = self.open.iter().filter(|o| o.is_on(day.weekday()));
        weekly.map(|opening| (opening.from, opening.to)).collect()
    }
}

/// Closed days as ordered ranges that do not touch: files contain thousands.
struct ClosedDays(Vec<(LocalDay, LocalDay)>);

impl ClosedDays {
    fn new(closed: &[(LocalDay, LocalDay)]) -> ClosedDays {
        let mut ranges = closed.to_vec();
        ranges.sort_unstable();
        ranges.dedup_by(|(from, to), (_, end)| {
            let joins = *from <= *end;
            if joins {
                *end = (*end).max(*to);
            }
            joins
        });
        ClosedDays(ranges)
    }

    fn contains(&self, day: LocalDay) -> bool {
        let at = self.0.partition_point(|(_, to)| *to < day);
        self.0.get(at).is_some_and(|(from, _)| *from <= day)
    }
}

fn window(day: LocalDay, from: Clock, to: Clock, zone: &TimeZone) -> Option<Window> {
    let closing_day = LocalDay(day.0 + i32::from(to <= from));
    let start = opens(day, from, zone);
    let end = closes(closing_day, to, zone);
    (start < end).then_some(Window { day, start, end })
}

/// An opening in a gap moves forward to the end of the gap; in a repeated hour, the first occurrence counts.
fn opens(day: LocalDay, clock: Clock, zone: &TimeZone) -> MicrosUtc {
    match local(day, clock) {
        Some(local) => first_not_before(local, zone),
        None => first_instant(LocalDay(day.0 + 1), zone),
    }
}

/// A closing in a gap moves forward to the end of the gap; in a repeated hour, the second occurrence counts.
fn closes(day: LocalDay, clock: Clock, zone: &TimeZone) -> MicrosUtc {
    let second = local(day, clock).and_then(|local| {
        let ambiguous = zone.to_ambiguous_timestamp(local);
        let is_doubled = matches!(ambiguous.offset(), AmbiguousOffset::Fold { .. });
        ambiguous.later().ok().filter(|_| is_doubled)
    });
    second.map_or_else(
        || opens(day, clock, zone),
        |timestamp| MicrosUtc(timestamp.as_microsecond()),
    )
}

/// The local time of a time of day on a day; none for 24:00.
fn local(day: LocalDay, clock: Clock) -> Option<DateTime> {
    let (hour, minute) = (clock.0 / 60, clock.0 % 60);
    (hour < 24).then(|| day.date().at(hour as i8, minute as i8, 0, 0))
}
