//! The explanation of one lead, as data. It includes every name and line, so that it can be shown without the program.

use crate::ir::Truth;
use crate::ir::program::Place;
use crate::language::modifier::ModifierKind;
use crate::time::{LocalDay, MicrosUtc};
use crate::units::MilliPoints;
use serde::Serialize;
use std::sync::Arc;

/// The explanation of one lead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeadExplanation {
    /// The lead's id.
    pub lead: String,
    /// The as-of time.
    pub as_of: MicrosUtc,
    /// The start of its history.
    pub start: MicrosUtc,
    /// The stage it is in, if the contract has stages.
    pub stage: Option<String>,
    /// Since when.
    pub since: MicrosUtc,
    /// What happened, in order of time.
    pub history: Vec<HistoryEvent>,
    /// Its points, group by group.
    pub groups: Vec<GroupExplanation>,
    /// Its totals, each after those it adds up.
    pub totals: Vec<TotalExplanation>,
    /// Ideal customers, personas and definitions.
    pub definitions: Vec<NamedTrace>,
    /// Exclusions.
    pub exclusions: Vec<NamedTrace>,
    /// The stages it could enter next or go back to, and the conditions for that.
    pub ways: Vec<TransitionExplanation>,
    /// The changes that are closest to a next stage.
    pub nearest: Vec<Counterfactuals>,
    /// The clocks of the lead, by start.
    pub clocks: Vec<ClockExplanation>,
}

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
    pub state: &'static str,
    /// Why it did not start.
    pub not_started: Option<NotStartedExplanation>,
    /// When it started, or would have.
    pub started: MicrosUtc,
    /// The calendar it counts in.
    pub calendar: Option<String>,
    /// The deadline.
    pub due: Option<MicrosUtc>,
    /// When it was warned.
    pub warned: Option<MicrosUtc>,
    /// When it was escalated, and to whom.
    pub escalated: Option<(String, MicrosUtc)>,
    /// When everything was done.
    pub completed: Option<MicrosUtc>,
    /// When it became void, or was closed after the deadline, and by what.
    pub closed: Option<(MicrosUtc, ClosingExplanation)>,
    /// How late it was completed, in microseconds of elapsed and of business time.
    pub late_by: Option<(i64, Option<i64>)>,
    /// What was required, and how much of it was done.
    pub acts: Vec<ActExplanation>,
    /// The time that counted up to the deadline, the end of the clock or the as-of time, in chronological order.
    pub counted: Vec<TimeSpan>,
}

/// What made a clock void, or closed it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingExplanation {
    /// The lead was excluded.
    Exclusion,
    /// The lead went back.
    GoingBack,
    /// This condition of `lapses when:` was met.
    Lapse(Place),
}

/// Why a clock did not start.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotStartedExplanation {
    /// The clock that started at this instant was still running.
    Running(MicrosUtc),
    /// These fields are unknown.
    Unknown(Vec<String>),
    /// The lead was excluded by these.
    Excluded(Vec<String>),
}

/// An act that an sla requires.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActExplanation {
    /// The activity, or the stage to bring the lead to.
    pub what: String,
    /// How often it was done.
    pub done: u32,
    /// How often it was required; none for a stage.
    pub times: Option<u32>,
}

/// A part of a clock's time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimeSpan {
    /// Its start.
    pub from: MicrosUtc,
    /// Its end.
    pub to: MicrosUtc,
    /// Whether it counts.
    pub what: Counts,
}

/// Whether time counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// It counts.
    Time,
    /// The day counts as the day with this number, from 1.
    Day(u32),
    /// The calendar is closed on this day, for this reason.
    Closed(Option<Arc<str>>),
    /// A pause was active.
    Paused,
}

/// Something that happened at an instant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryEvent {
    /// When.
    pub at: MicrosUtc,
    /// Its local day.
    pub day: LocalDay,
    /// What.
    pub what: EventKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The history starts, in the first stage.
    Start {
        /// The stage.
        stage: Option<String>,
    },
    /// Activities.
    Acts {
        /// The kinds it belongs to, the most specific last.
        kinds: Vec<String>,
        /// The number of equal ones at this instant.
        times: u32,
        /// Whether only the date is known.
        date_only: bool,
    },
    /// A field became known.
    Known {
        /// The field.
        field: String,
    },
    /// A stage was entered.
    Entered {
        /// The stage.
        stage: String,
        /// The stage before.
        from: String,
        /// The skipped stages.
        passed: Vec<String>,
        /// Whether by a fast track.
        fast_track: bool,
        /// The condition that was met, with the values at that time.
        because: ConditionTrace,
    },
    /// The lead went back.
    WentBack {
        /// The stage it went to.
        stage: String,
        /// The stage before.
        from: String,
        /// The line that sends it back.
        line: Place,
        /// The condition that was met, with the values at that time; none if it went back after a number of days.
        because: Option<ConditionTrace>,
    },
    /// An exclusion began to hold.
    Excluded {
        /// Which.
        by: String,
        /// The condition that was met, with the values at that time.
        because: ConditionTrace,
    },
    /// An exclusion ended.
    NoLongerExcluded {
        /// Which.
        by: String,
    },
}

/// The trace of a condition as written, with its result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConditionTrace {
    /// Its line.
    pub line: Place,
    /// Its result.
    pub answer: Truth,
    /// The value it used, as far as it can be shown: `300`, `"SaaS"`, `35 points`, `2 times`.
    pub found: Option<ObservedValue>,
    /// The unknown fields that make it open.
    pub missing: Vec<String>,
    /// The definition of `matches NAME`.
    pub definition: Option<String>,
    /// Whether the definition's condition is omitted, because it is shown above or because the trace already has many lines.
    pub is_left_out: bool,
    /// Its parts.
    pub parts: Vec<ConditionTrace>,
}

