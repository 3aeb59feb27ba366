//! One small example per sentence of the reference on missing data, points and stages: `tests/fixtures/semantics`, the
//! outcomes worked out by hand, run through the plain evaluator and through the library.

use leadc::contract::{self, model::Contract};
use leadc::eval::{Options, example, follow};
use leadc::ir;
use leadc::source::Sources;

use super::reference::examples::verdict;

/// Runs every example of a contract through both evaluators.
fn check(name: &str) {
    let path = format!("tests/fixtures/semantics/{name}.leadc");
    let mut sources = Sources::default();
    let loaded = contract::load(&path, &mut sources, &mut |path| std::fs::read(path));
    let contract = loaded.contract.unwrap_or_else(|| {
        let told = loaded.diagnostics.iter().filter(|d| d.is_error());
        let told: Vec<String> = told
            .map(|d| format!("{}: {}", sources.line(d.primary.span).trim(), d.message))
            .collect();
        panic!("{path} is not read: {told:#?}")
    });
    let mut failed = plain(&contract, &sources);
    failed.extend(library(&contract, &sources));
    assert!(!contract.examples.is_empty(), "{path} has examples");
    assert!(failed.is_empty(), "{path}: {failed:#?}");
}

fn plain(contract: &Contract, sources: &Sources) -> Vec<String> {
    let mut failed = Vec::new();
    for example in &contract.examples {
        let verdict = verdict(contract, example);
        for expect in &example.expects {
            let held = verdict
                .as_ref()
                .and_then(|v| v.is_as_expected(&expect.kind));
            if held != Some(true) {
                let asked = sources.text(expect.span);
                let title = &example.title;
                failed.push(format!("plain: {title}: {asked}, but {verdict:?}"));
            }
        }
    }
    failed
}

fn library(contract: &Contract, sources: &Sources) -> Vec<String> {
    let program = ir::compile(contract, sources);
    let mut failed = Vec::new();
    for one in &contract.examples {
        let case = example::Case::of(contract, one);
        let followed = follow(
            &program,
            &case.leads,
            &case.activities,
            case.as_of,
            Options::default(),
        );
        for expect in &one.expects {
            let verdict = example::judge(&program, &followed, &expect.kind);
            if verdict != example::Verdict::Held {
                let asked = sources.text(expect.span);
                failed.push(format!("library: {}: {asked}, but {verdict:?}", one.title));
            }
        }
    }
    failed
}

#[test]
fn what_is_unknown() {
    check("unknown");
}

#[test]
fn what_points_mean() {
    check("points");
}

#[test]
fn what_silence_costs() {
    check("silence");
}

#[test]
fn a_history_not_a_snapshot() {
    check("history");
}

#[test]
fn ways_in() {
    check("ways");
}

#[test]
fn ways_back() {
    check("going-back");
}

#[test]
fn excluded_leads() {
    check("exclusions");
}
