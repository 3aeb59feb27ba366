//! Notes the days that a calendar file closes: nobody sees them in the contract.

use super::super::diagnostics::Diagnostics;
use super::super::model::{Calendar, Closing};
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Join, Message, msg};
use crate::time::LocalDay;

/// Maximum number of entries in a note.
const MAX_LISTED: usize = 30;
/// Days listed of a contract without an end.
const ONE_YEAR: i32 = 366;

/// A note for each file, with the days in force on which the calendar would be open.
pub(super) fn check(
    scope: &Scope,
    calendar: &Calendar,
    (from, to): (LocalDay, Option<LocalDay>),
    diagnostics: &mut Diagnostics,
) {
    let year = LocalDay(from.0.saturating_add(ONE_YEAR - 1));
    let in_force = (from, to.unwrap_or(year));

    let exceptions = calendar.exceptions();
    for file in calendar.closed.chunk_by(|a, b| a.span == b.span) {
        let Some(first) = file.first().filter(|closing| closing.is_event) else {
            continue;
        };
        let mut closed: Vec<Closing> = file
            .iter()
            .flat_map(|closing| closing.without(&exceptions))
            .filter_map(|closing| working_days(calendar, &closing, in_force))
            .collect();
        closed.sort_by_key(|closing| (closing.from, closing.to));
        closed.dedup_by_key(|closing| (closing.from, closing.to));
        if closed.is_empty() {
            continue;
        }
        let text = scope.sources.text(first.span);
        let (calendar, days) = (&calendar.name.text, listed(&closed));
        let message = match to {
            Some(_) => msg!(
                "`{text}` closes these days in force on which the calendar `{calendar}` would be open: {days}",
                text,
                calendar,
                days
            ),
            None => msg!(
                "`{text}` closes these days in its first year in force on which the calendar `{calendar}` would be open: {days}",
                text,
                calendar,
                days
            ),
        };
        diagnostics.push(Diagnostic::new(Code::N0108, first.span, message));
    }
}

/// The part of a closing that is in force, if the calendar has hours on one of its days.
fn working_days(
    calendar: &Calendar,
    closing: &Closing,
    (first, last): (LocalDay, LocalDay),
) -> Option<Closing> {
    let (from, to) = (closing.from.max(first), closing.to.min(last));
    let is_open = |day: LocalDay| {
        let mut open = calendar.open.iter();
        open.any(|opening| opening.hours.is_on(day.weekday()))
    };
    // The days of a week are all there are.
    let mut days = (from.0..=to.0).take(7).map(LocalDay);
    days.any(is_open).then(|| Closing {
        from,
        to,
        ..closing.clone()
    })
}

/// `2026-05-04 “Early May bank holiday”, 2026-12-24 to 2026-12-27 “Christmas”`
fn listed(closed: &[Closing]) -> Message {
    let entry = |closing: &Closing| {
        let (from, to) = (closing.from, closing.to);
        let days = match from == to {
            true => Message::verbatim(from.to_string()),
            false => msg!("{from} to {to}", from, to),
        };
        match &closing.name {
            Some(name) => msg!("{days} “{name}”", days, name),
            None => days,
        }
    };
    let days = closed.iter().take(MAX_LISTED).map(entry);
    let days = Message::joined(days, Join::Comma);
    match closed.len().saturating_sub(MAX_LISTED) {
        0 => days,
        more => msg!("{days}, and {more} more", days, more),
    }
}
