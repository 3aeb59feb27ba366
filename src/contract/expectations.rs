//! Items of `expect:`.

use super::condition::{number_test, points_value};
use super::diagnostics::Diagnostics;
use super::disambiguate::choose;
use super::model::{Expect, ExpectKind, SlaState};
use super::phrase_args;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;

pub(super) fn expect(
    scope: &Scope,
    readings: &[Phrase],
    found: &mut Diagnostics,
) -> Option<Expect> {
    let chosen = choose(scope, readings, found, |phrase, found| {
        kind(scope, phrase, found)
    })?;
    Some(Expect {
        span: chosen.0.span,
        kind: chosen.1?,
    })
}

fn kind(scope: &Scope, phrase: &Phrase, found: &mut Diagnostics) -> Option<ExpectKind> {
    use PhraseId as P;
    let state = match phrase.id {
        P::ExpectSlaMet => Some(SlaState::Met),
        P::ExpectSlaBreached => Some(SlaState::Breached),
        P::ExpectSlaRunning => Some(SlaState::Running),
        P::ExpectSlaVoid => Some(SlaState::Void),
        _ => None,
    };
    if let Some(state) = state {
        let sla = phrase_args::name(phrase, SlotName::Sla, found)?;
        return scope.sla(sla, found).map(|id| ExpectKind::Sla(id, state));
    }
    match phrase.id {
        P::ExpectStage | P::ExpectStageOpen => {
            let stage = scope.stage(phrase_args::name(phrase, SlotName::Stage, found)?, found)?;
            Some(match phrase.id {
                P::ExpectStage => ExpectKind::Stage(stage),
                _ => ExpectKind::StageOpen(stage),
            })
        }
        P::ExpectNotExcluded => Some(ExpectKind::NotExcluded),
        P::ExpectExcludedBy => {
            let name = phrase_args::name(phrase, SlotName::Exclusion, found)?;
            scope.exclusion(name, found).map(ExpectKind::ExcludedBy)
        }
        P::ExpectSlaDue => due(scope, phrase, found),
        _ => {
            let points = phrase_args::name(phrase, SlotName::Points, found)
                .and_then(|name| scope.points(name, found));
            let test = number_test(scope, phrase, found, |value, found| {
                points_value(scope, value, found)
            });
            Some(ExpectKind::Points(points?, test?))
        }
    }
}

fn due(scope: &Scope, phrase: &Phrase, found: &mut Diagnostics) -> Option<ExpectKind> {
    let sla =
        phrase_args::name(phrase, SlotName::Sla, found).and_then(|name| scope.sla(name, found));
    let (day, clock) = phrase_args::moment(phrase, SlotName::When, found)?;
    if clock.is_none() {
        let message = "a deadline is expected with its time of day";
        found.push(
            Diagnostic::new(
                Code::E0207,
                phrase_args::span(phrase, SlotName::When),
                message,
            )
            .help(format!(
                "write for example `{day} 18:00`; the end of the day is `{day} 24:00`"
            )),
        );
    }
    Some(ExpectKind::SlaDue(sla?, day, clock?))
}
