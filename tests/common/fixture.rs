//! Contracts under `tests/fixtures/`.

use leadc::analysis::{Analysed, Subject, analyse, with_subject};
use leadc::ir;
use leadc::source::Sources;
use leadc::suggest::{Loaded, load, verify};
use std::fs;
use std::path::Path;

/// Loads a contract from the disk. Tests run in the root of the crate, so that names in messages are short.
pub fn load_file(path: &Path) -> (Sources, Loaded) {
    let mut sources = Sources::default();
    let root = path.to_string_lossy();
    let mut read = |path: &Path| Ok(fs::read(path)?);
    let mut loaded = load(&root, &mut sources, &mut read);
    verify(&root, &sources, &mut loaded.diagnostics, &mut read);
    (sources, loaded)
}

/// The paths of the contracts in a folder of `tests/fixtures/`, from the root of the crate.
pub fn contracts(folder: &str) -> Vec<String> {
    let folder = format!("tests/fixtures/{folder}");
    let files = fs::read_dir(&folder).expect("the folder of fixtures");
    let names = files.map(|file| file.expect("a fixture").file_name());
    let names = names.map(|name| name.into_string().expect("names of fixtures are text"));
    let mut paths: Vec<String> = names
        .filter(|name| name.ends_with(".leadc"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder} is empty");
    paths
}

/// Analyses a contract and passes the result to `look`; none for a contract with errors.
pub fn analysed<R>(path: &Path, look: impl FnOnce(&Subject<'_>, Analysed) -> R) -> Option<R> {
    let (sources, loaded) = load_file(path);
    let contract = loaded.contract.as_ref()?;
    let program = ir::compile(contract, &sources);
    Some(with_subject(contract, &sources, &program, |subject| {
        look(subject, analyse(subject))
    }))
}
