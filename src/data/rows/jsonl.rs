//! JSON Lines: one object per line. A value inside a nested object is a column with a path: `properties.email`.

use super::row_batch::{BadRow, Cells, Lines, RawRows, RowBatch, Texts, raw_text};
use super::row_splitter::Block;
use crate::data::cells::Cell;
use crate::data::error::ErrorKind;
use crate::data::interner::Interner;
use crate::data::read_report::RowProblem;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Maximum nesting depth of the objects of a line.
const DEEPEST: usize = 64;
/// Maximum length of a column's path in bytes: a long key is part of every path inside its object.
const LONGEST_PATH: usize = 1024;
/// Maximum total length of all column names, in bytes.
const LONGEST_PATHS: usize = 64 << 20;

/// The columns of some lines, in the order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Paths {
    pub columns: Interner,
    /// Number of lines that are objects.
    pub objects: u64,
    /// Why the first line that is not an object is not one.
    pub first_odd: Option<(u64, String)>,
}

impl Paths {
    /// The columns of a piece.
    pub fn from_block(block: &Block) -> Paths {
        let mut paths = Paths::default();
        for (line, text) in lines(block) {
            let mut note = |path: &str, value: &RawValue| {
                if !value.get().starts_with('{') && paths.columns.bytes() <= LONGEST_PATHS {
                    paths.columns.intern(path);
                }
            };
            match walk(text, &mut note) {
                Ok(()) | Err(LineProblem::Object(_)) => paths.objects += 1,
                Err(LineProblem::Text(why)) => {
                    paths.first_odd = paths.first_odd.or(Some((line, why)))
                }
            }
        }
        paths
    }

    /// Adds the columns of a later piece.
    pub fn append(&mut self, later: Paths) -> Result<(), ErrorKind> {
        self.columns.renumber(&later.columns);
        if self.columns.bytes() > LONGEST_PATHS {
            let what = "the names of the columns take more than 64 MiB";
            return Err(ErrorKind::TooLarge { what });
        }
        self.objects += later.objects;
        self.first_odd = self.first_odd.take().or(later.first_odd);
        Ok(())
    }
}

/// The lines that are not blank, with their numbers.
fn lines(block: &Block) -> impl Iterator<Item = (u64, &[u8])> {
    let mut rest = Some(block.bytes.as_slice());
    let lines = std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = memchr::memchr(b'\n', text) else {
            return rest.take();
        };
        let (line, after) = text.split_at(end);
        rest = after.get(1..);
        Some(line)
    });
    (block.line..)
        .zip(lines)
        .filter(|(_, text)| !text.trim_ascii().is_empty())
}

/// Why a line is left out.
enum LineProblem {
    /// It is not an object.
    Text(String),
    /// It is an object with several values for one key, or is nested too deeply.
    Object(String),
}

/// Two values of one key: it is unclear which of them counts.
fn there_twice(path: &str) -> String {
    format!("the key `{path}` occurs twice")
}

/// Calls `see` with each value of an object and of its nested objects, and with its path.
fn walk(text: &[u8], see: &mut dyn FnMut(&str, &RawValue)) -> Result<(), LineProblem> {
    let no_object = |why: &str| LineProblem::Text(why.to_string());
    let text = std::str::from_utf8(text).map_err(|_| no_object("it is not valid UTF-8"))?;
    if !text.trim_start().starts_with('{') {
        return Err(no_object("it does not begin with `{`"));
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
            let why = plain(&error);
            LineProblem::Text(format!("{why} (at character {})", error.column()))
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
    refusal: Option<String>,
}

impl Walker<'_> {
    fn object(&mut self, text: &str) -> Result<(), serde_json::Error> {
        if self.depth == DEEPEST {
            let why = format!("objects are nested more than {DEEPEST} deep");
            return Err(self.refuse(why));
        }
        self.depth += 1;
        let mut json = serde_json::Deserializer::from_str(text);
        json.deserialize_map(&mut *self)?;
        self.depth -= 1;
        json.end()
    }

    fn refuse<E: serde::de::Error>(&mut self, why: String) -> E {
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
                let why = format!("a key with those around it is longer than {LONGEST_PATH} bytes");
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

/// The paths to read, and the column of each.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    columns: FxHashMap<String, usize>,
}

impl Layout {
    /// A layout for these paths.
    pub fn new<'p>(wanted: impl IntoIterator<Item = &'p str>) -> Layout {
        let columns = wanted.into_iter().enumerate();
        Layout {
            columns: columns
                .map(|(column, path)| (path.to_string(), column))
                .collect(),
        }
    }
}

