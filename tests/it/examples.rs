//! The generator of the data of examples and benchmarks.

#[path = "../../benches/corpus/mod.rs"]
pub mod corpus;

use corpus::{Corpus, Format};
use std::fs;
use std::path::Path;

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
            "{file} differs; update it with `cargo run --example generate -- examples/inbound`"
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
        let loaded = leadc::suggest::load("generated.leadc", &mut sources, &mut |_| {
            Ok(text.clone().into_bytes())
        });
        let first = loaded.diagnostics.iter().find(|found| found.is_error());
        assert!(
            first.is_none(),
            "{rules} rules: {}",
            first.map_or(String::new(), |found| found.message.english())
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

#[test]
fn contracts_of_the_benchmark_of_cliffs_have_no_problems() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/cliffs/contracts");
    for file in fs::read_dir(folder).expect("the folder is there") {
        let path = file.expect("a file").path();
        if path.ends_with("shared.leadc") {
            continue;
        }
        let mut sources = leadc::source::Sources::default();
        let name = path.to_str().expect("a name");
        let loaded = leadc::suggest::load(name, &mut sources, &mut |path| Ok(fs::read(path)?));
        let contract = loaded.contract.expect("a contract without errors");
        let found = leadc::analysis::diagnostics(&contract, &sources);
        let mut all = loaded.diagnostics.iter().chain(found.iter());
        let first = all.find(|found| found.severity != leadc::diagnostic::Severity::Note);
        assert!(
            first.is_none(),
            "{name}: {}",
            first.map_or(String::new(), |found| found.message.english())
        );
    }
}
