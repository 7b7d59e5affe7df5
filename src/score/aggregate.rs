//! The score of one pair from the values of its criteria.

use serde::{Deserialize, Serialize};

use super::layer::Value;
use super::settings::{Aggregation, Settings};
use super::weights::{Weights, same_proportions};
use crate::criteria::TwoWay;

/// The score of a pair and its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairScore {
    /// The score; in [0, 1]. Unknown values enter as the
    /// [treatment](super::UnknownTreatment) says.
    pub score: f64,
    /// The score if every unknown value were 0.
    pub low: f64,
    /// The score if every unknown value were 1.
    pub high: f64,
    /// Share of the weight whose criteria are known, mean of the two views; in [0, 1].
    pub known_weight: f64,
    /// The seeker's view, `None` if none of its criteria counts.
    pub seeker: Option<f64>,
    /// The host's view, `None` if none of its criteria counts.
    pub host: Option<f64>,
    /// What each criterion adds to the score, in the order of the criteria; they add up to the
    /// score from first to last, to the last bit. `None` if the aggregation is not additive
    /// (geometric and harmonic means, noisy or).
    pub contributions: Option<Vec<f64>>,
    /// For each criterion the value with which it counts although it is unknown: the mean of its layer,
    /// with [`UnknownTreatment::Expected`](super::UnknownTreatment::Expected). `None` for a criterion
    /// that is known, is left out or has no weight.
    pub expected: Vec<Option<f64>>,
}

/// Combines the values of one pair; reuses its memory for the next pair.
#[derive(Debug)]
pub struct Combined<'a> {
    settings: &'a Settings,
    /// In the same proportions as given, per view.
    weights: Vec<Weights>,
    /// The ordered weights in the same proportions, if the aggregation has some.
    ordered: Vec<f64>,
    seeker: Vec<f64>,
    host: Vec<f64>,
    order: Vec<usize>,
    /// What an unknown value of each criterion counts as; unknown if it is left out.
    expected: Vec<Value>,
}

impl<'a> Combined<'a> {
    /// Prepares for pairs whose values are in the order of `weights`. Unknown values are left out unless
    /// [`expecting`](Self::expecting) says with what they count.
    pub fn new(settings: &'a Settings, weights: &[Weights]) -> Self {
        let n = weights.len();
        let seekers = same_proportions(weights.iter().map(|weights| weights.seeker));
        let hosts = same_proportions(weights.iter().map(|weights| weights.host));
        let weights = seekers.into_iter().zip(hosts).map(|(seeker, host)| Weights { seeker, host });
        let ordered = match &settings.aggregation {
            Aggregation::Owa { ordered } => same_proportions(ordered.iter().copied()),
            _ => Vec::new(),
        };
        Self {
            settings,
            weights: weights.collect(),
            ordered,
            seeker: vec![0.0; n],
            host: vec![0.0; n],
            order: Vec::with_capacity(n),
            expected: vec![Value::UNKNOWN; n],
        }
    }

    /// The number of criteria.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// Sets what an unknown value of each criterion counts as; one that is unknown itself is left out.
    #[must_use]
    pub fn expecting(mut self, expected: &[Value]) -> Self {
        for (own, given) in self.expected.iter_mut().zip(expected) {
            *own = *given;
        }
        self
    }

    /// Returns only the score of a pair; `None` if no criterion with a weight is known.
    ///
    /// # Complexity
    /// Linear in the criteria; with ordered weights O(k log k).
    pub fn score(&mut self, values: &[Value]) -> Option<f64> {
        self.counted(values).map(|views| views.score)
    }

    /// Returns what each criterion adds to the score of a pair, and the score; `None` as for
    /// [`score`](Self::score), and the contributions empty if the aggregation is not additive.
    pub(super) fn contributions(&mut self, values: &[Value], parts: &mut Vec<f64>) -> Option<f64> {
        parts.clear();
        let views = self.counted(values)?;
        if views.additive {
            parts.extend((0..self.weights.len()).map(|k| self.contribution(&views, k)));
        }
        Some(views.score)
    }

    /// Returns the score of a pair with its interval and contributions.
    pub fn explain(&mut self, values: &[Value]) -> Option<PairScore> {
        let low = self.views(values, |_, value| Some(value.get().unwrap_or(0.0)))?.score;
        let high = self.views(values, |_, value| Some(value.get().unwrap_or(1.0)))?.score;
        let views = self.counted(values)?;
        let contributions = views.additive.then(|| self.joined(&views));
        let expected =
            values.iter().zip(&self.expected).zip(&self.weights).map(|((value, mean), w)| {
                mean.get().filter(|_| value.get().is_none() && w.counts())
            });
        Some(PairScore {
            score: views.score,
            // Rounding must not carry the score out of its own interval.
            low: low.min(views.score),
            high: high.max(views.score),
            known_weight: self.known_weight(values),
            seeker: views.seeker,
            host: views.host,
            contributions,
            expected: expected.collect(),
        })
    }

