//! A contract's examples: made-up leads as data, and whether what comes out is what was expected.

mod columns;
mod judge;

use arrow_array::StringArray;

use super::AsOf;
use crate::contract::model::{ActivitySource, Contract, Did, Example, FactValue, Type};
use crate::data::table::{Activities, EventKind, Leads};
use crate::time::{first_instant, instant_at};
use columns::column;
pub(super) use columns::column as fact_column;
pub use judge::{Verdict, judge};

/// An example as data: one lead, what it and others did, and when it is looked at.
#[derive(Debug, Clone)]
pub struct Case {
    /// The lead, alone.
    pub leads: Leads,
    /// What happened.
    pub activities: Activities,
    /// The instant of the result.
    pub as_of: AsOf,
}

impl Case {
    /// The data an example describes.
    pub fn of(contract: &Contract, example: &Example) -> Case {
        let (day, clock) = example.as_of;
        Case {
            leads: lead(contract, example),
            activities: activities(contract, example),
            as_of: AsOf::local(day, clock, &contract.info.zone),
        }
    }
}

fn lead(contract: &Contract, example: &Example) -> Leads {
    let value = |field: usize| {
        let given = example.facts.iter().find(|(id, _)| id.index() == field);
        given.map(|(_, value)| value)
    };
    let key = contract
        .fields
        .iter()
        .position(|field| field.kind == Type::Id);
    let id = match key.and_then(value) {
        Some(FactValue::Text(id)) => id.as_str(),
        _ => example.title.as_str(),
    };
    let fields = contract.fields.iter().enumerate();
    Leads {
        ids: StringArray::from(vec![id]),
        columns: fields
            .map(|(at, field)| column(&field.kind, &[value(at)], &contract.info.zone))
            .collect(),
        known_from: vec![None; contract.fields.len()],
    }
}

fn activities(contract: &Contract, example: &Example) -> Activities {
    let zone = &contract.info.zone;
    let events: Vec<&Did> = example
        .did
        .iter()
        .flat_map(|did| std::iter::repeat_n(did, did.times as usize))
        .collect();
    let mut kinds: Vec<EventKind> = Vec::new();
    let mut kind = Vec::with_capacity(events.len());
    for did in &events {
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
            .map(|did| {
                did.details
                    .iter()
                    .find(|(id, _)| id.index() == at)
                    .map(|(_, value)| value)
            })
            .collect();
        column(&detail.kind, &values, zone)
    });
    Activities {
        lead: vec![0; events.len()],
        kind,
        micros: events
            .iter()
            .map(|did| match did.clock {
                Some(clock) => instant_at(did.day, clock, zone).0,
                None => first_instant(did.day, zone).0,
            })
            .collect(),
        date_only: Some(events.iter().map(|did| did.clock.is_none()).collect()),
        details: details.collect(),
        kinds,
    }
}

fn event_kind(contract: &Contract, did: &Did) -> EventKind {
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
