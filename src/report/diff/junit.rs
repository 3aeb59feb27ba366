//! JUnit XML for build servers: one suite, with one case for each gate.

use std::fmt::Write;

use super::{Comparison, Problem, leads};
use crate::escape::xml::{HEAD, attribute, text};

/// The outcome of the gates; the changes of leads are added as output.
pub fn junit(comparison: &Comparison) -> String {
    let gates = &comparison.gates;
    let failures = gates.iter().filter(|verdict| !verdict.passed).count();
    let problems = &comparison.problems;
    let (old, new) = (attribute(&comparison.old), attribute(&comparison.new));
    let mut out = format!(
        "{HEAD}<testsuites name=\"leadc diff\">\n  <testsuite name=\"{old} to {new}\" tests=\"{}\" failures=\"{failures}\" \
         errors=\"{}\">\n",
        gates.len() + problems.len(),
        problems.len()
    );
    for Problem {
        contract,
        text: said,
        ..
    } in problems
    {
        let (file, said) = (attribute(contract), attribute(said));
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "    <testcase name=\"the contract has no errors\" classname=\"{file}\" file=\"{file}\">\n      \
             <error message=\"{said}\"/>\n    </testcase>"
        );
    }
    for verdict in gates {
        let _ = write!(
            out,
            "    <testcase name=\"{}\" classname=\"{new}\" file=\"{new}\"",
            attribute(&verdict.gate)
        );
        let said = attribute(&verdict.text);
        let _ = match verdict.passed {
            true => writeln!(out, "/>"),
            false => writeln!(
                out,
                ">\n      <failure message=\"{said}\"/>\n    </testcase>"
            ),
        };
    }
    let summary = match (&comparison.leads, comparison.unpaired) {
        (Some(leads), _) => Some(leads::summary(leads)),
        (None, Some(_)) => Some(comparison.summary()),
        (None, None) => None,
    };
    if let Some(summary) = summary {
        let _ = writeln!(out, "    <system-out>{}</system-out>", text(&summary));
    }
    out + "  </testsuite>\n</testsuites>\n"
}
