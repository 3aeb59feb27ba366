//! JUnit XML for build servers: a suite for each contract, a case for each example.

use super::{ContractRun, ExampleRun, Status, complaint};
use crate::escape::junit::{Case, Document, Outcome, Suite};

/// The results of the examples.
pub fn junit(runs: &[ContractRun]) -> String {
    let document = Document {
        name: "leadc test",
        suites: runs.iter().map(suite).collect(),
    };
    document.to_string()
}

fn suite(run: &ContractRun) -> Suite {
    let problem = run.problem.iter();
    let problem = problem.map(|problem| Case::broken_contract(&run.file, problem));
    Suite {
        name: run.file.clone(),
        cases: problem.chain(run.examples.iter().map(case)).collect(),
        output: None,
    }
}

fn case(example: &ExampleRun) -> Case {
    let complaints = example.checks.iter();
    let complaints: Vec<String> = complaints
        .filter_map(|check| Some(format!("line {}: {}", check.line(), complaint(check)?)))
        .collect();
    let outcome = match example.status() {
        Status::Passed => Outcome::Passed,
        Status::Failed => Outcome::Failed {
            message: complaints.join("; "),
            details: Some(example.explanation.clone().unwrap_or_default()),
        },
    };
    Case {
        line: Some(example.line),
        ..Case::of_file(&example.title, &example.file, outcome)
    }
}
