//! What every pair would cost the best plan, for all pairs at once.
//!
//! `cargo bench -p regiopair-benches --bench losses --features parallel`. Building the problem and solving it
//! is not part of the times.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use ndarray::Array2;
use regiopair::assignment::{
    Col, Pairs, Problem, Resolution, Row, lexicographic, losses,
    model::{Level, Quotas},
    solve,
};
use regiopair::synthetic::ScoreClass;

fn plain(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("losses, plain");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (rows, cols) in [(20, 195), (200, 200), (1_000, 1_000)] {
        let scores = ScoreClass::Uniform.scores(rows, cols, 1);
        for pairs in [Pairs::Complete, Pairs::Largest] {
            let problem =
                Problem::scores(scores.view(), None, Resolution::decimals(9), pairs).unwrap();
            let optimum = solve(&problem).into_optimum().unwrap();
            let plan: Vec<_> = optimum.pairs().collect();
            group.bench_function(format!("{rows}x{cols}, {pairs:?}"), |bencher| {
                bencher.iter(|| black_box(losses::of_optimum(&problem, &plan).unwrap()));
            });
        }
    }
    group.finish();
}

/// Ten countries a side, and columns of which every tenth may have two partners.
fn quotas(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("losses, country caps and capacities");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (rows, cols) in [(20, 195), (200, 200)] {
        let resolution = Resolution::decimals(9);
        let scores = ScoreClass::Uniform.scores(rows, cols, 1);
        let free = Pairs::Free { reservation: 0 };
        let cells = Problem::scores(scores.view(), None, resolution, free).unwrap();
        let mut quotas = Quotas::new(rows, cols);
        for col in (0..cols).step_by(10) {
            quotas = quotas.col(Col(col), 0..=2).unwrap();
        }
        for country in 0..10 {
            let own = (0..rows).skip(country).step_by(10).map(Row);
            quotas = quotas.row_group(own, 0..=rows.div_ceil(11)).unwrap();
            let own = (0..cols).skip(country).step_by(10).map(Col);
            quotas = quotas.col_group(own, 0..=rows.div_ceil(11)).unwrap();
        }
        let units = scores.mapv(|score| resolution.units(score).unwrap());
        let levels = [Level::MaximizeSum(Array2::ones((rows, cols))), Level::MaximizeSum(units)];
        let best = lexicographic::solve(&cells, &quotas, &levels).unwrap().into_optimum().unwrap();
        group.bench_function(format!("{rows}x{cols}"), |bencher| {
            bencher.iter(|| {
                black_box(losses::of_plan(&cells, &quotas, &levels, &best.pairs).unwrap())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, plain, quotas);
criterion_main!(benches);
