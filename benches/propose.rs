//! The main job on the built-in data, from parsed dataset to finished proposal.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::Programme;

fn propose(criterion: &mut Criterion) {
    for (name, dataset) in [
        ("propose 20 x 20", Dataset::iuc_lac()),
        ("propose 20 x 195", Dataset::iuc_lac_open_call()),
    ] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
                black_box(assessed.propose().unwrap())
            });
        });
    }
}

criterion_group!(benches, propose);
criterion_main!(benches);
