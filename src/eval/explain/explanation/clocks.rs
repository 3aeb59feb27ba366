//! The clocks of a lead.

use super::serialized::{reason, seconds, state, yes};
use crate::eval::ClockState;
use crate::ir::program::Place;
use crate::time::LocalTime;
use serde::Serialize;
use std::sync::Arc;

/// A clock of an sla.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClockExplanation {
    /// The sla.
    pub sla: String,
    /// The responsible party.
    pub party: String,
    /// The line of the deadline.
    pub line: Place,
    /// `because "…"`
    pub because: Option<String>,
    /// The word for the state.
    #[serde(serialize_with = "state")]
    pub state: ClockState,
    /// Why it did not start.
    pub not_started: Option<NotStartedExplanation>,
    /// When it started, or would have.
    pub started: LocalTime,
    /// The calendar it counts in.
    pub calendar: Option<String>,
    /// The time zone of its times, if it is not the contract's.
    pub time_zone: Option<String>,
    /// The deadline.
    pub due: Option<LocalTime>,
    /// When it was warned.
    pub warned: Option<LocalTime>,
    /// When it was escalated, and to whom.
    pub escalated: Option<Escalation>,
    /// When everything was done.
    pub completed: Option<LocalTime>,
    /// When it became void, or was closed after the deadline.
    pub closed: Option<LocalTime>,
    /// What closed it or made it void, if anything did.
    pub closed_by: Option<ClosingExplanation>,
    /// How late it was completed, in microseconds.
    #[serde(serialize_with = "seconds")]
    pub late_by: Option<i64>,
    /// The same in business time.
    #[serde(serialize_with = "seconds")]
    pub late_by_business_time: Option<i64>,
    /// What was required, and how much of it was done.
    pub acts: Vec<ActExplanation>,
    /// Whether one of the acts is enough: `1 call or 1 sales email`.
    #[serde(skip)]
    pub is_one_enough: bool,
    /// The time that counted up to the deadline, the end of the clock or the as-of time, in chronological order.
    pub counted: Vec<TimeSpan>,
}

/// An escalation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Escalation {
    /// To whom.
    pub to: String,
    /// When.
    pub at: LocalTime,
}

/// What made a clock void, or closed it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum ClosingExplanation {
    /// The lead was excluded.
    #[serde(rename = "exclusion")]
    Exclusion,
    /// The lead went back.
    #[serde(rename = "going back")]
    GoingBack,
    /// This condition of `lapses when:` was met.
    #[serde(rename = "lapses_when")]
    Lapse(Place),
}

/// Why a clock did not start.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum NotStartedExplanation {
    /// The clock that started at this instant was still running.
    #[serde(rename = "running_since")]
    Running(LocalTime),
    /// These fields are unknown.
    #[serde(rename = "unknown")]
    Unknown(Vec<String>),
    /// The fast track that passed the stage led to this one, to which the lead has to be brought.
    #[serde(rename = "jumped_to")]
    Jumped(String),
    /// The lead was excluded by these.
    #[serde(rename = "excluded_by")]
    Excluded(Vec<String>),
}

/// An act that an sla requires.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActExplanation {
    /// The activity, or the stage to bring the lead to.
    pub what: String,
    /// The same as a word after the number required: `calls`.
    #[serde(skip)]
    pub in_number: String,
    /// How often it was done.
    pub done: u32,
    /// How often it was required; none for a stage.
    pub times: Option<u32>,
    /// Whether those of one day count once.
    pub on_different_days: bool,
}

/// A part of a clock's time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimeSpan {
    /// Its start.
    pub from: LocalTime,
    /// Its end.
    pub to: LocalTime,
    /// Whether it counts.
    #[serde(flatten)]
    pub what: Counts,
}

/// Whether time counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Counts {
    /// It counts.
    #[serde(rename = "counts", serialize_with = "yes")]
    Time,
    /// The day counts as the day with this number, from 1.
    #[serde(rename = "open_day")]
    Day(u32),
    /// The calendar is closed on this day, for this reason.
    #[serde(rename = "closed", serialize_with = "reason")]
    Closed(Option<Arc<str>>),
    /// A pause was active.
    #[serde(rename = "paused", serialize_with = "yes")]
    Paused,
}
