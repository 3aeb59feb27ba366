//! Points rules that do not do what they seem to do, and the effect of a decay in numbers.

use super::super::declare::Declarations;
use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{ConditionKind, Decay, PointRule, Qualifier, Trigger};
use super::super::points::Group;
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
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
            Diagnostic::new(Code::W0106, rule.span, format!("`{text}` gives no points"))
                .help("write how many points it gives, or leave the rule out"),
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
            format!("these points are given once, at the first `{bare}`, and never expire"),
        )
        .note("points for each activity can fade, and be limited per week or month")
        .corrected("if every one should count, write", line),
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
        true => "inactivity takes the group below zero: it has no lowest value",
        false => "inactivity takes points indefinitely: the group has no lowest value",
    };
    let text = scope.sources.text(header);
    let line = format!(
        "{}, at least 0:",
        text.trim_end_matches([':', '：']).trim_end()
    );
    diagnostics.push(
        Diagnostic::new(Code::W0103, header, what)
            .also(rule.span, "for inactivity")
            .corrected("give the group a lowest value", line),
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
                format!("`{text}` applies only to the rule above it"),
            )
            .also(above, format!("for `{}`", scope.sources.text(above)))
            .help("if it should apply to the whole group, write it before the first rule"),
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
    let (full, mut steps, end) = match decay {
        Decay::Halves(days) => {
            let ages = (1..=3).map(|n: u32| days.saturating_mul(n));
            let step = |age| format!("{} from day {age}", left(age));
            let until = days.min(window.unwrap_or(days)).saturating_sub(1);
            (
                format!("until day {until}"),
                ages.filter(counts_on).map(step).collect::<Vec<_>>(),
                window,
            )
        }
        Decay::Fades(days) => {
            let ages = [days / 3, days / 3 * 2].into_iter();
            let ages = ages.filter(|age| *age > 0 && *age < days);
            let step = |age| format!("{} on day {age}", left(age));
            (
                "on the day itself".to_owned(),
                ages.filter(counts_on).map(step).collect(),
                Some(window.map_or(days, |window| window.min(days))),
            )
        }
    };
    steps.dedup();
    steps.push(match end {
        Some(day) => format!("nothing from day {day} on"),
        None => "and so on".to_owned(),
    });
    let (each, steps) = (scope.sources.text(rule.span), steps.join(", "));
    let message = format!(
        "`{text}`: `{each}` counts {} {full}, then {steps}",
        rule.points
    );
    Diagnostic::new(Code::N0103, span, message)
}
