//! A candidate as edits: the statement of its line is replaced, indent and comment stay, absorbed statements go.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::{Candidate, Edit};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax::comment_start;

/// The lines that a candidate changes.
pub(super) fn lines(
    sources: &Sources,
    diagnostic: &Diagnostic,
    candidate: &Candidate,
) -> Vec<(FileId, usize)> {
    let spans = std::iter::once(&diagnostic.primary.span).chain(&candidate.absorbs);
    spans
        .map(|span| (span.file, sources.line_number(*span)))
        .collect()
}

/// The edits of a candidate; the first gives the corrected lines.
pub(super) fn of(sources: &Sources, diagnostic: &Diagnostic, candidate: &Candidate) -> Vec<Edit> {
    let span = diagnostic.primary.span;
    let own = match candidate.is_added {
        true => above(sources, span, &candidate.lines),
        false => instead(sources, span, &candidate.lines),
    };
    let absorbed = candidate.absorbs.iter().map(|line| without(sources, *line));
    std::iter::once(own).chain(absorbed).collect()
}

/// Replaces the statement of a line.
fn instead(sources: &Sources, span: Span, corrected: &str) -> Edit {
    let file = sources.file(span.file);
    let range = file.line_range(sources.line_number(span));
    let line = &file.text[range.clone()];
    let indent = indent(line);
    let comment = comment_start(line).unwrap_or(line.len());
    let has_comment = comment < line.len() && corrected.trim_end().ends_with(&line[comment..]);
    let kept = match has_comment {
        true => line,
        false => line[..comment].trim_end(),
    };
    let own_indent = corrected.starts_with(char::is_whitespace);
    let start = if own_indent { 0 } else { indent };
    let more = [
        line_end(file, range.end),
        line[..indent].trim_start_matches(BOM),
    ]
    .concat();
    let lines: Vec<&str> = corrected.trim_end().lines().collect();
    Edit {
        span: Span::new(
            span.file,
            range.start + start,
            range.start + kept.len().max(start),
        ),
        text: lines.join(&more),
    }
}

/// Adds lines above a line.
fn above(sources: &Sources, span: Span, added: &str) -> Edit {
    let file = sources.file(span.file);
    let range = file.line_range(sources.line_number(span));
    let line = &file.text[range.clone()];
    let start = range.start + line.len() - line.trim_start_matches(BOM).len();
    let end = line_end(file, range.end);
    let lines: Vec<&str> = added.trim_end().lines().collect();
    Edit {
        span: Span::new(span.file, start, start),
        text: [&lines.join(end), end].concat(),
    }
}

/// Removes the statement of a line; a comment after it stays.
fn without(sources: &Sources, span: Span) -> Edit {
    let file = sources.file(span.file);
    let range = file.line_range(sources.line_number(span));
    let line = &file.text[range.clone()];
    let (end, text) = match comment_start(line) {
        Some(comment) => (
            range.end,
            [&line[..indent(line)], &line[comment..]].concat(),
        ),
        None => (
            range.end + end_length(&file.text[range.end..]),
            String::new(),
        ),
    };
    Edit {
        span: Span::new(span.file, range.start, end),
        text,
    }
}

const BOM: char = '\u{feff}';

/// Length of the white space before a statement, and of the mark at the start of a file.
fn indent(line: &str) -> usize {
    let is_blank = |c: char| c.is_whitespace() || c == BOM;
    line.len() - line.trim_start_matches(is_blank).len()
}

/// The length of the line end that a text starts with.
fn end_length(rest: &str) -> usize {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// How the line that ends at `end` ends; for the last line without an end, as the first line does.
fn line_end(file: &SourceFile, end: usize) -> &'static str {
    let of = |end: usize| match &file.text.as_bytes()[end..] {
        [b'\r', b'\n', ..] => Some("\r\n"),
        [b'\r', ..] => Some("\r"),
        [b'\n', ..] => Some("\n"),
        _ => None,
    };
    of(end)
        .or_else(|| of(file.line_range(1).end))
        .unwrap_or("\n")
}
