//! One statement in normal form: typography of mail, Word and chat is simplified, and positions still map to the file.
//!
//! Outside quotes every kind of white space becomes one space, full-width digits and marks their ASCII form, every
//! quote `"`; letters are composed (NFC). Inside quotes only the composition changes.

use crate::message::Language;
use crate::source::{FileId, Span};
use crate::text::{hidden, is_han};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// Represents a straight quote inside a text with other quotes around it; no file can contain this character.
const INNER_QUOTE: char = '\u{fdd0}';

/// A statement, or a part of one, in normal form.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The normal form.
    pub text: String,
    file: FileId,
    /// For each byte of `text`, and one past the end, its position in the file.
    origin: Vec<u32>,
}

/// A line split into its parts.
#[derive(Debug, Clone)]
pub struct NormalLine {
    /// The statement without comment and surrounding space; may be empty.
    pub statement: Statement,
    /// Where the comment is.
    pub comment: Option<Span>,
    /// Where an unclosed quote opens.
    pub open_quote: Option<Span>,
    /// Invisible characters, including those in the comment.
    pub invisible: Vec<(Span, char)>,
}

impl Statement {
    /// The place in the file of a range of the normal form.
    pub fn span(&self, range: Range<usize>) -> Span {
        let at = |i: usize| {
            self.origin
                .get(i)
                .or(self.origin.last())
                .map_or(0, |at| *at as usize)
        };
        // The range ends with the last byte's character, so that trailing space stays outside.
        let end = if range.end > range.start {
            at(range.end).max(at(range.start))
        } else {
            at(range.start)
        };
        Span::new(self.file, at(range.start), end)
    }

    /// The place of the whole statement.
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// The statement with `range` replaced; the new text has the position of the old.
    pub fn with(&self, range: Range<usize>, new: &str) -> Statement {
        let at = self.span(range.clone());
        let text = [&self.text[..range.start], new, &self.text[range.end..]].concat();
        let mut origin = self.origin[..range.start].to_vec();
        origin.extend(std::iter::repeat_n(at.start, new.len()));
        origin.extend_from_slice(&self.origin[range.end..]);
        Statement {
            text,
            file: self.file,
            origin,
        }
    }

    /// The bytes in `range` as a statement of their own.
    pub fn part(&self, range: Range<usize>) -> Statement {
        Statement {
            text: self.text[range.clone()].to_string(),
            file: self.file,
            origin: self.origin[range.start..=range.end].to_vec(),
        }
    }

    /// The statement without the space around it.
    pub fn trimmed(&self) -> Statement {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len().max(start);
        self.part(start..end)
    }

    /// The starts of the statement's words, without 0; a quoted text or bracketed name counts as one word. In a language without
    /// spaces, words start before and after every Han character.
    pub fn word_starts(&self, language: Language) -> Vec<usize> {
        let splits = |c: char| !language.has_spaces() && is_han(c);
        let mut starts = Vec::new();
        let mut enclosed = None;
        let mut before = ' ';
        for (i, c) in self.text.char_indices() {
            let closes = enclosed == Some(c);
            match (enclosed, c) {
                (Some(end), c) if c == end => enclosed = None,
                (Some(_), _) => {}
                (None, '"') => enclosed = Some('"'),
                (None, '[') => enclosed = Some(']'),
                (None, _) => {}
            }
            let is_apart = before == ' ' || matches!(c, ',' | ':' | '"' | '+');
            let is_apart = is_apart || !closes && (splits(c) || splits(before));
            let starts_word = c != ' ' && is_apart;
            let opened_here = matches!(c, '"' | '[') && enclosed.is_some();
            if i > 0
                && starts_word
                && (enclosed.is_none() || opened_here)
                && !(c == '"' && enclosed.is_none())
            {
                starts.push(i);
            }
            before = c;
        }
        starts
    }

    /// The parts between the marks that `is_mark` accepts, outside quotes and brackets.
    pub fn split(&self, is_mark: impl Fn(&str, usize) -> Option<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        let mut enclosed = None;
        let mut skip_to = 0;
        for (i, c) in self.text.char_indices() {
            match (enclosed, c) {
                (Some(end), c) if c == end => enclosed = None,
                (Some(_), _) => {}
                (None, '"') => enclosed = Some('"'),
                (None, '[') => enclosed = Some(']'),
                (None, _) if i >= skip_to => {
                    if let Some(length) = is_mark(&self.text, i) {
                        parts.push(start..i);
                        start = i + length;
                        skip_to = start;
                    }
                }
                (None, _) => {}
            }
        }
        parts.push(start..self.text.len());
        parts
    }
}

/// The inside of a quoted text as the author wrote it.
pub fn unquoted(inner: &str) -> String {
    inner.replace(INNER_QUOTE, "\"")
}

