//! Free slots, whose end the line parser has chosen, parsed into names, conditions, facts and acts.

use super::candidates::readings;
use super::grammar_backend::Grammar;
use super::keywords;
use super::normalize::{Statement, normalise};
use super::phrase::{self, Language, PhraseId, PhraseKind, SlotName, SlotType};
use super::tree::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::FileId;
use crate::syntax::number;
use std::ops::Range;

/// Every way a free slot can be read; empty if it cannot.
pub fn slots(
    grammar: &'static Grammar,
    statement: &Statement,
    range: Range<usize>,
    name: SlotName,
    kind: SlotType,
) -> Vec<Slot> {
    let part = statement.part(range).trimmed();
    if part.text.is_empty() {
        return Vec::new();
    }
    let value = match kind {
        SlotType::Name if name == SlotName::Subject => {
            let subject = name_of(&part).or_else(|| domain_of_bracketed(grammar, &part));
            subject.map(SlotValue::Name).map(Ok)
        }
        SlotType::Name => name_of(&part).map(SlotValue::Name).map(Ok),
        SlotType::Names => names(&part).map(SlotValue::Names).map(Ok),
        SlotType::Condition => Some(Ok(SlotValue::Condition(condition(grammar, &part)))),
        SlotType::Facts => Some(Ok(SlotValue::Facts(facts(grammar, &part)))),
        SlotType::Expects => expects(grammar, &part).map(SlotValue::Expects).map(Ok),
        SlotType::Acts => acts(grammar, &part),
        SlotType::Alternatives => return alternatives(grammar, &part, name),
        _ => None,
    };
    value
        .map(|value| Slot {
            name,
            span: part.whole(),
            value,
        })
        .into_iter()
        .collect()
}

/// Maximum number of characters in a declared name.
pub const MAX_NAME_CHARS: usize = 100;

/// Maximum number of characters in a text read as a name: a declared name may have brackets or words such as `domain of`
/// around it.
const MAX_CHARS: usize = MAX_NAME_CHARS + 20;
const MAX_BYTES: usize = 4 * MAX_CHARS;

/// Whether a text is short enough to be a name. A longer one is not read as one name.
pub fn is_short(text: &str) -> bool {
    text.len() <= MAX_BYTES && text.chars().count() <= MAX_CHARS
}

/// Whether the text after the last comma is short enough to be a name.
pub fn ends_short(text: &str) -> bool {
    is_short(text) || text.bytes().rev().take(MAX_BYTES).any(|byte| byte == b',')
}

/// The name at a range of a statement, if that range can be a name.
pub fn name(statement: &Statement, range: Range<usize>) -> Option<Name> {
    name_of(&statement.part(range).trimmed())
}

/// A text in quotes as a name; none if it cannot be written without quotes.
pub fn quoted_name(text: &str) -> Option<String> {
    let line = normalise(FileId(0), text, 0);
    let is_plain = line.comment.is_none() && line.open_quote.is_none();
    let name = name_of(&line.statement).filter(|name| is_plain && !name.bracketed)?;
    Some(name.text)
}

fn name_of(part: &Statement) -> Option<Name> {
    let bare = part
        .text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let text = bare.unwrap_or(&part.text).trim();
    let is_name = !text.is_empty() && !text.contains(['"', ':', ',', '[', ']']);
    is_name.then(|| Name {
        text: text.to_string(),
        span: part.whole(),
        bracketed: bare.is_some(),
    })
}

/// The subject `domain of [email]`; its text keeps the brackets, so it is not the name of anything.
fn domain_of_bracketed(grammar: &'static Grammar, part: &Statement) -> Option<Name> {
    if part.text.starts_with('[') || !part.text.ends_with(']') {
        return None;
    }
    let readings = readings(grammar, PhraseKind::Subject, part);
    let is_domain = readings
        .iter()
        .any(|phrase| phrase.id == PhraseId::DomainOf);
    is_domain.then(|| Name {
        text: part.text.clone(),
        span: part.whole(),
        bracketed: false,
    })
}

fn comma(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with(',').then_some(1)
}

