//! Operators that do not fit the subject of a condition, and the operator that was probably meant.

use super::super::diagnostics::Diagnostics;
use super::super::scope::Scope;
use super::super::unresolved::Misfit;
use super::super::{keywords, line_edit};
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::types::SubjectKind;
use crate::language::{operators, yes_no};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::Phrase;

/// Reports an operator that does not fit subjects of this kind.
pub(crate) fn check_operator(
    scope: &Scope,
    phrase: &Phrase,
    subject: &Subject,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let kind = subject.kind()?;
    let several = phrase.id == PhraseId::Is && phrase.slot(SlotName::Values).is_some();
    if operators::fits(phrase.id, kind) && !several {
        return Some(());
    }
    if diagnostics.is_brief() {
        diagnostics.fail();
    } else {
        let wrong = wrong_operator(scope, phrase, subject, kind, several);
        diagnostics.misfit(Misfit::Subject, wrong);
    }
    None
}

fn wrong_operator(
    scope: &Scope,
    phrase: &Phrase,
    subject: &Subject,
    kind: SubjectKind,
    several: bool,
) -> Diagnostic {
    let language = scope.language(phrase.span);
    let name = phrase
        .slot(SlotName::Subject)
        .map_or(phrase.span, |slot| slot.span);
    let written = scope.sources.text(name);
    if phrase.id == PhraseId::Ever {
        return compared_with_nothing(scope, phrase.span, written, subject, kind);
    }
    let operator = keywords::operator_words(language, phrase.id);
    let noun = subject.noun();
    let compared = phrase
        .slot(SlotName::Value)
        .map(|slot| scope.sources.text(slot.span));
    let message = match (several, kind, compared) {
        (_, SubjectKind::YesNo, Some(value)) if phrase.id == PhraseId::Is => {
            format!("`{written}` is yes or no, not `{value}`")
        }
        (true, ..) => format!("`{written}` is {noun}, but there are several values here"),
        (false, ..) => format!("`{written}` is {noun}, which has no `{operator}`"),
    };
    let diagnostic = Diagnostic::new(Code::E0401, phrase.span, message);
    match instead(scope, phrase, kind, several) {
        Some((help, line)) => diagnostic.corrected(help, line),
        None => diagnostic.help(operators_of(language, subject, kind)),
    }
}

/// A field on its own where a condition is expected.
fn compared_with_nothing(
    scope: &Scope,
    span: Span,
    written: &str,
    subject: &Subject,
    kind: SubjectKind,
) -> Diagnostic {
    let message = format!(
        "`{written}` is {}, but no comparison follows",
        subject.noun()
    );
    Diagnostic::new(Code::E0401, span, message).help(operators_of(
        scope.language(span),
        subject,
        kind,
    ))
}

/// `a whole number takes `is …`, `at least …``
pub(crate) fn operators_of(language: Language, subject: &Subject, kind: SubjectKind) -> String {
    let names: Vec<String> = operators::operators_of(kind)
        .map(|id| keywords::operator(language, id))
        .filter(|operator| !operator.is_empty())
        .map(|operator| format!("`{operator}`"))
        .collect();
    format!("{} takes {}", subject.noun(), names.join(", "))
}

/// The form probably meant: the nearest operator that fits the kind.
fn instead(
    scope: &Scope,
    phrase: &Phrase,
    kind: SubjectKind,
    several: bool,
) -> Option<(&'static str, String)> {
    let subject = phrase.slot(SlotName::Subject)?.span;
    let right = phrase
        .slots
        .iter()
        .find(|slot| slot.name != SlotName::Subject)?;
    let right = scope.sources.text(right.span);
    let (to, help) = nearest_operator(phrase.id, kind, several, right)?;
    let subject = scope.sources.text(subject);
    let written = keywords::fill(scope.language(phrase.span), to, &|slot| {
        Some(if slot == "subject" { subject } else { right })
    });
    Some((
        help,
        line_edit::replaced(scope.sources, phrase.span, &written),
    ))
}

fn nearest_operator(
    id: PhraseId,
    kind: SubjectKind,
    several: bool,
    right: &str,
) -> Option<(PhraseId, &'static str)> {
    const YES_NO: &str = "write `yes` or `no`, without quotes";
    const SEVERAL: &str = "to ask for one of several values, write";
    let is = |word: &str| {
        right
            .trim_matches(['"', '“', '”'])
            .eq_ignore_ascii_case(word)
    };
    if id == PhraseId::Is && kind == SubjectKind::YesNo {
        return match (is("yes") || is("true"), is("no") || is("false")) {
            (true, _) => Some((yes_no::phrase(true), YES_NO)),
            (_, true) => Some((yes_no::phrase(false), YES_NO)),
            (false, false) => None,
        };
    }
    let (to, help) = match operators::instead(id, kind) {
        Some(instead) => instead,
        None if several => (id, SEVERAL),
        None => return None,
    };
    match several {
        true => operators::several(to)
            .filter(|to| operators::fits(*to, kind))
            .map(|to| (to, help)),
        false => Some((to, help)),
    }
}
