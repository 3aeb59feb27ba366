//! Parquet: the columns by path, and the row groups one by one.

use super::batches::{part, paths};
use super::footer::{library, metadata};
use super::open::Meter;
use super::row_batch::RowBatch;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Input;
use crate::message::system_error;
use arrow_schema::{DataType, Field, Fields, Schema, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::basic::{Encoding, Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use rayon::prelude::*;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Number of rows in a part.
const BATCH: usize = 32 * 1024;
/// Number of parts that are decoded before they are processed in parallel, so that a file of one group has work for several
/// threads.
const AT_ONCE: usize = 4;
/// Maximum number of rows for which space is reserved only because the file declares them.
const ROOM: usize = 1 << 20;

/// A Parquet file whose metadata is read.
pub(super) struct Parquet<'a> {
    pub columns: Vec<String>,
    path: PathBuf,
    input: &'a Input,
    meter: Meter<'a>,
    metadata: ArrowReaderMetadata,
    read: AtomicU64,
}

impl<'a> Parquet<'a> {
    /// Reads the metadata.
    pub fn open(
        path: PathBuf,
        input: &'a Input,
        meter: Meter<'a>,
    ) -> Result<Parquet<'a>, DataError> {
        let in_file = |kind| DataError::in_file(input, kind);
        let mut file = File::open(&path).map_err(|error| in_file(reading(&error)))?;
        let metadata = metadata(&mut file).map_err(in_file)?;
        let metadata = library(|| arrow_metadata(Arc::new(metadata))).map_err(in_file)?;
        let mut columns = Vec::new();
        paths(metadata.schema().fields(), "", &mut columns);
        Ok(Parquet {
            columns,
            path,
            input,
            meter,
            metadata,
            read: AtomicU64::new(0),
        })
    }

    /// Number of rows to reserve space for.
    pub fn rows(&self) -> usize {
        let rows = self.metadata.metadata().file_metadata().num_rows();
        usize::try_from(rows).unwrap_or(0).min(ROOM)
    }

    /// The row groups: the index of each, and the number of its first row, from 1.
    pub fn groups(&self) -> Vec<(usize, u64)> {
        let mut first = 1;
        let groups = self.metadata.metadata().row_groups().iter().enumerate();
        groups
            .map(|(group, about)| {
                let start = first;
                first += u64::try_from(about.num_rows()).unwrap_or(0);
                (group, start)
            })
            .collect()
    }

    /// Passes the rows of a group, in parts, to `see`.
    pub fn read<P: Send>(
        &self,
        (group, first): (usize, u64),
        wanted: &[usize],
        see: impl Fn(RowBatch) -> P + Sync + Send,
    ) -> Result<Vec<P>, DataError> {
        let in_file = |kind| DataError::in_file(self.input, kind);
        let paths: Vec<&str> = wanted
            .iter()
            .filter_map(|at| self.columns.get(*at))
            .map(String::as_str)
            .collect();
        let file = File::open(&self.path).map_err(|error| in_file(reading(&error)))?;
        let build = || {
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata_for(group))
                .with_row_groups(vec![group])
                .with_projection(self.mask(&paths))
                .with_batch_size(BATCH)
                .build()
        };
        let mut batches = library(build).map_err(in_file)?;
        let mut row = first;
        let mut parts = Vec::new();
        loop {
            let mut chunks = Vec::with_capacity(AT_ONCE);
            while chunks.len() < AT_ONCE {
                let next = || {
                    let batch = batches.next().transpose()?;
                    batch.map(|batch| part(&batch, &paths, row)).transpose()
                };
                let Some(chunk) = library(next).map_err(in_file)? else {
                    break;
                };
                row += chunk.rows as u64;
                chunks.push(chunk);
            }
            let is_last = chunks.len() < AT_ONCE;
            parts.par_extend(chunks.into_par_iter().map(&see));
            if is_last {
                break;
            }
        }
        self.report(group);
        Ok(parts)
    }

    fn report(&self, group: usize) {
        let groups = self.metadata.metadata().row_groups();
        let size = groups
            .get(group)
            .map_or(0, RowGroupMetaData::compressed_size);
        let size = u64::try_from(size).unwrap_or(0);
        let read = self.read.fetch_add(size, Ordering::Relaxed) + size;
        self.meter.report(read);
    }

    /// Texts that a group stores as a dictionary are read as a dictionary, other texts as they are, whichever program wrote
    /// them.
    fn metadata_for(&self, group: usize) -> ArrowReaderMetadata {
        let metadata = self.metadata.metadata();
        let about = metadata.row_groups().get(group);
        let fields = self.metadata.schema().fields().iter();
        let fields: Fields = fields.map(|field| adapted(field, about)).collect();
        let schema = Arc::new(Schema::new(fields));
        let options = ArrowReaderOptions::new().with_schema(schema);
        ArrowReaderMetadata::try_new(metadata.clone(), options)
            .unwrap_or_else(|_| self.metadata.clone())
    }

    fn mask(&self, paths: &[&str]) -> ProjectionMask {
        let schema = self.metadata.parquet_schema();
        let is_part = |leaf: &str, path: &str| {
            leaf == path
                || leaf
                    .strip_prefix(path)
                    .is_some_and(|rest| rest.starts_with('.'))
        };
        let leaves = schema.columns().iter().enumerate();
        let leaves = leaves.filter(|(_, leaf)| {
            let leaf = leaf.path().string();
            paths.iter().any(|path| is_part(&leaf, path))
        });
        ProjectionMask::leaves(schema, leaves.map(|(at, _)| at).collect::<Vec<_>>())
    }
}

