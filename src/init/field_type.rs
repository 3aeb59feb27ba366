//! The type of a column by its values, and how they are written.

use super::formats::{self, Found};
use super::heading::Heading;
use super::{choices, empty_words};
use crate::contract::model::{ColumnFormat, Type};
use crate::data::profile::{ColumnProfile, Tried};
use crate::message::{Message, msg};

/// What is known about the data apart from one column.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// The currency of the contract.
    pub currency: Option<String>,
    /// Whether columns that show it write the day before the month.
    pub day_first: Option<bool>,
}

/// The type of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub kind: Type,
    /// The text of `written "…"`, if it is not what leadc reads anyway.
    pub written: Option<String>,
    /// What should be known about it.
    pub remarks: Vec<Message>,
}

impl Guess {
    fn plain(kind: Type) -> Guess {
        Guess {
            kind,
            written: None,
            remarks: Vec::new(),
        }
    }

    fn found(kind: Type, found: Found<'_>) -> Guess {
        let mut remarks = found.remarks;
        remarks.extend(unreadable(&found.tried));
        Guess {
            kind,
            written: found.written,
            remarks,
        }
    }
}

/// Maximum length of a value that is quoted in a remark.
const QUOTED: usize = 40;
/// Number of the most frequent values, one of which has to have a digit in a column of numbers.
const FREQUENT: usize = 9;
/// One cell in this number of cells may be unreadable.
const ONE_IN: u64 = 50;

/// The values of a column that are not words for an empty cell.
pub(super) fn values(column: &ColumnProfile) -> Vec<(&str, u64)> {
    let counts = column.values.counts().into_iter();
    counts
        .filter(|(value, _)| !empty_words::is_word(value))
        .collect()
}

/// The type that fits nearly all values of a column.
pub(super) fn guess(column: &ColumnProfile, heading: &Heading, context: &Context) -> Guess {
    let values = values(column);
    let several = || choices::several(column, &values).map(Guess::plain);
    let found = yes_or_no(column, &values, heading)
        .or_else(|| numeric(&values, heading, context))
        .or_else(|| time(&values, heading, context))
        .or_else(|| address(&values))
        .or_else(|| country(&values, heading))
        .or_else(several)
        .or_else(|| range(&values, context))
        .or_else(|| choices::one(column, &values).map(Guess::plain));
    found.unwrap_or_else(|| Guess::plain(Type::Text))
}

/// Values read as a type, if at most few cells cannot be.
pub(super) fn tried<'v>(values: &[(&'v str, u64)], kind: &Type) -> Option<Tried<'v>> {
    let tried = Tried::new(values, (kind, &ColumnFormat::default()), None);
    is_enough(&tried).then_some(tried)
}

/// Whether at most few cells cannot be read.
pub(super) fn is_enough(tried: &Tried<'_>) -> bool {
    tried.readable > 0 && tried.failed() * ONE_IN <= tried.readable + tried.failed()
}

/// How many cells cannot be read.
pub(super) fn unreadable(tried: &Tried<'_>) -> Option<Message> {
    let (value, _) = tried.unreadable.first()?;
    Some(msg!(
        "{cells} {cells|cell|cells} cannot be read so, such as `{value}`",
        cells = crate::message::Figure::of(tried.failed()),
        value = crate::text::shortened(value, QUOTED)
    ))
}

fn yes_or_no(column: &ColumnProfile, values: &[(&str, u64)], heading: &Heading) -> Option<Guess> {
    let is_few = column.values.is_complete() && (1..=4).contains(&values.len());
    if !is_few || heading.is_country() {
        return None;
    }
    // A column with nothing but 1 or nothing but 0 may count something.
    let has = |text: &str| values.iter().any(|(value, _)| *value == text);
    let is_number = values.iter().any(|(value, _)| value.parse::<f64>().is_ok());
    if is_number && (heading.is_code() || !(values.len() == 2 && has("0") && has("1"))) {
        return None;
    }
    let tried = Tried::new(values, (&Type::YesNo, &ColumnFormat::default()), None);
    (tried.failed() == 0).then(|| Guess::plain(Type::YesNo))
}

