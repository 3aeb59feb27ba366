//! How leads enter stages, as formulas.

use super::domain::{Answer, ClassSet, Dimension, Fact, FactAnchor, VarId};
use super::formula::Formula;
use super::solver::Solver;
use crate::contract::model::{Example, ExpectKind, StageId};
use crate::ir::Program;
use crate::ir::term::TermId;
use crate::source::Span;
use crate::text::fold_name;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::sync::Arc;

/// One of the contracts of a solver.
#[derive(Debug, Clone, Copy)]
pub struct SideTransitions<'s> {
    solver: &'s Solver<'s>,
    side: usize,
}

impl<'s> SideTransitions<'s> {
    /// The transitions of a contract of a solver.
    pub fn new(solver: &'s Solver<'s>, side: usize) -> SideTransitions<'s> {
        SideTransitions { solver, side }
    }

    fn program(&self) -> &'s Program {
        self.solver.space.program(self.side)
    }

    /// When a condition is met.
    pub fn met(&self, term: TermId) -> Arc<Formula> {
        self.solver.formula(self.side, term, Answer::Met)
    }

    /// When a condition is not met or open.
    pub fn never_met(&self, term: TermId) -> Arc<Formula> {
        self.solver.formula(self.side, term, Answer::NeverMet)
    }

    /// When no exclusion holds.
    pub fn not_excluded(&self) -> Arc<Formula> {
        let exclusions = self.program().exclusions.iter();
        Formula::all(exclusions.map(|exclusion| self.never_met(exclusion.condition)))
    }

    /// When an exclusion holds.
    pub fn excluded(&self) -> Arc<Formula> {
        let exclusions = self.program().exclusions.iter();
        Formula::any(exclusions.map(|exclusion| self.met(exclusion.condition)))
    }

    /// When the fields of a stage's `not without` are known.
    pub fn has_needed(&self, stage: StageId) -> Arc<Formula> {
        let needed = self.program().stages[stage.index()].not_without.iter();
        Formula::all(needed.map(|needed| self.met(needed.known)))
    }

    /// When a lead enters a stage by its condition; none for a stage without one.
    pub fn enters(&self, stage: StageId) -> Option<Arc<Formula>> {
        Some(self.takes(stage, self.program().stages[stage.index()].condition?))
    }

    /// When a lead enters a stage by a condition: its own, or that of a fast track.
    pub fn takes(&self, stage: StageId, condition: TermId) -> Arc<Formula> {
        Formula::all([
            self.met(condition),
            self.has_needed(stage),
            self.not_excluded(),
        ])
    }

    /// When a lead does not enter a stage by its condition.
    pub fn stays_out(&self, stage: StageId) -> Option<Arc<Formula>> {
        Some(self.does_not_take(stage, self.program().stages[stage.index()].condition?))
    }

    /// When a lead does not enter a stage by a condition.
    pub fn does_not_take(&self, stage: StageId, condition: TermId) -> Arc<Formula> {
        let needed = self.program().stages[stage.index()].not_without.iter();
        let lacks = needed.map(|needed| self.never_met(needed.known));
        let ways = [self.never_met(condition), self.excluded()];
        Formula::any(ways.into_iter().chain(lacks))
    }

    /// The shortest path by conditions from the first stage to this one, inclusive. None if there is no such path.
    fn path(&self, to: StageId) -> Option<Vec<StageId>> {
        // By stage: the next stage on the shortest path.
        let mut next: FxHashMap<StageId, Option<StageId>> = FxHashMap::from_iter([(to, None)]);
        let mut open = VecDeque::from([to]);
        while let Some(here) = open.pop_front() {
            if here.index() == 0 {
                let on = |stage: &StageId| next.get(stage).copied().flatten();
                return Some(std::iter::successors(on(&here), on).collect());
            }
            let stage = &self.program().stages[here.index()];
            if stage.condition.is_none() {
                continue;
            }
            for from in &stage.from {
                next.entry(*from).or_insert_with(|| {
                    open.push_back(*from);
                    Some(here)
                });
            }
        }
        None
    }

    /// When a lead can reach a stage at once, going through every stage before it.
    pub fn reaches(&self, stage: StageId) -> Option<Arc<Formula>> {
        let path = self.path(stage)?;
        let each: Option<Vec<Arc<Formula>>> = path.iter().map(|s| self.enters(*s)).collect();
        Some(Formula::all(each?))
    }

    /// When a lead has just entered a stage: nothing has happened since then except what brought it there.
    pub fn just_came(&self, stage: StageId) -> Arc<Formula> {
        let here = FactAnchor::Stage(fold_name(self.program().stage_name(stage)));
        let vars = self.solver.space.vars.iter().enumerate();
        let is_here = |since: &FactAnchor| *since == FactAnchor::ThisStage || *since == here;
        let takes_time = vars.filter(|(_, var)| match &var.what {
            Dimension::Happened(Fact::Count {
                since, at_least, ..
            }) => is_here(since) && *at_least > 1,
            Dimension::Happened(Fact::Quiet { since, .. }) => is_here(since),
            _ => false,
        });
        let not = |(at, _)| Formula::within(VarId(at as u32), ClassSet::only(2, 0));
        Formula::all(takes_time.map(not))
    }
}

/// The example, expecting a stage.
pub fn in_stage(example: Example, stage: StageId, span: Span) -> Example {
    example.expecting(span, ExpectKind::Stage(stage))
}