fn reading(error: &std::io::Error) -> ErrorKind {
    let why = system_error(error);
    ErrorKind::Reading { why }
}

/// The metadata with the types of columns. 96-bit times are read as microseconds: the library reads them as nanoseconds,
/// which changes times after 2262.
fn arrow_metadata(metadata: Arc<ParquetMetaData>) -> Result<ArrowReaderMetadata, ParquetError> {
    let usual = ArrowReaderMetadata::try_new(metadata.clone(), ArrowReaderOptions::new())?;
    let leaves = usual.parquet_schema().columns().iter();
    let mut leaves = leaves.map(|leaf| leaf.physical_type());
    let fields = usual.schema().fields().iter();
    let fields: Fields = fields.map(|field| in_micros(field, &mut leaves)).collect();
    if fields == *usual.schema().fields() {
        return Ok(usual);
    }
    let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(fields)));
    ArrowReaderMetadata::try_new(metadata, options)
}

fn in_micros(field: &Arc<Field>, leaves: &mut impl Iterator<Item = Type>) -> Arc<Field> {
    let kind = match field.data_type() {
        DataType::Struct(inner) => {
            let inner = inner.iter().map(|field| in_micros(field, &mut *leaves));
            DataType::Struct(inner.collect::<Vec<_>>().into())
        }
        DataType::List(item) => DataType::List(in_micros(item, leaves)),
        DataType::Map(entries, sorted) => DataType::Map(in_micros(entries, leaves), *sorted),
        other => match (leaves.next(), other) {
            (Some(Type::INT96), DataType::Timestamp(_, zone)) => {
                DataType::Timestamp(TimeUnit::Microsecond, zone.clone())
            }
            _ => other.clone(),
        },
    };
    Arc::new(field.as_ref().clone().with_data_type(kind))
}

fn adapted(field: &Arc<Field>, group: Option<&RowGroupMetaData>) -> Arc<Field> {
    let is_text = match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, value) => {
            matches!(
                **value,
                DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
            )
        }
        _ => false,
    };
    if !is_text {
        return field.clone();
    }
    let kind = match group.is_some_and(|group| is_dictionary(field.name(), group)) {
        true => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
        false => DataType::Utf8,
    };
    Arc::new(field.as_ref().clone().with_data_type(kind))
}

/// Whether every page of a column is written with a dictionary.
fn is_dictionary(name: &str, group: &RowGroupMetaData) -> bool {
    let column = group
        .columns()
        .iter()
        .find(|c| c.column_path().parts() == [name]);
    let pages = column.and_then(ColumnChunkMetaData::page_encoding_stats_mask);
    pages.is_some_and(|pages| {
        pages.is_only(Encoding::RLE_DICTIONARY) || pages.is_only(Encoding::PLAIN_DICTIONARY)
    })
}
