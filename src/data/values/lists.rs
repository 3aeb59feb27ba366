//! Lists of texts while they are being read.

use super::known;
use super::texts::{dictionary, new_key};
use crate::data::interner::Interner;
use arrow_array::{Array, ListArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::Field;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Consecutive lists of texts.
#[derive(Debug, Clone, Default)]
pub(in crate::data) struct Lists {
    texts: Interner,
    keys: Vec<u32>,
    ends: Vec<u32>,
    known: Vec<bool>,
}

impl Lists {
    /// Adds a known list.
    pub fn push<'a>(&mut self, items: impl IntoIterator<Item = &'a str>) {
        for item in items {
            let key = self.texts.intern(item).0;
            self.keys.push(key);
        }
        self.ends.push(self.keys.len() as u32);
        self.known.push(true);
    }

    /// Number of lists.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Reserves space for `rows` more lists.
    pub fn reserve(&mut self, rows: usize) {
        self.ends.reserve(rows);
        self.known.reserve(rows);
    }

    /// Adds `rows` unknown lists.
    pub fn push_unknowns(&mut self, rows: usize) {
        let end = self.ends.last().copied().unwrap_or(0);
        self.ends.resize(self.ends.len() + rows, end);
        self.known.resize(self.known.len() + rows, false);
    }

    fn range(&self, position: usize) -> std::ops::Range<usize> {
        let before = position.checked_sub(1).and_then(|at| self.ends.get(at));
        let end = self.ends.get(position).copied().unwrap_or(0);
        before.copied().unwrap_or(0) as usize..end as usize
    }

    /// Adds the list at `position` again.
    pub fn push_again(&mut self, position: usize) {
        self.keys.extend_from_within(self.range(position));
        self.ends.push(self.keys.len() as u32);
        self.known
            .push(self.known.get(position).copied().unwrap_or(false));
    }

    /// Adds the lists of a later part.
    pub fn append(&mut self, later: &Lists) {
        let renumbered = self.texts.renumber(&later.texts);
        let before = self.keys.len() as u32;
        let keys = later.keys.iter().map(|key| new_key(&renumbered, *key));
        self.keys.extend(keys);
        self.ends.extend(later.ends.iter().map(|end| end + before));
        self.known.extend_from_slice(&later.known);
    }

    /// The lists at the positions that are kept.
    pub fn filter(&self, keep: &[bool]) -> Lists {
        let mut out = Lists::default();
        for (position, _) in keep.iter().enumerate().filter(|(_, keep)| **keep) {
            let keys = self.keys.get(self.range(position)).unwrap_or_default();
            out.push(keys.iter().map(|key| self.texts.text(*key)));
            if let (Some(known), Some(was)) = (out.known.last_mut(), self.known.get(position)) {
                *known = *was;
            }
        }
        out
    }

    /// Adds the list at `position` to a hash.
    pub fn hash(&self, position: usize, sum: &mut impl Hasher) {
        self.known.get(position).hash(sum);
        let keys = self.keys.get(self.range(position)).unwrap_or_default();
        keys.iter().for_each(|key| self.texts.text(*key).hash(sum));
    }

    /// The column; none if its texts do not fit.
    pub fn finish(self) -> Option<ListArray> {
        let items = dictionary(self.texts, self.keys)?;
        let ends: Option<Vec<i32>> = std::iter::once(Some(0))
            .chain(self.ends.iter().map(|end| i32::try_from(*end).ok()))
            .collect();
        let field = Field::new("item", items.data_type().clone(), false);
        let known = known(&self.known, |known| *known);
        let offsets = OffsetBuffer::new(ScalarBuffer::from(ends?));
        ListArray::try_new(Arc::new(field), offsets, Arc::new(items), known).ok()
    }
}
