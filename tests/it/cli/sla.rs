//! sla.

use super::*;

const DEADLINES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/deadlines/");

/// The command on the example of two offices, as of an afternoon.
fn sla(more: &[&str]) -> Output {
    let file = |name: &str| format!("{DEADLINES}{name}");
    let (contract, leads, activities) = (
        file("contract.leadc"),
        file("leads.csv"),
        file("activities.csv"),
    );
    let fixed = [
        "sla",
        &contract,
        "--leads",
        &leads,
        "--activities",
        &activities,
        "--as-of",
        "2026-05-06T17:00",
    ];
    leadc(&[&fixed[..], more].concat())
}

#[test]
fn the_table_begins_with_what_is_due_next_and_the_summary_counts_by_clause() {
    let run = sla(&["--top", "3"]);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    let shown = out(&run);
    let rows: Vec<&str> = shown.lines().filter(|line| line.contains(" A-")).collect();
    let ids = rows.iter().filter_map(|row| row.split_whitespace().next());
    assert_eq!(ids.collect::<Vec<_>>(), ["A-2", "A-6", "A-6"], "{shown}");
    assert!(shown.contains("and 16 more"), "{shown}");
    for line in [
        "first follow-up  2 met, 2 breached, 2 running (1 paused), 50% kept",
        "demo call        1 met, 2 breached (2 still open), 1 running, 3 not started, 33.3% kept",
        "verdict          2 met, 4 running, 100% kept",
    ] {
        assert!(err(&run).lines().any(|l| l == line), "{}", err(&run));
    }
}

#[test]
fn the_table_is_in_the_language_of_the_reader_and_a_file_is_not() {
    let table = out(&sla(&["--top", "100", "--lang", "pt"]));
    let rows = table.lines().filter(|line| line.contains(" A-5"));
    let states = |state: &str| rows.clone().filter(|row| row.contains(state)).count();
    let of_state = ["não iniciado", "perdido", "cumprido", "not started"].map(states);
    assert_eq!(of_state, [1, 1, 1, 0], "{table}");
    let file = |more: &[&str]| out(&sla(&[&["--format", "csv"], more].concat()));
    assert_eq!(file(&["--lang", "pt"]), file(&[]));
}

#[test]
fn a_work_list_has_the_nearest_deadline_first_and_says_what_is_missed_already() {
    let run = sla(&["--due-within", "5 business hours", "--format", "jsonl"]);
    let rows: Vec<serde_json::Value> = (out(&run).lines())
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    let told = rows
        .iter()
        .map(|row| format!("{} {} {}", row["lead id"], row["sla"], row["open acts"]));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            r#""A-2" "verdict" ["SAL or Nurture"]"#,
            r#""A-6" "demo call" ["1 call"]"#,
            r#""A-6" "first follow-up" ["1 call or 1 sales email"]"#,
        ]
    );
    for said in [
        "2 deadlines already missed and still open are not shown: add `--overdue`",
        "1 paused clock has no deadline: not shown",
    ] {
        assert!(err(&run).contains(said), "{}", err(&run));
    }
}

#[test]
fn late_clocks_are_listed_before_those_that_are_due() {
    let ids = |more: &[&str]| {
        let shown = out(&sla(&[more, &["--format", "csv"]].concat()));
        let rows = shown.lines().skip(1);
        rows.map(|row| row.split(",sales,").next().unwrap_or(row).to_owned())
            .collect::<Vec<_>>()
    };
    let late = ["A-5,demo call", "A-4,demo call"];
    assert_eq!(ids(&["--overdue"]), late);
    let both = ids(&["--overdue", "--due-within", "2 business hours"]);
    assert_eq!(both, [&late[..], &["A-6,demo call"]].concat());
}

#[test]
fn rows_are_the_same_for_any_number_of_threads() {
    let rows = |threads| out(&sla(&["--format", "csv", "--threads", threads]));
    assert_eq!(rows("1"), rows("3"));
}

#[test]
fn unsupported_arguments_are_refused_with_help() {
    for (within, said) in [
        ("2 months", "use days or weeks"),
        ("soon", "for example `4 business hours`"),
    ] {
        let run = sla(&["--due-within", within]);
        assert_eq!(run.status.code(), Some(2), "{within}");
        assert!(err(&run).contains(said), "{}", err(&run));
    }
    let folder = Folder::with(&[("a.leadc", CONTRACT), ("leads.csv", LEADS)]);
    let none = folder.leadc(&["sla", "a.leadc", "--leads", "leads.csv"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(
        err(&none).contains("`a.leadc` has no sla"),
        "{}",
        err(&none)
    );
}

#[test]
fn business_time_needs_a_calendar() {
    let promise = "\nsla visit:\n  who: sales\n  must: 1 call\n  within: 2 days after MQL\n";
    let calls = CONTRACT.replace(
        "points for fit",
        "activities by sales:\n- call, also calls\n\npoints for fit",
    );
    let folder = Folder::with(&[("a.leadc", &(calls + promise)), ("leads.csv", LEADS)]);
    let asked = |within| {
        folder.leadc(&[
            "sla",
            "a.leadc",
            "--leads",
            "leads.csv",
            "--due-within",
            within,
        ])
    };
    assert_eq!(asked("2 days").status.code(), Some(0));
    let business = asked("2 business days");
    assert_eq!(business.status.code(), Some(2));
    assert!(
        err(&business).contains("business time needs a calendar"),
        "{}",
        err(&business)
    );
}

#[test]
fn the_story_shows_which_time_counted() {
    let file = |name: &str| format!("{DEADLINES}{name}");
    let run = leadc(&[
        "explain",
        &file("contract.leadc"),
        "--leads",
        &file("leads.csv"),
        "--activities",
        &file("activities.csv"),
        "--as-of",
        "2026-05-06T17:00",
        "--lead",
        "A-1",
    ]);
    let shown = out(&run);
    let (_, promised) = shown.split_once("What was promised\n").expect("clocks");
    let (promised, _) = promised.split_once("\n\n").expect("a next section");
    insta::assert_snapshot!(promised);
}
