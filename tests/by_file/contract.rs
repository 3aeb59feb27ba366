//! Contracts from text to model: what is said about each, the lines it proposes instead, and its examples written anew.

use crate::fixture::load_file;
use crate::stated::differences;
use crate::{corrected, example_text, of_contracts};
use leadc::contract::Loaded;
use leadc::diagnostic::Diagnostic;
use leadc::source::Sources;
use libtest_mimic::Trial;
use std::path::Path;

pub fn tests() -> Vec<Trial> {
    let folders = [
        of_contracts("contract/ok", right),
        of_contracts("contract/err", wrong),
    ];
    folders.into_iter().flatten().collect()
}

fn right(path: &Path) -> Vec<String> {
    let (sources, loaded) = load_file(path);
    let mut problems = problems(&sources, &loaded);
    match &loaded.contract {
        Some(contract) => problems.extend(example_text::problem(path, contract)),
        None => problems.push("it has errors".to_string()),
    }
    problems
}

fn wrong(path: &Path) -> Vec<String> {
    let (sources, loaded) = load_file(path);
    problems(&sources, &loaded)
}

fn problems(sources: &Sources, loaded: &Loaded) -> Vec<String> {
    let mut problems = corrected::faults(sources, &loaded.diagnostics);
    problems.extend(differences(sources, &loaded.diagnostics));
    let has_errors = loaded.diagnostics.iter().any(Diagnostic::is_error);
    if loaded.contract.is_some() == has_errors {
        problems.push("a contract comes out exactly where there is no error".to_string());
    }
    problems
}
