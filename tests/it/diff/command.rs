//! The command.

use super::{OLD, new};
use serde_json::Value;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with both contracts.
fn folder(changes: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("it is written");
    };
    write("old.leadc", OLD);
    write("new.leadc", &new(changes));
    folder
}

fn leadc(folder: &TempDir, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leadc"))
        .args(args)
        .current_dir(folder.path())
        .output()
        .expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

const DIFF: [&str; 3] = ["diff", "old.leadc", "new.leadc"];

#[test]
fn json_has_the_differences_as_data() {
    let folder = folder(&[("least 45", "least 50")]);
    let run = leadc(&folder, &[&DIFF[..], &["--format", "json"]].concat());
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
    let run = leadc(&folder, &[&DIFF[..], &["--format", "markdown"]].concat());
    let shown = text(&run.stdout);
    assert!(
        shown.starts_with("### Contract: 1 difference: 1 changed\n"),
        "{shown}"
    );
    assert!(shown.contains("<details>"), "{shown}");
    assert!(
        shown.contains("title: “Test” → “A \\| &lt;b&gt;”"),
        "{shown}"
    );
}

#[test]
fn a_contract_with_errors_is_told_and_not_compared() {
    let folder = folder(&[("- size: whole number\n", "")]);
    let run = leadc(&folder, &DIFF);
    assert_eq!(run.status.code(), Some(1));
    assert!(
        text(&run.stderr).contains("new.leadc:"),
        "{}",
        text(&run.stderr)
    );
    assert_eq!(text(&run.stdout), "");
}
