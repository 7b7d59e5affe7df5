//! One rounding rule for every score: the nearest unit, ties to the even one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use ndarray::{Array2, array};
use regiopair::assignment::{Col, Outcome, Pairs, Problem, Resolution, Row, solve};

#[test]
fn ties_go_to_the_even_unit() {
    let whole = Resolution::decimals(0);
    for (tie, even) in [(0.5, 0), (1.5, 2), (2.5, 2), (3.5, 4), (1e9 + 0.5, 1_000_000_000)] {
        assert_eq!(whole.units(tie), Some(even), "{tie}");
        assert_eq!(whole.units(-tie), Some(-even), "-{tie}");
    }
    // Not ties: the last number below a half and the first above it.
    assert_eq!(whole.units(0.5_f64.next_down()), Some(0));
    assert_eq!(whole.units(0.5_f64.next_up()), Some(1));
    assert_eq!(whole.units(2.5_f64.next_up()), Some(3));
    // 1/1024 is 976,562.5 units of nine decimals, and 3/1024 is 2,929,687.5.
    let nine = Resolution::default();
    assert_eq!(nine.units(1.0 / 1024.0), Some(976_562));
    assert_eq!(nine.units(3.0 / 1024.0), Some(2_929_688));
    assert_eq!(nine.units(-3.0 / 1024.0), Some(-2_929_688));
}

#[test]
fn huge_ties_go_to_the_even_unit() {
    let (whole, greatest) = (Resolution::decimals(0), 1_i64 << 51);
    for half_below in [greatest, greatest - 1, greatest - 2] {
        let tie = half_below as f64 - 0.5;
        let even = half_below - (half_below & 1);
        assert_eq!(whole.units(tie), Some(even), "{tie}");
        assert_eq!(whole.units(-tie), Some(-even), "-{tie}");
    }
    assert_eq!(whole.units(greatest as f64), Some(greatest));
    assert_eq!(whole.units(greatest as f64 + 0.5), None);
    assert_eq!(whole.units(f64::INFINITY), None);
    assert_eq!(whole.units(f64::NAN), None);
}

/// Tables are rounded by other code for speed: in bulk, under a mask, in either memory layout, and
/// in 32 or 64 bits a cell. All of them agree with the rule.
#[test]
fn tables_round_as_single_scores_do() {
    let quarters =
        |from: f64| Array2::from_shape_fn((9, 11), |(i, j)| from + (11 * i + j) as f64 / 4.0);
    let far = 1_f64.mul_add(f64::from(1 << 30), 8.5);
    for (from, shift) in [(-12.5, 0.0), (-12.5, far), (far, 0.0), (-far, -far)] {
        let mut scores = quarters(from);
        // A score far from the others takes 64 bits a cell.
        scores[[8, 10]] += shift;
        let whole = Resolution::decimals(0);
        let mask = Array2::from_elem(scores.dim(), true);
        let turned = scores.t().as_standard_layout().into_owned();
        let problems = [
            Problem::scores(scores.view(), None, whole, Pairs::Complete).unwrap(),
            Problem::scores(scores.view(), Some(mask.view()), whole, Pairs::Complete).unwrap(),
            Problem::scores(turned.t(), None, whole, Pairs::Complete).unwrap(),
        ];
        for ((row, col), score) in scores.indexed_iter() {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number far below 2^53")]
            let expected = Some(score.round_ties_even() as i64);
            assert_eq!(whole.units(*score), expected);
            for problem in &problems {
                assert_eq!(problem.score(Row(row), Col(col)), expected, "{score}");
            }
        }
    }
}

/// Half away from zero would count 1 + 3, a total of 4.
#[test]
fn a_tie_decides_a_plan() {
    let scores = array![[0.5, 1.0], [1.0, 2.5]];
    let whole = Resolution::decimals(0);
    let problem = Problem::scores(scores.view(), None, whole, Pairs::Complete).unwrap();
    let Outcome::Optimal(optimum) = solve(&problem) else { panic!("it has a plan") };
    assert_eq!(optimum.total, 2);
}

/// Costs are negated scores, whether they come as a table or in rows.
#[test]
fn costs_in_rows_are_negated_scores() {
    let costs = [[4.5, 2.0, 1.25], [3.0, 2.5, 0.5]];
    let (resolution, pairs) = (Resolution::decimals(2), Pairs::Complete);
    let in_rows = Problem::costs_from_rows(&costs, resolution, pairs).unwrap();
    assert_eq!(in_rows.score(Row(0), Col(0)), Some(-450));
    let table = Array2::from_shape_fn((2, 3), |(row, col)| costs[row][col]);
    assert_eq!(in_rows, Problem::costs(table.view(), None, resolution, pairs).unwrap());
    let ragged = vec![vec![1.0, 2.0], vec![3.0]];
    for problem in [Problem::costs_from_rows, Problem::from_rows] {
        let error = problem(&ragged, resolution, pairs).unwrap_err();
        assert_eq!(error.to_string(), "row 1 has 1 cells, but the first row has 2");
    }
}
