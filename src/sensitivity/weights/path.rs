//! The shares of all criteria while the weight of one of them changes.
//!
//! Both weights of criterion k, the seeker's and the host's, are multiplied by a factor t, and all others
//! stay. Then the other criteria keep 1 / (1 + t r) of a view, where r is the weight of k in that view
//! divided by the sum of the others' there. So along the path d · v is a sum of two such terms and a constant,
//! and is 0 at the roots of a quadratic.

use crate::score::Weights;

/// A view as the weight changes.
struct View {
    /// Its part in the score.
    part: f64,
    /// The shares of the other criteria when that of the criterion is 0.
    others: Vec<f64>,
    /// The weight of the criterion divided by the sum of the others'; infinite if there is no other.
    ratio: f64,
}

impl View {
    /// What the other criteria keep.
    fn kept(&self, factor: f64) -> f64 {
        if self.ratio.is_infinite() { 0.0 } else { 1.0 / (1.0 + factor * self.ratio) }
    }
}

/// The shares of the criteria by a factor of the weights of one of them.
pub(super) struct WeightPath {
    criterion: usize,
    views: Vec<View>,
}

impl WeightPath {
    /// Multiplies the weights of one criterion by a factor; see [`base`] for one that has none.
    pub(super) fn new(weights: &[Weights], criterion: usize) -> Self {
        let mut views = Vec::new();
        for weight in [(|it| it.seeker) as fn(&Weights) -> f64, |it| it.host] {
            let own = weight(&base(weights, criterion));
            let mut others: Vec<f64> = weights.iter().map(weight).collect();
            others[criterion] = 0.0;
            let greatest = others.iter().copied().fold(0.0, f64::max);
            others.iter_mut().filter(|_| greatest > 0.0).for_each(|it| *it /= greatest);
            let sum: f64 = others.iter().sum();
            if sum > 0.0 {
                for other in &mut others {
                    *other /= sum;
                }
                views.push(View { part: 1.0, others, ratio: own / greatest / sum });
            } else if own > 0.0 {
                views.push(View { part: 1.0, others, ratio: f64::INFINITY });
            }
        }
        let part = 1.0 / views.len().max(1) as f64;
        for view in &mut views {
            view.part = part;
        }
        Self { criterion, views }
    }

    /// The shares under a factor, which may be infinite.
    pub(super) fn at(&self, factor: f64) -> Vec<f64> {
        self.shares(&self.kept(factor))
    }

    /// What the other criteria keep of each view.
    pub(super) fn kept(&self, factor: f64) -> Vec<f64> {
        let kept = |view: &View| {
            if factor.is_infinite() && view.ratio > 0.0 {
                0.0
            } else {
                view.kept(factor.min(f64::MAX))
            }
        };
        self.views.iter().map(kept).collect()
    }

    /// The shares where the other criteria keep that much of each view.
    pub(super) fn shares(&self, kept: &[f64]) -> Vec<f64> {
        let mut shares = vec![0.0; self.views.first().map_or(0, |view| view.others.len())];
        for (view, kept) in self.views.iter().zip(kept) {
            for (share, other) in shares.iter_mut().zip(&view.others) {
                *share += view.part * kept * other;
            }
            shares[self.criterion] += view.part * (1.0 - kept);
        }
        shares
    }

    /// Whether the shares move on a straight line: then where a plan is best is one interval.
    pub(super) fn is_straight(&self) -> bool {
        let bends = |view: &&View| view.ratio > 0.0 && view.ratio.is_finite();
        let mut ratios = self.views.iter().filter(bends);
        match (ratios.next(), ratios.next()) {
            (Some(one), Some(other)) => (one.ratio / other.ratio - 1.0).abs() < 1e-12,
            _ => true,
        }
    }

    /// The factors above 0 at which d · v is 0, ascending.
    pub(super) fn roots(&self, gain: &[f64]) -> Vec<f64> {
        let own = gain[self.criterion];
        // The terms g / (1 + t r), and what is constant.
        let mut constant = own;
        let mut terms = [(0.0, 0.0); 2];
        for (view, term) in self.views.iter().zip(&mut terms) {
            let others: f64 = view.others.iter().zip(gain).map(|(share, gain)| share * gain).sum();
            let lost = view.part * (others - own);
            if view.ratio == 0.0 {
                constant += lost;
            } else if view.ratio.is_finite() {
                *term = (lost, view.ratio);
            }
        }
        let [(one, by_one), (other, by_other)] = terms;
        let linear = constant * (by_one + by_other) + one * by_other + other * by_one;
        let mut roots = quadratic(constant * by_one * by_other, linear, constant + one + other);
        roots.retain(|root| *root > 0.0 && root.is_finite());
        roots.sort_by(f64::total_cmp);
        roots
    }
}

/// The weights of a criterion to which factors refer: its own, or 1 in every view that has weights.
pub(super) fn base(weights: &[Weights], criterion: usize) -> Weights {
    if weights[criterion].counts() {
        return weights[criterion];
    }
    let one = |counts: bool| if counts { 1.0 } else { 0.0 };
    Weights {
        seeker: one(weights.iter().any(|weights| weights.seeker > 0.0)),
        host: one(weights.iter().any(|weights| weights.host > 0.0)),
    }
}

/// The roots of a t² + b t + c, by the formula that subtracts no equal numbers.
fn quadratic(a: f64, b: f64, c: f64) -> Vec<f64> {
    if a == 0.0 {
        return if b == 0.0 { Vec::new() } else { vec![-c / b] };
    }
    let discriminant = b.mul_add(b, -4.0 * a * c);
    if discriminant < 0.0 {
        return Vec::new();
    }
    let q = -0.5 * (b + discriminant.sqrt().copysign(b));
    if q == 0.0 { vec![0.0] } else { vec![q / a, c / q] }
}
