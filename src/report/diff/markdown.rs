//! Differences as a comment on a pull request: short, the particulars folded.

use super::Comparison;
use super::words::{sentences, summary};
use crate::diff::contracts::{BlockChange, Change};

/// What is different, as Markdown.
pub fn markdown(comparison: &Comparison) -> String {
    let mut text = format!("### Contract: {}\n", summary(&comparison.blocks));
    if !comparison.blocks.is_empty() {
        let rows = comparison.blocks.iter().flat_map(rows);
        text.push_str(&folded(
            &format!("What changed from {} to {}", comparison.old, comparison.new),
            &["Block", "Difference"],
            rows,
        ));
    }
    text
}

fn rows(block: &BlockChange) -> Vec<[String; 2]> {
    let name = block.name.as_deref().unwrap_or_default();
    let name = format!("{} {name}", block.kind.word());
    let name = match block.change {
        Change::Changed => name,
        change => format!("{name} ({})", change.word()),
    };
    let sentences = sentences(block).into_iter();
    sentences.map(|sentence| [name.clone(), sentence]).collect()
}

/// A table that is shown when its title is clicked.
fn folded<const N: usize>(
    title: &str,
    header: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = format!("\n<details>\n<summary>{}</summary>\n\n", escaped(title));
    text.push_str(&line(
        header.iter().map(|cell| (*cell).to_owned()).collect(),
    ));
    text.push_str(&line(vec!["---".to_owned(); N]));
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
