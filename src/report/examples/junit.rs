//! JUnit XML for build servers: a suite for each contract, a case for each example.

use std::fmt::Write;

use super::{ContractRun, ExampleRun, Status, complaint};
use crate::escape::xml::{HEAD, attribute, text};

/// The results of the examples.
pub fn junit(runs: &[ContractRun]) -> String {
    let mut out = format!("{HEAD}<testsuites name=\"leadc test\">\n");
    for run in runs {
        suite(&mut out, run);
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(out: &mut String, run: &ContractRun) {
    let failed = |example: &&ExampleRun| example.status() == Status::Failed;
    let failures = run.examples.iter().filter(failed).count();
    let errors = usize::from(run.problem.is_some());
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{errors}\">",
        attribute(&run.file),
        run.examples.len() + errors,
        failures,
    );
    if let Some(problem) = &run.problem {
        let file = attribute(&run.file);
        let _ = writeln!(
            out,
            "    <testcase name=\"the contract has no errors\" classname=\"{file}\" file=\"{file}\">\n      \
             <error message=\"{}\"/>\n    </testcase>",
            attribute(problem)
        );
    }
    for example in &run.examples {
        case(out, example);
    }
    out.push_str("  </testsuite>\n");
}

fn case(out: &mut String, example: &ExampleRun) {
    let file = attribute(&example.file);
    let _ = write!(
        out,
        "    <testcase name=\"{}\" classname=\"{file}\" file=\"{file}\" line=\"{}\"",
        attribute(&example.title),
        example.line
    );
    let complaints: Vec<String> = example
        .checks
        .iter()
        .filter_map(|check| Some(format!("line {}: {}", check.line(), complaint(check)?)))
        .collect();
    let message = attribute(&complaints.join("; "));
    let _ = match example.status() {
        Status::Passed => writeln!(out, "/>"),
        Status::Failed => writeln!(
            out,
            ">\n      <failure message=\"{message}\">{}</failure>\n    </testcase>",
            text(example.explanation.as_deref().unwrap_or_default())
        ),
    };
}
