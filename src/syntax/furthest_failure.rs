//! The position where a line becomes unreadable, and what is expected there.

use super::grammar_backend::Grammar;
use super::normalize::Statement;
use super::pattern::{Alternative, Piece, Token};
use super::phrase::{Block, PhraseKind, SlotType};
use crate::diagnostic::{Code, Diagnostic};
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
    let found = if rest.is_empty() {
        String::new()
    } else {
        format!(", found `{}`", super::normalize::unquoted(rest))
    };
    let behind = match stop.before {
        Some(Token::Words(_) | Token::Mark(_)) => {
            format!(" after `{}`", statement.text[..stop.at].trim_end())
        }
        _ => String::new(),
    };
    let (code, message) = match stop.expected {
        Token::Slot(_, kind) => (
            Code::E0207,
            format!("expected {}{behind}{found}", slot_words(*kind)),
        ),
        Token::Words(words) => (Code::E0101, format!("expected `{words}`{behind}{found}")),
        Token::Mark(mark) => (Code::E0104, format!("expected `{mark}`{behind}{found}")),
    };
    Some(
        Diagnostic::new(code, span, message).example("a line of this kind looks like this", sample),
    )
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
fn slot_words(kind: SlotType) -> &'static str {
    use SlotType as T;
    match kind {
        T::Name | T::Label => "a name",
        T::Names | T::Labels | T::Alternatives => "one or more names",
        T::Sum => "names of points groups with `+` between them",
        T::Condition | T::Group => "a condition",
        T::Facts => "facts about the lead",
        T::Expects => "the expected result",
        T::Acts => "how many of which activity",
        T::Text => "a text in quotes",
        T::Texts => "one or more texts in quotes",
        T::Parties => "the parties, each with or without its person in quotes",
        T::Whole => "a whole number",
        T::Limit => "a number of points",
        T::Points => "a number of points with its sign",
        T::Percent => "a percentage",
        T::Quantity => "a number, an amount or a date",
        T::Value => "a value",
        T::Values => "one or more values",
        T::Date => "a date",
        T::Moment => "a date, with or without a time of day",
        T::Clock => "a time of day",
        T::Duration => "a number and a unit of time",
        T::Period => "`day`, `week`, `month`, `quarter` or `year`",
        T::Weekday | T::Weekdays => "a day of the week",
        T::Zone => "a time zone",
        T::Currency => "a currency code",
        T::Hex => "a fingerprint",
        T::Findings => "a code such as W0105, `warnings` or `notes`",
        T::Type => "a type of field",
    }
}
