//! TextList of any form: a hash table of rows, whose texts are compared where they are.

use super::numbered::rows;
use super::{NO_LEAD, RepeatedId};
use crate::data::text_list::TextSlices;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// The table has parts so that threads can fill it at once. Their number does not depend on that of threads.
const PARTS: usize = 16;
/// The number of ids that are looked up at once.
const BLOCK: usize = 64;

/// Rows by the hash of their id.
pub(in crate::data) struct HashedIds {
    parts: Vec<Part>,
}

/// The rows whose hashes have the same lowest bits: open addressing with linear probing.
struct Part {
    /// An empty slot is 0; otherwise the upper half is that of the hash, the lower half the row plus 1.
    slots: Vec<u64>,
    mask: usize,
}

impl HashedIds {
    /// The rows by their ids, and those whose id an earlier row has.
    pub fn new(ids: TextSlices<'_>, without: &[u32]) -> (HashedIds, Vec<RepeatedId>) {
        let leads: Vec<u32> = rows(ids, without).collect();
        let hashes: Vec<u64> = leads.par_iter().map(|row| hash(ids.get(*row))).collect();
        let parts = (0..PARTS).into_par_iter().map(|number| {
            let pairs = leads.iter().zip(&hashes);
            Part::new(ids, pairs.filter(|(_, hash)| part_of(**hash) == number))
        });
        let (parts, repeated): (Vec<Part>, Vec<Vec<RepeatedId>>) = parts.unzip();
        let mut repeated: Vec<RepeatedId> = repeated.into_iter().flatten().collect();
        repeated.sort_unstable();
        (HashedIds { parts }, repeated)
    }

    /// Adds the row with each of the ids, or [`NO_LEAD`].
    pub fn find(&self, ids: TextSlices<'_>, asked: &[&str], found: &mut Vec<u32>) {
        let mut hashes = [0_u64; BLOCK];
        let mut candidates = [0_u64; BLOCK];
        for block in asked.chunks(BLOCK) {
            for (hash_of_id, id) in hashes.iter_mut().zip(block) {
                *hash_of_id = hash(id.as_bytes());
            }
            // The loads of one loop are independent, so that the processor waits for several at once.
            for (candidate, hash) in candidates.iter_mut().zip(&hashes).take(block.len()) {
                *candidate = self.part(*hash).map_or(0, |part| part.first(*hash));
            }
            for ((id, hash), candidate) in block.iter().zip(&hashes).zip(&candidates) {
                let row = match row_in(*candidate, *hash) {
                    Some(row) if ids.get(row) == id.as_bytes() => Some(row),
                    _ if *candidate == 0 => None,
                    _ => self
                        .part(*hash)
                        .and_then(|part| part.get(ids, *hash, id.as_bytes())),
                };
                found.push(row.unwrap_or(NO_LEAD));
            }
        }
    }

    fn part(&self, hash: u64) -> Option<&Part> {
        self.parts.get(part_of(hash))
    }
}

impl Part {
    fn new<'h>(
        ids: TextSlices<'_>,
        leads: impl Iterator<Item = (&'h u32, &'h u64)> + Clone,
    ) -> (Part, Vec<RepeatedId>) {
        let room = (leads.clone().count() * 2).next_power_of_two();
        let mut part = Part {
            slots: vec![0; room],
            mask: room - 1,
        };
        let mut repeated = Vec::new();
        for (row, hash) in leads {
            if let Err(first) = part.insert(ids, *hash, *row) {
                repeated.push(RepeatedId { row: *row, first });
            }
        }
        (part, repeated)
    }

    /// Adds a row; the error is the row that has its id already.
    fn insert(&mut self, ids: TextSlices<'_>, hash: u64, row: u32) -> Result<(), u32> {
        let id = ids.get(row);
        for place in self.places(hash) {
            let Some(slot) = self.slots.get_mut(place) else {
                break;
            };
            match row_in(*slot, hash) {
                Some(other) if ids.get(other) == id => return Err(other),
                _ if *slot == 0 => {
                    *slot = (hash & !u64::from(u32::MAX)) | u64::from(row + 1);
                    break;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn get(&self, ids: TextSlices<'_>, hash: u64, id: &[u8]) -> Option<u32> {
        for place in self.places(hash) {
            let slot = *self.slots.get(place)?;
            match row_in(slot, hash) {
                Some(row) if ids.get(row) == id => return Some(row),
                _ if slot == 0 => return None,
                _ => {}
            }
        }
        None
    }

    fn first(&self, hash: u64) -> u64 {
        let place = self.places(hash).next().unwrap_or(0);
        self.slots.get(place).copied().unwrap_or(0)
    }

    /// The places where a hash may be. At least half of them are empty, so that a search ends.
    fn places(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let (start, mask) = ((hash as usize) / PARTS, self.mask);
        (0..=mask).map(move |step| (start + step) & mask)
    }
}

/// The row in a slot with the upper half of a hash.
fn row_in(slot: u64, hash: u64) -> Option<u32> {
    let is_same = (slot ^ hash) >> 32 == 0;
    (slot as u32).checked_sub(1).filter(|_| is_same)
}

fn part_of(hash: u64) -> usize {
    hash as usize % PARTS
}

fn hash(id: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(id);
    hasher.finish()
}
