//! The modules `assignment` and `certificate` as a user meets them: written cases, laws, corrupted
//! answers, and the ends of the range.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod cases;
mod flaws;
mod laws;

use std::ops::ControlFlow;

use ndarray::Array2;
use regiopair::assignment::{
    Col, MAX_BYTES, Outcome, Pairs, Problem, ProblemError, Row,
    linear::{ENUMERATION_LIMIT, WarmStart, enumerate, solve_with_progress, solvers},
    model::InterruptibleOutcome,
    solve,
};
use regiopair::certificate::check;

const MODES: [Pairs; 3] = [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 3 }];

/// A number from the place of a cell, the same on every machine (Knuth's multiplicative hash).
fn scrambled(row: Row, col: Col, modulus: u64) -> i64 {
    let mixed =
        (row.0 as u64 * 2_654_435_761 + col.0 as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    i64::try_from((mixed >> 20) % modulus).unwrap()
}

/// Solves, checks, and returns plan and total.
fn proved(problem: &Problem) -> (Vec<Option<Col>>, i64) {
    let outcome = solve(problem);
    check(problem, &outcome).unwrap();
    match outcome {
        Outcome::Optimal(optimum) => (optimum.columns, optimum.total),
        Outcome::Infeasible(hall) => panic!("{hall:?}"),
    }
}

#[test]
fn a_constant_table_gives_the_identity() {
    for pairs in MODES {
        for (rows, cols) in [(70, 70), (70, 130), (130, 70)] {
            let problem = Problem::from_fn(rows, cols, pairs, |_, _| Some(5)).unwrap();
            let plan = proved(&problem).0;
            let expected: Vec<_> = (0..rows).map(|row| (row < cols).then_some(Col(row))).collect();
            assert_eq!(plan, expected, "{rows} x {cols}, {pairs:?}");
        }
    }
}

#[test]
fn machol_and_wien_take_the_anti_diagonal() {
    let cost = |row: Row, col: Col| i64::try_from((row.0 + 1) * (col.0 + 1)).unwrap();
    let problem =
        Problem::from_fn(150, 150, Pairs::Complete, |row, col| Some(-cost(row, col))).unwrap();
    let expected: Vec<_> = (0..150).rev().map(|col| Some(Col(col))).collect();
    assert_eq!(proved(&problem).0, expected);
}

/// Offsets a row and a column change no complete plan, even at the end of the range.
#[test]
fn huge_offsets_keep_the_plan() {
    for (rows, cols) in [(12, 12), (7, 7), (8, 8)] {
        let small = |row, col| scrambled(row, col, 1_000);
        let limit = Problem::score_limit(rows, cols);
        let offset = limit / 2 - 1_000;
        let signed = |index: usize| {
            if index.is_multiple_of(2) { offset } else { -offset }
        };
        let plain = Problem::from_fn(rows, cols, Pairs::Complete, |row, col| Some(small(row, col)));
        let moved = Problem::from_fn(rows, cols, Pairs::Complete, |row, col| {
            Some(small(row, col) + signed(row.0) + signed(col.0 + 1))
        });
        assert_eq!(proved(&plain.unwrap()).0, proved(&moved.unwrap()).0);
    }
}

#[test]
fn every_mode_bears_scores_at_the_limit() {
    let limit = Problem::score_limit(9, 14);
    for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 0 }] {
        let problem = Problem::from_fn(9, 14, pairs, |row, col| match scrambled(row, col, 5) {
            0 => None,
            1 | 2 => Some(limit),
            _ => Some(-limit),
        })
        .unwrap();
        proved(&problem);
        check(&problem.transposed(), &solve(&problem.transposed())).unwrap();
    }
}

/// Pairs made (where they count) and what they are worth, for the pairs of given rows.
fn worth(problem: &Problem, plan: impl Iterator<Item = (Row, Col)>) -> [i64; 2] {
    plan.fold([0, 0], |[pairs, value], (row, col)| {
        let score = problem.score(row, col).unwrap();
        match problem.pairs() {
            Pairs::Complete => [0, value + score],
            Pairs::Largest => [pairs + 1, value + score],
            Pairs::Free { reservation } => [0, value + score - reservation],
        }
    })
}

