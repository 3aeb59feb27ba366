//! The library inside another program.

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use jiff::Timestamp;
use leadc::contract::model::{self, ActivitySource, Example, FactValue};
use leadc::data::{ActivityInput, Input, Request};
use leadc::eval::AsOf;
use leadc::eval::evaluate_history_here;
use leadc::eval::example::Case;
use leadc::ir;
use leadc::report::lead_table::{Choice, LeadRows};
use leadc::report::rows::Rows;
use leadc::time::{Clock, LocalDay, MicrosUtc, instant_at};
use leadc::{Activity, Contract, Engine, Language, Lead, LeadError, Tables, Value};
use std::fs;
use std::path::Path;
use std::sync::Arc;

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
    let loaded = leadc::suggest::load(file, &mut sources, &mut bytes);
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
        FactValue::Range(range) => Value::Text(range.to_string()),
        FactValue::Date(day) => Value::Date(day.date()),
        FactValue::Time(day, clock) => moment(contract, *day, *clock),
        FactValue::YesNo(yes) => Value::YesNo(*yes),
    }
}

/// The lead of an example; none if it has an activity that only details can derive.
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

/// The number of examples of a contract that were decided, after checking that each result is correct.
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
    assert!(matches!(unknown, Err(LeadError::UnknownActivity(_))));
}

#[test]
fn dates_and_times_as_text_have_the_form_of_the_file() {
    let text = |dates: &str| {
        format!(
            "leadc 1 en\ncontract \"Two\":\n  time zone: Europe/Lisbon\n{dates}fields:\n- renewal: date\nactivity visit by the lead:\n\
             - until: time\nstage Lead:\nstage MQL:\n  all of:\n  - renewal after 2026-07-01\n  - visit at least 1 time\n"
        )
    };
    let engine = |dates| {
        let contract = Contract::from_text("two.leadc", text(dates).as_str());
        Engine::new(&contract.expect("a contract"))
    };
    let lead = |renewal: &str, at: &str| {
        let visit = Activity::new("visit", at).with("until", at);
        Lead::new("1").with("renewal", renewal).did_activity(visit)
    };
    let as_of: Timestamp = "2026-06-01T00:00:00Z".parse().expect("a time");
    let since = |engine: &Engine, renewal, at| {
        let outcome = engine.decide(&lead(renewal, at), as_of);
        let outcome = outcome.expect("a decision").expect("a lead");
        (outcome.stage, outcome.since.to_string())
    };
    let expected = (Some("MQL".to_owned()), "2026-05-01T08:30:00Z".to_owned());
    let iso = engine("");
    for at in ["2026-05-01T08:30:00Z", "2026-05-01 09:30"] {
        assert_eq!(since(&iso, "2026-07-02", at), expected, "{at}");
    }
    let declared = engine("  dates are: \"DD/MM/YYYY\"\n");
    assert_eq!(since(&declared, "02/07/2026", "01/05/2026 09:30"), expected);
    let error = iso.decide(&lead("2026-07-02", "01/05/2026"), as_of);
    let error = error.expect_err("no date").to_string();
    let start = "`01/05/2026` of `visit` cannot be read: it is not ISO 8601";
    assert!(error.starts_with(start), "{error}");
}

#[test]
fn fields_are_shown_with_the_id_in_tables_and_explanations() {
    let engine = inbound();
    let shown = engine.showing(["Country"]).expect("a field");
    let tables = Tables::new().leads(batches("examples/inbound/leads.csv", 1000));
    let as_of: Timestamp = "2026-06-01T00:00:00Z".parse().expect("a time");
    let columns = |engine: &Engine| {
        let table = engine.evaluate_leads(&tables, as_of).expect("rows");
        let names = table
            .schema
            .fields()
            .iter()
            .map(|field| field.name().clone());
        names.collect::<Vec<_>>()
    };
    let (own, more) = (columns(&engine), columns(&shown));
    assert_eq!(more.len(), own.len() + 1);
    assert!(more.contains(&"country".to_owned()) && !own.contains(&"country".to_owned()));
    let unknown = engine.showing(["contry"]).expect_err("no such field");
    assert_eq!(
        unknown.to_string(),
        "the contract has no field `contry`; did you mean `country`?"
    );
}

#[test]
fn errors_are_in_the_language_that_is_asked_for() {
    let engine = inbound();
    let at: Timestamp = "2026-05-01T09:30:00Z".parse().expect("a time");
    let error = engine.decide(&Lead::new("1").did("dance", at), at);
    let error = error.expect_err("no such activity");
    assert_eq!(error.to_string(), "the contract has no activity `dance`");
    assert_eq!(
        error.text_in(Language::It),
        "il contratto non ha l'attività `dance`"
    );
    let text = "leadc 1 en\ncontract \"Two\":\n  time zone: UTC\nstage Lead:\nstage MQL:\n  when: siez at least 3\n";
    let error = Contract::from_text("two.leadc", text).expect_err("a contract with errors");
    let finding = error.errors().next().expect("an error");
    let chinese = finding.in_language(Language::Zh);
    assert_eq!(chinese.in_language(Language::En), *finding);
    assert_eq!(error.text_in(Language::Zh), chinese.to_string());
}

