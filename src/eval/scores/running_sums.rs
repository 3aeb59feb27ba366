//! The sums of rules that count activities. A sum is kept until an activity that the rule counts happens, or a day comes on
//! which what happened changes its value.

use super::count::next_change;
use super::counted_days::CountedDays;
use super::group::counting_of;
use super::points::RuleSums;
use crate::contract::model::{Counting, GroupId};
use crate::eval::lead::{Lead, Occurred, PastOccurrences};
use crate::eval::rule_index::CountingRule;
use crate::ir::points_range::UNLIMITED;
use crate::ir::program::Rule;
use std::ops::Range;

/// The sums of a lead.
#[derive(Debug)]
pub(in crate::eval) struct RunningSums {
    /// By the number of the rule.
    of_rules: Vec<RunningSum>,
    /// By `GroupId`.
    of_groups: Vec<GroupSums>,
}

#[derive(Debug, Clone, Default)]
struct RunningSum {
    /// Whether anything that the rule counts has happened.
    is_live: bool,
    /// Whether something has happened since the points were computed.
    is_stale: bool,
    counted: CountedDays,
    /// The number of occurrences that do not count because they are not after the last return to an earlier stage.
    before: usize,
    /// The points, cut to thousandths and within the rule's `at most`.
    points: i64,
    /// The days on which these are the points.
    days: Range<i32>,
}

/// What the rules of a group that count activities give.
#[derive(Debug, Clone, Default)]
struct GroupSums {
    /// The rules that count something that has happened.
    live: Vec<u32>,
    given: RuleSums,
    /// The days on which this is what they give; none if something has happened since it was computed.
    days: Range<i32>,
    /// The first day on which time alone may make it more.
    rises: i32,
    /// The most that time alone may make of it.
    highest: i64,
}

impl RunningSums {
    /// No sums of a number of groups and rules.
    pub fn new(groups: usize, rules: usize) -> RunningSums {
        RunningSums {
            of_rules: vec![RunningSum::default(); rules],
            of_groups: vec![GroupSums::default(); groups],
        }
    }

    /// Forgets a lead.
    pub fn clear(&mut self, first_rules: &[usize]) {
        for (group, first) in self.of_groups.iter_mut().zip(first_rules) {
            group.days = 0..0;
            for rule in group.live.drain(..) {
                let sum = &mut self.of_rules[first + rule as usize];
                sum.counted.clear();
                (sum.is_live, sum.before, sum.days) = (false, 0, 0..0);
            }
        }
    }

    /// Something that a rule counts has happened.
    pub fn happened(&mut self, rule: CountingRule) {
        let group = &mut self.of_groups[rule.group.index()];
        group.days = 0..0;
        let sum = &mut self.of_rules[rule.number];
        sum.is_stale = true;
        if !sum.is_live {
            sum.is_live = true;
            group.live.push(rule.index);
        }
    }

    /// A group starts again.
    pub fn start_again(&mut self, group: GroupId, first_rule: usize) {
        let group = &mut self.of_groups[group.index()];
        group.days = 0..0;
        for rule in &group.live {
            self.of_rules[first_rule + *rule as usize].is_stale = true;
        }
    }

    /// The rules of a group that count something that has happened.
    pub fn live_rules(&self, group: GroupId) -> &[u32] {
        &self.of_groups[group.index()].live
    }
}

