//! All built-in criteria and the scores, for square pools of made-up regions.
//!
//! `cargo bench -p regiopair-benches --bench scoring --features parallel` uses all cores.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use regiopair::plan::Matcher;
use regiopair::programme::Programme;
use regiopair::score::Weights;
use regiopair::synthetic::{DatasetOptions, dataset};

/// The earlier standard programme with a weight for every criterion, so that all of them are used: the same work as
/// before the revision.
fn all_criteria() -> Programme {
    let mut programme =
        Programme::from_toml_str(include_str!("../examples/data/first.toml")).unwrap();
    for choice in &mut programme.criteria {
        choice.weights = Weights::both(1.0);
    }
    programme
}

fn scoring(criterion: &mut Criterion) {
    for (name, programme) in
        [("score all criteria", all_criteria()), ("score standard", Programme::default())]
    {
        score(criterion, name, &programme);
    }
}

fn score(criterion: &mut Criterion, name: &str, programme: &Programme) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    for n in [100, 500, 2_000] {
        let dataset =
            dataset(DatasetOptions { left: n, right: n, ..DatasetOptions::default() }).unwrap();
        group.bench_with_input(BenchmarkId::from_parameter(n), &dataset, |bencher, dataset| {
            bencher.iter(|| {
                let assessed = Matcher::new(dataset, programme.clone()).assess().unwrap();
                black_box(assessed.scores().scores().len())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, scoring);
criterion_main!(benches);
