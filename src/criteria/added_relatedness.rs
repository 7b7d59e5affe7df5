//! What one region would add to the strengths of the other, and what that is related to.

use ndarray::{Array1, Array2, Axis};

use super::criterion::{Criterion, Pair};
use super::error::CriterionError;
use super::meaning::Meaning;
use super::reason::Reason;
use super::shared_strengths::known_strengths;
use super::shares::{labels, shares};
use super::tally::Tally;
use super::unknown::Unknown;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile};
use crate::taxonomy::{DomainLabel, cooccurrence, relatedness_jaccard};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How added relatedness is measured, and for whom.
    pub enum AddedFormula as "formula" {
        /// Each added domain counts with its share of the partner's profile; mean of the two
        /// directions. The default: a longer list of strengths is no merit.
        Balanced = "balanced",
        /// The mean added relatedness density over the domains that the receiver lacks; mean of
        /// both directions.
        Both = "both",
        /// The same, only what the right region adds to the left one.
        ToSeeker = "to-seeker",
        /// The same, only what the left region adds to the right one.
        ToHost = "to-host",
    }
}

/// How much one region has strengths that the other lacks and that are related to further domains
/// which it lacks.
///
/// With φ the Jaccard relatedness of domains from their co-occurrence in both pools and M the
/// presence of strengths, the density that s adds to r around a domain i that r lacks is
///
/// ```text
/// RDA_{r←s,i} = Σ_{j≠i} M_sj (1 − M_rj) φ_ij / Σ_{j≠i} φ_ij
/// ```
///
/// and the value is its mean over those i: our own reading of the complementary interregional
/// linkages of Balland & Boschma 2021, whose published normalisation we did not have. Written by
/// added domain j it is Σ_j A_rj / N, with A_rj = Σ_{i∉r, i≠j} φ_ij / Σ_{l≠i} φ_il and N the number
/// of those i: the evidence.
///
/// This grows with the number of recorded strengths of s. `balanced` (our own construction) weighs
/// each added domain by its share q_j of the partner's profile instead: Σ_j q_j A_rj / max_j A_rj.
///
/// Unknown if one states no strength, or if no absent domain is related to anything.
///
/// A pair costs O(strengths of both); preparing costs O(regions · domains²).
#[derive(Debug)]
pub struct AddedRelatedness {
    formula: AddedFormula,
    left: Receiver,
    right: Receiver,
    domains: Vec<DomainLabel>,
}

/// One side as those who receive.
#[derive(Debug)]
struct Receiver {
    /// A_rj, regions × domains; 0 for domains that the region has.
    gain: Array2<f64>,
    /// Largest A_rj of each region.
    most: Array1<f64>,
    /// Number of absent domains that are related to anything.
    absent: Array1<f64>,
    /// Shares of strengths, as those who give.
    shares: Array2<f64>,
}

impl AddedRelatedness {
    /// Prepares both pools.
    ///
    /// # Errors
    /// If the matrix of relatedness is invalid; never for pools of a checked dataset.
    pub fn new(left: &Pool, right: &Pool, formula: AddedFormula) -> Result<Self, CriterionError> {
        let phi = relatedness(left, right)?;
        Ok(Self {
            formula,
            left: Receiver::new(left, &phi),
            right: Receiver::new(right, &phi),
            domains: labels(left),
        })
    }

    fn add(
        &self,
        receiver: (&Receiver, &Profile),
        giver: (&Receiver, &Profile),
        weight: f64,
        tally: &mut Tally,
    ) {
        let (to, region) = receiver;
        let (from, partner) = giver;
        for strength in &partner.strengths {
            let j = strength.domain.index();
            let gain = to.gain[[region.index, j]];
            let amount = if self.formula == AddedFormula::Balanced {
                from.shares[[partner.index, j]] * gain / to.most[region.index]
            } else {
                gain / to.absent[region.index]
            };
            tally.add(weight * amount, || Reason::AddedDomain {
                region: region.region.label(),
                domain: self.domains[j].clone(),
            });
        }
    }
}

/// Jaccard relatedness of domains by how often regions of both pools have them together.
fn relatedness(left: &Pool, right: &Pool) -> Result<Array2<f64>, CriterionError> {
    let profiles = || left.profiles().iter().chain(right.profiles());
    let mut presence = Array2::from_elem((profiles().count(), left.taxonomy().len()), false);
    for (mut row, profile) in presence.outer_iter_mut().zip(profiles()) {
        for strength in &profile.strengths {
            row[strength.domain.index()] = true;
        }
    }
    Ok(relatedness_jaccard(&cooccurrence(&presence))?)
}

impl Receiver {
    fn new(pool: &Pool, phi: &Array2<f64>) -> Self {
        let domains = pool.taxonomy().len();
        let totals = phi.sum_axis(Axis(1));
        let mut gain = Array2::zeros((pool.len(), domains));
        let mut absent = Array1::zeros(pool.len());
        for (r, profile) in pool.profiles().iter().enumerate() {
            let mut has = vec![false; domains];
            for strength in &profile.strengths {
                has[strength.domain.index()] = true;
            }
            for i in (0..domains).filter(|&i| !has[i] && totals[i] > 0.0) {
                absent[r] += 1.0;
                for j in (0..domains).filter(|&j| !has[j] && j != i) {
                    gain[[r, j]] += phi[[i, j]] / totals[i];
                }
            }
        }
        let most = gain.map_axis(Axis(1), |row| row.iter().copied().fold(0.0, f64::max));
        let shares = shares(pool, |profile| &profile.strengths);
        Self { gain, most, absent, shares }
    }
}

/// Why one region adds nothing to another.
fn nothing_added(receiver: &Profile, giver: &Profile) -> ZeroReason {
    let has = |domain| receiver.strengths.iter().any(|strength| strength.domain == domain);
    let has_all = giver.strengths.iter().all(|strength| has(strength.domain));
    let [receiver, giver] = [receiver, giver].map(|profile| profile.region.label());
    if has_all {
        ZeroReason::NothingNew { receiver, giver }
    } else {
        ZeroReason::NothingRelated { receiver, giver }
    }
}

impl Criterion for AddedRelatedness {
    fn id(&self) -> &'static str {
        "added-relatedness"
    }

    fn meaning(&self) -> Meaning {
        match self.formula {
            AddedFormula::Balanced | AddedFormula::Both => Meaning::EachAddsRelated,
            AddedFormula::ToSeeker => Meaning::HostAddsRelated,
            AddedFormula::ToHost => Meaning::SeekerAddsRelated,
        }
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        known_strengths(pair)?;
        let (left, right) = ((&self.left, pair.left), (&self.right, pair.right));
        let both = [(left, right), (right, left)];
        let directions = match self.formula {
            AddedFormula::Balanced | AddedFormula::Both => &both[..],
            AddedFormula::ToSeeker => &both[..1],
            AddedFormula::ToHost => &both[1..],
        };
        for ((receiver, region), _) in directions {
            if receiver.most[region.index] <= 0.0 {
                return Err(Unknown::NoRelatedDomain { region: region.region.label() });
            }
        }
        let weight = 1.0 / directions.len() as f64;
        for (receiver, giver) in directions {
            self.add(*receiver, *giver, weight, tally);
        }
        for ((_, receiver), (_, giver)) in directions {
            tally.explain_zero(|| nothing_added(receiver, giver));
        }
        Ok(())
    }
}
