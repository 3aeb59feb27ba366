//! Checks the lines of an sla against each other.

use super::diagnostics::Diagnostics;
use super::durations::{ClockKind, clock_kind};
use super::model::{Actor, ClockSpan, PartyId};
use super::scope::Scope;
use super::slas::SlaLines;
use super::symbols::{Meaning, Namespace};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Reports lines that do not fit together.
pub(super) fn fits_together(scope: &Scope, read: &SlaLines, diagnostics: &mut Diagnostics) {
    if let Some(who) = read.who {
        for (activity, span) in &read.acts {
            let actors = scope.actors(*activity);
            if !actors.is_empty() && !actors.contains(&Actor::Party(who)) {
                diagnostics.push(not_theirs(scope, who, &actors, *span));
            }
        }
    }
    let Some((within, _)) = &read.within else {
        return;
    };
    let (kind, length) = clock_kind(within.duration);
    let escalate = read.escalate.as_ref().map(|(_, span)| span);
    for span in read.warn.iter().chain(escalate) {
        if clock_kind(span.duration).0 != kind {
            diagnostics.push(other_unit(scope, within, kind, span));
        }
    }
    if let Some(warn) = &read.warn
        && clock_kind(warn.duration).0 == kind
        && clock_kind(warn.duration).1 >= length
    {
        let message = match clock_kind(warn.duration).1 == length {
            true => "the warning would come only at the deadline",
            false => "the warning would come after the deadline",
        };
        diagnostics.push(
            Diagnostic::new(Code::E0208, warn.span, message)
                .also(within.span, "the deadline")
                .help("both count from the start of the clock; warn earlier than the deadline"),
        );
    }
    if let Some((_, escalate)) = &read.escalate
        && clock_kind(escalate.duration).0 == kind
        && clock_kind(escalate.duration).1 < length
    {
        diagnostics.push(
            Diagnostic::new(
                Code::W0109,
                escalate.span,
                "it would be escalated before the deadline, while there is still time",
            )
            .also(within.span, "the deadline")
            .help("both count from the start of the clock; escalate at the deadline or later, and use `warn after:` before"),
        );
    }
    if let Some((from, to, span)) = &read.paused {
        if matches!(kind, ClockKind::Days | ClockKind::BusinessDays) {
            diagnostics.push(
                Diagnostic::new(
                    Code::E0206,
                    *span,
                    "a clock that counts whole days cannot be paused",
                )
                .also(within.span, "counts whole days")
                .help("count the deadline in hours or business hours"),
            );
        }
        if from == to {
            diagnostics.push(
                Diagnostic::new(
                    Code::E0406,
                    *span,
                    "the same activity cannot start and end a pause",
                )
                .help("name two activities, for example `snooze until wake up`"),
            );
        }
    }
}

fn not_theirs(scope: &Scope, who: PartyId, actors: &[Actor], span: Span) -> Diagnostic {
    let party = |id: PartyId| {
        let parties = scope.names.in_namespace(Namespace::Parties);
        let entry = parties
            .into_iter()
            .find(|entry| entry.meaning == Meaning::Party(id));
        entry.map_or(String::new(), |entry| format!("`{}`", entry.text))
    };
    let actor = |actor: &Actor| match actor {
        Actor::Lead => "the lead".to_string(),
        Actor::Party(id) => party(*id),
    };
    let by: Vec<String> = actors.iter().map(actor).collect();
    let text = scope.sources.text(span);
    let message = format!(
        "`{text}` is done by {}, so {} can never do it",
        by.join(" and "),
        party(who)
    );
    Diagnostic::new(Code::E0406, span, message)
        .help("name an activity of the party after `who:`, or a stage to bring the lead to")
}

fn other_unit(scope: &Scope, within: &ClockSpan, kind: ClockKind, span: &ClockSpan) -> Diagnostic {
    let (text, deadline) = (
        scope.sources.text(span.span),
        scope.sources.text(within.span),
    );
    let message = format!("`{text}` and `{deadline}` are different kinds of time");
    Diagnostic::new(Code::E0206, span.span, message)
        .also(within.span, "the deadline")
        .help(format!("count in {}, as the deadline does", kind.units()))
}