fn pairs_of(plan: &[Option<Col>]) -> impl Iterator<Item = (Row, Col)> + '_ {
    (0..).zip(plan).filter_map(|(row, col)| Some((Row(row), (*col)?)))
}

/// Few values make many ties: reordering columns and transposing change plans, but no value.
#[test]
fn tied_tables_have_one_value_in_every_order() {
    for pairs in MODES {
        let problem = Problem::from_fn(90, 140, pairs, |row, col| {
            let draw = scrambled(row, col, 7);
            (draw > 0).then_some(draw)
        })
        .unwrap();
        let value = worth(&problem, pairs_of(&proved(&problem).0));
        let reversed =
            Problem::from_fn(90, 140, pairs, |row, col| problem.score(row, Col(139 - col.0)))
                .unwrap();
        for other in [reversed, problem.transposed()] {
            assert_eq!(worth(&other, pairs_of(&proved(&other).0)), value, "{pairs:?}");
        }
    }
}

/// Beyond the reach of brute force: with the rows before fixed, no row can have a lower column at
/// the same value, as solving what is left over shows. Sides over 64 members take several words
/// of the tie rule's bits.
#[test]
fn no_row_of_a_large_tied_table_could_have_a_lower_column() {
    for (rows, cols, pairs) in [
        (9, 130, Pairs::Complete),
        (70, 75, Pairs::Complete),
        (9, 130, Pairs::Largest),
        (80, 12, Pairs::Largest),
        (9, 130, Pairs::Free { reservation: 2 }),
        (80, 12, Pairs::Free { reservation: 2 }),
    ] {
        let problem = Problem::from_fn(rows, cols, pairs, |row, col| {
            let draw = scrambled(row, col, 9);
            (draw < 3).then_some(draw)
        })
        .unwrap();
        let plan = proved(&problem).0;
        let value = worth(&problem, pairs_of(&plan));
        for row in 0..rows {
            for col in 0..plan[row].map_or(cols, |col| col.0) {
                let mut fixed = plan[..row].to_vec();
                let taken = fixed.contains(&Some(Col(col)));
                if taken || problem.score(Row(row), Col(col)).is_none() {
                    continue;
                }
                fixed.push(Some(Col(col)));
                assert!(
                    best_after(&problem, &fixed) < Some(value),
                    "{rows} x {cols}, {pairs:?}: row {row} could have column {col}"
                );
            }
        }
    }
}

/// The best value of a plan that begins as given; `None` if there is none.
fn best_after(problem: &Problem, fixed: &[Option<Col>]) -> Option<[i64; 2]> {
    let start = worth(problem, pairs_of(fixed));
    let rows = problem.rows() - fixed.len();
    if rows == 0 {
        return Some(start);
    }
    let rest = Problem::from_fn(rows, problem.cols(), problem.pairs(), |row, col| {
        let row = Row(row.0 + fixed.len());
        problem.score(row, col).filter(|_| !fixed.contains(&Some(col)))
    })
    .unwrap();
    let outcome = solve(&rest);
    let [pairs, value] = worth(&rest, pairs_of(&outcome.optimum()?.columns));
    Some([start[0] + pairs, start[1] + value])
}

#[test]
fn an_empty_side_is_refused() {
    for (rows, cols) in [(0, 3), (3, 0), (0, 0)] {
        let table = Array2::<Option<i64>>::from_elem((rows, cols), None);
        assert_eq!(
            Problem::dense(table.view(), Pairs::Largest),
            Err(ProblemError::Empty { rows, cols })
        );
    }
}

#[test]
fn too_many_bytes_are_refused_unasked() {
    for (rows, cols) in [(1 << 31, 2), (200_000, 100_000), (usize::MAX, usize::MAX)] {
        let refused =
            Problem::from_fn(rows, cols, Pairs::Free { reservation: 0 }, |_, _| panic!("asked"));
        let bytes = (rows as u128 * cols as u128).saturating_mul(8);
        assert_eq!(Problem::bytes(rows, cols), bytes);
        let limit = MAX_BYTES;
        assert_eq!(refused, Err(ProblemError::TooLarge { rows, cols, bytes, limit }));
    }
}

