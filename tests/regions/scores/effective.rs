//! Effective weights: what part of the variance of the scores comes from each criterion.

use proptest::prelude::*;
use regiopair::criteria::TwoWay;
use regiopair::report;
use regiopair::report::language::English;
use regiopair::score::{
    Aggregation, NoEffectiveWeights, Normalisation, ScoreSet, Settings, WeightWarning, Weights,
};

use super::super::score_table::Scored;
use super::{Values, accepting_unknowns, close, known, plain, scored, tables};

fn effective(tables: &[(Values, Weights)]) -> Vec<f64> {
    plain(tables, Settings::default()).effective_weights().clone().unwrap()
}

/// Two independent criteria. With weights 1 and 3 they add {0, 1/4} and {0, 3/8}; the variances are
/// 1/64 and 9/256, 4 parts and 9 parts of 13.
#[test]
fn independent_criteria_share_the_variance() {
    let tables = [
        (known(&[[0.0, 1.0], [0.0, 1.0]]), Weights::both(1.0)),
        (known(&[[0.0, 0.0], [0.5, 0.5]]), Weights::both(3.0)),
    ];
    let found = effective(&tables);
    close(found[0], 4.0 / 13.0);
    close(found[1], 9.0 / 13.0);
    assert_eq!(plain(&tables, Settings::default()).nominal_weights(), [0.25, 0.75]);
}

/// They add {0, 1/2} and {1/4, 0}, the score is {1/4, 1/2}: covariances 1/32 and −1/64, variance 1/64.
#[test]
fn a_criterion_that_works_against_the_score_is_negative() {
    let tables = [
        (known(&[[0.0, 1.0], [0.0, 1.0]]), Weights::both(1.0)),
        (known(&[[0.5, 0.0], [0.5, 0.0]]), Weights::both(1.0)),
    ];
    let found = effective(&tables);
    close(found[0], 2.0);
    close(found[1], -1.0);
    assert_eq!(WeightWarning::of(0.5, found[0]), Some(WeightWarning::MoreThanTwice));
    assert_eq!(WeightWarning::of(0.5, found[1]), Some(WeightWarning::Negative));
    // Exactly twice, and 0 without a weight, are no warnings.
    assert_eq!(WeightWarning::of(0.5, 1.0), None);
    assert_eq!(WeightWarning::of(0.0, 0.0), None);
}

/// Each view divides by its own sum; a view without weights does not count.
#[test]
fn nominal_weights_are_the_mean_of_the_views() {
    let table = known(&[[0.0, 1.0], [0.3, 0.4]]);
    let nominal = |weights: [(f64, f64); 2]| {
        let tables = weights.map(|(seeker, host)| (table.clone(), Weights { seeker, host }));
        plain(&tables, Settings::default()).nominal_weights()
    };
    assert_eq!(nominal([(3.0, 1.0), (1.0, 1.0)]), [0.625, 0.375]);
    assert_eq!(nominal([(3.0, 0.0), (1.0, 0.0)]), [0.75, 0.25]);
    assert_eq!(nominal([(1e308, 0.0), (1e308, 0.0)]), [0.5, 0.5]);
}

#[test]
fn without_variance_or_a_sum_there_are_none() {
    let varied = known(&[[0.0, 1.0], [0.3, 0.4]]);
    let constant = known(&[[0.4, 0.4], [0.4, 0.4]]);
    let of = |values: Values, settings: Settings| {
        *plain(&[(values, Weights::both(1.0))], settings).effective_weights().as_ref().unwrap_err()
    };
    assert_eq!(of(constant, Settings::default()), NoEffectiveWeights::NoVariation);
    assert_eq!(of(known(&[[0.7]]), Settings::default()), NoEffectiveWeights::NoVariation);
    let aggregation = Aggregation::GeometricMean;
    let geometric = Settings { aggregation, ..Settings::default() };
    assert_eq!(of(varied.clone(), geometric), NoEffectiveWeights::NotAdditive);
    let harmonic = Settings { views: TwoWay::Harmonic, ..Settings::default() };
    assert_eq!(of(varied, harmonic), NoEffectiveWeights::NotAdditive);
}

/// cov(w c, s) / var(s) by its definition.
fn by_definition(scores: &ScoreSet, k: usize) -> f64 {
    let (rows, columns) = scores.scores().dim();
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let pairs: Vec<(f64, f64)> = places
        .filter_map(|(row, column)| scores.explain(row, column))
        .map(|pair| (pair.contributions.unwrap()[k], pair.score))
        .collect();
    let n = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
    let (part, score) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let covariance: f64 = pairs.iter().map(|pair| (pair.0 - part) * (pair.1 - score)).sum();
    let variance: f64 = pairs.iter().map(|pair| (pair.1 - score) * (pair.1 - score)).sum();
    covariance / variance
}

