//! Leads that distinguish two contracts, found without data.

use super::{OLD, new, read};
use leadc::diff::contracts::compare;
use leadc::diff::witnesses::{Disagreement, StageWitness, stages};
use leadc::eval::example::{Case, Verdict, judge};
use leadc::eval::{Options, evaluate_history};
use leadc::ir;

fn found(old: &str, new: &str) -> Vec<StageWitness> {
    let (before, after) = (read(old), read(new));
    let changes = compare(before.side(), after.side());
    stages(before.side(), after.side(), &changes)
}

/// Whether the last example of a contract passes.
fn passes(text: &str) -> bool {
    let read = read(text);
    let program = ir::compile(&read.contract, &read.sources);
    let example = read.contract.examples.last().expect("there is one");
    let case = Case::new(&read.contract, example);
    let options = Options::default();
    let history = evaluate_history(&program, &case.leads, &case.activities, case.as_of, options);
    let mut expects = example.expects.iter();
    expects.all(|expect| judge(&program, &history, &expect.kind) == Verdict::Held)
}

#[test]
fn a_lead_distinguishes_the_contracts_and_is_an_example_of_the_new_one() {
    for change in [
        ("score at least 45", "score at least 50"),
        ("score at least 45", "score at least 40"),
        ("fit at least 20", "fit at least 30"),
        ("not without: email", "not without: country"),
    ] {
        assert_distinguished(OLD, &new(&[change]), "MQL");
    }
}

#[test]
fn that_no_lead_distinguishes_them_is_proved() {
    let same = new(&[("- fit at least 20", "- fit more than 10")]);
    let all = found(OLD, &same);
    let nothing = StageWitness {
        stage: "MQL".to_owned(),
        found: Disagreement::None,
    };
    assert_eq!(all, [nothing]);
    assert_eq!(found(OLD, OLD), []);
}

/// A contract with fast tracks and two ways back.
const WAYS: &str = r#"leadc 1 en

contract "Ways":
  parties: sales
  time zone: Europe/Lisbon

fields:
- lead id: id
- email: email

activities by the lead:
- demo, also demos

activities by sales:
- call
- rejection

exclude ours:
  when: domain of email is "own.example"

stage Lead:

stage MQL:
  when: demo in the last 30 days

stage SAL:
  when: call since MQL
  fast track past MQL: demo at least 3 times in the last 7 days
  back to Lead when: rejection

stage Nurture:
  back from: MQL, SAL
  when: rejection since MQL
"#;

#[test]
fn fast_tracks_ways_back_and_exclusions_are_considered() {
    let track = "  fast track past MQL: demo at least 3 times in the last 7 days\n";
    for (from, to, stage) in [
        (track, "", "SAL"),
        ("at least 3 times", "at least 2 times", "SAL"),
        ("back from: MQL, SAL", "back from: MQL", "Nurture"),
        ("own.example", "other.example", "MQL"),
    ] {
        assert!(WAYS.contains(from), "no {from:?}");
        assert_distinguished(WAYS, &WAYS.replacen(from, to, 1), stage);
    }
    // A rejected lead enters `Nurture` first, so the other effect of a rejection does not matter. The search does not see that
    // and claims nothing.
    let back = "  back to Lead when: rejection\n";
    for to in ["", "  back to MQL when: rejection\n"] {
        let all = found(WAYS, &WAYS.replacen(back, to, 1));
        let undecided = StageWitness {
            stage: "SAL".to_owned(),
            found: Disagreement::Undecided,
        };
        assert_eq!(all, [undecided]);
    }
}

/// Asserts that a lead is found for a stage: an example that passes with the new contract and fails with the old one.
fn assert_distinguished(old: &str, new: &str, stage: &str) {
    let all = found(old, new);
    let example = all.iter().find_map(|witness| match &witness.found {
        Disagreement::Lead { example, .. } if witness.stage == stage => Some(example),
        _ => None,
    });
    let example = example.unwrap_or_else(|| panic!("{all:#?}"));
    assert!(passes(&format!("{new}\n{example}")), "{example}");
    assert!(!passes(&format!("{old}\n{example}")), "{example}");
}

/// Points that decay, a weekly limit, negative points, one of two thresholds.
const POINTS: &str = r#"leadc 1 en

