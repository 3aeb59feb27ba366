//! Typed columns of Parquet as cells.

use super::cast;
use crate::data::cells::Cell;
use crate::data::cells::time::MICROS_PER_DAY;
use crate::message::template;
use crate::time::{LocalDay, MicrosUtc};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Date64Type, Float64Type, UInt64Type};
use arrow_array::{
    Array, BooleanArray, Date32Array, Float64Array, Int32Array, Int64Array, StringArray,
    TimestampMicrosecondArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use std::borrow::Cow;
use std::ops::Range;

const MILLIS_PER_DAY: i64 = MICROS_PER_DAY / 1000;

/// A column of typed values.
pub(in crate::data) struct Typed {
    /// The values present in the file; one that is present there but missing here could not be converted.
    there: Option<NullBuffer>,
    values: Values,
}

enum Values {
    Texts(StringArray),
    /// The distinct values, and the index of each row's value.
    Distinct(Int32Array, Box<Values>),
    Wholes(Int64Array),
    Numbers(Float64Array),
    Answers(BooleanArray),
    Days(Date32Array),
    Instants(TimestampMicrosecondArray),
    Locals(TimestampMicrosecondArray),
    /// The items of all rows, and the range of each row.
    Lists(Vec<Range<usize>>, Box<Values>),
    /// A type that no field can hold.
    Odd,
}

impl Typed {
    /// The cells of an array.
    pub fn new(array: &dyn Array) -> Typed {
        Typed {
            there: array.logical_nulls(),
            values: Values::new(array),
        }
    }

    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        if self.there.as_ref().is_some_and(|there| there.is_null(row)) {
            return Cell::Blank;
        }
        self.values.cell(row).unwrap_or(Cell::Odd {
            shown: "".into(),
            why: template!("a value of this type or size cannot be read"),
        })
    }

    /// The text of a row, not trimmed.
    pub fn text(&self, row: usize) -> Option<&str> {
        let (texts, row) = match &self.values {
            Values::Texts(texts) => (texts, row),
            Values::Distinct(keys, _) => (self.distinct_texts()?, key(keys, row)?),
            _ => return None,
        };
        at(texts, row).map(|texts| texts.value(row))
    }

    /// The whole number of a row.
    pub fn whole(&self, row: usize) -> Option<i64> {
        match &self.values {
            Values::Wholes(wholes) => at(wholes, row).map(|wholes| wholes.value(row)),
            _ => None,
        }
    }

    /// The number of a row, if it is finite.
    pub fn number(&self, row: usize) -> Option<f64> {
        let number = match &self.values {
            Values::Numbers(numbers) => at(numbers, row)?.value(row),
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    /// The instant of a row in microseconds.
    pub fn instant(&self, row: usize) -> Option<i64> {
        match &self.values {
            Values::Instants(micros) => held(at(micros, row)?.value(row)),
            _ => None,
        }
    }

    /// The time without an offset of a row in microseconds.
    pub fn local(&self, row: usize) -> Option<i64> {
        match &self.values {
            Values::Locals(micros) => held(at(micros, row)?.value(row)),
            _ => None,
        }
    }

    /// The instants of all rows.
    pub fn instants(&self) -> Option<impl Iterator<Item = Option<i64>>> {
        match &self.values {
            Values::Instants(micros) => Some(micros.iter().map(|micros| held(micros?))),
            _ => None,
        }
    }

    /// The times without an offset of all rows.
    pub fn locals(&self) -> Option<impl Iterator<Item = Option<i64>>> {
        match &self.values {
            Values::Locals(micros) => Some(micros.iter().map(|micros| held(micros?))),
            _ => None,
        }
    }

    /// The distinct texts, if each is stored once; not trimmed.
    pub fn distinct_texts(&self) -> Option<&StringArray> {
        match &self.values {
            Values::Distinct(_, values) => match values.as_ref() {
                Values::Texts(texts) => Some(texts),
                _ => None,
            },
            _ => None,
        }
    }

    /// The number of a row's text among the distinct texts.
    pub fn key(&self, row: usize) -> Option<usize> {
        match &self.values {
            Values::Distinct(keys, values) if values.is_texts() => key(keys, row),
            _ => None,
        }
    }

    /// Number of distinct texts, if each is stored once.
    pub fn distinct(&self) -> Option<usize> {
        match &self.values {
            Values::Distinct(_, values) => match values.as_ref() {
                Values::Texts(texts) => Some(texts.len()),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Values {
    fn new(array: &dyn Array) -> Values {
        use DataType::*;
        match array.data_type() {
            Null => Values::Texts(StringArray::new_null(array.len())),
            Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                let values = Values::new(dictionary.values());
                Values::Distinct(cast::keys(dictionary.keys()), Box::new(values))
            }
            Int8 | Int16 | Int32 | Int64 | UInt8 | UInt16 | UInt32 => {
                cast::wholes(array).map_or(Values::Odd, Values::Wholes)
            }
            UInt64 if fits(array) => cast::wholes(array).map_or(Values::Odd, Values::Wholes),
            Decimal32(_, scale)
            | Decimal64(_, scale)
            | Decimal128(_, scale)
            | Decimal256(_, scale)
                if *scale > 0 =>
            {
                cast::numbers(array).map_or(Values::Odd, Values::Numbers)
            }
            Float16 | Float32 => cast::numbers(array).map_or(Values::Odd, Values::Numbers),
            Float64 => Values::Numbers(array.as_primitive::<Float64Type>().clone()),
            Boolean => Values::Answers(array.as_boolean().clone()),
            Date32 => Values::Days(array.as_primitive::<Date32Type>().clone()),
            Date64 => {
                let days = |millis: i64| i32::try_from(millis.div_euclid(MILLIS_PER_DAY)).ok();
                Values::Days(array.as_primitive::<Date64Type>().unary_opt(days))
            }
            Timestamp(_, Some(_)) => cast::micros(array).map_or(Values::Odd, Values::Instants),
            Timestamp(_, None) => cast::micros(array).map_or(Values::Odd, Values::Locals),
            kind if kind.is_nested() => lists(array),
            _ => cast::texts(array).map_or(Values::Odd, Values::Texts),
        }
    }

    fn is_texts(&self) -> bool {
        matches!(self, Values::Texts(_))
    }

    fn cell(&self, row: usize) -> Option<Cell<'_>> {
        Some(match self {
            Values::Texts(texts) => Cell::text(at(texts, row)?.value(row)),
            Values::Distinct(keys, values) => values.cell(key(keys, row)?)?,
            Values::Wholes(wholes) => Cell::Whole(at(wholes, row)?.value(row)),
            Values::Numbers(numbers) => Cell::Number(at(numbers, row)?.value(row)),
            Values::Answers(answers) => Cell::Answer(at(answers, row)?.value(row)),
            Values::Days(days) => Cell::Day(LocalDay::checked(at(days, row)?.value(row))?),
            Values::Instants(micros) => {
                Cell::Instant(MicrosUtc(held(at(micros, row)?.value(row))?))
            }
            Values::Locals(micros) => Cell::Local(held(at(micros, row)?.value(row))?),
            Values::Lists(ranges, items) => {
                let range = ranges.get(row)?.clone();
                Cell::List(range.filter_map(|item| items.item(item)).collect())
            }
            Values::Odd => return None,
        })
    }

    /// An item of a list as a text.
    fn item(&self, at_row: usize) -> Option<Cow<'_, str>> {
        match self {
            Values::Texts(texts) => Some(Cow::Borrowed(at(texts, at_row)?.value(at_row))),
            Values::Distinct(keys, values) => values.item(key(keys, at_row)?),
            Values::Numbers(numbers) => {
                // With its decimals, as in `1.0`: the text shows that the item is not a whole number.
                Some(format!("{:?}", at(numbers, at_row)?.value(at_row)).into())
            }
            _ => self.cell(at_row).map(|cell| cell.to_string().into()),
        }
    }
}

fn at<A: Array>(array: &A, row: usize) -> Option<&A> {
    (row < array.len() && array.is_valid(row)).then_some(array)
}

fn key(keys: &Int32Array, row: usize) -> Option<usize> {
    usize::try_from(at(keys, row)?.value(row)).ok()
}

/// The microseconds of a time, if its year is supported.
#[inline]
fn held(micros: i64) -> Option<i64> {
    const FIRST: i64 = LocalDay::FIRST.0 as i64 * MICROS_PER_DAY;
    const END: i64 = (LocalDay::LAST.0 as i64 + 1) * MICROS_PER_DAY;
    (FIRST..END).contains(&micros).then_some(micros)
}

/// Lists of values that are neither lists nor structures.
fn lists(array: &dyn Array) -> Values {
    let Some((ranges, items)) = cast::lists(array) else {
        return Values::Odd;
    };
    match Values::new(items) {
        Values::Odd | Values::Lists(..) => Values::Odd,
        Values::Distinct(_, values) if matches!(*values, Values::Odd | Values::Lists(..)) => {
            Values::Odd
        }
        items => Values::Lists(ranges, Box::new(items)),
    }
}

fn fits(array: &dyn Array) -> bool {
    let wholes = array.as_primitive::<UInt64Type>();
    let mut wholes = wholes.iter().flatten();
    wholes.all(|whole| i64::try_from(whole).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::types::{Float32Type, Int8Type, Int64Type, Time64MicrosecondType};
    use arrow_array::{
        ArrayRef, BinaryArray, Decimal128Array, DictionaryArray, FixedSizeListArray, Float32Array,
        Int8Array, LargeListArray, LargeStringArray, ListArray, NullArray, Time64MicrosecondArray,
        TimestampNanosecondArray, TimestampSecondArray, UInt64Array,
    };
    use arrow_buffer::OffsetBuffer;
    use arrow_schema::Field;
    use std::sync::Arc;

    fn cells(array: impl Array + 'static) -> Vec<Cell<'static>> {
        let array: ArrayRef = Arc::new(array);
        let typed = Typed::new(&array);
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
        let exact = TimestampNanosecondArray::from(vec![1_000_001_999]);
        assert_eq!(cells(exact), [Cell::Local(1_000_001)]);
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
        let large = LargeListArray::from_iter_primitive::<Float32Type, _, _>([
            Some(vec![Some(0.1)]),
            Some(vec![Some(1.0), Some(2.5)]),
        ]);
        assert_eq!(cells(large), [text("0.1"), text("1.0|2.5")]);
        let pairs = FixedSizeListArray::from_iter_primitive::<Date32Type, _, _>(
            [Some(vec![Some(0), Some(1)]), None],
            2,
        );
        assert_eq!(cells(pairs), [text("1970-01-01|1970-01-02"), Cell::Blank]);
        let field = Arc::new(Field::new_list_field(DataType::Null, true));
        let items: ArrayRef = Arc::new(NullArray::new(1));
        let nothing = ListArray::new(field, OffsetBuffer::from_lengths([1]), items, None);
        assert_eq!(cells(nothing), [text("")]);
    }

    #[test]
    fn lists_of_what_is_no_text_are_odd() {
        let clocks =
            ListArray::from_iter_primitive::<Time64MicrosecondType, _, _>([Some(vec![Some(1)])]);
        assert!(matches!(cells(clocks).as_slice(), [Cell::Odd { .. }]));
    }

    #[test]
    fn distinct_values_of_every_sort() {
        let keys = Int8Array::from(vec![Some(1), None, Some(0), Some(1)]);
        let values = Arc::new(Int64Array::from(vec![Some(7), None]));
        let wholes = DictionaryArray::new(keys, values);
        let expected = [Cell::Blank, Cell::Blank, Cell::Whole(7), Cell::Blank];
        assert_eq!(cells(wholes), expected);
        let words: DictionaryArray<Int8Type> = vec!["x", "y", "x"].into_iter().collect();
        let typed = Typed::new(&words);
        assert_eq!(typed.distinct(), Some(2));
        assert_eq!(
            [0, 1, 2, 3].map(|row| typed.key(row)),
            [Some(0), Some(1), Some(0), None]
        );
    }
}
