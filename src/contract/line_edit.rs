//! Corrected lines of a contract.

use crate::source::{Sources, Span};

/// The line of `span` with that span replaced by `new`, without indentation.
pub(crate) fn replaced(sources: &Sources, span: Span, new: &str) -> String {
    replaced_all(sources, &[(span, new.to_string())])
}

/// The line of the first span with every span replaced; the spans are on one line and do not overlap.
pub(crate) fn replaced_all(sources: &Sources, edits: &[(Span, String)]) -> String {
    let Some((first, _)) = edits.first() else {
        return String::new();
    };
    let file = sources.file(first.file);
    let line = file.line_range(file.place(first.start as usize).line);
    let mut sorted: Vec<&(Span, String)> = edits.iter().collect();
    sorted.sort_by_key(|(span, _)| span.start);
    let mut text = String::new();
    let mut at = line.start;
    for (span, new) in sorted {
        text.push_str(file.text.get(at..span.start as usize).unwrap_or(""));
        text.push_str(new);
        at = span.end as usize;
    }
    text.push_str(file.text.get(at..line.end).unwrap_or(""));
    text.trim().trim_start_matches('\u{feff}').to_string()
}

/// The part of the line before `span`, without indentation: `+15 when `, `- `.
pub(crate) fn before(sources: &Sources, span: Span) -> String {
    let file = sources.file(span.file);
    let line = file.line_range(file.place(span.start as usize).line);
    let text = file.text.get(line.start..span.start as usize).unwrap_or("");
    text.trim_start().trim_start_matches('\u{feff}').to_string()
}
