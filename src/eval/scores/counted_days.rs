//! The days on which an activity rule counts something, kept up while activities happen, so that the sum of a rule at any day
//! takes a few searches, however long the history is.

use super::count::{MOST_CAPS, caps};
use crate::contract::model::{Counting, Decay};
use crate::eval::lead::Occurrence;
use crate::eval::local_days::LocalDays;
use crate::language::decay::DecayedSum;

/// The occurrences that pass the caps per period, by day. The limits that depend on today are not applied yet.
#[derive(Debug, Clone, Default)]
pub(super) struct CountedDays {
    /// In chronological order.
    days: Vec<CountedDay>,
    /// By day: how much of the caps of its periods later days use; empty without caps.
    used: Vec<[usize; MOST_CAPS]>,
    /// The number of occurrences in `days`.
    taken: usize,
}

/// The occurrences of a day.
#[derive(Debug, Clone, Copy)]
struct CountedDay {
    day: i32,
    /// How many there are.
    all: u32,
    /// How many of them the caps allow.
    passing: u32,
    /// How many the caps allow of all earlier days.
    before: u64,
    /// The sum of the days of those.
    days_before: i64,
}

impl CountedDay {
    /// How many the caps allow up to and including this day.
    fn through(&self) -> u64 {
        self.before + u64::from(self.passing)
    }

    /// The sum of the days of the first `count` that the caps allow, of which the last is on this day.
    fn days_of(&self, count: u64) -> i64 {
        let here = i64::try_from(count - self.before).unwrap_or(i64::MAX);
        self.days_before + here * i64::from(self.day)
    }
}

impl CountedDays {
    /// Removes everything.
    pub fn clear(&mut self) {
        self.days.clear();
        self.used.clear();
        self.taken = 0;
    }

    /// Adds what happened since the last time. `occurrences` are all that count, in chronological order of their days; those
    /// that were added are still the first of them. Returns whether the caps allow others than before.
    pub fn add(
        &mut self,
        occurrences: &[Occurrence],
        counting: &Counting,
        days: &LocalDays,
    ) -> bool {
        let new = occurrences.get(self.taken..).unwrap_or_default();
        let known = self.days.len();
        for occurrence in new {
            match self.days.last_mut() {
                Some(last) if last.day == occurrence.day => last.all += 1,
                _ => self.days.push(CountedDay {
                    day: occurrence.day,
                    all: 1,
                    passing: 0,
                    before: 0,
                    days_before: 0,
                }),
            }
        }
        self.taken += new.len();
        let changed = match (new.is_empty(), counting.per_period.is_empty()) {
            (true, _) => self.days.len(),
            (false, true) => self.allow_all(known),
            (false, false) => self.apply_caps(known, counting, days),
        };
        self.sum_up(changed);
        changed < self.days.len()
    }

    /// Lets everything pass, from the last of the first `known` days on; returns that day.
    fn allow_all(&mut self, known: usize) -> usize {
        let first = known.saturating_sub(1);
        let new = self.days[first..].iter_mut();
        new.for_each(|day| day.passing = day.all);
        first
    }

    /// Applies the caps, the latest day first, where days after the first `known` ones are new and the last of those may have
    /// more occurrences. If an earlier day finds the caps as before, nothing changes there and before. Returns the first day
    /// that is new or has other occurrences that pass.
    fn apply_caps(&mut self, known: usize, counting: &Counting, days: &LocalDays) -> usize {
        let mut caps = caps(counting);
        let mut first = known;
        self.used.resize(self.days.len(), [0; MOST_CAPS]);
        for (index, of) in self.days.iter_mut().enumerate().rev() {
            let mut used = [0; MOST_CAPS];
            let mut passing = of.all as usize;
            for (cap, used) in caps.iter_mut().map_while(Option::as_mut).zip(&mut used) {
                cap.turn_to(days, of.day);
                *used = cap.used();
                passing = cap.allow(passing);
            }
            if index + 1 < known && self.used[index] == used {
                break;
            }
            self.used[index] = used;
            if of.passing as usize != passing {
                of.passing = passing as u32;
                first = first.min(index);
            }
        }
        first
    }

    /// Updates the sums of the days from an index on.
    fn sum_up(&mut self, from: usize) {
        let last = from.checked_sub(1).and_then(|last| self.days.get(last));
        let (mut before, mut days_before) = last.map_or((0, 0), |last| {
            (last.through(), last.days_of(last.through()))
        });
        for day in &mut self.days[from..] {
            (day.before, day.days_before) = (before, days_before);
            before = day.through();
            days_before = day.days_of(before);
        }
    }

    /// The last day.
    pub fn last(&self) -> Option<i32> {
        self.days.last().map(|last| last.day)
    }

    /// The first day on or after a day.
    pub fn first_since(&self, day: i32) -> Option<i32> {
        let index = self.days.partition_point(|of| of.day < day);
        self.days.get(index).map(|of| of.day)
    }