    fn known_weight(&self, values: &[Value]) -> f64 {
        let share = |weight: fn(&Weights) -> f64| {
            let all: f64 = self.weights.iter().map(weight).sum();
            let known: f64 = self
                .weights
                .iter()
                .zip(values)
                .filter(|(_, value)| value.get().is_some())
                .map(|(w, _)| weight(w))
                .sum();
            (all > 0.0).then(|| known / all)
        };
        match (share(|w| w.seeker), share(|w| w.host)) {
            (Some(seeker), Some(host)) => f64::midpoint(seeker, host),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => 0.0,
        }
    }

    /// The views with unknown values as the settings say; `None` if no criterion with a weight is known.
    fn counted(&mut self, values: &[Value]) -> Option<Views> {
        let is_known =
            |(value, weights): (&Value, &Weights)| value.get().is_some() && weights.counts();
        if !values.iter().zip(&self.weights).any(is_known) {
            return None;
        }
        let expected = std::mem::take(&mut self.expected);
        let views = self.views(values, |k, value| value.get().or(expected[k].get()));
        self.expected = expected;
        views
    }

    fn views(
        &mut self,
        values: &[Value],
        read: impl Fn(usize, Value) -> Option<f64>,
    ) -> Option<Views> {
        let mut seeker = std::mem::take(&mut self.seeker);
        let mut host = std::mem::take(&mut self.host);
        let seekers = self.view(values, &read, |w| w.seeker, &mut seeker);
        let hosts = self.view(values, &read, |w| w.host, &mut host);
        self.seeker = seeker;
        self.host = host;
        let sums = self.settings.aggregation != Aggregation::GeometricMean;
        let (shares, combined) = match (seekers, hosts) {
            (None, None) => return None,
            (Some(one), None) => (Some((1.0, 0.0)), one),
            (None, Some(one)) => (Some((0.0, 1.0)), one),
            (Some(a), Some(b)) => {
                let shares = match self.settings.views {
                    TwoWay::Mean => Some((0.5, 0.5)),
                    TwoWay::Min if a <= b => Some((1.0, 0.0)),
                    TwoWay::Min => Some((0.0, 1.0)),
                    _ => None,
                };
                (shares, self.settings.views.combine(a, b))
            }
        };
        let mut views = Views {
            seeker: seekers,
            host: hosts,
            shares: shares.unwrap_or((0.0, 0.0)),
            additive: sums && shares.is_some(),
            score: combined,
        };
        if views.additive {
            // The score is defined as the sum of its contributions, so that they add up exactly.
            // It starts at 0, since the standard library's empty sum is -0.
            views.score =
                (0..self.weights.len()).fold(0.0, |sum, k| sum + self.contribution(&views, k));
        }
        Some(views)
    }

    fn contribution(&self, views: &Views, k: usize) -> f64 {
        views.shares.0 * self.seeker[k] + views.shares.1 * self.host[k]
    }

    fn joined(&self, views: &Views) -> Vec<f64> {
        (0..self.weights.len()).map(|k| self.contribution(views, k)).collect()
    }

    /// One side's view; writes what each criterion adds to it.
    fn view(
        &mut self,
        values: &[Value],
        read: &impl Fn(usize, Value) -> Option<f64>,
        weight: fn(&Weights) -> f64,
        parts: &mut [f64],
    ) -> Option<f64> {
        parts.fill(0.0);
        let known = || {
            self.weights.iter().zip(values).enumerate().filter_map(|(k, (w, value))| {
                let w = weight(w);
                read(k, *value).filter(|_| w > 0.0).map(|c| (k, w, c))
            })
        };
        let total: f64 = known().map(|(_, w, _)| w).sum();
        if total <= 0.0 {
            return None;
        }
        match &self.settings.aggregation {
            Aggregation::WeightedMean => {
                for (k, w, c) in known() {
                    parts[k] = w * c / total;
                }
            }
            Aggregation::GeometricMean => {
                let log: f64 = known().map(|(_, w, c)| w / total * c.ln()).sum();
                return Some(log.exp());
            }
            Aggregation::Owa { .. } => {
                let mut order = std::mem::take(&mut self.order);
                order.clear();
                order.extend(known().map(|(k, _, _)| k));
                let value = |k: usize| read(k, values[k]).unwrap_or(0.0);
                // Equal values stay in the order of the criteria.
                order.sort_by(|&a, &b| value(b).total_cmp(&value(a)));
                let mut place = 0.0;
                for &k in &order {
                    let next = place + weight(&self.weights[k]) / total;
                    parts[k] = (cumulated(&self.ordered, next) - cumulated(&self.ordered, place))
                        * value(k);
                    place = next;
                }
                self.order = order;
            }
        }
        Some(parts.iter().fold(0.0, |sum, part| sum + part))
    }
}

/// What the views of one pair come to.
struct Views {
    seeker: Option<f64>,
    host: Option<f64>,
    shares: (f64, f64),
    additive: bool,
    score: f64,
}

/// Share of the ordered weights up to the place `q` in [0, 1], linear in between.
fn cumulated(ordered: &[f64], q: f64) -> f64 {
    let sum: f64 = ordered.iter().sum();
    let mut left = q.clamp(0.0, 1.0) * ordered.len() as f64;
    let mut total = 0.0;
    for weight in ordered {
        total += weight * left.clamp(0.0, 1.0);
        left -= 1.0;
    }
    total / sum
}

#[cfg(test)]
#[path = "aggregate_tests.rs"]
mod tests;
