//! A contract's examples: made-up leads as data, and whether the results are as expected.

mod check;
mod observed;
mod to_columns;

use super::{AsOf, History, Results, evaluate_here, evaluate_history_here};
use crate::contract::model::{ActivitySource, Contract, Example, ExampleActivity, FactValue, Type};
use crate::data::table::{Activities, EventKind, Leads};
use crate::ir::Program;
use crate::time::{Clock, LocalDay};
pub use check::{Verdict, holds, judge};
pub use observed::outcome;
use to_columns::column;
pub(super) use to_columns::column as fact_column;

/// Examples as data: their leads, all activities, and the as-of time.
#[derive(Debug, Clone)]
pub struct Case {
    /// The leads, one per example.
    pub leads: Leads,
    /// The activities.
    pub activities: Activities,
    /// The as-of time.
    pub as_of: AsOf,
}

impl Case {
    /// The data of an example.
    pub fn new(contract: &Contract, example: &Example) -> Case {
        Case::of_all(contract, std::slice::from_ref(example), example.as_of)
    }

    /// The data of several examples with one lead each, all with the same as-of time.
    pub fn of_all(
        contract: &Contract,
        examples: &[Example],
        (day, clock): (LocalDay, Option<Clock>),
    ) -> Case {
        Case {
            leads: leads(contract, examples),
            activities: activities(contract, examples),
            as_of: AsOf::local(day, clock, &contract.info.zone),
        }
    }

    /// The results of every lead, computed on the caller's threads.
    pub fn results(&self, program: &Program) -> Results {
        evaluate_here(program, &self.leads, &self.activities, self.as_of)
    }

    /// The outcome of every lead, computed on the caller's threads.
    pub fn history(&self, program: &Program) -> History {
        evaluate_history_here(program, &self.leads, &self.activities, self.as_of)
    }
}

fn leads(contract: &Contract, examples: &[Example]) -> Leads {
    let values = |field: usize| -> Vec<Option<&FactValue>> {
        let examples = examples.iter();
        examples.map(|example| fact(example, field)).collect()
    };
    let mut fields = contract.fields.iter();
    let key = fields.position(|field| field.kind == Type::Id);
    let id = |example: &'_ Example| match key.and_then(|key| fact(example, key)) {
        Some(FactValue::Text(id)) => id.clone(),
        _ => example.title.clone(),
    };
    let fields = contract.fields.iter().enumerate();
    Leads {
        ids: examples.iter().map(|example| Some(id(example))).collect(),
        columns: fields
            .map(|(at, field)| column(&field.kind, &values(at), &contract.info.zone))
            .collect(),
        known_from: vec![None; contract.fields.len()],
    }
}

/// The fact of an example about a field.
fn fact(example: &Example, field: usize) -> Option<&FactValue> {
    let given = example.facts.iter().find(|(id, _)| id.index() == field);
    given.map(|(_, value)| value)
}

fn activities(contract: &Contract, examples: &[Example]) -> Activities {
    let zone = &contract.info.zone;
    let events: Vec<(u32, &ExampleActivity)> = examples
        .iter()
        .zip(0..)
        .flat_map(|(example, lead)| example.did.iter().map(move |did| (lead, did)))
        .flat_map(|(lead, did)| std::iter::repeat_n((lead, did), did.times as usize))
        .collect();
    let mut kinds: Vec<EventKind> = Vec::new();
    let mut kind = Vec::with_capacity(events.len());
    for (_, did) in &events {
        let wanted = event_kind(contract, did);
        let at = kinds
            .iter()
            .position(|known| *known == wanted)
            .unwrap_or_else(|| {
                kinds.push(wanted);
                kinds.len() - 1
            });
        kind.push(u16::try_from(at).unwrap_or(u16::MAX));
    }
    let details = contract.details.iter().enumerate().map(|(at, detail)| {
        let values: Vec<Option<&FactValue>> = events
            .iter()
            .map(|(_, did)| {
                let mut details = did.details.iter();
                let given = details.find(|(id, _)| id.index() == at);
                given.map(|(_, value)| value)
            })
            .collect();
        column(&detail.kind, &values, zone)
    });
    let did = || events.iter().map(|(_, did)| did);
    Activities {
        lead: events.iter().map(|(lead, _)| *lead).collect(),
        kind,
        micros: did().map(|did| did.instant(zone).0).collect(),
        date_only: Some(did().map(|did| did.clock.is_none()).collect()),
        details: details.collect(),
        kinds,
    }
}

fn event_kind(contract: &Contract, did: &ExampleActivity) -> EventKind {
    let logged = contract
        .activities
        .get(did.activity.index())
        .is_some_and(|activity| matches!(activity.source, ActivitySource::Data { .. }));
    if logged {
        EventKind::Logged(did.activity)
    } else {
        EventKind::Derived(did.activity)
    }
}
