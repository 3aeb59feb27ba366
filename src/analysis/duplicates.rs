//! Duplicates: two rules with the same condition, two equivalent bullets.

use rustc_hash::FxHashMap;

use super::condition_sites::{CheckedCondition, conditions};
use super::group_totals::GroupTotals;
use super::score_ranges::name_and_span;
use super::{Finding, Subject, signed};
use crate::contract::model::{Condition, Contract, GroupId, PointRule};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Program;
use crate::ir::program::Trigger;
use crate::ir::term::{Term, TermId};
use crate::message::msg;

/// Examines the points rules, then every group of bullets.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = rules(subject);
    for condition in conditions(subject) {
        bullets(subject, &condition, &mut findings);
    }
    findings
}

/// A rule in its group.
#[derive(Clone, Copy)]
struct GroupedRule<'a> {
    group: GroupId,
    rule: &'a PointRule,
    trigger: &'a Trigger,
}

/// Rules that contribute to the same points and differ only in their number of points.
fn rules(subject: &Subject<'_>) -> Vec<Finding> {
    let added = GroupTotals::new(subject.contract);
    let groups = subject.contract.groups.iter().zip(&subject.program.groups);
    let placed = groups.enumerate().flat_map(|(i, (group, compiled))| {
        let group_id = GroupId(i as u32);
        let rules = group.rules.iter().zip(&compiled.rules);
        rules.map(move |(rule, compiled)| GroupedRule {
            group: group_id,
            rule,
            trigger: &compiled.trigger,
        })
    });
    let mut before: FxHashMap<Key, Vec<GroupedRule>> = FxHashMap::default();
    let mut findings = Vec::new();
    for placed in placed {
        let Some(key) = key(subject.program, placed.trigger) else {
            continue;
        };
        let known = before.entry(key).or_default();
        let is_same = |other: &&GroupedRule| {
            let together = added.together(other.group, placed.group);
            together.is_some() && is_same(other.trigger, placed.trigger)
        };
        let Some(other) = known.iter().find(is_same) else {
            known.push(placed);
            continue;
        };
        let diagnostic = rule(subject.contract, other, &placed);
        let together = added.together(other.group, placed.group);
        let place = together.and_then(|of| name_and_span(subject, of));
        findings.push(Finding::new(match place {
            Some((_, place)) => subject.in_this_contract(diagnostic, place),
            None => diagnostic,
        }));
    }
    findings
}

/// What equal triggers have in common, for fast lookup.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    When(TermId),
    ForEach(u32),
    ForIdle(u32),
}

/// None if the condition has the same result for every lead.
fn key(program: &Program, trigger: &Trigger) -> Option<Key> {
    Some(match trigger {
        Trigger::When { condition, .. } => {
            if let Term::Always(_) = program.term(*condition) {
                return None;
            }
            Key::When(*condition)
        }
        Trigger::ForEach { which, .. } => Key::ForEach(which.0),
        Trigger::ForIdle { days, .. } => Key::ForIdle(*days),
    })
}

/// Whether two triggers with the same key are equal.
fn is_same(one: &Trigger, other: &Trigger) -> bool {
    match (one, other) {
        (
            Trigger::ForEach { counting: one, .. } | Trigger::ForIdle { counting: one, .. },
            Trigger::ForEach {
                counting: other, ..
            }
            | Trigger::ForIdle {
                counting: other, ..
            },
        ) => one == other,
        _ => true,
    }
}

fn rule(contract: &Contract, first: &GroupedRule, second: &GroupedRule) -> Diagnostic {
    let of = |placed: &GroupedRule| contract.groups.get(placed.group.index());
    let only_highest = of(second).is_some_and(|group| group.only_highest);
    let in_one = first.group == second.group;
    let (first_points, points) = (signed(first.rule.points), signed(second.rule.points));
    let message = match (in_one && only_highest, in_one) {
        (true, _) => msg!(
            "this rule asks for the same as another rule of the group, so only one of {first_points} and {points} ever counts",
            first_points,
            points
        ),
        (false, true) => msg!(
            "this rule asks for the same as another rule of the group: whoever gets {first_points} also gets {points}",
            first_points,
            points
        ),
        (false, false) => msg!(
            "this rule asks for the same as a rule of `{group}`: whoever gets {first_points} there also gets {points} here",
            group = of(first).map_or("", |group| group.name.text.as_str()),
            first_points,
            points
        ),
    };
    Diagnostic::new(Code::W0204, second.rule.span, message)
        .also(first.rule.span, msg!("the other rule"))
        .help(msg!("keep one of the two, with the intended total"))
}

/// Reports equivalent bullets of a group, even if they use different words, then examines the groups among its bullets. Bullets
/// with the same result for every lead are reported elsewhere.
fn bullets<'a>(
    subject: &Subject<'a>,
    condition: &CheckedCondition<'a>,
    findings: &mut Vec<Finding>,
) {
    let mut seen: FxHashMap<TermId, &Condition> = FxHashMap::default();
    for bullet in condition.parts(subject) {
        let is_open = !matches!(subject.program.term(bullet.term), Term::Always(_));
        let first = is_open.then(|| seen.insert(bullet.term, bullet.condition));
        if let Some(first) = first.flatten() {
            findings.push(Finding::new(bullet_twice(bullet.condition, first)));
        }
        bullets(subject, &bullet, findings);
    }
}

fn bullet_twice(bullet: &Condition, first: &Condition) -> Diagnostic {
    let message = msg!("this line asks for the same as another line of the group");
    Diagnostic::new(Code::W0205, bullet.span, message)
        .also(first.span, msg!("the other line"))
        .help(msg!(
            "leave one of the two out, or correct the one that should ask for something else"
        ))
}
