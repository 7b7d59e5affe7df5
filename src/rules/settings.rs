//! The rules as a programme states them.

use serde::{Deserialize, Serialize};

use crate::word::vocabulary;

vocabulary! {
    /// How many pairs a programme asks for.
    pub enum PairsWanted as "number of pairs" {
        /// Every region of the smaller side gets a partner; where that cannot be, the answer says
        /// which regions compete for too few partners.
        Complete = "complete",
        /// As many pairs as the other rules allow; among those the greatest total.
        Largest = "largest",
        /// A pair is only made where it raises the total above what the regions are worth alone
        /// (the reservation value); regions may stay without partner.
        Free = "free",
    }
}

/// A pair that must not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForbiddenPair {
    /// Id of the region of the left side.
    pub left: String,
    /// Id of the region of the right side.
    pub right: String,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

/// The rules of a programme.
///
/// | rule | default | meaning | range |
/// | --- | --- | --- | --- |
/// | `pairs` | complete | how many pairs are asked for | see [`PairsWanted`] |
/// | `reservation` | 0 | with `free`: the score that a pair must exceed | 0 to 1 |
/// | `minimum_score` | none | pairs that score less are not eligible | 0 to 1 |
/// | `forbidden` | none | pairs that must not be made | ids of both sides |
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// How many pairs are asked for.
    pub pairs: PairsWanted,
    /// With [`PairsWanted::Free`]: the score that a pair must exceed to be worth making.
    pub reservation: f64,
    /// Pairs below this score are not eligible.
    pub minimum_score: Option<f64>,
    /// Pairs that must not be made.
    pub forbidden: Vec<ForbiddenPair>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            pairs: PairsWanted::Complete,
            reservation: 0.0,
            minimum_score: None,
            forbidden: Vec::new(),
        }
    }
}
