//! `leadc eval --moves` and `--since`.

use super::*;

const CONTRACT: &str = r#"leadc 1 en

contract "Moves":
  parties: marketing "Ana", sales "Marco"
  time zone: Europe/Lisbon
  show: company

fields:
- lead id: id
- created: creation time
- company: text

activities by the lead:
- visit
- demo request

activities by sales:
- call
- rejection

stage Lead:

stage MQL:
  from: Lead, Nurture
  when: visit

stage SAL:
  when: call since MQL
  fast track past MQL: demo request

stage Nurture:
  back from: SAL
  when: rejection since SAL

sla verdict:
  who: sales
  must: bring the lead to SAL
  within: 2 days after MQL
"#;

const LEADS: &str =
    "lead id,created,company\n1,2026-05-01,Acme\n2,2026-05-01,Globex\n3,2026-05-09,\n";

const ACTIVITIES: &str = "lead id,kind,time\n\
    1,visit,2026-05-02 10:00\n\
    1,call,2026-05-03 10:00\n\
    1,rejection,2026-05-04 10:00\n\
    2,demo request,2026-05-03 09:00\n\
    3,visit,2026-05-10 09:00\n";

fn run(command: &str, more: &[&str]) -> (Folder, Output) {
    let folder = Folder::with(&[
        ("a.leadc", CONTRACT),
        ("l.csv", LEADS),
        ("a.csv", ACTIVITIES),
    ]);
    let data = ["a.leadc", "--leads", "l.csv", "--activities", "a.csv"];
    let as_of = ["--as-of", "2026-05-20"];
    let output = folder.leadc(&[&[command][..], &data, &as_of, more].concat());
    (folder, output)
}

fn moves(more: &[&str]) -> String {
    let (folder, output) = run("eval", &[&["--moves", "m.csv"][..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    std::fs::read_to_string(folder.0.path().join("m.csv")).expect("it is written")
}

#[test]
fn every_move_is_a_row_with_its_way() {
    insta::assert_snapshot!(moves(&[]));
}

#[test]
fn since_keeps_the_moves_of_that_day_and_later() {
    let all = moves(&[]);
    let since = moves(&["--since", "2026-05-03"]);
    let is_kept = |line: &&str| !line.contains("2026-05-01T") && !line.contains("2026-05-02T");
    let expected: Vec<&str> = all.lines().filter(is_kept).collect();
    assert_eq!(since.lines().collect::<Vec<_>>(), expected);
    assert!(since.lines().count() < all.lines().count());
}

#[test]
fn moves_change_nothing_in_the_result() {
    let (_, without) = run("eval", &["--format", "csv"]);
    let (_, with) = run("eval", &["--format", "csv", "--moves", "m.parquet"]);
    assert_eq!(out(&without), out(&with));
}

#[test]
fn activities_that_no_rule_counts_are_reported_with_and_without_moves() {
    let contract = CONTRACT.replace("- demo request\n", "- demo request\n- newsletter\n");
    let activities = format!(
        "{ACTIVITIES}2,newsletter,2026-05-02 10:00\n\
        2,newsletter,2026-05-02 10:00\n\
        2,newsletter,2026-05-02\n\
        3,newsletter,2026-06-02 10:00\n\
        4,newsletter,2026-05-02 10:00\n\
        1,newsletter,soon\n"
    );
    let folder = Folder::with(&[
        ("a.leadc", &contract),
        ("l.csv", LEADS),
        ("a.csv", &activities),
    ]);
    let shown = |more: &[&str]| {
        let data = [
            "eval",
            "a.leadc",
            "--leads",
            "l.csv",
            "--activities",
            "a.csv",
        ];
        let output = folder.leadc(&[&data[..], &["--as-of", "2026-05-20"], more].concat());
        let report = err(&output);
        let report = report.lines().filter(|line| !line.contains(" leads in "));
        (out(&output), report.collect::<Vec<_>>().join("\n"))
    };
    let without = shown(&["--format", "csv"]);
    assert!(without.1.contains("1 activity identical"), "{}", without.1);
    assert_eq!(without, shown(&["--format", "csv", "--moves", "m.csv"]));
}

#[test]
fn since_keeps_the_clocks_that_changed() {
    let clocks = |more: &[&str]| {
        let (_, output) = run("sla", &[&["--format", "csv"][..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = out(&output);
        let ids = text.lines().skip(1).map(|line| line[..1].to_owned());
        ids.collect::<Vec<_>>()
    };
    // The jump of lead 2 started no clock.
    assert_eq!(clocks(&[]), ["1", "2", "3"]);
    // Lead 1 was brought to SAL on the 3rd; the clock of lead 3 came due at the end of the 12th.
    assert_eq!(clocks(&["--since", "2026-05-04"]), ["3"]);
    assert_eq!(clocks(&["--since", "2026-05-12"]), ["3"]);
    assert!(clocks(&["--since", "2026-05-13"]).is_empty());
}

#[test]
fn a_file_of_moves_is_checked_before_anything_is_read() {
    for (file, said) in [
        ("m.txt", "not that of a result format"),
        ("l.csv", "would overwrite"),
    ] {
        let (folder, output) = run("eval", &["--moves", file]);
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(err(&output).contains(said), "{}", err(&output));
        let leads = std::fs::read_to_string(folder.0.path().join("l.csv"));
        assert_eq!(leads.expect("it is still there"), LEADS);
    }
    let (_, output) = run("eval", &["--moves", "m.csv", "--since", "May"]);
    assert!(
        err(&output).contains("write a date, for example"),
        "{}",
        err(&output)
    );
}

#[test]
fn where_leads_go_back_every_activity_is_an_instant() {
    // After each going back, MQL can be entered again at the next activity, whichever it is.
    let contract = CONTRACT.replace("- call\n", "- call\n- mailing\n").replace(
        "  from: Lead, Nurture\n  when: visit\n",
        "  back from: Lead\n  when: company is known\n  back to Lead when: company is known\n",
    );
    let activities = "lead id,kind,time\n1,mailing,2026-05-01 10:00\n1,mailing,2026-05-01 11:00\n";
    let folder = Folder::with(&[
        ("a.leadc", &contract),
        ("l.csv", LEADS),
        ("a.csv", activities),
    ]);
    let stages = |more: &[&str]| {
        let data = [
            "eval",
            "a.leadc",
            "--leads",
            "l.csv",
            "--activities",
            "a.csv",
        ];
        let as_of = ["--as-of", "2026-05-01", "--format", "csv"];
        let output = folder.leadc(&[&data[..], &as_of, more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        out(&output)
    };
    let without = stages(&[]);
    // It enters MQL when it is created and at the second mailing.
    assert!(without.contains("MQL,2026-05-01T11:00"), "{without}");
    assert_eq!(without, stages(&["--moves", "m.csv"]));
}
