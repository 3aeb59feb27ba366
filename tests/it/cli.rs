//! The built command, run as users run it.

use std::process::{Command, Output};

fn leadc(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leadc"))
        .args(args)
        .env_remove("NO_COLOR")
        .output()
        .expect("the command runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("output is UTF-8")
}

#[test]
fn a_code_is_explained_whatever_its_case() {
    let explained = leadc(&["explain-code", "e0301"]);
    assert_eq!(explained.status.code(), Some(0));
    assert!(out(&explained).starts_with("# E0301"));
    assert_eq!(err(&explained), "");
}

#[test]
fn an_unknown_code_is_wrong_usage_with_a_suggestion() {
    let unknown = leadc(&["explain-code", "E0311"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).starts_with("error: there is no code `E0311`\nhelp: did you mean `E0"));
    assert_eq!(out(&unknown), "");
}

#[test]
fn all_codes_are_listed_once() {
    let listed = out(&leadc(&["explain-code", "--list"]));
    let codes: std::collections::BTreeSet<&str> =
        listed.lines().filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(codes.len(), leadc::diagnostic::Code::ALL.len());
}

#[test]
fn every_command_shows_an_example_in_its_help() {
    let help = out(&leadc(&["--help"]));
    assert!(help.contains("Exit codes:"));
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 2, "{help}");
    for command in commands {
        let help = out(&leadc(&[command, "--help"]));
        assert!(
            help.contains(&format!("\n  leadc {command} ")),
            "{command}: {help}"
        );
    }
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&leadc(&["completions", shell]));
        assert!(script.contains("explain-code"), "{shell}");
    }
}

const CONTRACT: &str = r#"leadc 1 en

contract "Test":
  time zone: America/Sao_Paulo

fields:
- lead id: id
- country: country
- size: whole number

activities by the lead:
- visit, also visits

points for fit:
+20 when country is BR
+10.5 when size at least 50

stage Lead:

stage MQL:
  when: fit at least 30
"#;

/// A folder with files in it; commands run there.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            std::fs::write(folder.0.path().join(name), text).expect("it is written");
        }
        folder
    }

    fn leadc(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_leadc"))
            .args(args)
            .current_dir(self.0.path())
            .env_remove("NO_COLOR")
            .output()
            .expect("the command runs")
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.path().join(name)).expect("the file is there")
    }
}

#[test]
fn a_contract_without_problems_is_fine() {
    let folder = Folder::with(&[("a.leadc", CONTRACT)]);
    let checked = folder.leadc(&["check", "a.leadc"]);
    assert_eq!(
        (checked.status.code(), out(&checked).as_str()),
        (Some(0), "")
    );
    assert_eq!(err(&checked), "no problems\n");
}

#[test]
fn all_problems_of_all_contracts_are_told_in_one_run() {
    let wrong = CONTRACT
        .replace("size at", "siez at")
        .replace("when: fit", "when: fti");
    let folder = Folder::with(&[("a.leadc", &wrong), ("b.leadc", &wrong)]);
    let checked = folder.leadc(&["check", "--format", "short", "a.leadc", "b.leadc"]);
    assert_eq!(checked.status.code(), Some(1));
    let places: Vec<String> = out(&checked)
        .lines()
        .map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(" "))
        .collect();
    let expected = [
        "a.leadc:16:12 error[E0301]",
        "a.leadc:21:9 error[E0301]",
        "b.leadc:16:12 error[E0301]",
        "b.leadc:21:9 error[E0301]",
    ];
    assert_eq!(places, expected);
    assert!(err(&checked).starts_with("4 errors\n"));
}

#[test]
fn a_contract_that_cannot_be_read_is_a_problem_not_a_crash() {
    let folder = Folder::with(&[
        ("binary.leadc", "\u{0}\u{1}\u{2}\n\u{0}"),
        ("empty.leadc", ""),
    ]);
    std::fs::write(
        folder.0.path().join("latin.leadc"),
        b"leadc 1 en\ncontract \"S\xe3o\":\n",
    )
    .expect("it is written");
    for name in [
        "missing.leadc",
        "binary.leadc",
        "empty.leadc",
        "latin.leadc",
        ".",
    ] {
        let checked = folder.leadc(&["check", name]);
        assert_eq!(checked.status.code(), Some(1), "{name}: {}", err(&checked));
        assert!(
            out(&checked).contains("error[E0"),
            "{name}: {}",
            out(&checked)
        );
    }
}

