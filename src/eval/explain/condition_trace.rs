//! Traces of conditions: as written, with their results and the values they used.

use super::explanation::{ConditionTrace, ObservedValue, OutOfRange};
use crate::contract::model::{DefinitionId, FieldId};
use crate::data::table::Column;
use crate::eval::lead::Lead;
use crate::ir::term::{Anchor, Measure, SelectionId, Term, TermId, Value, Window, WrittenId};
use crate::text::domain;
use crate::time::{LocalDay, MicrosUtc};
use crate::units::MilliPoints;
use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use jiff::tz::TimeZone;
use rustc_hash::FxHashSet;

/// The conditions of definitions are shown, each once, until the trace has this many lines.
const MAX_LINES: usize = 200;

/// What has been shown so far.
#[derive(Default)]
struct ShownDefinitions {
    definitions: FxHashSet<DefinitionId>,
    lines: usize,
}

impl Lead<'_> {
    /// The trace of a condition now.
    pub(super) fn trace(&mut self, written: WrittenId) -> ConditionTrace {
        self.trace_line(written, &mut ShownDefinitions::default())
    }

    fn trace_line(&mut self, written: WrittenId, shown: &mut ShownDefinitions) -> ConditionTrace {
        let program = self.run.program;
        let entry = &program.written[written.index()];
        let answer = self.answer(entry.term);
        shown.lines += 1;
        let is_left_out = entry.definition.is_some_and(|definition| {
            shown.lines > MAX_LINES || !shown.definitions.insert(definition)
        });
        let parts = match is_left_out {
            true => &[][..],
            false => &entry.parts,
        };
        let parts = parts.iter().map(|part| self.trace_line(*part, shown));
        let parts = parts.collect();
        ConditionTrace {
            line: program.place(entry.place).clone(),
            answer,
            found: if entry.parts.is_empty() {
                self.observed(entry.term)
            } else {
                None
            },
            missing: self.missing_of(entry.term),
            definition: entry
                .definition
                .map(|id| program.definitions[id.index()].name.clone()),
            is_left_out,
            parts,
        }
    }

    /// The names of the fields that make a condition open.
    fn missing_of(&mut self, term: TermId) -> Vec<String> {
        let fields = self.open_fields(term);
        self.names_of(&fields)
    }

    /// The names of fields.
    pub(super) fn names_of(&self, fields: &[FieldId]) -> Vec<String> {
        let program = self.run.program;
        let names = fields.iter().map(|field| program.field_name(*field));
        names.map(str::to_owned).collect()
    }

    /// The value used by the first test in a condition.
    fn observed(&mut self, term: TermId) -> Option<ObservedValue> {
        let mut todo = vec![term];
        self.memos.visits.forget();
        while let Some(term) = todo.pop() {
            if !self.memos.visits.is_first(term.index()) {
                continue;
            }
            let asked = self.run.term(term);
            todo.extend(asked.children().iter().rev());
            if let Some(found) = self.observed_by(asked) {
                return Some(found);
            }
        }
        None
    }

    /// The value used by a test.
    fn observed_by(&mut self, asked: &Term) -> Option<ObservedValue> {
        match asked {
            Term::Not(_) | Term::All(_) | Term::Any(_) => None,
            Term::Always(_) | Term::Entered(_) | Term::Reached(_) => None,
            Term::Points(of, _) => Some(ObservedValue::Points(MilliPoints(self.points(*of).value))),
            Term::Count {
                which,
                measure,
                window,
                ..
            } => {
                let count = self.count(*which, *measure, *window, usize::MAX) as u64;
                let outside = self.outside(*which, *window).filter(|_| count == 0);
                let found = match measure {
                    Measure::Times => ObservedValue::Times(count),
                    Measure::Days => ObservedValue::OnDays(count),
                };
                Some(outside.unwrap_or(found))
            }
            Term::Quiet {
                which, after_back, ..
            } => {
                let last = self.seen(*which, *after_back).last();
                let today = self.now.day;
                let ago = last.map(|last| crate::eval::scores::age(today, last.day));
                let window = Window {
                    after_back: *after_back,
                    ..Window::default()
                };
                let outside = self.outside(*which, window).filter(|_| ago.is_none());
                Some(outside.unwrap_or(ObservedValue::LastDaysAgo(ago)))
            }
            Term::Known(value)
            | Term::Text(value, _)
            | Term::Number(value, _)
            | Term::Band { value, .. }
            | Term::Day { value, .. }
            | Term::Age { value, .. }
            | Term::Yes(value) => Some(self.value_of(*value).unwrap_or(ObservedValue::Unknown)),
        }
    }

    /// Why none of the activities so far counts in a window; none if there was no activity.
    fn outside(&self, which: SelectionId, window: Window) -> Option<ObservedValue> {
        let last = LocalDay(self.seen(which, false).last()?.day);
        let after_back = Window {
            after_back: window.after_back,
            ..Window::default()
        };
        let since = Window {
            ages: None,
            until: None,
            ..window
        };
        let is_empty = |window| self.count(which, Measure::Times, window, 1) == 0;
        let why = if is_empty(after_back) {
            OutOfRange::GoingBack(LocalDay(self.state.back?.day))
        } else if is_empty(since) {
            let stage = match window.since {
                Anchor::Stage(stage) => stage,
                Anchor::ThisStage | Anchor::Ever => self.state.stage,
                Anchor::ThisClock => {
                    return Some(ObservedValue::NoneSince(last, OutOfRange::Clock));
                }
            };
            let entered = self.state.entered(stage);
            let name = self.run.program.stage_name(stage).to_owned();
            OutOfRange::Stage(name, entered.map(|entered| LocalDay(entered.day)))
        } else {
            self.out_of_limits(window)?
        };
        Some(ObservedValue::NoneSince(last, why))
    }

    /// The ages of a window or the activity that ends it, if it has them.
    fn out_of_limits(&self, window: Window) -> Option<OutOfRange> {
        if let Some(ages) = window.ages {
            return Some(match ages.youngest {
                0 => OutOfRange::Days(ages.oldest.saturating_add(1)),
                youngest => OutOfRange::DaysAgo(youngest, ages.oldest),
            });
        }
        let until = window.until?;
        let end = LocalDay(self.seen(until, false).last()?.day);
        let kind = self.run.program.selection_name(until);
        Some(OutOfRange::Until(kind, end))
    }

    /// The value of a field now.
    fn value_of(&self, value: Value) -> Option<ObservedValue> {
        let field = value.field()?;
        if self.late_until(field).is_some() {
            return None;
        }
        let column = self.run.leads?.columns.get(field.index())?.as_ref()?;
        let found = cell(column, self.row, self.run.program.about.zone.zone())?;
        match found {
            ObservedValue::Text(text) if value.is_domain() => {
                domain(&text).map(|domain| ObservedValue::Text(domain.to_owned()))
            }
            other => Some(other),
        }
    }
}

