//! The most points that occurrences of an activity can give, and when they have to happen for that.

use super::budget::Budget;
use crate::contract::model::{Counting, Period, month_number, period_number};
use crate::time::{LocalDay, Weekday};

/// Occurrences that give the most points a rule can give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaxPoints {
    /// The sum in thousandths, without a sign.
    pub milli: i64,
    /// Pairs of age in days and number of occurrences; today comes first.
    pub ages: Vec<(u32, u32)>,
}

/// Maximum age in days of occurrences that are considered; points that continue beyond that are treated as unlimited.
const LONGEST: u32 = 64 * 366;

/// The most that occurrences worth `each` thousandths can give on `today`; none if it is unlimited.
///
/// Recent occurrences are worth the most, so days are filled from today backwards, as far as the caps allow.
pub fn most(
    each: i64,
    counting: &Counting,
    today: LocalDay,
    week: Weekday,
    budget: &Budget,
) -> Option<MaxPoints> {
    let each = each.saturating_abs();
    let cap = counting.cap();
    let ends = counting.last_days.is_some() || counting.decay.is_some();
    if !ends && counting.only_latest.is_none() && cap.is_none() && each > 0 {
        return None;
    }
    let mut found = MaxPoints {
        milli: 0,
        ages: Vec::new(),
    };
    let mut filled = CapUsage::new(counting, week);
    for age in (0..LONGEST).take_while(|_| budget.take_day()) {
        let worth = counting.decay.map_or(each, |decay| decay.left(each, age));
        let missing = cap.map_or(i64::MAX, |cap| cap - found.milli);
        let too_old = counting.last_days.is_some_and(|days| age >= days);
        if worth == 0 || too_old || missing <= 0 || filled.left == 0 {
            found.milli = cap.map_or(found.milli, |cap| found.milli.min(cap));
            return Some(found);
        }
        let day = LocalDay(today.0.saturating_sub_unsigned(age));
        let enough = missing.div_euclid(worth).saturating_add(1);
        let room = filled.room(day);
        if room == u32::MAX && cap.is_none() {
            return None;
        }
        let count = room.min(u32::try_from(enough).unwrap_or(u32::MAX));
        if count > 0 {
            filled.take(day, count);
            found.ages.push((age, count));
            let sum = worth.saturating_mul(i64::from(count));
            found.milli = found.milli.saturating_add(sum);
        }
    }
    None
}

/// The most that silences of `days` days can give. The next silence needs the same number of days again. Caps per period are
/// ignored. None if it is unlimited.
pub fn most_of_silences(each: i64, days: u32, counting: &Counting, budget: &Budget) -> Option<i64> {
    let each = each.saturating_abs();
    let ages = (0..LONGEST).step_by(days.max(1) as usize);
    let ages = ages.take_while(|_| budget.take_day());
    let latest = counting.only_latest.map_or(usize::MAX, |n| n as usize);
    let cap = counting.cap().unwrap_or(i64::MAX);
    let mut sum: i64 = 0;
    for (number, age) in ages.enumerate() {
        let worth = counting.decay.map_or(each, |decay| decay.left(each, age));
        let too_old = counting.last_days.is_some_and(|days| age >= days);
        if worth == 0 || too_old || number >= latest || sum >= cap {
            return Some(sum.min(cap));
        }
        sum = sum.saturating_add(worth);
    }
    None
}

/// How much of the caps is used.
struct CapUsage<'a> {
    counting: &'a Counting,
    week: Weekday,
    /// What remains of `only the latest N count`.
    left: u32,
    /// For each cap, the current period and the number of occurrences in it.
    periods: Vec<(i32, u32)>,
}

impl CapUsage<'_> {
    fn new(counting: &Counting, week: Weekday) -> CapUsage<'_> {
        CapUsage {
            counting,
            week,
            left: counting.only_latest.unwrap_or(u32::MAX),
            periods: vec![(i32::MAX, 0); counting.per_period.len()],
        }
    }

    fn number(&self, period: Period, day: LocalDay) -> i32 {
        period_number(period, day, self.week, month_number)
    }

    /// How many more may count on a day.
    fn room(&self, day: LocalDay) -> u32 {
        let caps = self.counting.per_period.iter().zip(&self.periods);
        let room = caps.map(|((most, period), (number, used))| {
            let used = if self.number(*period, day) == *number {
                *used
            } else {
                0
            };
            most.saturating_sub(used)
        });
        room.fold(self.left, u32::min)
    }

    fn take(&mut self, day: LocalDay, count: u32) {
        if self.left < u32::MAX {
            self.left -= count;
        }
        for at in 0..self.periods.len() {
            let number = self.number(self.counting.per_period[at].1, day);
            let (current, used) = &mut self.periods[at];
            if *current != number {
                (*current, *used) = (number, 0);
            }
            *used = used.saturating_add(count);
        }
    }
}

