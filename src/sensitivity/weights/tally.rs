//! Counts of pairs over many weights.

use std::collections::BTreeMap;

use super::model::Cells;
use crate::assignment::{Col, Row};

/// No entry yet.
const NONE: u32 = u32::MAX;

/// How often something was in the best plan, and the sum of the weights under which it was.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Count {
    pub(super) times: usize,
    pub(super) shares: Vec<f64>,
}

impl Count {
    pub(super) fn new(size: usize) -> Self {
        Self { times: 0, shares: vec![0.0; size] }
    }

    fn add(&mut self, shares: &[f64]) {
        self.times += 1;
        self.shares.iter_mut().zip(shares).for_each(|(sum, share)| *sum += share);
    }

    fn join(&mut self, other: &Self) {
        self.times += other.times;
        self.shares.iter_mut().zip(&other.shares).for_each(|(sum, share)| *sum += share);
    }
}

/// Counts over the weights of one batch.
pub(super) struct Tally {
    cols: usize,
    /// The place of the entry of every cell.
    entry: Vec<u32>,
    pub(super) entries: Vec<((Row, Col), Count)>,
    /// How often the plan examined was the best one.
    pub(super) plan: Count,
    pub(super) vectors: usize,
    pub(super) without_plan: usize,
}

impl Tally {
    pub(super) fn new((rows, cols): (usize, usize), size: usize) -> Self {
        Self {
            cols,
            entry: vec![NONE; rows * cols],
            entries: Vec::new(),
            plan: Count::new(size),
            vectors: 0,
            without_plan: 0,
        }
    }

    /// Counts the best plan under some weights, next to the plan examined.
    pub(super) fn add(&mut self, best: Option<&Cells>, plan: &Cells, shares: &[f64]) {
        self.vectors += 1;
        let Some(best) = best else {
            self.without_plan += 1;
            return;
        };
        if best == plan {
            self.plan.add(shares);
        }
        for &(row, col) in best {
            let entry = &mut self.entry[row.0 * self.cols + col.0];
            if *entry == NONE {
                *entry = u32::try_from(self.entries.len()).unwrap_or(NONE);
                self.entries.push(((row, col), Count::new(shares.len())));
            }
            if let Some((_, count)) = self.entries.get_mut(*entry as usize) {
                count.add(shares);
            }
        }
    }

    /// Forgets where entries are, which nobody needs once a batch is counted.
    pub(super) fn closed(mut self) -> Self {
        self.entry = Vec::new();
        self
    }
}

/// The counts of all batches together, and how the parts of the batches vary.
pub(super) struct Total {
    pub(super) cells: BTreeMap<(Row, Col), Joined>,
    pub(super) plan: Joined,
    pub(super) vectors: usize,
    pub(super) without_plan: usize,
}

/// A count over all batches, with the sum of the squares of their parts.
pub(super) struct Joined {
    pub(super) count: Count,
    squares: f64,
}

impl Joined {
    fn new(size: usize) -> Self {
        Self { count: Count::new(size), squares: 0.0 }
    }

    fn join(&mut self, count: &Count, vectors: usize) {
        self.count.join(count);
        self.squares += count.times as f64 * count.times as f64 / vectors as f64;
    }

    /// The part of all weights.
    pub(super) fn part(&self, vectors: usize) -> f64 {
        self.count.times as f64 / vectors as f64
    }

    /// √(p (1 − p) / n) for independent weights.
    pub(super) fn independent_error(&self, vectors: usize) -> f64 {
        let part = self.part(vectors);
        (part * (1.0 - part) / vectors as f64).sqrt()
    }

    /// The error from how the parts of the batches vary: √(Σ n_b (p_b − p)² / (B − 1) / n).
    pub(super) fn error_of_batches(&self, vectors: usize, batches: usize) -> f64 {
        let part = self.part(vectors);
        let about_mean = (self.squares - vectors as f64 * part * part).max(0.0);
        (about_mean / (batches.max(2) - 1) as f64 / vectors as f64).sqrt()
    }

    /// The mean of the weights; `None` if there are none.
    pub(super) fn central(&self) -> Option<Vec<f64>> {
        let times = self.count.times;
        (times > 0).then(|| self.count.shares.iter().map(|sum| sum / times as f64).collect())
    }
}

impl Total {
    /// Joins batches in their order.
    pub(super) fn of(batches: &[Tally], size: usize) -> Self {
        let mut total =
            Self { cells: BTreeMap::new(), plan: Joined::new(size), vectors: 0, without_plan: 0 };
        for batch in batches {
            for (cell, count) in &batch.entries {
                let joined = total.cells.entry(*cell).or_insert_with(|| Joined::new(size));
                joined.join(count, batch.vectors);
            }
            total.plan.join(&batch.plan, batch.vectors);
            total.vectors += batch.vectors;
            total.without_plan += batch.without_plan;
        }
        total
    }
}
