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

/// The distinct values already read, for columns that store each value once.
struct ValueCache {
    found: Vec<FoundValue>,
    problems: FxHashMap<usize, ParseError>,
}

/// What is known about a distinct value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FoundValue {
    Unread,
    /// It is at this position of the output.
    At(usize),
    /// It has a problem; what it adds is at this position of the output.
    Problem(usize),
}

impl ValueCache {
    fn new(cells: &Cells, reader: &Reader<'_>) -> ValueCache {
        let distinct = cells.distinct().filter(|_| reader.remembers());
        ValueCache {
            found: vec![FoundValue::Unread; distinct.unwrap_or(0)],
            problems: FxHashMap::default(),
        }
    }

    #[inline]
    fn read(
        &mut self,
        cells: &Cells,
        row: usize,
        reader: &mut Reader<'_>,
        out: &mut Values,
    ) -> Result<(), ParseError> {
        let key = match self.found.is_empty() {
            true => None,
            false => cells.key(row),
        };
        match key.and_then(|key| Some((key, *self.found.get(key)?))) {
            Some((_, FoundValue::At(position))) => {
                out.push_again(position);
                Ok(())
            }
            Some((key, FoundValue::Problem(position))) => {
                out.push_again(position);
                self.problems.get(&key).cloned().map_or(Ok(()), Err)
            }
            Some((key, FoundValue::Unread)) => self.read_first(cells, (row, key), reader, out),
            None => match reader.read_plain(cells, row, out) {
                true => Ok(()),
                false => reader.read(cells.cell(row), out),
            },
        }
    }

    /// Reads the first row with a distinct value.
    fn read_first(
        &mut self,
        cells: &Cells,
        (row, key): (usize, usize),
        reader: &mut Reader<'_>,
        out: &mut Values,
    ) -> Result<(), ParseError> {
        let position = out.len();
        let result = reader.read(cells.cell(row), out);
        let found = match &result {
            Ok(()) => FoundValue::At(position),
            Err(why) => {
                self.problems.insert(key, why.clone());
                FoundValue::Problem(position)
            }
        };
        if let Some(place) = self.found.get_mut(key) {
            *place = found;
        }
        result
    }
}
