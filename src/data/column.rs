//! Converts one column of a chunk to values.

use crate::data::cells::ParseError;
use crate::data::cells::parse::Reader;
use crate::data::chunk_report::Findings;
use crate::data::rows::row_batch::{Cells, RowBatch};
use crate::data::values::Values;
use rustc_hash::FxHashMap;

/// The column of a chunk to read, and the report column for its problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Its index among the columns of the chunk.
    pub slot: usize,
    /// Its index among the columns of the findings.
    pub report: usize,
}

/// Adds the values of the given rows; a row that is none gets an unknown value.
pub(super) fn read(
    chunk: &RowBatch,
    place: Place,
    rows: impl Iterator<Item = Option<usize>>,
    reader: &mut Reader<'_>,
    out: &mut Values,
    findings: &mut Findings,
) {
    let Some(cells) = chunk.columns.get(place.slot) else {
        rows.for_each(|_| out.push_unknown());
        return;
    };
    let mut memory = ValueCache::new(cells, reader);
    for row in rows {
        let Some(row) = row else {
            out.push_unknown();
            continue;
        };
        if let Err(why) = memory.read(cells, row, reader, out) {
            let value = cells.cell(row).to_string();
            findings.cell(place.report, chunk, row, value, why.0);
        }
    }
    if let Some(report) = findings.columns.get_mut(place.report) {
        report.date_only += std::mem::take(&mut reader.date_only);
        report.without_offset += std::mem::take(&mut reader.without_offset);
        report.evidence.append(reader.evidence.take());
    }
}

/// The output positions of distinct values already read, for columns that store each value once.
struct ValueCache {
    positions: Vec<Option<usize>>,
    troubles: FxHashMap<usize, ParseError>,
}

impl ValueCache {
    fn new(cells: &Cells, reader: &Reader<'_>) -> ValueCache {
        let distinct = cells.distinct().filter(|_| reader.remembers());
        ValueCache {
            positions: vec![None; distinct.unwrap_or(0)],
            troubles: FxHashMap::default(),
        }
    }

    fn read(
        &mut self,
        cells: &Cells,
        row: usize,
        reader: &mut Reader<'_>,
        out: &mut Values,
    ) -> Result<(), ParseError> {
        let key = match self.positions.is_empty() {
            true => None,
            false => cells.key(row),
        };
        let Some((key, position)) = key.and_then(|key| Some((key, self.positions.get_mut(key)?)))
        else {
            return match reader.read_plain(cells, row, out) {
                true => Ok(()),
                false => reader.read(cells.cell(row), out),
            };
        };
        if let Some(position) = *position {
            out.push_again(position);
            return self.troubles.get(&key).cloned().map_or(Ok(()), Err);
        }
        *position = Some(out.len());
        let result = reader.read(cells.cell(row), out);
        if let Err(why) = &result {
            self.troubles.insert(key, why.clone());
        }
        result
    }
}
