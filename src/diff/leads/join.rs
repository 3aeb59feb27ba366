//! Pairs leads by id. Contracts may read ids from different columns, so row numbers prove nothing.

use crate::data::table::Leads;
use rustc_hash::FxHashMap;

/// A lead: its id and its rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub id: &'a str,
    pub old: Option<usize>,
    pub new: Option<usize>,
}

/// All leads: those of the new contract in its order, then those that only the old one has.
#[derive(Debug)]
pub(super) struct Pairs<'a>(Vec<Pair<'a>>);

impl<'a> Pairs<'a> {
    pub fn new(old: &'a Leads, new: &'a Leads) -> Self {
        let ids = |leads: &'a Leads| leads.ids.iter().map(Option::unwrap_or_default);
        let mut rows: FxHashMap<&str, usize> = ids(old).zip(0..).collect();
        let mut pairs: Vec<Pair<'a>> = ids(new)
            .enumerate()
            .map(|(row, id)| Pair {
                id,
                old: rows.remove(id),
                new: Some(row),
            })
            .collect();
        let only_old = ids(old).enumerate();
        pairs.extend(
            only_old
                .filter(|(_, id)| rows.contains_key(id))
                .map(|(row, id)| Pair {
                    id,
                    old: Some(row),
                    new: None,
                }),
        );
        Pairs(pairs)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Pair<'a>> {
        self.0.iter()
    }
}
