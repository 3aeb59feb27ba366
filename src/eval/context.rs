//! What all leads of a run share.

use super::eval_plan::EvalPlan;
use super::events::KindSets;
use super::input::Input;
use super::local_days::LocalDays;
use crate::contract::model::{FieldId, GroupId};
use crate::data::table::Leads;
use crate::ir::Program;
use crate::ir::term::{Term, TermId};

/// What all leads of a run share.
pub(super) struct EvalContext<'a> {
    pub program: &'a Program,
    pub plan: &'a EvalPlan,
    /// The columns of the leads; none for a lead that another program gives without columns.
    pub leads: Option<&'a Leads>,
    pub input: &'a Input<'a>,
    pub days: &'a LocalDays,
    pub sets: &'a KindSets,
    /// The as-of time, and its day.
    pub as_of: i64,
    pub as_of_day: i32,
}

impl<'a> EvalContext<'a> {
    /// The index of a term among the hoisted ones.
    pub fn slot(&self, term: TermId) -> Option<usize> {
        self.plan.slot(term)
    }

    /// The number of a rule when the rules of all groups are counted.
    pub fn rule_number(&self, group: GroupId, rule: usize) -> usize {
        self.plan.rules.first_rules()[group.index()] + rule
    }

    /// When a lead was created, if that is known.
    pub fn created(&self, lead: usize) -> Option<i64> {
        self.input.created(self.days, lead)
    }

    /// The instant from which a field is known, if that is in the future.
    pub fn late_until(&self, field: FieldId, lead: usize, now: i64) -> Option<i64> {
        let from = self.input.known_from(field, lead)?;
        (from > now).then_some(from)
    }

    /// A term of the program.
    pub fn term(&self, term: TermId) -> &'a Term {
        self.program.term(term)
    }
}
