//! The folders under examples/: their commands give what lies beside them.

#[path = "../../benches/corpus/mod.rs"]
pub mod corpus;

use crate::shell::{run, text};
use corpus::{Corpus, Format};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders that hold a contract.
fn topics() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = fs::read_dir(root).expect("examples can be listed");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("examples can be listed").path())
        .collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    assert!(folders.len() >= 5, "only {} examples", folders.len());
    folders
}

/// What lies beside the command: a table, or for the comparison of two contracts the text.
fn expected(folder: &Path) -> PathBuf {
    let name = match folder.join("old.leadc").exists() {
        true => "expected.txt",
        false => "expected.csv",
    };
    folder.join(name)
}

#[test]
fn every_example_gives_its_expected_results() {
    for folder in topics() {
        let command = fs::read_to_string(folder.join("command")).expect("an example has a command");
        let output = run(&folder, command.trim_end());
        assert!(
            output.status.success(),
            "{}: {}",
            folder.display(),
            text(&output.stderr)
        );
        let expected = expected(&folder);
        if std::env::var_os("LEADC_BLESS").is_some() {
            fs::write(&expected, &output.stdout).expect("the results can be written");
        }
        let expected = fs::read_to_string(expected).expect("an example has expected results");
        let found = text(&output.stdout);
        let line = expected
            .lines()
            .zip(found.lines())
            .position(|(e, f)| e != f)
            .map(|line| line + 1);
        assert!(
            expected == found,
            "{}: the expected results differ, first in line {line:?}",
            folder.display()
        );
    }
}

#[test]
fn the_examples_in_the_contracts_come_out() {
    for folder in topics() {
        let tested = run(&folder, "leadc test contract.leadc");
        let said = text(&tested.stdout) + &text(&tested.stderr);
        assert!(tested.status.success(), "{}: {said}", folder.display());
    }
}

#[test]
fn the_contracts_have_nothing_to_mend() {
    for folder in topics() {
        let checked = run(&folder, "leadc check --format short contract.leadc");
        let said = text(&checked.stdout) + &text(&checked.stderr);
        assert!(checked.status.success(), "{}: {said}", folder.display());
        let complaint = said
            .lines()
            .find(|line| line.contains(": warning[") || line.contains(": error["));
        assert_eq!(complaint, None, "{}", folder.display());
    }
}

#[test]
fn the_data_of_the_full_example_is_what_the_generator_writes() {
    let written = tempfile::tempdir().expect("a folder for the test");
    Corpus::EXAMPLE
        .write(written.path(), Format::Csv)
        .expect("the corpus can be written");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/inbound");
    for file in ["leads.csv", "activities.csv"] {
        let expected = fs::read(written.path().join(file)).expect("it was written");
        let found = fs::read(example.join(file)).expect("it is checked in");
        assert!(
            expected == found,
            "{file} differs; write it anew with `cargo run --example generate -- examples/inbound`"
        );
    }
}

#[test]
fn the_generator_writes_the_same_rows_as_parquet() {
    let written = tempfile::tempdir().expect("a folder for the test");
    Corpus::EXAMPLE
        .write(written.path(), Format::Parquet)
        .expect("the corpus can be written");
    let rows = |file: &str| {
        let file = fs::File::open(written.path().join(file)).expect("it was written");
        let builder = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file)
            .expect("it is Parquet");
        builder.metadata().file_metadata().num_rows() as usize
    };
    let leads = Corpus::EXAMPLE.leads().count();
    assert_eq!(
        (rows("leads.parquet"), rows("activities.parquet")),
        (leads, Corpus::EXAMPLE.events().len())
    );
}

#[test]
fn generated_contracts_have_no_errors() {
    for rules in [1, 200] {
        let text = corpus::contract::with_rules(rules);
        let mut sources = leadc::source::Sources::default();
        let loaded = leadc::contract::load("generated.leadc", &mut sources, &mut |_| {
            Ok(text.clone().into_bytes())
        });
        let first = loaded.diagnostics.iter().find(|found| found.is_error());
        assert!(
            first.is_none(),
            "{rules} rules: {}",
            first.map_or("", |found| &found.message)
        );
        let contract = loaded.contract.expect("a contract without errors is there");
        assert_eq!(
            contract
                .groups
                .iter()
                .map(|group| group.rules.len())
                .sum::<usize>(),
            rules
        );
    }
}
