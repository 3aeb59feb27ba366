//! Bounds on the points of each group and total, for any lead.

use crate::contract::model::PointsRef;
use crate::ir::Truth;
use crate::ir::plan::Bounds;
use crate::ir::program::{Group, Program, Rule, Trigger};
use crate::ir::term::Term;
use crate::units::MilliPoints;

pub(super) fn run(program: &mut Program) {
    let (groups, totals) = bounds(program);
    program.plan.groups = groups;
    program.plan.totals = totals;
}

/// The bounds of every group and every total.
fn bounds(program: &Program) -> (Vec<Bounds>, Vec<Bounds>) {
    let groups: Vec<Bounds> = program.groups.iter().map(|g| group(program, g)).collect();
    let mut totals = vec![None; program.totals.len()];
    for index in 0..totals.len() {
        total(program, &groups, &mut totals, index);
    }
    (groups, totals.into_iter().flatten().collect())
}

fn total(
    program: &Program,
    groups: &[Bounds],
    totals: &mut Vec<Option<Bounds>>,
    index: usize,
) -> Bounds {
    if let Some(done) = totals[index] {
        return done;
    }
    let total_here = &program.totals[index];
    let mut sum = (Some(0), Some(0));
    for part in &total_here.terms {
        let bounds = match part {
            PointsRef::Group(group) => groups[group.index()],
            PointsRef::Total(inner) => total(program, groups, totals, inner.index()),
        };
        sum.0 = add(sum.0, bounds.lowest.map(|p| p.0));
        sum.1 = add(sum.1, bounds.highest.map(|p| p.0));
    }
    let bounds = clamp(sum, total_here.at_least, total_here.at_most);
    totals[index] = Some(bounds);
    bounds
}

fn add(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    Some(a?.saturating_add(b?))
}

fn clamp(
    (lowest, highest): (Option<i64>, Option<i64>),
    at_least: Option<MilliPoints>,
    at_most: Option<MilliPoints>,
) -> Bounds {
    let within = |points: Option<i64>, end: i64| {
        let points = points.unwrap_or(end);
        let points = at_most.map_or(points, |most| points.min(most.0));
        let points = at_least.map_or(points, |least| points.max(least.0));
        (points != i64::MIN && points != i64::MAX).then_some(MilliPoints(points))
    };
    Bounds {
        lowest: within(lowest, i64::MIN),
        highest: within(highest, i64::MAX),
    }
}

fn group(program: &Program, group: &Group) -> Bounds {
    let mut low = Some(0);
    let mut high = Some(0);
    for rule in &group.rules {
        let most = most_of(program, rule);
        let bound = if rule.points.0 < 0 {
            &mut low
        } else {
            &mut high
        };
        let signed = most.map(|most| most.saturating_mul(rule.points.0.signum()));
        *bound = if group.only_highest {
            furthest(*bound, signed)
        } else {
            add(*bound, signed)
        };
    }
    clamp((low, high), group.at_least, group.at_most)
}

fn furthest(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    let (a, b) = (a?, b?);
    Some(if a.abs() > b.abs() { a } else { b })
}

/// The most a rule can give or subtract; none if it is unlimited.
fn most_of(program: &Program, rule: &Rule) -> Option<i64> {
    let each = rule.points.0.saturating_abs();
    match &rule.trigger {
        Trigger::When { condition, .. } => {
            let never = *program.term(*condition) == Term::Always(Truth::NotMet);
            Some(if never { 0 } else { each })
        }
        Trigger::ForEach { counting, .. } | Trigger::ForIdle { counting, .. } => {
            let sum = counting.most_at_once();
            let sum = sum.map(|count| each.saturating_mul(count));
            let cap = counting
                .at_most_points
                .map(|points| points.0.saturating_abs());
            match (sum, cap) {
                (Some(sum), Some(cap)) => Some(sum.min(cap)),
                (sum, cap) => sum.or(cap),
            }
        }
    }
}
