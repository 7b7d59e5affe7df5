//! The worst cases that are known, for every method: each answer is proved, and methods that are
//! asked the same give the same. Sizes at which solvers take all of their steps are in `classes.rs`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::ops::Range;

use ndarray::Array2;
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Resolution, Row, k_best,
    lexicographic::{bottleneck, leximin},
    linear::{WarmStart, solvers},
    min_cost_flow,
    model::{
        BlockError, Blocks, FlowOptimum, Implicit, ImplicitError, Preferences, Proposers, Quotas,
        Ties,
    },
    stable,
};
use regiopair::certificate::{
    check, check_bottleneck, check_implicit, check_k_best, check_leximin, check_min_cost_flow,
    check_stable,
};
use regiopair::synthetic::{Generator, ScoreClass};

/// A class of problems, given by shape and cell.
struct Worst {
    name: &'static str,
    shapes: &'static [(usize, usize)],
    score: fn(Row, Col, (usize, usize)) -> Option<i64>,
}

const TABLES: &[(usize, usize)] = &[(24, 24), (18, 30), (30, 18)];

/// Beyond this number of members, what takes much longer than one plan is not asked.
const MANY: usize = 60;

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

/// A number from the place of a cell, the same on every machine.
fn scrambled(row: usize, col: usize, below: u64) -> i64 {
    let mixed = (row as u64 * 2_654_435_761 + col as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    i64::try_from((mixed >> 20) % below).unwrap()
}

const WORST: &[Worst] = &[
    Worst { name: "all equal", shapes: TABLES, score: |_, _, _| Some(7) },
    Worst {
        name: "cost i j (Machol and Wien)",
        shapes: TABLES,
        score: |row, col, _| Some(-whole((row.0 + 1) * (col.0 + 1))),
    },
    Worst {
        name: "one column wanted by all",
        shapes: TABLES,
        score: |row, col, _| {
            Some(if col.0 == 5 { 1_000 + whole(row.0) } else { scrambled(row.0, col.0, 11) })
        },
    },
    Worst {
        name: "nearly tied",
        shapes: TABLES,
        score: |row, col, _| Some((1 << 22) + scrambled(row.0, col.0, 3)),
    },
    Worst {
        name: "one row or one column",
        shapes: &[(1, 1), (1, 40), (40, 1)],
        score: |row, col, _| Some(scrambled(row.0, col.0, 17) - 8),
    },
    Worst { name: "all forbidden", shapes: &[(4, 4), (3, 7), (7, 3)], score: |_, _, _| None },
    // Row i has column p(i), and worse for every greedy step, only columns p(k) with k < i besides.
    Worst {
        name: "one complete plan hidden among few cells",
        shapes: &[(24, 24), (30, 30)],
        score: |row, col, (rows, _)| {
            let own = (col.0 * 7 + 3) % rows;
            let kept = own == row.0 || (own < row.0 && scrambled(row.0, col.0, 5) == 0);
            kept.then_some(if own == row.0 { 1 } else { 9 })
        },
    },
    Worst {
        name: "alternating paths as long as the table",
        shapes: &[(40, 40), (40, 41), (41, 40)],
        score: |row, col, _| match row.0.checked_sub(col.0) {
            Some(0) => Some(3),
            Some(1) => Some(4),
            _ => None,
        },
    },
    Worst {
        name: "clusters of the same profile",
        shapes: TABLES,
        score: |row, col, _| Some(scrambled(row.0 / 6, col.0 / 6, 9)),
    },
    Worst {
        name: "huge offsets a row and a column",
        shapes: TABLES,
        score: |row, col, _| {
            let offset = |place| scrambled(place, 99, 1 << 40) - (1 << 39);
            Some(offset(row.0) - offset(col.0 + 1_000) + scrambled(row.0, col.0, 50))
        },
    },
    Worst {
        name: "two halves that share one column",
        shapes: TABLES,
        score: |row, col, (rows, cols)| {
            let same = (row.0 < rows / 2) == (col.0 < cols / 2);
            (same || col.0 == 0).then_some(scrambled(row.0, col.0, 4))
        },
    },
];

/// What the mode maximises.
fn value(problem: &Problem, pairs: usize, total: i64) -> [i64; 2] {
    match problem.pairs() {
        Pairs::Complete => [0, total],
        Pairs::Largest => [whole(pairs), total],
        Pairs::Free { reservation } => [0, total - reservation * whole(pairs)],
    }
}

/// What all methods answer; plans are compared where the tie rule says which it is.
#[derive(Debug, PartialEq)]
struct Answers {
    best: Option<Vec<Option<Col>>>,
    next: Vec<Vec<Option<Col>>>,
    worst_first: Option<[Option<Vec<Option<Col>>>; 2]>,
    shared: Option<usize>,
    stable: [Vec<Option<Col>>; 2],
}

/// Asks every method, checks every answer, and holds them against each other.
fn every_method(problem: &Problem, name: &str) -> Answers {
    let (rows, cols) = (problem.rows(), problem.cols());
    let said = format!("{name}, {rows} x {cols}, {:?}", problem.pairs());
    let plan = |outcome: &Outcome| outcome.optimum().map(|best| best.columns.clone());
    let outcomes: Vec<Outcome> = solvers().iter().map(|solver| solver.solve(problem)).collect();
    for outcome in &outcomes {
        check(problem, outcome).unwrap_or_else(|flaw| panic!("{said}: {flaw}"));
        assert_eq!(plan(outcome), plan(&outcomes[0]), "{said}");
    }
    let first = &outcomes[0];
    let best = first.optimum().map(|best| value(problem, best.pairs().count(), best.total));
    if let Some(optimum) = first.optimum() {
        let start = WarmStart::of(optimum);
        let turned: Vec<Option<Row>> = (0..rows).rev().map(|row| Some(Row(row))).collect();
        for start in [start.clone().with_rows(&turned), start] {
            let warm = start.solve(problem).unwrap();
            check(problem, &warm).unwrap_or_else(|flaw| panic!("{said}, warm: {flaw}"));
            assert_eq!(plan(&warm), plan(first), "{said}, warm");
        }
    }
    implicit(problem, best, &said);
    Answers {
        best: plan(first),
        next: if rows.min(cols) <= MANY {
            ranking(problem, plan(first).as_ref(), &said)
        } else {
            vec![]
        },
        worst_first: worst_first(problem, &said),
        shared: under_quotas(problem, best, &said),
        stable: stable_plans(problem, &said),
    }
}

/// The best plans, of which the first is known.
fn ranking(
    problem: &Problem,
    best: Option<&Vec<Option<Col>>>,
    said: &str,
) -> Vec<Vec<Option<Col>>> {
    let ranked = k_best::solve(problem, 4, Ties::Cut).unwrap();
    check_k_best(problem, &ranked).unwrap_or_else(|flaw| panic!("{said}, k best: {flaw}"));
    let plans: Vec<_> = ranked.plans.into_iter().map(|plan| plan.columns).collect();
    assert_eq!(plans.first(), best, "{said}");
    plans
}

/// The bottleneck plan and the leximin plan, where they are defined.
fn worst_first(problem: &Problem, said: &str) -> Option<[Option<Vec<Option<Col>>>; 2]> {
    if matches!(problem.pairs(), Pairs::Free { .. }) {
        return None;
    }
    let by_worst = bottleneck(problem).unwrap();
    check_bottleneck(problem, &by_worst).unwrap_or_else(|flaw| panic!("{said}: {flaw}"));
    if problem.rows().min(problem.cols()) > MANY {
        return Some([by_worst.optimum().map(|best| best.optimum.columns.clone()), None]);
    }
    let by_all = leximin(problem).unwrap();
    check_leximin(problem, &by_all).unwrap_or_else(|flaw| panic!("{said}: {flaw}"));
    let (by_worst, by_all) = (by_worst.optimum(), by_all.optimum());
    let worst = by_worst.and_then(|best| best.worst);
    assert_eq!(by_all.and_then(|best| best.scores.first().copied()), worst, "{said}");
    Some([
        by_worst.map(|best| best.optimum.columns.clone()),
        by_all.map(|best| best.columns.clone()),
    ])
}

/// With one pair each, the plain assignment; and with capacities, that many pairs.
fn under_quotas(problem: &Problem, best: Option<[i64; 2]>, said: &str) -> Option<usize> {
    let (rows, cols) = (problem.rows(), problem.cols());
    let found = |plan: &FlowOptimum| value(problem, plan.pairs.len(), plan.total);
    let one = Quotas::new(rows, cols);
    let outcome = min_cost_flow::solve(problem, &one).unwrap();
    check_min_cost_flow(problem, &one, &outcome)
        .unwrap_or_else(|flaw| panic!("{said}, flow: {flaw}"));
    assert_eq!(outcome.optimum().map(found), best, "{said}, flow");
    let several = Quotas::new(rows, cols)
        .each_col(0..=3)
        .and_then(|quotas| quotas.row(Row(0), 0..=2))
        .and_then(|quotas| quotas.col_group((0..cols.div_ceil(2)).map(Col), 0..=2 * cols))
        .unwrap();
    let outcome = min_cost_flow::solve(problem, &several).unwrap();
    check_min_cost_flow(problem, &several, &outcome)
        .unwrap_or_else(|flaw| panic!("{said}, flow: {flaw}"));
    outcome.optimum().map(|plan| plan.pairs.len())
}

/// The score of a pair is what both think of it.
fn stable_plans(problem: &Problem, said: &str) -> [Vec<Option<Col>>; 2] {
    let scores = Array2::from_shape_fn((problem.rows(), problem.cols()), |(row, col)| {
        problem.score(Row(row), Col(col))
    });
    let places: Vec<usize> = (0..problem.cols()).map(|col| 1 + col % 2).collect();
    let views = Preferences::new(scores.view(), scores.view()).unwrap().with_capacities(&places);
    let views = views.unwrap();
    [Proposers::Rows, Proposers::Cols].map(|proposers| {
        let plan = stable::deferred_acceptance(&views, proposers);
        check_stable(&views, &plan).unwrap_or_else(|flaw| panic!("{said}, stable: {flaw}"));
        plan.columns
    })
}

/// The scores of a problem, each times a factor, given by blocks.
struct Times<'a>(&'a Problem, f32);

