//! Bounds on the points of each group and total, for any lead.

use crate::contract::model::PointsRef;
use crate::ir::plan::Bounds;
use crate::ir::points_range::UNLIMITED;
use crate::ir::program::{Group, Program, Rule, Trigger};
use crate::ir::term::Term;
use crate::ir::{PointsRange, Truth};

pub(super) fn run(program: &mut Program) {
    let groups: Vec<PointsRange> = program.groups.iter().map(|g| group(program, g)).collect();
    let mut totals = vec![None; program.totals.len()];
    for index in 0..totals.len() {
        total(program, &groups, &mut totals, index);
    }
    program.plan.groups = groups.into_iter().map(bounds).collect();
    program.plan.totals = totals.into_iter().flatten().map(bounds).collect();
}

fn bounds(range: PointsRange) -> Bounds {
    Bounds {
        lowest: range.lowest(),
        highest: range.highest(),
    }
}

fn total(
    program: &Program,
    groups: &[PointsRange],
    totals: &mut Vec<Option<PointsRange>>,
    index: usize,
) -> PointsRange {
    if let Some(done) = totals[index] {
        return done;
    }
    let declared = &program.totals[index];
    let parts = declared.terms.iter().map(|part| match part {
        PointsRef::Group(group) => groups[group.index()],
        PointsRef::Total(inner) => total(program, groups, totals, inner.index()),
    });
    let range = PointsRange::sum(parts).within(declared.at_least, declared.at_most);
    totals[index] = Some(range);
    range
}

fn group(program: &Program, group: &Group) -> PointsRange {
    let rules = group.rules.iter().map(|rule| {
        let most = most_of(program, rule).unwrap_or(UNLIMITED);
        PointsRange::of_rule(rule.points, most)
    });
    let range = PointsRange::of_rules(rules, group.only_highest);
    range.within(group.at_least, group.at_most)
}

/// The most a rule can give or subtract; none if it is unlimited.
fn most_of(program: &Program, rule: &Rule) -> Option<i64> {
    match &rule.trigger {
        Trigger::When { condition, .. } => {
            let never = *program.term(*condition) == Term::Always(Truth::NotMet);
            Some(if never {
                0
            } else {
                rule.points.0.saturating_abs()
            })
        }
        Trigger::ForEach { counting, .. } | Trigger::ForIdle { counting, .. } => {
            counting.most_points(rule.points.0, None)
        }
    }
}
