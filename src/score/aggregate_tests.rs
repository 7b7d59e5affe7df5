//! Tests of how values become a score.

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
    let found = explain(&Settings::default(), &[0.5, 0.3, 0.2], &[Some(0.8), Some(0.2), Some(0.5)]);
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
        let geometric = Settings { aggregation: Aggregation::GeometricMean, ..Settings::default() };
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
