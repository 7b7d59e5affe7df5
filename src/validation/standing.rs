//! The rank of one value among those of a line.

use std::collections::BTreeMap;

use ndarray::{Array2, ArrayView2};
use serde::{Deserialize, Serialize};

use super::pairs::ObservedPairs;
use crate::score::Value;

/// The rank of a partner among the candidates of a region.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Rank among all candidates with a known score, 1 for the best; candidates of equal score
    /// share the mean of their ranks. `None` if the score is unknown.
    pub rank: Option<f64>,
    /// Share of the other candidates that score lower, ties counting half; in [0, 1], 0.5 on
    /// average under chance. `None` if the score is unknown or there is no other candidate.
    pub percentile: Option<f64>,
    /// Number of candidates with a known score.
    pub candidates: usize,
}

/// The known values of a row or column, sorted.
#[derive(Debug, Clone)]
pub(super) struct Line(Vec<f64>);

impl Line {
    pub(super) fn new<'a>(values: impl IntoIterator<Item = &'a Value>) -> Self {
        let mut known: Vec<f64> = values.into_iter().filter_map(|value| value.get()).collect();
        known.sort_by(f64::total_cmp);
        Self(known)
    }

    /// The standing of a value of this line.
    pub(super) fn standing(&self, value: Value) -> Standing {
        let candidates = self.0.len();
        let Some(value) = value.get() else {
            return Standing { rank: None, percentile: None, candidates };
        };
        let below = self.0.partition_point(|other| *other < value);
        let above = candidates - self.0.partition_point(|other| *other <= value);
        // The value itself is among the equal ones.
        let others = candidates.saturating_sub(1) as f64;
        let ties = others - (below + above) as f64;
        Standing {
            rank: Some(above as f64 + 1.0 + ties / 2.0),
            percentile: (others > 0.0).then(|| (below as f64 + ties / 2.0) / others),
            candidates,
        }
    }

    pub(super) fn into_sorted(self) -> Vec<f64> {
        self.0
    }
}

/// The sorted rows of a table that are needed, each once.
pub(super) struct Lines(BTreeMap<usize, Line>);

impl Lines {
    pub(super) fn new(values: &ArrayView2<'_, Value>, rows: impl Iterator<Item = usize>) -> Self {
        let mut lines = BTreeMap::new();
        for row in rows {
            lines.entry(row).or_insert_with(|| Line::new(values.row(row)));
        }
        Self(lines)
    }

    /// The standing of a value in a row; `None` for another row.
    pub(super) fn standing(&self, row: usize, value: Value) -> Option<Standing> {
        self.0.get(&row).map(|line| line.standing(value))
    }
}

/// The sorted rows and columns of the observed pairs.
pub(super) struct Standings {
    rows: Lines,
    columns: Lines,
}

impl Standings {
    pub(super) fn of(values: &Array2<Value>, observed: &ObservedPairs) -> Self {
        let rows = observed.pairs.iter().map(|pair| pair.row);
        let columns = observed.pairs.iter().map(|pair| pair.column);
        Self { rows: Lines::new(&values.view(), rows), columns: Lines::new(&values.t(), columns) }
    }

    /// A cell in its row and in its column; `None` for a row or column without an observed pair.
    pub(super) fn both(
        &self,
        values: &Array2<Value>,
        row: usize,
        column: usize,
    ) -> [Option<Standing>; 2] {
        let value = values[[row, column]];
        [self.rows.standing(row, value), self.columns.standing(column, value)]
    }

    /// The percentiles of a cell in its row and in its column; one half where unknown.
    pub(super) fn percentiles(
        &self,
        values: &Array2<Value>,
        row: usize,
        column: usize,
    ) -> [f64; 2] {
        self.both(values, row, column)
            .map(|standing| standing.and_then(|it| it.percentile).unwrap_or(0.5))
    }

    /// The mean of both.
    pub(super) fn percentile(&self, values: &Array2<Value>, row: usize, column: usize) -> f64 {
        let [own, other] = self.percentiles(values, row, column);
        f64::midpoint(own, other)
    }
}
