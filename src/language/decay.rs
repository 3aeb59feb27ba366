//! Points that decay, and their exact sums.

use serde::{Deserialize, Serialize};

/// How the points of an occurrence decay with its age in local days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Decay {
    /// `halves every N days`: P / 2^(age div N), toward zero in thousandths.
    Halves(u32),
    /// `fades over N days`: P * max(0, N - age) / N, toward zero in thousandths.
    Fades(u32),
}

/// The number of halvings after which nothing is left of an occurrence: the largest points that can be written are worth less
/// than a thousandth long before.
const MAX_HALVINGS: u32 = 64;

impl Decay {
    /// The number of days it names.
    pub fn days(self) -> u32 {
        match self {
            Decay::Halves(days) | Decay::Fades(days) => days,
        }
    }

    pub(super) fn with_days(self, days: u32) -> Decay {
        match self {
            Decay::Halves(_) => Decay::Halves(days),
            Decay::Fades(_) => Decay::Fades(days),
        }
    }

    /// The thousandths of a point that remain of one occurrence at an age in local days, cut toward zero. A sum is a
    /// [`DecayedSum`].
    pub fn left(self, milli: i64, age: u32) -> i64 {
        match self {
            Decay::Halves(days) => {
                let times = age / days.max(1);
                let magnitude = milli.unsigned_abs().checked_shr(times).unwrap_or(0);
                milli.signum() * i64::try_from(magnitude).unwrap_or(i64::MAX)
            }
            Decay::Fades(days) => {
                let left = days.saturating_sub(age);
                let worth = i128::from(milli) * i128::from(left) / i128::from(days.max(1));
                i64::try_from(worth).unwrap_or(milli)
            }
        }
    }

    /// Whether nothing at all remains at an age.
    pub fn is_over(self, age: u32) -> bool {
        match self {
            Decay::Halves(days) => age / days.max(1) >= MAX_HALVINGS,
            Decay::Fades(days) => age >= days,
        }
    }

    /// The next age after `age` at which the remaining points may change.
    pub fn next_age(self, age: u32) -> u32 {
        match self {
            Decay::Halves(days) => (age / days.max(1) + 1).saturating_mul(days.max(1)),
            Decay::Fades(_) => age + 1,
        }
    }
}

/// The points of the occurrences of one rule, without their sign. Decay leaves fractions of a thousandth; they are added up as
/// they are, and only the sum is cut.
#[derive(Debug, Clone, Copy)]
pub struct DecayedSum {
    decay: Option<Decay>,
    /// In parts of a thousandth.
    sum: u128,
}

impl DecayedSum {
    /// No points.
    pub fn new(decay: Option<Decay>) -> DecayedSum {
        DecayedSum { decay, sum: 0 }
    }

    /// Adds occurrences of one age, each worth `each` thousandths on its day.
    pub fn add(&mut self, each: u64, times: u64, age: u32) {
        let parts = self.worth(each, age).saturating_mul(u128::from(times));
        self.sum = self.sum.saturating_add(parts);
    }

    /// Adds occurrences whose points fade, each worth `each` thousandths on its day, that have a number of days left in all.
    pub fn add_days_left(&mut self, each: u64, days: u128) {
        let parts = u128::from(each).saturating_mul(days);
        self.sum = self.sum.saturating_add(parts);
    }

    /// The sum in whole thousandths.
    pub fn cut(&self) -> i64 {
        let whole = match self.decay {
            None => self.sum,
            Some(Decay::Fades(days)) => divided(self.sum, u128::from(days.max(1))),
            Some(Decay::Halves(_)) => self.sum >> MAX_HALVINGS,
        };
        i64::try_from(whole).unwrap_or(i64::MAX)
    }

    /// Whether adding occurrences would not change the sum in whole thousandths.
    pub fn absorbs(&self, each: u64, times: u64, age: u32) -> bool {
        let mut more = *self;
        more.add(each, times, age);
        more.cut() == self.cut()
    }

    /// Lowers the sum to a number of thousandths, if it is higher.
    pub fn lower_to(&mut self, milli: u64) {
        self.sum = self.sum.min(self.whole(milli));
    }

