//! What the words of the contract mean.

use super::{AgreementData, conditions};
use crate::contract::model::DefinitionKind;
use crate::message::{Message, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, words};
use crate::report::page::line::Line;

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let mut parts = Vec::new();
    let terms = &source.contract.terms;
    if !terms.is_empty() {
        let mut table = Table::with(&[words(template!("word")), words(template!("meaning"))]);
        for term in terms {
            let meaning = Line::says(Message::verbatim(&term.meaning));
            table.row([Line::name(&term.name.text).into(), meaning.into()]);
        }
        parts.push(Part {
            blocks: vec![Block::Table(table)],
            ..Part::default()
        });
    }
    let definitions = source.contract.definitions.iter();
    let own = definitions.filter(|one| one.kind == DefinitionKind::Define);
    parts.extend(own.map(|definition| {
        let meaning = definition.meaning.as_ref();
        let meaning = meaning.map(|text| Block::Says(Line::says(Message::verbatim(text))));
        let condition = conditions::block(source, &definition.condition);
        Part {
            heading: Some(Line::name(&definition.name.text)),
            because: definition.because.as_ref().map(|one| one.text.clone()),
            blocks: meaning.into_iter().chain([condition]).collect(),
            ..Part::default()
        }
    }));
    super::section("terms", msg!("What words mean"), parts)
}
