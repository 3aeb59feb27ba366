//! Rows as CSV.

use std::fmt::Display;
use std::io::{self, Write};

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use jiff::tz::TimeZone;

use super::unfit;
use crate::report::cell::{Cell, Cells, yes_or_no};
use crate::time::MicrosUtc;
use crate::units::{MilliPoints, PointsRoom};

/// The separator of several names in a cell; no name can contain it.
pub(super) const BETWEEN_NAMES: &str = "; ";

/// What separates the cells of a row and the decimals of a number where a spreadsheet program expects CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separators {
    /// `,` and a decimal point.
    CommaAndPoint,
    /// `;` and a decimal comma.
    SemicolonAndComma,
}

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// For programs: times have their offset.
    Plain,
    /// For spreadsheet programs: times are local times, and texts that would be formulas begin with an apostrophe.
    ForExcel(Separators),
}

impl Dialect {
    fn separator(self) -> u8 {
        match self {
            Dialect::Plain | Dialect::ForExcel(Separators::CommaAndPoint) => b',',
            Dialect::ForExcel(Separators::SemicolonAndComma) => b';',
        }
    }

    /// Writes a number.
    fn number(self, out: &mut Vec<u8>, number: &dyn Display) -> io::Result<()> {
        let start = out.len();
        write!(out, "{number}")?;
        self.mark_decimals(&mut out[start..]);
        Ok(())
    }

    /// Writes points.
    fn points(self, out: &mut Vec<u8>, points: MilliPoints) {
        let start = out.len();
        out.extend(points.text_in(&mut PointsRoom::default()).as_bytes());
        self.mark_decimals(&mut out[start..]);
    }

    /// Replaces the point of a number where another mark separates decimals.
    fn mark_decimals(self, number: &mut [u8]) {
        if self == Dialect::ForExcel(Separators::SemicolonAndComma) {
            let point = number.iter_mut().find(|byte| **byte == b'.');
            point.into_iter().for_each(|point| *point = b',');
        }
    }

    /// Writes an instant in local time, to the second for spreadsheet programs.
    fn time(self, out: &mut Vec<u8>, instant: MicrosUtc, zone: &TimeZone) -> io::Result<()> {
        match self {
            Dialect::Plain => instant.local_time(zone).write_to(out),
            Dialect::ForExcel(_) => {
                let local = instant.civil(zone).strftime("%Y-%m-%d %H:%M:%S");
                write!(out, "{local}")
            }
        }
    }

    /// Writes a text cell: in quotes, with quotes in it doubled, if it contains what separates cells or lines.
    fn text(self, out: &mut Vec<u8>, text: &str) {
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let guard: &[u8] = match self {
            Dialect::ForExcel(_) if is_formula => b"'",
            Dialect::Plain | Dialect::ForExcel(_) => b"",
        };
        let separator = self.separator();
        let is_special = |byte: u8| byte == separator || matches!(byte, b'"' | b'\r' | b'\n');
        // Without an end at the first one, the processor tests many bytes at once.
        if !text.bytes().fold(false, |any, byte| any | is_special(byte)) {
            out.extend(guard);
            out.extend(text.as_bytes());
            return;
        }
        out.push(b'"');
        out.extend(guard);
        for byte in text.bytes() {
            if byte == b'"' {
                out.push(b'"');
            }
            out.push(byte);
        }
        out.push(b'"');
    }
}

pub(super) fn header(schema: &Schema, dialect: Dialect) -> Vec<u8> {
    let mut out = match dialect {
        Dialect::Plain => Vec::new(),
        // Without the mark, spreadsheet programs read UTF-8 as another encoding.
        Dialect::ForExcel(_) => "\u{feff}".into(),
    };
    for (at, field) in schema.fields().iter().enumerate() {
        if at > 0 {
            out.push(dialect.separator());
        }
        dialect.text(&mut out, field.name());
    }
    out.push(b'\n');
    out
}

pub(super) fn rows<'z>(
    batch: &RecordBatch,
    zone_of: &dyn Fn(usize) -> &'z TimeZone,
    dialect: Dialect,
) -> io::Result<Vec<u8>> {
    let columns: Vec<Cells> = batch
        .columns()
        .iter()
        .map(|column| Cells::new(column))
        .collect::<Result<_, _>>()
        .map_err(unfit)?;
    let mut out = Vec::new();
    let mut joined = String::new();
    for row in 0..batch.num_rows() {
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push(dialect.separator());
            }
            match column.get(row) {
                Cell::Empty => {}
                Cell::Text(value) => dialect.text(&mut out, value),
                Cell::Number(number) => dialect.number(&mut out, &number)?,
                Cell::Day(day) => write!(out, "{day}")?,
                Cell::YesNo(yes) => out.extend(yes_or_no(yes).as_bytes()),
                Cell::Points(points) => dialect.points(&mut out, points),
                Cell::Time(instant) => dialect.time(&mut out, instant, zone_of(row))?,
                Cell::Length(length) => write!(out, "{length}")?,
                Cell::Texts(texts) => {
                    joined.clear();
                    for (at, name) in texts.iter().enumerate() {
                        if at > 0 {
                            joined.push_str(BETWEEN_NAMES);
                        }
                        joined.push_str(name);
                    }
                    dialect.text(&mut out, &joined);
                }
            }
        }
        out.push(b'\n');
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Dialect, MilliPoints, Separators};

    #[test]
    fn texts_are_quoted_as_by_the_csv_crate() {
        let parts = [
            "", "a", ",", "\"", "\n", "\r", ";", " ", "é", "#", "\t", "'",
        ];
        let (mut out, mut writer) = (Vec::new(), csv::Writer::from_writer(Vec::new()));
        for (a, b) in parts.iter().flat_map(|a| parts.map(|b| (*a, b))) {
            for c in parts {
                let value = [a, b, c].concat();
                Dialect::Plain.text(&mut out, &value);
                out.extend(b",1\n");
                writer.write_record([value.as_str(), "1"]).unwrap();
            }
        }
        let expected = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_spreadsheet_gets_its_separators_and_no_formulas() {
        let written = |separators, text: &str| {
            let mut out = Vec::new();
            Dialect::ForExcel(separators).text(&mut out, text);
            String::from_utf8(out).unwrap()
        };
        let comma = |text| written(Separators::CommaAndPoint, text);
        let semicolon = |text| written(Separators::SemicolonAndComma, text);
        assert_eq!(comma("=1+1"), "'=1+1");
        assert_eq!(comma("=A1,\"x\""), "\"'=A1,\"\"x\"\"\"");
        assert_eq!(
            (comma("a;b"), semicolon("a;b")),
            ("a;b".into(), "\"a;b\"".into())
        );
        assert_eq!(
            (comma("a,b"), semicolon("a,b")),
            ("\"a,b\"".into(), "a,b".into())
        );
        let mut out = Vec::new();
        let dialect = Dialect::ForExcel(Separators::SemicolonAndComma);
        dialect.points(&mut out, MilliPoints(-2_500));
        assert_eq!(out, b"-2,5");
    }
}