/// The days on which a rule can give the most: the first day of a week if only weeks are capped, as all weeks are the same;
/// otherwise the first days of the capped periods in four years.
pub fn best_days(counting: &Counting, week: Weekday) -> Vec<LocalDay> {
    let first = LocalDay(20_454); // 2026-01-01
    let is_capped = |period: Period| counting.per_period.iter().any(|(_, p)| *p == period);
    let is_start = |day: &LocalDay, period: Period| {
        let number = |day| period_number(period, day, week, month_number);
        number(*day) != number(LocalDay(day.0 - 1))
    };
    let longer = [Period::Month, Period::Quarter, Period::Year].map(is_capped);
    let weeks = |days: i32| {
        let days = (first.0..first.0 + days).map(LocalDay);
        days.filter(|day| is_start(day, Period::Week))
    };
    match (is_capped(Period::Week), longer.contains(&true)) {
        (false, false) => vec![first],
        (true, false) => weeks(7).collect(),
        (weekly, true) => {
            let days = (first.0..first.0 + 4 * 365 + 1).map(LocalDay);
            let months = days.filter(|day| is_start(day, Period::Month));
            let weeks = weeks(if weekly { 4 * 365 } else { 0 });
            months.chain(weeks).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::model::Decay;
    use crate::units::MilliPoints;

    #[test]
    fn silences_come_one_after_the_other() {
        let most_of =
            |counting: Counting| most_of_silences(-10_000, 30, &counting, &Budget::default());
        assert_eq!(most_of(Counting::default()), None);
        let halved = Counting {
            decay: Some(Decay::Halves(30)),
            ..Counting::default()
        };
        assert_eq!(most_of(halved), Some(19_995));
        let window = Counting {
            last_days: Some(61),
            ..Counting::default()
        };
        assert_eq!(most_of(window.clone()), Some(30_000));
        let latest = Counting {
            only_latest: Some(2),
            ..window
        };
        assert_eq!(most_of(latest), Some(20_000));
    }

    fn most_of(counting: Counting) -> Option<i64> {
        // A Monday, the first of a month.
        let (monday, budget) = (LocalDay(20_878), Budget::default());
        most(10_000, &counting, monday, Weekday::Monday, &budget).map(|most| most.milli)
    }

    #[test]
    fn caps_windows_and_decay_set_an_end() {
        assert_eq!(most_of(Counting::default()), None);
        let latest = |n| Counting {
            only_latest: Some(n),
            ..Counting::default()
        };
        assert_eq!(most_of(latest(2)), Some(20_000));
        let weekly = Counting {
            last_days: Some(9),
            per_period: vec![(3, Period::Week)],
            ..Counting::default()
        };
        // Today, the week before, and the one before that.
        assert_eq!(most_of(weekly.clone()), Some(90_000));
        let capped = Counting {
            at_most_points: Some(MilliPoints(25_000)),
            ..weekly
        };
        assert_eq!(most_of(capped), Some(25_000));
        let halved = Counting {
            decay: Some(Decay::Halves(1)),
            per_period: vec![(1, Period::Day)],
            ..Counting::default()
        };
        assert_eq!(
            most_of(halved),
            Some(10_000 + 5_000 + 2_500 + 1_250 + 625 + 312 + 156 + 78 + 39 + 19 + 9 + 4 + 2 + 1)
        );
    }

    #[test]
    fn without_days_left_there_is_no_end() {
        let rare = Counting {
            decay: Some(Decay::Halves(36_500)),
            per_period: vec![(1, Period::Week)],
            ..Counting::default()
        };
        let day = LocalDay(20_878);
        let budget = Budget::of_days(100);
        assert_eq!(most(10_000, &rare, day, Weekday::Monday, &budget), None);
        assert!(budget.lacks_days());
        let budget = Budget::of_days(100);
        assert_eq!(most_of_silences(10_000, 1, &rare, &budget), None);
        assert!(budget.lacks_days());
    }
}
