//! Results for people: one line for each example, with the full reason for a failure.

use std::fmt::Write;

use super::{ContractRun, Counts, ExampleRun, Status, complaint};
use crate::escape::terminal::inline;
use crate::report::format::counted;

/// The results of the examples, with a count at the end.
pub fn text(runs: &[ContractRun], color: bool) -> String {
    let mut out = String::new();
    for run in runs {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", inline(&run.file));
        if let Some(problem) = &run.problem {
            let _ = writeln!(out, "  {} {problem}", paint("not run:", "31", color));
        }
        for example in &run.examples {
            one(&mut out, example, color);
        }
    }
    let _ = writeln!(out, "\n{}", summary(&Counts::from_runs(runs)));
    out
}

fn one(out: &mut String, example: &ExampleRun, color: bool) {
    let status = example.status();
    let paint_code = match status {
        Status::Passed => "32",
        Status::Failed => "31",
    };
    let word = paint(status.word(), paint_code, color);
    let _ = writeln!(out, "  {word}  {}", inline(&example.title));
    for check in &example.checks {
        if let Some(complaint) = complaint(check) {
            let _ = writeln!(out, "    line {}: {}", check.line(), inline(&complaint));
        }
    }
    for line in example
        .explanation
        .iter()
        .flat_map(|explanation| explanation.lines())
    {
        let _ = writeln!(out, "    {}", inline(line));
    }
}

fn paint(word: &str, code: &str, color: bool) -> String {
    match color {
        true => format!("\u{1b}[{code}m{word}\u{1b}[0m"),
        false => word.to_owned(),
    }
}

fn summary(counts: &Counts) -> String {
    let all = counts.passed + counts.failed;
    let (all, passed, failed) = (counted(all as u64, "example"), counts.passed, counts.failed);
    let mut text = format!("{all}: {passed} passed, {failed} failed");
    if counts.broken > 0 {
        let _ = write!(
            text,
            "; {} with errors, not run",
            counted(counts.broken as u64, "contract")
        );
    }
    text
}
