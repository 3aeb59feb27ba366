//! Counterfactuals: missing points, and single changes that would lead to a next stage, each tried.

use super::explanation::{Change, Counterfactuals, ObservedValue, Shortfall, Suggestion};
use super::extract_lead::SingleLead;
use crate::contract::model::{ActivityId, FactValue, FieldId, StageId, Type};
use crate::eval::lead::Lead;
use crate::eval::replay::{NoObserver, TransitionRule};
use crate::eval::with_only_lead;
use crate::ir::Memo;
use crate::ir::program::{KindSource, Program};
use crate::ir::term::{Selection, Term, Value, WrittenId};
use crate::language::range::NumberRange;
use crate::time::MicrosUtc;
use crate::units::MilliPoints;
use std::collections::BTreeSet;

/// Maximum number of occurrences of an activity that are tried.
const MAX_TIMES: u32 = 3;

/// Maximum number of values of a field that are tried.
const MAX_VALUES: usize = 24;

impl Lead<'_> {
    /// The next stages in the order of declaration, with the points missing for them.
    pub(super) fn short_of(&mut self) -> Vec<(StageId, Vec<Shortfall>)> {
        let here = self.state.stage;
        let mut next: Vec<(StageId, Vec<Shortfall>)> = Vec::new();
        for transition in self.run.plan.transitions.out_of(here) {
            if transition.how == TransitionRule::Back || transition.to < here {
                continue;
            }
            let short = self.short_in(self.written_of(transition));
            match next.iter_mut().find(|(stage, _)| *stage == transition.to) {
                Some((_, all)) => all.extend(short),
                None => next.push((transition.to, short)),
            }
        }
        next.sort_by_key(|(stage, _)| *stage);
        next
    }

    /// The points missing for a condition.
    fn short_in(&mut self, written: WrittenId) -> Vec<Shortfall> {
        let program = self.run.program;
        let mut short = Vec::new();
        let mut todo = vec![written];
        let mut visits = Memo::new(program.written.len());
        while let Some(written) = todo.pop() {
            if !visits.is_first(written.index()) {
                continue;
            }
            let entry = &program.written[written.index()];
            let Term::Points(of, test) = program.term(entry.term) else {
                todo.extend(entry.parts.iter().rev());
                continue;
            };
            let Some(wanted) = test.operand() else {
                continue;
            };
            let has = MilliPoints(self.points(*of).value);
            if !self.answer(entry.term).is_met() && has <= wanted {
                short.push(Shortfall {
                    of: program.points_name(*of).to_owned(),
                    word: program.points_word(*of).to_owned(),
                    has,
                    by: MilliPoints(wanted.0.saturating_sub(has.0)),
                    line: program.place(entry.place).clone(),
                });
            }
        }
        short
    }
}

/// A lead, and what may be changed about it.
pub(super) struct TrialLead<'a> {
    pub program: &'a Program,
    pub single: &'a SingleLead,
    pub as_of: MicrosUtc,
    /// The stage it is in.
    pub here: StageId,
    /// The unknown fields that keep it from its next stages.
    pub missing: Vec<FieldId>,
}

