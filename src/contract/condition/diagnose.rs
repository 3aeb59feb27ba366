//! The one finding for a condition without a reading that holds.

use super::super::diagnostics::Diagnostics;
use super::super::disambiguate::Attempt;
use super::super::model::ConditionKind;
use super::super::scope::Scope;
use super::super::symbols::Namespace;
use super::super::unknown_name::{NameRole, nearest};
use super::super::{keywords, line_edit};
use super::context::ConditionContext;
use super::fixes::{
    currency_first, keeps_meaning, misspelt_about_unknown, repaired, touches_name, without_quotes,
};
use super::subject::{Subject, not_a_subject, subject};
use super::type_mismatch::operators_of;
use super::{connectives, holds};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::recovery::{Edit, EditKind};
use crate::syntax::tree::{ConditionText, Name, Phrase};
use crate::text::fold_name;

/// Reports the likeliest reason; `tries` are the readings, each with the reason why it does not hold.
pub(super) fn explain(
    scope: &Scope,
    place: ConditionContext,
    text: &ConditionText,
    tries: Vec<Attempt<ConditionKind>>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(diagnostic) = connectives::rewrite(scope, place, text.span) {
        return diagnostics.push(diagnostic);
    }
    let tries = without_vague(tries);
    let best = tries.into_iter().min_by_key(distance);
    let only_a_name = best
        .as_ref()
        .is_none_or(|tried| tried.phrase.id == PhraseId::Ever);
    let named =
        |tried: &Attempt<ConditionKind>| tried.diagnostics.iter().all(|d| d.code != Code::E0301);
    let close = |d: &Diagnostic| d.candidate().is_some();
    if best
        .as_ref()
        .is_some_and(|tried| named(tried) && !is_vague(tried))
    {
        let told = |tried: &Attempt<ConditionKind>| tried.diagnostics.iter().all(close);
        let mended = match best.as_ref().is_some_and(told) {
            true => None,
            false => repaired(scope, text, &keeps_meaning, &|edited| {
                holds(scope, place, edited)
            }),
        };
        return match mended {
            Some(diagnostic) => diagnostics.push(diagnostic),
            None => report(best, diagnostics),
        };
    }
    if best.as_ref().is_some_and(|tried| {
        !only_a_name && !is_vague(tried) && tried.diagnostics.iter().all(close)
    }) {
        return report(best, diagnostics);
    }
    let allows =
        |edit: &Edit| edit.kind != EditKind::Noise || !touches_name(scope, text.span, &edit.range);
    let mended = repaired(scope, text, &allows, &|edited| holds(scope, place, edited))
        .filter(|repaired| repaired.code != Code::E0112 || best.is_none())
        .or_else(|| without_quotes(scope, place, text))
        .or_else(|| currency_first(scope, place, text));
    if let Some(diagnostic) = mended {
        return diagnostics.push(diagnostic);
    }
    if let Some(diagnostic) = best
        .as_ref()
        .and_then(|tried| whose_silence(scope, tried.phrase))
    {
        return diagnostics.push(diagnostic);
    }
    if let Some(instead) =
        syntax::instead_of(scope.language(text.span), scope.sources.text(text.span))
    {
        let message = format!(
            "`{}` cannot be used as a condition",
            scope.sources.text(text.span)
        );
        return diagnostics.push(Diagnostic::new(Code::E0101, text.span, message).help(instead));
    }
    if only_a_name {
        if let Some(diagnostic) = incomplete(scope, place, text) {
            return diagnostics.push(diagnostic);
        }
        if nearest(scope, NameRole::Subject, scope.sources.text(text.span)).is_none()
            && let Some(diagnostic) = misspelt_about_unknown(scope, place, text)
        {
            return diagnostics.push(diagnostic);
        }
    }
    match best {
        Some(_) => report(best, diagnostics),
        None => diagnostics.push(no_condition(text.span, scope)),
    }
}

/// `is` or `contains` with bare words that are not values of the field: they may be anything.
fn is_vague(tried: &Attempt<ConditionKind>) -> bool {
    let vague = |d: &Diagnostic| matches!(d.code, Code::E0112 | Code::E0402);
    let compares = matches!(
        tried.phrase.id,
        PhraseId::Is | PhraseId::IsNot | PhraseId::Contains
    );
    compares && tried.diagnostics.iter().any(vague)
}

