//! Counts the activities that equal an earlier one in everything that is read.

use crate::data::values::Values;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Number of rows hashed by one task.
const BLOCK: usize = 1 << 20;

/// The hashes are counted in groups of equal high bits, each in a table that fits a processor's cache.
const GROUPS: usize = 256;

/// Counts by 64-bit hashes; two different activities have the same hash in about one of 10^19 pairs.
pub(super) fn count(lead: &[u32], kind: &[u16], micros: &[i64], details: &[Option<Values>]) -> u64 {
    let hash = |row: usize| {
        let mut sum = FxHasher::default();
        sum.write_u32(lead[row]);
        sum.write_u16(kind[row]);
        sum.write_i64(micros[row]);
        for values in details.iter().flatten() {
            values.hash(row, &mut sum);
        }
        sum.finish()
    };
    let starts: Vec<usize> = (0..lead.len()).step_by(BLOCK).collect();
    let blocks: Vec<Vec<Vec<u64>>> = starts
        .into_par_iter()
        .map(|start| grouped((start..lead.len().min(start + BLOCK)).map(hash)))
        .collect();
    let groups = (0..GROUPS).into_par_iter();
    let table = Vec::new;
    groups
        .map_init(table, |table, group| {
            let parts = blocks.iter().filter_map(|block| block.get(group));
            repeated(parts.map(Vec::as_slice), table)
        })
        .sum()
}

/// The hashes by their high bits.
fn grouped(hashes: impl ExactSizeIterator<Item = u64>) -> Vec<Vec<u64>> {
    let room = hashes.len() / GROUPS;
    let mut groups: Vec<Vec<u64>> = (0..GROUPS)
        .map(|_| Vec::with_capacity(room + room / 8))
        .collect();
    for hash in hashes.map(mixed) {
        groups[(hash >> 56) as usize].push(hash);
    }
    groups
}

/// Another 64-bit hash for each hash, with good high bits.
fn mixed(hash: u64) -> u64 {
    (hash ^ (hash >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Marks a free place in a table; hashes equal to it are counted without the table.
const FREE: u64 = 0;

/// How many hashes of a group equal an earlier one. `table` is memory to use again.
fn repeated<'h>(parts: impl Iterator<Item = &'h [u64]> + Clone, table: &mut Vec<u64>) -> u64 {
    let hashes: usize = parts.clone().map(<[u64]>::len).sum();
    let bits = (2 * hashes).max(2).next_power_of_two().ilog2();
    table.clear();
    table.resize(1 << bits, FREE);
    let (mut equal, mut free) = (0, 0_u64);
    for hash in parts.flatten().copied() {
        if hash == FREE {
            free += 1;
            continue;
        }
        // The highest bits are those of the group.
        let mut place = (hash << 8 >> (64 - bits)) as usize;
        while table[place] != FREE && table[place] != hash {
            place = (place + 1) % table.len();
        }
        equal += u64::from(table[place] == hash);
        table[place] = hash;
    }
    equal + free.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, GROUPS, count, grouped, repeated};
    use crate::data::values::Values;
    use std::collections::HashSet;

    #[test]
    fn all_that_is_read_has_to_be_equal() {
        let (lead, kind, micros) = ([1, 1, 1, 2], [0, 0, 0, 0], [9, 9, 9, 9]);
        assert_eq!(count(&lead, &kind, &micros, &[]), 2);
        let numbers = Values::Numbers(vec![1.0, 2.0, 1.0, 1.0]);
        assert_eq!(count(&lead, &kind, &micros, &[None, Some(numbers)]), 1);
    }
    #[test]
    fn repeated_hashes_are_counted_in_every_group() {
        let hashes: Vec<u64> = (0..50_000_u64)
            .map(|i| ((i % 40_000) * (i % 7)) << (i % 50))
            .collect();
        let distinct: HashSet<&u64> = hashes.iter().collect();
        let blocks: Vec<_> = hashes
            .chunks(777)
            .map(|some| grouped(some.iter().copied()))
            .collect();
        let mut table = Vec::new();
        let mut equal = 0;
        for group in 0..GROUPS {
            let parts = blocks.iter().map(|block| block[group].as_slice());
            equal += repeated(parts, &mut table);
        }
        assert_eq!(equal as usize, hashes.len() - distinct.len());
    }

    #[test]
    fn equal_rows_of_different_blocks_are_counted() {
        let rows = BLOCK + 1_000;
        let lead: Vec<u32> = (0..rows).map(|row| (row % BLOCK) as u32).collect();
        assert_eq!(count(&lead, &vec![0; rows], &vec![0; rows], &[]), 1_000);
    }
}
