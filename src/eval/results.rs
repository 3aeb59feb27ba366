//! The results of a run, as columns in the order of the leads.

use crate::contract::model::{FieldId, GroupId, PointsRef, StageId, TotalId};
use crate::ir::Truth;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;

/// The results of a run. Every column has one row per lead; rows of leads left out contain zeros.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// The stage; none for a lead that is left out, and for every lead if the contract has no stages.
    pub stage: Vec<Option<StageId>>,
    /// Whether the lead is left out because it was created after the as-of time.
    pub left_out: Vec<bool>,
    /// When the lead entered its stage; for the first stage, the start of its history.
    pub since: Vec<MicrosUtc>,
    /// The points of each group, by `GroupId`.
    pub groups: Vec<Vec<MilliPoints>>,
    /// The points of each total, by `TotalId`.
    pub totals: Vec<Vec<MilliPoints>>,
    /// Whether each ideal customer, persona and definition matches, by `DefinitionId`.
    pub definitions: Vec<Vec<Truth>>,
    /// Whether each exclusion holds, by `ExclusionId`.
    pub exclusions: Vec<Vec<Truth>>,
    /// Whether the condition and the `not without` of each stage hold now, by `StageId`; not met for a stage without a
    /// condition.
    pub holds: Vec<Vec<Truth>>,
    /// The fields to ask for.
    pub missing: MissingFields,
    /// Statistics of the run.
    pub counters: Counters,
}

/// The unknown fields that keep each lead from its next stages. Equal ones are stored once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MissingFields {
    /// Distinct lacks.
    pub lacks: Vec<Unmet>,
    /// For each lead, the index of its lack.
    pub lack_of: Vec<u32>,
}

/// What a lead lacks for its next stages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Unmet {
    /// The unknown fields, in the order of the contract.
    pub fields: Vec<FieldId>,
    /// The transitions that only unknown fields keep closed, without those the lead may take only later because it went back.
    pub ways: Vec<BlockedTransition>,
}

/// A transition into a stage that only unknown fields keep closed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BlockedTransition {
    /// The stage.
    pub to: StageId,
    /// The fields to ask for, in the order of the contract.
    pub fields: Vec<FieldId>,
    /// Whether the condition is met, so that the lead enters as soon as the fields are known, whatever their values. If not, it
    /// depends on the values.
    pub is_met: bool,
}

/// Statistics of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Leads left out because they were created after the as-of time.
    pub leads_left_out: u64,
    /// Leads without a creation time and without an activity: their history starts at the as-of time.
    pub leads_without_start: u64,
    /// Activities ignored because they are after the as-of time.
    pub activities_after: u64,
    /// Activities given as a date without a time.
    pub activities_date_only: u64,
    /// Conditions of derived kinds that were open, so that the activity did not count for the kind.
    pub open_kinds: u64,
    /// Leads whose history was not replayed because they provably never leave the first stage.
    pub leads_not_replayed: u64,
}

impl Results {
    /// The number of leads, including those left out.
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
    pub fn lack(&self, lead: usize) -> &Unmet {
        &self.missing.lacks[self.missing.lack_of[lead] as usize]
    }

    /// The indices of those `columns` (definitions, exclusions, stages) whose result for the lead is `answer`.
    pub fn with(columns: &[Vec<Truth>], lead: usize, answer: Truth) -> impl Iterator<Item = usize> {
        columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column[lead] == answer)
            .map(|(i, _)| i)
    }
}
