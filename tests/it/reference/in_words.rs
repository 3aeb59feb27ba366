//! Clocks and moves in words, part by part, for tests to compare.

use leadc::contract::model::Contract;
use leadc::eval::{Clock, ClockState, Entry, NotStarted};
use leadc::time::MicrosUtc;

/// Which clock it is.
pub fn head(contract: &Contract, clock: &Clock) -> String {
    let sla = &contract.slas[clock.sla.index()].name.text;
    let started = clock.started.to_iso(&contract.info.zone);
    format!("{sla} from {started}")
}

/// Everything else about a clock, with the names of its parts.
pub fn parts(contract: &Contract, clock: &Clock) -> Vec<(&'static str, String)> {
    let at = |instant: Option<MicrosUtc>| match instant {
        Some(at) => at.to_iso(&contract.info.zone),
        None => "never".to_owned(),
    };
    let calendar = clock.calendar.map(|id| &contract.calendars[id.index()]);
    let late_by = |micros: Option<i64>| micros.map_or("none".to_owned(), minutes);
    vec![
        ("state", state(contract, &clock.state)),
        ("due", at(clock.due)),
        ("completed", at(clock.completed)),
        ("took", format!("{:?}", clock.took)),
        ("closed", at(clock.closed)),
        ("warned", at(clock.warned)),
        ("escalated", at(clock.escalated)),
        ("late by", late_by(clock.late_by())),
        ("late by business", late_by(clock.late_by_business)),
        ("done", format!("{:?}", clock.done)),
        (
            "calendar",
            calendar.map_or("none", |c| c.name.text.as_str()).to_owned(),
        ),
    ]
}

/// Minutes, and microseconds where there are some.
fn minutes(micros: i64) -> String {
    match micros % 60_000_000 {
        0 => format!("{} min", micros / 60_000_000),
        _ => format!("{micros} µs"),
    }
}

fn state(contract: &Contract, state: &ClockState) -> String {
    let listed = |names: Vec<&str>| names.join(", ");
    match state {
        ClockState::Running => "running".to_owned(),
        ClockState::Met => "met".to_owned(),
        ClockState::Breached => "breached".to_owned(),
        ClockState::Void => "void".to_owned(),
        ClockState::NotStarted(NotStarted::Running(since)) => {
            let since = since.to_iso(&contract.info.zone);
            format!("not started: running since {since}")
        }
        ClockState::NotStarted(NotStarted::Jumped(stage)) => {
            let name = &contract.stages[stage.index()].name.text;
            format!("not started: jumped to {name}")
        }
        ClockState::NotStarted(NotStarted::Unknown(fields)) => {
            let fields = fields.iter().map(|id| &contract.fields[id.index()]);
            let names = fields.map(|field| field.name.text.as_str()).collect();
            format!("not started: {} unknown", listed(names))
        }
        ClockState::NotStarted(NotStarted::Excluded(by)) => {
            let by = by.iter().map(|id| &contract.exclusions[id.index()]);
            let names = by.map(|exclusion| exclusion.name.text.as_str()).collect();
            format!("not started: excluded by {}", listed(names))
        }
    }
}

/// A move.
pub fn entry(contract: &Contract, entry: &Entry) -> String {
    let stage = &contract.stages[entry.stage.index()].name.text;
    let at = entry.at.to_iso(&contract.info.zone);
    format!("{stage} at {at} ({:?})", entry.how)
}
