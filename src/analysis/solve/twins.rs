//! Groups and totals that are the same in several contracts: whatever the lead, they give the same points.

use super::terms::Terms;
use crate::analysis::formula::Formula;
use crate::analysis::space::{Answer, Space, Who};
use crate::contract::model::{Counting, GroupId, PointsRef, TotalId};
use crate::ir::program::{Group, Trigger};
use crate::units::MilliPoints;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// By side and points, the same points of an earlier side.
pub(super) type Twins = FxHashMap<(usize, PointsRef), (usize, PointsRef)>;

/// What a rule gives, whichever contract it stands in.
#[derive(PartialEq)]
enum Meaning<'a> {
    /// When it is met, and when it is met or open.
    When([Arc<Formula>; 2]),
    ForEach(Who, &'a Counting),
    ForIdle(u32, Who, &'a Counting),
}

/// Everything that is the same as in an earlier side.
pub(super) fn twins(space: &Space<'_>, terms: &Terms) -> Twins {
    let mut twins = Twins::default();
    for side in 1..space.sides.len() {
        let about = |side: usize| &space.program(side).about;
        for earlier in (0..side).filter(|earlier| about(side).has_days_of(about(*earlier))) {
            for id in space.program(side).group_ids() {
                let same =
                    |other: &GroupId| same_groups(space, terms, (side, id), (earlier, *other));
                if let Some(other) = space.program(earlier).group_ids().find(same) {
                    let twin = (earlier, PointsRef::Group(other));
                    twins.entry((side, PointsRef::Group(id))).or_insert(twin);
                }
            }
            // A total may add up totals that stand behind it.
            for _ in 0..space.program(side).totals.len() {
                for id in space.program(side).total_ids() {
                    let same =
                        |other: &TotalId| same_totals(space, &twins, (side, id), (earlier, *other));
                    if let Some(other) = space.program(earlier).total_ids().find(same) {
                        let twin = (earlier, PointsRef::Total(other));
                        twins.entry((side, PointsRef::Total(id))).or_insert(twin);
                    }
                }
            }
        }
    }
    twins
}

fn same_groups(
    space: &Space<'_>,
    terms: &Terms,
    (side, id): (usize, GroupId),
    (other_side, other): (usize, GroupId),
) -> bool {
    let [a, b] =
        [(side, id), (other_side, other)].map(|(s, id)| &space.program(s).groups[id.index()]);
    let frame = |group: &Group| {
        (
            group.at_most,
            group.at_least,
            group.only_highest,
            group.starts_again,
        )
    };
    let rules = |side: usize, group| rules(space, terms, side, group);
    frame(a) == frame(b) && a.rules.len() == b.rules.len() && rules(side, a) == rules(other_side, b)
}

fn rules<'a>(
    space: &Space<'a>,
    terms: &Terms,
    side: usize,
    group: &'a Group,
) -> Vec<(MilliPoints, Meaning<'a>)> {
    let program = space.program(side);
    let who = |which: &crate::ir::term::SelectionId| {
        Who::new(space, side, program.selections[which.index()])
    };
    let meaning = |trigger: &'a Trigger| match trigger {
        Trigger::When { condition, .. } => {
            let answers = [Answer::Met, Answer::NeverNotMet];
            Meaning::When(answers.map(|answer| terms.formula(space, side, *condition, answer)))
        }
        Trigger::ForEach { which, counting } => Meaning::ForEach(who(which), counting),
        Trigger::ForIdle {
            days,
            which,
            counting,
        } => Meaning::ForIdle(*days, who(which), counting),
    };
    let rules = group.rules.iter();
    rules
        .map(|rule| (rule.points, meaning(&rule.trigger)))
        .collect()
}

fn same_totals(
    space: &Space<'_>,
    twins: &Twins,
    (side, id): (usize, TotalId),
    (other_side, other): (usize, TotalId),
) -> bool {
    let a = &space.program(side).totals[id.index()];
    let b = &space.program(other_side).totals[other.index()];
    let twin = |part: &PointsRef| twins.get(&(side, *part)).copied();
    let parts: Option<Vec<_>> = a.terms.iter().map(twin).collect();
    let wanted: Vec<_> = b.terms.iter().map(|part| (other_side, *part)).collect();
    (a.at_most, a.at_least) == (b.at_most, b.at_least) && parts == Some(wanted)
}
