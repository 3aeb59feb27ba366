//! Which activities are kept.

use super::chunk::{ActivityChunk, ChunkReader};
use super::duplicates::HashedRows;
use crate::contract::model::ActivityId;
use crate::data::empty_words::is_word;
use crate::data::read_options::ActivityFilter;
use crate::data::table::{Activities, Column, EventKind, Leads};
use crate::data::unseen::is_unseen;
use crate::data::values::{Values, marks};
use arrow_array::types::UInt32Type;
use arrow_array::{DictionaryArray, StringArray};

impl ChunkReader<'_> {
    /// Leaves out the activities that the run does not need and of which the report says nothing.
    pub(super) fn leave_out_unneeded(
        &self,
        filter: &dyn ActivityFilter,
        leads: &Leads,
        part: &mut ActivityChunk,
    ) {
        let mut occurring = (0..).zip(&part.occurs).filter(|(_, occurs)| **occurs);
        let may_leave_out = occurring.any(|(kind, _)| filter.may_leave_out(ActivityId(kind)));
        // All rows decide which of them count once.
        if !may_leave_out || self.plan.once.iter().any(Option::is_some) {
            return;
        }
        let Some(activities) = self.activities(part) else {
            return;
        };
        let mut keep = filter.keeps(leads, &activities);
        for column in activities.details.iter().flatten() {
            if let Column::Text(texts) = column {
                keep_reported(texts, &mut keep);
            }
        }
        part.lead = activities.lead;
        part.kind = activities.kind;
        part.micros = activities.micros;
        let left_out = keep.iter().enumerate().filter(|(_, keep)| !**keep);
        let left_out: Vec<usize> = left_out.map(|(row, _)| row).collect();
        if left_out.is_empty() {
            return;
        }
        let rows = HashedRows::new(
            self.inputs,
            &part.lead,
            &part.kind,
            &part.micros,
            &part.details,
        );
        part.hashes = Some(rows.groups(left_out.into_iter()));
        part.rows().retain(&keep);
    }

    /// The activities of a chunk as columns, without those of the chunk; none if they do not fit.
    fn activities(&self, part: &mut ActivityChunk) -> Option<Activities> {
        let column = |values: &Option<Values>| match values {
            Some(values) => values.clone().finish().map(Some),
            None => Some(None),
        };
        let details = part.details.iter().map(column);
        let details = details.collect::<Option<Vec<Option<Column>>>>()?;
        let kinds = (0..self.inputs.activities.len() as u32).map(ActivityId);
        Some(Activities {
            date_only: marks(part.lead.len(), &part.date_only),
            lead: std::mem::take(&mut part.lead),
            kind: std::mem::take(&mut part.kind),
            micros: std::mem::take(&mut part.micros),
            details,
            kinds: kinds.map(EventKind::Logged).collect(),
        })
    }
}

/// Keeps the rows of texts that the report names.
fn keep_reported(texts: &DictionaryArray<UInt32Type>, keep: &mut [bool]) {
    let Some(rows) = texts.downcast_dict::<StringArray>() else {
        return;
    };
    let is_reported = |text: &str| is_unseen(text) || is_word(text);
    let distinct = rows.values().iter();
    let reported: Vec<bool> = distinct.map(|text| text.is_some_and(is_reported)).collect();
    if !reported.contains(&true) {
        return;
    }
    for (key, keep) in texts.keys().iter().zip(keep) {
        *keep |= key.and_then(|key| reported.get(key as usize)) == Some(&true);
    }
}

/// The columns of activities.
pub(super) struct Rows<'r> {
    pub lead: &'r mut Vec<u32>,
    pub kind: &'r mut Vec<u16>,
    pub micros: &'r mut Vec<i64>,
    pub date_only: &'r mut Vec<u32>,
    pub details: &'r mut [Option<Values>],
}

impl Rows<'_> {
    /// Removes the rows that are not kept.
    pub fn retain(self, kept: &[bool]) {
        let mut date_only = vec![false; kept.len()];
        for row in &*self.date_only {
            if let Some(mark) = date_only.get_mut(*row as usize) {
                *mark = true;
            }
        }
        let places = kept.iter().zip(date_only).filter(|(kept, _)| **kept);
        let places = places.zip(0_u32..).filter(|((_, is_day), _)| *is_day);
        *self.date_only = places.map(|(_, row)| row).collect();
        retain(self.lead, kept);
        retain(self.kind, kept);
        retain(self.micros, kept);
        for values in self.details.iter_mut().flatten() {
            *values = values.filter(kept);
        }
    }
}

fn retain<T>(values: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    values.retain(|_| kept.next() == Some(&true));
}
