//! Rows as JSON objects.

use std::io;

use arrow_array::RecordBatch;
use jiff::tz::TimeZone;

use super::unfit;
use crate::escape::json;
use crate::report::cell::{Cell, Cells};

/// The separator of two objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Each object ends its line.
    Lines,
    /// Objects are the items of an array; `first` says whether these rows begin it.
    Commas { first: bool },
}

pub(super) fn rows<'z>(
    batch: &RecordBatch,
    zone_of: &dyn Fn(usize) -> &'z TimeZone,
    between: Between,
) -> io::Result<Vec<u8>> {
    let mut columns = Vec::with_capacity(batch.num_columns());
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let mut name = Vec::new();
        json::write(&mut name, field.name())?;
        columns.push((name, Cells::new(column).map_err(unfit)?));
    }
    let mut out = Vec::new();
    for row in 0..batch.num_rows() {
        match between {
            Between::Commas { first } if row > 0 || !first => out.extend(b",\n"),
            Between::Commas { .. } => out.push(b'\n'),
            Between::Lines => {}
        }
        object(&mut out, &columns, row, zone_of(row))?;
        if between == Between::Lines {
            out.push(b'\n');
        }
    }
    Ok(out)
}

fn object(
    out: &mut Vec<u8>,
    columns: &[(Vec<u8>, Cells)],
    row: usize,
    zone: &TimeZone,
) -> io::Result<()> {
    for (at, (name, column)) in columns.iter().enumerate() {
        out.push(if at == 0 { b'{' } else { b',' });
        out.extend(name);
        out.push(b':');
        match column.get(row) {
            Cell::Empty => out.extend(b"null"),
            Cell::Text(text) => json::write(out, text)?,
            Cell::Number(number) => out.extend(number.to_string().as_bytes()),
            Cell::Day(day) => json::write(out, &day.to_string())?,
            Cell::YesNo(yes) => json::write(out, &yes)?,
            // Written in decimal form, `0.625`: conversion to a float could change the last digit.
            Cell::Points(points) => out.extend(points.to_string().as_bytes()),
            Cell::Time(instant) => json::write(out, &instant.to_iso(zone))?,
            Cell::Length(length) => json::write(out, &length.to_string())?,
            Cell::Texts(texts) => json::write(out, &texts)?,
        }
    }
    out.push(b'}');
    Ok(())
}
