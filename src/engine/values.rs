//! Values of fields and details, and how they are converted to the types of a contract.

use crate::contract::country;
use crate::contract::model::Type;
use crate::data::table::{Column, Ranges, Times};
use crate::language::addresses;
use crate::language::range::NumberRange;
use crate::text::fold;
use crate::time::{LocalDay, first_instant};
use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::types::UInt32Type;
use arrow_array::{BooleanArray, Date32Array, Float64Array, TimestampMicrosecondArray};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

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
    /// A date; of a time, that day without a time of day.
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

/// A value as the columns of its type have it.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Text(String),
    Texts(Vec<String>),
    Number(f64),
    Range(NumberRange),
    Day(i32),
    /// Microseconds, and whether the time of day is unknown.
    Time(i64, bool),
    YesNo(bool),
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
    Address(String, &'static str),
}

impl Value {
    /// The value as one of a type; none where it is unknown.
    pub(super) fn cell(&self, kind: &Type, zone: &TimeZone) -> Result<Option<Cell>, TypeMismatch> {
        if let Value::Text(text) = self
            && text.trim().is_empty()
        {
            return Ok(None);
        }
        let cell = match (kind, self) {
            (Type::Id | Type::Text, Value::Text(text)) => Cell::Text(text.trim().to_owned()),
            (Type::Email, Value::Text(text)) => address(addresses::email(text), text)?,
            (Type::Link, Value::Text(text)) => address(addresses::link(text), text)?,
            (Type::Choice(choices), Value::Text(text)) => Cell::Text(choice(choices, text)?),
            (Type::Choices(choices), Value::Text(text)) => {
                Cell::Texts(vec![choice(choices, text)?])
            }
            (Type::Choices(choices), Value::Texts(texts)) => {
                let texts = texts.iter().map(|text| choice(choices, text));
                Cell::Texts(texts.collect::<Result<_, _>>()?)
            }
            (Type::Country, Value::Text(text)) => match country::code(text) {
                Some(code) => Cell::Text(code.to_owned()),
                None => return Err(TypeMismatch::Country(text.clone())),
            },
            (Type::Whole, Value::Number(number)) if number.fract() != 0.0 => {
                return Err(TypeMismatch::Type);
            }
            (Type::Whole | Type::Number | Type::Money | Type::Percent, Value::Number(number))
                if number.is_finite() =>
            {
                Cell::Number(*number)
            }
            (Type::Range, Value::Number(number)) => {
                let range = NumberRange::of(*number);
                match range.is_valid() {
                    true => Cell::Range(range),
                    false => return Err(TypeMismatch::Type),
                }
            }
            (Type::Range, Value::Text(text)) => match NumberRange::read_plain(text) {
                Ok(range) => Cell::Range(range),
                Err(_) => return Err(TypeMismatch::Type),
            },
            (Type::Date, Value::Date(date)) => Cell::Day(day(*date).0),
            (Type::Time | Type::CreationTime, Value::Time(time)) => {
                Cell::Time(time.as_microsecond(), false)
            }
            (Type::Time | Type::CreationTime, Value::Date(date)) => {
                Cell::Time(first_instant(day(*date), zone).0, true)
            }
            (Type::YesNo, Value::YesNo(yes)) => Cell::YesNo(*yes),
            _ => return Err(TypeMismatch::Type),
        };
        Ok(Some(cell))
    }
}

fn address(read: Result<&str, &'static str>, text: &str) -> Result<Cell, TypeMismatch> {
    match read {
        Ok(address) => Ok(Cell::Text(address.to_owned())),
        Err(why) => Err(TypeMismatch::Address(text.to_owned(), why)),
    }
}

fn choice(choices: &[String], text: &str) -> Result<String, TypeMismatch> {
    let wanted = fold(text);
    let declared = choices.iter().find(|choice| fold(choice) == wanted);
    declared
        .cloned()
        .ok_or_else(|| TypeMismatch::Choice(text.to_owned()))
}

fn day(date: Date) -> LocalDay {
    // Every date has a day.
    LocalDay::from_ymd(date.year(), date.month(), date.day()).unwrap_or(LocalDay(0))
}

/// Cells of one type as a column; none where all are unknown.
pub(super) fn column(kind: &Type, cells: &[Option<Cell>]) -> Option<Column> {
    if cells.iter().all(Option::is_none) {
        return None;
    }
    let cells = || cells.iter().map(Option::as_ref);
    Some(match kind {
        Type::Id | Type::Text | Type::Email | Type::Link | Type::Choice(_) | Type::Country => {
            let text = |cell: Option<&'_ Cell>| match cell {
                Some(Cell::Text(text)) => Some(text.clone()),
                _ => None,
            };
            let mut texts = StringDictionaryBuilder::<UInt32Type>::new();
            cells().for_each(|cell| texts.append_option(text(cell)));
            Column::Text(texts.finish())
        }
        Type::Choices(_) => {
            let mut lists = ListBuilder::new(StringDictionaryBuilder::<UInt32Type>::new());
            for cell in cells() {
                if let Some(Cell::Texts(texts)) = cell {
                    texts
                        .iter()
                        .for_each(|text| lists.values().append_value(text));
                }
                lists.append(matches!(cell, Some(Cell::Texts(_))));
            }
            Column::Choices(lists.finish())
        }
        Type::Whole | Type::Number | Type::Money | Type::Percent => {
            Column::Number(Float64Array::from_iter(cells().map(|cell| match cell {
                Some(Cell::Number(number)) => Some(*number),
                _ => None,
            })))
        }
        Type::Range => Column::Range(Ranges::new(cells().map(|cell| match cell {
            Some(Cell::Range(range)) => Some(*range),
            _ => None,
        }))),
        Type::Date => Column::Day(Date32Array::from_iter(cells().map(|cell| match cell {
            Some(Cell::Day(day)) => Some(*day),
            _ => None,
        }))),
        Type::Time | Type::CreationTime => {
            let time = |cell: Option<&Cell>| match cell {
                Some(Cell::Time(micros, date_only)) => Some((*micros, *date_only)),
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
            Some(Cell::YesNo(yes)) => Some(*yes),
            _ => None,
        }))),
    })
}
