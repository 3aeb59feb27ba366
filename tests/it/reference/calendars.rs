//! Open time and deadlines, straight from the lines of a calendar: "How time is counted" and "Pauses" of the reference.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::Time;
use jiff::tz::{AmbiguousOffset, TimeZone};
use leadc::clock::Elapsed;
use leadc::contract::model::{Calendar, CalendarId, Contract, Opening};

use leadc::time::{
    Clock, Duration, LocalDay, MicrosUtc, Unit, Weekday, first_instant, last_instant,
};

/// The search for open time ends after this number of days: a calendar that is not open by then never is.
const HORIZON_DAYS: i32 = 1000;

/// From its first instant to the one after its last.
pub type Span = (MicrosUtc, MicrosUtc);

/// The time of a clock: its calendar, or all time in the contract's zone where it has none.
#[derive(Debug)]
pub struct Hours<'a> {
    zone: &'a TimeZone,
    calendar: Option<&'a Calendar>,
    /// The opening windows of a day, worked out once.
    windows: RefCell<BTreeMap<LocalDay, Vec<Span>>>,
}

impl<'a> Hours<'a> {
    pub fn of(contract: &'a Contract, calendar: Option<CalendarId>) -> Hours<'a> {
        let calendar = calendar.map(|id| &contract.calendars[id.index()]);
        Hours {
            zone: calendar.map_or(&contract.info.zone, |c| &c.zone),
            calendar,
            windows: RefCell::default(),
        }
    }

    /// The deadline of a clock, if it comes. Pauses are in order of their beginning; one without an end is still on.
    pub fn due(
        &self,
        start: MicrosUtc,
        length: Duration,
        pauses: &[(MicrosUtc, Option<MicrosUtc>)],
    ) -> Option<MicrosUtc> {
        let count = length.count as i64;
        let minutes = |minutes: i64| minutes * 60_000_000;
        match length.unit {
            Unit::Minutes => all_time(start, minutes(count), pauses),
            Unit::Hours => all_time(start, minutes(60 * count), pauses),
            Unit::BusinessMinutes => self.open_time(start, minutes(count), pauses),
            Unit::BusinessHours => self.open_time(start, minutes(60 * count), pauses),
            Unit::Days => Some(self.end_of_day(start, count)),
            Unit::Weeks => Some(self.end_of_day(start, 7 * count)),
            Unit::BusinessDays => self.end_of_open_day(start, length.count),
            Unit::Months | Unit::Quarters | Unit::Years => panic!("no lengths of clocks"),
        }
    }

    /// How long something took: time without the pauses, or the least number of days with which it would have been in time.
    pub fn took(
        &self,
        (start, end): Span,
        unit: Unit,
        pauses: &[(MicrosUtc, Option<MicrosUtc>)],
    ) -> Elapsed {
        let pieces = without((start, end), pauses).into_iter();
        match unit {
            Unit::Minutes | Unit::Hours => {
                Elapsed::Micros(pieces.map(|(from, to)| to.0 - from.0).sum())
            }
            Unit::BusinessMinutes | Unit::BusinessHours => {
                Elapsed::Micros(pieces.map(|(from, to)| self.open_between(from, to)).sum())
            }
            _ if start.local_day(self.zone) == end.local_day(self.zone) => Elapsed::Days(0),
            _ => {
                let unit = if unit == Unit::Weeks {
                    Unit::Days
                } else {
                    unit
                };
                let in_time = |count: &u64| {
                    let length = Duration {
                        count: *count,
                        unit,
                    };
                    self.due(start, length, &[]).is_none_or(|due| due >= end)
                };
                Elapsed::Days((1..).find(in_time).expect("some number of days is enough"))
            }
        }
    }

    /// "The day of the start is day 0; due at the last instant of day 2."
    fn end_of_day(&self, start: MicrosUtc, days: i64) -> MicrosUtc {
        let day = start.local_day(self.zone);
        last_instant(LocalDay(day.0 + days as i32), self.zone)
    }

    /// "The day of the start is day 0, even if it is closed; due at closing time of the second open day after it."
    fn end_of_open_day(&self, start: MicrosUtc, days: u64) -> Option<MicrosUtc> {
        let today = start.local_day(self.zone);
        let mut later = (today.0 + 1..today.0 + HORIZON_DAYS).map(LocalDay);
        let mut left = days;
        let closing = later.find_map(|day| {
            let closing = self.windows(day).iter().map(|(_, to)| *to).max()?;
            left -= 1;
            (left == 0).then_some(closing)
        })?;
        Some(self.within_its_day(closing))
    }

    /// The first instant by which `length` of open time has passed, without pauses.
    fn open_time(
        &self,
        start: MicrosUtc,
        length: i64,
        pauses: &[(MicrosUtc, Option<MicrosUtc>)],
    ) -> Option<MicrosUtc> {
        let mut left = length;
        for day in self.days_from(start) {
            for span in self.open_on(day, start) {
                for (from, to) in without(span, pauses) {
                    if to.0 - from.0 >= left {
                        return Some(self.within_its_day(MicrosUtc(from.0 + left)));
                    }
                    left -= to.0 - from.0;
                }
            }
        }
        None
    }

    /// The open time from one instant to a later one, in microseconds.
    pub fn open_between(&self, from: MicrosUtc, to: MicrosUtc) -> i64 {
        let last = to.local_day(self.zone);
        let days = self.days_from(from).take_while(|day| *day <= last);
        let spans = days.flat_map(|day| self.open_on(day, from));
        spans
            .map(|(opens, closes)| (closes.min(to).0 - opens.0).max(0))
            .sum()
    }

    /// From the day before, whose windows may run into the day of the start.
    fn days_from(&self, start: MicrosUtc) -> impl Iterator<Item = LocalDay> + use<> {
        let today = start.local_day(self.zone);
        (today.0 - 1..today.0 + HORIZON_DAYS).map(LocalDay)
    }

    /// What the windows of a day open from an instant on, beyond those of the day before and each other.
    fn open_on(&self, day: LocalDay, start: MicrosUtc) -> Vec<Span> {
        let before = self.windows(LocalDay(day.0 - 1));
        let mut covered = before.iter().map(|(_, to)| *to).fold(start, MicrosUtc::max);
        let mut open = Vec::new();
        for (from, to) in self.windows(day) {
            if to > covered {
                open.push((from.max(covered), to));
                covered = to;
            }
        }
        open
    }

    /// "A closing at 24:00 is the last instant of its day: midnight is late. If the next window opens at midnight, nobody closes,
    /// and the deadline is midnight itself."
    fn within_its_day(&self, at: MicrosUtc) -> MicrosUtc {
        let day = at.local_day(self.zone);
        let days = [LocalDay(day.0 - 2), LocalDay(day.0 - 1), day];
        let windows: Vec<Span> = days.into_iter().flat_map(|d| self.windows(d)).collect();
        let closes = windows.iter().any(|(_, to)| *to == at);
        let goes_on = windows.iter().any(|(from, to)| *from <= at && at < *to);
        let is_midnight = first_instant(day, self.zone) == at;
        if is_midnight && closes && !goes_on {
            MicrosUtc(at.0 - 1)
        } else {
            at
        }
    }

    /// The windows that open on a day, in order.
    fn windows(&self, day: LocalDay) -> Vec<Span> {
        let mut known = self.windows.borrow_mut();
        known
            .entry(day)
            .or_insert_with(|| self.work_out(day))
            .clone()
    }

    fn work_out(&self, day: LocalDay) -> Vec<Span> {
        let calendar = self.calendar.expect("business time has a calendar");
        if !exists(day, self.zone) {
            return Vec::new();
        }
        let mut windows: Vec<Span> = (hours_of(calendar, day).into_iter())
            .map(|(from, to)| self.window(day, from, to))
            .filter(|(from, to)| from < to)
            .collect();
        windows.sort();
        windows
    }

    /// "A window that ends before it starts runs into the next day, and belongs to the day it opens on."
    fn window(&self, day: LocalDay, from: Clock, to: Clock) -> Span {
        let closes = LocalDay(day.0 + i32::from(to <= from));
        (
            shown(day, from, self.zone, false),
            shown(closes, to, self.zone, true),
        )
    }
}

/// "`open: 2026-12-24, 09:00 to 12:00` replaces the opening hours of that day; several lines for one day add up." Such a day is
/// open even if a range or a file closes it. "`open: 2026-12-28 as usual`: the weekly hours apply."
fn hours_of(calendar: &Calendar, day: LocalDay) -> Vec<(Clock, Clock)> {
    let own: Vec<(Clock, Clock)> = (calendar.special.iter())
        .filter(|line| line.hours.day == day)
        .map(|line| (line.hours.from, line.hours.to))
        .collect();
    if !own.is_empty() {
        return own;
    }
    let as_usual = calendar.as_usual.iter().any(|line| line.day == day);
    if is_closed(calendar, day) && !as_usual {
        return Vec::new();
    }
    let openings = calendar.open.iter().filter(|o| is_for(o, day.weekday()));
    openings.map(|o| (o.hours.from, o.hours.to)).collect()
}

fn is_closed(calendar: &Calendar, day: LocalDay) -> bool {
    let mut closed = calendar.closed.iter();
    closed.any(|closing| (closing.from..=closing.to).contains(&day))
}

/// Pacific/Apia left out a whole day.
fn exists(day: LocalDay, zone: &TimeZone) -> bool {
    first_instant(day, zone).local_day(zone) == day
}

fn is_for(opening: &Opening, weekday: Weekday) -> bool {
    let place = |day: Weekday| day as i32;
    let (first, last) = opening.hours.days;
    (place(weekday) - place(first)).rem_euclid(7) <= (place(last) - place(first)).rem_euclid(7)
}

/// When the clocks show a time of a day. "An opening in a gap moves forward", to its end: the next time they show; "in a
/// fold it opens at the first and closes at the second". 24:00 is where the day ends.
fn shown(day: LocalDay, clock: Clock, zone: &TimeZone, is_closing: bool) -> MicrosUtc {
    let midnight = day.date().to_datetime(Time::midnight());
    let mut local = midnight + jiff::Span::new().minutes(i64::from(clock.0));
    loop {
        let ambiguous = zone.to_ambiguous_timestamp(local);
        let instant = match ambiguous.offset() {
            AmbiguousOffset::Gap { .. } => {
                local += jiff::Span::new().minutes(1);
                continue;
            }
            AmbiguousOffset::Fold { .. } if is_closing && clock.0 < 24 * 60 => ambiguous.later(),
            AmbiguousOffset::Fold { .. } | AmbiguousOffset::Unambiguous { .. } => {
                ambiguous.earlier()
            }
        };
        return MicrosUtc(instant.expect("a year of ours").as_microsecond());
    }
}

/// The first instant by which `length` has passed, without pauses.
fn all_time(
    start: MicrosUtc,
    length: i64,
    pauses: &[(MicrosUtc, Option<MicrosUtc>)],
) -> Option<MicrosUtc> {
    let mut left = length;
    for (from, to) in without((start, MicrosUtc(i64::MAX)), pauses) {
        if to.0 - from.0 >= left {
            return Some(MicrosUtc(from.0 + left));
        }
        left -= to.0 - from.0;
    }
    None
}

/// The parts of a stretch of time that are not in pauses.
fn without((from, to): Span, pauses: &[(MicrosUtc, Option<MicrosUtc>)]) -> Vec<Span> {
    let mut left = Vec::new();
    let mut next = from;
    for (begins, ends) in pauses {
        let begins = (*begins).min(to);
        if next < begins {
            left.push((next, begins));
        }
        next = next.max(ends.unwrap_or(MicrosUtc(i64::MAX)));
    }
    if next < to {
        left.push((next, to));
    }
    left
}
