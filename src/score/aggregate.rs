//! The score of one pair from the values of its criteria.

use serde::{Deserialize, Serialize};

use super::error::ScoreError;
use super::layer::Value;
use super::weights::{Weights, same_proportions};
use crate::criteria::TwoWay;
use crate::vocabulary::NumberRange;

/// How to combine the values c of the known criteria, with weights w, into one side's view of a
/// pair. Unknown criteria are left out, and the other weights are rescaled: w / Σ known w.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "method")]
pub enum Aggregation {
    /// Σ w c / Σ w. The default.
    #[default]
    WeightedMean,
    /// ∏ c^(w / Σ w): a single 0 makes the view 0.
    GeometricMean,
    /// Ordered weighted average (Yager 1988): the best value gets the first share, and so on. The
    /// shares belong to ranks, not criteria; the weight of a criterion sets how much of the order
    /// it takes up (Yager 1996). With equal weights and as many ordered weights as criteria it is Σ
    /// v_i c_(i), with c_(1) the largest value.
    Owa {
        /// The ordered weights, from the best value to the worst; only proportions matter.
        ordered: Vec<f64>,
    },
}

/// How a programme combines values into scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// From criteria to a view.
    pub aggregation: Aggregation,
    /// From the two views to the score of the pair.
    pub views: TwoWay,
}

impl Default for Settings {
    fn default() -> Self {
        Self { aggregation: Aggregation::default(), views: TwoWay::Mean }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), ScoreError> {
        let Aggregation::Owa { ordered } = &self.aggregation else { return Ok(()) };
        let fine = ordered.iter().all(|weight| NumberRange::WEIGHT.contains(*weight))
            && ordered.iter().any(|weight| *weight > 0.0);
        if fine { Ok(()) } else { Err(ScoreError::BadOrderedWeights { weights: ordered.clone() }) }
    }
}

/// The score of a pair and its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairScore {
    /// The score, from the known criteria alone; in [0, 1].
    pub score: f64,
    /// The score if every unknown value were 0.
    pub low: f64,
    /// The score if every unknown value were 1.
    pub high: f64,
    /// Share of the weight whose criteria are known, mean of the two views; in [0, 1].
    pub known_weight: f64,
    /// The seeker's view, `None` if none of its criteria is known.
    pub seeker: Option<f64>,
    /// The host's view, `None` if none of its criteria is known.
    pub host: Option<f64>,
    /// What each criterion adds to the score, in the order of the criteria; they add up to the
    /// score from first to last, to the last bit. `None` if the aggregation is not additive
    /// (geometric and harmonic means, noisy or).
    pub contributions: Option<Vec<f64>>,
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
}

