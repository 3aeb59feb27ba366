//! JUnit XML, as build servers read it: one suite, a case a gate.

use std::fmt::Write;

use super::{Comparison, Problem, leads, verdict};
use crate::diagnostic::render::xml::{HEAD, escaped};

/// Whether the gates hold; what becomes of leads stands beside them.
pub fn junit(comparison: &Comparison) -> String {
    let gates = comparison.leads.iter().flat_map(|leads| {
        let gates = leads.gates.iter();
        gates.map(|gate| (&gate.text, verdict(gate, &leads.changes)))
    });
    let gates: Vec<_> = gates.collect();
    let failures = gates.iter().filter(|(_, (held, _))| !held).count();
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
    for (gate, (held, said)) in gates {
        let _ = write!(
            out,
            "    <testcase name=\"{}\" classname=\"{new}\" file=\"{new}\"",
            escaped(gate)
        );
        let said = escaped(&said);
        let _ = match held {
            true => writeln!(out, "/>"),
            false => writeln!(
                out,
                ">\n      <failure message=\"{said}\"/>\n    </testcase>"
            ),
        };
    }
    if let Some(leads) = &comparison.leads {
        let summary = escaped(&leads::summary(leads));
        let _ = writeln!(out, "    <system-out>{summary}</system-out>");
    }
    out + "  </testsuite>\n</testsuites>\n"
}
