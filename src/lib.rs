//! leadc: a language in which marketing and sales define what a qualified lead is, and what each side owes.
//!
//! Programs use the types of this page; the modules behind them may change.
//!
#![doc = include_str!("../docs/guide/embedding.md")]

#[doc(hidden)]
pub mod analysis;
#[doc(hidden)]
#[cfg(feature = "cli")]
pub mod cli;
#[doc(hidden)]
pub mod clock;
#[doc(hidden)]
pub mod contract;
#[doc(hidden)]
pub mod data;
#[doc(hidden)]
pub mod diagnostic;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod engine;
#[doc(hidden)]
pub mod escape;
#[doc(hidden)]
pub mod eval;
#[doc(hidden)]
pub mod init;
#[doc(hidden)]
pub mod ir;
#[doc(hidden)]
pub mod language;
#[doc(hidden)]
pub mod layout;
#[doc(hidden)]
#[cfg(feature = "lsp")]
pub mod lsp;
#[doc(hidden)]
pub mod message;
#[doc(hidden)]
pub mod mutation;
mod ordered_parallel;
#[doc(hidden)]
#[cfg(feature = "pages")]
pub mod preview;
#[doc(hidden)]
pub mod report;
mod sampling;
#[doc(hidden)]
pub mod signing;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod suggest;
#[doc(hidden)]
pub mod syntax;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod time;
#[doc(hidden)]
pub mod units;

pub use engine::{
    Activity, AsOf, ClockOutcome, Contract, ContractError, Engine, Evaluation, EvaluationError,
    Explanation, Finding, Lead, LeadError, Outcome, ResultTable, Tables, UnknownName, Value,
};
#[cfg(feature = "report")]
pub use engine::{Changes, Page};

pub use data::used_columns::UsedColumns;
pub use data::{DataError, Duplicates, Report};
pub use diagnostic::Severity;
pub use message::{Language, Message};
pub use report::run_record::RunRecord;
pub use source::{Place, Region};
pub use units::MilliPoints;
