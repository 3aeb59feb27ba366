//! Differences in words.

use crate::diff::contracts::{BlockChange, BlockKind};
use crate::diff::{Change, Detail};
use crate::message::Message;
use crate::report::format::{counted, join_items};

/// Maximum number of values, and of lines with the same change, that are listed.
const MAX_NAMES_LISTED: usize = 5;

/// The heading of all blocks of a kind: `Stages`.
pub(super) fn heading(kind: BlockKind) -> String {
    let word = match kind {
        BlockKind::Contract | BlockKind::ActivityColumns => kind.word().to_owned(),
        BlockKind::Activity => "activities".to_owned(),
        kind => format!("{}s", kind.word()),
    };
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// `3 blocks differ: 1 added, 2 changed`, or `2 blocks changed`.
pub(super) fn summary(blocks: &[BlockChange]) -> String {
    if blocks.is_empty() {
        return "both contracts mean the same".to_owned();
    }
    let count = |change: Change| blocks.iter().filter(|b| b.change == change).count();
    let kinds = [Change::Added, Change::Removed, Change::Changed];
    let kinds = kinds.map(|change| (count(change), change.word()));
    let kinds: Vec<_> = kinds.into_iter().filter(|(count, _)| *count > 0).collect();
    let said = |(count, word): &(usize, &str)| format!("{count} {word}");
    let all = counted(blocks.len() as u64, "block");
    match kinds.as_slice() {
        [(_, word)] => format!("{all} {word}"),
        kinds => format!(
            "{all} differ: {}",
            kinds.iter().map(said).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// The subject of the sentences: `stage MQL`, `stage MQL (added)`, `contract`.
pub(super) fn of_block(block: &BlockChange) -> String {
    let kind = block.kind.word();
    let what = match &block.name {
        Some(name) => format!("{kind} {name}"),
        None => kind.to_owned(),
    };
    match block.change {
        Change::Changed => what,
        change => format!("{what} ({})", change.word()),
    }
}

/// The sentences about a block.
pub(super) fn sentences(block: &BlockChange) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut details = block.details.as_slice();
    while let Some(first) = details.first() {
        let alike = |d: &&Detail| {
            d.about == "value" && (d.about, d.change()) == (first.about, first.change())
        };
        let run = details.iter().take_while(alike).count().max(1);
        let (now, rest) = details.split_at(run);
        sentences.push(match run {
            1 => sentence(first, block.change),
            _ => values(now, first.change()),
        });
        details = rest;
    }
    sentences
}

/// One difference; if the whole block was added or removed, its content.
fn sentence(detail: &Detail, block: Change) -> String {
    let about = match detail.of.as_slice() {
        [] => detail.about.to_owned(),
        of => {
            let of: Vec<String> = of.iter().map(Message::english).collect();
            format!("{} ({})", detail.about, quoted_list(&of))
        }
    };
    let [old, new] = [&detail.old, &detail.new].map(|text| text.as_ref().map(Message::english));
    match (&old, &new) {
        (Some(old), Some(new)) => format!("{about}: {old} → {new}"),
        (Some(text), None) | (None, Some(text)) if block != Change::Changed => {
            format!("{about}: {text}")
        }
        (None, Some(new)) => format!("{about} added: {new}"),
        (Some(old), None) => format!("{about} removed: {old}"),
        (None, None) => about,
    }
}

/// `3 values added: “a”, “b” and “c”`.
fn values(details: &[Detail], change: Change) -> String {
    let texts = details
        .iter()
        .filter_map(|d| d.new.as_ref().or(d.old.as_ref()));
    let texts: Vec<String> = texts.map(Message::english).collect();
    let count = counted(texts.len() as u64, "value");
    format!("{count} {}: {}", change.word(), quoted_list(&texts))
}

/// The first texts, and the number of further ones.
fn quoted_list(texts: &[String]) -> String {
    let more = texts.len().saturating_sub(MAX_NAMES_LISTED);
    let mut shown: Vec<String> = texts.iter().take(MAX_NAMES_LISTED).cloned().collect();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    join_items(&shown)
}
