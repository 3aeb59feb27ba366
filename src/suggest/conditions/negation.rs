//! `not` before a condition.

use super::connectives::{is_condition, readings, reread};
use super::holds;
use crate::contract::condition::ConditionContext;
use crate::contract::scope::Scope;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::{activity, operators};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName, joiners, mistakes};
use crate::syntax::recovery::labels;
use crate::syntax::tree::{GroupWord, Phrase, SlotValue, ValueKind};
use crate::text::{is_han, starts_with_ignoring_case};

/// `not country is BR`: the opposite operator, or a group.
pub(super) fn rewrite(
    scope: &Scope,
    place: ConditionContext,
    span: Span,
    text: &str,
) -> Option<Diagnostic> {
    let language = scope.language(span);
    let not = joiners(language).not.iter().find(|not| {
        let end = starts_with_ignoring_case(text, not);
        let is_word =
            |end: usize| not.ends_with(is_han) || text[end..].starts_with(char::is_whitespace);
        end.is_some_and(is_word)
    })?;
    if says_no(language, not, text) {
        return None;
    }
    let inner = text.get(not.len()..)?.trim();
    let at = span.end as usize - inner.len();
    let asked = reread(scope, span, inner, at);
    if !is_condition(scope, place, &asked) {
        return None;
    }
    let word_span = Span::new(
        span.file,
        span.start as usize,
        span.start as usize + not.len(),
    );
    let diagnostic = Diagnostic::new(
        Code::E0105,
        word_span,
        msg!("a condition cannot start with `{not}`", not),
    );
    if let Some(line) = readings(&asked)
        .iter()
        .find_map(|phrase| opposite(scope, place, phrase))
    {
        return Some(
            diagnostic
                .corrected(
                    msg!("write the opposite"),
                    line_edit::replaced(scope.sources, span, &line),
                )
                .sure(),
        );
    }
    let before = line_edit::before(scope.sources, span);
    let opener = keywords::opener(language, GroupWord::None);
    let bullet = "-".repeat(place.depth + 1);
    Some(
        diagnostic
            .corrected(
                msg!("put it under `{opener}`", opener),
                format!("{before}{opener}\n{bullet} {inner}"),
            )
            .sure(),
    )
}

/// Whether the word belongs to longer ones that start a condition, or wrong ones in their place: `não há`, `não houve`.
fn says_no(language: Language, not: &str, text: &str) -> bool {
    let right = activity::negative_phrases().flat_map(|id| labels(language, id));
    let wrong = mistakes(language).iter().map(|(wrong, _)| *wrong);
    right.chain(wrong).any(|words| {
        words.len() > not.len()
            && starts_with_ignoring_case(words, not).is_some()
            && starts_with_ignoring_case(text, words).is_some()
    })
}

/// The opposite of a condition that holds.
fn opposite(scope: &Scope, place: ConditionContext, phrase: &Phrase) -> Option<String> {
    if phrase.id == PhraseId::Is && is_number(phrase) {
        return None;
    }
    let to = operators::opposite(phrase.id)?;
    let written = keywords::fill(scope.language(phrase.span), to, &|name| {
        let slot = phrase.slots.iter().find(|slot| slot.name.text() == name)?;
        Some(scope.sources.text(slot.span))
    });
    let opposite = reread(scope, phrase.span, &written, phrase.span.start as usize);
    holds(scope, place, &opposite).then_some(written)
}

fn is_number(phrase: &Phrase) -> bool {
    let value = phrase.slot(SlotName::Value).map(|slot| &slot.value);
    matches!(value, Some(Ok(SlotValue::Value(value))) if matches!(value.kind, ValueKind::Money(..)))
}
