//! Leads that enter a stage by its condition with one contract only, made from solutions of the solver.

use super::distinction::Distinction;
use super::pair::ContractPair;
use crate::analysis::Subject;
use crate::analysis::concretize::Concretizer;
use crate::analysis::formula::Formula;
use crate::analysis::solver::{Outcome, Solver};
use crate::analysis::transitions::SideTransitions;
use crate::contract::model::{Example, StageId};
use crate::diff::stage_paths::name;
use std::sync::Arc;

/// Looks for leads that end up in different stages under two contracts.
pub(super) struct Search<'s> {
    pub pair: &'s ContractPair<'s>,
    pub subjects: [&'s Subject<'s>; 2],
    /// Covers the leads of both.
    pub solver: &'s Solver<'s>,
}

impl Search<'_> {
    /// A lead that distinguishes a stage, given by its ids in both contracts.
    pub fn lead(&self, ids: [StageId; 2]) -> Option<(Example, Distinction)> {
        [0, 1].into_iter().find_map(|side| self.of_side(side, ids))
    }

    /// A lead that enters the stage by its condition with the contract of a side, but not with the other.
    fn of_side(&self, side: usize, ids: [StageId; 2]) -> Option<(Example, Distinction)> {
        let stage = name(self.pair.programs[1], ids[1]);
        let formula = self.has_one(side, ids)?;
        let maker = Concretizer::new(self.subjects[side], self.solver.space, side);
        let outcome = self.solver.find(formula, &mut |state| {
            let leads = self.pair.of_new(side, maker.leads(state, None));
            let told = self.pair.distinctions(&leads);
            let mut rows = leads.into_iter().zip(told);
            rows.find_map(|(lead, told)| {
                Some((
                    lead,
                    told.filter(|distinction| distinction.is_about(&stage))?,
                ))
            })
        });
        match outcome {
            Outcome::Found(found) => Some(found),
            Outcome::Never | Outcome::Undecided => None,
        }
    }

    /// The formula for leads that enter a stage with the contract of a side only.
    fn has_one(&self, side: usize, ids: [StageId; 2]) -> Option<Arc<Formula>> {
        let ways = [
            SideTransitions::new(self.solver, 0),
            SideTransitions::new(self.solver, 1),
        ];
        let comes = ways[side].reaches(ids[side])?;
        let out = ways[1 - side].stays_out(ids[1 - side])?;
        Some(Formula::all([comes, out]))
    }
}
