//! What a run says of each lead, as columns in the order of the leads.

use crate::contract::model::{FieldId, GroupId, PointsRef, StageId, TotalId};
use crate::ir::Truth;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;

/// What a run says of each lead. Every column has a row a lead; rows of leads left out hold zeros.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// The stage; none for a lead that is left out, and for every lead where the contract has no stages.
    pub stage: Vec<Option<StageId>>,
    /// Whether the lead is left out: it was created after the as-of instant.
    pub left_out: Vec<bool>,
    /// When the lead came into its stage; for the first stage the start of its history.
    pub since: Vec<MicrosUtc>,
    /// For each group (by `GroupId`) the points.
    pub groups: Vec<Vec<MilliPoints>>,
    /// For each total (by `TotalId`) the points.
    pub totals: Vec<Vec<MilliPoints>>,
    /// For each ideal customer, persona and definition (by `DefinitionId`) whether it matches.
    pub definitions: Vec<Vec<Truth>>,
    /// For each exclusion (by `ExclusionId`) whether it holds.
    pub exclusions: Vec<Vec<Truth>>,
    /// For each stage (by `StageId`) whether its condition and its `not without` hold now; a stage without a condition does
    /// not.
    pub holds: Vec<Vec<Truth>>,
    /// The fields to ask for.
    pub missing: Missing,
    /// What was counted on the way.
    pub counters: Counters,
}

/// The unknown fields that keep each lead from its next stages. Equal ones are stored once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// Different lacks.
    pub lacks: Vec<Lack>,
    /// For each lead the index of its lack.
    pub lack_of: Vec<u32>,
}

/// What a lead lacks for its next stages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Lack {
    /// The unknown fields, in the order of the contract.
    pub fields: Vec<FieldId>,
    /// The ways that nothing but unknown fields closes; one a lead may take only later, as it went back, is not among them.
    pub ways: Vec<ClosedWay>,
}

/// A way into a stage that nothing but unknown fields closes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ClosedWay {
    /// The stage.
    pub to: StageId,
    /// The fields to ask for, in the order of the contract.
    pub fields: Vec<FieldId>,
    /// Whether the condition is met, so that the lead enters once the fields are known, whatever their values; else it
    /// depends on the values.
    pub is_met: bool,
}

/// What was counted on the way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Leads created after the as-of instant: left out.
    pub leads_left_out: u64,
    /// Leads without a creation time and without an activity: their history starts at the as-of instant.
    pub leads_without_start: u64,
    /// Activities after the as-of instant: not looked at.
    pub activities_after: u64,
    /// Activities given as a date without a time.
    pub activities_date_only: u64,
    /// Tests of derived kinds that were open, so that the activity was no occurrence of the kind.
    pub open_kinds: u64,
    /// Leads that provably never leave the first stage, so that their history was not replayed.
    pub leads_not_replayed: u64,
}

impl Results {
    /// How many leads there are, those left out included.
    pub fn len(&self) -> usize {
        self.stage.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.stage.is_empty()
    }

    /// The points of a lead in a group or total.
    pub fn points(&self, of: PointsRef, lead: usize) -> MilliPoints {
        match of {
            PointsRef::Group(GroupId(group)) => self.groups[group as usize][lead],
            PointsRef::Total(TotalId(total)) => self.totals[total as usize][lead],
        }
    }

    /// Whether an exclusion holds for the lead.
    pub fn is_excluded(&self, lead: usize) -> bool {
        let mut exclusions = self.exclusions.iter();
        exclusions.any(|exclusion| exclusion[lead].is_met())
    }

    /// The fields to ask for.
    pub fn missing(&self, lead: usize) -> &[FieldId] {
        &self.lack(lead).fields
    }

    /// What the lead lacks for its next stages.
    pub fn lack(&self, lead: usize) -> &Lack {
        &self.missing.lacks[self.missing.lack_of[lead] as usize]
    }

    /// The indices of what of `columns` (definitions, exclusions, stages) has the answer for the lead.
    pub fn with(columns: &[Vec<Truth>], lead: usize, answer: Truth) -> impl Iterator<Item = usize> {
        columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column[lead] == answer)
            .map(|(i, _)| i)
    }
}
