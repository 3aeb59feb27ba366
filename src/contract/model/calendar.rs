//! Calendars, and which of them applies.

use super::*;
use std::sync::Arc;

/// Which calendar a lead's clocks use.
#[derive(Debug, Clone)]
pub enum CalendarRule {
    /// `calendar: Sao Paulo`
    Always(CalendarId),
    /// `calendar: Sao Paulo when country is BR, else London`
    When {
        /// The calendar where the condition is met.
        then: CalendarId,
        /// The condition.
        condition: Condition,
        /// The calendar if it is not met, or open.
        otherwise: CalendarId,
    },
}

impl CalendarRule {
    /// The calendar used for the contract as a whole.
    pub fn default_calendar(&self) -> CalendarId {
        match self {
            CalendarRule::Always(id) => *id,
            CalendarRule::When { otherwise, .. } => *otherwise,
        }
    }
}

/// `calendar NAME:`
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Its name.
    pub name: Name,
    /// Its own time zone, or the contract's.
    pub zone: TimeZone,
    /// The IANA identifier of `zone`.
    pub zone_name: String,
    /// Opening windows as written.
    pub open: Vec<Opening>,
    /// Closed dates as written, and those of calendar files.
    pub closed: Vec<Closing>,
    /// `week starts on:`, or Monday.
    pub week_starts: Weekday,
}

impl Calendar {
    /// Its opening hours, without what only people need.
    pub fn hours(&self) -> clock::Hours {
        let closed = self.closed.iter().map(|closing| (closing.from, closing.to));
        clock::Hours {
            zone: self.zone.clone(),
            open: self.open.iter().map(|opening| opening.hours).collect(),
            closed: closed.collect(),
        }
    }
}

/// `open: Monday to Friday, 09:00 to 12:00`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// The opening hours.
    pub hours: clock::Opening,
    /// The line.
    pub span: Span,
}

/// `closed: 2026-12-24 to 2027-01-02 "Holidays"`, or one event of a calendar file; one day has equal ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// First day.
    pub from: LocalDay,
    /// Last day.
    pub to: LocalDay,
    /// Its name.
    pub name: Option<Arc<str>>,
    /// The line; for an event of a file, the line that names the file.
    pub span: Span,
}
