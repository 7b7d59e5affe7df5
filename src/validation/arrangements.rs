//! All the ways, or random ones, to give every row of a stratum a column of its own.

use crate::synthetic::Generator;

/// A stratum: this many rows, each of which gets one of this many columns; rows ≤ columns.
pub(super) type Shape = (usize, usize);

/// Returns the number of arrangements, ∏ m! / (m − n)! over the strata; `None` above `most`.
pub(super) fn count(shapes: &[Shape], most: u64) -> Option<u64> {
    let mut product = 1_u64;
    for &(rows, columns) in shapes {
        for taken in 0..rows {
            product = product.checked_mul((columns - taken) as u64)?;
            if product > most {
                return None;
            }
        }
    }
    (product <= most).then_some(product)
}

/// An arrangement under way: for every stratum its columns, those in use first.
struct State {
    orders: Vec<Vec<usize>>,
    /// The column of each row, stratum after stratum.
    columns: Vec<usize>,
    /// Where each stratum begins in `columns`.
    starts: Vec<usize>,
}

impl State {
    /// The arrangement that gives each row the column of the same number.
    fn new(shapes: &[Shape]) -> Self {
        let columns = shapes.iter().flat_map(|&(rows, _)| 0..rows).collect();
        let starts = shapes.iter().scan(0, |next, &(rows, _)| {
            *next += rows;
            Some(*next - rows)
        });
        let starts = starts.collect();
        Self {
            orders: shapes.iter().map(|&(_, columns)| (0..columns).collect()).collect(),
            columns,
            starts,
        }
    }

    fn publish(&mut self, stratum: usize, rows: usize) {
        let start = self.starts[stratum];
        self.columns[start..start + rows].copy_from_slice(&self.orders[stratum][..rows]);
    }
}

/// Visits every arrangement once, the one in which row and column have the same number first.
pub(super) fn each(shapes: &[Shape], mut visit: impl FnMut(&[usize])) {
    let mut state = State::new(shapes);
    loop {
        visit(&state.columns);
        let mut moved = false;
        for (stratum, &(rows, _)) in shapes.iter().enumerate() {
            let order = &mut state.orders[stratum];
            // The columns that no row has come in one order only.
            order[rows..].reverse();
            moved = next_permutation(order);
            state.publish(stratum, rows);
            if moved {
                break;
            }
        }
        if !moved {
            return;
        }
    }
}

/// Visits random arrangements, each equally likely.
pub(super) fn sampled(shapes: &[Shape], many: u64, seed: u64, mut visit: impl FnMut(&[usize])) {
    let mut state = State::new(shapes);
    let mut generator = Generator::new(seed);
    for _ in 0..many {
        for (stratum, &(rows, columns)) in shapes.iter().enumerate() {
            let order = &mut state.orders[stratum];
            for row in 0..rows {
                order.swap(row, row + generator.below(columns - row));
            }
            state.publish(stratum, rows);
        }
        visit(&state.columns);
    }
}

/// Turns a list into the next one in lexicographic order; the last one into the first, with false.
fn next_permutation(list: &mut [usize]) -> bool {
    let Some(pivot) = list.windows(2).rposition(|two| two[0] < two[1]) else {
        list.reverse();
        return false;
    };
    let larger = list.iter().rposition(|item| *item > list[pivot]).unwrap_or(pivot);
    list.swap(pivot, larger);
    list[pivot + 1..].reverse();
    true
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Shape, count, each, sampled};

    fn all(shapes: &[Shape]) -> BTreeSet<Vec<usize>> {
        let mut found = BTreeSet::new();
        each(shapes, |columns| assert!(found.insert(columns.to_vec()), "{columns:?} twice"));
        found
    }

    #[test]
    fn every_arrangement_comes_once() {
        for (shapes, expected) in [
            (vec![], 1),
            (vec![(1, 1)], 1),
            (vec![(3, 3)], 6),
            (vec![(2, 4)], 12),
            (vec![(0, 2), (1, 3)], 3),
            (vec![(2, 2), (3, 3), (1, 1)], 12),
            (vec![(2, 3), (3, 4)], 144),
        ] {
            let found = all(&shapes);
            assert_eq!(found.len(), expected, "{shapes:?}");
            assert_eq!(count(&shapes, 144), Some(expected as u64));
            assert_eq!(count(&shapes, expected as u64 - 1), None);
            for columns in found {
                let mut rest = columns.as_slice();
                for &(rows, most) in &shapes {
                    let (own, others) = rest.split_at(rows);
                    assert!(own.iter().all(|column| *column < most));
                    assert_eq!(own.iter().collect::<BTreeSet<_>>().len(), rows, "{columns:?}");
                    rest = others;
                }
            }
        }
        assert_eq!(count(&[(200, 200)], u64::MAX), None);
    }

    #[test]
    fn random_arrangements_are_equally_likely() {
        let shapes = [(2, 3), (2, 2)];
        let mut seen: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
        sampled(&shapes, 12_000, 7, |columns| *seen.entry(columns.to_vec()).or_default() += 1);
        assert_eq!(seen.len(), 12);
        // Chi-squared with 11 degrees of freedom: above 31.3 with probability 0.001.
        let squares = seen.values().map(|&times| (f64::from(times) - 1_000.0).powi(2) / 1_000.0);
        assert!(squares.sum::<f64>() < 31.3, "{seen:?}");
    }
}
