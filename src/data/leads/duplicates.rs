//! Leads with an id that another row also has.

use super::LeadsBuilder;
use super::index::{IdTable, RepeatedId};
use crate::data::chunk_report::Reject;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Duplicates;
use crate::data::read_report::{PositionUnit, Problem, RowProblem, Tally};
use crate::data::rejects::Rejects;
use crate::message::{Message, msg};
use rustc_hash::FxHashMap;

impl LeadsBuilder<'_> {
    /// The rows by their ids, and the rows that are kept; none if all are.
    pub(super) fn settle(
        &mut self,
        rejects: &mut Rejects,
    ) -> Result<(IdTable, Option<Vec<bool>>), DataError> {
        let (table, repeated) = IdTable::new(self.ids.slices(), &self.footers);
        let has_further = !self.merged.pairs.is_empty();
        if repeated.is_empty() && self.footers.is_empty() && !has_further {
            return Ok((table, None));
        }
        let mut keep = vec![true; self.ids.len()];
        self.leave_out_footers(&mut keep, rejects)?;
        if let Some(first) = repeated.first() {
            if self.policy == Duplicates::Error {
                let id = self.ids.text(first.row);
                return Err(self.in_two_rows(id, *first, repeated.len(), false));
            }
            self.leave_out_repeated(&repeated, &mut keep, rejects)?;
        }
        if has_further {
            self.settle_merged(&mut keep, rejects)?;
        }
        Ok((table, keep.contains(&false).then_some(keep)))
    }

    /// The error about an id that two rows have. `rows` is the number of rows whose id an earlier one has; `merged` says whether
    /// one of the two has it among its further ids.
    pub(super) fn in_two_rows(
        &self,
        id: &str,
        two: RepeatedId,
        rows: usize,
        merged: bool,
    ) -> DataError {
        let place = |row: u32| {
            let (file, line) = self.place(row as usize);
            let report = self.reports.get(file);
            (report.map_or(String::new(), |r| r.file.clone()), line)
        };
        let report = self.reports.get(self.place(two.row as usize).0);
        let (first, again) = (place(two.first), place(two.row));
        let file = again.0.clone();
        let kind = ErrorKind::DuplicateLeads {
            id: id.to_owned(),
            first,
            again,
            rows: rows as u64,
            merged,
            unit: report.map_or(PositionUnit::Line, |report| report.format.unit()),
        };
        DataError::in_file(file, kind)
    }

    /// Keeps one row of each id.
    fn leave_out_repeated(
        &mut self,
        repeated: &[RepeatedId],
        keep: &mut [bool],
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        // By first row of an id: the row that is kept.
        let mut kept: FxHashMap<u32, u32> = FxHashMap::default();
        for RepeatedId { row, first } in repeated {
            match self.policy {
                Duplicates::Last => kept.insert(*first, *row),
                Duplicates::First | Duplicates::Error => kept.insert(*first, *first),
            };
        }
        let firsts = kept.keys().map(|first| (*first, *first));
        let mut rows: Vec<(u32, u32)> = repeated.iter().map(|id| (id.row, id.first)).collect();
        rows.extend(firsts);
        rows.sort_unstable();
        for (row, first) in rows {
            let instead = kept.get(&first).copied().unwrap_or(first);
            if let Some(keep) = keep.get_mut(row as usize).filter(|_| instead != row) {
                *keep = false;
                self.leave_out(row as usize, instead as usize, rejects)?;
            }
        }
        Ok(())
    }

    /// Reports a merged id of a row that belongs to another one.
    pub(super) fn lose_id(&mut self, row: usize, keeper: usize, id: &str) {
        let (file, line) = self.place(row);
        let why = msg!("{place} has it too", place = self.seen_from(file, keeper));
        let Some(report) = self.reports.get_mut(file) else {
            return;
        };
        let tally: &mut Tally = report.rows_with.entry(RowProblem::ContestedId).or_default();
        tally.add(|| Problem {
            line,
            lead: None,
            column: None,
            value: id.to_string(),
            why: Some(why),
        });
    }

    /// The place of a row, as a message about a row of a file names it: `line 3`, or `line 3 of old.csv`.
    fn seen_from(&self, file: usize, row: usize) -> Message {
        let (other, line) = self.place(row);
        let report = self.reports.get(other);
        let unit = report.map_or(PositionUnit::Line, |report| report.format.unit());
        match (unit, report.filter(|_| other != file)) {
            (unit, None) => unit.position(line),
            (PositionUnit::Line, Some(report)) => {
                msg!("line {line} of {file}", line, file = report.file)
            }
            (PositionUnit::Row, Some(report)) => {
                msg!("row {row} of {file}", row = line, file = report.file)
            }
        }
    }

    pub(super) fn leave_out(
        &mut self,
        row: usize,
        instead: usize,
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        let (file, line) = self.place(row);
        let why = msg!(
            "{place} has the same lead id",
            place = self.seen_from(file, instead)
        );
        let id = self.ids.text(row as u32).to_owned();
        let reject = Reject {
            line,
            lead: None,
            column: None,
            value: id.clone(),
            why: why.clone(),
            raw: self
                .raw
                .as_ref()
                .and_then(|raw| raw.get(row))
                .cloned()
                .unwrap_or_default(),
        };
        let Some(report) = self.reports.get_mut(file) else {
            return Ok(());
        };
        report.taken -= 1;
        let tally: &mut Tally = report.rows_with.entry(RowProblem::Duplicate).or_default();
        tally.add(|| Problem {
            line,
            lead: None,
            column: None,
            value: id,
            why: Some(why),
        });
        rejects.add(&report.file, &[reject])
    }

    pub(super) fn place(&self, row: usize) -> (usize, u64) {
        let file = self
            .starts
            .partition_point(|start| *start <= row)
            .saturating_sub(1);
        (file, self.lines.get(row).copied().unwrap_or(0))
    }
}
