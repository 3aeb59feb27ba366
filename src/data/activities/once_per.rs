//! `once per: column "event id"`: rows of one lead with the same value count once.

use super::columns::{ColumnPlan, OnceSource};
use crate::contract::model::ActivityId;
use crate::data::cells::Cell;
use crate::data::cells::parse::ValueFormats;
use crate::data::interner::Interner;
use crate::data::rows::row_batch::RowBatch;

/// A row with an empty value, or of an activity without the line: it always counts.
const ALWAYS: u32 = u32::MAX;

/// For each row, the number of its value. The same value in the column of one activity and in that of all has two numbers.
#[derive(Default)]
pub(super) struct OnceKeys {
    texts: Interner,
    keys: Vec<u32>,
}

impl OnceKeys {
    /// Adds a row of a chunk.
    pub fn push(
        &mut self,
        plan: &ColumnPlan,
        forms: &ValueFormats,
        chunk: &RowBatch,
        row: usize,
        activity: ActivityId,
    ) {
        let place = plan.once.get(activity.index()).copied().flatten();
        let Some((slot, source)) = place else {
            self.keys.push(ALWAYS);
            return;
        };
        let cell = chunk.cell(slot, row);
        if forms.is_unknown(&cell) {
            self.keys.push(ALWAYS);
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
            self.keys.push(ALWAYS);
            return;
        }
        let scope = match source {
            OnceSource::OfActivity => activity.0.to_string(),
            OnceSource::OfAll => String::new(),
        };
        let (number, _) = self.texts.intern(&format!("{scope}\n{value}"));
        self.keys.push(number);
    }

    /// Adds the rows of a later part.
    pub fn append(&mut self, later: &OnceKeys) {
        let renumbered = self.texts.renumber(&later.texts);
        let keys = later.keys.iter();
        self.keys.extend(keys.map(|key| match *key {
            ALWAYS => ALWAYS,
            key => renumbered.get(key as usize).copied().unwrap_or(ALWAYS),
        }));
    }

    /// Which rows count: of the rows of one lead with the same value, the earliest by time, then by row. None if all do.
    pub fn kept(&self, lead: &[u32], micros: &[i64]) -> Option<Vec<bool>> {
        let rows = self.keys.iter().zip(lead).zip(micros).zip(0_u32..);
        let mut keyed: Vec<(u32, u32, i64, u32)> = rows
            .filter(|(((key, _), _), _)| **key != ALWAYS)
            .map(|(((key, lead), micros), row)| (*key, *lead, *micros, row))
            .collect();
        keyed.sort_unstable();
        let mut kept = vec![true; self.keys.len()];
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
