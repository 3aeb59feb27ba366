//! Points rules that do not do what they seem to do, and the effect of a decay in numbers.

use super::super::declare::Declarations;
use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{ConditionKind, Decay, PointRule, Qualifier, Trigger};
use super::super::points::Group;
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, Message, msg};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::text::fold_name;
use crate::units::MilliPoints;

pub(super) fn check(
    scope: &Scope,
    declared: &Declarations,
    resolved: &Resolved,
    diagnostics: &mut Diagnostics,
) {
    for (item, read) in declared.groups.iter().zip(&resolved.groups) {
        for rule in &read.group.rules {
            no_points(scope, rule, diagnostics);
            permanent_points(scope, rule, diagnostics);
            if read.group.at_least.is_none() && !read.failed {
                silence_without_floor(scope, item.phrase.span, rule, diagnostics);
            }
        }
        if !read.failed {
            decays(scope, read, diagnostics);
        }
    }
}

fn no_points(scope: &Scope, rule: &PointRule, diagnostics: &mut Diagnostics) {
    if rule.points == MilliPoints::ZERO {
        let text = scope.sources.text(rule.span);
        diagnostics.push(
            Diagnostic::new(
                Code::W0106,
                rule.span,
                msg!("`{text}` gives no points", text),
            )
            .help(msg!(
                "write how many points it gives, or leave the rule out"
            )),
        );
    }
}

/// `+15 when webinar attended`: met permanently from the first occurrence on, and counted only once.
fn permanent_points(scope: &Scope, rule: &PointRule, diagnostics: &mut Diagnostics) {
    let Trigger::When(condition) = &rule.trigger else {
        return;
    };
    let ConditionKind::Activity(test) = &condition.kind else {
        return;
    };
    let (Qualifier::Kind(activity), true) = (test.which, test.is_met_permanently()) else {
        return;
    };
    let Some(decl) = scope.activities.get(activity.index()) else {
        return;
    };
    let written = scope.sources.text(condition.span);
    let bare = written.trim_start_matches('[').trim_end_matches(']');
    let names = || std::iter::once(&decl.name.text).chain(&decl.also);
    // An author who writes `at least 1 time` has thought of it.
    if !names().any(|name| fold_name(name) == fold_name(bare)) {
        return;
    }
    let points = rule.points.signed();
    let line = keywords::fill(scope.language(rule.span), PhraseId::RuleEach, &|slot| {
        Some(if slot == "points" {
            points.as_str()
        } else {
            written
        })
    });
    diagnostics.push(
        Diagnostic::new(
            Code::W0102,
            rule.span,
            msg!(
                "these points are given once, at the first `{bare}`, and never expire",
                bare
            ),
        )
        .note(msg!(
            "points for each activity can fade, and be limited per week or month"
        ))
        .corrected(msg!("if every one should count, write"), line),
    );
}

fn silence_without_floor(
    scope: &Scope,
    header: Span,
    rule: &PointRule,
    diagnostics: &mut Diagnostics,
) {
    let Trigger::ForIdle { counting, .. } = &rule.trigger else {
        return;
    };
    if rule.points >= MilliPoints::ZERO {
        return;
    }
    let what = match counting.has_end() {
        true => msg!("inactivity takes the group below zero: it has no lowest value"),
        false => msg!("inactivity takes points indefinitely: the group has no lowest value"),
    };
    let text = scope.sources.text(header);
    let bare = text.trim_end_matches([':', '：']).trim_end();
    let colon = text.chars().next_back().unwrap_or(':');
    let floor = keywords::optional_part(scope.language(header), PhraseId::Points, "least", "0");
    diagnostics.push(
        Diagnostic::new(Code::W0103, header, what)
            .also(rule.span, msg!("for inactivity"))
            .corrected(
                msg!("give the group a lowest value"),
                format!("{bare}{floor}{colon}"),
            ),
    );
}

/// The effect of each decay in numbers, and whether only the last rule has one.
fn decays(scope: &Scope, read: &Group, diagnostics: &mut Diagnostics) {
    let rules = &read.group.rules;
    let counts = |rule: &&PointRule| !matches!(rule.trigger, Trigger::When(_));
    if let Some((decay, span)) = read.decay
        && let Some(rule) = rules.iter().find(counts)
    {
        diagnostics.push(in_numbers(scope, rule, decay, span));
    }
    for (at, span) in &read.rule_decays {
        let rule = rules.get(*at);
        let decay = rule.and_then(|rule| rule.counting()?.decay);
        if let Some((rule, decay)) = rule.zip(decay) {
            diagnostics.push(in_numbers(scope, rule, decay, *span));
        }
    }
    let activity_rules: Vec<usize> = (0..rules.len())
        .filter(|i| rules.get(*i).is_some_and(|rule| counts(&rule)))
        .collect();
    if let ([(at, span)], None, [_, .., last]) = (
        read.rule_decays.as_slice(),
        read.decay,
        activity_rules.as_slice(),
    ) && at == last
        && *at + 1 == rules.len()
    {
        let text = scope.sources.text(*span);
        let above = rules.get(*at).map_or(*span, |rule| rule.span);
        diagnostics.push(
            Diagnostic::new(
                Code::N0104,
                *span,
                msg!("`{text}` applies only to the rule above it", text),
            )
            .also(
                above,
                msg!("for `{rule}`", rule = scope.sources.text(above)),
            )
            .help(msg!(
                "if it should apply to the whole group, write it before the first rule"
            )),
        );
    }
}

/// The points that a decay leaves of a rule, day by day, as long as its window lets them count.
fn in_numbers(scope: &Scope, rule: &PointRule, decay: Decay, span: Span) -> Diagnostic {
    let text = scope.sources.text(span);
    let window = rule.counting().and_then(|counting| counting.last_days);
    let from = rule.counting().map_or(0, |counting| counting.from_age);
    let counts_on = |age: &u32| *age >= from && window.is_none_or(|days| *age < days);
    let left = |age: u32| MilliPoints(decay.left(rule.points.0, age));
    let (each, points) = (scope.sources.text(rule.span), rule.points);
    let message = match decay {
        Decay::Halves(days) => {
            let ages = (1..=3).map(|n: u32| days.saturating_mul(n));
            let step = |age| msg!("{points} from day {age}", points = left(age), age);
            let steps = ages.filter(counts_on).map(step);
            msg!(
                "`{text}`: `{each}` counts {points} until day {until}, then {steps}",
                text,
                each,
                points,
                until = days.min(window.unwrap_or(days)).saturating_sub(1),
                steps = steps_to_end(steps, window)
            )
        }
        Decay::Fades(days) => {
            let ages = [days / 3, days / 3 * 2].into_iter();
            let ages = ages.filter(|age| *age > 0 && *age < days);
            let step = |age| msg!("{points} on day {age}", points = left(age), age);
            let steps = ages.filter(counts_on).map(step);
            let end = window.map_or(days, |window| window.min(days));
            msg!(
                "`{text}`: `{each}` counts {points} on the day itself, then {steps}",
                text,
                each,
                points,
                steps = steps_to_end(steps, Some(end))
            )
        }
    };
    Diagnostic::new(Code::N0103, span, message)
}

/// The steps of a decay, and the day from which nothing is left.
fn steps_to_end(steps: impl Iterator<Item = Message>, end: Option<u32>) -> Arg {
    let mut steps: Vec<Message> = steps.collect();
    steps.dedup();
    steps.push(match end {
        Some(day) => msg!("nothing from day {day} on", day),
        None => msg!("and so on"),
    });
    Arg::list(steps, Join::Comma)
}
