//! Snippets: each line of a block with the values of its sample as places to fill in.

use leadc::syntax::phrase::{Language, PHRASES, PhraseKind, PhraseRow};
use serde_json::{Map, Value, json};

use super::pattern::{Part, parts, words};

pub fn all() -> Value {
    let mut snippets = Map::new();
    for language in Language::ALL {
        for row in PHRASES {
            let is_line = match row.kind {
                PhraseKind::Header
                | PhraseKind::Setting
                | PhraseKind::Rule
                | PhraseKind::Modifier => true,
                // A declaration begins with a name, so there is nothing to type to get it.
                PhraseKind::Declaration
                | PhraseKind::Condition
                | PhraseKind::Subject
                | PhraseKind::Expectation => false,
            };
            if is_line {
                let name = format!("{} {}", super::code(*language), row.name);
                snippets.insert(name, snippet(row, *language));
            }
        }
    }
    Value::Object(snippets)
}

fn snippet(row: &PhraseRow, language: Language) -> Value {
    let sample = row.sample(language);
    let pattern = row.patterns(language).iter();
    let bodies = pattern.filter_map(|pattern| body(&parts(pattern), sample));
    let body = bodies.into_iter().next();
    let body = body.unwrap_or_else(|| panic!("no pattern of {} fits `{sample}`", row.name));
    json!({
        "prefix": prefix(row, language),
        "description": sample,
        "body": body,
    })
}

/// What is typed to get the line: the first words of its pattern, or what opens a group.
fn prefix(row: &PhraseRow, language: Language) -> String {
    let pattern = parts(row.patterns(language)[0]);
    let first = words(&pattern).first().map(|first| (*first).to_owned());
    first.unwrap_or_else(|| {
        row.sample(language)
            .trim_end_matches([':', '：'])
            .to_owned()
    })
}

/// The sample with its values as numbered places, if it reads as the pattern.
fn body(parts: &[Part], sample: &str) -> Option<String> {
    let mut body = String::new();
    let mut next = 1;
    let rest = fill(parts, &[], sample, &mut body, &mut next)?;
    rest.is_empty().then_some(body)
}

/// Adds parts to the body; `after` are the parts that follow them. Returns what is left of the sample.
fn fill<'s>(
    parts: &[Part],
    after: &[Part],
    sample: &'s str,
    body: &mut String,
    next: &mut usize,
) -> Option<&'s str> {
    let Some((first, following)) = parts.split_first() else {
        return Some(sample);
    };
    let (space, rest) = sample.split_at(sample.len() - sample.trim_start().len());
    let rest = match first {
        Part::Words(words) => take(rest, words, space, body)?,
        Part::Mark(mark) => take(rest, mark.encode_utf8(&mut [0; 4]), space, body)?,
        Part::Optional(inner) => {
            let (mut tried, mut number) = (body.clone(), *next);
            let behind = [following, after].concat();
            match fill(inner, &behind, sample, &mut tried, &mut number) {
                Some(rest) => {
                    (*body, *next) = (tried, number);
                    rest
                }
                None => sample,
            }
        }
        Part::Slot(_) => {
            let behind = [following, after].concat();
            let end = ends(rest, &behind).find(|end| reads(&behind, &rest[*end..]))?;
            let value = rest[..end].trim_end();
            body.push_str(&format!("{space}${{{next}:{}}}", escaped(value)));
            *next += 1;
            &rest[value.len()..]
        }
    };
    fill(following, after, rest, body, next)
}

fn take<'s>(rest: &'s str, words: &str, space: &str, body: &mut String) -> Option<&'s str> {
    let rest = rest.strip_prefix(words)?;
    body.push_str(space);
    body.push_str(&escaped(words));
    Some(rest)
}

/// Where a value may end: before the text that follows it, never inside quotes.
fn ends<'s>(rest: &'s str, behind: &[Part]) -> impl Iterator<Item = usize> + use<'s> {
    let to_the_end = behind.is_empty();
    let mut quoted = false;
    let places = rest.char_indices().map(move |(at, c)| {
        let inside = quoted;
        match c {
            '"' => quoted = !quoted,
            '“' | '「' => quoted = true,
            '”' | '」' => quoted = false,
            _ => {}
        }
        (at, inside)
    });
    let places = places.filter(move |(at, inside)| *at > 0 && !inside && !to_the_end);
    places.map(|(at, _)| at).chain(std::iter::once(rest.len()))
}

/// Whether a text reads as parts, from its start to its end.
fn reads(parts: &[Part], text: &str) -> bool {
    let (mut body, mut next) = (String::new(), 1);
    fill(parts, &[], text, &mut body, &mut next).is_some_and(str::is_empty)
}

/// A text in a snippet, where `$`, `}` and `\` have a meaning.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[test]
fn the_values_of_a_sample_are_places_to_fill_in() {
    let pattern = parts("stage {name:label}[, {description:text}]:");
    let found = body(&pattern, "stage MQL, \"Marketing: qualified\":");
    assert_eq!(
        found.as_deref(),
        Some("stage ${1:MQL}, ${2:\"Marketing: qualified\"}:")
    );
    let found = body(&pattern, "stage MQL:");
    assert_eq!(found.as_deref(), Some("stage ${1:MQL}:"));
    assert_eq!(body(&pattern, "sla MQL:"), None);
}
