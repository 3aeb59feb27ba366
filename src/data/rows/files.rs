//! Rows of files, on disk or in memory: CSV, JSON Lines, Parquet and workbooks, compressed or not.

use super::compound;
use super::csv_places::Layout;
use super::detect::{self, DetectedFormat};
use super::encoding::Text;
use super::jsonl::JsonLines;
use super::open::Source;
#[cfg(feature = "files")]
use super::parquet;
use super::row_batch::RowBatch;
use super::row_splitter::{Blocks, Rows};
#[cfg(feature = "workbooks")]
use super::xlsx;
use super::{ColumnSearch, ReadEnd, Table, csv};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::{Input, OnProgress};
use crate::data::read_report::Format;
#[cfg(not(feature = "files"))]
use crate::message::msg;
#[cfg(feature = "files")]
use crate::ordered_parallel::in_order;
#[cfg(feature = "files")]
use std::path::{Path, PathBuf};

/// The rows of a file whose columns are known.
pub(super) enum FileRows<'a> {
    Csv(csv::Csv<'a>, Source<'a>),
    JsonLines(JsonLines<'a>),
    // The source is kept alive, so that a spooled stream stays on disk.
    #[cfg(feature = "files")]
    Parquet(parquet::Parquet<'a>, Source<'a>),
    #[cfg(feature = "workbooks")]
    Xlsx(Box<xlsx::Xlsx<'a>>, Source<'a>),
}

/// Opens a file, standard input or bytes in memory, and reads enough to determine its columns.
pub(super) fn open<'a>(
    input: &'a Input,
    progress: OnProgress<'a>,
    search: &mut ColumnSearch,
) -> Result<Table<'a>, DataError> {
    let path = input.path();
    let source = Source::open(input, progress)?;
    let in_file = |kind| DataError::in_file(input, kind);
    if compound::is_encrypted(&source)? {
        return Err(in_file(ErrorKind::EncryptedWorkbook));
    }
    let form = detect::form(path, &source.head, source.compression).map_err(in_file)?;
    #[cfg(feature = "files")]
    if let (Some(sheet), true) = (input.sheet(), form.has_no_sheets()) {
        let sheet = sheet.to_owned();
        return Err(in_file(ErrorKind::NoSheets { sheet }));
    }
    match form {
        DetectedFormat::Csv => csv_table(source),
        DetectedFormat::JsonLines => json_lines(source, search),
        #[cfg(feature = "files")]
        DetectedFormat::Parquet => parquet_table(source),
        #[cfg(not(feature = "files"))]
        DetectedFormat::Parquet => {
            let why = msg!("Parquet can be read by the command only");
            Err(in_file(ErrorKind::NotParquet { why }))
        }
        #[cfg(feature = "workbooks")]
        DetectedFormat::Xlsx => workbook(source),
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
        sheet: None,
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
        sheet: None,
        columns: rows.columns(),
        rows: super::Rows::File(Box::new(FileRows::JsonLines(rows))),
    })
}

#[cfg(feature = "files")]
fn parquet_table(mut source: Source<'_>) -> Result<Table<'_>, DataError> {
    source.keep_as_file()?;
    let input = source.input;
    let path = kept_file(&source)?;
    let rows = parquet::Parquet::open(path, input, source.meter())?;
    Ok(Table {
        input,
        format: Format::Parquet,
        compression: None,
        sheet: None,
        columns: rows.columns.clone(),
        rows: super::Rows::File(Box::new(FileRows::Parquet(rows, source))),
    })
}

/// The file of a source that can be read more than once.
#[cfg(feature = "files")]
fn kept_file(source: &Source<'_>) -> Result<PathBuf, DataError> {
    let path = source.path().map(Path::to_path_buf);
    path.ok_or_else(|| DataError::in_file(source.input, ErrorKind::NotFound))
}

#[cfg(feature = "workbooks")]
fn workbook(mut source: Source<'_>) -> Result<Table<'_>, DataError> {
    source.keep()?;
    let input = source.input;
    let rows = xlsx::Xlsx::open(&source, input.sheet())?;
    Ok(Table {
        input,
        format: Format::Xlsx,
        compression: None,
        sheet: Some(rows.sheet.clone()),
        columns: rows.columns.clone(),
        rows: super::Rows::File(Box::new(FileRows::Xlsx(Box::new(rows), source))),
    })
}

impl FileRows<'_> {
    /// Number of rows to reserve space for, if it is known before reading.
    pub fn rows(&self) -> Option<usize> {
        match self {
            #[cfg(feature = "files")]
            FileRows::Parquet(rows, _) => Some(rows.rows()),
            FileRows::Csv(..) | FileRows::JsonLines(..) => None,
            #[cfg(feature = "workbooks")]
            FileRows::Xlsx(..) => None,
        }
    }

    /// Reads the wanted columns. Parts of the file are processed by `work` in parallel; the results reach `take` in file
    /// order.
    pub fn read<P: Send>(
        self,
        columns: &[String],
        wanted: &[usize],
        work: impl Fn(RowBatch) -> P + Sync,
        take: impl FnMut(P) -> Result<(), DataError> + Send,
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
            #[cfg(feature = "files")]
            FileRows::Parquet(rows, _source) => {
                let mut take = take;
                let mut groups = rows.groups().into_iter();
                let take = |parts: Vec<P>| parts.into_iter().try_for_each(&mut take);
                in_order(
                    || Ok(groups.next()),
                    |group| rows.read(group, wanted, &work),
                    take,
                )?;
                Ok(ReadEnd::default())
            }
            #[cfg(feature = "workbooks")]
            FileRows::Xlsx(rows, source) => {
                rows.read(source.input, wanted, work, take)?;
                Ok(ReadEnd::default())
            }
        }
    }
}
