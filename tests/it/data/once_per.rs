//! `once per: column "event id"`: rows of one lead with the same value count once.

use super::setup::*;
use leadc::contract::model::{ActivitySource, Contract, Type};
use leadc::data::{ActivityInput, DataError, Input, Loaded, Request};
use std::collections::BTreeSet;

fn base() -> Contract {
    let mut contract = contract()
        .activity("open", &["open"])
        .activity("click", &["click"])
        .detail("link", Type::Text, &[]);
    contract.activity_columns.once_per = texts(&["event id"]);
    contract
}

/// Reads three leads, and activities from files of these names and contents.
fn run(contract: &Contract, files: &[(&str, &str)]) -> Result<Loaded, DataError> {
    let folder = Files::new();
    let leads = folder.with("leads.csv", "lead id\n1\n2\n3\n");
    let activities = files.iter().map(|(name, content)| ActivityInput {
        kind: None,
        input: Input::parse(&folder.with(name, content).to_string_lossy()),
    });
    let request = Request {
        leads: vec![Input::parse(&leads.to_string_lossy())],
        activities: activities.collect(),
        ..Request::default()
    };
    read(contract, &request)
}

#[test]
fn the_earliest_row_of_a_lead_with_a_value_counts() {
    let contract = base();
    let rows = "lead id,kind,time,event id,link\n\
        1,click,2026-05-02,a,late\n1,click,2026-05-01,a,early\n1,click,2026-05-01,a,again\n\
        2,click,2026-05-03,a,other lead\n1,open,2026-05-04,a,\n1,open,2026-05-04,,\n1,open,2026-05-04,,\n";
    let more = "{\"lead id\":\"1\",\"kind\":\"click\",\"time\":\"2026-04-01T10:00:00Z\",\"event id\":\"b\",\"link\":\"first\"}\n\
        {\"lead id\":\"2\",\"kind\":\"click\",\"time\":\"2026-05-03\",\"event id\":\"a\",\"link\":\"in another file\"}\n\
        {\"lead id\":\"3\",\"kind\":\"open\",\"time\":\"2026-05-03\",\"event id\":7}\n\
        {\"lead id\":\"3\",\"kind\":\"open\",\"time\":\"2026-05-02\",\"event id\":7}\n";
    let loaded = run(&contract, &[("a.csv", rows), ("b.jsonl", more)]).unwrap();
    assert_eq!(
        events(&contract, &loaded),
        [
            "1 click 2026-05-01T03:00:00Z*",
            "2 click 2026-05-03T03:00:00Z*",
            "1 open 2026-05-04T03:00:00Z*",
            "1 open 2026-05-04T03:00:00Z*",
            "1 click 2026-04-01T10:00:00Z",
            "3 open 2026-05-02T03:00:00Z*",
        ]
    );
    let links = detail(&contract, &loaded, "link");
    assert_eq!(links[..2], ["early", "other lead"]);
    assert_eq!(loaded.report.repeated_activities, 5);
    assert_eq!(loaded.report.identical_activities, 1);
}

#[test]
fn an_activity_may_have_its_own_column() {
    let mut contract = base();
    let ActivitySource::Data { columns, .. } = &mut contract.activities[0].source else {
        panic!("of the data");
    };
    columns.once_per = texts(&["message id"]);
    let rows = "lead id,kind,time,event id,message id\n\
        1,open,2026-05-01,a,m\n1,open,2026-05-02,b,m\n1,click,2026-05-03,a,m\n1,click,2026-05-04,b,m\n1,click,2026-05-05,a,x\n";
    let loaded = run(&contract, &[("a.csv", rows)]).unwrap();
    assert_eq!(
        events(&contract, &loaded),
        [
            "1 open 2026-05-01T03:00:00Z*",
            "1 click 2026-05-03T03:00:00Z*",
            "1 click 2026-05-04T03:00:00Z*",
        ]
    );
    // Its own column must be there, that of all only somewhere.
    let without = "lead id,kind,time,event id\n1,open,2026-05-01,a\n";
    let error = run(&contract, &[("a.csv", without)])
        .unwrap_err()
        .to_string();
    assert!(error.contains("once per"), "{error}");
    let clicks = "lead id,kind,time\n1,click,2026-05-01\n1,click,2026-05-01\n";
    let loaded = run(&contract, &[("a.csv", rows), ("b.csv", clicks)]).unwrap();
    assert_eq!(loaded.activities.len(), 5);
    let last = loaded.report.files.last().unwrap();
    assert_eq!(last.without_once_per.as_deref(), Some("event id"));
    let own = "lead id,kind,time,message id\n1,open,2026-05-01,m\n";
    let of_clicks = |contract: &mut Contract, columns: &[&str]| {
        let ActivitySource::Data { columns: own, .. } = &mut contract.activities[1].source else {
            panic!("of the data");
        };
        own.once_per = texts(columns);
    };
    // No activity needs the column of all.
    of_clicks(&mut contract, &["message id"]);
    assert!(run(&contract, &[("a.csv", own)]).is_ok());
    of_clicks(&mut contract, &[]);
    let error = run(&contract, &[("b.csv", clicks)])
        .unwrap_err()
        .to_string();
    assert!(error.contains("event id"), "{error}");
}

/// Written from the reference: of the rows of one lead with the same value, the earliest, then the first in the data.
#[test]
fn many_rows_agree_with_the_reference_whatever_the_threads() {
    let contract = base();
    let mut state = 7_u64;
    let mut random = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    let rows: Vec<(u64, u64, Option<u64>)> = (0..60_000)
        .map(|_| {
            (
                1 + random(3),
                1 + random(28),
                Some(random(9_000)).filter(|id| *id > 900),
            )
        })
        .collect();
    let line = |(lead, day, id): &(u64, u64, Option<u64>)| {
        let id = id.map_or(String::new(), |id| format!("event-{id}"));
        format!("{lead},open,2026-05-{day:02},{id},{}\n", "x".repeat(40))
    };
    let file = |rows: &[(u64, u64, Option<u64>)]| {
        let rows: String = rows.iter().map(line).collect();
        format!("lead id,kind,time,event id,note\n{rows}")
    };
    let (first, second) = rows.split_at(35_000);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|row| (rows[*row].1, *row));
    let mut seen = BTreeSet::new();
    let mut counted: Vec<usize> = order
        .into_iter()
        .filter(|row| {
            rows[*row]
                .2
                .is_none_or(|id| seen.insert((rows[*row].0, id)))
        })
        .collect();
    counted.sort_unstable();
    let expected: Vec<String> = counted
        .iter()
        .map(|row| {
            format!(
                "{} open 2026-05-{:02}T03:00:00Z*",
                rows[*row].0, rows[*row].1
            )
        })
        .collect();
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let loaded = pool.unwrap().install(|| {
            run(
                &contract,
                &[("a.csv", &file(first)), ("b.csv", &file(second))],
            )
            .unwrap()
        });
        assert_eq!(events(&contract, &loaded), expected, "{threads} threads");
        assert_eq!(
            loaded.report.repeated_activities as usize,
            rows.len() - expected.len()
        );
    }
}
