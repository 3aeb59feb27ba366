//! A deadline worked out for one entry, in a week without closed days.

use super::durations::{ClockKind, clock_kind};
use super::model::Calendar;
use crate::clock::{Deadline, Hours, OpenTime, Week, due};
use crate::message::{Message, msg};
use crate::syntax::date_in_words;
use crate::time::{Clock, Duration, LocalDay, MicrosUtc, Unit, Weekday, instant_at, last_instant};
use jiff::tz::TimeZone;

/// Friday 17:00, in minutes since Monday 00:00: an entry where no calendar says when work ends.
const FRIDAY_AFTERNOON: i32 = 4 * 24 * 60 + 17 * 60;
/// Longer deadlines are not worked out; their meaning is plain.
const MAX_DAYS: i64 = 3660;
/// Maximum number of weeks searched for one without closed days.
const WEEKS: i32 = 53;

/// Where time is counted: a calendar, or only a time zone.
#[derive(Clone, Copy)]
pub(super) struct TimeFrame<'c> {
    pub zone: &'c TimeZone,
    pub calendar: Option<&'c Calendar>,
}

impl TimeFrame<'_> {
    /// An hour before the last closing time of the week, if it is open for that hour.
    pub fn late(&self) -> i32 {
        let window = self
            .calendar
            .and_then(|c| Week::new(&c.hours()).last_window());
        window.map_or(FRIDAY_AFTERNOON, |(from, to)| from.max(to - 60))
    }

    /// The first opening of the week.
    pub fn early(&self) -> i32 {
        let opening = self.calendar.and_then(|c| Week::new(&c.hours()).opening());
        opening.unwrap_or(9 * 60)
    }

    /// Whether a day in the range is closed, or has hours of its own.
    fn has_exception(&self, from: LocalDay, to: LocalDay) -> bool {
        self.calendar.is_some_and(|calendar| {
            let mut special = calendar.special.iter();
            let mut closed = calendar.closed.iter();
            special.any(|s| from <= s.hours.day && s.hours.day <= to)
                || closed.any(|c| c.from <= to && from <= c.to)
        })
    }

    /// The open time that is needed to count these lengths.
    fn open_time(&self, lengths: &[Duration], first: LocalDay, last: LocalDay) -> OpenTime {
        let is_business = |length: &Duration| {
            matches!(
                clock_kind(*length).0,
                ClockKind::Business | ClockKind::BusinessDays
            )
        };
        match self.calendar {
            Some(calendar) if lengths.iter().any(is_business) => {
                OpenTime::new(&calendar.hours(), first, last)
            }
            _ => {
                let hours = Hours::never_open(self.zone.clone());
                OpenTime::new(&hours, first, first)
            }
        }
    }

    /// Maximum number of days it takes if no day is closed; none if it is not worked out.
    fn days(&self, length: Duration) -> Option<i64> {
        let n = i64::try_from(length.count).ok()?;
        let of_week = |minutes: i64| {
            let open = i64::from(Week::new(&self.calendar?.hours()).open_minutes());
            minutes.checked_mul(7)?.checked_div(open)
        };
        let days = match length.unit {
            Unit::Minutes => n / (24 * 60),
            Unit::Hours => n / 24,
            Unit::BusinessMinutes => of_week(n)?,
            Unit::BusinessHours => of_week(n.checked_mul(60)?)?,
            Unit::Days => n,
            // A calendar is open on at least one day of the week.
            Unit::BusinessDays | Unit::Weeks => n.checked_mul(7)?,
            Unit::Months | Unit::Quarters | Unit::Years => return None,
        };
        (days <= MAX_DAYS).then_some(days)
    }
}

/// A moment of the example week, in the local time of its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Example<'c> {
    zone: &'c TimeZone,
    monday: LocalDay,
    pub start: MicrosUtc,
}

