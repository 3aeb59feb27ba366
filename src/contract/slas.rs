//! `sla` blocks.

use super::block_lines::{BlockLines, because, each_line, lines, missing_lines};
use super::calendar_rule::{self, CalendarLine};
use super::condition::{ConditionContext, ContextKind, condition, whole_count};
use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::durations::{self, ClockKind, clock_kind};
use super::model::{
    Act, ActivityId, ClockSpan, ClockStart, Condition, PartyId, Reason, Requirement, Sla, StageId,
};
use super::name_role::NameRole;
use super::scope::Scope;
use super::symbols::Meaning;
use super::{atom_text, keywords, line_edit, phrase_args, sample_lines, sla_checks};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{Line, Name, Phrase};
use crate::time::{Duration, Unit};

enum SlaLine {
    Who(PartyId),
    Calendar(CalendarLine),
    When(Condition),
    Must(Option<Requirement>, Vec<(ActivityId, Span)>),
    Within(ClockSpan, Option<ClockStart>),
    Warn(ClockSpan),
    Escalate(String, ClockSpan),
    Paused(ActivityId, ActivityId, Span),
    Lapses(Condition),
    Because(Reason),
}

/// The lines of an sla that were read.
#[derive(Default)]
pub(super) struct SlaLines {
    pub who: Option<PartyId>,
    pub when: Option<Condition>,
    pub must: Option<Requirement>,
    pub acts: Vec<(ActivityId, Span)>,
    pub within: Option<(ClockSpan, Option<ClockStart>)>,
    pub warn: Option<ClockSpan>,
    pub escalate: Option<(String, ClockSpan)>,
    pub paused: Option<(ActivityId, ActivityId, Span)>,
    pub lapses: Vec<Condition>,
    pub because: Option<Reason>,
}

pub(super) fn sla(scope: &Scope, item: &Declaration, diagnostics: &mut Diagnostics) -> Option<Sla> {
    let mut own = Diagnostics::default();
    let mut read = SlaLines::default();
    let mut calendars = Vec::new();
    let mut once = BlockLines::default();
    let complete = !item.block.has_errors;
    let resolve = |phrase: &Phrase, line: &Line, diagnostics: &mut Diagnostics| {
        setting(scope, complete, phrase, line, diagnostics)
    };
    each_line(
        scope,
        item.block,
        &mut once,
        &mut own,
        resolve,
        |setting, _| match setting {
            SlaLine::Calendar(line) => calendars.push(line),
            SlaLine::Who(party) => read.who = Some(party),
            SlaLine::When(condition) => read.when = Some(condition),
            SlaLine::Must(must, acts) => (read.must, read.acts) = (must, acts),
            SlaLine::Within(span, start) => read.within = Some((span, start)),
            SlaLine::Warn(span) => read.warn = Some(span),
            SlaLine::Escalate(to, span) => read.escalate = Some((to, span)),
            SlaLine::Paused(from, to, span) => read.paused = Some((from, to, span)),
            SlaLine::Lapses(condition) => read.lapses.push(condition),
            SlaLine::Because(reason) => read.because = Some(reason),
        },
    );
    let silent = !complete || own.errors() > 0;
    let calendar = calendar_rule::rule(scope, calendars, silent, &mut own);
    // A calendar that cannot be read is not the contract's.
    let is_known = calendar.is_some() || !once.has(PhraseId::UseCalendar);
    sla_checks::fits_together(scope, &read, &mut own);
    if complete && own.errors() == 0 {
        mandatory(scope, item, &once, &mut own);
    }
    diagnostics.append(own);
    let (within, after) = read.within.filter(|_| is_known)?;
    Some(Sla {
        name: item.name.clone(),
        who: read.who?,
        when: read.when,
        requirement: read.must?,
        calendar,
        within,
        after: after?,
        warn: read.warn,
        escalate: read.escalate,
        paused: read.paused.map(|(from, to, _)| (from, to)),
        lapses: read.lapses,
        lines: lines(item.block),
        because: read.because,
    })
}

fn mandatory(scope: &Scope, item: &Declaration, once: &BlockLines, diagnostics: &mut Diagnostics) {
    let language = scope.language(item.phrase.span);
    let missing: Vec<(PhraseId, String)> = [PhraseId::Who, PhraseId::Must, PhraseId::Within]
        .into_iter()
        .filter(|id| !once.has(*id))
        .map(|id| (id, example(language, id)))
        .collect();
    let subject = msg!("the sla `{name}`", name = item.name.text);
    if let Some(diagnostic) = missing_lines(scope, item.phrase.span, subject, &missing) {
        diagnostics.push(diagnostic);
    }
}

fn example(language: Language, id: PhraseId) -> String {
    let two_days = Duration {
        count: 2,
        unit: Unit::BusinessDays,
    };
    let two_days = atom_text::duration(language, two_days);
    let [_, sales] = language.built_in().parties;
    match id {
        PhraseId::Must => sample_lines::one_act(language),
        _ => keywords::fill(language, id, &|slot| {
            Some(match slot {
                "party" => sales,
                "duration" => &two_days,
                _ => "MQL",
            })
        }),
    }
}

