//! The solvers on every class of score tables, next to those of other crates, and the independent
//! check.
//!
//! `cargo bench -p regiopair-benches --bench assignment --features parallel`; sizes are such that the slowest of all
//! takes about a second. Building a problem or a matrix is not part of the times, but for *from an f64 table*.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use ndarray::Array2;
use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;
use regiopair::assignment::{
    Col, Pairs, Problem, Resolution, Row, branch_and_bound, k_best, lexicographic,
    lexicographic::{bottleneck, leximin},
    linear::{Products, WarmStart, Workspace, solvers},
    min_cost_flow,
    model::{
        Constraints, Exclusive, Implicit, Level, LinearConstraint, NodeLimit, Preferences,
        Proposers, Quotas, Ties,
    },
    solve, stable,
};
use regiopair::certificate::{check, check_branch_and_bound};
use regiopair::synthetic::{Candidates, ScoreClass, near_points, profiles, random_candidates};

fn table(scores: &Array2<f64>) -> Problem {
    let resolution = Resolution::relative(scores.view());
    Problem::scores(scores.view(), None, resolution, Pairs::Complete).unwrap()
}

/// Every solver of ours and of others that accepts the table; the rows are the smaller side.
fn next_to_others(criterion: &mut Criterion, name: &str, scores: &Array2<f64>) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    let (rows, cols) = scores.dim();
    let problem = table(scores);
    group.bench_function("regiopair", |bencher| bencher.iter(|| black_box(solve(&problem))));
    for solver in solvers() {
        group.bench_function(solver.id(), |bencher| {
            bencher.iter(|| black_box(solver.solve(&problem)));
        });
    }
    if rows == cols {
        let costs = for_lapjv(scores);
        group.bench_function("lapjv (crate)", |bencher| {
            bencher.iter(|| black_box(lapjv::lapjv(&costs).unwrap()));
        });
    }
    let plain: Vec<f64> = scores.iter().copied().collect();
    group.bench_function("lsap (crate)", |bencher| {
        bencher.iter(|| black_box(lsap::solve(rows, cols, &plain, true).unwrap()));
    });
    let matrix = for_pathfinding(scores);
    group.bench_function("pathfinding (crate)", |bencher| {
        bencher.iter(|| black_box(kuhn_munkres(&matrix)));
    });
    group.finish();
}

fn tables(criterion: &mut Criterion) {
    for (rows, cols) in [(20, 20), (20, 150), (100, 100), (500, 500), (200, 5_000)] {
        let scores = ScoreClass::Uniform.scores(rows, cols, 1);
        next_to_others(criterion, &format!("uniform {rows}x{cols}"), &scores);
    }
    for &class in ScoreClass::ALL {
        let size = if class == ScoreClass::Product { 500 } else { 1_000 };
        next_to_others(criterion, &format!("{class} {size}x{size}"), &class.scores(size, size, 1));
    }
}

/// A hundred tables in turn: the branches of a single one are soon known by heart.
const BATCH: u64 = 100;

