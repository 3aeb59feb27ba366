//! Rows as CSV.

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use jiff::tz::TimeZone;

use super::WriteError;
use crate::report::cell::{Cell, Cells};

/// What separates several names in a cell; no name can contain it.
const BETWEEN_NAMES: &str = "; ";

pub(super) fn header(schema: &Schema) -> Result<Vec<u8>, WriteError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(schema.fields().iter().map(|field| field.name()))
        .map_err(io)?;
    finish(writer)
}

pub(super) fn rows(batch: &RecordBatch, zone: &TimeZone) -> Result<Vec<u8>, WriteError> {
    let columns: Vec<Cells> = batch
        .columns()
        .iter()
        .map(|column| Cells::of(column))
        .collect::<Result<_, _>>()?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in 0..batch.num_rows() {
        for column in &columns {
            match column.get(row) {
                Cell::Empty => writer.write_field(""),
                Cell::Text(text) => writer.write_field(text),
                Cell::Points(points) => writer.write_field(points.to_string()),
                Cell::Time(instant) => writer.write_field(instant.to_iso(zone)),
                Cell::Texts(texts) => writer.write_field(texts.join(BETWEEN_NAMES)),
            }
            .map_err(io)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io)?;
    }
    finish(writer)
}

fn finish(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, WriteError> {
    writer
        .into_inner()
        .map_err(|error| WriteError::Io(error.into_error()))
}

fn io(error: csv::Error) -> WriteError {
    WriteError::Io(error.into())
}
