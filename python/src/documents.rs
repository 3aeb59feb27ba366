//! Explanations, differences and pages: each as text, as data, and in notebooks.

use crate::{arguments::language, errors, html};
use leadc::Language;
use pyo3::prelude::*;

/// How a lead came to its stage and points, and what comes next.
#[pyclass(frozen, module = "leadc")]
pub struct Explanation {
    pub own: leadc::Explanation,
    pub language: Language,
}

#[pymethods]
impl Explanation {
    /// The text in another language: `en`, `pt`, `it` or `zh`.
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.own.text_in(language(lang)?))
    }

    /// The document of `leadc explain --format json`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        errors::to_python(py, &self.own)
    }

    fn __str__(&self) -> String {
        self.own.text_in(self.language)
    }

    fn _repr_html_(&self) -> String {
        html::preformatted(&self.__str__())
    }
}

/// What a new version of a contract changes.
#[pyclass(frozen, module = "leadc")]
pub struct Changes {
    pub own: leadc::Changes,
    pub language: Language,
}

#[pymethods]
impl Changes {
    /// Whether both contracts mean the same, line by line.
    #[getter]
    fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// The text in another language: `en`, `pt`, `it` or `zh`.
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.own.text_in(language(lang)?))
    }

    /// The text as Markdown.
    fn markdown(&self) -> String {
        self.own.markdown(self.language)
    }

    /// The document of `leadc diff --format json`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        errors::to_python(py, &self.own)
    }

    fn __str__(&self) -> String {
        self.own.text_in(self.language)
    }

    fn _repr_html_(&self) -> String {
        html::preformatted(&self.__str__())
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
