//! How long a contract of 2,000 rules takes through each phase before leads are read, one of 10,000 to be formatted, and one
//! of 200 whose every change is tried.

mod corpus;

use criterion::{Criterion, criterion_group, criterion_main};
use leadc::eval::Options;
use leadc::layout::format;
use leadc::mutation::{self, Limits};
use leadc::source::Sources;
use leadc::suggest::load;
use std::hint::black_box;

const RULES: usize = 2_000;

fn phases(criterion: &mut Criterion) {
    let text = corpus::contract::with_rules(RULES);
    let mut read = |_: &std::path::Path| Ok(text.clone().into_bytes());
    let mut group = criterion.benchmark_group("2000 rules");
    group.sample_size(10);

    let mut sources = Sources::default();
    let file = sources.add("generated.leadc", text.as_str());
    group.bench_function("parse", |bench| {
        bench.iter(|| leadc::syntax::parse(black_box(&sources), file, &mut Default::default()));
    });
    group.bench_function("parse and check", |bench| {
        bench.iter(|| load("generated.leadc", &mut Sources::default(), &mut read));
    });
    let mut sources = Sources::default();
    let contract = load("generated.leadc", &mut sources, &mut read)
        .contract
        .expect("the generated contract has no error");
    group.bench_function("lower", |bench| {
        bench.iter(|| leadc::ir::compile(black_box(&contract), &sources));
    });
    group.bench_function("analyse", |bench| {
        bench.iter(|| leadc::analysis::diagnostics(black_box(&contract), &sources));
    });
    group.finish();
}

fn formatting(criterion: &mut Criterion) {
    let text = corpus::contract::with_rules(10_000);
    let mut group = criterion.benchmark_group("10000 rules");
    group.sample_size(10);
    group.bench_function("format", |bench| {
        let mut read = |_: &std::path::Path| Ok(text.clone().into_bytes());
        bench.iter(|| format("generated.leadc", black_box(&text), &mut read));
    });
    group.finish();
}

fn changes(criterion: &mut Criterion) {
    let text = corpus::contract::with_rules(200);
    let read = |text: &str| {
        let mut sources = Sources::default();
        let mut bytes = |_: &std::path::Path| Ok(text.as_bytes().to_vec());
        let contract = load("generated.leadc", &mut sources, &mut bytes).contract;
        contract.map(|contract| (sources, contract))
    };
    let (sources, contract) = read(&text).expect("the generated contract has no error");
    let mut group = criterion.benchmark_group("200 rules");
    group.sample_size(10);
    group.bench_function("mutate", |bench| {
        let mut again = |more: &str| read(&format!("{text}\n{more}"));
        let options = Options::default();
        bench.iter(|| {
            let limits = Limits::default();
            mutation::run(
                black_box(&contract),
                &sources,
                options,
                limits,
                &|_| {},
                &mut again,
            )
        });
    });
    group.finish();
}

criterion_group!(benches, phases, formatting, changes);
criterion_main!(benches);
