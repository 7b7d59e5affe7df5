//! Both regions are strong in the same domains.

use ndarray::{Array1, Array2};

use super::criterion::{Criterion, Pair};
use super::meaning::Meaning;
use super::reason::Reason;
use super::shares::{labels, shares};
use super::tally::Tally;
use super::unknown::Unknown;
use super::zero::ZeroReason;
use crate::profile::Pool;
use crate::taxonomy::DomainLabel;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How the similarity of two strength profiles is measured. All but `jaccard` compare shares:
    /// weight / Σ weight.
    pub enum LikenessFormula as "formula" {
        /// Σ min(p, q). The default (Finger & Kreinin 1979).
        FingerKreinin = "finger-kreinin",
        /// 1 − Σ |p − q| / 2: the same number, by the name of Krugman 1991.
        Krugman = "krugman",
        /// p·q / (|p| |q|) (Jaffe 1986).
        Cosine = "cosine",
        /// (1 + r) / 2 with Pearson's r.
        Pearson = "pearson",
        /// Σ min / Σ max (Ružička 1958).
        Ruzicka = "ruzicka",
        /// 1 − √(½ Σ (√p − √q)²) (Hellinger 1909).
        Hellinger = "hellinger",
        /// Domains of both / domains of either, weights not counted (Jaccard 1901).
        Jaccard = "jaccard",
    }
}

/// The similarity of the strengths of two regions. Unknown if one states no strength.
///
/// The evidence is the shared domains. Formulas that are not a sum over shared domains (Hellinger,
/// Pearson) are spread over them in proportion to √(p q) and min(p, q); Pearson without a shared
/// domain is one item, [`Reason::SimilarSpread`].
///
/// A pair costs O(strengths of the left region).
#[derive(Debug)]
pub struct SharedStrengths {
    formula: LikenessFormula,
    left: Array2<f64>,
    right: Array2<f64>,
    left_squares: Array1<f64>,
    right_squares: Array1<f64>,
    domains: Vec<DomainLabel>,
}

impl SharedStrengths {
    /// Prepares both pools.
    pub fn new(left: &Pool, right: &Pool, formula: LikenessFormula) -> Self {
        let (left_shares, right_shares) =
            (shares(left, |p| &p.strengths), shares(right, |p| &p.strengths));
        let squares =
            |shares: &Array2<f64>| shares.rows().into_iter().map(|row| row.dot(&row)).collect();
        Self {
            formula,
            left_squares: squares(&left_shares),
            right_squares: squares(&right_shares),
            left: left_shares,
            right: right_shares,
            domains: labels(left),
        }
    }

    fn each_shared(&self, pair: &Pair<'_>, mut each: impl FnMut(usize, f64, f64)) {
        let (p, q) = (self.left.row(pair.left.index), self.right.row(pair.right.index));
        for stated in &pair.left.strengths {
            let d = stated.domain.index();
            if q[d] > 0.0 {
                each(d, p[d], q[d]);
            }
        }
    }

    fn add(&self, pair: &Pair<'_>, tally: &mut Tally, part: impl Fn(f64, f64) -> f64) {
        self.each_shared(pair, |d, p, q| {
            tally.add(part(p, q), || Reason::SharedDomain { domain: self.domains[d].clone() });
        });
    }

    fn sum(&self, pair: &Pair<'_>, part: impl Fn(f64, f64) -> f64) -> f64 {
        let mut sum = 0.0;
        self.each_shared(pair, |_, p, q| sum += part(p, q));
        sum
    }

    fn pearson(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let n = self.domains.len() as f64;
        let pp = self.left_squares[pair.left.index] - 1.0 / n;
        let qq = self.right_squares[pair.right.index] - 1.0 / n;
        if pp <= 1e-15 || qq <= 1e-15 {
            return Err(Unknown::FlatProfile);
        }
        let r = (self.sum(pair, |p, q| p * q) - 1.0 / n) / (pp * qq).sqrt();
        let value = f64::midpoint(1.0, r.clamp(-1.0, 1.0));
        let overlap = self.sum(pair, f64::min);
        if overlap > 0.0 {
            self.add(pair, tally, |p, q| value * p.min(q) / overlap);
        } else {
            tally.add(value, || Reason::SimilarSpread);
        }
        tally.explain_zero(|| ZeroReason::OppositeProfiles);
        Ok(())
    }
}

impl Criterion for SharedStrengths {
    fn id(&self) -> &'static str {
        "shared-strengths"
    }

    fn meaning(&self) -> Meaning {
        Meaning::SharedStrengths
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        known_strengths(pair)?;
        match self.formula {
            LikenessFormula::FingerKreinin | LikenessFormula::Krugman => {
                self.add(pair, tally, f64::min);
            }
            LikenessFormula::Cosine => {
                let norms = (self.left_squares[pair.left.index]
                    * self.right_squares[pair.right.index])
                    .sqrt();
                self.add(pair, tally, |p, q| p * q / norms);
            }
            LikenessFormula::Pearson => self.pearson(pair, tally)?,
            LikenessFormula::Ruzicka => {
                // Shares sum to 1, so Σ max = 2 − Σ min.
                let most = 2.0 - self.sum(pair, f64::min);
                self.add(pair, tally, |p, q| p.min(q) / most);
            }
            LikenessFormula::Hellinger => {
                // ½ Σ (√p − √q)² = 1 − Σ √(p q) for shares.
                let overlap = self.sum(pair, |p, q| (p * q).sqrt());
                let value = 1.0 - (1.0 - overlap).max(0.0).sqrt();
                if overlap > 0.0 {
                    self.add(pair, tally, |p, q| value * (p * q).sqrt() / overlap);
                }
            }
            LikenessFormula::Jaccard => {
                let mut both = 0_usize;
                self.each_shared(pair, |_, _, _| both += 1);
                let either = pair.left.strengths.len() + pair.right.strengths.len() - both;
                self.add(pair, tally, |_, _| 1.0 / either as f64);
            }
        }
        if self.formula != LikenessFormula::Pearson {
            tally.explain_zero(|| ZeroReason::NoSharedDomain);
        }
        Ok(())
    }
}

/// # Errors
/// [`Unknown`] if one of the two states no strength.
pub(super) fn known_strengths(pair: &Pair<'_>) -> Result<(), Unknown> {
    for profile in [pair.left, pair.right] {
        if profile.strengths.is_empty() {
            return Err(Unknown::NoStrength { region: profile.region.label() });
        }
    }
    Ok(())
}
