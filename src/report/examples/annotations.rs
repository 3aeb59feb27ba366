//! Failing expectations as annotations on their lines, for build servers.

use std::path::Path;

use super::{Check, ContractRun, ExampleRun, complaint};
use crate::diagnostic::Severity;
use crate::diagnostic::annotation::{Annotation, Location, Rule, artifact};
use crate::message::{Language, msg};

/// The rule of annotations for failing expectations.
const EXAMPLE: Rule = Rule {
    id: "example",
    title: "an example that fails",
    page: "# An example that fails\n\n\
           An example in the contract states the expected result for a lead. The actual result is different, so either the rules or the example are wrong.\n\n\
           `leadc test CONTRACT` explains the result of the lead, rule by rule.\n",
    severity: Severity::Error,
};

/// Maximum number of lines of a lead's story in an annotation.
const STORY_LINES: usize = 24;

/// The failing expectations of all contracts, and the errors of contracts whose examples could not be run. File paths are
/// relative to the folder `base`.
pub fn annotations(runs: &[ContractRun], base: &Path, language: Language) -> Vec<Annotation> {
    let of_run = |run: &ContractRun| {
        let failures = run
            .examples
            .iter()
            .flat_map(|one| failures(one, base, language));
        let all: Vec<Annotation> = run.errors.iter().cloned().chain(failures).collect();
        all
    };
    runs.iter().flat_map(of_run).collect()
}

/// The failing expectations of an example.
pub fn failures(example: &ExampleRun, base: &Path, language: Language) -> Vec<Annotation> {
    let failure = |check: &Check| {
        let complaint = complaint(check)?.text(language);
        let title = msg!("example \"{title}\"", title = example.title);
        Some(Annotation {
            rule: EXAMPLE,
            title: title.text(language),
            severity: Severity::Error,
            message: format!("{complaint}{}", story(example, language)),
            location: Location {
                file: artifact(&example.file, base),
                region: check.region,
            },
            related: Vec::new(),
            correction: None,
        })
    };
    example.checks.iter().filter_map(failure).collect()
}

/// The beginning of the lead's story, for use below the message.
fn story(example: &ExampleRun, language: Language) -> String {
    let explanation = example
        .explanation
        .as_deref()
        .unwrap_or_default()
        .trim_end();
    let mut lines = explanation.lines();
    let mut text: String = lines
        .by_ref()
        .take(STORY_LINES)
        .map(|line| format!("\n{line}"))
        .collect();
    if lines.next().is_some() {
        let rest = msg!("… `leadc test` shows the rest").text(language);
        text.push_str(&format!("\n{rest}"));
    }
    text
}
