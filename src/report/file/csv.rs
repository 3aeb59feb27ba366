//! Rows as CSV.

use std::io::{self, Write};

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use jiff::tz::TimeZone;

use super::unfit;
use crate::report::cell::{Cell, Cells, yes_or_no};

/// The separator of several names in a cell; no name can contain it.
const BETWEEN_NAMES: &[u8] = b"; ";

pub(super) fn header(schema: &Schema) -> Vec<u8> {
    let mut out = Vec::new();
    for (at, field) in schema.fields().iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        text(&mut out, |out| out.extend(field.name().as_bytes()));
    }
    out.push(b'\n');
    out
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
    let mut out = Vec::new();
    for row in 0..batch.num_rows() {
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            match column.get(row) {
                Cell::Empty => {}
                Cell::Text(value) => text(&mut out, |out| out.extend(value.as_bytes())),
                Cell::Number(number) => write!(out, "{number}")?,
                Cell::Day(day) => write!(out, "{day}")?,
                Cell::YesNo(yes) => out.extend(yes_or_no(yes).as_bytes()),
                Cell::Points(points) => write!(out, "{points}")?,
                Cell::Time(instant) => write!(out, "{}", instant.local_time(zone_of(row)))?,
                Cell::Length(length) => write!(out, "{length}")?,
                Cell::Texts(texts) => text(&mut out, |out| {
                    for (at, name) in texts.iter().enumerate() {
                        if at > 0 {
                            out.extend(BETWEEN_NAMES);
                        }
                        out.extend(name.as_bytes());
                    }
                }),
            }
        }
        out.push(b'\n');
    }
    Ok(out)
}

/// Writes a text cell: in quotes, with quotes in it doubled, if it contains what separates cells or lines.
fn text(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    write(out);
    let is_special = |byte: &u8| matches!(byte, b',' | b'"' | b'\r' | b'\n');
    if !out[start..].iter().any(is_special) {
        return;
    }
    let plain = out.split_off(start);
    out.push(b'"');
    for byte in plain {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn texts_are_quoted_as_by_the_csv_crate() {
        let parts = [
            "", "a", ",", "\"", "\n", "\r", ";", " ", "é", "#", "\t", "'",
        ];
        let (mut out, mut writer) = (Vec::new(), csv::Writer::from_writer(Vec::new()));
        for (a, b) in parts.iter().flat_map(|a| parts.map(|b| (*a, b))) {
            for c in parts {
                let value = [a, b, c].concat();
                text(&mut out, |out| out.extend(value.as_bytes()));
                out.extend(b",1\n");
                writer.write_record([value.as_str(), "1"]).unwrap();
            }
        }
        let expected = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
