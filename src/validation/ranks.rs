//! The rank of each observed partner among all candidates, on both sides.

use serde::{Deserialize, Serialize};

use super::pairs::ObservedPairs;
use super::standing::{Lines, Standing};
use crate::plan::Assessment;
use crate::profile::RegionLabel;

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
    let values = assessed.scores().scores();
    let observed = ObservedPairs::of(assessed);
    let rows = Lines::new(&values.view(), observed.pairs.iter().map(|pair| pair.row));
    let columns = Lines::new(&values.t(), observed.pairs.iter().map(|pair| pair.column));
    let mut ranks: Vec<ObservedRank> = observed
        .pairs
        .into_iter()
        .filter_map(|pair| {
            let value = values[[pair.row, pair.column]];
            Some(ObservedRank {
                row: rows.standing(pair.row, value)?,
                column: columns.standing(pair.column, value)?,
                left: pair.left,
                right: pair.right,
                programme: pair.programme,
                round: pair.round,
                score: value.get(),
            })
        })
        .collect();
    ranks.sort_by(|a, b| (&a.left.id, &a.right.id).cmp(&(&b.left.id, &b.right.id)));
    ranks
}