/// The value that a condition used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservedValue {
    /// There is no value.
    Unknown,
    /// A text, a choice, a country.
    Text(String),
    /// Several choices.
    Texts(Vec<String>),
    /// A number.
    Number(f64),
    /// A date.
    Day(LocalDay),
    /// A time.
    Time(MicrosUtc),
    /// Yes or no.
    YesNo(bool),
    /// Points.
    Points(MilliPoints),
    /// The number of activities; none if there was never one.
    Times(u64),
    /// No activity counts although there were some: the day of the last, and why it does not count.
    NoneSince(LocalDay, OutOfRange),
    /// The number of days since the last activity; none if there was none.
    LastDaysAgo(Option<u32>),
}

/// Why an activity that happened does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutOfRange {
    /// It was before the last N days.
    Days(u32),
    /// It was before the stage was last entered or passed, on that day if ever.
    Stage(String, Option<LocalDay>),
    /// It was before the clock started.
    Clock,
    /// It was not later than the last return to an earlier stage, on that day.
    GoingBack(LocalDay),
}

/// A definition or exclusion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NamedTrace {
    /// Its name.
    pub name: String,
    /// Its condition.
    pub condition: ConditionTrace,
    /// `because "…"`
    pub because: Option<String>,
}

/// The points of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupExplanation {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: MilliPoints,
    /// The lowest and highest possible points, given what is unknown.
    pub range: (MilliPoints, MilliPoints),
    /// What its rules give before its limits.
    pub before_limits: MilliPoints,
    /// `at most`
    pub at_most: Option<MilliPoints>,
    /// `at least`
    pub at_least: Option<MilliPoints>,
    /// `only the highest counts`
    pub only_highest: bool,
    /// `starts again when going back`
    pub starts_again: bool,
    /// Its rules.
    pub rules: Vec<RuleExplanation>,
    /// `because "…"`
    pub because: Option<String>,
    /// Its header.
    pub line: Place,
}

/// The points of a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleExplanation {
    /// Its line.
    pub line: Place,
    /// `because "…"`
    pub because: Option<String>,
    /// Points for one occurrence, or while the condition is met.
    pub each: MilliPoints,
    /// The points it gives.
    pub points: MilliPoints,
    /// Why.
    pub why: RuleCause,
}

/// Why a rule gives its points.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleCause {
    /// Its condition.
    Condition(ConditionTrace),
    /// What occurred.
    Occurrences {
        /// The occurrences that count, in chronological order.
        counted: Vec<Counted>,
        /// Those that do not count.
        dropped: Vec<Dropped>,
        /// The number of further, earlier occurrences that are not listed because there are too many.
        left_out: u64,
        /// The points before `at most K points`.
        before_limit: MilliPoints,
        /// `at most K points`
        at_most: Option<MilliPoints>,
        /// Whether they are periods of inactivity.
        silences: bool,
    },
}

/// Occurrences of one day that count equally.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counted {
    /// The day.
    pub day: LocalDay,
    /// Its age in days.
    pub age: u32,
    /// Number of occurrences.
    pub times: u32,
    /// The points each gives now.
    pub each: MilliPoints,
    /// For inactivity, what it subtracts if subtracting everything would bring the group below its lower limit.
    pub held_to: Option<MilliPoints>,
}

/// Occurrences of one day that do not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dropped {
    /// The day.
    pub day: LocalDay,
    /// Its age in days.
    pub age: u32,
    /// Number of occurrences.
    pub times: u32,
    /// Why.
    pub why: ModifierKind,
}

/// A total.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TotalExplanation {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: MilliPoints,
    /// The lowest and highest possible points, given what is unknown.
    pub range: (MilliPoints, MilliPoints),
    /// What it adds up.
    pub parts: Vec<(String, MilliPoints)>,
    /// The sum before its limits.
    pub before_limits: MilliPoints,
    /// `at most`
    pub at_most: Option<MilliPoints>,
    /// `at least`
    pub at_least: Option<MilliPoints>,
}

/// A transition out of the lead's stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TransitionExplanation {
    /// The destination.
    pub to: String,
    /// The kind of transition.
    pub kind: TransitionKind,
    /// Its condition; none if it is taken after a number of days.
    pub condition: Option<ConditionTrace>,
    /// Unknown fields that it requires.
    pub not_without: Vec<String>,
    /// The day from which it is open again after going back, if that is in the future.
    pub not_before: Option<LocalDay>,
    /// Whether a new activity of the lead is needed first.
    pub needs_activity: bool,
    /// Its line.
    pub line: Place,
}

/// Kinds of transitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TransitionKind {
    /// By the condition of the stage.
    Forward,
    /// By a fast track.
    FastTrack,
    /// Back.
    Back,
}

/// What would be closest to a next stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counterfactuals {
    /// The stage.
    pub stage: String,
    /// The points missing for its condition, if it depends on points.
    pub short: Vec<Shortfall>,
    /// Single changes, each of which would move the lead on; all of them were tried.
    pub would_do: Vec<Suggestion>,
}

/// Missing points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shortfall {
    /// The group or total.
    pub of: String,
    /// Its points.
    pub has: MilliPoints,
    /// The number of missing points.
    pub by: MilliPoints,
    /// The line with the comparison.
    pub line: Place,
}

/// A change that would move the lead on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suggestion {
    /// The change.
    pub change: Change,
    /// The stage the lead would be in.
    pub stage: String,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// More of an activity, at the as-of instant.
    Activity {
        /// Which.
        kind: String,
        /// How many.
        times: u32,
    },
    /// A field that is unknown so far gets a value.
    Field {
        /// Which.
        field: String,
        /// A value that would be enough; none if any value would be.
        value: Option<ObservedValue>,
    },
}