fn numeric(values: &[(&str, u64)], heading: &Heading, context: &Context) -> Option<Guess> {
    let has_digit = |(value, _): &(&str, u64)| value.contains(|c: char| c.is_ascii_digit());
    if heading.is_code() || !values.iter().take(FREQUENT).any(has_digit) {
        return None;
    }
    // `007` is no number, and large numbers in a column of times are times.
    let is_padded = |(value, _): &(&str, u64)| {
        value.len() > 1 && value.starts_with('0') && value.bytes().all(|b| b.is_ascii_digit())
    };
    let is_epoch =
        |(value, _): &(&str, u64)| value.len() >= 9 && value.bytes().all(|b| b.is_ascii_digit());
    if values.iter().any(is_padded) || (heading.is_time() && values.iter().all(is_epoch)) {
        return None;
    }
    let has_percent = values.iter().any(|(value, _)| value.ends_with(['%', '％']));
    if has_percent {
        return Some(Guess::found(
            Type::Percent,
            formats::numbers(values, &Type::Percent, None)?,
        ));
    }
    let currency = context.currency.as_deref();
    let is_amount = heading.is_amount() || formats::sign(values).is_some();
    if let Some(currency) = currency.filter(|_| is_amount)
        && let Some(found) = formats::numbers(values, &Type::Money, Some(currency))
    {
        return Some(Guess::found(Type::Money, found));
    }
    let numbers = formats::numbers(values, &Type::Number, None);
    let whole = formats::numbers(values, &Type::Whole, None);
    match (whole, numbers) {
        (Some(whole), Some(number)) if whole.tried.failed() > number.tried.failed() => {
            Some(Guess::found(Type::Number, number))
        }
        (Some(whole), _) => Some(Guess::found(Type::Whole, whole)),
        (None, number) => Some(Guess::found(Type::Number, number?)),
    }
}

fn time(values: &[(&str, u64)], heading: &Heading, context: &Context) -> Option<Guess> {
    let is_digits =
        |(value, _): &(&str, u64)| value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if values.iter().all(is_digits) && !heading.is_time() {
        return None;
    }
    let found = formats::times(values, context.day_first)?;
    let kind = match found.tried.is_days() {
        true => Type::Date,
        false => Type::Time,
    };
    Some(Guess::found(kind, found))
}

fn address(values: &[(&str, u64)]) -> Option<Guess> {
    let count = |has: &dyn Fn(&str) -> bool| values.iter().filter(|(value, _)| has(value)).count();
    let kind = if 2 * count(&|value| value.contains('@')) > values.len() {
        Type::Email
    } else if 2 * count(&|value| value.contains("://") || value.starts_with("www.")) > values.len()
    {
        Type::Link
    } else {
        return None;
    };
    let tried = tried(values, &kind)?;
    Some(Guess {
        kind,
        written: None,
        remarks: unreadable(&tried).into_iter().collect(),
    })
}

/// Countries: by the heading, or by names, since codes of two letters have many meanings.
fn country(values: &[(&str, u64)], heading: &Heading) -> Option<Guess> {
    let tried = Tried::new(values, (&Type::Country, &ColumnFormat::default()), None);
    let names = values
        .iter()
        .filter(|(value, _)| value.chars().count() > 3)
        .count();
    let is_country = match heading.is_country() {
        true => tried.readable > 4 * tried.failed(),
        false => is_enough(&tried) && values.len() > 1 && 2 * names > values.len(),
    };
    is_country.then(|| Guess {
        kind: Type::Country,
        written: None,
        remarks: unreadable(&tried).into_iter().collect(),
    })
}

fn range(values: &[(&str, u64)], context: &Context) -> Option<Guess> {
    let is_band = |value: &str| value.contains(['-', '–', '+', '<', '>']) || value.contains(" to ");
    let bands = values.iter().filter(|(value, _)| is_band(value)).count();
    if 2 * bands <= values.len() || values.len() > choices::MOST {
        return None;
    }
    let currency = context.currency.as_deref();
    Some(Guess::found(
        Type::Range,
        formats::numbers(values, &Type::Range, currency)?,
    ))
}
