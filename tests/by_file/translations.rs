//! Contracts in other languages: leadc finds nothing wrong with them, their examples pass, and those that are translations of an
//! example mean the same and give the same results.

use crate::shell::{run, text};
use crate::{example_text, fixture, test};
use libtest_mimic::Trial;
use std::fs;
use std::path::Path;

/// Warnings about what a contract agrees on, not about how it is written.
const MEANT: &[(&str, &[&str])] = &[
    ("contract_001_pt.pt.leadc", &["W0110", "W0226"]),
    ("contract_003_pt.pt.leadc", &["W0105"]),
];

pub fn tests() -> Vec<Trial> {
    let paths = fixture::contracts("translations");
    assert_eq!(paths.len(), 17);
    paths.iter().map(|path| test(path, problems)).collect()
}

fn problems(path: &Path) -> Vec<String> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.expect("names of fixtures are text");
    let folder = tempfile::tempdir().expect("a folder for the contract");
    let example = name.strip_prefix("example_");
    let example = example.and_then(|name| name.split('.').next());
    if let Some(example) = example {
        copy(&Path::new("examples").join(example), folder.path());
        let contract = folder.path().join("contract.leadc");
        fs::rename(contract, folder.path().join("english.leadc")).expect("the file can be moved");
    }
    fs::copy(path, folder.path().join("contract.leadc")).expect("the contract can be copied");
    let same = example.into_iter();
    let same = same.flat_map(|_| [differs(folder.path()), results(folder.path())]);
    let own = [
        complaints(name, folder.path()),
        failures(folder.path()),
        printed(&folder.path().join("contract.leadc")),
    ];
    own.into_iter().chain(same).flatten().collect()
}

pub fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("an example can be listed") {
        let entry = entry.expect("an example can be listed");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("a file can be copied");
    }
}

/// What leadc says about the contract, except warnings that are meant.
fn complaints(name: &str, folder: &Path) -> Option<String> {
    let checked = run(
        folder,
        "leadc check --as-of 2026-02-01 --format short contract.leadc",
    );
    let said = text(&checked.stdout) + &text(&checked.stderr);
    let meant = MEANT.iter().find(|(contract, _)| *contract == name);
    let meant = meant.map_or(&[][..], |(_, codes)| codes);
    let is_meant = |line: &str| meant.iter().any(|code| line.contains(code));
    let is_complaint =
        |line: &&str| line.contains(": error[") || line.contains(": warning[") && !is_meant(line);
    let lines: Vec<&str> = said.lines().filter(is_complaint).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The examples in the contract that fail.
fn failures(folder: &Path) -> Option<String> {
    let tested = run(folder, "leadc test contract.leadc");
    let said = text(&tested.stdout) + &text(&tested.stderr);
    (!tested.status.success()).then_some(said)
}

/// Why its examples are not the same after they were written as text and read again.
fn printed(contract: &Path) -> Option<String> {
    let (_, loaded) = fixture::load_file(contract);
    example_text::problem(contract, &loaded.contract?)
}

/// How the contract differs from the English one.
fn differs(folder: &Path) -> Option<String> {
    let compared = run(folder, "leadc diff --lang en english.leadc contract.leadc");
    let said = text(&compared.stdout) + &text(&compared.stderr);
    let fingerprint = |contract: &str| run(folder, &format!("leadc fingerprint {contract}")).stdout;
    let is_same = fingerprint("english.leadc") == fingerprint("contract.leadc");
    let is_equal = said.trim() == "both contracts mean the same" && is_same;
    (!is_equal).then_some(said)
}

/// Why the results are not those of the English contract, to the byte.
fn results(folder: &Path) -> Option<String> {
    let command = fs::read_to_string(folder.join("command")).expect("an example has a command");
    let expected = fs::read(folder.join("expected.csv")).expect("an example has expected results");
    let output = run(folder, command.trim_end());
    (output.stdout != expected).then(|| format!("other results\n{}", text(&output.stderr)))
}
