//! JUnit XML for build servers: one case for each file, which fails if the file has errors.

use std::fmt::{Error, Write};

use super::{Look, Tally, short};
use crate::diagnostic::Diagnostic;
use crate::escape::xml::{HEAD, attribute, text};
use crate::source::Sources;

/// The findings about one file.
struct Case<'a> {
    file: &'a str,
    tally: Tally,
    lines: String,
}

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources) -> Result<String, Error> {
    let cases = cases(diagnostics, sources)?;
    let failures = cases.iter().filter(|case| case.tally.errors > 0).count();
    let mut out = format!("{HEAD}<testsuites name=\"leadc check\">\n");
    writeln!(
        out,
        "  <testsuite name=\"leadc check\" tests=\"{}\" failures=\"{failures}\" errors=\"0\">",
        cases.len()
    )?;
    for case in &cases {
        write_case(&mut out, case)?;
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    Ok(out)
}

/// Every file once, in the order of reading: a file that two contracts include is read twice.
fn cases<'a>(diagnostics: &[Diagnostic], sources: &'a Sources) -> Result<Vec<Case<'a>>, Error> {
    let mut cases: Vec<Case> = Vec::new();
    for (_, file) in sources.iter() {
        if cases.iter().any(|case| case.file == file.name) {
            continue;
        }
        let here = |d: &&Diagnostic| sources.file(d.primary.span.file).name == file.name;
        let found: Vec<Diagnostic> = diagnostics.iter().filter(here).cloned().collect();
        let lines: Result<String, Error> = found
            .iter()
            .map(|diagnostic| short::render(diagnostic, sources, Look::default()))
            .collect();
        cases.push(Case {
            file: &file.name,
            tally: Tally::from_diagnostics(&found),
            lines: lines?,
        });
    }
    Ok(cases)
}

fn write_case(out: &mut String, case: &Case) -> Result<(), Error> {
    let (file, tally, lines) = (attribute(case.file), case.tally, text(&case.lines));
    write!(
        out,
        "    <testcase name=\"{file}\" classname=\"leadc check\" file=\"{file}\""
    )?;
    match (tally.errors, case.lines.is_empty()) {
        (0, true) => writeln!(out, "/>"),
        (0, false) => writeln!(
            out,
            ">\n      <system-out>{lines}</system-out>\n    </testcase>"
        ),
        _ => writeln!(
            out,
            ">\n      <failure message=\"{tally}\">{lines}</failure>\n    </testcase>"
        ),
    }
}
