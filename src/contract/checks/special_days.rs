//! Checks the lines of a calendar that are about single days: special hours, and days that are open as usual.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{Calendar, SpecialHours, UsualDay};
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::time::LocalDay;

pub(super) fn check(scope: &Scope, calendar: &Calendar, diagnostics: &mut Diagnostics) {
    for special in &calendar.special {
        if let Some(other) = closed_line(calendar, special.hours.day) {
            diagnostics.push(contradiction(scope, special.span, other));
        }
    }
    for usual in &calendar.as_usual {
        let mut special = calendar.special.iter();
        let hours = special.find(|special| special.hours.day == usual.day);
        let other = hours.map(|special| special.span);
        match other.or_else(|| closed_line(calendar, usual.day)) {
            Some(other) => diagnostics.push(contradiction(scope, usual.span, other)),
            None => diagnostics.extend(without_effect(scope, calendar, usual)),
        }
    }
    overlapping(scope, &calendar.special, diagnostics);
}

/// A line that closes this one day. A range or a file may have exceptions; a line for one day contradicts the exception.
fn closed_line(calendar: &Calendar, day: LocalDay) -> Option<Span> {
    let mut closed = calendar.closed.iter();
    let line = closed.find(|one| !one.is_event && one.from == day && one.to == day);
    line.map(|closing| closing.span)
}

fn contradiction(scope: &Scope, span: Span, other: Span) -> Diagnostic {
    let (text, first) = (scope.sources.text(span), scope.sources.text(other));
    let message = format!("`{text}` contradicts `{first}`");
    Diagnostic::new(Code::E0507, span, message)
        .also(other, "the other line about this day")
        .help("keep one of the two lines")
}

fn without_effect(scope: &Scope, calendar: &Calendar, usual: &UsualDay) -> Option<Diagnostic> {
    let text = scope.sources.text(usual.span);
    let warning = |message: String| Diagnostic::new(Code::W0116, usual.span, message);
    let mut closed = calendar.closed.iter();
    if !closed.any(|closing| closing.from <= usual.day && usual.day <= closing.to) {
        let message = format!("`{text}` changes nothing: no line closes that day");
        return Some(warning(message).help("check the date, or leave the line out"));
    }
    let weekday = usual.day.weekday();
    let mut open = calendar.open.iter();
    if open.any(|opening| opening.hours.is_on(weekday)) {
        return None;
    }
    let message = format!(
        "`{text}` opens nothing: the calendar `{}` has no opening hours on a {weekday:?}",
        calendar.name.text
    );
    let day = usual.day.to_string();
    let line = keywords::fill(scope.language(usual.span), PhraseId::OpenOn, &|slot| {
        Some(match slot {
            "date" => &day,
            "from" => "09:00",
            _ => "12:00",
        })
    });
    Some(warning(message).example("write the hours of that day, for example", line))
}

/// Two lines for one day that are open at the same time.
fn overlapping(scope: &Scope, special: &[SpecialHours], diagnostics: &mut Diagnostics) {
    for (i, line) in special.iter().enumerate() {
        let (start, end) = minutes(line);
        let overlaps = |other: &&SpecialHours| {
            let (other_start, other_end) = minutes(other);
            other.hours.day == line.hours.day && other_start < end && start < other_end
        };
        let Some(other) = special.iter().take(i).find(overlaps) else {
            continue;
        };
        let (text, first) = (
            scope.sources.text(line.span),
            scope.sources.text(other.span),
        );
        let message = format!("`{first}` and `{text}` overlap: the time they share counts once");
        diagnostics.push(
            Diagnostic::new(Code::N0105, line.span, message).also(other.span, "the other line"),
        );
    }
}

fn minutes(line: &SpecialHours) -> (u16, u16) {
    let next_day = if line.hours.to <= line.hours.from {
        24 * 60
    } else {
        0
    };
    (line.hours.from.0, line.hours.to.0 + next_day)
}
