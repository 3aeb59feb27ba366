//! The library inside another program.

use jiff::Timestamp;
use leadc::contract::model::{self, ActivitySource, Example, FactValue};
use leadc::eval::evaluate_history_here;
use leadc::eval::example::Case;
use leadc::ir;
use leadc::time::{Clock, LocalDay, instant_at};
use leadc::{Activity, Contract, Engine, Lead, LeadError, Value};
use std::fs;
use std::path::Path;

const CONTRACTS: [&str; 4] = [
    "examples/inbound/contract.leadc",
    "examples/deadlines/contract.leadc",
    "examples/fast-track/contract.leadc",
    "examples/missing-data/contract.leadc",
];

fn read(path: &Path) -> Option<Vec<u8>> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

fn engine(file: &str) -> Engine {
    let contract = Contract::from_files(file, read).unwrap_or_else(|error| panic!("{error}"));
    Engine::new(&contract)
}

fn inbound() -> Engine {
    engine(CONTRACTS[0])
}

/// The same contract as its parts.
fn model(file: &str) -> (leadc::source::Sources, model::Contract) {
    let mut sources = leadc::source::Sources::default();
    let mut bytes = |path: &Path| read(path).ok_or(leadc::contract::ReadError::NotFound);
    let loaded = leadc::contract::load(file, &mut sources, &mut bytes);
    (sources, loaded.contract.expect("a contract without errors"))
}

fn moment(contract: &model::Contract, day: LocalDay, clock: Option<Clock>) -> Value {
    match clock {
        Some(clock) => {
            let micros = instant_at(day, clock, &contract.info.zone).0;
            Value::Time(Timestamp::from_microsecond(micros).expect("a time of an example"))
        }
        None => Value::Date(day.date()),
    }
}

fn value(contract: &model::Contract, value: &FactValue) -> Value {
    match value {
        FactValue::Text(text) => Value::Text(text.clone()),
        FactValue::Texts(texts) => Value::Texts(texts.clone()),
        FactValue::Number(number) => Value::Number(*number),
        FactValue::Date(day) => Value::Date(day.date()),
        FactValue::Time(day, clock) => moment(contract, *day, *clock),
        FactValue::YesNo(yes) => Value::YesNo(*yes),
    }
}

/// The lead of an example; none if it did something that only follows from details.
fn lead(contract: &model::Contract, example: &Example) -> Option<Lead> {
    let mut lead = Lead::new(example.title.clone());
    for (field, fact) in &example.facts {
        let name = contract.fields[field.index()].name.text.clone();
        lead = lead.with(name, value(contract, fact));
    }
    for did in &example.did {
        let kind = &contract.activities[did.activity.index()];
        if !matches!(kind.source, ActivitySource::Data { .. }) {
            return None;
        }
        for _ in 0..did.times {
            let at = moment(contract, did.day, did.clock);
            let mut activity = Activity::new(kind.name.text.clone(), at);
            for (detail, fact) in &did.details {
                let name = contract.details[detail.index()].name.text.clone();
                activity = activity.with(name, value(contract, fact));
            }
            lead = lead.did_activity(activity);
        }
    }
    Some(lead)
}

#[test]
fn a_lead_is_decided_as_the_examples_of_the_contract_are() {
    let decided = CONTRACTS.map(examples_decided);
    assert!(decided.iter().sum::<usize>() > 8, "{decided:?}");
}

