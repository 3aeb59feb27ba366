//! Lines and conditions in other words: if a pattern of the table fits the whole statement, it is rewritten in the words of
//! the language, with the author's text in its slots.

use super::edits::{Edit, EditKind};
use crate::message::{Message, PerLanguage};
use crate::syntax::dates;
use crate::syntax::normalize::{Statement, plain};
use crate::syntax::phrase::{Language, Pairs, forms, half_days, misread, unsayable};
use crate::syntax::vocabulary::{is_unit, is_weekday};
use crate::text::{continues_word, starts_with_ignoring_case};
use std::borrow::Cow;
use std::ops::Range;

/// The statement that is compared with a pattern.
#[derive(Clone, Copy)]
struct Line {
    language: Language,
    bytes: usize,
}

/// A part of a pattern.
enum Part {
    Literal(String),
    Slot(&'static str),
}

/// The characters of magnitudes.
const MAGNITUDES: [char; 5] = ['十', '百', '千', '万', '亿'];

/// The text that each slot of a pattern took.
pub type Captures<'t> = Vec<(&'static str, &'t str)>;

/// A row of a table of other words.
struct Form {
    wrong: &'static str,
    pattern: Vec<Part>,
    right: Vec<Part>,
}

impl Form {
    fn new(language: Language, (wrong, right): &(&'static str, &'static str)) -> Form {
        Form {
            wrong,
            pattern: wrong_parts(language, wrong),
            right: right_parts(right),
        }
    }

    fn of_table(language: Language, rows: Pairs) -> Vec<Form> {
        rows.iter().map(|row| Form::new(language, row)).collect()
    }

    fn rewritten(&self, statement: &Statement, text: &Squeezed) -> Option<Edit> {
        let new = filled(&self.right, &taken(&self.pattern, text)?)?;
        let whole = 0..statement.text.len();
        Some(Edit {
            statement: statement.with(whole.clone(), &new),
            range: whole,
            kind: EditKind::Form(self.wrong),
        })
    }
}

/// The statement rewritten by each form that fits it, in table order.
pub fn edits(language: Language, statement: &Statement) -> Vec<Edit> {
    static FORMS: PerLanguage<Vec<Form>> = PerLanguage::new();
    let rows = FORMS.get_or_init(language, || Form::of_table(language, forms(language)));
    let text = Squeezed::new(language, &statement.text);
    rows.iter()
        .filter_map(|row| row.rewritten(statement, &text))
        .collect()
}

/// The statement as it is written, if it is in words that can also be read as something else.
pub fn misread_as(language: Language, statement: &Statement) -> Option<Edit> {
    static MISREAD: PerLanguage<Vec<Form>> = PerLanguage::new();
    let rows = MISREAD.get_or_init(language, || Form::of_table(language, misread(language)));
    let text = Squeezed::new(language, &statement.text);
    rows.iter().find_map(|row| row.rewritten(statement, &text))
}

/// What to do instead of something that the language cannot express.
pub fn instead_of(language: Language, text: &str) -> Option<Message> {
    let text = Squeezed::new(language, text);
    let mut rows = unsayable(language).iter();
    rows.find_map(|row| {
        let mut patterns = row.patterns.iter();
        let taken = patterns.find_map(|pattern| taken(&wrong_parts(language, pattern), &text))?;
        let forms = row.forms.iter().map(|form| filled(&parts(form), &taken));
        Some(row.wish.instead(&forms.collect::<Option<Vec<_>>>()?))
    })
}

/// The slots of a line that closes a part of a day: `d` is the day, `from` and `to` are the times between which it is closed.
pub fn half_day(language: Language, text: &str) -> Option<Captures<'_>> {
    let text = Squeezed::new(language, text);
    let mut patterns = half_days(language).iter();
    patterns.find_map(|pattern| taken(&wrong_parts(language, pattern), &text))
}

/// A text without the spaces that its language does not need, which authors write or leave out.
struct Squeezed<'t> {
    language: Language,
    written: &'t str,
    text: String,
    /// For each byte of `text`, and one past the end, its position in the written text; none if nothing was left out.
    origin: Option<Vec<usize>>,
}

impl<'t> Squeezed<'t> {
    fn new(language: Language, written: &'t str) -> Squeezed<'t> {
        if language.has_spaces() {
            let text = written.to_owned();
            return Squeezed {
                language,
                written,
                text,
                origin: None,
            };
        }
        let mut text = String::with_capacity(written.len());
        let mut origin = Vec::with_capacity(written.len() + 1);
        let mut quoted = false;
        for (at, c) in written.char_indices() {
            quoted ^= c == '"';
            if c == ' ' && !quoted && !parts_numbers(written, at) {
                continue;
            }
            text.push(plain(c));
            origin.resize(text.len(), at);
        }
        origin.push(written.len());
        Squeezed {
            language,
            written,
            text,
            origin: Some(origin),
        }
    }

    /// The written text of a range of the squeezed one.
    fn part(&self, range: Range<usize>) -> &'t str {
        let range = match &self.origin {
            Some(origin) => origin[range.start]..origin[range.end],
            None => range,
        };
        self.written[range].trim()
    }
}

