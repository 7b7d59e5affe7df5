//! The exact probability of every pair, better plans being likelier.
//!
//! `cargo bench -p regiopair-benches --bench gibbs`, on one thread. With `-- --memory 22 22` or `-- --memory 22 195`
//! it computes the probabilities of one table of that shape, once, and prints the time and the most memory that the
//! whole process took.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group};
use regiopair::assignment::{Pairs, Problem, Resolution, gibbs::GibbsDistribution};
use regiopair::synthetic::ScoreClass;

/// Under which a plan that is a tenth worse is e times less likely.
const BETA: f64 = 10.0;

fn distribution((rows, cols): (usize, usize), pairs: Pairs) -> GibbsDistribution {
    let scores = ScoreClass::Uniform.scores(rows, cols, 1);
    let problem = Problem::scores(scores.view(), None, Resolution::decimals(9), pairs).unwrap();
    GibbsDistribution::new(&problem, BETA).unwrap()
}

fn probabilities(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("probabilities");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (shape, pairs) in [
        ((20, 20), Pairs::Complete),
        ((22, 22), Pairs::Complete),
        ((20, 20), Pairs::Free { reservation: 0 }),
        ((20, 195), Pairs::Complete),
    ] {
        let soft = distribution(shape, pairs);
        group.bench_function(format!("{}x{}, {pairs:?}", shape.0, shape.1), |bencher| {
            bencher.iter(|| black_box(soft.probabilities().unwrap()));
        });
    }
    let soft = distribution((20, 20), Pairs::Complete);
    group.bench_function("draw 1,000 plans 20x20, Complete", |bencher| {
        bencher.iter(|| black_box(soft.draw(1, 1_000).unwrap()));
    });
    group.finish();
}

/// Computes once, and prints what that took.
fn once(shape: (usize, usize)) {
    let soft = distribution(shape, Pairs::Complete);
    let start = Instant::now();
    black_box(soft.probabilities().unwrap());
    let time = start.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.map_or("unknown", str::trim);
    println!("{} x {}: {time:.3?}, most memory of the process: {peak}", shape.0, shape.1);
}

criterion_group!(benches, probabilities);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let memory = arguments.iter().position(|argument| argument == "--memory");
    if let Some(place) = memory {
        let number = |after: usize| arguments[place + after].parse().unwrap();
        once((number(1), number(2)));
        return;
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
