//! What both sides record: fields of a lead and activities.

use super::AgreementData;
use crate::contract::model::Actor;
use crate::message::{Join, Message, ToArg, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, words};
use crate::report::page::line::Line;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let fields = fields(source);
    let activities = activities(source);
    let part = |heading: Message, table: Table| Part {
        heading: Some(Line::says(heading)),
        blocks: vec![Block::Table(table)],
        ..Part::default()
    };
    let mut parts = Vec::new();
    if !fields.rows.is_empty() {
        parts.push(part(msg!("About a lead"), fields));
    }
    if !activities.rows.is_empty() {
        parts.push(part(msg!("Activities"), activities));
    }
    super::section("information", msg!("What is recorded"), parts)
}

fn fields(source: AgreementData<'_>) -> Table {
    let mut table = Table::with(&[words(template!("field")), words(template!("kind"))]);
    for field in &source.contract.fields {
        table.row([
            Line::name(&field.name.text).into(),
            field.kind.noun().into(),
        ]);
    }
    table
}

fn activities(source: AgreementData<'_>) -> Table {
    let mut table = Table::with(&[words(template!("activity")), words(template!("by"))]);
    for activity in &source.contract.activities {
        let actors = activity.actors.iter().map(|actor| match actor {
            Actor::Lead => msg!("the lead").to_arg(),
            Actor::Party(id) => source.party(*id).to_arg(),
        });
        let actors = Message::joined(actors, Join::Or);
        let name = Line::name(&activity.name.text);
        table.row([name.into(), actors.into()]);
    }
    table
}
