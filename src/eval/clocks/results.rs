//! What became of the promises made to leads.

use crate::clock::Took;
use crate::contract::model::{CalendarId, ExclusionId, FieldId, SlaId, StageId};
use crate::time::MicrosUtc;

/// A clock, or a start at which none began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The row of the lead.
    pub lead: u32,
    /// The clause.
    pub sla: SlaId,
    /// When it started, or would have.
    pub started: MicrosUtc,
    /// The calendar it counts in; none where the contract has none.
    pub calendar: Option<CalendarId>,
    /// What became of it.
    pub state: ClockState,
    /// The deadline; what happens at it is in time. None while a pause keeps it open, where the calendar has no open time
    /// left, and for a clock that did not start.
    pub due: Option<MicrosUtc>,
    /// When it was warned.
    pub warned: Option<MicrosUtc>,
    /// When it was escalated.
    pub escalated: Option<MicrosUtc>,
    /// When everything asked for was done, also after the deadline.
    pub completed: Option<MicrosUtc>,
    /// How long that took, in the kind of time the clause counts; none without a completion.
    pub took: Option<Took>,
    /// When it became void, or a breached one was closed by what would have made it void.
    pub closed: Option<MicrosUtc>,
    /// What made it void, or closed it.
    pub closed_by: Option<ClosedBy>,
    /// Of a completion after the deadline, how much open time of the calendar lies between the two, in microseconds; none
    /// where the clock has no calendar.
    pub late_by_business: Option<i64>,
    /// How often each act of `must:` was done, no more than asked for; for a stage to be reached 0 or 1. Up to the end of the
    /// clock, or the as-of instant.
    pub done: Vec<u32>,
}

/// What became of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockState {
    /// The deadline is still to come, or a pause is on.
    Running,
    /// Everything was done in time.
    Met,
    /// The deadline has passed.
    Breached,
    /// Nothing is owed any more.
    Void,
    /// It did not start.
    NotStarted(NotStarted),
}

/// What makes a clock void, or closes it after its deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedBy {
    /// The lead was excluded.
    Exclusion,
    /// The lead went back.
    GoingBack,
    /// This one of the sla's `lapses when:` was met, from 0.
    Lapse(usize),
}

/// Why a clock did not start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotStarted {
    /// The clock of the same clause that started then was running.
    Running(MicrosUtc),
    /// `when:` is open: these fields are unknown.
    Unknown(Vec<FieldId>),
    /// The lead was excluded by these.
    Excluded(Vec<ExclusionId>),
}

impl ClockState {
    /// The word of the state.
    pub fn word(&self) -> &'static str {
        match self {
            ClockState::Running => "running",
            ClockState::Met => "met",
            ClockState::Breached => "breached",
            ClockState::Void => "void",
            ClockState::NotStarted(_) => "not started",
        }
    }
}

impl Clock {
    /// How late it was completed, in microseconds; none in time or not at all.
    pub fn late_by(&self) -> Option<i64> {
        let late = self.completed?.0 - self.due?.0;
        (self.state == ClockState::Breached).then_some(late)
    }

    /// Whether the deadline was earlier than an instant.
    pub fn is_past(&self, instant: MicrosUtc) -> bool {
        self.due.is_some_and(|due| due < instant)
    }

    /// Whether it runs without a deadline: a pause is on, or its calendar has no open time left.
    pub fn is_paused(&self) -> bool {
        self.state == ClockState::Running && self.due.is_none()
    }

    /// Whether something is still to be done: it runs, or its deadline has passed and nothing closed it.
    pub fn is_open(&self) -> bool {
        match self.state {
            ClockState::Running => true,
            ClockState::Breached => self.completed.is_none() && self.closed.is_none(),
            ClockState::Met | ClockState::Void | ClockState::NotStarted(_) => false,
        }
    }
}

/// A move of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The row of the lead.
    pub lead: u32,
    /// The stage.
    pub stage: StageId,
    /// When.
    pub at: MicrosUtc,
    /// How it came there.
    pub how: Entering,
}

/// How a lead comes into a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entering {
    /// The start of its history, in the first stage.
    Start,
    /// It jumped the stage on a fast track.
    Passed,
    /// Forward.
    Entered,
    /// By going back.
    WentBack,
}
