//! Points for silences (periods of inactivity), and why they cannot make a group go below its lower limit.

use super::count::tally;
use super::group::counting_of;
use super::settle::{Entries, Entry, Settled, settle};
use crate::contract::model::{Counting, GroupId};
use crate::eval::lead::{CountedSilences, Lead, Moment, Occurred, Occurrence, SilenceRun};
use crate::eval::rule_index::takes_for_inactivity;
use crate::ir::program::{Rule, Trigger};

/// The points of the rules of a group where inactivity takes only what is there.
#[derive(Debug, Clone)]
pub(in crate::eval) struct Settlement {
    /// By the index of the rule.
    sums: Vec<i64>,
    /// What the points that inactivity takes depend on.
    key: Vec<i64>,
}

/// The silences of a lead, by the number of the rule that counts them.
#[derive(Debug, Clone)]
pub(in crate::eval) struct Silences {
    of_rules: Vec<Silence>,
}

#[derive(Debug, Clone, Default)]
struct Silence {
    /// Up to the as-of time.
    stretches: Vec<SilenceRun>,
    /// Whether the runs are those of the current lead.
    ready: bool,
    /// The return to an earlier stage at which they start.
    back: Option<Moment>,
    /// On a day, with a number of silences, what these give.
    sum: Option<(i32, usize, i64)>,
}

impl Silences {
    /// Allocates room for a number of rules.
    pub fn new(rules: usize) -> Silences {
        Silences {
            of_rules: vec![Silence::default(); rules],
        }
    }

    /// Clears the silences of a lead.
    pub fn clear(&mut self) {
        for silence in &mut self.of_rules {
            silence.ready = false;
        }
    }
}

