//! Points: a table for each group, and what they add up to.

use super::{AgreementData, conditions};
use crate::contract::atom_text::{days, modifier_text};
use crate::contract::model::{Counting, PointGroup, PointRule, Total, Trigger};
use crate::message::{Arg, Figure, Join, Message, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, numbers, words};
use crate::report::page::line::{Line, Style};
use crate::units::MilliPoints;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let groups = source.contract.groups.iter();
    let mut parts: Vec<Part> = groups.map(|group| of_group(source, group)).collect();
    let totals = source.contract.totals.iter();
    let sums: Vec<Block> = totals.filter_map(|total| sum(source, total)).collect();
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
            figure(rule.points.signed()).into(),
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

fn figure(points: String) -> Figure {
    Figure::english(points)
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
    let texts = Arg::list(texts, Join::Comma);
    Message::new("{text}", [("text", texts)])
}

/// The limits of a group, a sentence each.
fn limits(group: &PointGroup) -> impl Iterator<Item = Message> {
    let bound = |points: MilliPoints| figure(points.to_string());
    let flags = [
        group
            .only_highest
            .then(|| msg!("Only the rule with the highest points counts.")),
        group.starts_again.then(|| {
            msg!("These points start again from zero when a lead goes back to an earlier stage.")
        }),
    ];
    let bounds = match (group.at_most.map(bound), group.at_least.map(bound)) {
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
fn sum(source: AgreementData<'_>, total: &Total) -> Option<Block> {
    let contract = source.contract;
    let names = total.terms.iter();
    let names = names.filter_map(|term| contract.points_name(*term));
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return None;
    }
    let is_score = contract
        .score
        .is_some_and(|score| std::ptr::eq(&contract.totals[score.index()], total));
    let built_in = source.language().built_in().score.first();
    let name = match built_in {
        Some(score) if is_score => *score,
        Some(_) | None => total.name.text.as_str(),
    };
    let terms = Arg::list(names, Join::By(" + "));
    let bound = |points: MilliPoints| figure(points.to_string());
    let message = match (total.at_most.map(bound), total.at_least.map(bound)) {
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
