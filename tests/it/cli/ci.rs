//! check and test in build servers: forms, severities, exit codes.

use super::*;
use serde_json::Value;

const SARIF: &str = include_str!("../../fixtures/sarif/sarif-2.1.0.schema.json");

/// A contract without problems, one with a warning, one whose example fails, one with an error.
fn contracts() -> Folder {
    let warned = CONTRACT.replace("+20 when", "+0 when country is US\n+20 when");
    let failing = CONTRACT.to_owned()
        + "\nexample \"a small one\":\n  as of: 2026-05-04\n  lead: country is BR, size is 10\n  expect: stage Lead, fit is 21\n";
    Folder::with(&[
        ("fine.leadc", CONTRACT),
        ("warned.leadc", &warned),
        ("failing.leadc", &failing),
        ("wrong.leadc", &CONTRACT.replace("size at", "siez at")),
    ])
}

fn sarif(output: &Output) -> Value {
    let document = serde_json::from_str(&out(output)).expect("it is JSON");
    crate::schema::check(SARIF, &document);
    document
}

#[test]
fn a_contract_says_itself_which_messages_count() {
    let warned = CONTRACT.replace("+20 when", "+0 when country is US\n+20 when");
    let saying = |line: &str| warned.replace("  time zone", &format!("  {line}\n  time zone"));
    let contracts = [
        ("allowing.leadc", saying("allow: W0106")),
        ("denying.leadc", saying("deny: warnings")),
        ("both.leadc", saying("deny: W0106\n  allow: warnings, note")),
        ("unclear.leadc", saying("allow: w0106\n  deny: W0106")),
        ("unknown.leadc", saying("allow: W0160, E0301")),
    ];
    let files: Vec<(&str, &str)> = contracts.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let folder = Folder::with(&files);
    for (args, exit, says) in [
        ("allowing.leadc", 0, "no problems\n"),
        ("denying.leadc", 1, "1 error\n"),
        ("both.leadc", 1, "1 error\n"),
        ("allowing.leadc denying.leadc", 1, "1 error\n"),
        ("--deny warnings allowing.leadc", 0, "no problems\n"),
        ("--deny W0106 allowing.leadc", 1, "1 error\n"),
        ("--allow warnings denying.leadc", 0, "no problems\n"),
        ("--allow warnings both.leadc", 1, "1 error\n"),
    ] {
        let args: Vec<&str> = ["check"].into_iter().chain(args.split(' ')).collect();
        let checked = folder.leadc(&args);
        assert_eq!(checked.status.code(), Some(exit), "{args:?}");
        assert!(
            err(&checked).starts_with(says),
            "{args:?}: {}",
            err(&checked)
        );
    }
    let told = |name: &str| out(&folder.leadc(&["check", "--format", "short", name]));
    assert!(told("unclear.leadc").contains("E0111]: this is both allowed and denied"));
    let unknown = told("unknown.leadc");
    assert!(unknown.contains("there is no code `W0160`"), "{unknown}");
    assert!(
        unknown.contains("`E0301` is an error and cannot be left out"),
        "{unknown}"
    );
}

