//! Agreement with other people's solvers on random tables.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;
use proptest::prelude::*;
use regiopair::assignment::{Pairs, Problem, linear::solvers};

/// Row-major scores with at most as many rows as columns: few values and many, small and large.
fn tables() -> impl Strategy<Value = (usize, usize, Vec<i64>)> {
    let sizes = prop_oneof![Just(1..12_usize), Just(30..60), Just(205..225)];
    let range = prop_oneof![Just(0..3_i64), Just(-100..100), Just(-1_000_000_000..1_000_000_000)];
    (sizes, 0..20_usize, range).prop_flat_map(|(rows, more, range)| {
        rows.prop_flat_map(move |rows| {
            let cols = rows + more;
            prop::collection::vec(range.clone(), rows * cols)
                .prop_map(move |scores| (rows, cols, scores))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn totals_agree_with_pathfinding_and_lsap((rows, cols, scores) in tables()) {
        let problem = Problem::from_fn(rows, cols, Pairs::Complete, |row, col| {
            Some(scores[row.0 * cols + col.0])
        }).unwrap();
        let matrix = Matrix::from_vec(rows, cols, scores.clone()).unwrap();
        let (by_pathfinding, _) = kuhn_munkres(&matrix);
        let plain: Vec<f64> = scores.iter().map(|&score| score as f64).collect();
        let (by_row, by_col) = lsap::solve(rows, cols, &plain, true).unwrap();
        let by_lsap: i64 = by_row.iter().zip(&by_col).map(|(i, j)| scores[i * cols + j]).sum();
        prop_assert_eq!(by_lsap, by_pathfinding);
        for solver in solvers() {
            let outcome = solver.solve(&problem);
            let total = outcome.optimum().map(|optimum| optimum.total);
            prop_assert_eq!(total, Some(by_pathfinding), "{}", solver.id());
        }
    }
}
