//! One column of an export.

use super::value_sample::ValueSample;
use crate::data::cells::Cell;

/// The content of a column.
#[derive(Debug, Clone)]
pub struct ColumnProfile {
    /// Its heading, as in the file.
    pub name: String,
    /// Number of rows with a value.
    pub known: u64,
    /// Number of cells with a value that no field can hold, such as an object.
    pub odd: u64,
    /// Number of cells with several values.
    pub lists: u64,
    /// Its values, as texts; those of a list are separated by `;`.
    pub values: ValueSample,
}

impl ColumnProfile {
    /// A column without rows, for which at most `most` distinct values are kept.
    pub(super) fn new(name: String, most: usize) -> ColumnProfile {
        ColumnProfile {
            name,
            known: 0,
            odd: 0,
            lists: 0,
            values: ValueSample::new(most),
        }
    }

    pub(super) fn add(&mut self, cell: Cell<'_>) {
        match &cell {
            Cell::Blank => return,
            Cell::Odd { .. } => {
                self.odd += 1;
                return;
            }
            // An empty list is unknown, like an empty cell.
            Cell::List(items) if items.is_empty() => return,
            Cell::List(_) => self.lists += 1,
            Cell::Text(_)
            | Cell::Whole(_)
            | Cell::Number(_)
            | Cell::Answer(_)
            | Cell::Day(_)
            | Cell::Instant(_)
            | Cell::Local(_) => {}
        }
        self.known += 1;
        match &cell {
            Cell::Text(text) => self.values.add(text),
            other => self.values.add(&other.to_string()),
        }
    }

    pub(super) fn append(&mut self, more: ColumnProfile) {
        self.known += more.known;
        self.odd += more.odd;
        self.lists += more.lists;
        self.values.append(more.values);
    }
}
