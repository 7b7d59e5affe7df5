//! The rank of each observed partner among all candidates, on both sides.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::pairs::ObservedPairs;
use super::standing::{Standing, Standings};
use crate::plan::Assessment;
use crate::profile::RegionLabel;
use crate::score::Value;

/// An observed pair and its rank on both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ObservedRank {
    /// The left region.
    pub left: RegionLabel,
    /// Its observed partner.
    pub right: RegionLabel,
    /// Programme that made the pair.
    pub programme: String,
    /// Round in which the pair was made.
    pub round: u32,
    /// Score of the pair; `None` if unknown.
    pub score: Option<f64>,
    /// The right region among all candidates of the left one.
    pub row: Standing,
    /// The left region among all candidates of the right one.
    pub column: Standing,
}

/// Returns the rank of every observed partner under the scores, in the order of the left regions'
/// ids. Observed pairings whose regions are not both candidates are left out.
///
/// # Complexity
/// Sorts each row and column with an observed pairing.
pub fn observed_ranks(assessed: &Assessment) -> Vec<ObservedRank> {
    ranks(assessed.scores().scores(), &ObservedPairs::of(assessed))
}

/// The same for observed pairs that are known.
pub(super) fn ranks(values: &Array2<Value>, observed: &ObservedPairs) -> Vec<ObservedRank> {
    let standings = Standings::of(values, observed);
    let mut ranks: Vec<ObservedRank> = observed
        .pairs
        .iter()
        .filter_map(|pair| {
            let [row, column] = standings.both(values, pair.row, pair.column);
            Some(ObservedRank {
                row: row?,
                column: column?,
                left: pair.left.clone(),
                right: pair.right.clone(),
                programme: pair.programme.clone(),
                round: pair.round,
                score: values[[pair.row, pair.column]].get(),
            })
        })
        .collect();
    ranks.sort_by(|a, b| (&a.left.id, &a.right.id).cmp(&(&b.left.id, &b.right.id)));
    ranks
}
