//! Conditions as written, with their results.

use super::value::{Names, fields};
use super::{Page, pad, widest};
use crate::eval::explain::explanation::{ConditionTrace, ObservedValue};
use crate::ir::Truth;
use crate::message::{Join, Message, msg};

/// A condition with its parts, one per line: the result, the author's words, the line, and the value found. The condition of
/// a named definition is shown where the definition is explained.
pub(super) fn write(page: &mut Page, depth: usize, trace: &ConditionTrace, names: &Names) {
    let language = page.look.language;
    let answers = [Truth::Met, Truth::NotMet, Truth::Open].map(Truth::message);
    let width = widest(&answers, language) + 2;
    let result = pad(&trace.answer.message().text(language), width);
    page.columns(depth, &result, &in_a_line(trace, names));
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
pub(super) fn in_a_line(trace: &ConditionTrace, names: &Names) -> Message {
    let (text, line) = (trace.line.text.trim(), names.line(&trace.line));
    match remark(trace, names) {
        Some(remark) => msg!("{text} ({line}): {remark}", text, line, remark),
        None => msg!("{text} ({line})", text, line),
    }
}

/// `300`, or the names of the unknown fields.
pub(super) fn remark(trace: &ConditionTrace, names: &Names) -> Option<Message> {
    let missing = match trace.answer {
        Truth::Open => missing(trace),
        Truth::Met | Truth::NotMet => None,
    };
    match (&trace.found, missing) {
        (None | Some(ObservedValue::Unknown), Some(missing)) => Some(missing),
        (None, None) => None,
        (Some(found), None) => Some(names.observed(found)),
        (Some(found @ ObservedValue::Range(_)), Some(_)) => {
            let range = names.observed(found);
            Some(msg!("{range}, and not all of these numbers meet it", range))
        }
        (Some(found), Some(missing)) => {
            let both = [names.observed(found), missing];
            Some(Message::joined(both, Join::Semicolon))
        }
    }
}

/// The fields that make a condition open: those that are unknown, and those whose range is met by a part of its numbers only.
fn missing(trace: &ConditionTrace) -> Option<Message> {
    let (cut, unknown): (Vec<String>, Vec<String>) =
        (trace.missing.iter().cloned()).partition(|field| is_cut(trace, field));
    let unknown = (!unknown.is_empty()).then(|| {
        msg!(
            "{fields} {n|is|are} unknown",
            fields = fields(&unknown),
            n = unknown.len()
        )
    });
    let cut = (!cut.is_empty()).then(|| {
        msg!(
            "{fields} {n|is|are} a range that it cuts",
            fields = fields(&cut),
            n = cut.len()
        )
    });
    let both: Vec<Message> = unknown.into_iter().chain(cut).collect();
    (!both.is_empty()).then(|| Message::joined(both, Join::Comma))
}

/// Whether a comparison cuts the range of a field.
fn is_cut(trace: &ConditionTrace, field: &str) -> bool {
    let is_range = matches!(trace.found, Some(ObservedValue::Range(_)));
    (is_range && trace.answer == Truth::Open && trace.missing == [field])
        || trace.parts.iter().any(|part| is_cut(part, field))
}
