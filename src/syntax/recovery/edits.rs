//! Small edits of a statement that cannot be read: a word of another tool, a typing error, a missing colon.

use super::{abbreviations, punctuation, rewrites};
use crate::syntax::grammar_backend::Grammar;
use crate::syntax::normalize::Statement;
use crate::syntax::pattern::{Piece, Token};
use crate::syntax::phrase::{self, Language, WORDS, mistakes};
use crate::syntax::vocabulary::{is_magnitude, is_operator, is_unit, is_weighty, vocabulary};
use crate::text::{
    continues_word, eq_ignore_case, is_han, keyword_slips, lower_in_place,
    starts_with_ignoring_case,
};
use std::ops::Range;

/// Maximum number of Chinese characters that say what a number counts: `人`, `名员工`.
const MAX_COUNTED: usize = 3;

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
    /// The whole statement in other words, with the pattern that fits it.
    Form(&'static str),
    /// A word is superfluous.
    Noise,
    /// A word after a number says what the number counts, which its subject says already.
    Counted,
    /// A word that carries no meaning, such as an article.
    Filler,
    /// Other words for a declared name.
    Name,
    /// A pair of brackets is superfluous.
    Brackets,
    /// The colon after the keyword of a line is missing.
    Colon,
}

impl Edit {
    /// Whether it only replaces words with other words.
    pub fn keeps_words(&self) -> bool {
        matches!(
            self.kind,
            EditKind::Word(_) | EditKind::Spelling(_) | EditKind::Short
        )
    }

    /// Whether it replaces wordings of the tables with their form here.
    pub fn is_of_table(&self) -> bool {
        matches!(
            self.kind,
            EditKind::Word(_)
                | EditKind::Short
                | EditKind::Form(_)
                | EditKind::Counted
                | EditKind::Filler
                | EditKind::Name
        )
    }

    /// Whether further edits of the same line are likely.
    pub fn goes_on(&self) -> bool {
        self.is_of_table()
            || matches!(
                self.kind,
                EditKind::Brackets | EditKind::Separators(_) | EditKind::Colon
            )
    }

    /// Whether there is at most one such edit of a line.
    pub fn is_of_whole_line(&self) -> bool {
        matches!(
            self.kind,
            EditKind::Separators(_) | EditKind::NoQuotes | EditKind::Brackets | EditKind::Colon
        )
    }
}

/// Edits of words, likeliest mistakes first.
pub fn of_words(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let mut edits = of_table(grammar, statement);
    let slips = slips(grammar, statement);
    let before_forms = edits
        .iter()
        .position(|edit| matches!(edit.kind, EditKind::Form(_)));
    let at = before_forms.unwrap_or(edits.len());
    edits.splice(at..at, slips);
    edits
}

/// Edits of the tables: other words, short forms, and what a line has too much.
pub fn of_table(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let mut edits = foreign_words(grammar.language, statement);
    edits.extend(abbreviations::edit(grammar, statement));
    edits.extend(counted(grammar.language, statement));
    edits.extend(rewrites::edits(grammar.language, statement));
    edits.extend(fillers(grammar.language, statement));
    edits.extend(colon(grammar, statement));
    edits
}

