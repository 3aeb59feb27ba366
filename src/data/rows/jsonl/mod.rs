//! JSON Lines: one object per line. A value inside a nested object is a column with a path: `properties.email`.

mod cell;
mod file;
mod lines;
mod shapes;
mod value;
mod walk;

use super::row_batch::{Cells, RawRows, RowBatch};
use super::row_splitter::Block;
use crate::data::cells::Cell;
use crate::data::error::ErrorKind;
use crate::data::interner::Interner;
use crate::message::{Message, msg};
pub(super) use file::JsonLines;
use lines::LineReader;
use rustc_hash::FxHashMap;
use shapes::Range;
use std::sync::Arc;

/// Maximum total length of all column names, in bytes.
const LONGEST_PATHS: usize = 64 << 20;

/// The columns of some lines, in the order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Paths {
    pub columns: Interner,
    /// Number of lines that are objects.
    pub objects: u64,
    /// Why the first line that is not an object is not one.
    pub first_odd: Option<(u64, Message)>,
}

impl Paths {
    /// Adds the column of a value.
    fn add(&mut self, path: &str) {
        if self.columns.bytes() <= LONGEST_PATHS {
            self.columns.intern(path);
        }
    }

    /// Adds the columns of a later piece.
    pub fn append(&mut self, later: Paths) -> Result<(), ErrorKind> {
        self.columns.renumber(&later.columns);
        if self.columns.bytes() > LONGEST_PATHS {
            let what = msg!("the names of the columns take more than 64 MiB");
            return Err(ErrorKind::TooLarge { what });
        }
        self.objects += later.objects;
        self.first_odd = self.first_odd.take().or(later.first_odd);
        Ok(())
    }
}

/// The paths to read, and the column of each.
#[derive(Debug, Clone, Default)]
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

/// Some lines that are objects, and where the values of the columns are in them.
#[derive(Debug, Default)]
pub(super) struct Objects {
    text: String,
    /// Each line.
    lines: Vec<Range>,
    /// By line and column; empty if there is no value.
    cells: Vec<Range>,
    columns: usize,
}

impl Objects {
    /// A line as written.
    pub fn line(&self, row: usize) -> &str {
        self.part(self.lines.get(row))
    }

    fn part(&self, range: Option<&Range>) -> &str {
        let range = range.map(|(start, end)| *start as usize..*end as usize);
        range
            .and_then(|range| self.text.get(range))
            .unwrap_or_default()
    }
}

/// The values of a column as written.
#[derive(Debug, Clone)]
pub(in crate::data) struct Values {
    objects: Arc<Objects>,
    column: usize,
}

impl Values {
    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        cell::cell(self.json(row))
    }

    /// The value of a row as written; empty if there is none.
    pub fn json(&self, row: usize) -> &str {
        let place = row * self.objects.columns + self.column;
        self.objects.part(self.objects.cells.get(place))
    }
}

/// The rows of a piece, and all its columns.
pub(super) fn chunk(block: Block, layout: &Layout) -> (RowBatch, Paths) {
    let (objects, paths, lines, odd) = LineReader::new(layout).read(block);
    let objects = Arc::new(objects);
    let column = |column| {
        Cells::Json(Values {
            objects: objects.clone(),
            column,
        })
    };
    let batch = RowBatch {
        rows: objects.lines.len(),
        columns: (0..objects.columns).map(column).collect(),
        odd,
        lines,
        raw: RawRows::Objects(objects),
    };
    (batch, paths)
}

#[cfg(test)]
mod tests;
