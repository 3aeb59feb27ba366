//! Rows of leads as files: complete, in the order of the data, and byte-identical for any number of threads.

mod csv;
mod json;
mod parquet;
#[cfg(feature = "excel")]
mod xlsx;

use std::io::{self, Write};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jiff::tz::TimeZone;

use super::rows::Rows;
use crate::ir::data_schema::Zone;
use crate::ordered_parallel;
pub use csv::Separators;
#[cfg(feature = "excel")]
pub use xlsx::MOST_ROWS;

/// Number of rows of text that are formatted together.
const ROWS_AT_ONCE: usize = 16 * 1024;

/// Number of rows in a row group. The bytes of a Parquet file depend on it, so it must not depend on the machine.
const ROW_GROUP: usize = 128 * 1024;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-separated, UTF-8, with a header; several names in a cell are joined by `; `.
    Csv,
    /// CSV that a spreadsheet program opens as a table: with a byte order mark, the separators of a region, local times, and no text
    /// that would be a formula.
    CsvForExcel(Separators),
    /// One JSON object per line.
    Jsonl,
    /// One JSON array of objects.
    Json,
    /// Parquet: points are DECIMAL(19, 3), times are instants, several names are lists.
    Parquet,
    /// A sheet of an Excel workbook: points and numbers are numbers, times are local times, several names are joined by `; `.
    #[cfg(feature = "excel")]
    Xlsx,
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
            #[cfg(feature = "excel")]
            "xlsx" => Some(FileFormat::Xlsx),
            _ => None,
        }
    }

    /// The name and the file name ending of a format of bytes, which a terminal cannot show; none for text.
    pub fn of_bytes(self) -> Option<(&'static str, &'static str)> {
        match self {
            FileFormat::Parquet => Some(("Parquet", "parquet")),
            #[cfg(feature = "excel")]
            FileFormat::Xlsx => Some(("Excel", "xlsx")),
            FileFormat::Csv | FileFormat::CsvForExcel(_) | FileFormat::Jsonl | FileFormat::Json => {
                None
            }
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
        FileFormat::Csv => as_csv(rows, &zone_of, csv::Dialect::Plain, out),
        FileFormat::CsvForExcel(separators) => {
            as_csv(rows, &zone_of, csv::Dialect::ForExcel(separators), out)
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
        #[cfg(feature = "excel")]
        FileFormat::Xlsx => {
            let mut sheet = xlsx::SheetWriter::new(&schema)?;
            in_order(
                (rows, ROWS_AT_ONCE),
                |first, batch| Ok((first, batch)),
                |(first, batch)| sheet.rows(&batch, &|row| zone_of(first + row)),
            )?;
            sheet.finish(out)
        }
    }
}

fn as_csv<'z>(
    rows: &dyn Rows,
    zone_of: &(dyn Fn(usize) -> &'z TimeZone + Sync),
    dialect: csv::Dialect,
    out: &mut (dyn Write + Send),
) -> io::Result<()> {
    out.write_all(&csv::header(&rows.schema(), dialect))?;
    in_order(
        (rows, ROWS_AT_ONCE),
        |first, batch| csv::rows(&batch, &|row| zone_of(first + row), dialect),
        |bytes| out.write_all(&bytes),
    )
}

/// Prepares parts of some rows on all threads and passes them on one by one, in row order, while the next are prepared.
fn in_order<T: Send>(
    (rows, at_once): (&dyn Rows, usize),
    make: impl Fn(usize, RecordBatch) -> io::Result<T> + Sync,
    take: impl FnMut(T) -> io::Result<()> + Send,
) -> io::Result<()> {
    let part = |start: usize| -> io::Result<T> {
        let end = (start + at_once).min(rows.len());
        make(start, rows.batch(start..end).map_err(unfit)?)
    };
    let mut starts = (0..rows.len()).step_by(at_once);
    ordered_parallel::in_order(|| Ok(starts.next()), part, take)
}

/// An Arrow error is either an I/O error of the writer, or a bug here: rows that do not fit the format.
fn unfit(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, in_order};
    use arrow_array::{ArrayRef, Int64Array, RecordBatch};
    use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
    use std::io;
    use std::ops::Range;
    use std::sync::Arc;

    /// Rows that contain their numbers.
    struct Numbers(usize);

    impl Rows for Numbers {
        fn schema(&self) -> SchemaRef {
            let number = Field::new("number", DataType::Int64, false);
            Arc::new(Schema::new(vec![number]))
        }

        fn len(&self) -> usize {
            self.0
        }

        fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
            let numbers: ArrayRef =
                Arc::new(Int64Array::from_iter_values(rows.map(|row| row as i64)));
            RecordBatch::try_new(self.schema(), vec![numbers])
        }
    }

    /// The parts that are passed on, with a part that cannot be made and one that cannot be taken.
    fn passed_on(rows: usize, bad: Option<usize>, full: Option<usize>) -> (Vec<usize>, bool) {
        let mut taken = Vec::new();
        let make = |first: usize, batch: RecordBatch| match bad == Some(first) {
            true => Err(io::Error::other("bad")),
            false => Ok((first, batch.num_rows())),
        };
        let result = in_order((&Numbers(rows), 3), make, |(first, rows)| {
            if full == Some(first) {
                return Err(io::Error::other("full"));
            }
            taken.extend(first..first + rows);
            Ok(())
        });
        (taken, result.is_ok())
    }

    #[test]
    fn rows_are_passed_on_in_order_up_to_an_error() {
        for threads in [1, 2, 3, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool.build().unwrap().install(|| {
                for rows in [0, 1, 3, 50, 100] {
                    let all = (0..rows).collect();
                    assert_eq!(passed_on(rows, None, None), (all, true));
                }
                for end in [0, 12, 48] {
                    let before: Vec<usize> = (0..end).collect();
                    assert_eq!(passed_on(50, Some(end), None), (before.clone(), false));
                    assert_eq!(passed_on(50, None, Some(end)), (before, false));
                }
            });
        }
    }
}
