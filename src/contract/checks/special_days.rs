//! Checks the lines of a calendar that are about single days: special hours, and days that are open as usual.

use super::super::deadline_example::weekday_name;
use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{Calendar, SpecialHours, UsualDay};
use super::super::scope::Scope;
use super::calendars::overlap_note;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::time::LocalDay;
use std::collections::BTreeMap;

pub(super) fn check(scope: &Scope, calendar: &Calendar, diagnostics: &mut Diagnostics) {
    if calendar.special.is_empty() && calendar.as_usual.is_empty() {
        return;
    }
    let closed = ClosedLines::new(calendar);
    let mut special: BTreeMap<LocalDay, Vec<&SpecialHours>> = BTreeMap::new();
    for line in &calendar.special {
        let day = line.hours.day;
        if let Some(other) = closed.days.get(&day) {
            diagnostics.push(contradiction(scope, line.span, *other));
        }
        special.entry(day).or_default().push(line);
    }
    for usual in &calendar.as_usual {
        let hours = special.get(&usual.day).and_then(|lines| lines.first());
        let other = hours.map(|special| special.span);
        match other.or_else(|| closed.days.get(&usual.day).copied()) {
            Some(other) => diagnostics.push(contradiction(scope, usual.span, other)),
            None => diagnostics.extend(without_effect(scope, calendar, &closed, usual)),
        }
    }
    for lines in special.values() {
        overlapping(scope, lines, diagnostics);
    }
}

/// What a calendar closes, for many questions.
struct ClosedLines {
    /// The lines that close one day. A range or a file may have exceptions; a line for one day contradicts the exception.
    days: BTreeMap<LocalDay, Span>,
    /// First days of everything closed, in order, each with the latest last day so far.
    ranges: Vec<(LocalDay, LocalDay)>,
}

impl ClosedLines {
    fn new(calendar: &Calendar) -> ClosedLines {
        let mut days = BTreeMap::new();
        for one in calendar
            .closed
            .iter()
            .filter(|one| !one.is_event && one.from == one.to)
        {
            days.entry(one.from).or_insert(one.span);
        }
        let ranges = calendar.closed.iter().map(|one| (one.from, one.to));
        let mut ranges: Vec<(LocalDay, LocalDay)> = ranges.collect();
        ranges.sort_unstable();
        let mut latest = None;
        for (_, to) in &mut ranges {
            latest = latest.max(Some(*to));
            *to = latest.unwrap_or(*to);
        }
        ClosedLines { days, ranges }
    }

    fn contains(&self, day: LocalDay) -> bool {
        let after = self.ranges.partition_point(|(from, _)| *from <= day);
        let before = after.checked_sub(1).and_then(|last| self.ranges.get(last));
        before.is_some_and(|(_, latest)| day <= *latest)
    }
}

fn contradiction(scope: &Scope, span: Span, other: Span) -> Diagnostic {
    let (text, first) = (scope.sources.text(span), scope.sources.text(other));
    let message = msg!("`{text}` contradicts `{first}`", text, first);
    Diagnostic::new(Code::E0507, span, message)
        .also(other, msg!("the other line about this day"))
        .help(msg!("keep one of the two lines"))
}

fn without_effect(
    scope: &Scope,
    calendar: &Calendar,
    closed: &ClosedLines,
    usual: &UsualDay,
) -> Option<Diagnostic> {
    let text = scope.sources.text(usual.span);
    let warning = |message: Message| Diagnostic::new(Code::W0116, usual.span, message);
    if !closed.contains(usual.day) {
        let message = msg!("`{text}` changes nothing: no line closes that day", text);
        return Some(warning(message).help(msg!("check the date, or leave the line out")));
    }
    let weekday = usual.day.weekday();
    let mut open = calendar.open.iter();
    if open.any(|opening| opening.hours.is_on(weekday)) {
        return None;
    }
    let message = msg!(
        "`{text}` opens nothing: the calendar `{calendar}` has no opening hours on a {weekday}",
        text,
        calendar = calendar.name.text,
        weekday = weekday_name(weekday)
    );
    let day = usual.day.to_string();
    let line = keywords::fill(scope.language(usual.span), PhraseId::OpenOn, &|slot| {
        Some(match slot {
            "date" => &day,
            "from" => "09:00",
            _ => "12:00",
        })
    });
    Some(warning(message).example(msg!("write the hours of that day, for example"), line))
}

/// Two lines for one day that are open at the same time.
fn overlapping(scope: &Scope, special: &[&SpecialHours], diagnostics: &mut Diagnostics) {
    for (i, line) in special.iter().enumerate() {
        let (start, end) = minutes(line);
        let overlaps = |other: &&&SpecialHours| {
            let (other_start, other_end) = minutes(other);
            other_start < end && start < other_end
        };
        let Some(other) = special.iter().take(i).find(overlaps) else {
            continue;
        };
        let (text, first) = (
            scope.sources.text(line.span),
            scope.sources.text(other.span),
        );
        diagnostics.push(overlap_note((line.span, text), (other.span, first)));
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
