//! Laws that hold for every problem, tried on random ones against brute force.

use crate::cases::cases;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use regiopair::assignment::{
    Col, Optimum, Outcome, Pairs, Problem, Row,
    linear::{enumerate, solvers},
    solve,
};
use regiopair::certificate::check;

type Cells = Vec<Vec<Option<i64>>>;

fn pairs() -> impl Strategy<Value = Pairs> {
    prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-4..5_i64).prop_map(|reservation| Pairs::Free { reservation }),
    ]
}

/// Tables up to 6 × 6: some of few values, hence with many ties, some of many; dense and sparse.
fn cells() -> impl Strategy<Value = Cells> {
    let range = prop_oneof![Just(0..1_i64), Just(-1..3), Just(-4..5), Just(-1_000..1_000)];
    let percent = prop_oneof![Just(100), Just(80), Just(50), Just(25)];
    (1..=6_usize, 1..=6_usize, range, percent).prop_flat_map(|(rows, cols, range, percent)| {
        let cell = (0..100, range).prop_map(move |(draw, score)| (draw < percent).then_some(score));
        prop::collection::vec(prop::collection::vec(cell, cols), rows)
    })
}

fn build(cells: &Cells, pairs: Pairs) -> Problem {
    Problem::from_fn(cells.len(), cells[0].len(), pairs, |row, col| cells[row.0][col.0]).unwrap()
}

fn problems() -> impl Strategy<Value = Problem> {
    (cells(), pairs()).prop_map(|(cells, pairs)| build(&cells, pairs))
}

/// What the mode maximises.
fn value(problem: &Problem, optimum: &Optimum) -> [i64; 2] {
    let made = i64::try_from(optimum.pairs().count()).unwrap();
    match problem.pairs() {
        Pairs::Complete => [0, optimum.total],
        Pairs::Largest => [made, optimum.total],
        Pairs::Free { reservation } => [0, optimum.total - made * reservation],
    }
}

/// The problem with one cell overwritten.
fn with_cell(problem: &Problem, place: (Row, Col), cell: Option<i64>) -> Problem {
    Problem::from_fn(problem.rows(), problem.cols(), problem.pairs(), |row, col| {
        if (row, col) == place { cell } else { problem.score(row, col) }
    })
    .unwrap()
}

