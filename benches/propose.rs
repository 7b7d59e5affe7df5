//! The main job on the built-in data, from parsed dataset to finished proposal.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::score::Weights;
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

/// A thousand plans, each under its own weights, with their totals and proofs.
fn weights(criterion: &mut Criterion) {
    let dataset = Dataset::iuc_lac();
    let mentors = include_str!("../examples/data/mentors.toml");
    let annex = include_str!("../examples/data/annex.toml");
    for (name, programme) in [
        ("1,000 weight vectors 20 x 20", Programme::default()),
        ("1,000 weight vectors 20 x 20, mentors", read(mentors, &dataset)),
        ("1,000 weight vectors 20 x 20, annex", read(annex, &dataset)),
    ] {
        let assessed = Matcher::new(&dataset, programme).assess().unwrap();
        let vectors = weight_vectors(assessed.scores().criteria().len());
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                let total = |weights: &Vec<Weights>| {
                    let plan = assessed.with_weights(weights).unwrap().plan().unwrap();
                    plan.into_plan().unwrap().total
                };
                vectors.iter().map(total).sum::<f64>()
            });
        });
    }
}

fn read(programme: &str, dataset: &Dataset) -> Programme {
    Programme::from_toml_str_for(programme, dataset).unwrap()
}

/// The fractional parts of multiples of the golden ratio, which fill the unit interval evenly.
fn weight_vectors(criteria: usize) -> Vec<Vec<Weights>> {
    let weight = |n: usize| Weights::both((n as f64 * 0.618_033_988_749_895).fract());
    (0..1_000).map(|i| (0..criteria).map(|k| weight(1 + i * criteria + k)).collect()).collect()
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
            bencher.iter(|| {
                black_box(validate(&assessed, &proposal, &ValidationOptions::default()).unwrap())
            });
        });
    }
}

criterion_group!(benches, propose, weights, observed);
criterion_main!(benches);
