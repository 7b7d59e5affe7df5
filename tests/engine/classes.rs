//! Every solver on every class of instances, at sizes where all of its steps are taken: plans agree,
//! and every answer is proved.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use ndarray::Array2;
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Resolution, Row,
    linear::{Automatic, solvers},
    solve,
};
use regiopair::certificate::check;
use regiopair::synthetic::{Candidates, Generator, ScoreClass, near_points, random_candidates};

const MODES: [Pairs; 2] = [Pairs::Complete, Pairs::Largest];

/// Solves by every method, checks every answer, and returns the outcome.
fn agreed(problem: &Problem) -> Outcome {
    let mut first: Option<Outcome> = None;
    for solver in solvers() {
        let outcome = solver.solve(problem);
        check(problem, &outcome).unwrap_or_else(|flaw| panic!("{}: {flaw}", solver.id()));
        if let Some(first) = &first {
            let plan = |outcome: &Outcome| {
                outcome.optimum().map(|optimum| (optimum.columns.clone(), optimum.total))
            };
            assert_eq!(plan(&outcome), plan(first), "{}", solver.id());
        }
        first.get_or_insert(outcome);
    }
    first.unwrap()
}

fn table(scores: &Array2<f64>, pairs: Pairs) -> Problem {
    Problem::scores(scores.view(), None, Resolution::relative(scores.view()), pairs).unwrap()
}

fn listed(rows: &Candidates, pairs: Pairs) -> Problem {
    let units = |score: f64| Resolution::decimals(6).units(score).unwrap();
    let rows = rows.iter().map(|row| row.iter().map(|&(col, score)| (Col(col), units(score))));
    Problem::sparse(rows.len(), rows, pairs).unwrap()
}

#[test]
fn full_tables() {
    for &class in ScoreClass::ALL {
        for (rows, cols) in [(205, 205), (205, 240), (240, 205)] {
            let scores = class.scores(rows, cols, 7);
            for pairs in MODES {
                agreed(&table(&scores, pairs));
            }
            let greatest = scores.fold(f64::NEG_INFINITY, |most, &score| most.max(score));
            let resolution = Resolution::relative(scores.view());
            let reservation = resolution.units(0.7 * greatest).unwrap();
            agreed(&table(&scores, Pairs::Free { reservation }));
        }
    }
}

/// Everybody wants the same columns, and may not take all of them.
#[test]
fn crowded_columns() {
    for (rows, cols) in [(300, 300), (300, 310)] {
        let scores = ScoreClass::Product.scores(rows, cols, 1);
        let mut generator = Generator::new(2);
        let eligible = Array2::from_shape_simple_fn(scores.dim(), || generator.below(4) > 0);
        for pairs in [MODES[0], MODES[1], Pairs::Free { reservation: -40_000 }] {
            let whole =
                Problem::scores(scores.view(), None, Resolution::decimals(0), pairs).unwrap();
            let holes = Some(eligible.view());
            let pierced =
                Problem::scores(scores.view(), holes, Resolution::decimals(0), pairs).unwrap();
            agreed(&whole);
            agreed(&pierced);
            let expected = if rows == cols && !matches!(pairs, Pairs::Free { .. }) {
                "column-generation"
            } else {
                "dense"
            };
            assert_eq!(Automatic::choose(&whole).id(), expected, "{rows} x {cols}, {pairs:?}");
        }
    }
}

#[test]
fn the_method_suits_the_shape() {
    let chosen = |problem: &Problem| Automatic::choose(problem).id();
    let uniform = |rows, cols| table(&ScoreClass::Uniform.scores(rows, cols, 1), Pairs::Complete);
    assert_eq!(chosen(&uniform(400, 400)), "dense");
    assert_eq!(chosen(&uniform(60, 20_000)), "column-generation");
    assert_eq!(
        chosen(&listed(&random_candidates(400, 2..=6, None, 3).unwrap(), Pairs::Complete)),
        "sparse"
    );
}

#[test]
fn listed_candidates() {
    for rows in [
        random_candidates(400, 2..=6, None, 3).unwrap(),
        random_candidates(400, 2..=6, Some(3), 4).unwrap(),
        near_points(400, 4..=9, 5).unwrap(),
    ] {
        for pairs in [MODES[0], MODES[1], Pairs::Free { reservation: 200_000 }] {
            agreed(&listed(&rows, pairs));
        }
    }
}

/// Half of the table is forbidden.
#[test]
fn tables_with_holes() {
    let scores = ScoreClass::Cosine.scores(240, 260, 9);
    let mut generator = Generator::new(1);
    let eligible = Array2::from_shape_simple_fn(scores.dim(), || generator.below(2) == 0);
    for pairs in MODES {
        let resolution = Resolution::decimals(9);
        let problem =
            Problem::scores(scores.view(), Some(eligible.view()), resolution, pairs).unwrap();
        agreed(&problem);
    }
}

/// The same profiles in clusters of thirty: every score many times, every choice a tie.
#[test]
fn clusters_of_the_same() {
    let scores = ScoreClass::Dot.scores(10, 10, 2);
    let scores = Array2::from_shape_fn((300, 300), |(i, j)| scores[[i / 30, j / 30]]);
    for pairs in MODES {
        agreed(&table(&scores, pairs));
    }
}

