//! Points of groups and totals at an instant: section 7 of the language.

use leadc::contract::model::{
    Counting, Decay, GroupId, NumberTest, Period, PointGroup, PointRule, PointsRef, Trigger,
};
use leadc::time::{LocalDay, MicrosUtc, Weekday, first_instant};
use leadc::units::MilliPoints;

use super::conditions::{Moment, Place};
use super::truth::Truth;

/// Points as given, open rules giving 0, and the lowest and highest they could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    pub given: MilliPoints,
    pub lowest: MilliPoints,
    pub highest: MilliPoints,
}

impl Reach {
    fn exactly(points: MilliPoints) -> Reach {
        Reach {
            given: points,
            lowest: points,
            highest: points,
        }
    }

    fn map(self, f: impl Fn(MilliPoints) -> MilliPoints) -> Reach {
        Reach {
            given: f(self.given),
            lowest: f(self.lowest),
            highest: f(self.highest),
        }
    }

    fn combine(all: &[Reach], f: impl Fn(Vec<MilliPoints>) -> MilliPoints) -> Reach {
        Reach {
            given: f(all.iter().map(|r| r.given).collect()),
            lowest: f(all.iter().map(|r| r.lowest).collect()),
            highest: f(all.iter().map(|r| r.highest).collect()),
        }
    }

    /// Whether some number from the lowest to the highest passes.
    pub fn ever(&self, asked: &NumberTest<MilliPoints>) -> bool {
        match *asked {
            NumberTest::Is(n) => self.lowest <= n && n <= self.highest,
            NumberTest::IsNot(n) => self.lowest != n || self.highest != n,
            NumberTest::Between(low, high) => self.lowest.max(low) <= self.highest.min(high),
            NumberTest::AtLeast(n) => self.highest >= n,
            NumberTest::AtMost(n) => self.lowest <= n,
            NumberTest::MoreThan(n) => self.highest > n,
            NumberTest::LessThan(n) => self.lowest < n,
        }
    }

    /// Whether every number from the lowest to the highest passes.
    pub fn always(&self, asked: &NumberTest<MilliPoints>) -> bool {
        match *asked {
            NumberTest::Is(n) => self.lowest == n && self.highest == n,
            NumberTest::IsNot(n) => n < self.lowest || self.highest < n,
            _ => asked.holds(self.lowest) && asked.holds(self.highest),
        }
    }
}

/// A counted occurrence of an activity rule: an activity or a silence.
#[derive(Debug, Clone, Copy)]
struct Counted {
    at: MicrosUtc,
    day: LocalDay,
    is_silence: bool,
    rule: usize,
    /// Decayed to today, in fractions of a thousandth: those of its rule.
    worth: i128,
}

