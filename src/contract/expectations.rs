//! Items of `expect:`.

use super::condition::{number_test, points_value};
use super::diagnostics::Diagnostics;
use super::disambiguate::choose;
use super::model::{Expect, ExpectKind, SlaState};
use super::phrase_args;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;

pub(super) fn expect(
    scope: &Scope,
    readings: &[Phrase],
    diagnostics: &mut Diagnostics,
) -> Option<Expect> {
    let chosen = choose(scope, readings, diagnostics, |phrase, diagnostics| {
        kind(scope, phrase, diagnostics)
    })?;
    Some(Expect {
        span: chosen.0.span,
        kind: chosen.1?,
    })
}

fn kind(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<ExpectKind> {
    use PhraseId as P;
    let state = match phrase.id {
        P::ExpectSlaMet => Some(SlaState::Met),
        P::ExpectSlaBreached => Some(SlaState::Breached),
        P::ExpectSlaRunning => Some(SlaState::Running),
        P::ExpectSlaVoid => Some(SlaState::Void),
        _ => None,
    };
    if let Some(state) = state {
        let sla = phrase_args::name(phrase, SlotName::Sla, diagnostics)?;
        return scope
            .sla(sla, diagnostics)
            .map(|id| ExpectKind::Sla(id, state));
    }
    match phrase.id {
        P::ExpectStage | P::ExpectStageOpen => {
            let stage = scope.stage(
                phrase_args::name(phrase, SlotName::Stage, diagnostics)?,
                diagnostics,
            )?;
            Some(match phrase.id {
                P::ExpectStage => ExpectKind::Stage(stage),
                _ => ExpectKind::StageOpen(stage),
            })
        }
        P::ExpectNotExcluded => Some(ExpectKind::NotExcluded),
        P::ExpectExcludedBy => {
            let name = phrase_args::name(phrase, SlotName::Exclusion, diagnostics)?;
            scope
                .exclusion(name, diagnostics)
                .map(ExpectKind::ExcludedBy)
        }
        P::ExpectSlaDue => due(scope, phrase, diagnostics),
        _ => {
            let points = phrase_args::name(phrase, SlotName::Points, diagnostics)
                .and_then(|name| scope.points(name, diagnostics));
            let test = number_test(scope, phrase, diagnostics, |value, diagnostics| {
                points_value(scope, value, diagnostics)
            });
            Some(ExpectKind::Points(points?, test?))
        }
    }
}

fn due(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<ExpectKind> {
    let sla = phrase_args::name(phrase, SlotName::Sla, diagnostics)
        .and_then(|name| scope.sla(name, diagnostics));
    let (day, clock) = phrase_args::moment(phrase, SlotName::When, diagnostics)?;
    if clock.is_none() {
        let message = msg!("a deadline is expected with its time of day");
        diagnostics.push(
            Diagnostic::new(
                Code::E0207,
                phrase_args::span(phrase, SlotName::When),
                message,
            )
            .help(msg!(
                "write for example `{day} 18:00`; the end of the day is `{day} 24:00`",
                day = day.to_string()
            )),
        );
    }
    Some(ExpectKind::SlaDue(sla?, day, clock?))
}
