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
