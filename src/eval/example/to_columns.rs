//! Facts as columns, in the same form as data from files.

use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::types::UInt32Type;
use arrow_array::{BooleanArray, Date32Array, Float64Array, TimestampMicrosecondArray};
use jiff::tz::TimeZone;

use crate::contract::model::{FactValue, Type};
use crate::data::table::{Column, Ranges, Times};
use crate::time::{first_instant, instant_at};

/// A column with these values; none if all are unknown. A value of another kind than the column's, which no checked contract
/// has, is treated as unknown.
pub(in crate::eval) fn column(
    kind: &Type,
    values: &[Option<&FactValue>],
    zone: &TimeZone,
) -> Option<Column> {
    if values.iter().all(Option::is_none) {
        return None;
    }
    Some(match kind {
        Type::Id | Type::Text | Type::Email | Type::Link | Type::Choice(_) | Type::Country => {
            Column::Text(values.iter().map(|value| text(*value)).collect())
        }
        Type::Choices(_) => choices(values),
        Type::Whole | Type::Number | Type::Money | Type::Percent => Column::Number(
            Float64Array::from_iter(values.iter().map(|value| match value {
                Some(FactValue::Number(number)) => Some(*number),
                _ => None,
            })),
        ),
        Type::Range => Column::Range(Ranges::new(values.iter().map(|value| match value {
            Some(FactValue::Range(range)) => Some(*range),
            _ => None,
        }))),
        Type::Date => Column::Day(Date32Array::from_iter(values.iter().map(
            |value| match value {
                Some(FactValue::Date(day)) => Some(day.0),
                _ => None,
            },
        ))),
        Type::Time | Type::CreationTime => Column::Time(times(values, zone)),
        Type::YesNo => Column::YesNo(BooleanArray::from_iter(values.iter().map(
            |value| match value {
                Some(FactValue::YesNo(yes)) => Some(*yes),
                _ => None,
            },
        ))),
    })
}

fn text(value: Option<&FactValue>) -> Option<&str> {
    match value {
        Some(FactValue::Text(text)) => Some(text),
        _ => None,
    }
}

fn choices(values: &[Option<&FactValue>]) -> Column {
    let mut lists = ListBuilder::new(StringDictionaryBuilder::<UInt32Type>::new());
    for value in values {
        match value {
            Some(FactValue::Texts(texts)) => {
                texts
                    .iter()
                    .for_each(|text| lists.values().append_value(text));
                lists.append(true);
            }
            _ => lists.append(false),
        }
    }
    Column::Choices(lists.finish())
}

fn times(values: &[Option<&FactValue>], zone: &TimeZone) -> Times {
    let instant = |value: &Option<&FactValue>| match value {
        Some(FactValue::Time(day, Some(clock))) => Some((instant_at(*day, *clock, zone), false)),
        Some(FactValue::Time(day, None) | FactValue::Date(day)) => {
            Some((first_instant(*day, zone), true))
        }
        _ => None,
    };
    let read: Vec<_> = values.iter().map(instant).collect();
    Times {
        micros: TimestampMicrosecondArray::from_iter(
            read.iter().map(|time| time.map(|(at, _)| at.0)),
        ),
        date_only: Some(
            read.iter()
                .map(|time| time.is_some_and(|(_, date_only)| date_only))
                .collect(),
        ),
    }
}
