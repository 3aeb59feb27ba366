//! Groups and totals that are equivalent in several contracts: they give the same points to every lead.

use super::terms::Terms;
use crate::analysis::domain::{Answer, Counted, Domain};
use crate::analysis::formula::Formula;
use crate::contract::model::{Counting, PointsRef, TotalId};
use crate::ir::program::{Group, Trigger};
use crate::units::MilliPoints;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// By side and points, the equivalent points of an earlier side.
pub(super) type EquivalentGroups = FxHashMap<(usize, PointsRef), (usize, PointsRef)>;

/// The meaning of a rule, independent of its contract.
#[derive(PartialEq)]
enum RuleKey<'a> {
    /// When it is met, and when it is met or open.
    When([Arc<Formula>; 2]),
    ForEach(Counted, &'a Counting),
    ForIdle(u32, Counted, &'a Counting),
}

/// All groups and totals with an equivalent in an earlier side.
pub(super) fn twins(space: &Domain<'_>, terms: &Terms) -> EquivalentGroups {
    let mut twins = EquivalentGroups::default();
    if space.sides.len() < 2 {
        return twins;
    }
    let sides = 0..space.sides.len();
    let made: Vec<Vec<GroupKey>> = sides.map(|side| frames(space, terms, side)).collect();
    for side in 1..space.sides.len() {
        let about = |side: usize| &space.program(side).about;
        for earlier in (0..side).filter(|earlier| about(side).has_days_of(about(*earlier))) {
            for (id, frame) in space.program(side).group_ids().zip(&made[side]) {
                let mut others = space.program(earlier).group_ids().zip(&made[earlier]);
                if let Some((other, _)) = others.find(|(_, other)| *other == frame) {
                    let twin = (earlier, PointsRef::Group(other));
                    twins.entry((side, PointsRef::Group(id))).or_insert(twin);
                }
            }
            same_totals(space, &mut twins, side, earlier);
        }
    }
    twins
}

/// Finds equivalent totals. A total may add up totals that are declared after it, so this is repeated until nothing new is
/// found.
fn same_totals(space: &Domain<'_>, twins: &mut EquivalentGroups, side: usize, earlier: usize) {
    let (own, others) = (&space.program(side).totals, &space.program(earlier).totals);
    let mut known: FxHashMap<(Vec<PointsRef>, TotalLimits), TotalId> = FxHashMap::default();
    for (other, id) in others.iter().zip(space.program(earlier).total_ids()) {
        let ends = (other.at_most, other.at_least);
        known.entry((other.terms.clone(), ends)).or_insert(id);
    }
    loop {
        let before = twins.len();
        for (total, id) in own.iter().zip(space.program(side).total_ids()) {
            let twin = |part: &PointsRef| match twins.get(&(side, *part)) {
                Some((of, twin)) => (*of == earlier).then_some(*twin),
                None => None,
            };
            let parts: Option<Vec<PointsRef>> = total.terms.iter().map(twin).collect();
            let ends = (total.at_most, total.at_least);
            if let Some(other) = parts.and_then(|parts| known.get(&(parts, ends))) {
                let twin = (earlier, PointsRef::Total(*other));
                twins.entry((side, PointsRef::Total(id))).or_insert(twin);
            }
        }
        if twins.len() == before {
            break;
        }
    }
}

/// The limits of a total.
type TotalLimits = (Option<MilliPoints>, Option<MilliPoints>);

/// What identifies a group in addition to its rules.
#[derive(PartialEq)]
struct GroupKey<'a> {
    ends: TotalLimits,
    only_highest: bool,
    starts_again: bool,
    rules: Vec<(MilliPoints, RuleKey<'a>)>,
}

fn frames<'a>(space: &Domain<'a>, terms: &Terms, side: usize) -> Vec<GroupKey<'a>> {
    let groups = space.program(side).groups.iter();
    let frame = |group: &'a Group| GroupKey {
        ends: (group.at_most, group.at_least),
        only_highest: group.only_highest,
        starts_again: group.starts_again,
        rules: rules(space, terms, side, group),
    };
    groups.map(frame).collect()
}

fn rules<'a>(
    space: &Domain<'a>,
    terms: &Terms,
    side: usize,
    group: &'a Group,
) -> Vec<(MilliPoints, RuleKey<'a>)> {
    let program = space.program(side);
    let who = |which: &crate::ir::term::SelectionId| {
        Counted::new(space, side, program.selections[which.index()])
    };
    let meaning = |trigger: &'a Trigger| match trigger {
        Trigger::When { condition, .. } => {
            let answers = [Answer::Met, Answer::NeverNotMet];
            RuleKey::When(answers.map(|answer| terms.formula(space, side, *condition, answer)))
        }
        Trigger::ForEach { which, counting } => RuleKey::ForEach(who(which), counting),
        Trigger::ForIdle {
            days,
            which,
            counting,
        } => RuleKey::ForIdle(*days, who(which), counting),
    };
    let rules = group.rules.iter();
    rules
        .map(|rule| (rule.points, meaning(&rule.trigger)))
        .collect()
}
