//! A block of pairs and single pairs have the same scores.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{BlockCombiner, LANES};
use crate::criteria::TwoWay;
use crate::score::{Aggregation, Combined, Settings, Value, Weights};

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => Just(0.0),
        5 => 0.0..10.0,
        1 => Just(1e-300),
        1 => Just(f64::MAX),
        1 => Just(f64::from_bits(1))
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        5 => (0.0..=1.0).prop_map(Value::known),
        2 => Just(Value::UNKNOWN),
        1 => Just(Value::known(0.0)),
        1 => Just(Value::known(-0.0)),
        1 => Just(Value::known(1.0)),
        1 => Just(Value::known(f64::from_bits(1)))
    ]
}

fn weights(criteria: usize) -> impl Strategy<Value = Vec<Weights>> {
    let both = weight().prop_map(Weights::both);
    let each = (weight(), weight()).prop_map(|(seeker, host)| Weights { seeker, host });
    let seeker = weight().prop_map(|seeker| Weights { seeker, host: 0.0 });
    prop_oneof![vec(both, criteria), vec(each, criteria), vec(seeker, criteria)]
}

fn settings() -> impl Strategy<Value = Settings> {
    let aggregation = prop_oneof![
        5 => Just(Aggregation::WeightedMean),
        1 => Just(Aggregation::GeometricMean),
        1 => Just(Aggregation::Owa { ordered: vec![3.0, 2.0, 1.0] })
    ];
    let views = prop_oneof![3 => Just(TwoWay::Mean), 2 => select(TwoWay::ALL)];
    (aggregation, views).prop_map(|(aggregation, views)| Settings {
        aggregation,
        views,
        ..Settings::default()
    })
}

proptest! {
    #[test]
    fn a_block_has_the_scores_of_its_pairs_to_the_last_bit(
        settings in settings(),
        (weights, expected, layers) in (1_usize..6, 0..5 * LANES).prop_flat_map(|(criteria, pairs)| {
            (weights(criteria), vec(value(), criteria), vec(vec(value(), pairs), criteria))
        }),
    ) {
        let pairs = layers[0].len();
        let mut pair_by_pair = Combined::new(&settings, &weights).expecting(&expected);
        let mut combiner = BlockCombiner::new(&settings, &weights, &expected);
        let slices: Vec<&[Value]> = layers.iter().map(Vec::as_slice).collect();
        let mut scores = vec![Value::known(0.5); pairs];
        combiner.combine(&slices, &mut scores);
        for (pair, score) in scores.iter().enumerate() {
            let values: Vec<Value> = layers.iter().map(|layer| layer[pair]).collect();
            let bits = |score: Option<f64>| score.map(f64::to_bits);
            prop_assert_eq!(bits(score.get()), bits(pair_by_pair.score(&values)), "{:?}", values);
        }
    }
}
