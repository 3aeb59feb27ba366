//! The explanation of one lead of a table.

use super::{AsOf, Engine, EvaluationError, Explanation, Tables, UnknownName};
use crate::data::{self, Loaded, Request};
use crate::eval::explain::{UnreadableValue, explain};
use crate::ir::Program;
use crate::message::Language;

impl Engine {
    /// Explains the lead with an id, which may be that of a contact merged into it; none if it was created later. Reasons why
    /// its cells cannot be read are in `language`.
    ///
    /// # Errors
    ///
    /// As [`evaluate`](Engine::evaluate), and [`EvaluationError::NoLead`] if there is no such id.
    pub fn explain_lead(
        &self,
        tables: &Tables,
        id: &str,
        as_of: impl Into<AsOf>,
        language: Language,
    ) -> Result<Option<Explanation>, EvaluationError> {
        let request = Request {
            unreadable_cells: true,
            ..tables.request()
        };
        let data = data::read(&self.program.inputs, &request)?;
        let row = row_of_id(&data, id).ok_or_else(|| {
            let known = data.leads.ids.iter().flatten();
            EvaluationError::NoLead(UnknownName::new(id, known))
        })?;
        let as_of = self.within_zone(as_of);
        let explanation = explain(&self.program, &data.leads, &data.activities, row, as_of);
        Ok(explanation.map(|mut explanation| {
            explanation.unreadable = unreadable(&self.program, &data, row, language);
            self.shown(explanation)
        }))
    }
}

/// The row of the lead with an id, or into which the contact with this id was merged.
pub(crate) fn row_of_id(data: &Loaded, id: &str) -> Option<usize> {
    let own = data.leads.ids.iter().position(|own| own == Some(id));
    let merged = || data.merged_ids.iter().find(|(merged, _)| merged == id);
    own.or_else(|| merged().map(|(_, row)| *row as usize))
}

/// The cells of a lead that cannot be read, in the order of the fields.
pub(crate) fn unreadable(
    program: &Program,
    data: &Loaded,
    row: usize,
    language: Language,
) -> Vec<UnreadableValue> {
    let cells = data.unreadable_cells.iter();
    let mut cells: Vec<_> = cells.filter(|cell| cell.lead as usize == row).collect();
    cells.sort_by_key(|cell| cell.field);
    let values = cells.into_iter().map(|cell| UnreadableValue {
        field: program.field_name(cell.field).to_owned(),
        cell: cell.value.clone(),
        why: cell.why.text(language),
        file: cell.file.clone(),
        line: cell.line,
        counts: cell.counts,
    });
    values.collect()
}