/// A comma that is not part of a number: `1,5` is one where the comma is the decimal mark.
fn comma_between(text: &str, at: usize) -> Option<usize> {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let (before, behind) = text.as_bytes().split_at(at);
    let is_in_number = is_digit(before.last()) && is_digit(behind.get(1));
    comma(text, at).filter(|_| !is_in_number)
}

fn items(
    part: &Statement,
    mark: fn(&str, usize) -> Option<usize>,
) -> impl Iterator<Item = Statement> {
    let ranges = part.split(mark);
    ranges.into_iter().map(|range| part.part(range).trimmed())
}

fn names(part: &Statement) -> Option<Vec<Name>> {
    items(part, comma).map(|item| name_of(&item)).collect()
}

/// The readings of `text` as a condition that starts at byte `at` of a file.
pub fn condition_of(language: Language, file: FileId, text: &str, at: usize) -> ConditionText {
    let statement = normalise(file, text, at).statement;
    condition(Grammar::for_language(language), &statement)
}

/// Maximum length of a group's opener.
const MAX_OPENER_BYTES: usize = 40;

/// Reads a text where a condition is expected.
pub fn condition(grammar: &'static Grammar, part: &Statement) -> ConditionText {
    let may_open = part.text.len() <= MAX_OPENER_BYTES;
    let group = may_open
        .then(|| grammar.structure("group", &part.text))
        .flatten()
        .filter(|node| node.range.end == part.text.len());
    let kind = match group.and_then(|node| node.word()).and_then(phrase::group) {
        Some(word) => ConditionTextKind::Group(word),
        None => ConditionTextKind::Readings(readings(grammar, PhraseKind::Condition, part)),
    };
    ConditionText {
        span: part.whole(),
        kind,
    }
}

/// Facts separated by commas; an item that is only another value belongs to the previous fact.
fn facts(grammar: &'static Grammar, part: &Statement) -> Vec<Fact> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for range in part.split(comma) {
        let item = part.part(range.clone()).trimmed();
        let says_something = readings(grammar, PhraseKind::Condition, &item)
            .iter()
            .any(|r| r.id != phrase::PhraseId::Ever);
        match ranges.last_mut() {
            // A trailing comma adds nothing.
            _ if item.text.is_empty() => {}
            Some(before) if !says_something => before.end = range.end,
            _ => ranges.push(range),
        }
    }
    ranges
        .into_iter()
        .map(|range| fact(grammar, &part.part(range).trimmed()))
        .collect()
}

fn fact(grammar: &'static Grammar, part: &Statement) -> Fact {
    let words = phrase::joiners(grammar.language).and.iter();
    Fact {
        condition: condition(grammar, part),
        joined: words
            .filter_map(|word| joined_facts(grammar, part, word))
            .collect(),
    }
}

/// `country is PT and chairs is 8`: a division at the first such word, unless it is in quotes.
fn joined_facts(grammar: &'static Grammar, part: &Statement, word: &str) -> Option<JoinedFacts> {
    let (before, after) = match grammar.language.has_spaces() {
        true => part.text.split_once(&format!(" {word} "))?,
        false => part.text.split_once(word)?,
    };
    if before.matches('"').count() % 2 == 1 {
        return None;
    }
    let start = before.len() + usize::from(grammar.language.has_spaces());
    let read =
        |range: Range<usize>| readings(grammar, PhraseKind::Condition, &part.part(range).trimmed());
    Some(JoinedFacts {
        word: part.span(start..start + word.len()),
        before: read(0..before.len()),
        after: read(part.text.len() - after.len()..part.text.len()),
    })
}

fn expects(grammar: &'static Grammar, part: &Statement) -> Option<Vec<Vec<Phrase>>> {
    let read =
        items(part, comma_between).map(|item| readings(grammar, PhraseKind::Expectation, &item));
    read.map(|readings| (!readings.is_empty()).then_some(readings))
        .collect()
}

/// The length of an `or` between alternatives at a byte, including the space around it.
fn or_word(grammar: &'static Grammar, text: &str, at: usize) -> Option<usize> {
    if !grammar.language.has_spaces() {
        return or_between_han(grammar.language, &text[at..]);
    }
    let rest = text[at..].strip_prefix(' ')?;
    let (word, _) = rest.split_once(' ')?;
    let node = grammar.structure("or_word", word)?;
    (node.range.end == word.len()).then_some(word.len() + 2)
}

