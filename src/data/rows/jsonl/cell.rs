//! The cell of a value as written in JSON.

use crate::data::cells::Cell;
use crate::message::template;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The cell of a value as written in JSON.
pub(super) fn cell(text: &str) -> Cell<'_> {
    match text.as_bytes().first() {
        None | Some(b'n') => Cell::Blank,
        Some(b't') => Cell::Answer(true),
        Some(b'f') => Cell::Answer(false),
        Some(b'"') => string(text),
        Some(b'[') => list(text),
        Some(b'{') => Cell::Odd {
            shown: text.into(),
            why: template!("an object where one value is expected"),
        },
        Some(_) => number(text),
    }
}

fn string(json: &str) -> Cell<'_> {
    let inner = json
        .get(1..json.len().saturating_sub(1))
        .unwrap_or_default();
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Cell::text(inner);
    }
    match serde_json::from_str(json) {
        Ok(text) => Cell::owned(text),
        Err(_) => Cell::Odd {
            shown: inner.into(),
            why: template!("it is not a text that can be read"),
        },
    }
}

fn number(json: &str) -> Cell<'_> {
    if let Ok(whole) = json.parse() {
        return Cell::Whole(whole);
    }
    if json.bytes().all(|b| b.is_ascii_digit()) {
        // A number with many digits stays as written.
        return Cell::text(json);
    }
    match json.parse::<f64>() {
        Ok(number) if number.is_finite() => Cell::Number(number),
        _ => Cell::Odd {
            shown: json.into(),
            why: template!("the number is too large"),
        },
    }
}

/// The items of an array; an array that contains lists or objects is unusable.
fn list(json: &str) -> Cell<'_> {
    let odd = Cell::Odd {
        shown: json.into(),
        why: template!("a list of lists or objects cannot be read"),
    };
    let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(json) else {
        return odd;
    };
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        if item.get().starts_with(['[', '{']) {
            return odd;
        }
        match cell(item.get()) {
            Cell::Blank => {}
            Cell::List(_) | Cell::Odd { .. } => return odd,
            Cell::Text(text) => texts.push(text),
            other => texts.push(Cow::Owned(other.to_string())),
        }
    }
    Cell::List(texts)
}
