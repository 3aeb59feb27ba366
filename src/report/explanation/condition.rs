//! Conditions as written, with their results.

use super::Page;
use super::value::{Names, fields};
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::{ConditionTrace, ObservedValue};
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
    let missing = match trace.answer {
        Truth::Open => missing(trace),
        Truth::Met | Truth::NotMet => String::new(),
    };
    let found = trace
        .found
        .as_ref()
        .map_or(String::new(), |found| names.observed(found));
    match (found.as_str(), missing.as_str()) {
        ("", "") => String::new(),
        (found, "") => format!(": {found}"),
        ("" | "unknown", missing) => format!(": {missing}"),
        (found, _) if matches!(trace.found, Some(ObservedValue::Range(_))) => {
            format!(": {found}, and not all of these numbers meet it")
        }
        (found, missing) => format!(": {found}; {missing}"),
    }
}

/// The fields that make a condition open: those that are unknown, and those whose range is met by a part of its numbers only.
fn missing(trace: &ConditionTrace) -> String {
    let (cut, unknown): (Vec<String>, Vec<String>) =
        (trace.missing.iter().cloned()).partition(|field| is_cut(trace, field));
    let say = |names: &[String], what: &str| match names {
        [] => None,
        [_] => Some(format!("{} is {what}", fields(names))),
        _ => Some(format!("{} are {what}", fields(names))),
    };
    let both = [say(&unknown, "unknown"), say(&cut, "a range that it cuts")];
    both.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether a comparison cuts the range of a field.
fn is_cut(trace: &ConditionTrace, field: &str) -> bool {
    let is_range = matches!(trace.found, Some(ObservedValue::Range(_)));
    (is_range && trace.answer == Truth::Open && trace.missing == [field])
        || trace.parts.iter().any(|part| is_cut(part, field))
}
