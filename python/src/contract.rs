//! Contracts, and everything that is asked of them.

use crate::arguments::{self, Names, ReadOptions, language};
use crate::diagnostics::Diagnostics;
use crate::documents::{Changes, Explanation, Page};
use crate::errors;
use crate::lead::{self, Decision};
use crate::result_table::Table;
use crate::rules::Rules;
use leadc::{AsOf, Engine, EvaluationError, Finding, Language, ResultTable, Tables};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::path::PathBuf;
use std::sync::Arc;

/// A contract without errors.
#[pyclass(frozen, module = "leadc")]
pub struct Contract {
    own: leadc::Contract,
    rules: Rules,
}

impl Contract {
    fn new(
        py: Python<'_>,
        read: Result<leadc::Contract, leadc::ContractError>,
        language: Language,
    ) -> PyResult<Contract> {
        let own = read.map_err(|error| errors::contract(py, &error, language))?;
        let engine = py.detach(|| Arc::new(Engine::new(&own)));
        Ok(Contract {
            own,
            rules: Rules { engine, language },
        })
    }

    /// Evaluates leads into rows of one kind.
    fn rows(
        &self,
        data: Data<'_, '_>,
        threads: Option<usize>,
        evaluate: Evaluate,
    ) -> PyResult<Table> {
        let as_of = arguments::as_of(data.as_of)?;
        let rules = self.rules.showing(&data.show)?;
        let tables = rules.tables(data.leads, data.activities, &data.options)?;
        let rows = rules.on(data.leads.py(), tables, threads, |engine, tables| {
            evaluate(engine, tables, as_of)
        })?;
        rules.table(data.leads.py(), rows)
    }
}

/// What one of the engine's functions does with tables.
type Evaluate = fn(&Engine, &Tables, AsOf) -> Result<ResultTable, EvaluationError>;

/// The data of a run, and how it is read.
struct Data<'a, 'py> {
    leads: &'a Bound<'py, PyAny>,
    activities: Option<&'a Bound<'py, PyAny>>,
    as_of: Option<&'a Bound<'py, PyAny>>,
    show: Names,
    options: ReadOptions<'a>,
}

#[pymethods]
impl Contract {
    /// Reads a contract with the files it names, all of which must be in its folder or below. `lang` is the language of messages:
    /// `en`, `pt`, `it` or `zh`.
    ///
    /// Raises `ContractError`, whose `diagnostics` are all errors, warnings and notes.
    #[staticmethod]
    #[pyo3(signature = (path, *, lang = "en"))]
    fn from_file(py: Python<'_>, path: PathBuf, lang: &str) -> PyResult<Contract> {
        let read = py.detach(|| leadc::Contract::from_path(path));
        Contract::new(py, read, language(lang)?)
    }

    /// Reads a contract that is one text and names no other file; `name` is its file in messages.
    ///
    /// Raises `ContractError`, whose `diagnostics` are all errors, warnings and notes.
    #[staticmethod]
    #[pyo3(signature = (text, *, name = "contract.leadc", lang = "en"))]
    fn from_text(py: Python<'_>, text: &str, name: &str, lang: &str) -> PyResult<Contract> {
        let read = py.detach(|| leadc::Contract::from_text(name, text));
        Contract::new(py, read, language(lang)?)
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        self.own.title()
    }

    /// Warnings and notes about its lines, and what follows from the rules alone, such as stages that no lead reaches. It takes up
    /// to some seconds for a contract of thousands of rules.
    fn check(&self, py: Python<'_>) -> Diagnostics {
        let own = &self.own;
        let mut findings: Vec<Finding> = own.warnings().to_vec();
        findings.extend(py.detach(|| own.analyze()));
        findings.sort_by(|a, b| {
            let place =
                |finding: &Finding| (finding.region.start.line, finding.region.start.column);
            a.file.cmp(&b.file).then(place(a).cmp(&place(b)))
        });
        Diagnostics::new(&findings, self.rules.language)
    }

