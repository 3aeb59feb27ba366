//! The position where a line becomes unreadable, and what is expected there.

use super::grammar_backend::Grammar;
use super::normalize::Statement;
use super::pattern::{Alternative, Piece, Token};
use super::phrase::{Block, Language, PhraseKind, SlotType, WORDS};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Join, Message, msg};
use crate::text::{is_han, starts_with_ignoring_case};

/// What is missing in a line of a block, judged by the alternative that reads furthest into it.
pub fn diagnostic(
    grammar: &Grammar,
    statement: &Statement,
    block: Option<Block>,
) -> Option<Diagnostic> {
    furthest(grammar, statement, "", |alternative| {
        let row = alternative.id.row();
        let line = !matches!(
            row.kind,
            PhraseKind::Condition
                | PhraseKind::Subject
                | PhraseKind::Expectation
                | PhraseKind::Declaration
        );
        line && (row.kind == PhraseKind::Header
            || block.is_some_and(|block| row.blocks.contains(&block)))
    })
}

/// The same for a bullet that is a declaration.
pub fn declaration(
    grammar: &Grammar,
    body: &Statement,
    block: Option<Block>,
) -> Option<Diagnostic> {
    furthest(grammar, body, "- ", |alternative| {
        let row = alternative.id.row();
        row.kind == PhraseKind::Declaration
            && block.is_some_and(|block| row.blocks.contains(&block))
    })
}

struct Failure<'a> {
    at: usize,
    expected: &'a Token,
    before: Option<&'a Token>,
    alternative: &'a Alternative,
}

fn furthest(
    grammar: &Grammar,
    statement: &Statement,
    prefix: &str,
    fits: impl Fn(&Alternative) -> bool,
) -> Option<Diagnostic> {
    let stops = grammar
        .alternatives
        .iter()
        .filter(|a| fits(a))
        .filter_map(|a| stop(grammar, &statement.text, a));
    // If several get equally far, the first in the table is used, which has the fullest form.
    let stop = stops
        .reduce(|best, stop| if stop.at > best.at { stop } else { best })
        .filter(|stop| stop.at > 0)?;
    let own = stop.alternative.id.text(grammar.language).sample;
    // Directly after the colon, any line with the same start may be meant.
    let alike = match (prefix, stop.before) {
        ("", Some(Token::Mark(':'))) => super::errors::samples_like(grammar.language, own),
        _ => None,
    };
    let sample = alike.unwrap_or_else(|| format!("{prefix}{own}"));
    let rest = statement.text[stop.at..].trim_start();
    let at = statement.text.len() - rest.len();
    let span = if rest.is_empty() {
        statement.whole().after()
    } else {
        statement.span(at..statement.text.len())
    };
    let (code, expected) = match stop.expected {
        Token::Slot(_, kind) => (Code::E0207, slot_words(grammar.language, *kind)),
        Token::Words(words) => (Code::E0101, Message::verbatim(format!("`{words}`"))),
        Token::Mark(mark) => (Code::E0104, Message::verbatim(format!("`{mark}`"))),
    };
    let before = match stop.before {
        Some(Token::Words(_) | Token::Mark(_)) => Some(statement.text[..stop.at].trim_end()),
        Some(Token::Slot(..)) | None => None,
    };
    let found = (!rest.is_empty()).then(|| super::normalize::unquoted(rest));
    let message = match (before, found) {
        (None, None) => msg!("expected {expected}", expected),
        (None, Some(found)) => msg!("expected {expected}, found `{found}`", expected, found),
        (Some(before), None) => msg!("expected {expected} after `{before}`", expected, before),
        (Some(before), Some(found)) => msg!(
            "expected {expected} after `{before}`, found `{found}`",
            expected,
            before,
            found
        ),
    };
    let diagnostic = Diagnostic::new(code, span, message);
    Some(diagnostic.example(msg!("a line of this kind looks like this"), sample))
}

/// Where an alternative stops matching; none if it stops in a free slot or matches fully.
fn stop<'a>(grammar: &Grammar, text: &str, alternative: &'a Alternative) -> Option<Failure<'a>> {
    let Some(Piece::Fixed(tokens)) = alternative.pieces.first() else {
        return None;
    };
    let mut at = 0;
    let mut before = None;
    for token in tokens {
        let rest = text[at..].trim_start();
        let start = text.len() - rest.len();
        let end = match token {
            Token::Words(words) => starts_with_words(rest, words),
            Token::Mark(mark) => rest.starts_with(*mark).then_some(1),
            Token::Slot(name, kind) => grammar.slot(*name, *kind, rest).map(|node| node.range.end),
        };
        match end {
            Some(length) => at = start + length,
            None => {
                return Some(Failure {
                    at,
                    expected: token,
                    before,
                    alternative,
                });
            }
        }
        before = Some(token);
    }
    None
}

fn starts_with_words(text: &str, words: &str) -> Option<usize> {
    let end = starts_with_ignoring_case(text, words)?;
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let ends = words.ends_with(is_han) || !text[end..].starts_with(is_word);
    ends.then_some(end)
}

/// The content that a slot accepts, in words.
fn slot_words(language: Language, kind: SlotType) -> Message {
    use SlotType as T;
    match kind {
        T::Name | T::Label => msg!("a name"),
        T::Names | T::Labels | T::Alternatives => msg!("one or more names"),
        T::Sum => msg!("names of points groups with `+` between them"),
        T::Condition | T::Group => msg!("a condition"),
        T::Facts => msg!("facts about the lead"),
        T::Expects => msg!("the expected result"),
        T::Acts => msg!("how many of which activity"),
        T::Text => msg!("a text in quotes"),
        T::Texts => msg!("one or more texts in quotes"),
        T::Parties => msg!("the parties, each with or without its person in quotes"),
        T::Whole => msg!("a whole number"),
        T::Limit => msg!("a number of points"),
        T::Points => msg!("a number of points with its sign"),
        T::Percent => msg!("a percentage"),
        T::Quantity => msg!("a number, an amount or a date"),
        T::Value => msg!("a value"),
        T::Values => msg!("one or more values"),
        T::Date => msg!("a date"),
        T::Moment => msg!("a date, with or without a time of day"),
        T::Clock => msg!("a time of day"),
        T::Duration => msg!("a number and a unit of time"),
        T::Period => words(language, "period"),
        T::Weekday | T::Weekdays => msg!("a day of the week"),
        T::Zone => msg!("a time zone"),
        T::Currency => msg!("a currency code"),
        T::Hex => msg!("a fingerprint"),
        T::Findings => msg!(
            "a code such as W0105, {kinds}",
            kinds = words(language, "finding_kind")
        ),
        T::Type => msg!("a type of field"),
    }
}

/// Each word of a set.
fn words(language: Language, set: &str) -> Message {
    let rows = WORDS.iter().filter(|row| row.set == set);
    let words = rows.filter_map(|row| row.forms(language).first());
    let words = words.map(|word| Message::verbatim(format!("`{word}`")));
    Message::joined(words, Join::Or)
}
