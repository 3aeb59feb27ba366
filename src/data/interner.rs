//! Texts as numbers: each distinct text is stored once, numbered in the order of first appearance.

use arrow_array::StringArray;
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Distinct texts and their numbers.
#[derive(Debug, Clone)]
pub(super) struct Interner {
    numbers: HashTable<Entry>,
    text: Vec<u8>,
    /// The end of each text, after a leading 0: the offsets of an Arrow array.
    offsets: Vec<i32>,
    overflow: bool,
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

impl Default for Interner {
    fn default() -> Self {
        Interner {
            numbers: HashTable::new(),
            text: Vec::new(),
            offsets: vec![0],
            overflow: false,
        }
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
        self.offsets.len() - 1
    }

    /// Total size of the texts in bytes.
    #[cfg(any(feature = "files", test))]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The number of `text`, and whether it is new. Above 2 GiB of text, nothing more is added, and [`Interner::into_array`]
    /// fails.
    pub fn intern(&mut self, text: &str) -> (u32, bool) {
        self.intern_hashed(text.as_bytes(), hash(text.as_bytes()))
    }

    fn intern_hashed(&mut self, text: &[u8], hash: u32) -> (u32, bool) {
        let (stored, offsets) = (&self.text, &self.offsets);
        let same =
            |entry: &Entry| entry.hash == hash && slice(stored, offsets, entry.number) == text;
        if let Some(entry) = self.numbers.find(place(hash), same) {
            return (entry.number, false);
        }
        let end = i32::try_from(self.text.len() + text.len());
        let (Ok(end), Ok(number)) = (end, u32::try_from(self.len())) else {
            self.overflow = true;
            return (0, false);
        };
        self.text.extend_from_slice(text);
        self.offsets.push(end);
        let entry = Entry { hash, number };
        self.numbers.insert_unique(place(hash), entry, Entry::place);
        (number, true)
    }

    /// The number of a text that is added without looking for an equal one, and that is not found later. For columns in which
    /// most texts differ.
    pub fn add(&mut self, text: &str) -> u32 {
        let end = i32::try_from(self.text.len() + text.len());
        let (Ok(end), Ok(number)) = (end, u32::try_from(self.len())) else {
            self.overflow = true;
            return 0;
        };
        self.text.extend_from_slice(text.as_bytes());
        self.offsets.push(end);
        number
    }

    /// Adds all texts of another interner as [`Interner::add`] does; returns how many there were before.
    pub fn extend(&mut self, other: &Interner) -> u32 {
        let (before, bytes) = (self.len(), self.text.len());
        let fits = i32::try_from(bytes + other.text.len()).is_ok();
        self.overflow |= other.overflow || !fits || u32::try_from(before + other.len()).is_err();
        if !self.overflow {
            self.text.extend_from_slice(&other.text);
            let ends = other.offsets.iter().skip(1);
            self.offsets.extend(ends.map(|end| bytes as i32 + end));
        }
        before as u32
    }

    /// The text with this number.
    pub fn text(&self, number: u32) -> &str {
        std::str::from_utf8(slice(&self.text, &self.offsets, number)).unwrap_or_default()
    }

    /// The texts in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.text(number))
    }

    /// Adds the texts of another interner; returns the new number of each of its numbers.
    pub fn renumber(&mut self, other: &Interner) -> Vec<u32> {
        self.overflow |= other.overflow;
        let mut hashes = vec![0; other.len()];
        for entry in &other.numbers {
            if let Some(hash) = hashes.get_mut(entry.number as usize) {
                *hash = entry.hash;
            }
        }
        let texts = (0..).zip(hashes);
        texts
            .map(|(number, hash)| {
                let text = slice(&other.text, &other.offsets, number);
                self.intern_hashed(text, hash).0
            })
            .collect()
    }

    /// The texts in the order of their numbers; none if an array cannot hold them.
    pub fn into_array(mut self) -> Option<StringArray> {
        self.offsets.shrink_to_fit();
        self.text.shrink_to_fit();
        let offsets = OffsetBuffer::new(ScalarBuffer::from(self.offsets));
        let texts = StringArray::try_new(offsets, Buffer::from_vec(self.text), None).ok()?;
        (!self.overflow).then_some(texts)
    }
}

fn slice<'a>(text: &'a [u8], offsets: &[i32], number: u32) -> &'a [u8] {
    let at = number as usize;
    match (offsets.get(at), offsets.get(at + 1)) {
        (Some(start), Some(end)) => &text[*start as usize..*end as usize],
        _ => &[],
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
