//! Patterns of the phrase table, parsed into words, slots, punctuation, and the free slots that end only where a declared
//! name ends.

use super::normalize::plain;
use super::phrase::{Language, PHRASES, PhraseId, SlotName, SlotType};
use crate::text::{same_ignoring_case, starts_with_ignoring_case};

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// Consecutive keywords: `at least`.
    Words(&'static str),
    /// `:`, `,` or `+`.
    Mark(char),
    /// `{name:type}`
    Slot(SlotName, SlotType),
}

/// A part of a pattern that is read in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Tokens that the grammar reads by itself.
    Fixed(Vec<Token>),
    /// A free slot, which extends to where the next piece can be read, or to the end.
    Free(SlotName, SlotType),
}

/// One way to write a phrase: a pattern with its optional parts decided.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// The phrase.
    pub id: PhraseId,
    /// The number of the alternative within the phrase, from 0.
    pub number: usize,
    /// Its pieces, in order; neighbours differ in kind.
    pub pieces: Vec<Piece>,
    /// For each piece, the letter it starts with, see [`first_letter`]; none if it may start with any.
    starts: Vec<Option<u8>>,
    /// For each piece, the signs of its tokens.
    signs: Vec<Vec<Sign>>,
}

/// Every alternative of a language, in table order; for a pattern with optional parts, the fullest comes first.
pub fn alternatives(language: Language) -> Vec<Alternative> {
    let mut all = Vec::new();
    for row in PHRASES {
        let expanded = row
            .patterns(language)
            .iter()
            .flat_map(|pattern| expand(&tokens(pattern)));
        for (number, tokens) in expanded.enumerate() {
            let pieces = pieces(tokens);
            all.push(Alternative {
                id: row.id,
                number,
                starts: pieces.iter().map(Piece::start).collect(),
                signs: pieces.iter().map(signs).collect(),
                pieces,
            });
        }
    }
    all
}

/// The tokens of a pattern with every optional part present; for the repair of lines.
pub fn full_tokens(pattern: &'static str) -> Vec<Token> {
    expand(&tokens(pattern)).swap_remove(0)
}

#[derive(Debug, Clone)]
enum Element {
    Token(Token),
    Optional(Vec<Token>),
}

/// Parses a pattern. The table is part of the program, so tests find a malformed pattern.
fn tokens(pattern: &'static str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        if c == '[' {
            let end = rest.find(']').unwrap_or(rest.len());
            let inner = tokens(&rest[1..end]).into_iter().filter_map(|e| match e {
                Element::Token(token) => Some(token),
                Element::Optional(_) => None,
            });
            elements.push(Element::Optional(inner.collect()));
            rest = rest.get(end + 1..).unwrap_or("");
        } else {
            let (token, used) = token(rest);
            elements.extend(token.map(Element::Token));
            rest = &rest[used..];
        }
    }
    elements
}

/// The first token of a pattern and its length in bytes; white space gives none.
fn token(rest: &'static str) -> (Option<Token>, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    match plain(first) {
        '{' => {
            let end = rest.find('}').unwrap_or(rest.len() - 1);
            let slot = rest[1..end].split_once(':').and_then(|(name, kind)| {
                // When to write the pattern is for the printer; see `contract/keywords`.
                let kind = kind.split('=').next()?;
                Some(Token::Slot(
                    SlotName::from_text(name)?,
                    SlotType::from_text(kind)?,
                ))
            });
            (slot, end + 1)
        }
        ' ' => (None, 1),
        mark @ (':' | ',' | '+') => (Some(Token::Mark(mark)), first.len_utf8()),
        _ => {
            let ends = ['{', ':', ',', '+', '[', '：', '，'];
            let end = rest.find(ends).unwrap_or(rest.len());
            (Some(Token::Words(rest[..end].trim_end())), end)
        }
    }
}

/// Every choice of optional parts, the fullest first.
fn expand(elements: &[Element]) -> Vec<Vec<Token>> {
    let Some((first, rest)) = elements.split_first() else {
        return vec![Vec::new()];
    };
    let tails = expand(rest);
    let with = |head: &[Token]| {
        tails
            .iter()
            .map(|tail| [head, tail].concat())
            .collect::<Vec<_>>()
    };
    match first {
        Element::Token(token) => with(std::slice::from_ref(token)),
        Element::Optional(tokens) => {
            let mut all = with(tokens);
            all.extend(with(&[]));
            all
        }
    }
}

