//! Every condition of a contract, with its term.

use super::Subject;
use crate::contract::model::{Condition, Site};
use crate::ir::slas::WrittenCondition;
use crate::ir::term::{TermId, WrittenId};
use rustc_hash::FxHashMap;

/// A condition, as written and as a term.
#[derive(Debug, Clone, Copy)]
pub struct CheckedCondition<'a> {
    /// Its site.
    pub at: Site,
    /// As written.
    pub condition: &'a Condition,
    /// As a term.
    pub term: TermId,
    /// The same with its parts; none for activities.
    pub written: Option<WrittenId>,
}

impl<'a> CheckedCondition<'a> {
    /// Whether it is the whole condition of an exclusion, so that every lead that meets it is excluded.
    pub fn is_exclusion(&self, subject: &Subject<'_>) -> bool {
        let Site::Exclusion(id) = self.at else {
            return false;
        };
        let exclusion = subject.contract.exclusions.get(id.index());
        exclusion.is_some_and(|exclusion| exclusion.condition.span == self.condition.span)
    }

    /// The bullets of a group.
    pub fn parts(&self, subject: &Subject<'a>) -> Vec<CheckedCondition<'a>> {
        let Some(written) = self.written else {
            return Vec::new();
        };
        let written = &subject.program.written[written.index()].parts;
        let parts = self.condition.parts().iter().zip(written);
        let part = |(condition, written): (&'a Condition, &WrittenId)| CheckedCondition {
            at: self.at,
            condition,
            term: subject.program.written[written.index()].term,
            written: Some(*written),
        };
        parts.map(part).collect()
    }
}

/// Every condition, in the order of the blocks, except those of calendars, on which neither points nor stages depend.
pub fn conditions<'a>(subject: &Subject<'a>) -> Vec<CheckedCondition<'a>> {
    let lowered: FxHashMap<Site, WrittenCondition> =
        subject.program.conditions().into_iter().collect();
    let conditions = subject.contract.conditions();
    let conditions =
        conditions.filter(|(at, _)| !matches!(at, Site::Calendar(_) | Site::SlaCalendar(..)));
    let checked = conditions.filter_map(|(at, condition)| {
        let lowered = lowered.get(&at)?;
        // The bullets about details of an activity are examined only together.
        let is_of_lead = !matches!(at, Site::Activity(_));
        Some(CheckedCondition {
            at,
            condition,
            term: lowered.condition,
            written: is_of_lead.then_some(lowered.written),
        })
    });
    checked.collect()
}
