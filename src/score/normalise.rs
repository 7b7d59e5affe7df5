//! Rescaling of a layer, so that criteria of different spread can be compared.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How to rescale the values of a criterion before they are weighted. Only known values enter, and
    /// unknown ones stay unknown; the result is in [0, 1]. What a criterion adds to the score is its weight
    /// times the rescaled value, so that contributions still add up to the score exactly; a piece of evidence
    /// has the same share of it as of the raw value.
    pub enum Normalisation as "normalisation" {
        /// No change: values are comparable between datasets. The default.
        None = "none",
        /// (x − min) / (max − min) over the known values. If all values are
        /// equal, they become 0.5.
        MinMax = "min-max",
        /// (rank − 1) / (n − 1) over the n known values, ties at their mean rank: only the order
        /// counts. Values are equal if they lie in the same of 2²⁰ steps of [0, 1], about a millionth, so that
        /// rounding ranks no pair before another. A single or constant value becomes 0.5. Scores
        /// are then relative to the pool; that all criteria are spread alike is what makes
        /// their nominal weights effective.
        Rank = "rank",
        /// ½ + z / 8 with z = (x − mean) / sd over the known values (population sd; z-score), cut off at
        /// z = ±4: criteria then differ by their weights, not by their spread. Constant values become
        /// 0.5.
        Standard = "standard",
        /// ½ + (x − row mean − column mean + mean) / 4, each mean over the known values (double centring,
        /// Torgerson 1952): what a region has with every partner is removed, what is specific to the pair
        /// stays. If all values are known, those of each row and of each column have the mean 0.5. The only
        /// known value of a row or column is compared with the other means; constant values become 0.5.
        DoubleCentred = "double-centred",
    }
}
