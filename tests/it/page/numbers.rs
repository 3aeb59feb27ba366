//! The numbers agree with each other, and with what `leadc sla` and `leadc eval` say.

use super::{rows, section};
use crate::history::EvaluatedData;
use crate::shell::{run, text};
use leadc::eval::{ClockState, EntryCause};
use leadc::message::Figure;
use leadc::report::page::metrics::Metrics;
use std::collections::BTreeMap;
use std::path::Path;

/// `9,240`
fn number_of(n: u64) -> String {
    Figure::of(n).as_str().to_owned()
}

const MOMENTS: [&str; 4] = [
    "2025-06-30",
    "2026-03-29 10:00",
    "2026-06-17 14:00",
    "2026-06-30",
];

#[test]
fn every_number_is_a_count_of_what_became_of_the_leads() {
    for as_of in MOMENTS {
        let history = EvaluatedData::inbound(as_of);
        let (followed, results) = (&history.history, &history.history.results);
        let numbers = Metrics::new(&history.program, followed, history.as_of);
        let in_stages: u64 = numbers.stages.iter().map(|stage| stage.leads).sum();
        assert_eq!(in_stages + numbers.excluded, numbers.leads, "{as_of}");
        let left_out = results.counters.leads_left_out;
        assert_eq!(numbers.leads + left_out, results.len() as u64, "{as_of}");

        let count = |how: &[EntryCause]| {
            let entries = followed.entries.iter();
            entries.filter(|entry| how.contains(&entry.how)).count() as u64
        };
        let moves: u64 = numbers.moves.iter().map(|moves| moves.all).sum();
        assert_eq!(
            moves,
            count(&[
                EntryCause::Entered,
                EntryCause::FastTrack,
                EntryCause::WentBack
            ]),
            "{as_of}"
        );
        let stays = numbers.stages.iter().filter_map(|stage| stage.stays);
        assert_eq!(
            stays.map(|stays| stays.count).sum::<u64>(),
            moves,
            "{as_of}"
        );
        let starts = &numbers.conversions[0];
        assert_eq!(starts.base, count(&[EntryCause::Start]), "{as_of}");
        assert_eq!(starts.base, numbers.leads, "{as_of}");

        for (at, record) in numbers.records.iter().enumerate() {
            let clocks = || {
                followed
                    .clocks
                    .iter()
                    .filter(|clock| clock.sla.index() == at)
            };
            let of =
                |state: ClockState| clocks().filter(|clock| clock.state == state).count() as u64;
            assert_eq!(record.met, of(ClockState::Met));
            assert_eq!(record.breached, of(ClockState::Breached));
            assert_eq!(record.running, of(ClockState::Running));
            assert_eq!(record.void, of(ClockState::Void));
            let all = record.decided() + record.running + record.void + record.all_not_started();
            assert_eq!(all, clocks().count() as u64);
            let bins = |late: bool| -> u64 {
                let bins = numbers.responses[at].bins.iter();
                bins.filter(|bin| bin.is_late == late)
                    .map(|bin| bin.count)
                    .sum()
            };
            let late = clocks().filter(|clock| clock.late_by().is_some()).count() as u64;
            assert_eq!((bins(false), bins(true)), (record.met, late), "{as_of}");
        }
        let sum = |of: fn(&leadc::report::page::metrics::sla_outcomes::Record) -> u64| {
            numbers.records.iter().map(of).sum::<u64>() as usize
        };
        assert_eq!(
            numbers.risk.running.len(),
            sum(|record| record.running),
            "{as_of}"
        );
        assert_eq!(
            numbers.risk.overdue.len(),
            sum(|record| record.overdue),
            "{as_of}"
        );
    }
}

/// The rows `leadc COMMAND` writes for the example.
fn csv(command: &str) -> Vec<BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/inbound");
    let line = format!(
        "leadc {command} contract.leadc --leads leads.csv --activities activities.csv --as-of 2026-06-30 --format csv"
    );
    let output = run(&folder, &line);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    reader
        .deserialize()
        .map(|row| row.expect("a row can be read"))
        .collect()
}

#[test]
fn the_page_says_what_sla_says() {
    let clocks = csv("sla");
    let page = EvaluatedData::inbound("2026-06-30").markdown();
    let table = rows(section(&page, "By clause"));
    assert_eq!(table.len(), 3);
    for row in table {
        let name = row[0].split(" `").next().expect("a name");
        let states = ["met", "breached", "running", "void", "not started"];
        let counts = states.map(|state| {
            let own = clocks.iter().filter(|clock| clock["sla"] == name);
            number_of(own.filter(|clock| clock["state"] == state).count() as u64)
        });
        let shown = [2, 3, 5, 6, 7].map(|column| row[column].to_owned());
        assert_eq!(shown, counts, "{name}");
    }
    let overdue = clocks.iter().filter(|clock| {
        clock["state"] == "breached"
            && clock["completed"].is_empty()
            && !clock["open acts"].is_empty()
    });
    let heading = format!("Overdue and still open {}", overdue.count());
    assert!(page.contains(&heading), "not `{heading}`");
}

#[test]
fn the_page_says_what_eval_says() {
    let leads = csv("eval");
    let page = EvaluatedData::inbound("2026-06-30").markdown();
    for row in rows(section(&page, "Leads now")) {
        let name = row[0].split(' ').next().expect("a name");
        let is_counted = |lead: &&BTreeMap<String, String>| match name {
            "excluded" => !lead["excluded by"].is_empty(),
            stage => lead["stage"] == stage && lead["excluded by"].is_empty(),
        };
        let count = leads.iter().filter(is_counted).count() as u64;
        assert_eq!(row[1], number_of(count), "{name}");
    }
    let asks = rows(section(&page, "Missing information"));
    assert!(!asks.is_empty());
    for row in asks {
        let lacks = leads
            .iter()
            .filter(|lead| lead["missing"].split("; ").any(|field| field == row[0]));
        let [alone, among] =
            [row[2], row[5]].map(|count| count.parse::<usize>().expect("a number"));
        assert!(alone + among <= lacks.count(), "{}", row[0]);
    }
}

