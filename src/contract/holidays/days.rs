//! The days that the events of an iCalendar file close.

use super::events::{Event, events};
use super::lines::{Problem, Property, unescaped};
use super::recurrence::{Rule, date};
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// So many events a file may bring, each day of a recurring one counted.
const MOST: usize = 200_000;

/// First day, last day, name.
pub(super) type Range = (Date, Date, Option<String>);

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// Closed days in order.
    pub ranges: Vec<Range>,
    /// Events with a time of day; they close nothing.
    pub timed: usize,
}

/// The days of the whole-day events of a file. An event that replaces one day of a recurring one (`RECURRENCE-ID`) stands
/// in its place; a cancelled one leaves nothing.
pub(super) fn days(bytes: &[u8]) -> Result<Days, Problem> {
    let events = events(bytes)?;
    let replaced = replaced(&events)?;
    let mut days = Days::default();
    for event in events.iter().filter(|event| !event.is_cancelled()) {
        let start = event.get("DTSTART").ok_or_else(|| {
            let message = "this event has no day: `DTSTART` is missing";
            Problem::new(event.line, message, DATE)
        })?;
        if start.value.contains(['T', 't']) {
            days.timed += 1;
            continue;
        }
        let first = date_of(start, &start.value)?;
        let length = length(event, first)?;
        let name = event.get("SUMMARY").map(|text| unescaped(&text.value));
        let name = name.filter(|name| !name.is_empty());
        for from in occurrences(event, first, &replaced)? {
            let to = from.checked_add(length.days());
            let to = to.map_err(|_| not_a_date(start, &start.value))?;
            days.ranges.push((from, to, name.clone()));
        }
        if days.ranges.len() > MOST {
            let message = format!("the file closes more than {MOST} days");
            let help = "give its recurring events an end: `UNTIL` or `COUNT`";
            return Err(Problem::new(event.line, message, help));
        }
    }
    days.ranges.sort();
    Ok(days)
}

const DATE: &str = "a day of the whole is written as `DTSTART;VALUE=DATE:20260501`";

fn not_a_date(property: &Property, text: &str) -> Problem {
    let message = format!("`{}` is not a date", text.trim());
    Problem::new(property.line, message, DATE)
}

fn date_of(property: &Property, text: &str) -> Result<Date, Problem> {
    date(text.trim()).ok_or_else(|| not_a_date(property, text))
}

/// `EXDATE;VALUE=DATE:20260501,20270501`
fn dates<'e>(event: &'e Event, name: &'e str) -> impl Iterator<Item = Result<Date, Problem>> + 'e {
    let texts =
        |property: &'e Property| property.value.split(',').map(move |text| (property, text));
    let texts = event.all(name).flat_map(texts);
    texts.map(|(property, text)| date_of(property, text))
}

/// How many days an event has behind its first one.
fn length(event: &Event, first: Date) -> Result<i64, Problem> {
    if let Some(end) = event.get("DTEND") {
        let last = date_of(end, &end.value)?;
        let behind = i64::from(first.until(last).map_or(0, |span| span.get_days())) - 1;
        // Some programs write the last day itself for an event of one day.
        return match behind {
            -1 => Ok(0),
            behind if behind >= 0 => Ok(behind),
            _ => Err(Problem::new(
                end.line,
                "this event ends before it starts",
                "`DTEND` is the day behind the last one",
            )),
        };
    }
    match event.get("DURATION") {
        Some(duration) => whole_days(&duration.value)
            .map(|days| (days - 1).max(0))
            .ok_or_else(|| {
                let message = format!("`{}` is no number of days", duration.value.trim());
                Problem::new(
                    duration.line,
                    message,
                    "days are written as `P1D`, weeks as `P2W`",
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

/// The first days of an event: one, or those of its rule and its added dates without the ones taken out.
fn occurrences(event: &Event, first: Date, replaced: &Replaced) -> Result<BTreeSet<Date>, Problem> {
    let mut days = BTreeSet::from([first]);
    if let Some(instead) = event.get("RECURRENCE-ID") {
        if instead.parameters.contains("THISANDFUTURE") {
            let message = "a change of this and all later events is not supported";
            let help = "end the recurring event with `UNTIL` and start a new one";
            return Err(Problem::new(instead.line, message, help));
        }
        return Ok(days);
    }
    for property in event.all("RRULE") {
        let rule = Rule::read(&property.value, first).map_err(|message| {
            let help = "days recur by `FREQ=YEARLY`, `MONTHLY`, `WEEKLY` or `DAILY` with `INTERVAL`, `COUNT`, `UNTIL`, \
                        `BYMONTH`, `BYMONTHDAY`, `BYDAY`, `BYSETPOS`; write other days as events of their own";
            Problem::new(property.line, message, help)
        })?;
        days.extend(rule.days(first));
    }
    for day in dates(event, "RDATE") {
        days.insert(day?);
    }
    for day in dates(event, "EXDATE") {
        days.remove(&day?);
    }
    for day in event
        .get("UID")
        .and_then(|uid| replaced.get(uid.value.as_str()))
        .into_iter()
        .flatten()
    {
        days.remove(day);
    }
    Ok(days)
}

/// The days of recurring events that other events stand in for, by what they have in common.
type Replaced<'e> = FxHashMap<&'e str, Vec<Date>>;

fn replaced(events: &[Event]) -> Result<Replaced<'_>, Problem> {
    let mut replaced = Replaced::default();
    for event in events {
        if let Some(uid) = event.get("UID") {
            for day in dates(event, "RECURRENCE-ID") {
                replaced.entry(uid.value.as_str()).or_default().push(day?);
            }
        }
    }
    Ok(replaced)
}

#[cfg(test)]
mod tests;
