//! `also in column "…"`: the ids of contacts that were merged into a lead.

use super::LeadsBuilder;
use super::index::RepeatedId;
use crate::data::cells::{Cell, ParseError};
use crate::data::error::DataError;
use crate::data::interner::Interner;
use crate::data::read_options::Duplicates;
use crate::data::rejects::Rejects;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The further ids of rows, with the row of each.
#[derive(Default)]
pub(in crate::data) struct MergedIds {
    pub texts: Interner,
    /// A row, and the number of an id.
    pub pairs: Vec<(u32, u32)>,
}

impl MergedIds {
    /// Adds the ids in the cell of a row, which are separated by `;`, `,` or spaces, or are the items of a list.
    pub fn push(&mut self, row: u32, cell: Cell<'_>) -> Result<(), ParseError> {
        let listed: Vec<Cow<'_, str>> = match cell {
            Cell::List(items) => items,
            other => match other.into_text()? {
                None => return Ok(()),
                Some(text) => split(&text).into_iter().map(Cow::Owned).collect(),
            },
        };
        for id in listed
            .iter()
            .map(|id| id.trim())
            .filter(|id| !id.is_empty())
        {
            self.pairs.push((row, self.texts.intern(id).0));
        }
        Ok(())
    }

    /// By number of an id: the rows that are kept and list it, in order, each once.
    fn rows(&self, keep: &[bool]) -> Vec<Vec<u32>> {
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); self.texts.len()];
        let is_kept = |row: u32| keep.get(row as usize) == Some(&true);
        for (row, id) in self.pairs.iter().filter(|(row, _)| is_kept(*row)) {
            if let Some(rows) = rows.get_mut(*id as usize)
                && rows.last() != Some(row)
            {
                rows.push(*row);
            }
        }
        rows
    }

    /// Adds the ids of a later part, whose first row is `before`.
    pub fn append(&mut self, later: &MergedIds, before: u32) {
        let renumbered = self.texts.renumber(&later.texts);
        let pairs = later.pairs.iter();
        self.pairs.extend(
            pairs.filter_map(|(row, id)| {
                Some((row + before, renumbered.get(*id as usize).copied()?))
            }),
        );
    }
}

fn split(text: &str) -> Vec<String> {
    let array = text.starts_with('[').then(|| json_items(text)).flatten();
    array.unwrap_or_else(|| {
        let parts = text.split(|c: char| matches!(c, ';' | ',') || c.is_whitespace());
        parts.map(str::to_owned).collect()
    })
}

/// The texts and numbers of a JSON array.
fn json_items(text: &str) -> Option<Vec<String>> {
    let items: Vec<serde_json::Value> = serde_json::from_str(text).ok()?;
    let items = items.into_iter().map(|item| match item {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    items.collect()
}

impl LeadsBuilder<'_> {
    /// Gives each further id to one row. If a row has it as its own id, its contact was merged into that row, and it is left
    /// out; its further ids go where it went.
    pub(super) fn settle_merged(
        &mut self,
        keep: &mut [bool],
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        let merged = std::mem::take(&mut self.merged);
        let own = self.own_rows(&merged, keep);
        let mut replaced = Replaced::default();
        let mut owners: Vec<(u32, u32)> = Vec::new();
        for ((number, listing), own) in (0..).zip(merged.rows(keep)).zip(own) {
            let mut rows: Vec<u32> = listing.iter().copied().chain(own).collect();
            rows.sort_unstable();
            rows.dedup();
            if let (Duplicates::Error, [first, second, ..]) = (self.policy, rows.as_slice()) {
                let id = merged.texts.text(number);
                let two = RepeatedId {
                    row: *second,
                    first: *first,
                };
                return Err(self.in_two_rows(id, two, 1, true));
            }
            let lister = match self.policy {
                Duplicates::Error | Duplicates::First => listing.first(),
                Duplicates::Last => listing.last(),
            };
            let Some(lister) = lister.filter(|row| own != Some(**row)) else {
                continue;
            };
            for row in listing.iter().filter(|row| *row != lister) {
                self.lose_id(*row as usize, *lister as usize, merged.texts.text(number));
            }
            owners.push((number, *lister));
            if let Some(own) = own {
                replaced.add(own, *lister);
            }
        }
        for (row, instead) in replaced.pairs() {
            if let Some(keep) = keep.get_mut(row as usize) {
                *keep = false;
            }
            self.leave_out(row as usize, instead as usize, rejects)?;
        }
        let owners = owners.into_iter();
        self.owners = owners
            .map(|(id, row)| (merged.texts.text(id).to_owned(), replaced.last(row)))
            .collect();
        Ok(())
    }

    /// By number of a further id: the row that is kept and has it as its own id.
    fn own_rows(&self, merged: &MergedIds, keep: &[bool]) -> Vec<Option<u32>> {
        let numbers: FxHashMap<&str, usize> = merged.texts.iter().zip(0..).collect();
        let mut own = vec![None; numbers.len()];
        for (row, _) in (0_u32..).zip(keep).filter(|(_, kept)| **kept) {
            let number = numbers.get(self.ids.text(row));
            if let Some(own) = number.and_then(|number| own.get_mut(*number)) {
                *own = Some(row);
            }
        }
        own
    }
}

/// Rows of contacts that were merged into another row.
#[derive(Default)]
struct Replaced(FxHashMap<u32, u32>);

impl Replaced {
    /// A row is left out for another one, unless that one was left out for it.
    fn add(&mut self, row: u32, instead: u32) {
        let instead = self.last(instead);
        if instead != row {
            self.0.insert(row, instead);
        }
    }

    /// The row that is left at the end. There is no circle, because [`Replaced::add`] makes none. Each step shortens the way
    /// for later questions, so long chains cost little.
    fn last(&mut self, row: u32) -> u32 {
        let mut row = row;
        while let Some(next) = self.0.get(&row).copied() {
            let Some(after) = self.0.get(&next).copied() else {
                return next;
            };
            self.0.insert(row, after);
            row = after;
        }
        row
    }

    /// The rows that are left out, in order, each with the row that is left instead.
    fn pairs(&mut self) -> Vec<(u32, u32)> {
        let mut rows: Vec<u32> = self.0.keys().copied().collect();
        rows.sort_unstable();
        let pairs = rows.into_iter().map(|row| (row, self.last(row)));
        pairs.collect()
    }
}
