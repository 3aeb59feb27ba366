//! What is missing, and what comes nearest to the next stage.

use super::value::{Names, fields, pointed};
use super::{Page, condition};
use crate::eval::explain::explanation::{
    Change, Counterfactuals, LeadExplanation, Shortfall, Suggestion, TransitionExplanation,
    TransitionKind,
};
use crate::message::{Message, msg};
use crate::report::format;

/// The possible next stages with their conditions and what would meet them, and the moves back.
pub(super) fn write(page: &mut Page, explanation: &LeadExplanation, names: &Names) {
    let excluding = explanation
        .exclusions
        .iter()
        .filter(|one| one.condition.answer.is_met());
    for exclusion in excluding {
        page.line(
            1,
            &msg!(
                "nothing while it is excluded by {exclusion}",
                exclusion = exclusion.name
            ),
        );
    }
    if let (Some(stage), true) = (&explanation.stage, explanation.ways.is_empty()) {
        page.line(1, &msg!("no stage follows {stage}", stage));
    }
    let (back, forward): (Vec<_>, Vec<_>) = explanation
        .ways
        .iter()
        .partition(|way| way.kind == TransitionKind::Back);
    for way in forward {
        write_transition(page, way, names);
    }
    for counterfactuals in &explanation.nearest {
        write_counterfactuals(page, counterfactuals, names);
    }
    for way in back {
        write_transition(page, way, names);
    }
}

fn write_transition(page: &mut Page, way: &TransitionExplanation, names: &Names) {
    let (stage, line) = (&way.to, names.line(&way.line));
    let kind = match way.kind {
        TransitionKind::Forward => msg!("{stage} ({line})", stage, line),
        TransitionKind::FastTrack => msg!("{stage} by a fast track ({line})", stage, line),
        TransitionKind::Back => msg!("back to {stage} ({line})", stage, line),
    };
    page.line(1, &kind);
    match &way.condition {
        Some(trace) => condition::write(page, 2, trace, names),
        None => page.line(2, &Message::verbatim(way.line.text.trim())),
    }
    if !way.not_without.is_empty() {
        let fields = fields(&way.not_without);
        page.line(2, &msg!("not without {fields}: still unknown", fields));
    }
    let day = way.not_before.map(|day| day.to_string());
    match (day, way.needs_activity) {
        (Some(day), true) => page.line(
            2,
            &msg!(
                "not before the end of {day}, and only with a new activity of the lead",
                day
            ),
        ),
        (Some(day), false) => page.line(2, &msg!("not before the end of {day}", day)),
        (None, true) => page.line(2, &msg!("only with a new activity of the lead")),
        (None, false) => {}
    }
}

fn write_counterfactuals(page: &mut Page, counterfactuals: &Counterfactuals, names: &Names) {
    let stage = &counterfactuals.stage;
    for short in &counterfactuals.short {
        let step = shortage(short, names);
        page.line(1, &msg!("to {stage}: {step}", stage, step));
    }
    for would_do in &counterfactuals.would_do {
        let step = change(would_do, stage, names);
        page.line(1, &msg!("to {stage}: {step}", stage, step));
    }
}

/// `4 points short: score is 41, `score at least 45` (line 150)`
fn shortage(short: &Shortfall, names: &Names) -> Message {
    msg!(
        "{points} short: {total} is {has}, `{text}` ({line})",
        points = pointed(short.by),
        total = short.word,
        has = format::points(short.has),
        text = short.line.text.trim(),
        line = names.line(&short.line)
    )
}

fn change(would_do: &Suggestion, wanted: &str, names: &Names) -> Message {
    let change = match &would_do.change {
        Change::Activity { kind, times: 1 } => {
            msg!("one more {activity} would be enough", activity = kind)
        }
        Change::Activity { kind, times } => {
            msg!(
                "{times} more of {activity} would be enough",
                times,
                activity = kind
            )
        }
        Change::Field {
            field,
            value: Some(value),
        } => msg!(
            "would qualify if `{field}` is {value}",
            field,
            value = names.observed(value)
        ),
        Change::Field { field, value: None } => {
            msg!("would qualify once `{field}` is known", field)
        }
    };
    match would_do.stage == wanted {
        true => change,
        false => msg!(
            "{change}, and lead to {stage}",
            change,
            stage = would_do.stage
        ),
    }
}