fn pieces(tokens: Vec<Token>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for token in tokens {
        match token {
            Token::Slot(name, kind) if kind.is_free() => pieces.push(Piece::Free(name, kind)),
            token => match pieces.last_mut() {
                Some(Piece::Fixed(fixed)) => fixed.push(token),
                _ => pieces.push(Piece::Fixed(vec![token])),
            },
        }
    }
    pieces
}

impl Alternative {
    /// The name of the grammar rule of a fixed piece.
    pub fn rule(&self, piece: usize) -> String {
        format!("{}_{}_{piece}", self.id.row().name, self.number)
    }

    /// Whether a text with this first letter can start with a piece.
    pub fn may_start(&self, piece: usize, letter: Option<u8>) -> bool {
        let start = self.starts.get(piece).copied().flatten();
        start.is_none_or(|start| letter == Some(start))
    }

    /// Whether a text starts with the first keyword or mark of a fixed piece, and has the others after it in their order. This
    /// quick check avoids the parser, which is slow on text it cannot read. Slots are left to the parser.
    pub fn may_match(&self, piece: usize, text: &str) -> bool {
        let mut rest = text.trim_start();
        let mut is_first = true;
        let signs = self.signs.get(piece).map_or(&[][..], Vec::as_slice);
        signs.iter().all(|sign| {
            let found = match std::mem::take(&mut is_first) {
                true => sign.start(rest),
                false => sign.find(rest),
            };
            rest = found.map_or("", |end| &rest[end..]);
            found.is_some()
        })
    }
}

impl Piece {
    /// The letter that every text of the piece starts with.
    fn start(&self) -> Option<u8> {
        match self {
            Piece::Fixed(tokens) => Sign::of(tokens.first()?).first_letter(),
            Piece::Free(..) => None,
        }
    }
}

/// The first byte of a text after white space, in lower case.
pub fn first_letter(text: &str) -> Option<u8> {
    let first = text.trim_start().as_bytes().first()?;
    Some(first.to_ascii_lowercase())
}

/// The text that every match of a token is.
#[derive(Debug, Clone)]
enum Sign {
    /// Any text.
    Anything,
    /// ASCII letters and marks, whatever their case.
    Ascii(String),
    /// Characters without case.
    Exact(String),
    /// Letters, whatever their case.
    Folded(String),
}

fn signs(piece: &Piece) -> Vec<Sign> {
    match piece {
        Piece::Fixed(tokens) => tokens.iter().map(Sign::of).collect(),
        Piece::Free(..) => Vec::new(),
    }
}

impl Sign {
    fn of(token: &Token) -> Sign {
        let text = match token {
            Token::Words(words) => (*words).to_owned(),
            Token::Mark(mark) => mark.to_string(),
            Token::Slot(..) => return Sign::Anything,
        };
        match text.is_ascii() {
            true => Sign::Ascii(text),
            false if text.to_uppercase() == text.to_lowercase() => Sign::Exact(text),
            false => Sign::Folded(text),
        }
    }

    /// The letter that every text with the sign starts with, if it is ASCII.
    fn first_letter(&self) -> Option<u8> {
        match self {
            Sign::Ascii(sign) => first_letter(sign),
            Sign::Anything | Sign::Exact(_) | Sign::Folded(_) => None,
        }
    }

    /// Where the sign ends in a text that starts with it.
    fn start(&self, text: &str) -> Option<usize> {
        match self {
            Sign::Anything => Some(0),
            Sign::Ascii(sign) => {
                starts_with(text.as_bytes(), sign.as_bytes()).then_some(sign.len())
            }
            Sign::Exact(sign) => text.starts_with(sign).then_some(sign.len()),
            Sign::Folded(sign) => starts_with_ignoring_case(text, sign),
        }
    }

