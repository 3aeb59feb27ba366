//! Patterns of the phrase table, parsed into words, slots, punctuation, and the free slots that end only where a declared
//! name ends.

use super::phrase::{Language, PHRASES, PhraseId, SlotName, SlotType};

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
    match rest.as_bytes()[0] {
        b'{' => {
            let end = rest.find('}').unwrap_or(rest.len() - 1);
            let slot = rest[1..end].split_once(':').and_then(|(name, kind)| {
                Some(Token::Slot(
                    SlotName::from_text(name)?,
                    SlotType::from_text(kind)?,
                ))
            });
            (slot, end + 1)
        }
        b' ' => (None, 1),
        mark @ (b':' | b',' | b'+') => (Some(Token::Mark(mark as char)), 1),
        _ => {
            let end = rest.find(['{', ':', ',', '+', '[']).unwrap_or(rest.len());
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
    /// quick check avoids the parser, which is slow on text it cannot read. Slots and non-ASCII letters are left to the parser.
    pub fn may_match(&self, piece: usize, text: &str) -> bool {
        let Some(Piece::Fixed(tokens)) = self.pieces.get(piece) else {
            return true;
        };
        let mut rest = text.trim_start().as_bytes();
        let mut is_first = true;
        tokens.iter().all(|token| {
            let Some(sign) = token.sign() else {
                is_first = false;
                return true;
            };
            let found = match std::mem::take(&mut is_first) {
                true => starts_with(rest, sign.as_bytes()).then_some(0),
                false => find(rest, sign.as_bytes()),
            };
            rest = found.map_or(&[], |at| &rest[at + sign.len()..]);
            found.is_some()
        })
    }
}

impl Piece {
    /// The letter that every text of the piece starts with.
    fn start(&self) -> Option<u8> {
        match self {
            Piece::Fixed(tokens) => first_letter(tokens.first()?.sign()?),
            Piece::Free(..) => None,
        }
    }
}

/// The first byte of a text after white space, in lower case.
pub fn first_letter(text: &str) -> Option<u8> {
    let first = text.trim_start().as_bytes().first()?;
    Some(first.to_ascii_lowercase())
}

impl Token {
    /// The text that every match of the token is, but for case; none for slots and for words with non-ASCII letters.
    fn sign(&self) -> Option<&str> {
        match self {
            Token::Words(words) => words.is_ascii().then_some(words),
            Token::Mark(mark) => MARKS.iter().copied().find(|sign| sign.starts_with(*mark)),
            Token::Slot(..) => None,
        }
    }
}

const MARKS: [&str; 3] = [":", ",", "+"];

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
        for row in PHRASES {
            for pattern in row.patterns(Language::En) {
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
    }

    #[test]
    fn two_free_slots_never_touch() {
        for alternative in alternatives(Language::En) {
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
