//! Values with invisible characters: they are read unchanged and reported.

use super::read_report::Unseen;
use super::table::{Activities, Column, Leads};
use crate::ir::data_schema::DataSchema;
use crate::text::hidden;
use arrow_array::StringArray;
use arrow_array::cast::AsArray;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// Fields and details with such values, in the order of the contract.
pub(super) fn unseen(inputs: &DataSchema, leads: &Leads, activities: &Activities) -> Vec<Unseen> {
    let fields = inputs.fields.iter().map(|field| &field.name);
    let details = inputs.details.iter().map(|detail| &detail.name);
    let fields = fields.zip(&leads.columns);
    let columns: Vec<_> = fields.chain(details.zip(&activities.details)).collect();
    let found = columns
        .into_par_iter()
        .filter_map(|(name, column)| match column {
            Some(Column::Text(texts)) => of_texts(name, texts.values().as_string_opt()?),
            // Choices are spelled as the contract declares them.
            Some(
                Column::Choices(_)
                | Column::Number(_)
                | Column::Range(_)
                | Column::Day(_)
                | Column::Time(_)
                | Column::YesNo(_),
            )
            | None => None,
        });
    found.collect()
}

/// Whether a text has invisible characters.
pub(super) fn is_unseen(text: &str) -> bool {
    hidden(text).next().is_some()
}

fn of_texts(name: &str, texts: &StringArray) -> Option<Unseen> {
    // In pieces, of which the processor tests many bytes at once.
    let are_plain = |piece: &[u8]| {
        let odd = piece.iter().filter(|byte| !(b' '..=b'~').contains(*byte));
        odd.count() == 0
    };
    if texts.value_data().chunks(4096).all(are_plain) {
        return None;
    }
    let texts = texts.iter().flatten();
    let mut texts = texts.filter(|text| is_unseen(text));
    let first = texts.next()?;
    // An array may have a text several times.
    let others: FxHashSet<&str> = texts.filter(|text| *text != first).collect();
    Some(Unseen {
        name: name.to_owned(),
        values: others.len() as u64 + 1,
        first: first.to_owned(),
    })
}
