//! Calendars, and which of them applies.

use super::*;
use std::sync::Arc;

/// Which calendar a lead's clocks use: that of the first condition that is met.
#[derive(Debug, Clone)]
pub struct CalendarRule {
    /// The lines with a condition, in order.
    pub choices: Vec<CalendarChoice>,
    /// The calendar if no condition is met; used for the contract as a whole.
    pub default: CalendarId,
}

/// `calendar: Sao Paulo when country is BR`
#[derive(Debug, Clone)]
pub struct CalendarChoice {
    /// The calendar.
    pub calendar: CalendarId,
    /// When it is used; an open condition is passed over.
    pub condition: Condition,
}

impl CalendarRule {
    /// Every calendar that a lead may use, in the order of the lines.
    pub fn calendars(&self) -> impl Iterator<Item = CalendarId> {
        let choices = self.choices.iter().map(|choice| choice.calendar);
        choices.chain([self.default])
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
    /// Hours of single days, which replace the others.
    pub special: Vec<SpecialHours>,
    /// Days on which the weekly hours apply although a range or a file closes them.
    pub as_usual: Vec<UsualDay>,
    /// `week starts on:`, or Monday.
    pub week_starts: Weekday,
}

impl Calendar {
    /// Its opening hours, without what only people need.
    pub fn hours(&self) -> clock::Hours {
        let closed = self.closed.iter();
        clock::Hours {
            zone: self.zone.clone(),
            open: self.open.iter().map(|opening| opening.hours).collect(),
            closed: closed.map(|closing| (closing.from, closing.to)).collect(),
            as_usual: self.as_usual.iter().map(|usual| usual.day).collect(),
            special: self.special.iter().map(|special| special.hours).collect(),
        }
    }

    /// The days that have hours of their own or are open as usual, in order.
    pub fn exceptions(&self) -> Vec<LocalDay> {
        let special = self.special.iter().map(|special| special.hours.day);
        let usual = self.as_usual.iter().map(|usual| usual.day);
        let mut exceptions: Vec<LocalDay> = special.chain(usual).collect();
        exceptions.sort_unstable();
        exceptions.dedup();
        exceptions
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
    /// Whether it is an event of a calendar file.
    pub is_event: bool,
    /// The line; for an event of a file, the line that names the file.
    pub span: Span,
}

impl Closing {
    /// The parts of it between some days, which are in order.
    pub fn without(&self, days: &[LocalDay]) -> Vec<Closing> {
        let first = days.partition_point(|day| *day < self.from);
        let mut parts = Vec::new();
        let mut from = self.from;
        for day in days[first..].iter().take_while(|day| **day <= self.to) {
            parts.push((from, LocalDay(day.0 - 1)));
            from = LocalDay(day.0 + 1);
        }
        parts.push((from, self.to));
        let parts = parts.into_iter().filter(|(from, to)| from <= to);
        let part = |(from, to)| Closing {
            from,
            to,
            ..self.clone()
        };
        parts.map(part).collect()
    }
}

/// `open: 2026-12-24, 09:00 to 12:00`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpecialHours {
    /// The hours.
    pub hours: clock::SpecialHours,
    /// The line.
    pub span: Span,
}

/// `open: 2016-11-11 as usual`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualDay {
    /// The day.
    pub day: LocalDay,
    /// The line.
    pub span: Span,
}