/// Small tables one after another in the same memory, next to crates that take new memory for each.
fn tiny(criterion: &mut Criterion) {
    let shapes = [(20, 20), (20, 150), (100, 100), (200, 200)];
    for (class, (rows, cols)) in
        shapes.map(|shape| (ScoreClass::Uniform, shape)).into_iter().chain([
            (ScoreClass::Integers, (20, 20)),
            (ScoreClass::Dot, (20, 20)),
            (ScoreClass::Cosine, (200, 200)),
        ])
    {
        let name = format!("a hundred of {class} {rows}x{cols}");
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20).warm_up_time(Duration::from_millis(500));
        group.throughput(Throughput::Elements(BATCH));
        let scores: Vec<_> = (0..BATCH).map(|seed| class.scores(rows, cols, seed)).collect();
        let problems: Vec<_> = scores.iter().map(table).collect();
        let mut workspace = Workspace::new();
        group.bench_function("workspace", |bencher| {
            bencher.iter(|| {
                for problem in &problems {
                    black_box(workspace.solve(problem));
                }
            });
        });
        group.bench_function("regiopair", |bencher| {
            bencher.iter(|| problems.iter().map(solve).for_each(|outcome| _ = black_box(outcome)));
        });
        let mut problem = problems[0].clone();
        group.bench_function("workspace, new scores", |bencher| {
            bencher.iter(|| {
                for scores in &scores {
                    problem.rescore(scores.view(), None).unwrap();
                    black_box(workspace.solve(&problem));
                }
            });
        });
        if rows == cols {
            let costs: Vec<_> = scores.iter().map(for_lapjv).collect();
            group.bench_function("lapjv (crate)", |bencher| {
                bencher.iter(|| {
                    for costs in &costs {
                        black_box(lapjv::lapjv(costs).unwrap());
                    }
                });
            });
        }
        let plain: Vec<Vec<f64>> =
            scores.iter().map(|scores| scores.iter().copied().collect()).collect();
        group.bench_function("lsap (crate)", |bencher| {
            bencher.iter(|| {
                for plain in &plain {
                    black_box(lsap::solve(rows, cols, plain, true).unwrap());
                }
            });
        });
        let matrices: Vec<_> = scores.iter().map(for_pathfinding).collect();
        group.bench_function("pathfinding (crate)", |bencher| {
            bencher.iter(|| {
                for matrix in &matrices {
                    black_box(kuhn_munkres(matrix));
                }
            });
        });
        group.finish();
    }
}

fn for_lapjv(scores: &Array2<f64>) -> ndarray_of_lapjv::Array2<f64> {
    let costs = scores.iter().map(|score| -score).collect();
    ndarray_of_lapjv::Array2::from_shape_vec(scores.dim(), costs).unwrap()
}

fn for_pathfinding(scores: &Array2<f64>) -> Matrix<i64> {
    let units = scores.iter().map(|&score| Resolution::decimals(9).units(score).unwrap()).collect();
    Matrix::from_vec(scores.nrows(), scores.ncols(), units).unwrap()
}

fn large(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("5000x5000");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for class in [
        ScoreClass::Uniform,
        ScoreClass::Integers,
        ScoreClass::Cosine,
        ScoreClass::Dot,
        ScoreClass::Points,
    ] {
        let scores = class.scores(5_000, 5_000, 1);
        let problem = table(&scores);
        group.bench_function(class.id(), |bencher| bencher.iter(|| black_box(solve(&problem))));
        if class == ScoreClass::Uniform {
            group.bench_function("building the problem", |bencher| {
                bencher.iter_batched(|| (), |()| table(&scores), BatchSize::PerIteration);
            });
            let outcome = solve(&problem);
            group.bench_function("the independent check", |bencher| {
                bencher.iter(|| black_box(check(&problem, &outcome).unwrap()));
            });
        }
    }
    group.finish();
}

/// From a table of doubles to the answer: building the problem is part of the times.
fn from_doubles(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("from an f64 table");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    let (uniform, integers) = (ScoreClass::Uniform, ScoreClass::Integers);
    let (nine, whole) = (Resolution::decimals(9), Resolution::decimals(0));
    for (class, (rows, cols), resolution) in [
        (uniform, (1_000, 1_000), nine),
        (uniform, (5_000, 5_000), nine),
        (integers, (500, 500), whole),
        (integers, (5_000, 5_000), whole),
        (uniform, (2_000, 3_000), nine),
        (uniform, (200, 20_000), nine),
    ] {
        let costs = class.scores(rows, cols, 1);
        let build = || Problem::costs(costs.view(), None, resolution, Pairs::Complete).unwrap();
        group.bench_function(format!("{class} {rows}x{cols}, the problem"), |bencher| {
            bencher.iter_with_large_drop(build);
        });
        group.bench_function(format!("{class} {rows}x{cols}, the answer"), |bencher| {
            bencher.iter_with_large_drop(|| {
                let problem = build();
                (solve(&problem), problem)
            });
        });
    }
    group.finish();
}

