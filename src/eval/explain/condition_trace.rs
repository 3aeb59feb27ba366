//! Traces of conditions: as written, with their results and the values they used.

use super::explanation::{Found, Outside, Told};
use crate::contract::model::{DefinitionId, FieldId};
use crate::data::table::Column;
use crate::eval::lead::Lead;
use crate::ir::term::{SelectionId, Since, Term, TermId, Value, Window, WrittenId};
use crate::text::domain;
use crate::time::{LocalDay, MicrosUtc};
use crate::units::MilliPoints;
use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use rustc_hash::FxHashSet;

/// The conditions of definitions are shown, each once, until the trace has this many lines.
const MOST_LINES: usize = 200;

/// What has been shown so far.
#[derive(Default)]
struct Shown {
    definitions: FxHashSet<DefinitionId>,
    lines: usize,
}

impl Lead<'_> {
    /// The trace of a condition now.
    pub(super) fn tell(&mut self, written: WrittenId) -> Told {
        self.tell_line(written, &mut Shown::default())
    }

    fn tell_line(&mut self, written: WrittenId, shown: &mut Shown) -> Told {
        let program = self.run.program;
        let entry = &program.written[written.index()];
        let answer = self.answer(entry.term);
        shown.lines += 1;
        let is_left_out = entry.definition.is_some_and(|definition| {
            shown.lines > MOST_LINES || !shown.definitions.insert(definition)
        });
        let parts = match is_left_out {
            true => &[][..],
            false => &entry.parts,
        };
        let parts = parts.iter().map(|part| self.tell_line(*part, shown));
        let parts = parts.collect();
        Told {
            line: program.place(entry.place).clone(),
            answer,
            found: if entry.parts.is_empty() {
                self.found(entry.term)
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
    fn found(&mut self, term: TermId) -> Option<Found> {
        let mut todo = vec![term];
        self.memos.visits.forget();
        while let Some(term) = todo.pop() {
            if !self.memos.visits.is_first(term.index()) {
                continue;
            }
            let asked = self.run.term(term);
            todo.extend(asked.children().iter().rev());
            if let Some(found) = self.found_by(asked) {
                return Some(found);
            }
        }
        None
    }

    /// The value used by a test.
    fn found_by(&mut self, asked: &Term) -> Option<Found> {
        match asked {
            Term::Not(_) | Term::All(_) | Term::Any(_) => None,
            Term::Points(of, _) => Some(Found::Points(MilliPoints(self.points(*of).value))),
            Term::Count { which, window, .. } => {
                let count = self.count(*which, *window, usize::MAX);
                let outside = self.outside(*which, *window).filter(|_| count == 0);
                Some(outside.unwrap_or(Found::Times(count as u64)))
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
                Some(outside.unwrap_or(Found::LastDaysAgo(ago)))
            }
            other => {
                let value = other.value()?;
                Some(self.value_of(value).unwrap_or(Found::Unknown))
            }
        }
    }

    /// Why none of the activities so far counts in a window; none if there was no activity.
    fn outside(&self, which: SelectionId, window: Window) -> Option<Found> {
        let last = LocalDay(self.seen(which, false).last()?.day);
        let after_back = Window {
            after_back: window.after_back,
            ..Window::default()
        };
        let since = Window {
            days: None,
            ..window
        };
        let is_empty = |window| self.count(which, window, 1) == 0;
        let why = if is_empty(after_back) {
            Outside::GoingBack(LocalDay(self.standing.back?.day))
        } else if is_empty(since) {
            let stage = match window.since {
                Since::Stage(stage) => stage,
                Since::ThisStage | Since::Ever => self.standing.stage,
                Since::ThisClock => return Some(Found::NoneSince(last, Outside::Clock)),
            };
            let entered = self.standing.entered(stage);
            let name = self.run.program.stage_name(stage).to_owned();
            Outside::Stage(name, entered.map(|entered| LocalDay(entered.day)))
        } else {
            Outside::Days(window.days?)
        };
        Some(Found::NoneSince(last, why))
    }

    /// The value of a field now.
    fn value_of(&self, value: Value) -> Option<Found> {
        let field = value.field()?;
        if self.late_until(field).is_some() {
            return None;
        }
        let column = self.run.leads.columns.get(field.index())?.as_ref()?;
        let found = cell(column, self.row)?;
        match found {
            Found::Text(text) if value.is_domain() => {
                domain(&text).map(|domain| Found::Text(domain.to_owned()))
            }
            other => Some(other),
        }
    }
}

/// The value of a row, if it is known.
fn cell(column: &Column, row: usize) -> Option<Found> {
    match column {
        Column::Text(texts) => {
            let values = texts.values().as_string_opt::<i32>()?;
            let text = values.value(texts.key(row)?).trim();
            (!text.is_empty()).then(|| Found::Text(text.to_owned()))
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
            (!texts.is_empty()).then_some(Found::Texts(texts))
        }
        Column::Number(numbers) => numbers
            .is_valid(row)
            .then(|| Found::Number(numbers.value(row))),
        Column::Day(days) => days
            .is_valid(row)
            .then(|| Found::Day(LocalDay(days.value(row)))),
        Column::Time(times) => times
            .micros
            .is_valid(row)
            .then(|| Found::Time(MicrosUtc(times.micros.value(row)))),
        Column::YesNo(answers) => answers
            .is_valid(row)
            .then(|| Found::YesNo(answers.value(row))),
    }
}
