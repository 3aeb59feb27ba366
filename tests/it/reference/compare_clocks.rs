//! Compares the library's clocks and moves with those of the plain evaluator.

use leadc::contract::model::Contract;
use leadc::eval::{Clock, Entry};
use leadc::time::MicrosUtc;

use super::clocks::{AllHours, follow};
use super::in_words;
use super::rows::{Event, Lead};

/// The moves and clocks that differ from those of the plain evaluator; empty if none do.
pub fn differences(
    contract: &Contract,
    rows: &[(Lead, Vec<Event>)],
    as_of: MicrosUtc,
    entries: &[Entry],
    clocks: &[Clock],
) -> Vec<String> {
    let hours = AllHours::of(contract);
    let mut found = Vec::new();
    for (row, (lead, events)) in (0..).zip(rows) {
        let history = follow(contract, &hours, row, lead, events, as_of);
        let expected = history.unwrap_or_default();
        let moves = entries.iter().filter(|entry| entry.lead == row);
        let moves: Vec<Entry> = moves.copied().collect();
        let of_lead = clocks.iter().filter(|clock| clock.lead == row);
        let of_lead: Vec<&Clock> = of_lead.collect();
        let differing = of_moves(contract, &expected.0, &moves);
        let differing = differing.chain(of_clocks(contract, &expected.1, &of_lead));
        found.extend(differing.map(|what| format!("{}: {what}", lead.id)));
    }
    if !entries.is_sorted_by_key(|entry| entry.lead) {
        found.push("the moves are not in the order of the leads".to_owned());
    }
    if !clocks.is_sorted_by_key(|clock| clock.lead) {
        found.push("the clocks are not in the order of the leads".to_owned());
    }
    found
}

fn of_moves(
    contract: &Contract,
    expected: &[Entry],
    got: &[Entry],
) -> impl Iterator<Item = String> + use<> {
    let texts = |moves: &[Entry]| -> Vec<String> {
        moves
            .iter()
            .map(|one| in_words::entry(contract, one))
            .collect()
    };
    let (expected, got) = (texts(expected), texts(got));
    let differ = (expected != got).then(|| format!("moves should be {expected:#?}, are {got:#?}"));
    differ.into_iter()
}

/// The parts that differ, for each pair of the same clock.
fn of_clocks(contract: &Contract, expected: &[Clock], got: &[&Clock]) -> Vec<String> {
    let heads = |clocks: Vec<&Clock>| -> Vec<String> {
        clocks
            .iter()
            .map(|clock| in_words::head(contract, clock))
            .collect()
    };
    let (should_be, are) = (heads(expected.iter().collect()), heads(got.to_vec()));
    if should_be != are {
        return vec![format!("clocks should be {should_be:#?}, are {are:#?}")];
    }
    let mut found = Vec::new();
    for (expected, got) in expected.iter().zip(got) {
        let head = in_words::head(contract, expected);
        let both = in_words::parts(contract, expected)
            .into_iter()
            .zip(in_words::parts(contract, got));
        for ((what, expected), (_, got)) in both.filter(|(expected, got)| expected != got) {
            found.push(format!("{head}: {what} should be {expected}, is {got}"));
        }
    }
    found
}
