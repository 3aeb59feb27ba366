//! How occurrences count: window, period caps, only the latest, decay; in this order, the latest occurrence first.

use crate::contract::model::{Counting, Decay, ModifierKind, Period};
use crate::eval::lead::{Occurred, Occurrence, OneDay, Worth};
use crate::eval::local_days::Days;

/// Hears what becomes of occurrences; those of one day are heard of together, the latest last.
pub(in crate::eval) trait Listener {
    /// These count, each with so many points.
    fn counts(&mut self, occurrences: &[Occurrence], each: i64);
    /// These do not, because of a modifier.
    fn dropped(&mut self, _occurrences: &[Occurrence], _why: ModifierKind) {}
    /// Whether to hear of everything that is dropped.
    const HEARS_ALL: bool = false;
    /// Whether it need not hear of anything more.
    fn has_enough(&self) -> bool {
        false
    }
}

/// Sums what counts.
#[derive(Debug, Default)]
pub(in crate::eval) struct Sum(pub i64);

impl Sum {
    /// Adds silences that are worth the same.
    pub fn add(&mut self, worth: Worth) {
        let points = worth.each.saturating_mul(i64::from(worth.of.count));
        self.0 = self.0.saturating_add(points);
    }
}

impl Listener for Sum {
    fn counts(&mut self, occurrences: &[Occurrence], each: i64) {
        let points = each.saturating_mul(occurrences.len() as i64);
        self.0 = self.0.saturating_add(points);
    }
}

/// A period cap on its way back in time.
#[derive(Clone, Copy)]
struct Cap {
    period: Period,
    most: usize,
    current: Option<i32>,
    used: usize,
}

/// One cap for each length of a period at most; the unused ones stand behind the others.
type Caps = [Option<Cap>; 5];

fn caps(counting: &Counting) -> Caps {
    let mut caps = [None; 5];
    for (cap, (most, period)) in caps.iter_mut().zip(&counting.per_period) {
        *cap = Some(Cap {
            period: *period,
            most: *most as usize,
            current: None,
            used: 0,
        });
    }
    caps
}

impl Cap {
    /// How many of `count` occurrences of a day pass.
    fn pass(&mut self, days: &Days, day: i32, count: usize) -> usize {
        let period = Some(days.period(self.period, day));
        if self.current != period {
            self.current = period;
            self.used = 0;
        }
        let passing = count.min(self.most - self.used);
        self.used += passing;
        passing
    }
}

/// Says what counts of what has happened, `points` each before decay.
pub(in crate::eval) fn tally<L: Listener>(
    occurred: Occurred<'_>,
    points: i64,
    counting: &Counting,
    today: i32,
    days: &Days,
    listener: &mut L,
) {
    let mut tally = Tally {
        points,
        counting,
        today,
        days,
        caps: caps(counting),
        latest: counting.only_latest.map_or(usize::MAX, |n| n as usize),
        listener,
    };
    match occurred {
        Occurred::Activities(seen) => {
            for OneDay { day, all } in seen.days() {
                if !tally.day(day, all) {
                    return;
                }
            }
        }
        Occurred::Silences(quiet) => {
            for day in quiet.days() {
                let silence = Occurrence::silence(days.start(day), day);
                if !tally.day(day, std::slice::from_ref(&silence)) {
                    return;
                }
            }
        }
    }
}

/// A tally on its way back in time.
struct Tally<'t, L> {
    points: i64,
    counting: &'t Counting,
    today: i32,
    days: &'t Days,
    caps: Caps,
    /// How many more may count.
    latest: usize,
    listener: &'t mut L,
}

impl<L: Listener> Tally<'_, L> {
    /// What becomes of the occurrences of a day; false if nothing before it is to be heard of.
    fn day(&mut self, day: i32, all: &[Occurrence]) -> bool {
        let age = age(self.today, day);
        if self.counting.last_days.is_some_and(|days| age >= days) {
            self.listener.dropped(all, ModifierKind::LastDays);
            return L::HEARS_ALL && !self.listener.has_enough();
        }
        let mut rest = all;
        for cap in self.caps.iter_mut().map_while(Option::as_mut) {
            let passing = cap.pass(self.days, day, rest.len());
            let (over, kept) = rest.split_at(rest.len() - passing);
            if !over.is_empty() {
                let why = ModifierKind::PerPeriod(cap.period);
                self.listener.dropped(over, why);
            }
            rest = kept;
        }
        let (over, kept) = rest.split_at(rest.len() - rest.len().min(self.latest));
        self.latest -= kept.len();
        if !over.is_empty() {
            self.listener.dropped(over, ModifierKind::OnlyLatest);
        }
        let each = decayed(self.points, self.counting.decay, age);
        if each == 0 {
            self.listener.dropped(kept, ModifierKind::Decay);
        } else if !kept.is_empty() {
            self.listener.counts(kept, each);
        }
        match L::HEARS_ALL {
            true => !self.listener.has_enough(),
            // Older ones can only be worth less.
            false => self.latest > 0 && each != 0,
        }
    }
}

/// The age in days; never less than 0.
pub(in crate::eval) fn age(today: i32, day: i32) -> u32 {
    u32::try_from(today.saturating_sub(day)).unwrap_or(0)
}

/// What points are worth at an age, toward zero.
pub(in crate::eval) fn decayed(points: i64, decay: Option<Decay>, age: u32) -> i64 {
    decay.map_or(points, |decay| decay.left(points, age))
}

/// The first day after today on which an occurrence of `day` is worth something else, by window or decay.
pub(in crate::eval) fn next_change(
    points: i64,
    counting: &Counting,
    today: i32,
    day: i32,
) -> Option<i32> {
    let age = age(today, day);
    let gone = counting.last_days.is_some_and(|days| age >= days);
    if gone || decayed(points, counting.decay, age) == 0 {
        return None;
    }
    let decay = counting.decay.map(|decay| decay.next_age(age));
    let next = counting.last_days.into_iter().chain(decay).min()?;
    Some(day.saturating_add(i32::try_from(next).unwrap_or(i32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decay_is_truncated_toward_zero() {
        let halves = |points, age| decayed(points, Some(Decay::Halves(30)), age);
        assert_eq!(
            [halves(5000, 0), halves(5000, 29), halves(5000, 30)],
            [5000, 5000, 2500]
        );
        assert_eq!([halves(5000, 120), halves(-5000, 120)], [312, -312]);
        assert_eq!([halves(5000, 30 * 70), halves(-1, 30)], [0, 0]);
        let fades = |points, age| decayed(points, Some(Decay::Fades(90)), age);
        assert_eq!(
            [fades(10_000, 0), fades(10_000, 1), fades(10_000, 90)],
            [10_000, 9_888, 0]
        );
        assert_eq!([fades(-10_000, 1), fades(10_000, 400)], [-9_888, 0]);
    }
}
