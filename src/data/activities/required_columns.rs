//! The three columns that every activity needs: how they are found, and the errors if they are missing.

use super::kind_matching::logged;
use crate::contract::model::{ActivityColumns, Type};
use crate::data::column_mapping::{ColumnRequest, Columns};
use crate::data::error::{DataError, ErrorKind};
use crate::data::naming_line::NamingLine;
use crate::data::similar_names::Distance;
use crate::ir::data_schema::DataSchema;
use crate::message::{Language, Message, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::text::fold_column;
use std::path::Path;

/// Usual names of columns. The first name takes precedence; of the others, only one may be present.
const LEAD: &[&str] = &[
    "lead id",
    "lead",
    "contact id",
    "contact",
    "prospect id",
    "person id",
    "who id",
];
const KIND: &[&str] = &[
    "kind",
    "type",
    "activity",
    "activity type",
    "event",
    "event type",
    "event name",
];
const TIME: &[&str] = &[
    "time",
    "at",
    "timestamp",
    "date",
    "date time",
    "occurred at",
    "activity date",
    "activity time",
    "event date",
    "event time",
];

/// One of the three columns every activity needs.
#[derive(Clone, Copy)]
pub(super) struct RequiredColumn {
    /// Its name in reports.
    pub what: &'static str,
    /// The line of a contract that names it.
    pub line: PhraseId,
    usual: &'static [&'static str],
    pub declared: fn(&ActivityColumns) -> &Vec<String>,
}

pub(super) const LEAD_ID: RequiredColumn = RequiredColumn {
    what: "lead id",
    line: PhraseId::LeadIdColumn,
    usual: LEAD,
    declared: |columns| &columns.lead_id,
};
pub(super) const KIND_OF_ROW: RequiredColumn = RequiredColumn {
    what: "kind",
    line: PhraseId::KindColumn,
    usual: KIND,
    declared: |columns| &columns.kind,
};
pub(super) const TIME_OF_ROW: RequiredColumn = RequiredColumn {
    what: "time",
    line: PhraseId::TimeColumn,
    usual: TIME,
    declared: |columns| &columns.time,
};

impl RequiredColumn {
    /// Its name in messages: the word of the contract's language.
    pub fn name(self, language: Language) -> Message {
        let label = keywords::label(language, self.line);
        Message::verbatim(label.trim_end_matches([':', '：']))
    }
}

/// The column for all activities: as `activity columns:` names it, by the word of the language, or by a usual name.
pub(super) fn general(
    inputs: &DataSchema,
    columns: &Columns<'_>,
    essential: RequiredColumn,
) -> Result<Option<usize>, DataError> {
    let search = |names: Vec<&str>, only: bool| {
        let wanted = ColumnRequest {
            what: essential.name(inputs.language),
            names,
            line: NamingLine::OfAll(essential.line),
        };
        if only {
            columns.only(&wanted)
        } else {
            columns.first(&wanted)
        }
    };
    let declared = (essential.declared)(&inputs.activity_columns);
    let mut named: Vec<&str> = declared.iter().map(String::as_str).collect();
    named.extend(essential.usual.first());
    if let Some(column) = search(named, false)? {
        return Ok(Some(column));
    }
    let mut usual = essential.usual.to_vec();
    if essential.what == LEAD_ID.what {
        usual.extend(key_names(inputs));
    }
    search(usual, true)
}

/// Names of the lead id in leads files. A bare `id` would be the activity's own id.
fn key_names(inputs: &DataSchema) -> impl Iterator<Item = &str> {
    let key = inputs.fields.iter().find(|field| field.kind == Type::Id);
    let names = key.into_iter().flat_map(|field| field.column_names());
    names.filter(|name| fold_column(name) != "id")
}

pub(super) fn missing(
    inputs: &DataSchema,
    columns: &Columns<'_>,
    essential: RequiredColumn,
    what: Message,
) -> DataError {
    let declared = (essential.declared)(&inputs.activity_columns);
    let declared = declared.iter().map(String::as_str);
    let mut names: Vec<&str> = declared.chain(essential.usual.iter().copied()).collect();
    if essential.what == LEAD_ID.what {
        names.extend(key_names(inputs));
    }
    columns.missing(&ColumnRequest {
        what,
        names,
        line: NamingLine::OfAll(essential.line),
    })
}

/// Adds to an error how to declare that all rows are of one kind.
pub(super) fn or_of_one_kind(
    mut error: DataError,
    inputs: &DataSchema,
    columns: &Columns<'_>,
) -> DataError {
    let file = columns.input().to_string();
    let stem = Path::new(&file).file_stem().unwrap_or_default();
    let stem = stem.to_string_lossy();
    let near = logged(inputs).min_by_key(|(_, activity, ..)| {
        let names = activity.also.iter().chain([&activity.name]);
        names.map(|name| Distance::between(name, &stem)).min()
    });
    if let (ErrorKind::MissingColumn { advice, .. }, Some((_, activity, ..))) =
        (error.kind.as_mut(), near)
    {
        let argument = match activity.name.contains(' ') || file.contains(' ') {
            true => format!("\"{}={file}\"", activity.name),
            false => format!("{}={file}", activity.name),
        };
        advice.instead = Some(msg!(
            "if all rows are of one kind, name it before the file: `--activities {argument}`",
            argument
        ));
    }
    error
}
