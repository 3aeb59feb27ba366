//! The rule IR: a checked contract as a flat, typed program.
//!
//! Conditions are an arena of terms, and equal conditions share one term. [`Program`] holds everything that evaluation and
//! reports need, so the contract's text is not needed again. [`compile`] lowers a contract and runs the passes;
//! [`Program::to_json`] and [`Program::from_json`] store it; its `Display` is for people.

mod arena;
mod check;
pub mod data_schema;
mod dependencies;
mod lower;
mod memo;
mod passes;
pub mod plan;
pub mod points_range;
mod print;
pub mod program;
mod rules_alone;
mod sites;
pub mod slas;
pub mod stored;
pub mod term;
mod three_valued;
mod without_field;

pub use data_schema::{DataSchema, Zone};
pub use memo::Memo;
pub use points_range::PointsRange;
pub use program::Program;
pub use term::{Term, TermId};
pub use three_valued::{Connective, Truth};
pub use without_field::{EffectWithout, ExclusionField};

use crate::contract::model::Contract;
use crate::source::Sources;

/// The program of a contract, ready to be evaluated.
pub fn compile(contract: &Contract, sources: &Sources) -> Program {
    let mut program = lower::lower(contract, sources);
    passes::run(&mut program);
    program
}
