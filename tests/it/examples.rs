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
