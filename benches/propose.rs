//! The main job on the built-in data, from parsed dataset to finished proposal.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::validation::{ValidationOptions, validate};

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

/// Tests of the scores on the observed pairs, with 100,000 permutations and 10,000 bootstrap samples.
fn observed(criterion: &mut Criterion) {
    for (name, dataset) in [
        ("observed 20 x 20", Dataset::iuc_lac()),
        ("observed 20 x 195", Dataset::iuc_lac_open_call()),
    ] {
        let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
        let proposal = assessed.propose().unwrap();
        criterion.bench_function(name, |bencher| {
            bencher
                .iter(|| black_box(validate(&assessed, &proposal, &ValidationOptions::default())));
        });
    }
}

criterion_group!(benches, propose, observed);
criterion_main!(benches);