fn setting(
    scope: &Scope,
    complete: bool,
    phrase: &Phrase,
    line: &Line,
    diagnostics: &mut Diagnostics,
) -> Option<SlaLine> {
    use PhraseId as P;
    let asked = |kind: ContextKind, diagnostics: &mut Diagnostics| {
        let text = phrase_args::condition(phrase, SlotName::Condition, diagnostics)?;
        condition(
            scope,
            ConditionContext::new(kind, complete),
            text,
            &line.bullets,
            diagnostics,
        )
    };
    Some(match phrase.id {
        P::Who => {
            let name = phrase_args::name(phrase, SlotName::Party, diagnostics)?;
            SlaLine::Who(scope.party(name, diagnostics)?)
        }
        P::UseCalendar | P::CalendarWhen => {
            let line = calendar_rule::line(scope, complete, phrase, line, diagnostics)?;
            SlaLine::Calendar(line)
        }
        P::When => SlaLine::When(asked(ContextKind::Sla, diagnostics)?),
        P::Lapses => SlaLine::Lapses(asked(ContextKind::Lapse, diagnostics)?),
        P::Must => must(scope, phrase, diagnostics)?,
        P::MustBring => SlaLine::Must(
            bring_to(scope, phrase, diagnostics).map(Requirement::BringTo),
            Vec::new(),
        ),
        P::Within => {
            let length = length(scope, phrase, true, diagnostics);
            let start = phrase_args::name(phrase, SlotName::Start, diagnostics)
                .and_then(|name| start(scope, name, diagnostics));
            SlaLine::Within(length?, start)
        }
        P::Warn => SlaLine::Warn(length(scope, phrase, false, diagnostics)?),
        P::Escalate => {
            let to = phrase_args::text(phrase, SlotName::To, diagnostics)?
                .text
                .clone();
            SlaLine::Escalate(to, length(scope, phrase, false, diagnostics)?)
        }
        P::Paused => {
            let from = phrase_args::name(phrase, SlotName::From, diagnostics)
                .and_then(|name| scope.activity(name, diagnostics));
            let to = phrase_args::name(phrase, SlotName::To, diagnostics)
                .and_then(|name| scope.activity(name, diagnostics));
            SlaLine::Paused(from?, to?, line.span)
        }
        P::Because => SlaLine::Because(because(phrase, diagnostics)?),
        _ => return None,
    })
}

fn length(
    scope: &Scope,
    phrase: &Phrase,
    same_day: bool,
    diagnostics: &mut Diagnostics,
) -> Option<ClockSpan> {
    let duration = phrase_args::duration(phrase, SlotName::Duration, diagnostics)?;
    let span = phrase_args::span(phrase, SlotName::Duration);
    let duration = durations::clock(scope, duration, span, same_day, diagnostics)?;
    Some(ClockSpan { duration, span })
}

/// A stage or an activity; a name that is both is ambiguous.
fn start(scope: &Scope, name: &Name, diagnostics: &mut Diagnostics) -> Option<ClockStart> {
    match scope.all(NameRole::Start, name, diagnostics).as_slice() {
        [Meaning::Stage(id)] => Some(ClockStart::Stage(*id)),
        [Meaning::Activity(id)] => Some(ClockStart::Activity(*id)),
        [] => None,
        _ => {
            let message = msg!("`{name}` is a stage and an activity", name = name.text);
            diagnostics.push(Diagnostic::new(Code::E0303, name.span, message).help(msg!(
                "give one of the two another name, so that it is clear when the clock starts"
            )));
            None
        }
    }
}

fn must(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<SlaLine> {
    let acts = phrase_args::acts(phrase, SlotName::Acts, diagnostics)?;
    let mut read: Vec<Option<Act>> = Vec::new();
    let mut places: Vec<(ActivityId, Span)> = Vec::new();
    for written in &acts.acts {
        let name = &written.name;
        let count = whole_count(written.count, name.span, diagnostics);
        let activity = act(scope, name, diagnostics);
        places.extend(activity.map(|id| (id, name.span)));
        let days = written.different_days;
        if let Some(days) = days.filter(|_| written.count == 1) {
            diagnostics.push(on_one_day(scope, days));
        }
        read.push(count.zip(activity).map(|(times, activity)| Act {
            times,
            activity,
            on_different_days: days.is_some(),
        }));
    }
    let read: Option<Vec<Act>> = read.into_iter().collect();
    let must = read.map(if acts.any {
        Requirement::Any
    } else {
        Requirement::All
    });
    Some(SlaLine::Must(must, places))
}

/// `1 call on different days`
fn on_one_day(scope: &Scope, days: Span) -> Diagnostic {
    let text = scope.sources.text(days);
    let message = msg!("a single act cannot be `{text}`", text);
    let before = Span::new(days.file, days.start as usize - 1, days.end as usize);
    let line = line_edit::replaced(scope.sources, before, "");
    Diagnostic::new(Code::E0406, days, message)
        .corrected(msg!("ask for more, or leave these words out"), line)
}

fn act(scope: &Scope, name: &Name, diagnostics: &mut Diagnostics) -> Option<ActivityId> {
    match scope.all(NameRole::Act, name, diagnostics).first()? {
        Meaning::Activity(id) => Some(*id),
        _ => None,
    }
}

fn bring_to(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Vec<StageId>> {
    let names = phrase_args::names(phrase, SlotName::Stages, diagnostics);
    let stages: Vec<Option<StageId>> = names
        .iter()
        .map(|name| scope.stage(name, diagnostics))
        .collect();
    stages.into_iter().collect()
}

/// Whether the deadline of the sla needs a calendar.
pub(super) fn needs_calendar(sla: &Sla) -> bool {
    let kind = clock_kind(sla.within.duration).0;
    matches!(kind, ClockKind::Business | ClockKind::BusinessDays)
}
