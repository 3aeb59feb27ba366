//! Points: a table for each group, and what they add up to.

use super::{AgreementData, conditions};
use crate::contract::atom_text::{days, modifier_text};
use crate::contract::model::{Counting, PointGroup, PointRule, PointsRef, Total, TotalId, Trigger};
use crate::message::{Arg, Figure, Join, Message, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, numbers, words};
use crate::report::page::line::{Line, Style};

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let groups = source.contract.groups.iter();
    let mut parts: Vec<Part> = groups.map(|group| of_group(source, group)).collect();
    let totals = source.contract.totals.iter().enumerate();
    let sums = totals.filter_map(|(at, total)| sum(source, TotalId(at as u32), total));
    let sums: Vec<Block> = sums.collect();
    if !sums.is_empty() {
        parts.push(Part {
            heading: Some(Line::says(msg!("Totals"))),
            blocks: sums,
            ..Part::default()
        });
    }
    super::section("points", msg!("Points"), parts)
}

fn of_group(source: AgreementData<'_>, group: &PointGroup) -> Part {
    let mut table = Table::with(&[
        words(template!("for")),
        numbers(template!("points")),
        words(template!("how it counts")),
        words(template!("why")),
    ]);
    for rule in &group.rules {
        let why = rule.because.as_ref();
        let why = why.map_or(Line::none(), |why| Line::says(Message::verbatim(&why.text)));
        table.row([
            Line::says(trigger(source, rule)).into(),
            Figure::english(rule.points.signed()).into(),
            Line::says(counting(source, rule)).into(),
            why.into(),
        ]);
    }
    let mut blocks: Vec<Block> = limits(group)
        .map(|one| Block::Says(Line::says(one)))
        .collect();
    blocks.push(Block::Table(table));
    Part {
        heading: Some(Line::name(&group.name.text)),
        because: group.because.as_ref().map(|because| because.text.clone()),
        blocks,
        ..Part::default()
    }
}

/// What gives the points.
fn trigger(source: AgreementData<'_>, rule: &PointRule) -> Message {
    match &rule.trigger {
        Trigger::When(condition) => Message::verbatim(conditions::on_one_line(source, condition)),
        Trigger::ForEach(activity, _) => {
            let activity = &source.contract.activities[activity.index()].name.text;
            msg!("each {activity}", activity)
        }
        Trigger::ForIdle { days: gap, .. } => {
            let days = days(source.language(), *gap);
            msg!("each {days} without activity", days)
        }
    }
}

/// How its occurrences count, as the contract says it.
fn counting(source: AgreementData<'_>, rule: &PointRule) -> Message {
    let modifiers = rule.counting().map(Counting::modifiers).unwrap_or_default();
    let texts = modifiers
        .iter()
        .map(|one| modifier_text(source.language(), *one));
    Message::joined(texts, Join::Comma)
}

/// The limits of a group, a sentence each.
fn limits(group: &PointGroup) -> impl Iterator<Item = Message> {
    let flags = [
        group
            .only_highest
            .then(|| msg!("Only the rule with the highest points counts.")),
        group.starts_again.then(|| {
            msg!("These points start again from zero when a lead goes back to an earlier stage.")
        }),
    ];
    let bounds = match (group.at_most, group.at_least) {
        (None, None) => None,
        (Some(most), None) => Some(msg!("At most {most} points in all.", most)),
        (None, Some(least)) => Some(msg!("At least {least} points in all.", least)),
        (Some(most), Some(least)) => Some(msg!(
            "At most {most} and at least {least} points in all.",
            most,
            least
        )),
    };
    bounds.into_iter().chain(flags.into_iter().flatten())
}

/// `score = fit + interest, at most 100`; none for the only group under another name.
fn sum(source: AgreementData<'_>, id: TotalId, total: &Total) -> Option<Block> {
    let writer = source.writer();
    let names = total.terms.iter();
    let names: Vec<&str> = names.filter_map(|term| writer.points_name(*term)).collect();
    if names.is_empty() {
        return None;
    }
    let name = writer.points_name(PointsRef::Total(id))?;
    let terms = Arg::list(names, Join::By(" + "));
    let message = match (total.at_most, total.at_least) {
        (None, None) => msg!("{name} is {terms}.", name, terms),
        (Some(most), None) => msg!("{name} is {terms}, at most {most}.", name, terms, most),
        (None, Some(least)) => msg!("{name} is {terms}, at least {least}.", name, terms, least),
        (Some(most), Some(least)) => msg!(
            "{name} is {terms}, at most {most} and at least {least}.",
            name,
            terms,
            most,
            least
        ),
    };
    Some(Block::Says(
        Line::says(message).with(Style::Name, &["name"]),
    ))
}
