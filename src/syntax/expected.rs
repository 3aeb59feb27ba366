//! What may come next on a line that is being written: the phrases of a place that the line may be the start of.

use super::candidates::readings;
use super::grammar_backend::Grammar;
use super::normalize::normalise;
pub use super::normalize::plain;
use super::pattern::{Alternative, Piece, Token};
use super::phrase::{Language, PhraseId, PhraseKind, PhraseRow, SlotName, SlotType};
use crate::source::FileId;
use crate::text::{continues_word, starts_with_ignoring_case};
use std::ops::Range;

/// A phrase that a text may be the start of.
#[derive(Debug, Clone)]
pub struct Continuation {
    /// The phrase.
    pub id: PhraseId,
    /// Where its first token that is not complete starts in the text; what follows is the start of that token.
    pub start: usize,
    /// That token and those after it; never empty.
    pub rest: Vec<Token>,
    /// The complete slots before it, those of the phrase that it is part of included.
    pub filled: Vec<(SlotName, Range<usize>)>,
}

/// Declared names at the start of a text: how many bytes each has that may fill a slot.
pub type NameLengths<'n> = dyn Fn(PhraseId, SlotName, &str) -> Vec<usize> + 'n;

/// What may come after `text`, the start of a statement with plain marks and quotes, in the order of the table. `fits` says which
/// phrases the place takes.
pub fn expected(
    language: Language,
    text: &str,
    fits: &dyn Fn(&PhraseRow) -> bool,
    names: &NameLengths,
) -> Vec<Continuation> {
    let mut walk = Walk {
        grammar: Grammar::for_language(language),
        text,
        names,
        found: Vec::new(),
    };
    walk.rows(fits, 0, &[]);
    walk.found
}

/// The slots of the sample of a phrase, each with its text.
pub fn sample_slots(language: Language, id: PhraseId) -> Vec<(SlotName, &'static str)> {
    let (row, sample) = (id.row(), id.row().sample(language));
    let statement = normalise(FileId(0), sample, 0).statement;
    let all = readings(Grammar::for_language(language), row.kind, &statement);
    let own = all.into_iter().find(|reading| reading.id == id);
    let slots = own.map(|own| own.slots).unwrap_or_default().into_iter();
    slots
        .filter_map(|slot| Some((slot.name, sample.get(slot.span.range())?)))
        .collect()
}

/// Tokens as a line has them, with a text for each slot.
pub fn pattern_text(
    language: Language,
    tokens: &[Token],
    mut slot: impl FnMut(SlotName) -> String,
) -> String {
    let mut text = String::new();
    for (number, token) in tokens.iter().enumerate() {
        let piece = match token {
            Token::Words(words) => (*words).to_owned(),
            Token::Slot(name, _) => slot(*name),
            Token::Mark(',') => {
                text.push_str(language.list_mark());
                continue;
            }
            Token::Mark(mark) => {
                text.push(written_mark(language, *mark));
                continue;
            }
        };
        let is_apart = number > 0 && !text.ends_with([' ', '，', '：']) && !text.ends_with('+');
        if is_apart {
            text.push(' ');
        }
        text.push_str(&piece);
    }
    text
}

/// A mark as a language writes it.
fn written_mark(language: Language, mark: char) -> char {
    match (mark, language.has_spaces()) {
        (':', false) => '：',
        (mark, _) => mark,
    }
}

/// The tokens of an alternative.
fn tokens(alternative: &Alternative) -> Vec<Token> {
    let pieces = alternative.pieces.iter();
    pieces
        .flat_map(|piece| match piece {
            Piece::Fixed(tokens) => tokens.clone(),
            Piece::Free(name, kind) => vec![Token::Slot(*name, *kind)],
        })
        .collect()
}

struct Walk<'w> {
    grammar: &'static Grammar,
    text: &'w str,
    names: &'w NameLengths<'w>,
    found: Vec<Continuation>,
}

