//! Small edits of a statement that cannot be read: a word of another tool, a slip of the keyboard, a lost colon.

use super::language::Grammar;
use super::normal::Statement;
use super::pattern::{Piece, Token};
use super::phrase::{Language, PhraseId, PhraseKind, WORDS, joiners, mistakes, weighty};
use super::{forms, shorthand};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// An edited statement.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The statement after the edit.
    pub statement: Statement,
    /// What was edited, in bytes of the statement before.
    pub range: Range<usize>,
    /// What kind of edit it is.
    pub kind: EditKind,
}

/// Kinds of edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditKind {
    /// A word that other tools or people use: what it is written like here.
    Word(&'static str),
    /// A slip: the keyword that was meant.
    Spelling(String),
    /// A mark is missing.
    Missing(char),
    /// A mark is too much.
    Surplus(char),
    /// Quotes are missing around texts.
    Quotes,
    /// Quotes stand around names.
    NoQuotes,
    /// Other marks between names: the one that stands there.
    Separators(char),
    /// Times, days and amounts in short.
    Short,
    /// The whole statement in other words.
    Form,
    /// A word is too much.
    Noise,
}

impl Edit {
    /// Whether it only puts other words in the place of words.
    pub fn keeps_words(&self) -> bool {
        matches!(
            self.kind,
            EditKind::Word(_) | EditKind::Spelling(_) | EditKind::Short
        )
    }
}

/// Edits of the words: the likeliest mistakes first.
pub fn of_words(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let mut edits = foreign_words(grammar.language, statement);
    edits.extend(shorthand::edit(grammar, statement));
    edits.extend(slips(grammar, statement));
    edits.extend(forms::edits(grammar.language, statement));
    edits
}

/// Edits of punctuation, quotes, and words that are too much.
pub fn of_marks(grammar: &Grammar, statement: &Statement) -> Vec<Edit> {
    let mut edits = separators(grammar.language, statement);
    edits.extend(missing_marks(statement));
    edits.extend(surplus_marks(statement));
    edits.extend(missing_quotes(statement));
    edits.extend(without_quotes(statement));
    edits.extend(noise(grammar.language, statement));
    edits
}

fn edit(statement: &Statement, range: Range<usize>, new: &str, kind: EditKind) -> Edit {
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
            if quoted[at] || !stands_alone(&lower, &range) {
                continue;
            }
            let is_mark = matches!(*right, "," | ":");
            // A mark stands directly behind the word before it.
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

/// Whether no letter or digit touches a word; marks such as `>=` may be touched by digits.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
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

/// Every single word of the language.
fn vocabulary(grammar: &Grammar) -> &'static BTreeSet<String> {
    static EN: OnceLock<BTreeSet<String>> = OnceLock::new();
    match grammar.language {
        Language::En => EN.get_or_init(|| {
            let mut words = keywords(grammar.alternatives.iter().flat_map(|a| &a.pieces));
            let forms = WORDS.iter().flat_map(|row| row.forms(grammar.language));
            words.extend(forms.flat_map(|form| single_words(form)));
            words
        }),
    }
}

/// The single words of the keywords of patterns.
fn keywords<'g>(pieces: impl Iterator<Item = &'g Piece>) -> BTreeSet<String> {
    let fixed = pieces.filter_map(|piece| match piece {
        Piece::Fixed(tokens) => Some(tokens),
        Piece::Free(..) => None,
    });
    let words = fixed.flatten().filter_map(|token| match token {
        Token::Words(words) => Some(words.as_str()),
        _ => None,
    });
    words.flat_map(single_words).collect()
}

