//! Wildcards of other tools in texts, where `*` and `%` are ordinary characters: `"*student*"`.

use super::super::model::{TextTest, Type};
use super::super::scope::Scope;
use super::super::{keywords, line_edit, phrase_args};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::types::SubjectKind;
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;

/// Where a text has wildcards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    End,
    Both,
}

/// The warning about the wildcards in the texts of a test.
pub(super) fn check(
    scope: &Scope,
    kind: &Type,
    phrase: &Phrase,
    test: &TextTest,
) -> Option<Diagnostic> {
    if kind.subject_kind() != SubjectKind::Text {
        return None;
    }
    let found: Vec<Option<(Place, &str)>> = test.texts.iter().map(|text| wildcards(text)).collect();
    let at = found.iter().position(Option::is_some)?;
    let (_, inner) = found[at]?;
    let written = test.texts.get(at)?;
    let span = phrase
        .slot(SlotName::Values)
        .or(phrase.slot(SlotName::Value))
        .map_or(phrase.span, |slot| slot.span);
    let mark = written.trim_matches(|c| c != '*' && c != '%').get(..1)?;
    let message = msg!(
        "`{mark}` is an ordinary character: only a text that contains it fits \"{written}\"",
        mark,
        written
    );
    let diagnostic = Diagnostic::new(Code::W0118, span, message);
    let all: Option<Vec<(Place, &str)>> = found.into_iter().collect();
    let corrected = all.and_then(|all| corrected(scope, phrase, &all));
    Some(match corrected {
        Some(line) => diagnostic.corrected(msg!("say which part of the text it is"), line),
        None => {
            let slots = [("subject", ""), ("value", &*crate::text::quoted(inner))];
            let language = scope.language(phrase.span);
            let contains = keywords::fill_fitting(language, PhraseId::Contains, &slots);
            diagnostic.help(msg!(
                "write the text without it, with the operator for that part, for example `{contains}`",
                contains = contains.trim()
            ))
        }
    })
}

/// The place of the wildcards of a text, and the text without them.
fn wildcards(text: &str) -> Option<(Place, &str)> {
    let of = |mark: char| {
        let inner = text.trim_matches(mark).trim();
        let place = match (text.starts_with(mark), text.ends_with(mark)) {
            (true, true) => Place::Both,
            (true, false) => Place::Start,
            (false, true) => Place::End,
            (false, false) => return None,
        };
        // `50%` and `100%` are texts like any other.
        let is_plain = mark == '%' && place != Place::Both;
        (!inner.is_empty() && !inner.contains(mark) && !is_plain).then_some((place, inner))
    };
    of('*').or_else(|| of('%'))
}

/// The line with the operator that asks for the part.
fn corrected(scope: &Scope, phrase: &Phrase, all: &[(Place, &str)]) -> Option<String> {
    let (place, _) = all.first()?;
    if all.iter().any(|(other, _)| other != place) {
        return None;
    }
    let to = operator(phrase.id, *place)?;
    let texts: Vec<String> = all
        .iter()
        .map(|(_, inner)| crate::text::quoted(inner))
        .collect();
    let texts = texts.join(", ");
    let subject = scope
        .sources
        .text(phrase_args::span(phrase, SlotName::Subject));
    let written = keywords::fill(scope.language(phrase.span), to, &|slot| {
        Some(if slot == "subject" {
            subject
        } else {
            texts.as_str()
        })
    });
    let whole: Span = phrase.span;
    Some(line_edit::replaced(scope.sources, whole, &written))
}

fn operator(id: PhraseId, place: Place) -> Option<PhraseId> {
    use PhraseId as P;
    Some(match (id, place) {
        (P::Is | P::Contains | P::Mentions, Place::Both) => P::Contains,
        (P::IsOneOf | P::ContainsOneOf | P::MentionsOneOf, Place::Both) => P::ContainsOneOf,
        (P::IsNot | P::DoesNotContain, Place::Both) => P::DoesNotContain,
        (P::Is | P::StartsWith, Place::End) => P::StartsWith,
        (P::Is | P::EndsWith, Place::Start) => P::EndsWith,
        _ => return None,
    })
}
