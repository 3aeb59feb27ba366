//! The kinds of the rows of a chunk, each looked up once for every distinct text.

use super::chunk::Counts;
use super::columns::{ColumnPlan, KindSource};
use super::kind_matching::ByKind;
use crate::contract::model::ActivityId;
use crate::data::cells::ParseError;
use crate::data::interner::Interner;
use crate::data::rows::row_batch::{Cells, RowBatch};
use crate::text::fold_name;

/// Finds the kinds of the rows of a chunk.
pub(super) enum KindOfRow<'p> {
    /// Every row has this kind.
    All(ActivityId),
    /// By columns, of which the first one that gives a kind applies.
    By(Vec<KindColumn<'p>>),
}

/// A column of kinds.
pub(super) struct KindColumn<'p> {
    slot: usize,
    by_kind: &'p ByKind,
    texts: Interner,
    /// By number of a text: its activity.
    found: Vec<Option<ActivityId>>,
    /// By number of a text that no activity has: the number of rows.
    unknown: Vec<u64>,
    /// By distinct value, if the column stores each once: the number of its text, where it is known.
    by_key: Vec<Option<u32>>,
}

/// Why a row is not an activity.
pub(super) enum KindProblem {
    Blank,
    /// The contract does not declare its kind; the row is counted.
    Unknown,
    Odd(usize, ParseError),
}

impl<'p> KindOfRow<'p> {
    pub fn new(plan: &'p ColumnPlan, chunk: &RowBatch) -> KindOfRow<'p> {
        match &plan.kinds {
            KindSource::All(activity) => KindOfRow::All(*activity),
            KindSource::By(columns) => {
                let columns = columns.iter().map(|(slot, by_kind)| {
                    let distinct = chunk.columns.get(*slot).and_then(Cells::distinct);
                    KindColumn {
                        slot: *slot,
                        by_kind,
                        texts: Interner::default(),
                        found: Vec::new(),
                        unknown: Vec::new(),
                        by_key: vec![None; distinct.unwrap_or(0)],
                    }
                });
                KindOfRow::By(columns.collect())
            }
        }
    }

    /// The activity of a row.
    #[inline]
    pub fn find(&mut self, chunk: &RowBatch, row: usize) -> Result<ActivityId, KindProblem> {
        match self.seen(chunk, row) {
            Some(activity) => Ok(activity),
            None => self.find_in_columns(chunk, row),
        }
    }

    /// The activity of a row, if only one column decides and its text is that of an earlier row.
    #[inline]
    fn seen(&self, chunk: &RowBatch, row: usize) -> Option<ActivityId> {
        let KindOfRow::By(columns) = self else {
            return None;
        };
        let [column] = columns.as_slice() else {
            return None;
        };
        let key = chunk.columns.get(column.slot)?.key(row)?;
        let number = (*column.by_key.get(key)?)?;
        column.found.get(number as usize).copied().flatten()
    }

    fn find_in_columns(&mut self, chunk: &RowBatch, row: usize) -> Result<ActivityId, KindProblem> {
        let columns = match self {
            KindOfRow::All(activity) => return Ok(*activity),
            KindOfRow::By(columns) => columns,
        };
        let mut problem = KindProblem::Blank;
        let mut unknown = None;
        for (at, column) in columns.iter_mut().enumerate() {
            match column.number(chunk, row) {
                Ok(Some(number)) => match column.found.get(number as usize) {
                    Some(Some(activity)) => return Ok(*activity),
                    _ => {
                        problem = KindProblem::Unknown;
                        unknown = Some((at, number));
                    }
                },
                Ok(None) => {}
                Err(why) => problem = KindProblem::Odd(column.slot, why),
            }
        }
        if let (KindProblem::Unknown, Some((at, number))) = (&problem, unknown) {
            let rows = columns
                .get_mut(at)
                .and_then(|column| column.unknown.get_mut(number as usize));
            if let Some(rows) = rows {
                *rows += 1;
            }
        }
        Err(problem)
    }

    /// The place of the general column.
    pub fn slot(&self) -> Option<usize> {
        match self {
            KindOfRow::All(_) => None,
            KindOfRow::By(columns) => columns.last().map(|column| column.slot),
        }
    }

    /// The texts that no activity has, with their number of rows.
    pub fn unknown(&self) -> Counts {
        let mut all = Counts::default();
        if let KindOfRow::By(columns) = self {
            for column in columns {
                let counts = column.texts.iter().zip(&column.unknown);
                counts
                    .filter(|(_, rows)| **rows > 0)
                    .for_each(|(text, rows)| all.add(text, *rows));
            }
        }
        all
    }
}

impl KindColumn<'_> {
    /// The number of a row's text; none if the cell is blank.
    fn number(&mut self, chunk: &RowBatch, row: usize) -> Result<Option<u32>, ParseError> {
        let key = chunk
            .columns
            .get(self.slot)
            .and_then(|cells| cells.key(row));
        if let Some(Some(number)) = key.and_then(|key| self.by_key.get(key)) {
            return Ok(Some(*number));
        }
        let Some(text) = chunk.cell(self.slot, row).into_text()? else {
            return Ok(None);
        };
        let (number, is_new) = self.texts.intern(&text);
        if is_new {
            self.found
                .push(self.by_kind.get(&fold_name(&text)).copied());
            self.unknown.push(0);
        }
        if let Some(by_key) = key.and_then(|key| self.by_key.get_mut(key)) {
            *by_key = Some(number);
        }
        Ok(Some(number))
    }
}
