//! The meaning of a contract as a text: two contracts have the same text if and only if [`compare`](super::compare) finds no
//! difference.
//!
//! A block is a line with its kind and name; each of its lines has two spaces before it, and each part of a line four. What
//! distinguishes a line, and what a part means, follows after a colon. A setting is its only part. Blocks, lines and parts are
//! sorted, except those whose order matters.

use super::blocks::blocks;
use super::compare::{ORDERED_BLOCKS, ORDERED_LINES};
use super::line::{Block, Line, Part, Value};
use super::{Side, renamed};
use crate::text::fold_name;

/// The meaning of a contract: lines of text, each with a line end.
pub fn meaning(side: Side<'_>) -> String {
    let named = renamed::canonical(side.contract);
    let side = Side {
        contract: &named,
        ..side
    };
    let mut blocks: Vec<_> = (0..)
        .zip(blocks(side))
        .map(|(at, block)| {
            let place = ORDERED_BLOCKS.contains(&block.kind).then_some(at);
            (block.kind, place, of_block(&block))
        })
        .collect::<Vec<(_, Option<u32>, String)>>();
    blocks.sort();
    blocks.into_iter().map(|(.., text)| text).collect()
}

fn of_block(block: &Block) -> String {
    let mut lines: Vec<(&str, Option<u32>, String)> = (0..)
        .zip(&block.lines)
        .map(|(at, line)| {
            let place = ORDERED_LINES.contains(&line.about).then_some(at);
            (line.about.0, place, of_line(line))
        })
        .collect();
    lines.sort();
    let name = block.name.as_deref().map(fold_name);
    let lines = lines.into_iter().map(|(.., text)| text);
    std::iter::once(headed("", block.kind.word(), name.as_deref()))
        .chain(lines)
        .collect()
}

fn of_line(line: &Line) -> String {
    if let [part] = line.parts.as_slice()
        && part.about == line.about
        && line.key.is_empty()
    {
        return of_part("  ", part);
    }
    let key = Some(line.key.as_str()).filter(|key| !key.is_empty());
    let mut parts: Vec<String> = line
        .parts
        .iter()
        .map(|part| of_part("    ", part))
        .collect();
    parts.sort();
    headed("  ", line.about.0, key) + &parts.concat()
}

fn of_part(indent: &str, part: &Part) -> String {
    let meaning = match &part.value {
        Value::Plain { meaning, .. } => meaning,
        Value::Condition(view) => &view.meaning,
    };
    headed(indent, part.about.0, Some(meaning))
}

/// A line of text, with `\\` for a backslash in it and `\n` for a line end.
fn headed(indent: &str, word: &str, text: Option<&str>) -> String {
    match text {
        Some(text) => {
            let text = text.replace('\\', "\\\\").replace('\n', "\\n");
            format!("{indent}{word}: {text}\n")
        }
        None => format!("{indent}{word}\n"),
    }
}