    /// Where the sign first ends in a text.
    fn find(&self, text: &str) -> Option<usize> {
        match self {
            Sign::Anything => Some(0),
            Sign::Ascii(sign) => find(text.as_bytes(), sign.as_bytes()).map(|at| at + sign.len()),
            Sign::Exact(sign) => text.find(sign).map(|at| at + sign.len()),
            Sign::Folded(sign) => {
                let first = sign.chars().next()?;
                let starts = text.char_indices();
                let mut starts = starts.filter(|(_, c)| same_ignoring_case(*c, first));
                starts.find_map(|(at, _)| Some(at + starts_with_ignoring_case(&text[at..], sign)?))
            }
        }
    }
}

fn starts_with(text: &[u8], sign: &[u8]) -> bool {
    let start = text.get(..sign.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(sign))
}

/// Where a text first has a sign.
fn find(text: &[u8], sign: &[u8]) -> Option<usize> {
    let first = sign.first()?.to_ascii_lowercase();
    let starts = text.iter().enumerate();
    let mut starts = starts.filter(|(_, byte)| byte.to_ascii_lowercase() == first);
    starts.find_map(|(at, _)| starts_with(&text[at..], sign).then_some(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_of_the_table_has_a_known_name_and_type() {
        let all = Language::ALL.iter();
        for (row, language) in
            all.flat_map(|language| PHRASES.iter().map(move |row| (row, language)))
        {
            for pattern in row.patterns(*language) {
                let slots = pattern.matches('{').count();
                let found: usize = tokens(pattern)
                    .iter()
                    .map(|element| match element {
                        Element::Token(token) => usize::from(matches!(token, Token::Slot(..))),
                        Element::Optional(inner) => inner
                            .iter()
                            .filter(|t| matches!(t, Token::Slot(..)))
                            .count(),
                    })
                    .sum();
                assert_eq!(slots, found, "{pattern}");
            }
        }
    }

    #[test]
    fn optional_parts_expand_the_fullest_first() {
        let all: Vec<_> = alternatives(Language::En)
            .into_iter()
            .filter(|a| a.id == PhraseId::Stage)
            .collect();
        assert_eq!(all.len(), 2);
        let Piece::Fixed(fullest) = &all[0].pieces[0] else {
            panic!("a stage header is fixed")
        };
        assert_eq!(
            fullest.len(),
            5,
            "words, name, comma, description, colon: {fullest:?}"
        );
    }

    #[test]
    fn a_text_may_match_if_it_has_the_keywords_in_their_order() {
        let all = alternatives(Language::En);
        let count = |text: &str| {
            let fields = all.iter().filter(|a| a.id == PhraseId::Field);
            fields.filter(|field| field.may_match(0, text)).count()
        };
        let fields = all.iter().filter(|a| a.id == PhraseId::Field).count();
        // Without keywords, only the plain form is left.
        assert_eq!(count("company size: whole number"), 1);
        assert_eq!(count("company size whole number"), 0);
        let column = "size: whole number, COLUMN \"Size\"";
        assert!(
            (2..fields / 2).contains(&count(column)),
            "{}",
            count(column)
        );
        let starts = |text: &str, at| {
            all.iter()
                .any(|a| a.id == PhraseId::Is && a.may_match(at, text))
        };
        assert!(starts("IS \"SaaS\"", 1) && !starts("was \"SaaS\"", 1) && !starts("x is", 1));
        let reads = |language, id, text: &str| {
            let all = alternatives(language).into_iter().filter(|a| a.id == id);
            all.into_iter().any(|a| a.may_match(0, text))
        };
        assert!(reads(Language::Pt, PhraseId::Version, "VERSÃO: 3"));
        assert!(!reads(Language::Pt, PhraseId::Version, "versao: 3"));
        assert!(reads(Language::Zh, PhraseId::Version, "版本:3"));
        assert!(!reads(Language::Zh, PhraseId::Version, "版次:3"));
    }

    #[test]
    fn two_free_slots_never_touch() {
        for alternative in Language::ALL
            .iter()
            .flat_map(|language| alternatives(*language))
        {
            let free = |piece: &Piece| matches!(piece, Piece::Free(..));
            assert!(
                !alternative
                    .pieces
                    .windows(2)
                    .any(|pair| free(&pair[0]) && free(&pair[1])),
                "{:?}",
                alternative.id
            );
        }
    }
}
