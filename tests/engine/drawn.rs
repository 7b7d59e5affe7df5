//! Quotas from what a strategy has drawn, for the tests of all that keeps them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::ops::RangeInclusive;

use regiopair::assignment::{Col, Row, model::Quotas};

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
