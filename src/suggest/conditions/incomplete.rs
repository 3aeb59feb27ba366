//! Texts that are not conditions, but begin like one.

use super::super::explain::Explainer;
use super::super::names;
use super::operators::operators_of;
use crate::contract::condition::{ConditionContext, Subject, subject};
use crate::contract::diagnostics::Diagnostics;
use crate::contract::name_role::NameRole;
use crate::contract::scope::Scope;
use crate::contract::symbols::Namespace;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Name, Phrase};
use crate::text::fold_name;

/// `no activity in the last 30 days`, which does not say whose activity.
pub(super) fn whose_silence(scope: &Scope, phrase: &Phrase) -> Option<Diagnostic> {
    let duration = scope.sources.text(phrase.slot(SlotName::Duration)?.span);
    let language = scope.language(phrase.span);
    let of_anything = keywords::fill(language, PhraseId::NoInLast, &|slot| {
        Some(if slot == "subject" { "\u{0}" } else { duration })
    });
    let (before, after) = of_anything.split_once('\u{0}')?;
    let written = fold_name(scope.sources.text(phrase.span));
    let subject = written
        .strip_prefix(before)?
        .strip_suffix(&fold_name(after))?
        .trim();
    let whose = keywords::keyword(language, PhraseId::NoActivityBy).strip_prefix(before)?;
    if !whose.starts_with(&format!("{subject} ")) {
        return None;
    }
    let by_lead = keywords::fill(language, PhraseId::NoActivityByLead, &|_| Some(duration));
    let message = msg!(
        "`{condition}` does not say by whom",
        condition = scope.sources.text(phrase.span)
    );
    Some(
        Diagnostic::new(Code::E0301, phrase.span, message).corrected(
            msg!("name the lead, a party or anybody, for example"),
            line_edit::replaced(scope.sources, phrase.span, &by_lead),
        ),
    )
}

/// A condition in words that no phrase can express.
pub(super) fn unsayable(scope: &Scope, span: Span) -> Option<Diagnostic> {
    let written = scope.sources.text(span);
    let instead = syntax::instead_of(scope.language(span), written)?;
    let message = msg!("`{written}` cannot be used as a condition", written);
    Some(Diagnostic::new(Code::E0101, span, message).help(instead))
}

/// `company size bigger 200`: a declared name followed by something that is not an operator.
pub(super) fn incomplete(
    scope: &Scope,
    place: ConditionContext,
    whole: Span,
) -> Option<Diagnostic> {
    let written = scope.sources.text(whole);
    let folded = fold_name(written);
    let has_spaces = scope.language(whole).has_spaces();
    let starts = |name: &str| {
        let rest = folded.strip_prefix(&fold_name(name));
        rest.is_some_and(|rest| rest.starts_with(' ') || !has_spaces && !rest.is_empty())
    };
    let entry = scope
        .names
        .in_namespace(Namespace::Subjects)
        .filter(|entry| starts(&entry.text))
        .max_by_key(|entry| entry.text.len())?;
    let after = after_name(written, &entry.text)?;
    let start = whole.start as usize + after;
    let span = Span::new(whole.file, start, whole.end as usize);
    let name = Name {
        text: entry.text.clone(),
        span: whole,
        bracketed: true,
    };
    let mut quiet = Diagnostics::brief();
    let subject: Subject = subject(scope, place, &name, &mut quiet)?;
    let kind = subject.kind()?;
    let rest = scope.sources.text(span);
    let message = msg!(
        "`{rest}` is not allowed after `{name}`, which is {what}",
        rest,
        name = entry.text,
        what = subject.noun()
    );
    let help = operators_of(scope.language(whole), &subject.noun(), kind);
    Some(Diagnostic::new(Code::E0401, span, message).help(help))
}

/// The byte at which the word after the name starts; the text starts with the name, with other spaces perhaps.
fn after_name(text: &str, name: &str) -> Option<usize> {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let mut all = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let (at, c) = all.nth(letters(name).checked_sub(1)?)?;
    let rest = text.get(at + c.len_utf8()..)?.trim_start();
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

/// The error in a text without a reading.
pub(super) fn no_condition(explainer: &Explainer, span: Span) -> Diagnostic {
    let scope = explainer.scope;
    let written = scope.sources.text(span);
    let name = Name {
        text: written.to_string(),
        span,
        bracketed: false,
    };
    if let Some(diagnostic) =
        names::error_in(explainer, NameRole::Subject, &name).filter(|_| !written.contains('"'))
    {
        return diagnostic;
    }
    let message = msg!("`{written}` cannot be read as a condition", written);
    Diagnostic::new(Code::E0101, span, message)
        .help(names::what_a_condition_is(scope.language(span)))
}
