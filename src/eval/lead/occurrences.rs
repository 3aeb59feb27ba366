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
    pub fn is_since(&self, since: Moment) -> bool {
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
    /// Whether a later occurrence is on an earlier day: there the clocks went back over midnight.
    has_earlier_day: bool,
}

impl OccurrenceTrack {
    /// Removes everything.
    pub fn clear(&mut self) {
        self.all.clear();
        self.visible = 0;
        self.has_earlier_day = false;
    }

    /// Adds an occurrence that is not before the others.
    pub fn push(&mut self, micros: i64, day: i32, date_only: bool) {
        let index = self.all.len() as u32;
        self.has_earlier_day |= self.all.last().is_some_and(|last| last.day > day);
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
            slack: i32::from(self.has_earlier_day),
        }
    }
}

/// Occurrences that have happened, from an index on.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct PastOccurrences<'a> {
    all: &'a [Occurrence],
    from: usize,
    /// The number of days by which a later occurrence may be on an earlier day.
    slack: i32,
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

    /// Whether no occurrence is on an earlier day than one before it.
    pub fn days_are_in_order(&self) -> bool {
        self.slack == 0
    }

    /// Those up to and including a day, where days are in order.
    pub fn up_to_day(&self, day: i32) -> &'a [Occurrence] {
        let all = &self.all[self.from..];
        match all.last() {
            Some(last) if last.day > day => &all[..all.partition_point(|o| o.day <= day)],
            _ => all,
        }
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
    pub fn on_days(&self, days: RangeInclusive<i32>) -> usize {
        match self.slack {
            0 => self.near(*days.start(), *days.end()).len(),
            _ => self.backwards_on(days, None).count(),
        }
    }

    /// Those on some days and since a moment, the latest first.
    pub fn backwards_on(
        &self,
        days: RangeInclusive<i32>,
        since: Option<Moment>,
    ) -> impl Iterator<Item = &'a Occurrence> + use<'a> {
        let begins = since.map_or(i32::MIN, |since| since.day.saturating_sub(self.slack));
        let near = self.near((*days.start()).max(begins), *days.end());
        let all = near.iter().rev().filter(move |o| days.contains(&o.day));
        all.filter(move |o| since.is_none_or(|since| o.is_since(since)))
    }

    /// The earliest day from a day on.
    pub fn earliest_day(&self, from: i32) -> Option<i32> {
        let days = self.near(from, i32::MAX).iter().map(|o| o.day);
        let days = days.filter(|day| *day >= from);
        let first = days.clone().next()?;
        // Only a day this near can still be followed by an earlier one.
        days.take_while(|day| *day <= first.saturating_add(self.slack))
            .min()
    }

    /// The days of which one is the n-th latest day of an occurrence.
    pub fn near_latest(&self, n: usize) -> Option<RangeInclusive<i32>> {
        let day = self.latest(n)?.day;
        Some(day.saturating_sub(self.slack)..=day.saturating_add(self.slack))
    }

    /// A part that has all occurrences on some days, and few others.
    fn near(&self, first: i32, last: i32) -> &'a [Occurrence] {
        let of = &self.all[self.from..];
        let (first, last) = (
            first.saturating_sub(self.slack),
            last.saturating_add(self.slack),
        );
        let end = of.partition_point(|o| o.day <= last);
        let start = of[..end].partition_point(|o| o.day < first);
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
