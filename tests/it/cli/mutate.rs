//! test --mutate.

use super::*;
use serde_json::Value;

const EXAMPLES: &str = r#"
example "a big company in Brazil":
  as of: 2026-05-04
  lead: country is BR, size is 60
  expect: stage MQL, fit is 30.5
"#;

fn folder() -> Folder {
    let pinned = CONTRACT.to_owned() + EXAMPLES;
    let failing = pinned.replace("30.5", "31");
    Folder::with(&[
        ("a.leadc", &pinned),
        ("failing.leadc", &failing),
        ("wrong.leadc", &CONTRACT.replace("size at", "siez at")),
        ("bare.leadc", CONTRACT),
    ])
}

#[test]
fn unnoticed_changes_are_shown_with_an_example_that_would_notice() {
    let tried = folder().leadc(&["test", "--mutate", "a.leadc"]);
    assert_eq!(tried.status.code(), Some(0), "{}", err(&tried));
    let shown = out(&tried);
    for line in [
        "  12 changes: 8 killed by an example, 2 survived (80% killed); 2 probably equivalent (no tried lead differs)",
        "    points         4 of 4",
        "  line 16: `size at least 50` could say `size at least 51`",
        "example \"suggested for: size at least 50\":",
        "  lead: size is 50",
        "  expect: stage Lead, fit is 10.5",
    ] {
        assert!(shown.lines().any(|l| l == line), "no `{line}` in\n{shown}");
    }
}

#[test]
fn examples_must_pass_first_and_contracts_be_without_errors() {
    let tried = folder().leadc(&["test", "--mutate", "failing.leadc", "wrong.leadc"]);
    assert_eq!(tried.status.code(), Some(1));
    let shown = out(&tried);
    let says = "failing.leadc\n  not tried: 1 example fails; all must pass first\n\nwrong.leadc\n  not tried: 1 error";
    assert!(shown.starts_with(says), "{shown}");
    assert!(err(&tried).contains("help: see `leadc test failing.leadc`"));
}

#[test]
fn build_servers_are_shown_why_nothing_was_tried() {
    let folder = folder();
    let tried = |form| folder.leadc(&["test", "--mutate", "--format", form, "failing.leadc"]);
    let github = tried("github");
    assert_eq!(github.status.code(), Some(1));
    let first = "::error file=failing.leadc,line=26,col=22,endColumn=31,title=example \"a big company in Brazil\"::\
                 no change was tried: 1 example fails; all must pass first%0Aexpected `fit is 31`, but: fit is 30.5%0A";
    assert!(out(&github).starts_with(first), "{}", out(&github));
    let said = "error: `failing.leadc`: 1 example fails; all must pass first\nhelp: see";
    assert!(err(&github).contains(said), "{}", err(&github));
    let document: Value = serde_json::from_str(&out(&tried("sarif"))).expect("it is JSON");
    assert_eq!(document["runs"][0]["results"][0]["ruleId"], "example");
}

#[test]
fn only_errors_keep_a_contract_from_being_tried() {
    let noted = CONTRACT.replace("size at", "siez at").replace("+20", "+0");
    let folder = Folder::with(&[("a.leadc", &noted)]);
    for args in [&["test", "a.leadc"][..], &["test", "--mutate", "a.leadc"]] {
        let shown = out(&folder.leadc(args));
        assert!(
            shown.contains(": 1 error\n") || shown.contains("not run: 1 error\n"),
            "{shown}"
        );
    }
}

#[test]
fn a_share_can_be_asked_for() {
    let folder = folder();
    for (least, exit) in [("60", 0), ("80%", 0), ("80.1", 1), ("101", 2)] {
        let tried = folder.leadc(&["test", "--mutate", "--mutation-score", least, "a.leadc"]);
        assert_eq!(tried.status.code(), Some(exit), "{least}");
        let said = match exit {
            0 => "passed: the examples of `a.leadc` kill 80% of the changes, at least",
            1 => "error: the examples of `a.leadc` kill 80% of the changes, less than 80.1%",
            _ => "write a number from 0 to 100, for example",
        };
        assert!(err(&tried).contains(said), "{}", err(&tried));
    }
    let without = folder.leadc(&["test", "--mutation-score", "60", "a.leadc"]);
    assert_eq!(without.status.code(), Some(2));
    let junit = folder.leadc(&["test", "--mutate", "--format", "junit", "a.leadc"]);
    assert_eq!(junit.status.code(), Some(2));
}

#[test]
fn programs_get_json_and_build_servers_annotations() {
    let folder = folder();
    let json = folder.leadc(&[
        "test",
        "--mutate",
        "--format",
        "json",
        "a.leadc",
        "bare.leadc",
        "failing.leadc",
    ]);
    let document: Value = serde_json::from_str(&out(&json)).expect("it is JSON");
    crate::schema::check(
        include_str!("../../../docs/schemas/mutation.schema.json"),
        &document,
    );
    let contracts = &document["contracts"];
    assert_eq!(contracts[0]["killed"], 8);
    assert_eq!(contracts[1]["killed"], 0);
    assert_eq!(
        contracts[2]["problem"],
        "1 example fails; all must pass first"
    );
    let github = out(&folder.leadc(&["test", "--mutate", "--format", "github", "a.leadc"]));
    let first = "::warning file=a.leadc,line=16,col=12,endColumn=28,title=a change that survives every example::`size at least 50` could say `size at least 51`, and every example would still pass%0Aan example that would kill it:%0A";
    assert!(github.contains(first), "{github}");
    let sarif = out(&folder.leadc(&["test", "--mutate", "--format", "sarif", "a.leadc"]));
    let document = serde_json::from_str(&sarif).expect("it is JSON");
    crate::schema::check(
        include_str!("../../fixtures/sarif/sarif-2.1.0.schema.json"),
        &document,
    );
}
