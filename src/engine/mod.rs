//! leadc inside another program: read a contract once, then decide leads one at a time.
//!
//! ```
//! use leadc::{Contract, Engine, Lead};
//!
//! let contract = Contract::from_text(
//!     "inbound.leadc",
//!     r#"leadc 1 en
//! contract "Inbound":
//!   time zone: Europe/Lisbon
//! fields:
//! - size: whole number
//! - country: country
//! activities by the lead:
//! - visit
//! points for fit:
//! +20 when size at least 50
//! +10 when country is one of PT, ES
//! stage Lead:
//! stage MQL:
//!   all of:
//!   - fit at least 30
//!   - visit at least 2 times in the last 30 days
//! "#,
//! )?;
//! let engine = Engine::new(&contract);
//! let lead = Lead::new("a-17")
//!     .with("size", 80)
//!     .with("country", "PT")
//!     .did("visit", "2026-05-01T09:30:00Z".parse::<jiff::Timestamp>()?)
//!     .did("visit", "2026-05-02T16:00:00Z".parse::<jiff::Timestamp>()?);
//! let as_of = "2026-05-03T00:00:00Z".parse::<jiff::Timestamp>()?;
//!
//! let outcome = engine.decide(&lead, as_of)?.expect("the lead exists by then");
//! assert_eq!(outcome.stage.as_deref(), Some("MQL"));
//! assert_eq!(outcome.points("fit").map(|points| points.to_string()).as_deref(), Some("30"));
//!
//! let explanation = engine.explain(&lead, as_of)?.expect("the lead exists by then");
//! assert!(explanation.to_string().contains("MQL"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An [`Engine`] is `Send + Sync` and can be shared by any number of threads; a decision runs on the thread of its caller.

mod contract;
mod lead;
mod outcome;
mod values;

pub use contract::{Contract, ContractError};
pub use lead::{Activity, Lead, LeadError};
pub use outcome::{ClockOutcome, Explanation, Outcome};
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
        let zone = self.program.about.zone.zone();
        Ok(explanation
            .map(|explanation| Explanation::new(explanation, zone.clone(), self.file.clone())))
    }
}

fn at(instant: Timestamp) -> AsOf {
    AsOf::at(MicrosUtc(instant.as_microsecond()))
}
