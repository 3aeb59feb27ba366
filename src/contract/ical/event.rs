//! The events of an iCalendar file (RFC 5545).

use super::budget::{Budget, Resource};
use super::unfold::{IcalError, NOT_A_CALENDAR, Property, properties, quotable};
use crate::message::{Message, msg};

/// Maximum nesting depth of a calendar's parts; an alarm of an event is on the third level.
const MAX_OPEN: usize = 16;

/// The properties of a `VEVENT` that concern days.
#[derive(Debug, Default)]
pub(super) struct Event<'b> {
    /// Its first line, from 1.
    pub line: usize,
    /// `DTSTART`
    pub start: Option<Property<'b>>,
    /// `DTEND`
    pub end: Option<Property<'b>>,
    /// `DURATION`
    pub duration: Option<Property<'b>>,
    /// `SUMMARY`
    pub summary: Option<Property<'b>>,
    /// `STATUS`
    pub status: Option<Property<'b>>,
    /// `UID`
    pub uid: Option<Property<'b>>,
    /// `RECURRENCE-ID`
    pub instead_of: Option<Property<'b>>,
    /// `RRULE`
    pub rules: Vec<Property<'b>>,
    /// `RDATE`
    pub added: Vec<Property<'b>>,
    /// `EXDATE`
    pub removed: Vec<Property<'b>>,
}

impl<'b> Event<'b> {
    pub fn is_cancelled(&self) -> bool {
        let status = self.status.as_ref();
        status.is_some_and(|status| status.value.trim().eq_ignore_ascii_case("CANCELLED"))
    }

    /// Keeps a property if it concerns days. If a property that may appear once is repeated, the first counts.
    fn take(&mut self, property: Property<'b>, budget: &mut Budget) -> Result<(), IcalError> {
        let line = property.line;
        let dates = property.value.split(',').count();
        let once = match property.name.as_str() {
            "DTSTART" => &mut self.start,
            "DTEND" => &mut self.end,
            "DURATION" => &mut self.duration,
            "SUMMARY" => &mut self.summary,
            "STATUS" => &mut self.status,
            "UID" => &mut self.uid,
            "RECURRENCE-ID" => {
                budget.spend(Resource::Dates, dates, line)?;
                &mut self.instead_of
            }
            "RRULE" => {
                self.rules.push(property);
                return budget.spend(Resource::Rules, 1, line);
            }
            "RDATE" => {
                self.added.push(property);
                return budget.spend(Resource::Dates, dates, line);
            }
            "EXDATE" => {
                self.removed.push(property);
                return budget.spend(Resource::Dates, dates, line);
            }
            _ => return Ok(()),
        };
        once.get_or_insert(property);
        Ok(())
    }
}

/// The events of every calendar of a file, without alarms and other parts.
pub(super) fn events<'b>(
    bytes: &'b [u8],
    budget: &mut Budget,
) -> Result<Vec<Event<'b>>, IcalError> {
    let mut events: Vec<Event> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut last = 1;
    for property in properties(bytes) {
        let property = property?;
        last = property.line;
        match property.name.as_str() {
            "BEGIN" => {
                let what = property.value.trim().to_ascii_uppercase();
                if open.is_empty() && what != "VCALENDAR" {
                    return Err(not_a_calendar(last));
                }
                if open.len() == MAX_OPEN {
                    let message = msg!("parts are nested more than {most} deep", most = MAX_OPEN);
                    return Err(IcalError::new(last, message, export_again()));
                }
                if what == "VEVENT" {
                    budget.spend(Resource::Events, 1, last)?;
                    events.push(Event {
                        line: last,
                        ..Event::default()
                    });
                }
                open.push(what);
            }
            "END" => {
                let what = property.value.trim();
                let closes = open.pop();
                if !closes.is_some_and(|open| open.eq_ignore_ascii_case(what)) {
                    let message = msg!(
                        "`END:{part}` has no matching `BEGIN:`",
                        part = quotable(what)
                    );
                    return Err(IcalError::new(last, message, export_again()));
                }
            }
            _ if open.is_empty() => return Err(not_a_calendar(last)),
            _ => {
                if let (Some("VEVENT"), Some(event)) =
                    (open.last().map(String::as_str), events.last_mut())
                {
                    event.take(property, budget)?;
                }
            }
        }
    }
    match open.last() {
        Some(what) => Err(IcalError::new(
            last,
            msg!("the file ends before `END:{part}`", part = quotable(what)),
            msg!("the file is cut off: export or download it again"),
        )),
        None => Ok(events),
    }
}

fn not_a_calendar(line: usize) -> IcalError {
    IcalError::new(line, msg!("this is not an iCalendar file"), NOT_A_CALENDAR)
}

fn export_again() -> Message {
    msg!("export the calendar again")
}
