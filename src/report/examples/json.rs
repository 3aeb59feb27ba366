//! Results of examples as JSON, for programs.

use serde::Serialize;

use super::{Check, ContractRun, Counts, ExampleRun};
use crate::escape::json;
use crate::eval::example::Verdict;

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
    problem: Option<&'a str>,
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
pub fn json(runs: &[ContractRun]) -> serde_json::Result<String> {
    let document = Document {
        format: FORMAT_VERSION,
        contracts: runs.iter().map(contract).collect(),
        summary: Counts::from_runs(runs),
    };
    json::pretty(&document)
}

fn contract(run: &ContractRun) -> Contract<'_> {
    Contract {
        file: &run.file,
        problem: run.problem.as_deref(),
        examples: run.examples.iter().map(example).collect(),
    }
}

fn example(example: &ExampleRun) -> Example<'_> {
    Example {
        title: &example.title,
        file: &example.file,
        line: example.line,
        status: example.status().word(),
        checks: example.checks.iter().map(checked).collect(),
    }
}

fn checked(check: &Check) -> Checked<'_> {
    let (status, actual) = match &check.verdict {
        Verdict::Held => ("passed", None),
        Verdict::Failed { actual } => ("failed", Some(actual.english())),
    };
    Checked {
        line: check.line(),
        expected: &check.expected,
        status,
        actual,
    }
}
