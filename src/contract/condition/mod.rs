//! Conditions: from their text to their meaning.

mod activity;
mod ambiguous;
mod context;
mod subject;
mod test;
mod type_mismatch;
mod wildcards;

pub(super) use activity::{ages, whole_count};
pub(crate) use context::{ConditionContext, ContextKind};
pub(crate) use subject::{Subject, subject};
pub(super) use test::{number_test, points_value};

use super::diagnostics::Diagnostics;
use super::disambiguate::{Attempt, Choice, ambiguous, try_readings};
use super::keywords;
use super::line_edit;
use super::model::{Condition, ConditionKind};
use super::phrase_args;
use super::scope::Scope;
use super::unresolved::{FailedCondition, FailedReading, Unresolved};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::activity::{Selector, from_phrase};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Bullet, ConditionText, ConditionTextKind, GroupWord, Phrase};

/// A condition, or the group of the bullets below it.
pub(super) fn condition(
    scope: &Scope,
    place: ConditionContext,
    text: &ConditionText,
    bullets: &[Bullet],
    diagnostics: &mut Diagnostics,
) -> Option<Condition> {
    match &text.kind {
        ConditionTextKind::Group(word) => {
            group(scope, place, text.span, *word, bullets, diagnostics)
        }
        ConditionTextKind::Readings(readings) => {
            let kind = single(scope, place, text, readings, diagnostics);
            kind.map(|kind| Condition {
                span: text.span,
                kind,
            })
        }
    }
}

fn group(
    scope: &Scope,
    place: ConditionContext,
    span: Span,
    word: GroupWord,
    bullets: &[Bullet],
    diagnostics: &mut Diagnostics,
) -> Option<Condition> {
    if let ([only], true, true) = (bullets, word != GroupWord::None, place.complete) {
        diagnostics.push(group_of_one(scope, place, span, only));
    }
    let inner = place.inside(word);
    let members: Vec<Option<Condition>> = bullets
        .iter()
        .map(|bullet| {
            condition(
                scope,
                inner,
                &bullet.condition,
                &bullet.bullets,
                diagnostics,
            )
        })
        .collect();
    let members: Vec<Condition> = members.into_iter().collect::<Option<_>>()?;
    let kind = match word {
        GroupWord::All => ConditionKind::All(members),
        GroupWord::Any => ConditionKind::Any(members),
        GroupWord::None => ConditionKind::None(members),
    };
    (!bullets.is_empty()).then_some(Condition { span, kind })
}

fn group_of_one(scope: &Scope, place: ConditionContext, span: Span, only: &Bullet) -> Diagnostic {
    let opener = scope.sources.text(span).trim_end_matches([':', '：']);
    let diagnostic = Diagnostic::new(
        Code::W0101,
        span,
        msg!("`{opener}` has only one condition", opener),
    )
    .also(only.condition.span, msg!("the only one"));
    if !only.bullets.is_empty() {
        return diagnostic.help(msg!("leave out one of the two openers"));
    }
    let before = line_edit::before(scope.sources, span);
    let text = scope.sources.text(only.condition.span);
    let language = scope.language(span);
    let alone = before.is_empty() && place.group.is_none();
    let line = if alone {
        keywords::fill(language, PhraseId::When, &|_| Some(text))
    } else {
        format!("{before}{text}")
    };
    diagnostic
        .corrected(msg!("write the condition without a group"), line)
        .absorbing([only.condition.span])
}

fn single(
    scope: &Scope,
    place: ConditionContext,
    text: &ConditionText,
    readings: &[Phrase],
    diagnostics: &mut Diagnostics,
) -> Option<ConditionKind> {
    let resolve =
        |phrase: &Phrase, diagnostics: &mut Diagnostics| kind(scope, place, phrase, diagnostics);
    // `the lead` is not a name: `is in` is followed by a stage, declared or not.
    let in_stage = readings
        .iter()
        .find(|phrase| phrase.id == PhraseId::InStage);
    let readings = in_stage.map_or(readings, std::slice::from_ref);
    match try_readings(readings, diagnostics, resolve) {
        Choice::One(tried) => {
            if let Some(diagnostic) = ambiguous::value_or_operator(scope, place, tried.phrase) {
                diagnostics.push(diagnostic);
                return None;
            }
            diagnostics.append(tried.diagnostics);
            if tried.value.is_some() {
                scope.choices.choose(tried.phrase);
            }
            tried.value
        }
        Choice::Several(phrases) => {
            diagnostics.push(ambiguous(scope, text.span, &phrases));
            None
        }
        Choice::None(_) if diagnostics.is_brief() => {
            diagnostics.fail();
            None
        }
        Choice::None(tries) if in_stage.is_some() => {
            tries
                .into_iter()
                .for_each(|tried| diagnostics.append(tried.diagnostics));
            None
        }
        Choice::None(tries) => {
            diagnostics.unresolved(Unresolved::Condition(failed(place, text.span, tries)));
            None
        }
    }
}

fn failed(
    place: ConditionContext,
    span: Span,
    tries: Vec<Attempt<ConditionKind>>,
) -> FailedCondition {
    let readings = tries.into_iter().map(|tried| FailedReading {
        phrase: tried.phrase.clone(),
        findings: tried.diagnostics,
    });
    FailedCondition {
        place,
        span,
        readings: readings.collect(),
    }
}

/// Whether it asks for the activities of somebody, instead of those of a kind.
fn names_actor(id: PhraseId) -> bool {
    from_phrase(id).is_some_and(|form| form.selector != Selector::Kind)
}

/// The meaning of one reading.
pub(crate) fn kind(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<ConditionKind> {
    match phrase.id {
        PhraseId::Matches => {
            let name = phrase_args::name(phrase, SlotName::Definition, diagnostics)?;
            place.check_definitions(scope, name, diagnostics)?;
            scope
                .definition(name, diagnostics)
                .map(ConditionKind::Matches)
        }
        PhraseId::InStage => {
            let name = phrase_args::name(phrase, SlotName::Stage, diagnostics)?;
            place.check_in_stage(scope, phrase.span, diagnostics)?;
            scope.stage(name, diagnostics).map(ConditionKind::InStage)
        }
        id if names_actor(id) => activity::by_actor(scope, place, phrase, diagnostics),
        _ => {
            let name = phrase_args::name(phrase, SlotName::Subject, diagnostics)?;
            match subject::subject(scope, place, name, diagnostics)? {
                Subject::Points(points) => {
                    type_mismatch::check_operator(phrase, &Subject::Points(points), diagnostics)?;
                    let test = number_test(scope, phrase, diagnostics, |value, diagnostics| {
                        points_value(scope, value, diagnostics)
                    })?;
                    Some(ConditionKind::Points(points, test))
                }
                Subject::Activity(id) => activity::test(scope, place, phrase, id, diagnostics),
                Subject::Value(subject, kind) => {
                    // A type that could not be read fits everything; its line has its own error.
                    let kind = kind?;
                    type_mismatch::check_operator(
                        phrase,
                        &Subject::Value(subject, Some(kind)),
                        diagnostics,
                    )?;
                    test::test(scope, kind, phrase, diagnostics)
                        .map(|test| ConditionKind::Test(subject, test))
                }
            }
        }
    }
}