impl Blocks for Times<'_> {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        (self.0.rows(), self.0.cols())
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
        for row in rows {
            let score = |col| self.0.score(Row(row), Col(col)).unwrap_or(0) as f32 * self.1;
            scores.extend(cols.clone().map(score));
        }
        Ok(())
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        self.0.score(row, col).is_some()
    }
}

/// Where single precision holds the scores, an implicit problem has the same value, in any unit.
fn implicit(problem: &Problem, best: Option<[i64; 2]>, said: &str) {
    let cells = (0..problem.rows()).flat_map(|row| problem.candidates(Row(row)));
    if cells.map(|(_, score)| score.abs()).max() > Some(1 << 23) {
        return;
    }
    for unit in [1.0_f32, 1e-9, 1e9] {
        let resolution = Resolution::with_unit(f64::from(unit)).unwrap();
        let blocks = Implicit::new(Times(problem, unit), resolution, problem.pairs()).unwrap();
        match blocks.solve() {
            Ok(outcome) => {
                check_implicit(&blocks, &outcome).unwrap_or_else(|flaw| panic!("{said}: {flaw}"));
                let found = outcome.optimum();
                let found = found.map(|it| value(problem, it.pairs().count(), it.total));
                assert_eq!(found, best, "{said}, implicit in units of {unit}");
            }
            Err(ImplicitError::NotAllPaired { .. }) => {
                assert_eq!(problem.pairs(), Pairs::Largest, "{said}");
                assert!(best.unwrap()[0] < whole(problem.rows().min(problem.cols())), "{said}");
            }
            Err(error) => panic!("{said}, implicit: {error}"),
        }
    }
}

