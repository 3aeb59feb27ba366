//! Conditions as written, with their results.

use super::Page;
use super::value::{Names, fields};
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::ConditionTrace;
use crate::ir::Truth;

/// A condition with its parts, one per line: the result, the author's words, the line, and the value found. The condition of
/// a named definition is shown where the definition is explained.
pub(super) fn write(page: &mut Page, depth: usize, trace: &ConditionTrace, names: &Names) {
    page.columns(
        depth,
        &format!("{:<9}", trace.answer.word()),
        &in_a_line(trace, names),
    );
    write_parts(page, depth + 1, trace, names);
}

/// The parts of a condition.
pub(super) fn write_parts(page: &mut Page, depth: usize, trace: &ConditionTrace, names: &Names) {
    if trace.definition.is_none() {
        trace
            .parts
            .iter()
            .for_each(|part| write(page, depth, part, names));
    }
}

/// The author's words, the line and the value found, without the result.
pub(super) fn in_a_line(trace: &ConditionTrace, names: &Names) -> String {
    let words = inline(trace.line.text.trim()).into_owned();
    format!(
        "{words} ({}){}",
        names.line(&trace.line),
        remark(trace, names)
    )
}

/// `: 300`, or the names of the unknown fields.
pub(super) fn remark(trace: &ConditionTrace, names: &Names) -> String {
    let missing = match trace.answer == Truth::Open && !trace.missing.is_empty() {
        true => format!(
            "{} {} unknown",
            fields(&trace.missing),
            if trace.missing.len() == 1 {
                "is"
            } else {
                "are"
            }
        ),
        false => String::new(),
    };
    let found = trace
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
