//! A side as blocks read it.

use ndarray::Array2;

use super::receivers::{AddedMeasure, Receivers};
use crate::criteria::lanes::{Numbers, Statements, Tiles};
use crate::profile::Pool;

/// One side of a block.
#[derive(Debug)]
pub(super) struct BlockSide {
    /// What each domain adds to a region.
    pub(super) gain: Tiles,
    /// 1 where a region lacks a domain.
    pub(super) lacks: Tiles,
    /// What a region gives: its shares, or 1 for each strength; weighted unless a sum scales them.
    pub(super) given: Statements,
    pub(super) gaps: Numbers,
}

impl BlockSide {
    /// `gains_count` says whether the value depends on what the side receives.
    pub(super) fn new(
        pool: &Pool,
        receivers: &Receivers,
        shares: &Array2<f64>,
        weight: f64,
        gains_count: bool,
    ) -> Self {
        let factor = |share: f64| match receivers.measure {
            AddedMeasure::NearStrengths => share,
            // The weight is 1 or one half, which no product rounds.
            AddedMeasure::NewShare => weight * share,
            AddedMeasure::AbsentDensity | AddedMeasure::TargetDensity => weight,
        };
        let given = pool.profiles().iter().map(|giver| {
            let domains = giver.strengths.iter().map(|strength| strength.domain.index());
            domains.map(move |j| (j, factor(shares[[giver.index, j]])))
        });
        let known = pool.profiles().iter().map(|profile| {
            !profile.strengths.is_empty() && (!gains_count || receivers.known(profile).is_ok())
        });
        Self {
            gain: Tiles::new(&receivers.gain),
            lacks: Tiles::of(&receivers.has, |&has| if has { 0.0 } else { 1.0 }),
            given: Statements::new(given),
            gaps: Numbers::gaps(known),
        }
    }
}
