//! Which of several equally good plans is handed out.
//!
//! We go through the cells row by row. A pair that the plan at hand has not made can be had if steps
//! lead from its column back to its row: one search from the row finds all of its columns for which
//! they do, and the lowest is taken, unless the plan's own next pair comes before it. What is decided
//! takes no further part.

use super::left::Left;
use super::residual::{Residual, State};
use crate::assignment::{Col, Row};

/// The pairs of the first plan that is left: a cell is made wherever it can be together with those
/// made before it. At most two searches of the open cells for each row and pair that have a choice.
pub(super) fn first(left: &Left) -> Vec<(Row, Col)> {
    let mut residual = Residual::new(left, |_, _| true, |_, _| false);
    let mut pairs = left.settled.clone();
    for row in 0..left.quotas.shape().0 {
        let mut from = 0;
        while let Some((place, made)) = next(&mut residual, row, from) {
            let cells = &residual.of_row(row)[from..=place].to_vec();
            for &cell in cells {
                residual.cells[cell as usize].state = State::Decided;
            }
            if made {
                let cell = cells[place - from];
                pairs.push((Row(row), Col(residual.cells[cell as usize].col as usize)));
            }
            from = place + 1;
        }
    }
    pairs.sort_unstable();
    pairs
}

/// How far the cells of a row are decided next, and whether the last of these is made; no longer
/// exchanged with others. `None` where all are decided.
fn next(residual: &mut Residual, row: usize, from: usize) -> Option<(usize, bool)> {
    let cells = residual.of_row(row);
    let own = (from..cells.len())
        .find(|&place| residual.cells[cells[place] as usize].state == State::Made);
    let end = own.unwrap_or(cells.len());
    if from == end {
        return own.map(|own| (own, true));
    }
    let col = |place: usize| residual.col_node(residual.cells[cells[place] as usize].col);
    let (target, lowest) = (Residual::row_node(u32::try_from(row).ok()?), col(from));
    let columns: Vec<u32> = (from..end).map(col).collect();
    residual.nearest(target, |_, _| 0, |node| node == lowest);
    match columns.iter().position(|&node| residual.met(node)) {
        Some(found) => {
            residual.exchange(columns[found], target);
            Some((from + found, true))
        }
        None => own.map(|own| (own, true)).or(Some((end - 1, false))),
    }
}
