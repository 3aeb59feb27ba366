//! Pairs blocks by name and lines by subject, and reports what is unpaired or different.

use super::line::{Block, Line};
use super::part_matching::parts;
use super::{BlockChange, BlockKind, Change, Detail};
use crate::message::{Join, Message, Template, template};
use crate::text::fold_name;
use rustc_hash::{FxHashMap, FxHashSet};

/// Kinds of blocks whose order matters.
pub(super) const ORDERED_BLOCKS: [BlockKind; 1] = [BlockKind::Stage];

/// Lines whose order matters; they are paired by position if nothing else pairs them.
pub(super) const ORDERED_LINES: [Template; 2] = [template!("rule"), template!("way back")];

/// The differences by kind of block: first the blocks of the new contract in its order, then the removed ones.
pub(super) fn blocks(old: &[Block], new: &[Block]) -> Vec<BlockChange> {
    let key = |block: &Block| (block.kind, block.name.as_deref().map(fold_name));
    let mut left: FxHashMap<_, usize> = old.iter().map(key).zip(0..).collect();
    let mut changes = Vec::new();
    let mut pairs = Vec::new();
    for block in new {
        match left
            .remove(&key(block))
            .and_then(|at| old.get(at).map(|o| (at, o)))
        {
            Some((at, before)) => {
                pairs.push((at, block));
                changes.extend(changed(before, block));
            }
            None => changes.extend(only(block, Change::Added)),
        }
    }
    for kind in ORDERED_BLOCKS {
        changes.extend(reordered_blocks(old, &pairs, kind));
    }
    let mut gone: Vec<usize> = left.into_values().collect();
    gone.sort_unstable();
    let gone = gone.into_iter().filter_map(|at| old.get(at));
    changes.extend(gone.filter_map(|block| only(block, Change::Removed)));
    changes.sort_by_key(|change| change.kind);
    changes
}

fn changed(old: &Block, new: &Block) -> Option<BlockChange> {
    let details = lines(&old.lines, &new.lines);
    (!details.is_empty()).then(|| BlockChange {
        kind: new.kind,
        name: new.name.clone(),
        change: Change::Changed,
        details,
        place: new.place,
    })
}

fn only(block: &Block, change: Change) -> Option<BlockChange> {
    let details = block.lines.iter().map(|line| match change {
        Change::Removed => whole(Some(line), None),
        Change::Added | Change::Changed => whole(None, Some(line)),
    });
    Some(BlockChange {
        kind: block.kind,
        name: block.name.clone(),
        change,
        details: details.collect(),
        place: block.place.filter(|_| change != Change::Removed),
    })
}