#[test]
fn every_error_of_a_contract_is_listed() {
    let text = "leadc 1 en\ncontract \"Two\":\n  time zone: Nowhere\nstage Lead:\nstage MQL:\n  when: siez at least 3\n";
    let error = Contract::from_text("two.leadc", text).expect_err("a contract with errors");
    let errors: Vec<String> = error.errors().map(ToString::to_string).collect();
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(errors[0].starts_with("two.leadc:3:"), "{errors:#?}");
    assert_eq!(error.to_string(), errors.join("\n"));
    let places: Vec<usize> = (&error)
        .into_iter()
        .map(|one| one.region.start.line)
        .collect();
    assert_eq!(places, [3, 6]);
}

#[test]
fn a_decision_does_not_depend_on_those_before() {
    let contract = "leadc 1 en\ncontract \"Days\":\n  time zone: Europe/Rome\nfields:\n- created: creation time\n\
        activities by the lead:\n- visit\npoints for interest:\n+3 for each visit\n  at most 1 per day\n  in the last 30 days\n\
        score: interest\nstage Lead:\nstage MQL:\n  when: score at least 6\n  back to Lead when: no visit in the last 20 days\n";
    let contract = Contract::from_text("days.leadc", contract).expect("a contract");
    let used = Engine::new(&contract);
    // Long before and after the first decision, with changes of the clocks in between.
    for year in ["2026", "1999", "2026", "2031", "2027", "2060"] {
        for (visit, as_of) in [("03-28", "03-30"), ("10-24", "10-26"), ("05-01", "06-15")] {
            let at = |day: &str, time: &str| -> jiff::Timestamp {
                format!("{year}-{day}T{time}Z").parse().expect("a time")
            };
            let lead = Lead::new("1")
                .with("created", at("01-01", "00:00:00"))
                .did("visit", at(visit, "22:30:00"))
                .did("visit", at(visit, "23:30:00"));
            let decide = |engine: &Engine| engine.decide(&lead, at(as_of, "12:00:00"));
            let fresh = Engine::new(&contract);
            assert_eq!(decide(&used), decide(&fresh), "{year} {visit}");
            assert!(matches!(decide(&used), Ok(Some(_))));
        }
    }
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

/// The rows of CSV files as record batches of texts, `size` rows each.
fn batches(file: &str, size: usize) -> Vec<RecordBatch> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let mut reader = csv::Reader::from_path(path).expect("a file of an example");
    let names: Vec<String> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let batch = |rows: &[csv::StringRecord]| {
        let column = |at: usize| -> ArrayRef {
            let cells = rows.iter().map(|row| row.get(at));
            Arc::new(cells.collect::<StringArray>())
        };
        let columns = names.iter().enumerate();
        RecordBatch::try_from_iter(columns.map(|(at, name)| (name.clone(), column(at))))
            .expect("columns of one length")
    };
    rows.chunks(size).map(batch).collect()
}

#[test]
fn record_batches_give_the_columns_of_files() {
    let folder = "examples/inbound";
    let contract = Contract::from_path(format!("{folder}/contract.leadc"))
        .unwrap_or_else(|error| panic!("{error}"));
    let engine = Engine::new(&contract);
    let as_of: Timestamp = "2026-06-30T18:00:00Z".parse().expect("a time");
    let evaluate = |size: usize| {
        let tables = Tables::new()
            .leads(batches(&format!("{folder}/leads.csv"), size))
            .activities(batches(&format!("{folder}/activities.csv"), size));
        let evaluation = engine.evaluate(&tables, as_of);
        evaluation.unwrap_or_else(|error| panic!("{error}"))
    };
    let whole = evaluate(usize::MAX);
    assert!(whole.leads.num_rows() > 100, "{}", whole.leads.num_rows());
    let parts = evaluate(7);
    assert_eq!((&parts.leads, &parts.clocks), (&whole.leads, &whole.clocks));

    let (sources, model) = model(CONTRACTS[0]);
    let program = ir::compile(&model, &sources);
    let request = Request {
        leads: vec![Input::from(Path::new(&format!("{folder}/leads.csv")))],
        activities: vec![ActivityInput::parse(&format!("{folder}/activities.csv"))],
        ..Request::default()
    };
    let data = leadc::data::read(&program.inputs, &request).expect("data of an example");
    let at = AsOf::at(MicrosUtc(as_of.as_microsecond()));
    let history = evaluate_history_here(&program, &data.leads, &data.activities, at);
    let rows = LeadRows::new(&program, &data.leads, &history.results, Choice::All);
    let expected = rows.batch(0..rows.len()).expect("rows");
    assert_eq!(whole.leads, expected);
    assert_eq!(whole.report.problems(), data.report.problems());

    let files = Tables::new()
        .leads_file(format!("{folder}/leads.csv"))
        .activities_file(None, format!("{folder}/activities.csv"));
    let leads = engine.evaluate_leads(&files, as_of).expect("leads");
    let clocks = engine.evaluate_clocks(&files, as_of).expect("clocks");
    assert_eq!(
        (leads.batches, clocks.batches),
        (vec![whole.leads], vec![whole.clocks])
    );
    let counted: u64 = leads
        .record
        .counts
        .stages
        .iter()
        .map(|stage| stage.leads)
        .sum();
    assert_eq!(
        counted + leads.record.counts.excluded + leads.record.counts.left_out,
        leads.record.counts.leads
    );
}

