//! Typed columns of Parquet as cells.

use crate::data::cells::Cell;
use crate::data::cells::time::MICROS_PER_DAY;
use crate::time::{LocalDay, MicrosUtc};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float64Type, Int32Type, Int64Type, TimestampMicrosecondType, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int64Array,
    ListArray, StringArray, TimestampMicrosecondArray,
};
use arrow_buffer::NullBuffer;
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Field, TimeUnit};
use std::borrow::Cow;
use std::sync::Arc;

const MILLIS_PER_DAY: i64 = MICROS_PER_DAY / 1000;

/// A column of typed values.
pub(in crate::data) struct Typed {
    /// Which values the file has; a value that it has and we have not could not be converted.
    there: Option<NullBuffer>,
    values: Values,
}

enum Values {
    Texts(StringArray),
    /// Each distinct text once.
    Distinct(DictionaryArray<Int32Type>, StringArray),
    Wholes(Int64Array),
    Numbers(Float64Array),
    Answers(BooleanArray),
    Days(Date32Array),
    Instants(TimestampMicrosecondArray),
    Locals(TimestampMicrosecondArray),
    Lists(ListArray),
    /// Of a type that no field can hold.
    Odd,
}

impl Typed {
    /// The cells of an array.
    pub fn new(array: &ArrayRef) -> Result<Typed, ArrowError> {
        Ok(Typed {
            there: array.logical_nulls(),
            values: Values::new(array)?,
        })
    }

    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        if self.there.as_ref().is_some_and(|there| there.is_null(row)) {
            return Cell::Blank;
        }
        self.values.cell(row).unwrap_or(Cell::Odd {
            shown: "".into(),
            why: "a value of this type or size cannot be read",
        })
    }

    /// The number of a row's value among the distinct ones.
    pub fn key(&self, row: usize) -> Option<usize> {
        match &self.values {
            Values::Distinct(array, _) => array.key(row),
            _ => None,
        }
    }

    /// How many distinct values there are, if each is there once.
    pub fn distinct(&self) -> Option<usize> {
        match &self.values {
            Values::Distinct(_, texts) => Some(texts.len()),
            _ => None,
        }
    }
}

impl Values {
    fn new(array: &ArrayRef) -> Result<Values, ArrowError> {
        use DataType::*;
        Ok(match array.data_type() {
            Utf8 => Values::Texts(array.as_string::<i32>().clone()),
            LargeUtf8 | Utf8View | Binary | LargeBinary | BinaryView => texts(array)?,
            Dictionary(_, value) if is_text(value) => distinct(array)?,
            Dictionary(_, value) => Values::new(&cast(array, value)?)?,
            Int8 | Int16 | Int32 | Int64 | UInt8 | UInt16 | UInt32 => wholes(array)?,
            UInt64 if fits(array) => wholes(array)?,
            Decimal32(_, scale)
            | Decimal64(_, scale)
            | Decimal128(_, scale)
            | Decimal256(_, scale)
                if *scale > 0 =>
            {
                numbers(array)?
            }
            UInt64 | Decimal32(..) | Decimal64(..) | Decimal128(..) | Decimal256(..) => {
                texts(array)?
            }
            // By way of a text, so that 0.1 stays 0.1.
            Float16 | Float32 => numbers(&cast(array, &Utf8)?)?,
            Float64 => numbers(array)?,
            Boolean => Values::Answers(array.as_boolean().clone()),
            Date32 => Values::Days(array.as_primitive::<Date32Type>().clone()),
            Date64 => {
                let days = |millis: i64| i32::try_from(millis.div_euclid(MILLIS_PER_DAY)).ok();
                Values::Days(array.as_primitive::<Date64Type>().unary_opt(days))
            }
            Timestamp(_, zone) => {
                let micros = cast(array, &Timestamp(TimeUnit::Microsecond, zone.clone()))?;
                let micros = micros.as_primitive::<TimestampMicrosecondType>().clone();
                match zone {
                    Some(_) => Values::Instants(micros),
                    None => Values::Locals(micros),
                }
            }
            List(item)
            | LargeList(item)
            | FixedSizeList(item, _)
            | ListView(item)
            | LargeListView(item)
                if is_plain(item.data_type()) =>
            {
                let item = Arc::new(Field::new_list_field(Utf8, true));
                let lists = cast(array, &List(item))?;
                Values::Lists(lists.as_list::<i32>().clone())
            }
            _ => Values::Odd,
        })
    }

    fn cell(&self, row: usize) -> Option<Cell<'_>> {
        fn at<A: Array>(array: &A, row: usize) -> Option<&A> {
            (row < array.len() && array.is_valid(row)).then_some(array)
        }
        Some(match self {
            Values::Texts(texts) => Cell::text(at(texts, row)?.value(row)),
            Values::Distinct(array, texts) => {
                let key = array.key(row)?;
                Cell::text(at(texts, key)?.value(key))
            }
            Values::Wholes(wholes) => Cell::Whole(at(wholes, row)?.value(row)),
            Values::Numbers(numbers) => Cell::Number(at(numbers, row)?.value(row)),
            Values::Answers(answers) => Cell::Answer(at(answers, row)?.value(row)),
            Values::Days(days) => Cell::Day(LocalDay::checked(at(days, row)?.value(row))?),
            Values::Instants(micros) => {
                Cell::Instant(MicrosUtc(held(at(micros, row)?.value(row))?))
            }
            Values::Locals(micros) => Cell::Local(held(at(micros, row)?.value(row))?),
            Values::Lists(lists) => {
                let items = lists.value_offsets();
                let (start, end) = (*items.get(row)?, *items.get(row + 1)?);
                at(lists, row)?;
                let texts = lists.values().as_string::<i32>();
                let items = (start as usize..end as usize)
                    .filter_map(|item| at(texts, item).map(|t| t.value(item)));
                Cell::List(items.map(Cow::Borrowed).collect())
            }
            Values::Odd => return None,
        })
    }
}

