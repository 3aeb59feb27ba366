//! A line is reported once: an undeclared name next to another error becomes part of that error.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::message::msg;
use crate::source::Sources;
use rustc_hash::FxHashMap;

/// The findings of one line, bullets included. If the line has an undeclared name and another error, the name becomes a second
/// label of that error.
pub(super) fn joined(sources: &Sources, line: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_name = |d: &Diagnostic| matches!(d.code, Code::E0301 | Code::E0307);
    let (names, mut others): (Vec<_>, Vec<_>) = line.into_iter().partition(is_name);
    let mut errors: FxHashMap<usize, usize> = FxHashMap::default();
    for (at, error) in others.iter().enumerate().filter(|(_, d)| d.is_error()) {
        errors
            .entry(sources.line_number(error.primary.span))
            .or_insert(at);
    }
    let mut joined = Vec::new();
    for name in names {
        let error = errors.get(&sources.line_number(name.primary.span));
        match error.and_then(|at| others.get_mut(*at)) {
            Some(error) => join(error, name),
            None => joined.push(name),
        }
    }
    joined.extend(others);
    joined
}

fn join(error: &mut Diagnostic, name: Diagnostic) {
    let help = name
        .help
        .as_ref()
        .map(|help| msg!("{what}: {help}", what = name.message, help = help.text));
    error.notes.extend(help);
    error.secondary.push(Label {
        span: name.primary.span,
        text: Some(name.message),
    });
}
