//! leadc: a language in which marketing and sales define what a qualified lead is, and what each side owes.

pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
pub mod clock;
pub mod contract;
pub mod data;
pub mod diagnostic;
pub mod diff;
pub mod engine;
pub mod escape;
pub mod eval;
pub mod ir;
pub mod language;
pub mod mutation;
pub mod report;
mod sampling;
pub mod source;
pub mod suggest;
pub mod syntax;
pub mod text;
pub mod time;
pub mod units;

pub use engine::{
    Activity, ClockOutcome, Contract, ContractError, Engine, Explanation, Lead, LeadError, Outcome,
    Value,
};
