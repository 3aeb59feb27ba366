//! Who agrees, and for how long.

use super::AgreementData;
use crate::contract::model::{CalendarRule, PartyId};
use crate::message::{Message, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, words};
use crate::report::page::line::{Line, Style};
use crate::signing::Topic;

/// What the head of the document says.
pub(super) fn facts(source: AgreementData<'_>) -> Vec<(Message, Line)> {
    let info = &source.contract.info;
    let verbatim = |text: String| Line::says(Message::verbatim(text));
    let mut facts = Vec::new();
    if let Some(version) = info.version {
        facts.push((msg!("version"), verbatim(version.to_string())));
    }
    if let Some((from, to)) = info.in_force {
        facts.push((
            msg!("in force"),
            Line::says(match to {
                Some(to) => msg!("{from} to {to}", from, to),
                None => msg!("from {from}", from),
            }),
        ));
    }
    facts.push((msg!("time zone"), verbatim(info.zone_name.clone())));
    if let Some(currency) = &info.currency {
        facts.push((msg!("currency"), verbatim(currency.clone())));
    }
    let fingerprint = source.fingerprint.short();
    facts.push((msg!("fingerprint"), Line::quoted(&fingerprint)));
    facts
}

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let mut table = Table::with(&[
        words(template!("party")),
        words(template!("represented by")),
    ]);
    for (at, party) in source.contract.parties.iter().enumerate() {
        let name = source.party(PartyId(at as u32));
        let person = party.person.as_deref().map_or(Line::none(), Line::name);
        table.row([Line::name(name).into(), person.into()]);
    }
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(calendar(source).map(Block::Says));
    blocks.extend(said_about_dates(source).map(Block::Says));
    let part = Part {
        blocks,
        ..Part::default()
    };
    super::section("parties", msg!("Who agrees"), vec![part])
}

/// The calendar of deadlines.
fn calendar(source: AgreementData<'_>) -> Option<Line> {
    let CalendarRule { default, .. } = source.contract.info.calendar.as_ref()?;
    let calendar = &source.contract.calendars[default.index()].name.text;
    let message = msg!("Working time is that of the calendar {calendar}.", calendar);
    Some(Line::says(message).with(Style::Name, &["calendar"]))
}

/// Whether it is not in force yet or no longer, and whether a review is due.
fn said_about_dates(source: AgreementData<'_>) -> impl Iterator<Item = Line> {
    let dates = source.said.iter().filter(|one| match one.topic {
        Topic::InForce | Topic::Review => true,
        Topic::Signatures => false,
    });
    dates.map(|one| Line::finding(one.message.clone()))
}
