//! Cells that cannot be read, each with its lead: for the explanation of a lead.

use super::columns::ColumnPlan;
use super::{LeadsBuilder, positions};
use crate::contract::model::FieldId;
use crate::data::chunk_report::BadCell;
use crate::data::read_report::{FileReport, UnreadableCell};

impl LeadsBuilder<'_> {
    /// Keeps the cells of a part of a file that is added next; `lines` are those of its rows.
    pub(super) fn keep_cells(
        &mut self,
        plan: &ColumnPlan,
        report: &FileReport,
        lines: &[u64],
        cells: Vec<BadCell>,
    ) {
        let before = self.ids.len() as u32;
        let Some(kept) = &mut self.bad_cells else {
            return;
        };
        let field = |column: usize| {
            let mut places = plan.fields.iter();
            places.position(|place| place.is_some_and(|place| place.report == column))
        };
        kept.extend(cells.into_iter().filter_map(|cell| {
            Some(UnreadableCell {
                field: FieldId(field(cell.column)? as u32),
                lead: before + lines.binary_search(&cell.line).ok()? as u32,
                value: cell.value,
                why: cell.why,
                file: report.file.clone(),
                line: cell.line,
                counts: report.format.counts(),
            })
        }));
    }
}

/// The cells of rows that are leads, with their lead instead of the row.
pub(super) fn of_leads(cells: Vec<UnreadableCell>, kept: Option<&[bool]>) -> Vec<UnreadableCell> {
    let positions = positions(kept);
    let cells = cells.into_iter();
    cells
        .filter_map(|cell| {
            let lead = positions(cell.lead)?;
            Some(UnreadableCell { lead, ..cell })
        })
        .collect()
}