#[test]
fn the_worst_cases() {
    for Worst { name, shapes, score } in WORST {
        for &shape in *shapes {
            for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 4 }] {
                let cell_score = |row, col| score(row, col, shape);
                every_method(&Problem::from_fn(shape.0, shape.1, pairs, cell_score).unwrap(), name);
            }
        }
    }
}

/// Large enough for auctions, cores and several blocks; rankings and leximin would take too long.
#[test]
fn the_worst_cases_at_size() {
    for Worst { name, score, .. } in WORST {
        let shape = (204, 204);
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 4 }] {
            let cell_score = |row, col| score(row, col, shape);
            every_method(&Problem::from_fn(shape.0, shape.1, pairs, cell_score).unwrap(), name);
        }
    }
}

/// A list of candidates is the same problem as the table in which all others are forbidden.
#[test]
fn tables_and_lists_have_the_same_answers() {
    for Worst { name, shapes, score } in WORST {
        let shape = shapes[shapes.len() - 1];
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 4 }] {
            let cell_score = |row, col| score(row, col, shape);
            let table = Problem::from_fn(shape.0, shape.1, pairs, cell_score).unwrap();
            let row = |row| {
                (0..shape.1)
                    .rev()
                    .filter_map(move |col| Some((Col(col), cell_score(Row(row), Col(col))?)))
            };
            let list = Problem::sparse(shape.1, (0..shape.0).map(row), pairs).unwrap();
            assert_eq!(every_method(&table, name), every_method(&list, name), "{name} {pairs:?}");
        }
    }
}

