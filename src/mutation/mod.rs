//! Mutation testing: whether the examples of a contract notice when one thing in it changes.
//!
//! [`mutants`] lists the changes: a threshold by one step, a point value, a comparison, a cap, a window, a removed line.
//! [`run`](run()) tries each against the examples. For those that no example notices, it looks for a lead on which the contract
//! and the changed one differ: an example of that lead would notice.

pub mod mutants;
mod run;
mod search_leads;
mod set_cover;
mod suggest_examples;
mod trials;
mod work;

pub use mutants::{Kind, Mutant};
pub use run::{Counts, MutationResult, Phase, run};
pub use suggest_examples::{Suggestion, Survivor};
pub use work::Limits;
