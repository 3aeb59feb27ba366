//! Text in Markdown, as read by GitHub, GitLab and wikis.
//!
//! Marks of Markdown and HTML are escaped with backslashes and entities. That does not stop mentions, references and links
//! without marks, which are detected in the rendered text: `@team`, `#1`, `GH-1`, commit hashes, `www.…`. Words that contain
//! one are written as code, where nothing is detected.

use super::{build_log, html, visible};
use std::borrow::Cow;

/// A text within a line, a heading or a table cell.
pub fn text(text: &str) -> String {
    let shown = escaped(text);
    let mut escaped = String::with_capacity(shown.len());
    let start = shown.trim_start();
    if start.len() < shown.len() {
        // Four spaces would start a code block.
        escaped.push(' ');
    }
    for (at, word) in start.split(' ').enumerate() {
        if at > 0 {
            escaped.push(' ');
        }
        match acting_part(word) {
            Some((before, part, behind)) => {
                escaped.extend([escape(before), code(part), escape(behind)]);
            }
            None if at == 0 => escaped.push_str(&escape_start(word)),
            None => escaped.push_str(&escape(word)),
        }
    }
    escaped
}

/// A line of a contract, a name or a file as code.
pub fn code(text: &str) -> String {
    // A bar would end the table cell, and a backslash escapes it only outside code.
    let parts = escaped(text);
    let parts: Vec<String> = parts.split('|').map(span).collect();
    parts.join("\\|")
}

/// Lines as a code block in the language `language`, with a line end after it.
pub fn fenced(language: &str, lines: &str) -> String {
    let lines = build_log::inert(visible::block(lines));
    let lines = lines.trim_end_matches('\n');
    let runs = lines.split(|c| c != '~').map(str::len);
    let fence = "~".repeat(runs.max().unwrap_or(0).max(2) + 1);
    format!("{fence}{language}\n{lines}\n{fence}\n")
}

/// A name or a file as code in an HTML context, such as the title of a collapsed part.
pub fn code_in_html(text: &str) -> String {
    format!("<code>{}</code>", html::text(text).into_string())
}

/// Text on one line, without marks that would end a comment or start a command.
fn escaped(text: &str) -> Cow<'_, str> {
    build_log::inert(visible::line(text))
}

/// Code without bars.
fn span(text: &str) -> String {
    if text.trim().is_empty() {
        return escape(text);
    }
    // Programs that look for a mark in a comment look inside code too.
    let text = text.replace("<!--", "<! --");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let is_padded = longest > 0 || text.starts_with(' ') && text.ends_with(' ');
    let space = if is_padded { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' | '^' | '{' => {
                escaped.extend(['\\', c]);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// The first word of a text, which may come first on its line: it must not start a bullet, a numbered list, a rule or a quick
/// action.
fn escape_start(word: &str) -> String {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = word.split_at(digits);
    let is_rule = |mark: char| !rest.is_empty() && rest.trim_start_matches(mark).is_empty();
    let is_mark = match digits {
        0 => rest == "+" || is_rule('-') || is_rule('=') || rest.starts_with('/'),
        _ => rest == "." || rest == ")",
    };
    match is_mark {
        true => format!("{number}\\{}", escape(rest)),
        false => escape(word),
    }
}

/// The part of a word that would be active as plain text, with the text around it.
fn acting_part(word: &str) -> Option<(&str, &str, &str)> {
    if !acts(word) {
        return None;
    }
    let part = word.trim_start_matches(['“', '"', '(']);
    let before = &word[..word.len() - part.len()];
    let core = part.trim_end_matches(['”', '"', ')', ',', ';', ':', '.']);
    match acts(core) {
        true => Some((before, core, &part[core.len()..])),
        false => Some(("", word, "")),
    }
}

/// Whether a word is a mention, a reference, a link or a picture without any Markdown marks.
fn acts(word: &str) -> bool {
    let is_mark_before = |mark: char, is_it: fn(char) -> bool| {
        let mut places = word.match_indices(mark);
        places.any(|(at, _)| word[at + mark.len_utf8()..].starts_with(is_it))
    };
    let digit = |c: char| c.is_ascii_digit();
    let is_reference = is_mark_before('#', char::is_alphanumeric)
        || is_mark_before('~', char::is_alphanumeric)
        || is_mark_before('%', char::is_alphanumeric)
        || ['!', '&', '$', '^']
            .iter()
            .any(|mark| is_mark_before(*mark, digit));
    let lower = word.to_ascii_lowercase();
    let is_issue = lower
        .match_indices("gh-")
        .any(|(at, mark)| lower[at + mark.len()..].starts_with(digit));
    is_reference
        || is_issue
        || word.contains(['@'])
        || ["://", "www.", "mailto:", "xmpp:", "]("]
            .iter()
            .any(|mark| lower.contains(mark))
        || word.split(|c: char| !c.is_alphanumeric()).any(is_hash)
        || has_emoji(word)
}

/// A commit hash, possibly abbreviated.
fn is_hash(text: &str) -> bool {
    (7..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// `:white_check_mark:`
fn has_emoji(word: &str) -> bool {
    let is_name = |part: &str| {
        !part.bytes().all(|b| b.is_ascii_digit())
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'+' | b'-'))
    };
    let parts = word.split(':').count();
    let inside = word.split(':').skip(1).take(parts.saturating_sub(2));
    inside.into_iter().any(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_no_markup() {
        assert_eq!(
            text("a|b *c* <d>\n## e"),
            "a\\|b \\*c\\* &lt;d&gt;␊\\#\\# e"
        );
        assert_eq!(text("1. a"), "1\\. a");
        assert_eq!(text("1.5% of -20"), "1.5% of -20");
        assert_eq!(text("/close"), "\\/close");
        assert_eq!(text("    - a"), " \\- a");
        assert_eq!(text("R&D (5-10), 50%"), "R&amp;D (5-10), 50%");
        assert_eq!(code("a `b``c` | d"), "``` a `b``c`  ```\\|` d`");
        assert_eq!(
            fenced("leadc", "~~~~\n\u{202e}x\n"),
            "~~~~~leadc\n~~~~\n\u{fffd}x\n~~~~~\n"
        );
        assert_eq!(code_in_html("<@a>"), "<code>&lt;@a&gt;</code>");
    }

    #[test]
    fn words_that_would_act_are_code() {
        for word in [
            "@team",
            "a@b.org",
            "#1",
            "owner/repo#1",
            "GH-1",
            "gh-12",
            "https://x.org",
            "www.x.org",
            "0123abc",
            "deadbeef",
            "!12",
            "~bug",
            "x](y",
            "a:tada:b",
        ] {
            assert_eq!(text(word), format!("`{word}`"), "{word}");
            assert_eq!(text(&format!("(“{word}”).")), format!("(“`{word}`”)."));
        }
        assert_eq!(text(":tada: “:tada:”"), "`:tada:` `“:tada:”`");
        for word in ["C#", "MQL:", "a:", "10:30:00", "K-000057", "fit#", "a::b"] {
            assert!(!text(word).contains('`'), "{word}");
        }
    }
}