/// Drops the readings that take as a value what another reads as an operator: `is "in competitors"`.
fn without_vague(mut tries: Vec<Attempt<ConditionKind>>) -> Vec<Attempt<ConditionKind>> {
    let subject =
        |tried: &Attempt<ConditionKind>| tried.phrase.slot(SlotName::Subject).map(|s| s.span);
    let clear: Vec<_> = tries
        .iter()
        .filter(|tried| !is_vague(tried))
        .map(subject)
        .collect();
    tries.retain(|tried| !is_vague(tried) || !clear.contains(&subject(tried)));
    tries
}

fn report(best: Option<Attempt<ConditionKind>>, diagnostics: &mut Diagnostics) {
    if let Some(tried) = best {
        diagnostics.append(tried.diagnostics);
    }
}

/// How unlikely a reading is: an operator that was read is stronger evidence than a long name.
fn distance(tried: &Attempt<ConditionKind>) -> u32 {
    let long_name = if tried.phrase.id == PhraseId::Ever {
        1500
    } else {
        0
    };
    tried.diagnostics.cost() + long_name
}

/// `no activity in the last 30 days`, which does not say whose activity.
fn whose_silence(scope: &Scope, phrase: &Phrase) -> Option<Diagnostic> {
    let duration = scope.sources.text(phrase.slot(SlotName::Duration)?.span);
    let language = scope.language(phrase.span);
    let of_anything = keywords::fill(language, PhraseId::NoInLast, &|slot| {
        Some(if slot == "subject" { "\u{0}" } else { duration })
    });
    let (before, behind) = of_anything.split_once('\u{0}')?;
    let written = fold_name(scope.sources.text(phrase.span));
    let subject = written
        .strip_prefix(before)?
        .strip_suffix(&fold_name(behind))?
        .trim();
    let whose = keywords::keyword(language, PhraseId::NoActivityBy).strip_prefix(before)?;
    if !whose.starts_with(&format!("{subject} ")) {
        return None;
    }
    let by_lead = keywords::fill(language, PhraseId::NoActivityByLead, &|_| Some(duration));
    let message = format!("`{}` does not say by whom", scope.sources.text(phrase.span));
    Some(
        Diagnostic::new(Code::E0301, phrase.span, message).corrected(
            "name the lead, a party or anybody, for example",
            line_edit::replaced(scope.sources, phrase.span, &by_lead),
        ),
    )
}

/// `company size bigger 200`: a declared name followed by something that is not an operator.
fn incomplete(scope: &Scope, place: ConditionContext, text: &ConditionText) -> Option<Diagnostic> {
    let written = scope.sources.text(text.span);
    let folded = fold_name(written);
    let starts = |name: &str| {
        let rest = folded.strip_prefix(&fold_name(name));
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let entry = scope
        .names
        .in_namespace(Namespace::Subjects)
        .filter(|entry| starts(&entry.text))
        .max_by_key(|entry| entry.text.len())?;
    let behind = word_after(written, entry.text.split_whitespace().count())?;
    let start = text.span.start as usize + behind;
    let span = Span::new(text.span.file, start, text.span.end as usize);
    let name = Name {
        text: entry.text.clone(),
        span: text.span,
        bracketed: true,
    };
    let mut quiet = Diagnostics::default();
    let subject: Subject = subject(scope, place, &name, &mut quiet)?;
    let kind = subject.kind()?;
    let rest = scope.sources.text(span);
    let message = format!(
        "`{rest}` is not allowed after `{}`, which is {}",
        entry.text,
        subject.noun()
    );
    let help = operators_of(scope.language(text.span), &subject, kind);
    Some(Diagnostic::new(Code::E0401, span, message).help(help))
}

/// The byte at which the word after the first `words` words starts.
fn word_after(text: &str, words: usize) -> Option<usize> {
    let mut rest = text.trim_start();
    for _ in 0..words {
        rest = rest.get(rest.find(char::is_whitespace)?..)?.trim_start();
    }
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

fn no_condition(span: Span, scope: &Scope) -> Diagnostic {
    let written = scope.sources.text(span);
    let name = Name {
        text: written.to_string(),
        span,
        bracketed: false,
    };
    if let Some(diagnostic) = not_a_subject(scope, &name).filter(|_| !written.contains('"')) {
        return diagnostic;
    }
    Diagnostic::new(Code::E0101, span, format!("`{written}` cannot be read as a condition"))
        .help("a condition is a declared name and a test of it, for example `company size at least 200` or `demo request in the last 30 days`")
}
