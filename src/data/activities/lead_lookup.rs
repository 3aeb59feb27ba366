//! The leads of the rows of a chunk, many at once.

use crate::data::cells::ParseError;
use crate::data::leads::{Index, NO_LEAD};
use crate::data::rows::row_batch::{Cells, RowBatch};
use arrow_array::Array;

/// Number of ids whose texts are collected before they are looked up.
const BLOCK: usize = 1024;

/// Why a row has no lead.
pub(super) enum LeadProblem {
    Blank,
    Unknown,
    Odd(ParseError),
}

/// The leads of some rows, by the ids in one column; [`NO_LEAD`] for the rows that [`lead_of_row`] has to decide.
pub(super) fn leads_of_rows(index: &Index, cells: &Cells, rows: &[u32]) -> Vec<u32> {
    let mut leads = Vec::with_capacity(rows.len());
    if let Some(by_key) = leads_of_keys(index, cells, rows.len()) {
        let lead = |row: &u32| by_key.get(cells.key(*row as usize)?).copied();
        leads.extend(rows.iter().map(|row| lead(row).unwrap_or(NO_LEAD)));
        return leads;
    }
    let mut ids: Vec<&str> = Vec::with_capacity(BLOCK);
    for rows in rows.chunks(BLOCK) {
        ids.clear();
        ids.extend(rows.iter().map(|row| cells.plain_text(*row as usize)));
        let before = leads.len();
        index.find(&ids, &mut leads);
        // A cell without a plain text is no id, even where a lead has an empty one.
        for ((lead, id), row) in leads.iter_mut().skip(before).zip(&ids).zip(rows) {
            if id.is_empty() {
                let whole = cells.whole(*row as usize);
                *lead = whole.and_then(|id| index.numbered(id)).unwrap_or(NO_LEAD);
            }
        }
    }
    leads
}

/// By distinct text, if the column stores each once and there are not more of them than rows.
fn leads_of_keys(index: &Index, cells: &Cells, rows: usize) -> Option<Vec<u32>> {
    let texts = cells.distinct_texts().filter(|texts| texts.len() <= rows)?;
    let ids: Vec<&str> = texts
        .iter()
        .map(|text| text.unwrap_or_default().trim())
        .collect();
    let mut leads = Vec::with_capacity(ids.len());
    index.find(&ids, &mut leads);
    for (lead, id) in leads.iter_mut().zip(ids) {
        if id.is_empty() {
            *lead = NO_LEAD;
        }
    }
    Some(leads)
}

/// The lead of a row with any sort of cell.
pub(super) fn lead_of_row(
    index: &Index,
    chunk: &RowBatch,
    slot: usize,
    row: usize,
) -> Result<u32, LeadProblem> {
    match chunk.cell(slot, row).into_text() {
        Ok(Some(id)) => index.get(&id).ok_or(LeadProblem::Unknown),
        Ok(None) => Err(LeadProblem::Blank),
        Err(why) => Err(LeadProblem::Odd(why)),
    }
}
