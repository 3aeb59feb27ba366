//! Contracts on a page: what leadc says about them, and whether their examples pass.

use super::blocks::{Block, blocks_of};
use leadc::contract::ReadError;
use leadc::contract::model::Contract;
use leadc::diagnostic::Severity;
use leadc::eval::example::{Case, Verdict, judge};
use leadc::source::Sources;
use std::collections::BTreeSet;

const DEFAULT_SETUP: &str = "docs/reference/index.md";
const FILE: &str = "contract.leadc";

/// The blocks of a page in the language, each as a whole contract.
pub fn contracts_of(page: &str) -> Vec<(Block, String)> {
    let mut setup = blocks_of(DEFAULT_SETUP)
        .into_iter()
        .find(|block| block.has("setup"))
        .expect("a setup")
        .text;
    let mut grown = String::new();
    let mut contracts = Vec::new();
    for block in blocks_of(page)
        .into_iter()
        .filter(|block| block.language() == "leadc" && block.value("excerpt").is_none())
    {
        let text = &block.text;
        let contract = if block.has("fragment") {
            format!("{setup}\n{text}")
        } else if block.has("conditions") {
            format!("{setup}\n{}", as_definitions(text))
        } else if block.has("add") {
            grown.push_str(text);
            grown.clone()
        } else {
            text.clone()
        };
        if block.has("setup") {
            setup = contract.clone();
        }
        contracts.push((block, contract));
    }
    contracts
}

/// Each condition as the condition of a definition.
fn as_definitions(conditions: &str) -> String {
    let lines = conditions
        .lines()
        .filter(|line| !line.trim().is_empty())
        .enumerate();
    lines
        .map(|(number, line)| format!("define condition {number}:\n  when: {line}\n\n"))
        .collect()
}

/// The problem of a block, if there is one: unexpected diagnostics of its contract, or an example that fails.
pub fn problem(block: &Block, contract: &str) -> Option<String> {
    let expected: BTreeSet<&str> = block
        .value("expects")
        .map(|codes| codes.split(',').collect())
        .unwrap_or_default();
    let files = blocks_of(&block.page);
    let mut read = |path: &std::path::Path| match path.to_str() {
        Some(FILE) => Ok(contract.as_bytes().to_vec()),
        name => {
            let file = files
                .iter()
                .find(|file| file.value("file").is_some() && file.value("file") == name);
            file.map(|file| file.text.as_bytes().to_vec())
                .ok_or(ReadError::NotFound)
        }
    };
    if let (true, false, Ok(formatted)) = (
        expected.is_empty(),
        block.has("unformatted"),
        leadc::layout::format(FILE, contract, &mut read),
    ) {
        let mut lines = contract.lines().zip(formatted.text.lines());
        if let Some((line, wanted)) = lines.find(|(line, wanted)| line != wanted) {
            let place = block.place();
            return Some(format!("{place}: `{line}` is not formatted: `{wanted}`"));
        }
    }
    let mut sources = Sources::default();
    let loaded = leadc::suggest::load(FILE, &mut sources, &mut read);
    let relevant = loaded
        .diagnostics
        .iter()
        .filter(|d| d.severity > Severity::Note || expected.contains(d.code.name()));
    let found: BTreeSet<&str> = relevant.clone().map(|d| d.code.name()).collect();
    let shown: Vec<String> = relevant
        .map(|d| {
            format!(
                "  {}: {}\n    {}",
                d.code.name(),
                d.message.english(),
                sources.line(d.primary.span)
            )
        })
        .collect();
    if found != expected {
        return Some(format!(
            "{}: expected {expected:?}\n{}",
            block.place(),
            shown.join("\n")
        ));
    }
    let failed = failed_examples(loaded.contract.as_ref()?, &sources);
    (!failed.is_empty()).then(|| format!("{}: {}", block.place(), failed.join("\n")))
}

fn failed_examples(contract: &Contract, sources: &Sources) -> Vec<String> {
    let program = leadc::ir::compile(contract, sources);
    let mut failed = Vec::new();
    for example in &contract.examples {
        let Case {
            leads,
            activities,
            as_of,
        } = Case::new(contract, example);
        let history =
            leadc::eval::evaluate_history(&program, &leads, &activities, as_of, Default::default());
        for expect in &example.expects {
            let text = match judge(&program, &history, &expect.kind) {
                Verdict::Held => continue,
                Verdict::Failed { actual } => format!("but is: {}", actual.english()),
            };
            failed.push(format!(
                "{}: {} {text}",
                example.title,
                sources.text(expect.span)
            ));
        }
    }
    failed
}