/// The fields to ask for, with a hand-made contract.
#[test]
fn only_fields_that_hold_a_lead_back_are_asked_for() {
    let contract = "\
fields:
- lead id: id
- created: creation time
- size: whole number
- email: email

activities by the lead:
- visit

activities by sales:
- no thanks

stage Lead:

stage MQL:
  all of:
  - visit since Lead
  - size at least 10
  not without: email
  comes back: after 30 days, with new activity

stage Nurture:
  back from: MQL
  when: no thanks since MQL

stage Customer:
  from: Lead
  when: visit at least 9 times
";
    let leads = [("both", "2026-05-01"), ("quiet", "2026-05-01")];
    let acts = [("both", "visit", "2026-05-02")];
    let history = EvaluatedData::from_rows(contract, &leads, &acts, "2026-05-04");
    let page = history.markdown();
    let found = rows(section(&page, "Missing information"));
    let expected = [
        ["size", "MQL", "0", "0", "0", "1"],
        ["email", "MQL", "0", "0", "0", "1"],
    ];
    assert_eq!(found, expected);
    let asked = rows(section(&page, "What to ask each lead"));
    let then = "it depends on the values";
    assert_eq!(asked, [["both", "MQL", "size and email", then]]);
    assert!(
        page.contains("1 lead could be in a next stage, held back only by unknown values"),
        "{page}"
    );
}

#[test]
fn exclusions_count_their_leads_and_weeks_their_entries() {
    let contract = "\
fields:
- lead id: id
- created: creation time
- email: email

activities by the lead:
- visit
- unsubscribe

exclude opted out:
  when: unsubscribe

exclude noisy:
  when: visit at least 2 times

exclude rivals:
  when: domain of email is \"acme.com\"

stage Lead:

stage MQL:
  when: visit since Lead
";
    let leads = ["both", "out", "calm"].map(|lead| (lead, "2026-05-01 10:00"));
    let acts = [
        ("both", "visit", "2026-05-02 10:00"),
        ("both", "visit", "2026-05-05 10:00"),
        ("both", "unsubscribe", "2026-05-06 10:00"),
        ("out", "unsubscribe", "2026-05-06 10:00"),
        ("calm", "visit", "2026-05-09 00:00"),
    ];
    let page = EvaluatedData::from_rows(contract, &leads, &acts, "2026-05-14").markdown();
    let found = rows(section(&page, "Exclusions"));
    let expected = [
        ["opted out", "2", "1", "0"],
        ["noisy", "1", "0", "0"],
        ["rivals", "0", "0", "1"],
    ];
    assert_eq!(found, expected);
    // The week begins with 2026-05-08, the one before with 2026-05-01.
    let weeks = rows(section(&page, "Last week and the week before"));
    assert_eq!(weeks, [["Lead", "0", "3"], ["MQL", "1", "1"]]);
}

#[test]
fn moves_and_stays_are_those_of_the_histories() {
    let contract = "\
fields:
- lead id: id
- created: creation time

activities by the lead:
- visit
- demo request

activities by sales:
- call
- no thanks

stage Lead:

stage MQL:
  when: visit since Lead
  comes back: after 30 days, with new activity

stage SAL:
  when: call since MQL
  fast track past MQL: demo request

stage Nurture:
  back from: MQL
  when: no thanks since MQL
";
    let leads = ["walks", "jumps", "returns", "sleeps"].map(|lead| (lead, "2026-05-01 10:00"));
    let acts = [
        ("walks", "visit", "2026-05-02 10:00"),
        ("walks", "call", "2026-05-05 22:00"),
        ("jumps", "demo request", "2026-05-09 00:00"),
        ("returns", "visit", "2026-05-01 12:00"),
        ("returns", "no thanks", "2026-06-05 12:00"),
    ];
    let page = EvaluatedData::from_rows(contract, &leads, &acts, "2026-06-05").markdown();
    let moves = rows(section(&page, "Moves"));
    let expected = [
        // The last 4 weeks begin with 2026-05-09.
        ["Lead → MQL", "0", "2"],
        ["Lead → SAL (fast track past MQL)", "1", "1"],
        ["MQL → SAL", "0", "1"],
        ["MQL → Nurture (back)", "1", "1"],
    ];
    assert_eq!(moves, expected);
    let weeks = rows(section(&page, "Last week and the week before"));
    let expected = [
        // Nobody moved from 2026-05-23 to 2026-06-05, but for the way back.
        ["Lead", "0", "0"],
        ["MQL", "0", "0"],
        ["SAL", "0", "0"],
        ["Nurture", "1", "0"],
    ];
    assert_eq!(weeks, expected);
    let steps = rows(section(&page, "From stage to stage"));
    let expected = [
        ["Lead → MQL", "4", "3", "75%", "1"],
        ["MQL → SAL", "3", "2", "66.6%", "0"],
    ];
    assert_eq!(steps, expected);
    let stays = rows(section(&page, "Time in stage"));
    let shown: Vec<_> = stays
        .iter()
        .map(|row| [row[0], row[1], row[2], row[3], row[4]])
        .collect();
    let expected = [
        ["Lead", "3", "24 h 00 min", "7.5 days", "1"],
        ["MQL", "2", "3.5 days", "35.0 days", "0"],
        ["SAL", "0", "–", "–", "2"],
        ["Nurture", "0", "–", "–", "1"],
    ];
    assert_eq!(shown, expected);
}
