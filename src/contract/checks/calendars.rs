//! Checks the lines of a calendar against each other and against the time the contract is in force.

use super::super::diagnostics::Diagnostics;
use super::super::model::{Calendar, Closing};
use super::super::resolve::Resolved;
use super::super::scope::Scope;
use super::{file_days, special_days};
use crate::clock::overlap;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::time::LocalDay;

pub(super) fn check(scope: &Scope, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let in_force = resolved.info.as_ref().and_then(|info| info.in_force);
    for calendar in resolved.calendars.iter().flatten() {
        overlapping(scope, calendar, diagnostics);
        special_days::check(scope, calendar, diagnostics);
        if let Some((from, to)) = in_force {
            outside_in_force(scope, calendar, from, to, diagnostics);
            file_days::check(scope, calendar, (from, to), diagnostics);
        }
    }
}

fn overlapping(scope: &Scope, calendar: &Calendar, diagnostics: &mut Diagnostics) {
    for (i, line) in calendar.open.iter().enumerate() {
        let mut before = calendar.open.iter().take(i);
        if let Some(other) = before.find(|other| overlap(&other.hours, &line.hours)) {
            let (text, first) = (
                scope.sources.text(line.span),
                scope.sources.text(other.span),
            );
            diagnostics.push(overlap_note((line.span, text), (other.span, first)));
        }
    }
}

/// The note about two lines that are open at the same time.
pub(super) fn overlap_note((line, text): (Span, &str), (other, first): (Span, &str)) -> Diagnostic {
    let message = msg!(
        "`{first}` and `{text}` overlap: the time they share counts once",
        first,
        text
    );
    Diagnostic::new(Code::N0105, line, message).also(other, msg!("the other line"))
}

/// One note for all lines whose days are outside the time in force: a year's list of holidays often has some.
fn outside_in_force(
    scope: &Scope,
    calendar: &Calendar,
    from: LocalDay,
    to: Option<LocalDay>,
    diagnostics: &mut Diagnostics,
) {
    let is_before = |closing: &Closing| closing.to < from;
    let is_outside =
        |closing: &Closing| is_before(closing) || to.is_some_and(|to| closing.from > to);
    let mut outside = calendar
        .closed
        .chunk_by(|a, b| a.span == b.span)
        .filter(|line| line.iter().all(is_outside));
    let Some(first) = outside.next() else {
        return;
    };
    let (Some(earliest), Some(latest)) = (first.first(), first.last()) else {
        return;
    };
    let text = scope.sources.text(earliest.span);
    let message = match (is_before(earliest), is_before(latest), to) {
        (_, true, _) => msg!(
            "`{text}` is before the contract is in force, from {from} on: it affects no clock",
            text,
            from
        ),
        (false, _, Some(to)) => msg!(
            "`{text}` is after the end of the contract, {to}: it only affects clocks that run past the end",
            text,
            to
        ),
        _ => msg!(
            "`{text}` closes no day on which the contract is in force",
            text
        ),
    };
    let mut diagnostic = Diagnostic::new(Code::N0106, earliest.span, message);
    for line in outside.filter_map(<[Closing]>::first) {
        diagnostic = diagnostic.also(line.span, msg!("this line too"));
    }
    diagnostics.push(diagnostic.help(msg!("check the year")));
}
