//! Builds terms with hash-consing: equal terms get the same id.

use super::term::{Term, TermId};
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// A table in which equal items share one index, in insertion order.
#[derive(Debug)]
pub(super) struct Interner<T> {
    items: Vec<T>,
    index: FxHashMap<T, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Interner {
            items: Vec::new(),
            index: FxHashMap::default(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The index of an item, which is added if it is not there yet.
    pub fn index(&mut self, item: T) -> u32 {
        if let Some(index) = self.index.get(&item) {
            return *index;
        }
        let index = self.items.len() as u32;
        self.items.push(item.clone());
        self.index.insert(item, index);
        index
    }

    /// The items by index.
    pub fn into_items(self) -> Vec<T> {
        self.items
    }
}

/// Terms under construction.
#[derive(Debug, Default)]
pub(super) struct Arena(Interner<Term>);

impl Arena {
    /// The id of a term.
    pub fn id(&mut self, term: Term) -> TermId {
        TermId(self.0.index(term))
    }

    /// The term with an id.
    pub fn get(&self, id: TermId) -> &Term {
        &self.0.items[id.index()]
    }

    /// The terms by id.
    pub fn into_terms(self) -> Vec<Term> {
        self.0.into_items()
    }
}