impl<'a> Combined<'a> {
    /// Prepares for pairs whose values are in the order of `weights`.
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
        }
    }

    /// Returns only the score of a pair; `None` if no criterion with a weight is known.
    ///
    /// # Complexity
    /// Linear in the criteria; with ordered weights O(k log k).
    pub fn score(&mut self, values: &[Value]) -> Option<f64> {
        self.views(values, Value::get).map(|views| views.score)
    }

    /// Returns the score of a pair with its interval and contributions.
    pub fn explain(&mut self, values: &[Value]) -> Option<PairScore> {
        let low = self.views(values, |value| Some(value.get().unwrap_or(0.0)))?.score;
        let high = self.views(values, |value| Some(value.get().unwrap_or(1.0)))?.score;
        let views = self.views(values, Value::get)?;
        let contributions = views.additive.then(|| self.joined(&views));
        Some(PairScore {
            score: views.score,
            // Rounding must not carry the score out of its own interval.
            low: low.min(views.score),
            high: high.max(views.score),
            known_weight: self.known_weight(values),
            seeker: views.seeker,
            host: views.host,
            contributions,
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

    fn views(&mut self, values: &[Value], read: impl Fn(Value) -> Option<f64>) -> Option<Views> {
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
        read: &impl Fn(Value) -> Option<f64>,
        weight: fn(&Weights) -> f64,
        parts: &mut [f64],
    ) -> Option<f64> {
        parts.fill(0.0);
        let known = || {
            self.weights.iter().zip(values).enumerate().filter_map(|(k, (w, value))| {
                let w = weight(w);
                read(*value).filter(|_| w > 0.0).map(|c| (k, w, c))
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
                let value = |k: usize| read(values[k]).unwrap_or(0.0);
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
mod tests {
    use super::{Aggregation, Combined, PairScore, Settings, Value, Weights};
    use crate::criteria::TwoWay;

    fn explain(settings: &Settings, weights: &[f64], values: &[Option<f64>]) -> PairScore {
        let weights: Vec<Weights> = weights.iter().map(|w| Weights::both(*w)).collect();
        let values: Vec<Value> = values.iter().map(|v| Value::from(*v)).collect();
        Combined::new(settings, &weights).explain(&values).unwrap()
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    /// Reference vector `score_decomposition`.
    #[test]
    fn contributions_add_up_exactly() {
        let found =
            explain(&Settings::default(), &[0.5, 0.3, 0.2], &[Some(0.8), Some(0.2), Some(0.5)]);
        assert!(close(found.score, 0.56));
        let parts = found.contributions.unwrap();
        for (part, expected) in parts.iter().zip([0.4, 0.06, 0.1]) {
            assert!(close(*part, expected));
        }
        assert_eq!(parts.iter().sum::<f64>().to_bits(), found.score.to_bits());
    }

    /// Reference vector `missing_criterion`: unknown is not zero.
    #[test]
    fn an_unknown_value_widens_the_interval_and_is_not_a_zero() {
        let weights = [0.5, 0.3, 0.2];
        let unknown = explain(&Settings::default(), &weights, &[Some(0.9), None, Some(0.6)]);
        assert!(close(unknown.score, 0.57 / 0.7));
        assert!(close(unknown.low, 0.57) && close(unknown.high, 0.87));
        assert!(close(unknown.known_weight, 0.7));
        let zero = explain(&Settings::default(), &weights, &[Some(0.9), Some(0.0), Some(0.6)]);
        assert!(close(zero.score, 0.57) && close(zero.low, zero.high));
    }

    #[test]
    fn ordered_weights_go_to_places_not_criteria() {
        let settings = Settings {
            aggregation: Aggregation::Owa { ordered: vec![0.2, 0.3, 0.5] },
            ..Settings::default()
        };
        let found = explain(&settings, &[1.0; 3], &[Some(0.1), Some(0.9), Some(0.5)]);
        assert!(close(found.score, 0.2 * 0.9 + 0.3 * 0.5 + 0.5 * 0.1));
    }

    /// Reference vector `owa`; Hurwicz's α best + (1 − α) worst is the case with the ordered
    /// weights (α, 0, …, 0, 1 − α).
    #[test]
    fn ordered_weights_as_in_the_worked_example() {
        for (ordered, expected) in [(vec![0.1, 0.3, 0.6], 0.36), (vec![0.3, 0.0, 0.7], 0.41)] {
            let aggregation = Aggregation::Owa { ordered };
            let settings = Settings { aggregation, ..Settings::default() };
            let found = explain(&settings, &[1.0; 3], &[Some(0.5), Some(0.9), Some(0.2)]);
            assert!(close(found.score, expected), "{} for {expected}", found.score);
        }
    }

    /// Only proportions matter, so that the greatest numbers are as good as 1.
    #[test]
    fn weights_of_any_size_count_by_their_proportions() {
        let values = [Some(0.5), Some(0.9), Some(0.2)];
        for size in [1e308, f64::MAX, 1.0, 1e-300, 5e-324] {
            let owa = Settings {
                aggregation: Aggregation::Owa { ordered: vec![size; 3] },
                ..Settings::default()
            };
            for settings in [Settings::default(), owa] {
                let found = explain(&settings, &[size; 3], &values);
                assert!(close(found.score, 1.6 / 3.0), "{size}: {}", found.score);
                assert!(close(found.known_weight, 1.0));
            }
            let geometric =
                Settings { aggregation: Aggregation::GeometricMean, ..Settings::default() };
            let found = explain(&geometric, &[size; 3], &values);
            assert!(close(found.score, 0.09_f64.cbrt()), "{size}: {}", found.score);
        }
    }

    #[test]
    fn a_geometric_mean_has_no_contributions() {
        let settings = Settings { aggregation: Aggregation::GeometricMean, ..Settings::default() };
        let found = explain(&settings, &[1.0, 1.0], &[Some(0.25), Some(1.0)]);
        assert!(close(found.score, 0.5));
        assert_eq!(found.contributions, None);
        let nil = explain(&settings, &[1.0, 1.0], &[Some(0.0), Some(1.0)]);
        assert_eq!(nil.score, 0.0);
    }

    #[test]
    fn the_minimum_of_the_views_takes_the_less_content_side() {
        let settings = Settings { views: TwoWay::Min, ..Settings::default() };
        let weights = [Weights { seeker: 1.0, host: 0.0 }, Weights { seeker: 0.0, host: 1.0 }];
        let values = [Value::known(0.7), Value::known(0.4)];
        let found = Combined::new(&settings, &weights).explain(&values).unwrap();
        assert_eq!((found.score, found.seeker, found.host), (0.4, Some(0.7), Some(0.4)));
        assert_eq!(found.contributions, Some(vec![0.0, 0.4]));
    }

    #[test]
    fn a_pair_of_which_nothing_is_known_has_no_score() {
        let settings = Settings::default();
        let weights = [Weights::both(1.0), Weights::both(0.0)];
        let mut combined = Combined::new(&settings, &weights);
        assert_eq!(combined.score(&[Value::UNKNOWN, Value::known(0.5)]), None);
    }
}