    /// The points of the occurrences on a day that is not before the last one, each worth `points` when it happens.
    pub fn points(&self, points: i64, counting: &Counting, today: i32) -> i64 {
        let Some(last) = self.days.last() else {
            return 0;
        };
        let all = last.through();
        let latest = u64::from(counting.most_occurrences());
        let after = all.saturating_sub(latest);
        let after = counting.last_days.map_or(after, |days| {
            after.max(self.through(before_ages(today, days)))
        });
        let mut sum = DecayedSum::new(counting.decay);
        let each = points.unsigned_abs();
        match counting.decay {
            None => sum.add(each, all - after, 0),
            Some(Decay::Halves(days)) => self.halved(&mut sum, each, days.max(1), after, today),
            Some(Decay::Fades(days)) => {
                let after = after.max(self.through(before_ages(today, days)));
                let left = i128::from(all - after) * (i128::from(days) - i128::from(today));
                let left = left + i128::from(self.days_of(all)) - i128::from(self.days_of(after));
                sum.add_days_left(each, u128::try_from(left).unwrap_or(0));
            }
        }
        sum.cut() * points.signum()
    }

    /// Adds the occurrences after the first `after`, by the number of times their points were halved.
    fn halved(&self, sum: &mut DecayedSum, each: u64, days: u32, after: u64, today: i32) {
        let mut rest = self.days.as_slice();
        while let Some(last) = rest.last().filter(|last| last.through() > after) {
            let age = super::age(today, last.day);
            if Decay::Halves(days).is_over(age) {
                return;
            }
            let ages = (age / days + 1).saturating_mul(days);
            let older = before_ages(today, ages);
            let start = later_than(older, rest);
            let first = rest[start].before.max(after);
            sum.add(each, last.through() - first, age);
            rest = &rest[..start];
        }
    }

    /// How many the caps allow up to and including a day.
    fn through(&self, day: i32) -> u64 {
        let end = later_than(day, &self.days);
        let last = end.checked_sub(1).and_then(|last| self.days.get(last));
        last.map_or(0, CountedDay::through)
    }

    /// The sum of the days of the first `count` that the caps allow.
    fn days_of(&self, count: u64) -> i64 {
        let index = self.days.partition_point(|of| of.through() < count);
        self.days.get(index).map_or(0, |of| of.days_of(count))
    }
}

/// The index of the first of some days that is later than a day. There is at most one for each date, so that it is not further
/// from the end than that day is from the last one.
fn later_than(day: i32, days: &[CountedDay]) -> usize {
    let Some(last) = days.last() else {
        return 0;
    };
    let most = usize::try_from(last.day.saturating_sub(day)).unwrap_or(0);
    let first = days.len().saturating_sub(most);
    first + days[first..].partition_point(|of| of.day <= day)
}

/// The last day whose age is at least a number of days.
fn before_ages(today: i32, days: u32) -> i32 {
    today.saturating_sub(i32::try_from(days).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::model::Period;
    use crate::eval::lead::{Occurred, OccurrenceTrack};
    use crate::eval::scores::count::{Sum, tally};
    use crate::time::{MicrosUtc, Weekday};
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    const DAY_MICROS: i64 = 86_400_000_000;

    fn counting() -> impl Strategy<Value = Counting> {
        use Period::{Day, Month, Quarter, Week, Year};
        let periods = proptest::sample::subsequence(vec![Day, Week, Month, Quarter, Year], 0..=3);
        let caps = periods.prop_flat_map(|periods| {
            let caps = periods.into_iter().map(|period| (1u32..9, Just(period)));
            caps.collect::<Vec<_>>()
        });
        let decay = prop_oneof![
            Just(None),
            (1u32..40).prop_map(|days| Some(Decay::Halves(days))),
            (1u32..90).prop_map(|days| Some(Decay::Fades(days))),
        ];
        let latest = proptest::option::of(1u32..12);
        let window = proptest::option::of(1u32..80);
        (caps, decay, latest, window, 0u32..3).prop_map(|(caps, decay, latest, window, from)| {
            Counting {
                from_age: window.map_or(0, |days| (days * from / 3).min(days - 1)),
                last_days: window,
                per_period: caps,
                only_latest: latest,
                decay,
                ..Counting::default()
            }
        })
    }

    proptest! {
        /// After every occurrence, and some days later, the sum is that of a walk over all occurrences.
        #[test]
        fn sums_are_those_of_a_walk(
            counting in counting(),
            gaps in proptest::collection::vec((0i32..5, 0i32..40), 1..80),
            points in -5_000i64..5_000,
        ) {
            let end = MicrosUtc(1_000 * DAY_MICROS);
            let days = LocalDays::new(&TimeZone::UTC, Weekday::Monday, MicrosUtc(0), end);
            let mut track = OccurrenceTrack::default();
            let mut counted = CountedDays::default();
            let mut day = 100;
            for (index, (gap, later)) in gaps.into_iter().enumerate() {
                // Several on one day, most days near each other, and now and then a long silence.
                day += if later % 10 == 0 { later } else { gap % 3 };
                track.push(i64::from(day) * DAY_MICROS + index as i64, day, false);
                track.show_next();
                let later = if later > 30 { later } else { 0 };
                for today in [day, day + later] {
                    let seen = track.seen_after(None);
                    let until = today - counting.from_age as i32;
                    // Time does not go back.
                    if counted.last().is_some_and(|last| last > until) {
                        counted.clear();
                    }
                    counted.add(seen.up_to_day(until), &counting, &days);
                    let mut sum = Sum::new(points, counting.decay);
                    tally(Occurred::Activities(seen), points, &counting, today, &days, &mut sum);
                    prop_assert_eq!(counted.points(points, &counting, today), sum.points());
                }
            }
        }
    }
}
