//! The distinct values of a column with their counts: all of them if they are few, otherwise a sample of the values.
//!
//! A value is in the sample if the hash of its text ends in a number of zeros that grows until few enough are left. So each
//! value that is kept has its whole count, the sample does not depend on the order of the rows or on threads, and samples of
//! two columns have the values in common that the columns have.

use crate::text::shortened;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// Maximum number of characters that are kept of a value.
const SHOWN: usize = 200;

/// A sample of distinct values.
#[derive(Debug, Clone)]
pub struct ValueSample {
    most: usize,
    /// The number of zeros at the end of the hashes of the values that are kept.
    zeros: u32,
    /// By hash.
    values: FxHashMap<u64, (Box<str>, u64)>,
}

impl ValueSample {
    /// No values, of which at most `most` will be kept.
    pub fn new(most: usize) -> ValueSample {
        ValueSample {
            most,
            zeros: 0,
            values: FxHashMap::default(),
        }
    }

    /// Adds a value.
    pub fn add(&mut self, value: &str) {
        let hash = hash(value);
        if hash.trailing_zeros() < self.zeros {
            return;
        }
        let entry = self.values.entry(hash);
        entry
            .or_insert_with(|| (shortened(value, SHOWN).into(), 0))
            .1 += 1;
        self.shrink();
    }

    /// Adds the values of another part of the column.
    pub fn append(&mut self, part: ValueSample) {
        self.zeros = self.zeros.max(part.zeros);
        for (hash, (value, count)) in part.values {
            self.values.entry(hash).or_insert((value, 0)).1 += count;
        }
        let zeros = self.zeros;
        self.values.retain(|hash, _| hash.trailing_zeros() >= zeros);
        self.shrink();
    }

    fn shrink(&mut self) {
        while self.values.len() > self.most {
            self.zeros += 1;
            let zeros = self.zeros;
            self.values.retain(|hash, _| hash.trailing_zeros() >= zeros);
        }
    }

    /// Whether all values are kept.
    pub fn is_complete(&self) -> bool {
        self.zeros == 0
    }

    /// Number of distinct values; an estimate unless all are kept.
    pub fn distinct(&self) -> u64 {
        (self.values.len() as u64) << self.zeros.min(40)
    }

    /// The values that are kept with their counts, most frequent first.
    pub fn counts(&self) -> Vec<(&str, u64)> {
        let values = self.values.values();
        let mut counts: Vec<_> = values.map(|(value, count)| (&**value, *count)).collect();
        counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        counts
    }

    /// Number of values of the sample that occur more than once.
    pub fn repeated(&self) -> usize {
        self.values.values().filter(|(_, count)| *count > 1).count()
    }

    /// How many of the values in samples of the same size another column has, and of how many.
    pub fn shared_with(&self, other: &ValueSample) -> (usize, usize) {
        let zeros = self.zeros.max(other.zeros);
        let both = |hash: &&u64| hash.trailing_zeros() >= zeros;
        let own = self.values.keys().filter(both);
        let shared = own.clone().filter(|hash| other.values.contains_key(*hash));
        (shared.count(), own.count())
    }
}

/// A hash whose last bits depend on all of the text.
fn hash(value: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(value.as_bytes());
    let mut hash = hasher.finish();
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(range: std::ops::Range<u32>, most: usize) -> ValueSample {
        let mut sample = ValueSample::new(most);
        range.for_each(|n| sample.add(&(n % 5000).to_string()));
        sample
    }

    #[test]
    fn a_sample_is_the_same_however_the_rows_are_divided() {
        let whole = numbers(0..20_000, 300);
        let mut parts = numbers(15_000..20_000, 300);
        parts.append(numbers(0..15_000, 300));
        assert_eq!(whole.counts(), parts.counts());
        assert!(!whole.is_complete());
        assert!(whole.counts().iter().all(|(_, count)| *count == 4));
        let estimate = whole.distinct();
        assert!((3500..6500).contains(&estimate), "{estimate}");
    }

    #[test]
    fn samples_of_two_columns_have_values_in_common() {
        let (all, half) = (numbers(0..5000, 100), numbers(0..2500, 100));
        let (shared, own) = half.shared_with(&all);
        assert!(own > 10 && shared == own, "{shared} of {own}");
        let (shared, own) = all.shared_with(&half);
        assert!(
            3 * shared > own && 3 * shared < 2 * own,
            "{shared} of {own}"
        );
        assert_eq!(ValueSample::new(9).shared_with(&all), (0, 0));
    }
}