#[test]
fn scores_out_of_range_are_refused_with_their_place() {
    let limit = Problem::score_limit(2, 3);
    let with = |score: i64, pairs| {
        Problem::from_fn(2, 3, pairs, |row, col| {
            Some(if (row, col) == (Row(1), Col(2)) { score } else { 0 })
        })
    };
    let (row, col) = (Row(1), Col(2));
    for score in [limit + 1, -limit - 1, i64::MIN, i64::MAX] {
        assert_eq!(
            with(score, Pairs::Largest),
            Err(ProblemError::ScoreTooLarge { row, col, score, limit })
        );
    }
    for score in [limit, -limit] {
        proved(&with(score, Pairs::Complete).unwrap());
        proved(&with(score, Pairs::Largest).unwrap());
        proved(&with(score, Pairs::Free { reservation: 0 }).unwrap());
    }
    assert_eq!(
        with(limit, Pairs::Free { reservation: -1 }),
        Err(ProblemError::GainTooLarge { row, col, score: limit, reservation: -1, limit })
    );
    assert!(with(0, Pairs::Free { reservation: i64::MIN }).is_err());
}

#[test]
fn written_problems_are_checked_when_read() {
    let read = |text| serde_json::from_str::<Problem>(text).map_err(|error| error.to_string());
    let problem =
        read(r#"{"pairs":{"free":{"reservation":2}},"scores":[[1,null],[3,4]]}"#).unwrap();
    assert_eq!(problem.pairs(), Pairs::Free { reservation: 2 });
    assert_eq!(problem.score(Row(0), Col(1)), None);
    let ragged = read(r#"{"pairs":"complete","scores":[[1,2],[3]]}"#).unwrap_err();
    assert_eq!(ragged, "row 1 has 1 cells, but the first row has 2");
    let empty = read(r#"{"pairs":"complete","scores":[]}"#).unwrap_err();
    assert_eq!(
        empty,
        "with 0 rows and 0 columns there is nothing to assign; both sides need a member"
    );
}

#[test]
fn brute_force_knows_its_limit() {
    let over = Problem::from_fn(1, ENUMERATION_LIMIT + 1, Pairs::Complete, |_, _| Some(1)).unwrap();
    let refused = enumerate(&over).unwrap_err();
    assert_eq!((refused.rows, refused.cols, refused.limit), (1, 9, 8));
    let full =
        Problem::from_fn(ENUMERATION_LIMIT, ENUMERATION_LIMIT, Pairs::Largest, |row, col| {
            Some(scrambled(row, col, 50))
        })
        .unwrap();
    let all = enumerate(&full).unwrap();
    assert_eq!((all.columns.unwrap(), all.total), proved(&full));
}

/// A row without an eligible cell has a price that proves nothing, and stays unpaired.
#[test]
fn a_row_that_may_take_nobody_takes_nobody() {
    let most = 1 << 30;
    let cells = ndarray::array![[Some(most), Some(most)], [None, None]];
    let problem = Problem::dense(cells.view(), Pairs::Free { reservation: 0 }).unwrap();
    let expected = vec![Some(Col(0)), None];
    for solver in solvers() {
        let outcome = solver.solve(&problem);
        check(&problem, &outcome).unwrap();
        let optimum = outcome.optimum().unwrap();
        assert_eq!(optimum.columns, expected, "{}", solver.id());
        let again = WarmStart::of(optimum).solve(&problem).unwrap();
        check(&problem, &again).unwrap();
    }
    let watched = solve_with_progress(&problem, |_| ControlFlow::Continue(()));
    let InterruptibleOutcome::Done(outcome) = watched else { panic!("{watched:?}") };
    assert_eq!(outcome.optimum().unwrap().columns, expected);
}

/// Eleven rows compete for one column, without end, by scores near the greatest.
#[test]
fn a_crowd_that_cannot_be_paired_overflows_nothing() {
    for (size, great) in [(12, 1 << 53), (300, 1 << 50)] {
        for pairs in [Pairs::Complete, Pairs::Largest] {
            let problem = Problem::from_fn(size, size, pairs, |row, col| {
                if row.0 + 1 == size {
                    (col.0 > 0).then_some(great)
                } else {
                    (col.0 == 0).then_some(0)
                }
            })
            .unwrap();
            let outcomes = solvers().iter().map(|solver| solver.solve(&problem));
            for outcome in outcomes.chain([solve(&problem)]) {
                check(&problem, &outcome).unwrap();
            }
        }
    }
}
