//! Values of fields and details, and how they are converted to the types of a contract.

use crate::contract::country;
use crate::contract::model::{ColumnFormat, Type};
use crate::data::scalar::Scalar;
use crate::data::table::{Column, Ranges, Times};
use crate::data::written_time;
use crate::ir::DataSchema;
use crate::language::addresses;
use crate::language::range::NumberRange;
use crate::message::{Language, Message};
use crate::text::fold;
use crate::time::{LocalDay, first_instant};
use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::types::UInt32Type;
use arrow_array::{BooleanArray, Date32Array, Float64Array, TimestampMicrosecondArray};
use jiff::Timestamp;
use jiff::civil::Date;
use std::borrow::Cow;
use std::cell::LazyCell;

/// A value of a field or detail.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, an id, an email address, a link, a choice, a range such as `51-200`, or the code of a country; a blank one is
    /// unknown.
    Text(String),
    /// Values of a set of choices.
    Texts(Vec<String>),
    /// A number, an amount in the contract's currency, or a percentage (80% is 80).
    Number(f64),
    /// A date; of a time, that day without a time of day. Dates and times can be texts, too, as in files.
    Date(Date),
    /// A time.
    Time(Timestamp),
    /// Yes or no.
    YesNo(bool),
}

macro_rules! from {
    ($($from:ty => $make:expr,)*) => { $(
        impl From<$from> for Value {
            fn from(value: $from) -> Value {
                $make(value)
            }
        }
    )* };
}

from! {
    &str => |text: &str| Value::Text(text.to_owned()),
    String => Value::Text,
    Vec<String> => Value::Texts,
    f64 => Value::Number,
    i32 => |number| Value::Number(f64::from(number)),
    u32 => |number| Value::Number(f64::from(number)),
    Date => Value::Date,
    Timestamp => Value::Time,
    bool => Value::YesNo,
}

impl From<&[&str]> for Value {
    fn from(texts: &[&str]) -> Value {
        Value::Texts(texts.iter().map(|text| (*text).to_owned()).collect())
    }
}

/// Why a value is none of its type.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TypeMismatch {
    /// It is something else.
    Type,
    /// This text is none of the declared choices.
    Choice(String),
    /// This text is no code of a country.
    Country(String),
    /// This text is not an address, and why.
    Address(String, Message),
    /// This text is neither a date nor a time, and why.
    Time(String, Message),
}

impl Value {
    /// The value as one of a type; none where it is unknown. A date or time as text has the form of a cell in a file.
    pub(super) fn scalar<'v>(
        &'v self,
        kind: &'v Type,
        inputs: &DataSchema,
        format: &ColumnFormat,
    ) -> Result<Option<Scalar<'v>>, TypeMismatch> {
        if let Value::Text(text) = self
            && text.trim().is_empty()
        {
            return Ok(None);
        }
        let scalar = match (kind, self) {
            (Type::Id | Type::Text, Value::Text(text)) => text_of(text.trim()),
            (Type::Email, Value::Text(text)) => address(addresses::email(text), text)?,
            (Type::Link, Value::Text(text)) => address(addresses::link(text), text)?,
            (Type::Choice(choices), Value::Text(text)) => text_of(choice(choices, text)?),
            (Type::Choices(choices), Value::Text(text)) => {
                Scalar::Texts(vec![choice(choices, text)?])
            }
            (Type::Choices(choices), Value::Texts(texts)) => {
                let texts = texts.iter().map(|text| choice(choices, text));
                Scalar::Texts(texts.collect::<Result<_, _>>()?)
            }
            (Type::Country, Value::Text(text)) => match country::code(text) {
                Some(code) => text_of(code),
                None => return Err(TypeMismatch::Country(text.clone())),
            },
            (Type::Whole, Value::Number(number)) if number.fract() != 0.0 => {
                return Err(TypeMismatch::Type);
            }
            (Type::Whole | Type::Number | Type::Money | Type::Percent, Value::Number(number))
                if number.is_finite() =>
            {
                Scalar::Number(*number)
            }
            (Type::Range, Value::Number(number)) => {
                let range = NumberRange::of(*number);
                match range.is_valid() {
                    true => Scalar::Range(range),
                    false => return Err(TypeMismatch::Type),
                }
            }
            (Type::Range, Value::Text(text)) => match NumberRange::read_plain(Language::En, text) {
                Ok(range) => Scalar::Range(range),
                Err(_) => return Err(TypeMismatch::Type),
            },
            (Type::Date, Value::Date(date)) => Scalar::Day(day(*date).0),
            (Type::Date, Value::Text(text)) => {
                let day = written_time::day(inputs, format, text);
                Scalar::Day(day.map_err(|why| TypeMismatch::Time(text.clone(), why))?.0)
            }
            (Type::Time | Type::CreationTime, time) => {
                let (micros, date_only) = time.instant(inputs, format)?;
                Scalar::Time(micros, date_only)
            }
            (Type::YesNo, Value::YesNo(yes)) => Scalar::YesNo(*yes),
            _ => return Err(TypeMismatch::Type),
        };
        Ok(Some(scalar))
    }

    /// The instant in microseconds, and whether the time of day is unknown.
    pub(super) fn instant(
        &self,
        inputs: &DataSchema,
        format: &ColumnFormat,
    ) -> Result<(i64, bool), TypeMismatch> {
        match self {
            Value::Time(time) => Ok((time.as_microsecond(), false)),
            Value::Date(date) => Ok((first_instant(day(*date), inputs.zone.zone()).0, true)),
            Value::Text(text) => match written_time::instant(inputs, format, text) {
                Ok((instant, date_only)) => Ok((instant.0, date_only)),
                Err(why) => Err(TypeMismatch::Time(text.clone(), why)),
            },
            Value::Texts(_) | Value::Number(_) | Value::YesNo(_) => Err(TypeMismatch::Type),
        }
    }
}

