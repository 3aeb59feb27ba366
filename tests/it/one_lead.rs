//! A lead decided by the engine gets what the evaluation of a table of one row gives.

use jiff::Timestamp;
use leadc::contract::model::Contract as Model;
use leadc::eval::{AsOf, evaluate_history_here};
use leadc::ir::{self, Program, Truth};
use leadc::source::Sources;
use leadc::time::MicrosUtc;
use leadc::{Activity, Contract, Engine, Lead, LeadError, Outcome, Value};
use proptest::prelude::*;

use super::generate;
use super::properties::{from_env, load, runner};
use super::reference::columns::columns;
use super::reference::rows::{Event, Kind, Lead as LeadRow, Value as RowValue};

const CASES: u32 = 96;

fn time(at: MicrosUtc) -> Timestamp {
    Timestamp::from_microsecond(at.0).expect("a time that exists")
}

fn value(value: &RowValue) -> Value {
    match value {
        RowValue::Text(text) => Value::Text(text.clone()),
        RowValue::Texts(texts) => Value::Texts(texts.clone()),
        RowValue::Number(number) => Value::Number(*number),
        RowValue::Range(low, Some(high)) => Value::Text(format!("{low}-{high}")),
        RowValue::Range(low, None) => Value::Text(format!("{low}+")),
        RowValue::Day(day) => Value::Date(day.date()),
        RowValue::Time(at) => Value::Time(time(*at)),
        RowValue::YesNo(yes) => Value::YesNo(*yes),
    }
}

/// The row as another program gives it; none if an activity has no kind of the data.
fn lead(contract: &Model, row: &LeadRow, events: &[Event]) -> Option<Lead> {
    let mut lead = Lead::new(row.id.clone());
    for (field, known) in &row.values {
        lead = lead.with(&*contract.fields[field.index()].name.text, value(known));
    }
    for event in events {
        let Kind::Logged(kind) = event.kind else {
            return None;
        };
        let name = &*contract.activities[kind.index()].name.text;
        let at = match event.date_only {
            true => Value::Date(event.at.local_day(&contract.info.zone).date()),
            false => Value::Time(time(event.at)),
        };
        let mut activity = Activity::new(name, at);
        for (detail, known) in &event.details {
            activity = activity.with(&*contract.details[detail.index()].name.text, value(known));
        }
        lead = lead.did_activity(activity);
    }
    Some(lead)
}

/// Leaves a text out everywhere.
fn forget(row: &mut LeadRow, events: &mut [Event], text: &str) {
    let is_other = |value: &RowValue| !matches!(value, RowValue::Text(own) if own == text);
    row.values.retain(|_, value| is_other(value));
    for event in events {
        event.details.retain(|_, value| is_other(value));
    }
}

/// The outcome of the only row as text, with all that an outcome has.
fn wanted(program: &Program, row: (LeadRow, Vec<Event>), contract: &Model, at: AsOf) -> String {
    let (leads, activities) = columns(contract, &[row]);
    let history = evaluate_history_here(program, &leads, &activities, at);
    let results = &history.results;
    if results.left_out[0] {
        return "left out".to_owned();
    }
    let met = |columns: &[Vec<Truth>], names: Vec<&String>| {
        let met = columns
            .iter()
            .zip(names)
            .filter(|(column, _)| column[0].is_met());
        met.map(|(_, name)| name.clone()).collect::<Vec<_>>()
    };
    let exclusions = program.exclusions.iter().map(|one| &one.name).collect();
    let definitions = program.definitions.iter().map(|one| &one.name).collect();
    let points = results.groups.iter().chain(&results.totals);
    let missing = results.missing(0).iter().map(|id| program.field_name(*id));
    let clocks = history.clocks.iter().map(|clock| {
        (
            program.sla_name(clock.sla).to_owned(),
            clock.state.word(),
            time(clock.started),
            clock.due.map(time),
            clock.completed.map(time),
        )
    });
    format!(
        "{:?}",
        (
            results.stage[0].map(|stage| program.stage_name(stage)),
            time(results.since[0]),
            points.map(|column| column[0]).collect::<Vec<_>>(),
            met(&results.exclusions, exclusions),
            met(&results.definitions, definitions),
            missing.collect::<Vec<_>>(),
            clocks.collect::<Vec<_>>(),
        )
    )
}

fn found(program: &Program, outcome: Option<Outcome>) -> String {
    let Some(outcome) = outcome else {
        return "left out".to_owned();
    };
    let groups = program.groups.iter().map(|group| &group.name);
    let points = groups.chain(program.totals.iter().map(|total| &total.name));
    let clocks = outcome.clocks.iter().map(|clock| {
        (
            clock.sla.clone(),
            clock.state,
            clock.started,
            clock.due,
            clock.completed,
        )
    });
    format!(
        "{:?}",
        (
            outcome.stage.as_deref(),
            outcome.since,
            points
                .filter_map(|name| outcome.points(name))
                .collect::<Vec<_>>(),
            &outcome.excluded_by,
            &outcome.matches,
            &outcome.missing,
            clocks.collect::<Vec<_>>(),
        )
    )
}

#[test]
fn a_lead_alone_is_decided_like_a_table_of_one() {
    let cases = from_env("LEADC_CASES").unwrap_or(CASES);
    let result = runner(cases).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let model = load(&case, &mut sources)?;
        let program = ir::compile(&model, &sources);
        let contract = Contract::from_text("generated.leadc", &case.text());
        let engine = Engine::new(&contract.expect("a contract without errors"));
        let as_of = case.as_of();
        for (mut row, mut events) in case.rows(&model) {
            // The library has no times from which values are known, and refuses addresses without a host.
            row.known_from.clear();
            let outcome = loop {
                let Some(lead) = lead(&model, &row, &events) else {
                    break None;
                };
                // Twice, as the second time memory is used again.
                let first = engine.decide(&lead, time(as_of));
                match engine.decide(&lead, time(as_of)) {
                    Err(LeadError::Address { text, .. }) => forget(&mut row, &mut events, &text),
                    again => {
                        prop_assert_eq!(&first, &again);
                        break Some(again.map_err(|e| TestCaseError::fail(e.to_string()))?);
                    }
                }
            };
            if let Some(outcome) = outcome {
                let wanted = wanted(&program, (row, events), &model, AsOf::at(as_of));
                prop_assert_eq!(found(&program, outcome), wanted);
            }
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}
