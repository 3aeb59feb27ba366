//! The folders under examples/: their commands give the expected results.

use crate::shell::{run, text};
use crate::test;
use libtest_mimic::Trial;
use std::fs;
use std::path::{Path, PathBuf};

pub fn tests() -> Vec<Trial> {
    let entries = fs::read_dir("examples").expect("examples can be listed");
    let paths = entries.map(|entry| entry.expect("examples can be listed").path());
    let mut folders: Vec<String> = paths
        .filter(|path| path.is_dir())
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect();
    folders.sort();
    assert!(folders.len() >= 5, "only {} examples", folders.len());
    folders
        .iter()
        .map(|folder| test(folder, problems))
        .collect()
}

fn problems(folder: &Path) -> Vec<String> {
    let all = [results(folder), examples(folder), complaint(folder)];
    all.into_iter().flatten().collect()
}

/// The file of the expected results: a table, or the text for a comparison of two contracts.
fn expected(folder: &Path) -> PathBuf {
    let name = match folder.join("old.leadc").exists() {
        true => "expected.txt",
        false => "expected.csv",
    };
    folder.join(name)
}

/// Why the command does not give the expected results, if it does not. With `LEADC_BLESS` the expected results are updated
/// instead.
fn results(folder: &Path) -> Option<String> {
    let command = fs::read_to_string(folder.join("command")).expect("an example has a command");
    let output = run(folder, command.trim_end());
    if !output.status.success() {
        return Some(text(&output.stderr));
    }
    let expected = expected(folder);
    if std::env::var_os("LEADC_BLESS").is_some() {
        fs::write(&expected, &output.stdout).expect("the results can be written");
    }
    let expected = fs::read_to_string(expected).expect("an example has expected results");
    let found = text(&output.stdout);
    let mut lines = expected.lines().zip(found.lines());
    let line = lines.position(|(e, f)| e != f).map(|line| line + 1);
    (expected != found).then(|| format!("the expected results differ, first in line {line:?}"))
}

/// The failures of the examples in the contract.
fn examples(folder: &Path) -> Option<String> {
    let tested = run(folder, "leadc test contract.leadc");
    let text = text(&tested.stdout) + &text(&tested.stderr);
    (!tested.status.success()).then_some(text)
}

/// Errors and warnings about the contract.
fn complaint(folder: &Path) -> Option<String> {
    let checked = run(folder, "leadc check --format short contract.leadc");
    let text = text(&checked.stdout) + &text(&checked.stderr);
    let is_complaint = |line: &str| line.contains(": warning[") || line.contains(": error[");
    (!checked.status.success() || text.lines().any(is_complaint)).then_some(text)
}