/// How many examples of a contract were decided, each as it should be.
fn examples_decided(file: &str) -> usize {
    let (sources, contract) = model(file);
    let program = ir::compile(&contract, &sources);
    let engine = engine(file);
    let mut decided = 0;
    for example in &contract.examples {
        let Some(lead) = lead(&contract, example) else {
            continue;
        };
        let case = Case::new(&contract, example);
        let wanted = evaluate_history_here(&program, &case.leads, &case.activities, case.as_of);
        let as_of = Timestamp::from_microsecond(case.as_of.instant.0).expect("a time");
        let outcome = engine.decide(&lead, as_of).expect("names of the contract");
        let outcome = outcome.expect("a lead that exists");
        let stage = wanted.results.stage[0].map(|stage| program.stage_name(stage));
        assert_eq!(outcome.stage.as_deref(), stage, "{}", example.title);
        for (group, points) in program.groups.iter().zip(&wanted.results.groups) {
            assert_eq!(
                outcome.points(&group.name),
                Some(points[0]),
                "{}",
                example.title
            );
        }
        for (total, points) in program.totals.iter().zip(&wanted.results.totals) {
            assert_eq!(
                outcome.points(&total.name),
                Some(points[0]),
                "{}",
                example.title
            );
        }
        assert_eq!(outcome.missing.len(), wanted.results.missing(0).len());
        assert_eq!(outcome.is_excluded(), wanted.results.is_excluded(0));
        assert_eq!(
            outcome.clocks.len(),
            wanted.clocks.len(),
            "{}",
            example.title
        );
        decided += 1;
    }
    decided
}

#[test]
fn an_explanation_is_text_and_a_document() {
    let (_, contract) = model(CONTRACTS[0]);
    let engine = inbound();
    let mut leads = contract.examples.iter();
    let found = leads.find_map(|example| Some((example, lead(&contract, example)?)));
    let (example, lead) = found.expect("an example with logged activities");
    let as_of = Case::new(&contract, example).as_of.instant.0;
    let as_of = Timestamp::from_microsecond(as_of).expect("a time");
    let explanation = engine.explain(&lead, as_of).expect("names of the contract");
    let explanation = explanation.expect("a lead that exists");
    let document = serde_json::to_value(&explanation).expect("it is JSON");
    let stage = document["stage"].as_str().expect("a stage");
    assert!(explanation.to_string().contains(stage));
    let outcome = engine.decide(&lead, as_of).expect("names of the contract");
    assert_eq!(
        outcome.and_then(|outcome| outcome.stage).as_deref(),
        Some(stage)
    );
}

#[test]
fn what_the_contract_does_not_know_is_named() {
    let engine = inbound();
    let as_of: Timestamp = "2026-06-01T00:00:00Z".parse().expect("a time");
    let said = |lead: Lead| {
        engine
            .decide(&lead, as_of)
            .expect_err("an error")
            .to_string()
    };
    assert_eq!(
        said(Lead::new("1").with("contry", "BR")),
        "the contract has no field `contry`; did you mean `country`?"
    );
    assert_eq!(
        said(Lead::new("1").with("country", 5)),
        "`country` is a country"
    );
    assert_eq!(
        said(Lead::new("1").with("country", "Brazil")),
        "`Brazil` of `country` is not the code of a country, such as `PT`"
    );
    let unknown = engine.decide(&Lead::new("1").did("dance", as_of), as_of);
    assert!(matches!(
        unknown,
        Err(LeadError::Unknown {
            what: "activity",
            ..
        })
    ));
}

#[test]
fn every_error_of_a_contract_is_listed() {
    let text = "leadc 1 en\ncontract \"Two\":\n  time zone: Nowhere\nstage Lead:\nstage MQL:\n  when: siez at least 3\n";
    let error = Contract::from_text("two.leadc", text).expect_err("a contract with errors");
    let errors = error.errors();
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(errors[0].starts_with("two.leadc:3:"), "{errors:#?}");
    assert_eq!(error.to_string(), errors.join("\n"));
}

#[test]
fn an_engine_is_shared_by_threads() {
    let engine = inbound();
    let as_of: Timestamp = "2026-06-01T00:00:00Z".parse().expect("a time");
    let decide = || engine.decide(&Lead::new("1").with("country", "PT"), as_of);
    let alone = decide().expect("names of the contract");
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(decide)).collect();
        for thread in threads {
            let outcome = thread
                .join()
                .expect("no panic")
                .expect("names of the contract");
            assert_eq!(outcome, alone);
        }
    });
}
