//! What all leads of a run share.

use super::events::KindSets;
use super::input::Input;
use super::local_days::LocalDays;
use super::replay::Transitions;
use crate::contract::model::{FieldId, GroupId, Type};
use crate::data::table::{Column, Leads};
use crate::ir::Program;
use crate::ir::term::{Term, TermId};
use arrow_array::Array;

/// What all leads of a run share.
pub(super) struct EvalContext<'a> {
    pub program: &'a Program,
    pub leads: &'a Leads,
    pub input: &'a Input<'a>,
    pub days: &'a LocalDays,
    pub sets: &'a KindSets,
    /// The as-of time, and its day.
    pub as_of: i64,
    pub as_of_day: i32,
    /// By `TermId`: the index among the hoisted terms.
    slots: Vec<Option<u32>>,
    /// The transitions out of each stage.
    pub transitions: Transitions,
    /// For each group, the number of its first rule when the rules of all groups are counted.
    first_rules: Vec<usize>,
    /// Fields with `known from column`.
    pub late_fields: Vec<FieldId>,
    /// When leads were created, if the data says so.
    created: Created<'a>,
}

impl<'a> EvalContext<'a> {
    /// Prepares what all leads share.
    pub fn new(
        program: &'a Program,
        leads: &'a Leads,
        input: &'a Input<'a>,
        days: &'a LocalDays,
        sets: &'a KindSets,
        as_of: i64,
    ) -> EvalContext<'a> {
        let mut slots = vec![None; program.terms.len()];
        for (index, term) in program.plan.hoisted.iter().enumerate() {
            slots[term.index()] = Some(index as u32);
        }
        let mut first_rules = Vec::with_capacity(program.groups.len() + 1);
        let mut rules = 0;
        for group in &program.groups {
            first_rules.push(rules);
            rules += group.rules.len();
        }
        first_rules.push(rules);
        let fields = program.inputs.fields.iter().enumerate();
        let late_fields = fields
            .filter(|(_, field)| field.known_from.is_some())
            .map(|(index, _)| FieldId(index as u32));
        EvalContext {
            program,
            leads,
            input,
            days,
            sets,
            as_of,
            as_of_day: days.day_of(as_of),
            slots,
            transitions: Transitions::new(program),
            first_rules,
            late_fields: late_fields.collect(),
            created: Created::new(program, leads),
        }
    }

    /// The index of a term among the hoisted ones.
    pub fn slot(&self, term: TermId) -> Option<usize> {
        self.slots[term.index()].map(|slot| slot as usize)
    }

    /// The number of a rule when the rules of all groups are counted.
    pub fn rule_number(&self, group: GroupId, rule: usize) -> usize {
        self.first_rules[group.index()] + rule
    }

    /// The number of rules of all groups.
    pub fn rule_count(&self) -> usize {
        self.first_rules.last().copied().unwrap_or(0)
    }

    /// When a lead was created, if that is known.
    pub fn created(&self, lead: usize) -> Option<i64> {
        self.created.at(self.days, lead)
    }

    /// The instant from which a field is known, if that is in the future.
    pub fn late_until(&self, field: FieldId, lead: usize, now: i64) -> Option<i64> {
        let from = self.input.known_from(field, lead)?;
        (from > now).then_some(from)
    }

    /// A term of the program.
    pub fn term(&self, term: TermId) -> &'a Term {
        self.program.term(term)
    }
}

/// When leads were created, if the data says so.
pub(super) struct Created<'a>(Option<&'a Column>);

impl<'a> Created<'a> {
    /// The field of this type.
    pub fn new(program: &Program, leads: &'a Leads) -> Created<'a> {
        let mut kinds = program.inputs.fields.iter().map(|field| &field.kind);
        let field = kinds.position(|kind| *kind == Type::CreationTime);
        Created(field.and_then(|field| leads.columns.get(field)?.as_ref()))
    }

    /// Whether it is known when a lead was created.
    pub fn is_known(&self, lead: usize) -> bool {
        match self.0 {
            Some(Column::Time(times)) => times.micros.is_valid(lead),
            Some(Column::Day(days)) => days.is_valid(lead),
            _ => false,
        }
    }

    /// When a lead was created, if that is known.
    pub fn at(&self, days: &LocalDays, lead: usize) -> Option<i64> {
        match self.0? {
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
