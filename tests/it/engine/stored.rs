//! Programs stored and read again.

use super::{SMALL, contract_of, inbound};
use leadc::data::table::{Activities, Leads};
use leadc::eval::{AsOf, Options, evaluate, example, explain};
use leadc::ir::Program;
use leadc::ir::stored::{LoadError, VERSION};
use serde_json::{Value, json};

#[test]
fn a_stored_program_is_the_same_program() {
    let (_, program) = inbound();
    let stored = program.to_json().unwrap();
    assert!(Program::is_json(&stored));
    assert_eq!(Program::from_json(&stored).unwrap(), program);
}

#[test]
fn another_version_is_refused() {
    let (_, program) = inbound();
    let stored = program.to_json().unwrap();
    let newer = stored.replacen(&format!("\"version\": {VERSION}"), "\"version\": 999", 1);
    let error = Program::from_json(&newer).unwrap_err();
    assert_eq!(error, LoadError::OtherVersion(999));
    assert_eq!(
        error.to_string(),
        format!(
            "the file was compiled in form 999, this leadc reads form {VERSION}: compile the contract again"
        )
    );
}

#[test]
fn something_else_is_refused() {
    for text in ["", "{}", "[1]", "{\"form\": \"x\", \"version\": 1}"] {
        assert_eq!(Program::from_json(text), Err(LoadError::NotAProgram));
    }
    let (_, program) = inbound();
    let stored = program.to_json().unwrap();
    let half = &stored[..stored.len() / 2];
    assert!(Program::from_json(half).is_err());
}

/// A stored program with other numbers is either refused or evaluated.
#[test]
fn a_changed_program_is_refused_or_evaluated() {
    let (contract, program) = contract_of(SMALL);
    let case = example::Case::new(&contract, &contract.examples[0]);
    let stored = program.to_json().unwrap();
    let (mut refused, mut evaluated) = (0, 0);
    for (start, end) in numbers(&stored) {
        for other in ["0", "1", "7", "4294967295", "-1"] {
            let changed = format!("{}{other}{}", &stored[..start], &stored[end..]);
            match Program::from_json(&changed) {
                Err(_) => refused += 1,
                Ok(program) => {
                    run(&program, &case.leads, &case.activities, case.as_of);
                    evaluated += 1;
                }
            }
        }
    }
    assert!(refused > 100 && evaluated > 100, "{refused} {evaluated}");
}

