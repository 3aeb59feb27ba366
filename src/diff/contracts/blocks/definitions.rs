//! Ideal customers, personas, definitions and exclusions: named conditions.

use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line};
use super::super::{BlockKind, Side};
use super::{because, named_block};
use crate::contract::model::DefinitionKind;
use crate::message::template;

pub(super) fn blocks(side: Side<'_>) -> Vec<Block> {
    let definitions = side.contract.definitions.iter().map(|definition| {
        let kind = match definition.kind {
            DefinitionKind::IdealCustomer => BlockKind::IdealCustomer,
            DefinitionKind::Persona => BlockKind::Persona,
            DefinitionKind::Define => BlockKind::Definition,
        };
        let meaning = definition.meaning.as_ref();
        let meaning = meaning.map(|text| Line::setting(template!("meaning"), format!("“{text}”")));
        let mut lines = vec![Line::condition(ConditionView::new(
            side,
            &definition.condition,
        ))];
        lines.extend(meaning);
        lines.extend(because(definition.because.as_ref()));
        named_block(kind, &definition.name, lines)
    });
    let exclusions = side.contract.exclusions.iter().map(|exclusion| {
        let mut lines = vec![Line::condition(ConditionView::new(
            side,
            &exclusion.condition,
        ))];
        lines.extend(because(exclusion.because.as_ref()));
        named_block(BlockKind::Exclusion, &exclusion.name, lines)
    });
    definitions.chain(exclusions).collect()
}