fn listed(rows: &Candidates) -> Problem {
    let units = |score: f64| Resolution::decimals(9).units(score).unwrap();
    let rows = rows.iter().map(|row| row.iter().map(|&(col, score)| (Col(col), units(score))));
    Problem::sparse(rows.len(), rows, Pairs::Complete).unwrap()
}

fn candidates(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("listed candidates, 20 to 50 a row");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for size in [10_000, 100_000] {
        for (name, rows) in [
            ("uniform", random_candidates(size, 20..=50, None, 1).unwrap()),
            ("integers", random_candidates(size, 20..=50, Some(100), 1).unwrap()),
            ("points", near_points(size, 20..=50, 1).unwrap()),
        ] {
            let problem = listed(&rows);
            group.bench_function(format!("{name} {size}"), |bencher| {
                bencher.iter(|| black_box(solve(&problem)));
            });
        }
    }
    group.finish();
}

/// Rows that share columns of limited capacity: 1.1 places a row.
fn quotas(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("capacities, cosine");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (rows, cols, most) in [(2_000, 200, 11), (5_000, 250, 22)] {
        let problem = table(&ScoreClass::Cosine.scores(rows, cols, 1));
        let quotas = Quotas::new(rows, cols).each_col(0..=most).unwrap();
        group.bench_function(format!("{rows} rows, {cols} columns of {most}"), |bencher| {
            bencher.iter(|| black_box(min_cost_flow::solve(&problem, &quotas).unwrap()));
        });
    }
    group.finish();
}

/// Ten countries a side whose pairs are capped, and some places that take two: what rules cost compared with
/// the plain assignment of the same table.
fn next_to_plain(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("quotas next to plain, uniform");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (rows, cols) in [(20, 195), (200, 200), (2_000, 2_000)] {
        let scores = ScoreClass::Uniform.scores(rows, cols, 1);
        let problem =
            Problem::scores(scores.view(), None, Resolution::decimals(9), Pairs::Largest).unwrap();
        let size = format!("{rows}x{cols}");
        group.bench_function(format!("{size}, plain"), |bencher| {
            bencher.iter(|| black_box(solve(&problem)));
        });
        let plain = Quotas::new(rows, cols);
        // Each country at most 19 in 20 of its even share of pairs, one in three of them nearly that.
        let share = rows.min(cols).div_ceil(10);
        let most = (share * 19).div_ceil(20).max(1);
        let capped = (0..10).fold(plain.clone(), |quotas, country| {
            let least = if country % 3 == 0 { most - most / 10 } else { 0 };
            let rows = (country..rows).step_by(10).map(Row);
            let cols = (country..cols).step_by(10).map(Col);
            let quotas = quotas.row_group(rows, least..=most).unwrap();
            quotas.col_group(cols, least..=most).unwrap()
        });
        let twice = (0..cols)
            .step_by(10)
            .fold(plain.clone(), |quotas, col| quotas.col(Col(col), 0..=2).unwrap());
        for (name, quotas) in
            [("no rules", plain), ("country caps", capped), ("a tenth take two", twice)]
        {
            group.bench_function(format!("{size}, {name}"), |bencher| {
                bencher.iter(|| black_box(min_cost_flow::solve(&problem, &quotas).unwrap()));
            });
        }
    }
    group.finish();
}

/// Most pairs, then the greatest total; and leximin; under country caps.
fn levels(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one objective after another, uniform");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (rows, cols) in [(20, 195), (200, 200)] {
        let scores = ScoreClass::Uniform.scores(rows, cols, 1);
        let units = scores.mapv(|score| Resolution::decimals(9).units(score).unwrap());
        let cells = Problem::dense(units.mapv(Some).view(), Pairs::Largest).unwrap();
        let most = rows.min(cols).div_ceil(8);
        let quotas = (0..10).fold(Quotas::new(rows, cols), |quotas, country| {
            quotas.col_group((country..cols).step_by(10).map(Col), 1..=most).unwrap()
        });
        let total =
            [Level::MaximizeSum(Array2::ones((rows, cols))), Level::MaximizeSum(units.clone())];
        let fair = [Level::Leximin(units)];
        for (name, levels) in [("pairs, total", &total[..]), ("leximin", &fair)] {
            group.bench_function(format!("{rows}x{cols}, {name}"), |bencher| {
                bencher.iter(|| black_box(lexicographic::solve(&cells, &quotas, levels).unwrap()));
            });
        }
    }
    group.finish();
}

