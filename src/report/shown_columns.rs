//! Columns of fields that are shown with the id of a lead.

use std::collections::HashSet;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, StringArray,
    TimestampMicrosecondArray, new_null_array, types::UInt32Type,
};
use arrow_schema::{DataType, Field, TimeUnit};

use crate::contract::model::{FieldId, Type};
use crate::data::shown_fields;
use crate::data::table::{Column, Leads};
use crate::ir::Program;
use crate::text::fold_name;

/// The fields a program shows, each with the name of its column: its own, or with the suffix `field` if another column has it.
pub(super) fn named(program: &Program, taken: &mut HashSet<String>) -> Vec<(String, FieldId)> {
    let fields = program.about.show.iter();
    fields
        .map(|field| {
            let mut name = program.field_name(*field).to_owned();
            while !taken.insert(fold_name(&name)) {
                name.push_str(" field");
            }
            (name, *field)
        })
        .collect()
}

/// The type of the column of a field.
pub(super) fn column_type(program: &Program, field: FieldId) -> DataType {
    match &program.inputs.fields[field.index()].kind {
        Type::Id
        | Type::Text
        | Type::Email
        | Type::Link
        | Type::Choice(_)
        | Type::Country
        | Type::Range => DataType::Utf8,
        Type::Choices(_) => DataType::List(Arc::new(item())),
        Type::Whole | Type::Number | Type::Money | Type::Percent => DataType::Float64,
        Type::Date => DataType::Date32,
        Type::Time | Type::CreationTime => DataType::Timestamp(
            TimeUnit::Microsecond,
            Some(program.about.zone.name().into()),
        ),
        Type::YesNo => DataType::Boolean,
    }
}

/// The values of a field for these leads, in a column of its type.
pub(super) fn array(program: &Program, leads: &Leads, field: FieldId, rows: &[usize]) -> ArrayRef {
    let column = leads.columns.get(field.index()).and_then(Option::as_ref);
    let kind = column_type(program, field);
    let Some(column) = column else {
        return new_null_array(&kind, rows.len());
    };
    let rows = rows.iter().copied();
    match column {
        Column::Text(texts) => Arc::new(rows.map(|row| text(texts, row)).collect::<StringArray>()),
        Column::Choices(lists) => {
            let mut found = ListBuilder::new(StringBuilder::new()).with_field(item());
            for row in rows {
                let texts = shown_fields::texts(lists, row);
                found.append_option(texts.map(|texts| texts.into_iter().map(Some)));
            }
            Arc::new(found.finish())
        }
        Column::Number(all) => Arc::new(
            rows.map(|row| all.is_valid(row).then(|| all.value(row)))
                .collect::<Float64Array>(),
        ),
        Column::Range(ranges) => {
            let texts = rows.map(|row| ranges.get(row).map(|range| range.to_string()));
            Arc::new(texts.collect::<StringArray>())
        }
        Column::Day(all) => Arc::new(
            rows.map(|row| all.is_valid(row).then(|| all.value(row)))
                .collect::<Date32Array>(),
        ),
        Column::Time(times) => {
            let all = &times.micros;
            let micros: TimestampMicrosecondArray = rows
                .map(|row| all.is_valid(row).then(|| all.value(row)))
                .collect();
            Arc::new(micros.with_timezone(program.about.zone.name()))
        }
        Column::YesNo(all) => Arc::new(
            rows.map(|row| all.is_valid(row).then(|| all.value(row)))
                .collect::<BooleanArray>(),
        ),
    }
}

fn text(texts: &DictionaryArray<UInt32Type>, row: usize) -> Option<&str> {
    let values: &StringArray = texts.values().as_string_opt()?;
    texts.key(row).map(|key| values.value(key))
}

fn item() -> Field {
    Field::new_list_field(DataType::Utf8, false)
}
