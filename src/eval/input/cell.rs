//! A test on a column, evaluated row by row.

use crate::contract::model::NumberTest;
use crate::data::scalar::Scalar;
use crate::data::table::{Column, Ranges, Times};
use crate::eval::local_days::LocalDays;
use crate::ir::term::{Bands, Finite, Term};
use crate::ir::{Program, Truth};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{
    Array, BooleanArray, Date32Array, DictionaryArray, Float64Array, ListArray, UInt32Array,
};
use std::ops::Range;
use std::sync::Arc;

/// A test on a column.
pub(in crate::eval) enum Cell<'a> {
    /// The same result for every row.
    Always(Truth),
    /// The result for each row.
    Each(Vec<Truth>),
    /// By the key of the text.
    Text(&'a UInt32Array, Arc<[Truth]>),
    /// By the keys of a list of texts; one that meets the test is enough.
    Texts(&'a ListArray, &'a UInt32Array, Arc<[Truth]>),
    /// Whether there is a number, a date and so on.
    Valid(&'a dyn Array),
    /// Whether a list has a value.
    Filled(&'a ListArray, &'a UInt32Array, Arc<[Truth]>),
    /// A comparison of the number.
    Number(&'a Float64Array, NumberTest<Finite>),
    /// Whether the number is in one of the breakpoint cells.
    Band(&'a Float64Array, &'a Bands, u32, u32),
    /// A comparison of the numbers of a range.
    Range(&'a Ranges, NumberTest<Finite>),
    /// Whether the numbers of a range are in these breakpoint cells.
    RangeBand(&'a Ranges, &'a Bands, u32, u32),
    /// Whether the day is in the range.
    Day(DayCell<'a>, i32, i32),
    /// Whether the value is yes.
    Yes(&'a BooleanArray),
}

impl<'a> Cell<'a> {
    /// The test of a term on a column; `table` has its results by the key of the text.
    pub fn new(
        program: &'a Program,
        term: &Term,
        column: Option<&'a Column>,
        table: Option<Arc<[Truth]>>,
        days: &'a LocalDays,
    ) -> Cell<'a> {
        let unknown = match matches!(term, Term::Known(_)) {
            true => Cell::Always(Truth::NotMet),
            false => Cell::Always(Truth::Open),
        };
        let Some(column) = column else { return unknown };
        match (term, column, table) {
            (Term::Known(_) | Term::Text(..), Column::Text(texts), Some(table)) => {
                Cell::Text(texts.keys(), table)
            }
            (Term::Known(_), Column::Choices(lists), Some(table)) => match dictionary(lists) {
                Some(texts) => Cell::Filled(lists, texts.keys(), table),
                None => unknown,
            },
            (Term::Text(..), Column::Choices(lists), Some(table)) => match dictionary(lists) {
                Some(texts) => Cell::Texts(lists, texts.keys(), table),
                None => unknown,
            },
            (Term::Known(_), Column::Number(numbers), _) => Cell::Valid(numbers),
            (Term::Known(_), Column::Range(ranges), _) => Cell::Valid(&ranges.low),
            (Term::Number(_, test), Column::Range(ranges), _) => Cell::Range(ranges, *test),
            (
                Term::Band {
                    bands, first, last, ..
                },
                Column::Range(ranges),
                _,
            ) => Cell::RangeBand(ranges, &program.bands[bands.index()], *first, *last),
            (Term::Known(_), Column::Day(days), _) => Cell::Valid(days),
            (Term::Known(_), Column::Time(times), _) => Cell::Valid(&times.micros),
            (Term::Known(_), Column::YesNo(answers), _) => Cell::Valid(answers),
            (Term::Number(_, test), Column::Number(numbers), _) => Cell::Number(numbers, *test),
            (
                Term::Band {
                    bands, first, last, ..
                },
                Column::Number(numbers),
                _,
            ) => Cell::Band(numbers, &program.bands[bands.index()], *first, *last),
            (Term::Day { first, last, .. }, column, _) => Cell::Day(
                DayCell::new(Some(column), days),
                first.map_or(i32::MIN, |day| day.0),
                last.map_or(i32::MAX, |day| day.0),
            ),
            (Term::Yes(_), Column::YesNo(answers), _) => Cell::Yes(answers),
            _ => unknown,
        }
    }

    /// Adds the results for some rows. The most frequent tests have a loop of their own.
    pub fn add_to(&self, answers: &mut Vec<Truth>, rows: Range<usize>) {
        match self {
            Cell::Text(keys, table) => {
                answers.extend(rows.map(|row| by_key(keys, row, table)));
            }
            Cell::Number(numbers, test) => {
                answers.extend(rows.map(|row| of_number(numbers, row, |it| passes(it, *test))));
            }
            Cell::Band(numbers, bands, first, last) => {
                let test = |it| is_in_band(it, bands, (*first, *last));
                answers.extend(rows.map(|row| of_number(numbers, row, test)));
            }
            Cell::Always(_)
            | Cell::Each(_)
            | Cell::Texts(..)
            | Cell::Valid(_)
            | Cell::Filled(..)
            | Cell::Range(..)
            | Cell::RangeBand(..)
            | Cell::Day(..)
            | Cell::Yes(_) => answers.extend(rows.map(|row| self.at(row))),
        }
    }

    /// The result for a row.
    #[inline]
    pub fn at(&self, row: usize) -> Truth {
        match self {
            Cell::Always(truth) => *truth,
            Cell::Each(answers) => answers.get(row).copied().unwrap_or(Truth::Open),
            Cell::Text(keys, table) => by_key(keys, row, table),
            Cell::Texts(lists, keys, table) => {
                let answers = values(lists, row).map(|index| by_key(keys, index, table));
                // Blank values are ignored; a list without values is unknown.
                let known = answers.filter(|answer| !answer.is_open());
                known.max().unwrap_or(Truth::Open)
            }
            Cell::Filled(lists, keys, table) => values(lists, row)
                .map(|index| by_key(keys, index, table))
                .max()
                .map_or(Truth::NotMet, |answer| Truth::from_bool(answer.is_met())),
            Cell::Valid(column) => Truth::from_bool(column.is_valid(row)),
            Cell::Number(numbers, test) => of_number(numbers, row, |it| passes(it, *test)),
            Cell::Band(numbers, bands, first, last) => {
                of_number(numbers, row, |it| is_in_band(it, bands, (*first, *last)))
            }
            Cell::Range(ranges, test) => match ranges.get(row) {
                None => Truth::Open,
                Some(range) => truth(range.passes(test.map(Finite::get))),
            },
            Cell::RangeBand(ranges, bands, first, last) => match ranges.get(row) {
                None => Truth::Open,
                Some(range) => truth(bands.passes(range, *first, *last)),
            },
            Cell::Day(days, first, last) => days.at(row).map_or(Truth::Open, |day| {
                Truth::from_bool((*first..=*last).contains(&day))
            }),
            Cell::Yes(answers) => {
                if answers.is_null(row) {
                    return Truth::Open;
                }
                Truth::from_bool(answers.value(row))
            }
        }
    }
}

/// The result of a test on a number; open where it is unknown.
#[inline]
fn of_number(numbers: &Float64Array, row: usize, test: impl Fn(f64) -> Truth) -> Truth {
    match numbers.is_valid(row) {
        true => test(numbers.value(row)),
        false => Truth::Open,
    }
}

fn passes(number: f64, test: NumberTest<Finite>) -> Truth {
    Truth::from_bool(test.holds(Finite::new(number)))
}

fn is_in_band(number: f64, bands: &Bands, (first, last): (u32, u32)) -> Truth {
    Truth::from_bool((first..=last).contains(&bands.cell(number)))
}

/// The result of a test on one value. Tests of texts are answered by [`TextQuestions`](super::TextQuestions).
pub(super) fn answer_of(
    program: &Program,
    term: &Term,
    value: Option<&Scalar<'_>>,
    days: &LocalDays,
) -> Truth {
    let is_known = matches!(term, Term::Known(_));
    let unknown = if is_known { Truth::NotMet } else { Truth::Open };
    let Some(value) = value else { return unknown };
    match (term, value) {
        (Term::Known(_), _) => Truth::Met,
        (Term::Number(_, test), Scalar::Number(number)) => passes(*number, *test),
        (Term::Number(_, test), Scalar::Range(range)) => truth(range.passes(test.map(Finite::get))),
        (
            Term::Band {
                bands, first, last, ..
            },
            Scalar::Number(number),
        ) => is_in_band(*number, &program.bands[bands.index()], (*first, *last)),
        (
            Term::Band {
                bands, first, last, ..
            },
            Scalar::Range(range),
        ) => truth(program.bands[bands.index()].passes(*range, *first, *last)),
        (Term::Day { first, last, .. }, _) => day_of(Some(value), days).map_or(unknown, |day| {
            let first = first.map_or(i32::MIN, |day| day.0);
            let last = last.map_or(i32::MAX, |day| day.0);
            Truth::from_bool((first..=last).contains(&day))
        }),
        (Term::Yes(_), Scalar::YesNo(yes)) => Truth::from_bool(*yes),
        _ => unknown,
    }
}

/// The day of one value.
pub(super) fn day_of(value: Option<&Scalar<'_>>, days: &LocalDays) -> Option<i32> {
    match value? {
        Scalar::Day(day) => Some(*day),
        Scalar::Time(micros, _) => Some(days.day_of(*micros)),
        Scalar::Text(_)
        | Scalar::Texts(_)
        | Scalar::Number(_)
        | Scalar::Range(_)
        | Scalar::YesNo(_) => None,
    }
}

/// Open if some numbers of a range pass and some do not.
fn truth(passes: Option<bool>) -> Truth {
    passes.map_or(Truth::Open, Truth::from_bool)
}

/// The rows of the values of a list.
fn values(lists: &ListArray, row: usize) -> Range<usize> {
    if lists.is_null(row) {
        return 0..0;
    }
    let offsets = lists.value_offsets();
    offsets[row] as usize..offsets[row + 1] as usize
}

#[inline]
fn by_key(keys: &UInt32Array, row: usize, table: &[Truth]) -> Truth {
    // The last entry is the result for rows without a text.
    let missing = table.len() - 1;
    let key = if keys.is_valid(row) {
        keys.value(row) as usize
    } else {
        missing
    };
    table.get(key).copied().unwrap_or(Truth::Open)
}

/// The texts of a column, if it has any.
pub(super) fn dictionary_of(column: &Column) -> Option<&DictionaryArray<UInt32Type>> {
    match column {
        Column::Text(texts) => Some(texts),
        Column::Choices(lists) => dictionary(lists),
        _ => None,
    }
}

fn dictionary(lists: &ListArray) -> Option<&DictionaryArray<UInt32Type>> {
    lists.values().as_dictionary_opt::<UInt32Type>()
}

/// The days of a column.
pub(in crate::eval) enum DayCell<'a> {
    /// No dates.
    Unknown,
    /// The day of each row.
    Each(Vec<Option<i32>>),
    /// Dates.
    Day(&'a Date32Array),
    /// Times, converted to their local day.
    Time(&'a Times, &'a LocalDays),
}

impl<'a> DayCell<'a> {
    /// The days of a column.
    pub fn new(column: Option<&'a Column>, days: &'a LocalDays) -> DayCell<'a> {
        match column {
            Some(Column::Day(dates)) => DayCell::Day(dates),
            Some(Column::Time(times)) => DayCell::Time(times, days),
            _ => DayCell::Unknown,
        }
    }

    /// The day of a row.
    pub fn at(&self, row: usize) -> Option<i32> {
        match self {
            DayCell::Unknown => None,
            DayCell::Each(days) => days.get(row).copied().flatten(),
            DayCell::Day(dates) => dates.is_valid(row).then(|| dates.value(row)),
            DayCell::Time(times, days) => times
                .micros
                .is_valid(row)
                .then(|| days.day_of(times.micros.value(row))),
        }
    }
}