/// A statement in normal form with the marks of its language, as leadc writes it.
pub fn with_marks(language: Language, statement: &str) -> String {
    if language.has_spaces() {
        return unquoted(statement);
    }
    let mut text = String::with_capacity(statement.len());
    let (mut quoted, mut after_mark) = (false, false);
    for (at, c) in statement.char_indices() {
        quoted ^= c == '"';
        let after = statement[at + c.len_utf8()..].chars().next();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        // The colon of a time of day, the comma of a number.
        let is_inner = is_digit(text.chars().next_back()) && is_digit(after);
        let mark = match c {
            ':' if !quoted && !is_inner => Some('：'),
            ',' if !quoted && !is_inner => Some('，'),
            _ => None,
        };
        if !(after_mark && c == ' ') {
            text.push(mark.unwrap_or(c));
        }
        after_mark = mark.is_some();
    }
    unquoted(&text)
}

/// The characters that close a quote opened by `c`.
fn closers(c: char) -> Option<&'static [char]> {
    match c {
        '"' => Some(&['"', '”', '“']),
        '“' | '„' | '”' | '‟' | '＂' => Some(&['”', '“', '"', '‟', '＂']),
        '«' => Some(&['»']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        _ => None,
    }
}

/// The first character as people see it. Between two ASCII characters there is always a border, except in a line end.
fn first_cluster(text: &str) -> Option<&str> {
    match text.as_bytes() {
        [first, rest @ ..]
            if first.is_ascii() && *first != b'\r' && rest.first().is_none_or(u8::is_ascii) =>
        {
            Some(&text[..1])
        }
        _ => text.graphemes(true).next(),
    }
}

/// The plain form of a mark, digit or letter outside quotes.
pub fn plain(c: char) -> char {
    match c {
        // The full-width forms of ASCII come in the same order.
        '！'..='～' => char::from((c as u32 - '！' as u32) as u8 + b'!'),
        '、' => ',',
        '。' => '.',
        '￥' => '¥',
        '−' | '–' | '‐' | '‑' => '-',
        '’' | '‘' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

struct Normaliser<'a> {
    source: &'a str,
    base: usize,
    text: String,
    origin: Vec<u32>,
    /// Positions of invisible characters.
    hidden: Vec<(usize, char)>,
}

impl Normaliser<'_> {
    fn push(&mut self, at: usize, c: char) {
        self.text.push(c);
        self.origin
            .extend(std::iter::repeat_n((self.base + at) as u32, c.len_utf8()));
    }

    /// Pushes the visible characters of a cluster, composed.
    fn each_seen(&mut self, at: usize, cluster: &str, push: fn(&mut Self, usize, char)) {
        if let (true, [byte @ 0..=0x7f]) = (self.hidden.is_empty(), cluster.as_bytes()) {
            return push(self, at, char::from(*byte));
        }
        let is_hidden = |i: usize| self.hidden.binary_search_by_key(&(at + i), |(at, _)| *at);
        let seen = cluster.char_indices();
        let seen = seen.filter(|(i, _)| self.hidden.is_empty() || is_hidden(*i).is_err());
        let seen: Vec<char> = seen.map(|(_, c)| c).nfc().collect();
        seen.into_iter().for_each(|c| push(self, at, c));
    }

    /// A character cluster outside quotes.
    fn push_plain(&mut self, at: usize, cluster: &str) {
        self.each_seen(at, cluster, |this, at, c| {
            let c = plain(c);
            if c != ' ' || !this.text.ends_with(' ') {
                this.push(at, c);
            }
        });
    }

    /// A quoted text that opens at `at`. Returns where it ends, or none if it is not closed.
    fn push_quoted(&mut self, at: usize, opener: char) -> Option<usize> {
        let closers = closers(opener)?;
        let inside = at + opener.len_utf8();
        let (end, closer) = self.source[inside..]
            .char_indices()
            .find(|(_, c)| closers.contains(c))?;
        self.push(at, '"');
        let inner = &self.source[inside..inside + end];
        let mut at = 0;
        while let Some(cluster) = first_cluster(&inner[at..]) {
            self.each_seen(inside + at, cluster, |this, at, c| {
                this.push(at, if c == '"' { INNER_QUOTE } else { c });
            });
            at += cluster.len();
        }
        self.push(inside + end, '"');
        Some(inside + end + closer.len_utf8())
    }
}

/// The statement of a line, without its comment. The same words always give the same text, however they are typed.
pub fn statement(line: &str) -> String {
    let normal = normalise(FileId(0), line, 0).statement.text;
    normal.replace(INNER_QUOTE, "\"")
}

/// Where the comment of a line starts, if it has one.
pub fn comment_start(line: &str) -> Option<usize> {
    let comment = normalise(FileId(0), line, 0).comment?;
    Some(comment.start as usize)
}

