//! Converts Arrow arrays to arrays of the few types used for cells. A value that does not fit becomes null.

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{
    Array, ArrowPrimitiveType, Float64Array, Int32Array, Int64Array, OffsetSizeTrait, StringArray,
    TimestampMicrosecondArray,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, TimeUnit};
use std::ops::Range;

/// Whole numbers of any size.
pub(super) fn wholes(array: &dyn Array) -> Option<Int64Array> {
    fn widened<T: ArrowPrimitiveType<Native: Into<i64>>>(array: &dyn Array) -> Int64Array {
        array.as_primitive::<T>().unary(Into::into)
    }
    Some(match array.data_type() {
        DataType::Int8 => widened::<Int8Type>(array),
        DataType::Int16 => widened::<Int16Type>(array),
        DataType::Int32 => widened::<Int32Type>(array),
        DataType::Int64 => array.as_primitive::<Int64Type>().clone(),
        DataType::UInt8 => widened::<UInt8Type>(array),
        DataType::UInt16 => widened::<UInt16Type>(array),
        DataType::UInt32 => widened::<UInt32Type>(array),
        DataType::UInt64 => {
            let wholes = array.as_primitive::<UInt64Type>();
            wholes.unary_opt(|whole| i64::try_from(whole).ok())
        }
        _ => return None,
    })
}

/// The keys of a dictionary.
pub(super) fn keys(keys: &dyn Array) -> Int32Array {
    match keys.as_primitive_opt::<Int32Type>() {
        Some(keys) => keys.clone(),
        None => wholes(keys).map_or_else(
            || Int32Array::new_null(keys.len()),
            |keys| keys.unary_opt(|key| i32::try_from(key).ok()),
        ),
    }
}

/// Decimals and floating-point numbers of other sizes, converted through their shortest text, so that 0.1 stays 0.1.
pub(super) fn numbers(array: &dyn Array) -> Option<Float64Array> {
    fn longer<T: ArrowPrimitiveType<Native: ToString>>(array: &dyn Array) -> Float64Array {
        let numbers = array.as_primitive::<T>();
        numbers.unary_opt(|number| number.to_string().parse().ok())
    }
    Some(match array.data_type() {
        DataType::Float16 => longer::<Float16Type>(array),
        DataType::Float32 => longer::<Float32Type>(array),
        DataType::Decimal32(..) => quotients::<Decimal32Type>(array),
        DataType::Decimal64(..) => quotients::<Decimal64Type>(array),
        DataType::Decimal128(..) => quotients::<Decimal128Type>(array),
        DataType::Decimal256(..) => quotients::<Decimal256Type>(array),
        _ => return None,
    })
}

/// The number nearest to each decimal.
fn quotients<T: DecimalType>(array: &dyn Array) -> Float64Array {
    let decimals = array.as_primitive::<T>();
    let (precision, scale) = (decimals.precision(), decimals.scale());
    // Powers of ten up to this one are exact, and so are whole numbers up to 2^53: their quotient is rounded once.
    let divisor = (0..=22)
        .contains(&scale)
        .then(|| 10_f64.powi(i32::from(scale)));
    decimals.unary_opt(|decimal| {
        let exact = decimal
            .to_i64()
            .filter(|whole| whole.unsigned_abs() <= 1 << 53);
        match exact.zip(divisor) {
            Some((whole, divisor)) => Some(whole as f64 / divisor),
            None => T::format_decimal(decimal, precision, scale).parse().ok(),
        }
    })
}

/// Texts, bytes that are valid text, and numbers as written.
pub(super) fn texts(array: &dyn Array) -> Option<StringArray> {
    fn valid<'a>(bytes: impl Iterator<Item = Option<&'a [u8]>>) -> StringArray {
        let texts = bytes.map(|bytes| bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()));
        texts.collect()
    }
    fn decimals<T: DecimalType>(array: &dyn Array) -> StringArray {
        let decimals = array.as_primitive::<T>();
        let text = |row| {
            decimals
                .is_valid(row)
                .then(|| decimals.value_as_string(row))
        };
        (0..decimals.len()).map(text).collect()
    }
    Some(match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().clone(),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().collect(),
        DataType::Utf8View => array.as_string_view().iter().collect(),
        DataType::Binary => valid(array.as_binary::<i32>().iter()),
        DataType::LargeBinary => valid(array.as_binary::<i64>().iter()),
        DataType::BinaryView => valid(array.as_binary_view().iter()),
        DataType::UInt64 => {
            let wholes = array.as_primitive::<UInt64Type>().iter();
            wholes
                .map(|whole| whole.map(|whole| whole.to_string()))
                .collect()
        }
        DataType::Decimal32(..) => decimals::<Decimal32Type>(array),
        DataType::Decimal64(..) => decimals::<Decimal64Type>(array),
        DataType::Decimal128(..) => decimals::<Decimal128Type>(array),
        DataType::Decimal256(..) => decimals::<Decimal256Type>(array),
        _ => return None,
    })
}

/// Times in microseconds.
pub(super) fn micros(array: &dyn Array) -> Option<TimestampMicrosecondArray> {
    fn times<T: ArrowPrimitiveType<Native = i64>>(
        array: &dyn Array,
        factor: i64,
    ) -> TimestampMicrosecondArray {
        let times = array.as_primitive::<T>();
        times.unary_opt(|time| time.checked_mul(factor))
    }
    let DataType::Timestamp(unit, _) = array.data_type() else {
        return None;
    };
    Some(match unit {
        TimeUnit::Second => times::<TimestampSecondType>(array, 1_000_000),
        TimeUnit::Millisecond => times::<TimestampMillisecondType>(array, 1_000),
        TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().clone(),
        TimeUnit::Nanosecond => {
            let nanos = array.as_primitive::<TimestampNanosecondType>();
            nanos.unary(|nanos| nanos / 1_000)
        }
    })
}

/// The items of lists of any kind, and the range of each row.
pub(super) fn lists(array: &dyn Array) -> Option<(Vec<Range<usize>>, &dyn Array)> {
    fn between<O: OffsetSizeTrait>(offsets: &[O]) -> Vec<Range<usize>> {
        let pairs = offsets.windows(2);
        pairs
            .map(|pair| pair[0].as_usize()..pair[1].as_usize())
            .collect()
    }
    fn sized<O: OffsetSizeTrait>(offsets: &[O], sizes: &[O]) -> Vec<Range<usize>> {
        let range = |(from, size): (&O, &O)| from.as_usize()..from.as_usize() + size.as_usize();
        offsets.iter().zip(sizes).map(range).collect()
    }
    Some(match array.data_type() {
        DataType::List(_) => {
            let lists = array.as_list::<i32>();
            (between(lists.value_offsets()), lists.values().as_ref())
        }
        DataType::LargeList(_) => {
            let lists = array.as_list::<i64>();
            (between(lists.value_offsets()), lists.values().as_ref())
        }
        DataType::FixedSizeList(..) => {
            let lists = array.as_fixed_size_list();
            let size = usize::try_from(lists.value_length()).ok()?;
            let ranges = (0..lists.len()).map(|row| row * size..(row + 1) * size);
            (ranges.collect(), lists.values().as_ref())
        }
        DataType::ListView(_) => {
            let lists = array.as_list_view::<i32>();
            let ranges = sized(lists.value_offsets(), lists.value_sizes());
            (ranges, lists.values().as_ref())
        }
        DataType::LargeListView(_) => {
            let lists = array.as_list_view::<i64>();
            let ranges = sized(lists.value_offsets(), lists.value_sizes());
            (ranges, lists.values().as_ref())
        }
        _ => return None,
    })
}
