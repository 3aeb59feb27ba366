//! Small edits of a statement that cannot be read: a word of another tool, a typing error, a missing colon.

use super::{abbreviations, punctuation, rewrites};
use crate::syntax::grammar_backend::Grammar;
use crate::syntax::normalize::Statement;
use crate::syntax::phrase::{Language, mistakes};
use crate::syntax::vocabulary::{is_unit, is_weighty, vocabulary};
use crate::text::keyword_slips;
use std::ops::Range;

/// An edited statement.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The statement after the edit.
    pub statement: Statement,
    /// The edited bytes of the original statement.
    pub range: Range<usize>,
    /// The kind of edit.
    pub kind: EditKind,
}

/// Kinds of edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditKind {
    /// A word from other tools or everyday language, with the word used here.
    Word(&'static str),
    /// A misspelt word, with the keyword that was meant.
    Spelling(String),
    /// A mark is missing.
    Missing(char),
    /// A mark is superfluous.
    Surplus(char),
    /// Quotes are missing around texts.
    Quotes,
    /// There are quotes around names.
    NoQuotes,
    /// Other marks between names, with the one used here.
    Separators(char),
    /// Short forms of times, days and amounts.
    Short,
    /// The whole statement in other words.
    Form,
    /// A word is superfluous.
    Noise,
}

impl Edit {
    /// Whether it only replaces words with other words.
    pub fn keeps_words(&self) -> bool {
        matches!(
            self.kind,
            EditKind::Word(_) | EditKind::Spelling(_) | EditKind::Short
        )
    }
}

/// Edits of words, likeliest mistakes first.
pub fn of_words(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let mut edits = foreign_words(grammar.language, statement);
    edits.extend(abbreviations::edit(grammar, statement));
    edits.extend(slips(grammar, statement));
    edits.extend(rewrites::edits(grammar.language, statement));
    edits
}

/// Edits of punctuation and quotes, and of superfluous words.
pub fn of_marks(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let mut edits = punctuation::separators(grammar.language, statement);
    edits.extend(punctuation::missing(statement));
    edits.extend(punctuation::surplus(statement));
    edits.extend(punctuation::missing_quotes(statement));
    edits.extend(punctuation::without_quotes(statement));
    edits.extend(noise(grammar.language, statement));
    edits
}

/// A statement with one range replaced.
pub fn edit(statement: &Statement, range: Range<usize>, new: &str, kind: EditKind) -> Edit {
    Edit {
        statement: statement.with(range.clone(), new),
        range,
        kind,
    }
}

/// Bytes of the statement that are inside quotes.
pub fn quoted(statement: &Statement) -> Vec<bool> {
    let mut inside = false;
    let mut mask = Vec::with_capacity(statement.text.len());
    for byte in statement.text.bytes() {
        let is_quote = byte == b'"';
        mask.push(inside || is_quote);
        inside ^= is_quote;
    }
    mask
}

fn foreign_words(language: Language, statement: &Statement) -> Vec<Edit> {
    let lower = statement.text.to_ascii_lowercase();
    let quoted = quoted(statement);
    let mut edits = Vec::new();
    for (wrong, right) in mistakes(language) {
        let wrong_lower = wrong.to_ascii_lowercase();
        for (at, _) in lower.match_indices(&wrong_lower) {
            let range = at..at + wrong.len();
            if quoted[at] || !is_isolated(&lower, &range) {
                continue;
            }
            let is_mark = matches!(*right, "," | ":");
            // A mark directly follows the word before it.
            let start = if is_mark && lower[..at].ends_with(' ') {
                at - 1
            } else {
                at
            };
            edits.push(edit(
                statement,
                start..range.end,
                right,
                EditKind::Word(right),
            ));
            if let Some(last) = edits.last_mut() {
                last.range = range;
            }
        }
    }
    edits
}

/// Whether no letter or digit is adjacent to a word; digits may be adjacent to marks such as `>=`.
fn is_isolated(text: &str, range: &Range<usize>) -> bool {
    let word = &text[range.clone()];
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let first = is_word(word.chars().next());
    let last = is_word(word.chars().next_back());
    let before = is_word(text[..range.start].chars().next_back());
    let after = is_word(text[range.end..].chars().next());
    let touches_mark = |c: Option<char>| c.is_some_and(|c| "<>=!".contains(c));
    let mark = !first && !last;
    !(first && before || last && after)
        && !(mark
            && (touches_mark(text[..range.start].chars().next_back())
                || touches_mark(text[range.end..].chars().next())))
}

/// The words of a statement outside quotes, without surrounding marks.
fn words(statement: &Statement) -> Vec<Range<usize>> {
    let quoted = quoted(statement);
    let mut words: Vec<Range<usize>> = Vec::new();
    for (i, c) in statement.text.char_indices() {
        if quoted[i] || !(c.is_alphanumeric() || c == '\'') {
            continue;
        }
        match words.last_mut() {
            Some(word) if word.end == i => word.end = i + c.len_utf8(),
            _ => words.push(i..i + c.len_utf8()),
        }
    }
    words
}

fn slips(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let vocabulary = vocabulary(grammar);
    let mut edits: Vec<(usize, Edit)> = Vec::new();
    for range in words(statement) {
        let word = statement.text[range.clone()].to_lowercase();
        let length = word.chars().count();
        if vocabulary.contains(&word)
            || length < 2
            || word.starts_with(|c: char| c.is_ascii_digit())
        {
            continue;
        }
        for keyword in vocabulary {
            if let Some(distance) = keyword_slips(&word, keyword)
                && keyword.chars().count() > 1
            {
                edits.push((
                    distance,
                    edit(
                        statement,
                        range.clone(),
                        keyword,
                        EditKind::Spelling(keyword.clone()),
                    ),
                ));
            }
        }
    }
    // For equal distances, prefer the longer word, so that `hourz` becomes `hours`.
    edits.sort_by_key(|(distance, edit)| (*distance, std::cmp::Reverse(edit.statement.text.len())));
    edits.into_iter().map(|(_, edit)| edit).collect()
}

/// Removes a word unless it carries meaning, so that the rest does not say something else. The words before the colon decide
/// which line it is, and the words around a number decide what it counts.
fn noise(language: Language, statement: &Statement) -> Vec<Edit> {
    let remove = |range: Range<usize>| {
        let end = range.end + usize::from(statement.text[range.end..].starts_with(' '));
        let mut edit = edit(statement, range.start..end, "", EditKind::Noise);
        edit.range = range;
        edit.statement = edit.statement.trimmed();
        edit
    };
    let words = words(statement);
    let text = |at: usize| {
        words
            .get(at)
            .map_or("", |range| &statement.text[range.clone()])
    };
    let is_number =
        |at: Option<usize>| at.is_some_and(|at| text(at).starts_with(|c: char| c.is_numeric()));
    let is_unit = |at: usize| is_unit(language, text(at));
    let counts = |at: usize| {
        is_number(at.checked_sub(1)) && is_unit(at + 1)
            || is_number(at.checked_sub(2)) && is_unit(at - 1)
    };
    let keyword_ends = statement.text.find(':').unwrap_or(0);
    let removable = words.iter().enumerate().filter(|(at, range)| {
        range.start >= keyword_ends
            && !counts(*at)
            && !is_weighty(language, &statement.text[(*range).clone()])
    });
    removable.map(|(_, range)| remove(range.clone())).collect()
}