impl Lead<'_> {
    /// What the rules of a group give that count activities.
    pub(super) fn activity_sums(&mut self, id: GroupId) -> RuleSums {
        let sums = &self.sums.of_groups[id.index()];
        if sums.days.contains(&self.now.day) {
            return sums.given;
        }
        let is_last = self.is_at_as_of();
        let rules = &self.run.program.groups[id.index()].rules;
        let mut sums = std::mem::take(&mut self.sums.of_groups[id.index()]);
        (sums.given, sums.rises, sums.highest) = (RuleSums::default(), i32::MAX, 0);
        let mut changes = i32::MAX;
        for index in sums.live.iter().map(|index| *index as usize) {
            let rule = &rules[index];
            let points = self.activity_sum(id, index, rule);
            sums.given.give(points);
            if is_last {
                continue;
            }
            let next = self.sums.of_rules[self.run.rule_number(id, index)].days.end;
            changes = changes.min(next);
            let most = match only_falls(rule) {
                true => points,
                false if rule.points.0 > 0 => UNLIMITED,
                false => 0,
            };
            sums.highest = sums.highest.saturating_add(most);
            if !only_falls(rule) {
                sums.rises = sums.rises.min(next);
            }
        }
        sums.days = self.now.day..changes;
        let given = sums.given;
        self.sums.of_groups[id.index()] = sums;
        given
    }

    /// The first day on which time alone may change what the rules of a group give that count activities, or may make it
    /// more; the last of all days if there is none.
    pub(in crate::eval) fn next_activity_day(&mut self, id: GroupId, only_rise: bool) -> i32 {
        self.activity_sums(id);
        let sums = &self.sums.of_groups[id.index()];
        match only_rise {
            true => sums.rises,
            false => sums.days.end,
        }
    }

    /// The most that time alone may make of what the rules of a group give that count activities.
    pub(in crate::eval) fn highest_activity_sum(&mut self, id: GroupId) -> i64 {
        self.activity_sums(id);
        self.sums.of_groups[id.index()].highest
    }

    /// The points of a rule that counts activities.
    pub(super) fn activity_sum(&mut self, group: GroupId, index: usize, rule: &Rule) -> i64 {
        let number = self.run.rule_number(group, index);
        let sum = &self.sums.of_rules[number];
        if !sum.is_live {
            return 0;
        }
        if !sum.is_stale && sum.days.contains(&self.now.day) {
            return sum.points;
        }
        // Nobody asks for the sum again, or for how long it holds.
        if self.is_at_as_of()
            && let Some(counting) = counting_of(rule)
        {
            let points = self.sum_of(self.occurrences(group, index), rule.points.0, counting);
            return counting.capped(points);
        }
        let mut sum = std::mem::take(&mut self.sums.of_rules[number]);
        self.compute(&mut sum, group, index, rule);
        sum.is_stale = false;
        let points = sum.points;
        self.sums.of_rules[number] = sum;
        points
    }

    fn compute(&self, sum: &mut RunningSum, group: GroupId, index: usize, rule: &Rule) {
        let today = self.now.day;
        let (Some(counting), Occurred::Activities(seen)) =
            (counting_of(rule), self.occurrences(group, index))
        else {
            return;
        };
        let Some(changed) = self.count_days(sum, &seen, counting) else {
            let points = self.sum_of(Occurred::Activities(seen), rule.points.0, counting);
            sum.points = counting.capped(points);
            sum.days = today..today.saturating_add(1);
            return;
        };
        // Where activities count only some days after they happen, one that does not count yet brings another change.
        if !changed && counting.from_age == 0 && sum.days.contains(&today) {
            return;
        }
        let points = sum.counted.points(rule.points.0, counting, today);
        sum.points = counting.capped(points);
        let next = match sum.points {
            // What has become nothing can only become less, unless something begins to count.
            0 if counting.from_age == 0 => i32::MAX,
            _ => next_day(&sum.counted, &seen, counting, today),
        };
        sum.days = today..next;
    }

    /// Brings the counted days up to date; returns whether others count than before. None where the clocks went back over
    /// midnight, so that days are not in order.
    fn count_days(
        &self,
        sum: &mut RunningSum,
        seen: &PastOccurrences<'_>,
        counting: &Counting,
    ) -> Option<bool> {
        let today = self.now.day;
        if sum.before != seen.before().len() {
            sum.before = seen.before().len();
            sum.counted.clear();
            sum.days = 0..0;
        }
        if !seen.days_are_in_order() || seen.last().is_some_and(|last| last.day > today) {
            return None;
        }
        let from = i32::try_from(counting.from_age).unwrap_or(i32::MAX);
        let until = today.saturating_sub(from);
        if sum.counted.last().is_some_and(|last| last > until) {
            sum.counted.clear();
            sum.days = 0..0;
        }
        let counted = seen.up_to_day(until);
        Some(sum.counted.add(counted, counting, self.run.days))
    }
}

/// How many days with occurrences are examined for the next change of a value. Tomorrow is soon enough where there are more.
const EXAMINED: usize = 32;

/// The first day after today on which the value of an occurrence may change.
fn next_day(
    counted: &CountedDays,
    seen: &PastOccurrences<'_>,
    counting: &Counting,
    today: i32,
) -> i32 {
    let change = |day| next_change(counting, today, day);
    let days = match (counting.last_days, counting.decay) {
        (None, None) => return i32::MAX,
        // The oldest is the first to leave the window.
        (Some(days), None) if counting.from_age == 0 => {
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            let oldest = today.saturating_sub(days).saturating_add(1);
            let oldest = counted.first_since(oldest);
            return oldest.and_then(change).unwrap_or(i32::MAX);
        }
        _ => seen.days(),
    };
    let tomorrow = today.saturating_add(1);
    let mut next = i32::MAX;
    for (examined, of) in days.enumerate() {
        let Some(day) = change(of.day) else {
            break;
        };
        next = next.min(day);
        if next <= tomorrow || examined == EXAMINED {
            return tomorrow;
        }
    }
    next
}

/// Whether time alone can only take away from what a rule gives.
pub(in crate::eval) fn only_falls(rule: &Rule) -> bool {
    rule.points.0 > 0 && counting_of(rule).is_some_and(|counting| counting.from_age == 0)
}
