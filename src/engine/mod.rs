//! leadc inside another program: read a contract once, then decide leads one at a time or in tables. `docs/guide/embedding.md`
//! shows it.
//!
//! An [`Engine`] is `Send + Sync` and can be shared by any number of threads; a decision runs on the thread of its caller.

#[cfg(feature = "report")]
mod changes;
mod contract;
mod lead;
mod message;
mod outcome;
mod tables;
mod values;

#[cfg(feature = "report")]
pub use changes::Changes;
pub use contract::{Contract, ContractError};
pub use lead::{Activity, Lead, LeadError};
pub use message::Message;
pub use outcome::{ClockOutcome, Explanation, Outcome};
pub use tables::{Evaluation, EvaluationError, Tables};
pub use values::Value;

use crate::eval::{AsOf, evaluate_history_here, explain::explain};
use crate::ir::{self, Program};
use crate::time::MicrosUtc;
use jiff::Timestamp;
use lead::Rows;

/// The compiled rules of a contract, ready to decide leads.
#[derive(Debug, Clone)]
pub struct Engine {
    program: Program,
    /// The contract's own file, as it was named.
    file: String,
}

impl Engine {
    /// Compiles a contract.
    pub fn new(contract: &Contract) -> Engine {
        Engine {
            program: ir::compile(&contract.model, &contract.sources),
            file: contract.file.clone(),
        }
    }

    /// Decides a lead by what is known and has happened up to an instant; none if it was created later.
    ///
    /// # Errors
    ///
    /// A [`LeadError`] names the field, activity or value that the contract does not know.
    pub fn decide(&self, lead: &Lead, as_of: Timestamp) -> Result<Option<Outcome>, LeadError> {
        let Rows { leads, activities } = lead.rows(&self.program.inputs)?;
        let history = evaluate_history_here(&self.program, &leads, &activities, at(as_of));
        Ok(Outcome::new(&self.program, &history))
    }

    /// Explains how a lead came to its stage and points, and what comes next; none if it was created later.
    ///
    /// # Errors
    ///
    /// As [`decide`](Engine::decide).
    pub fn explain(&self, lead: &Lead, as_of: Timestamp) -> Result<Option<Explanation>, LeadError> {
        let Rows { leads, activities } = lead.rows(&self.program.inputs)?;
        let explanation = explain(&self.program, &leads, &activities, 0, at(as_of));
        Ok(explanation.map(|explanation| Explanation::new(explanation, self.file.clone())))
    }
}

fn at(instant: Timestamp) -> AsOf {
    AsOf::at(MicrosUtc(instant.as_microsecond()))
}
