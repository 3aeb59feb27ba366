//! Conditions with their results.

use super::serialized::{day, none_since, points, range, word, yes};
use crate::ir::Truth;
use crate::ir::program::Place;
use crate::language::range::NumberRange;
use crate::time::{LocalDay, LocalTime};
use crate::units::MilliPoints;
use serde::Serialize;

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

/// The trace of a condition as written, with its result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConditionTrace {
    /// Its line.
    pub line: Place,
    /// Its result.
    #[serde(serialize_with = "word")]
    pub answer: Truth,
    /// The value it used, as far as it can be shown: `300`, `"SaaS"`, `35 points`, `2 times`.
    pub found: Option<ObservedValue>,
    /// The unknown fields that make it open.
    pub missing: Vec<String>,
    /// The definition of `matches NAME`.
    pub definition: Option<String>,
    /// Whether the definition's condition is omitted, because it is shown above or because the trace already has many lines.
    #[serde(rename = "left_out")]
    pub is_left_out: bool,
    /// Its parts.
    pub parts: Vec<ConditionTrace>,
}

/// The value that a condition used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservedValue {
    /// There is no value.
    #[serde(serialize_with = "yes")]
    Unknown,
    /// A text, a choice, a country.
    Text(String),
    /// Several choices.
    Texts(Vec<String>),
    /// A number.
    Number(f64),
    /// A range of whole numbers.
    #[serde(serialize_with = "range")]
    Range(NumberRange),
    /// A date.
    #[serde(rename = "date", serialize_with = "day")]
    Day(LocalDay),
    /// A time.
    Time(LocalTime),
    /// Yes or no.
    #[serde(rename = "yes")]
    YesNo(bool),
    /// Points.
    #[serde(serialize_with = "points")]
    Points(MilliPoints),
    /// The number of activities; none if there was never one.
    Times(u64),
    /// The number of days with an activity.
    OnDays(u64),
    /// The number of days since the last activity; none if there was none.
    LastDaysAgo(Option<u32>),
    /// No activity counts although there were some: the day of the last, and why it does not count.
    #[serde(untagged, serialize_with = "none_since")]
    NoneSince(LocalDay, OutOfRange),
}

/// Why an activity that happened does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutOfRange {
    /// It was before the last N days.
    Days(u32),
    /// It was not between N and M days ago.
    DaysAgo(u32, u32),
    /// It was not later than the last activity that ends the window: its kind, and its day.
    Until(String, LocalDay),
    /// It was before the stage was last entered or passed, on that day if ever.
    Stage(String, Option<LocalDay>),
    /// It was before the clock started.
    Clock,
    /// It was not later than the last return to an earlier stage, on that day.
    GoingBack(LocalDay),
}
