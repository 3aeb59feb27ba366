//! eval.

use super::*;

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
fn timings_name_every_phase_and_change_nothing_in_the_result() {
    let folder = with_data();
    let run = eval(&folder, &["--format", "csv", "--timings"]);
    assert_eq!(out(&run), out(&eval(&folder, &["--format", "csv"])));
    let lines = err(&run);
    for phase in [
        "contract",
        "reading leads",
        "reading activities",
        "grouping",
        "replay",
        "scores",
        "writing",
    ] {
        let mut lines = lines.lines();
        let line = lines.find(|line| line.starts_with(phase) && line.ends_with(" s"));
        assert!(line.is_some(), "{phase}");
    }
}

#[test]
fn the_ending_of_the_output_says_its_form() {
    let folder = with_data();
    for name in ["a.csv", "a.jsonl", "a.json", "a.parquet", "a.xlsx"] {
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
    let unclear = eval(&folder, &["-o", "a.ods"]);
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
fn a_closed_pipe_is_not_an_error() {
    let folder = with_data();
    let mut child = Command::new(env!("CARGO_BIN_EXE_leadc"))
        .env("LC_ALL", "C")
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

#[test]
fn a_result_that_cannot_be_put_in_place_is_a_problem() {
    let folder = with_data();
    for place in ["nowhere/a.csv", "."] {
        let run = eval(&folder, &["--format", "csv", "-o", place]);
        assert_eq!(run.status.code(), Some(1), "{place}: {}", err(&run));
        assert!(err(&run).contains("error: "), "{}", err(&run));
    }
}

/// A stage declared last is not the highest if leads only come to it by going back.
#[test]
fn the_best_are_those_in_the_stage_farthest_forward() {
    let contract = r#"leadc 1 en

contract "Order":
  time zone: UTC

fields:
- lead id: id

activities by the lead:
- visit, also visits

activities by sales:
- no thanks

points for interest:
+10 for each visit

stage Lead:

stage MQL:
  when: interest at least 10
  comes back: after 90 days, with new activity

stage Nurture:
  back from: MQL
  when: no thanks since MQL
"#;
    let acts = "lead id,kind,time\nwarm,visit,2026-05-01\nlost,visit,2026-05-01\nlost,visit,2026-05-01\nlost,no thanks,2026-05-02\n";
    let folder = Folder::with(&[
        ("a.leadc", contract),
        ("leads.csv", "lead id\nnew\nlost\nwarm\n"),
        ("visits.csv", acts),
    ]);
    let shown = out(&eval(&folder, &[]));
    let order: Vec<&str> = shown
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| ["new", "lost", "warm"].contains(word))
        .collect();
    assert_eq!(order, ["warm", "lost", "new"], "{shown}");
}