/// Edits of punctuation and quotes, and of superfluous words.
pub fn of_marks(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let mut edits = punctuation::separators(grammar.language, statement);
    edits.extend(punctuation::brackets(statement));
    edits.extend(punctuation::missing(grammar.language, statement));
    edits.extend(punctuation::surplus(statement));
    edits.extend(punctuation::missing_quotes(grammar.language, statement));
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

/// A statement with a declared name instead of other words for it.
pub fn renamed(statement: &Statement, range: Range<usize>, name: &str) -> Edit {
    edit(statement, range, name, EditKind::Name)
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

/// Whether a word is part of the word of a type: without it, another type may be left.
fn is_of_type(language: Language, word: &str) -> bool {
    let mut types = WORDS.iter().filter(|row| row.set == "type_word");
    types.any(|row| {
        let forms = row.forms(language).iter();
        let mut words = forms.flat_map(|form| form.split(' '));
        words.any(|other| eq_ignore_case(other, word))
    })
}

fn foreign_words(language: Language, statement: &Statement) -> Vec<Edit> {
    let lower = lower_in_place(&statement.text);
    let quoted = quoted(statement);
    let mut edits = Vec::new();
    for (wrong, right) in mistakes(language) {
        let wrong_lower = lower_in_place(wrong);
        for (at, _) in lower.match_indices(&wrong_lower) {
            let range = at..at + wrong.len();
            if quoted[at] || !is_isolated(&lower, &range) {
                continue;
            }
            let is_mark = matches!(*right, "," | ":" | "%");
            // A mark directly follows the word before it, and the space after a word goes with it.
            let start = at - usize::from(is_mark && lower[..at].ends_with(' '));
            let end = match right.is_empty() && lower[range.end..].starts_with(' ') {
                true => range.end + 1,
                false => range.end,
            };
            // `3/month`
            let before = lower[..at].chars().next_back();
            let touches = wrong.starts_with('/') && before.is_some_and(char::is_alphanumeric);
            let new = match touches && right.starts_with(char::is_alphabetic) {
                true => format!(" {right}"),
                false => (*right).to_string(),
            };
            edits.push(edit(statement, start..end, &new, EditKind::Word(right)));
            if let Some(last) = edits.last_mut() {
                last.range = range;
            }
        }
    }
    edits
}

/// Whether no letter or digit is adjacent to a word; digits may be adjacent to marks such as `>=`, and Chinese words to anything.
fn is_isolated(text: &str, range: &Range<usize>) -> bool {
    let word = &text[range.clone()];
    let is_word = |c: Option<char>| c.is_some_and(|c| continues_word(c) || c == '_');
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

/// The words of a statement outside quotes, without surrounding marks. Chinese characters between others are one word.
pub fn words(statement: &Statement) -> Vec<Range<usize>> {
    let quoted = quoted(statement);
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (i, c) in statement.text.char_indices() {
        let is_border = is_han(before) != is_han(c);
        before = c;
        if quoted[i] || !(c.is_alphanumeric() || c == '\'') {
            continue;
        }
        match words.last_mut() {
            Some(word) if word.end == i && !is_border => word.end = i + c.len_utf8(),
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
            // One character changes the meaning: `不小于`, `不大于`.
            || word.starts_with(is_han)
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

/// Removes what a number counts: `company size at least 50 employees`, `score at least 60 points`.
fn counted(language: Language, statement: &Statement) -> Vec<Edit> {
    let words = words(statement);
    let next = |pair: &[Range<usize>]| {
        let next = words.iter().find(|word| word.start > pair[1].start);
        next.map_or("", |word| &statement.text[word.clone()])
    };
    let pairs = words.windows(2).filter(|pair| {
        let text = |at: usize| &statement.text[pair[at].clone()];
        text(0).bytes().all(|b| b.is_ascii_digit())
            // Not a part of a date or a time, and no name.
            && statement.text[..pair[0].start].ends_with(|c| c == ' ' || is_han(c))
            && text(1).starts_with(|c: char| c.is_lowercase() || is_han(c))
            && !(text(1).starts_with(is_han) && text(1).chars().count() > MAX_COUNTED)
            && statement.text[pair[0].end..pair[1].start].trim().is_empty()
            && text(1).chars().all(char::is_alphabetic)
            && !is_unit(language, text(1))
            && !is_magnitude(language, text(1))
            // `5 business days`
            && !is_unit(language, next(pair))
            && !is_weighty(language, text(1))
            && !is_magnitude(language, text(1))
            && !is_operator(language, text(1))
    });
    let removed = |pair: &[Range<usize>]| {
        let mut edit = edit(statement, pair[0].end..pair[1].end, "", EditKind::Counted);
        edit.range = pair[1].clone();
        edit
    };
    pairs.map(removed).collect()
}

/// Removes a word that carries no meaning, such as `the`; the first word of a line says what the line is.
fn fillers(language: Language, statement: &Statement) -> Vec<Edit> {
    let is_filler = |range: &Range<usize>| {
        let word = &statement.text[range.clone()];
        let mut all = phrase::fillers(language).iter();
        all.any(|filler| eq_ignore_case(filler, word))
    };
    let removed = |range: Range<usize>| {
        let behind = &statement.text[range.end..];
        let before = statement.text[..range.start].ends_with(' ');
        let start = range.start - usize::from(before && behind.starts_with([':', ',']));
        let end = range.end + usize::from(behind.starts_with(' '));
        let mut edit = edit(statement, start..end, "", EditKind::Filler);
        edit.range = range;
        edit.statement = edit.statement.trimmed();
        edit
    };
    if !language.has_spaces() {
        let quoted = quoted(statement);
        let places = phrase::fillers(language).iter().flat_map(|filler| {
            let all = statement.text.match_indices(filler);
            all.map(|(at, filler)| at..at + filler.len())
        });
        let places = places.filter(|range| !quoted[range.start]);
        return places.map(removed).collect();
    }
    let all = words(statement).into_iter().filter(is_filler);
    all.map(removed).collect()
}

/// Puts the colon after the keyword that a line starts with: `within 8 hours after MQL`.
fn colon(grammar: &Grammar, statement: &Statement) -> Option<Edit> {
    let keywords = grammar.alternatives.iter().filter_map(|alternative| {
        let Some(Piece::Fixed(tokens)) = alternative.pieces.first() else {
            return None;
        };
        let [Token::Words(words), Token::Mark(':'), ..] = tokens.as_slice() else {
            return None;
        };
        let end = starts_with_ignoring_case(&statement.text, words)?;
        let rest = &statement.text[end..];
        let is_apart = rest.starts_with(' ') || words.ends_with(is_han) && !rest.starts_with(':');
        (is_apart && !rest.is_empty()).then_some(end)
    });
    let end = keywords.max()?;
    Some(edit(statement, end..end, ":", EditKind::Colon))
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
            && !is_of_type(language, &statement.text[(*range).clone()])
            && !is_weighty(language, &statement.text[(*range).clone()])
            && !is_magnitude(language, &statement.text[(*range).clone()])
    });
    removable.map(|(_, range)| remove(range.clone())).collect()
}
