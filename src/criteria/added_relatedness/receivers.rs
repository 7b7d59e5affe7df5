//! What every domain would add to every region of a side.

use ndarray::{Array1, Array2, Axis};

use crate::criteria::error::CriterionError;
use crate::criteria::unknown::Unknown;
use crate::profile::{Pool, Profile};
use crate::taxonomy::{DomainId, cooccurrence, relatedness_jaccard};

/// Densities that differ by no more are equal.
const ROUNDING_TOLERANCE: f64 = 1e-12;

/// What is measured of an added domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AddedMeasure {
    /// How closely it is related to strengths of the receiver, as a rank among all that this lacks.
    NearStrengths,
    /// The density that it adds around targets of the receiver.
    TargetDensity,
    /// The density that it adds around all that the receiver lacks, relative to the greatest.
    NewShare,
    /// The mean density that it adds around all that the receiver lacks.
    AbsentDensity,
}

/// The regions of one side as those who receive.
#[derive(Debug)]
pub(super) struct Receivers {
    pub(super) measure: AddedMeasure,
    /// The gain from each domain, regions × domains; 0 for domains that the region has.
    pub(super) gain: Array2<f64>,
    /// Whether the region has the domain, regions × domains.
    pub(super) has: Array2<bool>,
    /// What gains are related to, with weights: strengths or targets of each region.
    around: Vec<Vec<(usize, f64)>>,
    /// Whether the measure is defined for the region.
    defined: Vec<bool>,
    phi: Array2<f64>,
}

/// Jaccard relatedness of domains by how often regions of both pools have them together.
pub(super) fn relatedness(left: &Pool, right: &Pool) -> Result<Array2<f64>, CriterionError> {
    let profiles = left.profiles().iter().chain(right.profiles());
    let presence = presence(profiles.collect(), left.taxonomy().len());
    Ok(relatedness_jaccard(&cooccurrence(&presence))?)
}

/// The share of the values that are lower; equal ones, itself among them, count half.
fn percentile(value: f64, among: &[f64]) -> f64 {
    let points = among.iter().map(|other| match value - other {
        difference if difference.abs() <= ROUNDING_TOLERANCE => 0.5,
        difference if difference > 0.0 => 1.0,
        _ => 0.0,
    });
    points.sum::<f64>() / among.len() as f64
}

/// Which profiles have which domains as strengths.
fn presence(profiles: Vec<&Profile>, domains: usize) -> Array2<bool> {
    let mut presence = Array2::from_elem((profiles.len(), domains), false);
    for (mut row, profile) in presence.outer_iter_mut().zip(profiles) {
        for strength in &profile.strengths {
            row[strength.domain.index()] = true;
        }
    }
    presence
}

impl Receivers {
    /// The targets of a region are its needs unless some are given.
    pub(super) fn new(
        pool: &Pool,
        phi: &Array2<f64>,
        measure: AddedMeasure,
        targets: &[DomainId],
    ) -> Self {
        let around = |profile: &Profile| -> Vec<(usize, f64)> {
            match measure {
                AddedMeasure::NearStrengths => {
                    profile.strengths.iter().map(|it| (it.domain.index(), 1.0)).collect()
                }
                AddedMeasure::TargetDensity if targets.is_empty() => {
                    profile.needs.iter().map(|it| (it.domain.index(), it.weight)).collect()
                }
                AddedMeasure::TargetDensity => targets.iter().map(|it| (it.index(), 1.0)).collect(),
                AddedMeasure::NewShare | AddedMeasure::AbsentDensity => Vec::new(),
            }
        };
        let mut this = Self {
            measure,
            gain: Array2::zeros((pool.len(), phi.nrows())),
            has: presence(pool.profiles().iter().collect(), phi.nrows()),
            around: pool.profiles().iter().map(around).collect(),
            defined: Vec::with_capacity(pool.len()),
            phi: phi.clone(),
        };
        let totals = phi.sum_axis(Axis(1));
        for region in 0..pool.len() {
            let defined = this.fill(region, &totals);
            this.defined.push(defined);
        }
        this
    }

    /// Fills in the gains of a region; false if they are not defined.
    fn fill(&mut self, region: usize, totals: &Array1<f64>) -> bool {
        let lacking: Vec<usize> =
            (0..totals.len()).filter(|&j| !self.has[[region, j]] && totals[j] > 0.0).collect();
        let around = &self.around[region];
        let targets = || around.iter().filter(|(target, _)| totals[*target] > 0.0);
        let weight: f64 = targets().map(|(_, weight)| weight).sum();
        let (phi, mut row) = (&self.phi, self.gain.row_mut(region));
        for &j in &lacking {
            row[j] = match self.measure {
                AddedMeasure::NearStrengths => {
                    around.iter().map(|(i, _)| phi[[*i, j]]).sum::<f64>() / totals[j]
                }
                AddedMeasure::TargetDensity => {
                    targets().map(|(t, n)| n * phi[[*t, j]] / totals[*t] / weight).sum()
                }
                // No domain is related to itself.
                AddedMeasure::NewShare | AddedMeasure::AbsentDensity => {
                    lacking.iter().map(|&i| phi[[i, j]] / totals[i]).sum()
                }
            };
        }
        let most = row.iter().copied().fold(0.0, f64::max);
        match self.measure {
            AddedMeasure::TargetDensity => return weight > 0.0,
            _ if most <= 0.0 => return false,
            AddedMeasure::NearStrengths => {
                let densities: Vec<f64> = lacking.iter().map(|&j| row[j]).collect();
                for &j in &lacking {
                    if row[j] > 0.0 {
                        row[j] = percentile(row[j], &densities);
                    }
                }
            }
            AddedMeasure::NewShare => row /= most,
            AddedMeasure::AbsentDensity => row /= lacking.len() as f64,
        }
        true
    }

    /// # Errors
    /// [`Unknown`] if gains are not defined for the region.
    pub(super) fn known(&self, receiver: &Profile) -> Result<(), Unknown> {
        let region = || receiver.region.label();
        if self.defined[receiver.index] {
            return Ok(());
        }
        Err(match self.measure {
            AddedMeasure::NearStrengths => Unknown::NothingNearStrengths { region: region() },
            AddedMeasure::TargetDensity if self.around[receiver.index].is_empty() => {
                Unknown::NoNeed { region: region() }
            }
            AddedMeasure::TargetDensity => Unknown::NoRelatedTarget { region: region() },
            _ => Unknown::NoRelatedDomain { region: region() },
        })
    }

    /// The strength or target of a region that a domain is related to most; the first of equals.
    pub(super) fn nearest(&self, region: usize, j: usize) -> Option<usize> {
        let around = self.around[region].iter().rev();
        let near = |(i, weight): &(usize, f64)| weight * self.phi[[*i, j]];
        around.max_by(|a, b| near(a).total_cmp(&near(b))).map(|(i, _)| *i)
    }
}
