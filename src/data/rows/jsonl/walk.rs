//! Visits the values of a line, and refuses what is not one object with one value for each key.

use crate::message::{Message, msg};
use rustc_hash::FxHashSet;
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Maximum nesting depth of the objects of a line.
const DEEPEST: usize = 64;
/// Maximum length of a column's path in bytes: a long key is part of every path inside its object.
const LONGEST_PATH: usize = 1024;

/// Why a line is left out.
pub(super) enum LineProblem {
    /// It is not an object.
    Text(Message),
    /// It is an object with several values for one key, or is nested too deeply.
    Object(Message),
}

/// Two values of one key: it is unclear which of them counts.
pub(super) fn there_twice(path: &str) -> Message {
    msg!("the key `{path}` occurs twice", path)
}

/// Calls `see` with each value of an object and of its nested objects, and with its path.
pub(super) fn walk(text: &str, see: &mut dyn FnMut(&str, &RawValue)) -> Result<(), LineProblem> {
    if !text.trim_start().starts_with('{') {
        return Err(LineProblem::Text(msg!("it does not begin with `{{`")));
    }
    let mut walker = Walker {
        see,
        path: String::new(),
        depth: 0,
        refusal: None,
    };
    let result = walker.object(text);
    match walker.refusal {
        Some(why) => Err(LineProblem::Object(why)),
        None => result.map_err(|error| {
            LineProblem::Text(msg!(
                "{why} (at character {column})",
                why = plain(&error),
                column = error.column()
            ))
        }),
    }
}

/// The message of serde_json, without its line and column.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.split_once(" at line ") {
        Some((what, _)) => what.to_string(),
        None => text,
    }
}

/// A key, copied only if it is written with escapes.
#[derive(serde::Deserialize)]
struct Key<'k>(#[serde(borrow)] Cow<'k, str>);

/// Number of keys up to which comparing each with all is faster than hashing.
const FEW_KEYS: usize = 16;

/// The keys of an object.
#[derive(Default)]
struct Keys<'k> {
    few: Vec<Cow<'k, str>>,
    /// All keys, if they are not few.
    many: FxHashSet<Cow<'k, str>>,
}

impl<'k> Keys<'k> {
    /// Adds a key; false if it is there already.
    fn insert(&mut self, key: Cow<'k, str>) -> bool {
        if self.few.len() == FEW_KEYS {
            self.many.extend(self.few.drain(..));
        }
        if !self.many.is_empty() {
            return self.many.insert(key);
        }
        let is_new = !self.few.contains(&key);
        self.few.push(key);
        is_new
    }
}

/// Visits the objects of a line.
struct Walker<'s> {
    see: &'s mut dyn FnMut(&str, &RawValue),
    /// The current path.
    path: String,
    /// The current nesting depth.
    depth: usize,
    /// Why the line is refused, although it is valid JSON.
    refusal: Option<Message>,
}

impl Walker<'_> {
    fn object(&mut self, text: &str) -> Result<(), serde_json::Error> {
        if self.depth == DEEPEST {
            let why = msg!(
                "objects are nested more than {levels} deep",
                levels = DEEPEST
            );
            return Err(self.refuse(why));
        }
        self.depth += 1;
        let mut json = serde_json::Deserializer::from_str(text);
        json.deserialize_map(&mut *self)?;
        self.depth -= 1;
        json.end()
    }

    fn refuse<E: serde::de::Error>(&mut self, why: Message) -> E {
        self.refusal = Some(why);
        E::custom("refused")
    }
}

impl<'de> Visitor<'de> for &mut Walker<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let outer = self.path.len();
        let mut keys = Keys::default();
        while let Some((Key(key), value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
            if outer > 0 {
                self.path.push('.');
            }
            self.path.push_str(&key);
            if self.path.len() > LONGEST_PATH {
                let why = msg!(
                    "a key with those around it is longer than {bytes} bytes",
                    bytes = LONGEST_PATH
                );
                return Err(self.refuse(why));
            }
            if !keys.insert(key) {
                let why = there_twice(&self.path);
                return Err(self.refuse(why));
            }
            (self.see)(&self.path, value);
            if value.get().starts_with('{') {
                self.object(value.get()).map_err(serde::de::Error::custom)?;
            }
            self.path.truncate(outer);
        }
        Ok(())
    }
}
