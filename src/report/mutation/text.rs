//! Results for people: the share, and each suggestion below the changes it is for.

use std::fmt::Write;

use super::{ContractRun, MutationRun, SurvivingMutant};
use crate::escape::terminal::inline;
use crate::report::format::counted;

/// The changes that the examples notice, with suggestions for the others.
pub fn text(runs: &[ContractRun]) -> String {
    let mut out = String::new();
    for (index, run) in runs.iter().enumerate() {
        let space = if index > 0 { "\n" } else { "" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{space}{}", inline(&run.file));
        match &run.tried {
            Err(why) => {
                let _ = writeln!(out, "  not tried: {}", inline(&why.text()));
            }
            Ok(tried) => one(&mut out, run, tried),
        }
    }
    out
}

fn one(out: &mut String, run: &ContractRun, tried: &MutationRun) {
    let _ = writeln!(out, "  {}", tried.summary());
    let kinds = tried.kinds.iter();
    for (kind, counts) in kinds.filter(|(_, counts)| counts.matter() > 0) {
        let (noticed, all) = (counts.noticed, counts.matter());
        let _ = writeln!(out, "    {:<14} {noticed} of {all}", kind.word());
    }
    for suggestion in &tried.suggestions {
        let missed = suggestion.notices.iter();
        let missed: Vec<&SurvivingMutant> =
            missed.filter_map(|at| tried.survivors.get(*at)).collect();
        let count = counted(missed.len() as u64, "change");
        let _ = writeln!(out, "\nan example that would kill {count}:");
        list(out, run, &missed);
        let lines: Vec<String> = suggestion.text.lines().map(escaped).collect();
        let _ = writeln!(out, "\n{}", lines.join("\n"));
    }
    for is_searched in [true, false] {
        let without = tried.survivors.iter();
        let without = without.filter(|missed| missed.suggestion.is_none());
        let without: Vec<&SurvivingMutant> = without
            .filter(|one| one.is_searched == is_searched)
            .collect();
        if let Some(first) = without.first() {
            let count = counted(without.len() as u64, "change");
            let _ = writeln!(out, "\n{}: {count}", first.why_without());
            list(out, run, &without);
        }
    }
}

fn escaped(line: &str) -> String {
    inline(line).into_owned()
}

fn list(out: &mut String, run: &ContractRun, missed: &[&SurvivingMutant]) {
    for missed in missed {
        let file = match missed.file == run.file {
            true => String::new(),
            false => format!("{}, ", missed.file),
        };
        let (line, sentence) = (missed.region.start.line, missed.sentence());
        let _ = writeln!(
            out,
            "  {}",
            inline(&format!("{file}line {line}: {sentence}"))
        );
    }
}
