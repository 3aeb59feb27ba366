//! Conditions as written, with their results.

use super::Page;
use super::value::{Names, fields};
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::ConditionTrace;
use crate::ir::Truth;

/// A condition with its parts, one per line: the result, the author's words, the line, and the value found. The condition of
/// a named definition is shown where the definition is explained.
pub(super) fn write(page: &mut Page, depth: usize, told: &ConditionTrace, names: &Names) {
    page.columns(
        depth,
        &format!("{:<9}", told.answer.word()),
        &in_a_line(told, names),
    );
    write_parts(page, depth + 1, told, names);
}

/// The parts of a condition.
pub(super) fn write_parts(page: &mut Page, depth: usize, told: &ConditionTrace, names: &Names) {
    if told.definition.is_none() {
        told.parts
            .iter()
            .for_each(|part| write(page, depth, part, names));
    }
}

/// The author's words, the line and the value found, without the result.
pub(super) fn in_a_line(told: &ConditionTrace, names: &Names) -> String {
    let words = inline(told.line.text.trim()).into_owned();
    format!(
        "{words} ({}){}",
        names.line(&told.line),
        remark(told, names)
    )
}

/// `: 300`, or the names of the unknown fields.
pub(super) fn remark(told: &ConditionTrace, names: &Names) -> String {
    let missing = match told.answer == Truth::Open && !told.missing.is_empty() {
        true => format!(
            "{} {} unknown",
            fields(&told.missing),
            if told.missing.len() == 1 { "is" } else { "are" }
        ),
        false => String::new(),
    };
    let found = told
        .found
        .as_ref()
        .map_or(String::new(), |found| names.observed(found));
    match (found.as_str(), missing.as_str()) {
        ("", "") => String::new(),
        (found, "") => format!(": {found}"),
        ("" | "unknown", missing) => format!(": {missing}"),
        (found, missing) => format!(": {found}; {missing}"),
    }
}
