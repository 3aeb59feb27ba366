//! Points of groups and totals.

use super::count::{Sum, tally};
use super::points::{Points, RuleSums};
use crate::contract::model::{Counting, GroupId, PointsRef};
use crate::eval::lead::{CountedSilences, Lead, Occurred};
use crate::ir::program::{Group, Rule, Trigger};

impl Lead<'_> {
    /// The points of a group or total now.
    pub fn points(&mut self, of: PointsRef) -> Points {
        match of {
            PointsRef::Group(group) => self.group(group),
            PointsRef::Total(id) => {
                if let Some(points) = self.memos.totals.get(id.index()) {
                    return points;
                }
                let total = &self.run.program.totals[id.index()];
                let parts = total.terms.iter();
                let sum = parts.fold(Points::default(), |sum, part| sum.plus(self.points(*part)));
                let points = sum.within(total.at_least, total.at_most);
                self.memos.totals.set(id.index(), points);
                points
            }
        }
    }

    fn group(&mut self, id: GroupId) -> Points {
        if let Some(points) = self.known_points(id) {
            return points;
        }
        let group = &self.run.program.groups[id.index()];
        let points = self.before_limits(id);
        let points = points.within(group.at_least, group.at_most);
        self.remember_points(id, points);
        points
    }

    /// The points of a group before its limits.
    pub(in crate::eval) fn before_limits(&mut self, id: GroupId) -> Points {
        let group = &self.run.program.groups[id.index()];
        let mut gather = RuleSums::default();
        let sums = self.may_owe(id).then(|| self.without_debt(id).sums);
        for (index, rule) in group.rules.iter().enumerate() {
            match &rule.trigger {
                Trigger::When { condition, .. } => {
                    let answer = self.answer(*condition);
                    gather.when(answer, rule.points.0);
                }
                Trigger::ForEach { .. } | Trigger::ForIdle { .. } => gather.give(match &sums {
                    Some(sums) => sums[index],
                    None => self.rule_sum(id, index, rule),
                }),
            }
        }
        gather.points(group.only_highest)
    }

    /// The total points of an activity rule.
    pub(in crate::eval) fn rule_sum(&mut self, group: GroupId, index: usize, rule: &Rule) -> i64 {
        let Some(counting) = counting_of(rule) else {
            return 0;
        };
        self.prepare_silence(group, index);
        let number = self.run.rule_number(group, index);
        let occurred = self.occurrences(group, index);
        let count = occurred.len();
        if count == 0 {
            return 0;
        }
        let basis = CacheKey {
            day: self.now.day,
            from: occurred.before().len(),
            count,
        };
        if let Some((of, sum)) = self.sums[number]
            && of == basis
        {
            return sum;
        }
        let sum = counting.capped(self.sum_of(occurred, rule.points.0, counting));
        self.sums[number] = Some((basis, sum));
        sum
    }

    /// The total points of occurrences, without `at most K points`.
    pub(in crate::eval) fn sum_of(
        &self,
        occurred: Occurred<'_>,
        points: i64,
        counting: &Counting,
    ) -> i64 {
        let (today, days) = (self.now.day, self.run.days);
        let worths = match occurred {
            Occurred::Silences(silences) => silences.worths(counting, today),
            Occurred::Activities(_) => None,
        };
        let mut sum = Sum::new(points, counting.decay);
        match worths {
            Some(worths) => worths.into_iter().for_each(|silences| sum.add(silences)),
            None => tally(occurred, points, counting, today, days, &mut sum),
        }
        sum.points()
    }

    /// The occurrences that an activity rule counts, before any limit; silences must be prepared.
    pub(in crate::eval) fn occurrences(&self, group: GroupId, index: usize) -> Occurred<'_> {
        let rules: &Group = &self.run.program.groups[group.index()];
        match &rules.rules[index].trigger {
            Trigger::ForEach { which, .. } => {
                Occurred::Activities(self.seen(*which, rules.starts_again))
            }
            Trigger::ForIdle { days, .. } => Occurred::Silences(self.silences(group, index, *days)),
            // A rule with a condition has no occurrences.
            Trigger::When { .. } => Occurred::Silences(CountedSilences::new(&[], 1, i32::MIN)),
        }
    }
}

/// What the sum of a rule depends on: if it is unchanged, so is the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eval) struct CacheKey {
    day: i32,
    from: usize,
    count: usize,
}

/// How the occurrences of a rule count, if it counts any.
pub(in crate::eval) fn counting_of(rule: &Rule) -> Option<&Counting> {
    match &rule.trigger {
        Trigger::When { .. } => None,
        Trigger::ForEach { counting, .. } | Trigger::ForIdle { counting, .. } => Some(counting),
    }
}
