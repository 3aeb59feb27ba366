//! The obligations of each side: calendars, slas and targets.

use super::data_schema::Zone;
use super::program::{Program, Reason};
use super::term::{PlaceId, SelectionId, TermId, WrittenId};
use crate::clock::{Hours, Opening, SpecialHours};
use crate::contract::model::{CalendarId, Goal, PartyId, StageId};
use crate::time::{Duration, LocalDay, Weekday};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// Its time zone.
    pub zone: Zone,
    /// Opening windows; their union is open.
    pub open: Vec<Opening>,
    /// Closed days.
    pub closed: Vec<ClosedDays>,
    /// Closed days that are open as usual nevertheless.
    pub as_usual: Vec<LocalDay>,
    /// Hours of single days, which replace the opening windows.
    pub special: Vec<SpecialHours>,
    /// The first day of its weeks.
    pub week_starts: Weekday,
}

impl Calendar {
    /// When it is open.
    pub fn hours(&self) -> Hours {
        Hours {
            zone: self.zone.zone().clone(),
            open: self.open.clone(),
            closed: (self.closed.iter().map(|closed| (closed.from, closed.to))).collect(),
            as_usual: self.as_usual.clone(),
            special: self.special.clone(),
        }
    }

    /// The line that closes a day, unless the day is an exception.
    pub fn closed_on(&self, day: LocalDay) -> Option<&ClosedDays> {
        let is_special = self.special.iter().any(|special| special.day == day);
        let mut closed = self.closed.iter();
        let closed = closed.find(|closed| closed.from <= day && day <= closed.to);
        closed.filter(|_| !is_special && !self.as_usual.contains(&day))
    }
}

/// `closed: 2026-12-24 to 2027-01-02 "Holidays"`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDays {
    /// First day.
    pub from: LocalDay,
    /// Last day.
    pub to: LocalDay,
    /// Its name.
    pub name: Option<Arc<str>>,
}

/// Which calendar the clocks of a lead use: that of the first condition that is met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarRule {
    /// The lines with a condition, in order.
    pub choices: Vec<CalendarChoice>,
    /// The calendar if no condition is met.
    pub default: CalendarId,
}

/// `calendar: Sao Paulo when country is BR`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarChoice {
    /// When it is used; an open condition is passed over.
    pub when: WrittenCondition,
    /// The calendar.
    pub calendar: CalendarId,
}

impl CalendarRule {
    /// Every calendar that a lead may use, in the order of the lines.
    pub fn calendars(&self) -> impl Iterator<Item = CalendarId> {
        let choices = self.choices.iter().map(|choice| choice.calendar);
        choices.chain([self.default])
    }

    /// The conditions, in the order of the lines.
    pub fn conditions(&self) -> impl Iterator<Item = WrittenCondition> {
        self.choices.iter().map(|choice| choice.when)
    }
}

impl Program {
    /// Which calendar the clocks of an sla use: its own lines, or the contract's.
    pub fn calendar_of<'p>(&'p self, sla: &'p Sla) -> Option<&'p CalendarRule> {
        sla.calendar.as_ref().or(self.calendar.as_ref())
    }

    /// The time zone of a clock: its calendar's, or the contract's.
    pub fn clock_zone(&self, calendar: Option<CalendarId>) -> &Zone {
        calendar.map_or(&self.about.zone, |id| &self.calendars[id.index()].zone)
    }

    /// The same, if it is not the contract's.
    pub fn foreign_zone(&self, calendar: Option<CalendarId>) -> Option<&Zone> {
        let zone = self.clock_zone(calendar);
        (*zone != self.about.zone).then_some(zone)
    }

    /// Whether some clocks count in a calendar.
    pub fn has_calendars(&self) -> bool {
        self.calendar.is_some() || self.slas.iter().any(|sla| sla.calendar.is_some())
    }
}

/// An sla.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sla {
    /// Its name.
    pub name: String,
    /// The responsible party.
    pub who: PartyId,
    /// Which leads it applies to, evaluated when the clock starts.
    pub when: Option<WrittenCondition>,
    /// What has to be done.
    pub requirement: Requirement,
    /// Its own calendars, instead of the contract's.
    pub calendar: Option<CalendarRule>,
    /// The deadline.
    pub within: Duration,
    /// What starts the clock.
    pub after: ClockTrigger,
    /// `warn after:`
    pub warn: Option<Duration>,
    /// `escalate to "Head of Sales" after:`
    pub escalate: Option<(String, Duration)>,
    /// `paused while: snooze until wake up`
    pub paused: Option<PausedWhile>,
    /// `lapses when:`; one of them is enough.
    pub lapses: Vec<WrittenCondition>,
    /// `because "…"`
    pub because: Option<Reason>,
    /// Its header.
    pub place: PlaceId,
    /// Its lines as written, without the reason.
    pub lines: Vec<PlaceId>,
    /// The line of the deadline.
    pub within_place: PlaceId,
}

/// A condition, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenCondition {
    /// The condition.
    pub condition: TermId,
    /// The condition as written.
    pub written: WrittenId,
}

/// What starts a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockTrigger {
    /// Entering or passing the stage.
    Stage(StageId),
    /// An occurrence of the activity.
    Activity(SelectionId),
}

/// What has to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// `3 calls, 3 sales emails`
    All(Vec<Act>),
    /// `1 call or 1 sales email`
    Any(Vec<Act>),
    /// `bring the lead to SAL or Nurture`
    BringTo(Vec<StageId>),
}

/// A number of activities of a kind, done by the responsible party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// How many.
    pub times: u32,
    /// Which.
    pub which: SelectionId,
    /// Whether those of one local day of the clock's calendar count once.
    pub on_different_days: bool,
}

impl Requirement {
    /// The required acts; empty if a stage is required.
    pub fn acts(&self) -> &[Act] {
        match self {
            Requirement::All(acts) | Requirement::Any(acts) => acts,
            Requirement::BringTo(_) => &[],
        }
    }
}

/// What pauses and resumes a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausedWhile {
    /// The activity that begins a pause.
    pub from: SelectionId,
    /// The activity that ends it.
    pub until: SelectionId,
}

/// A target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// The responsible party.
    pub who: PartyId,
    /// What is measured.
    pub goal: Goal,
    /// `because "…"`
    pub because: Option<Reason>,
    /// Its header.
    pub place: PlaceId,
    /// The line of the goal.
    pub goal_place: PlaceId,
}
