//! Explains points rule by rule: what counted and what did not.

use super::explanation::{
    Counted, Dropped, GroupExplanation, RuleCause, RuleExplanation, RuleOccurrences,
    TotalExplanation, TotalPart,
};
use crate::contract::model::{Counting, GroupId, ModifierKind, PointsRef, TotalId};
use crate::eval::lead::{Lead, Occurrence};
use crate::eval::scores::{Entry, Listener, Worth, age, tally};
use crate::ir::program::{Reason, Rule, Trigger};
use crate::time::LocalDay;
use crate::units::MilliPoints;

impl Lead<'_> {
    /// Explains the points of a group.
    pub(super) fn explain_group(&mut self, id: GroupId) -> GroupExplanation {
        let program = self.run.program;
        let group = &program.groups[id.index()];
        let points = self.points(PointsRef::Group(id));
        let before = self.before_limits(id);
        let rules = group.rules.iter().enumerate();
        GroupExplanation {
            name: group.name.clone(),
            points: MilliPoints(points.value),
            lowest: MilliPoints(points.low),
            highest: MilliPoints(points.high),
            before_limits: MilliPoints(before.value),
            at_most: group.at_most,
            at_least: group.at_least,
            only_highest: group.only_highest,
            starts_again: group.starts_again,
            rules: rules
                .map(|(i, rule)| self.explain_rule(id, i, rule))
                .collect(),
            because: reason(group.because.as_ref()),
            line: program.place(group.place).clone(),
        }
    }

    fn explain_rule(&mut self, group: GroupId, index: usize, rule: &Rule) -> RuleExplanation {
        let (points, why) = match &rule.trigger {
            Trigger::When { condition, written } => {
                let met = self.answer(*condition).is_met();
                let points = if met { rule.points.0 } else { 0 };
                (points, RuleCause::Condition(self.trace(*written)))
            }
            Trigger::ForEach { counting, .. } | Trigger::ForIdle { counting, .. } => {
                self.explain_occurrences(group, index, rule, counting)
            }
        };
        RuleExplanation {
            line: self.run.program.place(rule.place).clone(),
            because: reason(rule.because.as_ref()),
            each: rule.points,
            points: MilliPoints(points),
            why,
        }
    }

    fn explain_occurrences(
        &mut self,
        id: GroupId,
        index: usize,
        rule: &Rule,
        counting: &Counting,
    ) -> (i64, RuleCause) {
        self.prepare_silence(id, index);
        let (today, days) = (self.now.day, self.run.days);
        let occurred = self.occurrences(id, index);
        let mut list = List::new(today);
        tally(occurred, rule.points.0, counting, today, days, &mut list);
        let sum = self.sum_of(occurred, rule.points.0, counting);
        let earlier = occurred.before();
        list.dropped_by(earlier, ModifierKind::StartsAgain);
        list.in_order();
        let all = occurred.len() + earlier.len();
        let left_out = (all as u64).saturating_sub(list.times());
        let mut points = counting.capped(sum);
        if self.may_owe(id) {
            let settled = self.without_debt(id);
            points = settled.sums[index];
            let own = settled.line.iter().filter(|entry| entry.rule == index);
            list.hold(&own.copied().collect::<Vec<_>>());
        }
        let occurrences = RuleOccurrences {
            counted: list.counted,
            dropped: list.dropped,
            left_out,
            before_limit: MilliPoints(sum),
            at_most: counting.at_most_points,
            silences: matches!(rule.trigger, Trigger::ForIdle { .. }),
        };
        (points, RuleCause::Occurrences(occurrences))
    }

    /// Explains the points of a total.
    pub(super) fn explain_total(&mut self, id: TotalId) -> TotalExplanation {
        let program = self.run.program;
        let total = &program.totals[id.index()];
        let points = self.points(PointsRef::Total(id));
        let parts = total.terms.iter().map(|part| TotalPart {
            name: program.points_name(*part).to_owned(),
            points: MilliPoints(self.points(*part).value),
        });
        let parts: Vec<TotalPart> = parts.collect();
        let sum = parts.iter().map(|part| part.points);
        TotalExplanation {
            name: total.name.clone(),
            word: program.points_word(PointsRef::Total(id)).to_owned(),
            points: MilliPoints(points.value),
            lowest: MilliPoints(points.low),
            highest: MilliPoints(points.high),
            before_limits: sum.fold(MilliPoints::ZERO, |sum, part| sum + part),
            parts,
            at_most: total.at_most,
            at_least: total.at_least,
        }
    }
}

fn reason(because: Option<&Reason>) -> Option<String> {
    because.map(|because| because.text.clone())
}

/// Maximum number of lines listed of what counts and what does not; the latest are kept.
const MAX_LISTED: usize = 1_000;

/// Lists what counts and what does not.
struct List {
    today: i32,
    counted: Vec<Counted>,
    dropped: Vec<Dropped>,
}

impl List {
    fn new(today: i32) -> List {
        List {
            today,
            counted: Vec::new(),
            dropped: Vec::new(),
        }
    }

    fn dropped_by(&mut self, occurrences: &[Occurrence], why: ModifierKind) {
        for occurrence in occurrences {
            let day = LocalDay(occurrence.day);
            let is_full = self.has_enough();
            match self.dropped.last_mut() {
                Some(last) if last.day == day && last.why == why => last.times += 1,
                _ if is_full => return,
                _ => self.dropped.push(Dropped {
                    day,
                    age: age(self.today, occurrence.day),
                    times: 1,
                    why,
                }),
            }
        }
    }

    /// The number of listed occurrences.
    fn times(&self) -> u64 {
        let counted = self.counted.iter().map(|one| u64::from(one.times));
        let dropped = self.dropped.iter().map(|one| u64::from(one.times));
        counted.chain(dropped).sum()
    }

    fn in_order(&mut self) {
        self.counted.sort_by_key(|counted| counted.day);
        self.dropped.sort_by_key(|dropped| dropped.day);
    }

    /// Records what periods of inactivity subtract, if it is less than they are worth.
    fn hold(&mut self, line: &[Entry]) {
        let mut line = line;
        for counted in &mut self.counted {
            let day = counted.day.0;
            let before = line.partition_point(|entry| entry.last_day() < day);
            line = &line[before..];
            let of_day = line.iter().take_while(|entry| entry.first_day() <= day);
            let mut of_day = of_day.filter(|entry| entry.is_of(day));
            counted.held_to = of_day.find_map(|entry| entry.held_to).map(MilliPoints);
        }
    }
}

impl Listener for List {
    const HEARS_ALL: bool = true;

    fn has_enough(&self) -> bool {
        self.counted.len() + self.dropped.len() >= MAX_LISTED
    }

    fn counts(&mut self, occurrences: &[Occurrence], worth: Worth) {
        let first = occurrences.first().filter(|_| !self.has_enough());
        if let Some(first) = first {
            self.counted.push(Counted {
                day: LocalDay(first.day),
                age: worth.age,
                times: occurrences.len() as u32,
                each: MilliPoints(worth.each),
                held_to: None,
            });
        }
    }

    fn dropped(&mut self, occurrences: &[Occurrence], why: ModifierKind) {
        self.dropped_by(occurrences, why);
    }
}
