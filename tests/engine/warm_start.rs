//! Warm starts: the same plan as from nothing, whatever changed.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Row,
    linear::{ShapeMismatch, WarmStart},
    solve,
};
use regiopair::certificate::check;
use regiopair::synthetic::random_candidates;

fn modes() -> impl Strategy<Value = Pairs> {
    prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-3_i64..=3).prop_map(|reservation| Pairs::Free { reservation }),
    ]
}

type Table = Vec<Vec<Option<i64>>>;

fn table() -> impl Strategy<Value = Table> {
    (1_usize..=6, 1_usize..=6).prop_flat_map(|(rows, cols)| {
        let score = prop_oneof![1 => Just(None), 5 => (-6_i64..=6).prop_map(Some)];
        prop::collection::vec(prop::collection::vec(score, cols), rows)
    })
}

fn dense(table: &Table, pairs: Pairs) -> Problem {
    Problem::from_fn(table.len(), table[0].len(), pairs, |row, col| table[row.0][col.0]).unwrap()
}

fn listed(table: &Table, pairs: Pairs) -> Problem {
    let rows = table.iter().map(|row| {
        let cells = row.iter().enumerate();
        cells.filter_map(|(col, score)| Some((Col(col), (*score)?))).collect::<Vec<_>>()
    });
    Problem::sparse(table[0].len(), rows, pairs).unwrap()
}

/// The same plan, or both infeasible; and proved.
fn same(problem: &Problem, start: &WarmStart) -> Result<(), TestCaseError> {
    let warm = start.solve(problem).unwrap();
    check(problem, &warm).map_err(|flaw| TestCaseError::fail(flaw.to_string()))?;
    let plan = |outcome: &Outcome| outcome.optimum().map(|best| best.columns.clone());
    prop_assert_eq!(plan(&warm), plan(&solve(problem)));
    Ok(())
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// The second table and mode are other ones altogether, rows and columns drawn from the first.
    #[test]
    fn whatever_changed_the_plan_is_the_same(
        (before, after) in (table(), table()),
        (earlier, now) in (modes(), modes()),
        (rows, cols) in (
            prop::collection::vec(prop::option::of(0_usize..7), 6),
            prop::collection::vec(prop::option::of(0_usize..7), 6),
        ),
    ) {
        let Outcome::Optimal(optimum) = solve(&dense(&before, earlier)) else { return Ok(()) };
        let rows: Vec<Option<Row>> = rows.iter().map(|row| row.map(Row)).collect();
        let cols: Vec<Option<Col>> = cols.iter().map(|col| col.map(Col)).collect();
        let start = WarmStart::of(&optimum)
            .with_rows(&rows[..after.len()])
            .with_cols(&cols[..after[0].len()]);
        same(&dense(&after, now), &start)?;
        same(&listed(&after, now), &start)?;
    }
}

/// A number from the place of a cell.
fn scrambled(row: Row, col: Col, modulus: u64) -> i64 {
    let mixed =
        (row.0 as u64 * 2_654_435_761 + col.0 as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    i64::try_from((mixed >> 20) % modulus).unwrap()
}

#[test]
fn large_tables_start_warm() {
    for (rows, cols) in [(300, 300), (300, 340), (340, 300)] {
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 900_000 }] {
            let score = |row: Row, col: Col| Some(scrambled(row, col, 1_000_000));
            let before = Problem::from_fn(rows, cols, pairs, score).unwrap();
            let outcome = solve(&before);
            let start = WarmStart::of(outcome.optimum().unwrap());
            // Every seventh row has new scores; row 5 leaves, and a new one comes.
            let after = Problem::from_fn(rows, cols, pairs, |row, col| {
                let moved = if row.0 >= 5 { Row(row.0 + 1) } else { row };
                let shift = if row.0 % 7 == 0 { 1_000 } else { 0 };
                score(moved, Col(col.0 + shift))
            })
            .unwrap();
            let who: Vec<Option<Row>> =
                (0..rows).map(|row| Some(Row(if row >= 5 { row + 1 } else { row }))).collect();
            same(&after, &start.with_rows(&who)).unwrap();
        }
    }
}

#[test]
fn listed_candidates_start_warm() {
    let rows = random_candidates(3_000, 10..=20, Some(1_000), 7).unwrap();
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers up to 1,000")]
    let build = |shift: i64| {
        let row = |(place, row): (usize, &Vec<(usize, f64)>)| -> Vec<(Col, i64)> {
            let shift = if place % 50 == 0 { shift } else { 0 };
            row.iter().map(|&(col, score)| (Col(col), score as i64 ^ shift)).collect()
        };
        Problem::sparse(3_000, rows.iter().enumerate().map(row), Pairs::Complete).unwrap()
    };
    let outcome = solve(&build(0));
    let start = WarmStart::of(outcome.optimum().unwrap());
    same(&build(0), &start).unwrap();
    same(&build(63), &start).unwrap();
}

/// Prices out of all proportion do no harm.
#[test]
fn starts_from_elsewhere_are_borne() {
    let huge = Problem::score_limit(3, 3);
    let before = Problem::from_fn(3, 3, Pairs::Complete, |row, col| {
        Some(if row.0 == col.0 { huge } else { -huge })
    })
    .unwrap();
    let outcome = solve(&before);
    let start = WarmStart::of(outcome.optimum().unwrap());
    let after =
        Problem::from_fn(3, 3, Pairs::Complete, |row, col| Some(scrambled(row, col, 5))).unwrap();
    same(&after, &start).unwrap();
    let other = Problem::from_fn(2, 3, Pairs::Complete, |_, _| Some(1)).unwrap();
    assert_eq!(start.solve(&other), Err(ShapeMismatch { rows: 3, cols: 3, found: (2, 3) }));
}

/// A start from a file may name anybody.
#[test]
fn starts_from_a_file_are_borne() {
    let problem =
        Problem::from_fn(2, 3, Pairs::Complete, |row, col| Some(scrambled(row, col, 5))).unwrap();
    let price = r#"{"pairs":0,"score":9223372036854775807}"#;
    let text = format!(
        r#"{{"columns":[9,1,1,2],"rows":[{price},{price}],"cols":[{price},{price},{price}]}}"#
    );
    let start: WarmStart = serde_json::from_str(&text).unwrap();
    same(&problem, &start).unwrap();
    same(&problem, &start.clone().with_rows(&[Some(Row(1)), Some(Row(8))])).unwrap();
    same(&problem, &start.with_cols(&[Some(Col(2)), None, Some(Col(0))])).unwrap();
}

/// Columns that everybody wanted are wanted no more: their prices fall, and cells that were out of
/// the question before are the best ones now.
#[test]
fn prices_that_fall_bring_cells_back() {
    let (rows, cols) = (720, 900);
    let noise =
        |row: Row, col: Col| i64::try_from((row.0 * 7_919 + col.0 * 104_729) % 997).unwrap();
    for pairs in [Pairs::Complete, Pairs::Free { reservation: 100 }] {
        let wanted = |row: Row, col: Col| noise(row, col) + if col.0 < 300 { 5_000 } else { 0 };
        let before =
            Problem::from_fn(rows, cols, pairs, |row, col| Some(wanted(row, col))).unwrap();
        let after = Problem::from_fn(rows, cols, pairs, |row, col| Some(noise(row, col))).unwrap();
        let start = WarmStart::of(solve(&before).optimum().unwrap());
        same(&after, &start).unwrap();
    }
}
