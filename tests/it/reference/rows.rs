//! A lead and its activities, one row each, and what an activity is by the contract.

use std::collections::{BTreeMap, BTreeSet};

use leadc::contract::model::{
    ActivityId, ActivitySource, Actor, Condition, ConditionKind, Contract, DetailId, FieldId,
    Subject, Type,
};
use leadc::time::{LocalDay, MicrosUtc};

use super::truth::Truth;
use super::values::{domain_of, test};

/// A value of a field or detail that is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Texts(Vec<String>),
    Number(f64),
    /// The lowest and the highest whole number; none if there is no highest.
    Range(u32, Option<u32>),
    Day(LocalDay),
    Time(MicrosUtc),
    YesNo(bool),
}

impl Value {
    /// "Empty or blank text is unknown", and so is an empty list of choices.
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Text(text) => text.trim().is_empty(),
            Value::Texts(texts) => texts.is_empty(),
            _ => false,
        }
    }
}

/// A lead as its row has it; what is not in `values` is unknown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lead {
    pub id: String,
    pub values: BTreeMap<FieldId, Value>,
    /// When a field with `known from column` became known; not there: from the start.
    pub known_from: BTreeMap<FieldId, MicrosUtc>,
}

impl Lead {
    /// The value of a field at an instant.
    pub fn value(&self, field: FieldId, now: MicrosUtc) -> Option<&Value> {
        let known = self.known_from.get(&field).is_none_or(|from| *from <= now);
        self.values
            .get(&field)
            .filter(|value| known && !value.is_blank())
    }

    /// The value of the field of type `creation time`.
    pub fn created(&self, contract: &Contract) -> Option<MicrosUtc> {
        let is_creation_time = |f: &FieldId| contract.fields[f.index()].kind == Type::CreationTime;
        match self.values.iter().find(|(f, _)| is_creation_time(f))?.1 {
            Value::Time(at) => Some(*at),
            other => panic!("a creation time is a time, not {other:?}"),
        }
    }
}

/// An activity as its row has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub kind: Kind,
    /// For a date only, the first instant of that day.
    pub at: MicrosUtc,
    pub date_only: bool,
    pub details: BTreeMap<DetailId, Value>,
}

/// What the data or an example calls an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A row of the data.
    Logged(ActivityId),
    /// One that an example names by a derived kind: it is of that kind and its ancestors.
    Derived(ActivityId),
}

/// An activity with everything the contract says about it.
#[derive(Debug, Clone)]
pub struct Occurrence {
    pub at: MicrosUtc,
    pub day: LocalDay,
    pub date_only: bool,
    /// Every kind it belongs to; it counts once for each.
    pub kinds: BTreeSet<ActivityId>,
    pub by: Actor,
    /// Whether it counts for `no activity`, coming back and idle points: no kind it belongs to says that it does not.
    pub counts: bool,
}

impl Occurrence {
    pub fn of(contract: &Contract, event: &Event) -> Occurrence {
        let kinds: BTreeSet<ActivityId> = (0..contract.activities.len() as u32)
            .map(ActivityId)
            .filter(|kind| belongs(contract, event, *kind))
            .collect();
        let logged_as = logged_kind(contract, event.kind);
        Occurrence {
            at: event.at,
            day: event.at.local_day(&contract.info.zone),
            date_only: event.date_only,
            by: contract.activities[logged_as.index()].actors[0],
            counts: kinds.iter().all(|k| contract.activities[k.index()].counts),
            kinds,
        }
    }

    /// An activity of the lead's own, as coming back and idle points ask for.
    pub fn is_own(&self) -> bool {
        self.by == Actor::Lead && self.counts
    }
}

/// "One event counts once for each kind it belongs to."
fn belongs(contract: &Contract, event: &Event, kind: ActivityId) -> bool {
    if let Kind::Derived(named) = event.kind
        && ancestors(contract, named).contains(&kind)
    {
        return true;
    }
    match &contract.activities[kind.index()].source {
        ActivitySource::Data { .. } => event.kind == Kind::Logged(kind),
        ActivitySource::AnyOf(kinds) => kinds.iter().any(|k| belongs(contract, event, *k)),
        ActivitySource::KindOf { parent, when } => {
            belongs(contract, event, *parent)
                && when
                    .as_ref()
                    .is_none_or(|c| of_details(contract, event, c).is_met())
        }
    }
}

/// A kind and what it is a kind of, up to the one the data has.
fn ancestors(contract: &Contract, kind: ActivityId) -> Vec<ActivityId> {
    match &contract.activities[kind.index()].source {
        ActivitySource::KindOf { parent, .. } => {
            let mut line = ancestors(contract, *parent);
            line.push(kind);
            line
        }
        _ => vec![kind],
    }
}

/// The kind of the data that an event belongs to; its party is also the party of the kinds derived from it.
fn logged_kind(contract: &Contract, kind: Kind) -> ActivityId {
    match kind {
        Kind::Logged(kind) => kind,
        Kind::Derived(kind) => ancestors(contract, kind)[0],
    }
}

/// "A derived activity's `when` sees details only"; its today is the day of the activity.
fn of_details(contract: &Contract, event: &Event, condition: &Condition) -> Truth {
    let parts = |parts: &[Condition]| -> Vec<Truth> {
        parts
            .iter()
            .map(|part| of_details(contract, event, part))
            .collect()
    };
    let value = |id: DetailId| event.details.get(&id).filter(|value| !value.is_blank());
    let zone = &contract.info.zone;
    let today = event.at.local_day(zone);
    match &condition.kind {
        ConditionKind::All(conditions) => Truth::all(&parts(conditions)),
        ConditionKind::Any(conditions) => Truth::any(&parts(conditions)),
        ConditionKind::None(conditions) => Truth::none(&parts(conditions)),
        ConditionKind::Test(Subject::Detail(id), asked) => {
            test(asked, value(*id), &contract.lists, today, zone)
        }
        ConditionKind::Test(Subject::DomainOfDetail(id), asked) => {
            let domain = value(*id).and_then(domain_of);
            test(asked, domain.as_ref(), &contract.lists, today, zone)
        }
        other => panic!("a condition of a derived activity sees details only, not {other:?}"),
    }
}
