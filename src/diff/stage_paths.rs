//! The paths of a lead through the stages of two contracts, and where they diverge.

use crate::contract::model::StageId;
use crate::eval::{EntryCause, History};
use crate::ir::Program;
use crate::text::fold_name;
use crate::time::MicrosUtc;

/// A move of a lead. Stages that a fast track skips are not moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    /// When.
    pub at: MicrosUtc,
    /// The folded name of the stage.
    pub to: String,
    /// Whether the lead went back.
    pub is_back: bool,
}

/// Where the paths of a lead diverge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parting {
    /// When.
    pub at: MicrosUtc,
    /// The folded names of the stages it then enters with either contract, and of those it then leaves by going back.
    pub stages: Vec<String>,
}

/// The folded name of a stage.
pub(super) fn name(program: &Program, id: StageId) -> String {
    fold_name(program.stage_name(id))
}

/// Where the paths diverge; none if they never do.
pub(super) fn parting([old, new]: [Vec<Move>; 2]) -> Option<Parting> {
    let common = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let next = [old.get(common), new.get(common)];
    let at = next.iter().flatten().map(|next| next.at).min()?;
    let mut stages = Vec::new();
    for next in next.into_iter().flatten().filter(|next| next.at == at) {
        stages.push(next.to.clone());
        let here = common.checked_sub(1).and_then(|here| old.get(here));
        stages.extend(here.filter(|_| next.is_back).map(|here| here.to.clone()));
    }
    Some(Parting { at, stages })
}

/// The moves of a lead in chronological order.
pub(super) fn moves(program: &Program, history: &History, lead: usize) -> Vec<Move> {
    let moves = history.entries_of(lead).iter();
    let moves = moves.filter(|entry| entry.how != EntryCause::Passed);
    let one = |entry: &crate::eval::Entry| Move {
        at: entry.at,
        to: name(program, entry.stage),
        is_back: entry.how == EntryCause::WentBack,
    };
    moves.map(one).collect()
}