/// The value of a row, if it is known.
fn cell(column: &Column, row: usize, zone: &TimeZone) -> Option<ObservedValue> {
    match column {
        Column::Text(texts) => {
            let values = texts.values().as_string_opt::<i32>()?;
            let text = values.value(texts.key(row)?).trim();
            (!text.is_empty()).then(|| ObservedValue::Text(text.to_owned()))
        }
        Column::Choices(lists) => {
            if lists.is_null(row) {
                return None;
            }
            let of_row = lists.value(row);
            let texts = of_row.as_dictionary_opt::<UInt32Type>()?;
            let values = texts.values().as_string_opt::<i32>()?;
            let keys = (0..texts.len()).filter_map(|index| texts.key(index));
            let texts: Vec<String> = keys.map(|key| values.value(key).to_owned()).collect();
            (!texts.is_empty()).then_some(ObservedValue::Texts(texts))
        }
        Column::Number(numbers) => numbers
            .is_valid(row)
            .then(|| ObservedValue::Number(numbers.value(row))),
        Column::Range(ranges) => ranges.get(row).map(ObservedValue::Range),
        Column::Day(days) => days
            .is_valid(row)
            .then(|| ObservedValue::Day(LocalDay(days.value(row)))),
        Column::Time(times) => times
            .micros
            .is_valid(row)
            .then(|| MicrosUtc(times.micros.value(row)).local_time(zone))
            .map(ObservedValue::Time),
        Column::YesNo(answers) => answers
            .is_valid(row)
            .then(|| ObservedValue::YesNo(answers.value(row))),
    }
}
