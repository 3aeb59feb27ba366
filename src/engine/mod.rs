//! leadc inside another program: read a contract once, then decide leads one at a time or in tables. `docs/guide/embedding.md`
//! shows it.
//!
//! An [`Engine`] is `Send + Sync` and can be shared by any number of threads; a decision runs on the thread of its caller.

#[cfg(feature = "report")]
mod changes;
mod contract;
mod finding;
mod lead;
mod names;
mod outcome;
mod tables;
mod values;

#[cfg(feature = "report")]
pub use changes::Changes;
pub use contract::{Contract, ContractError};
pub use finding::Finding;
pub use lead::{Activity, Lead, LeadError, UnknownName};
pub use outcome::{ClockOutcome, Explanation, Outcome};
pub use tables::{Evaluation, EvaluationError, Tables};
pub use values::Value;

use crate::eval::{AsOf, LeadDecider, LocalDays, explain::explain};
use crate::ir::{self, Program};
use crate::time::MicrosUtc;
use jiff::Timestamp;
use lead::Rows;
use names::Names;
use std::sync::{Arc, OnceLock};

/// The compiled rules of a contract, ready to decide leads.
#[derive(Debug, Clone)]
pub struct Engine {
    program: Program,
    /// The contract's own file, as it was named.
    file: String,
    names: Arc<Names>,
    decider: Arc<LeadDecider>,
    /// The names of the groups, then of the totals.
    points: Arc<[String]>,
    /// The days around the first decision.
    days: OnceLock<LocalDays>,
}

impl Engine {
    /// Compiles a contract.
    pub fn new(contract: &Contract) -> Engine {
        let program = ir::compile(&contract.model, &contract.sources);
        let groups = program.groups.iter().map(|group| &group.name);
        let totals = program.totals.iter().map(|total| &total.name);
        Engine {
            points: groups.chain(totals).cloned().collect(),
            names: Arc::new(Names::new(&program.inputs)),
            decider: Arc::new(LeadDecider::new(&program)),
            program,
            file: contract.file.clone(),
            days: OnceLock::new(),
        }
    }

    /// Decides a lead by what is known and has happened up to an instant; none if it was created later.
    ///
    /// # Errors
    ///
    /// A [`LeadError`] names the field, activity or value that the contract does not know.
    pub fn decide(&self, lead: &Lead, as_of: Timestamp) -> Result<Option<Outcome>, LeadError> {
        let program = &self.program;
        let lead = lead.scalars(&program.inputs, &self.names)?;
        let as_of = at(as_of);
        let days = self.days.get_or_init(|| days_around(program, as_of));
        let decision = self.decider.decide(program, &lead, as_of, days);
        Ok(decision.map(|decision| Outcome::new(program, &self.points, decision)))
    }

    /// Explains how a lead came to its stage and points, and what comes next; none if it was created later.
    ///
    /// # Errors
    ///
    /// As [`decide`](Engine::decide).
    pub fn explain(&self, lead: &Lead, as_of: Timestamp) -> Result<Option<Explanation>, LeadError> {
        let Rows { leads, activities } = lead.rows(&self.program.inputs, &self.names)?;
        let explanation = explain(&self.program, &leads, &activities, 0, at(as_of));
        let language = self.program.inputs.language;
        let shown = |explanation| Explanation::new(explanation, self.file.clone(), language);
        Ok(explanation.map(shown))
    }
}

/// Where each day begins, for the three years before an instant and the year after it. Other days are computed when they occur.
fn days_around(program: &Program, as_of: AsOf) -> LocalDays {
    const YEAR: i64 = 366 * 86_400_000_000;
    let as_of = as_of.instant.0;
    let (from, to) = (as_of.saturating_sub(3 * YEAR), as_of.saturating_add(YEAR));
    let zone = program.about.zone.zone();
    LocalDays::new(
        zone,
        program.about.week_starts,
        MicrosUtc(from),
        MicrosUtc(to),
    )
}

fn at(instant: Timestamp) -> AsOf {
    AsOf::at(MicrosUtc(instant.as_microsecond()))
}
