//! The tests of a single lead, whose values are not in columns.

use super::cell::{answer_of, day_of};
use super::created::Created;
use super::{Cell, DayCell, Input};
use crate::data::scalar::{Scalar, ScalarLead};
use crate::eval::eval_plan::EvalPlan;
use crate::eval::local_days::LocalDays;
use crate::ir::Program;
use crate::ir::term::{Term, Value};

impl<'a> Input<'a> {
    /// Answers every test for a lead and its activities. `folded` is working memory.
    pub fn of_lead(
        program: &Program,
        plan: &EvalPlan,
        lead: &ScalarLead<'_>,
        days: &LocalDays,
        folded: &mut String,
    ) -> Input<'a> {
        let scalars = Scalars { lead };
        let mut cells: Vec<Option<Cell<'a>>> = Vec::with_capacity(program.terms.len());
        let mut ages = Vec::new();
        for (index, term) in program.terms.iter().enumerate() {
            let answers = |value: Value| match scalars.rows(value) {
                None => Cell::Always(answer_of(program, term, scalars.of_field(value), days)),
                Some(rows) => {
                    let rows = 0..rows;
                    let value = |row| scalars.of_activity(value, row);
                    Cell::Each(
                        rows.map(|row| answer_of(program, term, value(row), days))
                            .collect(),
                    )
                }
            };
            cells.push(term.value().map(answers));
            if let Term::Age { value, .. } = term {
                ages.resize_with(index, || None);
                ages.push(Some(scalars.days(*value, days)));
            }
        }
        let of_field = |value| scalars.of_field(value);
        (plan.texts).answer_each(program, of_field, folded, |term, answer| {
            cells[term.index()] = Some(Cell::Always(answer));
        });
        for row in 0..lead.details.first().map_or(0, Vec::len) {
            let of_activity = |value| scalars.of_activity(value, row);
            (plan.texts).answer_each(program, of_activity, folded, |term, answer| {
                if let Some(Some(Cell::Each(answers))) = cells.get_mut(term.index()) {
                    answers[row] = answer;
                }
            });
        }
        Input {
            cells,
            days: ages,
            known_from: Vec::new(),
            created: Created::Only(created(plan, lead, days)),
        }
    }
}

/// When a lead was created, if that is known.
fn created(plan: &EvalPlan, lead: &ScalarLead<'_>, days: &LocalDays) -> Option<i64> {
    let value = lead.fields.get(plan.creation?.index())?.as_ref()?;
    match value {
        Scalar::Time(micros, _) => Some(*micros),
        Scalar::Day(day) => Some(days.start(*day)),
        Scalar::Text(_)
        | Scalar::Texts(_)
        | Scalar::Number(_)
        | Scalar::Range(_)
        | Scalar::YesNo(_) => None,
    }
}

/// The values of a lead and its activities.
struct Scalars<'v> {
    lead: &'v ScalarLead<'v>,
}

impl<'v> Scalars<'v> {
    /// The number of values of a detail; none for a field, and if no activity has details.
    fn rows(&self, value: Value) -> Option<usize> {
        match value {
            Value::Field(_) | Value::DomainOf(_) => None,
            Value::Detail(detail) | Value::DomainOfDetail(detail) => {
                Some(self.lead.details.get(detail.index())?.len())
            }
        }
    }

    /// The value of a field; none for details.
    fn of_field(&self, value: Value) -> Option<&'v Scalar<'v>> {
        self.lead.fields.get(value.field()?.index())?.as_ref()
    }

    /// The value of a detail of an activity; none for fields.
    fn of_activity(&self, value: Value, row: usize) -> Option<&'v Scalar<'v>> {
        match value {
            Value::Field(_) | Value::DomainOf(_) => None,
            Value::Detail(detail) | Value::DomainOfDetail(detail) => {
                let values = self.lead.details.get(detail.index())?;
                values.get(row)?.as_ref()
            }
        }
    }

    fn days(&self, value: Value, days: &LocalDays) -> DayCell<'static> {
        let day = match self.rows(value) {
            None => vec![day_of(self.of_field(value), days)],
            Some(rows) => {
                let rows = 0..rows;
                rows.map(|row| day_of(self.of_activity(value, row), days))
                    .collect()
            }
        };
        DayCell::Each(day)
    }
}