/// The stages of both contracts, if the new contract has them in another order.
fn reordered_blocks(
    old: &[Block],
    pairs: &[(usize, &Block)],
    kind: BlockKind,
) -> Option<BlockChange> {
    let own: Vec<_> = pairs.iter().filter(|(_, new)| new.kind == kind).collect();
    if own.is_sorted_by_key(|(at, _)| *at) {
        return None;
    }
    let mut before: Vec<usize> = own.iter().map(|(at, _)| *at).collect();
    before.sort_unstable();
    let before = before.iter().filter_map(|at| old.get(*at)?.name.as_deref());
    let after = own.iter().filter_map(|(_, new)| new.name.as_deref());
    Some(BlockChange {
        kind,
        name: None,
        change: Change::Changed,
        details: vec![Detail {
            about: template!("order").0,
            of: Vec::new(),
            old: Some(listed(before)),
            new: Some(listed(after)),
            place: None,
        }],
        place: own.first().and_then(|(_, new)| new.place),
    })
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> Message {
    Message::joined(names.map(Message::verbatim), Join::Comma)
}

/// For each new line, the old line that it corresponds to, if any.
pub(super) fn pairs(old: &[Line], new: &[Line]) -> Vec<Option<usize>> {
    let mut pairs = by_key(old, new);
    by_position(old, new, &mut pairs);
    pairs
}

fn lines(old: &[Line], new: &[Line]) -> Vec<Detail> {
    let mut pairs = by_key(old, new);
    let moved = moved(old, &pairs);
    by_position(old, new, &mut pairs);
    let mut details = Vec::new();
    for (line, pair) in new.iter().zip(&pairs) {
        match pair.and_then(|at| old.get(at)) {
            Some(before) if before.key == line.key => details.extend(parts(before, line)),
            before => details.push(whole(before, Some(line))),
        }
    }
    let kept: FxHashSet<usize> = pairs.iter().flatten().copied().collect();
    let gone = old.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    details.extend(gone.map(|(_, line)| whole(Some(line), None)));
    details.extend(moved);
    merged(details)
}

/// For each new line, the old one with the same subject and key.
fn by_key(old: &[Line], new: &[Line]) -> Vec<Option<usize>> {
    let mut at: FxHashMap<(Template, &str), Vec<usize>> = FxHashMap::default();
    for (index, line) in old.iter().enumerate().rev() {
        at.entry((line.about, &line.key)).or_default().push(index);
    }
    new.iter()
        .map(|line| at.get_mut(&(line.about, line.key.as_str()))?.pop())
        .collect()
}

/// Pairs lines that are still unpaired but follow the same line: they are treated as one line that was rewritten.
fn by_position(old: &[Line], new: &[Line], pairs: &mut [Option<usize>]) {
    let is_ordered = |line: &Line| ORDERED_LINES.contains(&line.about);
    let mut gaps: FxHashMap<(Template, Option<usize>), Vec<usize>> = FxHashMap::default();
    let kept: FxHashSet<usize> = pairs.iter().flatten().copied().collect();
    let mut last = None;
    for (at, line) in old.iter().enumerate() {
        if kept.contains(&at) {
            last = Some(at);
        } else if is_ordered(line) {
            gaps.entry((line.about, last)).or_default().push(at);
        }
    }
    gaps.values_mut().for_each(|gap| gap.reverse());
    let mut last = None;
    for (line, pair) in new.iter().zip(pairs) {
        match pair {
            Some(at) => last = Some(*at),
            None => *pair = gaps.get_mut(&(line.about, last)).and_then(Vec::pop),
        }
    }
}

/// Lines whose order has changed, if their order matters.
fn moved(old: &[Line], pairs: &[Option<usize>]) -> Vec<Detail> {
    let moved = |about: &Template| {
        let own = pairs
            .iter()
            .flatten()
            .filter_map(|at| Some((*at, old.get(*at)?)));
        let after: Vec<(usize, &Line)> = own.filter(|(_, line)| line.about == *about).collect();
        let mut before = after.clone();
        before.sort_by_key(|(at, _)| *at);
        let told = |lines: &[(usize, &Line)]| {
            let titles = lines.iter().filter_map(|(_, line)| line.title.clone());
            Message::joined(titles, Join::By("; "))
        };
        let (before, after) = (told(&before), told(&after));
        (before != after).then(|| Detail {
            about: match about.0 {
                "rule" => template!("order of the rules").0,
                _ => template!("order of the ways back").0,
            },
            of: Vec::new(),
            old: Some(before),
            new: Some(after),
            place: None,
        })
    };
    ORDERED_LINES.iter().filter_map(moved).collect()
}

fn whole(old: Option<&Line>, new: Option<&Line>) -> Detail {
    Detail {
        about: new.or(old).map_or("", |line| line.about.0),
        of: Vec::new(),
        old: old.map(|line| line.whole.clone()),
        new: new.map(|line| line.whole.clone()),
        place: new.and_then(|line| line.place),
    }
}

/// Merges the same difference of several lines into one.
fn merged(details: Vec<Detail>) -> Vec<Detail> {
    let mut merged: Vec<Detail> = Vec::with_capacity(details.len());
    for detail in details {
        let same = |one: &&mut Detail| {
            (one.about, &one.old, &one.new) == (detail.about, &detail.old, &detail.new)
        };
        // A condition is self-explanatory, so it is not merged.
        let alone = detail.of.is_empty() || detail.about == "condition";
        match merged.iter_mut().find(|one| !alone && same(one)) {
            Some(one) => one.of.extend(detail.of),
            None => merged.push(detail),
        }
    }
    merged
}
