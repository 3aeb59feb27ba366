//! The outcomes of the promises made to leads.

use crate::clock::Elapsed;
use crate::contract::model::{CalendarId, ExclusionId, FieldId, SlaId, StageId};
use crate::time::MicrosUtc;

/// A clock, or a start event that did not start one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The row of the lead.
    pub lead: u32,
    /// The sla.
    pub sla: SlaId,
    /// When it started, or would have.
    pub started: MicrosUtc,
    /// The calendar it counts in; none if the contract has no calendars.
    pub calendar: Option<CalendarId>,
    /// Its state.
    pub state: ClockState,
    /// The deadline; what happens exactly then is in time. None while a pause postpones it, if the calendar has no open time
    /// left, and for a clock that did not start.
    pub due: Option<MicrosUtc>,
    /// When it was warned.
    pub warned: Option<MicrosUtc>,
    /// When it was escalated.
    pub escalated: Option<MicrosUtc>,
    /// When everything required was done, even if after the deadline.
    pub completed: Option<MicrosUtc>,
    /// How long that took, in the unit of the sla; none if it was not completed.
    pub took: Option<Elapsed>,
    /// When it became void, or when a breached clock was closed by something that would have made it void.
    pub closed: Option<MicrosUtc>,
    /// What made it void, or closed it.
    pub closed_by: Option<ClosedBy>,
    /// For a completion after the deadline, the open time of the calendar between the two, in microseconds; none if the clock
    /// has no calendar.
    pub late_by_business: Option<i64>,
    /// How often each act of `must:` was done, at most as often as required; 0 or 1 for a stage to be reached. Counted up to
    /// the end of the clock or the as-of time.
    pub done: Vec<u32>,
}

/// The state of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockState {
    /// The deadline is in the future, or a pause is active.
    Running,
    /// Everything was done in time.
    Met,
    /// The deadline has passed.
    Breached,
    /// Nothing has to be done any more.
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
    /// The `lapses when:` with this index was met.
    Lapse(usize),
}

/// Why a clock did not start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotStarted {
    /// The clock of the same sla that started at this instant was still running.
    Running(MicrosUtc),
    /// `when:` is open: these fields are unknown.
    Unknown(Vec<FieldId>),
    /// The lead was excluded by these.
    Excluded(Vec<ExclusionId>),
    /// The fast track that passed the stage also entered this one, to which the lead has to be brought.
    Jumped(StageId),
}

impl ClockState {
    /// The word for the state.
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
    /// The last instant up to `as_of` at which it started, was warned, escalated, came due, was met or ended.
    pub fn last_change(&self, as_of: MicrosUtc) -> MicrosUtc {
        let due = self.due.filter(|_| self.state == ClockState::Breached);
        let later = [
            due,
            self.warned,
            self.escalated,
            self.completed,
            self.closed,
        ];
        let happened = later.into_iter().flatten().filter(|at| *at <= as_of);
        happened.max().unwrap_or(self.started).max(self.started)
    }

    /// How late it was completed, in microseconds; none if it was in time or not completed.
    pub fn late_by(&self) -> Option<i64> {
        let late = self.completed?.0 - self.due?.0;
        (self.state == ClockState::Breached).then_some(late)
    }

    /// Whether the deadline is before an instant.
    pub fn is_past(&self, instant: MicrosUtc) -> bool {
        self.due.is_some_and(|due| due < instant)
    }

    /// Whether it runs without a deadline, because of a pause or because its calendar has no open time left.
    pub fn is_paused(&self) -> bool {
        self.state == ClockState::Running && self.due.is_none()
    }

    /// Whether something still has to be done: it is running, or it was breached and neither completed nor closed.
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
    /// How the lead got there.
    pub how: EntryCause,
}

/// How a lead gets into a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryCause {
    /// The start of its history, in the first stage.
    Start,
    /// A fast track skipped the stage.
    Passed,
    /// By the condition of the stage.
    Entered,
    /// By a fast track of the stage.
    FastTrack,
    /// By going back.
    WentBack,
}
