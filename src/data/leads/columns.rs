//! The columns of a leads file that contain the fields.

use crate::contract::model::Type;
use crate::data::column::Place;
use crate::data::column_mapping::{self, ColumnRequest, Columns, Slots};
use crate::data::error::{DataError, ErrorKind};
use crate::data::naming_line::NamingLine;
use crate::data::read_options::Input;
use crate::data::read_report::{ColumnReport, MissingColumn};
use crate::ir::data_schema::{DataSchema, FieldInput};
use crate::message::{Message, msg};

/// The columns of a leads file.
#[derive(Debug, Clone)]
pub(in crate::data) struct ColumnPlan {
    /// The index of the lead id among the columns that are read.
    pub id: usize,
    /// The column with the ids of merged contacts.
    pub merged: Option<Place>,
    /// By field.
    pub fields: Vec<Option<Place>>,
    /// By field: the time from which it is known.
    pub known_from: Vec<Option<Place>>,
    pub slots: Slots,
    pub reports: Vec<ColumnReport>,
    pub unused: Vec<String>,
    pub absent: Vec<MissingColumn>,
}

/// The field that is the key of a lead.
pub(in crate::data) fn key_field(inputs: &DataSchema) -> Result<usize, DataError> {
    let key = inputs.fields.iter().position(|f| f.kind == Type::Id);
    let language = inputs.language;
    key.ok_or_else(|| DataError::new(ErrorKind::NoIdField { language }))
}

impl ColumnPlan {
    /// Finds the columns. A column named in the contract must exist; a field without any column is unknown for all leads.
    pub fn new(
        inputs: &DataSchema,
        input: &Input,
        columns: &[String],
    ) -> Result<ColumnPlan, DataError> {
        let key = key_field(inputs)?;
        let columns = Columns::new(input, inputs.language, columns);
        let mut plan = ColumnPlan {
            id: 0,
            merged: None,
            fields: Vec::new(),
            known_from: Vec::new(),
            slots: Slots::default(),
            reports: Vec::new(),
            unused: Vec::new(),
            absent: Vec::new(),
        };
        let mut absent = Vec::new();
        for (at, field) in inputs.fields.iter().enumerate() {
            let found = find(field, at == key, &columns)?;
            if found.is_none() {
                absent.push(field.name.as_str());
            }
            let place = found.map(|column| plan.place((&field.name, None), column, &columns));
            if let (true, Some(place)) = (at == key, place) {
                plan.id = place.slot;
                plan.merged = plan.merged(field, &columns)?;
            }
            let since = match (&field.known_from, found) {
                (Some(name), Some(_)) => Some(known_from(field, name, &columns)?),
                _ => None,
            };
            let name = format!("{} known from", field.name);
            let since = since.map(|column| {
                let label = msg!("{field} known from", field = field.name);
                plan.place((&name, Some(label)), column, &columns)
            });
            plan.known_from.push(since);
            plan.fields.push(place.filter(|_| at != key));
        }
        plan.absent = columns.absent(absent, &plan.slots.0);
        plan.unused = columns.unused(&plan.slots.0);
        Ok(plan)
    }

    /// The plan for all columns of a file whose first rows it was made for. An error if other columns are read now; then the
    /// file must be read again.
    pub fn with_all(
        self,
        inputs: &DataSchema,
        input: &Input,
        columns: Option<Vec<String>>,
    ) -> Result<ColumnPlan, DataError> {
        let make = |columns: &[String]| ColumnPlan::new(inputs, input, columns);
        column_mapping::with_all(self, columns, input, make, ColumnPlan::reads)
    }

    /// The columns that are read, and for what.
    fn reads(&self) -> (&Slots, &[ColumnReport]) {
        (&self.slots, &self.reports)
    }

    fn merged(
        &mut self,
        field: &FieldInput,
        columns: &Columns<'_>,
    ) -> Result<Option<Place>, DataError> {
        if field.merged.is_empty() {
            return Ok(None);
        }
        let name = format!("{} also in", field.name);
        let wanted = ColumnRequest {
            what: msg!("{field} also in", field = field.name),
            names: field.merged.iter().map(String::as_str).collect(),
            line: NamingLine::Merged(&field.name),
        };
        let found = columns.first(&wanted)?;
        let column = found.ok_or_else(|| columns.missing(&wanted))?;
        Ok(Some(self.place(
            (&name, Some(wanted.what)),
            column,
            columns,
        )))
    }

    fn place(
        &mut self,
        (name, label): (&str, Option<Message>),
        column: usize,
        columns: &Columns<'_>,
    ) -> Place {
        self.reports.push(ColumnReport {
            name: name.to_string(),
            label,
            column: columns.name(column).to_string(),
            ..ColumnReport::default()
        });
        Place {
            slot: self.slots.place(column),
            report: self.reports.len() - 1,
        }
    }
}

fn find(
    field: &FieldInput,
    is_key: bool,
    columns: &Columns<'_>,
) -> Result<Option<usize>, DataError> {
    let name = field.name.as_str();
    let wanted = ColumnRequest {
        what: Message::verbatim(name),
        names: field.column_names().collect(),
        line: match is_key {
            true => NamingLine::Key(name),
            false => NamingLine::Field(name),
        },
    };
    match columns.first(&wanted)? {
        None if is_key || !field.columns.is_empty() => Err(columns.missing(&wanted)),
        found => Ok(found),
    }
}

fn known_from(field: &FieldInput, name: &str, columns: &Columns<'_>) -> Result<usize, DataError> {
    let wanted = ColumnRequest {
        what: msg!("{field} known from", field = field.name),
        names: vec![name],
        line: NamingLine::KnownFrom(&field.name),
    };
    columns
        .first(&wanted)?
        .ok_or_else(|| columns.missing(&wanted))
}
