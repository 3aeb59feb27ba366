//! The meaning of deadlines, worked out in their calendars.

use super::super::atom_text;
use super::super::clock_places::ClockPlaces;
use super::super::deadline_example::{TimeFrame, example};
use super::super::diagnostics::Diagnostics;
use super::super::durations::{ClockKind, clock_kind};
use super::super::line_edit;
use super::super::model::{Calendar, ClockStart, Sla};
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use super::super::sla_timeline::{Step, Timeline, day_of_many, places};
use crate::clock::Week;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Join, Message, msg};
use crate::syntax::phrase::Language;
use crate::time::{Duration, Unit};

pub(super) fn check(scope: &Scope, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for sla in resolved.slas.iter().flatten() {
        let Some(clocks) = ClockPlaces::new(resolved, sla) else {
            continue;
        };
        let never_open = clocks.never_open();
        let needs_calendar = super::super::slas::needs_calendar(sla);
        if needs_calendar && clocks.calendars.is_empty() {
            continue;
        }
        match never_open {
            Some(calendar) if needs_calendar => diagnostics.push(never(scope, sla, calendar)),
            Some(_) => {}
            None => match before_opening(scope, &clocks, sla) {
                Some(warning) => diagnostics.push(warning),
                None => report(scope, &clocks, sla, diagnostics),
            },
        }
    }
}

fn never(scope: &Scope, sla: &Sla, calendar: &Calendar) -> Diagnostic {
    let text = scope.sources.text(sla.within.span);
    let message = msg!(
        "`{text}` cannot be counted: the calendar `{calendar}` is closed all the time the contract is in force",
        text,
        calendar = calendar.name.text
    );
    let closed = calendar.closed.first();
    let diagnostic = Diagnostic::new(Code::E0206, sla.within.span, message)
        .help(msg!("shorten what the calendar lists as closed"));
    match closed {
        Some(closing) => diagnostic.also(closing.span, msg!("closed here")),
        None => diagnostic,
    }
}

/// One note for the deadline with its warning and escalation. If the calendar depends on the lead, the note has a sentence
/// for each.
fn report(scope: &Scope, clocks: &ClockPlaces, sla: &Sla, diagnostics: &mut Diagnostics) {
    let mut told = places(clocks, sla)
        .into_iter()
        .filter_map(|place| consequence(scope, clocks, sla, place));
    let Some((first, help)) = told.next() else {
        return;
    };
    let mut diagnostic = Diagnostic::new(Code::N0107, sla.within.span, first);
    for (other, _) in told {
        diagnostic = diagnostic.note(other);
    }
    diagnostics.push(match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    });
}

/// The meaning of the deadline in a place, and what the author may have meant.
fn consequence(
    scope: &Scope,
    clocks: &ClockPlaces,
    sla: &Sla,
    place: TimeFrame,
) -> Option<(Message, Option<Message>)> {
    let within = sla.within.duration;
    let day = day_of_many(within, place.calendar);
    let Timeline { example, steps, .. } = Timeline::new(place, clocks, sla)?;
    let told = steps
        .iter()
        .map(|(at, step)| reached(*step, example.format(*at)));
    let told = Message::joined(told, Join::Comma);
    let moments = match clock_kind(within).0 {
        ClockKind::BusinessDays => msg!("{moments}, at closing time", moments = told),
        ClockKind::Elapsed | ClockKind::Business | ClockKind::Days => told,
    };
    let what = clocks.times_in(place, counted(scope, sla, place, day));
    let start = example.format(example.start);
    let message = match sla.after {
        ClockStart::Stage(_) => msg!(
            "{what}: entered {start}, {moments}; going back ends it",
            what,
            start,
            moments
        ),
        ClockStart::Activity(_) => msg!(
            "{what}: started {start}, {moments}; a further one while it runs starts no second deadline",
            what,
            start,
            moments
        ),
    };
    let language = scope.language(sla.within.span);
    Some((message, day.and_then(|_| in_days(language, within))))
}

/// `due Friday 17:00`
fn reached(step: Step, at: Message) -> Message {
    match step {
        Step::Due => msg!("due {at}", at),
        Step::Escalated => msg!("escalated {at}", at),
        Step::Warned => msg!("warned {at}", at),
    }
}

