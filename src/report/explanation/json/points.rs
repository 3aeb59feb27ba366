//! Points.

use serde_json::{Value, json};

use super::{Form, number, place};
use crate::eval::explain::explanation::{
    Counted, Dropped, GroupExplanation, RuleCause, RuleExplanation, TotalExplanation,
};

pub(super) fn group(group: &GroupExplanation, form: &Form) -> Value {
    json!({
        "name": group.name,
        "points": number(group.points),
        "lowest": number(group.range.0),
        "highest": number(group.range.1),
        "before_limits": number(group.before_limits),
        "at_most": group.at_most.map(number),
        "at_least": group.at_least.map(number),
        "only_highest": group.only_highest,
        "starts_again": group.starts_again,
        "because": group.because,
        "line": place(&group.line),
        "rules": group.rules.iter().map(|one| rule(one, form)).collect::<Vec<_>>(),
    })
}

pub(super) fn total(total: &TotalExplanation) -> Value {
    let parts = total
        .parts
        .iter()
        .map(|(name, points)| json!({ "name": name, "points": number(*points) }));
    json!({
        "name": total.name,
        "points": number(total.points),
        "lowest": number(total.range.0),
        "highest": number(total.range.1),
        "parts": parts.collect::<Vec<_>>(),
        "before_limits": number(total.before_limits),
        "at_most": total.at_most.map(number),
        "at_least": total.at_least.map(number),
    })
}

fn rule(rule: &RuleExplanation, form: &Form) -> Value {
    let (condition, occurrences) = match &rule.why {
        RuleCause::Condition(trace) => (Some(form.condition(trace)), None),
        RuleCause::Occurrences {
            counted,
            dropped,
            left_out,
            before_limit,
            at_most,
            silences,
        } => (
            None,
            Some(json!({
                "silences": silences,
                "counted": counted.iter().map(occurrence).collect::<Vec<_>>(),
                "not_counted": dropped.iter().map(not_counted).collect::<Vec<_>>(),
                "left_out": left_out,
                "before_limit": number(*before_limit),
                "at_most": at_most.map(number),
            })),
        ),
    };
    json!({
        "points": number(rule.points),
        "each": number(rule.each),
        "because": rule.because,
        "line": place(&rule.line),
        "condition": condition,
        "occurrences": occurrences,
    })
}

fn occurrence(one: &Counted) -> Value {
    json!({
        "day": one.day.to_string(),
        "age_days": one.age,
        "times": one.times,
        "each": number(one.each),
        "held_to": one.held_to.map(number),
    })
}

fn not_counted(one: &Dropped) -> Value {
    json!({
        "day": one.day.to_string(),
        "age_days": one.age,
        "times": one.times,
        "why": one.why.key(),
    })
}
