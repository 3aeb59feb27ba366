//! Rules without effect: every lead would be in the same stage, and excluded or not, without them.

use super::formula::{AskedPoints, Formula, OmittedRule, PointsIn};
use super::{Finding, Subject};
use crate::contract::model::{GroupId, NumberTest, PointRule, PointsRef};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::program::Trigger;
use crate::ir::term::Term;
use crate::message::{msg, template};
use crate::units::MilliPoints;
use std::collections::HashSet;
use std::sync::Arc;

/// A comparison of points.
type Comparison = (PointsRef, NumberTest<MilliPoints>);

/// Examines every rule of the groups used in comparisons, if unknown values cannot matter to any of these comparisons. Rules in
/// an included file are skipped: they are shared by several contracts, and may matter in another one.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let negated = negated(subject);
    let terms = subject.program.terms.iter().enumerate();
    let comparisons: Vec<(Comparison, bool)> = terms
        .filter_map(|(at, term)| {
            let Term::Points(of, test) = term else {
                return None;
            };
            let asked = (*of, *test);
            let plain = test.is_lower_limit() && !negated.contains(&at);
            Some((asked, plain && is_open(subject, asked)))
        })
        .collect();
    let mut found = Vec::new();
    for (id, group) in subject.contract.groups.iter().enumerate() {
        if group.name.span.file != subject.contract.info.span.file {
            continue;
        }
        let id = GroupId(id as u32);
        let asked: Vec<&(Comparison, bool)> = comparisons
            .iter()
            .filter(|((of, _), _)| subject.program.groups_of(*of).contains(&id))
            .collect();
        if asked.is_empty() || asked.iter().any(|(_, clear)| !clear) {
            continue;
        }
        let asked: Vec<Comparison> = asked.iter().map(|(asked, _)| *asked).collect();
        for (number, rule) in group.rules.iter().enumerate() {
            subject.set_question(Some((rule.span, template!("whether it decides something"))));
            if never_decides(subject, (id, number), &asked) {
                found.push(finding(subject, rule));
            }
        }
    }
    found
}

/// The terms below a negation, where "not met" and "open" have different effects.
fn negated(subject: &Subject<'_>) -> HashSet<usize> {
    let terms = &subject.program.terms;
    let mut open: Vec<usize> = terms
        .iter()
        .filter(|term| matches!(term, Term::Not(_)))
        .flat_map(|term| term.children())
        .map(|child| child.index())
        .collect();
    let mut below = HashSet::new();
    while let Some(at) = open.pop() {
        if below.insert(at) {
            let children = terms.get(at).map_or(&[][..], Term::children);
            open.extend(children.iter().map(|child| child.index()));
        }
    }
    below
}

/// Whether some leads pass a comparison and others do not; other comparisons are reported elsewhere.
fn is_open(subject: &Subject<'_>, (of, test): Comparison) -> bool {
    let fails = Formula::points_fail(0, of, test);
    let passes = Formula::points(0, of, test);
    !subject.solver.is_never(passes) && !subject.solver.is_never(fails)
}

/// Whether every comparison has the same result without the rule, for every lead.
fn never_decides(subject: &Subject<'_>, rule: (GroupId, usize), asked: &[Comparison]) -> bool {
    let (group, number) = rule;
    let made = &subject.program.groups[group.index()].rules[number];
    let counts = match &made.trigger {
        Trigger::When { condition, .. } => subject.ways().met(*condition),
        Trigger::ForEach { .. } | Trigger::ForIdle { .. } => Formula::constant(true),
    };
    // Rules that never give anything are reported elsewhere.
    if subject.solver.is_never(counts.clone()) || made.points == MilliPoints::ZERO {
        return false;
    }
    let points = match &made.trigger {
        Trigger::When { .. } => Some(made.points.0),
        Trigger::ForEach { .. } | Trigger::ForIdle { .. } => None,
    };
    let without = OmittedRule {
        group,
        rule: number,
        points,
    };
    asked.iter().all(|(of, test)| {
        let differs = Formula::any(differing(*of, *test, without));
        subject
            .solver
            .is_never_in_short(Formula::all([counts.clone(), differs]))
    })
}

/// When a comparison has a different result without a rule.
fn differing(
    of: PointsRef,
    test: NumberTest<MilliPoints>,
    without: OmittedRule,
) -> Vec<Arc<Formula>> {
    let passes = ends(&[test]);
    let fails = ends(&test.opposites());
    let both = |with: &(i64, i64), other: &(i64, i64)| {
        let part = |(least, most): (i64, i64), without| {
            let points = AskedPoints::new(0, of);
            AskedPoints { without, ..points }.within((least, most))
        };
        Formula::all([part(*with, None), part(*other, Some(without))])
    };
    let pairs = |with: &[(i64, i64)], other: &[(i64, i64)]| -> Vec<Arc<Formula>> {
        with.iter()
            .flat_map(|a| other.iter().map(|b| both(a, b)).collect::<Vec<_>>())
            .collect()
    };
    [pairs(&passes, &fails), pairs(&fails, &passes)].concat()
}

/// The ranges of points that pass one of some tests.
fn ends(tests: &[NumberTest<MilliPoints>]) -> Vec<(i64, i64)> {
    tests
        .iter()
        .flat_map(|test| PointsIn::ends(*test))
        .collect()
}

fn finding(subject: &Subject<'_>, rule: &PointRule) -> Finding {
    let text = subject.sources.text(rule.span).trim();
    let message = msg!(
        "`{text}` has no effect: without it every lead is in the same stage",
        text
    );
    let diagnostic = Diagnostic::new(Code::N0224, rule.span, message)
        .note(msg!(
            "whenever it counts, the points meet the same conditions as without it"
        ))
        .help(msg!(
            "leave it out, or change its points, the limits or the conditions"
        ));
    Finding::new(diagnostic)
}
