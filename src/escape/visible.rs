//! Makes invisible characters visible.

use crate::text::hidden;
use std::borrow::Cow;

/// Replaces each hidden character with one of the same length in bytes, so that offsets into the text stay right.
pub(super) fn same_length(text: &str) -> Cow<'_, str> {
    replaced(text, |c| match c.len_utf8() {
        1 => '?',
        2 => '\u{bf}',
        3 => char::REPLACEMENT_CHARACTER,
        _ => '\u{1fbc4}',
    })
}

/// Text that may have several lines; a `\r` that does not end a line is made visible.
pub(super) fn block(text: &str) -> Cow<'_, str> {
    let text = replaced(text, stand_in);
    match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "␍")),
        false => text,
    }
}

/// Text that must stay on one line.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let shown = replaced(text, stand_in);
    if !shown.contains(['\n', '\r', '\t']) {
        return shown;
    }
    let shown = shown.chars().map(|c| match c {
        '\n' => '␊',
        '\r' => '␍',
        '\t' => '␉',
        c => c,
    });
    Cow::Owned(shown.collect())
}

fn stand_in(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => '?',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

fn replaced(text: &str, stand_in: impl Fn(char) -> char) -> Cow<'_, str> {
    let mut hidden = hidden(text).peekable();
    if hidden.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in hidden {
        shown.push_str(text.get(from..at).unwrap_or_default());
        shown.push(stand_in(c));
        from = at + c.len_utf8();
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_are_seen_and_offsets_stay_where_they_matter() {
        let sly = "a\u{1b}[31m\u{202e}b\u{85}c\u{e0041}\r\n";
        assert_eq!(same_length(sly), "a?[31m\u{fffd}b\u{bf}c\u{1fbc4}\r\n");
        assert_eq!(same_length(sly).len(), sly.len());
        assert_eq!(line("São\t1\r\n2"), "São␉1␍␊2");
        assert_eq!(block("a\rb\r\nc\td\r"), "a␍b\nc\td␍");
        assert!(matches!(line("São 1"), Cow::Borrowed(_)));
    }
}