#[test]
fn severities_are_changed_and_the_exit_code_follows() {
    let folder = contracts();
    for (args, exit, says) in [
        ("warned.leadc", 0, "1 warning\n"),
        ("--deny warnings warned.leadc", 1, "1 error\n"),
        ("--deny w0106 warned.leadc", 1, "1 error\n"),
        ("--deny W0105 warned.leadc", 0, "1 warning\n"),
        ("--deny W0105,w0106 warned.leadc", 1, "1 error\n"),
        ("--allow W0105,warnings warned.leadc", 0, "no problems\n"),
        ("--allow W0106 warned.leadc", 0, "no problems\n"),
        ("--allow warnings warned.leadc", 0, "no problems\n"),
        (
            "--deny warnings --allow W0106 warned.leadc",
            0,
            "no problems\n",
        ),
        ("--allow warnings --deny W0106 warned.leadc", 1, "1 error\n"),
        ("--deny E0301 fine.leadc", 0, "no problems\n"),
        ("--allow warnings --allow notes wrong.leadc", 1, "1 error\n"),
        (
            "--deny W0160 fine.leadc",
            2,
            "error: there is no code `W0160`\nhelp: did you mean `W0106`?",
        ),
        (
            "--deny everything fine.leadc",
            2,
            "error: there is no code `everything`\nhelp: ",
        ),
        (
            "--allow E0301 wrong.leadc",
            2,
            "error: `E0301` is an error and cannot be left out\nhelp: only warnings",
        ),
        (
            "--deny W0106 --allow W0106 fine.leadc",
            2,
            "error: `W0106` cannot be both denied and allowed\nhelp: ",
        ),
        ("--format xml fine.leadc", 2, "error: invalid value 'xml'"),
    ] {
        let args: Vec<&str> = ["check"].into_iter().chain(args.split(' ')).collect();
        let checked = folder.leadc(&args);
        assert_eq!(checked.status.code(), Some(exit), "{args:?}");
        assert!(
            err(&checked).starts_with(says),
            "{args:?}: {}",
            err(&checked)
        );
    }
}

#[test]
fn every_form_shows_the_changed_severity() {
    let folder = contracts();
    let shown = |form| {
        let args = ["check", "--deny", "W0106", "--format", form, "warned.leadc"];
        out(&folder.leadc(&args))
    };
    for (form, says) in [
        ("graphical", "error[W0106]"),
        ("plain", "error W0106"),
        ("short", "error[W0106]"),
        ("json", r#""severity": "error""#),
        ("junit", r#"<failure message="1 error">"#),
        ("github", "::error file=warned.leadc,line=15,"),
        ("sarif", r#""level": "error""#),
    ] {
        assert!(shown(form).contains(says), "{form}: {}", shown(form));
    }
}

#[test]
fn check_names_files_from_the_current_folder() {
    let folder = contracts();
    let root = folder.0.path().canonicalize().expect("the folder is there");
    let whole = root.join("wrong.leadc");
    let whole = whole.to_str().expect("the path is text");
    for name in ["wrong.leadc", "./wrong.leadc", whole] {
        let checked = folder.leadc(&["check", "--format", "sarif", name]);
        assert_eq!(checked.status.code(), Some(1));
        let document = sarif(&checked);
        let place = &document["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "wrong.leadc", "{name}");
    }
}

#[test]
fn failing_examples_are_shown_at_their_lines() {
    let folder = contracts();
    let tested = folder.leadc(&["test", "--format", "github", "failing.leadc"]);
    assert_eq!(tested.status.code(), Some(1));
    let shown = out(&tested);
    assert!(
        shown.starts_with(
            "::error file=failing.leadc,line=26,col=23,endColumn=32,title=example \"a small one\"::\
             expected `fit is 21`, but: fit is 20%0Aa small one: Lead since"
        ),
        "{shown}"
    );
    assert_eq!(shown.lines().count(), 1);
}

#[test]
fn contracts_that_cannot_be_tested_show_their_errors() {
    let folder = contracts();
    let args = ["test", "--format", "sarif", "failing.leadc", "wrong.leadc"];
    let tested = folder.leadc(&args);
    assert_eq!(tested.status.code(), Some(1));
    let document = sarif(&tested);
    let results = document["runs"][0]["results"].as_array().expect("results");
    let rules: Vec<&Value> = results.iter().map(|result| &result["ruleId"]).collect();
    assert_eq!(rules, ["example", "E0301"]);
    let fine = folder.leadc(&["test", "--format", "sarif", "fine.leadc"]);
    assert_eq!(fine.status.code(), Some(0));
    assert_eq!(sarif(&fine)["runs"][0]["results"], Value::Array(Vec::new()));
}
