//! Leads on which two contracts disagree, found without any data.
//!
//! For each stage both contracts have and that rests on something that was changed: a lead that shows it, which the evaluator
//! confirmed under both; or the proof that there is none (`alike`); or that neither was found out.

mod alike;
mod both;
mod frame;
mod search;
mod told;

use super::contracts::{BlockChange, Side};
use crate::analysis::solve::Solver;
use crate::analysis::space::Space;
use crate::analysis::with_subject;
use crate::eval::{Options, in_threads};
use crate::ir;
use crate::text::fold_name;
use alike::Alike;
use both::Both;
use frame::Frame;
use search::Search;

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
    /// It is proved that none does: of leads with the same history none comes to the stage, or goes back from it, with one
    /// contract only.
    None,
    /// Neither was found out.
    Undecided,
}

/// For each stage that both contracts have, and that rests on something that was changed, whether a lead tells; in the order
/// of the new contract.
pub fn stages(old: Side<'_>, new: Side<'_>, changes: &[BlockChange]) -> Vec<StageWitness> {
    match changes.is_empty() {
        true => Vec::new(),
        false => in_threads(Options::default(), || every_stage(old, new)),
    }
}

fn every_stage(old: Side<'_>, new: Side<'_>) -> Vec<StageWitness> {
    let programs = [old, new].map(|side| ir::compile(side.contract, side.sources));
    let [first, second] = &programs;
    with_subject(old.contract, old.sources, first, |old| {
        with_subject(new.contract, new.sources, second, |new| {
            let space = Space::new(&[first, second]);
            let search = Search {
                both: Both::new([old, new]),
                solver: &Solver::new(&space),
            };
            let frame = Frame::new(first, second);
            let stages = second.stage_ids().filter_map(|after| {
                let stage = second.stage_name(after);
                let same = |id: &_| fold_name(first.stage_name(*id)) == fold_name(stage);
                let before = first.stage_ids().find(same)?;
                let found = match alike::compare(search.solver, &frame, [before, after]) {
                    Alike::Untouched => return None,
                    Alike::Proved => Disagreement::None,
                    Alike::Open => search.lead([before, after]),
                };
                Some(StageWitness {
                    stage: stage.to_owned(),
                    found,
                })
            });
            stages.collect()
        })
    })
}
