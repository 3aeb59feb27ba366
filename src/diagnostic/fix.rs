//! Corrected lines as edits: what to take out of a file, and what to put in its place.

use super::{Code, Diagnostic};
use crate::source::{Sources, Span};

/// An edit that mends what a diagnostic is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What goes.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// Codes whose corrected line is to be added to the block; where, the author decides.
pub const ADDS_A_LINE: &[Code] = &[Code::E0501, Code::E0502, Code::E0503];

/// The edit that puts the corrected lines in the place of the author's line; its indent and its comment stay.
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

/// The comment behind the author's line, unless the corrected line has a `#` of its own, as in a text.
fn comment<'a>(line: &'a str, corrected: &str) -> &'a str {
    match line.find(" #") {
        Some(at) if !corrected.contains('#') => &line[at..],
        _ => "",
    }
}