/// Row i may take columns i − 1 and i, and row 0 column 0 only: one complete plan. Best scores
/// below the diagonal lead every greedy step astray, and the way back is as long as the table.
#[test]
fn one_complete_plan_at_the_end_of_a_long_path() {
    let n = 600;
    for (below, diagonal) in [(5, 1), (1, 5), (1, 1)] {
        let row = |i: usize| {
            let before = i.checked_sub(1).map(|col| (Col(col), below));
            before.into_iter().chain([(Col(i), diagonal)])
        };
        let problem = Problem::sparse(n, (0..n).map(row), Pairs::Complete).unwrap();
        let outcome = agreed(&problem);
        let plan = &outcome.optimum().unwrap().columns;
        assert!((0..n).all(|i| plan[i] == Some(Col(i))));
    }
}

/// Without the diagonal's first cell, row 0 has nobody, and with a second such row two share one.
#[test]
fn no_complete_plan() {
    let n = 600;
    let row = |i: usize| {
        let own = (i != 300).then_some((Col(i), 3));
        i.checked_sub(1).map(|col| (Col(col), 4)).into_iter().chain(own)
    };
    let problem = Problem::sparse(n, (0..n).map(row), Pairs::Complete).unwrap();
    assert!(agreed(&problem).infeasibility().is_some());
    let largest = agreed(&problem.with_pairs(Pairs::Largest).unwrap());
    assert_eq!(largest.optimum().unwrap().pairs().count(), n - 1);
}

#[test]
fn one_column_wanted_by_all() {
    let problem = Problem::from_fn(250, 250, Pairs::Complete, |Row(i), Col(j)| {
        i64::try_from(if j == 17 { 1_000_000 + i } else { (i * j) % 11 }).ok()
    })
    .unwrap();
    agreed(&problem);
}

#[test]
fn a_single_row_or_column() {
    for (rows, cols) in [(1, 300), (300, 1), (1, 1)] {
        let score = |Row(i): Row, Col(j): Col| i64::try_from((i * 7 + j * 13) % 101).ok();
        for pairs in [MODES[0], MODES[1], Pairs::Free { reservation: 50 }] {
            agreed(&Problem::from_fn(rows, cols, pairs, score).unwrap());
        }
    }
}

#[test]
fn everything_forbidden() {
    for (rows, cols) in [(220, 220), (3, 250)] {
        for pairs in [MODES[0], MODES[1], Pairs::Free { reservation: 0 }] {
            let outcome = agreed(&Problem::from_fn(rows, cols, pairs, |_, _| None).unwrap());
            assert_eq!(outcome.infeasibility().is_some(), pairs == Pairs::Complete);
        }
    }
}

/// Scores in any unit make the same plan, if the resolution goes with them.
#[test]
fn the_scale_of_scores_does_not_matter() {
    for class in [ScoreClass::Uniform, ScoreClass::Cosine, ScoreClass::Points] {
        let scores = class.scores(220, 220, 11);
        let plan = |scale: f64| {
            let scaled = scores.mapv(|score| score * scale);
            let resolution = Resolution::with_unit(scale * 1e-9).unwrap();
            let problem =
                Problem::scores(scaled.view(), None, resolution, Pairs::Complete).unwrap();
            agreed(&problem).optimum().unwrap().columns.clone()
        };
        let reference = plan(1.0);
        assert_eq!(plan(1e-9), reference, "{class} at 1e-9");
        assert_eq!(plan(1e9), reference, "{class} at 1e+9");
    }
}

/// Offsets a row and a column change no complete plan, wherever the scores come to lie.
#[test]
fn offsets_keep_the_plan() {
    let mut generator = Generator::new(5);
    let mut offsets = || -> Vec<i64> {
        (0..210).map(|_| i64::try_from(generator.next_bits() >> 19).unwrap()).collect()
    };
    let (of_rows, of_cols) = (offsets(), offsets());
    let scores = table(&ScoreClass::Cosine.scores(210, 210, 3), Pairs::Complete);
    let moved = Problem::from_fn(210, 210, Pairs::Complete, |row, col| {
        Some(scores.score(row, col)? + of_rows[row.0] - of_cols[col.0])
    })
    .unwrap();
    let plan = |problem| agreed(problem).optimum().unwrap().columns.clone();
    assert_eq!(plan(&scores), plan(&moved));
}

/// Scores that differ in their last bit only are kept apart, or equal at the resolution.
#[test]
fn nearly_tied_scores() {
    let mut generator = Generator::new(8);
    let scores =
        Array2::from_shape_simple_fn((210, 210), || 0.5 + generator.below(3) as f64 * f64::EPSILON);
    let coarse =
        Problem::scores(scores.view(), None, Resolution::decimals(9), Pairs::Complete).unwrap();
    let outcome = agreed(&coarse);
    assert!((0..).zip(&outcome.optimum().unwrap().columns).all(|(i, col)| *col == Some(Col(i))));
    let shifted = scores.mapv(|score| score - 0.5);
    let fine = Resolution::with_unit(f64::EPSILON).unwrap();
    agreed(&Problem::scores(shifted.view(), None, fine, Pairs::Complete).unwrap());
}

#[test]
fn the_same_problem_has_the_same_bytes() {
    let problem = table(&ScoreClass::Dot.scores(300, 300, 1), Pairs::Complete);
    let bytes = || serde_json::to_vec(&solve(&problem)).unwrap();
    assert_eq!(bytes(), bytes());
}
