//! Explanations, differences and pages: each as text, as data, and in notebooks.

use crate::{arguments::language, errors, html};
use leadc::Language;
use pyo3::prelude::*;
use std::sync::Arc;

/// What explanations and differences have in common: a text for people, and a document for programs.
#[pyclass(frozen, subclass, module = "leadc")]
pub struct Document {
    own: Arc<dyn Written>,
    language: Language,
}

trait Written: Send + Sync {
    fn text_in(&self, language: Language) -> String;
    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

impl Written for leadc::Explanation {
    fn text_in(&self, language: Language) -> String {
        leadc::Explanation::text_in(self, language)
    }

    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        errors::to_python(py, self)
    }
}

impl Written for leadc::Changes {
    fn text_in(&self, language: Language) -> String {
        leadc::Changes::text_in(self, language)
    }

    fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        errors::to_python(py, self)
    }
}

#[pymethods]
impl Document {
    /// The text in another language: `en`, `pt`, `it` or `zh`.
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.own.text_in(language(lang)?))
    }

    /// The document that the command writes with `--format json`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.own.to_python(py)
    }

    fn __str__(&self) -> String {
        self.own.text_in(self.language)
    }

    fn _repr_html_(&self) -> String {
        html::preformatted(&self.__str__())
    }
}

/// How a lead came to its stage and points, and what comes next.
#[pyclass(frozen, extends = Document, module = "leadc")]
pub struct Explanation;

impl Explanation {
    pub fn new(
        py: Python<'_>,
        own: leadc::Explanation,
        language: Language,
    ) -> PyResult<Py<Explanation>> {
        let own = Arc::new(own);
        Py::new(py, (Explanation, Document { own, language }))
    }
}

/// What a new version of a contract changes.
#[pyclass(frozen, extends = Document, module = "leadc")]
pub struct Changes(Arc<leadc::Changes>, Language);

impl Changes {
    pub fn new(py: Python<'_>, own: leadc::Changes, language: Language) -> PyResult<Py<Changes>> {
        let own = Arc::new(own);
        let document = Document {
            own: own.clone(),
            language,
        };
        Py::new(py, (Changes(own, language), document))
    }
}

#[pymethods]
impl Changes {
    /// Whether both contracts mean the same, line by line.
    #[getter]
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text as Markdown.
    fn markdown(&self) -> String {
        self.0.markdown(self.1)
    }
}

/// The report for both teams: stages, deadlines, targets, missing data.
#[pyclass(frozen, module = "leadc")]
pub struct Page {
    pub own: leadc::Page,
    pub language: Language,
}

#[pymethods]
impl Page {
    /// One HTML document that needs no network.
    fn html(&self) -> String {
        self.own.html(self.language)
    }

    /// The same as Markdown, without pictures.
    fn markdown(&self) -> String {
        self.own.markdown(self.language)
    }

    fn __str__(&self) -> String {
        self.markdown()
    }

    fn _repr_html_(&self) -> String {
        html::framed(&self.html())
    }
}
