//! Fields that are shown with the id of a lead: `show: company, email`.

use super::table::{Column, Leads, Times};
use crate::contract::model::FieldId;
use crate::ir::data_schema::DataSchema;
use crate::time::{LocalDay, MicrosUtc};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{Array, ListArray, StringArray};
use jiff::tz::TimeZone;

/// Maximum number of characters of a value in a sentence or a page.
pub const SHOWN_WIDTH: usize = 60;

/// The fields shown with the leads of a run.
#[derive(Debug, Clone, Copy)]
pub struct ShownFields<'a> {
    leads: &'a Leads,
    inputs: &'a DataSchema,
    fields: &'a [FieldId],
}

impl<'a> ShownFields<'a> {
    /// The given fields of these leads.
    pub fn new(leads: &'a Leads, inputs: &'a DataSchema, fields: &'a [FieldId]) -> Self {
        ShownFields {
            leads,
            inputs,
            fields,
        }
    }

    /// The names of the fields.
    pub fn names(self) -> impl Iterator<Item = &'a str> {
        let inputs = self.inputs;
        let fields = self.fields.iter();
        fields.map(|field| inputs.fields[field.index()].name.as_str())
    }

    /// The names with the values of a lead as text; none where the value is unknown.
    pub fn of(self, lead: usize) -> impl Iterator<Item = (&'a str, Option<String>)> {
        let zone = self.inputs.zone.zone();
        let value = move |field: &FieldId| {
            let column = self.leads.columns.get(field.index())?.as_ref()?;
            text(column, lead, zone)
        };
        self.names().zip(self.fields.iter().map(value))
    }

    /// The rows of the leads with this value in one of the fields, upper and lower case aside.
    pub fn leads_with(self, wanted: &str) -> Vec<usize> {
        let wanted = crate::text::fold(wanted);
        let has = |lead: &usize| {
            let mut values = self.of(*lead).filter_map(|(_, value)| value);
            values.any(|value| crate::text::fold(&value) == wanted)
        };
        (0..self.leads.len()).filter(has).collect()
    }
}

/// The value in a row as text; none if it is unknown.
fn text(column: &Column, row: usize, zone: &TimeZone) -> Option<String> {
    match column {
        Column::Text(texts) => {
            let values: &StringArray = texts.values().as_string_opt()?;
            Some(values.value(texts.key(row)?).to_owned())
        }
        Column::Choices(lists) => Some(texts(lists, row)?.join(", ")),
        Column::Number(numbers) => numbers
            .is_valid(row)
            .then(|| numbers.value(row).to_string()),
        Column::Range(ranges) => Some(ranges.get(row)?.to_string()),
        Column::Day(days) => days
            .is_valid(row)
            .then(|| LocalDay(days.value(row)).to_string()),
        Column::Time(times) => time(times, row, zone),
        Column::YesNo(answers) => answers.is_valid(row).then(|| {
            let word = if answers.value(row) { "yes" } else { "no" };
            word.to_owned()
        }),
    }
}

/// The texts of a list of choices; none if it is unknown.
pub fn texts(lists: &ListArray, row: usize) -> Option<Vec<&str>> {
    if lists.is_null(row) {
        return None;
    }
    let dictionary = lists.values().as_dictionary_opt::<UInt32Type>()?;
    let values: &StringArray = dictionary.values().as_string_opt()?;
    let offsets = lists.value_offsets();
    let positions = offsets[row] as usize..offsets[row + 1] as usize;
    let keys = positions.filter_map(|position| dictionary.key(position));
    Some(keys.map(|key| values.value(key)).collect())
}

/// `2026-05-04 09:30`, or only the date if the data gives no more.
fn time(times: &Times, row: usize, zone: &TimeZone) -> Option<String> {
    if times.micros.is_null(row) {
        return None;
    }
    let local = MicrosUtc(times.micros.value(row)).civil(zone);
    let is_day = times.date_only.as_ref().is_some_and(|day| day.value(row));
    let form = if is_day { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
    Some(local.strftime(form).to_string())
}
