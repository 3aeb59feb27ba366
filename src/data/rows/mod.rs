//! Inputs of rows: their columns, and their rows in parts. Record batches are always supported, files with the feature
//! `files`.

mod arrow;
mod batches;
mod cast;
#[cfg(feature = "files")]
mod csv;
#[cfg(feature = "files")]
mod delimiter;
#[cfg(feature = "files")]
mod detect;
#[cfg(feature = "files")]
mod encoding;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "files")]
mod footer;
#[cfg(feature = "files")]
mod guard;
#[cfg(feature = "files")]
mod jsonl;
#[cfg(feature = "files")]
mod open;
mod ordered_parallel;
#[cfg(feature = "files")]
mod parquet;
mod plain_cells;
#[cfg_attr(not(feature = "files"), allow(dead_code))] // Texts come from files only.
pub(super) mod row_batch;
#[cfg(feature = "files")]
mod row_splitter;

use super::error::DataError;
use super::read_options::{Input, OnProgress};
use super::read_report::{Compression, Encoding, Format};
use arrow_array::RecordBatch;
use row_batch::RowBatch;

/// An input whose columns are known.
pub(super) struct Table<'a> {
    pub input: &'a Input,
    pub format: Format,
    pub compression: Option<Compression>,
    pub columns: Vec<String>,
    rows: Rows<'a>,
}

enum Rows<'a> {
    Batches(&'a [RecordBatch]),
    #[cfg(feature = "files")]
    File(Box<files::FileRows<'a>>),
}

impl<'a> Table<'a> {
    /// Opens an input and reads enough to determine its columns; `progress` is called while a file is read.
    pub fn open(input: &'a Input, progress: OnProgress<'a>) -> Result<Table<'a>, DataError> {
        match input {
            Input::Batches(batches) => batches::open(input, batches, progress),
            #[cfg(feature = "files")]
            Input::File(path) => files::open(input, Some(path), progress),
            #[cfg(feature = "files")]
            Input::Stdin => files::open(input, None, progress),
        }
    }

    /// Number of rows to reserve space for, if it is known before reading.
    pub fn rows(&self) -> Option<usize> {
        match &self.rows {
            Rows::Batches(batches) => Some(batches.iter().map(RecordBatch::num_rows).sum()),
            #[cfg(feature = "files")]
            Rows::File(rows) => rows.rows(),
        }
    }

    /// Reads the wanted columns. Parts of the input are processed by `work` in parallel; the results reach `take` in the order
    /// of the rows. Returns the encoding of text files.
    pub fn read<P: Send>(
        self,
        wanted: &[usize],
        work: impl Fn(RowBatch) -> P + Sync,
        take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<Option<Encoding>, DataError> {
        match self.rows {
            Rows::Batches(batches) => {
                batches::read(batches, &self.columns, wanted, self.input, work, take)?;
                Ok(None)
            }
            #[cfg(feature = "files")]
            Rows::File(rows) => rows.read(&self.columns, wanted, work, take),
        }
    }
}
