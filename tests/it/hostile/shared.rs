//! Parts that others use repeatedly: each is evaluated once, however many paths lead to it.

use super::{loaded, many};
use leadc::analysis;
use leadc::contract::model::{Contract, FieldId};
use leadc::diff::contracts::{Side, compare};
use leadc::diff::witnesses::stages;
use leadc::eval::coverage::{Coverage, reached};
use leadc::eval::example::Case;
use leadc::eval::explain::explanation::{ConditionTrace, EventKind, NamedTrace};
use leadc::eval::{LeadExplanation, Options, evaluate_history, explain};
use leadc::ir::{self, Program};
use leadc::source::Sources;

const HEAD: &str = "\
leadc 1 en
contract \"Test\":
  time zone: UTC
fields:
- lead id: id
- size: whole number
- title: text
activities by the lead:
- visit
activities by sales:
- call
";

/// A lead about which little is known, and one with activities.
const EXAMPLES: &str = "
example \"open\":
  as of: 2026-06-30
  lead: title is \"x\"
  expect: stage Won
example \"visitor\":
  as of: 2026-06-30
  lead: size is 5
  did: visit 2 times on 2026-06-01
  expect: stage Won
";

/// This many blocks use the next one twice or three times: unfolded they are four thousand million and more.
const DEEP: usize = 32;

/// Definitions that each use the next one; the last one tests `last`.
fn definitions(header: &str, each: impl Fn(usize) -> String, last: &str) -> String {
    let blocks = many(DEEP, |i| format!("{header} d{i}:\n{}", each(i)));
    format!(
        "{blocks}{header} d{DEEP}:\n  when: {last}\nstage Lead:\nstage Won:\n  when: matches d0\n"
    )
}

fn twice(i: usize) -> String {
    let next = i + 1;
    format!("  all of:\n  - matches d{next}\n  - any of:\n  -- matches d{next}\n  -- size is {i}\n")
}

fn thrice(i: usize) -> String {
    let next = i + 1;
    twice(i) + &format!("  - any of:\n  -- title is \"t{i}\"\n  -- matches d{next}\n")
}

fn in_none(i: usize) -> String {
    let next = i + 1;
    format!(
        "  none of:\n  - matches d{next}\n  - all of:\n  -- matches d{next}\n  -- size is {i}\n"
    )
}

/// Totals that add up the two before them, in both orders.
fn totals() -> String {
    let next = |i: usize| {
        let to = i + 1;
        format!("total t{to}: t{i} + u{i}, at most 900\ntotal u{to}: u{i} + t{i}, at most 800\n")
    };
    format!(
        "points for p, at least 0:\n+1 when size at least 3\n+2 for each visit\n  halves every 30 days\npoints for q:\n+1 when title is \"x\"\n\
        total t0: p + q\ntotal u0: q + p\n{}score: t{DEEP}\nstage Lead:\nstage Won:\n  when: score at least 2\n  back to Lead when: score at most 0\n",
        many(DEEP, next)
    )
}

/// Activities that are any of the two before them, or a kind of any of them.
fn kinds(kind_of: bool) -> String {
    let next = |i: usize| {
        let to = i + 1;
        match kind_of {
            true => format!(
                "activity c{i}:\n  any of: a{i}, b{i}\nactivity a{to}:\n  kind of: c{i}\nactivity b{to}:\n  kind of: c{i}\n"
            ),
            false => format!(
                "activity a{to}:\n  any of: a{i}, b{i}\nactivity b{to}:\n  any of: b{i}, a{i}\n"
            ),
        }
    };
    format!(
        "activity a0:\n  kind of: visit\nactivity b0:\n  any of: call, visit\n{}points for p:\n+1 for each a{DEEP}\n+1 for each b{DEEP}\nstage Lead:\nstage Won:\n  when: p at least 3\n",
        many(DEEP, next)
    )
}

fn read(body: &str) -> (Sources, Contract, Program) {
    let (sources, loaded) = loaded(&format!("{HEAD}{body}{EXAMPLES}"));
    let contract = loaded.contract.expect("it has no errors");
    let program = ir::compile(&contract, &sources);
    (sources, contract, program)
}

