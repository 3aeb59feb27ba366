//! Rows of files: CSV, JSON Lines and Parquet, compressed or not.

use super::csv_places::Layout;
use super::detect::{self, DetectedFormat};
use super::encoding::Text;
use super::jsonl::JsonLines;
use super::open::Source;
use super::row_batch::RowBatch;
use super::row_splitter::{Blocks, Rows};
use super::{ColumnSearch, ReadEnd, Table, csv, parquet};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::{Input, OnProgress};
use crate::data::read_report::Format;
use crate::ordered_parallel::in_order;
use std::path::Path;

/// The rows of a file whose columns are known.
pub(super) enum FileRows<'a> {
    Csv(csv::Csv<'a>, Source<'a>),
    JsonLines(JsonLines<'a>),
    // The source is kept alive, so that a spooled stream stays on disk.
    Parquet(parquet::Parquet<'a>, Source<'a>),
}

/// Opens a file, or standard input, and reads enough to determine its columns.
pub(super) fn open<'a>(
    input: &'a Input,
    path: Option<&Path>,
    progress: OnProgress<'a>,
    search: &mut ColumnSearch,
) -> Result<Table<'a>, DataError> {
    let source = Source::open(input, path, progress)?;
    let form = detect::form(path, &source.head, source.compression)
        .map_err(|kind| DataError::in_file(input, kind))?;
    match form {
        DetectedFormat::Csv => csv_table(source),
        DetectedFormat::JsonLines => json_lines(source, search),
        DetectedFormat::Parquet => parquet_table(source),
    }
}

fn csv_table(mut source: Source<'_>) -> Result<Table<'_>, DataError> {
    let text = Text::new(source.bytes(0, 1)?);
    let (input, compression) = (source.input, source.compression);
    let rows = csv::Csv::open(Blocks::new(text, Rows::Lines, input, compression), input)?;
    Ok(Table {
        input,
        format: Format::Csv {
            delimiter: char::from(rows.delimiter),
        },
        compression,
        columns: rows.columns.clone(),
        rows: super::Rows::File(Box::new(FileRows::Csv(rows, source))),
    })
}

fn json_lines<'a>(source: Source<'a>, search: &mut ColumnSearch) -> Result<Table<'a>, DataError> {
    let (input, compression) = (source.input, source.compression);
    let rows = JsonLines::open(source, search)?;
    Ok(Table {
        input,
        format: Format::JsonLines,
        compression,
        columns: rows.columns(),
        rows: super::Rows::File(Box::new(FileRows::JsonLines(rows))),
    })
}

fn parquet_table(mut source: Source<'_>) -> Result<Table<'_>, DataError> {
    source.keep()?;
    let input = source.input;
    let path = source.path().map(std::path::Path::to_path_buf);
    let path = path.ok_or_else(|| DataError::in_file(input, ErrorKind::NotFound))?;
    let rows = parquet::Parquet::open(path, input, source.meter())?;
    Ok(Table {
        input,
        format: Format::Parquet,
        compression: None,
        columns: rows.columns.clone(),
        rows: super::Rows::File(Box::new(FileRows::Parquet(rows, source))),
    })
}

impl FileRows<'_> {
    /// Number of rows to reserve space for, if it is known before reading.
    pub fn rows(&self) -> Option<usize> {
        match self {
            FileRows::Parquet(rows, _) => Some(rows.rows()),
            FileRows::Csv(..) | FileRows::JsonLines(..) => None,
        }
    }

    /// Reads the wanted columns. Parts of the file are processed by `work` in parallel; the results reach `take` in file
    /// order.
    pub fn read<P: Send>(
        self,
        columns: &[String],
        wanted: &[usize],
        work: impl Fn(RowBatch) -> P + Sync,
        mut take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<ReadEnd, DataError> {
        match self {
            FileRows::Csv(rows, source) => {
                let layout = Layout {
                    delimiter: rows.delimiter,
                    width: columns.len(),
                    wanted: wanted.to_vec(),
                };
                let encoding = rows.read(&source, &layout, work, take)?;
                Ok(ReadEnd {
                    encoding: Some(encoding),
                    all_columns: None,
                })
            }
            FileRows::JsonLines(rows) => {
                let paths = wanted.iter().filter_map(|at| columns.get(*at));
                rows.read(paths.map(String::as_str), work, take)
            }
            FileRows::Parquet(rows, _source) => {
                let mut groups = rows.groups().into_iter();
                let take = |parts: Vec<P>| parts.into_iter().try_for_each(&mut take);
                in_order(
                    || Ok(groups.next()),
                    |group| rows.read(group, wanted, &work),
                    take,
                )?;
                Ok(ReadEnd::default())
            }
        }
    }
}
