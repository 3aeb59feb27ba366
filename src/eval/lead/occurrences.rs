//! The activities of a lead that one selection counts, in chronological order.

use super::{CountedSilences, Moment};
use crate::eval::events::Event;
use std::ops::RangeInclusive;

/// An occurrence: an activity, or a silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) struct Occurrence {
    /// When.
    pub micros: i64,
    /// Its local day.
    pub day: i32,
    /// The index of the first occurrence of the same day.
    first_of_day: u32,
    /// Whether it has a date without a time.
    pub date_only: bool,
}

impl Occurrence {
    /// Whether it is at or after a moment; for a date without a time, the day is enough.
    fn is_since(&self, since: Moment) -> bool {
        let day_counts = self.date_only && self.day >= since.day;
        self.micros >= since.micros || day_counts
    }

    /// A silence, which occurs at the first instant of a day.
    pub fn silence(micros: i64, day: i32) -> Occurrence {
        Occurrence {
            micros,
            day,
            first_of_day: 0,
            date_only: false,
        }
    }
}

/// The occurrences that a rule counts.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) enum Occurred<'a> {
    /// Activities.
    Activities(PastOccurrences<'a>),
    /// Silences.
    Silences(CountedSilences<'a>),
}

impl<'a> Occurred<'a> {
    /// The number of occurrences.
    pub fn len(&self) -> usize {
        match self {
            Occurred::Activities(seen) => seen.len(),
            Occurred::Silences(silences) => silences.len(),
        }
    }

    /// Those left out because they are not after the last return to an earlier stage.
    pub fn before(&self) -> &'a [Occurrence] {
        match self {
            Occurred::Activities(seen) => seen.before(),
            Occurred::Silences(_) => &[],
        }
    }
}

/// Occurrences in chronological order, with the number of those that have happened.
#[derive(Debug, Clone, Default)]
pub(in crate::eval) struct OccurrenceTrack {
    all: Vec<Occurrence>,
    /// The number that have happened.
    visible: usize,
}

impl OccurrenceTrack {
    /// Removes everything.
    pub fn clear(&mut self) {
        self.all.clear();
        self.visible = 0;
    }

    /// Adds an occurrence that is not before the others.
    fn push(&mut self, micros: i64, day: i32, date_only: bool) {
        let index = self.all.len() as u32;
        let first_of_day = match self.all.last() {
            Some(last) if last.day == day => last.first_of_day,
            _ => index,
        };
        self.all.push(Occurrence {
            micros,
            day,
            first_of_day,
            date_only,
        });
    }

    /// Adds an activity.
    pub fn push_event(&mut self, event: Event) {
        self.push(event.micros, event.day, event.date_only());
    }

    /// Marks the next one as happened.
    pub fn show_next(&mut self) {
        self.visible += 1;
    }

    /// All of them, including future ones.
    pub fn all(&self) -> &[Occurrence] {
        &self.all
    }

    /// Those that have happened.
    pub fn seen(&self) -> &[Occurrence] {
        &self.all[..self.visible]
    }

    /// Those that have happened strictly after an instant.
    pub fn seen_after(&self, micros: Option<i64>) -> PastOccurrences<'_> {
        let from = match micros {
            Some(micros) => self.seen().partition_point(|o| o.micros <= micros),
            None => 0,
        };
        PastOccurrences {
            all: self.seen(),
            from,
        }
    }
}

/// Occurrences that have happened, from an index on.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct PastOccurrences<'a> {
    all: &'a [Occurrence],
    from: usize,
}

impl<'a> PastOccurrences<'a> {
    /// The number of occurrences.
    pub fn len(&self) -> usize {
        self.all.len() - self.from
    }

    /// Those left out because they are not after the bound.
    pub fn before(&self) -> &'a [Occurrence] {
        &self.all[..self.from]
    }

    /// The latest one.
    pub fn last(&self) -> Option<&'a Occurrence> {
        self.all[self.from..].last()
    }

    /// The n-th from the end, from 1.
    pub fn latest(&self, n: usize) -> Option<&'a Occurrence> {
        let index = self.all.len().checked_sub(n)?;
        self.all[self.from..].get(index.checked_sub(self.from)?)
    }

    /// The number on some days.
    pub fn on_days(&self, days: &RangeInclusive<i32>) -> usize {
        self.within(days).len()
    }

    /// Those on some days and since a moment, the latest first.
    pub fn backwards_on(
        &self,
        days: RangeInclusive<i32>,
        since: Option<Moment>,
    ) -> impl Iterator<Item = &'a Occurrence> + use<'a> {
        let first = since.map_or(i32::MIN, |since| since.day).max(*days.start());
        let all = self.within(&(first..=*days.end())).iter().rev();
        all.filter(move |o| since.is_none_or(|since| o.is_since(since)))
    }

    /// The first that is on a day or later.
    pub fn first_from(&self, day: i32) -> Option<&'a Occurrence> {
        self.within(&(day..=i32::MAX)).first()
    }

    fn within(&self, days: &RangeInclusive<i32>) -> &'a [Occurrence] {
        let of = &self.all[self.from..];
        let end = of.partition_point(|o| o.day <= *days.end());
        let start = of[..end].partition_point(|o| o.day < *days.start());
        &of[start..end]
    }

    /// Their days, the latest first.
    pub fn days(&self) -> DaysBack<'a> {
        DaysBack { seen: *self }
    }
}

/// The occurrences of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) struct OneDay<'a> {
    /// The day.
    pub day: i32,
    /// Its occurrences.
    pub all: &'a [Occurrence],
}

/// Days with occurrences, the latest first.
pub(in crate::eval) struct DaysBack<'a> {
    seen: PastOccurrences<'a>,
}

impl<'a> Iterator for DaysBack<'a> {
    type Item = OneDay<'a>;

    fn next(&mut self) -> Option<OneDay<'a>> {
        let last = self.seen.last()?;
        let first = (last.first_of_day as usize).max(self.seen.from);
        let (before, all) = self.seen.all.split_at(first);
        self.seen.all = before;
        Some(OneDay { day: last.day, all })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(of: &[(i64, i32, bool)]) -> OccurrenceTrack {
        let mut track = OccurrenceTrack::default();
        for (micros, day, date_only) in of {
            track.push(*micros, *day, *date_only);
        }
        track
    }

    #[test]
    fn days_go_backwards_and_stop_at_the_bound() {
        let mut track = track(&[(1, 0, false), (2, 0, false), (13, 1, false), (25, 2, false)]);
        (0..3).for_each(|_| track.show_next());
        let days = |after| {
            let days = track.seen_after(after).days();
            days.map(|day| (day.day, day.all.len())).collect::<Vec<_>>()
        };
        assert_eq!(days(None), [(1, 1), (0, 2)]);
        assert_eq!(days(Some(1)), [(1, 1), (0, 1)]);
        assert_eq!(days(Some(13)), []);
    }
}
