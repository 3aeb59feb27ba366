//! The rule IR: a checked contract as a flat, typed program.
//!
//! Conditions are an arena of terms, each written once however often the contract asks it. [`Program`] holds everything
//! evaluation and reports need, so that the contract's text is not needed again. [`compile`] lowers a contract and runs
//! the passes; [`Program::to_json`] and [`Program::from_json`] store it; its `Display` is for people.

mod arena;
mod check;
pub mod clauses;
mod fields;
pub mod inputs;
mod lower;
mod memo;
mod passes;
pub mod plan;
mod print;
pub mod program;
pub mod serial;
pub mod term;
mod truth;

pub use inputs::{Inputs, Zone};
pub use memo::Memo;
pub use program::Program;
pub use term::{Term, TermId};
pub use truth::Truth;

use crate::contract::model::Contract;
use crate::source::Sources;

/// The program of a contract, ready to be evaluated.
pub fn compile(contract: &Contract, sources: &Sources) -> Program {
    let mut program = lower::lower(contract, sources);
    passes::run(&mut program);
    program
}
