//! Counts the activities that equal an earlier one in everything that is read.

use crate::data::values::{HashedValues, Values};
use crate::ir::data_schema::DataSchema;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Number of rows hashed by one task.
const BLOCK: usize = 1 << 20;

/// The hashes are counted in groups of equal high bits, each in a table that fits a processor's cache.
const GROUPS: usize = 256;

/// Activities of which everything that is read can be hashed.
pub(super) struct HashedRows<'r> {
    lead: &'r [u32],
    kind: &'r [u16],
    micros: &'r [i64],
    /// By kind.
    details: Vec<Vec<HashedValues<'r>>>,
}

impl<'r> HashedRows<'r> {
    /// Activities with their leads, kinds, times and details.
    pub fn new(
        inputs: &DataSchema,
        lead: &'r [u32],
        kind: &'r [u16],
        micros: &'r [i64],
        details: &'r [Option<Values>],
    ) -> HashedRows<'r> {
        let mut of_kinds: Vec<Vec<HashedValues<'r>>> = Vec::new();
        of_kinds.resize_with(inputs.activities.len(), Vec::new);
        for (detail, values) in inputs.details.iter().zip(details) {
            let of_kind = of_kinds.get_mut(detail.activity.index());
            if let (Some(of_kind), Some(values)) = (of_kind, values) {
                of_kind.push(HashedValues::new(values));
            }
        }
        HashedRows {
            lead,
            kind,
            micros,
            details: of_kinds,
        }
    }

    /// The hash of a row; that of an equal row of other columns is the same.
    fn hash(&self, row: usize) -> u64 {
        let kind = self.kind[row];
        let mut sum = FxHasher::default();
        sum.write_u32(self.lead[row]);
        sum.write_u16(kind);
        sum.write_i64(self.micros[row]);
        let details = self.details.get(usize::from(kind)).into_iter().flatten();
        details.for_each(|detail| detail.hash(row, &mut sum));
        sum.finish()
    }

    /// The hashes of some rows.
    pub fn groups(&self, rows: impl ExactSizeIterator<Item = usize>) -> HashGroups {
        grouped(rows.map(|row| self.hash(row)))
    }
}

/// Hashes by their high bits.
pub(super) type HashGroups = Vec<Vec<u64>>;

/// Counts by 64-bit hashes; two different activities have the same hash in about one of 10^19 pairs. `further` are the hashes of
/// activities that are not kept.
pub(super) fn count(rows: &HashedRows<'_>, further: Vec<HashGroups>) -> u64 {
    let all = rows.lead.len();
    let starts: Vec<usize> = (0..all).step_by(BLOCK).collect();
    let kept = starts
        .into_par_iter()
        .map(|start| rows.groups(start..all.min(start + BLOCK)));
    let blocks: Vec<HashGroups> = kept.chain(further).collect();
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
fn grouped(hashes: impl ExactSizeIterator<Item = u64>) -> HashGroups {
    let room = hashes.len() / GROUPS;
    let mut groups: HashGroups = (0..GROUPS)
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
    use super::{BLOCK, GROUPS, HashedRows, count, grouped, repeated};
    use crate::data::values::{HashedValues, TextColumn, Values};
    use std::collections::HashSet;

    #[test]
    fn all_that_is_read_has_to_be_equal() {
        let (lead, kind, micros) = ([1, 1, 1, 2], [0, 0, 0, 0], [9, 9, 9, 9]);
        let numbers = Values::Numbers(vec![1.0, 2.0, 1.0, 1.0]);
        let rows = |details| HashedRows {
            lead: &lead,
            kind: &kind,
            micros: &micros,
            details,
        };
        assert_eq!(count(&rows(Vec::new()), Vec::new()), 2);
        assert_eq!(
            count(&rows(vec![vec![HashedValues::new(&numbers)]]), Vec::new()),
            1
        );
        let of_another_kind = vec![Vec::new(), vec![HashedValues::new(&numbers)]];
        assert_eq!(count(&rows(of_another_kind), Vec::new()), 2);
    }

    #[test]
    fn activities_that_are_not_kept_are_counted_with_the_others() {
        let column = |texts: &[&str]| {
            let mut column = TextColumn::distinct();
            texts.iter().for_each(|text| column.push(text));
            Values::Text(column)
        };
        let (kept, left_out) = (column(&["a", "b"]), column(&["c", "b", "a"]));
        let rows = |lead, values| HashedRows {
            lead,
            kind: &[0; 3],
            micros: &[9; 3],
            details: vec![vec![HashedValues::new(values)]],
        };
        let further = rows(&[1, 1, 2], &left_out).groups(0..3);
        assert_eq!(count(&rows(&[1, 1], &kept), vec![further]), 1);
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
        let (kind, micros) = (vec![0; rows], vec![0; rows]);
        let rows = HashedRows {
            lead: &lead,
            kind: &kind,
            micros: &micros,
            details: Vec::new(),
        };
        assert_eq!(count(&rows, Vec::new()), 1_000);
    }
}
