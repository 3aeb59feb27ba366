//! What comes next for a lead.

use super::serialized::{day, points};
use super::{ConditionTrace, ObservedValue};
use crate::ir::program::Place;
use crate::time::LocalDay;
use crate::units::MilliPoints;
use serde::Serialize;

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
    #[serde(serialize_with = "day")]
    pub not_before: Option<LocalDay>,
    /// Whether a new activity of the lead is needed first.
    pub needs_activity: bool,
    /// Its line.
    pub line: Place,
}

/// Kinds of transitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TransitionKind {
    /// By the condition of the stage.
    Forward,
    /// By a fast track.
    #[serde(rename = "fast track")]
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
    /// What the contract calls it: the score is a word of its language.
    #[serde(skip)]
    pub word: String,
    /// Its points.
    #[serde(serialize_with = "points")]
    pub has: MilliPoints,
    /// The number of missing points.
    #[serde(rename = "short_by", serialize_with = "points")]
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
#[serde(untagged)]
pub enum Change {
    /// More of an activity, at the as-of instant.
    Activity {
        /// Which.
        #[serde(rename = "activity")]
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