fn places(problem: &Problem) -> impl Iterator<Item = (Row, Col)> + use<> {
    let (rows, cols) = (problem.rows(), problem.cols());
    (0..rows).flat_map(move |row| (0..cols).map(move |col| (Row(row), Col(col))))
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn brute_force_agrees_and_the_certificate_accepts(problem in problems()) {
        let all = enumerate(&problem).unwrap();
        for solver in solvers() {
            let outcome = solver.solve(&problem);
            let certificate = check(&problem, &outcome);
            prop_assert!(certificate.is_ok(), "{certificate:?} of {outcome:?}");
            let certificate = certificate.unwrap();
            prop_assert_eq!(certificate.is_optimum(), outcome.optimum().is_some());
            let is_only = outcome.optimum().map(|_| all.ties == 1);
            prop_assert_eq!(certificate.only_optimum, is_only, "{:?}", outcome);
            let plan = outcome.optimum().map(|optimum| optimum.columns.clone());
            prop_assert_eq!(&plan, &all.columns);
            prop_assert_eq!(outcome.optimum().map_or(0, |optimum| optimum.total), all.total);
        }
    }

    #[test]
    fn transposing_keeps_the_value(problem in problems()) {
        let turned = problem.transposed();
        let (here, there) = (solve(&problem), solve(&turned));
        check(&turned, &there).unwrap();
        prop_assert_eq!(
            here.optimum().map(|optimum| value(&problem, optimum)),
            there.optimum().map(|optimum| value(&turned, optimum))
        );
        prop_assert_eq!(turned.transposed(), problem);
    }

    #[test]
    fn one_more_eligible_cell_never_lowers_the_value(problem in problems(), score in -9..9_i64) {
        let before = solve(&problem).optimum().map(|optimum| value(&problem, optimum));
        for place in places(&problem).filter(|&(row, col)| problem.score(row, col).is_none()) {
            let wider = with_cell(&problem, place, Some(score));
            let after = solve(&wider).optimum().map(|optimum| value(&wider, optimum));
            prop_assert!(before <= after, "{before:?} > {after:?} with {place:?}");
        }
    }

    #[test]
    fn deleting_a_pair_not_made_keeps_the_plan(problem in problems()) {
        if let Outcome::Optimal(optimum) = solve(&problem) {
            for (row, col) in places(&problem) {
                if optimum.columns[row.0] != Some(col) {
                    let narrower = solve(&with_cell(&problem, (row, col), None));
                    prop_assert_eq!(&narrower.optimum().unwrap().columns, &optimum.columns);
                    prop_assert_eq!(narrower.optimum().unwrap().total, optimum.total);
                }
            }
        }
    }

    #[test]
    fn a_constant_moves_the_total_of_a_complete_plan_only(
        cells in cells(),
        constant in -1_000_000..1_000_000_i64,
    ) {
        let raised: Cells = cells
            .iter()
            .map(|row| row.iter().map(|cell| cell.map(|score| score + constant)).collect())
            .collect();
        let pairs = i64::try_from(cells.len().min(cells[0].len())).unwrap();
        let before = solve(&build(&cells, Pairs::Complete));
        let after = solve(&build(&raised, Pairs::Complete));
        match (before, after) {
            (Outcome::Optimal(before), Outcome::Optimal(after)) => {
                prop_assert_eq!(before.columns, after.columns);
                prop_assert_eq!(before.total + pairs * constant, after.total);
            }
            (before, after) => prop_assert_eq!(before, after),
        }
    }

    #[test]
    fn written_and_read_again_is_the_same(problem in problems()) {
        let outcome = solve(&problem);
        let text = serde_json::to_string(&(&problem, &outcome)).unwrap();
        let read: (Problem, Outcome) = serde_json::from_str(&text).unwrap();
        prop_assert_eq!((problem, outcome), read);
    }
}

/// The laws say something only if the generator yields every kind of problem, in every mode.
#[test]
fn the_generator_yields_feasible_infeasible_and_tied_problems() {
    let mut runner = TestRunner::deterministic();
    let [mut wide, mut tall, mut square] = [0; 3];
    let [mut unique, mut tied, mut infeasible, mut partial] = [[0; 3]; 4];
    for _ in 0..1_000 {
        let problem = problems().new_tree(&mut runner).unwrap().current();
        let kind = match problem.pairs() {
            Pairs::Complete => 0,
            Pairs::Largest => 1,
            Pairs::Free { .. } => 2,
        };
        match problem.rows().cmp(&problem.cols()) {
            std::cmp::Ordering::Less => wide += 1,
            std::cmp::Ordering::Equal => square += 1,
            std::cmp::Ordering::Greater => tall += 1,
        }
        let all = enumerate(&problem).unwrap();
        match all.ties {
            0 => infeasible[kind] += 1,
            1 => unique[kind] += 1,
            _ => tied[kind] += 1,
        }
        let made = all.columns.iter().flatten().flatten().count();
        if all.ties > 0 && made < problem.rows().min(problem.cols()) {
            partial[kind] += 1;
        }
    }
    let many = 40;
    assert!(wide > many && tall > many && square > many, "{wide} {tall} {square}");
    assert!(unique.iter().all(|&count| count > many), "{unique:?}");
    assert!(tied.iter().all(|&count| count > many), "{tied:?}");
    assert!(partial[1] > many && partial[2] > many, "{partial:?}");
    assert!(infeasible[0] > many, "{infeasible:?}");
    assert_eq!((infeasible[1], infeasible[2], partial[0]), (0, 0, 0));
}
