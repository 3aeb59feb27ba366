//! Corrected lines as edits: the part of the file to replace, and the new text.

use super::{Code, Diagnostic};
use crate::source::{Sources, Span};

/// An edit that fixes the problem of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The replaced part.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// Codes whose corrected line is added to the block; the author chooses the place.
pub const ADDS_A_LINE: &[Code] = &[Code::E0501, Code::E0502, Code::E0503];

/// The edit that replaces the author's line with the corrected lines; its indent and its comment are kept.
pub fn fix(diagnostic: &Diagnostic, sources: &Sources) -> Option<Fix> {
    let corrected = diagnostic.help.as_ref()?.corrected.as_ref()?;
    if ADDS_A_LINE.contains(&diagnostic.code) {
        return None;
    }
    let span = diagnostic.primary.span;
    let file = sources.file(span.file);
    let range = file.line_range(sources.line_number(span));
    let line = file.text.get(range.clone())?;
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let indent = match corrected.starts_with(char::is_whitespace) {
        true => "",
        false => &line[..line.len() - line.trim_start_matches(is_blank).len()],
    };
    let kept = line[..line.len() - comment(line, corrected).len()].trim_end();
    let lines: Vec<&str> = corrected.trim_end().lines().collect();
    let more = format!("\n{}", indent.trim_start_matches('\u{feff}'));
    Some(Fix {
        span: Span::new(
            span.file,
            range.start + indent.len(),
            range.start + kept.len().max(indent.len()),
        ),
        text: lines.join(&more),
    })
}

/// The comment after the author's line, unless the corrected line contains a `#` of its own, such as in a text.
fn comment<'a>(line: &'a str, corrected: &str) -> &'a str {
    match line.find(" #") {
        Some(at) if !corrected.contains('#') => &line[at..],
        _ => "",
    }
}
