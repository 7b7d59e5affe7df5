//! What one region would add to the strengths of the other.

mod block;
mod block_side;
mod receivers;

use ndarray::Array2;

use self::block_side::BlockSide;
use self::receivers::{AddedMeasure, Receivers, relatedness};
use super::criterion::Criterion;
use super::error::CriterionError;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::shared_strengths::known_strengths;
use super::shares::{labels, shares};
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile};
use crate::taxonomy::{DomainId, DomainLabel};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How added relatedness is measured, and for whom. The first two measures ask what the added
    /// domains are related to; the last two reward whatever is new.
    pub enum AddedFormula as "formula" {
        /// How closely what is new to the receiver is related to what it has; mean of the two
        /// directions. The default.
        NearStrengths = "near-strengths",
        /// The same, only what the right region adds to the left one.
        NearStrengthsOfSeeker = "near-strengths-of-seeker",
        /// The same, only what the left region adds to the right one.
        NearStrengthsOfHost = "near-strengths-of-host",
        /// The relatedness density that is added around the targets of the receiver; mean of the two
        /// directions.
        TargetDensity = "target-density",
        /// The same, only what the right region adds to the left one.
        TargetDensityOfSeeker = "target-density-of-seeker",
        /// The same, only what the left region adds to the right one.
        TargetDensityOfHost = "target-density-of-host",
        /// Each domain that is new to the receiver counts with its share of the partner's profile,
        /// and more if it is related to further domains that the receiver lacks; mean of the two
        /// directions.
        Balanced = "balanced",
        /// The mean added relatedness density over all domains that the receiver lacks; mean of both
        /// directions.
        Both = "both",
        /// The same, only what the right region adds to the left one.
        ToSeeker = "to-seeker",
        /// The same, only what the left region adds to the right one.
        ToHost = "to-host",
    }
}

/// Who receives what is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Both,
    ToSeeker,
    ToHost,
}

impl Direction {
    /// The weight of each direction that counts.
    fn weight(self) -> f64 {
        match self {
            Self::Both => 0.5,
            Self::ToSeeker | Self::ToHost => 1.0,
        }
    }
}

impl AddedFormula {
    /// Whether it measures what is added around targets.
    pub(crate) fn has_targets(self) -> bool {
        self.parts().0 == AddedMeasure::TargetDensity
    }

    fn parts(self) -> (AddedMeasure, Direction) {
        use AddedMeasure::{AbsentDensity, NearStrengths, NewShare, TargetDensity};
        match self {
            Self::NearStrengths => (NearStrengths, Direction::Both),
            Self::NearStrengthsOfSeeker => (NearStrengths, Direction::ToSeeker),
            Self::NearStrengthsOfHost => (NearStrengths, Direction::ToHost),
            Self::TargetDensity => (TargetDensity, Direction::Both),
            Self::TargetDensityOfSeeker => (TargetDensity, Direction::ToSeeker),
            Self::TargetDensityOfHost => (TargetDensity, Direction::ToHost),
            Self::Balanced => (NewShare, Direction::Both),
            Self::Both => (AbsentDensity, Direction::Both),
            Self::ToSeeker => (AbsentDensity, Direction::ToSeeker),
            Self::ToHost => (AbsentDensity, Direction::ToHost),
        }
    }
}

/// What a partner adds to a region: the strengths that are new to it, each with a gain.
///
/// φ is the Jaccard relatedness of domains from their co-occurrence in both pools, M the presence of
/// strengths, q_j the share of domain j in the profile of the partner s; sums over j run over the
/// strengths of s that the receiver r lacks.
///
/// ```text
/// near-strengths   Σ_j q_j P_rj / Σ_j q_j                 P_rj: rank of RD_rj = Σ_i M_ri φ_ij / Σ_i φ_ij
/// target-density   Σ_t n_t RDA_t / Σ_t n_t                RDA_t = Σ_j φ_tj / Σ_i φ_ti
/// balanced         Σ_j q_j A_rj / max A_r                 A_rj = Σ_{i∉r} φ_ij / Σ_l φ_il
/// both             Σ_j A_rj / N                           N: number of domains i∉r with Σ_l φ_il > 0
/// ```
///
/// P_rj is the share of the domains that r lacks and that are nearer to it by no more than j: ties,
/// and j itself, count half, and it is 0 where RD_rj is. A value of 1/2 is no nearer than a typical
/// domain. The maximum of A_r is over the domains that r lacks. Targets t are the needs of r with their weights
/// n_t, or the domains of [`with_targets`](Self::with_targets), all of weight 1.
///
/// `near-strengths` (our own construction) ranks by the density RD of Boschma, Balland & Kogler 2015,
/// since the density itself grows with the number of strengths of r. It does not say how much is new. The
/// densities are our own reading of the complementary interregional linkages of Balland & Boschma
/// 2021, whose published normalisation we did not have: `target-density` for some domains, `both` for
/// all that r lacks.
///
/// Unknown if one states no strength; if r has no target; if nothing that r lacks is related to its
/// strengths, to its targets or, with `balanced` and `both`, to anything else that it lacks.
///
/// A pair costs O(strengths of both); preparing costs O(regions · domains²).
#[derive(Debug)]
pub struct AddedRelatedness {
    formula: AddedFormula,
    left: Receivers,
    right: Receivers,
    /// Both sides as blocks read them.
    sides: [BlockSide; 2],
    /// Shares of strengths, of those who give.
    left_shares: Array2<f64>,
    right_shares: Array2<f64>,
    domains: Vec<DomainLabel>,
}