impl Moment<'_> {
    pub fn points(&self, points: PointsRef) -> Reach {
        match points {
            PointsRef::Group(id) => self.group(id),
            PointsRef::Total(id) => {
                let total = &self.contract.totals[id.index()];
                let terms: Vec<Reach> = total.terms.iter().map(|t| self.points(*t)).collect();
                Reach::combine(&terms, sum).map(|p| clamp(p, total.at_least, total.at_most))
            }
        }
    }

    /// "The sum of its rules, or with `only the highest counts` the greatest rule that gives anything → clamp."
    fn group(&self, id: GroupId) -> Reach {
        let group = &self.contract.groups[id.index()];
        let by_activities = self.activity_rules(group);
        let rules: Vec<Reach> = group
            .rules
            .iter()
            .zip(by_activities)
            .map(|(rule, by_activities)| match &rule.trigger {
                Trigger::When(_) => self.when_rule(rule),
                Trigger::ForEach(..) | Trigger::ForIdle { .. } => Reach::exactly(by_activities),
            })
            .collect();
        let together = if group.only_highest { highest } else { sum };
        Reach::combine(&rules, together).map(|p| clamp(p, group.at_least, group.at_most))
    }

    /// "`+P when CONDITION` gives P while the condition is met"; open gives 0 and could give P.
    fn when_rule(&self, rule: &PointRule) -> Reach {
        let Trigger::When(condition) = &rule.trigger else {
            panic!("asked of rules with `when` only");
        };
        match self.truth(condition, Place::Anywhere) {
            Truth::Met => Reach::exactly(rule.points),
            Truth::NotMet => Reach::exactly(MilliPoints::ZERO),
            Truth::Open => Reach {
                given: MilliPoints::ZERO,
                lowest: rule.points.min(MilliPoints::ZERO),
                highest: rule.points.max(MilliPoints::ZERO),
            },
        }
    }

    /// What each rule over activities gives. "Silence makes no debt": in order of time, "an idle occurrence takes no
    /// more than those before it leave above the group's `at least`".
    fn activity_rules(&self, group: &PointGroup) -> Vec<MilliPoints> {
        let mut counted: Vec<Counted> = Vec::new();
        for (index, rule) in group.rules.iter().enumerate() {
            let counting = match &rule.trigger {
                Trigger::When(_) => continue,
                Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } => counting,
            };
            let occurrences = self.occurrences(group, index);
            counted.extend(self.counted(occurrences, rule, counting));
        }
        counted.sort_by_key(|c| (c.at, c.is_silence, c.rule));

        // "The points of a rule are summed exactly, and cut once, toward zero, to thousandths."
        let fractions: Vec<i128> = group.rules.iter().map(fractions).collect();
        let mut exact = vec![0_i128; group.rules.len()];
        let cut = |exact: &[i128]| -> Vec<i128> {
            let sums = exact.iter().zip(&fractions);
            sums.map(|(sum, fractions)| sum / fractions).collect()
        };
        for one in counted {
            let rule = one.rule;
            let whole = cut(&exact);
            let left = match group.at_least {
                Some(least) if one.is_silence && one.worth < 0 => {
                    (whole.iter().sum::<i128>() - i128::from(least.0)).max(0)
                }
                _ => i128::MAX,
            };
            if left == 0 {
                continue;
            }
            let most = at_most_points(&group.rules[rule]).saturating_mul(fractions[rule]);
            exact[rule] = (exact[rule] + one.worth).clamp(-most, most);
            if whole[rule] - cut(&exact)[rule] > left {
                exact[rule] = (whole[rule] - left) * fractions[rule];
            }
        }
        let points = cut(&exact).into_iter();
        points
            .map(|milli| MilliPoints(i64::try_from(milli).expect("few points")))
            .collect()
    }

    /// "Visible at the instant", in groups that start again "only activities strictly after the last going back".
    fn occurrences(&self, group: &PointGroup, index: usize) -> Vec<Counted> {
        let counted = |at, day, is_silence| Counted {
            at,
            day,
            is_silence,
            rule: index,
            worth: 0,
        };
        match &group.rules[index].trigger {
            Trigger::When(_) => Vec::new(),
            Trigger::ForEach(kind, _) => self
                .visible()
                .filter(|a| a.kinds.contains(kind))
                .filter(|a| !group.starts_again || self.is_after_going_back(a.at))
                .map(|a| counted(a.at, a.day, false))
                .collect(),
            Trigger::ForIdle { days, .. } => self
                .silences(group, *days)
                .into_iter()
                .map(|(at, day)| counted(at, day, true))
                .collect(),
        }
    }

    /// "One occurrence at the midnight when a further N local days have passed since the later of the lead's last
    /// activity and the start of history (in a group that starts again: also the last going back)."
    fn silences(&self, group: &PointGroup, days: u32) -> Vec<(MicrosUtc, LocalDay)> {
        let mut origin = self.moves.start;
        if let (true, Some(back)) = (group.starts_again, self.moves.last_back) {
            origin = origin.max(back);
        }
        let mut turns = vec![origin];
        turns.extend(
            self.visible()
                .filter(|a| a.is_own() && a.at > origin)
                .map(|a| a.at),
        );
        let mut silences = Vec::new();
        for (index, turn) in turns.iter().enumerate() {
            let next = turns.get(index + 1);
            for further in 1.. {
                let day = LocalDay(self.day_of(*turn).0 + further * days as i32);
                let midnight = first_instant(day, &self.contract.info.zone);
                if midnight > self.now || next.is_some_and(|next| midnight >= *next) {
                    break;
                }
                // Where clocks show a date twice, its midnight may already be over.
                if midnight > *turn {
                    silences.push((midnight, day));
                }
            }
        }
        silences
    }

    /// "Window → period caps, shortest period first → `only the latest N count` → decay of each."
    fn counted(
        &self,
        mut all: Vec<Counted>,
        rule: &PointRule,
        counting: &Counting,
    ) -> Vec<Counted> {
        if let Some(days) = counting.last_days {
            let first = i64::from(counting.from_age);
            all.retain(|one| (first..i64::from(days)).contains(&self.age(one.day)));
        }
        let mut caps = counting.per_period.clone();
        caps.sort_by_key(|(_, period)| length(*period));
        for (number, period) in caps {
            all = latest_in_each(all, number as usize, |one| self.period_of(one.day, period));
        }
        if let Some(number) = counting.only_latest {
            all = latest_in_each(all, number as usize, |_| ());
        }
        for one in &mut all {
            one.worth = decayed(rule, self.age(one.day));
        }
        all
    }

    /// A name for the calendar period a day is in, in the contract's zone: its first day.
    fn period_of(&self, day: LocalDay, period: Period) -> LocalDay {
        let info = &self.contract.info;
        let week_starts = info.calendar.as_ref().map_or(Weekday::Monday, |rule| {
            self.contract.calendars[rule.default.index()].week_starts
        });
        let date = day.date();
        match period {
            Period::Day => day,
            Period::Week => {
                let into = (day.weekday() as i32 - week_starts as i32).rem_euclid(7);
                LocalDay(day.0 - into)
            }
            Period::Month => date.first_of_month().into(),
            Period::Quarter => {
                let month = (date.month() - 1) / 3 * 3 + 1;
                LocalDay::from_ymd(date.year(), month, 1).expect("the first of a month")
            }
            Period::Year => date.first_of_year().into(),
        }
    }
}

