//! The explanation of one lead, as data. It includes every name and line, so that it can be shown without the program. In
//! serialised form it is the document of `leadc explain --format json`.

mod clocks;
mod condition;
mod history;
mod next;
mod points;
mod serialized;

pub use clocks::{
    ActExplanation, ClockExplanation, ClosingExplanation, Counts, Escalation,
    NotStartedExplanation, TimeSpan,
};
pub use condition::{ConditionTrace, NamedTrace, ObservedValue, OutOfRange};
pub use history::{EventKind, HistoryEvent};
pub use next::{
    Change, Counterfactuals, Shortfall, Suggestion, TransitionExplanation, TransitionKind,
};
pub use points::{
    Counted, Dropped, GroupExplanation, RuleCause, RuleExplanation, RuleOccurrences,
    TotalExplanation, TotalPart,
};

use crate::time::LocalTime;
use serde::Serialize;

/// A field that is shown with the id of a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownValue {
    /// Its name.
    pub field: String,
    /// Its value as text; none if it is unknown.
    pub value: Option<String>,
}

/// A field that is unknown because its cell cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadableValue {
    /// Its name.
    pub field: String,
    /// The cell.
    pub cell: String,
    /// Why it cannot be read.
    pub why: String,
    /// The file.
    pub file: String,
    /// Its line or row.
    pub line: u64,
    /// `line` or `row`.
    #[serde(skip)]
    pub counts: &'static str,
}

/// The explanation of one lead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeadExplanation {
    /// The lead's id.
    pub lead: String,
    /// The fields that are shown with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shown: Vec<ShownValue>,
    /// Fields that are unknown because their cells cannot be read, if the data was read to explain it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<UnreadableValue>,
    /// The as-of time.
    pub as_of: LocalTime,
    /// The start of its history.
    pub start: LocalTime,
    /// The stage it is in, if the contract has stages.
    pub stage: Option<String>,
    /// Since when.
    pub since: LocalTime,
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
