//! JUnit XML for build servers: a suite for each contract, a case for each example.

use super::{ContractRun, ExampleRun, Status, complaint};
use crate::escape::junit::{Case, Document, Outcome, Suite};
use crate::message::{Language, msg};

/// The results of the examples.
pub fn junit(runs: &[ContractRun], language: Language) -> String {
    let document = Document {
        name: "leadc test",
        suites: runs.iter().map(|run| suite(run, language)).collect(),
    };
    document.to_string()
}

fn suite(run: &ContractRun, language: Language) -> Suite {
    let problem = run.problem.iter();
    let problem = problem.map(|problem| Case::broken_contract(&run.file, &problem.text(language)));
    let examples = run.examples.iter().map(|one| case(one, language));
    Suite {
        name: run.file.clone(),
        cases: problem.chain(examples).collect(),
        output: None,
    }
}

fn case(example: &ExampleRun, language: Language) -> Case {
    let complaints = example.checks.iter();
    let complaints: Vec<String> = complaints
        .filter_map(|check| {
            let complaint = complaint(check)?;
            let text = msg!("line {line}: {complaint}", line = check.line(), complaint);
            Some(text.text(language))
        })
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