fn length(period: Period) -> usize {
    let all = [
        Period::Day,
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::Year,
    ];
    all.iter()
        .position(|p| *p == period)
        .expect("every period is listed")
}

/// The `number` latest of the occurrences with the same key.
fn latest_in_each<K: PartialEq>(
    all: Vec<Counted>,
    number: usize,
    key: impl Fn(&Counted) -> K,
) -> Vec<Counted> {
    let is_kept = |index: usize, one: &Counted| {
        let later = all.iter().enumerate().filter(|(i, other)| {
            (other.at, other.day, *i) > (one.at, one.day, index) && key(other) == key(one)
        });
        later.count() < number
    };
    all.iter()
        .enumerate()
        .filter(|(index, one)| is_kept(*index, one))
        .map(|(_, one)| *one)
        .collect()
}

fn counting(rule: &PointRule) -> Option<&Counting> {
    match &rule.trigger {
        Trigger::When(_) => None,
        Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } => Some(counting),
    }
}

/// "After 64 halvings nothing is left."
const HALVINGS: i64 = 64;

/// A number of fractions of a thousandth in which everything a rule counts is whole.
fn fractions(rule: &PointRule) -> i128 {
    match counting(rule).and_then(|counting| counting.decay) {
        None => 1,
        Some(Decay::Halves(_)) => 1 << HALVINGS,
        Some(Decay::Fades(days)) => i128::from(days),
    }
}

/// `halves`: "after 30 days an occurrence gives half, after 60 a quarter"; `fades`: "every day a ninetieth less".
fn decayed(rule: &PointRule, age: i64) -> i128 {
    let whole = i128::from(rule.points.0) * fractions(rule);
    match counting(rule).and_then(|counting| counting.decay) {
        None => whole,
        Some(Decay::Halves(days)) => {
            let halvings = age / i64::from(days);
            if halvings >= HALVINGS {
                return 0;
            }
            (0..halvings).fold(whole, |left, _| left / 2)
        }
        Some(Decay::Fades(days)) => {
            let days = i64::from(days);
            whole * i128::from((days - age).max(0)) / i128::from(days)
        }
    }
}

fn at_most_points(rule: &PointRule) -> i128 {
    let most = counting(rule).and_then(|c| c.at_most_points);
    most.map_or(i128::from(i64::MAX), |most| i128::from(most.0.abs()))
}

fn sum(points: Vec<MilliPoints>) -> MilliPoints {
    MilliPoints(points.iter().map(|p| p.0).sum())
}

/// "The greatest rule that gives anything (the most negative, if none is positive)."
fn highest(points: Vec<MilliPoints>) -> MilliPoints {
    let greatest = points.iter().copied().max().unwrap_or_default();
    if greatest > MilliPoints::ZERO {
        greatest
    } else {
        points.iter().copied().min().unwrap_or_default()
    }
}

fn clamp(
    points: MilliPoints,
    at_least: Option<MilliPoints>,
    at_most: Option<MilliPoints>,
) -> MilliPoints {
    let points = at_most.map_or(points, |most| points.min(most));
    at_least.map_or(points, |least| points.max(least))
}