    /// The number of further occurrences of one age that it takes to reach a number of thousandths.
    pub fn times_to(&self, milli: u64, each: u64, age: u32) -> u64 {
        let missing = self.whole(milli).saturating_sub(self.sum);
        let worth = self.worth(each, age).max(1);
        let times = divided(missing, worth);
        let rest = u128::from(times * worth < missing);
        u64::try_from(times + rest).unwrap_or(u64::MAX)
    }

    /// The number of parts of a thousandth in which every occurrence is a whole number.
    fn parts(&self) -> u128 {
        match self.decay {
            None => 1,
            Some(Decay::Fades(days)) => u128::from(days.max(1)),
            Some(Decay::Halves(_)) => 1 << MAX_HALVINGS,
        }
    }

    /// What an occurrence is worth, in parts.
    fn worth(&self, each: u64, age: u32) -> u128 {
        let whole = self.whole(each);
        match self.decay {
            None => whole,
            Some(Decay::Fades(days)) => u128::from(each) * u128::from(days.saturating_sub(age)),
            Some(Decay::Halves(days)) => match age / days.max(1) {
                halvings if halvings < MAX_HALVINGS => whole >> halvings,
                _ => 0,
            },
        }
    }

    /// Whole thousandths, in parts.
    fn whole(&self, milli: u64) -> u128 {
        u128::from(milli) * self.parts()
    }
}

/// A quotient; most numbers are small, and dividing those is several times as fast.
fn divided(number: u128, by: u128) -> u128 {
    match (u64::try_from(number), u64::try_from(by)) {
        (Ok(number), Ok(by)) => u128::from(number / by),
        _ => number / by,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(decay: Decay, ages: &[u32]) -> i64 {
        let mut sum = DecayedSum::new(Some(decay));
        for age in ages {
            sum.add(10_000, 1, *age);
        }
        sum.cut()
    }

    #[test]
    fn only_the_sum_is_cut() {
        // 3.333… + 6.666… + 10
        assert_eq!(sum(Decay::Fades(90), &[60, 30, 0]), 20_000);
        assert_eq!(sum(Decay::Fades(90), &[60, 30]), 10_000);
        assert_eq!(sum(Decay::Fades(90), &[60]), 3_333);
        // 10,000 is 2^4 · 625: from the fifth halving on, there are fractions.
        assert_eq!(sum(Decay::Halves(1), &[5, 5]), 625);
        assert_eq!(sum(Decay::Halves(1), &[5]), 312);
        let all: Vec<u32> = (0..300).collect();
        assert_eq!(sum(Decay::Halves(1), &all), 19_999);
        // Twice the oldest completes it.
        let all: Vec<u32> = (0..64).chain([63]).collect();
        assert_eq!(sum(Decay::Halves(1), &all), 20_000);
        assert_eq!(sum(Decay::Halves(1), &[64; 3]), 0);
    }

    #[test]
    fn the_largest_numbers_have_room() {
        let mut sum = DecayedSum::new(Some(Decay::Halves(1)));
        sum.add(u64::MAX, u64::MAX, 0);
        assert_eq!(sum.cut(), i64::MAX);
        sum.lower_to(1_000);
        assert_eq!(sum.cut(), 1_000);
    }

    #[test]
    fn a_limit_is_reached_after_a_number_of_times() {
        let mut sum = DecayedSum::new(Some(Decay::Halves(10)));
        sum.add(1_000, 1, 30);
        assert_eq!(sum.cut(), 125);
        assert_eq!(sum.times_to(625, 1_000, 20), 2);
        assert_eq!(sum.times_to(626, 1_000, 20), 3);
        sum.add(1_000, 3, 20);
        sum.lower_to(626);
        assert_eq!(sum.cut(), 626);
        assert!(sum.absorbs(1_000, 1, 100) && !sum.absorbs(1_000, 1, 90));
    }

    #[test]
    fn decay_changes_at_the_next_age_and_not_before() {
        for decay in [Decay::Halves(7), Decay::Fades(5)] {
            for age in 0..20 {
                let same = (age..decay.next_age(age))
                    .all(|at| decay.left(8_000, at) == decay.left(8_000, age));
                assert!(same, "{decay:?} {age}");
            }
        }
    }
}
