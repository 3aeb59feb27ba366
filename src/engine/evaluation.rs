//! The decisions about many leads: the columns of `leadc eval` and `leadc sla` as record batches.

use super::{AsOf, Engine, Tables, UnknownName};
use crate::data::{self, ActivityFilter, DataError, Report, Request};
use crate::eval::{NeededActivities, evaluate_here, evaluate_history_here};
use crate::message::{Language, msg};
use crate::report::counts::Counts;
use crate::report::lead_table::{Choice, LeadRows};
use crate::report::rows::Rows;
use crate::report::run_record::RunRecord;
use crate::report::sla_table::ClockRows;
#[cfg(feature = "report")]
use crate::report::{
    data_summary::{Terms, reading},
    summary::{Run, summary},
    table::texts,
};
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use rayon::prelude::*;
use std::fmt;
use std::time::Instant;

/// Number of rows of a batch of results.
const BATCH: usize = 64 * 1024;

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

/// What the rows of results are about.
#[derive(Debug, Clone, Copy)]
enum Content {
    /// Leads at the as-of time, for which some activities are not needed.
    Leads,
    /// The clocks of all histories.
    Clocks,
}

/// Rows of results.
#[derive(Debug, Clone)]
pub struct ResultTable {
    /// The columns.
    pub schema: SchemaRef,
    /// The rows, in the order of the leads.
    pub batches: Vec<RecordBatch>,
    /// The numbers of leads, and everything in the data that could not be used unchanged.
    pub record: RunRecord,
}

/// Why leads cannot be evaluated.
#[derive(Debug)]
pub enum EvaluationError {
    /// The data does not fit the contract.
    Data(DataError),
    /// The result is too large for a record batch.
    Result(ArrowError),
    /// No lead has the id that is asked for.
    NoLead(UnknownName),
}

impl EvaluationError {
    /// The text of `Display` in another language.
    pub fn text_in(&self, language: Language) -> String {
        match self {
            EvaluationError::Data(error) => error.text_in(language),
            EvaluationError::Result(error) => error.to_string(),
            EvaluationError::NoLead(unknown) => {
                let no_lead = msg!(
                    "no lead has the {fields} `{wanted}`",
                    fields = "id",
                    wanted = unknown.name
                );
                unknown.or_near(no_lead).text(language)
            }
        }
    }
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text_in(Language::En))
    }
}

impl std::error::Error for EvaluationError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            EvaluationError::Data(error) => Some(error),
            EvaluationError::Result(error) => Some(error),
            EvaluationError::NoLead(_) => None,
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
        as_of: impl Into<AsOf>,
    ) -> Result<Evaluation, EvaluationError> {
        let as_of = self.within_zone(as_of);
        let data::Loaded {
            leads,
            activities,
            report,
            ..
        } = data::read(&self.program.inputs, &tables.request())?;
        let history = evaluate_history_here(&self.program, &leads, &activities, as_of);
        let rows = LeadRows::new(&self.program, &leads, &history.results, Choice::All);
        let all = (0..history.clocks.len()).collect();
        let clocks = ClockRows::new(&self.program, &leads, &history.clocks, all);
        Ok(Evaluation {
            leads: rows.batch(0..rows.len())?,
            clocks: clocks.batch(0..clocks.len())?,
            report,
        })
    }

    /// The rows of [`Evaluation::leads`] alone, in batches. Activities on which they do not depend are read, but not kept.
    ///
    /// # Errors
    ///
    /// As [`evaluate`](Engine::evaluate).
    pub fn evaluate_leads(
        &self,
        tables: &Tables,
        as_of: impl Into<AsOf>,
    ) -> Result<ResultTable, EvaluationError> {
        self.table(tables, as_of.into(), Content::Leads)
    }

    /// The rows of [`Evaluation::clocks`] alone, in batches.
    ///
    /// # Errors
    ///
    /// As [`evaluate`](Engine::evaluate).
    pub fn evaluate_clocks(
        &self,
        tables: &Tables,
        as_of: impl Into<AsOf>,
    ) -> Result<ResultTable, EvaluationError> {
        self.table(tables, as_of.into(), Content::Clocks)
    }

    fn table(
        &self,
        tables: &Tables,
        as_of: AsOf,
        content: Content,
    ) -> Result<ResultTable, EvaluationError> {
        let begun = Instant::now();
        let program = &self.program;
        let as_of = self.within_zone(as_of);
        let needed = NeededActivities::new(program, as_of);
        let filter: Option<&dyn ActivityFilter> = match content {
            Content::Leads => Some(&needed),
            Content::Clocks => None,
        };
        let request = Request {
            filter,
            ..tables.request()
        };
        let data = data::read(&program.inputs, &request)?;
        let (leads, activities) = (&data.leads, &data.activities);
        let (results, clocks) = match content {
            Content::Leads => (evaluate_here(program, leads, activities, as_of), Vec::new()),
            Content::Clocks => {
                let history = evaluate_history_here(program, leads, activities, as_of);
                (history.results, history.clocks)
            }
        };
        let rows: Box<dyn Rows + '_> = match content {
            Content::Leads => Box::new(LeadRows::new(program, leads, &results, Choice::All)),
            Content::Clocks => {
                let all = (0..clocks.len()).collect();
                Box::new(ClockRows::new(program, leads, &clocks, all))
            }
        };
        let counts = Counts::new(program, &results);
        let (schema, batches) = (rows.schema(), batches(rows.as_ref())?);
        Ok(ResultTable {
            schema,
            batches,
            record: RunRecord::new(as_of, begun.elapsed(), counts, data.report),
        })
    }
}

/// All rows, in batches.
fn batches(rows: &dyn Rows) -> Result<Vec<RecordBatch>, ArrowError> {
    let starts = (0..rows.len()).into_par_iter().step_by(BATCH);
    let batch = |start: usize| rows.batch(start..(start + BATCH).min(rows.len()));
    starts.map(batch).collect()
}

#[cfg(feature = "report")]
impl Engine {
    /// What was read and everything that was not used as written, line by line, as the command prints it.
    pub fn reading(&self, report: &Report, language: Language) -> Vec<String> {
        reading(report, &Terms::new(&self.program), language)
    }

    /// What `leadc eval` prints about such a run, line by line.
    pub fn summary(&self, record: &RunRecord, language: Language) -> Vec<String> {
        let run = Run {
            program: &self.program,
            data: &record.report,
            as_of: record.as_of,
            now: false,
            took: record.took(),
            language,
        };
        summary(run, &record.counts)
    }

    /// The cells of some rows of results as people read them, row by row; times are those of the contract's time zone.
    ///
    /// # Errors
    ///
    /// An [`ArrowError`] if the batch is not one of results.
    pub fn texts(
        &self,
        batch: &RecordBatch,
        language: Language,
    ) -> Result<Vec<Vec<String>>, ArrowError> {
        texts(batch, self.program.about.zone.zone(), language)
    }
}
