//! Points of groups and totals.

use super::count::{Sum, tally};
use super::points::{Points, RuleSums};
use crate::contract::model::{Counting, GroupId, PointsRef};
use crate::eval::lead::{CountedSilences, Lead, Occurred};
use crate::eval::rule_index::takes_for_inactivity;
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
        let known = match self.may_owe(id) {
            true => self.points_despite_debt(id),
            false => None,
        };
        let points = known.unwrap_or_else(|| {
            let points = self.before_limits(id);
            points.within(group.at_least, group.at_most)
        });
        self.remember_points(id, points);
        points
    }

    /// The points of a group before its limits.
    pub(in crate::eval) fn before_limits(&mut self, id: GroupId) -> Points {
        let mut gather = self.conditions(id).and(self.activity_sums(id));
        if self.may_owe(id) {
            self.each_settled_sum(id, |sum| gather.give(sum));
        } else {
            self.each_silence_sum(id, |_, sum| gather.give(sum));
        }
        gather.points(self.run.program.groups[id.index()].only_highest)
    }

    /// The points of a group within its limits where these do not depend on how much of the inactivity its lower limit leaves
    /// out.
    fn points_despite_debt(&mut self, id: GroupId) -> Option<Points> {
        let group = &self.run.program.groups[id.index()];
        let mut highest = self.conditions(id).and(self.activity_sums(id));
        let mut lowest = highest;
        self.each_silence_sum(id, |rule, sum| {
            lowest.give(sum);
            if !takes_for_inactivity(rule) {
                highest.give(sum);
            }
        });
        let [lowest, highest] = [lowest, highest].map(|gather| {
            let points = gather.points(group.only_highest);
            points.within(group.at_least, group.at_most)
        });
        (lowest == highest).then_some(lowest)
    }

    /// What the conditions of a group give.
    fn conditions(&mut self, id: GroupId) -> RuleSums {
        let run = self.run;
        let mut gather = self.fixed_conditions(id);
        self.add_conditions(&mut gather, id, &run.plan.rules.of_group(id).changing);
        gather
    }

    /// What the conditions of a group give whose results never change.
    pub(in crate::eval) fn fixed_conditions(&mut self, id: GroupId) -> RuleSums {
        if let Some(fixed) = self.fixed_sums[id.index()] {
            return fixed;
        }
        let run = self.run;
        let mut fixed = RuleSums::default();
        self.add_conditions(&mut fixed, id, &run.plan.rules.of_group(id).fixed);
        self.fixed_sums[id.index()] = Some(fixed);
        fixed
    }

    fn add_conditions(&mut self, gather: &mut RuleSums, id: GroupId, rules: &[usize]) {
        let all = &self.run.program.groups[id.index()].rules;
        for rule in rules.iter().map(|index| &all[*index]) {
            if let Trigger::When { condition, .. } = rule.trigger {
                gather.when(self.answer(condition), rule.points.0);
            }
        }
    }

    /// The total points of each rule of a group that counts silences.
    pub(super) fn each_silence_sum(&mut self, id: GroupId, mut with: impl FnMut(&Rule, i64)) {
        let run = self.run;
        let rules = &run.program.groups[id.index()].rules;
        for index in &run.plan.rules.of_group(id).idle {
            with(&rules[*index], self.silence_sum(id, *index, &rules[*index]));
        }
    }

    /// The total points of an activity rule.
    pub(in crate::eval) fn rule_sum(&mut self, group: GroupId, index: usize, rule: &Rule) -> i64 {
        match rule.trigger {
            Trigger::When { .. } => 0,
            Trigger::ForEach { .. } => self.activity_sum(group, index, rule),
            Trigger::ForIdle { .. } => self.silence_sum(group, index, rule),
        }
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

/// How the occurrences of a rule count, if it counts any.
pub(in crate::eval) fn counting_of(rule: &Rule) -> Option<&Counting> {
    match &rule.trigger {
        Trigger::When { .. } => None,
        Trigger::ForEach { counting, .. } | Trigger::ForIdle { counting, .. } => Some(counting),
    }
}
