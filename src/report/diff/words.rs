//! Differences in words.

use crate::diff::contracts::{BlockChange, BlockKind};
use crate::diff::{Change, Detail};
use crate::message::{Arg, Figure, Join, Message, Template, ToArg, msg, template};
use crate::report::words::named_block;

/// Maximum number of values, and of lines with the same change, that are listed.
const MAX_NAMES_LISTED: usize = 5;

/// The heading of all blocks of a kind: `Stages`.
pub(super) fn heading(kind: BlockKind) -> Message {
    match kind {
        BlockKind::Contract => msg!("Contract"),
        BlockKind::Calendar => msg!("Calendars"),
        BlockKind::Term => msg!("Terms"),
        BlockKind::Field => msg!("Fields"),
        BlockKind::ActivityColumns => msg!("Activity columns"),
        BlockKind::Activity => msg!("Activities"),
        BlockKind::List => msg!("Lists"),
        BlockKind::IdealCustomer => msg!("Ideal customers"),
        BlockKind::Persona => msg!("Personas"),
        BlockKind::Definition => msg!("Definitions"),
        BlockKind::Exclusion => msg!("Exclusions"),
        BlockKind::Group => msg!("Points groups"),
        BlockKind::Total => msg!("Totals"),
        BlockKind::Stage => msg!("Stages"),
        BlockKind::Sla => msg!("Slas"),
        BlockKind::Target => msg!("Targets"),
    }
}

/// `3 blocks differ: 1 added, 2 changed`, or `2 blocks changed`.
pub(super) fn summary(blocks: &[BlockChange]) -> Message {
    let count = |change: Change| blocks.iter().filter(|b| b.change == change).count();
    let all = Figure::of(blocks.len() as u64);
    let kinds: [(Change, Template, Template); 3] = [
        (
            Change::Added,
            template!("{n} {n|block|blocks} added"),
            template!("{n} added"),
        ),
        (
            Change::Removed,
            template!("{n} {n|block|blocks} removed"),
            template!("{n} removed"),
        ),
        (
            Change::Changed,
            template!("{n} {n|block|blocks} changed"),
            template!("{n} changed"),
        ),
    ];
    let found = kinds.into_iter().filter(|(change, ..)| count(*change) > 0);
    let found: Vec<_> = found.collect();
    match found.as_slice() {
        [] => msg!("both contracts mean the same"),
        [(_, only, _)] => only.filled([("n", all.to_arg())]),
        several => {
            let part = |(change, _, text): &(Change, Template, Template)| {
                text.filled([("n", count(*change).to_arg())])
            };
            msg!(
                "{n} {n|block|blocks} differ: {changes}",
                n = all,
                changes = Arg::list(several.iter().map(part), Join::Comma)
            )
        }
    }
}

/// The subject of the sentences: `stage MQL`, `stage MQL (added)`, `contract`.
pub(super) fn of_block(block: &BlockChange) -> Message {
    changed(named_block(block.kind, block.name.as_deref()), block.change)
}

/// The name of something, with whether all of it is new or gone.
pub(super) fn changed(name: Message, change: Change) -> Message {
    match change {
        Change::Changed => name,
        Change::Added => msg!("{name} (added)", name),
        Change::Removed => msg!("{name} (removed)", name),
    }
}

/// The sentences about a block.
pub(super) fn sentences(block: &BlockChange) -> Vec<Message> {
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
fn sentence(detail: &Detail, block: Change) -> Message {
    let about = detail.label();
    let about = match detail.of.as_slice() {
        [] => about,
        of => msg!("{about} ({items})", about, items = quoted_list(of)),
    };
    match (&detail.old, &detail.new) {
        (Some(old), Some(new)) => msg!("{about}: {old} → {new}", about, old, new),
        (Some(text), None) | (None, Some(text)) if block != Change::Changed => {
            msg!("{about}: {text}", about, text)
        }
        (None, Some(text)) => msg!("{about} added: {text}", about, text),
        (Some(text), None) => msg!("{about} removed: {text}", about, text),
        (None, None) => about,
    }
}

/// `3 values added: “a”, “b” and “c”`.
fn values(details: &[Detail], change: Change) -> Message {
    let texts = details
        .iter()
        .filter_map(|d| d.new.as_ref().or(d.old.as_ref()));
    let texts: Vec<_> = texts.cloned().collect();
    let (n, values) = (Figure::of(texts.len() as u64), quoted_list(&texts));
    match change {
        Change::Added => msg!("{n} {n|value|values} added: {values}", n, values),
        Change::Removed => msg!("{n} {n|value|values} removed: {values}", n, values),
        Change::Changed => msg!("{n} {n|value|values} changed: {values}", n, values),
    }
}

/// The first texts, and the number of further ones.
fn quoted_list<T: ToArg>(texts: &[T]) -> Arg {
    let more = texts.len().saturating_sub(MAX_NAMES_LISTED);
    let shown = texts.iter().take(MAX_NAMES_LISTED);
    let mut shown: Vec<Arg> = shown.map(ToArg::to_arg).collect();
    if more > 0 {
        shown.push(msg!("{n} more", n = more).to_arg());
    }
    Arg::list(shown, Join::And)
}
