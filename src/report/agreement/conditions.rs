//! Conditions as lists: a line each, with their depth.

use super::AgreementData;
use crate::contract::model::{Condition, ConditionKind};
use crate::report::page::document::Block;
use crate::syntax::opener;
use crate::syntax::tree::GroupWord;

/// A condition as a list.
pub(super) fn block(source: AgreementData<'_>, condition: &Condition) -> Block {
    let mut lines = Vec::new();
    add(source, condition, 0, &mut lines);
    Block::List(lines)
}

fn add(
    source: AgreementData<'_>,
    condition: &Condition,
    depth: usize,
    lines: &mut Vec<(usize, String)>,
) {
    let group = |word| opener(source.language(), word).to_owned();
    let text = match &condition.kind {
        ConditionKind::All(_) => group(GroupWord::All),
        ConditionKind::Any(_) => group(GroupWord::Any),
        ConditionKind::None(_) => group(GroupWord::None),
        ConditionKind::Test(..)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::Activity(_)
        | ConditionKind::InStage(_) => source.words(condition.span),
    };
    lines.push((depth, text));
    for part in condition.parts() {
        add(source, part, depth + 1, lines);
    }
}

/// A condition on one line, for a cell of a table: `all of: a; b`.
pub(super) fn on_one_line(source: AgreementData<'_>, condition: &Condition) -> String {
    let text = source.words(condition.span);
    let parts: Vec<String> = condition
        .parts()
        .iter()
        .map(|part| on_one_line(source, part))
        .collect();
    match parts.is_empty() {
        true => text,
        false => format!("{text} {}", parts.join("; ")),
    }
}