/// `48 business hours` are 6 working days in the calendar `London`
fn counted(scope: &Scope, sla: &Sla, place: TimeFrame, day: Option<u64>) -> Message {
    let text = scope.sources.text(sla.within.span);
    let kind = clock_kind(sla.within.duration).0;
    let is_business = matches!(kind, ClockKind::Business | ClockKind::BusinessDays);
    let calendar = place.calendar.filter(|_| is_business);
    match (calendar.map(|calendar| &calendar.name.text), day) {
        (Some(name), Some(day)) => msg!(
            "`{text}` are {days} in the calendar `{name}`",
            text,
            days = working_days(sla.within.duration, day),
            name
        ),
        (Some(name), None) => msg!("`{text}` in the calendar `{name}`", text, name),
        (None, _) => Message::verbatim(format!("`{text}`")),
    }
}

fn working_days(length: Duration, day: u64) -> Message {
    let minutes = clock_kind(length).1;
    let days = minutes / day;
    match minutes % day {
        0 => msg!("{days} working days", days),
        _ => msg!("more than {days} working {days|day|days}", days),
    }
}

/// An author who writes 48 business hours may mean two days.
fn in_days(language: Language, length: Duration) -> Option<Message> {
    let is_days = length.unit == Unit::BusinessHours && length.count.is_multiple_of(24);
    let days = length.count / 24;
    let instead = Duration {
        count: days,
        unit: Unit::BusinessDays,
    };
    let instead = atom_text::duration(language, instead);
    is_days.then(|| match days {
        1 => msg!("if you mean one day, write `{instead}`", instead),
        days => msg!("if you mean {days} days, write `{instead}`", days, instead),
    })
}

/// A lead that enters when work ends for the longest break must not be due before work resumes.
fn before_opening(scope: &Scope, clocks: &ClockPlaces, sla: &Sla) -> Option<Diagnostic> {
    let within = sla.within.duration;
    if !matches!(clock_kind(within).0, ClockKind::Elapsed | ClockKind::Days) {
        return None;
    }
    clocks.places().into_iter().find_map(|place| {
        let calendar = place.calendar?;
        let (closing, opening) = Week::new(&calendar.hours()).longest_break()?;
        let (example, ends) = example(place, clocks.from(), closing, &[within])?;
        let due = *ends.first()?;
        let opens = example.minute(opening);
        if due >= opens {
            return None;
        }
        let start = example.format(example.start);
        let due = example.format(due);
        let name = &calendar.name.text;
        let opens = clocks.times_in(place, example.format(opens));
        let message = match sla.after {
            ClockStart::Stage(_) => msg!(
                "a lead that enters {start} is due {due}, before the calendar `{name}` opens again {opens}",
                start,
                due,
                name,
                opens
            ),
            ClockStart::Activity(_) => msg!(
                "what starts {start} is due {due}, before the calendar `{name}` opens again {opens}",
                start,
                due,
                name,
                opens
            ),
        };
        let instead = in_business_time(scope.language(sla.within.span), within);
        let line = line_edit::replaced(scope.sources, sla.within.span, &instead);
        let help = msg!("count only the time in which the team works");
        Some(Diagnostic::new(Code::W0110, sla.within.span, message).corrected(help, line))
    })
}

/// The same length in a unit that counts only open time: `24 hours` are one day, not the three days in which the team works
/// that many hours.
fn in_business_time(language: Language, length: Duration) -> String {
    const DAY: u64 = 24 * 60;
    let (count, unit) = match (length.unit, clock_kind(length).1) {
        (Unit::Hours | Unit::Minutes, minutes) if minutes >= DAY => {
            (minutes.div_ceil(DAY), Unit::BusinessDays)
        }
        (Unit::Hours, _) => (length.count, Unit::BusinessHours),
        (Unit::Minutes, minutes) => (minutes, Unit::BusinessMinutes),
        (_, days) => (days.max(1), Unit::BusinessDays),
    };
    atom_text::duration(language, Duration { count, unit })
}
