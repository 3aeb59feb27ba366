//! How occurrences count: the modifiers below rules, and those of a whole group.

use super::{Kind, MutantList};
use crate::contract::atom_text::modifier_text;
use crate::contract::model::{Counting, Modifier, PointGroup, PointRule, Trigger};
use crate::source::Span;

/// A rule's own modifiers.
pub(super) fn of_rule(list: &mut MutantList, (group, at): (usize, usize), rule: &PointRule) {
    let Some(counting) = rule.counting() else {
        return;
    };
    let rules = list.contract.groups.get(group);
    let next = rules.and_then(|group| group.rules.get(at + 1));
    for modifier in counting.modifiers() {
        let text = modifier_text(list.language, modifier);
        let below = list.line_saying(&text, rule.span, next.map(|rule| rule.span));
        let shared = rules.and_then(|group| shared_line(list, group, &text));
        if below.is_none() && shared.is_some() {
            continue;
        }
        let only = move |index: usize, _: &Counting| index == at;
        change(list, group, below.unwrap_or(rule.span), modifier, only);
    }
}

/// Modifiers above the first rule: a change affects every rule without a modifier of its own.
pub(super) fn of_group(list: &mut MutantList, at: usize, group: &PointGroup) {
    let mut seen: Vec<Modifier> = Vec::new();
    for rule in &group.rules {
        let Some(counting) = rule.counting() else {
            continue;
        };
        for modifier in counting.modifiers() {
            let text = modifier_text(list.language, modifier);
            let Some(place) = shared_line(list, group, &text) else {
                continue;
            };
            if seen.contains(&modifier) {
                continue;
            }
            seen.push(modifier);
            let all = move |_: usize, counting: &Counting| counting.modifiers().contains(&modifier);
            change(list, at, place, modifier, all);
        }
    }
}

fn shared_line(list: &MutantList, group: &PointGroup, text: &str) -> Option<Span> {
    let first = group.rules.first()?;
    list.line_saying(text, group.name.span, Some(first.span))
}

/// The changes of one modifier, in the rules of the group that `touches` selects.
fn change(
    list: &mut MutantList,
    group: usize,
    place: Span,
    modifier: Modifier,
    touches: impl Fn(usize, &Counting) -> bool + Clone + Send + Sync + 'static,
) {
    let was = modifier_text(list.language, modifier);
    for (kind, other) in others(modifier) {
        let now = other.map(|other| modifier_text(list.language, other));
        let touches = touches.clone();
        list.add(kind, place, (was.clone(), now), move |contract| {
            let rules = contract.groups.get_mut(group)?.rules.iter_mut();
            for (index, rule) in rules.enumerate() {
                if let Trigger::ForEach(_, counting) | Trigger::ForIdle { counting, .. } =
                    &mut rule.trigger
                    && touches(index, counting)
                {
                    match other {
                        Some(other) => counting.set(other),
                        None => counting.remove(modifier.kind()),
                    }
                }
            }
            Some(())
        });
    }
}

/// What could be written instead; `None` removes the modifier.
fn others(modifier: Modifier) -> impl Iterator<Item = (Kind, Option<Modifier>)> {
    let kind = match modifier.is_about_time() {
        true => Kind::Window,
        false => Kind::Cap,
    };
    let stepped = modifier.stepped().into_iter();
    stepped
        .map(move |other| (kind, Some(other)))
        .chain([(Kind::LeftOut, None)])
}
