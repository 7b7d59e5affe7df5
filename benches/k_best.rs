//! The k best plans.
//!
//! `cargo bench -p regiopair-benches --bench k_best`, on one thread. Building the problem is not part of the times.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use regiopair::assignment::{
    Pairs, Problem, Resolution,
    k_best::{self, Ranking},
    model::Ties,
};
use regiopair::synthetic::ScoreClass;

/// Plans that are listed.
const PLANS: usize = 1_000;

fn listed(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("the 1,000 best plans");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (rows, cols) in [(20, 20), (20, 195)] {
        for class in [ScoreClass::Uniform, ScoreClass::Cosine] {
            for pairs in [Pairs::Complete, Pairs::Largest] {
                let scores = class.scores(rows, cols, 1);
                let problem =
                    Problem::scores(scores.view(), None, Resolution::decimals(9), pairs).unwrap();
                let name = format!("{rows}x{cols}, {class:?}, {pairs:?}");
                group.bench_function(format!("{name}, without proof"), |bencher| {
                    bencher.iter(|| black_box(Ranking::new(&problem).take(PLANS).count()));
                });
                group.bench_function(format!("{name}, with proof"), |bencher| {
                    bencher.iter(|| black_box(k_best::solve(&problem, PLANS, Ties::Cut).unwrap()));
                });
            }
        }
    }
    group.finish();
}

criterion_group!(benches, listed);
criterion_main!(benches);
