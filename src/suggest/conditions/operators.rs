//! Operators that do not fit their subject, and the operator that was probably meant.

use crate::contract::scope::Scope;
use crate::contract::unresolved::UnfitOperator;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::activity::{Form, from_phrase};
use crate::language::types::SubjectKind;
use crate::language::{operators, yes_no};
use crate::message::{Arg, Join, Message, ToArg, msg};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::Phrase;

/// The error of an operator, with the nearest one that fits.
pub(in crate::suggest) fn unfit(scope: &Scope, operator: &UnfitOperator) -> Diagnostic {
    let UnfitOperator { phrase, noun, .. } = operator;
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
            msg!("`{written}` is yes or no, not `{value}`", written, value)
        }
        (true, ..) => msg!(
            "`{written}` is {noun}, but there are several values here",
            written,
            noun
        ),
        (false, ..) => msg!(
            "`{written}` is {noun}, which has no `{operator}`",
            written,
            noun,
            operator
        ),
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
    noun: &Message,
    kind: SubjectKind,
) -> Diagnostic {
    let message = msg!(
        "`{written}` is {noun}, but no comparison follows",
        written,
        noun
    );
    Diagnostic::new(Code::E0401, span, message).help(operators_of(scope.language(span), noun, kind))
}

/// `a whole number takes `is …`, `at least …``
pub(super) fn operators_of(language: Language, noun: &Message, kind: SubjectKind) -> Message {
    let is_simple = |id: &PhraseId| from_phrase(*id).is_none_or(Form::is_simple);
    let names = operators::operators_of(kind)
        .filter(is_simple)
        .map(|id| keywords::operator(language, id))
        .filter(|operator| !operator.is_empty())
        .map(|operator| format!("`{operator}`"));
    msg!(
        "{noun} takes {operators}",
        noun,
        operators = Arg::list(names, Join::Comma)
    )
}

/// The form probably meant: the nearest operator that fits the kind.
fn instead(
    scope: &Scope,
    phrase: &Phrase,
    kind: SubjectKind,
    several: bool,
) -> Option<(Message, String)> {
    let subject = phrase.slot(SlotName::Subject)?.span;
    let right = phrase
        .slots
        .iter()
        .find(|slot| slot.name != SlotName::Subject)?;
    let right = scope.sources.text(right.span);
    let language = scope.language(phrase.span);
    let (to, help) = nearest_operator(language, phrase.id, kind, several, right)?;
    let subject = scope.sources.text(subject);
    let written = keywords::fill(language, to, &|slot| {
        Some(if slot == "subject" { subject } else { right })
    });
    Some((
        help,
        line_edit::replaced(scope.sources, phrase.span, &written),
    ))
}

fn nearest_operator(
    language: Language,
    id: PhraseId,
    kind: SubjectKind,
    several: bool,
    right: &str,
) -> Option<(PhraseId, Message)> {
    if id == PhraseId::Is && kind == SubjectKind::YesNo {
        return Some((yes_no::phrase(yes_or_no(right)?), without_quotes(language)));
    }
    let (to, help) = match operators::instead(id, kind) {
        Some((to, why)) => {
            let operator = keywords::operator(language, to);
            (to, why.filled([("operator", operator.to_arg())]))
        }
        None if several => (id, msg!("to ask for one of several values, write")),
        None => return None,
    };
    match several {
        true => operators::several(to)
            .filter(|to| operators::fits(*to, kind))
            .map(|to| (to, help)),
        false => Some((to, help)),
    }
}

/// The answer that a value gives in other words.
fn yes_or_no(value: &str) -> Option<bool> {
    let value = value.trim_matches(['"', '“', '”']);
    let is = |word: &str| value.eq_ignore_ascii_case(word);
    match (is("yes") || is("true"), is("no") || is("false")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        (false, false) => None,
    }
}

fn without_quotes(language: Language) -> Message {
    msg!(
        "write `{yes}` or `{no}`, without quotes",
        yes = keywords::operator_words(language, PhraseId::IsYes),
        no = keywords::operator_words(language, PhraseId::IsNo)
    )
}
