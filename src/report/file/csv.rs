//! Rows as CSV.

use std::io;

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use jiff::tz::TimeZone;

use super::unfit;
use crate::report::cell::{Cell, Cells, yes_or_no};

/// The separator of several names in a cell; no name can contain it.
const BETWEEN_NAMES: &str = "; ";

pub(super) fn header(schema: &Schema) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(schema.fields().iter().map(|field| field.name()))
        .map_err(io::Error::from)?;
    finish(writer)
}

pub(super) fn rows<'z>(
    batch: &RecordBatch,
    zone_of: &dyn Fn(usize) -> &'z TimeZone,
) -> io::Result<Vec<u8>> {
    let columns: Vec<Cells> = batch
        .columns()
        .iter()
        .map(|column| Cells::new(column))
        .collect::<Result<_, _>>()
        .map_err(unfit)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in 0..batch.num_rows() {
        for column in &columns {
            match column.get(row) {
                Cell::Empty => writer.write_field(""),
                Cell::Text(text) => writer.write_field(text),
                Cell::Number(number) => writer.write_field(number.to_string()),
                Cell::Day(day) => writer.write_field(day.to_string()),
                Cell::YesNo(yes) => writer.write_field(yes_or_no(yes)),
                Cell::Points(points) => writer.write_field(points.to_string()),
                Cell::Time(instant) => writer.write_field(instant.to_iso(zone_of(row))),
                Cell::Length(length) => writer.write_field(length.to_string()),
                Cell::Texts(texts) => writer.write_field(texts.join(BETWEEN_NAMES)),
            }
            .map_err(io::Error::from)?;
        }
        writer
            .write_record(None::<&[u8]>)
            .map_err(io::Error::from)?;
    }
    finish(writer)
}

fn finish(writer: csv::Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    writer.into_inner().map_err(|error| error.into_error())
}
