//! Texts as numbers: each distinct text is stored once, numbered in the order of first appearance.

use super::text_list::TextList;
use arrow_array::StringArray;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Distinct texts and their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Interner {
    numbers: HashTable<Entry>,
    texts: TextList,
}

/// The number of a text with its hash, so that neither growth nor a different text in the same place reads the text.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u32,
    number: u32,
}

impl Entry {
    /// The hash as the table wants it: its place is in the low bits, a tag in the high bits.
    fn place(&self) -> u64 {
        place(self.hash)
    }
}

fn hash(text: &[u8]) -> u32 {
    let hash = FxBuildHasher.hash_one(text);
    (hash ^ (hash >> 32)) as u32
}

fn place(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

impl Interner {
    /// Number of distinct texts.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Total size of the texts in bytes.
    #[cfg(any(feature = "exports", test))]
    pub fn bytes(&self) -> usize {
        self.texts.bytes()
    }

    /// The number of `text`, and whether it is new. Above 2 GiB of text, nothing more is added, and [`Interner::into_array`]
    /// fails.
    pub fn intern(&mut self, text: &str) -> (u32, bool) {
        self.intern_hashed(text, hash(text.as_bytes()))
    }

    fn intern_hashed(&mut self, text: &str, hash: u32) -> (u32, bool) {
        let texts = &self.texts;
        let same = |entry: &Entry| entry.hash == hash && texts.text(entry.number) == text;
        if let Some(entry) = self.numbers.find(place(hash), same) {
            return (entry.number, false);
        }
        let Some(number) = self.texts.push(text) else {
            return (0, false);
        };
        let entry = Entry { hash, number };
        self.numbers.insert_unique(place(hash), entry, Entry::place);
        (number, true)
    }

    /// The number of a text that is added without looking for an equal one, and that is not found later. For columns in which
    /// most texts differ.
    pub fn add(&mut self, text: &str) -> u32 {
        self.texts.push(text).unwrap_or(0)
    }

    /// Adds all texts of another interner as [`Interner::add`] does; returns how many there were before.
    pub fn extend(&mut self, other: &Interner) -> u32 {
        self.texts.append(&other.texts)
    }

    /// The text with this number.
    pub fn text(&self, number: u32) -> &str {
        self.texts.text(number)
    }

    /// The texts in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.text(number))
    }

    /// Adds the texts of another interner; returns the new number of each of its numbers.
    pub fn renumber(&mut self, other: &Interner) -> Vec<u32> {
        self.texts.fail_with(&other.texts);
        let mut hashes = vec![0; other.len()];
        for entry in &other.numbers {
            if let Some(hash) = hashes.get_mut(entry.number as usize) {
                *hash = entry.hash;
            }
        }
        let texts = (0..).zip(hashes);
        texts
            .map(|(number, hash)| self.intern_hashed(other.text(number), hash).0)
            .collect()
    }

    /// The texts in the order of their numbers; none if an array cannot hold them.
    pub fn into_array(self) -> Option<StringArray> {
        self.texts.into_array()
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn equal_texts_have_one_number_in_order_of_appearance() {
        let mut texts = Interner::default();
        let numbers: Vec<u32> = ["b", "a", "b", "", "ç", "a"]
            .iter()
            .map(|text| texts.intern(text).0)
            .collect();
        assert_eq!(numbers, [0, 1, 0, 2, 3, 1]);
        assert_eq!(texts.text(3), "ç");
        let array = texts.into_array().unwrap();
        let all: Vec<&str> = array.iter().flatten().collect();
        assert_eq!(all, ["b", "a", "", "ç"]);
    }

    #[test]
    fn numbers_are_those_of_a_plain_list() {
        let text = |i: u32| format!("{}", i.wrapping_mul(2_654_435_761) % 30_011);
        let (mut all, mut plain) = (Interner::default(), Vec::<String>::new());
        for part in 0..8 {
            let mut texts = Interner::default();
            let some: Vec<String> = (0..3_000).map(|i| text(part * 2_000 + i)).collect();
            let keys: Vec<u32> = some.iter().map(|text| texts.intern(text).0).collect();
            let numbers = all.renumber(&texts);
            for (key, text) in keys.iter().zip(&some) {
                if !plain.contains(text) {
                    plain.push(text.clone());
                }
                let number = numbers[*key as usize];
                assert_eq!(plain.get(number as usize), Some(text));
                assert_eq!(all.text(number), text);
            }
        }
        assert_eq!(all.len(), plain.len());
    }
}
