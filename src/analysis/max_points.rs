//! The most points that occurrences of an activity can give, and when they have to happen for that.

use super::budget::Budget;
use crate::contract::model::{Counting, Decay, Period, month_number, period_number};
use crate::language::decay::DecayedSum;
use crate::time::{LocalDay, Weekday};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeSet;

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

/// The most that occurrences worth `each` thousandths, without a sign, can give on `today`; none if it is unlimited.
///
/// Recent occurrences are worth the most, so days are filled from today backwards, as far as the caps allow.
pub fn most(
    each: u64,
    counting: &Counting,
    today: LocalDay,
    week: Weekday,
    budget: &Budget,
) -> Option<MaxPoints> {
    let cap = counting.cap();
    if !counting.has_end() && each > 0 {
        return None;
    }
    let mut sum = DecayedSum::new(counting.decay);
    let mut ages = Vec::new();
    let mut filled = CapUsage::new(counting, week);
    let mut age = counting.from_age;
    while age < LONGEST && budget.take_days(1) {
        let too_old = counting.last_days.is_some_and(|days| age >= days);
        let is_over = counting.decay.is_some_and(|decay| decay.is_over(age));
        let is_full = cap.is_some_and(|cap| sum.cut() >= cap);
        if each == 0 || too_old || is_over || is_full || filled.left == 0 {
            return Some(MaxPoints {
                milli: counting.capped(sum.cut()),
                ages,
            });
        }
        let day = LocalDay(today.0.saturating_sub_unsigned(age));
        filled.start_day(day);
        let room = filled.room();
        if room == u32::MAX && cap.is_none() {
            return None;
        }
        if is_settled(&sum, each, counting, age) {
            return Some(MaxPoints {
                milli: counting.capped(sum.cut()),
                ages,
            });
        }
        let missing = cap.map_or(u64::MAX, |cap| sum.times_to(cap.unsigned_abs(), each, age));
        let count = room.min(u32::try_from(missing).unwrap_or(u32::MAX));
        if count > 0 {
            filled.take(count);
            ages.push((age, count));
            sum.add(each, u64::from(count), age);
        }
        age += 1;
        let full_days = filled.full_days(day).min(LONGEST.saturating_sub(age));
        if !budget.take_days(u64::from(full_days)) {
            return None;
        }
        age += full_days;
    }
    None
}

/// Whether all days from an age on together are worth less than what is missing to the next thousandth.
fn is_settled(sum: &DecayedSum, each: u64, counting: &Counting, age: u32) -> bool {
    let Some(Decay::Halves(days)) = counting.decay else {
        return false;
    };
    let per_day = counting.per_period.iter().map(|(most, _)| *most).min();
    let tail = per_day.map(|most| u64::from(most) * 2 * u64::from(days));
    tail.is_some_and(|tail| sum.absorbs(each, tail, age))
}

