//! Texts as numbers: each distinct text is stored once, numbered in the order of first appearance.

use arrow_array::StringArray;
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Distinct texts and their numbers.
#[derive(Debug, Clone)]
pub(super) struct Interner {
    numbers: HashTable<u32>,
    text: Vec<u8>,
    /// The end of each text, after a leading 0: the offsets of an Arrow array.
    offsets: Vec<i32>,
    overflow: bool,
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

fn hash(text: &[u8]) -> u64 {
    FxBuildHasher.hash_one(text)
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
        let bytes = text.as_bytes();
        let hash_of_text = hash(bytes);
        let (stored, offsets) = (&self.text, &self.offsets);
        let same = |number: &u32| slice(stored, offsets, *number) == bytes;
        if let Some(number) = self.numbers.find(hash_of_text, same) {
            return (*number, false);
        }
        let end = i32::try_from(self.text.len() + bytes.len());
        let (Ok(end), Ok(number)) = (end, u32::try_from(self.len())) else {
            self.overflow = true;
            return (0, false);
        };
        self.text.extend_from_slice(bytes);
        self.offsets.push(end);
        let (stored, offsets) = (&self.text, &self.offsets);
        self.numbers
            .insert_unique(hash_of_text, number, |n| hash(slice(stored, offsets, *n)));
        (number, true)
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
        other.iter().map(|text| self.intern(text).0).collect()
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
}
