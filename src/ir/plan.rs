//! Facts derived from the rules that make evaluation fast; computed by the last passes.

use super::term::{SelectionId, TermId};
use crate::contract::model::{ActivityId, DetailId, FieldId};
use crate::units::MilliPoints;
use serde::{Deserialize, Serialize};

/// Facts derived from the rules.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Terms with the same result over a lead's whole history, sorted; evaluated once per lead, column by column.
    pub hoisted: Vec<TermId>,
    /// Bounds of each group's points.
    pub groups: Vec<Bounds>,
    /// Bounds of each total's points.
    pub totals: Vec<Bounds>,
    /// Fields used by some rule.
    pub fields: Vec<FieldId>,
    /// Details used by some rule.
    pub details: Vec<DetailId>,
    /// Kinds of activity counted by some rule.
    pub kinds: Vec<ActivityId>,
    /// Selections used by some rule.
    pub selections: Vec<SelectionId>,
}

/// Bounds on points, for any lead; none means unlimited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// The lower bound.
    pub lowest: Option<MilliPoints>,
    /// The upper bound.
    pub highest: Option<MilliPoints>,
}
