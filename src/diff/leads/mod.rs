//! Compares the outcomes of the same leads under two contracts.
//!
//! Each contract is evaluated separately. Only the results are compared here, lead by lead and name by name, so the numbers are
//! those of two runs of `leadc eval` and `leadc sla`.

mod causes;
mod clocks;
mod divergence;
mod join;
mod stages;
mod targets;

pub use clocks::{ClockChange, ClockCounts};
pub use stages::{Cell, LeadState, Move, Sample, StageCount};
pub use targets::{Flip, TargetState};

use super::contracts::RulePair;
use crate::data::table::{Activities, Leads};
use crate::eval::{AsOf, History};
use crate::ir::Program;
use join::Pairs;

/// A contract with its evaluated leads.
#[derive(Debug, Clone, Copy)]
pub struct Evaluated<'a> {
    /// Its rules.
    pub program: &'a Program,
    /// The leads as it reads them.
    pub leads: &'a Leads,
    /// The activities as it reads them.
    pub activities: &'a Activities,
    /// The as-of time.
    pub as_of: AsOf,
    /// The outcomes of the leads.
    pub history: &'a History,
}

/// How the outcomes of the same leads differ under two contracts.
#[derive(Debug, Clone, PartialEq)]
pub struct LeadChanges {
    /// The number of leads.
    pub leads: u64,
    /// The number of leads that are in a different stage, or excluded under one contract only.
    pub moved: u64,
    /// Numbers of leads by stage.
    pub stages: Vec<StageCount>,
    /// Numbers of leads by their stages under the old and the new contract; pairs without leads are omitted.
    pub matrix: Vec<Cell>,
    /// The leads that are in a different stage, grouped by their old and new stages.
    pub moves: Vec<Move>,
    /// Slas whose clocks differ.
    pub clocks: Vec<ClockChange>,
    /// Targets whose status or counts in a period differ.
    pub flips: Vec<Flip>,
}

/// Which leads are in a different stage under two contracts, without reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct StageMoves {
    /// Numbers of leads by stage.
    pub stages: Vec<StageCount>,
    /// The leads that are in a different stage, grouped by their old and new stages.
    pub moves: Vec<Move>,
}

/// Compares only the stages of the same leads under two contracts, which is quick.
pub fn stage_moves(old: Evaluated<'_>, new: Evaluated<'_>) -> StageMoves {
    let pairs = Pairs::new(old.leads, new.leads);
    let found = stages::compare(old, new, &pairs, &|_| Vec::new());
    StageMoves {
        stages: found.stages,
        moves: found.moves,
    }
}

/// Why a lead is in a different stage under the new contract; none if it is not.
pub fn why(
    old: Evaluated<'_>,
    new: Evaluated<'_>,
    lead: &str,
    rules: &[RulePair],
) -> Option<Sample> {
    let pairs = Pairs::new(old.leads, new.leads);
    let pair = pairs.iter().find(|pair| pair.id == lead)?;
    let state = |of: Evaluated<'_>, row: Option<usize>| match row {
        Some(row) => LeadState::of_lead(of, row),
        None => LeadState::Absent,
    };
    match state(old, pair.old).same(&state(new, pair.new)) {
        true => None,
        false => stages::samples(old, new, &[pair], rules).into_iter().next(),
    }
}

/// Compares the outcomes of the same leads under two contracts; `rules` pairs the rules of the contracts.
pub fn compare(old: Evaluated<'_>, new: Evaluated<'_>, rules: &[RulePair]) -> LeadChanges {
    let pairs = Pairs::new(old.leads, new.leads);
    let found = stages::compare(old, new, &pairs, &|moved| {
        stages::samples(old, new, moved, rules)
    });
    LeadChanges {
        leads: pairs.len() as u64,
        moved: found.moves.iter().map(|one| one.leads.len() as u64).sum(),
        stages: found.stages,
        matrix: found.matrix,
        moves: found.moves,
        clocks: clocks::compare(old, new, &pairs),
        flips: targets::compare(old, new),
    }
}
