//! One value of a column of rows, whatever writes it.

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, TimestampMicrosecondType};
use arrow_array::{Array, ListArray, PrimitiveArray, StringArray};
use arrow_schema::{ArrowError, DataType, TimeUnit};

use crate::time::MicrosUtc;
use crate::units::MilliPoints;

/// The digits and decimals of points in Arrow and Parquet; decimals are the thousandths of [`MilliPoints`].
pub const POINTS_TYPE: DataType = DataType::Decimal128(18, 3);

/// A column of rows.
#[derive(Debug)]
pub(super) enum Cells<'a> {
    Text(&'a StringArray),
    Points(&'a PrimitiveArray<Decimal128Type>),
    Time(&'a PrimitiveArray<TimestampMicrosecondType>),
    Texts(&'a ListArray, &'a StringArray),
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Empty,
    Text(&'a str),
    Points(MilliPoints),
    Time(MicrosUtc),
    Texts(Vec<&'a str>),
}

impl<'a> Cells<'a> {
    /// The column, if it is of a kind that rows have.
    pub(super) fn of(array: &'a dyn Array) -> Result<Self, ArrowError> {
        let found = match array.data_type() {
            DataType::Utf8 => array.as_string_opt().map(Cells::Text),
            kind if *kind == POINTS_TYPE => array.as_primitive_opt().map(Cells::Points),
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                array.as_primitive_opt().map(Cells::Time)
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

    /// The value in row `row`, which must be one of the column's.
    pub(super) fn get(&self, row: usize) -> Cell<'a> {
        match self {
            Cells::Text(array) if array.is_valid(row) => Cell::Text(array.value(row)),
            Cells::Points(array) if array.is_valid(row) => Cell::Points(MilliPoints(
                i64::try_from(array.value(row)).unwrap_or(i64::MAX),
            )),
            Cells::Time(array) if array.is_valid(row) => Cell::Time(MicrosUtc(array.value(row))),
            Cells::Texts(list, texts) if list.is_valid(row) => {
                let offsets = list.value_offsets();
                let range = offsets[row] as usize..offsets[row + 1] as usize;
                Cell::Texts(range.map(|at| texts.value(at)).collect())
            }
            _ => Cell::Empty,
        }
    }
}
