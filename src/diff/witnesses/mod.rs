//! Leads on which two contracts disagree, found without any data.
//!
//! For each stage of both contracts that depends on a change, the result is one of three: a proof that no lead distinguishes
//! the contracts (`equivalence`); a lead that does, found by solving (`search`) or by sampling (`sampled`) and confirmed by the
//! evaluator under both contracts; or neither.

mod comparable;
mod distinction;
mod equivalence;
mod pair;
mod sampled;
mod search;
mod translation;
mod value_mapping;

use super::contracts::{self, BlockChange, Side};
use super::stage_paths;
use crate::analysis::domain::Domain;
use crate::analysis::solver::Solver;
use crate::analysis::transitions::in_stage;
use crate::analysis::with_subject;
use crate::contract::example_text;
use crate::contract::model::{Contract, Example, StageId};
use crate::ir;
use crate::sampling::shrink;
use crate::source::Span;
use comparable::Comparable;
use distinction::Distinction;
use equivalence::Equivalence;
use pair::ContractPair;
use sampled::Samples;
use search::Search;

/// The result for a stage of both contracts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageWitness {
    /// The stage.
    pub stage: String,
    /// What was found.
    pub found: Disagreement,
}

/// Whether a lead distinguishes the contracts.
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
    /// Proved that none does: no lead with the same history enters the stage, or goes back from it, with one contract only.
    None,
    /// Neither was found.
    Undecided,
}

/// For each stage of both contracts that depends on a change, whether a lead distinguishes the contracts; in the order of the
/// new contract.
pub fn stages(old: Side<'_>, new: Side<'_>, changes: &[BlockChange]) -> Vec<StageWitness> {
    match changes.is_empty() {
        true => Vec::new(),
        false => every_stage(old, new, changes),
    }
}

/// A stage of both contracts.
struct Stage {
    /// Its ids in them.
    ids: [StageId; 2],
    /// Its folded name.
    name: String,
    /// Whether it is proved that no lead distinguishes the contracts.
    is_proved: bool,
    /// A lead that does.
    lead: Option<(Example, Distinction)>,
}

impl Stage {
    fn is_open(&self) -> bool {
        !self.is_proved && self.lead.is_none()
    }
}

fn every_stage(old: Side<'_>, new: Side<'_>, changes: &[BlockChange]) -> Vec<StageWitness> {
    let programs = [old, new].map(|side| ir::compile(side.contract, side.sources));
    let [first, second] = &programs;
    let pair = ContractPair::new([old.contract, new.contract], [first, second]);
    let mut stages = thought_through([old, new], &pair);
    let open: Vec<&mut Stage> = stages.iter_mut().filter(|stage| stage.is_open()).collect();
    if !open.is_empty() {
        let mut places = [
            places(old.contract, &contracts::compare(new, old)),
            places(new.contract, changes),
        ];
        for (side, places) in places.iter_mut().enumerate() {
            let declared = &pair.contracts[side].stages;
            let own = open
                .iter()
                .filter_map(|one| declared.get(one.ids[side].index()));
            places.extend(own.map(|stage| stage.name.span));
        }
        let names: Vec<String> = open.iter().map(|stage| stage.name.clone()).collect();
        let found = Samples::new(&pair, places).distinctions(&names);
        for (stage, lead) in open.into_iter().zip(found) {
            stage.lead = lead;
        }
    }
    let shown = stages.into_iter().map(|stage| witness(&pair, stage));
    shown.collect()
}

/// The lines of a contract that differ from the contract it is compared with.
fn places(contract: &Contract, changes: &[BlockChange]) -> Vec<Span> {
    let details = changes.iter().flat_map(|block| &block.details);
    let mut places: Vec<Span> = details.filter_map(|detail| detail.place).collect();
    for block in changes {
        places.extend(block.place);
        // A difference of several rules has the place of only one of them.
        if block.details.iter().any(|detail| detail.of.len() > 1) {
            let mut groups = contract.groups.iter();
            let group = groups.find(|group| Some(group.name.span) == block.place);
            places.extend(
                group
                    .into_iter()
                    .flat_map(|g| &g.rules)
                    .map(|rule| rule.span),
            );
        }
    }
    places
}

/// The stages of both contracts that leads may still distinguish, as there is no proof against it; by their new names.
pub fn unproved(old: Side<'_>, new: Side<'_>) -> Vec<String> {
    let programs = [old, new].map(|side| ir::compile(side.contract, side.sources));
    let [first, second] = &programs;
    let pair = ContractPair::new([old.contract, new.contract], [first, second]);
    let space = Domain::new(&pair.programs);
    let mut stages = compared(&pair, &Solver::new(&space));
    stages.retain(Stage::is_open);
    let name = |stage: &Stage| second.stage_name(stage.ids[1]).to_owned();
    stages.iter().map(name).collect()
}

/// The stages that depend on a change, in the order of the new contract.
fn compared(pair: &ContractPair<'_>, solver: &Solver<'_>) -> Vec<Stage> {
    let [old, new] = pair.programs;
    let frame = Comparable::new(pair);
    let stages = new.stage_ids().filter_map(|after| {
        let name = stage_paths::name(new, after);
        let mut olds = old.stage_ids();
        let ids = [olds.find(|id| stage_paths::name(old, *id) == name)?, after];
        let is_proved = match equivalence::compare(solver, &frame, ids) {
            Equivalence::Untouched => return None,
            Equivalence::Proved => true,
            Equivalence::Open => false,
        };
        Some(Stage {
            ids,
            name,
            is_proved,
            lead: None,
        })
    });
    stages.collect()
}

/// The stages that depend on a change, with what the solver finds without sampling.
fn thought_through([old, new]: [Side<'_>; 2], pair: &ContractPair<'_>) -> Vec<Stage> {
    let [first, second] = pair.programs;
    let space = Domain::new(&pair.programs);
    let solver = Solver::new(&space);
    let mut stages = compared(pair, &solver);
    with_subject(old.contract, old.sources, first, |old| {
        with_subject(new.contract, new.sources, second, |new| {
            let search = Search {
                pair,
                subjects: [old, new],
                solver: &solver,
            };
            for stage in stages.iter_mut().filter(|stage| stage.is_open()) {
                stage.lead = search.lead(stage.ids);
            }
        });
    });
    stages
}

fn witness(pair: &ContractPair<'_>, stage: Stage) -> StageWitness {
    let [old, new] = pair.programs;
    let found = match stage.lead {
        Some((lead, distinction)) => {
            let tells =
                |other: &Distinction| other.now == distinction.now && other.is_about(&stage.name);
            let lead = shrink(lead, |less| {
                let less = pair.distinctions(std::slice::from_ref(less));
                less.iter().flatten().any(tells)
            });
            let (was, is) = (
                old.stage_name(distinction.now[0]),
                new.stage_name(distinction.now[1]),
            );
            let contract = pair.contracts[1];
            let mut example = in_stage(lead, distinction.now[1], contract.info.span);
            example.title = format!("{is} now, {was} before");
            Disagreement::Lead {
                old: was.to_owned(),
                new: is.to_owned(),
                example: example_text(contract, contract.info.language, &example),
            }
        }
        None if stage.is_proved => Disagreement::None,
        None => Disagreement::Undecided,
    };
    StageWitness {
        stage: new.stage_name(stage.ids[1]).to_owned(),
        found,
    }
}
