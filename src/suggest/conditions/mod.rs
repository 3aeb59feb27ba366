//! Conditions without a reading that holds, and what was probably meant.

mod aliases;
mod connectives;
mod incomplete;
mod negation;
mod operators;
mod reading;
mod repairs;
mod value_lists;

pub(super) use operators::unfit;

use super::explain::Explainer;
use super::names;
use crate::contract::condition::{ConditionContext, kind};
use crate::contract::diagnostics::Diagnostics;
use crate::contract::name_role::NameRole;
use crate::contract::scope::Scope;
use crate::contract::unresolved::FailedCondition;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::OtherLanguage;
use crate::syntax::recovery::{Edit, EditKind};
use crate::syntax::tree::{ConditionText, ConditionTextKind};
use reading::Reading;
use repairs::{
    currency_first, keeps_meaning, misspelt_about_unknown, repaired, touches_name, without_quotes,
};

/// The likeliest error of a condition.
pub(super) fn explain(explainer: &Explainer, condition: FailedCondition) -> Vec<Diagnostic> {
    let FailedCondition {
        place,
        span,
        readings,
    } = condition;
    if let Some(diagnostic) = connectives::rewrite(explainer, place, span) {
        return vec![diagnostic];
    }
    let readings = readings.into_iter();
    let readings: Vec<Reading> = readings.map(|one| Reading::new(explainer, one)).collect();
    let best = reading::nearest(readings);
    let corrected = match &best {
        Some(best) if best.is_named() => reworded(explainer, place, span, best),
        Some(best) if best.is_tested_and_close() => None,
        best => repaired_or_rewritten(explainer, place, span, best.as_ref())
            .or_else(|| beginning(explainer, place, span, best.as_ref())),
    };
    match (corrected, best) {
        (Some(diagnostic), _) => vec![diagnostic],
        (None, Some(best)) => best.diagnostics,
        (None, None) => vec![incomplete::no_condition(explainer, span)],
    }
}

/// The same condition in the words of the language, where every name is declared.
fn reworded(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
    best: &Reading,
) -> Option<Diagnostic> {
    if best.is_close() {
        return None;
    }
    repaired(explainer, span, &keeps_meaning, &|edited| {
        holds(explainer.scope, place, edited)
    })
}

/// A small edit after which the condition holds.
fn repaired_or_rewritten(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
    best: Option<&Reading>,
) -> Option<Diagnostic> {
    let scope = explainer.scope;
    let allows =
        |edit: &Edit| edit.kind != EditKind::Noise || !touches_name(scope, span, &edit.range);
    repaired(explainer, span, &allows, &|edited| {
        holds(scope, place, edited)
    })
    .filter(|repaired| repaired.code != Code::E0112 || best.is_none())
    .or_else(|| without_quotes(scope, place, span))
    .or_else(|| currency_first(scope, place, span))
}

/// What a condition that no small edit corrects begins like.
fn beginning(
    explainer: &Explainer,
    place: ConditionContext,
    span: Span,
    best: Option<&Reading>,
) -> Option<Diagnostic> {
    let scope = explainer.scope;
    let silence = best.and_then(|best| incomplete::whose_silence(scope, &best.phrase));
    if let Some(diagnostic) = silence.or_else(|| incomplete::unsayable(scope, span)) {
        return Some(diagnostic);
    }
    if best.is_some_and(|best| !best.is_only_a_name) {
        return None;
    }
    if let Some(other) = in_another_language(explainer, span) {
        return Some(other);
    }
    incomplete::incomplete(scope, place, span).or_else(|| {
        let near = names::nearest(explainer, NameRole::Subject, scope.sources.text(span));
        match near {
            Some(_) => None,
            None => misspelt_about_unknown(explainer, place, span),
        }
    })
}

/// A condition in another language than its file.
fn in_another_language(explainer: &Explainer, span: Span) -> Option<Diagnostic> {
    if !explainer.may_repair() {
        return None;
    }
    let scope = explainer.scope;
    let written = scope.sources.text(span);
    let other = OtherLanguage::of_condition(scope.language(span), span, written)?;
    Some(other.condition_error(span))
}

/// Whether one of the readings holds, which a corrected condition must do to be suggested.
fn holds(scope: &Scope, place: ConditionContext, text: &ConditionText) -> bool {
    match &text.kind {
        ConditionTextKind::Group(_) => false,
        ConditionTextKind::Readings(readings) => readings.iter().any(|phrase| {
            let mut diagnostics = Diagnostics::brief();
            kind(scope, place, phrase, &mut diagnostics);
            diagnostics.errors() == 0
        }),
    }
}
