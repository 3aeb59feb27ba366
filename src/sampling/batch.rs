//! Made-up leads as data, and the leads among them on which a contract and a changed one differ.

use super::Moment;
use crate::contract::model::{Contract, Example, ExpectKind};
use crate::eval::example::{Case, holds, outcome};
use crate::ir::Program;

/// A contract and its compiled rules.
#[derive(Clone, Copy)]
pub(crate) struct CompiledContract<'a> {
    pub contract: &'a Contract,
    pub program: &'a Program,
}

impl CompiledContract<'_> {
    /// Number of steps needed to evaluate some leads.
    pub(crate) fn steps(&self, leads: &[Example]) -> u64 {
        let activities: u64 = leads.iter().map(Example::activities).sum();
        let looks = activities.saturating_add(leads.len() as u64);
        self.program.size().saturating_mul(looks)
    }
}

/// Leads that are evaluated at the same time, and their outcomes under the contract.
pub(crate) struct Batch {
    pub leads: Vec<Example>,
    /// Number of steps needed to evaluate them.
    pub steps: u64,
    case: Case,
    /// What an example could expect of each lead.
    outcomes: Vec<Vec<ExpectKind>>,
}

impl Batch {
    pub(crate) fn new(of: CompiledContract, as_of: Moment, leads: Vec<Example>) -> Batch {
        let case = Case::of_all(of.contract, &leads, as_of);
        let history = case.history(of.program);
        let rows = 0..leads.len();
        let outcomes = rows.map(|row| outcome(of.program, &history, row));
        Batch {
            outcomes: outcomes.collect(),
            steps: of.steps(&leads),
            leads,
            case,
        }
    }

    /// The leads for which an example could distinguish the contract from a changed one.
    fn differing(&self, program: &Program) -> Vec<u32> {
        let history = self.case.history(program);
        let outcomes = (0u32..).zip(&self.outcomes);
        let differs = |(row, was): &(u32, &Vec<ExpectKind>)| {
            let as_before = |expected| holds(program, &history, *row as usize, expected);
            !was.iter().all(as_before)
        };
        outcomes.filter(differs).map(|(row, _)| row).collect()
    }
}

/// All leads, batch by batch.
pub(crate) fn leads(batches: &[Batch]) -> Vec<&Example> {
    batches.iter().flat_map(|batch| &batch.leads).collect()
}

/// The leads on which a change makes a difference: those of the first batch that has any, numbered across all batches.
pub(crate) fn differing(batches: &[Batch], program: &Program) -> Vec<u32> {
    let mut first = 0;
    for batch in batches {
        let rows = batch.differing(program);
        if !rows.is_empty() {
            return rows.into_iter().map(|row| first + row).collect();
        }
        first += batch.leads.len() as u32;
    }
    Vec::new()
}
