//! The rank of the observed partner of a region among all candidates.

use serde::{Deserialize, Serialize};

use crate::plan::Assessment;
use crate::profile::RegionLabel;

/// The rank of an observed partner among the candidates of a left region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ObservedRank {
    /// The left region.
    pub left: RegionLabel,
    /// Its observed partner.
    pub right: RegionLabel,
    /// Round in which the pair was made.
    pub round: u32,
    /// Score of the pair; `None` if unknown.
    pub score: Option<f64>,
    /// Rank among all candidates with a known score, 1 for the best; candidates of equal score
    /// share the mean of their ranks. `None` if the score is unknown.
    pub rank: Option<f64>,
    /// Share of the other candidates that score lower, ties counting half; in [0, 1], 0.5 on
    /// average under chance. `None` if the score is unknown or there is no other candidate.
    pub percentile: Option<f64>,
    /// Number of candidates with a known score.
    pub candidates: usize,
}

/// Returns the rank of every observed partner under the scores, in the order of the left regions'
/// ids. Observed pairings whose regions are not both candidates are left out.
///
/// # Complexity
/// Linear in the candidates for each observed pairing.
pub fn observed_ranks(assessed: &Assessment) -> Vec<ObservedRank> {
    let turned = assessed.left().side() != assessed.dataset().sides().left;
    let mut ranks: Vec<ObservedRank> = assessed
        .dataset()
        .pairings()
        .iter()
        .filter_map(|observed| {
            let (left, right) = if turned {
                (&observed.right, &observed.left)
            } else {
                (&observed.left, &observed.right)
            };
            let left = assessed.left().get(left)?;
            let right = assessed.right().get(right)?;
            let row = assessed.scores().scores().row(left.index);
            let score = row[right.index].get();
            let (mut above, mut equal, mut below) = (0_usize, 0_usize, 0_usize);
            for other in row.iter().filter_map(|value| value.get()) {
                match score.map(|own| other.total_cmp(&own)) {
                    Some(std::cmp::Ordering::Greater) => above += 1,
                    Some(std::cmp::Ordering::Equal) => equal += 1,
                    Some(std::cmp::Ordering::Less) => below += 1,
                    None => {}
                }
            }
            // The pair itself is among the equal ones.
            let others = (above + below + equal).saturating_sub(1) as f64;
            let ties = equal.saturating_sub(1) as f64;
            Some(ObservedRank {
                left: left.region.label(),
                right: right.region.label(),
                round: observed.round,
                score,
                rank: score.map(|_| above as f64 + 1.0 + ties / 2.0),
                percentile: score
                    .filter(|_| others > 0.0)
                    .map(|_| (below as f64 + ties / 2.0) / others),
                candidates: row.iter().filter(|value| value.get().is_some()).count(),
            })
        })
        .collect();
    ranks.sort_by(|a, b| (&a.left.id, &a.right.id).cmp(&(&b.left.id, &b.right.id)));
    ranks
}
