//! Diagnostics of a contract.

use crate::html;
use leadc::{Finding, Language, Severity};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

/// A finding about a line of a contract.
#[pyclass(frozen, get_all, eq, module = "leadc")]
#[derive(Clone, PartialEq)]
pub struct Diagnostic {
    code: &'static str,
    severity: &'static str,
    message: String,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    notes: Vec<String>,
    help: Option<String>,
    corrected: Option<String>,
    witness: Option<String>,
    text: String,
}

impl Diagnostic {
    fn new(finding: &Finding, language: Language) -> Diagnostic {
        let finding = finding.in_language(language);
        let (start, end) = (finding.region.start, finding.region.end);
        Diagnostic {
            code: finding.code,
            severity: finding.severity.word(),
            text: finding.to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: finding.text,
            file: finding.file,
            notes: finding.notes,
            help: finding.help,
            corrected: finding.corrected,
            witness: finding.witness,
        }
    }
}

#[pymethods]
impl Diagnostic {
    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> String {
        format!("<Diagnostic {}>", self.text)
    }

    fn _repr_html_(&self) -> String {
        html::diagnostics(std::slice::from_ref(self))
    }
}

impl Diagnostic {
    /// Its cells in a table: severity, code, place, what is wrong and how to fix it.
    pub fn cells(&self) -> [String; 4] {
        let further = self.notes.iter().chain(&self.help).chain(&self.corrected);
        let message = std::iter::once(&self.message).chain(further);
        let message: Vec<&str> = message.map(String::as_str).collect();
        [
            self.severity.to_owned(),
            self.code.to_owned(),
            format!("{}:{}:{}", self.file, self.line, self.column),
            message.join("\n"),
        ]
    }
}

/// Diagnostics, in the order of the lines.
#[pyclass(frozen, sequence, module = "leadc")]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
    has_errors: bool,
}

impl Diagnostics {
    pub fn new(findings: &[Finding], language: Language) -> Diagnostics {
        let diagnostic = |finding| Diagnostic::new(finding, language);
        Diagnostics {
            all: findings.iter().map(diagnostic).collect(),
            has_errors: (findings.iter()).any(|finding| finding.severity == Severity::Error),
        }
    }
}

#[pymethods]
impl Diagnostics {
    /// Whether one of them is an error.
    #[getter]
    fn has_errors(&self) -> bool {
        self.has_errors
    }

    fn __len__(&self) -> usize {
        self.all.len()
    }

    fn __getitem__(&self, at: isize) -> PyResult<Diagnostic> {
        let from_start = match at {
            0.. => Some(at.unsigned_abs()),
            _ => self.all.len().checked_sub(at.unsigned_abs()),
        };
        let found = from_start.and_then(|at| self.all.get(at));
        found
            .cloned()
            .ok_or_else(|| PyIndexError::new_err("there are not that many diagnostics"))
    }

    fn __str__(&self) -> String {
        let lines: Vec<&str> = self.all.iter().map(|one| one.text.as_str()).collect();
        lines.join("\n")
    }

    fn __repr__(&self) -> String {
        format!("<Diagnostics ({})>\n{}", self.all.len(), self.__str__())
    }

    fn _repr_html_(&self) -> String {
        html::diagnostics(&self.all)
    }
}
