//! Differences as a comment on a pull request: short, the particulars folded.

use super::words::sentences;
use super::{Comparison, LeadComparison, leads, text, witnesses};
use crate::diff::Change;
use crate::diff::contracts::BlockChange;

/// What is different, as Markdown.
pub fn markdown(comparison: &Comparison) -> String {
    if !comparison.problems.is_empty() {
        return impossible(comparison);
    }
    let mut text = format!(
        "### {}: {}\n",
        escaped(&comparison.new),
        escaped(&comparison.summary())
    );
    if let Some(leads) = &comparison.leads {
        text.push_str(&format!("\n{}\n", escaped(&leads::summary(leads))));
    }
    text.push_str(&gates(comparison));
    let title = format!("What changed from {} to {}", comparison.old, comparison.new);
    let rows = comparison.blocks.iter().flat_map(rows).collect();
    text.push_str(&folded(&title, &["Block", "Difference"], rows));
    text.push_str(&witnesses::markdown(&comparison.witnesses, &escaped));
    if let Some(leads) = &comparison.leads {
        text.push_str(&of_leads(leads));
    }
    text
}

/// What keeps the contracts from being compared.
fn impossible(comparison: &Comparison) -> String {
    let problems = comparison.problems.iter();
    let lines = problems.map(|one| {
        format!(
            "- {}\n",
            escaped(&format!("{}: {}", one.contract, one.said))
        )
    });
    let title = escaped(&comparison.new);
    let lines: String = lines.collect();
    format!("### {title}: what changes cannot be said before the errors are mended\n\n{lines}")
}

fn gates(comparison: &Comparison) -> String {
    let verdicts = comparison.gates.iter().map(|verdict| {
        let mark = if verdict.passed { "✅" } else { "❌" };
        format!("- {mark} {}\n", escaped(&verdict.said))
    });
    let verdicts: String = verdicts.collect();
    match verdicts.is_empty() {
        true => verdicts,
        false => format!("\n{verdicts}"),
    }
}

fn of_leads(leads: &LeadComparison) -> String {
    let changes = &leads.changes;
    let matrix = text::table(changes);
    let mut text = String::new();
    if let Some((header, rows)) = matrix.split_first() {
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        text.push_str(&folded(
            "Stages: before (rows) and now (columns)",
            &header,
            rows.to_vec(),
        ));
    }
    let moves = changes.moves.iter().flat_map(|one| {
        // Said once: it is the number of all leads that move so.
        let titles =
            std::iter::once(leads::move_title(one)).chain(std::iter::repeat(String::new()));
        let samples = one.samples.iter().zip(titles);
        samples.map(|(sample, title)| vec![title, leads::sample(sample, &leads.zone)])
    });
    text.push_str(&folded(
        "Leads that move",
        &["Move", "For example"],
        moves.collect(),
    ));
    let clocks = changes.clocks.iter();
    let clocks = clocks.map(|change| vec![change.sla.clone(), leads::clocks(change)]);
    text.push_str(&folded(
        "Clocks",
        &["Sla", "Before and now"],
        clocks.collect(),
    ));
    let flips = changes.flips.iter();
    let flips = flips.map(|flip| vec![leads::target(flip), leads::flip(flip)]);
    text.push_str(&folded(
        "Targets",
        &["Target", "Before and now"],
        flips.collect(),
    ));
    text
}

fn rows(block: &BlockChange) -> Vec<Vec<String>> {
    let name = block.name.as_deref().unwrap_or_default();
    let name = format!("{} {name}", block.kind.word());
    let name = match block.change {
        Change::Changed => name,
        change => format!("{name} ({})", change.word()),
    };
    let sentences = sentences(block).into_iter();
    sentences
        .map(|sentence| vec![name.clone(), sentence])
        .collect()
}

/// A table that is shown when its title is clicked; nothing without rows.
fn folded(title: &str, header: &[&str], rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = format!("\n<details>\n<summary>{}</summary>\n\n", escaped(title));
    text.push_str(&line(header.iter().map(|cell| escaped(cell)).collect()));
    text.push_str(&line(vec!["---".to_owned(); header.len()]));
    for row in rows {
        text.push_str(&line(row.iter().map(|cell| escaped(cell.trim())).collect()));
    }
    text + "\n</details>\n"
}

/// A text that Markdown shows as it is; names and values are not ours.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '@' | '!' => {
                safe.push('\\');
                safe.push(c);
            }
            '\n' | '\r' => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
