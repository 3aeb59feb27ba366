//! One lead under the contract and some mutants: what it could expect, and what of it they change.

use super::run::Base;
use crate::contract::model::{Example, ExpectKind};
use crate::eval::History;
use crate::eval::example::{Case, holds, outcome};
use crate::ir::Program;
use crate::sampling::{Allowance, shrink};

/// Evaluates a single lead under the contract and under changed ones.
pub(super) struct Trials<'a> {
    base: &'a Base<'a>,
    changed: &'a [Program],
    allowance: Allowance,
}

impl<'a> Trials<'a> {
    pub(super) fn new(base: &'a Base<'a>, changed: &'a [Program]) -> Trials<'a> {
        Trials {
            base,
            changed,
            allowance: base.limits.job(),
        }
    }

    /// Number of steps spent on shrinking.
    pub(super) fn steps(&self) -> u64 {
        self.allowance.spent()
    }

    /// What an example of a lead could expect under the contract.
    pub(super) fn expected(&self, lead: &Example) -> Vec<ExpectKind> {
        let program = &self.base.program;
        outcome(program, &self.alone(program, lead), 0)
    }

    /// For each expectation, whether it fails under a changed contract.
    pub(super) fn failing(
        &self,
        program: &Program,
        lead: &Example,
        expected: &[ExpectKind],
    ) -> Vec<bool> {
        let history = self.alone(program, lead);
        let fails = |expected: &ExpectKind| !holds(program, &history, 0, expected);
        expected.iter().map(fails).collect()
    }

    fn alone(&self, program: &Program, lead: &Example) -> History {
        Case::new(&self.base.contract, lead).history(program)
    }

    /// The lead with fewer facts and activities, as long as every changed contract still makes a difference for it.
    pub(super) fn shrunk(&self, lead: &Example) -> Example {
        shrink(lead.clone(), |lead| {
            let programs = 1 + self.changed.len() as u64;
            let steps = self.base.ruled().steps(std::slice::from_ref(lead));
            if !self.allowance.pays(steps.saturating_mul(programs)) {
                return false;
            }
            let expected = self.expected(lead);
            let mut changed = self.changed.iter();
            changed.all(|program| self.failing(program, lead, &expected).contains(&true))
        })
    }
}
