//! Leads and activities in memory, as Arrow columns: the input of evaluation.

use crate::language::range::NumberRange;
use arrow_array::types::UInt32Type;
use arrow_array::{
    BooleanArray, Date32Array, DictionaryArray, Float64Array, ListArray, StringArray,
    TimestampMicrosecondArray,
};

/// The leads of a run; a lead is its row, from 0.
#[derive(Debug, Clone)]
pub struct Leads {
    /// The key of each lead as written in the data, in the order of the data.
    pub ids: StringArray,
    /// One column for each field, by `FieldId`; none if the data has no such column, so that it is unknown for every lead.
    pub columns: Vec<Option<Column>>,
    /// For a field with `known from column`: the instant from which it is known; null means from the start.
    pub known_from: Vec<Option<Times>>,
}

impl Leads {
    /// No leads, and no columns.
    pub fn none() -> Leads {
        Leads {
            ids: StringArray::new_null(0),
            columns: Vec::new(),
            known_from: Vec::new(),
        }
    }

    /// No leads, with a column for each of this number of fields.
    pub fn without_rows(fields: usize) -> Leads {
        Leads {
            columns: vec![None; fields],
            known_from: vec![None; fields],
            ..Leads::none()
        }
    }

    /// Number of leads.
    pub fn len(&self) -> usize {
        use arrow_array::Array;
        self.ids.len()
    }

    /// Whether there are no leads.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The values of one field or detail. Null is unknown.
#[derive(Debug, Clone)]
pub enum Column {
    /// Text, email, link, id; choice (as declared); country (upper-case code).
    Text(DictionaryArray<UInt32Type>),
    /// Choices: a list of dictionary-encoded texts (as declared).
    Choices(ListArray),
    /// Whole number, number, money in the contract's currency, percent (80% is 80). Always finite.
    Number(Float64Array),
    /// Range.
    Range(Ranges),
    /// Date: days since 1970-01-01.
    Day(Date32Array),
    /// Time.
    Time(Times),
    /// Yes or no.
    YesNo(BooleanArray),
}

/// Ranges of whole numbers.
#[derive(Debug, Clone)]
pub struct Ranges {
    /// The lowest number of each.
    pub low: Float64Array,
    /// The highest number of each; infinite if there is none.
    pub high: Float64Array,
}

impl Ranges {
    /// The ranges of some rows; none is unknown.
    pub fn new(rows: impl Iterator<Item = Option<NumberRange>>) -> Ranges {
        let rows: Vec<Option<NumberRange>> = rows.collect();
        Ranges {
            low: rows
                .iter()
                .map(|range| range.map(|range| range.low))
                .collect(),
            high: rows
                .iter()
                .map(|range| range.map(|range| range.high))
                .collect(),
        }
    }

    /// The range of a row, if it is known.
    pub fn get(&self, row: usize) -> Option<NumberRange> {
        use arrow_array::Array;
        self.low.is_valid(row).then(|| NumberRange {
            low: self.low.value(row),
            high: self.high.value(row),
        })
    }
}

/// Instants, and which of them were given only as a date (then the instant is the first of that day in the contract's zone).
#[derive(Debug, Clone)]
pub struct Times {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub micros: TimestampMicrosecondArray,
    /// Set if the data gave only a date; none if it never did.
    pub date_only: Option<arrow_buffer::BooleanBuffer>,
}

/// The activities of known leads, in the order of the data (files in the given order, rows in file order).
#[derive(Debug, Clone, Default)]
pub struct Activities {
    /// The lead, as its row in [`Leads`].
    pub lead: Vec<u32>,
    /// What happened: an index into [`Activities::kinds`].
    pub kind: Vec<u16>,
    /// When: microseconds since 1970-01-01T00:00:00Z.
    pub micros: Vec<i64>,
    /// Set if the data gave only a date; none if it never did.
    pub date_only: Option<arrow_buffer::BooleanBuffer>,
    /// One column for each detail, by `DetailId`; none if the data has no such column.
    pub details: Vec<Option<Column>>,
    /// The kinds that occur.
    pub kinds: Vec<EventKind>,
}

/// What is known about an activity before its details are examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// A row of the data logged as this kind; its details decide the derived kinds.
    Logged(crate::contract::model::ActivityId),
    /// An occurrence that an example gives by a derived kind: it belongs to that kind and its ancestors, whatever their
    /// `when` says.
    Derived(crate::contract::model::ActivityId),
}

impl Activities {
    /// Number of activities.
    pub fn len(&self) -> usize {
        self.lead.len()
    }

    /// Whether there are no activities.
    pub fn is_empty(&self) -> bool {
        self.lead.is_empty()
    }
}
