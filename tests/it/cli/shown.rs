//! Fields that are shown with the id of a lead.

use super::*;

const SHOWN: &str = r#"leadc 1 en

contract "Test":
  time zone: UTC
  calendar: office
  show: company, state
  allow: notes

calendar office:
  open: Monday to Friday, 09:00 to 17:00

fields:
- lead id: id
- company: text
- state: text
- email: email
- interests: choices of "Security", "Data"
- size: whole number
- renewal: date
- happy: yes or no
- created: creation time

activities by sales:
- call

stage Lead:

stage MQL:
  when: size at least 10

sla first call:
  who: sales
  must: 1 call
  within: 2 business days after MQL
"#;

const SHOWN_LEADS: &str = "\
lead id,company,state,email,interests,size,renewal,happy,created
1,Acme Industrial Equipment and Services of North America,NY,ana@acme.example,Security;Data,20,2026-12-01,yes,2026-05-01
2,Beta,,bo@beta.example,,2,,no,2026-05-01 10:00
3,acme,NY,cy@acme.example,Data,,,,2026-05-02
";

fn folder() -> Folder {
    let less = SHOWN.replace("size at least 10", "size at least 30");
    Folder::with(&[
        ("a.leadc", SHOWN),
        ("b.leadc", &less),
        ("l.csv", SHOWN_LEADS),
    ])
}

fn run(folder: &Folder, command: &[&str], more: &[&str]) -> Output {
    let data = ["--leads", "l.csv", "--as-of", "2026-05-20"];
    folder.leadc(&[command, &data, more].concat())
}

#[test]
fn they_have_columns_with_the_type_of_the_field() {
    let folder = folder();
    let all = "Email,interests,size,renewal,happy,created";
    for format in ["csv", "jsonl", "table"] {
        let said = run(
            &folder,
            &["eval", "a.leadc"],
            &["--show", all, "--format", format],
        );
        insta::assert_snapshot!(out(&said));
    }
    let parquet = run(
        &folder,
        &["eval", "a.leadc"],
        &["--show", all, "-o", "x.parquet"],
    );
    assert_eq!(parquet.status.code(), Some(0), "{}", err(&parquet));
    // What is written can be read again.
    let again = folder.leadc(&[
        "eval",
        "a.leadc",
        "--leads",
        "x.parquet",
        "--as-of",
        "2026-05-20",
        "--show",
        all,
        "--format",
        "csv",
    ]);
    let before = run(
        &folder,
        &["eval", "a.leadc"],
        &["--show", all, "--format", "csv"],
    );
    assert_eq!(out(&again), out(&before));
    // The column of the clock has this name too.
    let sla = run(&folder, &["sla", "a.leadc"], &["--format", "csv"]);
    let said = out(&sla);
    assert!(
        said.starts_with("lead id,company,state field,sla,party,"),
        "{said}"
    );
}

#[test]
fn they_are_in_every_list_of_leads() {
    let folder = folder();
    let shown = "1 (Acme Industrial Equipment and Services of North America, NY)";
    let diff = run(&folder, &["diff", "a.leadc", "b.leadc"], &[]);
    assert!(out(&diff).contains(shown), "{}", out(&diff));
    let diff = run(
        &folder,
        &["diff", "a.leadc", "b.leadc"],
        &["--format", "json", "--show", "size"],
    );
    let diff: serde_json::Value = serde_json::from_str(&out(&diff)).expect("JSON");
    let sample = &diff["leads"]["moves"][0]["samples"][0];
    assert_eq!(sample["shown"][2]["field"], "size");
    assert_eq!(sample["shown"][2]["value"], "20");
    let page = run(
        &folder,
        &["report", "a.leadc"],
        &["--format", "markdown", "--show", "owner"],
    );
    let message =
        "error: the contract has no field `owner`\nhelp: its fields are `lead id`, `company`,";
    assert!(err(&page).starts_with(message), "{}", err(&page));
    let page = run(&folder, &["report", "a.leadc"], &["--format", "markdown"]);
    let page = out(&page);
    assert!(
        page.contains("| lead | company | state | sla | due |"),
        "{page}"
    );
    let row = "| 1 | Acme Industrial Equipment and Services of North America | NY |";
    assert!(page.contains(row), "{page}");
}

#[test]
fn a_lead_is_found_by_a_value_that_only_it_has() {
    let folder = folder();
    let explain = |lead: &str| {
        let more = ["--lead", lead, "--show", "email"];
        run(&folder, &["explain", "a.leadc"], &more)
    };
    let found = explain("CY@acme.example");
    let first = out(&found).lines().next().map(str::to_owned);
    let expected =
        "3 (acme, NY, cy@acme.example): Lead since 2026-05-02 00:00, as of 2026-05-20 24:00";
    assert_eq!(first.as_deref(), Some(expected));
    let ends = |said: &Output, end: &str| {
        assert_eq!(said.status.code(), Some(2));
        assert!(err(said).ends_with(end), "{}", err(said));
    };
    ends(
        &explain("ny"),
        "error: 2 leads have the value `ny`\nhelp: use the id of one of them: `1`, `3`\n",
    );
    ends(
        &explain("cy@acme.exampl"),
        "error: no lead has the id, company, state or email `cy@acme.exampl`\nhelp: did you mean `cy@acme.example`?\n",
    );
    let json = run(
        &folder,
        &["explain", "a.leadc"],
        &["--lead", "2", "--format", "json"],
    );
    let story: serde_json::Value = serde_json::from_str(&out(&json)).expect("JSON");
    assert_eq!(story["shown"][0]["value"], "Beta");
    assert_eq!(story["shown"][1]["value"], serde_json::Value::Null);
}

#[test]
fn they_change_no_meaning_and_count_as_used() {
    let folder = folder();
    let without = SHOWN.replace("  show: company, state\n", "");
    std::fs::write(folder.0.path().join("c.leadc"), &without).expect("written");
    let diff = folder.leadc(&["diff", "a.leadc", "c.leadc"]);
    assert!(out(&diff).contains("mean the same"), "{}", out(&diff));
    let notes = |contract: &str| {
        let contract = contract.replace("  allow: notes\n", "");
        std::fs::write(folder.0.path().join("d.leadc"), contract).expect("written");
        out(&folder.leadc(&["check", "--format", "short", "d.leadc"]))
    };
    assert!(!notes(SHOWN).contains("`company`"));
    assert!(notes(&without).contains("no condition reads the field `company`"));
}
