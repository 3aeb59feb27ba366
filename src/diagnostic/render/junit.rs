//! JUnit XML for build servers: one case for each file, which fails if the file has errors.

use std::fmt::Error;

use super::{Look, Tally, short};
use crate::diagnostic::Diagnostic;
use crate::escape::junit::{Case, Document, Outcome, Suite};
use crate::source::Sources;

const NAME: &str = "leadc check";

pub(super) fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    look: Look,
) -> Result<String, Error> {
    let suite = Suite {
        name: NAME.to_owned(),
        cases: cases(diagnostics, sources, look)?,
        output: None,
    };
    let suites = vec![suite];
    Ok(Document { name: NAME, suites }.to_string())
}

/// Every file once, in the order of reading: a file that two contracts include is read twice.
fn cases(diagnostics: &[Diagnostic], sources: &Sources, look: Look) -> Result<Vec<Case>, Error> {
    let mut cases: Vec<Case> = Vec::new();
    for (_, file) in sources.iter() {
        if cases.iter().any(|case| case.file == file.name) {
            continue;
        }
        let here = |d: &&Diagnostic| sources.file(d.primary.span.file).name == file.name;
        let found: Vec<Diagnostic> = diagnostics.iter().filter(here).cloned().collect();
        cases.push(Case {
            name: file.name.clone(),
            class: NAME.to_owned(),
            file: file.name.clone(),
            line: None,
            outcome: outcome(&found, sources, look)?,
        });
    }
    Ok(cases)
}

fn outcome(found: &[Diagnostic], sources: &Sources, look: Look) -> Result<Outcome, Error> {
    let plain = Look {
        language: look.language,
        ..Look::default()
    };
    let lines = found.iter();
    let lines: Result<String, Error> = lines
        .map(|diagnostic| short::render(diagnostic, sources, plain))
        .collect();
    let (lines, tally) = (lines?, Tally::from_diagnostics(found));
    Ok(match (tally.errors, lines.is_empty()) {
        (0, true) => Outcome::Passed,
        (0, false) => Outcome::PassedWith(lines),
        _ => Outcome::Failed {
            message: tally.message().text(look.language),
            details: Some(lines),
        },
    })
}
