//! Lines and conditions in other words: if a pattern of the table fits the whole statement, it is rewritten in the words of
//! the language, with the author's text in its slots.

use super::edits::{Edit, EditKind};
use crate::message::Message;
use crate::syntax::dates;
use crate::syntax::normalize::Statement;
use crate::syntax::phrase::{Language, forms, half_days, misread, unsayable};
use crate::syntax::vocabulary::is_weekday;
use crate::text::starts_with_ignoring_case;
use std::borrow::Cow;

/// The statement that is compared with a pattern.
#[derive(Clone, Copy)]
struct Line {
    language: Language,
    bytes: usize,
}

/// A part of a pattern.
enum Part<'p> {
    Literal(&'p str),
    Slot(&'p str),
}

/// The text that each slot of a pattern took.
pub type Captures<'t> = Vec<(&'t str, &'t str)>;

/// The statement rewritten by each form that fits it, in table order.
pub fn edits(language: Language, statement: &Statement) -> Vec<Edit> {
    let rows = forms(language).iter();
    rows.filter_map(|row| rewritten(language, row, statement))
        .collect()
}

/// The statement as it is written, if it is in words that can also be read as something else.
pub fn misread_as(language: Language, statement: &Statement) -> Option<Edit> {
    let mut rows = misread(language).iter();
    rows.find_map(|row| rewritten(language, row, statement))
}

fn rewritten(
    language: Language,
    (pattern, right): &(&'static str, &'static str),
    statement: &Statement,
) -> Option<Edit> {
    let text = statement.text.as_str();
    let new = filled(right, &taken(language, pattern, text)?)?;
    Some(Edit {
        statement: statement.with(0..text.len(), &new),
        range: 0..text.len(),
        kind: EditKind::Form,
    })
}

/// What to do instead of something that the language cannot express.
pub fn instead_of(language: Language, text: &str) -> Option<Message> {
    let mut rows = unsayable(language).iter();
    rows.find_map(|row| {
        let mut patterns = row.patterns.iter();
        let taken = patterns.find_map(|pattern| taken(language, pattern, text))?;
        let forms = row.forms.iter().map(|form| filled(form, &taken));
        Some(row.wish.instead(&forms.collect::<Option<Vec<_>>>()?))
    })
}

/// The slots of a line that closes a part of a day: `d` is the day, `from` and `to` are the times between which it is closed.
pub fn half_day(language: Language, text: &str) -> Option<Captures<'_>> {
    let mut patterns = half_days(language).iter();
    patterns.find_map(|pattern| taken(language, pattern, text))
}

fn taken<'t>(language: Language, pattern: &'t str, text: &'t str) -> Option<Captures<'t>> {
    let parts = parts(pattern);
    let mut taken = Vec::new();
    let line = Line {
        language,
        bytes: text.len(),
    };
    fits(line, &parts, text, &mut taken).then_some(taken)
}

fn parts(pattern: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while !rest.is_empty() {
        let (literal, behind) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        let Some((slot, behind)) = behind.strip_prefix('{').and_then(|b| b.split_once('}')) else {
            break;
        };
        parts.push(Part::Slot(slot));
        rest = behind;
    }
    parts
}

/// Matches the parts up to the end of `text`; slots take as little as possible.
fn fits<'t>(line: Line, parts: &[Part<'t>], text: &'t str, taken: &mut Captures<'t>) -> bool {
    match parts {
        [] => text.is_empty(),
        [Part::Literal(literal), rest @ ..] => {
            let is_first = text.len() == line.bytes;
            after_literal(literal, text).is_some_and(|text| {
                let word_ends = is_first || !literal.ends_with(char::is_alphanumeric);
                (word_ends || text.is_empty()) && fits(line, rest, text, taken)
            })
        }
        [Part::Slot(slot)] => {
            let is_filled = takes(line.language, slot, text);
            taken.push((slot, text));
            is_filled
        }
        [Part::Slot(slot), rest @ ..] => {
            let mut quoted = false;
            for (at, c) in text.char_indices() {
                if !quoted
                    && at > 0
                    && starts(rest, &text[at..])
                    && takes(line.language, slot, &text[..at])
                {
                    let before = taken.len();
                    taken.push((slot, &text[..at]));
                    if fits(line, rest, &text[at..], taken) {
                        return true;
                    }
                    taken.truncate(before);
                }
                quoted ^= c == '"';
            }
            false
        }
    }
}

fn starts(parts: &[Part], text: &str) -> bool {
    match parts.first() {
        Some(Part::Literal(literal)) => after_literal(literal, text).is_some(),
        _ => true,
    }
}

