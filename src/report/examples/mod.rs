//! Results of the examples of contracts: as text, JUnit XML, JSON, and annotations on the lines of the contract.

mod annotations;
mod json;
mod junit;
mod text;

pub use annotations::{annotations, failures};
pub use json::json;
pub use junit::junit;
pub use text::text;

use crate::diagnostic::annotation::Annotation;
use crate::eval::example::Verdict;
use crate::message::{Message, msg};
use crate::source::Region;

/// The examples of one contract.
#[derive(Debug, Clone)]
pub struct ContractRun {
    /// The contract, as the user named it.
    pub file: String,
    /// Why no example could be run: the errors of the contract.
    pub problem: Option<Message>,
    /// Its errors, at their lines.
    pub errors: Vec<Annotation>,
    /// Its examples, in the order of the contract.
    pub examples: Vec<ExampleRun>,
}

/// One example.
#[derive(Debug, Clone)]
pub struct ExampleRun {
    /// Its title.
    pub title: String,
    /// The file that contains it.
    pub file: String,
    /// The line of its header.
    pub line: usize,
    /// Its expectations.
    pub checks: Vec<Check>,
    /// The lead's story, rule by rule, in the language of the reader, where an expectation failed.
    pub explanation: Option<String>,
}

/// One expectation.
#[derive(Debug, Clone)]
pub struct Check {
    /// Its place.
    pub region: Region,
    /// As written in the contract.
    pub expected: String,
    /// Its outcome.
    pub verdict: Verdict,
}

/// The outcome of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// All expectations hold.
    Passed,
    /// An expectation does not hold.
    Failed,
}

impl Status {
    /// `passed` or `failed`.
    pub fn word(self) -> &'static str {
        match self {
            Status::Passed => "passed",
            Status::Failed => "failed",
        }
    }
}

impl Status {
    fn message(self) -> Message {
        match self {
            Status::Passed => msg!("passed"),
            Status::Failed => msg!("failed"),
        }
    }
}

impl Check {
    /// Its line.
    pub fn line(&self) -> usize {
        self.region.start.line
    }
}

impl ExampleRun {
    /// Its outcome.
    pub fn status(&self) -> Status {
        match self
            .checks
            .iter()
            .any(|check| check.verdict != Verdict::Held)
        {
            true => Status::Failed,
            false => Status::Passed,
        }
    }
}

/// How many examples have which outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Examples with the expected result.
    pub passed: usize,
    /// Examples with another result.
    pub failed: usize,
    /// Contracts that have errors.
    pub broken: usize,
}

impl Counts {
    /// Counts the examples of all contracts.
    pub fn from_runs(runs: &[ContractRun]) -> Self {
        let mut counts = Counts::default();
        for run in runs {
            counts.broken += usize::from(run.problem.is_some());
            for example in &run.examples {
                match example.status() {
                    Status::Passed => counts.passed += 1,
                    Status::Failed => counts.failed += 1,
                }
            }
        }
        counts
    }

    /// Whether nothing failed.
    pub fn fine(&self) -> bool {
        self.failed == 0 && self.broken == 0
    }
}

/// `expected X, but Y`; none if it held.
fn complaint(check: &Check) -> Option<Message> {
    match &check.verdict {
        Verdict::Held => None,
        Verdict::Failed { actual } => Some(msg!(
            "expected `{expected}`, but: {actual}",
            expected = check.expected,
            actual
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::render::Look;
    use crate::message::Language;
    use crate::source::Place;

    fn run() -> Vec<ContractRun> {
        let check = |line, expected: &str, verdict| Check {
            region: Region {
                start: Place { line, column: 11 },
                end: Place { line, column: 20 },
            },
            expected: expected.to_owned(),
            verdict,
        };
        let failed = Verdict::Failed {
            actual: crate::message::Message::verbatim("fit is 30"),
        };
        let example = |title: &str, checks| ExampleRun {
            title: title.to_owned(),
            file: "a.leadc".to_owned(),
            line: 7,
            checks,
            explanation: Some("fit 30\n  +30 when \u{1b}country is BR\n".to_owned()),
        };
        let mut passed = example("it holds", vec![check(9, "stage MQL", Verdict::Held)]);
        passed.explanation = None;
        vec![
            ContractRun {
                file: "a.leadc".to_owned(),
                problem: None,
                errors: Vec::new(),
                examples: vec![
                    passed,
                    example(
                        "<a> & \"b\"",
                        vec![
                            check(12, "fit is 45", failed),
                            check(13, "stage MQL", Verdict::Held),
                        ],
                    ),
                ],
            },
            ContractRun {
                file: "b.leadc".to_owned(),
                problem: Some(Message::verbatim("2 errors")),
                errors: Vec::new(),
                examples: Vec::new(),
            },
        ]
    }

    #[test]
    fn examples_are_counted() {
        let counts = Counts::from_runs(&run());
        let expected = Counts {
            passed: 1,
            failed: 1,
            broken: 1,
        };
        assert_eq!(counts, expected);
        assert!(!counts.fine());
    }

    #[test]
    fn as_text() {
        insta::assert_snapshot!(text(&run(), Look::default()));
    }

    #[test]
    fn as_junit() {
        insta::assert_snapshot!(junit(&run(), Language::En));
    }

    #[test]
    fn as_json() {
        let read: serde_json::Value =
            serde_json::from_str(&json(&run(), Language::En).expect("it is written"))
                .expect("it is JSON");
        assert_eq!(read["summary"]["failed"], 1);
        assert_eq!(
            read["contracts"][0]["examples"][1]["checks"][0]["actual"],
            "fit is 30"
        );
        assert_eq!(read["contracts"][1]["problem"], "2 errors");
    }
}