fn single_words(words: &str) -> impl Iterator<Item = String> {
    let words = words.split([' ', ':']).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// The words of a statement outside quotes, without marks around them.
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
        let allowed = if length <= 4 { 1 } else { 2 };
        for keyword in vocabulary {
            let distance = strsim::osa_distance(&word, keyword);
            if distance <= allowed && keyword.chars().count() > 1 {
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
    // Equally near words: the longer one, so that `hourz` becomes `hours`.
    edits.sort_by_key(|(distance, edit)| (*distance, std::cmp::Reverse(edit.statement.text.len())));
    edits.into_iter().map(|(_, edit)| edit).collect()
}

fn missing_marks(statement: &Statement) -> Vec<Edit> {
    let mut places: Vec<usize> = statement
        .word_starts()
        .into_iter()
        .filter(|at| statement.text[..*at].ends_with(' '))
        .map(|at| at - 1)
        .collect();
    places.push(statement.text.len());
    let quoted = quoted(statement);
    places.retain(|at| !quoted.get(*at).copied().unwrap_or(false) || *at == statement.text.len());
    let mark = |mark: char| {
        move |at: &usize| {
            edit(
                statement,
                *at..*at,
                &mark.to_string(),
                EditKind::Missing(mark),
            )
        }
    };
    places
        .iter()
        .map(mark(':'))
        .chain(places.iter().map(mark(',')))
        .collect()
}

fn surplus_marks(statement: &Statement) -> Vec<Edit> {
    let quoted = quoted(statement);
    let mark =
        |(at, c): (usize, char)| edit(statement, at..at + c.len_utf8(), "", EditKind::Surplus(c));
    let is_surplus = |(at, c): &(usize, char)| {
        !quoted[*at]
            && matches!(c, ':' | ',' | '.' | ';' | '(' | ')' | '*' | '!')
            && !parts_words(&statement.text, *at, *c)
    };
    statement
        .text
        .char_indices()
        .filter(is_surplus)
        .map(mark)
        .collect()
}

/// Whether a mark keeps two words or numbers apart: without it they would be one.
fn parts_words(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].trim_end().chars().next_back();
    let behind = text[at + mark.len_utf8()..].trim_start().chars().next();
    let both = |is: fn(char) -> bool| before.is_some_and(is) && behind.is_some_and(is);
    match mark {
        ',' => both(char::is_alphabetic) || both(char::is_numeric),
        '.' => both(char::is_numeric),
        _ => false,
    }
}

/// The same mark between all items: `fit, role and interest` as a sum or as a list.
fn separators(language: Language, statement: &Statement) -> Vec<Edit> {
    let words = joiners(language);
    let quoted = quoted(statement);
    let text = &statement.text;
    let Some(from) = text.find(':').map(|colon| colon + 1) else {
        return Vec::new();
    };
    let joined = |at: usize| {
        let rest = &text[at..];
        let word = words.and.iter().find_map(|word| {
            let behind = rest.strip_prefix(' ')?.strip_prefix(word)?;
            behind.starts_with(' ').then_some(word.len() + 2)
        });
        let mark = || rest.starts_with([',', ';', '&', '+', '/']).then_some(1);
        word.or_else(mark)
    };
    let places: Vec<Range<usize>> = (from..text.len())
        .filter(|at| text.is_char_boundary(*at) && !quoted[*at])
        .filter_map(|at| Some(at..at + joined(at)?))
        .collect();
    let with = |mark: char| {
        let mut edited = statement.clone();
        for place in places.iter().rev() {
            let start = edited.text[..place.start].trim_end().len();
            let end = edited.text.len() - edited.text[place.end..].trim_start().len();
            let new = if mark == ',' { ", " } else { " + " };
            edited = edited.with(start..end.max(start), new);
        }
        Edit {
            statement: edited,
            range: places.first().cloned().unwrap_or(0..0),
            kind: EditKind::Separators(mark),
        }
    };
    match places.is_empty() {
        true => Vec::new(),
        false => vec![with('+'), with(',')],
    }
}

/// Without the quotes around what may be names.
fn without_quotes(statement: &Statement) -> Option<Edit> {
    let first = statement.text.find('"')?;
    let last = statement.text.rfind('"')?;
    let bare = statement.text[first..=last].replace('"', "");
    Some(edit(statement, first..last + 1, &bare, EditKind::NoQuotes))
}

/// Quotes around each of the texts with commas between them from some word on.
fn missing_quotes(statement: &Statement) -> Vec<Edit> {
    let end = statement.text.trim_end_matches(':').trim_end().len();
    let from_word = |start: usize| {
        let bare = &statement.text[start..end];
        let quote = |item: &str| match item.trim() {
            item if item.starts_with('"') => item.to_string(),
            item => crate::text::quoted(item),
        };
        let quoted: Vec<String> = bare.split(',').map(quote).collect();
        edit(statement, start..end, &quoted.join(", "), EditKind::Quotes)
    };
    // From the back: the fewest words that must be quoted.
    let starts = statement.word_starts();
    starts
        .into_iter()
        .rev()
        .filter(|start| *start < end && !statement.text[*start..].starts_with([',', ':', '"']))
        .map(from_word)
        .collect()
}

/// Every word but those that carry meaning: what is left must not say something else.
fn noise(language: Language, statement: &Statement) -> Vec<Edit> {
    let remove = |range: Range<usize>| {
        let end = range.end + usize::from(statement.text[range.end..].starts_with(' '));
        let mut edit = edit(statement, range.start..end, "", EditKind::Noise);
        edit.range = range;
        edit.statement = edit.statement.trimmed();
        edit
    };
    let words = words(statement).into_iter();
    words
        .filter(|range| !is_weighty(language, &statement.text[range.clone()]))
        .map(remove)
        .collect()
}

/// Whether a word is one that conditions are made of, such as `is` and `least`.
pub fn is_operator(language: Language, word: &str) -> bool {
    static EN: OnceLock<BTreeSet<String>> = OnceLock::new();
    let grammar = Grammar::of(language);
    let words = match language {
        Language::En => EN.get_or_init(|| {
            let conditions = grammar.alternatives.iter();
            let conditions = conditions
                .filter(|a| a.id.row().kind == PhraseKind::Condition || a.id == PhraseId::RuleWhen);
            keywords(conditions.flat_map(|a| &a.pieces))
        }),
    };
    words.contains(&word.to_lowercase())
}

/// Whether a word is one that other tools have for a word of the language.
pub fn is_foreign(language: Language, word: &str) -> bool {
    let mut wrong = mistakes(language).iter().map(|(wrong, _)| *wrong);
    wrong.any(|wrong| wrong.eq_ignore_ascii_case(word))
}

/// Whether a word is a number or turns the meaning round.
pub fn is_weighty(language: Language, word: &str) -> bool {
    word.contains(|c: char| c.is_numeric())
        || weighty(language)
            .iter()
            .any(|other| other.eq_ignore_ascii_case(word))
}