/// The example for an entry `minute` minutes after Monday 00:00, with the ends of the lengths. It uses the first week from
/// `from` on in which nothing is closed and the clocks do not change until then, or the first week if there is none.
pub(super) fn example<'c>(
    place: TimeFrame<'c>,
    from: LocalDay,
    minute: i32,
    lengths: &[Duration],
) -> Option<(Example<'c>, Vec<MicrosUtc>)> {
    let days = lengths.iter().map(|length| place.days(*length));
    let days = days.collect::<Option<Vec<i64>>>()?.into_iter().max()?;
    let days = i32::try_from(days).ok()?;
    // An entry on Sunday is due in the following week.
    let behind = days + 14;
    let first = LocalDay(from.0 + (7 - from.weekday() as i32) % 7);
    let in_week = |monday: LocalDay, behind: i32| {
        let last = LocalDay(monday.0 + behind);
        let example = Example {
            zone: place.zone,
            monday,
            start: at_minute(monday, minute, place.zone),
        };
        let open = place.open_time(lengths, LocalDay(monday.0 - 1), last);
        let ends = lengths
            .iter()
            .map(|length| due(example.start, *length, &open));
        let ends = ends.map(|due| match due {
            Deadline::At(at) => Some(at),
            Deadline::Never => None,
        });
        Some((example, ends.collect::<Option<Vec<MicrosUtc>>>()?))
    };
    let offset = |at: MicrosUtc| at.offset_seconds(place.zone);
    (0..WEEKS)
        .map(|week| LocalDay(first.0 + 7 * week))
        .filter(|monday| !place.has_exception(*monday, LocalDay(monday.0 + behind)))
        .filter_map(|monday| in_week(monday, behind))
        .find(|(example, ends)| ends.iter().all(|end| offset(*end) == offset(example.start)))
        .or_else(|| in_week(first, 2 * days + 60))
}

impl Example<'_> {
    /// The instant of a minute of the week.
    pub fn minute(&self, minute: i32) -> MicrosUtc {
        at_minute(self.monday, minute, self.zone)
    }

    /// The last instant of the day `days` days after the entry.
    pub fn end_of_day(&self, days: u32) -> MicrosUtc {
        let day = self.start.local_day(self.zone).0;
        last_instant(LocalDay(day.saturating_add_unsigned(days)), self.zone)
    }

    /// The local day of an instant, and the time of day; the last instant of a day is 24:00.
    fn local(&self, at: MicrosUtc) -> (LocalDay, Clock) {
        let day = at.local_day(self.zone);
        let local = at.civil(self.zone);
        let clock = match at == last_instant(day, self.zone) {
            true => Clock(24 * 60),
            false => Clock(local.hour() as u16 * 60 + local.minute() as u16),
        };
        (day, clock)
    }

    /// `Friday 9 January 2026 at 17:00`
    pub fn in_full(&self, at: MicrosUtc) -> Message {
        let (day, clock) = self.local(at);
        msg!(
            "{weekday} {date} at {clock}",
            weekday = weekday_name(day.weekday()),
            date = date_in_words(day),
            clock
        )
    }

    /// `Friday 17:00`, `the next Friday 17:00`, `Friday 24:00 (14 days later)`
    pub fn format(&self, at: MicrosUtc) -> Message {
        let (day, clock) = self.local(at);
        let later = day.0 - self.start.local_day(self.zone).0;
        let weekday = weekday_name(day.weekday());
        match later {
            ..7 => msg!("{weekday} {clock}", weekday, clock),
            7 => msg!("the next {weekday} {clock}", weekday, clock),
            _ => msg!(
                "{weekday} {clock} ({later} days later)",
                weekday,
                clock,
                later
            ),
        }
    }
}

fn at_minute(monday: LocalDay, minute: i32, zone: &TimeZone) -> MicrosUtc {
    let day = LocalDay(monday.0 + minute.div_euclid(24 * 60));
    instant_at(day, Clock(minute.rem_euclid(24 * 60) as u16), zone)
}

/// `Monday`
pub(super) fn weekday_name(day: Weekday) -> Message {
    match day {
        Weekday::Monday => msg!("Monday"),
        Weekday::Tuesday => msg!("Tuesday"),
        Weekday::Wednesday => msg!("Wednesday"),
        Weekday::Thursday => msg!("Thursday"),
        Weekday::Friday => msg!("Friday"),
        Weekday::Saturday => msg!("Saturday"),
        Weekday::Sunday => msg!("Sunday"),
    }
}
