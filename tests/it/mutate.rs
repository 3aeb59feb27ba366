//! Changes that no example notices, and the examples suggested for them.

use leadc::contract::model::{Contract, Example};
use leadc::eval::example::{Case, holds};
use leadc::eval::{Options, evaluate_history};
use leadc::ir;
use leadc::mutation::mutants::{self, Kind};
use leadc::mutation::{Limits, MutationResult, run};
use leadc::source::Sources;
use leadc::suggest::load;

const CONTRACT: &str = r#"leadc 1 en
contract "Changes":
  time zone: Europe/Lisbon
fields:
- size: whole number
- country: country
- email: email
activities by the lead:
- visit
activities by sales:
- call, also calls
exclude spies:
  when: domain of email is "spy.example"
points for fit, at most 30:
+20 when size between 10 and 50
+15 when country is one of PT, ES
points for interest:
  halves every 10 days
+4 for each visit
  at most 2 per week
  in the last 30 days
score: fit + interest
stage Lead:
stage MQL:
  all of:
  - score at least 20
  - interest more than 0
  not without: email
  back to Lead when: no activity by the lead in the last 20 days
sla greeting:
  who: sales
  must: 1 call
  within: 2 days after MQL
"#;

fn read(text: &str) -> (Sources, Contract) {
    let mut sources = Sources::default();
    let loaded = load("a.leadc", &mut sources, &mut |_| {
        Ok(text.as_bytes().to_vec())
    });
    let wrong = loaded.diagnostics.iter().find(|d| d.is_error());
    let wrong = wrong.map(|d| format!("{}: {}", sources.line(d.primary.span), d.message.english()));
    let contract = loaded.contract;
    (
        sources,
        contract.unwrap_or_else(|| panic!("{wrong:?}\n{text}")),
    )
}

fn tried(text: &str, threads: usize) -> MutationResult {
    let (sources, contract) = read(text);
    let options = Options {
        threads: Some(threads),
    };
    let mut again = |more: &str| Some(read(&format!("{text}\n{more}")));
    run(
        &contract,
        &sources,
        options,
        Limits::default(),
        &|_| {},
        &mut again,
    )
}

fn passes(contract: &Contract, sources: &Sources, example: &Example) -> bool {
    let case = Case::new(contract, example);
    let program = ir::compile(contract, sources);
    let options = Options { threads: Some(1) };
    let history = evaluate_history(&program, &case.leads, &case.activities, case.as_of, options);
    let mut expects = example.expects.iter();
    expects.all(|expect| holds(&program, &history, 0, &expect.kind))
}

#[test]
fn a_suggested_example_passes_and_fails_with_the_changes_it_is_for() {
    let result = tried(CONTRACT, 2);
    assert_eq!(result.counts().noticed, 0);
    assert_eq!(result.counts().changes, result.survivors.len());
    let (sources, contract) = read(CONTRACT);
    let changes = mutants::all(&contract, &sources);
    for (index, suggestion) in result.suggestions.iter().enumerate() {
        let (_, with) = read(&format!("{CONTRACT}\n{}", suggestion.text));
        let example = &with.examples[0];
        assert!(passes(&contract, &sources, example), "{}", suggestion.text);
        for at in &suggestion.notices {
            let missed = &result.survivors[*at];
            let change = changes.iter().find(|change| {
                (change.place, &change.was, &change.now) == (missed.place, &missed.was, &missed.now)
            });
            let changed = change.expect("a change of the contract").applied(&contract);
            assert!(!passes(&changed, &sources, example), "{missed:?}");
            assert!(missed.suggestion.is_some_and(|first| first <= index));
        }
    }
}

#[test]
fn with_the_suggestions_pasted_every_kind_of_change_is_noticed() {
    let before = tried(CONTRACT, 2);
    let suggested = |kind: Kind| {
        let mut missed = before.survivors.iter();
        missed.any(|missed| missed.kind == kind && missed.suggestion.is_some())
    };
    assert!(Kind::ALL.into_iter().all(suggested), "{:?}", before.kinds);
    let texts = before.suggestions.iter().map(|one| one.text.as_str());
    let after = tried(&format!("{CONTRACT}{}", texts.collect::<String>()), 2);
    let without = before.survivors.iter().filter(|m| m.suggestion.is_none());
    let without: Vec<_> = without.map(|m| (&m.was, &m.now)).collect();
    let left: Vec<_> = after.survivors.iter().map(|m| (&m.was, &m.now)).collect();
    assert_eq!(left, without);
    // The remaining changes make no difference when all points are multiples of five.
    assert!(left.len() * 10 < before.counts().changes, "{left:?}");
    assert_eq!(after.counts().share(), 100.0);
}

#[test]
fn every_number_of_acts_of_a_promise_is_noticed() {
    let text = CONTRACT.replace(
        "must: 1 call",
        "must: 3 calls, 2 meetings on different days",
    );
    let text = text.replace(
        "- call, also calls",
        "- call, also calls\n- meeting, also meetings",
    );
    let result = tried(&text, 2);
    let is_of_must = |now: &Option<String>| now.as_ref().is_some_and(|now| now.contains("must"));
    let mut of_must = result.survivors.iter().filter(|one| is_of_must(&one.now));
    assert!(of_must.clone().count() >= 4);
    assert!(of_must.all(|one| one.suggestion.is_some()));
    let titles = result
        .suggestions
        .iter()
        .filter_map(|one| one.text.lines().next());
    let titles: Vec<&str> = titles.collect();
    let different: std::collections::BTreeSet<&&str> = titles.iter().collect();
    assert_eq!(different.len(), titles.len(), "{titles:#?}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let shown = |threads| format!("{:?}", tried(CONTRACT, threads));
    assert_eq!(shown(1), shown(3));
}

#[test]
fn changes_have_the_line_before_and_after() {
    let (sources, contract) = read(CONTRACT);
    let texts: Vec<String> = mutants::all(&contract, &sources)
        .iter()
        .map(|change| format!("{}: {} > {:?}", change.kind.word(), change.was, change.now))
        .collect();
    for expected in [
        r#"threshold: score at least 20 > Some("score at least 21")"#,
        r#"threshold: size between 10 and 50 > Some("size between 9 and 50")"#,
        r#"points: +20 when size between 10 and 50 > Some("+19 when size between 10 and 50")"#,
        r#"comparison: interest more than 0 > Some("interest at least 0")"#,
        r#"cap: points for fit, at most 30: > Some("points for fit:")"#,
        r#"cap: at most 2 per week > Some("at most 3 per week")"#,
        r#"time: halves every 10 days > Some("halves every 11 days")"#,
        r#"time: within: 2 days after MQL > Some("within: 1 day after MQL")"#,
        r#"line left out: not without: email > None"#,
        r#"line left out: country is one of PT, ES > Some("country is PT")"#,
        r#"line left out: exclude spies: > None"#,
    ] {
        assert!(
            texts.iter().any(|text| text == expected),
            "no {expected} in\n{}",
            texts.join("\n")
        );
    }
}
