//! leadc inside another program: read a contract once, then decide leads one at a time or in tables. `docs/guide/embedding.md`
//! shows it.
//!
//! An [`Engine`] is `Send + Sync` and can be shared by any number of threads; a decision runs on the thread of its caller.

#[cfg(feature = "report")]
mod changes;
mod contract;
mod evaluation;
mod finding;
mod lead;
mod lead_of_table;
mod names;
mod outcome;
#[cfg(feature = "report")]
mod page;
mod tables;
mod values;

pub use crate::eval::RequestedAsOf as AsOf;
#[cfg(feature = "report")]
pub use changes::Changes;
pub use contract::{Contract, ContractError};
pub use evaluation::{Evaluation, EvaluationError, ResultTable};
pub use finding::Finding;
pub use lead::{Activity, Lead, LeadError, UnknownName};
#[cfg(feature = "cli")]
pub(crate) use lead_of_table::{row_of_id, unreadable};
pub use outcome::{ClockOutcome, Explanation, Outcome};
#[cfg(feature = "report")]
pub use page::Page;
pub use tables::Tables;
pub use values::Value;

use crate::contract::model::Type;
use crate::data::DataError;
use crate::data::used_columns::{self, UsedColumns};
use crate::eval::LeadExplanation;
use crate::eval::{self, LeadDecider, LocalDays, explain::explain};
use crate::ir::stored::LoadError;
use crate::ir::{self, Program};
use crate::time::MicrosUtc;
use jiff::{Timestamp, civil};
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
        Engine::from_program(program, contract.file.clone())
    }

    fn from_program(program: Program, file: String) -> Engine {
        let groups = program.groups.iter().map(|group| &group.name);
        let totals = program.totals.iter().map(|total| &total.name);
        Engine {
            points: groups.chain(totals).cloned().collect(),
            names: Arc::new(Names::new(&program.inputs)),
            decider: Arc::new(LeadDecider::new(&program)),
            program,
            file,
            days: OnceLock::new(),
        }
    }

    /// The rules that [`rules_json`](Engine::rules_json) wrote, in the same version of leadc.
    ///
    /// # Errors
    ///
    /// A [`LoadError`] where the text is something else.
    pub fn from_rules_json(text: &str) -> Result<Engine, LoadError> {
        let program = Program::from_json(text)?;
        let file = program.about.title.clone();
        Ok(Engine::from_program(program, file))
    }

    /// The same rules, whose results show more fields with the id of each lead, next to those that the contract shows.
    ///
    /// # Errors
    ///
    /// A [`LeadError`] names the field that the contract does not have.
    pub fn showing<'n>(
        &self,
        fields: impl IntoIterator<Item = &'n str>,
    ) -> Result<Engine, LeadError> {
        let mut own = self.clone();
        for field in fields {
            if !own.program.show_also(field) {
                return Err(LeadError::unknown_field(&self.program.inputs, field));
            }
        }
        Ok(own)
    }

    /// The compiled rules as text, for another process: those of `leadc compile --emit json`.
    ///
    /// # Errors
    ///
    /// Those of [`serde_json`].
    pub fn rules_json(&self) -> serde_json::Result<String> {
        self.program.to_json()
    }

    /// Which columns are read of each input: of the leads, then of the activities.
    ///
    /// # Errors
    ///
    /// A [`DataError`] if a required column is missing or ambiguous.
    pub fn used_columns(
        &self,
        tables: &Tables,
    ) -> Result<(Vec<UsedColumns>, Vec<UsedColumns>), DataError> {
        let inputs = &self.program.inputs;
        let request = tables.request();
        let leads = request.leads.iter();
        let leads = leads.map(|input| used_columns::of_leads(inputs, input));
        let activities = request.activities.iter();
        let activities = activities.map(|input| used_columns::of_activities(inputs, input));
        Ok((
            leads.collect::<Result<_, _>>()?,
            activities.collect::<Result<_, _>>()?,
        ))
    }

    /// Decides a lead by what is known and has happened up to an instant; none if it was created later.
    ///
    /// # Errors
    ///
    /// A [`LeadError`] names the field, activity or value that the contract does not know.
    pub fn decide(
        &self,
        lead: &Lead,
        as_of: impl Into<AsOf>,
    ) -> Result<Option<Outcome>, LeadError> {
        let program = &self.program;
        let lead = lead.scalars(&program.inputs, &self.names)?;
        let as_of = self.within_zone(as_of);
        let days = self.days.get_or_init(|| days_around(program, as_of));
        let decision = self.decider.decide(program, &lead, as_of, days);
        Ok(decision.map(|decision| Outcome::new(program, &self.points, decision)))
    }

    /// Explains how a lead came to its stage and points, and what comes next; none if it was created later.
    ///
    /// # Errors
    ///
    /// As [`decide`](Engine::decide).
    pub fn explain(
        &self,
        lead: &Lead,
        as_of: impl Into<AsOf>,
    ) -> Result<Option<Explanation>, LeadError> {
        let Rows { leads, activities } = lead.rows(&self.program.inputs, &self.names)?;
        let as_of = self.within_zone(as_of);
        let explanation = explain(&self.program, &leads, &activities, 0, as_of);
        Ok(explanation.map(|explanation| self.shown(explanation)))
    }

    /// The name of the field that is the key of a lead, if the contract declares one.
    pub fn id_field(&self) -> Option<&str> {
        let mut fields = self.program.inputs.fields.iter();
        let key = fields.find(|field| field.kind == Type::Id)?;
        Some(&key.name)
    }

    /// The names of the points groups and totals.
    pub fn points_names(&self) -> impl Iterator<Item = &str> {
        self.points.iter().map(String::as_str)
    }

    /// The instant of a local time in the contract's time zone.
    pub fn instant(&self, time: civil::DateTime) -> Timestamp {
        outcome::instant(
            AsOf::Local(time)
                .within(self.program.about.zone.zone())
                .instant
                .0,
        )
    }

    fn shown(&self, explanation: LeadExplanation) -> Explanation {
        let language = self.program.inputs.language;
        Explanation::new(explanation, self.file.clone(), language)
    }

    fn within_zone(&self, as_of: impl Into<AsOf>) -> eval::AsOf {
        as_of.into().within(self.program.about.zone.zone())
    }
}

/// Where each day begins, for the three years before an instant and the year after it. Other days are computed when they occur.
fn days_around(program: &Program, as_of: eval::AsOf) -> LocalDays {
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