/// Regions are looked at in bands of rows; of the second band here no pair has a score, and the last is short.
#[test]
fn many_rows_follow_the_definition_too() {
    let table = |seed: usize| -> Values {
        let value = |row: usize, column: usize| {
            let step = (row * row * (seed + 3) + column * 7 + row * seed) % 101;
            (!(64..128).contains(&row) && step < 90).then_some(step as f64 / 100.0)
        };
        (0..203).map(|row| (0..3).map(|column| value(row, column)).collect()).collect()
    };
    let tables = [(table(1), Weights::both(1.0)), (table(4), Weights { seeker: 2.0, host: 0.5 })];
    let scores = plain(&tables, Settings::default());
    let found = scores.effective_weights().as_ref().unwrap();
    for (k, found) in found.iter().enumerate() {
        let expected = by_definition(&scores, k);
        assert!((found - expected).abs() < 1e-9, "{k}: {found} is not {expected}");
        let missingness = scores.missingness(k).unwrap();
        let of_score = |known: bool| -> Vec<f64> {
            let layers = scores.layers().unwrap();
            let pairs = layers[k].values.iter().zip(scores.scores());
            let pairs = pairs.filter(|(value, _)| value.get().is_some() == known);
            pairs.filter_map(|(_, score)| score.get()).collect()
        };
        let [known, unknown] = [true, false].map(of_score);
        assert_eq!((missingness.known, missingness.unknown), (known.len(), unknown.len()));
        close(missingness.score_where_known, known.iter().sum::<f64>() / known.len() as f64);
        close(missingness.score_where_unknown, unknown.iter().sum::<f64>() / unknown.len() as f64);
    }
}

proptest! {
    /// Wherever they are defined, effective weights follow their definition and add up to 1.
    #[test]
    fn effective_weights_add_up_to_one(
        tables in tables(),
        settings in accepting_unknowns(),
        normalisation in prop::sample::select(Normalisation::ALL),
    ) {
        let Ok(scores) = scored(&tables, normalisation, settings) else { return Ok(()) };
        let nominal: f64 = scores.nominal_weights().iter().sum();
        prop_assert!((nominal - 1.0).abs() < 1e-9);
        match scores.effective_weights() {
            Ok(effective) => {
                let sum: f64 = effective.iter().sum();
                prop_assert!((sum - 1.0).abs() < 1e-9, "{effective:?}");
                for (k, effective) in effective.iter().enumerate() {
                    let defined = by_definition(&scores, k);
                    prop_assert!((effective - defined).abs() < 1e-6 * (1.0 + defined.abs()));
                }
            }
            Err(NoEffectiveWeights::NoVariation) => {
                let known: Vec<f64> = scores.scores().iter().filter_map(|score| score.get()).collect();
                prop_assert!(known.iter().all(|score| (score - known[0]).abs() < 1e-9));
            }
            Err(_) => {
                let mut pairs = scores.scores().indexed_iter();
                let no_sum = pairs.any(|((row, column), _)| {
                    scores.explain(row, column).is_some_and(|pair| pair.contributions.is_none())
                });
                prop_assert!(no_sum);
            }
        }
    }
}

/// The shares as NumPy has them, in percent. Left out, unknown phases alone make half of the variance:
/// a score then depends most on whether they are known.
#[cfg(feature = "data")]
#[test]
fn the_effective_weights_of_the_first_programme() {
    use regiopair::plan::Matcher;
    use regiopair::profile::Dataset;
    use regiopair::programme::Programme;
    use regiopair::proposal::{CriterionNote, Notice, Proposal};
    use regiopair::score::UnknownTreatment;

    use crate::presets::first;

    let proposal = |unknown_values| {
        let programme = Programme { unknown_values, ..first() };
        let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
        assessed.propose().unwrap()
    };
    let shares = |proposal: &Proposal| -> Vec<(f64, f64)> {
        let share = |note: &CriterionNote| (note.nominal_weight, note.effective_weight.unwrap());
        let shares = proposal.criteria.iter().map(share);
        shares.map(|(a, b)| ((100.0 * a).round(), (100.0 * b).round())).take(6).collect()
    };
    let expected = shares(&proposal(UnknownTreatment::Expected));
    assert_eq!(
        expected,
        [(28.0, 49.0), (22.0, 16.0), (11.0, -9.0), (17.0, 16.0), (11.0, 12.0), (11.0, 15.0)]
    );
    let proposal = proposal(UnknownTreatment::LeaveOut);
    assert_eq!(
        shares(&proposal),
        [(28.0, 41.0), (22.0, 4.0), (11.0, -13.0), (17.0, 51.0), (11.0, 9.0), (11.0, 8.0)]
    );
    let text = report::to_text(&proposal, &English);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("needs-met 3 2 28 % 41 % strengths"), "{words}");
    assert!(words.contains(
        "Note: criterion `added-relatedness` has a nominal weight of 11 % and an effective one of −13 \
         %: pairs with a higher score tend to have a lower value of it."
    ));
    assert!(proposal.notices.iter().any(|notice| matches!(
        notice,
        Notice::EffectiveWeight { criterion, warning: WeightWarning::Negative, .. }
            if criterion == "added-relatedness"
    )));
    assert_eq!(proposal.no_effective_weights, None);
}

#[test]
fn a_proposal_says_why_there_are_no_effective_weights() {
    let programme = super::super::score_table::blank();
    let proposal =
        Scored::new(&[[40, 40], [40, 40]], &["ES", "ES"]).assess(programme).propose().unwrap();
    assert_eq!(proposal.no_effective_weights, Some(NoEffectiveWeights::NoVariation));
    assert_eq!(proposal.criteria[0].effective_weight, None);
    let text = report::to_text(&proposal, &English);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("weights are not defined: all pairs have the same score."), "{text}");
    let json = report::to_json(&proposal, &English).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["no_effective_weights"]["kind"], "no-variation");
    assert!(json["criteria"][0]["effective_weight"].is_null());
    assert!(!text.contains("NaN"));
}