/// The most that silences of `days` days can give. The next silence needs the same number of days again. Caps per period are
/// ignored. None if it is unlimited.
pub fn most_of_silences(each: i64, days: u32, counting: &Counting, budget: &Budget) -> Option<i64> {
    let each = each.unsigned_abs();
    let ages = (counting.from_age..LONGEST).step_by(days.max(1) as usize);
    let ages = ages.take_while(|_| budget.take_days(1));
    let latest = counting.most_occurrences() as usize;
    let cap = counting.cap().unwrap_or(i64::MAX);
    let mut sum = DecayedSum::new(counting.decay);
    for (number, age) in ages.enumerate() {
        let too_old = counting.last_days.is_some_and(|days| age >= days);
        let is_over = counting.decay.is_some_and(|decay| decay.is_over(age));
        if each == 0 || too_old || is_over || number >= latest || sum.cut() >= cap {
            return Some(counting.capped(sum.cut()));
        }
        sum.add(each, 1, age);
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
            left: counting.most_occurrences(),
            periods: vec![(i32::MAX, 0); counting.per_period.len()],
        }
    }

    /// Goes to a day; nothing is used of the periods that begin with it.
    fn start_day(&mut self, day: LocalDay) {
        for ((_, period), current) in self.counting.per_period.iter().zip(&mut self.periods) {
            let number = period_number(*period, day, self.week, month_number);
            if current.0 != number {
                *current = (number, 0);
            }
        }
    }

    /// How many days before a day are in a period whose cap is used up: nothing counts on them.
    fn full_days(&self, day: LocalDay) -> u32 {
        let caps = self.counting.per_period.iter().zip(&self.periods);
        let full = caps.filter(|((most, _), (_, used))| used >= most);
        let before = full.map(|((_, period), _)| {
            let first = period_start(*period, day, self.week);
            day.0.abs_diff(first.0)
        });
        before.max().unwrap_or(0)
    }

    /// How many more may count on the day.
    fn room(&self) -> u32 {
        let caps = self.counting.per_period.iter().zip(&self.periods);
        let room = caps.map(|((most, _), (_, used))| most.saturating_sub(*used));
        room.fold(self.left, u32::min)
    }

    fn take(&mut self, count: u32) {
        if self.left < u32::MAX {
            self.left -= count;
        }
        for (_, used) in &mut self.periods {
            *used = used.saturating_add(count);
        }
    }
}

/// The first day of the calendar period that contains a day.
fn period_start(period: Period, day: LocalDay, week: Weekday) -> LocalDay {
    let number = |day| period_number(period, day, week, month_number);
    let month_start = |day: LocalDay| LocalDay(day.0 - (day.ymd().2 - 1));
    match period {
        Period::Day => day,
        Period::Week => LocalDay(day.0 - (day.0 + 3 - week as i32).rem_euclid(7)),
        Period::Month | Period::Quarter | Period::Year => {
            let mut first = month_start(day);
            while number(LocalDay(first.0 - 1)) == number(day) {
                first = month_start(LocalDay(first.0 - 1));
            }
            first
        }
    }
}

/// The first day of the week, the points of a rule without their sign, and how it counts.
type Rule = (Weekday, u64, Counting);

/// The days on which rules can give the most together, and how much that is. The same rules are asked for again and again: for
/// the highest and for the lowest points, for a group and for the totals with it.
#[derive(Debug, Default)]
pub struct BestDays {
    days: RefCell<FxHashMap<Vec<Rule>, Option<LocalDay>>>,
    points: RefCell<FxHashMap<Rule, FxHashMap<LocalDay, Option<i64>>>>,
}

impl BestDays {
    /// The first of the best days; none without rules.
    pub fn best<'a>(
        &self,
        rules: impl Iterator<Item = (i64, &'a Counting)>,
        week: Weekday,
        budget: &Budget,
    ) -> Option<LocalDay> {
        let rules: Vec<Rule> = rules.map(|(each, c)| rule(each, c, week)).collect();
        let mut known = self.days.borrow_mut();
        let day = known.entry(rules);
        *day.or_insert_with_key(|rules| self.find_best(rules, week, budget))
    }

    fn find_best(&self, rules: &[Rule], week: Weekday, budget: &Budget) -> Option<LocalDay> {
        let days = rules.iter().flat_map(|(.., c)| best_days(c, week));
        let days: BTreeSet<LocalDay> = days.collect();
        let mut sums = vec![0_i64; days.len()];
        for rule in rules {
            let points = self.points(rule, days.iter().copied(), budget);
            for (sum, points) in sums.iter_mut().zip(points) {
                *sum = sum.saturating_add(points.unwrap_or(0));
            }
        }
        let mut best: Option<(i64, LocalDay)> = None;
        for (day, sum) in days.into_iter().zip(sums) {
            if best.is_none_or(|(known, _)| known < sum) {
                best = Some((sum, day));
            }
        }
        best.map(|(_, day)| day)
    }

