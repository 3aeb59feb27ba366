//! Exceptions, with the messages of the library in the language of the contract object.

use crate::diagnostics::Diagnostics;
use leadc::data::ErrorKind;
use leadc::{Engine, EvaluationError, Language};
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    leadc,
    Error,
    PyValueError,
    "What leadc cannot do with a contract or with data, and how to fix it."
);
create_exception!(
    leadc,
    ContractError,
    Error,
    "A contract with errors; `diagnostics` has all of them, with warnings and notes."
);
create_exception!(
    leadc,
    DataError,
    Error,
    "Data that does not fit the contract. `table` is the table or file, `row` the row or line, `help` how to fix it, and `report` \
     the findings as a dict; each is None where there is none."
);
create_exception!(
    leadc,
    LeadError,
    Error,
    "A field, activity or value of a lead that the contract does not know."
);

/// A contract with errors.
pub fn contract(py: Python<'_>, error: &leadc::ContractError, language: Language) -> PyErr {
    let raised = ContractError::new_err(error.text_in(language));
    let diagnostics = Diagnostics::new(error.findings(), language);
    match raised.value(py).setattr("diagnostics", diagnostics) {
        Ok(()) => raised,
        Err(error) => error,
    }
}

/// What the engine cannot evaluate. Where rows and cells are the reason, the message lists them.
pub fn evaluation(
    py: Python<'_>,
    engine: &Engine,
    error: &EvaluationError,
    language: Language,
) -> PyErr {
    let text = error.text_in(language);
    match error {
        EvaluationError::Data(error) => data(py, engine, error, language),
        EvaluationError::NoLead(_) => LeadError::new_err(text),
        EvaluationError::Result(_) => Error::new_err(text),
    }
}

/// What the contract does not know of a lead.
pub fn lead(error: &leadc::LeadError, language: Language) -> PyErr {
    LeadError::new_err(error.text_in(language))
}

/// Data that cannot be used.
pub fn data(
    py: Python<'_>,
    engine: &Engine,
    error: &leadc::DataError,
    language: Language,
) -> PyErr {
    let mut text = error.text_in(language);
    let report = match error.kind.as_ref() {
        ErrorKind::Strict { report } | ErrorKind::MostlyUnusable { report } => Some(report),
        _ => None,
    };
    for line in report
        .iter()
        .flat_map(|report| engine.reading(report, language))
    {
        text.push_str("\n  ");
        text.push_str(&line);
    }
    let raised = DataError::new_err(text);
    let value = raised.value(py);
    let set = || {
        value.setattr("table", &error.file)?;
        value.setattr("row", error.line)?;
        value.setattr("help", error.help().map(|help| help.text(language)))?;
        value.setattr(
            "report",
            report.map(|report| to_python(py, report)).transpose()?,
        )
    };
    match set() {
        Ok(()) => raised,
        Err(error) => error,
    }
}

/// A table that another library stopped giving.
pub fn reading(table: &str, why: &arrow_schema::ArrowError) -> leadc::DataError {
    let why = leadc::Message::verbatim(why.to_string());
    leadc::DataError::in_file(table, ErrorKind::Reading { why })
}

/// A result that cannot be handed over.
pub fn result(error: impl std::fmt::Display) -> PyErr {
    Error::new_err(error.to_string())
}

/// A document as the objects that `json.loads` gives.
pub fn to_python<'py>(
    py: Python<'py>,
    document: &impl serde::Serialize,
) -> PyResult<Bound<'py, PyAny>> {
    let text = serde_json::to_string(document).map_err(result)?;
    py.import("json")?.call_method1("loads", (text,))
}
