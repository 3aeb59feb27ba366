//! The `calendar:` lines of the contract block or of an sla: which calendar counts for which leads.

use super::block_lines::missing;
use super::condition::{ConditionContext, ContextKind, condition};
use super::diagnostics::Diagnostics;
use super::model::{CalendarChoice, CalendarId, CalendarRule, Condition};
use super::scope::Scope;
use super::symbols::{Meaning, Namespace};
use super::{keywords, phrase_args};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Line, Phrase};

/// A line that was read.
pub(super) struct CalendarLine {
    calendar: CalendarId,
    /// None for the line that holds for all other leads.
    condition: Option<Condition>,
    span: Span,
}

/// `calendar: Sao Paulo when country is BR`, `calendar: London`
pub(super) fn line(
    scope: &Scope,
    complete: bool,
    phrase: &Phrase,
    line: &Line,
    diagnostics: &mut Diagnostics,
) -> Option<CalendarLine> {
    let calendar = phrase_args::name(phrase, SlotName::Calendar, diagnostics)
        .and_then(|name| scope.calendar(name, diagnostics));
    let condition = match phrase.id {
        PhraseId::CalendarWhen => {
            let place = ConditionContext::new(ContextKind::Calendar, complete);
            let text = phrase_args::condition(phrase, SlotName::Condition, diagnostics)?;
            Some(condition(scope, place, text, &line.bullets, diagnostics)?)
        }
        _ => None,
    };
    Some(CalendarLine {
        calendar: calendar?,
        condition,
        span: line.span,
    })
}

/// The rule of all lines; none without lines, or if the last one is missing.
pub(super) fn rule(
    scope: &Scope,
    lines: Vec<CalendarLine>,
    silent: bool,
    diagnostics: &mut Diagnostics,
) -> Option<CalendarRule> {
    let mut choices = Vec::new();
    let mut last: Option<(CalendarId, Span)> = None;
    let mut latest = None;
    for line in lines {
        latest = Some(line.span);
        match (line.condition, last) {
            (_, Some((_, before))) => diagnostics.push(never_counts(scope, line.span, before)),
            (None, None) => last = Some((line.calendar, line.span)),
            (Some(condition), None) => choices.push(CalendarChoice {
                calendar: line.calendar,
                condition,
            }),
        }
    }
    match last {
        Some((default, _)) => Some(CalendarRule { choices, default }),
        None => {
            diagnostics.extend(
                latest
                    .filter(|_| !silent)
                    .map(|span| no_last(scope, span, &choices)),
            );
            None
        }
    }
}

/// A line after the one that holds for all other leads.
fn never_counts(scope: &Scope, span: Span, before: Span) -> Diagnostic {
    let (text, first) = (scope.sources.text(span), scope.sources.text(before));
    let when = keywords::words_before(scope.language(span), PhraseId::CalendarWhen, "condition");
    let message = msg!(
        "`{text}` never counts: `{first}` is for all leads that come to it",
        text,
        first
    );
    Diagnostic::new(Code::E0111, span, message)
        .also(before, msg!("the line for all other leads"))
        .help(msg!("a line without `{when}` is the last one; keep one such line, and write those with `{when}` above it", when))
}

fn no_last(scope: &Scope, span: Span, choices: &[CalendarChoice]) -> Diagnostic {
    let is_chosen = |id: CalendarId| choices.iter().any(|choice| choice.calendar == id);
    let mut declared = scope.names.in_namespace(Namespace::Calendars);
    let other = declared.find(|entry| match entry.meaning {
        Meaning::Calendar(id) => !is_chosen(id),
        _ => false,
    });
    let name = other.map_or("London", |entry| entry.text.as_str());
    let language = scope.language(span);
    let line = keywords::fill(language, PhraseId::UseCalendar, &|_| Some(name));
    let message = msg!(
        "the calendar of the leads for which no `{when}` is met is missing",
        when = keywords::words_before(language, PhraseId::CalendarWhen, "condition")
    );
    let mut diagnostic = missing(span, message, line);
    if let Some(help) = &mut diagnostic.help {
        help.text = msg!("add a last line, for example");
    }
    diagnostic
}
