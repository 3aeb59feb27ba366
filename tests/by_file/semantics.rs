//! The examples for sentences of the reference stay the same when they are written and read again. Their outcomes are tested
//! with a second evaluator: `cargo test --test it semantics`.

use crate::fixture::load_file;
use crate::{example_text, of_contracts};
use libtest_mimic::Trial;
use std::path::Path;

pub fn tests() -> Vec<Trial> {
    of_contracts("semantics", problems)
}

fn problems(path: &Path) -> Vec<String> {
    let (_, loaded) = load_file(path);
    match &loaded.contract {
        Some(contract) if contract.examples.is_empty() => vec!["it has no examples".to_string()],
        Some(contract) => example_text::problem(path, contract).into_iter().collect(),
        None => vec!["it has errors".to_string()],
    }
}
