//! Files of rows: their formats, their columns, and their rows in parts.

mod arrow;
mod cast;
mod csv;
mod delimiter;
mod detect;
mod encoding;
mod footer;
mod guard;
mod jsonl;
mod open;
mod ordered_parallel;
mod parquet;
pub(super) mod row_batch;
mod row_splitter;

use super::error::{DataError, ErrorKind};
use super::read_options::Input;
use super::read_report::{Compression, Encoding, Format};
use detect::DetectedFormat;
use encoding::Text;
use jsonl::Paths;
pub(super) use open::OnProgress;
use open::Source;
use ordered_parallel::in_order;
use row_batch::RowBatch;
use row_splitter::{Blocks, Rows};

/// A file whose columns are known.
pub(super) struct Table<'a> {
    pub input: &'a Input,
    pub format: Format,
    pub compression: Option<Compression>,
    pub columns: Vec<String>,
    rows: Kind<'a>,
}

enum Kind<'a> {
    Csv(csv::Csv<'a>),
    // The source is kept alive, so that a spooled stream stays on disk.
    JsonLines(Blocks<'a>, Source<'a>),
    Parquet(parquet::Parquet<'a>, Source<'a>),
}

impl<'a> Table<'a> {
    /// Opens a file and reads enough to determine its columns.
    pub fn open(input: &'a Input, progress: OnProgress<'a>) -> Result<Table<'a>, DataError> {
        let source = Source::open(input, progress)?;
        let path = match input {
            Input::File(path) => Some(path.as_path()),
            Input::Stdin => None,
        };
        let form = detect::form(path, &source.head, source.packing)
            .map_err(|kind| DataError::in_file(input, kind))?;
        match form {
            DetectedFormat::Csv => Table::csv(source),
            DetectedFormat::JsonLines => Table::json_lines(source),
            DetectedFormat::Parquet => Table::parquet(source),
        }
    }

    fn csv(mut source: Source<'a>) -> Result<Table<'a>, DataError> {
        let text = Text::new(source.bytes(0, 1)?);
        let (input, compression) = (source.input, source.packing);
        let rows = csv::Csv::open(Blocks::new(text, Rows::Lines, input, compression), input)?;
        Ok(Table {
            input,
            format: Format::Csv {
                delimiter: char::from(rows.delimiter),
            },
            compression,
            columns: rows.columns.clone(),
            rows: Kind::Csv(rows),
        })
    }

    /// Every line may have different columns, so the file is read once only to find them.
    fn json_lines(mut source: Source<'a>) -> Result<Table<'a>, DataError> {
        source.keep()?;
        let (input, compression) = (source.input, source.packing);
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
                return Err(
                    DataError::in_file(input, ErrorKind::NotJsonLines { why }).at_line(line)
                );
            }
            (0, None) => return Err(DataError::in_file(input, ErrorKind::Empty)),
            _ => {}
        }
        Ok(Table {
            input,
            format: Format::JsonLines,
            compression,
            columns: paths.columns.iter().map(str::to_string).collect(),
            rows: Kind::JsonLines(blocks(&mut source, 1)?, source),
        })
    }

    fn parquet(mut source: Source<'a>) -> Result<Table<'a>, DataError> {
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
            rows: Kind::Parquet(rows, source),
        })
    }

    /// Number of rows to reserve space for, if it is known before reading.
    pub fn rows(&self) -> Option<usize> {
        match &self.rows {
            Kind::Parquet(rows, _) => Some(rows.rows()),
            Kind::Csv(_) | Kind::JsonLines(..) => None,
        }
    }

    /// Reads the wanted columns. Parts of the file are processed by `work` in parallel; the results reach `take` in file
    /// order. Returns the encoding of text files.
    pub fn read<P: Send>(
        self,
        wanted: &[usize],
        work: impl Fn(RowBatch) -> P + Sync,
        mut take: impl FnMut(P) -> Result<(), DataError>,
    ) -> Result<Option<Encoding>, DataError> {
        match self.rows {
            Kind::Csv(mut rows) => {
                let layout = csv::Layout {
                    delimiter: rows.delimiter,
                    width: self.columns.len(),
                    wanted: wanted.to_vec(),
                };
                let work = |block| Ok(work(csv::chunk(block, &layout)));
                in_order(|| rows.next(), work, take)?;
                Ok(Some(rows.encoding()))
            }
            Kind::JsonLines(mut blocks, _source) => {
                let paths = wanted.iter().filter_map(|at| self.columns.get(*at));
                let layout = jsonl::Layout::new(paths.map(String::as_str));
                let work = |block| Ok(work(jsonl::chunk(block, &layout)));
                in_order(|| blocks.next(), work, take)?;
                Ok(Some(blocks.encoding()))
            }
            Kind::Parquet(rows, _source) => {
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
