//! Rows of leads as files: complete, in the order of the data, and byte-identical for any number of threads.

mod csv;
mod json;
mod parquet;

use std::io::{self, Write};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::rows::Rows;
use crate::ir::data_schema::Zone;

/// Number of rows of text that are formatted together.
const ROWS_AT_ONCE: usize = 16 * 1024;

/// Number of rows in a row group. The bytes of a Parquet file depend on it, so it must not depend on the machine.
const ROW_GROUP: usize = 128 * 1024;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-separated, UTF-8, with a header; several names in a cell are joined by `; `.
    Csv,
    /// One JSON object per line.
    Jsonl,
    /// One JSON array of objects.
    Json,
    /// Parquet: points are DECIMAL(19, 3), times are instants, several names are lists.
    Parquet,
}

impl FileFormat {
    /// The format for a file name ending.
    pub fn of_name(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(FileFormat::Csv),
            "jsonl" | "ndjson" => Some(FileFormat::Jsonl),
            "json" => Some(FileFormat::Json),
            "parquet" => Some(FileFormat::Parquet),
            _ => None,
        }
    }
}

/// Writes all rows. Times are shown in `zone`, or in the zone of their row.
pub fn write(
    format: FileFormat,
    rows: &dyn Rows,
    zone: &TimeZone,
    out: &mut (dyn Write + Send),
) -> io::Result<()> {
    let schema = rows.schema();
    let zone_of = |row: usize| rows.zone(row).map_or(zone, Zone::zone);
    match format {
        FileFormat::Csv => {
            out.write_all(&csv::header(&schema))?;
            in_order(
                (rows, ROWS_AT_ONCE),
                |first, batch| csv::rows(&batch, &|row| zone_of(first + row)),
                |bytes| out.write_all(&bytes),
            )
        }
        FileFormat::Jsonl => in_order(
            (rows, ROWS_AT_ONCE),
            |first, batch| json::rows(&batch, &|row| zone_of(first + row), json::Between::Lines),
            |bytes| out.write_all(&bytes),
        ),
        FileFormat::Json => {
            out.write_all(b"[")?;
            in_order(
                (rows, ROWS_AT_ONCE),
                |first, batch| {
                    let between = json::Between::Commas { first: first == 0 };
                    json::rows(&batch, &|row| zone_of(first + row), between)
                },
                |bytes| out.write_all(&bytes),
            )?;
            out.write_all(b"\n]\n")
        }
        FileFormat::Parquet => {
            let (mut file, encoder) = parquet::start(out, schema)?;
            in_order(
                (rows, ROW_GROUP),
                |first, batch| encoder.encode(first / ROW_GROUP, &batch),
                |group| file.write(group),
            )?;
            file.finish()
        }
    }
}

/// Prepares parts of some rows on all threads and passes them on one by one, in row order, while the next are prepared.
fn in_order<T: Send>(
    (rows, at_once): (&dyn Rows, usize),
    make: impl Fn(usize, RecordBatch) -> io::Result<T> + Sync,
    mut take: impl FnMut(T) -> io::Result<()> + Send,
) -> io::Result<()> {
    let part = |start: usize| -> io::Result<T> {
        let end = (start + at_once).min(rows.len());
        make(start, rows.batch(start..end).map_err(unfit)?)
    };
    let mut pass_on = |parts: Vec<io::Result<T>>| -> io::Result<()> {
        parts.into_iter().try_for_each(|part| take(part?))
    };
    let starts: Vec<usize> = (0..rows.len()).step_by(at_once).collect();
    let mut made = Vec::new();
    for some in starts.chunks(rayon::current_num_threads()) {
        let before = std::mem::take(&mut made);
        let all = || some.par_iter().map(|start| part(*start)).collect();
        let passed;
        (passed, made) = rayon::join(|| pass_on(before), all);
        passed?;
    }
    pass_on(made)
}

/// An Arrow error is either an I/O error of the writer, or a bug here: rows that do not fit the format.
fn unfit(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    }
}
