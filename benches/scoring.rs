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

/// The standard programme with a weight for every criterion, so that all of them are used.
fn programme() -> Programme {
    let mut programme = Programme::default();
    for choice in &mut programme.criteria {
        choice.weights = Weights::both(1.0);
    }
    programme
}

fn scoring(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("score all criteria");
    group.sample_size(10);
    for n in [100, 500, 2_000] {
        let dataset =
            dataset(DatasetOptions { left: n, right: n, ..DatasetOptions::default() }).unwrap();
        group.bench_with_input(BenchmarkId::from_parameter(n), &dataset, |bencher, dataset| {
            bencher.iter(|| {
                let assessed = Matcher::new(dataset, programme()).assess().unwrap();
                black_box(assessed.scores().scores().len())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, scoring);
criterion_main!(benches);
