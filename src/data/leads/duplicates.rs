//! Leads with an id that another row also has.

use super::LeadsBuilder;
use crate::data::chunk_report::Reject;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::Duplicates;
use crate::data::read_report::{Problem, RowProblem, Tally};
use crate::data::rejects::Rejects;

impl LeadsBuilder<'_> {
    /// The rows that are kept; none if all are.
    pub(super) fn settle(&mut self, rejects: &mut Rejects) -> Result<Option<Vec<bool>>, DataError> {
        let has_further = !self.merged.pairs.is_empty();
        if self.repeated.is_empty() && self.footers.is_empty() && !has_further {
            return Ok(None);
        }
        let mut keep = vec![true; self.keys.len()];
        self.leave_out_footers(&mut keep, rejects)?;
        if let Some(first_repeated) = self.repeated.first() {
            if self.policy == Duplicates::Error {
                return Err(self.duplicate(*first_repeated as usize));
            }
            self.leave_out_repeated(&mut keep, rejects)?;
        }
        if has_further {
            self.settle_merged(&mut keep, rejects)?;
        }
        Ok(keep.contains(&false).then_some(keep))
    }

    /// The error about an id that two rows have, one of them at least among its further ids.
    pub(super) fn in_two_rows(&self, id: &str, first: usize, again: usize) -> DataError {
        let name = |file: usize| {
            self.reports
                .get(file)
                .map_or("", |report| report.file.as_str())
        };
        let place = |row: usize| {
            let (file, line) = self.place(row);
            (name(file).to_owned(), line)
        };
        let report = self.reports.get(self.place(again).0);
        let (first, again) = (place(first), place(again));
        let file = again.0.clone();
        let kind = ErrorKind::DuplicateLeads {
            id: id.to_owned(),
            first,
            again,
            rows: 1,
            merged: true,
            counts: report.map_or("line", |report| report.format.counts()),
        };
        DataError::in_file(file, kind)
    }

    /// Keeps one row of each id.
    fn leave_out_repeated(
        &mut self,
        keep: &mut [bool],
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        // By number of an id: the row that is kept.
        let mut kept = self.first.clone();
        if self.policy == Duplicates::Last {
            for (row, key) in self.keys.iter().enumerate() {
                if let Some(place) = kept.get_mut(*key as usize) {
                    *place = row as u32;
                }
            }
        }
        for (row, keep) in keep.iter_mut().enumerate().filter(|(_, keep)| **keep) {
            let key = self.keys.get(row).copied().unwrap_or(0);
            let instead = kept.get(key as usize).copied().unwrap_or(0) as usize;
            if instead != row {
                *keep = false;
                self.leave_out(row, instead, rejects)?;
            }
        }
        Ok(())
    }

    /// Reports a merged id of a row that belongs to another one.
    pub(super) fn lose_id(&mut self, row: usize, keeper: usize, id: &str) {
        let (file, line) = self.place(row);
        let why = format!("{} has it too", self.seen_from(file, keeper));
        let Some(report) = self.reports.get_mut(file) else {
            return;
        };
        let tally: &mut Tally = report.rows_with.entry(RowProblem::ContestedId).or_default();
        tally.add(|| Problem {
            line,
            column: None,
            value: id.to_string(),
            why,
        });
    }

    /// The place of a row, as a message about a row of a file names it: `line 3`, or `line 3 of old.csv`.
    fn seen_from(&self, file: usize, row: usize) -> String {
        let (other, line) = self.place(row);
        let report = self.reports.get(other);
        let counts = report.map_or("line", |report| report.format.counts());
        match report.filter(|_| other != file) {
            Some(report) => format!("{counts} {line} of {}", report.file),
            None => format!("{counts} {line}"),
        }
    }

    pub(super) fn leave_out(
        &mut self,
        row: usize,
        instead: usize,
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        let (file, line) = self.place(row);
        let why = format!("{} has the same lead id", self.seen_from(file, instead));
        let id = self.keys.get(row).map_or("", |key| self.ids.text(*key));
        let reject = Reject {
            line,
            column: None,
            value: id.to_string(),
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
            column: None,
            value: id.to_string(),
            why,
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

    fn duplicate(&self, again: usize) -> DataError {
        let key = self.keys.get(again).copied().unwrap_or(0);
        let first = self.first.get(key as usize).copied().unwrap_or(0) as usize;
        let place = |row| {
            let (file, line) = self.place(row);
            let name = self
                .reports
                .get(file)
                .map_or(String::new(), |report| report.file.clone());
            (name, line)
        };
        let report = self.reports.get(self.place(again).0);
        let counts = report.map_or("line", |report| report.format.counts());
        let (first, again) = (place(first), place(again));
        let file = again.0.clone();
        let kind = ErrorKind::DuplicateLeads {
            id: self.ids.text(key).to_string(),
            first,
            again,
            rows: self.repeated.len() as u64,
            merged: false,
            counts,
        };
        DataError::in_file(file, kind)
    }
}
