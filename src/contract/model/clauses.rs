//! The obligations of each party: slas and targets.

use super::*;

/// `sla NAME:`
#[derive(Debug, Clone)]
pub struct Sla {
    /// Its name.
    pub name: Name,
    /// `who:`
    pub who: PartyId,
    /// `when:`, evaluated at the start of the clock.
    pub when: Option<Condition>,
    /// `must:`
    pub requirement: Requirement,
    /// Its own `calendar:` lines, instead of the contract's.
    pub calendar: Option<CalendarRule>,
    /// `within: 8 business hours after MQL`
    pub within: ClockSpan,
    /// What starts the clock.
    pub after: ClockStart,
    /// `warn after:`
    pub warn: Option<ClockSpan>,
    /// `escalate to "Head of Sales" after:`
    pub escalate: Option<(String, ClockSpan)>,
    /// `paused while: A until B`
    pub paused: Option<(ActivityId, ActivityId)>,
    /// `lapses when:`, of which any one suffices.
    pub lapses: Vec<Condition>,
    /// Its lines as written, without the reason, each with its number of dashes.
    pub lines: Vec<(usize, Span)>,
    /// `because "…"`
    pub because: Option<Reason>,
}

/// The length of a clock and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockSpan {
    /// The length; weeks, never months.
    pub duration: Duration,
    /// Its line.
    pub span: Span,
}

/// What starts a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockStart {
    /// Entering or passing the stage.
    Stage(StageId),
    /// An occurrence of the activity.
    Activity(ActivityId),
}

/// What an sla asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requirement {
    /// `3 calls, 3 sales emails`
    All(Vec<Act>),
    /// `1 call or 1 sales email`
    Any(Vec<Act>),
    /// `bring the lead to SAL or Nurture`
    BringTo(Vec<StageId>),
}

/// `3 calls on different days`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// How many.
    pub times: u32,
    /// Of which activity.
    pub activity: ActivityId,
    /// Whether those of one day count once.
    pub on_different_days: bool,
}

/// `target NAME:`
#[derive(Debug, Clone)]
pub struct Target {
    /// Its name.
    pub name: Name,
    /// `who:`
    pub who: PartyId,
    /// What is measured.
    pub goal: Goal,
    /// The line that states it.
    pub goal_span: Span,
    /// `because "…"`
    pub because: Option<Reason>,
}

/// What a target measures.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// `delivers: at least 120 MQL per month`
    Delivers {
        /// Number of leads.
        at_least: u64,
        /// The stage they enter.
        stage: StageId,
        /// The period.
        per: Period,
    },
    /// `converts: at least 80% of MQL to SAL within 7 days, per month of MQL`
    Converts {
        /// Percent.
        at_least: f64,
        /// From the cohort of this stage.
        from: StageId,
        /// To this stage.
        to: StageId,
        /// The time limit: days or weeks, in days.
        within_days: u32,
        /// The period of the cohorts.
        per: Period,
    },
    /// `keeps: first follow-up, demo call for at least 95%, per month due`
    Keeps {
        /// The clauses.
        slas: Vec<SlaId>,
        /// Percent.
        at_least: f64,
        /// The period.
        per: Period,
    },
}
