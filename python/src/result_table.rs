//! Rows of results, which any library that reads Arrow can take, and the record of the run.

use crate::rules::Rules;
use crate::{capsule, errors, html};
use leadc::{ResultTable, RunRecord};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// Number of rows shown in a notebook.
const SHOWN: usize = 20;

/// What a run counted and what it found in the data.
#[pyclass(frozen, module = "leadc")]
pub struct Run {
    pub record: RunRecord,
    pub rules: Rules,
}

#[pymethods]
impl Run {
    /// The numbers of leads: by stage, excluded, left out.
    #[getter]
    pub fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        errors::to_python(py, &self.record.counts)
    }

    /// Everything in the data that could not be used unchanged, by table or file.
    #[getter]
    pub fn report<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        errors::to_python(py, &self.record.report)
    }

    /// Number of cells and rows with problems.
    #[getter]
    pub fn problems(&self) -> u64 {
        self.record.report.problems()
    }

    /// What `leadc eval` prints about the run.
    #[getter]
    pub fn summary(&self) -> String {
        let lines = self.rules.engine.summary(&self.record, self.rules.language);
        lines.join("\n")
    }

    /// The record as one JSON document.
    pub fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.record).map_err(errors::result)
    }

    fn __repr__(&self) -> String {
        let (leads, problems) = (self.record.counts.leads, self.problems());
        format!("<Run on {leads} leads, {problems} problems in the data>")
    }

    fn _repr_html_(&self) -> String {
        html::preformatted(&self.summary())
    }
}

/// Rows of results.
#[pyclass(frozen, module = "leadc")]
pub struct Table {
    own: ResultTable,
    run: Py<Run>,
    rules: Rules,
}

impl Table {
    pub fn new(py: Python<'_>, own: ResultTable, rules: Rules) -> PyResult<Table> {
        let run = Run {
            record: own.record.clone(),
            rules: rules.clone(),
        };
        Ok(Table {
            own,
            run: Py::new(py, run)?,
            rules,
        })
    }

    fn names(&self) -> Vec<&str> {
        let fields = self.own.schema.fields().iter();
        fields.map(|field| field.name().as_str()).collect()
    }
}

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.names()
    }

    /// What the run counted and what it found in the data.
    #[getter]
    fn run(&self, py: Python<'_>) -> Py<Run> {
        self.run.clone_ref(py)
    }

    fn __len__(&self) -> usize {
        self.own.batches.iter().map(|batch| batch.num_rows()).sum()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema(py, &self.own.schema)
    }

    /// The interface lets a producer ignore the schema that a consumer would prefer.
    #[pyo3(signature = (_requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        _requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::stream(py, self.own.schema.clone(), self.own.batches.clone())
    }

    fn __repr__(&self) -> String {
        format!(
            "<Table of {} rows: {}>",
            self.__len__(),
            self.names().join(", ")
        )
    }

    fn _repr_html_(&self) -> PyResult<String> {
        let first = self.own.batches.first();
        let first = first.map(|batch| batch.slice(0, SHOWN.min(batch.num_rows())));
        let texts = first.map(|batch| self.rules.engine.texts(&batch, self.rules.language));
        let texts = texts.transpose().map_err(errors::result)?;
        Ok(html::table(
            &self.names(),
            &texts.unwrap_or_default(),
            self.__len__(),
        ))
    }
}
