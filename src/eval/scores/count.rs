//! How occurrences count: window, caps per period, only the latest, decay; in this order, starting from the latest occurrence.

use crate::contract::model::{Counting, Decay, ModifierKind, Period};
use crate::eval::lead::{EqualSilences, Occurred, Occurrence, OneDay};
use crate::eval::local_days::LocalDays;
use crate::language::decay::DecayedSum;

/// Observes which occurrences count. Those of one day are reported together, the latest last.
pub(in crate::eval) trait Listener {
    /// These count.
    fn counts(&mut self, occurrences: &[Occurrence], worth: Worth);
    /// These do not count, because of a modifier.
    fn dropped(&mut self, _occurrences: &[Occurrence], _why: ModifierKind) {}
    /// Whether to report everything that is dropped.
    const HEARS_ALL: bool = false;
    /// Whether nothing more needs to be reported.
    fn has_enough(&self) -> bool {
        false
    }
}

/// What an occurrence is worth.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct Worth {
    /// Its age in days.
    pub age: u32,
    /// Its points, cut to thousandths.
    pub each: i64,
}

/// Sums up what counts.
#[derive(Debug)]
pub(in crate::eval) struct Sum {
    points: i64,
    sum: DecayedSum,
}

impl Sum {
    /// No occurrences of a rule with points and a decay.
    pub fn new(points: i64, decay: Option<Decay>) -> Sum {
        let sum = DecayedSum::new(decay);
        Sum { points, sum }
    }

    /// Adds silences that are worth the same.
    pub fn add(&mut self, silences: EqualSilences) {
        let (each, times) = (self.points.unsigned_abs(), u64::from(silences.of.count));
        self.sum.add(each, times, silences.age);
    }

    /// The points of everything, cut to thousandths.
    pub fn points(&self) -> i64 {
        self.sum.cut() * self.points.signum()
    }
}

impl Listener for Sum {
    fn counts(&mut self, occurrences: &[Occurrence], worth: Worth) {
        let times = occurrences.len() as u64;
        self.sum.add(self.points.unsigned_abs(), times, worth.age);
    }
}

/// The state of a cap per period, going back in time.
#[derive(Clone, Copy)]
pub(super) struct CapState {
    period: Period,
    most: usize,
    current: Option<i32>,
    used: usize,
}

/// At most one cap per kind of period; unused ones come last.
pub(super) type Caps = [Option<CapState>; MOST_CAPS];

/// The number of kinds of periods.
pub(super) const MOST_CAPS: usize = 5;

/// The caps of a rule, unused.
pub(super) fn caps(counting: &Counting) -> Caps {
    let mut caps = [None; MOST_CAPS];
    for (cap, (most, period)) in caps.iter_mut().zip(&counting.per_period) {
        *cap = Some(CapState {
            period: *period,
            most: *most as usize,
            current: None,
            used: 0,
        });
    }
    caps
}

impl CapState {
    /// The number of `count` occurrences of a day that the cap allows.
    fn pass(&mut self, days: &LocalDays, day: i32, count: usize) -> usize {
        self.turn_to(days, day);
        self.allow(count)
    }

    /// Goes on with the period of a day.
    pub fn turn_to(&mut self, days: &LocalDays, day: i32) {
        let period = Some(days.period(self.period, day));
        if self.current != period {
            self.current = period;
            self.used = 0;
        }
    }

    /// How much of it is used in its period.
    pub fn used(&self) -> usize {
        self.used
    }

    /// The number of `count` more occurrences that the cap allows in its period.
    pub fn allow(&mut self, count: usize) -> usize {
        let passing = count.min(self.most - self.used);
        self.used += passing;
        passing
    }
}

/// Reports which of the occurrences so far count, with `points` each before decay.
pub(in crate::eval) fn tally<L: Listener>(
    occurred: Occurred<'_>,
    points: i64,
    counting: &Counting,
    today: i32,
    days: &LocalDays,
    listener: &mut L,
) {
    let mut tally = CountState {
        points,
        counting,
        today,
        days,
        caps: caps(counting),
        latest: counting.most_occurrences() as usize,
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
        Occurred::Silences(silences) => {
            for day in silences.days() {
                let silence = Occurrence::silence(days.start(day), day);
                if !tally.day(day, std::slice::from_ref(&silence)) {
                    return;
                }
            }
        }
    }
}

/// The state of a tally, going back in time.
struct CountState<'t, L> {
    points: i64,
    counting: &'t Counting,
    today: i32,
    days: &'t LocalDays,
    caps: Caps,
    /// How many more may count.
    latest: usize,
    listener: &'t mut L,
}

impl<L: Listener> CountState<'_, L> {
    /// Reports the occurrences of a day; returns false if earlier days need not be reported.
    fn day(&mut self, day: i32, all: &[Occurrence]) -> bool {
        let age = age(self.today, day);
        if age < self.counting.from_age {
            self.listener.dropped(all, self.counting.window_kind());
            return !L::HEARS_ALL || !self.listener.has_enough();
        }
        if self.counting.last_days.is_some_and(|days| age >= days) {
            self.listener.dropped(all, self.counting.window_kind());
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
        let is_over = self.counting.decay.is_some_and(|decay| decay.is_over(age));
        if is_over {
            self.listener.dropped(kept, ModifierKind::Decay);
        } else if !kept.is_empty() {
            let each = decayed(self.points, self.counting.decay, age);
            self.listener.counts(kept, Worth { age, each });
        }
        match L::HEARS_ALL {
            true => !self.listener.has_enough(),
            // Nothing is left of older ones either.
            false => self.latest > 0 && !is_over,
        }
    }
}

/// The age in days, at least 0.
pub(in crate::eval) fn age(today: i32, day: i32) -> u32 {
    u32::try_from(today.saturating_sub(day)).unwrap_or(0)
}

/// The points of one occurrence at an age, cut toward zero.
pub(in crate::eval) fn decayed(points: i64, decay: Option<Decay>, age: u32) -> i64 {
    decay.map_or(points, |decay| decay.left(points, age))
}

/// The first day after today on which the value of an occurrence of `day` changes, because of the window or decay.
pub(in crate::eval) fn next_change(counting: &Counting, today: i32, day: i32) -> Option<i32> {
    let age = age(today, day);
    if age < counting.from_age {
        let first = i32::try_from(counting.from_age).unwrap_or(i32::MAX);
        return Some(day.saturating_add(first));
    }
    let gone = counting.last_days.is_some_and(|days| age >= days);
    if gone || counting.decay.is_some_and(|decay| decay.is_over(age)) {
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
