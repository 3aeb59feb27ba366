//! When leads were created.

use crate::contract::model::FieldId;
use crate::data::table::{Column, Leads};
use crate::eval::eval_plan::EvalPlan;
use crate::eval::local_days::LocalDays;
use arrow_array::Array;

/// When leads were created, if the data says so.
#[derive(Clone, Copy)]
pub(in crate::eval) enum Created<'a> {
    /// The column of the field with this type.
    Column(Option<&'a Column>),
    /// The time of the only lead.
    Only(Option<i64>),
}

impl<'a> Created<'a> {
    /// The field of this type.
    pub fn new(plan: &EvalPlan, leads: &'a Leads) -> Created<'a> {
        let column = |field: FieldId| leads.columns.get(field.index())?.as_ref();
        Created::Column(plan.creation.and_then(column))
    }

    /// Whether it is known when a lead was created.
    pub fn is_known(&self, lead: usize) -> bool {
        match self {
            Created::Column(Some(Column::Time(times))) => times.micros.is_valid(lead),
            Created::Column(Some(Column::Day(days))) => days.is_valid(lead),
            Created::Column(_) => false,
            Created::Only(time) => time.is_some(),
        }
    }

    /// When a lead was created, if that is known.
    pub fn at(&self, days: &LocalDays, lead: usize) -> Option<i64> {
        let column = match self {
            Created::Column(column) => (*column)?,
            Created::Only(time) => return *time,
        };
        match column {
            Column::Time(times) => times
                .micros
                .is_valid(lead)
                .then(|| times.micros.value(lead)),
            Column::Day(created) => created
                .is_valid(lead)
                .then(|| days.start(created.value(lead))),
            _ => None,
        }
    }
}