/// The rows of a piece.
pub(super) fn chunk(block: Block, layout: &Layout) -> RowBatch {
    let width = layout.columns.len();
    let mut columns = vec![Texts::default(); width];
    let (mut numbers, mut ranges, mut odd) = (Vec::new(), Vec::new(), Vec::new());
    let mut values: Vec<String> = vec![String::new(); width];
    for (line, text) in lines(&block) {
        values.iter_mut().for_each(String::clear);
        let mut twice = None;
        let mut see = |path: &str, value: &RawValue| {
            let column = layout.columns.get(path);
            if let Some(cell) = column.and_then(|column| values.get_mut(*column)) {
                // `"a.b"` and a `"b"` inside `"a"` are one column.
                if !cell.is_empty() {
                    twice = Some(LineProblem::Object(there_twice(path)));
                }
                cell.push_str(value.get());
            }
        };
        match walk(text, &mut see).and(twice.map_or(Ok(()), Err)) {
            Ok(()) => {
                for (column, value) in columns.iter_mut().zip(&values) {
                    column.push(value.as_bytes());
                }
                numbers.push(line);
                let start = text.as_ptr() as usize - block.bytes.as_ptr() as usize;
                ranges.push((start as u32, (start + text.len()) as u32));
            }
            Err(LineProblem::Text(why) | LineProblem::Object(why)) => odd.push(BadRow {
                problem: RowProblem::NotAnObject,
                line,
                why,
                raw: raw_text(text),
            }),
        }
    }
    RowBatch {
        rows: numbers.len(),
        columns: columns.into_iter().map(Cells::Json).collect(),
        odd,
        lines: Lines::Each(numbers),
        raw: RawRows::Text {
            bytes: block.bytes,
            ranges,
        },
    }
}

/// The cell of a value as written in JSON.
pub(super) fn cell(json: &[u8]) -> Cell<'_> {
    let text = std::str::from_utf8(json).unwrap_or_default();
    match json.first() {
        None | Some(b'n') => Cell::Blank,
        Some(b't') => Cell::Answer(true),
        Some(b'f') => Cell::Answer(false),
        Some(b'"') => string(text),
        Some(b'[') => list(text),
        Some(b'{') => Cell::Odd {
            shown: text.into(),
            why: "an object where one value is expected",
        },
        Some(_) => number(text),
    }
}

fn string(json: &str) -> Cell<'_> {
    let inner = json
        .get(1..json.len().saturating_sub(1))
        .unwrap_or_default();
    if !inner.contains('\\') {
        return Cell::text(inner);
    }
    match serde_json::from_str(json) {
        Ok(text) => Cell::owned(text),
        Err(_) => Cell::Odd {
            shown: inner.into(),
            why: "it is not a text that can be read",
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
            why: "the number is too large",
        },
    }
}

/// The items of an array; an array that contains lists or objects is unusable.
fn list(json: &str) -> Cell<'_> {
    let odd = Cell::Odd {
        shown: json.into(),
        why: "a list of lists or objects cannot be read",
    };
    let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(json) else {
        return odd;
    };
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        if item.get().starts_with(['[', '{']) {
            return odd;
        }
        match cell(item.get().as_bytes()) {
            Cell::Blank => {}
            Cell::List(_) | Cell::Odd { .. } => return odd,
            Cell::Text(text) => texts.push(text),
            other => texts.push(Cow::Owned(other.to_string())),
        }
    }
    Cell::List(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Block {
        Block {
            bytes: text.as_bytes().to_vec(),
            line: 1,
        }
    }

    #[test]
    fn columns_are_paths_in_order_of_appearance() {
        let text = "{\"id\": 1, \"properties\": {\"email\": \"a@b\", \"x\": {\"y\": 1}}}\n\nnot json\n{\"tags\": [1]}\n";
        let paths = Paths::from_block(&block(text));
        let columns: Vec<&str> = paths.columns.iter().collect();
        assert_eq!(
            columns,
            ["id", "properties.email", "properties.x.y", "tags"]
        );
        assert_eq!(paths.objects, 2);
        assert_eq!(paths.first_odd.map(|(line, _)| line), Some(3));
    }

    #[test]
    fn values_of_the_wanted_paths() {
        let text = "{\"id\": 1, \"p\": {\"e\": \"\\u00e9 \"}}\n{\"p.e\": null, \"id\": \"2\"}\n{\"id\": 3\n";
        let chunk = chunk(block(text), &Layout::new(["id", "p.e"]));
        assert_eq!(chunk.rows, 2);
        assert_eq!(chunk.cell(0, 0), Cell::Whole(1));
        assert_eq!(chunk.cell(1, 0).to_string(), "é");
        assert_eq!(chunk.cell(1, 1), Cell::Blank);
        assert_eq!(chunk.raw(1), "{\"p.e\": null, \"id\": \"2\"}");
        let odd = &chunk.odd[0];
        assert_eq!((odd.problem, odd.line), (RowProblem::NotAnObject, 3));
        assert!(odd.why.contains("at character"), "{}", odd.why);
    }

    #[test]
    fn every_sort_of_value() {
        let text = |json: &str| cell(json.as_bytes()).to_string();
        assert_eq!(text("12345678901234567890123"), "12345678901234567890123");
        assert_eq!(cell(b"-2.5"), Cell::Number(-2.5));
        assert_eq!(cell(b"true"), Cell::Answer(true));
        assert_eq!(text("[\"a\", 1, null, true]"), "a;1;true");
        assert!(matches!(cell(b"[[1]]"), Cell::Odd { .. }));
        assert!(matches!(cell(b"{\"a\": 1}"), Cell::Odd { .. }));
        assert!(matches!(cell(b"1e999"), Cell::Odd { .. }));
    }
}
