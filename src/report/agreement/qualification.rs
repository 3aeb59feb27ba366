//! Who is a customer that both want, who the people are, and who is left out.

use super::{AgreementData, conditions};
use crate::contract::model::{Condition, DefinitionKind, Reason};
use crate::message::{Message, ToArg, msg};
use crate::report::page::document::{Part, Section};
use crate::report::page::line::{Line, Style};

/// Ideal customers and personas.
pub(super) fn customers(source: AgreementData<'_>) -> Option<Section> {
    let definitions = source.contract.definitions.iter();
    let parts = definitions.filter_map(|definition| {
        let name = &definition.name.text;
        let heading = match definition.kind {
            DefinitionKind::IdealCustomer => msg!("Ideal customer: {name}", name),
            DefinitionKind::Persona => msg!("Persona: {name}", name),
            DefinitionKind::Define => return None,
        };
        let because = definition.because.as_ref();
        Some(part(source, heading, &definition.condition, because))
    });
    let title = msg!("Who qualifies");
    super::section("customers", title, parts.collect())
}

/// Exclusions.
pub(super) fn exclusions(source: AgreementData<'_>) -> Option<Section> {
    let exclusions = source.contract.exclusions.iter();
    let parts = exclusions.map(|one| {
        let heading = Message::new("{name}", [("name", one.name.text.to_arg())]);
        part(source, heading, &one.condition, one.because.as_ref())
    });
    let title = msg!("Who is never handed over");
    super::section("exclusions", title, parts.collect())
}

fn part(
    source: AgreementData<'_>,
    heading: Message,
    condition: &Condition,
    because: Option<&Reason>,
) -> Part {
    Part {
        heading: Some(Line::says(heading).with(Style::Name, &["name"])),
        because: because.map(|because| because.text.clone()),
        blocks: vec![conditions::block(source, condition)],
        ..Part::default()
    }
}
