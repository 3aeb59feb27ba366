//! The points of a lead.

use super::ConditionTrace;
use super::serialized::{cause, day, points};
use crate::ir::program::Place;
use crate::language::modifier::ModifierKind;
use crate::time::LocalDay;
use crate::units::MilliPoints;
use serde::Serialize;

/// The points of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupExplanation {
    /// Its name.
    pub name: String,
    /// Its points.
    #[serde(serialize_with = "points")]
    pub points: MilliPoints,
    /// The lowest possible points, given what is unknown.
    #[serde(serialize_with = "points")]
    pub lowest: MilliPoints,
    /// The highest possible points, given what is unknown.
    #[serde(serialize_with = "points")]
    pub highest: MilliPoints,
    /// What its rules give before its limits.
    #[serde(serialize_with = "points")]
    pub before_limits: MilliPoints,
    /// `at most`
    #[serde(serialize_with = "points")]
    pub at_most: Option<MilliPoints>,
    /// `at least`
    #[serde(serialize_with = "points")]
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
    #[serde(serialize_with = "points")]
    pub each: MilliPoints,
    /// The points it gives.
    #[serde(serialize_with = "points")]
    pub points: MilliPoints,
    /// Why.
    #[serde(flatten, serialize_with = "cause")]
    pub why: RuleCause,
}

/// Why a rule gives its points.
#[derive(Debug, Clone, PartialEq)]
pub enum RuleCause {
    /// Its condition.
    Condition(ConditionTrace),
    /// What occurred.
    Occurrences(RuleOccurrences),
}

/// The occurrences that a rule counts, and those that it does not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleOccurrences {
    /// The occurrences that count, in chronological order.
    pub counted: Vec<Counted>,
    /// Those that do not count.
    #[serde(rename = "not_counted")]
    pub dropped: Vec<Dropped>,
    /// The number of further, earlier occurrences that are not listed because there are too many.
    pub left_out: u64,
    /// The points before `at most K points`.
    #[serde(serialize_with = "points")]
    pub before_limit: MilliPoints,
    /// `at most K points`
    #[serde(serialize_with = "points")]
    pub at_most: Option<MilliPoints>,
    /// Whether they are periods of inactivity.
    pub silences: bool,
}

/// Occurrences of one day that count equally.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counted {
    /// The day.
    #[serde(serialize_with = "day")]
    pub day: LocalDay,
    /// Its age in days.
    #[serde(rename = "age_days")]
    pub age: u32,
    /// Number of occurrences.
    pub times: u32,
    /// The points each gives now.
    #[serde(serialize_with = "points")]
    pub each: MilliPoints,
    /// For inactivity, what it subtracts if subtracting everything would bring the group below its lower limit.
    #[serde(serialize_with = "points")]
    pub held_to: Option<MilliPoints>,
}

/// Occurrences of one day that do not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dropped {
    /// The day.
    #[serde(serialize_with = "day")]
    pub day: LocalDay,
    /// Its age in days.
    #[serde(rename = "age_days")]
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
    /// What the contract calls it: the score is a word of its language.
    #[serde(skip)]
    pub word: String,
    /// Its points.
    #[serde(serialize_with = "points")]
    pub points: MilliPoints,
    /// The lowest possible points, given what is unknown.
    #[serde(serialize_with = "points")]
    pub lowest: MilliPoints,
    /// The highest possible points, given what is unknown.
    #[serde(serialize_with = "points")]
    pub highest: MilliPoints,
    /// What it adds up.
    pub parts: Vec<TotalPart>,
    /// The sum before its limits.
    #[serde(serialize_with = "points")]
    pub before_limits: MilliPoints,
    /// `at most`
    #[serde(serialize_with = "points")]
    pub at_most: Option<MilliPoints>,
    /// `at least`
    #[serde(serialize_with = "points")]
    pub at_least: Option<MilliPoints>,
}

/// A group or total in the sum of a total.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TotalPart {
    /// Its name.
    pub name: String,
    /// Its points.
    #[serde(serialize_with = "points")]
    pub points: MilliPoints,
}
