//! Examples of leads, and what the contract says about each.

use super::AgreementData;
use crate::contract::ExampleItems;
use crate::message::{msg, template};
use crate::report::page::document::{Block, Cell, Part, Section, Table, words};
use crate::report::page::line::Line;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let examples = &source.contract.examples;
    if examples.is_empty() {
        return None;
    }
    let said = msg!("The contract is tested with these leads: each gets what its example expects.");
    let mut table = Table::with(&[
        words(template!("example")),
        words(template!("what is known")),
        words(template!("what happened")),
        words(template!("what is expected")),
    ]);
    for example in examples {
        let items = ExampleItems::new(source.writer(), example);
        table.row([
            Cell::Lines(vec![
                Line::name(&example.title),
                Line::soft(msg!("as of {time}", time = items.as_of)),
            ]),
            list(&items.facts),
            list(&items.did),
            list(&items.expects),
        ]);
    }
    let part = Part {
        blocks: vec![Block::Says(Line::says(said)), Block::Table(table)],
        ..Part::default()
    };
    super::section("examples", msg!("Examples"), vec![part])
}

/// Words of the contract, one below the other.
fn list(items: &[String]) -> Cell {
    Cell::Lines(items.iter().map(|item| Line::name(item)).collect())
}
