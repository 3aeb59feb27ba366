//! The hashes of the values of a column.

use super::Values;
use crate::language::range::NumberRange;
use rustc_hash::FxBuildHasher;
use std::hash::{BuildHasher, Hash, Hasher};

/// A column whose values can be hashed.
pub(in crate::data) struct HashedValues<'v> {
    values: &'v Values,
    /// By the number of a text: its hash, so that each text is hashed once.
    of_texts: Vec<u64>,
}

impl<'v> HashedValues<'v> {
    /// Prepares the hashes of a column.
    pub fn new(values: &'v Values) -> HashedValues<'v> {
        let of_texts = match values {
            Values::Text(texts) => texts
                .texts()
                .map(|text| FxBuildHasher.hash_one(text))
                .collect(),
            Values::Lists(_)
            | Values::Numbers(_)
            | Values::Ranges(_)
            | Values::Days(_)
            | Values::Times(..)
            | Values::Answers(_) => Vec::new(),
        };
        HashedValues { values, of_texts }
    }

    /// Adds the value of a row to a hash. Equal values of other columns of the same type add the same.
    pub fn hash(&self, row: usize, sum: &mut impl Hasher) {
        match self.values {
            Values::Text(texts) => {
                let number = texts.number(row);
                let hash = number.and_then(|number| self.of_texts.get(number as usize));
                hash.hash(sum);
            }
            Values::Lists(lists) => lists.hash(row, sum),
            Values::Numbers(numbers) => numbers.get(row).map(|n| n.to_bits()).hash(sum),
            Values::Ranges(ranges) => {
                let bits = |range: &NumberRange| (range.low.to_bits(), range.high.to_bits());
                ranges.get(row).map(bits).hash(sum);
            }
            Values::Days(days) => days.get(row).hash(sum),
            Values::Times(micros, _) => micros.get(row).hash(sum),
            Values::Answers(answers) => answers.get(row).hash(sum),
        }
    }
}
