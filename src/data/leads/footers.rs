//! Lines that a report has after its last lead: `Grand Totals (2 records)`, `Confidential Information`.

use super::LeadsBuilder;
use super::columns::key_field;
use crate::data::chunk_report::Reject;
use crate::data::error::DataError;
use crate::data::read_report::{Problem, RowProblem, Tally};
use crate::data::rejects::Rejects;

impl LeadsBuilder<'_> {
    /// Notes the footers of the file read last: rows at its end with several words for an id and nothing in any other field.
    /// A file in which leads have such ids, or which has no other field, has none.
    pub(super) fn find_footers(&mut self) -> Result<(), DataError> {
        let start = self.starts.last().copied().unwrap_or(0);
        let key = key_field(self.inputs)?;
        let others: Vec<_> = (self.fields.iter().enumerate())
            .filter(|(at, _)| *at != key)
            .filter_map(|(_, values)| values.as_ref())
            .collect();
        let is_footer =
            |row: usize| self.has_words(row) && others.iter().all(|values| values.is_unknown(row));
        let rows = start..self.keys.len();
        let found = rows.clone().rev().take_while(|row| is_footer(*row)).count();
        let last = rows.end - found;
        if found == 0 || others.is_empty() || last == start {
            return Ok(());
        }
        if !(start..last).any(|row| self.has_words(row)) {
            self.footers.extend(last as u32..rows.end as u32);
            self.repeated.retain(|row| (*row as usize) < last);
        }
        Ok(())
    }

    fn has_words(&self, row: usize) -> bool {
        let key = self.keys.get(row).copied().unwrap_or(0);
        self.ids.text(key).contains(char::is_whitespace)
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
            let key = self.keys.get(row).copied().unwrap_or(0);
            let text = self.ids.text(key).to_owned();
            let why = "it follows the last lead and has nothing but words in the column of the id";
            let Some(report) = self.reports.get_mut(file) else {
                continue;
            };
            report.taken -= 1;
            let tally: &mut Tally = report.rows_with.entry(RowProblem::Footer).or_default();
            tally.add(|| Problem {
                line,
                column: None,
                value: text.clone(),
                why: String::new(),
            });
            let reject = Reject {
                line,
                column: None,
                value: text.clone(),
                why: why.into(),
                raw: text,
            };
            rejects.add(&report.file, &[reject])?;
        }
        Ok(())
    }
}
