//! Conditions about activities.

use super::super::diagnostics::Diagnostics;
use super::super::model::{ActivityId, ActivityTest, Actor, ConditionKind, Qualifier, Window};
use super::super::scope::Scope;
use super::super::{durations, phrase_args};
use super::context::ConditionContext;
use super::subject::Subject;
use super::type_mismatch::check_operator;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;

/// `call`, `call at least 2 times in the last 14 days`, `no call since MQL`
pub(super) fn test(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    activity: ActivityId,
    found: &mut Diagnostics,
) -> Option<ConditionKind> {
    use PhraseId as P;
    check_operator(scope, phrase, &Subject::Activity(activity), found)?;
    let at_least = match phrase.id {
        P::Times | P::TimesInLast | P::TimesSince => count(phrase, found),
        _ => Some(1),
    };
    let window = match phrase.id {
        P::InLast | P::TimesInLast | P::NoInLast => last_days(scope, phrase, found),
        P::Since | P::TimesSince | P::NoSince => since(scope, place, phrase, found),
        _ => Some(Window::Ever),
    };
    Some(ConditionKind::Activity(ActivityTest {
        which: Qualifier::Kind(activity),
        at_least: at_least?,
        negated: matches!(phrase.id, P::NoInLast | P::NoSince),
        window: window?,
    }))
}

/// `no activity by the lead in the last 60 days`
pub(super) fn silence(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    found: &mut Diagnostics,
) -> Option<ConditionKind> {
    let which = match phrase.id {
        PhraseId::NoActivityByAnybody => Some(Qualifier::ByAnybody),
        PhraseId::NoActivityByLead => Some(Qualifier::By(Actor::Lead)),
        _ => {
            let party = phrase_args::name(phrase, SlotName::Party, found)?;
            scope
                .party(party, found)
                .map(|id| Qualifier::By(Actor::Party(id)))
        }
    };
    let window = last_days(scope, phrase, found);
    place.check_activities(scope, phrase.span, found)?;
    Some(ConditionKind::Activity(ActivityTest {
        which: which?,
        at_least: 1,
        negated: true,
        window: window?,
    }))
}

fn count(phrase: &Phrase, found: &mut Diagnostics) -> Option<u32> {
    let times = phrase_args::whole(phrase, SlotName::Count, found)?;
    let span = phrase_args::span(phrase, SlotName::Count);
    whole_count(times, span, found)
}

/// A count must be at least 1 to mean anything.
pub(in crate::contract) fn whole_count(
    count: u64,
    span: crate::source::Span,
    found: &mut Diagnostics,
) -> Option<u32> {
    let fits = u32::try_from(count).ok().filter(|n| *n > 0);
    if fits.is_none() {
        let message = match count {
            0 => "`0` has no effect here: it is always met".to_string(),
            n => format!("`{n}` is too large"),
        };
        found.push(
            Diagnostic::new(Code::E0207, span, message).help("write a whole number from `1` on"),
        );
    }
    fits
}

fn last_days(scope: &Scope, phrase: &Phrase, found: &mut Diagnostics) -> Option<Window> {
    let duration = phrase_args::duration(phrase, SlotName::Duration, found)?;
    let span = phrase_args::span(phrase, SlotName::Duration);
    durations::days(scope, duration, span, 1, found).map(Window::LastDays)
}

fn since(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    found: &mut Diagnostics,
) -> Option<Window> {
    let stage = phrase_args::name(phrase, SlotName::Stage, found)?;
    let id = scope.stage(stage, found);
    place.check_since(scope, phrase_args::span(phrase, SlotName::Stage), found)?;
    id.map(Window::Since)
}