impl Lead<'_> {
    /// Computes the silences of a rule, if it counts silences.
    pub(in crate::eval) fn prepare_silence(&mut self, group: GroupId, index: usize) {
        let rules = &self.run.program.groups[group.index()];
        let Trigger::ForIdle { days, which, .. } = rules.rules[index].trigger else {
            return;
        };
        let number = self.run.rule_number(group, index);
        let back = self.state.back.filter(|_| rules.starts_again);
        let silence = &self.silences.of_rules[number];
        if silence.ready && silence.back == back {
            return;
        }
        let mut silence = std::mem::take(&mut self.silences.of_rules[number]);
        let mut anchor = self.start;
        if let Some(back) = back.filter(|back| back.micros > anchor.micros) {
            anchor = back;
        }
        let own = self.track(which).all();
        self.find_silences(&mut silence.stretches, own, anchor, step(days));
        silence.ready = true;
        silence.back = back;
        silence.sum = None;
        self.silences.of_rules[number] = silence;
    }

    /// Every silence from `anchor` to the as-of time. An activity at the first instant of its day comes before a silence.
    fn find_silences(
        &self,
        stretches: &mut Vec<SilenceRun>,
        own: &[Occurrence],
        anchor: Moment,
        step: i32,
    ) {
        stretches.clear();
        let later = own.partition_point(|o| o.micros <= anchor.micros);
        let mut anchor = anchor.day;
        let ends = own[later..].iter().map(|o| (o.micros, o.day));
        let past_end = (self.run.as_of.saturating_add(1), self.run.as_of_day);
        for (end, end_day) in ends.chain([past_end]) {
            let last = self.last_midnight(end.saturating_sub(1), end_day);
            let first = anchor.saturating_add(step);
            if first <= last {
                let more = (i64::from(last) - i64::from(first)) / i64::from(step);
                let count = u32::try_from(more).map_or(u32::MAX, |more| more.saturating_add(1));
                stretches.push(SilenceRun { first, count });
            }
            anchor = end_day;
        }
    }

    /// The last day that has begun at an instant of a day; if local clocks show a date twice, that may be a day later.
    fn last_midnight(&self, micros: i64, day: i32) -> i32 {
        let mut last = day.saturating_add(1);
        while self.midnight(last) > micros && last > i32::MIN {
            last -= 1;
        }
        last
    }

    /// The silences of a rule so far; they must be prepared.
    pub(in crate::eval) fn silences(
        &self,
        group: GroupId,
        index: usize,
        days: u32,
    ) -> CountedSilences<'_> {
        let number = self.run.rule_number(group, index);
        let stretches = &self.silences.of_rules[number].stretches;
        let last = self.last_midnight(self.now.micros, self.now.day);
        CountedSilences::new(stretches, step(days), last)
    }

    /// When the next silence of a rule occurs, if nothing happens before; they must be prepared.
    pub(in crate::eval) fn upcoming_silence(
        &self,
        group: GroupId,
        index: usize,
        days: u32,
    ) -> Option<i64> {
        let number = self.run.rule_number(group, index);
        let stretches = &self.silences.of_rules[number].stretches;
        let last = self.last_midnight(self.now.micros, self.now.day);
        let all = CountedSilences::new(stretches, step(days), i32::MAX);
        let day = all.first_since(last.saturating_add(1))?;
        Some(self.midnight(day))
    }

    /// Whether the group is at its lower limit, so that more silences have no effect.
    pub(in crate::eval) fn is_drained(&mut self, id: GroupId) -> bool {
        let Some(least) = self.run.program.groups[id.index()].at_least else {
            return false;
        };
        if !self.may_owe(id) {
            return false;
        }
        // With all that inactivity could take.
        let activities = self.activity_sums(id).given();
        let mut lowest = activities;
        self.each_silence_sum(id, |_, sum| lowest = lowest.saturating_add(sum));
        if lowest > least.0 {
            return false;
        }
        let mut level = activities;
        self.each_settled_sum(id, |sum| level = level.saturating_add(sum));
        level <= least.0
    }

    /// The points of each rule of a group that counts silences, of [`Lead::without_debt`]. The others give the same there.
    pub(super) fn each_settled_sum(&mut self, id: GroupId, mut with: impl FnMut(i64)) {
        // Only what inactivity takes is limited.
        self.each_silence_sum(id, |rule, sum| {
            if !takes_for_inactivity(rule) {
                with(sum);
            }
        });
        let key = self.settlement_key(id);
        let known = self.settlements[id.index()].take();
        let settlement = known.filter(|known| known.key == key);
        let settlement = settlement.unwrap_or_else(|| Settlement {
            sums: self.without_debt(id).sums,
            key,
        });
        let run = self.run;
        let rules = &run.program.groups[id.index()].rules;
        for index in &run.plan.rules.of_group(id).idle {
            if takes_for_inactivity(&rules[*index]) {
                with(settlement.sums[*index]);
            }
        }
        self.settlements[id.index()] = Some(settlement);
    }

    /// What the points that inactivity takes depend on. An activity later than all silences of its day matters only if it takes
    /// the place of an earlier one.
    fn settlement_key(&self, id: GroupId) -> Vec<i64> {
        let run = self.run;
        let rules = &run.program.groups[id.index()].rules;
        let back = self.state.back.map_or(i64::MIN, |back| back.micros);
        let mut key = vec![i64::from(self.now.day), back];
        for index in &run.plan.rules.of_group(id).idle {
            key.push(self.occurrences(id, *index).len() as i64);
        }
        for index in self.sums.live_rules(id) {
            let index = *index as usize;
            let counting = counting_of(&rules[index]);
            if counting.is_some_and(Counting::limits_occurrences) {
                key.extend([index as i64, self.occurrences(id, index).len() as i64]);
            }
        }
        key
    }

    /// The total points of a rule that counts silences.
    pub(super) fn silence_sum(&mut self, group: GroupId, index: usize, rule: &Rule) -> i64 {
        let Some(counting) = counting_of(rule) else {
            return 0;
        };
        self.prepare_silence(group, index);
        let number = self.run.rule_number(group, index);
        let occurred = self.occurrences(group, index);
        let (today, count) = (self.now.day, occurred.len());
        if let Some((day, of, sum)) = self.silences.of_rules[number].sum
            && (day, of) == (today, count)
        {
            return sum;
        }
        let sum = match count {
            0 => 0,
            _ => counting.capped(self.sum_of(occurred, rule.points.0, counting)),
        };
        self.silences.of_rules[number].sum = Some((today, count, sum));
        sum
    }

    /// Whether a silence has occurred that may have to be limited.
    pub(in crate::eval) fn may_owe(&mut self, id: GroupId) -> bool {
        let run = self.run;
        let (group, rules) = (&run.program.groups[id.index()], run.plan.rules.of_group(id));
        rules.owes
            && rules.idle.iter().any(|index| {
                self.prepare_silence(id, *index);
                match group.rules[*index].trigger {
                    Trigger::ForIdle { days, .. } => !self.silences(id, *index, days).is_empty(),
                    Trigger::When { .. } | Trigger::ForEach { .. } => false,
                }
            })
    }

    /// The points of each rule of a group, where no silence subtracts more than what was above the group's lower limit before
    /// it.
    pub(in crate::eval) fn without_debt(&mut self, id: GroupId) -> Settled {
        let group = &self.run.program.groups[id.index()];
        let mut entries = Vec::new();
        let (today, days) = (self.now.day, self.run.days);
        for (index, rule) in group.rules.iter().enumerate() {
            let Some(counting) = counting_of(rule) else {
                continue;
            };
            self.prepare_silence(id, index);
            let points = rule.points.0;
            let occurred = self.occurrences(id, index);
            let worths = match occurred {
                Occurred::Silences(silences) => silences
                    .worths(counting, today)
                    .map(|worths| (worths, silences.step())),
                Occurred::Activities(_) => None,
            };
            if let Some((worths, step)) = worths {
                let worths = worths.into_iter();
                let rule = (index, points);
                entries.extend(worths.map(|silences| Entry::silences(rule, silences, step, days)));
                continue;
            }
            let silence = matches!(rule.trigger, Trigger::ForIdle { .. });
            let mut listed = Entries {
                entries: &mut entries,
                rule: index,
                silence,
                takes: silence && points < 0,
                days,
            };
            tally(occurred, points, counting, today, days, &mut listed);
        }
        settle(group, entries, today, days)
    }
}

/// The number of days between silences.
fn step(days: u32) -> i32 {
    i32::try_from(days.max(1)).unwrap_or(i32::MAX)
}