    /// The stage and the points of each lead: a row each, with the columns of `leadc eval`. Points are DECIMAL(19, 3), times are
    /// instants in microseconds, several names are lists.
    ///
    /// `leads` has a row for each lead, `activities` a row for each activity, with columns named as the contract names them. Each is
    /// a table with the Arrow interface, the path of a CSV, JSON Lines or Parquet file, or a list of these. `activities` can be a
    /// dict by kind, whose tables need no column for it. `as_of` is a date (its end), a datetime, or a text as on the command line;
    /// without it, the present. A datetime without a zone is in that of the contract.
    ///
    /// `show` has the names of fields whose values are shown with the id of each lead, next to those that the contract shows.
    /// `duplicates` says what happens when a lead id occurs twice: `error`, `first` or `last`. `strict` treats every value that
    /// cannot be read as an error, `lenient` goes on where most rows cannot be used. `threads` is the number of threads; without it,
    /// one for each processor.
    ///
    /// Raises `DataError` where the data does not fit the contract.
    #[pyo3(signature = (leads, activities = None, as_of = None, *, show = Names::none(), duplicates = "error", strict = false, lenient = false, threads = None))]
    #[allow(clippy::too_many_arguments)]
    fn evaluate(
        &self,
        leads: &Bound<'_, PyAny>,
        activities: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        show: Names,
        duplicates: &str,
        strict: bool,
        lenient: bool,
        threads: Option<usize>,
    ) -> PyResult<Table> {
        let data = Data {
            leads,
            activities,
            as_of,
            show,
            options: ReadOptions::new(duplicates, strict, lenient),
        };
        self.rows(data, threads, |engine, tables, as_of| {
            engine.evaluate_leads(tables, as_of)
        })
    }

    /// Each deadline the contract sets, and its outcome: a row for each clock, with the columns of `leadc sla`. Lengths are
    /// durations in microseconds.
    ///
    /// Arguments and errors are those of `evaluate`.
    #[pyo3(signature = (leads, activities = None, as_of = None, *, show = Names::none(), duplicates = "error", strict = false, lenient = false, threads = None))]
    #[allow(clippy::too_many_arguments)]
    fn sla(
        &self,
        leads: &Bound<'_, PyAny>,
        activities: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        show: Names,
        duplicates: &str,
        strict: bool,
        lenient: bool,
        threads: Option<usize>,
    ) -> PyResult<Table> {
        let data = Data {
            leads,
            activities,
            as_of,
            show,
            options: ReadOptions::new(duplicates, strict, lenient),
        };
        self.rows(data, threads, |engine, tables, as_of| {
            engine.evaluate_clocks(tables, as_of)
        })
    }

    /// The report for both teams, as of `leadc report`; its lists have at most `top` leads.
    ///
    /// Arguments and errors are those of `evaluate`.
    #[pyo3(signature = (leads, activities = None, as_of = None, *, top = 20, show = Names::none(), duplicates = "error", strict = false, lenient = false))]
    #[allow(clippy::too_many_arguments)]
    fn report(
        &self,
        leads: &Bound<'_, PyAny>,
        activities: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        top: usize,
        show: Names,
        duplicates: &str,
        strict: bool,
        lenient: bool,
    ) -> PyResult<Page> {
        let as_of = arguments::as_of(as_of)?;
        let options = ReadOptions::new(duplicates, strict, lenient);
        let rules = self.rules.showing(&show)?;
        let tables = rules.tables(leads, activities, &options)?;
        let own = rules.on(leads.py(), tables, None, |engine, tables| {
            engine.page(tables, as_of, top)
        })?;
        Ok(Page {
            own,
            language: self.rules.language,
        })
    }

