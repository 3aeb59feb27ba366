//! Rows of files: CSV, JSON Lines and Parquet, compressed or not.

use super::detect::{self, DetectedFormat};
use super::encoding::Text;
use super::jsonl::Paths;
use super::open::Source;
use super::ordered_parallel::in_order;
use super::row_batch::RowBatch;
use super::row_splitter::{Blocks, Rows};
use super::{Table, csv, jsonl, parquet};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::{Input, OnProgress};
use crate::data::read_report::{Encoding, Format};
use std::path::Path;

/// The rows of a file whose columns are known.
pub(super) enum FileRows<'a> {
    Csv(csv::Csv<'a>),
    // The source is kept alive, so that a spooled stream stays on disk.
    JsonLines(Blocks<'a>, Source<'a>),
    Parquet(parquet::Parquet<'a>, Source<'a>),
}

/// Opens a file, or standard input, and reads enough to determine its columns.
pub(super) fn open<'a>(
    input: &'a Input,
    path: Option<&Path>,
    progress: OnProgress<'a>,
) -> Result<Table<'a>, DataError> {
    let source = Source::open(input, path, progress)?;
    let form = detect::form(path, &source.head, source.compression)
        .map_err(|kind| DataError::in_file(input, kind))?;
    match form {
        DetectedFormat::Csv => csv_table(source),
        DetectedFormat::JsonLines => json_lines(source),
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
        rows: super::Rows::File(Box::new(FileRows::Csv(rows))),
    })
}

/// Every line may have different columns, so the file is read once only to find them.
fn json_lines<'a>(mut source: Source<'a>) -> Result<Table<'a>, DataError> {
    source.keep()?;
    let (input, compression) = (source.input, source.compression);
    let blocks = |source: &mut Source<'a>, pass| {
        let text = Text::new(source.bytes(pass, 2)?);
        Ok(Blocks::new(text, Rows::Lines, input, compression))
    };
    let mut first = blocks(&mut source, 0)?;
    let mut paths = Paths::default();
    in_order(
        || first.next(),
        |block| Ok(Paths::from_block(&block)),
        |found| {
            paths
                .append(found)
                .map_err(|kind| DataError::in_file(input, kind))
        },
    )?;
    match (paths.objects, paths.first_odd) {
        (0, Some((line, why))) => {
            return Err(DataError::in_file(input, ErrorKind::NotJsonLines { why }).at_line(line));
        }
        (0, None) => return Err(DataError::in_file(input, ErrorKind::Empty)),
        _ => {}
    }
    Ok(Table {
        input,
        format: Format::JsonLines,
        compression,
        columns: paths.columns.iter().map(str::to_string).collect(),
        rows: super::Rows::File(Box::new(FileRows::JsonLines(
            blocks(&mut source, 1)?,
            source,
        ))),
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
            FileRows::Csv(_) | FileRows::JsonLines(..) => None,
        }
    }

    /// Reads the wanted columns. Parts of the file are processed by `work` in parallel; the results reach `take` in file
    /// order. Returns the encoding of text files.
    pub fn read<P: Send>(
        self,
        columns: &[String],
        wanted: &[usize],
        work: impl Fn(RowBatch) -> P + Sync,
        mut take: impl FnMut(P) -> Result<(), DataError> + Send,
    ) -> Result<Option<Encoding>, DataError> {
        match self {
            FileRows::Csv(mut rows) => {
                let layout = csv::Layout {
                    delimiter: rows.delimiter,
                    width: columns.len(),
                    wanted: wanted.to_vec(),
                };
                let work = |block| Ok(work(csv::chunk(block, &layout)));
                in_order(|| rows.next(), work, take)?;
                Ok(Some(rows.encoding()))
            }
            FileRows::JsonLines(mut blocks, _source) => {
                let paths = wanted.iter().filter_map(|at| columns.get(*at));
                let layout = jsonl::Layout::new(paths.map(String::as_str));
                let work = |block| Ok(work(jsonl::chunk(block, &layout)));
                in_order(|| blocks.next(), work, take)?;
                Ok(Some(blocks.encoding()))
            }
            FileRows::Parquet(rows, _source) => {
                let mut groups = rows.groups().into_iter();
                let take = |parts: Vec<P>| parts.into_iter().try_for_each(&mut take);
                in_order(
                    || Ok(groups.next()),
                    |group| rows.read(group, wanted, &work),
                    take,
                )?;
                Ok(None)
            }
        }
    }
}
