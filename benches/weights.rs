//! Weights: the ranges that keep a plan, balances of two criteria, and the acceptability of every pair.
//!
//! ```text
//! cargo bench -p regiopair-benches --bench weights --features parallel
//! ```
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panic")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::score::Weights;
use regiopair::sensitivity::{AcceptabilityOptions, Comparison, Decider};

/// Weights that are drawn.
const VECTORS: usize = 100_000;

/// The standard criteria, eight of them with a weight.
fn eight(rules: &str, dataset: &Dataset) -> Assessment {
    let programme = Programme::from_toml_str_for(rules, dataset).unwrap();
    let assessed = Matcher::new(dataset, programme).assess().unwrap();
    let mut weights = assessed.scores().weights().to_vec();
    for id in ["strategy-learning", "added-relatedness", "nearness"] {
        let place = assessed.scores().criteria().position(|known| known == id).unwrap();
        weights[place] = Weights::both(1.0);
    }
    assert_eq!(weights.iter().filter(|weights| weights.counts()).count(), 8);
    assessed.with_weights(&weights).unwrap()
}

const PLAIN: &str = "name = \"plain\"";
const QUOTAS: &str = "name = \"quotas\"\n[[rules.capacities]]\nside = \"eu\"\nat_most = 2\n\
                      [[rules.quotas]]\nside = \"eu\"\neach = \"country\"\nat_most = 3";

fn all(criterion: &mut Criterion) {
    let (annex, open_call) = (Dataset::iuc_lac(), Dataset::iuc_lac_open_call());
    for (name, rules, dataset) in [
        ("20 x 20", PLAIN, &annex),
        ("20 x 20, capacities and country quotas", QUOTAS, &annex),
        ("20 x 195", PLAIN, &open_call),
        ("20 x 195, capacities and country quotas", QUOTAS, &open_call),
    ] {
        let assessed = eight(rules, dataset);
        let proposal = assessed.propose().unwrap();
        criterion.bench_function(&format!("ranges of all weights {name}"), |bencher| {
            bencher.iter(|| black_box(assessed.weight_ranges(&proposal).unwrap()));
        });
        criterion.bench_function(&format!("balances of two criteria {name}"), |bencher| {
            bencher.iter(|| {
                black_box(assessed.weight_partition("shared-strengths", "needs-met").unwrap())
            });
        });
        let options = AcceptabilityOptions { vectors: VECTORS, ..AcceptabilityOptions::default() };
        let mut group = criterion.benchmark_group("acceptability, 100,000 weights");
        group.sample_size(10).measurement_time(Duration::from_secs(3));
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(assessed.acceptability(&proposal, &options).unwrap()));
        });
        group.finish();
    }
}

fn deciders(criterion: &mut Criterion) {
    let dataset = Dataset::iuc_lac();
    let deciders: Vec<Decider> = [
        PLAIN,
        include_str!("../examples/data/first.toml"),
        include_str!("../examples/data/learning.toml"),
    ]
    .iter()
    .map(|text| Programme::from_toml_str_for(text, &dataset).unwrap())
    .map(|programme| Decider::new(Matcher::new(&dataset, programme).assess().unwrap()))
    .collect();
    criterion.bench_function("three deciders 20 x 20", |bencher| {
        bencher.iter(|| black_box(Comparison::of(&deciders).unwrap()));
    });
}

criterion_group!(benches, all, deciders);
criterion_main!(benches);
