//! Checks the lines of an sla against each other.

use super::diagnostics::Diagnostics;
use super::durations::{ClockKind, clock_kind};
use super::model::{Actor, ClockSpan, PartyId};
use super::scope::Scope;
use super::slas::SlaLines;
use super::symbols::{Meaning, Namespace};
use super::{keywords, sample_lines};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, ToArg, msg};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;

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
            true => msg!("the warning would come only at the deadline"),
            false => msg!("the warning would come after the deadline"),
        };
        diagnostics.push(
            Diagnostic::new(Code::E0208, warn.span, message)
                .also(within.span, msg!("the deadline"))
                .help(msg!(
                    "both count from the start of the clock; warn earlier than the deadline"
                )),
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
                msg!("it would be escalated before the deadline, while there is still time"),
            )
            .also(within.span, msg!("the deadline"))
            .help(msg!(
                "both count from the start of the clock; escalate at the deadline or later, and use `{warn}` before",
                warn = keywords::label(scope.language(escalate.span), PhraseId::Warn)
            )),
        );
    }
    if let Some((from, to, span)) = &read.paused {
        if matches!(kind, ClockKind::Days | ClockKind::BusinessDays) {
            diagnostics.push(
                Diagnostic::new(
                    Code::E0206,
                    *span,
                    msg!("a clock that counts whole days cannot be paused"),
                )
                .also(within.span, msg!("counts whole days"))
                .help(msg!("count the deadline in hours or business hours")),
            );
        }
        if from == to {
            diagnostics.push(
                Diagnostic::new(
                    Code::E0406,
                    *span,
                    msg!("the same activity cannot start and end a pause"),
                )
                .help(msg!(
                    "name two activities, for example `{pause}`",
                    pause = sample_lines::pause(scope.language(*span))
                )),
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
        entry
            .map_or(String::new(), |entry| format!("`{}`", entry.text))
            .to_arg()
    };
    let actor = |actor: &Actor| match actor {
        Actor::Lead => msg!("the lead").to_arg(),
        Actor::Party(id) => party(*id),
    };
    let by = actors.iter().map(actor);
    let text = scope.sources.text(span);
    let message = msg!(
        "`{text}` is done by {by}, so {party} can never do it",
        text,
        by = Arg::list(by, Join::And),
        party = party(who)
    );
    Diagnostic::new(Code::E0406, span, message).help(msg!(
        "name an activity of the party after `{who}`, or a stage to bring the lead to",
        who = keywords::label(scope.language(span), PhraseId::Who)
    ))
}

fn other_unit(scope: &Scope, within: &ClockSpan, kind: ClockKind, span: &ClockSpan) -> Diagnostic {
    let (text, deadline) = (
        scope.sources.text(span.span),
        scope.sources.text(within.span),
    );
    let message = msg!(
        "`{text}` and `{deadline}` are different kinds of time",
        text,
        deadline
    );
    Diagnostic::new(Code::E0206, span.span, message)
        .also(within.span, msg!("the deadline"))
        .help(match kind {
            ClockKind::Elapsed => msg!("count in minutes or hours, as the deadline does"),
            ClockKind::Business => {
                msg!("count in business minutes or business hours, as the deadline does")
            }
            ClockKind::Days => msg!("count in days or weeks, as the deadline does"),
            ClockKind::BusinessDays => msg!("count in business days, as the deadline does"),
        })
}
