//! Rows as texts, for pages that lay out tables themselves.

use super::cell::{Cell, Cells};
use super::rows::Rows;
use crate::message::Language;
use arrow_schema::ArrowError;
use jiff::tz::TimeZone;
use serde::Serialize;

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextTable {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// Whether the values of each column are numbers.
    pub numeric: Vec<bool>,
    /// A text for each row and column.
    pub rows: Vec<Vec<String>>,
}

impl TextTable {
    /// All rows; times are those of `zone` where a row has no zone of its own. Columns after the first `must` are left out if
    /// they have no value.
    pub fn new(
        rows: &dyn Rows,
        must: usize,
        zone: &TimeZone,
        language: Language,
    ) -> Result<TextTable, ArrowError> {
        let batch = rows.batch(0..rows.len())?;
        let mut table = TextTable {
            columns: Vec::new(),
            numeric: Vec::new(),
            rows: vec![Vec::new(); rows.len()],
        };
        let schema = batch.schema();
        for (at, (field, array)) in schema.fields().iter().zip(batch.columns()).enumerate() {
            let cells = Cells::new(array)?;
            let is_empty = |row: usize| matches!(cells.get(row), Cell::Empty);
            if at >= must && (0..rows.len()).all(is_empty) {
                continue;
            }
            table.columns.push(field.name().clone());
            table.numeric.push(matches!(
                cells,
                Cells::Number(_) | Cells::Points(_) | Cells::Length(_)
            ));
            for (row, texts) in table.rows.iter_mut().enumerate() {
                texts.push(cells.get(row).text(rows.zone(row), zone, language));
            }
        }
        Ok(table)
    }
}