#[test]
fn a_rule_that_crosses_processes_decides_the_same() {
    let engine = inbound();
    let rules = engine.rules_json().expect("rules are text");
    let other = Engine::from_rules_json(&rules).expect("the text is rules");
    let as_of: Timestamp = "2026-06-30T18:00:00Z".parse().expect("a time");
    let lead = Lead::new("a").with("vehicles", 600).with("country", "DE");
    assert_eq!(other.decide(&lead, as_of), engine.decide(&lead, as_of));
    let error = Engine::from_rules_json("{}").expect_err("no rules");
    assert!(
        error.to_string().contains("not a compiled contract"),
        "{error}"
    );
}

#[test]
fn batches_without_the_id_are_an_error_that_says_what_to_do() {
    let batch = batches("examples/inbound/activities.csv", usize::MAX);
    let tables = Tables::new().leads([batch[0].project(&[1]).expect("a column")]);
    let as_of: Timestamp = "2026-06-30T18:00:00Z".parse().expect("a time");
    let error = inbound().evaluate(&tables, as_of).expect_err("no ids");
    assert!(error.to_string().starts_with("leads: "), "{error}");
    let empty = inbound().evaluate(&Tables::new().leads([]), as_of);
    assert!(
        empty
            .expect_err("no columns")
            .to_string()
            .contains("no record batch")
    );
}

#[test]
fn a_contract_outside_its_folder_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).expect("a folder");
    let text =
        "leadc 1 en\ncontract \"A\":\n  time zone: UTC\ninclude \"../b.leadc\"\nstage Lead:\n";
    fs::write(inside.join("a.leadc"), text).expect("a contract");
    fs::write(folder.path().join("b.leadc"), "leadc 1 en\n").expect("a file");
    let error = Contract::from_path(inside.join("a.leadc")).expect_err("a file outside");
    assert!(
        error.findings().iter().any(|one| one.code == "E0010"),
        "{error}"
    );
    let missing = Contract::from_path(inside.join("none/c.leadc")).expect_err("no file");
    assert!(
        missing.findings().iter().any(|one| one.code == "E0001"),
        "{missing}"
    );
}

#[test]
fn changes_are_text_and_the_document_of_the_command() {
    let text = fs::read_to_string(CONTRACTS[0]).expect("the contract of an example");
    let read = |text: String| {
        Contract::from_files(CONTRACTS[0], move |path| {
            match path == Path::new(CONTRACTS[0]) {
                true => Some(text.clone().into_bytes()),
                false => read(path),
            }
        })
        .unwrap_or_else(|error| panic!("{error}"))
    };
    let old = read(text.clone());
    assert!(old.changes_to(&old).is_empty());
    let new = read(text.replacen("+20 when", "+25 when", 1));
    let changes = old.changes_to(&new);
    assert!(changes.to_string().contains("+25"), "{changes}");
    let document = serde_json::to_value(&changes).expect("JSON");
    assert_eq!(document["summary"]["changed"], 1, "{document:#}");
    assert!(!new.analyze().is_empty());
}

#[test]
fn details_are_those_of_the_activity_and_of_kinds_derived_from_it() {
    let contract = Contract::from_text(
        "a.leadc",
        r#"leadc 1 en
contract "Details":
  time zone: UTC
activities by the lead:
- call
activity demo by the lead:
  - seats: whole number
activity large demo:
  kind of: demo
  when: seats at least 50
stage Lead:
stage MQL:
  when: large demo at least 1 time
"#,
    )
    .unwrap_or_else(|error| panic!("{error}"));
    let engine = Engine::new(&contract);
    let at: Timestamp = "2026-05-01T09:30:00Z".parse().expect("a time");
    let decide = |kind: &str| {
        let activity = Activity::new(kind, at).with("seats", 80);
        engine.decide(&Lead::new("1").did_activity(activity), at)
    };
    let outcome = decide("demo").expect("a detail of the activity");
    assert_eq!(outcome.expect("a lead").stage.as_deref(), Some("MQL"));
    let unknown = decide("call").expect_err("a detail of another activity");
    assert!(matches!(unknown, LeadError::UnknownDetail(_)));
}
