//! The dense solver and the independent check on seeded problems.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use regiopair::assignment::{Col, Pairs, Problem, Row, solve};
use regiopair::certificate::check;
use regiopair::synthetic::Generator;

fn random(rows: usize, cols: usize) -> Problem {
    let mut generator = Generator::new(1);
    let score = |_, _| i64::try_from(generator.below(1_000_000_000)).ok();
    Problem::from_fn(rows, cols, Pairs::Complete, score).unwrap()
}

/// Scores i·j (Machol and Wien 1976): hard for augmenting paths.
fn product(n: usize) -> Problem {
    Problem::from_fn(n, n, Pairs::Complete, |Row(i), Col(j)| i64::try_from(i * j).ok()).unwrap()
}

fn assignment(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("assignment");
    group.sample_size(10);
    for (rows, cols) in [(20, 20), (20, 195), (200, 200), (1_000, 1_000)] {
        let problem = random(rows, cols);
        let id = BenchmarkId::new("random", format!("{rows}x{cols}"));
        group.bench_with_input(id, &problem, |bencher, problem| {
            bencher.iter(|| black_box(solve(problem)));
        });
    }
    let problem = product(500);
    group.bench_with_input(BenchmarkId::new("product", "500x500"), &problem, |bencher, problem| {
        bencher.iter(|| black_box(solve(problem)));
    });
    let problem = random(1_000, 1_000);
    let outcome = solve(&problem);
    group.bench_function("check random 1000x1000", |bencher| {
        bencher.iter(|| black_box(check(&problem, &outcome).unwrap()));
    });
    group.finish();
}

criterion_group!(benches, assignment);
criterion_main!(benches);
