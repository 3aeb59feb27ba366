//! What becomes of the same leads under two contracts.
//!
//! Each contract is evaluated by itself; here the results are only compared, lead by lead and name by name, so the numbers
//! are those of two runs of `leadc eval` and `leadc sla`.

mod causes;
mod clocks;
mod divergence;
mod join;
mod stages;
mod targets;

pub use clocks::{ClockChange, ClockCounts};
pub use stages::{Cell, Move, Sample, StageCount, Standing};
pub use targets::{Flip, Stand};

use super::contracts::RulePair;
use crate::data::table::{Activities, Leads};
use crate::eval::{AsOf, Followed};
use crate::ir::Program;
use join::Pairs;

/// A contract, evaluated.
#[derive(Debug, Clone, Copy)]
pub struct Evaluated<'a> {
    /// Its rules.
    pub program: &'a Program,
    /// The leads as it reads them.
    pub leads: &'a Leads,
    /// The activities as it reads them.
    pub activities: &'a Activities,
    /// The moment that is looked at.
    pub as_of: AsOf,
    /// What became of the leads.
    pub followed: &'a Followed,
}

/// What becomes of the same leads under two contracts.
#[derive(Debug, Clone, PartialEq)]
pub struct LeadChanges {
    /// How many leads there are.
    pub leads: u64,
    /// How many of them are in another stage, or excluded under one contract only.
    pub moved: u64,
    /// How many leads are where, stage by stage.
    pub stages: Vec<StageCount>,
    /// How many leads are where under the old and where under the new contract; pairs without leads are not there.
    pub matrix: Vec<Cell>,
    /// The leads that are elsewhere, by where they were and are.
    pub moves: Vec<Move>,
    /// Slas whose clocks are different.
    pub clocks: Vec<ClockChange>,
    /// Targets that stand otherwise in a period.
    pub flips: Vec<Flip>,
}

/// What becomes of the same leads under two contracts; `rules` says which rule of one contract is which of the other.
pub fn compare(old: Evaluated<'_>, new: Evaluated<'_>, rules: &[RulePair]) -> LeadChanges {
    let pairs = Pairs::new(old.leads, new.leads);
    let found = stages::compare(old, new, &pairs, rules);
    LeadChanges {
        leads: pairs.len() as u64,
        moved: found.moves.iter().map(|one| one.leads.len() as u64).sum(),
        stages: found.stages,
        matrix: found.matrix,
        moves: found.moves,
        clocks: clocks::compare(old, new),
        flips: targets::compare(old, new),
    }
}
