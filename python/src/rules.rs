//! The compiled rules of a contract, and everything that is evaluated with them. Other processes get them as text.

use crate::arguments::{self, Names, ReadOptions, language};
use crate::errors;
use crate::result_table::{Run, Table};
use leadc::{Engine, EvaluationError, Language, RunRecord, Tables};
use pyo3::prelude::*;
use std::sync::Arc;

/// Compiled rules. Other modules of the package use them; programs use `Contract`.
#[pyclass(frozen, module = "leadc")]
#[derive(Clone)]
pub struct Rules {
    pub engine: Arc<Engine>,
    pub language: Language,
}

/// Something that takes time on tables, without the interpreter.
pub trait Work<T>: FnOnce(&Engine, &Tables) -> Result<T, EvaluationError> + Send {}
impl<T, W: FnOnce(&Engine, &Tables) -> Result<T, EvaluationError> + Send> Work<T> for W {}

impl Rules {
    /// Does some work on tables, in a given number of threads or in those that all runs share.
    pub fn on<T: Send>(
        &self,
        py: Python<'_>,
        tables: Tables,
        threads: Option<usize>,
        work: impl Work<T>,
    ) -> PyResult<T> {
        let engine = self.engine.as_ref();
        let done = py.detach(|| match threads {
            None => Ok(work(engine, &tables)),
            Some(threads) => {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
                Ok(pool.build()?.install(|| work(engine, &tables)))
            }
        });
        let done = done.map_err(|error: rayon::ThreadPoolBuildError| errors::result(error))?;
        done.map_err(|error| errors::evaluation(py, engine, &error, self.language))
    }

    /// Leads and activities as tables.
    pub fn tables(
        &self,
        leads: &Bound<'_, PyAny>,
        activities: Option<&Bound<'_, PyAny>>,
        options: &ReadOptions<'_>,
    ) -> PyResult<Tables> {
        let tables = arguments::tables(leads, activities, options)?;
        tables.map_err(|error| errors::data(leads.py(), &self.engine, &error, self.language))
    }

    /// The same rules, whose rows have more fields with the id of each lead.
    pub fn showing(&self, show: &Names) -> PyResult<Rules> {
        if show.as_slice().is_empty() {
            return Ok(self.clone());
        }
        let engine = self
            .engine
            .showing(show.as_slice().iter().map(String::as_str));
        let engine = engine.map_err(|error| errors::lead(&error, self.language))?;
        Ok(Rules {
            engine: Arc::new(engine),
            language: self.language,
        })
    }

    /// Rows of results with what they need to be shown.
    pub fn table(&self, py: Python<'_>, own: leadc::ResultTable) -> PyResult<Table> {
        Table::new(py, own, self.clone())
    }
}

/// The name of the column with the lead id, those of all columns that are read, and whether some have ids of merged contacts.
type UsedColumns = (Option<String>, Vec<String>, bool);

#[pymethods]
impl Rules {
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str, lang: &str) -> PyResult<Rules> {
        let engine = py.detach(|| Engine::from_rules_json(text));
        Ok(Rules {
            engine: Arc::new(engine.map_err(errors::result)?),
            language: language(lang)?,
        })
    }

    fn to_json(&self) -> PyResult<String> {
        self.engine.rules_json().map_err(errors::result)
    }

    /// The same rules, whose rows have more fields.
    #[pyo3(name = "showing")]
    fn showing_fields(&self, show: Names) -> PyResult<Rules> {
        self.showing(&show)
    }

    #[getter]
    fn lang(&self) -> &'static str {
        self.language.code()
    }

    /// Evaluates a part of the leads on one thread. Whether most rows are unusable is a question about all parts.
    fn evaluate_part(
        &self,
        leads: &Bound<'_, PyAny>,
        activities: &Bound<'_, PyAny>,
        as_of: &str,
        strict: bool,
    ) -> PyResult<Table> {
        let as_of = arguments::as_of_text(as_of)?;
        let options = ReadOptions {
            strict,
            lenient: !strict,
            by_lead: true,
            ..ReadOptions::default()
        };
        let tables = self.tables(leads, Some(activities), &options)?;
        let rows = self.on(leads.py(), tables, Some(1), |engine, tables| {
            engine.evaluate_leads(tables, as_of)
        })?;
        self.table(leads.py(), rows)
    }

    /// Which columns are read of each table.
    fn used_columns(
        &self,
        leads: &Bound<'_, PyAny>,
        activities: &Bound<'_, PyAny>,
    ) -> PyResult<(Vec<UsedColumns>, Vec<UsedColumns>)> {
        let tables = self.tables(leads, Some(activities), &ReadOptions::default())?;
        let used = self.engine.used_columns(&tables);
        let (leads, activities) =
            used.map_err(|error| errors::data(leads.py(), &self.engine, &error, self.language))?;
        let shown = |used: Vec<leadc::UsedColumns>| {
            let used = used.into_iter();
            used.map(|used| (used.lead_id, used.columns, used.has_merged_ids))
                .collect()
        };
        Ok((shown(leads), shown(activities)))
    }

    /// Adds up the records of parts, and refuses what one run on all of them would refuse.
    fn add_up(
        &self,
        py: Python<'_>,
        records: Vec<String>,
        strict: bool,
        lenient: bool,
    ) -> PyResult<Run> {
        let mut all: Option<RunRecord> = None;
        for record in records {
            let record: RunRecord = serde_json::from_str(&record).map_err(errors::result)?;
            match &mut all {
                None => all = Some(record),
                Some(all) => all.append(record),
            }
        }
        let record = all.ok_or_else(|| errors::result("there are no records"))?;
        if let Some(error) = record.report.refused(strict, lenient) {
            return Err(errors::data(py, &self.engine, &error, self.language));
        }
        Ok(Run {
            record,
            rules: self.clone(),
        })
    }
}
