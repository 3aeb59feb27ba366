//! The command.

use super::{diff, folder, text};
use crate::schema;
use serde_json::Value;

const SCHEMA: &str = include_str!("../../../docs/schemas/diff.schema.json");

#[test]
fn json_has_the_differences_as_data() {
    let folder = folder(&[("least 45", "least 50")]);
    let run = diff(&folder, &["--format", "json"]);
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    let document: Value = serde_json::from_slice(&run.stdout).expect("it is JSON");
    let expected = serde_json::json!([{
        "kind": "stage", "name": "MQL", "change": "changed",
        "details": [{
            "about": "threshold", "of": [], "change": "changed",
            "old": "score at least 45", "new": "at least 50",
        }],
    }]);
    assert_eq!(document["blocks"], expected);
    assert_eq!(document["summary"]["changed"], 1);
}

#[test]
fn markdown_is_folded_and_shows_names_as_they_are() {
    let folder = folder(&[("\"Test\"", "\"A | <b>\"")]);
    let run = diff(&folder, &["--format", "markdown"]);
    let shown = text(&run.stdout);
    assert!(
        shown.starts_with("### `new.leadc`: 1 block changed\n"),
        "{shown}"
    );
    assert!(shown.contains("<details>"), "{shown}");
    assert!(
        shown.contains("title: “Test” → “A \\| &lt;b&gt;”"),
        "{shown}"
    );
}

#[test]
fn a_contract_with_errors_is_reported_and_not_compared() {
    let folder = folder(&[("- size: whole number\n", "")]);
    let run = diff(&folder, &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(
        text(&run.stderr).contains("new.leadc:"),
        "{}",
        text(&run.stderr)
    );
    assert_eq!(text(&run.stdout), "");
}

#[test]
fn programs_and_build_servers_are_shown_what_cannot_be_compared() {
    let folder = folder(&[("- size: whole number\n", "")]);
    let shown = |format: &str| {
        let run = diff(&folder, &["--format", format]);
        assert_eq!(run.status.code(), Some(1), "{format}");
        text(&run.stdout)
    };
    let json: Value = serde_json::from_str(&shown("json")).expect("it is JSON");
    schema::check(SCHEMA, &json);
    let problem = serde_json::json!([{ "contract": "new.leadc", "problem": "1 error" }]);
    assert_eq!(json["problems"], problem);
    let github = shown("github");
    assert!(
        github.starts_with("::error file=new.leadc,line="),
        "{github}"
    );
    let sarif: Value = serde_json::from_str(&shown("sarif")).expect("it is JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["level"], "error");
    let junit = shown("junit");
    assert!(
        junit.contains("tests=\"1\" failures=\"0\" errors=\"1\">"),
        "{junit}"
    );
    assert!(junit.contains("<error message=\"1 error\"/>"), "{junit}");
    let markdown = shown("markdown");
    assert!(markdown.contains("`new.leadc`: 1 error"), "{markdown}");
}

#[test]
fn unsupported_arguments_are_refused_with_help() {
    let folder = folder(&[]);
    let leads = ["--leads", "leads.csv", "--as-of", "2026-05-05"];
    for (args, said) in [
        (
            &["--fail-if", "MQL explodes"][..],
            "`MQL changes by more than 10%`",
        ),
        (
            &["--fail-if", "MQL falls by more than 5"],
            "add a file of leads",
        ),
        (&["--leads", "-"], "both contracts read them"),
        (
            &[&leads[..], &["--fail-if", "SQL falls by more than 5"]].concat(),
            "write one of `Lead`, `MQL`, `SAL`, or `any stage`",
        ),
    ] {
        let run = diff(&folder, args);
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(
            text(&run.stderr).replace("\n  ", " ").contains(said),
            "{}",
            text(&run.stderr)
        );
    }
}
