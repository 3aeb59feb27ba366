//! Examples of leads, and what the contract says about each.

use super::AgreementData;
use crate::contract::example_text;
use crate::contract::model::Example;
use crate::message::{Message, msg};
use crate::report::page::document::{Block, Part, Section};
use crate::report::page::line::Line;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let examples = source.contract.examples.iter();
    let parts = examples.map(|example| Part {
        heading: Some(Line::says(Message::verbatim(&example.title))),
        definition: lines(source, example),
        ..Part::default()
    });
    let mut parts: Vec<Part> = parts.collect();
    if let Some(first) = parts.first_mut() {
        let said =
            msg!("The contract is tested with these leads: each gets what its example expects.");
        first.blocks.push(Block::Says(Line::says(said)));
    }
    super::section("examples", msg!("Examples"), parts)
}

/// The lines below the title.
fn lines(source: AgreementData<'_>, example: &Example) -> Vec<String> {
    let text = example_text(source.contract, source.language(), example);
    let lines = text.lines().skip(1);
    lines.map(|line| line.trim().to_owned()).collect()
}
