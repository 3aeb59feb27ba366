//! JUnit XML, as build servers read it: one suite, a case a gate.

use std::fmt::Write;

use super::{Comparison, Problem, leads};
use crate::diagnostic::render::xml::{HEAD, escaped};

/// Whether the gates hold; what becomes of leads stands beside them.
pub fn junit(comparison: &Comparison) -> String {
    let gates = &comparison.gates;
    let failures = gates.iter().filter(|verdict| !verdict.passed).count();
    let problems = &comparison.problems;
    let (old, new) = (escaped(&comparison.old), escaped(&comparison.new));
    let mut out = format!(
        "{HEAD}<testsuites name=\"leadc diff\">\n  <testsuite name=\"{old} to {new}\" tests=\"{}\" failures=\"{failures}\" \
         errors=\"{}\">\n",
        gates.len() + problems.len(),
        problems.len()
    );
    for Problem { contract, said, .. } in problems {
        let (file, said) = (escaped(contract), escaped(said));
        // Writing to a text cannot fail.
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
            escaped(&verdict.gate)
        );
        let said = escaped(&verdict.said);
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
        let _ = writeln!(out, "    <system-out>{}</system-out>", escaped(&summary));
    }
    out + "  </testsuite>\n</testsuites>\n"
}
