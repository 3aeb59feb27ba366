//! JSON Lines: an object a line. What lies inside an object is a column with a path: `properties.email`.

use super::blocks::Block;
use super::chunk::{Cells, Chunk, Lines, OddRow, Raw, Texts, raw_text};
use crate::data::cells::Cell;
use crate::data::intern::Interner;
use crate::data::report::RowProblem;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The columns of some lines, in the order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Paths {
    pub columns: Interner,
    /// How many lines are objects.
    pub objects: u64,
    /// Why the first line that is no object is none.
    pub first_odd: Option<(u64, String)>,
}

impl Paths {
    /// The columns of a piece.
    pub fn of(block: &Block) -> Paths {
        let mut paths = Paths::default();
        for (line, text) in lines(block) {
            let columns = &mut paths.columns;
            let mut note = |path: &str, value: &RawValue| {
                if !value.get().starts_with('{') {
                    columns.intern(path);
                }
                true
            };
            match walk(text, "", &mut note) {
                Ok(()) => paths.objects += 1,
                Err(why) => paths.first_odd = paths.first_odd.or(Some((line, why))),
            }
        }
        paths
    }

    /// Adds those of a later piece.
    pub fn append(&mut self, later: Paths) {
        self.columns.renumber(&later.columns);
        self.objects += later.objects;
        self.first_odd = self.first_odd.take().or(later.first_odd);
    }
}

/// The lines that are not blank, with their numbers.
fn lines(block: &Block) -> impl Iterator<Item = (u64, &[u8])> {
    let lines = block.bytes.split(|b| *b == b'\n');
    (block.line..)
        .zip(lines)
        .filter(|(_, text)| !text.trim_ascii().is_empty())
}

/// Shows each value of an object to `see`, with its path; where it says so, goes into objects.
fn walk(
    text: &[u8],
    prefix: &str,
    see: &mut dyn FnMut(&str, &RawValue) -> bool,
) -> Result<(), String> {
    let text = std::str::from_utf8(text).map_err(|_| "it is not valid UTF-8")?;
    if !text.trim_start().starts_with('{') {
        return Err("it does not begin with `{`".into());
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let walker = Walker { prefix, see };
    let result = json.deserialize_map(walker).and_then(|()| json.end());
    result.map_err(|error| format!("{} (at character {})", plain(&error), error.column()))
}

/// What serde_json says, without its line and column.
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

struct Walker<'s> {
    prefix: &'s str,
    see: &'s mut dyn FnMut(&str, &RawValue) -> bool,
}

impl<'de> Visitor<'de> for Walker<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut path = String::new();
        while let Some((key, value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
            let path = match self.prefix {
                "" => key.0.as_ref(),
                prefix => {
                    path.clear();
                    path.extend([prefix, ".", &key.0]);
                    &path
                }
            };
            if (self.see)(path, value) && value.get().starts_with('{') {
                walk(value.get().as_bytes(), path, self.see).map_err(serde::de::Error::custom)?;
            }
        }
        Ok(())
    }
}

/// Which paths are read, and into which column.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    columns: FxHashMap<String, usize>,
    /// The paths of objects that have something to read in them.
    outer: FxHashSet<String>,
}

impl Layout {
    /// For these paths.
    pub fn new<'p>(wanted: impl IntoIterator<Item = &'p str>) -> Layout {
        let mut layout = Layout::default();
        for (column, path) in wanted.into_iter().enumerate() {
            layout.columns.insert(path.to_string(), column);
            for (dot, _) in path.match_indices('.') {
                layout.outer.insert(path[..dot].to_string());
            }
        }
        layout
    }
}

/// The rows of a piece.
pub(super) fn chunk(block: Block, layout: &Layout) -> Chunk {
    let width = layout.columns.len();
    let mut columns = vec![Texts::default(); width];
    let (mut numbers, mut ranges, mut odd) = (Vec::new(), Vec::new(), Vec::new());
    let mut values: Vec<String> = vec![String::new(); width];
    for (line, text) in lines(&block) {
        values.iter_mut().for_each(String::clear);
        let mut see = |path: &str, value: &RawValue| {
            let column = layout.columns.get(path);
            if let Some(cell) = column.and_then(|column| values.get_mut(*column)) {
                cell.clear();
                cell.push_str(value.get());
            }
            layout.outer.contains(path)
        };
        match walk(text, "", &mut see) {
            Ok(()) => {
                for (column, value) in columns.iter_mut().zip(&values) {
                    column.push(value.as_bytes());
                }
                numbers.push(line);
                let start = text.as_ptr() as usize - block.bytes.as_ptr() as usize;
                ranges.push((start as u32, (start + text.len()) as u32));
            }
            Err(why) => odd.push(OddRow {
                problem: RowProblem::NotAnObject,
                line,
                why,
                raw: raw_text(text),
            }),
        }
    }
    Chunk {
        rows: numbers.len(),
        columns: columns.into_iter().map(Cells::Json).collect(),
        odd,
        lines: Lines::Each(numbers),
        raw: Raw::Text {
            bytes: block.bytes,
            ranges,
        },
    }
}

/// The cell of a value as it is written in JSON.
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
            why: "an object stands where one value is meant",
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
        // A key of many digits stays as it is written.
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

/// The items of an array; of an array of other things than single values there is none.
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
        let paths = Paths::of(&block(text));
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
