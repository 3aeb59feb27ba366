//! Leads on which two contracts disagree, found without any data.

use super::contracts::{BlockChange, BlockKind, Side};
use crate::analysis::formula::Formula;
use crate::analysis::make::Maker;
use crate::analysis::solve::{Outcome, Solver};
use crate::analysis::space::Space;
use crate::analysis::ways::{Ways, in_stage};
use crate::analysis::{Subject, with_subject};
use crate::contract::example_text;
use crate::contract::model::{ActivityId, Contract, Did, Example, FieldId, StageId};
use crate::ir::{self, Program};
use crate::text::fold_name;

/// What can be said of a stage both contracts have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageWitness {
    /// The stage.
    pub stage: String,
    /// What was found.
    pub found: Disagreement,
}

/// Whether a lead tells the contracts apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disagreement {
    /// This one does.
    Lead {
        /// The stage it is in with the old contract.
        old: String,
        /// The stage it is in with the new one.
        new: String,
        /// The lead as an example of the new contract, which passes there and fails with the old one.
        example: String,
    },
    /// It is proved that none does: whoever meets the condition of the stage in one contract meets it in the other.
    None,
    /// Neither was found out.
    Undecided,
}

/// Leads that tell two contracts apart, by the stages both have; of stages that changed themselves also that there is none.
pub fn stages(old: Side<'_>, new: Side<'_>, changes: &[BlockChange]) -> Vec<StageWitness> {
    if changes.is_empty() {
        return Vec::new();
    }
    let is_changed = |stage: &str| {
        let mut stages = changes
            .iter()
            .filter(|block| block.kind == BlockKind::Stage);
        let named = |block: &BlockChange| block.name.as_deref().map(fold_name);
        stages.any(|block| named(block) == Some(fold_name(stage)))
    };
    let mut all = every_stage(old, new);
    all.retain(|witness| {
        matches!(witness.found, Disagreement::Lead { .. }) || is_changed(&witness.stage)
    });
    all
}

/// For each stage that both contracts have, with a condition, whether a lead tells them apart.
fn every_stage(old: Side<'_>, new: Side<'_>) -> Vec<StageWitness> {
    let programs = [old, new].map(|side| ir::compile(side.contract, side.sources));
    let [first, second] = &programs;
    with_subject(old.contract, old.sources, first, |old| {
        with_subject(new.contract, new.sources, second, |new| {
            let space = Space::new(&[first, second]);
            let search = Search {
                old,
                new,
                solver: &Solver::new(&space),
            };
            first
                .stage_ids()
                .filter_map(|stage| search.stage(stage))
                .collect()
        })
    })
}

struct Search<'s> {
    old: &'s Subject<'s>,
    new: &'s Subject<'s>,
    /// Over the leads of both.
    solver: &'s Solver<'s>,
}

impl Search<'_> {
    fn stage(&self, old: StageId) -> Option<StageWitness> {
        let stage = self.old.program.stage_name(old);
        let same = |id: &StageId| fold_name(self.new.program.stage_name(*id)) == fold_name(stage);
        let new = self.new.program.stage_ids().find(same)?;
        let ways = [Ways::new(self.solver, 0), Ways::new(self.solver, 1)];
        let mut sure = true;
        for (to, other) in [((0, old), new), ((1, new), old)] {
            let (side, id) = to;
            let out = ways[1 - side].stays_out(other)?;
            // Whoever meets it in both contracts may come there from elsewhere: only the condition itself is compared.
            let enters = ways[side].enters(id)?;
            if self.solver.is_never(Formula::all([enters, out.clone()])) {
                continue;
            }
            sure = false;
            let comes = Formula::all([ways[side].comes_to(id)?, out]);
            if let Some(found) = self.lead(side, comes, (id, other)) {
                return Some(StageWitness {
                    stage: stage.to_owned(),
                    found,
                });
            }
        }
        Some(StageWitness {
            stage: stage.to_owned(),
            found: if sure {
                Disagreement::None
            } else {
                Disagreement::Undecided
            },
        })
    }

    /// A lead of which the formula of a side holds, and that comes to the stage (as this side and as the other one knows
    /// it) with one contract only.
    fn lead(
        &self,
        side: usize,
        formula: std::sync::Arc<Formula>,
        of: (StageId, StageId),
    ) -> Option<Disagreement> {
        let (here, there) = match side {
            0 => (self.old, self.new),
            _ => (self.new, self.old),
        };
        let maker = Maker::new(here, self.solver.space, side);
        let outcome = self.solver.find(formula, &mut |state| {
            let leads = maker.leads(state, None);
            let others: Vec<Example> = leads
                .iter()
                .map(|lead| translated(lead, here, there))
                .collect();
            let stages = maker.results(&leads).stage;
            let other_maker = Maker::new(there, self.solver.space, 1 - side);
            let other_stages = other_maker.on(maker.day).results(&others).stage;
            let mut rows = leads
                .into_iter()
                .zip(others)
                .zip(stages.into_iter().zip(other_stages));
            rows.find_map(|((lead, other), (here_stage, there_stage))| {
                let (a, b) = (here_stage?, there_stage?);
                let differ = reaches(here, a, of.0) != reaches(there, b, of.1);
                differ.then_some(((lead, a), (other, b)))
            })
        });
        let Outcome::Found((own, other)) = outcome else {
            return None;
        };
        let ((_, old), (example, new)) = if side == 0 {
            (own, other)
        } else {
            (other, own)
        };
        Some(self.told(old, example, new))
    }

    fn told(&self, old: StageId, example: Example, new: StageId) -> Disagreement {
        let contract = self.new.contract;
        let span = example.span;
        let mut example = in_stage(example, new, span);
        let (was, is) = (
            self.old.program.stage_name(old),
            self.new.program.stage_name(new),
        );
        example.title = format!("{is} now, {was} before");
        Disagreement::Lead {
            old: was.to_owned(),
            new: is.to_owned(),
            example: example_text(contract, contract.info.language, &example),
        }
    }
}

/// Whether a lead that is in a stage came to another one, or is further.
fn reaches(subject: &Subject<'_>, now: StageId, stage: StageId) -> bool {
    now == stage || subject.ways().leads_to(stage, now)
}

/// The same lead as an example of another contract; what that one does not know is left out.
fn translated(lead: &Example, from: &Subject<'_>, to: &Subject<'_>) -> Example {
    let facts = lead.facts.iter().filter_map(|(field, value)| {
        let name = from.program.field_name(*field);
        Some((field_named(to.contract, name)?, value.clone()))
    });
    let did = lead.did.iter().filter_map(|did| {
        let name = from.program.kind_name(did.activity);
        Some(Did {
            activity: activity_named(to.program, name)?,
            ..did.clone()
        })
    });
    Example {
        facts: facts.collect(),
        did: did.collect(),
        ..lead.clone()
    }
}

fn field_named(contract: &Contract, name: &str) -> Option<FieldId> {
    let mut fields = contract.fields.iter();
    let at = fields.position(|field| fold_name(&field.name.text) == fold_name(name))?;
    Some(FieldId(at as u32))
}

fn activity_named(program: &Program, name: &str) -> Option<ActivityId> {
    let mut kinds = program.kinds.iter();
    let at = kinds.position(|kind| fold_name(&kind.name) == fold_name(name))?;
    Some(ActivityId(at as u32))
}
