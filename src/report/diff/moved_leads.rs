//! The leads that are in a different stage under the new contract, a row each.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

use crate::diff::leads::LeadChanges;
use crate::report::rows::Rows;

/// The columns: the id of a lead, and where it is under the old and the new contract.
const COLUMNS: [&str; 3] = ["lead id", "from", "to"];

/// Rows of leads, in the order of the stages, then in that of the data.
#[derive(Debug)]
pub struct MovedLeads<'a>(Vec<[&'a str; 3]>);

impl<'a> MovedLeads<'a> {
    /// The leads of a comparison.
    pub fn new(changes: &'a LeadChanges) -> Self {
        let rows = changes.moves.iter().flat_map(|one| {
            let leads = one.leads.iter();
            leads.map(|lead| [lead.as_str(), one.from.word(), one.to.word()])
        });
        MovedLeads(rows.collect())
    }
}

impl Rows for MovedLeads<'_> {
    fn schema(&self) -> SchemaRef {
        let fields = COLUMNS.map(|name| Field::new(name, DataType::Utf8, false));
        Arc::new(Schema::new(fields.to_vec()))
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError> {
        let rows = self.0.get(rows).unwrap_or_default();
        let column = |at: usize| -> ArrayRef {
            let texts = rows.iter().filter_map(|row| row.get(at).copied());
            Arc::new(StringArray::from_iter_values(texts))
        };
        let columns = (0..COLUMNS.len()).map(column);
        RecordBatch::try_new(self.schema(), columns.collect())
    }
}
