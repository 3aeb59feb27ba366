//! The meaning of deadlines, worked out in their calendars.

use super::super::diagnostics::Diagnostics;
use super::super::durations::{ClockKind, clock_kind};
use super::super::line_edit;
use super::super::model::{Calendar, ClockSpan, ClockStart, Sla};
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use super::clocks::ClockPlaces;
use super::deadline_example::{TimeFrame, example};
use crate::clock::Week;
use crate::diagnostic::{Code, Diagnostic};
use crate::time::{Duration, MicrosUtc, Unit};

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
    let message = format!(
        "`{text}` cannot be counted: the calendar `{}` is closed all the time the contract is in force",
        calendar.name.text
    );
    let closed = calendar.closed.first();
    let diagnostic = Diagnostic::new(Code::E0206, sla.within.span, message)
        .help("shorten what the calendar lists as closed");
    match closed {
        Some(closing) => diagnostic.also(closing.span, "closed here"),
        None => diagnostic,
    }
}

/// One note for the deadline with its warning and escalation. If the calendar depends on the lead, the note has a sentence
/// for each.
fn report(scope: &Scope, clocks: &ClockPlaces, sla: &Sla, diagnostics: &mut Diagnostics) {
    let kind = clock_kind(sla.within.duration).0;
    let mut places = clocks.places();
    if kind == ClockKind::Elapsed {
        places.truncate(1);
    }
    let mut told = places
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
) -> Option<(String, Option<String>)> {
    let within = sla.within.duration;
    let day = long(within, place.calendar);
    let minute = match day {
        Some(_) => place.early(),
        None => place.late(),
    };
    let (words, lengths): (Vec<&str>, Vec<Duration>) = moments(sla).into_iter().unzip();
    let (example, ends) = example(place, clocks.from(), minute, &lengths)?;
    let mut told: Vec<(MicrosUtc, &str)> = ends.into_iter().zip(words).collect();
    told.sort();
    let texts: Vec<String> = told
        .iter()
        .map(|(at, word)| format!("{word} {}", example.format(*at)))
        .collect();
    let entered = match sla.after {
        ClockStart::Stage(_) => "entered",
        ClockStart::Activity(_) => "started",
    };
    let message = format!(
        "{}{}: {entered} {}, {}{}; {}",
        counted(scope, sla, place, day),
        clocks.times_in(place),
        example.format(example.start),
        texts.join(", "),
        match clock_kind(within).0 {
            ClockKind::BusinessDays => ", at closing time",
            ClockKind::Elapsed | ClockKind::Business | ClockKind::Days => "",
        },
        match sla.after {
            ClockStart::Stage(_) => "going back ends it",
            ClockStart::Activity(_) => "a further one while it runs starts no second deadline",
        }
    );
    Some((message, day.and_then(|_| in_days(within))))
}

/// The steps of an sla while nothing is done, and the time of each.
fn moments(sla: &Sla) -> Vec<(&'static str, Duration)> {
    let (kind, length) = clock_kind(sla.within.duration);
    let of_kind = |span: &&ClockSpan| clock_kind(span.duration).0 == kind;
    // A warning after the deadline is an error of its own.
    let is_before = |span: &&ClockSpan| clock_kind(span.duration).1 < length;
    let warn = sla.warn.as_ref().filter(of_kind).filter(is_before);
    let escalate = sla.escalate.as_ref().map(|(_, span)| span).filter(of_kind);
    let due = ("due", sla.within.duration);
    std::iter::once(due)
        .chain(warn.map(|span| ("warned", span.duration)))
        .chain(escalate.map(|span| ("escalated", span.duration)))
        .collect()
}

/// `48 business hours` are 6 working days in the calendar `London`
fn counted(scope: &Scope, sla: &Sla, place: TimeFrame, day: Option<u64>) -> String {
    let text = scope.sources.text(sla.within.span);
    let kind = clock_kind(sla.within.duration).0;
    let is_business = matches!(kind, ClockKind::Business | ClockKind::BusinessDays);
    let calendar = place.calendar.filter(|_| is_business);
    match (calendar.map(|calendar| &calendar.name.text), day) {
        (Some(name), Some(day)) => {
            let days = working_days(sla.within.duration, day);
            format!("`{text}` are {days} in the calendar `{name}`")
        }
        (Some(name), None) => format!("`{text}` in the calendar `{name}`"),
        (None, _) => format!("`{text}`"),
    }
}

/// Minutes of a working day, if the length is business time and longer than one working day.
fn long(length: Duration, calendar: Option<&Calendar>) -> Option<u64> {
    let (kind, minutes) = clock_kind(length);
    let day = u64::try_from(Week::new(&calendar?.hours()).day_minutes()?).ok()?;
    (kind == ClockKind::Business && minutes > day && day > 0).then_some(day)
}

fn working_days(length: Duration, day: u64) -> String {
    let minutes = clock_kind(length).1;
    match (minutes / day, minutes % day) {
        (days, 0) => format!("{days} working days"),
        (1, _) => "more than 1 working day".to_string(),
        (days, _) => format!("more than {days} working days"),
    }
}

/// An author who writes 48 business hours may mean two days.
fn in_days(length: Duration) -> Option<String> {
    let is_days = length.unit == Unit::BusinessHours && length.count.is_multiple_of(24);
    is_days.then(|| match length.count / 24 {
        1 => "if you mean one day, write `1 business day`".to_string(),
        days => format!("if you mean {days} days, write `{days} business days`"),
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
        let message = format!(
            "{} {} is due {}, before the calendar `{}` opens again {}{}",
            match sla.after {
                ClockStart::Stage(_) => "a lead that enters",
                ClockStart::Activity(_) => "what starts",
            },
            example.format(example.start),
            example.format(due),
            calendar.name.text,
            example.format(opens),
            clocks.times_in(place),
        );
        let instead = in_business_time(within);
        let line = line_edit::replaced(scope.sources, sla.within.span, &instead);
        let help = "count only the time in which the team works";
        Some(Diagnostic::new(Code::W0110, sla.within.span, message).corrected(help, line))
    })
}

/// The same length in a unit that counts only open time: `24 hours` are one day, not the three days in which the team works
/// that many hours.
fn in_business_time(length: Duration) -> String {
    const DAY: u64 = 24 * 60;
    let (count, unit) = match (length.unit, clock_kind(length).1) {
        (Unit::Hours | Unit::Minutes, minutes) if minutes >= DAY => (minutes.div_ceil(DAY), "day"),
        (Unit::Hours, _) => (length.count, "hour"),
        (Unit::Minutes, minutes) => (minutes, "minute"),
        (_, days) => (days.max(1), "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} business {unit}{plural}")
}
