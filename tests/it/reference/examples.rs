//! A contract's examples as rows, and what they expect.

use jiff::tz::TimeZone;
use leadc::contract::model::{
    ActivitySource, Contract, Example, ExampleActivity, ExpectKind, FactValue, PointsRef, SlaId,
    SlaState,
};
use leadc::eval::{Clock, ClockState};
use leadc::time::{self, LocalDay, MicrosUtc, first_instant, instant_at, last_instant};

use super::clocks::{AllHours, follow};
use super::rows::{Event, Kind, Lead, Value};
use super::truth::Truth;
use super::{Verdict, judge};

/// The outcome for an example's lead.
#[derive(Debug)]
pub struct Outcome {
    verdict: Verdict,
    /// In the order of their starts, with those that did not start.
    pub clocks: Vec<Clock>,
}

/// The outcome of an example; none if its lead is left out.
pub fn outcome(contract: &Contract, example: &Example) -> Option<Outcome> {
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
    let (_, clocks) = follow(contract, &AllHours::of(contract), 0, &lead, &events, as_of)?;
    Some(Outcome {
        verdict: judge(contract, &lead, &events, as_of)?,
        clocks,
    })
}

fn event(contract: &Contract, did: &ExampleActivity) -> Event {
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
        FactValue::Range(range) => Value::Range(
            range.low as u32,
            range.high.is_finite().then_some(range.high as u32),
        ),
        FactValue::Date(day) => Value::Day(*day),
        FactValue::Time(day, clock) => Value::Time(instant(contract, *day, *clock)),
        FactValue::YesNo(yes) => Value::YesNo(*yes),
    }
}

fn instant(contract: &Contract, day: LocalDay, clock: Option<time::Clock>) -> MicrosUtc {
    match clock {
        Some(clock) => instant_at(day, clock, &contract.info.zone),
        None => first_instant(day, &contract.info.zone),
    }
}

impl Outcome {
    /// Whether it is as an example expects.
    pub fn is_as_expected(&self, contract: &Contract, expected: &ExpectKind) -> bool {
        let verdict = &self.verdict;
        match expected {
            ExpectKind::Stage(stage) => verdict.stage == Some(*stage),
            ExpectKind::StageOpen(stage) => verdict.stages[stage.index()].is_open(),
            ExpectKind::NotExcluded => !verdict.exclusions.contains(&Truth::Met),
            ExpectKind::ExcludedBy(exclusion) => verdict.exclusions[exclusion.index()].is_met(),
            ExpectKind::Points(points, asked) => asked.holds(match points {
                PointsRef::Group(group) => verdict.groups[group.index()],
                PointsRef::Total(total) => verdict.totals[total.index()],
            }),
            ExpectKind::Sla(sla, state) => {
                let last = self.last_clock(*sla);
                last.is_some_and(|clock| clock.state == of_state(*state))
            }
            ExpectKind::SlaDue(sla, day, clock) => {
                let last = self.last_clock(*sla);
                let due =
                    last.and_then(|last| Some(to_the_minute(zone_of(contract, last), last.due?)));
                due == Some((*day, *clock))
            }
        }
    }

    /// "An expectation about a clause is about the lead's last clock of it."
    fn last_clock(&self, sla: SlaId) -> Option<&Clock> {
        let mut from_last = self.clocks.iter().rev().filter(|clock| clock.sla == sla);
        from_last.find(|clock| !matches!(clock.state, ClockState::NotStarted(_)))
    }
}

fn of_state(state: SlaState) -> ClockState {
    match state {
        SlaState::Met => ClockState::Met,
        SlaState::Breached => ClockState::Breached,
        SlaState::Running => ClockState::Running,
        SlaState::Void => ClockState::Void,
    }
}

/// "`is due` is read in the time zone of the calendar that counts the clock."
fn zone_of<'a>(contract: &'a Contract, clock: &Clock) -> &'a TimeZone {
    let calendar = clock.calendar.map(|id| &contract.calendars[id.index()]);
    calendar.map_or(&contract.info.zone, |calendar| &calendar.zone)
}

/// The local time an example would write; the last instant of a day is its 24:00.
fn to_the_minute(zone: &TimeZone, at: MicrosUtc) -> (LocalDay, time::Clock) {
    let day = at.local_day(zone);
    if at == last_instant(day, zone) {
        return (day, time::Clock(24 * 60));
    }
    let shown = at.civil(zone);
    (
        day,
        time::Clock(shown.hour() as u16 * 60 + shown.minute() as u16),
    )
}
