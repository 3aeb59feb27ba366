//! What a change does to leads: the numbers are those of two runs.

use super::{diff, folder, run, text};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

const DATA: [&str; 6] = [
    "--leads",
    "leads.csv",
    "--activities",
    "visits.csv",
    "--as-of",
    "2026-05-05",
];

fn compared(folder: &TempDir) -> Value {
    let run = diff(folder, &[&DATA[..], &["--format", "json"]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    let mut document: Value = serde_json::from_slice(&run.stdout).expect("it is JSON");
    document["leads"].take()
}

/// From, to and the ids of the leads that move.
fn moves(leads: &Value) -> Value {
    let moves = leads["moves"].as_array().expect("a list").iter();
    moves
        .map(|one| json!([one["from"], one["to"], one["leads"]]))
        .collect()
}

#[test]
fn a_lead_that_moves_is_shown_with_the_reasons() {
    let stricter = folder(&[("least 45", "least 46"), ("+20 when", "+15 when")]);
    let leads = compared(&stricter);
    assert_eq!(moves(&leads), json!([["MQL", "Lead", ["hot", "warm"]]]));
    let reasons = leads["moves"][0]["samples"][0]["reasons"].as_array();
    let texts: Vec<String> = (reasons.expect("a list").iter())
        .map(|r| {
            format!("{} {}: {} {}", r["about"], r["of"][0], r["old"], r["new"]).replace('"', "")
        })
        .collect();
    let rule = "when country is one of BR, PT";
    assert_eq!(
        texts,
        [
            "way through the stages: Lead, MQL Lead".to_owned(),
            "condition MQL: met not met".to_owned(),
            "points fit: 30 25".to_owned(),
            "points score: 45 40".to_owned(),
            format!("rule {rule}: 20 15"),
        ]
    );
}

#[test]
fn exclusions_and_stages_of_one_contract_only_are_places_too() {
    let open = folder(&[("\"acme.example\", ", "\"a.test\", ")]);
    let leads = compared(&open);
    let expected = json!([["MQL", "excluded", ["hot"]], ["excluded", "MQL", ["rival"]]]);
    assert_eq!(moves(&leads), expected);
    let reason = &leads["moves"][0]["samples"][0]["reasons"][1];
    assert_eq!(
        (&reason["about"], &reason["of"][0], &reason["new"]),
        (&json!("exclusion"), &json!("competitors"), &json!("met"))
    );
    let renamed = folder(&[("stage SAL", "stage Accepted")]);
    assert_eq!(moves(&compared(&renamed)), json!([]));
}

/// The first lead that moves, as the text shows it.
fn first_reasons(folder: &TempDir) -> String {
    let run = diff(folder, &DATA);
    let shown = text(&run.stdout);
    let mut lines = shown
        .lines()
        .skip_while(|line| !line.contains("lead") || !line.contains(": MQL →"));
    lines
        .nth(1)
        .unwrap_or_else(|| panic!("{shown}"))
        .trim()
        .to_owned()
}

#[test]
fn what_only_one_contract_has_is_added_or_removed() {
    let excluded = folder(&[(
        "points for fit:",
        "exclude small:\n  when: size at least 80\n\npoints for fit:",
    )]);
    assert_eq!(
        first_reasons(&excluded),
        "hot on 2026-05-04 10:00: way Lead, MQL → Lead; exclusion small (added) met"
    );
    let renamed = folder(&[
        ("stage MQL:", "stage Warm:"),
        ("since MQL", "since Warm"),
        ("after MQL", "after Warm"),
        ("20 MQL", "20 Warm"),
    ]);
    assert_eq!(
        first_reasons(&renamed),
        "hot on 2026-05-04 10:00: way Lead, MQL → Lead, Warm; condition Warm (added) met; condition MQL (removed) met"
    );
}

#[test]
fn the_reasons_are_those_of_the_moment_at_which_the_ways_part() {
    // Today the threshold makes no difference: the lead would be in the first stage anyway.
    let later = [
        "--leads",
        "leads.csv",
        "--activities",
        "visits.csv",
        "--as-of",
        "2026-06-20",
        "--format",
        "json",
    ];
    let stricter = folder(&[("score at least 45", "score at least 50")]);
    let run = diff(&stricter, &later);
    let document: Value = serde_json::from_slice(&run.stdout).expect("it is JSON");
    let sample = &document["leads"]["moves"][0]["samples"][0];
    assert_eq!(sample["parted"], "2026-05-04 10:00", "{document}");
    let condition = json!({"about": "condition", "of": ["MQL"], "change": "changed", "old": "met", "new": "not met"});
    let reasons = sample["reasons"].as_array().expect("a list");
    assert!(reasons.contains(&condition), "{sample}");
}

#[test]
fn clocks_and_targets_that_differ_are_reported() {
    let other = folder(&[("8 business", "20 business"), ("20 MQL", "1 MQL")]);
    let leads = compared(&other);
    let clocks = &leads["clocks"][0];
    assert_eq!(
        (&clocks["sla"], &clocks["due"], &clocks["state"]),
        (&json!("follow-up"), &json!(2), &json!(2)),
        "{clocks}"
    );
    let target = &leads["targets"][0];
    assert_eq!(
        (&target["old"]["standing"], &target["new"]["standing"]),
        (&json!("on track"), &json!("reached")),
        "{target}"
    );
}

#[test]
fn a_target_with_other_counts_is_reported_though_its_status_is_the_same() {
    let stricter = folder(&[("not without: email", "not without: email, size")]);
    let data = DATA.map(|word| word.replace("05-05", "05-04"));
    let data: Vec<&str> = data.iter().map(String::as_str).collect();
    let as_json = |folder: &TempDir| {
        let run = diff(folder, &[&data[..], &["--format", "json"]].concat());
        let document: Value = serde_json::from_slice(&run.stdout).expect("it is JSON");
        document["leads"]["targets"].clone()
    };
    let run = diff(&stricter, &data);
    let shown = text(&run.stdout);
    let line = "2026-05-01 to 2026-05-31: on track (2 of 20) → on track (1 of 20)";
    assert!(shown.contains(line), "{shown}");
    let target = &as_json(&stricter)[0];
    let reached = ["old", "new"].map(|side| &target[side]["reached"]);
    assert_eq!(reached, [&json!(2), &json!(1)], "{target}");
    let other_promise = folder(&[("20 MQL", "21 MQL")]);
    assert_eq!(as_json(&other_promise), json!([]));
}

#[test]
fn gates_decide_the_exit_code() {
    let stricter = folder(&[("least 45", "least 46")]);
    let gate = |gate: &str| {
        let run = diff(&stricter, &[&DATA[..], &["--fail-if", gate]].concat());
        (run.status.code(), text(&run.stderr))
    };
    let (code, text) = gate("MQL changes by more than 10%");
    assert_eq!(code, Some(1));
    assert!(
        text.contains("MQL has 0 leads instead of 2 (-100%)"),
        "{text}"
    );
    let (code, said) = gate("any stage rises by more than 2");
    assert_eq!(code, Some(0));
    assert!(said.contains("passed: "), "{said}");
}

/// The result of `eval` for each lead: its stage, or that it is excluded.
fn stages(folder: &Path, contract: &str, data: &[&str]) -> BTreeMap<String, String> {
    let rows = rows(folder, "eval", contract, data);
    let place = |row: &Value| match row["excluded by"].as_array() {
        Some(by) if !by.is_empty() => "excluded".to_owned(),
        _ => row["stage"].as_str().unwrap_or_default().to_owned(),
    };
    rows.iter()
        .map(|row| (row["lead id"].to_string(), place(row)))
        .collect()
}

fn rows(folder: &Path, command: &str, contract: &str, data: &[&str]) -> Vec<Value> {
    let args = [&[command, contract, "--format", "json"], data].concat();
    let run = run(folder, env!("CARGO_BIN_EXE_leadc"), &args);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("it is JSON")
}

/// The data of the example of inbound leads.
const INBOUND: [&str; 6] = [
    "--leads",
    "leads.csv",
    "--activities",
    "activities.csv",
    "--as-of",
    "2026-06-30",
];

/// A folder with the example of inbound leads, its contract as the old one, and one with changes as the new one.
fn inbound(changes: &[(&str, &str)]) -> TempDir {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/inbound");
    let folder = tempfile::tempdir().expect("a folder");
    for file in [
        "shared.leadc",
        "free-mail.csv",
        "leads.csv",
        "activities.csv",
    ] {
        std::fs::copy(example.join(file), folder.path().join(file)).expect("it is copied");
    }
    let old = std::fs::read_to_string(example.join("contract.leadc")).expect("it is read");
    std::fs::write(folder.path().join("old.leadc"), &old).expect("it is written");
    let changed = changes.iter().fold(old, |text, (from, to)| {
        assert!(text.contains(from), "no {from:?}");
        text.replacen(from, to, 1)
    });
    // The examples expect the results of the old contract.
    let rules = changed.split("\nexample").next().expect("the rules");
    std::fs::write(folder.path().join("new.leadc"), rules).expect("it is written");
    folder
}

/// How many leads are in a stage before and in a stage after.
type Matrix = BTreeMap<(String, String), u64>;

fn matrix_of_two_runs(folder: &Path) -> Matrix {
    let before = stages(folder, "old.leadc", &INBOUND);
    let after = stages(folder, "new.leadc", &INBOUND);
    let mut matrix = Matrix::new();
    for (lead, from) in before {
        *matrix.entry((from, after[&lead].clone())).or_default() += 1;
    }
    matrix
}

fn matrix_of_one(found: &Value) -> Matrix {
    let cells = found["matrix"].as_array().expect("a list").iter();
    let word = |value: &Value| value.as_str().expect("a name").to_owned();
    let count = |cell: &Value| cell["leads"].as_u64().expect("a number");
    cells
        .map(|cell| ((word(&cell["from"]), word(&cell["to"])), count(cell)))
        .collect()
}

/// The clocks of the new contract are counted as `leadc sla` shows them.
fn clocks_are_those_of(folder: &Path, found: &Value) {
    let clocks = rows(folder, "sla", "new.leadc", &INBOUND);
    for change in found["clocks"].as_array().expect("a list") {
        for state in ["met", "breached", "running", "void"] {
            let own = clocks
                .iter()
                .filter(|c| c["sla"] == change["sla"] && c["state"] == state);
            assert_eq!(change["new"][state], own.count(), "{change}");
        }
    }
}

/// `leadc diff` reports the same moves as a run with each contract.
fn numbers_are_those_of_two_runs(changes: &[(&str, &str)]) {
    let folder = inbound(changes);
    let run = diff(&folder, &[&INBOUND[..], &["--format", "json"]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    let document: Value = serde_json::from_slice(&run.stdout).expect("it is JSON");
    let found = &document["leads"];
    let matrix = matrix_of_two_runs(folder.path());
    assert_eq!(matrix_of_one(found), matrix);
    let moved = matrix.iter().filter(|((from, to), _)| from != to);
    assert_eq!(found["moved"], moved.map(|(_, leads)| leads).sum::<u64>());
    clocks_are_those_of(folder.path(), found);
}

#[test]
fn the_numbers_of_other_rules_are_those_of_two_runs() {
    numbers_are_those_of_two_runs(&[
        ("score at least 50", "score at least 60"),
        ("halves every 30 days", "halves every 9 days"),
        ("within: 5 business", "within: 3 business"),
    ]);
}

#[test]
fn the_numbers_of_other_instants_are_those_of_two_runs() {
    numbers_are_those_of_two_runs(&[
        ("unsubscribe in the last 365", "page view in the last 20"),
        ("time zone: Europe/Berlin", "time zone: Asia/Tokyo"),
    ]);
}
