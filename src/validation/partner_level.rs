//! How high the observed partners rank with anyone: whether a fit is only the level of the partners.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::pairs::ObservedPairs;
use super::standing::Standings;
use crate::score::Value;

/// Most pairs of observed regions that are looked at.
const MOST_PAIRS: usize = 1 << 24;

/// The percentile of the real partners next to that of all partners, of any region.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PartnerLevel {
    /// Mean percentile of the real partner.
    pub real: f64,
    /// Mean percentile of the partners of all observed pairs, with each of the regions of all observed
    /// pairs: above one half if the regions that were chosen rank high with anyone, for instance because
    /// they are well documented.
    pub any: f64,
}

/// Both sides: the right regions among the candidates of the left ones, and the reverse. `None` without
/// observed pairs, or if there are more than 4,096.
pub(super) fn partner_levels(
    values: &Array2<Value>,
    observed: &ObservedPairs,
) -> Option<[PartnerLevel; 2]> {
    let pairs = &observed.pairs;
    if pairs.is_empty() || pairs.len().saturating_mul(pairs.len()) > MOST_PAIRS {
        return None;
    }
    let standings = Standings::of(values, observed);
    let mut real = [0.0; 2];
    let mut any = [0.0; 2];
    for (place, pair) in pairs.iter().enumerate() {
        for (other_place, other) in pairs.iter().enumerate() {
            let both = standings.percentiles(values, pair.row, other.column);
            for side in 0..2 {
                any[side] += both[side];
                if place == other_place {
                    real[side] += both[side];
                }
            }
        }
    }
    let n = pairs.len() as f64;
    Some([0, 1].map(|side| PartnerLevel { real: real[side] / n, any: any[side] / n / n }))
}