/// Whether a space separates two numbers that would merge without it: `2026-12-31 13:00`.
fn parts_numbers(text: &str, at: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    text[..at].ends_with(is_digit) && text[at + 1..].starts_with(is_digit)
}

fn taken<'t>(parts: &[Part], text: &Squeezed<'t>) -> Option<Captures<'t>> {
    let mut taken = Vec::new();
    let line = Line {
        language: text.language,
        bytes: text.text.len(),
    };
    let found = fits(line, parts, &text.text, &mut taken);
    let part = |(slot, range): (&'static str, Range<usize>)| (slot, text.part(range));
    found.then(|| taken.into_iter().map(part).collect())
}

/// The parts of a right wording, with the marks of statements in normal form.
fn right_parts(pattern: &'static str) -> Vec<Part> {
    let mut parts = parts(pattern);
    for part in &mut parts {
        if let Part::Literal(literal) = part {
            let mark = |c: char| if c == '\n' { c } else { plain(c) };
            *literal = literal.chars().map(mark).collect();
        }
    }
    parts
}

/// The parts of a wrong wording, as they are in a squeezed statement.
fn wrong_parts(language: Language, pattern: &'static str) -> Vec<Part> {
    let mut parts = parts(pattern);
    for part in &mut parts {
        if let Part::Literal(literal) = part {
            *literal = Squeezed::new(language, literal).text;
        }
    }
    parts.retain(|part| !matches!(part, Part::Literal(literal) if literal.is_empty()));
    parts
}

fn parts(pattern: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while !rest.is_empty() {
        let (literal, behind) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        if !literal.is_empty() {
            parts.push(Part::Literal(literal.to_owned()));
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
fn fits(
    line: Line,
    parts: &[Part],
    text: &str,
    taken: &mut Vec<(&'static str, Range<usize>)>,
) -> bool {
    let start = line.bytes - text.len();
    match parts {
        [] => text.is_empty(),
        [Part::Literal(literal), rest @ ..] => {
            let is_first = text.len() == line.bytes;
            after_literal(literal, text).is_some_and(|text| {
                let word_ends = is_first
                    || !literal.ends_with(continues_word)
                    || !text.starts_with(continues_word);
                word_ends && fits(line, rest, text, taken)
            })
        }
        [Part::Slot(slot)] => {
            let is_filled = takes(line.language, slot, text.trim());
            taken.push((slot, start..line.bytes));
            is_filled
        }
        [Part::Slot(slot), rest @ ..] => {
            let mut quoted = false;
            for (at, c) in text.char_indices() {
                if !quoted
                    && at > 0
                    && starts(rest, &text[at..])
                    && takes(line.language, slot, text[..at].trim())
                {
                    let before = taken.len();
                    taken.push((slot, start..start + at));
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
        "q" => is_quantity(text),
        "w" => !text.is_empty() && !text.contains([' ', ',', ':', '"']),
        "from" | "to" => dates::clock(text).is_some(),
        "v" => text.starts_with('"'),
        "day" => is_weekday(language, text),
        "u" => {
            let first = text.split(' ').next().unwrap_or("");
            first.starts_with(char::is_alphabetic) && !is_unit(language, first)
        }
        "k" | "j" => {
            let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-');
            !text.is_empty() && text.chars().all(is_word)
        }
        _ => !text.is_empty(),
    }
}

/// A number with its magnitude or per cent, after a currency if there is one: `50万`, `CNY 1.5亿`, `10%`.
fn is_quantity(text: &str) -> bool {
    let is_code = |code: &&str| code.bytes().all(|b| b.is_ascii_uppercase());
    let number = match text.get(..3).filter(is_code) {
        Some(_) => text[3..].trim_start(),
        None => text,
    };
    let belongs =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%') || MAGNITUDES.contains(&c);
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(belongs)
}

/// The right form with its slots filled.
fn filled(right: &[Part], taken: &Captures) -> Option<String> {
    let mut new = String::new();
    for part in right {
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

    fn captured(pattern: &'static str, right: &'static str, text: &str) -> Option<String> {
        let text = Squeezed::new(Language::En, text);
        let taken = taken(&wrong_parts(Language::En, pattern), &text)?;
        filled(&right_parts(right), &taken)
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
    fn spaces_next_to_chinese_characters_do_not_matter() {
        let captured = |text: &str| {
            let text = Squeezed::new(Language::Zh, text);
            let taken = taken(&wrong_parts(Language::Zh, "{x} {q} 以上"), &text)?;
            filled(&right_parts("{x} 至少 {q}"), &taken)
        };
        for (written, right) in [
            ("公司规模200以上", "公司规模 至少 200"),
            (
                "annual revenue  CNY 50万 以上",
                "annual revenue 至少 CNY 50万",
            ),
        ] {
            assert_eq!(captured(written).as_deref(), Some(right));
        }
        assert_eq!(captured("公司规模以上"), None);
    }

    #[test]
    fn every_slot_of_a_right_form_is_in_its_pattern() {
        let slots = |pattern: &'static str| {
            let slot = |part: Part| match part {
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
