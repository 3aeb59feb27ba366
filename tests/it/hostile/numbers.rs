//! Numbers that could become as many events, or as many days.

use super::{errors, loaded};
use leadc::analysis;
use leadc::contract::model::{Contract, Example};
use leadc::diagnostic::Code;
use leadc::eval::coverage::reached;
use leadc::eval::example::Case;
use leadc::eval::explain::explanation::{RuleCause, RuleExplanation};
use leadc::eval::{Options, explain};
use leadc::ir;
use leadc::mutation::{Limits, MutationResult, run};
use leadc::source::Sources;
use leadc::units::MilliPoints;

const HEAD: &str = "\
leadc 1 en
contract \"Test\":
  time zone: UTC
fields:
- lead id: id
- created: creation time
activities by the lead:
- visit
activities by sales:
- call
";

const MANY: &str = "1000000000";

fn read(body: &str) -> (Sources, Contract) {
    let (sources, loaded) = loaded(&format!("{HEAD}{body}"));
    let said: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|d| d.message.english())
        .collect();
    let contract = loaded.contract.unwrap_or_else(|| panic!("{said:#?}"));
    (sources, contract)
}

fn example(did: &str) -> String {
    format!("example \"many\":\n  as of: 2026-06-30\n{did}  expect: stage Lead\n")
}

#[test]
fn the_number_of_activities_of_an_example_is_limited() {
    let one = |times: &str| example(&format!("  did: visit {times} times on 2026-06-01\n"));
    assert_eq!(errors(&one("10000")), []);
    assert_eq!(errors(&one("10001")), [(Code::E0207, 1)]);
    assert_eq!(errors(&one(MANY)), [(Code::E0207, 1)]);
    let line = "  did: visit 5000 times on 2026-06-01\n";
    assert_eq!(errors(&example(&line.repeat(2))), []);
    assert_eq!(errors(&example(&line.repeat(9))), [(Code::E0207, 1)]);
}

/// The messages about a contract, and what trying its changes found.
fn analysed_and_mutated(body: &str) -> (Vec<Code>, MutationResult) {
    let (sources, contract) = read(body);
    let said = analysis::diagnostics(&contract, &sources);
    let mut again = |more: &str| Some(read(&format!("{body}{more}")));
    let options = Options { threads: Some(1) };
    let result = run(
        &contract,
        &sources,
        options,
        Limits::default(),
        &|_| {},
        &mut again,
    );
    (said.iter().map(|d| d.code).collect(), result)
}

/// No example that is suggested has more activities than an example may have.
fn suggests_what_can_be_read(body: &str, result: &MutationResult) {
    for suggestion in &result.suggestions {
        let (_, contract) = read(&format!("{body}{}", suggestion.text));
        assert!(contract.examples.iter().all(Example::is_readable));
    }
}

#[test]
fn many_times_are_not_made_up() {
    let asked = [
        format!("stage Lead:\nstage Won:\n  when: visit at least {MANY} times\n"),
        format!(
            "points for p:\n+1 for each visit\n  only the latest {MANY} count\nstage Lead:\nstage Won:\n  when: p at least {MANY}\n"
        ),
        format!(
            "points for p:\n+1 when visit at least {MANY} times in the last 30 days\nstage Lead:\nstage Won:\n  when: p at least 1\n"
        ),
        format!(
            "points for p:\n+1 for each visit\n  in the last 36500 days\n  at most {MANY} per day\nstage Lead:\nstage Won:\n  when: p at least 3\n"
        ),
        format!(
            "stage Lead:\nstage Won:\n  when: visit\nsla call:\n  who: sales\n  must: {MANY} call\n  within: 36500 days after Won\n"
        ),
    ];
    for body in asked {
        let (_, result) = analysed_and_mutated(&body);
        suggests_what_can_be_read(&body, &result);
    }
}

#[test]
fn what_needs_too_many_activities_is_left_open() {
    let easier = |times: u32| {
        format!(
            "stage Lead:\nstage Won:\n  when: visit at least {times} times\nstage Lost:\n  from: Won\n  when: visit at least {times} times\n"
        )
    };
    let said = |times| {
        let (sources, contract) = read(&easier(times));
        let said = analysis::diagnostics(&contract, &sources).into_iter();
        said.map(|d| d.code).collect::<Vec<_>>()
    };
    assert!(said(2).contains(&Code::W0229));
    assert!(said(20_000).contains(&Code::N0225));
}

const SILENT: &str = "\
points for p, at least 0:
+10 for each visit
-1 for each 1 days without activity
stage Lead:
stage Won:
  when: visit
  back to Lead when: p at most 0
example \"long ago\":
  as of: 2026-06-30
  lead: created is 0001-01-01
  did: visit on 2026-06-25
  expect: stage Won
";

#[test]
fn a_history_of_two_thousand_years_has_a_short_story() {
    let (sources, contract) = read(SILENT);
    let program = ir::compile(&contract, &sources);
    let Case {
        leads,
        activities,
        as_of,
    } = Case::new(&contract, &contract.examples[0]);
    let explanation = explain(&program, &leads, &activities, 0, as_of).expect("it is a lead");
    let group = &explanation.groups[0];
    assert_eq!(group.points, MilliPoints(5_000));
    let RuleExplanation {
        points,
        why: RuleCause::Occurrences(silences),
        ..
    } = &group.rules[1]
    else {
        panic!("silences occur");
    };
    assert_eq!(
        (*points, silences.counted.len()),
        (MilliPoints(-5_000), 1_000)
    );
    // From the day after the start to the day before the visit, and those after it.
    assert_eq!(silences.left_out + 1_000, 739_790 + 5);
    assert!(
        explanation.history.len() < 10,
        "{} happenings",
        explanation.history.len()
    );
    reached(&program, &leads, &activities, as_of);
}
