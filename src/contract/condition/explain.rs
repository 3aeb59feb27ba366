//! The one thing to say about a condition of which no reading holds.

use super::super::found::Found;
use super::super::model::ConditionKind;
use super::super::names::Space;
use super::super::reading::Try;
use super::super::scope::Scope;
use super::super::undeclared::{Wanted, nearest};
use super::place::Place;
use super::subject::{Subject, not_a_subject, operators_of, subject};
use super::{holds, inline, kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::syntax::repair;
use crate::syntax::tree::{ConditionText, ConditionTextKind, Name, Phrase};
use crate::text::fold_name;
use std::cell::RefCell;

/// Reports the likeliest reason; `tries` are the readings, each with what keeps it from holding.
pub(super) fn explain(
    scope: &Scope,
    place: Place,
    text: &ConditionText,
    tries: Vec<Try<ConditionKind>>,
    found: &mut Found,
) {
    if let Some(diagnostic) = inline::rewrite(scope, place, text.span) {
        return found.push(diagnostic);
    }
    let best = tries.into_iter().min_by_key(distance);
    let only_a_name = best
        .as_ref()
        .is_none_or(|tried| tried.phrase.id == PhraseId::Ever);
    if let Some(tried) = &best
        && tried.found.iter().all(|d| d.code != Code::E0301)
    {
        return report(best, found);
    }
    if let Some(diagnostic) = repaired(scope, text, &|edited| holds(scope, place, edited)) {
        return found.push(diagnostic);
    }
    if only_a_name {
        if let Some(diagnostic) = half_said(scope, place, text) {
            return found.push(diagnostic);
        }
        if nearest(scope, Wanted::Subject, scope.sources.text(text.span)).is_none()
            && let Some(diagnostic) = misspelt_about_unknown(scope, place, text)
        {
            return found.push(diagnostic);
        }
    }
    match best {
        Some(_) => report(best, found),
        None => found.push(no_condition(text.span, scope)),
    }
}

fn report(best: Option<Try<ConditionKind>>, found: &mut Found) {
    if let Some(tried) = best {
        found.append(tried.found);
    }
}

/// How unlikely a reading is: an operator that was read says more than a long name, a close name more than a strange one.
fn distance(tried: &Try<ConditionKind>) -> u32 {
    let undeclared = tried.found.iter().filter(|d| d.code == Code::E0301);
    let strange = undeclared.filter(|d| d.help.as_ref().is_none_or(|h| h.corrected.is_none()));
    let strange = 300 * strange.count() as u32;
    let long_name = if tried.phrase.id == PhraseId::Ever {
        1500
    } else {
        0
    };
    tried.found.cost() + strange + long_name
}

fn repaired(
    scope: &Scope,
    text: &ConditionText,
    accept: &dyn Fn(&ConditionText) -> bool,
) -> Option<Diagnostic> {
    let source = &scope.sources.file(text.span.file).text;
    repair::condition(scope.language(text.span), source, text.span, accept)
}

/// A misspelt keyword beside a name that is not declared: both are told, as one.
fn misspelt_about_unknown(scope: &Scope, place: Place, text: &ConditionText) -> Option<Diagnostic> {
    let unknown: RefCell<Option<String>> = RefCell::new(None);
    let accept = |edited: &ConditionText| {
        let with_operator = |phrase: &&Phrase| phrase.id != PhraseId::Ever;
        let ConditionTextKind::Readings(readings) = &edited.kind else {
            return false;
        };
        let Some(phrase) = readings.iter().find(with_operator) else {
            return false;
        };
        let mut found = Found::default();
        kind(scope, place, phrase, &mut found);
        let name = found.iter().find(|d| d.code == Code::E0301);
        *unknown.borrow_mut() = name.map(|d| d.message.clone());
        true
    };
    let diagnostic = repaired(scope, text, &accept)?;
    Some(match unknown.into_inner() {
        Some(message) => diagnostic.note(message),
        None => diagnostic,
    })
}

/// `company size bigger 200`: a declared name, and behind it something that is no operator.
fn half_said(scope: &Scope, place: Place, text: &ConditionText) -> Option<Diagnostic> {
    let written = scope.sources.text(text.span);
    let folded = fold_name(written);
    let starts = |name: &str| {
        let rest = folded.strip_prefix(&fold_name(name));
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let entry = scope
        .names
        .of(Space::Subjects)
        .filter(|entry| starts(&entry.text))
        .max_by_key(|entry| entry.text.len())?;
    let behind = word_behind(written, entry.text.split_whitespace().count())?;
    let start = text.span.start as usize + behind;
    let span = Span::new(text.span.file, start, text.span.end as usize);
    let name = Name {
        text: entry.text.clone(),
        span: text.span,
        bracketed: true,
    };
    let mut quiet = Found::default();
    let subject: Subject = subject(scope, place, &name, &mut quiet)?;
    let kind = subject.kind()?;
    let rest = scope.sources.text(span);
    let message = format!(
        "`{rest}` cannot stand behind `{}`, which is {}",
        entry.text,
        subject.noun()
    );
    let help = operators_of(scope.language(text.span), &subject, kind);
    Some(Diagnostic::new(Code::E0401, span, message).help(help))
}

/// The byte at which the word behind the first `words` words starts.
fn word_behind(text: &str, words: usize) -> Option<usize> {
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
        .help("a condition is a declared name and what is asked of it, for example `company size at least 200` or `demo request in the last 30 days`")
}
