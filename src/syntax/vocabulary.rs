//! The words of a language, and properties of single words.

use super::grammar_backend::Grammar;
use super::pattern::{Piece, Token};
use super::phrase::{Language, PhraseId, PhraseKind, WORDS, forms_of, mistakes, suffixes, weighty};
use super::tree::GroupWord;
use crate::message::PerLanguage;
use crate::text::eq_ignore_case;
use std::collections::BTreeSet;

/// Every single word of the language.
pub fn vocabulary(grammar: &Grammar) -> &'static BTreeSet<String> {
    static ALL: PerLanguage<BTreeSet<String>> = PerLanguage::new();
    ALL.get_or_init(grammar.language, || {
        let mut words = keywords(grammar.alternatives.iter().flat_map(|a| &a.pieces));
        let forms = WORDS.iter().flat_map(|row| row.forms(grammar.language));
        words.extend(forms.flat_map(|form| single_words(form)));
        words
    })
}

/// The single words of the keywords of patterns.
fn keywords<'g>(pieces: impl Iterator<Item = &'g Piece>) -> BTreeSet<String> {
    let fixed = pieces.filter_map(|piece| match piece {
        Piece::Fixed(tokens) => Some(tokens),
        Piece::Free(..) => None,
    });
    let words = fixed.flatten().filter_map(|token| match token {
        Token::Words(words) => Some(*words),
        _ => None,
    });
    words.flat_map(single_words).collect()
}

fn single_words(words: &str) -> impl Iterator<Item = String> {
    let words = words
        .split([' ', ':', '：'])
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// `all of:`, `any of:`, `none of:`
pub fn opener(language: Language, word: GroupWord) -> &'static str {
    let name = match word {
        GroupWord::All => "All",
        GroupWord::Any => "Any",
        GroupWord::None => "None",
    };
    let row = WORDS
        .iter()
        .find(|row| row.set == "group" && row.name == name);
    row.and_then(|row| row.forms(language).first())
        .copied()
        .unwrap_or("")
}

/// `on different days`
pub fn different_days(language: Language) -> &'static str {
    let row = WORDS.iter().find(|row| row.set == "days_word");
    row.and_then(|row| row.forms(language).first())
        .copied()
        .unwrap_or("")
}

/// Whether a word is used in conditions, such as `is` and `least`.
pub fn is_operator(language: Language, word: &str) -> bool {
    static ALL: PerLanguage<BTreeSet<String>> = PerLanguage::new();
    let grammar = Grammar::for_language(language);
    let words = ALL.get_or_init(language, || {
        let conditions = grammar.alternatives.iter();
        let conditions = conditions
            .filter(|a| a.id.row().kind == PhraseKind::Condition || a.id == PhraseId::RuleWhen);
        keywords(conditions.flat_map(|a| &a.pieces))
    });
    words.contains(&word.to_lowercase())
}

/// Whether a word is another tool's word for a word of the language.
pub fn is_foreign(language: Language, word: &str) -> bool {
    let mut wrong = mistakes(language).iter().map(|(wrong, _)| *wrong);
    wrong.any(|wrong| eq_ignore_case(wrong, word))
}

/// Whether a word is a unit of time, such as `days`. Without spaces, the unit may be only its start: `天内`.
pub fn is_unit(language: Language, word: &str) -> bool {
    forms_of("unit", language).any(|form| starts_with_form(language, form, word))
}

/// Whether a word multiplies the number before it, such as `million`, in full or short: `mn`. Without spaces, it may be only the
/// start of the word: `万元`.
pub fn is_magnitude(language: Language, word: &str) -> bool {
    magnitude(language, word).is_some()
}

/// The name of the magnitude that multiplies the number before a word, see `is_magnitude`.
pub fn magnitude(language: Language, word: &str) -> Option<&'static str> {
    let mut all = suffixes(language).iter();
    let long = all.find(|(short, _)| eq_ignore_case(short, word));
    let word = long.map_or(word, |(_, long)| *long);
    let mut rows = WORDS.iter().filter(|row| row.set == "magnitude");
    let row = rows.find(|row| {
        let mut forms = row.forms(language).iter();
        forms.any(|form| starts_with_form(language, form, word))
    });
    row.map(|row| row.name)
}

fn starts_with_form(language: Language, form: &str, word: &str) -> bool {
    match language.has_spaces() {
        true => eq_ignore_case(form, word),
        false => word.starts_with(form),
    }
}

/// The words that start a line of a phrase, in all its forms: up to the colon or the first slot.
pub fn labels(language: Language, id: PhraseId) -> impl Iterator<Item = &'static str> {
    let patterns = id.row().patterns(language).iter();
    patterns.map(|pattern| {
        let label = pattern.split([':', '：', '{', '[']).next();
        label.unwrap_or("").trim_end()
    })
}

/// Whether a word is a day of the week.
pub fn is_weekday(language: Language, word: &str) -> bool {
    forms_of("weekday", language).any(|day| eq_ignore_case(day, word))
}

/// Whether a word is a number or inverts the meaning. Without spaces, it may be any part of the word.
pub fn is_weighty(language: Language, word: &str) -> bool {
    let mut all = weighty(language).iter();
    let is_there = all.any(|other| match language.has_spaces() {
        true => eq_ignore_case(other, word),
        false => word.contains(other),
    });
    is_there || word.contains(|c: char| c.is_numeric())
}
