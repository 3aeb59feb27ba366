//! Cells that need no conversion: the short way for columns of ids and times.

use super::arrow::Typed;
use super::row_batch::Cells;
use crate::text::trimmed;
use arrow_array::StringArray;

impl Cells {
    /// The text of a cell as it is, without surrounding white space; empty if the cell is no text, or one that has to be
    /// decoded.
    pub fn plain_text(&self, row: usize) -> &str {
        let text = match self {
            #[cfg(feature = "exports")]
            Cells::Csv(column) => column.plain_text(row),
            #[cfg(feature = "exports")]
            Cells::Json(values) => json_text(values.json(row)),
            #[cfg(feature = "workbooks")]
            Cells::Sheet(column) => column.plain_text(row),
            Cells::Typed(typed) => typed.text(row).unwrap_or_default(),
        };
        trimmed(text)
    }

    /// The whole number of a cell of a typed column.
    pub fn whole(&self, row: usize) -> Option<i64> {
        match self {
            Cells::Typed(typed) => typed.whole(row),
            #[cfg(feature = "exports")]
            Cells::Csv(_) | Cells::Json(_) => None,
            #[cfg(feature = "workbooks")]
            Cells::Sheet(column) => column.whole(row),
        }
    }

    /// The number with decimals of a cell of a typed column.
    pub fn number(&self, row: usize) -> Option<f64> {
        self.typed()?.number(row)
    }

    /// The instant of a cell of a typed column, in microseconds.
    pub fn instant(&self, row: usize) -> Option<i64> {
        self.typed()?.instant(row)
    }

    /// The time without an offset of a cell of a typed column, in microseconds.
    pub fn local(&self, row: usize) -> Option<i64> {
        self.typed()?.local(row)
    }

    /// The instants of all cells of a column of typed instants.
    pub fn instants(&self) -> Option<impl Iterator<Item = Option<i64>>> {
        self.typed()?.instants()
    }

    /// The times of all cells of a column of typed times without an offset.
    pub fn locals(&self) -> Option<impl Iterator<Item = Option<i64>>> {
        self.typed()?.locals()
    }

    fn typed(&self) -> Option<&Typed> {
        match self {
            Cells::Typed(typed) => Some(typed),
            #[cfg(feature = "exports")]
            Cells::Csv(_) | Cells::Json(_) => None,
            #[cfg(feature = "workbooks")]
            Cells::Sheet(_) => None,
        }
    }

    /// The distinct texts, for a column that stores each once; with the white space around them.
    pub fn distinct_texts(&self) -> Option<&StringArray> {
        self.typed()?.distinct_texts()
    }
}

/// The text in a JSON string without escapes.
#[cfg(feature = "exports")]
fn json_text(json: &str) -> &str {
    let inner = json
        .strip_prefix('"')
        .and_then(|json| json.strip_suffix('"'));
    inner
        .filter(|text| !text.contains('\\'))
        .unwrap_or_default()
}
