//! Leads that tell of a stage.

use super::Disagreement;
use super::both::Both;
use super::told::Told;
use crate::analysis::formula::Formula;
use crate::analysis::make::Maker;
use crate::analysis::solve::{Outcome, Solver};
use crate::analysis::ways::{Ways, in_stage};
use crate::contract::example_text;
use crate::contract::model::{Example, StageId};
use crate::diff::moves::name;
use std::sync::Arc;

/// Looks for leads that end up in different stages under two contracts.
pub(super) struct Search<'s> {
    pub both: Both<'s>,
    /// Over the leads of both.
    pub solver: &'s Solver<'s>,
}

impl Search<'_> {
    /// A lead that tells of a stage, given by its ids in both contracts.
    pub fn lead(&self, ids: [StageId; 2]) -> Disagreement {
        let found = [0, 1].into_iter().find_map(|side| self.solved(side, ids));
        found.map_or(Disagreement::Undecided, |(lead, told)| {
            self.shown(lead, &told)
        })
    }

    /// A lead that comes to the stage by its condition with the contract of a side, and not with the other.
    fn solved(&self, side: usize, ids: [StageId; 2]) -> Option<(Example, Told)> {
        let stage = name(self.both.subjects[1].program, ids[1]);
        let formula = self.comes_with_one(side, ids)?;
        let maker = Maker::new(self.both.subjects[side], self.solver.space, side);
        let outcome = self.solver.find(formula, &mut |state| {
            let leads = self.both.of_new(side, maker.leads(state, None));
            let told = self.both.told(&leads);
            let mut rows = leads.into_iter().zip(told);
            rows.find_map(|(lead, told)| Some((lead, told.filter(|told| told.is_about(&stage))?)))
        });
        match outcome {
            Outcome::Found(found) => Some(found),
            Outcome::Never | Outcome::Undecided => None,
        }
    }

    /// When a lead comes to the stages before this one with both contracts, and to this one with that of a side only.
    fn comes_with_one(&self, side: usize, ids: [StageId; 2]) -> Option<Arc<Formula>> {
        let ways = [Ways::new(self.solver, 0), Ways::new(self.solver, 1)];
        let comes = ways[side].comes_to(ids[side])?;
        let out = ways[1 - side].stays_out(ids[1 - side])?;
        Some(Formula::all([comes, out]))
    }

    fn shown(&self, lead: Example, told: &Told) -> Disagreement {
        let [old, new] = self.both.subjects;
        let (was, is) = (
            old.program.stage_name(told.now[0]),
            new.program.stage_name(told.now[1]),
        );
        let span = lead.span;
        let mut example = in_stage(lead, told.now[1], span);
        example.title = format!("{is} now, {was} before");
        Disagreement::Lead {
            old: was.to_owned(),
            new: is.to_owned(),
            example: example_text(new.contract, new.contract.info.language, &example),
        }
    }
}
