//! Quotas and levels from what a strategy has drawn, for the tests of all that keeps them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use ndarray::Array2;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Row,
    model::{Level, Quotas},
};

/// Members from the first to the last, and what their group may and must have.
pub(crate) type Group = (usize, usize, (usize, usize));

/// Bounds of every member and of groups, `range` making bounds of two draws. Groups that overlap are
/// refused, and left out.
pub(crate) fn quotas(
    of_rows: Vec<(usize, usize)>,
    of_cols: Vec<(usize, usize)>,
    row_groups: Vec<Group>,
    col_groups: Vec<Group>,
    range: fn((usize, usize)) -> RangeInclusive<usize>,
) -> Quotas {
    let mut quotas = Quotas::new(of_rows.len(), of_cols.len());
    for (row, bounds) in of_rows.into_iter().enumerate() {
        quotas = quotas.row(Row(row), range(bounds)).unwrap();
    }
    for (col, bounds) in of_cols.into_iter().enumerate() {
        quotas = quotas.col(Col(col), range(bounds)).unwrap();
    }
    for (first, last, bounds) in row_groups {
        let members = (first..=last).map(Row);
        quotas = quotas.clone().row_group(members, range(bounds)).unwrap_or(quotas);
    }
    for (first, last, bounds) in col_groups {
        let members = (first..=last).map(Col);
        quotas = quotas.clone().col_group(members, range(bounds)).unwrap_or(quotas);
    }
    quotas
}

/// A level of any kind, with few different weights as often as with many.
pub(crate) fn level(rows: usize, cols: usize) -> impl Strategy<Value = Level> {
    let range = prop_oneof![Just(1..2_i64), Just(-1..2), Just(0..3), Just(-9..10)];
    let table = prop::collection::vec(range.prop_flat_map(|range| range), rows * cols);
    (table.clone(), table, 0..4_usize).prop_map(move |(weights, others, kind)| {
        let table = |weights| Array2::from_shape_vec((rows, cols), weights).unwrap();
        let weights = table(weights);
        match kind {
            0 => Level::MaximizeSum(weights),
            1 => Level::MaximizeMinimum(weights),
            2 => Level::Leximin(weights),
            _ => Level::MinimizeSpread { of_rows: weights, of_cols: table(others) },
        }
    })
}

/// The weights of a plan, ascending.
pub(crate) fn weights(plan: &[(Row, Col)], of: &Array2<i64>) -> Vec<i64> {
    let mut weights: Vec<i64> = plan.iter().map(|&(row, col)| of[[row.0, col.0]]).collect();
    weights.sort_unstable();
    weights
}

/// The spread, which should be small, and then the lowest weight, which should be high.
pub(crate) fn evenness(
    plan: &[(Row, Col)],
    tables: [&Array2<i64>; 2],
) -> Option<(Reverse<i64>, i64)> {
    let all = || tables.into_iter().flat_map(|table| weights(plan, table));
    let (lowest, highest) = (all().min()?, all().max()?);
    Some((Reverse(highest - lowest), lowest))
}