impl Walk<'_> {
    /// Tries all phrases that fit from a byte of the text on.
    fn rows(
        &mut self,
        fits: &dyn Fn(&PhraseRow) -> bool,
        at: usize,
        filled: &[(SlotName, Range<usize>)],
    ) {
        for alternative in &self.grammar.alternatives {
            if fits(alternative.id.row()) {
                self.tokens(alternative.id, &tokens(alternative), at, filled);
            }
        }
    }

    fn tokens(
        &mut self,
        id: PhraseId,
        tokens: &[Token],
        at: usize,
        filled: &[(SlotName, Range<usize>)],
    ) {
        let Some((token, rest)) = tokens.split_first() else {
            return;
        };
        let here = &self.text[at..];
        let at = at + here.len() - here.trim_start().len();
        let here = &self.text[at..];
        if starts(*token, here) {
            self.found.push(Continuation {
                id,
                start: at,
                rest: tokens.to_vec(),
                filled: filled.to_vec(),
            });
        }
        self.nested(*token, at, filled);
        for length in self.lengths(id, *token, rest, here) {
            let mut filled = filled.to_vec();
            if let Token::Slot(name, _) = token {
                filled.push((*name, at..at + length));
            }
            self.tokens(id, rest, at + length, &filled);
        }
    }

    /// Tries the phrases that a slot consists of.
    fn nested(&mut self, token: Token, at: usize, filled: &[(SlotName, Range<usize>)]) {
        let Token::Slot(name, kind) = token else {
            return;
        };
        let last = || last_item(self.text, at);
        let kinds = [
            (SlotType::Condition, PhraseKind::Condition, at),
            (SlotType::Facts, PhraseKind::Condition, last()),
            (SlotType::Expects, PhraseKind::Expectation, last()),
        ];
        let nested = kinds.into_iter().find(|(own, ..)| *own == kind);
        let subject = (kind, PhraseKind::Subject, at);
        let nested = nested.or((name == SlotName::Subject).then_some(subject));
        let Some((_, wanted, at)) = nested else {
            return;
        };
        self.rows(&|row| row.kind == wanted, at, filled);
    }

    /// How many bytes a token may have at the start of a text, if something follows it.
    fn lengths(&self, id: PhraseId, token: Token, rest: &[Token], here: &str) -> Vec<usize> {
        let lengths = match token {
            Token::Words(words) => {
                let length = starts_with_ignoring_case(here, words);
                let ends = |length: &usize| {
                    let next = here[*length..].chars().next();
                    let last = words.chars().next_back().is_some_and(continues_word);
                    !(last && next.is_some_and(continues_word))
                };
                length.filter(ends).into_iter().collect()
            }
            Token::Mark(mark) => {
                let length = here.starts_with(mark).then(|| mark.len_utf8());
                length.into_iter().collect()
            }
            Token::Slot(name, kind) => self.slot_lengths(id, name, kind, rest, here),
        };
        lengths
            .into_iter()
            .filter(|length| *length > 0 && *length < here.len())
            .collect()
    }

    fn slot_lengths(
        &self,
        id: PhraseId,
        name: SlotName,
        kind: SlotType,
        rest: &[Token],
        here: &str,
    ) -> Vec<usize> {
        use SlotType as T;
        match kind {
            T::Name => {
                let mut lengths = (self.names)(id, name, here);
                lengths.extend(self.subject_lengths(name, here));
                lengths
            }
            T::Names | T::Alternatives | T::Acts => {
                let last = last_item(here, 0);
                let names = (self.names)(id, name, &here[last..]).into_iter();
                names.map(|length| last + length).collect()
            }
            T::Label | T::Labels | T::Sum | T::Facts | T::Expects | T::Parties => {
                ends_before(rest.first(), here)
            }
            T::Condition => Vec::new(),
            T::Group
            | T::Text
            | T::Texts
            | T::Whole
            | T::Limit
            | T::Points
            | T::Percent
            | T::Quantity
            | T::Value
            | T::Values
            | T::Date
            | T::Moment
            | T::Clock
            | T::Duration
            | T::Period
            | T::Weekday
            | T::Weekdays
            | T::Zone
            | T::Currency
            | T::Hex
            | T::Findings
            | T::Type => {
                let node = self.grammar.slot(name, kind, here);
                node.map(|node| node.range.end).into_iter().collect()
            }
        }
    }

    /// How many bytes a subject may have that is more than a name: `domain of email`.
    fn subject_lengths(&self, slot: SlotName, here: &str) -> Vec<usize> {
        if slot != SlotName::Subject {
            return Vec::new();
        }
        let alternatives = self.grammar.alternatives.iter();
        let subjects = alternatives.filter(|one| one.id.row().kind == PhraseKind::Subject);
        subjects
            .flat_map(|one| self.whole_lengths(one.id, &tokens(one), here))
            .collect()
    }

    fn whole_lengths(&self, id: PhraseId, tokens: &[Token], here: &str) -> Vec<usize> {
        let Some((token, rest)) = tokens.split_first() else {
            return vec![0];
        };
        let space = here.len() - here.trim_start().len();
        let here = &here[space..];
        let lengths = self.lengths(id, *token, rest, here).into_iter();
        lengths
            .flat_map(|length| {
                let after = self.whole_lengths(id, rest, &here[length..]).into_iter();
                after.map(move |more| space + length + more)
            })
            .collect()
    }
}

/// Whether a text is the start of a token.
fn starts(token: Token, here: &str) -> bool {
    match token {
        Token::Words(words) => starts_with_ignoring_case(words, here).is_some(),
        Token::Mark(_) => here.is_empty(),
        Token::Slot(..) => true,
    }
}

/// Where the last item of a list starts, if the list starts at a byte: after the last comma that is outside of quotes.
pub fn last_item(text: &str, at: usize) -> usize {
    let mut is_quoted = false;
    let mut start = at;
    for (i, c) in text[at..].char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => start = at + i + 1,
            _ => {}
        }
    }
    start + text[start..].len() - text[start..].trim_start().len()
}

/// Every place where the token after a free text may start.
fn ends_before(next: Option<&Token>, here: &str) -> Vec<usize> {
    let starts_next = |at: &usize| match next {
        Some(Token::Mark(mark)) => here[*at..].starts_with(*mark),
        Some(Token::Words(words)) => {
            let rest = &here[*at..];
            let is_start = here[..*at].ends_with(' ')
                && (starts_with_ignoring_case(rest, words).is_some()
                    || starts_with_ignoring_case(words, rest).is_some());
            is_start && !rest.is_empty()
        }
        Some(Token::Slot(..)) | None => false,
    };
    let places = here.char_indices().map(|(at, _)| at);
    places.filter(starts_next).collect()
}
