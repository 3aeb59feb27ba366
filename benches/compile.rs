//! How long a contract of 2,000 rules takes through each phase before leads are looked at.

mod corpus;

use criterion::{Criterion, criterion_group, criterion_main};
use leadc::source::Sources;
use std::hint::black_box;

const RULES: usize = 2_000;

fn phases(criterion: &mut Criterion) {
    let mut sources = Sources::default();
    let file = sources.add("generated.leadc", corpus::contract::with_rules(RULES));
    let mut group = criterion.benchmark_group("2000 rules");
    group.sample_size(10);
    group.bench_function("parse", |bench| {
        bench.iter(|| leadc::syntax::parse(black_box(&sources), file));
    });
    group.finish();
}

criterion_group!(benches, phases);
criterion_main!(benches);
