//! Operators that do not fit their subject, and the operator that was probably meant.

use crate::contract::scope::Scope;
use crate::contract::unresolved::UnfitOperator;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::activity::{Form, from_phrase};
use crate::language::types::SubjectKind;
use crate::language::{operators, yes_no};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::Phrase;

/// The error of an operator, with the nearest one that fits.
pub(in crate::suggest) fn unfit(scope: &Scope, operator: &UnfitOperator) -> Diagnostic {
    let UnfitOperator { phrase, noun, .. } = operator;
    let noun = &noun.english();
    let (kind, several) = (operator.kind, operator.is_several);
    let language = scope.language(phrase.span);
    let name = phrase
        .slot(SlotName::Subject)
        .map_or(phrase.span, |slot| slot.span);
    let written = scope.sources.text(name);
    if phrase.id == PhraseId::Ever {
        return compared_with_nothing(scope, phrase.span, written, noun, kind);
    }
    let operator = keywords::operator_words(language, phrase.id);
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
        None => diagnostic.help(operators_of(language, noun, kind)),
    }
}

/// A field on its own where a condition is expected.
fn compared_with_nothing(
    scope: &Scope,
    span: Span,
    written: &str,
    noun: &str,
    kind: SubjectKind,
) -> Diagnostic {
    let message = format!("`{written}` is {noun}, but no comparison follows");
    Diagnostic::new(Code::E0401, span, message).help(operators_of(scope.language(span), noun, kind))
}

/// `a whole number takes `is …`, `at least …``
pub(super) fn operators_of(language: Language, noun: &str, kind: SubjectKind) -> String {
    let is_simple = |id: &PhraseId| from_phrase(*id).is_none_or(Form::is_simple);
    let names: Vec<String> = operators::operators_of(kind)
        .filter(is_simple)
        .map(|id| keywords::operator(language, id))
        .filter(|operator| !operator.is_empty())
        .map(|operator| format!("`{operator}`"))
        .collect();
    format!("{noun} takes {}", names.join(", "))
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