contract "Points":
  time zone: Europe/Lisbon

fields:
- lead id: id
- size: whole number
- sector: choice of "Public", "Retail"
- wants: yes or no

activities by the lead:
- visit, also visits
- study, also studies

points for fit:
+40 when size at least 50
-25 when sector is "Public"

points for need:
+10 when wants is yes
+10 for each visit

points for heat:
  halves every 30 days
+8 for each study
  at most 3 per week
+12 for each visit

stage Lead:

stage Prospect:
  any of:
  - fit at least 10
  - heat at least 30

stage Brief:
  from: Prospect
  any of:
  - need at least 20
  - heat at least 60
"#;

#[test]
fn leads_are_found_where_points_and_limits_change() {
    for (from, to, stage) in [
        ("-25 when", "-50 when", "Prospect"),
        ("3 per week", "4 per week", "Prospect"),
        ("every 30", "every 14", "Prospect"),
        ("need at least 20", "need at least 10", "Brief"),
    ] {
        assert!(POINTS.contains(from), "no {from:?}");
        assert_distinguished(POINTS, &POINTS.replacen(from, to, 1), stage);
    }
}

#[test]
fn only_what_a_stage_depends_on_is_reported() {
    for (from, to) in [
        ("  parties: sales", "  version: 2\n  parties: sales"),
        ("stage MQL:\n", "stage MQL, \"Qualified\":\n"),
    ] {
        assert_eq!(found(WAYS, &WAYS.replacen(from, to, 1)), [], "{to:?}");
    }
    let zone = found(WAYS, &WAYS.replace("Europe/Lisbon", "Asia/Tokyo"));
    assert!(!zone.is_empty());
    assert!(
        zone.iter().all(|told| told.found != Disagreement::None),
        "{zone:#?}"
    );
}

const CELLS: &str = r#"leadc 1 en

contract "Cells":
  time zone: Europe/Lisbon
  currency: EUR

fields:
- size: whole number, column "Employees"
- industry: choice of "A", "B"
- turnover: money
- unused: choice of "X", "Y"

stage Lead:

stage Big:
  when: size at least 100

stage Other:
  from: Lead
  when: industry is not "A"

stage Rich:
  from: Lead
  when: turnover at least EUR 100
"#;

#[test]
fn no_lead_is_claimed_for_cells_that_the_contracts_may_read_differently() {
    let undecided = |changes: &[(&str, &str)], stage: &str| {
        let new = changes.iter().fold(CELLS.to_owned(), |text, (from, to)| {
            assert!(CELLS.contains(from), "no {from:?}");
            text.replace(from, to)
        });
        let expected = StageWitness {
            stage: stage.to_owned(),
            found: Disagreement::Undecided,
        };
        assert_eq!(found(CELLS, &new), [expected], "{changes:?}");
    };
    undecided(&[("size: whole number", "size: number")], "Big");
    let percent = [
        ("size: whole number", "size: percent"),
        ("at least 100", "at least 100%"),
    ];
    undecided(&percent, "Big");
    undecided(&[("size", "people")], "Big");
    undecided(&[("column \"Employees\"", "column \"Emp\"")], "Big");
    undecided(
        &[("currency: EUR", "currency: USD"), ("EUR 100", "USD 100")],
        "Rich",
    );
    let unused = CELLS.replace(r#"of "X", "Y""#, r#"of "X", "Z""#);
    assert_eq!(found(CELLS, &unused), []);
}

#[test]
fn a_choice_that_one_contract_does_not_know_is_unknown_there() {
    let new = CELLS.replace(r#"of "A", "B""#, r#"of "A", "C""#);
    let [other] = found(CELLS, &new)
        .try_into()
        .expect("one stage depends on it");
    assert_eq!(other.stage, "Other");
    let Disagreement::Lead { old, new, example } = other.found else {
        panic!("no lead: {:?}", other.found);
    };
    assert_eq!([old, new], ["Lead", "Other"]);
    assert!(example.contains(r#"industry is "C""#), "{example}");
}

#[test]
fn a_value_that_another_type_reads_the_same_still_distinguishes() {
    let new = CELLS
        .replace("size: whole number", "size: number")
        .replace("at least 100", "at least 200");
    assert_distinguished(CELLS, &new, "Big");
}
