//! Contracts from text to model.

use crate::fixture::{contracts, load_file};
use leadc::contract::model::{Contract, Site};
use leadc::diagnostic::{Code, Diagnostic};
use leadc::ir;
use leadc::message::Message;
use leadc::source::Sources;
use leadc::suggest::load;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

#[test]
fn a_deadline_is_worked_out_in_each_calendar_of_a_choice() {
    let path = Path::new("tests/fixtures/contract/err/deadlines_by_lead.leadc");
    let (_, loaded) = load_file(path);
    let mut told = loaded.diagnostics.iter().filter(|d| d.code == Code::N0107);
    let notes = &told.next().expect("a note for the first sla").notes;
    let notes: Vec<String> = notes.iter().map(Message::english).collect();
    assert_eq!(
        notes,
        [
            "`20 business hours` are more than 2 working days in the calendar `nights` (times in America/New_York): entered Monday 22:00, due Thursday 02:00; going back ends it"
        ]
    );
}

/// The contract lists the sites of its conditions, finds the condition at each to change it, and its program has the same.
#[test]
fn the_condition_at_each_site_is_the_one_listed_there() {
    let mut kinds = HashSet::new();
    for path in contracts("contract/ok") {
        let (sources, loaded) = load_file(Path::new(&path));
        let contract = loaded.contract.expect("a valid contract");
        let program = ir::compile(&contract, &sources);
        let listed: Vec<Site> = contract.conditions().map(|(site, _)| site).collect();
        let lowered: Vec<Site> = program.conditions().into_iter().map(|(at, _)| at).collect();
        assert_eq!(listed, lowered, "{path}");
        let mut changed = contract.clone();
        for (site, condition) in contract.conditions() {
            let found = changed.condition_mut(site).map(|found| found.span);
            assert_eq!(found, Some(condition.span), "{site:?} in {path}");
            kinds.insert(std::mem::discriminant(&site));
        }
    }
    assert_eq!(kinds.len(), 11, "a kind of site is in no fixture");
}

/// A contract as text, without the places in the files.
fn meaning(contract: &Contract) -> String {
    let text = format!("{contract:#?}");
    let mut kept = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("Span {") {
        kept += &rest[..at];
        let end = rest[at..].find('}').map_or(rest.len(), |end| at + end + 1);
        rest = &rest[end..];
    }
    kept + rest
}

#[test]
fn typography_does_not_change_the_contract() {
    let of = |name: &str| {
        let path = format!("tests/fixtures/contract/ok/{name}.leadc");
        let (_, loaded) = load_file(Path::new(&path));
        meaning(&loaded.contract.expect("a contract without errors"))
    };
    assert_eq!(of("inbound"), of("mangled"));
}

/// Slightly wrong contracts: each line left out, and each word left out, doubled or cut, in turn.
fn mutations(text: &str, step: usize) -> Vec<String> {
    let words: Vec<(usize, &str)> = text
        .match_indices(|c: char| !c.is_whitespace())
        .map(|(at, _)| at)
        .filter(|at| text[..*at].ends_with(char::is_whitespace))
        .map(|at| (at, text[at..].split_whitespace().next().unwrap_or("")))
        .collect();
    let mut mutated = Vec::new();
    for (i, (at, word)) in words.iter().enumerate().step_by(step) {
        let (before, after) = (&text[..*at], &text[at + word.len()..]);
        let cut: String = word.chars().skip(1).collect();
        let other = words.get(i / 2).map_or("", |(_, word)| *word);
        for new in [
            "",
            &format!("{word} {word}"),
            &cut,
            other,
            "\"",
            "é",
            ":",
            "—",
            "9999999999999999999",
        ] {
            mutated.push(format!("{before}{new}{after}"));
        }
    }
    mutated
}

#[test]
fn a_slightly_wrong_contract_gets_errors_without_a_panic() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/contract/ok/everything.leadc");
    let text = fs::read_to_string(path).expect("the fixture");
    for mutated in mutations(&text, 97) {
        let mut sources = Sources::default();
        let loaded = load("test.leadc", &mut sources, &mut |_| {
            Ok(mutated.clone().into_bytes())
        });
        let has_errors = loaded.diagnostics.iter().any(Diagnostic::is_error);
        assert_eq!(loaded.contract.is_none(), has_errors, "{mutated}");
        for diagnostic in &loaded.diagnostics {
            let range = diagnostic.primary.span.range();
            assert!(mutated.get(range).is_some(), "{diagnostic:?}\n{mutated}");
        }
    }
}
