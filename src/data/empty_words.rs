//! Texts that other programs write for an empty cell, such as `null`: they are read as they are and reported.

use super::read_report::EmptyWords;
use super::table::{Activities, Column, Leads};
use crate::contract::model::Type;
use crate::ir::data_schema::DataSchema;
use crate::text::fold;
use arrow_array::DictionaryArray;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

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

/// Whether programs write a text, which is folded, for an empty cell.
pub fn is_empty_word(folded: &str) -> bool {
    WORDS.contains(&folded)
}

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
    let columns: Vec<_> = fields.chain(details.zip(&activities.details)).collect();
    let found = columns
        .into_par_iter()
        .filter_map(|((name, kind), column)| match (kind, column) {
            (Type::Text, Some(Column::Text(texts))) => of_texts(name, texts),
            _ => None,
        });
    found.collect()
}

fn of_texts(name: &str, texts: &DictionaryArray<UInt32Type>) -> Option<EmptyWords> {
    let values = texts.values().as_string_opt::<i32>()?;
    // An array may have a text several times. By text: the number of its cells, in the order of first appearance.
    let mut words: Vec<(&str, u64)> = Vec::new();
    let mut word_of: FxHashMap<u32, usize> = FxHashMap::default();
    let texts_with_keys = (0_u32..).zip(values.iter());
    for (key, text) in texts_with_keys {
        let Some(text) = text.filter(|text| is_word(text)) else {
            continue;
        };
        let place = words.iter().position(|(word, _)| fold(word) == fold(text));
        word_of.insert(key, place.unwrap_or(words.len()));
        if place.is_none() {
            words.push((text, 0));
        }
    }
    if words.is_empty() {
        return None;
    }
    for key in texts.keys().iter().flatten() {
        let word = word_of.get(&key).and_then(|place| words.get_mut(*place));
        word.into_iter().for_each(|(_, cells)| *cells += 1);
    }
    words.retain(|(_, cells)| *cells > 0);
    words.sort_by_key(|(_, cells)| std::cmp::Reverse(*cells));
    (!words.is_empty()).then(|| EmptyWords {
        name: name.to_owned(),
        cells: words.iter().map(|(_, cells)| cells).sum(),
        words: words.into_iter().map(|(word, _)| word.to_owned()).collect(),
    })
}

/// Whether other programs write a text for an empty cell.
pub(super) fn is_word(text: &str) -> bool {
    text.len() <= 9 && WORDS.contains(&fold(text).as_str())
}
