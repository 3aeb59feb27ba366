//! The times of the rows of a chunk, where all activities have theirs in one column of typed times.

use super::columns::ColumnPlan;
use crate::data::cells::parse::Reader;
use crate::data::chunk_report::Findings;
use crate::data::column::Place;
use crate::data::rows::row_batch::RowBatch;
use crate::data::values::NO_TIME;

/// The times of rows that need no closer look.
pub(super) struct PlainTimes {
    place: Place,
    /// By row; [`NO_TIME`] for a row that needs a closer look.
    instants: Vec<i64>,
    are_local: bool,
    /// How many were asked for.
    taken: u64,
}

impl PlainTimes {
    /// The times of a chunk; none if they are in several columns, or in one that has to be read cell by cell.
    pub fn new(plan: &ColumnPlan, chunk: &RowBatch, reader: &mut Reader<'_>) -> Option<PlainTimes> {
        let mut places = plan.time.iter().flatten().map(|time| time.place);
        let place = places.next()?;
        if places.any(|other| other != place) {
            return None;
        }
        let cells = chunk.columns.get(place.slot)?;
        let (instants, are_local) = reader.plain_instants(cells)?;
        Some(PlainTimes {
            place,
            instants,
            are_local,
            taken: 0,
        })
    }

    /// The time of a row in microseconds.
    pub fn take(&mut self, row: usize) -> Option<i64> {
        let instant = *self.instants.get(row)?;
        if instant == NO_TIME {
            return None;
        }
        self.taken += 1;
        Some(instant)
    }

    /// Adds to the report how many of them had no offset.
    pub fn report(self, findings: &mut Findings) {
        if let (true, Some(report)) = (self.are_local, findings.columns.get_mut(self.place.report))
        {
            report.without_offset += self.taken;
        }
    }
}
