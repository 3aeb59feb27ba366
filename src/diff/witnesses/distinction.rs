//! How a lead distinguishes two contracts.

use crate::contract::model::StageId;
use crate::diff::stage_paths::{moves, name, parting};
use crate::eval::History;
use crate::ir::Program;

/// How a lead distinguishes two contracts under which it ends up in different stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Distinction {
    /// The stages it is in with the old contract and with the new one.
    pub now: [StageId; 2],
    /// The folded names of the stages whose lines made its paths diverge.
    stages: Vec<String>,
}

impl Distinction {
    /// Whether the lead distinguishes a stage, given by its folded name.
    pub fn is_about(&self, stage: &str) -> bool {
        self.stages.iter().any(|name| name == stage)
    }
}

/// How a lead distinguishes the contracts, if it ends up in different stages.
pub(super) fn between(sides: [(&Program, &History); 2], lead: usize) -> Option<Distinction> {
    let now = sides.map(|(program, history)| {
        let stage = history.results.stage.get(lead).copied().flatten()?;
        Some((stage, name(program, stage)))
    });
    let [(old, was), (new, is)] = match now {
        [Some(old), Some(new)] => [old, new],
        _ => return None,
    };
    let ways = sides.map(|(program, history)| moves(program, history, lead));
    (was != is).then_some(Distinction {
        now: [old, new],
        stages: parting(ways)?.stages,
    })
}
