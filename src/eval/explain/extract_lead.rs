//! A single lead in columns of its own, and variants of it with one change.

use crate::contract::model::{ActivityId, FactValue, FieldId};
use crate::data::table::{Activities, Column, EventKind, Leads, Ranges, Times};
use crate::eval::example::fact_column;
use crate::ir::Program;
use crate::ir::program::KindSource;
use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{
    Array, BooleanArray, Date32Array, DictionaryArray, Float64Array, ListArray, StringArray,
    TimestampMicrosecondArray,
};

/// A single lead.
#[derive(Debug, Clone)]
pub(super) struct SingleLead {
    /// Its row.
    pub leads: Leads,
    /// Its activities.
    pub activities: Activities,
}

impl SingleLead {
    /// The lead of a row with its activities.
    pub fn new(leads: &Leads, activities: &Activities, lead: usize) -> SingleLead {
        let rows = (0..activities.len()).filter(|row| activities.lead[*row] as usize == lead);
        let rows: Vec<Option<usize>> = rows.map(Some).collect();
        let one = [Some(lead)];
        SingleLead {
            leads: Leads {
                ids: StringArray::from_iter_values([leads.ids.value(lead)]),
                columns: pick_all(&leads.columns, &one),
                known_from: leads
                    .known_from
                    .iter()
                    .map(|times| times.as_ref().map(|times| pick_times(times, &one)))
                    .collect(),
            },
            activities: pick_activities(activities, &rows),
        }
    }

    /// The lead with more occurrences of an activity, without details.
    pub fn with_activity(
        &self,
        program: &Program,
        kind: ActivityId,
        times: u32,
        micros: i64,
    ) -> SingleLead {
        let event = match program.kinds[kind.index()].source {
            KindSource::KindOf { .. } => EventKind::Derived(kind),
            KindSource::Data | KindSource::AnyOf(_) => EventKind::Logged(kind),
        };
        let rows = 0..self.activities.len();
        let added = std::iter::repeat_n(None, times as usize);
        let rows: Vec<Option<usize>> = rows.map(Some).chain(added).collect();
        let mut activities = pick_activities(&self.activities, &rows);
        let number = activities.kinds.len() as u16;
        activities.kinds.push(event);
        for row in self.activities.len()..rows.len() {
            activities.kind[row] = number;
            activities.micros[row] = micros;
        }
        SingleLead {
            leads: self.leads.clone(),
            activities,
        }
    }

    /// The lead with a value for a field, known from the start of its history.
    pub fn with_field(&self, program: &Program, field: FieldId, value: &FactValue) -> SingleLead {
        let kind = &program.inputs.fields[field.index()].kind;
        let mut leads = self.leads.clone();
        let zone = program.about.zone.zone();
        if let Some(column) = leads.columns.get_mut(field.index()) {
            *column = fact_column(kind, &[Some(value)], zone);
        }
        if let Some(known_from) = leads.known_from.get_mut(field.index()) {
            *known_from = None;
        }
        SingleLead {
            leads,
            activities: self.activities.clone(),
        }
    }
}

/// Rows of a column; a row that is none has an unknown value.
type Rows<'r> = &'r [Option<usize>];

fn pick_activities(activities: &Activities, rows: Rows<'_>) -> Activities {
    let marks = activities.date_only.as_ref();
    let date_only = |marks: &arrow_buffer::BooleanBuffer| {
        let mark = |row: &Option<usize>| row.is_some_and(|row| marks.value(row));
        rows.iter().map(mark).collect()
    };
    let or_zero = |row: &Option<usize>, of: &dyn Fn(usize) -> i64| row.map_or(0, of);
    Activities {
        lead: vec![0; rows.len()],
        kind: rows
            .iter()
            .map(|row| row.map_or(0, |row| activities.kind[row]))
            .collect(),
        micros: rows
            .iter()
            .map(|row| or_zero(row, &|row| activities.micros[row]))
            .collect(),
        date_only: marks.map(date_only),
        details: pick_all(&activities.details, rows),
        kinds: activities.kinds.clone(),
    }
}

fn pick_all(columns: &[Option<Column>], rows: Rows<'_>) -> Vec<Option<Column>> {
    let columns = columns.iter();
    columns
        .map(|column| column.as_ref().and_then(|column| pick(column, rows)))
        .collect()
}

/// The values of some rows, with a dictionary of their own.
fn pick(column: &Column, rows: Rows<'_>) -> Option<Column> {
    Some(match column {
        Column::Text(texts) => {
            let values = texts.values().as_string_opt::<i32>()?;
            let picked = rows.iter().map(|row| text_at(texts, values, (*row)?));
            Column::Text(picked.collect())
        }
        Column::Choices(lists) => Column::Choices(pick_lists(lists, rows)?),
        Column::Number(numbers) => Column::Number(
            rows.iter()
                .map(|row| row.filter(|row| numbers.is_valid(*row)))
                .map(|row| row.map(|row| numbers.value(row)))
                .collect::<Float64Array>(),
        ),
        Column::Range(ranges) => {
            Column::Range(Ranges::new(rows.iter().map(|row| ranges.get((*row)?))))
        }
        Column::Day(days) => Column::Day(
            rows.iter()
                .map(|row| row.filter(|row| days.is_valid(*row)))
                .map(|row| row.map(|row| days.value(row)))
                .collect::<Date32Array>(),
        ),
        Column::Time(times) => Column::Time(pick_times(times, rows)),
        Column::YesNo(answers) => Column::YesNo(
            rows.iter()
                .map(|row| row.filter(|row| answers.is_valid(*row)))
                .map(|row| row.map(|row| answers.value(row)))
                .collect::<BooleanArray>(),
        ),
    })
}

fn text_at<'t>(
    texts: &DictionaryArray<UInt32Type>,
    values: &'t StringArray,
    row: usize,
) -> Option<&'t str> {
    let key = texts.key(row)?;
    values.is_valid(key).then(|| values.value(key))
}

fn pick_lists(lists: &ListArray, rows: Rows<'_>) -> Option<ListArray> {
    let texts = lists.values().as_dictionary_opt::<UInt32Type>()?;
    let values = texts.values().as_string_opt::<i32>()?;
    let mut picked = ListBuilder::new(StringDictionaryBuilder::<UInt32Type>::new());
    for row in rows {
        match row.filter(|row| lists.is_valid(*row)) {
            None => picked.append(false),
            Some(row) => {
                let offsets = lists.value_offsets();
                for index in offsets[row] as usize..offsets[row + 1] as usize {
                    if let Some(text) = text_at(texts, values, index) {
                        picked.values().append_value(text);
                    }
                }
                picked.append(true);
            }
        }
    }
    Some(picked.finish())
}

fn pick_times(times: &Times, rows: Rows<'_>) -> Times {
    let micros = |row: &Option<usize>| {
        row.filter(|row| times.micros.is_valid(*row))
            .map(|row| times.micros.value(row))
    };
    let date_only = times.date_only.as_ref().map(|marks| {
        let mark = |row: &Option<usize>| row.is_some_and(|row| marks.value(row));
        rows.iter().map(mark).collect()
    });
    Times {
        micros: rows
            .iter()
            .map(micros)
            .collect::<TimestampMicrosecondArray>(),
        date_only,
    }
}