    /// Decides one lead; None if it was created after `as_of`. `lead` has values by the names of fields: str, number, bool, date,
    /// datetime, list of str, or None. Each of `activities` is a dict with `kind`, `time` and the names of details. Dates and times
    /// are objects, or texts in the form that the contract declares for files or ISO 8601. A time without a zone is in that of the
    /// contract.
    ///
    /// Raises `LeadError` for a field, activity or value that the contract does not know.
    #[pyo3(signature = (lead, activities = None, as_of = None))]
    fn decide(
        &self,
        lead: &Bound<'_, PyDict>,
        activities: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Option<Decision>> {
        let as_of = arguments::as_of(as_of)?;
        let one = lead::lead(&self.rules.engine, lead, activities)?;
        let outcome = self
            .rules
            .engine
            .decide(&one, as_of)
            .map_err(|error| errors::lead(&error, self.rules.language))?;
        let decision = |outcome| Decision::new(lead.py(), &self.rules.engine, outcome);
        outcome.map(decision).transpose()
    }

    /// Explains how a lead came to its stage and points, and what comes next; None if it was created after `as_of`. The lead is
    /// given as in `decide`, or by its id among the tables of `evaluate`; `show` is as there.
    ///
    /// Raises `LeadError` for an id, field, activity or value that is not known, and `DataError` as `evaluate`.
    #[pyo3(signature = (leads, activities = None, as_of = None, *, lead_id = None, show = Names::none()))]
    fn explain(
        &self,
        leads: &Bound<'_, PyAny>,
        activities: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        lead_id: Option<&str>,
        show: Names,
    ) -> PyResult<Option<Py<Explanation>>> {
        let as_of = arguments::as_of(as_of)?;
        let rules = self.rules.showing(&show)?;
        let language = rules.language;
        let own = match (leads.cast::<PyDict>(), lead_id) {
            (Ok(values), None) => {
                let one = lead::lead(&rules.engine, values, activities)?;
                let explained = rules.engine.explain(&one, as_of);
                explained.map_err(|error| errors::lead(&error, language))?
            }
            (Err(_), Some(id)) => {
                let tables = rules.tables(leads, activities, &ReadOptions::default())?;
                rules.on(leads.py(), tables, None, |engine, tables| {
                    engine.explain_lead(tables, id, as_of, language)
                })?
            }
            (Ok(_), Some(_)) => {
                return Err(PyTypeError::new_err(
                    "one lead as a dict needs no `lead_id`",
                ));
            }
            (Err(_), None) => {
                return Err(PyTypeError::new_err(
                    "which lead? pass its id as `lead_id`, or one lead as a dict",
                ));
            }
        };
        own.map(|own| Explanation::new(leads.py(), own, language))
            .transpose()
    }

    #[getter]
    fn _rules(&self) -> Rules {
        self.rules.clone()
    }

    fn __repr__(&self) -> String {
        format!("<Contract {:?}>", self.own.title())
    }
}

/// What a new version of a contract changes: its blocks and lines, a lead on which the two disagree for each stage where one is
/// found, and, with tables as in `Contract.evaluate`, what it changes for those leads.
#[pyfunction]
#[pyo3(signature = (old, new, leads = None, activities = None, as_of = None))]
pub fn diff(
    py: Python<'_>,
    old: &Contract,
    new: &Contract,
    leads: Option<&Bound<'_, PyAny>>,
    activities: Option<&Bound<'_, PyAny>>,
    as_of: Option<&Bound<'_, PyAny>>,
) -> PyResult<Py<Changes>> {
    let own = match leads {
        None if activities.is_some() || as_of.is_some() => {
            return Err(PyTypeError::new_err(
                "`activities` and `as_of` need `leads`",
            ));
        }
        None => py.detach(|| old.own.changes_to(&new.own)),
        Some(leads) => {
            let as_of = arguments::as_of(as_of)?;
            let tables = new
                .rules
                .tables(leads, activities, &ReadOptions::default())?;
            new.rules.on(py, tables, None, |_, tables| {
                old.own.changes_for(&new.own, tables, as_of)
            })?
        }
    };
    Changes::new(py, own, new.rules.language)
}
