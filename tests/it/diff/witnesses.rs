//! Leads that tell two contracts apart, found without data.

use super::{OLD, new, read};
use leadc::diff::contracts::compare;
use leadc::diff::witnesses::{Disagreement, StageWitness, stages};
use leadc::eval::example::{Case, Verdict, judge};
use leadc::eval::{Options, follow};
use leadc::ir;

fn found(old: &str, new: &str) -> Vec<StageWitness> {
    let (before, after) = (read(old), read(new));
    let changes = compare(before.side(), after.side());
    stages(before.side(), after.side(), &changes)
}

/// Whether the last example of a contract comes out.
fn passes(text: &str) -> bool {
    let read = read(text);
    let program = ir::compile(&read.contract, &read.sources);
    let example = read.contract.examples.last().expect("there is one");
    let case = Case::of(&read.contract, example);
    let options = Options::default();
    let followed = follow(&program, &case.leads, &case.activities, case.as_of, options);
    let mut expects = example.expects.iter();
    expects.all(|expect| judge(&program, &followed, &expect.kind) == Verdict::Held)
}

#[test]
fn a_lead_tells_the_contracts_apart_and_is_an_example_of_the_new_one() {
    for change in [
        ("score at least 45", "score at least 50"),
        ("score at least 45", "score at least 40"),
        ("fit at least 20", "fit at least 30"),
        ("not without: email", "not without: country"),
    ] {
        let changed = new(&[change]);
        let all = found(OLD, &changed);
        let shown = all.iter().find_map(|witness| match &witness.found {
            Disagreement::Lead { example, .. } if witness.stage == "MQL" => Some(example),
            _ => None,
        });
        let example = shown.unwrap_or_else(|| panic!("{change:?}: {all:#?}"));
        assert!(passes(&format!("{changed}\n{example}")), "{example}");
        assert!(!passes(&format!("{OLD}\n{example}")), "{example}");
    }
}

#[test]
fn that_no_lead_tells_them_apart_is_proved() {
    let same = new(&[("- fit at least 20", "- fit more than 10")]);
    let all = found(OLD, &same);
    let nothing = StageWitness {
        stage: "MQL".to_owned(),
        found: Disagreement::None,
    };
    assert_eq!(all, [nothing]);
    assert_eq!(found(OLD, OLD), []);
}

/// Leads come to stages on fast tracks, too, and go back in two ways.
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
fn of_fast_tracks_and_ways_back_it_is_not_said_that_nobody_tells() {
    for (from, to, stage) in [
        (
            "  fast track past MQL: demo at least 3 times in the last 7 days\n",
            "",
            "SAL",
        ),
        ("at least 3 times", "at least 2 times", "SAL"),
        ("back from: MQL, SAL", "back from: MQL", "Nurture"),
        ("  back to Lead when: rejection\n", "", "SAL"),
        ("back to Lead", "back to MQL", "SAL"),
        ("own.example", "other.example", "MQL"),
    ] {
        assert!(WAYS.contains(from), "no {from:?}");
        let all = found(WAYS, &WAYS.replacen(from, to, 1));
        let of_stage = all.iter().find(|witness| witness.stage == stage);
        let of_stage = of_stage.unwrap_or_else(|| panic!("{to:?}: {all:#?}"));
        assert_ne!(of_stage.found, Disagreement::None, "{to:?}");
    }
}

#[test]
fn only_what_a_stage_rests_on_is_told() {
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
