//! Results of examples as JSON, for programs.

use serde::Serialize;

use super::{Check, ContractRun, Counts, ExampleRun};
use crate::escape::json;
use crate::eval::example::Verdict;
use crate::message::Language;

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    contracts: Vec<Contract<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Contract<'a> {
    file: &'a str,
    problem: Option<String>,
    examples: Vec<Example<'a>>,
}

#[derive(Serialize)]
struct Example<'a> {
    title: &'a str,
    file: &'a str,
    line: usize,
    status: &'static str,
    checks: Vec<Checked<'a>>,
}

#[derive(Serialize)]
struct Checked<'a> {
    line: usize,
    expected: &'a str,
    status: &'static str,
    actual: Option<String>,
}

/// The results of the examples.
pub fn json(runs: &[ContractRun], language: Language) -> serde_json::Result<String> {
    let document = Document {
        format: FORMAT_VERSION,
        contracts: runs.iter().map(|run| contract(run, language)).collect(),
        summary: Counts::from_runs(runs),
    };
    json::pretty(&document)
}

fn contract(run: &ContractRun, language: Language) -> Contract<'_> {
    Contract {
        file: &run.file,
        problem: (run.problem.as_ref()).map(|problem| problem.text(language)),
        examples: (run.examples.iter())
            .map(|one| example(one, language))
            .collect(),
    }
}

fn example(example: &ExampleRun, language: Language) -> Example<'_> {
    Example {
        title: &example.title,
        file: &example.file,
        line: example.line,
        status: example.status().word(),
        checks: (example.checks.iter())
            .map(|check| checked(check, language))
            .collect(),
    }
}

fn checked(check: &Check, language: Language) -> Checked<'_> {
    let (status, actual) = match &check.verdict {
        Verdict::Held => ("passed", None),
        Verdict::Failed { actual } => ("failed", Some(actual.text(language))),
    };
    Checked {
        line: check.line(),
        expected: &check.expected,
        status,
        actual,
    }
}
