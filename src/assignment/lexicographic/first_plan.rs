//! The first of several equally good plans.
//!
//! We go through the cells row by row. A pair that the current plan lacks is possible if steps lead
//! from its column back to its row: one search from the row finds all of its columns for which they
//! do, and the lowest is taken, unless the plan's own next pair comes before it. The most frequent
//! steps, an exchange of two pairs, are tried before a search. Decided cells take no further part.

use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::lexicographic::residual::{Residual, State};
use crate::assignment::model::{Col, Row};

/// Returns the pairs of the first plan of a set: a cell is made wherever that is possible together
/// with those made before it. At most two searches of the open cells for each row and pair that have a choice.
pub(super) fn first(set: &OptimalSet) -> Vec<(Row, Col)> {
    let mut residual = Residual::new(set, |_, _| false);
    let mut pairs = set.settled.clone();
    for row in 0..set.quotas.shape().0 {
        while let Some((unmade, made)) = next(&mut residual, row) {
            // Those before it cannot be made, and the next one is.
            unmade.into_iter().chain(made).for_each(|cell| residual.decide(cell));
            let col = |cell: u32| Col(residual.cells[cell as usize].col as usize);
            pairs.extend(made.map(|cell| (Row(row), col(cell))));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The next pair of a row, made in the plan by now, and the cells before it; cells alone where there
/// is no further pair. `None` where all are decided.
fn next(residual: &mut Residual, row: usize) -> Option<(Vec<u32>, Option<u32>)> {
    let (mut before, mut own) = (Vec::new(), None);
    for cell in residual.of_row(row) {
        match residual.cells[cell as usize].state {
            State::Decided => {}
            State::Unmade => before.push(cell),
            State::Made => {
                own = Some(cell);
                break;
            }
        }
    }
    let Some(&lowest) = before.first() else { return own.map(|own| (before, Some(own))) };
    if own.is_some_and(|own| residual.swap(lowest, own)) {
        return Some((Vec::new(), Some(lowest)));
    }
    let node = |cell: u32| residual.col_node(residual.cells[cell as usize].col);
    let columns: Vec<u32> = before.iter().map(|&cell| node(cell)).collect();
    let target = Residual::row_node(residual.cells[lowest as usize].row);
    residual.nearest(target, |_, _| 0, |node| node == columns[0]);
    let found = columns.iter().position(|&node| residual.met(node));
    if let Some(found) = found {
        residual.exchange(columns[found], target);
        let cell = before[found];
        residual.cells[cell as usize].state = State::Made;
        before.truncate(found);
        return Some((before, Some(cell)));
    }
    Some((before, own))
}
