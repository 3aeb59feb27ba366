//! Which rules give points at an instant, and which caps have an effect.

use super::recorder::Recorder;
use super::{ItemKey, Outcome};
use crate::contract::model::{Counting, GroupId, ModifierKind, PointsRef};
use crate::eval::lead::{Lead, Occurrence};
use crate::eval::scores::{Listener, Worth, counting_of, tally};
use crate::ir::program::{Rule, Trigger};
use crate::units::MilliPoints;

impl Recorder<'_> {
    /// Records the points at an instant.
    pub(super) fn points(&mut self, lead: &mut Lead<'_>) {
        let program = lead.run.program;
        for id in program.group_ids() {
            self.group(lead, id);
        }
        for id in program.total_ids() {
            let total = &program.totals[id.index()];
            let parts = total.terms.iter();
            let sum = parts.fold(0i64, |sum, part| {
                sum.saturating_add(lead.points(*part).value)
            });
            self.bounds(PointsRef::Total(id), sum, (total.at_least, total.at_most));
        }
    }

    fn group(&mut self, lead: &mut Lead<'_>, id: GroupId) {
        let group = &lead.run.program.groups[id.index()];
        let settled = lead.may_owe(id).then(|| lead.without_debt(id).sums);
        let mut giving = 0;
        for (index, rule) in group.rules.iter().enumerate() {
            let gives = match &rule.trigger {
                Trigger::When { condition, written } => {
                    self.record_condition(lead, *written);
                    lead.answer(*condition).is_met() && rule.points != MilliPoints::ZERO
                }
                Trigger::ForEach { .. } | Trigger::ForIdle { .. } => {
                    let own = lead.rule_sum(id, index, rule);
                    let given = settled.as_ref().map_or(own, |sums| sums[index]);
                    if given != own {
                        let key = ItemKey::AtLeast(PointsRef::Group(id));
                        self.reached.mark(key, Outcome::Cut);
                    }
                    self.limits(lead, id, index, rule);
                    given != 0
                }
            };
            if gives {
                giving += 1;
                self.reached.mark(ItemKey::Rule(id, index), Outcome::Gave);
            }
        }
        if group.only_highest && giving > 1 {
            let spot = ItemKey::GroupLimit(id, ModifierKind::OnlyHighest);
            self.reached.mark(spot, Outcome::Cut);
        }
        let sum = lead.before_limits(id).value;
        self.bounds(PointsRef::Group(id), sum, (group.at_least, group.at_most));
    }

    /// Records whether the sum is outside its bounds.
    fn bounds(
        &mut self,
        of: PointsRef,
        sum: i64,
        (least, most): (Option<MilliPoints>, Option<MilliPoints>),
    ) {
        if most.is_some_and(|most| sum > most.0) {
            self.reached.mark(ItemKey::AtMost(of), Outcome::Cut);
        }
        if least.is_some_and(|least| sum < least.0) {
            self.reached.mark(ItemKey::AtLeast(of), Outcome::Cut);
        }
    }

    /// Records which limits of an activity rule have an effect.
    fn limits(&mut self, lead: &mut Lead<'_>, id: GroupId, index: usize, rule: &Rule) {
        let Some(counting) = counting_of(rule) else {
            return;
        };
        lead.prepare_silence(id, index);
        let occurred = lead.occurrences(id, index);
        let mut limits = EffectiveLimits::new(rule.points.0, counting);
        let (today, days) = (lead.now.day, lead.run.days);
        tally(occurred, rule.points.0, counting, today, days, &mut limits);
        let sum = lead.sum_of(occurred, rule.points.0, counting);
        if counting.capped(sum) != sum {
            limits.add(ModifierKind::AtMostPoints);
        }
        if !occurred.before().is_empty() {
            let key = ItemKey::GroupLimit(id, ModifierKind::StartsAgain);
            self.reached.mark(key, Outcome::Cut);
        }
        for kind in limits.kinds {
            let spot = ItemKey::RuleLimit(id, index, kind);
            self.reached.mark(spot, Outcome::Cut);
        }
    }
}

/// Collects which limits have an effect.
struct EffectiveLimits {
    /// Points of one occurrence.
    points: i64,
    /// Without duplicates.
    kinds: Vec<ModifierKind>,
    /// The number of limits that can affect single occurrences.
    limits: usize,
}

impl EffectiveLimits {
    fn new(points: i64, counting: &Counting) -> EffectiveLimits {
        let modifiers = counting.modifiers().into_iter();
        let single = modifiers.filter(|one| one.kind() != ModifierKind::AtMostPoints);
        EffectiveLimits {
            points,
            kinds: Vec::new(),
            limits: single.count(),
        }
    }

    fn add(&mut self, kind: ModifierKind) {
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
    }
}

impl Listener for EffectiveLimits {
    const HEARS_ALL: bool = true;

    fn has_enough(&self) -> bool {
        self.kinds.len() >= self.limits
    }

    fn counts(&mut self, _occurrences: &[Occurrence], worth: Worth) {
        if worth.each != self.points {
            self.add(ModifierKind::Decay);
        }
    }

    fn dropped(&mut self, occurrences: &[Occurrence], why: ModifierKind) {
        if !occurrences.is_empty() {
            self.add(why);
        }
    }
}
