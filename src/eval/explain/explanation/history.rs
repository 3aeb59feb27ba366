//! The history of a lead.

use super::ConditionTrace;
use super::serialized::day;
use crate::ir::program::Place;
use crate::time::{LocalDay, LocalTime};
use serde::Serialize;

/// Something that happened at an instant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryEvent {
    /// When.
    pub at: LocalTime,
    /// Its local day.
    #[serde(serialize_with = "day")]
    pub day: LocalDay,
    /// What.
    #[serde(flatten)]
    pub what: EventKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "lowercase")]
pub enum EventKind {
    /// The history starts, in the first stage.
    Start {
        /// The stage.
        stage: Option<String>,
    },
    /// Activities.
    #[serde(rename = "activity")]
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
        #[serde(rename = "condition")]
        because: ConditionTrace,
    },
    /// The lead went back.
    #[serde(rename = "went back")]
    WentBack {
        /// The stage it went to.
        stage: String,
        /// The stage before.
        from: String,
        /// The line that sends it back.
        line: Place,
        /// The condition that was met, with the values at that time; none if it went back after a number of days.
        #[serde(rename = "condition")]
        because: Option<ConditionTrace>,
    },
    /// An exclusion began to hold.
    Excluded {
        /// Which.
        by: String,
        /// The condition that was met, with the values at that time.
        #[serde(rename = "condition")]
        because: ConditionTrace,
    },
    /// An exclusion ended.
    #[serde(rename = "no longer excluded")]
    NoLongerExcluded {
        /// Which.
        by: String,
    },
}
