//! How values would be read as a type, tried with the readers that evaluation uses.

use crate::contract::model::{ColumnFormat, Type};
use crate::data::cells::Cell;
use crate::data::cells::parse::{Reader, ValueFormats};
use crate::data::values::Values;
use crate::language::range::NumberRange;

/// Values read as a type.
#[derive(Debug, Clone)]
pub struct Tried<'v> {
    /// Number of cells that can be read.
    pub readable: u64,
    /// The values that cannot, most frequent first.
    pub unreadable: Vec<(&'v str, u64)>,
    values: Values,
}

impl<'v> Tried<'v> {
    /// Reads values, each with the number of its cells, as a type that is written in some format, in a contract with a
    /// currency.
    pub fn new(
        values: &[(&'v str, u64)],
        (kind, format): (&Type, &ColumnFormat),
        currency: Option<&str>,
    ) -> Tried<'v> {
        let forms = ValueFormats::plain(currency);
        let mut reader = Reader::new(kind, &forms, format);
        let mut tried = Tried {
            readable: 0,
            unreadable: Vec::new(),
            values: Values::new(kind),
        };
        for (value, count) in values {
            match reader.read(Cell::text(value), &mut tried.values) {
                Ok(()) => tried.readable += count,
                Err(_) => tried.unreadable.push((value, *count)),
            }
        }
        tried
    }

    /// Number of cells that cannot be read.
    pub fn failed(&self) -> u64 {
        self.unreadable.iter().map(|(_, count)| count).sum()
    }

    /// Whether another format gives the same numbers or days for the same values.
    pub fn is_same_as(&self, other: &Tried<'_>) -> bool {
        match (&self.values, &other.values) {
            (Values::Numbers(own), Values::Numbers(others)) => {
                let same = |(a, b): (&f64, &f64)| a == b || (a.is_nan() && b.is_nan());
                own.iter().zip(others).all(same)
            }
            (Values::Ranges(own), Values::Ranges(others)) => {
                let ends = |range: &NumberRange| [range.low, range.high].map(f64::to_bits);
                own.iter().map(ends).eq(others.iter().map(ends))
            }
            (Values::Days(own), Values::Days(others)) => own == others,
            (Values::Times(own, _), Values::Times(others, _)) => own == others,
            _ => false,
        }
    }

    /// Whether all values that can be read are days without a time of day.
    pub fn is_days(&self) -> bool {
        match &self.values {
            Values::Times(times, days) => {
                days.len() == times.len() - self.unreadable.len().min(times.len())
            }
            _ => false,
        }
    }
}
