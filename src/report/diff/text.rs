//! Differences as text, for people.

use super::Comparison;
use super::words::{heading, sentences, summary};
use crate::diff::contracts::{BlockChange, Change};
use std::fmt::Write as _;

/// What is different, block by block.
pub fn text(comparison: &Comparison) -> String {
    let mut text = String::new();
    let mut kind = None;
    for block in &comparison.blocks {
        if kind.replace(block.kind) != Some(block.kind) {
            // Writing to a text does not fail.
            let _ = writeln!(text, "{}", heading(block.kind));
        }
        text.push_str(&of_block(block));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text + &summary(&comparison.blocks) + "\n"
}

fn of_block(block: &BlockChange) -> String {
    let mut text = String::new();
    if let Some(name) = &block.name {
        let what = match block.change {
            Change::Changed => String::new(),
            change => format!(" ({})", change.word()),
        };
        text.push_str(&format!("  {name}{what}\n"));
    }
    for sentence in sentences(block) {
        text.push_str(&format!("    {sentence}\n"));
    }
    text
}
