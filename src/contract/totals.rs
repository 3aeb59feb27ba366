//! `score` and `total` lines.

use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::model::{GroupId, Name, NamesByLanguage, PointGroup, PointsRef, Total};
use super::scope::Scope;
use super::{keywords, phrase_args};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Figure, Message, msg};
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;
use crate::units::MilliPoints;

pub(super) fn total(
    scope: &Scope,
    item: &Declaration,
    diagnostics: &mut Diagnostics,
) -> Option<Total> {
    let mut own = Diagnostics::default();
    let terms = terms(scope, item.phrase, &mut own);
    let limits = limits(scope, item.phrase, &mut own);
    let failed = own.errors() > 0;
    diagnostics.append_line(own);
    let (at_most, at_least) = limits?;
    (!failed).then_some(Total {
        name: item.name.clone(),
        terms: terms?,
        at_most,
        at_least,
    })
}

fn terms(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Vec<PointsRef>> {
    let mut terms: Vec<PointsRef> = Vec::new();
    for name in phrase_args::names(phrase, SlotName::Terms, diagnostics) {
        let term = scope.points(name, diagnostics);
        if term.is_some_and(|term| terms.contains(&term)) {
            let message = msg!("`{name}` is added twice", name = name.text);
            diagnostics.push(
                Diagnostic::new(Code::E0111, name.span, message).help(msg!("name each term once")),
            );
        }
        terms.push(term?);
    }
    Some(terms)
}

/// `at most` and `at least` of a header.
pub(super) fn limits(
    scope: &Scope,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<(Option<MilliPoints>, Option<MilliPoints>)> {
    let most = phrase_args::points(phrase, SlotName::Most, diagnostics);
    let least = phrase_args::points(phrase, SlotName::Least, diagnostics);
    if let (Some(top), Some(floor)) = (most, least)
        && floor > top
    {
        let span = phrase_args::span(phrase, SlotName::Most)
            .to(phrase_args::span(phrase, SlotName::Least));
        let text = scope.sources.text(span);
        let words = |slot| keywords::words_before(scope.language(span), phrase.id, slot);
        diagnostics.push(
            Diagnostic::new(
                Code::E0208,
                span,
                msg!(
                    "no number is at most {top} and at least {floor}",
                    top = Figure::english(top.to_string()),
                    floor = Figure::english(floor.to_string())
                ),
            )
            .label(Message::verbatim(format!("`{text}`")))
            .help(msg!(
                "`{at_least}` must not be greater than `{at_most}`",
                at_least = words("least"),
                at_most = words("most")
            )),
        );
        return None;
    }
    let missing =
        |slot: SlotName, value: Option<MilliPoints>| phrase.slot(slot).is_some() && value.is_none();
    if missing(SlotName::Most, most) || missing(SlotName::Least, least) {
        return None;
    }
    Some((most, least))
}

/// The name of the score in a contract of any language.
pub(super) const SCORE: &str = "score";

/// The only group as the score of a contract that declares none.
pub(super) fn score_of_one(group: &PointGroup) -> Total {
    Total {
        name: Name {
            text: SCORE.to_owned(),
            span: group.name.span,
            languages: NamesByLanguage::default(),
        },
        terms: vec![PointsRef::Group(GroupId(0))],
        at_most: None,
        at_least: None,
    }
}

/// Whether a declared total is the score.
pub(super) fn is_score(item: &Declaration) -> bool {
    item.phrase.id == PhraseId::Score
}
