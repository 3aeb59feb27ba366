//! Contracts from text to model: the diagnostics of each, the lines they propose instead, and its examples written again.

use crate::fixture::load_file;
use crate::stated::differences;
use crate::{corrected, example_text, of_contracts};
use leadc::diagnostic::Diagnostic;
use leadc::source::Sources;
use leadc::suggest::{Loaded, fix_files};
use libtest_mimic::Trial;
use std::fs;
use std::path::Path;

pub fn tests() -> Vec<Trial> {
    let folders = [
        of_contracts("contract/ok", right),
        of_contracts("contract/err", wrong),
        of_contracts("contract/err/en", wrong),
        of_contracts("contract/err/pt", wrong),
        of_contracts("contract/err/it", wrong),
        of_contracts("contract/err/zh", wrong),
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
    let mut problems = problems(&sources, &loaded);
    problems.extend(fixed(path));
    problems
}

/// The problems of the files after the sure corrections are applied: a comment is missing, or more can be corrected.
fn fixed(path: &Path) -> Vec<String> {
    let root = path.to_string_lossy();
    let files = fix_files(&root, &mut |path| Ok(fs::read(path)?)).files;
    let comments = |text: &str| text.matches("#!").count();
    let lost = files
        .iter()
        .filter(|file| comments(&file.before) != comments(&file.after))
        .map(|file| format!("{}: a comment is gone:\n{}", file.name, file.after));
    let again = fix_files(&root, &mut |path| {
        let name = path.to_string_lossy();
        match files.iter().find(|file| file.name == name) {
            Some(file) => Ok(file.after.clone().into_bytes()),
            None => Ok(fs::read(path)?),
        }
    })
    .files;
    let more = again
        .iter()
        .map(|file| format!("{}: more can be corrected:\n{}", file.name, file.after));
    lost.chain(more).collect()
}

fn problems(sources: &Sources, loaded: &Loaded) -> Vec<String> {
    let mut problems = corrected::faults(sources, &loaded.diagnostics);
    problems.extend(differences(sources, &loaded.diagnostics));
    let has_errors = loaded.diagnostics.iter().any(Diagnostic::is_error);
    if loaded.contract.is_some() == has_errors {
        problems.push("a contract is returned exactly if there is no error".to_string());
    }
    problems
}
