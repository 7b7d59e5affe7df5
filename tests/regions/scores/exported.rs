//! Scores as CSV tables and as documents.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use regiopair::report::{score_matrix_to_csv, scores_to_csv};
use regiopair::score::{Normalisation, ScoreSet, Settings, UnknownTreatment, Weights};
use serde_json::{Value, json};

use super::{Values, plain, scored, settings, value, weights};

/// One left and two right regions; the second criterion counts three times, and is known for one pair.
fn one_unknown() -> Vec<(Values, Weights)> {
    vec![
        (vec![vec![Some(0.25), Some(0.75)]], Weights::both(1.0)),
        (vec![vec![Some(0.5), None]], Weights::both(3.0)),
    ]
}

/// By hand: (0.25 + 3 · 0.5) / 4 = 0.4375; 0.75 alone, and (0.75 + 3 · 0) / 4, (0.75 + 3 · 1) / 4.
#[test]
fn a_table_has_a_row_for_each_pair() {
    assert_eq!(
        scores_to_csv(&plain(&one_unknown(), Settings::default())).unwrap(),
        "left,right,score,low,high,known_weight,first,first_adds,second,second_adds\n\
         south-0,north-0,0.4375,0.4375,0.4375,1,0.25,0.0625,0.5,0.375\n\
         south-0,north-1,0.75,0.1875,0.9375,0.25,0.75,0.75,,0\n"
    );
}

/// From the least to the greatest, 0.25 becomes 0 and 0.75 becomes 1; the only value becomes 0.5.
#[test]
fn rescaled_values_have_columns_of_their_own() {
    let scores = scored(&one_unknown(), Normalisation::MinMax, Settings::default()).unwrap();
    assert_eq!(
        scores_to_csv(&scores).unwrap(),
        "left,right,score,low,high,known_weight,first,first_rescaled,first_adds,second,second_rescaled,\
         second_adds\n\
         south-0,north-0,0.375,0.375,0.375,1,0.25,0,0,0.5,0.5,0.375\n\
         south-0,north-1,1,0.25,1,0.25,0.75,1,1,,,0\n"
    );
}

#[test]
fn a_matrix_has_a_column_for_each_right_region() {
    let tables =
        vec![(vec![vec![Some(0.5), None], vec![Some(0.25), Some(1.0)]], Weights::both(1.0))];
    assert_eq!(
        score_matrix_to_csv(&plain(&tables, Settings::default())).unwrap(),
        "left,north-0,north-1\nsouth-0,0.5,\nsouth-1,0.25,1\n"
    );
    // A pair of which nothing is known has neither score nor parts.
    let table = scores_to_csv(&plain(&tables, Settings::default())).unwrap();
    assert!(table.contains("\nsouth-0,north-1,,,,,,\n"), "{table}");
}

fn read(document: &Value) -> Result<ScoreSet, String> {
    serde_json::from_value(document.clone()).map_err(|error| error.to_string())
}

#[test]
fn a_document_is_checked_when_it_is_read() {
    let scores = plain(&one_unknown(), Settings::default());
    let document = serde_json::to_value(&scores).unwrap();
    assert_eq!(document["left"], json!(["south-0"]));
    assert_eq!(document["scores"]["data"], json!([0.4375, 0.75]));
    assert_eq!(document["criteria"][1]["layer"]["values"]["data"], json!([0.5, null]));
    assert!(read(&document).is_ok());
    for (path, new, expected) in [
        ("/scores/data/1", json!(0.5), "the score of `south-0` with `north-1` is 0.5, but by its"),
        ("/scores/data/1", json!(null), "the score of `south-0` with `north-1` is unknown, but"),
        (
            "/criteria/0/layer/values/data/0",
            json!(1.5),
            "criterion `first` gives 1.5 for `south-0`",
        ),
        ("/criteria/0/layer/values/dim", json!([2, 1]), "`first` has 2 rows and 1 columns; give a"),
        (
            "/scores/dim",
            json!([2, 1]),
            "`scores` has 2 rows and 1 columns; give a value for each of 1",
        ),
        ("/criteria/0/weights/host", json!(-1.0), "weight -1 of criterion `first` is not accepted"),
        ("/criteria/1/layer/criterion", json!("first"), "criterion `first` is given twice"),
        ("/criteria", json!([]), "no criterion is given"),
        ("/left", json!([]), "side `left` has no candidate region"),
        (
            "/right",
            json!(["north-0"]),
            "`first` has 1 rows and 2 columns; give a value for each of 1",
        ),
        ("/settings/silent_criteria", json!("expected"), "silent_criteria is \"expected\""),
        ("/criteria/0/normalisation", json!("ranks"), "`ranks` is not a normalisation"),
    ] {
        let mut changed = document.clone();
        *changed.pointer_mut(path).unwrap() = new;
        let error = read(&changed).unwrap_err();
        assert!(error.starts_with(expected), "{path}: {error}");
    }
    let mut more = document;
    more["score"] = json!(1);
    assert!(read(&more).unwrap_err().starts_with("unknown field `score`"));
}

/// Up to three criteria over the same pairs, with other weights.
fn tables() -> impl Strategy<Value = (Vec<(Values, Weights)>, Vec<Weights>)> {
    (1_usize..4, 1_usize..4, 1_usize..4).prop_flat_map(|(criteria, rows, columns)| {
        let table = (vec(vec(value(), columns), rows), weights());
        (vec(table, criteria), vec(weights(), criteria))
    })
}

proptest! {
    /// All but the evidence comes back, to the last bit, and other weights do the same.
    #[test]
    fn scores_are_the_same_after_writing_and_reading(
        (tables, other) in tables(),
        settings in select(UnknownTreatment::ALL).prop_flat_map(settings),
        normalisation in select(Normalisation::ALL),
    ) {
        let Ok(scores) = scored(&tables, normalisation, settings) else { return Ok(()) };
        let text = serde_json::to_string(&scores).unwrap();
        let read: ScoreSet = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
        prop_assert_eq!(read.layers().unwrap(), scores.layers().unwrap());
        prop_assert_eq!(read.silent(), scores.silent());
        prop_assert_eq!(read.effective_weights(), scores.effective_weights());
        for (row, column) in [(0, 0), (scores.left().len() - 1, scores.right().len() - 1)] {
            prop_assert_eq!(read.explain(row, column), scores.explain(row, column));
        }
        match (read.with_weights(&other), scores.with_weights(&other)) {
            (Ok(read), Ok(scores)) => prop_assert_eq!(read.scores(), scores.scores()),
            (read, scores) => prop_assert_eq!(read.err(), scores.err()),
        }
    }
}
