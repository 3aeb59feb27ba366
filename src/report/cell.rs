//! One value of a column, independent of the output format.

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, DurationMicrosecondType, TimestampMicrosecondType};
use arrow_array::{
    Array, BooleanArray, Date32Array, Float64Array, ListArray, PrimitiveArray, StringArray,
};
use arrow_schema::{ArrowError, DataType, TimeUnit};
use jiff::tz::TimeZone;
use std::ops::Range;

use super::format::{self, grouped, moment, seconds, zoned};
use super::rows::POINTS_TYPE;
use crate::ir::data_schema::Zone;
use crate::message::{Language, msg};
use crate::time::{LocalDay, MicrosUtc};
use crate::units::MilliPoints;

/// A column of rows.
#[derive(Debug)]
pub(super) enum Cells<'a> {
    Text(&'a StringArray),
    Number(&'a Float64Array),
    Day(&'a Date32Array),
    YesNo(&'a BooleanArray),
    Points(&'a PrimitiveArray<Decimal128Type>),
    Time(&'a PrimitiveArray<TimestampMicrosecondType>),
    Length(&'a PrimitiveArray<DurationMicrosecondType>),
    Texts(&'a ListArray, &'a StringArray),
}

/// A length of time in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length(pub i64);

impl std::fmt::Display for Length {
    /// Hours, minutes and seconds, with any number of hours: `26:05:00`. Spreadsheets read it as a duration.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let seconds = seconds(self.0);
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        write!(f, "{hours}:{minutes:02}:{:02}", seconds % 60)
    }
}

/// `yes` or `no`
#[cfg(feature = "report")]
pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Empty,
    Text(&'a str),
    /// Always finite.
    Number(f64),
    Day(LocalDay),
    YesNo(bool),
    Points(MilliPoints),
    Time(MicrosUtc),
    Length(Length),
    Texts(Texts<'a>),
}

impl Cell<'_> {
    /// The value for people, without protection against hidden characters; a time is that of `zone` where its row has no
    /// `own` one.
    pub(super) fn text(&self, own: Option<&Zone>, zone: &TimeZone, language: Language) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => (*text).to_owned(),
            Cell::Number(number) => grouped(*number).text(language),
            Cell::Day(day) => day.to_string(),
            Cell::YesNo(true) => msg!("yes").text(language),
            Cell::YesNo(false) => msg!("no").text(language),
            Cell::Points(points) => format::points(*points).text(language),
            Cell::Time(instant) => {
                let time = moment(*instant, own.map_or(zone, Zone::zone));
                zoned(time, own.map(Zone::name))
            }
            Cell::Length(length) => length.to_string(),
            Cell::Texts(texts) => {
                let texts: Vec<&str> = texts.iter().collect();
                texts.join(", ")
            }
        }
    }
}

/// Several texts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Texts<'a> {
    all: &'a StringArray,
    rows: Range<usize>,
}

impl<'a> Texts<'a> {
    /// The texts in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let all = self.all;
        self.rows.clone().map(|at| all.value(at))
    }
}

impl<'a> Cells<'a> {
    /// The column, if rows can have columns of its type.
    pub(super) fn new(array: &'a dyn Array) -> Result<Self, ArrowError> {
        let found = match array.data_type() {
            DataType::Utf8 => array.as_string_opt().map(Cells::Text),
            DataType::Float64 => array.as_primitive_opt().map(Cells::Number),
            DataType::Date32 => array.as_primitive_opt().map(Cells::Day),
            DataType::Boolean => array.as_boolean_opt().map(Cells::YesNo),
            kind if *kind == POINTS_TYPE => array.as_primitive_opt().map(Cells::Points),
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                array.as_primitive_opt().map(Cells::Time)
            }
            DataType::Duration(TimeUnit::Microsecond) => {
                array.as_primitive_opt().map(Cells::Length)
            }
            DataType::List(_) => array.as_list_opt().and_then(|list: &ListArray| {
                list.values()
                    .as_string_opt()
                    .map(|texts| Cells::Texts(list, texts))
            }),
            _ => None,
        };
        found.ok_or_else(|| {
            ArrowError::SchemaError(format!("rows cannot hold {}", array.data_type()))
        })
    }

    /// The value in row `row`, which must exist in the column.
    pub(super) fn get(&self, row: usize) -> Cell<'a> {
        match self {
            Cells::Text(array) if array.is_valid(row) => Cell::Text(array.value(row)),
            Cells::Number(array) if array.is_valid(row) => Cell::Number(array.value(row)),
            Cells::Day(array) if array.is_valid(row) => Cell::Day(LocalDay(array.value(row))),
            Cells::YesNo(array) if array.is_valid(row) => Cell::YesNo(array.value(row)),
            Cells::Points(array) if array.is_valid(row) => Cell::Points(MilliPoints(
                i64::try_from(array.value(row)).unwrap_or(i64::MAX),
            )),
            Cells::Time(array) if array.is_valid(row) => Cell::Time(MicrosUtc(array.value(row))),
            Cells::Length(array) if array.is_valid(row) => Cell::Length(Length(array.value(row))),
            Cells::Texts(list, texts) if list.is_valid(row) => {
                let offsets = list.value_offsets();
                let rows = offsets[row] as usize..offsets[row + 1] as usize;
                Cell::Texts(Texts { all: texts, rows })
            }
            _ => Cell::Empty,
        }
    }
}
