//! Scores from tables of values: how unknown values enter, what weights decide, how values are rescaled.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

mod effective;
mod exported;
mod normalisation;
mod other_weights;
mod unknown;

use std::sync::Arc;

use proptest::prelude::*;
use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, TwoWay, Unknown};
use regiopair::profile::{Horizon, Pool};
use regiopair::score::{
    Aggregation, Normalisation, ScoreError, ScoreSet, Settings, UnknownTreatment, Weighted, Weights,
};

use super::score_table::{SIDES, Scored};

/// Values of a criterion, left × right.
type Values = Vec<Vec<Option<f64>>>;

const NAMES: [&str; 4] = ["first", "second", "third", "fourth"];

/// A criterion with given values.
struct Given {
    id: &'static str,
    values: Values,
}

impl Criterion for Given {
    fn id(&self) -> &str {
        self.id
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("a given value")
    }
    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let value = self.values[pair.left.index][pair.right.index];
        let value = value.ok_or_else(|| Unknown::text("it is not given"))?;
        tally.add(value, || Reason::text("given"));
        Ok(())
    }
}

/// The scores of tables, each with its weights.
fn scored(
    tables: &[(Values, Weights)],
    normalisation: Normalisation,
    settings: Settings,
) -> Result<ScoreSet, ScoreError> {
    let (rows, columns) = (tables[0].0.len(), tables[0].0[0].len());
    let dataset = Scored::new(&vec![Vec::new(); rows], &vec!["ES"; columns]).dataset;
    let [left, right] = SIDES.map(|side| Pool::new(&dataset, side, Horizon::All));
    let criteria = NAMES.iter().zip(tables).map(|(id, (values, weights))| Weighted {
        criterion: Arc::new(Given { id, values: values.clone() }),
        weights: *weights,
        normalisation,
    });
    ScoreSet::compute(&left, &right, criteria.collect(), settings)
}

/// As [`scored`], without rescaling, and with known answers.
fn plain(tables: &[(Values, Weights)], settings: Settings) -> ScoreSet {
    scored(tables, Normalisation::None, settings).unwrap()
}

fn expecting() -> Settings {
    Settings { unknown_values: UnknownTreatment::Expected, ..Settings::default() }
}

fn known<const N: usize>(rows: &[[f64; N]]) -> Values {
    rows.iter().map(|row| row.iter().map(|value| Some(*value)).collect()).collect()
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// Values in whole hundredths, so that ties and zeros occur; a third of them unknown.
fn value() -> impl Strategy<Value = Option<f64>> {
    proptest::option::weighted(0.67, (0..=100_u32).prop_map(|value| f64::from(value) / 100.0))
}

fn weights() -> impl Strategy<Value = Weights> {
    let weight = || prop_oneof![Just(0.0), 0.1..5.0_f64];
    (weight(), weight()).prop_map(|(seeker, host)| Weights { seeker, host })
}

/// Three tables of one shape; the first has a weight in both views.
fn tables() -> impl Strategy<Value = Vec<(Values, Weights)>> {
    (2..6_usize, 2..6_usize).prop_flat_map(|(rows, columns)| {
        let row = proptest::collection::vec(value(), columns);
        let table = (proptest::collection::vec(row, rows), weights());
        proptest::collection::vec(table, 3).prop_map(|mut tables| {
            tables[0].1 = Weights::both(1.0);
            tables
        })
    })
}

fn aggregation() -> impl Strategy<Value = Aggregation> {
    let ordered = proptest::collection::vec(0.1..1.0_f64, 1..4);
    prop_oneof![
        Just(Aggregation::WeightedMean),
        Just(Aggregation::GeometricMean),
        ordered.prop_map(|ordered| Aggregation::Owa { ordered }),
    ]
}

fn settings(unknown_values: UnknownTreatment) -> impl Strategy<Value = Settings> {
    (aggregation(), prop::sample::select(TwoWay::ALL)).prop_map(move |(aggregation, views)| {
        Settings { aggregation, views, unknown_values, ..Settings::default() }
    })
}

/// Settings under which values may be unknown.
fn accepting_unknowns() -> impl Strategy<Value = Settings> {
    prop_oneof![settings(UnknownTreatment::Expected), settings(UnknownTreatment::LeaveOut)]
}
