//! Edits of punctuation and quotes.

use super::edits::{Edit, EditKind, edit, quoted};
use crate::syntax::normalize::Statement;
use crate::syntax::phrase::{Language, joiners};
use crate::text::is_han;
use std::ops::Range;

/// Adds a colon or a comma at each place between words.
pub fn missing(language: Language, statement: &Statement) -> Vec<Edit> {
    let mut places: Vec<usize> = statement
        .word_starts(language)
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

/// Removes one mark.
pub fn surplus(statement: &Statement) -> Vec<Edit> {
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

/// Removes a pair of brackets: `when (industry is "Retail")`.
pub fn brackets(statement: &Statement) -> Option<Edit> {
    let quoted = quoted(statement);
    let text = &statement.text;
    let outside = |(at, _): &(usize, &str)| !quoted[*at];
    let first = text.match_indices('(').find(outside)?.0;
    let last = text.match_indices(')').rfind(outside)?.0;
    let inner = text.get(first + 1..last)?.trim();
    let bare = edit(statement, first..last + 1, inner, EditKind::Brackets);
    (!inner.is_empty()).then_some(bare)
}

/// Whether a mark separates two words or numbers that would merge without it.
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

/// Puts the same mark between all items: `fit, role and interest` as a sum or as a list.
pub fn separators(language: Language, statement: &Statement) -> Vec<Edit> {
    let words = joiners(language);
    let quoted = quoted(statement);
    let text = &statement.text;
    let Some(from) = text.find(':').map(|colon| colon + 1) else {
        return Vec::new();
    };
    let joined = |at: usize| {
        let rest = &text[at..];
        let word = words.and.iter().chain(words.or).find_map(|word| {
            if word.starts_with(is_han) {
                return rest.starts_with(word).then_some(word.len());
            }
            let behind = rest.strip_prefix(' ')?.strip_prefix(word)?;
            behind.starts_with(' ').then_some(word.len() + 2)
        });
        let mark = || rest.starts_with([',', ';', '&', '+', '/']).then_some(1);
        word.or_else(mark)
    };
    let mut places: Vec<Range<usize>> = Vec::new();
    for at in (from..text.len()).filter(|at| text.is_char_boundary(*at) && !quoted[*at]) {
        // `并且` contains `且`.
        let is_inside = places.last().is_some_and(|place| at < place.end);
        let length = joined(at).filter(|_| !is_inside);
        places.extend(length.map(|length| at..at + length));
    }
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
    // `or` adds nothing up.
    let is_or = |place: &Range<usize>| {
        let mut all = words.or.iter();
        all.any(|word| text[place.clone()].trim() == *word)
    };
    match places.as_slice() {
        [] => Vec::new(),
        all if all.iter().any(is_or) => vec![with(',')],
        _ => vec![with('+'), with(',')],
    }
}

/// Removes the quotes around texts that may be names.
pub fn without_quotes(statement: &Statement) -> Option<Edit> {
    let first = statement.text.find('"')?;
    let last = statement.text.rfind('"')?;
    let bare = statement.text[first..=last].replace('"', "");
    Some(edit(statement, first..last + 1, &bare, EditKind::NoQuotes))
}

/// Puts quotes around each of the comma-separated texts, from some word on.
pub fn missing_quotes(language: Language, statement: &Statement) -> Vec<Edit> {
    let end = statement.text.trim_end_matches(':').trim_end().len();
    let from_word = |start: usize| {
        let bare = &statement.text[start..end];
        let inner = bare
            .strip_prefix('(')
            .and_then(|bare| bare.strip_suffix(')'));
        let bare = inner.unwrap_or(bare);
        let quote = |item: &str| match item.trim() {
            item if item.starts_with('"') => item.to_string(),
            item => crate::text::quoted(item),
        };
        let quoted: Vec<String> = bare.split(',').map(quote).collect();
        edit(statement, start..end, &quoted.join(", "), EditKind::Quotes)
    };
    // Search from the end, to quote as few words as possible.
    let starts = statement.word_starts(language);
    starts
        .into_iter()
        .rev()
        .filter(|start| *start < end && !statement.text[*start..].starts_with([',', ':', '"']))
        // Not a part of a Chinese word.
        .filter(|start| statement.text[..*start].ends_with([' ', ',', ':', '"']))
        .map(from_word)
        .collect()
}