impl TrialLead<'_> {
    /// For each next stage, the changes that would be enough.
    pub fn nearest(&self, next: Vec<(StageId, Vec<Shortfall>)>) -> Vec<Counterfactuals> {
        let mut would_do: Vec<(StageId, Suggestion)> = Vec::new();
        would_do.extend(self.activities());
        would_do.extend(self.fields());
        let name = |stage: StageId| self.program.stage_name(stage).to_owned();
        next.into_iter()
            .map(|(stage, short)| Counterfactuals {
                stage: name(stage),
                short,
                would_do: would_do
                    .iter()
                    .filter(|(reached, _)| *reached == stage)
                    .map(|(_, would_do)| would_do.clone())
                    .collect(),
            })
            .collect()
    }

    /// The later stage that a changed lead would be in.
    fn reached(&self, changed: &SingleLead) -> Option<StageId> {
        let (leads, activities) = (&changed.leads, &changed.activities);
        let stage = with_only_lead(self.program, leads, activities, self.as_of, |lead| {
            lead.replay(&mut NoObserver);
            lead.state.stage
        });
        stage.filter(|stage| *stage > self.here)
    }

    fn would_do(&self, reached: StageId, change: Change) -> (StageId, Suggestion) {
        let stage = self.program.stage_name(reached).to_owned();
        (reached, Suggestion { change, stage })
    }

    fn activities(&self) -> Vec<(StageId, Suggestion)> {
        let mut found = Vec::new();
        for kind in self.kinds() {
            for times in 1..=MAX_TIMES {
                let program = self.program;
                let changed = self
                    .single
                    .with_activity(program, kind, times, self.as_of.0);
                if let Some(reached) = self.reached(&changed) {
                    let kind = program.kind_name(kind).to_owned();
                    found.push(self.would_do(reached, Change::Activity { kind, times }));
                    break;
                }
            }
        }
        found
    }

    /// The kinds in rules and conditions, with `any of` kinds replaced by their parts.
    fn kinds(&self) -> BTreeSet<ActivityId> {
        let selected = self.program.selections.iter();
        let mut todo: Vec<ActivityId> = selected
            .filter_map(|selection| match selection {
                Selection::Kind(kind) => Some(*kind),
                // An act of an sla does not move a lead by itself.
                Selection::KindBy(..) | Selection::By(_) | Selection::Anybody => None,
            })
            .collect();
        let mut kinds = BTreeSet::new();
        let mut visits = Memo::new(self.program.kinds.len());
        while let Some(kind) = todo.pop() {
            if !visits.is_first(kind.index()) {
                continue;
            }
            match &self.program.kinds[kind.index()].source {
                KindSource::AnyOf(of) => todo.extend(of),
                KindSource::Data | KindSource::KindOf { .. } => {
                    kinds.insert(kind);
                }
            }
        }
        kinds
    }

    fn fields(&self) -> Vec<(StageId, Suggestion)> {
        self.missing.iter().filter_map(|f| self.field(*f)).collect()
    }

    /// A value of a field that would be enough; no value is given if every tried value would be.
    fn field(&self, field: FieldId) -> Option<(StageId, Suggestion)> {
        let tried = self.values(field);
        let mut doing = tried.iter().filter_map(|value| {
            let changed = self.single.with_field(self.program, field, value);
            self.reached(&changed).map(|reached| (reached, value))
        });
        let (reached, value) = doing.next()?;
        let others = doing.count();
        let value = (others + 1 < tried.len())
            .then(|| observed(value))
            .flatten();
        let field = self.program.field_name(field).to_owned();
        Some(self.would_do(reached, Change::Field { field, value }))
    }

    /// The values to try: those the contract names, and one it does not.
    fn values(&self, field: FieldId) -> Vec<FactValue> {
        let program = self.program;
        let mut values: Vec<FactValue> = Vec::new();
        match &program.inputs.fields[field.index()].kind {
            Type::Choice(choices) => values.extend(choices.iter().cloned().map(FactValue::Text)),
            Type::Choices(choices) => {
                values.extend(choices.iter().map(|c| FactValue::Texts(vec![c.clone()])));
            }
            Type::YesNo => values.extend([true, false].map(FactValue::YesNo)),
            Type::Whole | Type::Number | Type::Money | Type::Percent => {
                values.extend(self.numbers(field).map(FactValue::Number));
            }
            Type::Range => {
                let ranges = self.numbers(field).map(NumberRange::of);
                let ranges = ranges.filter(|range| range.is_valid());
                values.extend(ranges.map(FactValue::Range));
            }
            kind @ (Type::Date | Type::Time | Type::CreationTime) => {
                let days = self.days(field).into_iter();
                values.extend(days.map(|day| FactValue::on_day(kind, day)));
            }
            Type::Id | Type::Text | Type::Email | Type::Link | Type::Country => {
                values.extend(self.texts(field).into_iter().map(FactValue::Text));
            }
        }
        values.truncate(MAX_VALUES);
        values
    }

    /// The numbers a field is compared with, and those next to them.
    fn numbers(&self, field: FieldId) -> impl Iterator<Item = f64> {
        let bands = self.program.bands.iter();
        let own = bands.filter(move |bands| bands.value == Value::Field(field));
        let points = own.flat_map(|bands| &bands.points).map(|point| point.get());
        let around = points.flat_map(|point| [point, point + 1.0, point - 1.0]);
        around.chain([0.0])
    }

    fn days(&self, field: FieldId) -> Vec<crate::time::LocalDay> {
        let zone = self.program.about.zone.zone();
        let mut days = vec![self.as_of.local_day(zone)];
        for term in &self.program.terms {
            if let Term::Day { value, first, last } = term
                && *value == Value::Field(field)
            {
                days.extend(first.iter().chain(last));
            }
        }
        days
    }

    fn texts(&self, field: FieldId) -> Vec<String> {
        let mut texts = Vec::new();
        for term in &self.program.terms {
            if let Term::Text(value, text) = term
                && *value == Value::Field(field)
            {
                let test = &self.program.texts[text.index()];
                texts.extend(test.texts.iter().take(4).cloned());
            }
        }
        if self.program.inputs.fields[field.index()].kind == Type::Country {
            texts
                .iter_mut()
                .for_each(|text| text.make_ascii_uppercase());
        }
        // A text that no rule can know, with a domain that no rule can know.
        texts.push("someone@example.invalid".to_owned());
        texts
    }
}

fn observed(value: &FactValue) -> Option<ObservedValue> {
    Some(match value {
        FactValue::Text(text) => ObservedValue::Text(text.clone()),
        FactValue::Texts(texts) => ObservedValue::Texts(texts.clone()),
        FactValue::Number(number) => ObservedValue::Number(*number),
        FactValue::Range(range) => ObservedValue::Range(*range),
        FactValue::Date(day) | FactValue::Time(day, _) => ObservedValue::Day(*day),
        FactValue::YesNo(yes) => ObservedValue::YesNo(*yes),
    })
}
