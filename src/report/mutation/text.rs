//! Results for people: the share, and each suggestion below the changes it is for.

use std::fmt::Write;

use super::{ContractRun, MutationRun, SurvivingMutant};
use crate::escape::terminal::inline;
use crate::message::{Figure, Language, Message, msg};
use unicode_width::UnicodeWidthStr;

/// The changes that the examples notice, with suggestions for the others.
pub fn text(runs: &[ContractRun], language: Language) -> String {
    let mut out = String::new();
    for (index, run) in runs.iter().enumerate() {
        let space = if index > 0 { "\n" } else { "" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{space}{}", inline(&run.file));
        match &run.tried {
            Err(why) => {
                let not_tried = msg!("not tried: {reason}", reason = why.message());
                let _ = writeln!(out, "  {}", inline(&not_tried.text(language)));
            }
            Ok(tried) => one(&mut out, run, tried, language),
        }
    }
    out
}

fn one(out: &mut String, run: &ContractRun, tried: &MutationRun, language: Language) {
    let text = |message: &Message| escaped(&message.text(language));
    let _ = writeln!(out, "  {}", text(&tried.summary()));
    let kinds = tried.kinds.iter();
    for (kind, counts) in kinds.filter(|(_, counts)| counts.matter() > 0) {
        let killed = msg!(
            "{reached} of {all}",
            reached = counts.noticed,
            all = counts.matter()
        );
        let kind = text(&kind.message());
        let pad = " ".repeat(14_usize.saturating_sub(kind.width()));
        let _ = writeln!(out, "    {kind}{pad} {}", text(&killed));
    }
    for suggestion in &tried.suggestions {
        let missed = suggestion.notices.iter();
        let missed: Vec<&SurvivingMutant> =
            missed.filter_map(|at| tried.survivors.get(*at)).collect();
        let n = Figure::of(missed.len() as u64);
        let heading = msg!("an example that would kill {n} {n|change|changes}:", n);
        let _ = writeln!(out, "\n{}", text(&heading));
        list(out, run, &missed, language);
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
            let heading = msg!(
                "{reason}: {n} {n|change|changes}",
                reason = first.why_without(),
                n = Figure::of(without.len() as u64)
            );
            let _ = writeln!(out, "\n{}", text(&heading));
            list(out, run, &without, language);
        }
    }
}

fn escaped(line: &str) -> String {
    inline(line).into_owned()
}

fn list(out: &mut String, run: &ContractRun, missed: &[&SurvivingMutant], language: Language) {
    for missed in missed {
        let (line, change) = (missed.region.start.line, missed.sentence());
        let text = match missed.file == run.file {
            true => msg!("line {line}: {change}", line, change),
            false => msg!(
                "{file}, line {line}: {change}",
                file = missed.file,
                line,
                change
            ),
        };
        let _ = writeln!(out, "  {}", inline(&text.text(language)));
    }
}
