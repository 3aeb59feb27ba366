//! Arithmetic with open time on a precomputed table: both directions are a binary search, however long the deadline is.

use super::intervals::{Hours, Window, windows};
use crate::time::{LocalDay, MicrosUtc, first_instant};
use jiff::tz::TimeZone;

/// The open time of a calendar over a range of days.
#[derive(Debug, Clone)]
pub struct OpenTime {
    zone: TimeZone,
    /// Periods of open time, in order, which do not touch.
    stretches: Vec<(MicrosUtc, MicrosUtc)>,
    /// Open microseconds before each period.
    before: Vec<i64>,
    /// Open days in order, each with the instant its last window closes.
    days: Vec<(LocalDay, MicrosUtc)>,
    /// Closings at 24:00, in order; where the next window opens at midnight, nobody closes.
    midnights: Vec<MicrosUtc>,
}

impl OpenTime {
    /// The open time of the windows that open on the days `first` to `last`.
    pub fn new(hours: &Hours, first: LocalDay, last: LocalDay) -> OpenTime {
        let windows = windows(hours, first, last);
        let stretches = merged(&windows);
        let lengths = stretches.iter().map(|(start, end)| end.0 - start.0);
        let before = lengths
            .scan(0, |sum, length| Some(std::mem::replace(sum, *sum + length)))
            .collect();
        // The day after the last may go on where the last one ends.
        let next = LocalDay(last.0.saturating_add(1));
        let later = self::windows(hours, next, next);
        let closes = |end: &MicrosUtc| {
            let goes_on = |window: &Window| window.start <= *end && *end < window.end;
            is_midnight(*end, &hours.zone) && !later.iter().any(goes_on)
        };
        let ends = stretches.iter().map(|(_, end)| *end);
        let midnights = ends.filter(closes).collect();
        OpenTime {
            zone: hours.zone.clone(),
            stretches,
            before,
            days: open_days(&windows),
            midnights,
        }
    }

    /// The calendar's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Open microseconds before an instant, counted from the start of the table.
    fn open_before(&self, instant: MicrosUtc) -> i64 {
        let behind = self
            .stretches
            .partition_point(|(start, _)| *start <= instant);
        match behind
            .checked_sub(1)
            .map(|i| (self.stretches[i], self.before[i]))
        {
            Some(((start, end), before)) => before + instant.min(end).0 - start.0,
            None => 0,
        }
    }

    /// Open microseconds from one instant to another; negative if the second is earlier.
    pub fn between(&self, from: MicrosUtc, to: MicrosUtc) -> i64 {
        self.open_before(to) - self.open_before(from)
    }

    /// The periods of open time between two instants, in order.
    pub fn stretches(
        &self,
        from: MicrosUtc,
        to: MicrosUtc,
    ) -> impl Iterator<Item = (MicrosUtc, MicrosUtc)> {
        let first = self.stretches.partition_point(|(_, end)| *end <= from);
        let among = self.stretches[first..]
            .iter()
            .take_while(move |(start, _)| *start < to);
        among.map(move |(start, end)| ((*start).max(from), (*end).min(to)))
    }

    /// The open days after a local day, in order.
    pub fn open_days(&self, day: LocalDay) -> impl Iterator<Item = LocalDay> {
        let behind = self.days.partition_point(|(open, _)| *open <= day);
        self.days[behind..].iter().map(|(day, _)| *day)
    }

    /// The instant at which the last window of a day is over, at 24:00 the last instant of the day; none for a day without
    /// windows.
    pub fn closing_of(&self, day: LocalDay) -> Option<MicrosUtc> {
        let at = self.days.binary_search_by_key(&day, |(day, _)| *day).ok()?;
        let closing = self.days[at].1;
        let at_midnight = is_midnight(closing, &self.zone);
        Some(MicrosUtc(closing.0 - i64::from(at_midnight)))
    }

    /// The first instant at which `micros` open microseconds have passed since `from`. A length that ends together with a
    /// window ends at its closing, not at the next opening. A closing at 24:00 is the last instant of its day, since the
    /// midnight after it is late; if the next window opens at midnight, it is midnight itself. None if the table ends before.
    pub fn after(&self, from: MicrosUtc, micros: i64) -> Option<MicrosUtc> {
        if micros <= 0 {
            return Some(from);
        }
        let target = self.open_before(from) + micros;
        let i = self
            .before
            .partition_point(|before| *before < target)
            .checked_sub(1)?;
        let (start, end) = self.stretches[i];
        let instant = MicrosUtc(start.0 + target - self.before[i]);
        (instant <= end).then(|| self.in_its_day(instant))
    }

    fn in_its_day(&self, instant: MicrosUtc) -> MicrosUtc {
        let closes_at_midnight = self.midnights.binary_search(&instant).is_ok();
        if closes_at_midnight {
            MicrosUtc(instant.0 - 1)
        } else {
            instant
        }
    }

    /// The closing of the `count`-th open day after the local day `day`. None if the table ends before.
    pub fn closing(&self, day: LocalDay, count: u64) -> Option<MicrosUtc> {
        let behind = self.days.partition_point(|(open, _)| *open <= day);
        let nth = behind.checked_add(usize::try_from(count.checked_sub(1)?).ok()?)?;
        self.days
            .get(nth)
            .map(|(_, closing)| self.in_its_day(*closing))
    }

    /// Number of open days after the local day `day` that have closed before an instant.
    pub fn closed_before(&self, day: LocalDay, instant: MicrosUtc) -> u64 {
        let behind = self.days.partition_point(|(open, _)| *open <= day);
        let days = &self.days[behind..];
        days.partition_point(|(_, closing)| self.in_its_day(*closing) < instant) as u64
    }

    /// Whether it is never open.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }
}

/// Whether an instant is the first of its local day.
fn is_midnight(instant: MicrosUtc, zone: &TimeZone) -> bool {
    first_instant(instant.local_day(zone), zone) == instant
}

/// Merges windows that touch or overlap into one period each.
fn merged(windows: &[Window]) -> Vec<(MicrosUtc, MicrosUtc)> {
    let mut stretches: Vec<(MicrosUtc, MicrosUtc)> = Vec::with_capacity(windows.len());
    for window in windows {
        match stretches.last_mut() {
            Some((_, end)) if window.start <= *end => *end = window.end.max(*end),
            _ => stretches.push((window.start, window.end)),
        }
    }
    stretches
}

fn open_days(windows: &[Window]) -> Vec<(LocalDay, MicrosUtc)> {
    let mut days: Vec<(LocalDay, MicrosUtc)> = Vec::new();
    for window in windows {
        match days.last_mut() {
            Some((day, closing)) if *day == window.day => *closing = window.end.max(*closing),
            _ => days.push((window.day, window.end)),
        }
    }
    days
}
