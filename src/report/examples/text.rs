//! Results for people: one line for each example, with the full reason for a failure.

use std::fmt::Write;

use super::{ContractRun, Counts, ExampleRun, Status, complaint};
use crate::diagnostic::render::Look;
use crate::escape::terminal::inline;
use crate::message::{Figure, Message, msg};

/// The results of the examples, with a count at the end.
pub fn text(runs: &[ContractRun], look: Look) -> String {
    let Look {
        color, language, ..
    } = look;
    let mut out = String::new();
    for run in runs {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", inline(&run.file));
        if let Some(problem) = &run.problem {
            let word = paint(&msg!("not run:").text(language), "31", color);
            let _ = writeln!(out, "  {word} {}", problem.text(language));
        }
        for example in &run.examples {
            one(&mut out, example, look);
        }
    }
    let _ = writeln!(
        out,
        "\n{}",
        summary(&Counts::from_runs(runs)).text(language)
    );
    out
}

fn one(out: &mut String, example: &ExampleRun, look: Look) {
    let Look {
        color, language, ..
    } = look;
    let status = example.status();
    let paint_code = match status {
        Status::Passed => "32",
        Status::Failed => "31",
    };
    let word = paint(&status.message().text(language), paint_code, color);
    let _ = writeln!(out, "  {word}  {}", inline(&example.title));
    for check in &example.checks {
        if let Some(complaint) = complaint(check) {
            let text = msg!("line {line}: {complaint}", line = check.line(), complaint);
            let _ = writeln!(out, "    {}", inline(&text.text(language)));
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

fn summary(counts: &Counts) -> Message {
    let n = Figure::of((counts.passed + counts.failed) as u64);
    let (passed, failed) = (counts.passed, counts.failed);
    match counts.broken {
        0 => msg!(
            "{n} {n|example|examples}: {passed} passed, {failed} failed",
            n,
            passed,
            failed
        ),
        broken => msg!(
            "{n} {n|example|examples}: {passed} passed, {failed} failed; {broken} {broken|contract|contracts} with errors, not run",
            n,
            passed,
            failed,
            broken
        ),
    }
}