/// Whole scores times a constant, and plain scores in another unit, are the same question.
#[test]
fn the_scale_of_scores_does_not_matter_to_any_method() {
    for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 450 }] {
        for (rows, cols) in [(20, 20), (14, 22), (22, 14)] {
            let units = |row: usize, col: usize| scrambled(row, col, 900) - 200;
            let times = |factor: i64| {
                let pairs = match pairs {
                    Pairs::Free { reservation } => {
                        Pairs::Free { reservation: reservation * factor }
                    }
                    other => other,
                };
                Problem::from_fn(rows, cols, pairs, |row, col| Some(units(row.0, col.0) * factor))
            };
            let reference = every_method(&times(1).unwrap(), "in units");
            for factor in [7, 1_000_000, 1_000_000_000_000] {
                let answers = every_method(&times(factor).unwrap(), "times a constant");
                assert_eq!(answers, reference, "{factor} {pairs:?}");
            }
            for scale in [1e-9, 1.0, 1e9] {
                let scores = Array2::from_shape_fn((rows, cols), |(row, col)| {
                    (units(row, col) as f64 / 1_000.0) * scale
                });
                let resolution = Resolution::with_unit(scale / 1_000.0).unwrap();
                let problem = Problem::scores(scores.view(), None, resolution, pairs).unwrap();
                assert_eq!(every_method(&problem, "scaled"), reference, "{scale} {pairs:?}");
            }
        }
    }
}

/// Profiles drawn at random, each several times, in every class; and a last bit that tells them
/// apart, or does not.
#[test]
fn classes_with_copies() {
    for &class in ScoreClass::ALL {
        let few = class.scores(6, 8, 3);
        let greatest = few.fold(0.0_f64, |most, score| most.max(score.abs()));
        let mut generator = Generator::new(4);
        let scores = Array2::from_shape_fn((18, 24), |(row, col)| {
            let bit = generator.below(2) as f64 * f64::EPSILON;
            few[[row / 3, col / 3]] / greatest + bit
        });
        for resolution in
            [Resolution::decimals(6), Resolution::with_unit(f64::EPSILON * 8.0).unwrap()]
        {
            for pairs in [Pairs::Complete, Pairs::Largest] {
                let problem = Problem::scores(scores.view(), None, resolution, pairs).unwrap();
                every_method(&problem, class.id());
            }
        }
    }
}
