//! Arrow record batches: the columns by path, and the batches one by one.

use super::arrow::Typed;
use super::row_batch::{Cells, Lines, RawRows, RowBatch};
use super::{Rows, Table};
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::{Batches, Input, OnProgress, Progress};
use crate::data::read_report::Format;
use crate::message::Message;
use crate::ordered_parallel::in_order;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, make_array};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Fields};

/// The columns of record batches; those of the first count for all.
pub(super) fn open<'a>(
    input: &'a Input,
    batches: &'a Batches,
    progress: OnProgress<'a>,
) -> Result<Table<'a>, DataError> {
    let first = batches.batches().first();
    let first = first.ok_or_else(|| DataError::in_file(input, ErrorKind::NoBatches))?;
    let mut columns = Vec::new();
    paths(first.schema().fields(), "", &mut columns);
    if let Some(progress) = progress {
        progress(Progress {
            input,
            read: 0,
            size: None,
        });
    }
    Ok(Table {
        input,
        format: Format::Batches,
        compression: None,
        sheet: None,
        columns,
        rows: Rows::Batches(batches.batches()),
    })
}

/// Reads columns of all batches, as [`Table::read`] does.
pub(super) fn read<P: Send>(
    batches: &[RecordBatch],
    columns: &[String],
    wanted: &[usize],
    input: &Input,
    work: impl Fn(RowBatch) -> P + Sync,
    take: impl FnMut(P) -> Result<(), DataError> + Send,
) -> Result<(), DataError> {
    let wanted = wanted.iter().filter_map(|at| columns.get(*at));
    let paths: Vec<&str> = wanted.map(String::as_str).collect();
    let mut row = 1;
    let mut rest = batches.iter().flat_map(slices);
    let next = || {
        let batch = rest.next();
        let first = row;
        row += batch.as_ref().map_or(0, |batch| batch.num_rows() as u64);
        Ok(batch.map(|batch| (batch, first)))
    };
    let work = |(batch, first): (RecordBatch, u64)| {
        let part = part(&batch, &paths, first).map_err(|error| {
            let why = Message::verbatim(error.to_string());
            DataError::in_file(input, ErrorKind::Reading { why })
        });
        part.map(&work)
    };
    in_order(next, work, take)
}

/// Number of rows that are read together.
const ROWS_AT_ONCE: usize = 64 * 1024;

/// A batch in parts, so that all threads read a table that another program has in one piece.
fn slices(batch: &RecordBatch) -> impl Iterator<Item = RecordBatch> {
    let rows = batch.num_rows();
    let starts = (0..rows).step_by(ROWS_AT_ONCE);
    starts.map(move |start| batch.slice(start, ROWS_AT_ONCE.min(rows - start)))
}

/// The columns; those inside a structure have a path.
pub(super) fn paths(fields: &Fields, prefix: &str, out: &mut Vec<String>) {
    for field in fields {
        let path = match prefix {
            "" => field.name().clone(),
            prefix => format!("{prefix}.{}", field.name()),
        };
        match field.data_type() {
            DataType::Struct(inner) => paths(inner, &path, out),
            _ => out.push(path),
        }
    }
}

/// The columns at some paths, with the number of the first row.
pub(super) fn part(
    batch: &RecordBatch,
    paths: &[&str],
    first: u64,
) -> Result<RowBatch, ArrowError> {
    let columns: Result<Vec<Cells>, _> = paths
        .iter()
        .map(|path| match column(batch, path) {
            Some(array) => Ok(Cells::Typed(Box::new(Typed::new(&array)))),
            None => Err(ArrowError::SchemaError(format!("no column {path}"))),
        })
        .collect();
    Ok(RowBatch {
        rows: batch.num_rows(),
        columns: columns?,
        odd: Vec::new(),
        lines: Lines::From(first),
        raw: RawRows::Columns(paths.iter().map(|path| path.to_string()).collect()),
    })
}

/// The column at a path: a column of this name, or one inside a structure.
fn column(batch: &RecordBatch, path: &str) -> Option<ArrayRef> {
    fn inside(array: &ArrayRef, path: &str) -> Option<ArrayRef> {
        let structure = array.as_struct_opt()?;
        let child = find(structure.column_names(), structure.columns(), path)?;
        // Where the structure is unknown, so is what is in it, whatever its column holds.
        let nulls = NullBuffer::union(structure.nulls(), child.nulls());
        let data = child.to_data().into_builder().nulls(nulls);
        data.build().ok().map(make_array)
    }
    fn find(names: Vec<&str>, columns: &[ArrayRef], path: &str) -> Option<ArrayRef> {
        names
            .iter()
            .zip(columns)
            .find_map(|(name, array)| match path.strip_prefix(name) {
                Some("") => Some(array.clone()),
                Some(rest) => rest.strip_prefix('.').and_then(|rest| inside(array, rest)),
                None => None,
            })
    }
    let schema = batch.schema();
    let names = schema.fields().iter().map(|field| field.name().as_str());
    find(names.collect(), batch.columns(), path)
}
