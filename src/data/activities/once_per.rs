//! `once per: column "event id"`: rows of one lead with the same value count once.

use super::columns::{ColumnPlan, OnceSource};
use crate::contract::model::ActivityId;
use crate::data::cells::Cell;
use crate::data::cells::parse::ValueFormats;
use crate::data::interner::Interner;
use crate::data::rows::row_batch::RowBatch;

/// The values of rows, by number. The same value in the column of one activity and in that of all has two numbers. A row with
/// an empty value, or of an activity without the line, has none: it always counts.
#[derive(Default)]
pub(super) struct OnceKeys {
    texts: Interner,
    /// A row, and the number of its value; in the order of rows.
    keys: Vec<(u32, u32)>,
}

impl OnceKeys {
    /// Adds the value of a row of a chunk, which is the activity at `position`.
    pub fn push(
        &mut self,
        plan: &ColumnPlan,
        forms: &ValueFormats,
        (chunk, row): (&RowBatch, usize),
        activity: ActivityId,
        position: u32,
    ) {
        let place = plan.once.get(activity.index()).copied().flatten();
        let Some((slot, source)) = place else {
            return;
        };
        let cell = chunk.cell(slot, row);
        if forms.is_unknown(&cell) {
            return;
        }
        let value = match cell {
            Cell::Odd { .. } => cell.to_string(),
            cell => match cell.into_text() {
                Ok(Some(text)) => text.into_owned(),
                Ok(None) | Err(_) => String::new(),
            },
        };
        if value.is_empty() {
            return;
        }
        let scope = match source {
            OnceSource::OfActivity => activity.0.to_string(),
            OnceSource::OfAll => String::new(),
        };
        let (number, _) = self.texts.intern(&format!("{scope}\n{value}"));
        self.keys.push((position, number));
    }

    /// Adds the values of a later part, whose first row is `before`.
    pub fn append(&mut self, later: &OnceKeys, before: u32) {
        let renumbered = self.texts.renumber(&later.texts);
        let keys = later.keys.iter();
        self.keys.extend(keys.filter_map(|(row, key)| {
            Some((before + row, renumbered.get(*key as usize).copied()?))
        }));
    }

    /// Which rows count: of the rows of one lead with the same value, the earliest by time, then by row. None if all do.
    pub fn kept(&self, lead: &[u32], micros: &[i64]) -> Option<Vec<bool>> {
        let keyed = self.keys.iter().filter_map(|(row, key)| {
            let at = *row as usize;
            Some((*key, *lead.get(at)?, *micros.get(at)?, *row))
        });
        let mut keyed: Vec<(u32, u32, i64, u32)> = keyed.collect();
        keyed.sort_unstable();
        let mut kept = vec![true; lead.len()];
        let mut is_repeated = false;
        for pair in keyed.windows(2) {
            if let [(key, lead, ..), (again, of, _, row)] = pair
                && (key, lead) == (again, of)
                && let Some(kept) = kept.get_mut(*row as usize)
            {
                *kept = false;
                is_repeated = true;
            }
        }
        is_repeated.then_some(kept)
    }
}