    /// The most thousandths that a rule can give on its best day; none if they are unlimited.
    pub fn most(
        &self,
        each: i64,
        counting: &Counting,
        week: Weekday,
        budget: &Budget,
    ) -> Option<i64> {
        let days = best_days(counting, week).into_iter();
        let points = self.points(&rule(each, counting, week), days, budget);
        let points: Option<Vec<i64>> = points.into_iter().collect();
        points?.into_iter().max()
    }

    /// The most that a rule can give on each of these days.
    fn points(
        &self,
        rule: &Rule,
        days: impl Iterator<Item = LocalDay>,
        budget: &Budget,
    ) -> Vec<Option<i64>> {
        let (week, each, counting) = rule;
        let mut known = self.points.borrow_mut();
        let known = known.entry(rule.clone()).or_default();
        let points = days.map(|day| {
            let find = || most(*each, counting, day, *week, budget).map(|most| most.milli);
            *known.entry(day).or_insert_with(find)
        });
        points.collect()
    }
}

fn rule(each: i64, counting: &Counting, week: Weekday) -> Rule {
    (week, each.unsigned_abs(), counting.clone())
}

/// The days on which a rule can give the most: the first day of a week if only weeks are capped, as all weeks are the same;
/// otherwise the first days of the capped periods in four years.
fn best_days(counting: &Counting, week: Weekday) -> Vec<LocalDay> {
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
        assert_eq!(most_of(halved), Some(19_999));
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
        assert_eq!(most_of(halved), Some(19_999));
    }

    #[test]
    fn the_start_of_a_period_is_its_first_day() {
        use Period::{Day, Month, Quarter, Week, Year};
        for day in (20_454..21_600).chain(-400..400).map(LocalDay) {
            for period in [Day, Week, Month, Quarter, Year] {
                let number = |day| period_number(period, day, Weekday::Sunday, month_number);
                let start = period_start(period, day, Weekday::Sunday);
                assert!(
                    start <= day && number(start) == number(day),
                    "{period:?} {day:?}"
                );
                assert_ne!(
                    number(LocalDay(start.0 - 1)),
                    number(day),
                    "{period:?} {day:?}"
                );
            }
        }
    }

    /// The caps are tested on every day, without skipping those on which nothing can count.
    #[test]
    fn days_of_full_periods_are_skipped_without_a_difference() {
        use Period::{Day, Month, Quarter, Week, Year};
        let periods = [
            vec![(2, Week)],
            vec![(1, Month)],
            vec![(1, Day), (3, Week)],
            vec![(2, Week), (3, Month)],
            vec![(1, Week), (5, Quarter), (9, Year)],
        ];
        let decays = [None, Some(Decay::Halves(20)), Some(Decay::Fades(300))];
        for (per_period, decay) in periods.iter().flat_map(|p| decays.map(|d| (p, d))) {
            let counting = Counting {
                per_period: per_period.clone(),
                decay,
                last_days: Some(400),
                ..Counting::default()
            };
            for today in (20_878..20_910).map(LocalDay) {
                let found = most(7_003, &counting, today, Weekday::Monday, &Budget::default());
                let mut used: FxHashMap<(Period, i32), u32> = FxHashMap::default();
                let mut sum = DecayedSum::new(decay);
                for age in 0..400 {
                    let day = LocalDay(today.0 - age as i32);
                    let number = |p| period_number(p, day, Weekday::Monday, month_number);
                    let caps = per_period.iter().map(|(most, p)| (*most, (*p, number(*p))));
                    let left = |(most, p)| most - used.get(&p).copied().unwrap_or(0);
                    let count = caps.clone().map(left).min().unwrap_or(0);
                    caps.for_each(|(_, p)| *used.entry(p).or_default() += count);
                    sum.add(7_003, u64::from(count), age);
                }
                assert_eq!(
                    found.map(|most| most.milli),
                    Some(sum.cut()),
                    "{counting:?}"
                );
            }
        }
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
