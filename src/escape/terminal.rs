//! Text on terminals, which build servers keep as logs: no character moves the cursor, hides anything or changes the text
//! direction, and no line is a command of a build server.

use super::{build_log, visible};
use std::borrow::Cow;

/// A name, an id or a value within a line; line ends in it are made visible.
pub fn inline(text: &str) -> Cow<'_, str> {
    build_log::inert(visible::line(text))
}

/// Lines of a contract and similar text, unchanged.
pub fn block(text: &str) -> Cow<'_, str> {
    build_log::inert(visible::block(text))
}

/// Text under which places are marked: byte offsets stay right. It must also pass through [`printed`].
pub fn pictured(text: &str) -> Cow<'_, str> {
    visible::same_length(text)
}

/// A final filter for everything printed for people: only leadc's own colours stay, and only if they are enabled.
pub fn printed(text: &str, colors: bool) -> Cow<'_, str> {
    if !colors || !text.contains('\u{1b}') {
        return block(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        let (before, escape) = rest.split_at(at);
        let color = color_length(escape).unwrap_or(0);
        let (color, behind) = escape.split_at(color);
        shown.push_str(&visible::block(before));
        match color {
            "" => shown.push('?'),
            color => shown.push_str(color),
        }
        rest = match color {
            "" => behind.get(1..).unwrap_or_default(),
            _ => behind,
        };
    }
    shown.push_str(&visible::block(rest));
    build_log::inert(Cow::Owned(shown))
}

/// Length of the colour sequence at the start of a text: `ESC [ 3 1 m`.
pub(super) fn color_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("\u{1b}[")?;
    let codes = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    rest.get(codes..)?.starts_with('m').then_some(codes + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_of_our_own_stay() {
        let text = "\u{1b}[1;31merror\u{1b}[0m: \u{1b}]0;x\u{7}\u{202e}\n";
        assert_eq!(
            printed(text, true),
            "\u{1b}[1;31merror\u{1b}[0m: ?]0;x?\u{fffd}\n"
        );
        assert_eq!(printed(text, false), "?[1;31merror?[0m: ?]0;x?\u{fffd}\n");
    }

    #[test]
    fn a_name_makes_no_line_and_no_command() {
        assert_eq!(inline("A\r\n::error::x"), "A␍␊::error::x");
        assert_eq!(inline(" ::error::x"), " : :error::x");
        assert_eq!(
            printed("a\n\u{1b}[31m ::stop-commands::x\n", true),
            "a\n\u{1b}[31m : :stop-commands::x\n"
        );
        assert_eq!(block("a::b\n##[group]x"), "a::b\n# #[group]x");
    }
}
