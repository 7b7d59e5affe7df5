//! Both regions are strong in the same domains.

mod block;
mod pearsons;

use ndarray::{Array1, Array2};

use super::criterion::Criterion;
use super::lanes::{Numbers, Statements, Tiles};
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::shares::{labels, shares};
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
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
        /// (1 + c) / 2 with c the cosine of the shares less the mean shares of the region's own
        /// side: what all have in common carries no information.
        CentredCosine = "centred-cosine",
        /// Σ min / Σ max (Ružička 1958).
        Ruzicka = "ruzicka",
        /// 1 − √(½ Σ (√p − √q)²) (Hellinger 1909).
        Hellinger = "hellinger",
        /// Domains of both / domains of either, weights not counted (Jaccard 1901).
        Jaccard = "jaccard",
    }
}

/// The squared norm of a profile up to which it differs from the mean by rounding alone.
const FLAT: f64 = 1e-15;

/// The similarity of the strengths of two regions. Unknown if one states no strength.
///
/// The evidence is the shared domains. Formulas that are not a sum over shared domains (Hellinger,
/// Pearson) are spread over them in proportion to √(p q) and min(p, q); Pearson without a shared
/// domain is one item, [`Reason::SimilarSpread`].
///
/// `centred-cosine` has signed evidence: from a base of one half, each domain raises or lowers the
/// value by its product / (2 |p| |q|). A product is positive where both are above the mean of their
/// side, and also where both are below; only the former is a shared strength. The mean is over the
/// regions of the pool that state a strength. Unknown if a profile is that mean.
///
/// A pair costs O(strengths of the left region); with `centred-cosine` O(domains).
#[derive(Debug)]
pub struct SharedStrengths {
    formula: LikenessFormula,
    /// Shares of the strengths; under `centred-cosine` less the mean shares, and divided by √2 times their
    /// norm, so that each product is an amount.
    left: Array2<f64>,
    right: Array2<f64>,
    left_squares: Array1<f64>,
    right_squares: Array1<f64>,
    /// The strengths of each region of the left side with their shares.
    left_stated: Statements,
    /// The shares of the right side as blocks read them.
    right_tiles: Tiles,
    /// For each domain the regions of the right side that have it, with their shares; only under `pearson`.
    right_with_domain: Statements,
    /// The squares of the right side; under `jaccard` the number of strengths.
    right_sizes: Numbers,
    /// Whose values cannot be known.
    gaps: [Numbers; 2],
    domains: Vec<DomainLabel>,
}

impl SharedStrengths {
    /// Prepares both pools.
    pub fn new(left: &Pool, right: &Pool, formula: LikenessFormula) -> Self {
        let [mut left_shares, mut right_shares] = [left, right].map(|pool| {
            let shares = shares(pool, |profile| &profile.strengths);
            if formula == LikenessFormula::CentredCosine { centred(shares) } else { shares }
        });
        let squares =
            |shares: &Array2<f64>| shares.rows().into_iter().map(|row| row.dot(&row)).collect();
        let left_squares: Array1<f64> = squares(&left_shares);
        let right_squares: Array1<f64> = squares(&right_shares);
        if formula == LikenessFormula::CentredCosine {
            shorten(&mut left_shares, &left_squares);
            shorten(&mut right_shares, &right_squares);
        }
        let gaps = |pool: &Pool, squares: &Array1<f64>| {
            let is_centred = formula == LikenessFormula::CentredCosine;
            Numbers::gaps(pool.profiles().iter().zip(squares).map(|(profile, squares)| {
                !(profile.strengths.is_empty() || is_centred && *squares <= FLAT)
            }))
        };
        let left_stated = Statements::new(left.profiles().iter().map(|profile| {
            let domains = profile.strengths.iter().map(|stated| stated.domain.index());
            domains.map(|domain| (domain, left_shares[[profile.index, domain]])).collect::<Vec<_>>()
        }));
        let columns = right_shares.columns().into_iter();
        let with_domain = columns.filter(|_| formula == LikenessFormula::Pearson).map(|column| {
            let shares = column.into_iter().copied().enumerate();
            shares.filter(|(_, share)| *share > 0.0)
        });
        let right_sizes = right.profiles().iter().map(|profile| match formula {
            LikenessFormula::Jaccard => profile.strengths.len() as f64,
            _ => right_squares[profile.index],
        });
        Self {
            formula,
            gaps: [gaps(left, &left_squares), gaps(right, &right_squares)],
            left_stated,
            right_tiles: Tiles::new(&right_shares),
            right_with_domain: Statements::new(with_domain),
            right_sizes: Numbers::new(right_sizes),
            left_squares,
            right_squares,
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
        if pp <= FLAT || qq <= FLAT {
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

    fn centred_cosine(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let (left, right) = (pair.left, pair.right);
        let (pp, qq) = (self.left_squares[left.index], self.right_squares[right.index]);
        for (squares, profile) in [(pp, left), (qq, right)] {
            if squares <= FLAT {
                return Err(Unknown::MeanProfile { region: profile.region.label() });
            }
        }
        tally.start_from(0.5);
        let rows = self.left.row(left.index).into_iter().zip(self.right.row(right.index));
        for ((p, q), domain) in rows.zip(&self.domains) {
            tally.add(p * q, || {
                let domain = domain.clone();
                match (*p > 0.0, *q > 0.0) {
                    (true, true) => Reason::BothAboveMean { domain },
                    (false, false) => Reason::BothBelowMean { domain },
                    (true, false) => Reason::OneAboveMean { above: left.region.label(), domain },
                    (false, true) => Reason::OneAboveMean { above: right.region.label(), domain },
                }
            });
        }
        tally.explain_zero(|| ZeroReason::OppositeProfiles);
        Ok(())
    }
}

/// Divides each row by √2 times its norm; flat rows stay as they are.
fn shorten(shares: &mut Array2<f64>, squares: &Array1<f64>) {
    for (mut row, squares) in shares.rows_mut().into_iter().zip(squares) {
        if *squares > FLAT {
            row /= (2.0 * squares).sqrt();
        }
    }
}

/// Shares less the mean of the rows that state any; rows without stay at 0.
fn centred(mut shares: Array2<f64>) -> Array2<f64> {
    let stated: Vec<usize> = (0..shares.nrows())
        .filter(|&row| shares.row(row).iter().any(|share| *share > 0.0))
        .collect();
    let Some(&first) = stated.first() else { return shares };
    // From the first row, so that equal rows have exactly themselves as their mean.
    let first = shares.row(first).to_owned();
    let mut mean = Array1::zeros(shares.ncols());
    for &row in &stated {
        mean += &(&shares.row(row) - &first);
    }
    mean = mean / stated.len() as f64 + first;
    for row in stated {
        let mut row = shares.row_mut(row);
        row -= &mean;
    }
    shares
}

impl Criterion for SharedStrengths {
    fn id(&self) -> &'static str {
        "shared-strengths"
    }

    fn meaning(&self) -> Meaning {
        match self.formula {
            LikenessFormula::CentredCosine => Meaning::SharedAboveMean,
            _ => Meaning::SharedStrengths,
        }
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
            LikenessFormula::Pearson => return self.pearson(pair, tally),
            LikenessFormula::CentredCosine => return self.centred_cosine(pair, tally),
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
        tally.explain_zero(|| ZeroReason::NoSharedDomain);
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        self.fill_block(block, values);
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