/// One row in a hundred has new scores.
fn warm(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("warm start, one row in a hundred changed");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    let (before, other) =
        (ScoreClass::Uniform.scores(2_000, 2_000, 1), ScoreClass::Uniform.scores(2_000, 2_000, 2));
    let mut after = before.clone();
    for row in (0..2_000).step_by(100) {
        after.row_mut(row).assign(&other.row(row));
    }
    let (before, after) = (table(&before), table(&after));
    let start = WarmStart::of(solve(&before).optimum().unwrap());
    group.bench_function("uniform 2000x2000, cold", |bencher| {
        bencher.iter(|| black_box(solve(&after)));
    });
    group.bench_function("uniform 2000x2000, warm", |bencher| {
        bencher.iter(|| black_box(start.solve(&after).unwrap()));
    });
    let mut rows = random_candidates(10_000, 20..=50, None, 1).unwrap();
    let start = WarmStart::of(solve(&listed(&rows)).optimum().unwrap());
    for row in rows.iter_mut().step_by(100) {
        for (_, score) in row {
            *score = 1.0 - *score;
        }
    }
    let after = listed(&rows);
    group.bench_function("listed 10000, cold", |bencher| {
        bencher.iter(|| black_box(solve(&after)));
    });
    group.bench_function("listed 10000, warm", |bencher| {
        bencher.iter(|| black_box(start.solve(&after).unwrap()));
    });
    group.finish();
}

fn implicit(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("never stored, cosine");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    let size = 5_000;
    let cosines = Products::cosines(profiles(size, 1).view(), profiles(size, 2).view()).unwrap();
    let problem = Implicit::new(cosines, Resolution::decimals(6), Pairs::Complete).unwrap();
    group.bench_function("5000x5000", |bencher| {
        bencher.iter(|| black_box(problem.solve().unwrap()));
    });
    group.finish();
}

/// Other questions than the greatest total.
fn others(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("other questions, 200x200");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for class in [ScoreClass::Uniform, ScoreClass::Dot] {
        let problem = table(&class.scores(200, 200, 1));
        group.bench_function(format!("bottleneck, {class}"), |bencher| {
            bencher.iter(|| black_box(bottleneck(&problem).unwrap()));
        });
        group.bench_function(format!("leximin, {class}"), |bencher| {
            bencher.iter(|| black_box(leximin(&problem).unwrap()));
        });
    }
    let uniform = ScoreClass::Uniform.scores(200, 200, 1);
    let problem = table(&uniform);
    group.bench_function("100 best plans, uniform", |bencher| {
        bencher.iter(|| black_box(k_best::solve(&problem, 100, Ties::default()).unwrap()));
    });
    let other = ScoreClass::Uniform.scores(200, 200, 2);
    let units = |scores: &Array2<f64>| {
        scores.mapv(|score| Some(Resolution::decimals(9).units(score).unwrap()))
    };
    let (rows, cols) = (units(&uniform), units(&other));
    let views = Preferences::new(rows.view(), cols.view()).unwrap();
    group.bench_function("stable, uniform views", |bencher| {
        bencher.iter(|| black_box(stable::deferred_acceptance(&views, Proposers::Rows)));
    });
    // One column too few for the last 20 rows.
    let short = problem.clone().retain(|row, col, _| row.0 < 180 || col.0 < 19);
    group.bench_function("no plan: a Hall set, uniform", |bencher| {
        bencher.iter(|| black_box(solve(&short)));
    });
    group.finish();
}

