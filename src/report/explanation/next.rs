//! What is missing, and what comes nearest to the next stage.

use super::value::{Names, fields, pointed};
use super::{Page, condition};
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::{
    Change, Counterfactuals, LeadExplanation, Shortfall, Suggestion, TransitionExplanation,
    TransitionKind,
};

/// The possible next stages with their conditions and what would meet them, and the moves back.
pub(super) fn write(page: &mut Page, explanation: &LeadExplanation, names: &Names) {
    let excluding = explanation
        .exclusions
        .iter()
        .filter(|one| one.condition.answer.is_met());
    for exclusion in excluding {
        page.line(
            1,
            &format!(
                "nothing while it is excluded by {}",
                inline(&exclusion.name)
            ),
        );
    }
    if let (Some(stage), true) = (&explanation.stage, explanation.ways.is_empty()) {
        page.line(1, &format!("no stage follows {}", inline(stage)));
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
    let to = inline(&way.to);
    let line = names.line(&way.line);
    let kind = match way.kind {
        TransitionKind::Forward => format!("{to} ({line})"),
        TransitionKind::FastTrack => format!("{to} by a fast track ({line})"),
        TransitionKind::Back => format!("back to {to} ({line})"),
    };
    page.line(1, &kind);
    match &way.condition {
        Some(trace) => condition::write(page, 2, trace, names),
        None => page.line(2, &inline(way.line.text.trim())),
    }
    if !way.not_without.is_empty() {
        page.line(
            2,
            &format!("not without {}: still unknown", fields(&way.not_without)),
        );
    }
    match (way.not_before, way.needs_activity) {
        (Some(day), true) => {
            page.line(
                2,
                &format!("not before the end of {day}, and only with a new activity of the lead"),
            );
        }
        (Some(day), false) => page.line(2, &format!("not before the end of {day}")),
        (None, true) => page.line(2, "only with a new activity of the lead"),
        (None, false) => {}
    }
}

fn write_counterfactuals(page: &mut Page, counterfactuals: &Counterfactuals, names: &Names) {
    let stage = inline(&counterfactuals.stage);
    for short in &counterfactuals.short {
        page.line(1, &format!("to {stage}: {}", shortage(short, names)));
    }
    for would_do in &counterfactuals.would_do {
        page.line(
            1,
            &format!(
                "to {stage}: {}",
                change(would_do, &counterfactuals.stage, names)
            ),
        );
    }
}

/// `4 points short: score has 41 of what `score at least 45` asks (line 150)`
fn shortage(short: &Shortfall, names: &Names) -> String {
    format!(
        "{} short: {} is {}, `{}` ({})",
        pointed(short.by),
        inline(&short.of),
        short.has,
        inline(short.line.text.trim()),
        names.line(&short.line)
    )
}

fn change(would_do: &Suggestion, wanted: &str, names: &Names) -> String {
    let change = match &would_do.change {
        Change::Activity { kind, times: 1 } => format!("one more {} would be enough", inline(kind)),
        Change::Activity { kind, times } => {
            format!("{times} more of {} would be enough", inline(kind))
        }
        Change::Field {
            field,
            value: Some(value),
        } => {
            format!(
                "would qualify if `{}` is {}",
                inline(field),
                names.observed(value)
            )
        }
        Change::Field { field, value: None } => {
            format!("would qualify once `{}` is known", inline(field))
        }
    };
    match would_do.stage == wanted {
        true => change,
        false => format!("{change}, and lead to {}", inline(&would_do.stage)),
    }
}
