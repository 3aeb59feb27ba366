//! The valid contracts of tests/fixtures/ and examples/ in all languages: each translation of a translation is that
//! of the original to the byte, all have its fingerprint and its comments. The same once more with names in other languages, some
//! of which contain keywords.

use crate::formatted::{contracts_below, read_file};
use crate::shell::run;
use crate::test;
use crate::translations::copy;
use leadc::layout::{format, translate};
use leadc::syntax::phrase::Language;
use libtest_mimic::Trial;
use std::fs;
use std::path::Path;

#[path = "../common/translated.rs"]
mod common;
use common::{Directions, problem, read, with_names};

pub fn tests() -> Vec<Trial> {
    let folders = [
        "tests/fixtures/contract/ok",
        "tests/fixtures/translations",
        "examples",
    ];
    let paths = folders.map(|folder| contracts_below(Path::new(folder)));
    let paths: Vec<String> = paths.into_iter().flatten().collect();
    assert!(paths.len() >= 40, "only {} contracts", paths.len());
    let tests = paths.iter().map(|path| test(path, problems));
    tests.map(|test| test.with_kind("translate")).collect()
}

fn problems(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a contract");
    if read(path, &text).1.contract.is_none() {
        return Vec::new();
    }
    let root = path.to_string_lossy();
    let formatted = format(&root, &text, &mut read_file).expect("it can be formatted");
    // The fixtures have one construct each; what is long is translated in all directions.
    let directions = match path.starts_with("tests/fixtures/contract") {
        true => Directions::Circle,
        false => Directions::All,
    };
    let mut problems = Vec::from_iter(problem(path, &formatted.text, directions));
    if path.starts_with("examples") {
        problems.extend(results(path, &text));
    }
    if let Some(named) = with_names(path, &formatted.text) {
        problems.extend(problem(path, &named, Directions::Circle));
    }
    problems
}

/// Translations of an example give its results, to the byte.
fn results(path: &Path, text: &str) -> Vec<String> {
    let (Some(example), true) = (path.parent(), path.ends_with("contract.leadc")) else {
        return Vec::new();
    };
    let (Ok(command), Ok(expected)) = (
        fs::read_to_string(example.join("command")),
        fs::read(example.join("expected.csv")),
    ) else {
        return Vec::new();
    };
    let folder = tempfile::tempdir().expect("a folder for the contract");
    copy(example, folder.path());
    let root = path.to_string_lossy();
    let mut problems = Vec::new();
    for language in Language::ALL {
        let translated = translate(&root, text, *language, &mut read_file);
        let translated = translated.expect("it can be translated");
        fs::write(folder.path().join("contract.leadc"), translated).expect("it is written");
        let output = run(folder.path(), command.trim_end());
        if output.stdout != expected {
            problems.push(format!("other results in {}", language.code()));
        }
    }
    problems
}
