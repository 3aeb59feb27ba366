//! The columns of the data, prepared for tests: a test on text is evaluated once for each distinct value.

mod cell;
mod created;
mod one_lead;
mod texts;

pub(super) use cell::{Cell, DayCell};
pub(super) use texts::TextQuestions;

pub(super) use created::Created;

use super::eval_plan::EvalPlan;
use super::local_days::LocalDays;
use crate::contract::model::FieldId;
use crate::data::table::{Activities, Column, Leads, Times};
use crate::ir::term::{Term, TermId, Value};
use crate::ir::{Program, Truth};
use arrow_array::Array;
use std::ops::Range;

/// Tests of single values, prepared for evaluation row by row.
pub(super) struct Input<'a> {
    /// By `TermId`: the test on the column of the lead's field or the activity's detail.
    cells: Vec<Option<Cell<'a>>>,
    /// By `TermId`: the day that an `Age` term tests.
    days: Vec<Option<DayCell<'a>>>,
    known_from: Vec<Option<&'a Times>>,
    created: Created<'a>,
}

impl<'a> Input<'a> {
    /// Prepares every test of the program.
    pub fn new(
        program: &'a Program,
        plan: &EvalPlan,
        leads: &'a Leads,
        activities: &'a Activities,
        days: &'a LocalDays,
    ) -> Input<'a> {
        let column = |value: Value| match value {
            Value::Field(field) | Value::DomainOf(field) => {
                column_of(&leads.columns, field.index())
            }
            Value::Detail(detail) | Value::DomainOfDetail(detail) => {
                column_of(&activities.details, detail.index())
            }
        };
        let tables = plan.texts.tables(program, column);
        let cells = program.terms.iter().enumerate();
        let cells = cells.map(|(index, term)| {
            let column = column(term.value()?);
            let table = tables.get(&TermId(index as u32)).cloned();
            Some(Cell::new(program, term, column, table, days))
        });
        let ages = program.terms.iter().map(|term| {
            let Term::Age { value, .. } = term else {
                return None;
            };
            Some(DayCell::new(column(*value), days))
        });
        Input {
            cells: cells.collect(),
            days: ages.collect(),
            known_from: leads.known_from.iter().map(Option::as_ref).collect(),
            created: Created::new(plan, leads),
        }
    }

    /// The result of a test of one value in a row, independent of the time; `Age` has none.
    pub fn answer(&self, term: TermId, row: usize) -> Truth {
        self.cell(term).map_or(Truth::Open, |cell| cell.at(row))
    }

    /// Adds the results of a test of one value in some rows.
    pub fn add_answers(&self, term: TermId, rows: Range<usize>, answers: &mut Vec<Truth>) {
        match self.cell(term) {
            Some(cell) => cell.add_to(answers, rows),
            None => answers.extend(rows.map(|_| Truth::Open)),
        }
    }

    fn cell(&self, term: TermId) -> Option<&Cell<'a>> {
        self.cells.get(term.index()).and_then(Option::as_ref)
    }

    /// The day that an `Age` term tests in a row.
    pub fn day(&self, term: TermId, row: usize) -> Option<i32> {
        self.days.get(term.index())?.as_ref()?.at(row)
    }

    /// When a lead was created, if that is known.
    pub fn created(&self, days: &LocalDays, lead: usize) -> Option<i64> {
        self.created.at(days, lead)
    }

    /// The instant from which a field of a lead is known; none if it is known from the start.
    pub fn known_from(&self, field: FieldId, lead: usize) -> Option<i64> {
        let times = (*self.known_from.get(field.index())?)?;
        times
            .micros
            .is_valid(lead)
            .then(|| times.micros.value(lead))
    }
}

fn column_of(columns: &[Option<Column>], index: usize) -> Option<&Column> {
    columns.get(index).and_then(Option::as_ref)
}
