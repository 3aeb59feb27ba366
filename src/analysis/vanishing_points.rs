//! Points without effect: a cap below the points of one rule, negative points that fade away.

use super::{Finding, Subject, signed};
use crate::contract::model::{Counting, Decay, PointGroup, PointRule, Trigger};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::units::MilliPoints;

/// Examines every rule of every points group.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let groups = subject.contract.groups.iter();
    let said = groups.flat_map(|group| {
        group.rules.iter().flat_map(|rule| {
            let counting = rule.counting();
            let fades = counting.and_then(|counting| fades(group, rule, counting));
            cut_off(group, rule).into_iter().chain(fades)
        })
    });
    said.map(Finding::new).collect()
}

/// Points without their sign.
pub(super) fn magnitude(points: MilliPoints) -> MilliPoints {
    MilliPoints(points.0.saturating_abs())
}

/// Points of one occurrence that a cap never lets count in full.
fn cut_off(group: &PointGroup, rule: &PointRule) -> Option<Diagnostic> {
    let own = rule.counting().and_then(|counting| counting.at_most_points);
    let own = own.filter(|most| magnitude(rule.points) > *most);
    let of_group = limit(group, rule).filter(|most| magnitude(rule.points) > magnitude(*most));
    let (most, is_own) = match (own, of_group) {
        (Some(most), _) => (most, true),
        (None, Some(most)) => (magnitude(most), false),
        (None, None) => return None,
    };
    let points = magnitude(rule.points);
    let lost = MilliPoints(points.0 - most.0);
    let counted = signed_as(rule, most);
    let message = match is_own {
        true => msg!(
            "{lost} of these {points} points never count: the rule's own limit is {most}",
            lost,
            points,
            most
        ),
        false => msg!(
            "{lost} of these {points} points never count: `{group}` stops at {most}",
            lost,
            points,
            group = group.name.text,
            most = counted
        ),
    };
    let diagnostic = Diagnostic::new(Code::W0206, rule.span, message).help(msg!(
        "write the points that count, {points}, or raise the limit",
        points = signed(counted)
    ));
    Some(match is_own {
        true => diagnostic,
        false => diagnostic.also(group.name.span, msg!("the limit")),
    })
}

fn signed_as(rule: &PointRule, most: MilliPoints) -> MilliPoints {
    MilliPoints(most.0 * rule.points.0.signum())
}

/// The limit of the group in the direction of the rule, unless another rule can create room below it.
fn limit(group: &PointGroup, rule: &PointRule) -> Option<MilliPoints> {
    let opposite = |other: &PointRule| other.points.0.signum() == -rule.points.0.signum();
    let alone = group.only_highest && rule.points > MilliPoints::ZERO;
    if !alone && group.rules.iter().any(opposite) {
        return None;
    }
    match rule.points.0 {
        0 => None,
        1.. => group.at_most.filter(|most| *most >= MilliPoints::ZERO),
        _ => group.at_least.filter(|least| *least <= MilliPoints::ZERO),
    }
}

/// Negative points for an activity that lose value like positive points, until nothing is left of them.
fn fades(group: &PointGroup, rule: &PointRule, counting: &Counting) -> Option<Diagnostic> {
    let decay = counting.decay?;
    let of_plus = |other: &PointRule| {
        let same = other
            .counting()
            .is_some_and(|counting| counting.decay == Some(decay));
        same && other.points > MilliPoints::ZERO
    };
    let is_idle = matches!(rule.trigger, Trigger::ForIdle { .. });
    // A decay below the rule itself is intended.
    if rule.points >= MilliPoints::ZERO || is_idle || !group.rules.iter().any(of_plus) {
        return None;
    }
    let lost = magnitude(rule.points);
    let message = match decay {
        Decay::Halves(days) => {
            let steps = (0..i64::BITS).find(|step| lost.0 >> step < 1000)?;
            msg!(
                "these minus points lose value like the plus points: of {lost}, {half} are left from day {days} on, less than 1 from day {end} on",
                lost,
                half = MilliPoints(lost.0 >> 1),
                days,
                end = u64::from(days) * u64::from(steps)
            )
        }
        Decay::Fades(days) => msg!(
            "these minus points lose value like the plus points: of {lost}, nothing is left from day {days} on",
            lost,
            days
        ),
    };
    let of_group = msg!("the decay is that of the whole group");
    let help = msg!(
        "if it should count against the lead permanently, put the rule into a group without a decay"
    );
    let diagnostic = Diagnostic::new(Code::N0205, rule.span, message);
    Some(diagnostic.also(group.name.span, of_group).help(help))
}