/// The same where words need no space around them.
fn or_between_han(language: Language, text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(' ');
    let mut forms = phrase::forms_of("or_word", language);
    let end = forms.find_map(|form| rest.strip_prefix(form))?;
    Some(text.len() - end.trim_start_matches(' ').len())
}

/// `SAL or Nurture`: one reading for each choice of the `or` words that separate names.
fn alternatives(grammar: &'static Grammar, part: &Statement, slot: SlotName) -> Vec<Slot> {
    let pieces = part.split(|text, at| or_word(grammar, text, at));
    // Names with several `or` in them are rare; with more than four, brackets are required.
    let places = (pieces.len() - 1).min(4);
    let mut slots = Vec::new();
    for joined in 0..1u32 << places {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for (i, piece) in pieces.iter().enumerate() {
            match ranges.last_mut() {
                Some(before) if i <= places && joined & (1 << (i - 1)) != 0 => {
                    before.end = piece.end
                }
                _ => ranges.push(piece.clone()),
            }
        }
        let names: Option<Vec<Name>> = ranges.into_iter().map(|range| name(part, range)).collect();
        slots.extend(names.map(|names| Slot {
            name: slot,
            span: part.whole(),
            value: Ok(SlotValue::Names(names)),
        }));
    }
    slots
}

/// `3 calls, 3 sales emails` or `1 call or 1 sales email`.
fn acts(grammar: &'static Grammar, part: &Statement) -> Option<Result<SlotValue, Box<Diagnostic>>> {
    let or_before_number = |text: &str, at: usize| {
        or_word(grammar, text, at)
            .filter(|length| text[at + length..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let either = part.split(or_before_number);
    let any = either.len() > 1;
    let all = part.split(comma);
    if any && all.len() > 1 {
        let language = grammar.language;
        let or = phrase::forms_of("or_word", language).next().unwrap_or("");
        let diagnostic = Diagnostic::new(Code::E0406, part.whole(), msg!("a comma (all of them) and `{or}` (one of them) cannot be mixed in one line", or))
            .help(msg!(
                "write two slas, one for each, or name the alternatives as one activity, for example `{header}` with `{kinds}`",
                header = keywords::fill(language, PhraseId::Activity, &|slot| (slot == "name").then_some("…")),
                kinds = PhraseId::AnyOfKinds.row().sample(language)
            ));
        return Some(Err(Box::new(diagnostic)));
    }
    let ranges = if any { either } else { all };
    let acts: Option<Vec<ActText>> = ranges
        .into_iter()
        .map(|range| act(grammar, &part.part(range).trimmed()))
        .collect();
    acts.map(|acts| Ok(SlotValue::Acts(Acts { acts, any })))
}

fn act(grammar: &'static Grammar, item: &Statement) -> Option<ActText> {
    let count = grammar.structure("whole", &item.text)?;
    let rest = item.text[count.range.end..].trim_start();
    let mut counters = grammar.language.counters().iter();
    let named = counters.find_map(|counter| rest.strip_prefix(counter));
    let start = item.text.len() - named.unwrap_or(rest).len();
    let plain = number::plain(count.text(&item.text), grammar.language).ok()?;
    let days = different_days(grammar, &item.text);
    Some(ActText {
        count: plain.parse().ok()?,
        name: name(item, start..days.unwrap_or(item.text.len()))?,
        different_days: days.map(|start| item.span(start..item.text.len())),
    })
}

/// Where `on different days` starts at the end of an act.
fn different_days(grammar: &'static Grammar, text: &str) -> Option<usize> {
    let mut forms = phrase::forms_of("days_word", grammar.language);
    let start = forms.find_map(|form| text.len().checked_sub(form.len()))?;
    let spaces = text.match_indices(' ').map(|(at, _)| at + 1);
    let apart = (!grammar.language.has_spaces()).then_some(start);
    let apart = apart.filter(|at| text.is_char_boundary(*at));
    let mut words = spaces.chain(apart).filter(|at| {
        let node = grammar.structure("days_word", &text[*at..]);
        node.is_some_and(|node| node.range.end == text.len() - at)
    });
    words.next()
}