/// Rules on pairs: counts within random sets of cells, one pair at most between two countries, the
/// total of another table not below 98 % of its best.
fn side_constraints(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("side constraints");
    group.sample_size(10).warm_up_time(Duration::from_millis(500));
    for (rows, cols) in [(20, 20), (20, 195)] {
        let scores = ScoreClass::Uniform.scores(rows, cols, 1);
        let free = Pairs::Free { reservation: 0 };
        let problem = |scores: &Array2<f64>| {
            Problem::scores(scores.view(), None, Resolution::decimals(9), free).unwrap()
        };
        let first = problem(&scores);
        let all = || (0..rows).flat_map(move |row| (0..cols).map(move |col| (row, col)));
        let places = |cells: Vec<(usize, usize)>| {
            cells.into_iter().map(|(row, col)| (Row(row), Col(col))).collect::<Vec<_>>()
        };
        let counts: Vec<LinearConstraint> = (0..10)
            .map(|number| {
                let drawn = ScoreClass::Uniform.scores(rows, cols, 100 + number);
                let cells = places(all().filter(|&place| drawn[place] < 0.15).collect());
                let pairs = if number % 2 == 0 { 6..=usize::MAX } else { 0..=2 };
                LinearConstraint::count(cells, pairs).unwrap()
            })
            .collect();
        let countries = (0..60).map(|pair| {
            let between =
                |&(row, col): &(usize, usize)| (row % 6, col % 10) == (pair / 10, pair % 10);
            LinearConstraint::count(places(all().filter(between).collect()), 0..=1).unwrap()
        });
        let both: Vec<_> = counts.iter().cloned().chain(countries).collect();
        let other = problem(&ScoreClass::Uniform.scores(rows, cols, 7));
        let best = min_cost_flow::solve(&other, &Quotas::new(rows, cols))
            .unwrap()
            .optimum()
            .unwrap()
            .total;
        let terms = all()
            .filter_map(|(row, col)| Some((Row(row), Col(col), other.score(Row(row), Col(col))?)));
        let level = LinearConstraint::sum(terms, best / 100 * 98..=i64::MAX).unwrap();
        let one = Quotas::new(rows, cols);
        let wide = Quotas::new(rows, cols)
            .each_row(0..=2)
            .and_then(|quotas| quotas.row_group((0..rows / 2).map(Row), rows / 2..=rows))
            .and_then(|quotas| quotas.col_group((0..cols / 3).map(Col), 0..=5))
            .unwrap();
        let exclusive = Exclusive::new((0..5).map(|row| Row(row).into())).unwrap();
        let asked = |side: &[LinearConstraint], exclusive: &[Exclusive]| Constraints {
            linear: side.to_vec(),
            exclusive: exclusive.to_vec(),
            ..Constraints::default()
        };
        for (name, quotas, constraints) in [
            ("one count", &one, asked(&counts[..1], &[])),
            ("ten counts", &one, asked(&counts, &[])),
            ("ten counts, country pairs", &one, asked(&both, &[])),
            ("the same, quotas, an exclusive", &wide, asked(&both, &[exclusive])),
            ("a level", &one, asked(&[level], &[])),
        ] {
            let solve = || {
                branch_and_bound::solve(&first, quotas, &constraints, NodeLimit::default(), None)
                    .unwrap()
            };
            let outcome = solve();
            let unfinished = if outcome.gap() == Some(0) { "" } else { " (unfinished)" };
            let cases = outcome.proof().nodes.len();
            let name = format!("{rows}x{cols}, {name}: {cases} cases{unfinished}");
            group.bench_function(&name, |bencher| bencher.iter(|| black_box(solve())));
            group.bench_function(format!("{name}, the check"), |bencher| {
                bencher.iter(|| {
                    black_box(
                        check_branch_and_bound(&first, quotas, &constraints, &outcome).unwrap(),
                    )
                });
            });
        }
    }
    group.finish();
}

criterion_group!(
    benches,
    tiny,
    tables,
    large,
    from_doubles,
    candidates,
    quotas,
    next_to_plain,
    levels,
    side_constraints,
    warm,
    implicit,
    others
);
criterion_main!(benches);
