//! A contract's examples as rows, and what they expect of a verdict.

use leadc::contract::model::{
    ActivitySource, Contract, Did, Example, ExpectKind, FactValue, PointsRef,
};
use leadc::time::{MicrosUtc, first_instant, instant_at, last_instant};

use super::rows::{Event, Kind, Lead, Value};
use super::truth::Truth;
use super::{Verdict, judge};

/// The verdict on an example; none where its lead is left out.
pub fn verdict(contract: &Contract, example: &Example) -> Option<Verdict> {
    let zone = &contract.info.zone;
    let (day, clock) = example.as_of;
    let as_of = match clock {
        Some(clock) => instant_at(day, clock, zone),
        None => last_instant(day, zone),
    };
    let lead = Lead {
        id: example.title.clone(),
        values: (example.facts.iter())
            .map(|(field, fact)| (*field, value(contract, fact)))
            .collect(),
        ..Lead::default()
    };
    let events: Vec<Event> = (example.did.iter())
        .flat_map(|did| vec![event(contract, did); did.times as usize])
        .collect();
    judge(contract, &lead, &events, as_of)
}

fn event(contract: &Contract, did: &Did) -> Event {
    let kind = match contract.activities[did.activity.index()].source {
        ActivitySource::Data { .. } => Kind::Logged(did.activity),
        ActivitySource::KindOf { .. } | ActivitySource::AnyOf(_) => Kind::Derived(did.activity),
    };
    Event {
        kind,
        at: instant(contract, did.day, did.clock),
        date_only: did.clock.is_none(),
        details: (did.details.iter())
            .map(|(detail, fact)| (*detail, value(contract, fact)))
            .collect(),
    }
}

fn value(contract: &Contract, fact: &FactValue) -> Value {
    match fact {
        FactValue::Text(text) => Value::Text(text.clone()),
        FactValue::Texts(texts) => Value::Texts(texts.clone()),
        FactValue::Number(number) => Value::Number(*number),
        FactValue::Date(day) => Value::Day(*day),
        FactValue::Time(day, clock) => Value::Time(instant(contract, *day, *clock)),
        FactValue::YesNo(yes) => Value::YesNo(*yes),
    }
}

fn instant(
    contract: &Contract,
    day: leadc::time::LocalDay,
    clock: Option<leadc::time::Clock>,
) -> MicrosUtc {
    match clock {
        Some(clock) => instant_at(day, clock, &contract.info.zone),
        None => first_instant(day, &contract.info.zone),
    }
}

impl Verdict {
    /// Whether it is as an example expects; none for clocks, which are not judged here.
    pub fn is_as_expected(&self, expected: &ExpectKind) -> Option<bool> {
        Some(match expected {
            ExpectKind::Stage(stage) => self.stage == Some(*stage),
            ExpectKind::StageOpen(stage) => self.stages[stage.index()].is_open(),
            ExpectKind::NotExcluded => !self.exclusions.contains(&Truth::Met),
            ExpectKind::ExcludedBy(exclusion) => self.exclusions[exclusion.index()].is_met(),
            ExpectKind::Points(points, asked) => asked.holds(match points {
                PointsRef::Group(group) => self.groups[group.index()],
                PointsRef::Total(total) => self.totals[total.index()],
            }),
            ExpectKind::Sla(..) | ExpectKind::SlaDue(..) => return None,
        })
    }
}
