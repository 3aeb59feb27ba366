//! Rows as JSON objects.

use std::io::{self, Write};

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
            Cell::Number(number) => write!(out, "{number}")?,
            Cell::Day(day) => write!(out, "\"{day}\"")?,
            Cell::YesNo(yes) => json::write(out, &yes)?,
            // Written in decimal form, `0.625`: conversion to a float could change the last digit.
            Cell::Points(points) => write!(out, "{points}")?,
            Cell::Time(instant) => write!(out, "\"{}\"", instant.local_time(zone))?,
            Cell::Length(length) => write!(out, "\"{length}\"")?,
            Cell::Texts(texts) => {
                out.push(b'[');
                for (at, text) in texts.iter().enumerate() {
                    if at > 0 {
                        out.push(b',');
                    }
                    json::write(out, text)?;
                }
                out.push(b']');
            }
        }
    }
    out.push(b'}');
    Ok(())
}