#[test]
fn json_is_one_document_for_all_contracts() {
    let folder = Folder::with(&[
        ("a.leadc", CONTRACT),
        ("b.leadc", &CONTRACT.replace("BR", "UK")),
    ]);
    let checked = folder.leadc(&["check", "--format", "json", "a.leadc", "b.leadc"]);
    let document = serde_json::from_str(&out(&checked)).expect("it is JSON");
    crate::schema::check(
        include_str!("../../docs/schemas/diagnostics.schema.json"),
        &document,
    );
    assert_eq!(document["diagnostics"][0]["file"], "b.leadc");
    assert_eq!(document["summary"]["errors"], 1);
}

#[test]
fn rules_are_shown_and_written() {
    let folder = Folder::with(&[("a.leadc", CONTRACT)]);
    let shown = out(&folder.leadc(&["compile", "a.leadc"]));
    assert!(shown.contains("fit") && shown.contains("MQL"), "{shown}");
    let written = folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    assert_eq!(
        (written.status.code(), out(&written).as_str()),
        (Some(0), "")
    );
    let again = folder.leadc(&["compile", "a.json"]);
    assert_eq!(out(&again), shown);
}

#[test]
fn rules_of_another_version_are_refused() {
    let folder = Folder::with(&[("a.leadc", CONTRACT), ("other.json", "{}")]);
    folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    let newer = folder
        .read("a.json")
        .replacen("\"version\": 1", "\"version\": 999", 1);
    std::fs::write(folder.0.path().join("newer.json"), newer).expect("it is written");
    for (name, says) in [
        ("newer.json", "form 999"),
        ("other.json", "not a compiled contract"),
    ] {
        let refused = folder.leadc(&["compile", name]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(err(&refused).contains(says), "{}", err(&refused));
    }
}

const EXAMPLES: &str = r#"
sla greeting:
  who: sales
  must: 1 call
  within: 2 days after MQL

example "a big company in Brazil":
  as of: 2026-05-04
  lead: country is BR, size is 60
  expect: stage MQL, fit is 30.5

example "a small one":
  as of: 2026-05-04
  lead: country is BR, size is 10
  expect: stage Lead, fit is 21

example "a call":
  as of: 2026-05-04
  lead: country is BR
  expect: sla greeting is running, fit is 20
"#;

fn with_examples() -> Folder {
    let calls = CONTRACT.replace(
        "points for fit",
        "activities by sales:\n- call, also calls\n\npoints for fit",
    );
    Folder::with(&[
        ("a.leadc", &(calls + EXAMPLES)),
        ("b.leadc", CONTRACT),
        ("c.leadc", "leadc 1 en\nnonsense\n"),
    ])
}

#[test]
fn a_failing_example_shows_expected_and_actual_and_clocks_do_not_pass() {
    let tested = with_examples().leadc(&["test", "a.leadc"]);
    assert_eq!(tested.status.code(), Some(1), "{}", err(&tested));
    let shown = out(&tested);
    for line in [
        "  passed  a big company in Brazil",
        "  failed  a small one",
        "    line 39: expected `fit is 21`, but: fit is 20",
        "  skipped  a call",
        "    line 44: `sla greeting is running` not checked yet: clocks are not evaluated by this version",
        "3 examples: 1 passed, 1 failed, 1 skipped",
    ] {
        assert!(shown.lines().any(|l| l == line), "no `{line}` in\n{shown}");
    }
}

#[test]
fn a_contract_with_errors_fails_the_test_run() {
    let tested = with_examples().leadc(&["test", "b.leadc", "c.leadc"]);
    assert_eq!(tested.status.code(), Some(1));
    assert!(
        out(&tested).contains("c.leadc\n  not run: "),
        "{}",
        out(&tested)
    );
    assert!(err(&tested).contains("error[E0"), "{}", err(&tested));
    assert_eq!(
        with_examples().leadc(&["test", "b.leadc"]).status.code(),
        Some(0)
    );
}

#[test]
fn build_servers_get_junit() {
    let tested =
        with_examples().leadc(&["test", "--format", "junit", "a.leadc", "b.leadc", "c.leadc"]);
    let xml = out(&tested);
    assert!(
        xml.contains(r#"<testsuite name="a.leadc" tests="3" failures="1" errors="0" skipped="1">"#),
        "{xml}"
    );
    assert!(
        xml.contains(r#"<testsuite name="c.leadc" tests="1" failures="0" errors="1" skipped="0">"#),
        "{xml}"
    );
}

const LEADS: &str = "Lead ID,Country,Size\n1,BR,60\n2,BR,ten\n3,PT,\n4,BR,1000\n";
const VISITS: &str =
    "lead id,kind,time\n1,visit,2026-05-02 10:00\n1,visit,2026-05-03\n9,visit,2026-05-03\n";

const SCORED: &str = r#"
points for interest:
  halves every 30 days
+10 for each visit
  at most 1 per day

score: fit + interest

stage Lead:

stage MQL:
  all of:
  - fit at least 30
  - interest at least 10
  not without: size
"#;

/// A contract with two groups, leads and activities.
fn with_data() -> Folder {
    let (fields, _) = CONTRACT
        .split_once("stage Lead")
        .expect("the contract has stages");
    Folder::with(&[
        ("a.leadc", &(fields.to_owned() + SCORED)),
        ("leads.csv", LEADS),
        ("visits.csv", VISITS),
    ])
}

const EVAL: [&str; 8] = [
    "eval",
    "a.leadc",
    "--leads",
    "leads.csv",
    "--activities",
    "visits.csv",
    "--as-of",
    "2026-05-04",
];

fn eval(folder: &Folder, more: &[&str]) -> Output {
    folder.leadc(&[&EVAL, more].concat())
}

#[test]
fn every_lead_gets_its_row_and_the_summary_goes_to_standard_error() {
    let run = eval(&with_data(), &["--format", "csv"]);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    insta::assert_snapshot!(out(&run));
    let (before, _) = err(&run)
        .rsplit_once(" in ")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("the time taken");
    insta::assert_snapshot!(before);
}

#[test]
fn the_table_shows_the_best_and_how_many_more() {
    let run = eval(&with_data(), &["--top", "2"]);
    insta::assert_snapshot!(out(&run));
}

#[test]
fn results_are_the_same_for_any_number_of_threads_and_from_compiled_rules() {
    let folder = with_data();
    let one = out(&eval(&folder, &["--format", "jsonl", "--threads", "1"]));
    assert_eq!(one.lines().count(), 4);
    assert_eq!(
        out(&eval(&folder, &["--format", "jsonl", "--threads", "3"])),
        one
    );
    folder.leadc(&["compile", "a.leadc", "--emit", "json", "-o", "a.json"]);
    let mut compiled = EVAL;
    compiled[1] = "a.json";
    assert_eq!(
        out(&folder.leadc(&[&compiled[..], &["--format", "jsonl"]].concat())),
        one
    );
}

#[test]
fn the_ending_of_the_output_says_its_form() {
    let folder = with_data();
    for name in ["a.csv", "a.jsonl", "a.json", "a.parquet"] {
        let run = eval(&folder, &["-o", name]);
        assert_eq!(
            (run.status.code(), out(&run).as_str()),
            (Some(0), ""),
            "{name}"
        );
        assert!(
            folder
                .0
                .path()
                .join(name)
                .metadata()
                .expect("it is there")
                .len()
                > 0
        );
    }
    assert_eq!(
        folder.read("a.csv"),
        out(&eval(&folder, &["--format", "csv"]))
    );
    let unclear = eval(&folder, &["-o", "a.xlsx"]);
    assert_eq!(unclear.status.code(), Some(2));
    assert!(
        err(&unclear).contains("help: add `--format csv`"),
        "{}",
        err(&unclear)
    );
}

#[test]
fn a_stage_is_chosen_by_its_name_whatever_the_case() {
    let folder = with_data();
    let chosen = out(&eval(&folder, &["--format", "csv", "--stage", "mql"]));
    assert_eq!(chosen.lines().count(), 2, "{chosen}");
    let unknown = eval(&folder, &["--stage", "MLQ"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert_eq!(
        err(&unknown),
        "error: the contract has no stage `MLQ`\nhelp: did you mean `MQL`?\n"
    );
}

#[test]
fn a_time_that_cannot_be_read_is_shown_the_right_form() {
    let mut args = EVAL;
    args[7] = "04/05/2026";
    let refused = with_data().leadc(&args);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("`2026-05-04`"), "{}", err(&refused));
}

#[test]
fn a_strict_run_fails_and_writes_nothing() {
    let folder = with_data();
    let strict = eval(&folder, &["--strict", "-o", "a.csv"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(
        err(&strict).contains("\nerror: 2 problems in the data"),
        "{}",
        err(&strict)
    );
    assert!(err(&strict).contains("`ten`"), "{}", err(&strict));
    assert!(!folder.0.path().join("a.csv").exists());
}

#[test]
fn nobody_reading_is_no_error() {
    use std::process::Stdio;
    let folder = with_data();
    let mut child = Command::new(env!("CARGO_BIN_EXE_leadc"))
        .args([&EVAL[..], &["--format", "csv"]].concat())
        .current_dir(folder.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("the command ends");
    assert_eq!(ended.status.code(), Some(0), "{}", err(&ended));
}

fn explain(folder: &Folder, lead: &str, more: &[&str]) -> Output {
    let mut args = EVAL.to_vec();
    args[0] = "explain";
    folder.leadc(&[&args[..], &["--lead", lead], more].concat())
}

#[test]
fn a_lead_has_a_story() {
    let folder = with_data();
    insta::assert_snapshot!(out(&explain(&folder, "1", &[])));
    insta::assert_snapshot!(out(&explain(&folder, "2", &[])));
}

#[test]
fn the_story_as_json_has_times_with_offsets_and_points_as_numbers() {
    let told = explain(&with_data(), "1", &["--format", "json"]);
    let story: serde_json::Value = serde_json::from_str(&out(&told)).expect("it is JSON");
    assert_eq!(story["stage"], "MQL");
    assert_eq!(story["as_of"], "2026-05-04T23:59:59.999999-03:00");
    assert_eq!(story["groups"][0]["points"], 30.5);
    assert_eq!(story["totals"][0]["points"], 50.5);
    assert_eq!(story["history"][0]["what"], "start");
    let first = &story["groups"][0]["rules"][0];
    assert_eq!(
        (
            first["line"]["line"].as_u64(),
            first["condition"]["found"]["text"].as_str()
        ),
        (Some(15), Some("BR"))
    );
}

#[test]
fn an_unknown_lead_is_wrong_usage() {
    let unknown = explain(&with_data(), "77", &[]);
    assert_eq!(
        (unknown.status.code(), out(&unknown).as_str()),
        (Some(2), "")
    );
    assert_eq!(err(&unknown), "error: no lead has the id `77`\n");
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let folder = Folder::with(&[("a.leadc", &CONTRACT.replace("BR", "UK"))]);
    let checked = |more: &[&str]| out(&folder.leadc(&[&["check", "a.leadc"], more].concat()));
    assert!(!checked(&[]).contains('\u{1b}'));
    assert!(!checked(&["--color", "never"]).contains('\u{1b}'));
    assert!(checked(&["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn a_result_that_cannot_be_put_in_place_is_a_problem() {
    let folder = with_data();
    for place in ["nowhere/a.csv", "."] {
        let run = eval(&folder, &["--format", "csv", "-o", place]);
        assert_eq!(run.status.code(), Some(1), "{place}: {}", err(&run));
        assert!(err(&run).contains("error: "), "{}", err(&run));
    }
}
