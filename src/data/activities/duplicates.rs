//! Counts the activities that equal an earlier one in everything that is read.

use crate::data::values::Values;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Number of passes in which hashes are compared, to limit memory use.
const GOES: u64 = 4;

/// Counts by 64-bit hashes; two different activities have the same hash in about one of 10^19 pairs.
pub(super) fn count(lead: &[u32], kind: &[u16], micros: &[i64], details: &[Option<Values>]) -> u64 {
    let sum = |(row, (lead, kind, micros)): (usize, (&u32, &u16, &i64))| {
        let mut sum = FxHasher::default();
        sum.write_u32(*lead);
        sum.write_u16(*kind);
        sum.write_i64(*micros);
        for values in details.iter().flatten() {
            values.hash(row, &mut sum);
        }
        sum.finish()
    };
    let equal_in = |go: u64| {
        let rows = (lead, kind, micros).into_par_iter().enumerate().map(sum);
        let mut sums: Vec<u64> = rows.filter(|sum| (sum >> 32) % GOES == go).collect();
        sums.par_sort_unstable();
        let equal = sums
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if a == b));
        equal.count() as u64
    };
    (0..GOES).map(equal_in).sum()
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::data::values::Values;

    #[test]
    fn all_that_is_read_has_to_be_equal() {
        let (lead, kind, micros) = ([1, 1, 1, 2], [0, 0, 0, 0], [9, 9, 9, 9]);
        assert_eq!(count(&lead, &kind, &micros, &[]), 2);
        let numbers = Values::Numbers(vec![1.0, 2.0, 1.0, 1.0]);
        assert_eq!(count(&lead, &kind, &micros, &[None, Some(numbers)]), 1);
    }
}