/// A change of a compiled contract: of the value at a place.
type Change = (&'static str, fn(&mut Value));

/// Why a changed [`SMALL`] is refused.
fn refusal(changes: &[Change]) -> String {
    let (_, program) = contract_of(SMALL);
    let stored = program.to_json().unwrap();
    let mut json: Value = serde_json::from_str(&stored).unwrap();
    for (place, change) in changes {
        let place = format!("/program{place}");
        change(
            json.pointer_mut(&place)
                .unwrap_or_else(|| panic!("no {place}")),
        );
    }
    match Program::from_json(&json.to_string()) {
        Err(LoadError::Broken(why)) => why,
        other => panic!("it is not refused: {:?}", other.map(drop)),
    }
}

#[test]
fn every_reference_is_of_its_kind() {
    let cases: [(&str, &[Change]); 15] = [
        (
            "field 99 of 4",
            &[("/about/show", |show| *show = json!([99]))],
        ),
        // The condition of the kind `pricing visit` tests its detail `url`.
        (
            "a condition that looks at details of no activity",
            &[("/groups/0/rules/0/trigger/when", |when| {
                *when = json!({"condition": 0, "written": 0});
            })],
        ),
        (
            "a condition that looks at details of no activity",
            &[("/exclusions/0/condition", |condition| *condition = json!(0))],
        ),
        (
            "a derived activity that looks at more than its details",
            &[("/inputs/details/0/activity", |activity| {
                *activity = json!(3)
            })],
        ),
        (
            "a test of a value of another type",
            &[("/inputs/fields/1/kind", |kind| *kind = json!("Date"))],
        ),
        (
            "the domain of something else than an e-mail address or link",
            &[("/inputs/fields/2/kind", |kind| *kind = json!("Text"))],
        ),
        (
            "a kind of activity that is not that of the inputs",
            &[("/inputs/activities/2/logged", |logged| {
                *logged = json!({
                    "kinds": [], "columns": {"lead_id": [], "kind": [], "time": [], "once_per": [], "time_format": {"written": null, "unknown": []}}
                })
            })],
        ),
        (
            "party 7 of 2",
            &[("/kinds/0/actors/0", |actor| *actor = json!({"Party": 7}))],
        ),
        (
            "activities of no kind",
            &[("/groups/0/rules/1/trigger/for_each/which", |which| {
                *which = json!(0)
            })],
        ),
        (
            "points that no line can give",
            &[("/groups/0/rules/0/points", |points| {
                *points = json!(i64::MIN)
            })],
        ),
        (
            "a number of days that no contract has",
            &[("/stages/2/back_to/0/when/after_days", |days| {
                *days = json!(4_000_000_000_u32)
            })],
        ),
        (
            "a number of days that no contract has",
            &[("/groups/0/rules/2/trigger/for_idle/days", |days| {
                *days = json!(0)
            })],
        ),
        (
            "a fingerprint that is none",
            &[("/about/fingerprint", |digits| {
                *digits = json!("7F3A91C2D4E5F607")
            })],
        ),
        (
            "a day that has no date",
            &[(
                "/about/signatures",
                |signatures| {
                    *signatures = json!([{"person": "Ana", "date": i32::MAX, "fingerprint": null}])
                },
            )],
        ),
        (
            "a name that is too long",
            &[("/stages/0/name", |name| *name = json!("n".repeat(401)))],
        ),
    ];
    for (why, changes) in cases {
        assert_eq!(refusal(changes), why);
    }
}

/// Conditions as written that use the one before, once or twice.
fn chain(written: &mut Value, count: usize, times: usize) {
    let all = written.as_array_mut().unwrap();
    let first = all.len();
    let mut next = all[0].clone();
    next["definition"] = Value::Null;
    for index in first..first + count {
        next["parts"] = json!(vec![index - 1; times]);
        all.push(next.clone());
    }
}

#[test]
fn conditions_as_written_are_no_longer_than_a_contract_can_be() {
    let chained = refusal(&[("/written", |written| chain(written, 600, 1))]);
    assert_eq!(chained, "conditions that nest too deep");
    let doubled = refusal(&[("/written", |written| chain(written, 60, 2))]);
    assert_eq!(doubled, "a condition that is a part of two");
    // A line with a definition has no other condition below it.
    let other = refusal(&[("/written", |written| {
        let asks = written.as_array_mut().unwrap();
        let asks = asks.iter_mut().find(|asks| !asks["definition"].is_null());
        asks.unwrap()["parts"] = json!([0]);
    })]);
    assert_eq!(other, "a line that asks for another definition");
}

#[test]
fn terms_and_totals_are_not_deep() {
    let deep = refusal(&[("/terms", |terms| {
        let terms = terms.as_array_mut().unwrap();
        for _ in 0..1_100 {
            terms.push(json!({"not": terms.len() - 1}));
        }
    })]);
    assert_eq!(deep, "conditions nest more than 1000 deep");
    let deep = refusal(&[("/totals", |totals| {
        let totals = totals.as_array_mut().unwrap();
        for _ in 0..1_100 {
            let mut next = totals[0].clone();
            next["terms"] = json!([{"Total": totals.len() - 1}]);
            totals.push(next);
        }
    })]);
    assert_eq!(deep, "a total that adds more than 1000 others");
}

#[test]
fn a_key_twice_and_deep_nesting_are_refused() {
    let (_, program) = contract_of(SMALL);
    let stored = program.to_json().unwrap();
    let twice = stored.replacen("\"own\":", "\"own\": 1, \"own\":", 1);
    assert!(Program::from_json(&twice).is_err());
    let deep = format!("{{\"x\":{}{}", "[".repeat(100_000), &stored[1..]);
    assert_eq!(Program::from_json(&deep), Err(LoadError::NotAProgram));
}

fn run(program: &Program, leads: &Leads, activities: &Activities, as_of: AsOf) {
    let options = Options { threads: Some(1) };
    evaluate(program, leads, activities, as_of, options);
    explain(program, leads, activities, 0, as_of);
}

/// The positions of numbers in a JSON text.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let mut quoted = false;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => quoted = !quoted,
            b'-' | b'0'..=b'9' if !quoted => {
                let start = at;
                while matches!(bytes[at], b'-' | b'.' | b'e' | b'0'..=b'9') {
                    at += 1;
                }
                found.push((start, at));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}
