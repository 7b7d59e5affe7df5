//! The loss of every pair: against every plan, against solving again with the pair forced, and on wrong
//! input.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::ops::ControlFlow;

use crate::cases::cases;
use ndarray::{Array2, array};
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Pairs, Problem, Row, lexicographic,
    linear::every_plan,
    losses::{MAX_LEVELS, of_optimum, of_plan, of_plan_with_progress},
    model::{CellLoss, Level, LexicographicError, Losses, LossesError, QuotaId, Quotas},
    solve,
};

fn unmade(losses: &Losses, row: usize, col: usize) -> Vec<i64> {
    match losses.cell(Row(row), Col(col)) {
        CellLoss::Unmade { loss: Some(loss) } => loss.to_vec(),
        other => vec![i64::MIN, i64::from(other == CellLoss::Closed)],
    }
}

/// Losses worked out from every plan of the table by hand: of 2.2, 2.15, 2.1, 2.05, 1.8 and so on.
#[test]
fn the_reference_example_has_its_losses_and_margins() {
    let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]];
    let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap();
    let plan = [(Row(0), Col(0)), (Row(1), Col(1)), (Row(2), Col(2))];
    let losses = of_optimum(&problem, &plan).unwrap();
    let expected = [[0, 10, 40, 70], [10, 0, 45, 55], [40, 40, 0, 5]];
    for (row, line) in expected.iter().enumerate() {
        for (col, &loss) in line.iter().enumerate().filter(|(col, _)| *col != row) {
            assert_eq!(unmade(&losses, row, col), [loss], "{row} {col}");
        }
    }
    let exits: Vec<_> = plan.iter().map(|&(row, col)| losses.exit(row, col).unwrap()[0]).collect();
    assert_eq!(exits, [10, 10, 5]);
    let turned = problem.transposed();
    let plan = plan.map(|(row, col)| (Row(col.0), Col(row.0)));
    let of_turned = of_optimum(&turned, &plan).unwrap();
    for row in 0..3 {
        for col in 0..4 {
            assert_eq!(
                of_turned.cell(Row(col), Col(row)),
                losses.cell(Row(row), Col(col)),
                "{row} {col}"
            );
        }
    }
}

/// The best value of a plan with or without a pair.
fn best(problem: &Problem, (row, col): (usize, usize), with: bool) -> Option<[i64; 2]> {
    let mut best = None;
    every_plan(problem, |plan, value| {
        if (plan[row] == Some(Col(col))) == with {
            best = best.max(Some(value));
        }
    })
    .unwrap();
    best
}

