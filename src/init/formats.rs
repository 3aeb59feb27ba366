//! How numbers, dates and times of a column are written, and whether that is sure.

use super::field_type::is_enough;
use crate::contract::model::{ColumnFormat, NumberFormat, Type, Written};
use crate::data::profile::{Tried, usual_dates};
use crate::language::date_pattern::DatePattern;
use crate::message::{Message, msg};

/// A format that fits a column.
#[derive(Debug, Clone)]
pub(super) struct Found<'v> {
    /// As a contract writes it; none if it is what leadc reads anyway.
    pub written: Option<String>,
    pub tried: Tried<'v>,
    pub remarks: Vec<Message>,
}

/// The usual formats of numbers: as a contract shows them, the mark of thousands, and the decimal mark.
const NUMBERS: [(&str, Option<char>, char); 5] = [
    ("1,000.5", Some(','), '.'),
    ("1.000,5", Some('.'), ','),
    ("1000,5", None, ','),
    ("1 000,5", Some(' '), ','),
    ("1'000.5", Some('\''), '.'),
];

/// Number of values that a format is tried on before all are.
const FIRST: usize = 40;

/// A format of columns, and how a contract writes it.
type Candidate = (Option<String>, ColumnFormat);

/// The sign before or after amounts that does not say which currency it is: `$`.
pub(super) fn sign(values: &[(&str, u64)]) -> Option<&'static str> {
    const SIGNS: [&str; 6] = ["R$", "US$", "$", "€", "£", "¥"];
    let first = values.first()?.0;
    SIGNS
        .into_iter()
        .find(|sign| first.starts_with(sign) || first.ends_with(sign))
}

/// The format of numbers that fits nearly all values. Where several do and give other numbers, both are named.
pub(super) fn numbers<'v>(
    values: &[(&'v str, u64)],
    kind: &Type,
    currency: Option<&str>,
) -> Option<Found<'v>> {
    let has_sign = matches!(kind, Type::Money | Type::Range);
    let sign = sign(values).filter(|_| has_sign && currency.is_some());
    let with_sign = |text: &str| format!("{}{text}", sign.unwrap_or(""));
    let format = |thousands, decimal| ColumnFormat {
        written: Some(Written::Numbers(vec![NumberFormat {
            decimal,
            thousands,
            sign: sign.map(str::to_owned),
        }])),
        unknown: Vec::new(),
    };
    let usual = NUMBERS
        .iter()
        .map(|(text, thousands, decimal)| (Some(with_sign(text)), format(*thousands, *decimal)));
    let candidates = std::iter::once((None, ColumnFormat::default())).chain(usual);
    let fitting = fitting(values, kind, candidates, currency);
    chosen(fitting, |_| true)
}

/// The format of dates or times that fits nearly all values. `day_first` says what other columns show.
pub(super) fn times<'v>(values: &[(&'v str, u64)], day_first: Option<bool>) -> Option<Found<'v>> {
    let usual = usual_dates()
        .iter()
        .map(|pattern| (Some(pattern.written().to_owned()), dates(pattern)));
    let candidates = std::iter::once((None, ColumnFormat::default())).chain(usual);
    let fitting = fitting(values, &Type::Time, candidates, None);
    chosen(fitting, |written| {
        day_first.is_none_or(|first| is_day_first(written) == first)
    })
}

/// Whether the values show that the day is written before the month, or after it.
pub(super) fn shows_day_first(values: &[(&str, u64)]) -> Option<bool> {
    let usual = usual_dates()
        .iter()
        .map(|pattern| (Some(pattern.written().to_owned()), dates(pattern)));
    match fitting(values, &Type::Time, usual, None).as_slice() {
        [(Some(only), _)] => Some(is_day_first(only)),
        _ => None,
    }
}

fn is_day_first(written: &str) -> bool {
    written.starts_with("DD")
}

fn dates(pattern: &DatePattern) -> ColumnFormat {
    ColumnFormat {
        written: Some(Written::Dates(vec![pattern.clone()])),
        unknown: Vec::new(),
    }
}

fn fitting<'v>(
    values: &[(&'v str, u64)],
    kind: &Type,
    candidates: impl Iterator<Item = Candidate>,
    currency: Option<&str>,
) -> Vec<(Option<String>, Tried<'v>)> {
    let first = values.get(..FIRST).unwrap_or(values);
    let fits = |(written, format): Candidate| {
        let tried = |values| Tried::new(values, (kind, &format), currency);
        // Most formats fit nothing, which the first values show.
        if tried(first).readable == 0 {
            return None;
        }
        let all = tried(values);
        is_enough(&all).then_some((written, all))
    };
    candidates.filter_map(fits).collect()
}

/// The first of the fitting formats that reads most, among those that `prefers` wants; with a remark if another one that reads
/// as much gives other values.
fn chosen<'v>(
    fitting: Vec<(Option<String>, Tried<'v>)>,
    prefers: impl Fn(&str) -> bool,
) -> Option<Found<'v>> {
    let most = fitting.iter().map(|(_, tried)| tried.readable).max()?;
    let mut best = fitting
        .into_iter()
        .filter(|(_, tried)| tried.readable == most);
    let all: Vec<_> = best.by_ref().collect();
    let wanted =
        |(written, _): &&(Option<String>, Tried<'v>)| written.as_deref().is_none_or(&prefers);
    let (written, tried) = all.iter().find(wanted).or_else(|| all.first())?;
    let mut others = all.iter().filter(|(_, other)| !other.is_same_as(tried));
    let other = others.find_map(|(other, _)| other.as_deref());
    let own = written.as_deref().unwrap_or("1000.5");
    let remark = other.map(|other| {
        msg!(
            "`{own}` and `{other}` both fit and give different values: this reads `{own}`",
            own,
            other
        )
    });
    Some(Found {
        written: written.clone(),
        tried: tried.clone(),
        remarks: remark.into_iter().collect(),
    })
}