/// The microseconds of a time in a year that has dates.
fn held(micros: i64) -> Option<i64> {
    let day = i32::try_from(micros.div_euclid(MICROS_PER_DAY)).ok()?;
    LocalDay::checked(day).map(|_| micros)
}

fn is_text(kind: &DataType) -> bool {
    use DataType::*;
    matches!(kind, Utf8 | LargeUtf8 | Utf8View)
}

/// Whether a value of the type is one value that can be shown as a text.
fn is_plain(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, value) => is_plain(value),
        other => !other.is_nested(),
    }
}

fn texts(array: &ArrayRef) -> Result<Values, ArrowError> {
    let texts = cast(array, &DataType::Utf8)?;
    Ok(Values::Texts(texts.as_string::<i32>().clone()))
}

fn wholes(array: &ArrayRef) -> Result<Values, ArrowError> {
    let wholes = cast(array, &DataType::Int64)?;
    Ok(Values::Wholes(wholes.as_primitive::<Int64Type>().clone()))
}

fn numbers(array: &ArrayRef) -> Result<Values, ArrowError> {
    let numbers = cast(array, &DataType::Float64)?;
    Ok(Values::Numbers(
        numbers.as_primitive::<Float64Type>().clone(),
    ))
}

fn distinct(array: &ArrayRef) -> Result<Values, ArrowError> {
    let to = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let array = cast(array, &to)?.as_dictionary::<Int32Type>().clone();
    let texts = array.values().as_string::<i32>().clone();
    Ok(Values::Distinct(array, texts))
}

fn fits(array: &ArrayRef) -> bool {
    let wholes = array.as_primitive::<UInt64Type>();
    wholes
        .iter()
        .flatten()
        .all(|whole| i64::try_from(whole).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::types::Int8Type;
    use arrow_array::{
        BinaryArray, Decimal128Array, Float32Array, LargeStringArray, Time64MicrosecondArray,
        TimestampSecondArray, UInt64Array,
    };

    fn cells(array: impl Array + 'static) -> Vec<Cell<'static>> {
        let array: ArrayRef = Arc::new(array);
        let typed = Typed::new(&array).unwrap();
        (0..array.len())
            .map(|row| match typed.cell(row) {
                Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
                Cell::List(items) => Cell::owned(items.join("|")),
                Cell::Odd { why, .. } => Cell::Odd {
                    shown: "".into(),
                    why,
                },
                Cell::Whole(n) => Cell::Whole(n),
                Cell::Number(n) => Cell::Number(n),
                Cell::Instant(n) => Cell::Instant(n),
                Cell::Local(n) => Cell::Local(n),
                _ => Cell::Blank,
            })
            .collect()
    }

    fn text(text: &str) -> Cell<'static> {
        Cell::owned(text.to_string())
    }

    #[test]
    fn texts_of_every_sort() {
        assert_eq!(
            cells(LargeStringArray::from(vec![Some(" a "), None])),
            [text("a"), Cell::Blank]
        );
        let words: DictionaryArray<Int8Type> =
            vec![Some("x"), None, Some("x")].into_iter().collect();
        assert_eq!(cells(words), [text("x"), Cell::Blank, text("x")]);
        let bytes = BinaryArray::from(vec![b"ok".as_slice(), b"\xff"]);
        assert!(matches!(
            cells(bytes).as_slice(),
            [Cell::Text(_), Cell::Odd { .. }]
        ));
    }

    #[test]
    fn numbers_of_every_sort() {
        let large = UInt64Array::from(vec![u64::MAX]);
        assert_eq!(cells(large), [text("18446744073709551615")]);
        assert_eq!(cells(Float32Array::from(vec![0.1])), [Cell::Number(0.1)]);
        let keys = Decimal128Array::from(vec![42])
            .with_precision_and_scale(38, 0)
            .unwrap();
        assert_eq!(cells(keys), [text("42")]);
        let amounts = Decimal128Array::from(vec![1250])
            .with_precision_and_scale(10, 2)
            .unwrap();
        assert_eq!(cells(amounts), [Cell::Number(12.5)]);
    }

    #[test]
    fn times_with_and_without_a_zone() {
        let local = TimestampSecondArray::from(vec![1]);
        assert_eq!(cells(local.clone()), [Cell::Local(1_000_000)]);
        assert_eq!(
            cells(local.with_timezone("America/Sao_Paulo")),
            [Cell::Instant(MicrosUtc(1_000_000))]
        );
        let beyond = TimestampSecondArray::from(vec![i64::MAX]);
        assert!(matches!(cells(beyond).as_slice(), [Cell::Odd { .. }]));
        let clock = Time64MicrosecondArray::from(vec![1]);
        assert!(matches!(cells(clock).as_slice(), [Cell::Odd { .. }]));
    }

    #[test]
    fn lists() {
        let lists = ListArray::from_iter_primitive::<Int64Type, _, _>([
            Some(vec![Some(1), None, Some(3)]),
            None,
        ]);
        assert_eq!(cells(lists), [text("1|3"), Cell::Blank]);
    }
}
