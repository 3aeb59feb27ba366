//! The first columns of a table of leads: the id and the shown fields.

use crate::data::shown_fields::{SHOWN_WIDTH, ShownFields};
use crate::message::{Message, Template, template};
use crate::report::page::PageData;
use crate::report::page::document::{Column, Kind, Table, words};
use crate::report::page::line::Line;
use crate::text::shortened;
use arrow_array::StringArray;

/// The id and the shown fields of leads.
pub(super) struct LeadColumns<'a> {
    ids: &'a StringArray,
    shown: ShownFields<'a>,
}

impl<'a> LeadColumns<'a> {
    /// Those of the page.
    pub fn new(source: &PageData<'a>) -> Self {
        let (leads, program) = (source.leads, source.program);
        LeadColumns {
            ids: &leads.ids,
            shown: ShownFields::new(leads, &program.inputs, &program.about.show),
        }
    }

    /// A table without rows, with these columns before others.
    pub fn table(&self, others: &[(Kind, Template)]) -> Table {
        let mut table = Table::with(&[words(template!("lead"))]);
        let shown = self.shown.names().map(Message::verbatim);
        let shown = shown.map(|name| Column::new(Kind::Words, name));
        table.columns.extend(shown);
        table.columns.extend(Table::with(others).columns);
        table
    }

    /// The cells of a lead.
    pub fn cells(&self, lead: usize) -> Vec<Line> {
        let values = self.shown.of(lead).map(|(_, value)| match value {
            Some(value) => Line::name(&shortened(&value, SHOWN_WIDTH)),
            None => Line::none(),
        });
        let id = Line::name(self.ids.value(lead));
        std::iter::once(id).chain(values).collect()
    }
}
