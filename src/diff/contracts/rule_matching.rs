//! Which rule of one contract corresponds to which rule of the other.

use super::compare::pairs;
use super::line::{Block, Line};
use super::{Side, blocks, renamed};
use crate::message::Message;
use crate::text::fold_name;

/// A rule of both contracts or of only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePair {
    /// The index of its group and its index within the group, in the old contract.
    pub old: Option<(usize, usize)>,
    /// The same in the new contract.
    pub new: Option<(usize, usize)>,
    /// What gives its points; if that was rewritten, the old and the new text.
    pub titles: Vec<Message>,
}

/// The rules as paired by [`compare`](super::compare()): in the order of the new contract, then those that only the old one
/// has.
pub fn rules(old: Side<'_>, new: Side<'_>) -> Vec<RulePair> {
    let named = renamed::named_as(old.contract, new.contract);
    let old = Side {
        contract: &named,
        ..old
    };
    let (old, new) = (blocks::groups(old), blocks::groups(new));
    let mut found = Vec::new();
    for (at, group) in new.iter().enumerate() {
        let before = old.iter().position(|other| name(other) == name(group));
        let before = before.and_then(|at| Some((at, old.get(at)?)));
        found.extend(of_group(before, Some((at, group))));
    }
    let is_gone = |group: &Block| new.iter().all(|other| name(other) != name(group));
    let gone = old.iter().enumerate().filter(|(_, group)| is_gone(group));
    found.extend(gone.flat_map(|group| of_group(Some(group), None)));
    found
}

fn name(block: &Block) -> Option<String> {
    block.name.as_deref().map(fold_name)
}

/// A group with its index.
type Numbered<'b> = Option<(usize, &'b Block)>;

fn of_group(old: Numbered<'_>, new: Numbered<'_>) -> Vec<RulePair> {
    let (before, after) = (lines(old), lines(new));
    let pairs = pairs(before, after);
    let kept = pairs.iter().zip(0..).map(|(old, new)| (*old, Some(new)));
    let gone = (0..before.len()).filter(|at| !pairs.contains(&Some(*at)));
    let all = kept.chain(gone.map(|at| (Some(at), None)));
    let line = |lines: &'_ [Line], at: Option<usize>| lines.get(at?)?.title.clone();
    let pair = all.map(|(one, other)| {
        let titles = [line(before, one), line(after, other)]
            .into_iter()
            .flatten();
        let mut titles: Vec<Message> = titles.collect();
        titles.dedup();
        RulePair {
            old: number(old, one),
            new: number(new, other),
            titles,
        }
    });
    // Lines that are not rules are settings of the whole group.
    pair.filter(|pair| pair.old.or(pair.new).is_some())
        .collect()
}

fn lines<'b>(group: Numbered<'b>) -> &'b [Line] {
    group.map_or(&[], |(_, block)| &block.lines)
}

/// The indices of a group and of the rule on one of its lines.
fn number(group: Numbered<'_>, line: Option<usize>) -> Option<(usize, usize)> {
    let (group, block) = group?;
    let is_rule = |line: &Line| line.about.0 == "rule";
    let line = line.filter(|line| block.lines.get(*line).is_some_and(is_rule))?;
    let before = block.lines.iter().take(line);
    Some((group, before.filter(|line| is_rule(line)).count()))
}
