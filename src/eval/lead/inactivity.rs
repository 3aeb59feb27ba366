//! Silences (periods of inactivity) that have occurred. There can be very many, so they are stored as runs at equal distances.

use crate::contract::model::{Counting, Decay, Period};
use crate::eval::scores::age;

/// A run of silences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) struct SilenceRun {
    /// The day of the first one.
    pub first: i32,
    /// Their number, at least one.
    pub count: u32,
}

/// The silences that a rule counts, up to a day.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct CountedSilences<'a> {
    stretches: &'a [SilenceRun],
    /// The distance in days within a run.
    step: i32,
    /// The last day that counts.
    last: i32,
}

/// Silences that are worth the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) struct EqualSilences {
    /// The silences.
    pub of: SilenceRun,
    /// The age in days of one of them.
    pub age: u32,
}

impl<'a> CountedSilences<'a> {
    /// The silences up to a day.
    pub fn new(stretches: &'a [SilenceRun], step: i32, last: i32) -> CountedSilences<'a> {
        let seen = stretches.partition_point(|stretch| stretch.first <= last);
        CountedSilences {
            stretches: &stretches[..seen],
            step,
            last,
        }
    }

    /// The distance in days within a run.
    pub fn step(&self) -> i32 {
        self.step
    }

    /// The runs up to the last day, the latest first.
    fn backwards(self) -> impl Iterator<Item = SilenceRun> + use<'a> {
        self.stretches.iter().rev().map(move |stretch| SilenceRun {
            count: stretch.count.min(self.steps(stretch.first, self.last) + 1),
            ..*stretch
        })
    }

    /// The number of steps from a day to another that is not before it.
    fn steps(&self, from: i32, to: i32) -> u32 {
        let days = i64::from(to) - i64::from(from);
        u32::try_from(days / i64::from(self.step)).unwrap_or(0)
    }

    /// The day of a silence in a run, by its number from 0.
    fn day(&self, stretch: SilenceRun, number: u32) -> i32 {
        let day = i64::from(stretch.first) + i64::from(number) * i64::from(self.step);
        i32::try_from(day).unwrap_or(i32::MAX)
    }

    /// The number of silences.
    pub fn len(self) -> usize {
        self.backwards().map(|stretch| stretch.count as usize).sum()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.stretches.is_empty()
    }

    /// Their days, the latest first.
    pub fn days(self) -> impl Iterator<Item = i32> + use<'a> {
        self.backwards().flat_map(move |stretch| {
            let numbers = (0..stretch.count).rev();
            numbers.map(move |number| self.day(stretch, number))
        })
    }

    /// The earliest one on or after a day.
    pub fn first_since(self, day: i32) -> Option<i32> {
        let end = self.stretches.partition_point(|stretch| {
            let count = stretch.count.saturating_sub(1);
            self.day(*stretch, count) < day
        });
        let stretch = self.stretches.get(end)?;
        let first = match stretch.first >= day {
            true => stretch.first,
            false => {
                let steps = self.steps(stretch.first, day.saturating_sub(1)) + 1;
                self.day(*stretch, steps)
            }
        };
        (first <= self.last).then_some(first)
    }

    /// Which of them count on a day, the latest first, apart where they are not worth the same. None if a cap for a period longer
    /// than a day makes it necessary to examine each silence. No two are on the same day, so a cap per day never applies.
    pub fn worths(self, counting: &Counting, today: i32) -> Option<Vec<EqualSilences>> {
        let mut periods = counting.per_period.iter();
        if counting.from_age > 0 || !periods.all(|(_, period)| *period == Period::Day) {
            return None;
        }
        let first = counting.last_days.map_or(i32::MIN, |days| {
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            today.saturating_sub(days).saturating_add(1)
        });
        let mut left = counting.most_occurrences();
        let mut all = Vec::new();
        for stretch in self.backwards() {
            let too_old = match stretch.first < first {
                true => self.steps(stretch.first, first.saturating_sub(1)) + 1,
                false => 0,
            };
            let count = stretch.count.saturating_sub(too_old).min(left);
            left -= count;
            let mut end = stretch.count;
            let start = end - count;
            while end > start {
                let age = age(today, self.day(stretch, end - 1));
                if counting.decay.is_some_and(|decay| decay.is_over(age)) {
                    return Some(all);
                }
                let alike = match counting.decay {
                    None => u32::MAX,
                    Some(Decay::Fades(_)) => 1,
                    Some(Decay::Halves(days)) => {
                        let days = days.max(1);
                        (days - 1 - age % days) / self.step.unsigned_abs().max(1) + 1
                    }
                };
                let count = alike.min(end - start);
                end -= count;
                let first = self.day(stretch, end);
                let of = SilenceRun { first, count };
                all.push(EqualSilences { of, age });
            }
            if left == 0 || too_old > 0 {
                break;
            }
        }
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRETCHES: [SilenceRun; 2] = [
        SilenceRun {
            first: 10,
            count: 3,
        },
        SilenceRun {
            first: 40,
            count: 1_000_000,
        },
    ];

    fn quiet(last: i32) -> CountedSilences<'static> {
        CountedSilences::new(&STRETCHES, 10, last)
    }

    #[test]
    fn stretches_end_at_the_last_day() {
        let days = |last| quiet(last).days().collect::<Vec<_>>();
        assert!(days(9).is_empty());
        assert_eq!(days(29), [20, 10]);
        assert_eq!(days(50), [50, 40, 30, 20, 10]);
        assert_eq!(quiet(1_000_039).len(), 3 + 100_000);
        assert_eq!(quiet(60).first_since(21), Some(30));
        assert_eq!(quiet(60).first_since(41), Some(50));
        assert_eq!(quiet(45).first_since(41), None);
    }

    #[test]
    fn what_is_worth_the_same_is_one() {
        let worths = |counting: Counting| {
            let worths = quiet(1_000_040).worths(&counting, 1_000_040);
            let worths = worths.unwrap_or_default().into_iter();
            worths
                .map(|silences| (silences.of.first, silences.of.count, silences.age / 25))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            worths(Counting::default()),
            [(40, 100_001, 0), (10, 3, 40_000)]
        );
        let halves = Counting {
            decay: Some(Decay::Halves(25)),
            ..Counting::default()
        };
        let halved = worths(halves);
        assert_eq!(
            halved[..4],
            [
                (1_000_020, 3, 0),
                (1_000_000, 2, 1),
                (999_970, 3, 2),
                (999_950, 2, 3)
            ]
        );
        assert_eq!(halved.len(), 64);
        let latest = Counting {
            only_latest: Some(2),
            last_days: Some(11),
            ..Counting::default()
        };
        assert_eq!(worths(latest), [(1_000_030, 2, 0)]);
    }
}
