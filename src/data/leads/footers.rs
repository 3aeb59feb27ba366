//! Lines that a report has after its last lead: `Grand Totals (2 records)`, `Confidential Information`.

use super::LeadsBuilder;
use crate::data::chunk_report::Reject;
use crate::data::error::DataError;
use crate::data::read_report::{Problem, RowProblem, Tally};
use crate::data::rejects::Rejects;
use crate::message::msg;

impl LeadsBuilder<'_> {
    /// Notes the footer of the file read last: the rows at its end with nothing but a text in the column of the id, from the
    /// first that has several words. Where a lead has an id of several words, there is none.
    pub(super) fn find_footers(&mut self) {
        let start = self.starts.last().copied().unwrap_or(0);
        let end = self.ids.len();
        let alone = std::mem::take(&mut self.alone);
        let rows = (start..end).rev().zip(alone.iter().rev());
        let run = rows
            .take_while(|(row, alone)| *row == **alone as usize)
            .count();
        let Some(first) = (end - run..end).find(|row| self.has_words(*row)) else {
            return;
        };
        let mut leads = (0..first).filter(|row| !self.footers.contains(&(*row as u32)));
        if first > start && !leads.any(|row| self.has_words(row)) {
            self.footers.extend(first as u32..end as u32);
        }
    }

    fn has_words(&self, row: usize) -> bool {
        self.ids.text(row as u32).contains(char::is_whitespace)
    }

    /// Reports the footers, and takes them from the rows that are kept.
    pub(super) fn leave_out_footers(
        &mut self,
        keep: &mut [bool],
        rejects: &mut Rejects,
    ) -> Result<(), DataError> {
        for row in std::mem::take(&mut self.footers) {
            let row = row as usize;
            if let Some(keep) = keep.get_mut(row) {
                *keep = false;
            }
            let (file, line) = self.place(row);
            let text = self.ids.text(row as u32).to_owned();
            let why =
                msg!("it follows the last lead and has nothing but a text in the column of the id");
            let Some(report) = self.reports.get_mut(file) else {
                continue;
            };
            report.taken -= 1;
            let tally: &mut Tally = report.rows_with.entry(RowProblem::Footer).or_default();
            tally.add(|| Problem {
                line,
                lead: None,
                column: None,
                value: text.clone(),
                why: None,
            });
            let reject = Reject {
                line,
                lead: None,
                column: None,
                value: text.clone(),
                why,
                raw: text,
            };
            rejects.add(&report.file, &[reject])?;
        }
        Ok(())
    }
}
