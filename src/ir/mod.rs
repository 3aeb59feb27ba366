//! The rule IR: a checked contract as a flat, typed program.
//!
//! Conditions are an arena of terms, each written once however often the contract asks it. [`Program`] holds everything
//! evaluation and reports need, so that the contract's text is not needed again.

pub mod inputs;
pub mod plan;
pub mod program;
pub mod term;
mod truth;

pub use inputs::{Inputs, Zone};
pub use program::Program;
pub use term::{Term, TermId};
pub use truth::Truth;
