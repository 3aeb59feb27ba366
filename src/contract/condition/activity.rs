//! Conditions about activities.

use super::super::diagnostics::Diagnostics;
use super::super::model::{ActivityId, ActivityTest, Actor, ConditionKind, Qualifier, Window};
use super::super::scope::Scope;
use super::super::{durations, keywords, phrase_args, sample_lines};
use super::context::ConditionContext;
use super::subject::Subject;
use super::test::in_order;
use super::type_mismatch::check_operator;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::activity::{Count, CountKind, Selector, WindowKind, from_phrase};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;
use crate::time::{Duration, Unit};

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
    let count = count(scope, phrase, form.count, diagnostics);
    let window = window(scope, place, phrase, form.window, diagnostics);
    Some(ConditionKind::Activity(ActivityTest {
        which: Qualifier::Kind(activity),
        count: count?,
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
    let count = count(scope, phrase, form.count, diagnostics);
    let window = window(scope, place, phrase, form.window, diagnostics);
    place.check_activities(scope, phrase.span, diagnostics)?;
    Some(ConditionKind::Activity(ActivityTest {
        which: which?,
        count: count?,
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
        WindowKind::DaysAgo => days_ago(scope, phrase, diagnostics),
        WindowKind::Since => since(scope, place, phrase, diagnostics),
        WindowKind::Until => until(scope, phrase, diagnostics),
    }
}

fn count(
    scope: &Scope,
    phrase: &Phrase,
    kind: CountKind,
    diagnostics: &mut Diagnostics,
) -> Option<Count> {
    if !kind.has_number() {
        return Some(kind.with(0));
    }
    let times = phrase_args::whole(phrase, SlotName::Count, diagnostics)?;
    let span = phrase_args::span(phrase, SlotName::Count);
    if (kind, times) == (CountKind::AtMost, 0) {
        diagnostics.push(at_most_none(scope, span));
        return None;
    }
    whole_count(times, span, diagnostics).map(|number| kind.with(number))
}

/// A count must be at least 1 to mean anything.
pub(in crate::contract) fn whole_count(
    count: u64,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let fits = u32::try_from(count).ok().filter(|n| *n > 0);
    if fits.is_none() {
        let (message, help) = match count {
            0 => (
                msg!("`0` has no effect here: it is always met"),
                msg!("write a whole number from `1` on"),
            ),
            n => (
                msg!("`{n}` is too large", n),
                msg!("write a whole number from `1` to `{most}`", most = u32::MAX),
            ),
        };
        diagnostics.push(Diagnostic::new(Code::E0207, span, message).help(help));
    }
    fits
}

fn last_days(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Window> {
    let duration = phrase_args::duration(phrase, SlotName::Duration, diagnostics)?;
    let span = phrase_args::span(phrase, SlotName::Duration);
    durations::days(scope, duration, span, 1, diagnostics).map(Window::LastDays)
}

fn days_ago(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Window> {
    let (youngest, oldest) = ages(scope, phrase, diagnostics)?;
    Some(Window::DaysAgo(youngest, oldest))
}

/// `between 30 and 60 days ago`: the unit holds for both.
pub(in crate::contract) fn ages(
    scope: &Scope,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<(u32, u32)> {
    let count = phrase_args::whole(phrase, SlotName::Low, diagnostics)?;
    let high = phrase_args::duration(phrase, SlotName::Duration, diagnostics)?;
    let low = Duration { count, ..high };
    let low_span = phrase_args::span(phrase, SlotName::Low);
    let high_span = phrase_args::span(phrase, SlotName::Duration);
    if let Unit::Months | Unit::Quarters | Unit::Years = high.unit {
        diagnostics.push(no_fixed_ages(scope, phrase, low_span.to(high_span)));
        return None;
    }
    let oldest = durations::days(scope, high, high_span, 0, diagnostics)?;
    let youngest = durations::days(scope, low, low_span, 0, diagnostics)?;
    let written = scope.sources.text(high_span);
    let digits = written.find(|c: char| !c.is_numeric());
    let number = Span {
        end: high_span.start + digits.unwrap_or(written.len()) as u32,
        ..high_span
    };
    in_order(scope, [low_span, number], youngest <= oldest, diagnostics)?;
    Some((youngest, oldest))
}

/// `between 1 and 2 months ago`
fn no_fixed_ages(scope: &Scope, phrase: &Phrase, span: Span) -> Diagnostic {
    let whole = Span {
        end: phrase.span.end,
        ..span
    };
    let message = msg!(
        "`{written}` cannot be counted: months and years vary in length",
        written = scope.sources.text(whole)
    );
    let help = msg!(
        "count both in days, for example `{sample}`",
        sample = sample_lines::days_ago(scope.language(span))
    );
    Diagnostic::new(Code::E0206, span, message).help(help)
}

/// `until wake up`
fn until(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Window> {
    let activity = phrase_args::name(phrase, SlotName::Activity, diagnostics)?;
    scope.activity(activity, diagnostics).map(Window::Until)
}

/// `at most 0 times`
fn at_most_none(scope: &Scope, span: Span) -> Diagnostic {
    let language = scope.language(span);
    let call = sample_lines::names(language).call;
    let none = [("subject", ""), ("count", "0")];
    let none = keywords::fill_fitting(language, PhraseId::AtMostTimes, &none);
    let message = msg!("`{none}` means never", none = none.trim());
    let help = msg!(
        "write `{no}` before the activity, for example `{never}` or `{recently}`",
        no = keywords::keyword(language, PhraseId::Never),
        never = keywords::fill(language, PhraseId::Never, &|_| Some(call)),
        recently = sample_lines::in_last(language, PhraseId::NoInLast, call)
    );
    Diagnostic::new(Code::E0207, span, message).help(help)
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
