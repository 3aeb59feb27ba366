//! Compares the library's results with those of the plain evaluator, column by column.

use leadc::contract::model::Contract;
use leadc::eval::Results;
use leadc::ir;
use leadc::time::MicrosUtc;

use super::rows::{Event, Lead};
use super::truth::Truth;
use super::{Verdict, judge};

/// The results that differ from those of the plain evaluator; empty if none do.
pub fn differences(
    contract: &Contract,
    rows: &[(Lead, Vec<Event>)],
    as_of: MicrosUtc,
    results: &Results,
) -> Vec<String> {
    assert_eq!(results.len(), rows.len(), "a row of results for each lead");
    let mut found = counters(results, contract, rows, as_of);
    for (row, (lead, events)) in rows.iter().enumerate() {
        let expected = judge(contract, lead, events, as_of);
        let got = verdict(results, row);
        let mut differ = |what: &str, expected: String, got: String| {
            if expected != got {
                let id = &lead.id;
                found.push(format!("{id}: {what} should be {expected}, is {got}"));
            }
        };
        let columns = named_columns(contract, expected.as_ref());
        for ((what, expected), (_, got)) in columns
            .into_iter()
            .zip(named_columns(contract, got.as_ref()))
        {
            differ(&what, expected, got);
        }
    }
    found
}

/// What was counted on the way.
fn counters(
    results: &Results,
    contract: &Contract,
    rows: &[(Lead, Vec<Event>)],
    as_of: MicrosUtc,
) -> Vec<String> {
    let events = || rows.iter().flat_map(|(_, events)| events);
    let created = rows.iter().filter_map(|(lead, _)| lead.created(contract));
    let counted = &results.counters;
    let all = [
        (
            "leads left out",
            created.filter(|at| *at > as_of).count(),
            counted.leads_left_out,
        ),
        (
            "activities after",
            events().filter(|e| e.at > as_of).count(),
            counted.activities_after,
        ),
        (
            "activities with a date only",
            events().filter(|e| e.date_only && e.at <= as_of).count(),
            counted.activities_date_only,
        ),
    ];
    let wrong = all
        .iter()
        .filter(|(_, expected, got)| *expected as u64 != *got);
    wrong
        .map(|(what, expected, got)| format!("{what} should be {expected}, are {got}"))
        .collect()
}

fn verdict(results: &Results, row: usize) -> Option<Verdict> {
    let truths = |columns: &[Vec<ir::Truth>]| columns.iter().map(|c| truth(c[row])).collect();
    if results.left_out[row] {
        return None;
    }
    Some(Verdict {
        stage: results.stage[row],
        since: results.since[row],
        groups: results.groups.iter().map(|column| column[row]).collect(),
        totals: results.totals.iter().map(|column| column[row]).collect(),
        definitions: truths(&results.definitions),
        exclusions: truths(&results.exclusions),
        stages: truths(&results.holds),
        missing: results.missing(row).iter().copied().collect(),
    })
}

fn truth(truth: ir::Truth) -> Truth {
    match truth {
        ir::Truth::Met => Truth::Met,
        ir::Truth::NotMet => Truth::NotMet,
        ir::Truth::Open => Truth::Open,
    }
}

/// A verdict as columns with their names; a lead that is left out has one column that says so.
fn named_columns(contract: &Contract, verdict: Option<&Verdict>) -> Vec<(String, String)> {
    let mut columns: Vec<(String, String)> = Vec::new();
    let mut add = |what: String, value: String| columns.push((what, value));
    let Some(verdict) = verdict else {
        add("stage".to_owned(), "left out".to_owned());
        return columns;
    };
    let stage = verdict
        .stage
        .map(|stage| &contract.stages[stage.index()].name.text);
    add("stage".to_owned(), stage.cloned().unwrap_or_default());
    add(
        "since".to_owned(),
        verdict.since.to_iso(&contract.info.zone),
    );
    for (group, points) in contract.groups.iter().zip(&verdict.groups) {
        add(group.name.text.clone(), points.to_string());
    }
    for (total, points) in contract.totals.iter().zip(&verdict.totals) {
        add(total.name.text.clone(), points.to_string());
    }
    for (definition, truth) in contract.definitions.iter().zip(&verdict.definitions) {
        add(definition.name.text.clone(), format!("{truth:?}"));
    }
    for (exclusion, truth) in contract.exclusions.iter().zip(&verdict.exclusions) {
        add(exclusion.name.text.clone(), format!("{truth:?}"));
    }
    for (stage, truth) in contract.stages.iter().zip(&verdict.stages) {
        add(format!("meets {}", stage.name.text), format!("{truth:?}"));
    }
    let missing = verdict.missing.iter();
    let missing: Vec<&str> = missing
        .map(|field| contract.fields[field.index()].name.text.as_str())
        .collect();
    add("missing".to_owned(), missing.join(", "));
    columns
}
