//! The kind and the lead of a row, each looked up once for every distinct text.

use super::columns::{ColumnPlan, KindSource};
use crate::contract::model::ActivityId;
use crate::data::cells::{Cell, ParseError};
use crate::data::interner::Interner;
use crate::data::leads::Index;
use crate::data::rows::row_batch::{Cells, RowBatch};
use crate::text::fold_name;
use std::borrow::Cow;
use std::fmt::Write;

/// Finds the kind of rows, with one lookup for each distinct text.
pub(super) struct KindOfRow<'p> {
    kinds: &'p KindSource,
    /// For each column of kinds.
    seen: Vec<KindCache>,
}

/// The activities found for the texts of a column of kinds.
#[derive(Default)]
struct KindCache {
    texts: Interner,
    found: Vec<Option<ActivityId>>,
    /// The same by distinct value, if the column stores each distinct value once.
    by_key: Vec<Option<ActivityId>>,
}

impl<'p> KindOfRow<'p> {
    pub fn new(plan: &'p ColumnPlan, chunk: &RowBatch) -> KindOfRow<'p> {
        let columns = match &plan.kinds {
            KindSource::All(_) => &[],
            KindSource::By(columns) => columns.as_slice(),
        };
        let seen = |(slot, _): &(usize, _)| {
            let distinct = chunk.columns.get(*slot).and_then(Cells::distinct);
            KindCache {
                by_key: vec![None; distinct.unwrap_or(0)],
                ..KindCache::default()
            }
        };
        KindOfRow {
            kinds: &plan.kinds,
            seen: columns.iter().map(seen).collect(),
        }
    }

    /// The activity of a row.
    pub fn find<'a>(
        &mut self,
        chunk: &'a RowBatch,
        row: usize,
    ) -> Result<ActivityId, KindProblem<'a>> {
        let columns = match self.kinds {
            KindSource::All(activity) => return Ok(*activity),
            KindSource::By(columns) => columns,
        };
        let mut problem = KindProblem::Blank;
        for (
            (slot, by_kind),
            KindCache {
                texts,
                found,
                by_key,
            },
        ) in columns.iter().zip(&mut self.seen)
        {
            let key = chunk.columns.get(*slot).and_then(|cells| cells.key(row));
            let by_key = key.and_then(|key| by_key.get_mut(key));
            if let Some(Some(activity)) = by_key {
                return Ok(*activity);
            }
            match chunk.cell(*slot, row).into_text() {
                Ok(Some(text)) => {
                    let (number, is_new) = texts.intern(&text);
                    if is_new {
                        found.push(by_kind.get(&fold_name(&text)).copied());
                    }
                    if let Some(activity) = found.get(number as usize).copied().flatten() {
                        if let Some(by_key) = by_key {
                            *by_key = Some(activity);
                        }
                        return Ok(activity);
                    }
                    problem = KindProblem::Unknown(text);
                }
                Ok(None) => {}
                Err(why) => problem = KindProblem::Odd(*slot, why),
            }
        }
        Err(problem)
    }

    /// The place of the general column.
    pub fn slot(&self) -> Option<usize> {
        match self.kinds {
            KindSource::All(_) => None,
            KindSource::By(columns) => columns.last().map(|(slot, _)| *slot),
        }
    }
}

/// Why a row is not an activity.
pub(super) enum KindProblem<'a> {
    Blank,
    /// The contract does not declare its kind.
    Unknown(Cow<'a, str>),
    Odd(usize, ParseError),
}

/// Why a row has no lead.
pub(super) enum LeadProblem {
    Blank,
    Unknown,
    Odd(ParseError),
}

/// Finds the lead of rows, with one lookup for each distinct id if the column stores each id once.
pub(super) struct LeadOfRow<'l> {
    leads: &'l Index,
    /// By slot and distinct value.
    seen: Vec<Vec<Option<u32>>>,
    number: String,
}

impl<'l> LeadOfRow<'l> {
    pub fn new(leads: &'l Index, chunk: &RowBatch) -> LeadOfRow<'l> {
        let distinct = chunk
            .columns
            .iter()
            .map(|cells| cells.distinct().unwrap_or(0));
        LeadOfRow {
            leads,
            seen: distinct.map(|distinct| vec![None; distinct]).collect(),
            number: String::new(),
        }
    }

    pub fn find(&mut self, chunk: &RowBatch, slot: usize, row: usize) -> Result<u32, LeadProblem> {
        let key = chunk.columns.get(slot).and_then(|cells| cells.key(row));
        let seen = key.and_then(|key| self.seen.get_mut(slot)?.get_mut(key));
        if let Some(Some(lead)) = seen {
            return Ok(*lead);
        }
        let lead = match chunk.cell(slot, row) {
            // Converting a number to text for every row would allocate a string each time.
            Cell::Whole(id) => {
                self.number.clear();
                write!(self.number, "{id}").map_err(|_| LeadProblem::Unknown)?;
                return self.leads.get(&self.number).ok_or(LeadProblem::Unknown);
            }
            cell => cell.into_text(),
        };
        let lead = match lead {
            Ok(Some(id)) => self.leads.get(&id).ok_or(LeadProblem::Unknown)?,
            Ok(None) => return Err(LeadProblem::Blank),
            Err(why) => return Err(LeadProblem::Odd(why)),
        };
        if let Some(seen) = seen {
            *seen = Some(lead);
        }
        Ok(lead)
    }
}
