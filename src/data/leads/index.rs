//! Leads by their id.

use arrow_array::{Array, StringArray};
use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// Leads by their id. Short ids are stored in the table itself: following a reference to the id's text would cost an
/// additional memory access for each activity.
pub(in crate::data) struct Index {
    ids: StringArray,
    /// Further ids, of merged contacts; usually none.
    further: FxHashMap<String, u32>,
    short: HashTable<(ShortId, u32)>,
    long: HashTable<u32>,
}

/// An id of at most 15 bytes, and its length.
type ShortId = [u64; 2];

impl Index {
    /// The leads with these ids, each different, and their further ids.
    pub fn new(ids: StringArray, further: Vec<(String, u32)>) -> Index {
        let mut index = Index {
            short: HashTable::new(),
            long: HashTable::new(),
            further: further.into_iter().collect(),
            ids,
        };
        let ids = &index.ids;
        for (lead, id) in ids.iter().flatten().enumerate() {
            let lead = lead as u32;
            match short(id) {
                Some(key) => {
                    let rehash = |(key, _): &(ShortId, u32)| hash(*key);
                    index.short.insert_unique(hash(key), (key, lead), rehash);
                }
                None => {
                    let rehash = |lead: &u32| hash(text(ids, *lead));
                    index.long.insert_unique(hash(id), lead, rehash);
                }
            }
        }
        index
    }

    /// The further ids of leads, by lead, then in order.
    pub fn further(&self) -> Vec<(String, u32)> {
        let mut ids: Vec<(String, u32)> = self.further.clone().into_iter().collect();
        ids.sort_unstable_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        ids
    }

    /// The lead with an id.
    pub fn get(&self, id: &str) -> Option<u32> {
        let own = self.get_own(id);
        match self.further.is_empty() {
            true => own,
            false => own.or_else(|| self.further.get(id).copied()),
        }
    }

    fn get_own(&self, id: &str) -> Option<u32> {
        match short(id) {
            Some(key) => {
                let found = self.short.find(hash(key), |(other, _)| *other == key);
                found.map(|(_, lead)| *lead)
            }
            None => {
                let same = |lead: &u32| text(&self.ids, *lead) == id;
                self.long.find(hash(id), same).copied()
            }
        }
    }
}

fn text(ids: &StringArray, lead: u32) -> &str {
    let lead = lead as usize;
    if lead < ids.len() {
        ids.value(lead)
    } else {
        ""
    }
}

fn hash(key: impl std::hash::Hash) -> u64 {
    FxBuildHasher.hash_one(key)
}

fn short(id: &str) -> Option<ShortId> {
    let mut bytes = [0; 16];
    let length = u8::try_from(id.len()).ok().filter(|length| *length < 16)?;
    bytes.get_mut(..id.len())?.copy_from_slice(id.as_bytes());
    let [.., last] = &mut bytes;
    *last = length;
    let key = u128::from_le_bytes(bytes);
    Some([key as u64, (key >> 64) as u64])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_any_length_are_found() {
        let ids = [
            "",
            "1",
            "1\0",
            "123456789012345",
            "1234567890123456",
            "00000000-0000-4000-8000-000000000000",
            "é",
        ];
        let index = Index::new(
            StringArray::from(ids.to_vec()),
            vec![("merged".to_owned(), 3)],
        );
        for (lead, id) in ids.iter().enumerate() {
            assert_eq!(index.get(id), Some(lead as u32), "{id}");
        }
        assert_eq!(index.get("merged"), Some(3));
        for other in ["2", "1\0\0", "12345678901234", "12345678901234567", "É"] {
            assert_eq!(index.get(other), None, "{other}");
        }
    }
}
