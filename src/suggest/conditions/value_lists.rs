//! `or` between values of one field.

use super::super::explain::Explainer;
use super::connectives::{Joiner, corrected_part, is_condition, readings, reread, trimmed};
use crate::contract::condition::{ConditionContext, kind};
use crate::contract::diagnostics::Diagnostics;
use crate::contract::disambiguate::{Choice, try_readings};
use crate::contract::scope::Scope;
use crate::contract::{country, keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::operators;
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::SlotName;
use crate::syntax::tree::{ConditionText, GroupWord, SlotValue};

/// `country is BR or PT`: one condition with several values.
pub(super) fn rewrite(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
    text: &str,
    found: &[Joiner],
) -> Option<Diagnostic> {
    let scope = explainer.scope;
    let first = found.first()?;
    if found.iter().any(|joiner| joiner.group != GroupWord::Any) {
        return None;
    }
    let at = span.start as usize;
    let mut head_text = text.get(..first.range.start)?.to_owned();
    let mut head = reread(scope, span, &head_text, at);
    if !is_condition(scope, place, &head) {
        head_text = corrected_part(explainer, place, span, &head_text)?;
        head = reread(scope, span, &head_text, at);
    }
    let text_of = |part: Span| head_text.get((part.start as usize) - at..(part.end as usize) - at);
    let ends = found
        .iter()
        .skip(1)
        .map(|joiner| joiner.range.start)
        .chain([text.len()]);
    let more: Vec<&str> = found
        .iter()
        .zip(ends)
        .map(|(joiner, end)| text.get(joiner.range.end..end).map(str::trim))
        .collect::<Option<_>>()?;
    readings(&head).iter().find_map(|phrase| {
        let to = operators::several(phrase.id)?;
        let subject = text_of(phrase.slot(SlotName::Subject)?.span)?;
        let slot = phrase
            .slot(SlotName::Value)
            .or(phrase.slot(SlotName::Values))?;
        let (Ok(SlotValue::Value(_)) | Ok(SlotValue::Values(_))) = &slot.value else {
            return None;
        };
        let values: Vec<&str> = std::iter::once(text_of(slot.span)?)
            .chain(more.iter().copied())
            .collect();
        let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        let codes: Vec<&str> = values
            .iter()
            .map(|value| country::code_of(value).unwrap_or(value))
            .collect();
        let mark = scope.language(span).list_mark();
        let candidates = [values.join(mark), quoted.join(mark), codes.join(mark)];
        let line = candidates.iter().find_map(|values| {
            let written = keywords::fill(scope.language(span), to, &|slot| {
                Some(if slot == "subject" { subject } else { values })
            });
            let mut quiet = Diagnostics::default();
            let resolved = resolves(
                scope,
                place,
                &reread(scope, span, &written, span.start as usize),
                &mut quiet,
            );
            (resolved && quiet.is_empty()).then_some(written)
        })?;
        let word_span = trimmed(scope, span, first.range.clone());
        let word = scope.sources.text(word_span);
        let operator = keywords::operator(scope.language(span), to);
        Some(
            Diagnostic::new(
                Code::E0105,
                word_span,
                msg!("`{word}` is not allowed between values", word),
            )
            .corrected(
                msg!(
                    "write several values with `{operator}` and commas",
                    operator
                ),
                line_edit::replaced(scope.sources, span, &line),
            )
            .sure(),
        )
    })
}

fn quoted(value: &str) -> String {
    if value.starts_with(['"', '“']) {
        value.to_string()
    } else {
        crate::text::quoted(value)
    }
}

fn resolves(
    scope: &Scope,
    place: ConditionContext,
    text: &ConditionText,
    diagnostics: &mut Diagnostics,
) -> bool {
    match try_readings(
        readings(text),
        &Diagnostics::brief(),
        |phrase, diagnostics| kind(scope, place, phrase, diagnostics),
    ) {
        Choice::One(tried) => {
            diagnostics.append(tried.diagnostics);
            true
        }
        Choice::Several(_) | Choice::None(_) => false,
    }
}
