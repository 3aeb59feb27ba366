//! The output for programs and build servers.

use super::{diff, folder, text};
use crate::schema;
use serde_json::Value;

const SCHEMA: &str = include_str!("../../../docs/schemas/diff.schema.json");
const SARIF: &str = include_str!("../../fixtures/sarif/sarif-2.1.0.schema.json");

const DATA: [&str; 8] = [
    "--leads",
    "leads.csv",
    "--activities",
    "visits.csv",
    "--as-of",
    "2026-05-05",
    "--fail-if",
    "MQL changes by more than 10%",
];

/// A threshold, a removed rule, a list value, a new sla and a removed target.
const CHANGES: [(&str, &str); 5] = [
    ("least 45", "least 46"),
    ("+10 when size at least 50\n", ""),
    ("\"acme.example\", ", ""),
    (
        "target volume:",
        "sla more:\n  who: sales\n  must: 2 calls\n  within: 2 days after MQL\n\ntarget other:",
    ),
    ("8 business", "20 business"),
];

#[test]
fn json_is_as_its_schema_says() {
    let folder = folder(&CHANGES);
    for (more, code) in [(&[][..], 0), (&DATA[..], 1)] {
        let run = diff(&folder, &[&["--format", "json"], more].concat());
        assert_eq!(run.status.code(), Some(code), "{}", text(&run.stderr));
        let document: Value = serde_json::from_slice(&run.stdout).expect("it is JSON");
        schema::check(SCHEMA, &document);
        assert_eq!(document["leads"].is_null(), more.is_empty());
    }
}

#[test]
fn notes_are_at_the_lines_of_the_new_contract() {
    let folder = folder(&CHANGES);
    let run = diff(&folder, &["--format", "github"]);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    let new = std::fs::read_to_string(folder.path().join("new.leadc")).expect("it is read");
    let line = |part: &str| {
        1 + new
            .lines()
            .position(|line| line.contains(part))
            .expect("the line is there")
    };
    let told = |part: &str, said: &str| {
        format!("::notice file=new.leadc,line={},col=", line(part)) + "\n" + said
    };
    let shown = text(&run.stdout);
    for (place, said) in [
        (
            "score at least 46",
            "stage MQL%0Athreshold: score at least 45 → at least 46",
        ),
        (
            "list rivals",
            "list rivals%0Anumber of values: 2 → 1%0Avalue removed: “acme.example”",
        ),
        (
            "points for fit",
            "points group fit%0Arule removed: +10 when size at least 50",
        ),
        ("sla more", "sla more (added)%0A"),
        (
            "sla follow-up",
            "sla follow-up%0Awithin: 8 business hours → 20 business hours",
        ),
        ("leadc 1 en", "target volume (removed)%0A"),
    ] {
        let expected = told(place, said);
        let (start, said) = expected.split_once('\n').expect("two parts");
        let found = shown
            .lines()
            .any(|line| line.starts_with(start) && line.contains(said));
        assert!(found, "{start} {said}\n{shown}");
    }
}

#[test]
fn gates_that_fail_are_errors_in_every_form() {
    let folder = folder(&CHANGES);
    let shown = |format: &str, more: &[&str]| {
        let run = diff(&folder, &[&["--format", format], &DATA[..], more].concat());
        assert_eq!(run.status.code(), Some(1), "{}", text(&run.stderr));
        text(&run.stdout)
    };
    let said = "MQL changes by more than 10%: MQL has 0 leads instead of 2 (-100%)";
    let github = shown("github", &[]);
    let error =
        "::error file=new.leadc,line=1,col=1,endColumn=1,title=a change that breaks a gate::";
    assert!(
        github.contains(&format!("{error}{}", said.replace('%', "%25"))),
        "{github}"
    );

    let sarif: Value = serde_json::from_str(&shown("sarif", &[])).expect("it is JSON");
    schema::check(SARIF, &sarif);
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let errors: Vec<&Value> = results
        .iter()
        .filter(|result| result["level"] == "error")
        .collect();
    assert_eq!(errors.len(), 1);
    assert_eq!(
        (&errors[0]["ruleId"], &errors[0]["message"]["text"]),
        (&"gate".into(), &said.into())
    );

    let junit = shown("junit", &["--fail-if", "SAL rises by more than 9"]);
    assert!(
        junit.contains("tests=\"2\" failures=\"1\" errors=\"0\">"),
        "{junit}"
    );
    assert!(
        junit.contains(&format!("<failure message=\"{said}\"/>")),
        "{junit}"
    );
    assert!(junit.contains("<testcase name=\"SAL rises by more than 9\" classname=\"new.leadc\" file=\"new.leadc\"/>"), "{junit}");
}
