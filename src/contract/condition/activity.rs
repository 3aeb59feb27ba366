//! Conditions about activities.

use super::super::diagnostics::Diagnostics;
use super::super::model::{ActivityId, ActivityTest, Actor, ConditionKind, Qualifier, Window};
use super::super::scope::Scope;
use super::super::{durations, phrase_args};
use super::context::ConditionContext;
use super::subject::Subject;
use super::type_mismatch::check_operator;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::activity::{Selector, WindowKind, from_phrase};
use crate::syntax::phrase::SlotName;
use crate::syntax::tree::Phrase;

/// `call`, `call at least 2 times in the last 14 days`, `no call since MQL`
pub(super) fn test(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    activity: ActivityId,
    diagnostics: &mut Diagnostics,
) -> Option<ConditionKind> {
    check_operator(phrase, &Subject::Activity(activity), diagnostics)?;
    let form = from_phrase(phrase.id)?;
    let at_least = match form.has_count {
        true => count(phrase, diagnostics),
        false => Some(1),
    };
    let window = window(scope, place, phrase, form.window, diagnostics);
    Some(ConditionKind::Activity(ActivityTest {
        which: Qualifier::Kind(activity),
        at_least: at_least?,
        negated: form.negated,
        window: window?,
    }))
}

/// `no activity by the lead in the last 60 days`
pub(super) fn by_actor(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<ConditionKind> {
    let form = from_phrase(phrase.id)?;
    let which = match form.selector {
        Selector::Kind => return None,
        Selector::Anybody => Some(Qualifier::ByAnybody),
        Selector::Lead => Some(Qualifier::By(Actor::Lead)),
        Selector::Party => {
            let party = phrase_args::name(phrase, SlotName::Party, diagnostics)?;
            scope
                .party(party, diagnostics)
                .map(|id| Qualifier::By(Actor::Party(id)))
        }
    };
    let window = window(scope, place, phrase, form.window, diagnostics);
    place.check_activities(scope, phrase.span, diagnostics)?;
    Some(ConditionKind::Activity(ActivityTest {
        which: which?,
        at_least: 1,
        negated: form.negated,
        window: window?,
    }))
}

fn window(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    kind: WindowKind,
    diagnostics: &mut Diagnostics,
) -> Option<Window> {
    match kind {
        WindowKind::Ever => Some(Window::Ever),
        WindowKind::LastDays => last_days(scope, phrase, diagnostics),
        WindowKind::Since => since(scope, place, phrase, diagnostics),
    }
}

fn count(phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<u32> {
    let times = phrase_args::whole(phrase, SlotName::Count, diagnostics)?;
    let span = phrase_args::span(phrase, SlotName::Count);
    whole_count(times, span, diagnostics)
}

/// A count must be at least 1 to mean anything.
pub(in crate::contract) fn whole_count(
    count: u64,
    span: crate::source::Span,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let fits = u32::try_from(count).ok().filter(|n| *n > 0);
    if fits.is_none() {
        let message = match count {
            0 => "`0` has no effect here: it is always met".to_string(),
            n => format!("`{n}` is too large"),
        };
        diagnostics.push(
            Diagnostic::new(Code::E0207, span, message).help("write a whole number from `1` on"),
        );
    }
    fits
}

fn last_days(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Window> {
    let duration = phrase_args::duration(phrase, SlotName::Duration, diagnostics)?;
    let span = phrase_args::span(phrase, SlotName::Duration);
    durations::days(scope, duration, span, 1, diagnostics).map(Window::LastDays)
}

fn since(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<Window> {
    let stage = phrase_args::name(phrase, SlotName::Stage, diagnostics)?;
    let id = scope.stage(stage, diagnostics);
    place.check_since(
        scope,
        phrase_args::span(phrase, SlotName::Stage),
        diagnostics,
    )?;
    id.map(Window::Since)
}
