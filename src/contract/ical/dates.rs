//! The days that the events of an iCalendar file close.

use super::budget::{Budget, Resource};
use super::event::{Event, events};
use super::rrule::{Rule, date};
use super::unfold::{IcalError, Property, quotable, unescaped};
use crate::message::{Template, msg, template};
use crate::text::shortened;
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Maximum length of a closed day's name; longer names are cut.
const LONGEST_NAME: usize = 100;

/// First day, last day, name.
pub(super) type Range = (Date, Date, Option<Arc<str>>);

/// The contents of a file.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// Closed days, in order.
    pub ranges: Vec<Range>,
    /// Number of events with a time of day; they close nothing.
    pub timed: usize,
}

/// The days of a file's whole-day events. An event with `RECURRENCE-ID` replaces that day of a recurring event; a cancelled
/// one removes it.
pub(super) fn days(bytes: &[u8], budget: &mut Budget) -> Result<Days, IcalError> {
    let events = events(bytes, budget)?;
    let replaced = replaced(&events)?;
    let mut days = Days::default();
    for event in events.iter().filter(|event| !event.is_cancelled()) {
        let start = event.start.as_ref().ok_or_else(|| {
            let message = msg!("this event has no day: `DTSTART` is missing");
            IcalError::new(event.line, message, DATE)
        })?;
        if start.value.contains(['T', 't']) {
            days.timed += 1;
            continue;
        }
        let first = date_of(start, &start.value)?;
        let length = length(event, first)?;
        let name = name(event);
        let occurrences = occurrences(event, first, &replaced, budget)?;
        budget.spend(Resource::Closed, occurrences.len(), event.line)?;
        for from in occurrences {
            let to = from.checked_add(length.days());
            let to = to.map_err(|_| not_a_date(start, &start.value))?;
            days.ranges.push((from, to, name.clone()));
        }
    }
    days.ranges.sort();
    Ok(days)
}

/// The name of an event; all its days share the text.
fn name(event: &Event) -> Option<Arc<str>> {
    let summary = event.summary.as_ref()?;
    let name = unescaped(&summary.value);
    (!name.is_empty()).then(|| shortened(&name, LONGEST_NAME).into())
}

const DATE: Template = template!("a whole day is written as `DTSTART;VALUE=DATE:20260501`");

fn not_a_date(property: &Property, text: &str) -> IcalError {
    let message = msg!("`{text}` is not a date", text = quotable(text));
    IcalError::new(property.line, message, DATE)
}

fn date_of(property: &Property, text: &str) -> Result<Date, IcalError> {
    date(text.trim()).ok_or_else(|| not_a_date(property, text))
}

/// `EXDATE;VALUE=DATE:20260501,20270501`
fn dates<'e>(
    properties: impl IntoIterator<Item = &'e Property<'e>>,
) -> impl Iterator<Item = Result<Date, IcalError>> {
    let texts =
        |property: &'e Property<'e>| property.value.split(',').map(move |text| (property, text));
    let texts = properties.into_iter().flat_map(texts);
    texts.map(|(property, text)| date_of(property, text))
}

/// The number of days an event has after its first one.
fn length(event: &Event, first: Date) -> Result<i64, IcalError> {
    if let Some(end) = &event.end {
        let last = date_of(end, &end.value)?;
        let behind = i64::from(first.until(last).map_or(0, |span| span.get_days())) - 1;
        // Some programs write the last day itself as the end of a one-day event.
        return match behind {
            -1 => Ok(0),
            behind if behind >= 0 => Ok(behind),
            _ => Err(IcalError::new(
                end.line,
                msg!("this event ends before it starts"),
                msg!("`DTEND` is the day after the last one"),
            )),
        };
    }
    match &event.duration {
        Some(duration) => whole_days(&duration.value)
            .map(|days| (days - 1).max(0))
            .ok_or_else(|| {
                let text = quotable(&duration.value);
                IcalError::new(
                    duration.line,
                    msg!("`{text}` is not a number of days", text),
                    msg!("days are written as `P1D`, weeks as `P2W`"),
                )
            }),
        None => Ok(0),
    }
}

fn whole_days(duration: &str) -> Option<i64> {
    let text = duration.trim().to_ascii_uppercase();
    let span: jiff::Span = text.parse().ok().filter(|_| !text.starts_with('-'))?;
    let only_days = jiff::Span::new()
        .try_days(span.get_days())
        .and_then(|days| days.try_weeks(span.get_weeks()));
    let is_whole = only_days.is_ok_and(|days| days.fieldwise() == span.fieldwise());
    is_whole.then(|| i64::from(span.get_days()) + 7 * i64::from(span.get_weeks()))
}

/// The first days of an event: a single day, or those of its rule and added dates without the removed ones.
fn occurrences(
    event: &Event,
    first: Date,
    replaced: &ReplacedDays,
    budget: &mut Budget,
) -> Result<BTreeSet<Date>, IcalError> {
    let mut days = BTreeSet::from([first]);
    if let Some(instead) = &event.instead_of {
        if instead
            .parameters
            .to_ascii_uppercase()
            .contains("THISANDFUTURE")
        {
            let message = msg!("a change of this and all later events is not supported");
            let help = msg!("end the recurring event with `UNTIL` and start a new one");
            return Err(IcalError::new(instead.line, message, help));
        }
        return Ok(days);
    }
    for property in &event.rules {
        let rule = Rule::read(&property.value, first).map_err(|message| {
            let help = msg!(
                "days recur by `FREQ=YEARLY`, `MONTHLY`, `WEEKLY` or `DAILY` with `INTERVAL`, `COUNT`, `UNTIL`, \
                 `BYMONTH`, `BYMONTHDAY`, `BYDAY`, `BYSETPOS`; write other days as events of their own"
            );
            IcalError::new(property.line, message, help)
        })?;
        let recurring = rule.days(first);
        budget.spend(Resource::Compared, recurring.compared, property.line)?;
        days.extend(recurring.days);
    }
    for day in dates(&event.added) {
        days.insert(day?);
    }
    for day in dates(&event.removed) {
        days.remove(&day?);
    }
    if let Some(replaced) = event.uid.as_ref().and_then(|uid| replaced.get(&*uid.value)) {
        days.retain(|day| !replaced.contains(day));
    }
    Ok(days)
}

/// The days of recurring events that other events replace, by their common id.
type ReplacedDays<'e> = FxHashMap<&'e str, FxHashSet<Date>>;

fn replaced<'e>(events: &'e [Event]) -> Result<ReplacedDays<'e>, IcalError> {
    let mut replaced = ReplacedDays::default();
    for event in events {
        if let Some(uid) = &event.uid {
            for day in dates(&event.instead_of) {
                replaced.entry(&*uid.value).or_default().insert(day?);
            }
        }
    }
    Ok(replaced)
}

#[cfg(test)]
mod tests;
