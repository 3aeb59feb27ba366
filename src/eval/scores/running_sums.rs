//! The sums of rules that count activities. A sum is kept until an activity that the rule counts happens, or a day comes on
//! which what happened changes its value. The sum of a group changes with those of its rules, however many there are.

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
    /// What the sum of the group has of them.
    in_group: i64,
}

impl RunningSum {
    fn holds_on(&self, day: i32) -> bool {
        !self.is_stale && self.days.contains(&day)
    }
}

/// What the rules of a group that count activities give.
#[derive(Debug, Clone, Default)]
struct GroupSums {
    /// The rules that count something that has happened.
    live: Vec<u32>,
    /// Those of them for which something has happened since this was computed.
    stale: Vec<u32>,
    given: RuleSums,
    /// The days on which this is what they give, but for the stale ones.
    days: Range<i32>,
    /// The first day on which time alone may make it more.
    rises: i32,
    /// The most that time alone may make of it, if that has a limit.
    highest: i64,
    has_no_highest: bool,
    /// Whether some rule gives more than [`MOST_TO_REPLACE`].
    is_huge: bool,
}

/// The sum of a million rules, each of which gives or takes no more than this, is exact.
const MOST_TO_REPLACE: u64 = i64::MAX as u64 >> 20;

impl GroupSums {
    /// Forgets what the rules give.
    fn forget(&mut self) {
        (self.given, self.highest) = (RuleSums::default(), 0);
        (self.has_no_highest, self.is_huge) = (false, false);
    }

    /// A rule gives the same up to a day.
    fn keep(&mut self, rule: &Rule, until: i32) {
        self.days.end = self.days.end.min(until);
        if !only_falls(rule) {
            self.rises = self.rises.min(until);
            self.has_no_highest |= rule.points.0 > 0;
        }
    }

    /// Takes in what a rule gives up to a day, instead of what it gave before.
    fn replace(&mut self, rule: &Rule, before: i64, points: i64, until: i32) {
        self.keep(rule, until);
        self.given.replace(before, points);
        if only_falls(rule) {
            self.highest = self.highest.saturating_add(points.saturating_sub(before));
        }
        self.is_huge |= points.unsigned_abs() > MOST_TO_REPLACE;
    }
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
            if group.live.is_empty() {
                continue;
            }
            group.forget();
            group.days = 0..0;
            group.stale.clear();
            for rule in group.live.drain(..) {
                let sum = &mut self.of_rules[first + rule as usize];
                sum.counted.clear();
                (sum.is_live, sum.is_stale) = (false, false);
                (sum.before, sum.days, sum.in_group) = (0, 0..0, 0);
            }
        }
    }

    /// Something that a rule counts has happened.
    pub fn happened(&mut self, rule: CountingRule) {
        let group = &mut self.of_groups[rule.group.index()];
        let sum = &mut self.of_rules[rule.number];
        if !sum.is_live {
            sum.is_live = true;
            group.live.push(rule.index);
        }
        if !sum.is_stale {
            sum.is_stale = true;
            group.stale.push(rule.index);
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
        let holds = sums.days.contains(&self.now.day);
        if holds && sums.stale.is_empty() {
            return sums.given;
        }
        let mut sums = std::mem::take(&mut self.sums.of_groups[id.index()]);
        // Which rule gives most is found among all of them.
        let only_highest = self.run.program.groups[id.index()].only_highest;
        if only_highest || sums.is_huge {
            self.add_all(&mut sums, id);
        } else if holds {
            let mut stale = std::mem::take(&mut sums.stale);
            stale
                .drain(..)
                .for_each(|rule| self.take_in(&mut sums, id, rule));
            sums.stale = stale;
        } else {
            self.take_in_all(&mut sums, id);
        }
        if sums.is_huge {
            self.add_all(&mut sums, id);
        }
        let given = sums.given;
        self.sums.of_groups[id.index()] = sums;
        given
    }

    /// Adds up what all rules give.
    fn add_all(&mut self, sums: &mut GroupSums, id: GroupId) {
        sums.forget();
        for rule in &sums.live {
            let number = self.run.rule_number(id, *rule as usize);
            self.sums.of_rules[number].in_group = 0;
        }
        self.take_in_all(sums, id);
    }

    /// Takes what all rules give now into the sums of their group.
    fn take_in_all(&mut self, sums: &mut GroupSums, id: GroupId) {
        let today = self.now.day;
        (sums.days, sums.rises) = (today..i32::MAX, i32::MAX);
        sums.stale.clear();
        let live = std::mem::take(&mut sums.live);
        for rule in &live {
            self.take_in(sums, id, *rule);
        }
        sums.live = live;
    }

    /// Takes what a rule gives now into the sums of its group.
    fn take_in(&mut self, sums: &mut GroupSums, id: GroupId, index: u32) {
        let number = self.run.rule_number(id, index as usize);
        let rule = &self.run.program.groups[id.index()].rules[index as usize];
        let sum = &self.sums.of_rules[number];
        if sum.holds_on(self.now.day) && sum.in_group == sum.points {
            sums.keep(rule, sum.days.end);
            return;
        }
        let points = self.activity_sum(id, index as usize, rule);
        let sum = &mut self.sums.of_rules[number];
        let before = std::mem::replace(&mut sum.in_group, points);
        sums.replace(rule, before, points, sum.days.end);
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
        let sums = &self.sums.of_groups[id.index()];
        match sums.has_no_highest {
            true => UNLIMITED,
            false => sums.highest,
        }
    }

    /// The points of a rule that counts activities.
    pub(super) fn activity_sum(&mut self, group: GroupId, index: usize, rule: &Rule) -> i64 {
        let number = self.run.rule_number(group, index);
        let sum = &self.sums.of_rules[number];
        if !sum.is_live {
            return 0;
        }
        if sum.holds_on(self.now.day) {
            return sum.points;
        }
        let mut sum = std::mem::take(&mut self.sums.of_rules[number]);
        match counting_of(rule) {
            // Nobody asks how long the last sum holds.
            Some(counting) if self.is_at_as_of() => {
                let occurrences = self.occurrences(group, index);
                let points = self.sum_of(occurrences, rule.points.0, counting);
                sum.points = counting.capped(points);
                sum.days = self.now.day..i32::MAX;
            }
            _ => self.compute(&mut sum, group, index, rule),
        }
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
