//! JUnit XML for build servers: one suite, with one case for each gate.

use super::{Comparison, leads};
use crate::escape::junit::{Case, Document, Outcome, Suite};
use crate::message::{Language, msg};

/// The outcome of the gates; the changes of leads are added as output.
pub fn junit(comparison: &Comparison, language: Language) -> String {
    let (old, new) = (&comparison.old, &comparison.new);
    let problems = comparison.problems.iter();
    let problems = problems
        .map(|problem| Case::broken_contract(&problem.contract, &problem.text.text(language)));
    let gates = comparison.gates.iter().map(|verdict| {
        let outcome = match verdict.passed {
            true => Outcome::Passed,
            false => Outcome::Failed {
                message: verdict.text.text(language),
                details: None,
            },
        };
        Case::of_file(&verdict.gate, new, outcome)
    });
    let suite = Suite {
        name: msg!("{old} to {new}", old, new).text(language),
        cases: problems.chain(gates).collect(),
        output: (match (&comparison.leads, comparison.unpaired) {
            (Some(leads), _) => Some(leads::summary(leads)),
            (None, Some(_)) => Some(comparison.summary()),
            (None, None) => None,
        })
        .map(|output| output.text(language)),
    };
    let document = Document {
        name: "leadc diff",
        suites: vec![suite],
    };
    document.to_string()
}