/// Brings a line, without its line end, into normal form. `base` is the line's start in the file.
pub fn normalise(file: FileId, line: &str, base: usize) -> NormalLine {
    let mut n = Normaliser {
        source: line,
        base,
        text: String::with_capacity(line.len()),
        origin: Vec::with_capacity(line.len() + 1),
        hidden: hidden(line).collect(),
    };
    let (mut comment, mut open_quote) = (None, None);
    let mut at = 0;
    while let Some(cluster) = first_cluster(&line[at..]) {
        let first = cluster.chars().next().unwrap_or(' ');
        if matches!(first, '#' | '＃') {
            comment = Some(Span::new(file, base + at, base + line.len()));
            break;
        }
        if closers(first).is_some() {
            if let Some(end) = n.push_quoted(at, first) {
                at = end;
                continue;
            }
            open_quote.get_or_insert(Span::new(file, base + at, base + at + first.len_utf8()));
        }
        n.push_plain(at, cluster);
        at += cluster.len();
    }
    // The end of the statement in the file, without the space before a comment.
    let end = base + line[..at].trim_end().len();
    n.origin.push(end as u32);
    debug_assert!(is_nfc_quick(n.text.chars()) != unicode_normalization::IsNormalized::No);
    let place = |(at, c): &(usize, char)| {
        let start = base + at;
        (Span::new(file, start, start + c.len_utf8()), *c)
    };
    let invisible = n.hidden.iter().map(place).collect();
    let statement = Statement {
        text: n.text,
        file,
        origin: n.origin,
    }
    .trimmed();
    NormalLine {
        statement,
        comment,
        open_quote,
        invisible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(line: &str) -> NormalLine {
        normalise(FileId(0), line, 0)
    }

    #[test]
    fn typography_becomes_plain_and_keeps_its_place() {
        let line = "\u{feff}\t字段\u{3000}\u{a0}：２０　“a “b” # c”";
        let n = normal(&line[3..]);
        assert_eq!(n.statement.text, "字段 :20 \"a \"b\" # c\"");
        let n = normal("\t- e\u{301}t\u{a0}\u{a0}“x”  # why");
        assert_eq!(n.statement.text, "- ét \"x\"");
        assert_eq!(n.comment.map(|s| s.start), Some(20));
        let e = n.statement.text.find('é').unwrap();
        assert_eq!(n.statement.span(e..e + 2), Span::new(FileId(0), 3, 6));
        assert_eq!(n.statement.whole(), Span::new(FileId(0), 1, 18));
    }

    #[test]
    fn a_straight_quote_inside_other_quotes_is_data() {
        let n = normal("term X: «say \"yes\"»");
        let inner = n
            .statement
            .text
            .trim_start_matches("term X: \"")
            .trim_end_matches('"');
        assert_eq!(unquoted(inner), "say \"yes\"");
    }

    #[test]
    fn chinese_statements_are_written_with_full_width_marks() {
        let written = |text: &str| with_marks(Language::Zh, text);
        assert_eq!(
            written("工作时间: 周一, 09:00 至 12:00"),
            "工作时间：周一，09:00 至 12:00"
        );
        assert_eq!(
            written("名单 x: \"a, b\", \"c\""),
            "名单 x：\"a, b\"，\"c\""
        );
        assert_eq!(with_marks(Language::En, "list x: \"a\""), "list x: \"a\"");
    }

    #[test]
    fn a_quote_that_is_not_closed_is_seen() {
        assert!(normal("version: \"3").open_quote.is_some());
        assert!(normal("version: \"3\"").open_quote.is_none());
    }

    #[test]
    fn clusters_are_those_of_unicode() {
        let parts = [
            "a", " ", "\r", "\n", "\t", "\u{301}", "é", "👩", "\u{200d}", "💻", "🇩", "\u{7f}",
        ];
        for first in parts {
            for second in parts {
                let text = [first, second, "b"].concat();
                let mut found = Vec::new();
                let mut rest = text.as_str();
                while let Some(cluster) = first_cluster(rest) {
                    found.push(cluster);
                    rest = &rest[cluster.len()..];
                }
                assert_eq!(found, text.graphemes(true).collect::<Vec<_>>(), "{text:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_seen_is_reported() {
        assert_eq!(normal("sta\u{200b}ge MQL:").invisible.len(), 1);
        assert_eq!(normal("stage MQL: # \u{200b}x").invisible.len(), 1);
        assert_eq!(
            normal("stage \"👩\u{200d}💻\": # می\u{200c}خواهم")
                .invisible
                .len(),
            0
        );
    }

    #[test]
    fn words_start_after_spaces_and_at_marks() {
        let starts = |text: &str| normal(text).statement.word_starts(Language::En);
        assert_eq!(starts("a bc \"d e\" f"), vec![2, 5, 11]);
        assert_eq!(starts("[a b] is"), vec![6]);
        assert_eq!(starts("a, b"), vec![1, 3]);
        assert!(starts("公司规模").is_empty());
        let chinese = normal("公司 MQL数 [定价页]").statement;
        assert_eq!(chinese.word_starts(Language::Zh), vec![3, 7, 10, 14]);
    }
}
