//! What follows from the rules and makes evaluation fast; the last passes fill it in.

use super::term::TermId;
use crate::contract::model::{ActivityId, DetailId, FieldId};
use crate::units::MilliPoints;
use serde::{Deserialize, Serialize};

/// What follows from the rules.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Terms whose answer is the same over a lead's whole history, ordered; evaluated once a lead, column by column.
    pub hoisted: Vec<TermId>,
    /// For each group, how far its points can go.
    pub groups: Vec<Bounds>,
    /// For each total, how far its points can go.
    pub totals: Vec<Bounds>,
    /// Fields some rule reads.
    pub fields: Vec<FieldId>,
    /// Details some rule reads.
    pub details: Vec<DetailId>,
    /// Kinds of activity some rule counts.
    pub kinds: Vec<ActivityId>,
}

/// How far points can go, whatever the lead; none is without end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// Not below.
    pub lowest: Option<MilliPoints>,
    /// Not above.
    pub highest: Option<MilliPoints>,
}