fn after_literal<'t>(literal: &str, text: &'t str) -> Option<&'t str> {
    starts_with_ignoring_case(text, literal).map(|end| &text[end..])
}

/// Whether a slot accepts a text.
fn takes(language: Language, slot: &str, text: &str) -> bool {
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match slot {
        "n" | "m" => is_whole(text) && text.len() < 16,
        "p" => text.strip_prefix(['+', '-']).is_some_and(is_whole),
        "w" => !text.is_empty() && !text.contains([' ', ',', ':', '"']),
        "from" | "to" => dates::clock(text).is_some(),
        "v" => text.starts_with('"'),
        "day" => is_weekday(language, text),
        "k" | "j" => {
            let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-');
            !text.is_empty() && text == text.trim() && text.chars().all(is_word)
        }
        _ => !text.trim().is_empty() && text == text.trim(),
    }
}

/// The right form with its slots filled.
fn filled(right: &str, taken: &Captures) -> Option<String> {
    let mut new = String::new();
    for part in parts(right) {
        match part {
            Part::Literal(literal) => new.push_str(literal),
            Part::Slot(slot) => new.push_str(&value(slot, taken)?),
        }
    }
    Some(new)
}

/// The text of a slot of a right form: `{n+1}` is one more than `{n}`, `{n-1}` one fewer.
fn value<'t>(slot: &str, taken: &Captures<'t>) -> Option<Cow<'t, str>> {
    let of = |slot: &str| taken.iter().find(|(name, _)| *name == slot).map(|t| t.1);
    let number = |slot| of(slot)?.parse::<u64>().ok();
    Some(match (slot.strip_suffix("+1"), slot.strip_suffix("-1")) {
        (Some(slot), _) => (number(slot)? + 1).to_string().into(),
        (None, Some(slot)) => number(slot)?.checked_sub(1)?.to_string().into(),
        (None, None) => of(slot)?.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captured(pattern: &str, right: &str, text: &str) -> Option<String> {
        filled(right, &taken(Language::En, pattern, text)?)
    }

    #[test]
    fn the_text_in_the_slots_stays() {
        let times = "{x} at least {n} times in the last {d}";
        let found = captured(
            "{n} {x} in the last {d}",
            times,
            "2 demo requests in the last 30 days",
        );
        assert_eq!(
            found.as_deref(),
            Some("demo requests at least 2 times in the last 30 days")
        );
        let more = captured(
            "{x} more than {n} times",
            "{x} at least {n+1} times",
            "call more than 3 times",
        );
        assert_eq!(more.as_deref(), Some("call at least 4 times"));
        let fewer = |text| captured("{x} less than {n} times", "{x} at most {n-1} times", text);
        assert_eq!(
            fewer("call less than 3 times").as_deref(),
            Some("call at most 2 times")
        );
        assert_eq!(fewer("call less than 0 times"), None);
        assert_eq!(captured("{n} {x}", "", "two calls"), None);
        assert_eq!(captured("{x} is {l}", "{x}/{l}", "a \"b is c\""), None);
    }

    #[test]
    fn every_slot_of_a_right_form_is_in_its_pattern() {
        let slots = |pattern: &'static str| {
            let slot = |part: Part<'static>| match part {
                Part::Slot(slot) => Some(slot.trim_end_matches("+1").trim_end_matches("-1")),
                Part::Literal(_) => None,
            };
            parts(pattern)
                .into_iter()
                .filter_map(slot)
                .collect::<Vec<_>>()
        };
        let check = |pattern, right| {
            let given = slots(pattern);
            assert!(slots(right).iter().all(|s| given.contains(s)), "{pattern}");
        };
        for language in Language::ALL.iter().copied() {
            let rewritten = forms(language).iter().chain(misread(language));
            rewritten.for_each(|(pattern, right)| check(pattern, right));
            for row in unsayable(language) {
                let pairs = |pattern| row.forms.iter().map(move |form| (pattern, form));
                let all = row.patterns.iter().flat_map(pairs);
                all.for_each(|(pattern, form)| check(pattern, form));
            }
        }
    }

    #[test]
    fn an_explanation_quotes_the_same_number_of_forms_in_every_language() {
        for row in Language::ALL
            .iter()
            .flat_map(|language| unsayable(*language))
        {
            let quoted = row.wish.instead(&[]).english().matches("``").count();
            assert_eq!(row.forms.len(), quoted, "{row:?}");
        }
    }
}
