//! Many leads at once: Arrow record batches in, the columns of `leadc eval` and `leadc sla` out.

use super::{Engine, at};
use crate::data::{self, ActivityInput, Batches, DataError, Duplicates, Input, Report, Request};
use crate::eval::evaluate_history_here;
use crate::message::Language;
use crate::report::lead_table::{Choice, LeadRows};
use crate::report::rows::Rows;
use crate::report::sla_table::ClockRows;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jiff::Timestamp;
use std::fmt;

/// Leads and activities as record batches. Columns are found by the names that the contract gives.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    leads: Vec<Input>,
    activities: Vec<ActivityInput>,
    duplicates: Duplicates,
    strict: bool,
    lenient: bool,
}

impl Tables {
    /// Tables without rows.
    pub fn new() -> Tables {
        Tables::default()
    }

    /// Adds leads, a row each. Batches of one call have the same columns.
    pub fn leads(mut self, batches: impl IntoIterator<Item = RecordBatch>) -> Tables {
        let name = numbered("leads", self.leads.len());
        self.leads.push(Input::Batches(Batches::new(name, batches)));
        self
    }

    /// Adds activities, a row each, with their kind in a column.
    pub fn activities(self, batches: impl IntoIterator<Item = RecordBatch>) -> Tables {
        self.add(None, batches)
    }

    /// Adds activities of one kind.
    pub fn activities_of(
        self,
        kind: impl Into<String>,
        batches: impl IntoIterator<Item = RecordBatch>,
    ) -> Tables {
        self.add(Some(kind.into()), batches)
    }

    fn add(
        mut self,
        kind: Option<String>,
        batches: impl IntoIterator<Item = RecordBatch>,
    ) -> Tables {
        let name = numbered("activities", self.activities.len());
        let input = Input::Batches(Batches::new(name, batches));
        self.activities.push(ActivityInput { kind, input });
        self
    }

    /// What to do when a lead id occurs more than once; without it, that is an error.
    pub fn duplicates(mut self, duplicates: Duplicates) -> Tables {
        self.duplicates = duplicates;
        self
    }

    /// Treats every value and row that cannot be read as an error.
    pub fn strict(mut self) -> Tables {
        self.strict = true;
        self
    }

    /// Goes on where most rows of a table cannot be used; without it, that is an error.
    pub fn lenient(mut self) -> Tables {
        self.lenient = true;
        self
    }
}

/// `leads`, `leads 2`
fn numbered(name: &str, before: usize) -> String {
    match before {
        0 => name.to_owned(),
        before => format!("{name} {}", before + 1),
    }
}

/// The decisions about many leads.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// A row for each lead that exists by then, with the columns of `leadc eval`, in the order of the data.
    pub leads: RecordBatch,
    /// A row for each clock of an sla, with the columns of `leadc sla`: by lead, then by start.
    pub clocks: RecordBatch,
    /// Everything in the data that could not be used unchanged.
    pub report: Report,
}

/// Why leads cannot be evaluated.
#[derive(Debug)]
pub enum EvaluationError {
    /// The data does not fit the contract.
    Data(DataError),
    /// The result is too large for a record batch.
    Result(ArrowError),
}

impl EvaluationError {
    /// The text of `Display` in another language.
    pub fn text_in(&self, language: Language) -> String {
        match self {
            EvaluationError::Data(error) => error.text_in(language),
            EvaluationError::Result(error) => error.to_string(),
        }
    }
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EvaluationError::Data(error) => error.fmt(f),
            EvaluationError::Result(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EvaluationError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            EvaluationError::Data(error) => Some(error),
            EvaluationError::Result(error) => Some(error),
        }
    }
}

impl From<DataError> for EvaluationError {
    fn from(error: DataError) -> Self {
        EvaluationError::Data(error)
    }
}

impl From<ArrowError> for EvaluationError {
    fn from(error: ArrowError) -> Self {
        EvaluationError::Result(error)
    }
}

impl Engine {
    /// Decides all leads by what is known and has happened up to an instant, on the threads of the caller's pool. The result
    /// is the same for any number of threads.
    ///
    /// # Errors
    ///
    /// A [`DataError`] if a required column is missing or ambiguous, an id occurs twice, most rows of a table cannot be used, or strict reading
    /// finds a problem;
    /// an [`ArrowError`] if the result is too large.
    pub fn evaluate(
        &self,
        tables: &Tables,
        as_of: Timestamp,
    ) -> Result<Evaluation, EvaluationError> {
        let request = Request {
            leads: tables.leads.clone(),
            activities: tables.activities.clone(),
            duplicates: tables.duplicates,
            strict: tables.strict,
            lenient: tables.lenient,
            ..Request::default()
        };
        let data::Loaded {
            leads,
            activities,
            report,
            ..
        } = data::read(&self.program.inputs, &request)?;
        let history = evaluate_history_here(&self.program, &leads, &activities, at(as_of));
        let rows = LeadRows::new(&self.program, &leads, &history.results, Choice::All);
        let all = (0..history.clocks.len()).collect();
        let clocks = ClockRows::new(&self.program, &leads, &history.clocks, all);
        Ok(Evaluation {
            leads: rows.batch(0..rows.len())?,
            clocks: clocks.batch(0..clocks.len())?,
            report,
        })
    }
}