impl AddedRelatedness {
    /// Prepares both pools; the targets of a region are its needs.
    ///
    /// # Errors
    /// If the matrix of relatedness is invalid; never for pools of a checked dataset.
    pub fn new(left: &Pool, right: &Pool, formula: AddedFormula) -> Result<Self, CriterionError> {
        Self::with_targets(left, right, formula, &[])
    }

    /// Prepares both pools; the targets of every region are the given domains, of equal weight, or
    /// its needs if none are given. Only the formulas of `target-density` use them.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn with_targets(
        left: &Pool,
        right: &Pool,
        formula: AddedFormula,
        targets: &[DomainId],
    ) -> Result<Self, CriterionError> {
        let phi = relatedness(left, right)?;
        let (measure, direction) = formula.parts();
        let shares = |pool| shares(pool, |profile: &Profile| &profile.strengths);
        let [receiving_left, receiving_right] =
            [left, right].map(|pool| Receivers::new(pool, &phi, measure, targets));
        let [left_shares, right_shares] = [left, right].map(shares);
        let weight = direction.weight();
        let side = |pool, receivers, shares, other| {
            BlockSide::new(pool, receivers, shares, weight, direction != other)
        };
        Ok(Self {
            formula,
            sides: [
                side(left, &receiving_left, &left_shares, Direction::ToHost),
                side(right, &receiving_right, &right_shares, Direction::ToSeeker),
            ],
            left: receiving_left,
            right: receiving_right,
            left_shares,
            right_shares,
            domains: labels(left),
        })
    }

    fn add(&self, direction: &OneWay<'_>, weight: f64, tally: &mut Tally) {
        let OneWay { receivers, receiver, giver, shares } = *direction;
        let (row, shares) = (receivers.gain.row(receiver.index), shares.row(giver.index));
        let scale = match receivers.measure {
            AddedMeasure::NearStrengths => {
                let is_new = |j: &usize| !receivers.has[[receiver.index, *j]];
                let strengths = giver.strengths.iter().map(|strength| strength.domain.index());
                weight / strengths.filter(is_new).map(|j| shares[j]).sum::<f64>()
            }
            _ => weight,
        };
        for strength in &giver.strengths {
            let j = strength.domain.index();
            let amount = match receivers.measure {
                AddedMeasure::NearStrengths | AddedMeasure::NewShare => shares[j] * row[j],
                AddedMeasure::AbsentDensity | AddedMeasure::TargetDensity => row[j],
            };
            // Without anything new the scale is infinite, and no domain has a gain.
            if amount > 0.0 {
                tally.add(scale * amount, || self.reason(receivers, receiver, j));
            }
        }
    }

    fn reason(&self, receivers: &Receivers, receiver: &Profile, j: usize) -> Reason {
        let (region, domain) = (receiver.region.label(), self.domains[j].clone());
        match receivers.nearest(receiver.index, j) {
            Some(near) => Reason::AddedNear { region, domain, near: self.domains[near].clone() },
            None => Reason::AddedDomain { region, domain },
        }
    }
}

/// What one region may add to the other.
#[derive(Clone, Copy)]
struct OneWay<'a> {
    receivers: &'a Receivers,
    receiver: &'a Profile,
    giver: &'a Profile,
    shares: &'a Array2<f64>,
}

impl OneWay<'_> {
    /// Why nothing is added.
    fn nothing_added(&self) -> ZeroReason {
        let [receiver, giver] = [self.receiver, self.giver].map(|profile| profile.region.label());
        let has = |j: usize| self.receivers.has[[self.receiver.index, j]];
        if self.giver.strengths.iter().all(|strength| has(strength.domain.index())) {
            return ZeroReason::NothingNew { receiver, giver };
        }
        match self.receivers.measure {
            AddedMeasure::NearStrengths => ZeroReason::NothingNearStrengths { receiver, giver },
            AddedMeasure::TargetDensity => ZeroReason::NothingNearTargets { receiver, giver },
            _ => ZeroReason::NothingRelated { receiver, giver },
        }
    }
}

impl Criterion for AddedRelatedness {
    fn id(&self) -> &'static str {
        "added-relatedness"
    }

    fn meaning(&self) -> Meaning {
        match self.formula {
            AddedFormula::NearStrengths => Meaning::EachAddsNearStrengths,
            AddedFormula::NearStrengthsOfSeeker => Meaning::HostAddsNearStrengths,
            AddedFormula::NearStrengthsOfHost => Meaning::SeekerAddsNearStrengths,
            AddedFormula::TargetDensity => Meaning::EachAddsNearTargets,
            AddedFormula::TargetDensityOfSeeker => Meaning::HostAddsNearTargets,
            AddedFormula::TargetDensityOfHost => Meaning::SeekerAddsNearTargets,
            AddedFormula::Balanced | AddedFormula::Both => Meaning::EachAddsRelated,
            AddedFormula::ToSeeker => Meaning::HostAddsRelated,
            AddedFormula::ToHost => Meaning::SeekerAddsRelated,
        }
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        known_strengths(pair)?;
        let (left, right) = (pair.left, pair.right);
        let both = [
            OneWay {
                receivers: &self.left,
                receiver: left,
                giver: right,
                shares: &self.right_shares,
            },
            OneWay {
                receivers: &self.right,
                receiver: right,
                giver: left,
                shares: &self.left_shares,
            },
        ];
        let directions = match self.formula.parts().1 {
            Direction::Both => &both[..],
            Direction::ToSeeker => &both[..1],
            Direction::ToHost => &both[1..],
        };
        for direction in directions {
            direction.receivers.known(direction.receiver)?;
        }
        let weight = 1.0 / directions.len() as f64;
        for direction in directions {
            self.add(direction, weight, tally);
        }
        for direction in directions {
            tally.explain_zero(|| direction.nothing_added());
        }
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        self.fill_block(block, values);
    }
}
