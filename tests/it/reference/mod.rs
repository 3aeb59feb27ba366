//! The meaning of a contract, row by row: an evaluator written straight from the language's description, as plain as
//! possible and as slow as it likes. It shares no evaluation code with the library; where the two differ, one of them
//! is wrong.

pub mod calendars;
pub mod clocks;
pub mod columns;
pub mod compare;
pub mod compare_clocks;
pub mod conditions;
pub mod examples;
pub mod in_words;
pub mod missing;
pub mod points;
pub mod replay;
pub mod rows;
pub mod ticking;
pub mod truth;
pub mod values;
pub mod ways;

use std::collections::BTreeSet;

use leadc::contract::model::{Contract, FieldId, GroupId, PointsRef, StageId, TotalId};
use leadc::time::MicrosUtc;
use leadc::units::MilliPoints;

use self::conditions::Place;
use self::replay::History;
use self::rows::{Event, Lead};
use self::truth::Truth;

/// The result of the contract for a lead at the as-of instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// None in a contract without stages.
    pub stage: Option<StageId>,
    pub since: MicrosUtc,
    /// By group.
    pub groups: Vec<MilliPoints>,
    /// By total.
    pub totals: Vec<MilliPoints>,
    /// By ideal customer, persona or definition.
    pub definitions: Vec<Truth>,
    /// By exclusion.
    pub exclusions: Vec<Truth>,
    /// Which stages' conditions hold now, by stage.
    pub stages: Vec<Truth>,
    /// Fields whose being unknown keeps the lead from the next stage.
    pub missing: BTreeSet<FieldId>,
}

/// Judges a lead; none for one created after the as-of time, which is left out.
pub fn judge(
    contract: &Contract,
    lead: &Lead,
    events: &[Event],
    as_of: MicrosUtc,
) -> Option<Verdict> {
    let history = History::of(contract, lead, events, as_of);
    let moves = history.replay()?;
    let now = history.moment(as_of, &moves);
    let points = |points| now.points(points).given;
    let groups = (0..contract.groups.len() as u32).map(|g| points(PointsRef::Group(GroupId(g))));
    let totals = (0..contract.totals.len() as u32).map(|t| points(PointsRef::Total(TotalId(t))));
    Some(Verdict {
        stage: (!contract.stages.is_empty()).then_some(moves.stage),
        since: moves.since,
        groups: groups.collect(),
        totals: totals.collect(),
        definitions: (contract.definitions.iter())
            .map(|d| now.truth(&d.condition, Place::Anywhere))
            .collect(),
        exclusions: (contract.exclusions.iter())
            .map(|e| now.truth(&e.condition, Place::Anywhere))
            .collect(),
        stages: contract.stages.iter().map(|s| now.stage_truth(s)).collect(),
        missing: now.missing(),
    })
}
