//! Inputs of rows: their columns, and their rows in parts. Record batches are always supported, exports in memory with the
//! feature `exports`, files with the feature `files`.

mod arrow;
mod batches;
mod cast;
#[cfg(feature = "exports")]
mod compound;
#[cfg(feature = "exports")]
mod csv;
#[cfg(feature = "exports")]
mod csv_places;
#[cfg(feature = "exports")]
mod csv_ranges;
#[cfg(feature = "exports")]
pub(super) mod csv_rows;
#[cfg(feature = "exports")]
mod csv_scanner;
#[cfg(feature = "exports")]
mod delimiter;
#[cfg(feature = "exports")]
mod detect;
#[cfg(feature = "exports")]
mod encoding;
#[cfg(feature = "exports")]
mod file_ranges;
#[cfg(feature = "exports")]
mod files;
#[cfg(feature = "files")]
mod footer;
#[cfg(any(feature = "files", feature = "workbooks"))]
mod guard;
#[cfg(feature = "exports")]
mod jsonl;
#[cfg(feature = "exports")]
mod line_counter;
#[cfg(feature = "exports")]
mod open;
#[cfg(feature = "files")]
mod parquet;
mod plain_cells;
#[cfg_attr(not(feature = "exports"), allow(dead_code))] // Texts come from files only.
pub(super) mod row_batch;
#[cfg(feature = "exports")]
mod row_splitter;
#[cfg(feature = "workbooks")]
mod xlsx;

use super::error::DataError;
use super::read_options::{Input, OnProgress, Request};
use super::read_report::{Compression, Encoding, Format};
use arrow_array::RecordBatch;
use row_batch::RowBatch;

/// Where the columns of JSON Lines are searched: each line may have further ones.
#[derive(Debug)]
#[cfg_attr(not(feature = "exports"), allow(dead_code))]
pub(super) struct ColumnSearch {
    /// Whether all rows are searched before any is read, instead of only the first ones.
    in_all_rows: bool,
    /// Whether a file has been opened that may have columns beyond those of its first rows.
    pub is_partial: bool,
}

impl ColumnSearch {
    /// A search in the first rows, if all inputs can be read again if that is not enough.
    pub fn new(request: &Request<'_>) -> ColumnSearch {
        let activities = request
            .activities
            .iter()
            .map(|activities| &activities.input);
        let is_stream = |input: &Input| match input {
            Input::Batches(_) => false,
            #[cfg(feature = "exports")]
            Input::Memory(_) => false,
            #[cfg(feature = "files")]
            Input::File(path) | Input::Sheet(path, _) => {
                std::fs::metadata(path).is_ok_and(|about| !about.is_file())
            }
            #[cfg(feature = "files")]
            Input::Stdin => true,
        };
        ColumnSearch {
            in_all_rows: request.leads.iter().chain(activities).any(is_stream),
            is_partial: false,
        }
    }

    /// A search in all rows.
    pub fn in_all_rows() -> ColumnSearch {
        ColumnSearch {
            in_all_rows: true,
            is_partial: false,
        }
    }
}

/// What was found by reading all rows.
#[derive(Debug, Default)]
pub(super) struct ReadEnd {
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// All columns in order, if there are more than the table had when it was opened.
    pub all_columns: Option<Vec<String>>,
}

/// An input whose columns are known.
pub(super) struct Table<'a> {
    pub input: &'a Input,
    pub format: Format,
    pub compression: Option<Compression>,
    /// The name of the sheet in a workbook.
    pub sheet: Option<String>,
    pub columns: Vec<String>,
    rows: Rows<'a>,
}

enum Rows<'a> {
    Batches(&'a [RecordBatch]),
    #[cfg(feature = "exports")]
    File(Box<files::FileRows<'a>>),
}

impl<'a> Table<'a> {
    /// Opens an input and reads enough to determine its columns; `progress` is called while a file is read.
    #[cfg_attr(not(feature = "exports"), allow(unused_variables))]
    pub fn open(
        input: &'a Input,
        progress: OnProgress<'a>,
        search: &mut ColumnSearch,
    ) -> Result<Table<'a>, DataError> {
        match input {
            Input::Batches(batches) => batches::open(input, batches, progress),
            #[cfg(feature = "exports")]
            Input::Memory(_) => files::open(input, progress, search),
            #[cfg(feature = "files")]
            Input::File(_) | Input::Sheet(..) | Input::Stdin => {
                files::open(input, progress, search)
            }
        }
    }

    /// Number of rows to reserve space for, if it is known before reading.
    pub fn rows(&self) -> Option<usize> {
        match &self.rows {
            Rows::Batches(batches) => Some(batches.iter().map(RecordBatch::num_rows).sum()),
            #[cfg(feature = "exports")]
            Rows::File(rows) => rows.rows(),
        }
    }

    /// Reads the wanted columns. Parts of the input are processed by `work` in parallel; the results reach `take` in the order
    /// of the rows.
    pub fn read<P: Send>(
        self,
        wanted: &[usize],
        work: impl Fn(RowBatch) -> P + Sync,
        take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<ReadEnd, DataError> {
        match self.rows {
            Rows::Batches(batches) => {
                batches::read(batches, &self.columns, wanted, self.input, work, take)?;
                Ok(ReadEnd::default())
            }
            #[cfg(feature = "exports")]
            Rows::File(rows) => rows.read(&self.columns, wanted, work, take),
        }
    }
}