fn text_of(text: &str) -> Scalar<'_> {
    Scalar::Text(Cow::Borrowed(text))
}

fn address<'v>(read: Result<&'v str, Message>, text: &str) -> Result<Scalar<'v>, TypeMismatch> {
    match read {
        Ok(address) => Ok(text_of(address)),
        Err(why) => Err(TypeMismatch::Address(text.to_owned(), why)),
    }
}

fn choice<'c>(choices: &'c [String], text: &str) -> Result<&'c str, TypeMismatch> {
    let wanted = LazyCell::new(|| fold(text));
    let is_it = |choice: &&String| *choice == text || fold(choice) == *wanted;
    let declared = choices.iter().find(is_it);
    declared
        .map(String::as_str)
        .ok_or_else(|| TypeMismatch::Choice(text.to_owned()))
}

fn day(date: Date) -> LocalDay {
    // Every date has a day.
    LocalDay::from_ymd(date.year(), date.month(), date.day()).unwrap_or(LocalDay(0))
}

/// Values of one type as a column; none where all are unknown.
pub(super) fn column(kind: &Type, cells: &[Option<Scalar<'_>>]) -> Option<Column> {
    if cells.iter().all(Option::is_none) {
        return None;
    }
    let cells = || cells.iter().map(Option::as_ref);
    Some(match kind {
        Type::Id | Type::Text | Type::Email | Type::Link | Type::Choice(_) | Type::Country => {
            let mut texts = StringDictionaryBuilder::<UInt32Type>::new();
            cells().for_each(|cell| match cell {
                Some(Scalar::Text(text)) => texts.append_value(text),
                _ => texts.append_null(),
            });
            Column::Text(texts.finish())
        }
        Type::Choices(_) => {
            let mut lists = ListBuilder::new(StringDictionaryBuilder::<UInt32Type>::new());
            for cell in cells() {
                if let Some(Scalar::Texts(texts)) = cell {
                    texts
                        .iter()
                        .for_each(|text| lists.values().append_value(text));
                }
                lists.append(matches!(cell, Some(Scalar::Texts(_))));
            }
            Column::Choices(lists.finish())
        }
        Type::Whole | Type::Number | Type::Money | Type::Percent => {
            Column::Number(Float64Array::from_iter(cells().map(|cell| match cell {
                Some(Scalar::Number(number)) => Some(*number),
                _ => None,
            })))
        }
        Type::Range => Column::Range(Ranges::new(cells().map(|cell| match cell {
            Some(Scalar::Range(range)) => Some(*range),
            _ => None,
        }))),
        Type::Date => Column::Day(Date32Array::from_iter(cells().map(|cell| match cell {
            Some(Scalar::Day(day)) => Some(*day),
            _ => None,
        }))),
        Type::Time | Type::CreationTime => {
            let time = |cell: Option<&Scalar<'_>>| match cell {
                Some(Scalar::Time(micros, date_only)) => Some((*micros, *date_only)),
                _ => None,
            };
            let date_only = cells().map(|cell| time(cell).is_some_and(|(_, date_only)| date_only));
            Column::Time(Times {
                micros: TimestampMicrosecondArray::from_iter(
                    cells().map(|cell| time(cell).map(|(micros, _)| micros)),
                ),
                date_only: Some(date_only.collect()),
            })
        }
        Type::YesNo => Column::YesNo(BooleanArray::from_iter(cells().map(|cell| match cell {
            Some(Scalar::YesNo(yes)) => Some(*yes),
            _ => None,
        }))),
    })
}
