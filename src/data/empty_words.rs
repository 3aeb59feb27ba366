//! Texts that other programs write for an empty cell, such as `null`: they are read as they are and reported.

use super::read_report::EmptyWords;
use super::table::{Activities, Column, Leads};
use crate::contract::model::Type;
use crate::ir::data_schema::DataSchema;
use crate::text::fold;
use arrow_array::DictionaryArray;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;

/// The texts, folded.
const WORDS: [&str; 14] = [
    "null",
    "(null)",
    "none",
    "nil",
    "nan",
    "na",
    "n/a",
    "#n/a",
    "undefined",
    "-",
    "--",
    "—",
    "(blank)",
    "(empty)",
];

/// Fields and details of type text with such values, in the order of the contract.
pub(super) fn empty_words(
    inputs: &DataSchema,
    leads: &Leads,
    activities: &Activities,
) -> Vec<EmptyWords> {
    let fields = inputs.fields.iter().map(|field| (&field.name, &field.kind));
    let details = inputs
        .details
        .iter()
        .map(|detail| (&detail.name, &detail.kind));
    let fields = fields.zip(&leads.columns);
    let columns = fields.chain(details.zip(&activities.details));
    let found = columns.filter_map(|((name, kind), column)| match (kind, column) {
        (Type::Text, Some(Column::Text(texts))) => of_texts(name, texts),
        _ => None,
    });
    found.collect()
}

fn of_texts(name: &str, texts: &DictionaryArray<UInt32Type>) -> Option<EmptyWords> {
    let values = texts.values().as_string_opt::<i32>()?;
    let is_word = |text: &str| text.len() <= 9 && WORDS.contains(&fold(text).as_str());
    let mut words: Vec<(u32, String, u64)> = (0u32..)
        .zip(values.iter())
        .filter_map(|(key, text)| Some((key, text.filter(|text| is_word(text))?.to_owned(), 0)))
        .collect();
    if words.is_empty() {
        return None;
    }
    for key in texts.keys().iter().flatten() {
        if let Some((_, _, cells)) = words.iter_mut().find(|(word, ..)| *word == key) {
            *cells += 1;
        }
    }
    let mut kept: Vec<(String, u64)> = Vec::new();
    for (_, word, cells) in words.into_iter().filter(|(_, _, cells)| *cells > 0) {
        match kept
            .iter_mut()
            .find(|(other, _)| fold(other) == fold(&word))
        {
            Some((_, total)) => *total += cells,
            None => kept.push((word, cells)),
        }
    }
    kept.sort_by_key(|(_, cells)| std::cmp::Reverse(*cells));
    (!kept.is_empty()).then(|| EmptyWords {
        name: name.to_owned(),
        cells: kept.iter().map(|(_, cells)| cells).sum(),
        words: kept.into_iter().map(|(word, _)| word).collect(),
    })
}
