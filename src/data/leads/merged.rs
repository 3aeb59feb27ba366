//! `also in column "…"`: the ids of contacts that were merged into a lead.

use super::LeadsBuilder;
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
    /// Gives each further id to one row. An id that two rows have is a duplicate: the row whose own id belongs to another one
    /// is left out.
    pub(super) fn settle_merged(
        &mut self,
        keep: &mut [bool],
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        let merged = std::mem::take(&mut self.merged);
        let mut own: FxHashMap<&str, u32> = FxHashMap::default();
        let wanted: FxHashMap<&str, u32> = merged.texts.iter().zip(0..).collect();
        let ids = std::mem::take(&mut self.ids);
        for (row, key) in self.keys.iter().enumerate() {
            let id = ids.text(*key);
            if keep.get(row) == Some(&true) && wanted.contains_key(id) {
                own.insert(id, row as u32);
            }
        }
        let kept = |row: &u32| keep.get(*row as usize) == Some(&true);
        // By number of an id: the rows that have it, in order.
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); merged.texts.len()];
        let pairs = merged.pairs.iter().filter(|(row, _)| kept(row)).copied();
        let owned = own
            .iter()
            .filter_map(|(id, row)| Some((*row, *wanted.get(id)?)));
        for (row, id) in pairs.chain(owned) {
            if let Some(rows) = rows.get_mut(id as usize) {
                rows.push(row);
            }
        }
        let own: Vec<Option<u32>> = merged.texts.iter().map(|id| own.get(id).copied()).collect();
        drop(wanted);
        self.ids = ids;
        let mut owners = Vec::new();
        let mut left_out = Vec::new();
        for ((number, rows), own) in rows.iter_mut().enumerate().zip(own) {
            rows.sort_unstable();
            rows.dedup();
            let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
                continue;
            };
            if let (Duplicates::Error, [first, second, ..]) = (self.policy, rows.as_slice()) {
                let id = merged.texts.text(number as u32);
                return Err(self.in_two_rows(id, *first as usize, *second as usize));
            }
            let owner = match self.policy {
                Duplicates::Error | Duplicates::First => *first,
                Duplicates::Last => *last,
            };
            match own {
                Some(row) if row == owner => {}
                Some(row) => {
                    left_out.push((row, owner));
                    owners.push((number as u32, owner));
                }
                None => owners.push((number as u32, owner)),
            }
        }
        left_out.sort_unstable();
        for (row, owner) in left_out {
            if let Some(keep) = keep.get_mut(row as usize) {
                *keep = false;
            }
            self.leave_out(row as usize, owner as usize, rejects)?;
        }
        self.owners = owners
            .into_iter()
            .filter(|(_, row)| keep.get(*row as usize) == Some(&true))
            .map(|(id, row)| (merged.texts.text(id).to_owned(), row))
            .collect();
        Ok(())
    }
}