fn plain() -> impl Strategy<Value = Problem> {
    (1_usize..=6, 1_usize..=6).prop_flat_map(|(rows, cols)| {
        let score = prop_oneof![1 => Just(None), 5 => (-9_i64..=9).prop_map(Some)];
        let pairs = prop_oneof![
            Just(Pairs::Complete),
            Just(Pairs::Largest),
            (-4_i64..=4).prop_map(|reservation| Pairs::Free { reservation }),
        ];
        let unit = prop_oneof![3 => Just(1), 1 => Just(Problem::score_limit(rows, cols) / 13)];
        (prop::collection::vec(score, rows * cols), pairs, unit).prop_map(
            move |(scores, pairs, unit)| {
                let pairs = match pairs {
                    Pairs::Free { reservation } => Pairs::Free { reservation: reservation * unit },
                    other => other,
                };
                let score = |row: Row, col: Col| scores[row.0 * cols + col.0].map(|it| it * unit);
                Problem::from_fn(rows, cols, pairs, score).unwrap()
            },
        )
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn losses_are_those_of_every_plan(problem in plain()) {
        let Some(optimum) = solve(&problem).into_optimum() else { return Ok(()) };
        let plan: Vec<_> = optimum.pairs().collect();
        let losses = of_optimum(&problem, &plan).unwrap();
        let is_largest = problem.pairs() == Pairs::Largest;
        let mut greatest = None;
        every_plan(&problem, |_, value| greatest = greatest.max(Some(value))).unwrap();
        let greatest = greatest.unwrap();
        let lost = |other: [i64; 2]| {
            let lost = [greatest[0] - other[0], greatest[1] - other[1]];
            if is_largest { lost.to_vec() } else { vec![lost[1]] }
        };
        for row in 0..problem.rows() {
            for col in 0..problem.cols() {
                let (row_id, col_id) = (Row(row), Col(col));
                let found = losses.cell(row_id, col_id);
                let is_made = plan.contains(&(row_id, col_id));
                let expected = best(&problem, (row, col), !is_made).map(lost);
                let expected = expected.as_deref();
                let expected = match (problem.score(row_id, col_id).is_some(), is_made) {
                    (false, _) => CellLoss::Closed,
                    (true, true) => CellLoss::Made { exit: expected },
                    (true, false) => CellLoss::Unmade { loss: expected },
                };
                prop_assert_eq!(found, expected, "{:?} {:?} of {:?}", row_id, col_id, problem);
            }
        }
    }
}

#[derive(Debug, Clone)]
struct Case {
    cells: Problem,
    quotas: Quotas,
    levels: Vec<Level>,
}

fn case(most: usize) -> impl Strategy<Value = Case> {
    let bounds = || (0_usize..=4, 0_usize..=3);
    (1..=most, 1..=most, 1_usize..=3).prop_flat_map(move |(rows, cols, levels)| {
        let open = prop::bool::weighted(0.8);
        let level = prop::collection::vec(-6_i64..=6, rows * cols);
        (
            prop::collection::vec(open, rows * cols),
            prop::collection::vec(level, levels),
            prop::collection::vec(bounds(), rows),
            prop::collection::vec(bounds(), cols),
            prop::collection::vec((0..rows, 0..rows, bounds()), 0..=3),
            prop::collection::vec((0..cols, 0..cols, bounds()), 0..=3),
        )
            .prop_map(move |(open, weights, of_rows, of_cols, row_groups, col_groups)| {
                let is_open = |row: Row, col: Col| open[row.0 * cols + col.0].then_some(0);
                let pairs = Pairs::Free { reservation: 0 };
                let cells = Problem::from_fn(rows, cols, pairs, is_open).unwrap();
                let range = |(least, more): (usize, usize)| {
                    let least = least.saturating_sub(3);
                    least..=least + more
                };
                let quotas = super::drawn::quotas(of_rows, of_cols, row_groups, col_groups, range);
                let level =
                    |it| Level::MaximizeSum(Array2::from_shape_vec((rows, cols), it).unwrap());
                Case { cells, quotas, levels: weights.into_iter().map(level).collect() }
            })
    })
}

type Plan = Vec<(Row, Col)>;

/// A best plan and its values.
fn values(cells: &Problem, quotas: &Quotas, levels: &[Level]) -> Option<(Plan, Vec<i64>)> {
    let outcome = lexicographic::solve(cells, quotas, levels).unwrap();
    let best = outcome.into_optimum()?;
    let values = best.reached.iter().filter_map(regiopair::assignment::model::LevelResult::value);
    Some((best.pairs.clone(), values.collect()))
}

proptest! {
    #![proptest_config(cases(400))]

    /// A first level that wants one pair, or does not want it, forces it wherever that is possible.
    #[test]
    fn losses_are_those_of_solving_again(Case { cells, quotas, levels } in case(6)) {
        let Some((plan, best)) = values(&cells, &quotas, &levels) else { return Ok(()) };
        let losses = of_plan(&cells, &quotas, &levels, &plan).unwrap();
        prop_assert_eq!(losses.levels(), levels.len());
        for (row, col, _) in (0..cells.rows()).map(Row).flat_map(|row| {
            cells.candidates(row).map(move |(col, score)| (row, col, score))
        }) {
            let is_made = plan.contains(&(row, col));
            let mut wanted = Array2::zeros((cells.rows(), cells.cols()));
            wanted[[row.0, col.0]] = if is_made { -1 } else { 1 };
            let first = std::iter::once(Level::MaximizeSum(wanted));
            let forced: Vec<Level> = first.chain(levels.iter().cloned()).collect();
            let (other, reached) = values(&cells, &quotas, &forced).unwrap();
            let is_forced = other.contains(&(row, col)) != is_made;
            let lost: Vec<i64> =
                best.iter().zip(&reached[1..]).map(|(best, other)| best - other).collect();
            let lost = is_forced.then_some(lost.as_slice());
            let expected = if is_made {
                CellLoss::Made { exit: lost }
            } else {
                CellLoss::Unmade { loss: lost }
            };
            prop_assert_eq!(losses.cell(row, col), expected, "{:?} {:?}", row, col);
        }
    }

    /// Any plan of the quotas is either as good as the best, or refused.
    #[test]
    fn a_plan_that_is_not_optimal_is_refused(
        Case { cells, quotas, levels } in case(4),
        other in prop::collection::vec(-6_i64..=6, 16),
    ) {
        let shape = (cells.rows(), cells.cols());
        let other = Array2::from_shape_fn(shape, |(row, col)| other[row * 4 + col]);
        let Some((plan, _)) = values(&cells, &quotas, &[Level::MaximizeSum(other)]) else {
            return Ok(());
        };
        let (_, best) = values(&cells, &quotas, &levels).unwrap();
        let reached: Vec<i64> = levels
            .iter()
            .map(|level| level.tables().flat_map(|table| plan.iter().map(|&(row, col)| table[[row.0, col.0]])).sum())
            .collect();
        let found = of_plan(&cells, &quotas, &levels, &plan);
        prop_assert_eq!(found.is_ok(), reached == best);
        if reached != best {
            prop_assert_eq!(found, Err(LossesError::NotOptimal));
        }
    }
}

/// Large enough for several threads; some pairs are forced by closing the other cells of their row.
#[test]
fn a_large_table_has_the_losses_of_solving_again() {
    let (rows, cols) = (370, 376);
    let score = |row: Row, col: Col| {
        let mixed = (row.0 * 7_919 + col.0 * 104_729) % 1_000_003;
        (!mixed.is_multiple_of(11)).then(|| i64::try_from(mixed * mixed % 99_991).unwrap())
    };
    for pairs in [Pairs::Complete, Pairs::Free { reservation: 60_000 }] {
        let problem = Problem::from_fn(rows, cols, pairs, score).unwrap();
        let optimum = solve(&problem).into_optimum().unwrap();
        let plan: Vec<_> = optimum.pairs().collect();
        let gain = |total: i64, pairs_made: usize| match pairs {
            Pairs::Free { reservation } => total - reservation * i64::try_from(pairs_made).unwrap(),
            _ => total,
        };
        let best = gain(optimum.total, plan.len());
        let losses = of_optimum(&problem, &plan).unwrap();
        for place in (0..rows).step_by(53) {
            let (row, col) = (Row(place), Col(place * 13 % cols));
            if score(row, col).is_none() || plan.contains(&(row, col)) {
                continue;
            }
            // Made worth more than all others, the pair is in every best plan.
            let bonus = Problem::score_limit(rows, cols) / 2;
            let raised = Problem::from_fn(rows, cols, pairs, |i, j| {
                score(i, j).map(|own| own + if (i, j) == (row, col) { bonus } else { 0 })
            });
            let forced = solve(&raised.unwrap()).into_optimum().unwrap();
            let value = gain(forced.total - bonus, forced.pairs().count());
            assert_eq!(losses.loss(row, col), Some(&[best - value][..]), "{row} {col}");
        }
        for &(row, col) in plan.iter().step_by(67) {
            let without = problem.clone().retain(|i, j, _| (i, j) != (row, col));
            let other = solve(&without).into_optimum().unwrap();
            let value = gain(other.total, other.pairs().count());
            assert_eq!(losses.exit(row, col), Some(&[best - value][..]), "{row} {col}");
        }
    }
}

#[test]
fn wrong_input_has_a_name() {
    let cells = Problem::dense(array![[Some(1), None], [Some(1), Some(1)]].view(), Pairs::Complete)
        .unwrap();
    let quotas = Quotas::new(2, 2);
    let ones = || Level::MaximizeSum(Array2::ones((2, 2)));
    let refused =
        |levels: &[Level], plan: &[(Row, Col)]| of_plan(&cells, &quotas, levels, plan).unwrap_err();
    let diagonal = [(Row(0), Col(0)), (Row(1), Col(1))];
    let worst = [ones(), Level::Leximin(Array2::ones((2, 2)))];
    assert_eq!(refused(&worst, &diagonal), LossesError::NotASum { level: 1 });
    let many = vec![ones(); MAX_LEVELS + 1];
    let (levels, limit) = (MAX_LEVELS + 1, MAX_LEVELS);
    assert_eq!(refused(&many, &diagonal), LossesError::TooManyLevels { levels, limit });
    let closed = LossesError::NotEligible { row: Row(0), col: Col(1) };
    assert_eq!(refused(&[ones()], &[(Row(0), Col(1))]), closed);
    let outside = LossesError::NotEligible { row: Row(7), col: Col(1) };
    assert_eq!(refused(&[ones()], &[(Row(7), Col(1))]), outside);
    let twice = LossesError::Repeated { row: Row(0), col: Col(0) };
    assert_eq!(refused(&[ones()], &[diagonal[0]; 2]), twice);
    let two =
        LossesError::OutsideQuota { quota: QuotaId::Col(Col(0)), pairs: 2, least: 0, most: 1 };
    assert_eq!(refused(&[ones()], &[(Row(0), Col(0)), (Row(1), Col(0))]), two);
    assert_eq!(refused(&[ones()], &[(Row(1), Col(0))]), LossesError::NotOptimal);
    let shape = refused(&[Level::MaximizeSum(Array2::ones((2, 3)))], &diagonal);
    assert!(matches!(shape, LossesError::Input(LexicographicError::Shape { .. })));
    let stopped = of_plan_with_progress(&cells, &quotas, &[ones()], &diagonal, |done, all| {
        assert!(done < all);
        if done == 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(stopped, Err(LossesError::Stopped));
}

#[test]
fn no_levels_say_what_is_possible_and_a_file_keeps_it() {
    let cells = Problem::dense(array![[Some(1), None], [Some(1), Some(1)]].view(), Pairs::Complete)
        .unwrap();
    let quotas = Quotas::new(2, 2).each_row(1..=1).unwrap();
    let plan = [(Row(0), Col(0)), (Row(1), Col(1))];
    let losses = of_plan(&cells, &quotas, &[], &plan).unwrap();
    assert_eq!(losses.cell(Row(0), Col(0)), CellLoss::Made { exit: None });
    assert_eq!(losses.cell(Row(0), Col(1)), CellLoss::Closed);
    assert_eq!(losses.cell(Row(1), Col(0)), CellLoss::Unmade { loss: None });
    assert_eq!(losses.cell(Row(1), Col(1)), CellLoss::Made { exit: None });
    assert_eq!(losses.cell(Row(2), Col(9)), CellLoss::Closed);
    let text = serde_json::to_string(&losses).unwrap();
    assert_eq!(serde_json::from_str::<Losses>(&text).unwrap(), losses);
}