/// The same with one number changed, at the bottom.
fn changed(body: &str) -> String {
    body.replace("size at least 3", "size at least 4")
        .replace("visit at least 1 time", "visit at least 2 times")
        .replace("+1 for each", "+2 for each")
}

/// How many lines a condition takes.
fn lines(trace: &ConditionTrace) -> usize {
    1 + trace.parts.iter().map(lines).sum::<usize>()
}

/// How many lines a story has for conditions, and what is the longest of them.
fn story_lines(explanation: &LeadExplanation) -> (usize, usize) {
    let named = |named: &[NamedTrace]| {
        named
            .iter()
            .map(|n| lines(&n.condition))
            .collect::<Vec<_>>()
    };
    let happened = explanation.history.iter().map(|one| match &one.what {
        EventKind::Entered { because, .. } | EventKind::Excluded { because, .. } => lines(because),
        EventKind::WentBack { because, .. } => because.as_ref().map_or(0, lines),
        EventKind::Start { .. }
        | EventKind::Acts { .. }
        | EventKind::Known { .. }
        | EventKind::NoLongerExcluded { .. } => 0,
    });
    let all = [
        named(&explanation.definitions),
        named(&explanation.exclusions),
        happened.collect(),
    ]
    .concat();
    (all.iter().sum(), all.into_iter().max().unwrap_or(0))
}

/// Runs everything that walks conditions, on a contract and on its comparison with a changed one.
fn look_at(body: &str) {
    let (sources, contract, program) = read(body);
    let mut runs = Vec::new();
    for example in &contract.examples {
        let Case {
            leads,
            activities,
            as_of,
        } = Case::new(&contract, example);
        let options = Options { threads: Some(1) };
        let history = evaluate_history(&program, &leads, &activities, as_of, options);
        assert_eq!(history.results.stage.len(), 1);
        let explanation = explain(&program, &leads, &activities, 0, as_of).expect("it is a lead");
        let (all, longest) = story_lines(&explanation);
        // A line for each bullet of each definition, at most.
        assert!(longest <= 8 * (DEEP + 2), "{longest} lines");
        assert!(all <= longest * 2 * (DEEP + 2), "{all} lines");
        runs.push(reached(&program, &leads, &activities, as_of));
    }
    Coverage::new(&contract, &program, &sources, &runs);
    let fields = program
        .stage_ids()
        .map(|stage| program.fields_of_stage(stage));
    assert!(fields.flatten().all(|field| field < FieldId(3)));
    let (new_sources, new, _) = read(&changed(body));
    let sides = [(&contract, &sources), (&new, &new_sources)];
    let [old, new] = sides.map(|(contract, sources)| Side { contract, sources });
    stages(old, new, &compare(old, new));
}

fn analyse(body: &str) {
    let (sources, contract, _) = read(body);
    let said = analysis::diagnostics(&contract, &sources);
    assert!(said.len() <= 8 * DEEP, "{} messages", said.len());
}

#[test]
fn definitions_of_values_that_use_another_again() {
    for each in [twice, thrice, in_none] {
        look_at(&definitions("define", each, "size at least 3"));
    }
}

#[test]
fn definitions_of_activities_that_use_another_again() {
    for each in [twice, thrice, in_none] {
        look_at(&definitions("define", each, "visit at least 1 time"));
    }
}

#[test]
fn definitions_that_use_another_again_are_analysed() {
    analyse(&definitions("define", twice, "size at least 3"));
    analyse(&definitions("define", twice, "visit at least 1 time"));
}

#[test]
fn personas_that_use_another_again_and_exclusions() {
    let exclusions =
        "exclude x:\n  when: matches d1\nexclude y:\n  none of:\n  - matches d1\n  - matches d0\n";
    look_at(&(exclusions.to_owned() + &definitions("persona", twice, "size at least 3")));
}

#[test]
fn totals_that_add_up_others_again() {
    look_at(&totals());
    analyse(&totals());
}

#[test]
fn activities_that_are_any_of_others_again() {
    for kind_of in [false, true] {
        look_at(&kinds(kind_of));
        analyse(&kinds(kind_of));
    }
}
