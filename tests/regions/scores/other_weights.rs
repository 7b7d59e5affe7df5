//! The same values with other weights have the scores that they would have from the start.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use regiopair::score::{Normalisation, ScoreError, ScoreSet, Settings, UnknownTreatment, Weights};

use super::{Values, close, known, plain, scored, settings, value, weights};

fn two_criteria() -> ScoreSet {
    let tables = [
        (known(&[[0.2, 0.4], [0.6, 0.8]]), Weights::both(1.0)),
        (known(&[[0.8, 0.6], [1.0, 0.0]]), Weights::both(3.0)),
    ];
    plain(&tables, Settings::default())
}

/// By hand: (3 · 0.2 + 1 · 0.8) / 4 = 0.35, and so on.
#[test]
fn other_weights_give_other_scores_of_the_same_values() {
    let scores = two_criteria();
    assert_eq!(scores.scores()[[0, 0]].get(), Some(0.25 * 0.2 + 0.75 * 0.8));
    let other = scores.with_weights(&[Weights::both(3.0), Weights::both(1.0)]).unwrap();
    assert_eq!(other.weights(), [Weights::both(3.0), Weights::both(1.0)]);
    for ((row, column), expected) in [((0, 0), 0.35), ((0, 1), 0.45), ((1, 0), 0.7), ((1, 1), 0.6)]
    {
        let score = other.scores()[[row, column]].get().unwrap();
        close(score, expected);
        assert_eq!(other.explain(row, column).unwrap().score, score);
    }
    // The first scores stay, and layers are shared, not copied.
    assert_eq!(scores.weights(), [Weights::both(1.0), Weights::both(3.0)]);
    let [one, two] = [&scores, &other].map(|it| it.layers().unwrap());
    assert!(std::ptr::eq(one.as_ptr(), two.as_ptr()));
    assert_ne!(scores.effective_weights(), other.effective_weights());
}

#[test]
fn weights_are_replaced_by_the_id_of_the_criterion() {
    let scores = two_criteria();
    let weights = scores.weights_with(&[("second", Weights { seeker: 0.0, host: 2.0 })]).unwrap();
    assert_eq!(weights, [Weights::both(1.0), Weights { seeker: 0.0, host: 2.0 }]);
    assert_eq!(scores.weights_with(&[]).unwrap(), scores.weights());
    assert_eq!(
        scores.weights_with(&[("secnd", Weights::both(1.0))]).unwrap_err().to_string(),
        "`secnd` is not a criterion of these scores; accepted: first, second; did you mean `second`?"
    );
    let twice = [("first", Weights::both(1.0)), ("first", Weights::both(2.0))];
    assert_eq!(
        scores.weights_with(&twice).unwrap_err(),
        ScoreError::DuplicateCriterion { id: "first".into() }
    );
}

#[test]
fn weights_that_cannot_be_used_are_refused_by_name() {
    let scores = two_criteria();
    let error = |weights: &[f64]| {
        let weights: Vec<Weights> = weights.iter().map(|&weight| Weights::both(weight)).collect();
        scores.with_weights(&weights).unwrap_err().to_string()
    };
    assert_eq!(
        error(&[1.0]),
        "1 weight is given for 2 criteria; give one for each, in this order: first, second"
    );
    assert!(error(&[1.0, 1.0, 1.0]).starts_with("3 weights are given for 2 criteria"));
    assert!(error(&[]).starts_with("0 weights are given for 2 criteria"));
    for bad in [-0.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let message = error(&[1.0, bad]);
        let start = format!("weight {bad} of criterion `second` is not accepted");
        assert!(message.starts_with(&start), "{message}");
    }
    assert_eq!(
        error(&[0.0, 0.0]),
        "all weights are 0; give at least one criterion a weight above 0"
    );
}

/// The second criterion is unknown for every pair, the third for one.
#[test]
fn what_had_no_weight_is_refused_once_it_has_one() {
    let nothing = vec![vec![None, None]];
    let tables = [
        (known(&[[0.2, 0.4]]), Weights::both(1.0)),
        (nothing, Weights::both(0.0)),
        (vec![vec![Some(0.3), None]], Weights::both(0.0)),
    ];
    let weights = [Weights::both(1.0), Weights::both(1.0), Weights::both(1.0)];
    let scores = plain(&tables, Settings::default());
    assert!(scores.silent().is_empty());
    assert_eq!(scores.with_weights(&weights).unwrap().silent(), ["second"]);
    let only_second = [Weights::both(0.0), Weights::both(1.0), Weights::both(0.0)];
    assert_eq!(scores.with_weights(&only_second).unwrap_err(), ScoreError::NothingKnown);

    let refuse = UnknownTreatment::Refuse;
    let settings = Settings { silent_criteria: refuse, ..Settings::default() };
    let error = plain(&tables, settings).with_weights(&weights).unwrap_err().to_string();
    assert!(error.starts_with("criterion `second` is unknown for every pair (it is not given)"));

    let settings = Settings { unknown_values: refuse, ..Settings::default() };
    let error = plain(&tables, settings).with_weights(&weights).unwrap_err().to_string();
    assert!(
        error.starts_with(
            "criterion `third` is unknown for `south-0` with `north-1` (it is not given); record"
        ),
        "{error}"
    );
}

/// Up to three criteria over the same pairs, each with two sets of weights.
fn tables() -> impl Strategy<Value = Vec<(Values, [Weights; 2])>> {
    (1_usize..4, 1_usize..4, 1_usize..4).prop_flat_map(|(criteria, rows, columns)| {
        vec((vec(vec(value(), columns), rows), [weights(), weights()]), criteria)
    })
}

proptest! {
    #[test]
    fn other_weights_are_as_good_as_scoring_anew(
        tables in tables(),
        settings in select(UnknownTreatment::ALL).prop_flat_map(settings),
        silent_criteria in select(&UnknownTreatment::OF_CRITERIA[..]),
        normalisation in select(Normalisation::ALL),
    ) {
        let settings = Settings { silent_criteria, ..settings };
        let [first, second] = [0, 1].map(|k| {
            let weighted: Vec<(Values, Weights)> =
                tables.iter().map(|(values, weights)| (values.clone(), weights[k])).collect();
            scored(&weighted, normalisation, settings.clone())
        });
        let Ok(first) = first else { return Ok(()) };
        let weights: Vec<Weights> = tables.iter().map(|(_, weights)| weights[1]).collect();
        match (first.with_weights(&weights), second) {
            (Ok(found), Ok(anew)) => {
                let bits = |scores: &ScoreSet| -> Vec<Option<u64>> {
                    scores.scores().iter().map(|score| score.get().map(f64::to_bits)).collect()
                };
                prop_assert_eq!(bits(&found), bits(&anew));
                prop_assert_eq!(found.silent(), anew.silent());
                prop_assert_eq!(found.weights(), anew.weights());
                prop_assert_eq!(found.explain(0, 0), anew.explain(0, 0));
            }
            (found, anew) => prop_assert_eq!(found.err(), anew.err()),
        }
    }
}
