//! How long leads take: reading them from CSV and Parquet, evaluating them with the contract of examples/inbound, and
//! following them with the clocks of its slas.

mod corpus;

use corpus::{Corpus, Format, Variant};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use leadc::data::{ActivityInput, Input, Loaded, Request, read};
use leadc::eval::{AsOf, Options, evaluate, evaluate_history};
use leadc::ir::DataSchema;
use leadc::source::Sources;
use leadc::time::LocalDay;
use std::hint::black_box;
use std::path::Path;

const CORPUS: Corpus = Corpus {
    seed: 1,
    leads: 20_000,
    activities: 200_000,
    variant: Variant::Plain,
};

fn reading_and_evaluating(criterion: &mut Criterion) {
    let mut sources = Sources::default();
    let contract = contract(&mut sources);
    let program = leadc::ir::compile(&contract, &sources);
    let folder = tempfile::tempdir().expect("a folder for the corpus");
    let mut group = criterion.benchmark_group("20000 leads");
    group.sample_size(10);

    for (format, ending) in [(Format::Csv, "csv"), (Format::Parquet, "parquet")] {
        CORPUS
            .write(folder.path(), format)
            .expect("the corpus can be written");
        group.bench_function(format!("read {ending}"), |bench| {
            bench.iter(|| load(&program.inputs, folder.path(), ending));
        });
    }

    let Loaded {
        leads, activities, ..
    } = load(&program.inputs, folder.path(), "parquet");
    let last = LocalDay::from_ymd(2026, 6, 30).expect("the day exists");
    let as_of = AsOf::end_of(last, &contract.info.zone);
    group.throughput(Throughput::Elements(activities.len() as u64));
    for threads in [1, 2] {
        let options = Options {
            threads: Some(threads),
        };
        group.bench_function(format!("evaluate with {threads} threads"), |bench| {
            bench.iter(|| evaluate(black_box(&program), &leads, &activities, as_of, options));
        });
        group.bench_function(format!("follow with {threads} threads"), |bench| {
            bench.iter(|| {
                evaluate_history(black_box(&program), &leads, &activities, as_of, options)
            });
        });
    }
    group.finish();
}

fn contract(sources: &mut Sources) -> leadc::contract::model::Contract {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/inbound/contract.leadc"
    );
    let loaded = leadc::suggest::load(path, sources, &mut |path| Ok(std::fs::read(path)?));
    loaded.contract.expect("the contract has no error")
}

fn load(inputs: &DataSchema, folder: &Path, ending: &str) -> Loaded {
    let file = |name: &str| Input::File(folder.join(format!("{name}.{ending}")));
    let request = Request {
        leads: vec![file("leads")],
        activities: vec![ActivityInput {
            kind: None,
            input: file("activities"),
        }],
        ..Request::default()
    };
    read(inputs, &request).expect("the corpus can be read")
}

criterion_group!(benches, reading_and_evaluating);
criterion_main!(benches);
