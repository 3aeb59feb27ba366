//! When people work: opening hours and closed days of each calendar.

use super::AgreementData;
use crate::contract::model::{Calendar, Closing};
use crate::message::{Message, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, words};
use crate::report::page::line::Line;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let calendars = source.contract.calendars.iter();
    let parts = calendars.map(|calendar| of_calendar(source, calendar));
    let title = msg!("Working time");
    super::section("working-time", title, parts.collect())
}

fn of_calendar(source: AgreementData<'_>, calendar: &Calendar) -> Part {
    let mut places: Vec<_> = calendar.open.iter().map(|one| one.span).collect();
    places.extend(calendar.special.iter().map(|one| one.span));
    places.extend(calendar.as_usual.iter().map(|one| one.span));
    // A line with several windows is shown once.
    places.dedup();
    let zone = &calendar.zone_name;
    let mut blocks = vec![Block::Says(Line::says(msg!(
        "Times are those of {zone}.",
        zone
    )))];
    if !calendar.closed.is_empty() {
        blocks.push(Block::Table(closed_days(calendar)));
    }
    Part {
        heading: Some(Line::name(&calendar.name.text)),
        definition: places.into_iter().map(|span| source.words(span)).collect(),
        blocks,
        ..Part::default()
    }
}

/// The closed days in order, of the contract and of its calendar files.
fn closed_days(calendar: &Calendar) -> Table {
    let mut closed: Vec<&Closing> = calendar.closed.iter().collect();
    closed.sort_by_key(|closing| (closing.from, closing.to));
    let mut table = Table::with(&[words(template!("closed")), words(template!("reason"))]);
    for closing in closed {
        let (from, to) = (closing.from, closing.to);
        let days = match from == to {
            true => Message::verbatim(from.to_string()),
            false => msg!("{from} to {to}", from, to),
        };
        let name = closing.name.as_deref().map_or(Line::none(), Line::name);
        table.row([days.into(), name.into()]);
    }
    table
}
