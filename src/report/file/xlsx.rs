//! Rows as a sheet of an Excel workbook, with real numbers, dates and times. The same rows give the same bytes.

use std::io::{self, Write};

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use jiff::tz::TimeZone;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::csv::BETWEEN_NAMES;
use super::unfit;
use crate::report::cell::{Cell, Cells};
use crate::report::format::seconds;
use crate::text::shortened;
use crate::time::{LocalDay, MicrosUtc};

/// Maximum number of rows of a sheet, without the header.
pub const MOST_ROWS: usize = 1_048_575;
/// Maximum number of characters of a cell; longer texts are cut there. A character may count twice for a spreadsheet.
const LONGEST_TEXT: usize = 16_000;
/// Widths of columns, in digits.
const NARROWEST: usize = 8;
const WIDEST: usize = 50;
/// The width of a date with a time, and of the button of a filter.
const TIME_WIDTH: usize = 19;
const FILTER_WIDTH: usize = 3;
/// Number of rows that decide on the widths of columns.
const MEASURED: u32 = 1000;
/// Days from 1899-12-30, the day 0 of a workbook, to 1970-01-01.
const DAYS_TO_1970: i64 = 25_569;
/// The days that spreadsheets number the same: from 1900-03-01 to 9999-12-31.
const DAYS: std::ops::RangeInclusive<i64> = 61..=2_958_465;
const SECONDS_PER_DAY: i64 = 86_400;

/// A workbook under construction.
pub(super) struct SheetWriter {
    workbook: Workbook,
    /// Row of the next cells, from 0.
    row: u32,
    widths: Vec<usize>,
    formats: Formats,
}

/// Formats of cells.
struct Formats {
    header: Format,
    day: Format,
    time: Format,
    length: Format,
}

impl SheetWriter {
    /// A sheet with a header.
    pub(super) fn new(schema: &Schema) -> io::Result<SheetWriter> {
        let mut writer = SheetWriter {
            workbook: Workbook::new(),
            row: 1,
            widths: Vec::new(),
            formats: Formats {
                header: Format::new().set_bold(),
                day: Format::new().set_num_format("yyyy-mm-dd"),
                time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
                length: Format::new().set_num_format("[h]:mm:ss"),
            },
        };
        writer.begin(schema).map_err(trouble)?;
        Ok(writer)
    }

    fn begin(&mut self, schema: &Schema) -> Result<(), XlsxError> {
        // The time at which a file is written would make every file different.
        let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new().set_creation_datetime(&created);
        self.workbook.set_properties(&properties);
        let sheet = self.workbook.add_worksheet_with_low_memory()?;
        for (column, field) in (0..).zip(schema.fields()) {
            sheet.write_string_with_format(0, column, field.name(), &self.formats.header)?;
            self.widths.push(field.name().width() + FILTER_WIDTH);
        }
        sheet.set_freeze_panes(1, 1)?;
        Ok(())
    }

    /// Adds rows; times are in the zone of their row.
    pub(super) fn rows<'z>(
        &mut self,
        batch: &RecordBatch,
        zone_of: &dyn Fn(usize) -> &'z TimeZone,
    ) -> io::Result<()> {
        let columns = batch.columns().iter().map(|column| Cells::new(column));
        let columns: Vec<Cells> = columns.collect::<Result<_, _>>().map_err(unfit)?;
        let sheet = self.workbook.worksheet_from_index(0).map_err(trouble)?;
        for row in 0..batch.num_rows() {
            for ((column, cells), width) in (0..).zip(&columns).zip(&mut self.widths) {
                let cell = cells.get(row);
                let place = (self.row, column);
                let written = write(sheet, place, &cell, zone_of(row), &self.formats);
                let wide = written.map_err(trouble)?;
                if self.row <= MEASURED {
                    *width = wide.max(*width);
                }
            }
            self.row += 1;
        }
        Ok(())
    }

    /// Writes the workbook.
    pub(super) fn finish(mut self, out: &mut (dyn Write + Send)) -> io::Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(trouble)?;
        for (column, width) in (0..).zip(&self.widths) {
            let width = (*width).clamp(NARROWEST, WIDEST) as f64;
            sheet.set_column_width(column, width).map_err(trouble)?;
        }
        if let Ok(last @ 1..) = u16::try_from(self.widths.len()) {
            let filter = sheet.autofilter(0, 0, self.row - 1, last - 1);
            filter.map_err(trouble)?;
        }
        self.workbook.save_to_writer(out).map_err(trouble)
    }
}

/// Writes a cell, and returns its width in digits.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    zone: &TimeZone,
    formats: &Formats,
) -> Result<usize, XlsxError> {
    let mut text = |text: &str| -> Result<usize, XlsxError> {
        if !text.is_empty() {
            let text = shortened(text, LONGEST_TEXT);
            // A text is never a formula, whatever it begins with.
            sheet.write_string(row, column, text.as_ref())?;
        }
        Ok(text.width())
    };
    match cell {
        Cell::Empty => Ok(0),
        Cell::Text(value) => text(value),
        Cell::Texts(texts) => text(&texts.iter().collect::<Vec<_>>().join(BETWEEN_NAMES)),
        Cell::Number(number) => {
            sheet.write_number(row, column, *number)?;
            Ok(number.to_string().len())
        }
        Cell::Points(points) => {
            sheet.write_number(row, column, points.0 as f64 / 1000.0)?;
            Ok(points.to_string().len())
        }
        Cell::YesNo(yes) => {
            sheet.write_boolean(row, column, *yes)?;
            Ok(NARROWEST)
        }
        Cell::Day(day) => match serial(*day, 0) {
            Some(serial) => {
                sheet.write_number_with_format(row, column, serial, &formats.day)?;
                Ok(TIME_WIDTH / 2)
            }
            None => text(&day.to_string()),
        },
        Cell::Time(instant) => match local(*instant, zone) {
            Some(serial) => {
                sheet.write_number_with_format(row, column, serial, &formats.time)?;
                Ok(TIME_WIDTH)
            }
            None => text(&instant.to_iso(zone)),
        },
        Cell::Length(length) => {
            let days = seconds(length.0) as f64 / SECONDS_PER_DAY as f64;
            sheet.write_number_with_format(row, column, days, &formats.length)?;
            Ok(length.to_string().len())
        }
    }
}

/// The number of an instant in a workbook, in local time and whole seconds; none if workbooks do not have its day.
fn local(instant: MicrosUtc, zone: &TimeZone) -> Option<f64> {
    let offset = i64::from(instant.offset_seconds(zone));
    let local = instant.0.div_euclid(1_000_000) + offset;
    let day = i32::try_from(local.div_euclid(SECONDS_PER_DAY)).ok()?;
    serial(LocalDay(day), local.rem_euclid(SECONDS_PER_DAY))
}

/// The number of a day and seconds in a workbook; none if workbooks do not have the day.
fn serial(day: LocalDay, seconds: i64) -> Option<f64> {
    let number = i64::from(day.0) + DAYS_TO_1970;
    let part = seconds as f64 / SECONDS_PER_DAY as f64;
    DAYS.contains(&number).then_some(number as f64 + part)
}

fn trouble(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}
