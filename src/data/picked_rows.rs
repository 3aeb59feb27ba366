//! Some rows of leads and activities, as tables of their own.

use super::table::{Activities, Column, Leads, Ranges, Times};
use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{
    Array, BooleanArray, Date32Array, DictionaryArray, Float64Array, ListArray, StringArray,
    TimestampMicrosecondArray,
};

/// Rows of a column; a row that is none has an unknown value.
type Rows<'r> = &'r [Option<usize>];

/// Some leads; the row of each in the result is its position in `rows`.
pub fn pick_leads(leads: &Leads, rows: &[usize]) -> Leads {
    let picked: Vec<Option<usize>> = rows.iter().copied().map(Some).collect();
    let known_from = leads.known_from.iter();
    Leads {
        ids: StringArray::from_iter_values(rows.iter().map(|row| leads.ids.value(*row))),
        columns: pick_all(&leads.columns, &picked),
        known_from: known_from
            .map(|times| times.as_ref().map(|times| pick_times(times, &picked)))
            .collect(),
    }
}

/// Some activities, all of them of the first lead; a row that is none is an activity without details.
pub fn pick_activities(activities: &Activities, rows: Rows<'_>) -> Activities {
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
