//! What an export contains, before there is a contract that says how to read it: its columns, how many rows have a value in
//! each, and which values. One pass over the file, in bounded memory.

mod column;
mod tried;
mod value_sample;

pub use column::ColumnProfile;
pub use tried::Tried;
pub use value_sample::ValueSample;

use super::cells::date_format_guess::USUAL;
use super::column_mapping::Columns;
use super::error::DataError;
use super::read_options::{Input, OnProgress};
use super::rows::row_batch::RowBatch;
use super::rows::{ColumnSearch, Table};
use crate::language::date_pattern::DatePattern;
use crate::message::Language;

/// Number of distinct values that are kept for all columns together.
const ALL_VALUES: usize = 1 << 18;
/// Maximum and minimum number of distinct values that are kept for one column.
const MOST_VALUES: usize = 4096;
const LEAST_VALUES: usize = 128;

/// The content of an export.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The file.
    pub input: Input,
    /// Number of rows that can be read.
    pub rows: u64,
    /// Number of rows that are left out, since they have too many cells or are not objects.
    pub bad_rows: u64,
    /// Its columns, in the order of the file.
    pub columns: Vec<ColumnProfile>,
}

impl Profile {
    /// Reads an export; `progress` is called while it is read.
    ///
    /// # Errors
    ///
    /// The file does not exist, is empty, damaged, or of no known format.
    pub fn from_input(input: &Input, progress: OnProgress<'_>) -> Result<Profile, DataError> {
        let table = Table::open(input, progress, &mut ColumnSearch::in_all_rows())?;
        let wanted: Vec<usize> = (0..table.columns.len()).collect();
        let most = (ALL_VALUES / wanted.len().max(1)).clamp(LEAST_VALUES, MOST_VALUES);
        let new = |names: &[String]| Profile {
            input: input.clone(),
            rows: 0,
            bad_rows: 0,
            columns: (names.iter().cloned())
                .map(|name| ColumnProfile::new(name, most))
                .collect(),
        };
        let mut all = new(&table.columns);
        let empty = all.clone();
        let part = |batch: RowBatch| {
            let mut part = empty.clone();
            part.add(&batch);
            part
        };
        table.read(&wanted, part, |part| {
            all.append(part);
            Ok(())
        })?;
        Ok(all)
    }

    fn add(&mut self, batch: &RowBatch) {
        self.rows += batch.rows as u64;
        self.bad_rows += batch.odd.len() as u64;
        for (at, column) in self.columns.iter_mut().enumerate() {
            for row in 0..batch.rows {
                column.add(batch.cell(at, row));
            }
        }
    }

    fn append(&mut self, part: Profile) {
        self.rows += part.rows;
        self.bad_rows += part.bad_rows;
        for (column, more) in self.columns.iter_mut().zip(part.columns) {
            column.append(more);
        }
    }

    /// Whether `column "NAME"` means the column at this position, and no other.
    pub fn is_found(&self, name: &str, column: usize) -> bool {
        let names: Vec<String> = self.columns.iter().map(|one| one.name.clone()).collect();
        // The language is that of messages, of which there are none here.
        Columns::new(&self.input, Language::En, &names).columns_named(name) == [column]
    }
}

/// The usual formats of dates that are not ISO 8601. A time of day may follow each.
pub fn usual_dates() -> &'static [DatePattern] {
    &USUAL
}
