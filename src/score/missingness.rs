//! Whether pairs for which a criterion is known score higher for that reason.

use ndarray::{Array2, Axis, Slice};
use serde::{Deserialize, Serialize};

use super::bands::in_parallel;
use super::block::BLOCK_ROWS;
use super::layer::{Layer, Value};

/// The mean score of the pairs for which a criterion is known, and of those for which it is not. Near
/// each other: to have the value recorded is no merit. Only pairs with a score count.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Missingness {
    /// Number of pairs whose value is known; at least 1.
    pub known: usize,
    /// Number of pairs whose value is unknown; at least 1.
    pub unknown: usize,
    /// Mean score of the first, in [0, 1].
    pub score_where_known: f64,
    /// Mean score of the second, in [0, 1].
    pub score_where_unknown: f64,
}

impl Missingness {
    /// `None` if the criterion is known for all pairs with a score, or for none.
    pub(super) fn of(layer: &Layer, scores: &Array2<Value>) -> Option<Self> {
        let rows = scores.nrows();
        let bands = in_parallel(rows.div_ceil(BLOCK_ROWS), |band| {
            let rows = Slice::from(band * BLOCK_ROWS..((band + 1) * BLOCK_ROWS).min(rows));
            let mut groups = [(0_usize, 0.0), (0, 0.0)];
            for (value, score) in
                layer.values.slice_axis(Axis(0), rows).iter().zip(scores.slice_axis(Axis(0), rows))
            {
                let Some(score) = score.get() else { continue };
                let (count, sum) = &mut groups[usize::from(value.get().is_none())];
                *count += 1;
                *sum += score;
            }
            groups
        });
        let groups = bands.into_iter().fold([(0, 0.0), (0, 0.0)], |all, band| {
            [0, 1].map(|group| (all[group].0 + band[group].0, all[group].1 + band[group].1))
        });
        let [(known, of_known), (unknown, of_unknown)] = groups;
        (known > 0 && unknown > 0).then(|| Self {
            known,
            unknown,
            score_where_known: of_known / known as f64,
            score_where_unknown: of_unknown / unknown as f64,
        })
    }
}
