//! Scores are the same whether the values of their criteria are stored or not.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{ScoreSet, Watcher};
use crate::criteria::{Criterion, Meaning, Pair, Reason, Tally, TwoWay, Unknown};
use crate::profile::{Dataset, Horizon, Pool, Region, StrategyStatus, Tables};
use crate::score::{
    Aggregation, Normalisation, PairScore, ScoreError, Settings, UnknownTreatment, Value, Weighted,
    Weights,
};
use crate::taxonomy::{TaxonomyRows, ThemeRow};

/// Values by row and column; they repeat where the table ends.
#[derive(Debug, Clone)]
struct Table {
    id: String,
    values: Vec<Vec<Value>>,
}

impl Criterion for Table {
    fn id(&self) -> &str {
        &self.id
    }

    fn meaning(&self) -> Meaning {
        Meaning::text(format!("the table {}", self.id))
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let row = &self.values[pair.left.index % self.values.len()];
        let value = row[pair.right.index % row.len()].get();
        tally.add(value.ok_or_else(|| Unknown::text("not given"))?, || Reason::text("given"));
        Ok(())
    }
}

fn pools(left: usize, right: usize) -> [Pool; 2] {
    let region = |side: &str, number: usize| Region {
        id: format!("{side}-{number}"),
        name: format!("Region {side} {number}"),
        side: side.to_owned(),
        country: "PE".to_owned(),
        level: "region".to_owned(),
        codes: Vec::new(),
        coordinates: None,
        population: None,
        area_km2: None,
        gdp_per_capita_eur: None,
        gdp_approximate: false,
        part_of: None,
        languages: Vec::new(),
        s3_status: StrategyStatus::Unknown,
        annex: false,
        candidate: true,
        source: String::new(),
    };
    let lefts = (0..left).map(|number| region("lac", number));
    let regions = lefts.chain((0..right).map(|number| region("eu", number))).collect();
    let taxonomy = TaxonomyRows::Themes(vec![ThemeRow::new("food", "wine")]);
    let data = Dataset::new(Tables { taxonomy, regions, ..Tables::default() }).unwrap();
    ["lac", "eu"].map(|side| Pool::new(&data, side, Horizon::ExAnte))
}

/// Rows of the same length, most values known; some tables know everything, some nothing.
fn table() -> impl Strategy<Value = Vec<Vec<Value>>> {
    let known = (0.0..=1.0).prop_map(Value::known);
    let any =
        prop_oneof![4 => known.clone(), 1 => Just(Value::UNKNOWN), 1 => Just(Value::known(0.5))];
    prop_oneof![
        3 => vec(vec(any, 7), 5),
        2 => vec(vec(known, 7), 5),
        1 => Just(vec![vec![Value::UNKNOWN]]),
    ]
}

fn weights() -> impl Strategy<Value = Weights> {
    let weight = prop_oneof![1 => Just(0.0), 2 => 0.1..3.0];
    (weight.clone(), weight).prop_map(|(seeker, host)| Weights { seeker, host })
}

fn weighted() -> impl Strategy<Value = Vec<Weighted>> {
    let one = (table(), weights(), select(Normalisation::ALL));
    vec(one, 1..5).prop_map(|all| {
        let named = all.into_iter().enumerate().map(|(k, (values, weights, normalisation))| {
            let criterion = Arc::new(Table { id: format!("table-{k}"), values });
            Weighted { criterion, weights, normalisation }
        });
        named.collect()
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let aggregation = select(vec![
        Aggregation::WeightedMean,
        Aggregation::GeometricMean,
        Aggregation::Owa { ordered: vec![0.5, 0.3, 0.2] },
    ]);
    let treatments = (select(UnknownTreatment::ALL), select(&UnknownTreatment::OF_CRITERIA[..]));
    (aggregation, select(TwoWay::ALL), treatments).prop_map(
        |(aggregation, views, (unknown_values, silent_criteria))| Settings {
            aggregation,
            views,
            unknown_values,
            silent_criteria,
        },
    )
}

fn bits(value: Value) -> Option<u64> {
    value.get().map(f64::to_bits)
}

/// Everything that a set of scores answers.
type Answers = (
    Vec<Option<u64>>,
    Vec<Option<PairScore>>,
    Vec<(Option<u64>, Option<u64>)>,
    Vec<String>,
    String,
    Vec<String>,
);

fn answers(scores: &ScoreSet) -> Answers {
    let (rows, columns) = scores.scores().dim();
    // One row and column more than there are.
    let cells = || (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column)));
    let criteria = scores.criteria().len();
    let values = cells().flat_map(|(row, column)| {
        (0..=criteria).flat_map(move |k| {
            let one = (scores.raw_value(k, row, column), scores.value(k, row, column));
            let [raw, value] = [ScoreSet::value_of_many, ScoreSet::rescaled_of_many];
            [one, (raw(scores, k, row, column), value(scores, k, row, column))]
        })
    });
    let known = (0..=criteria).map(|k| (scores.known_pairs(k), scores.missingness(k)));
    (
        scores.scores().iter().map(|score| bits(*score)).collect(),
        cells().map(|(row, column)| scores.explain(row, column)).collect(),
        values.map(|(raw, value)| (bits(raw), bits(value))).collect(),
        scores.silent().to_vec(),
        format!("{:?} {:?}", scores.effective_weights(), scores.layers().unwrap()),
        known.map(|known| format!("{known:?}")).collect(),
    )
}

proptest! {
    // Half of what is usual, or half of `PROPTEST_CASES`.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.div_ceil(2)))]

    #[test]
    fn stored_values_and_those_assessed_again_give_the_same_answers(
        // More than one band of rows and one rectangle of columns.
        (left, right) in prop_oneof![4 => (1_usize..8, 1_usize..9), 1 => (60_usize..70, 250_usize..260)],
        weighted in weighted(),
        settings in settings(),
        other in vec(weights(), 5),
    ) {
        let [left, right] = pools(left, right);
        let count = weighted.len();
        let scored = |most: usize| {
            ScoreSet::compute_storing(most, [&left, &right], weighted.clone(), settings.clone(), Watcher::NOBODY)
        };
        let (stored, assessed) = match (scored(usize::MAX), scored(0)) {
            (Ok(stored), Ok(assessed)) => (stored, assessed),
            (stored, assessed) => {
                prop_assert_eq!(stored.err(), assessed.err());
                return Ok(());
            }
        };
        prop_assert_eq!(answers(&stored), answers(&assessed));
        let [stored, assessed] = [stored, assessed].map(|it| it.with_weights(&other[..count]));
        match (stored, assessed) {
            (Ok(stored), Ok(assessed)) => prop_assert_eq!(answers(&stored), answers(&assessed)),
            (stored, assessed) => prop_assert_eq!(stored.err(), assessed.err()),
        }
    }
}

/// A criterion without a weight is looked at too.
#[test]
fn a_value_out_of_range_is_found_whether_values_are_stored_or_not() {
    let [left, right] = pools(3, 4);
    let table = |id: &str, value: f64| Table {
        id: id.to_owned(),
        values: vec![vec![Value::known(0.5)], vec![Value::known(value)]],
    };
    let weighted = [(table("good", 0.25), 1.0), (table("bad", 1.5), 0.0)].map(|(table, weight)| {
        let (weights, normalisation) = (Weights::both(weight), Normalisation::None);
        Weighted { criterion: Arc::new(table), weights, normalisation }
    });
    for most_stored in [0, usize::MAX] {
        let criteria = weighted.to_vec();
        let settings = Settings::default();
        let nobody = Watcher::NOBODY;
        let error =
            ScoreSet::compute_storing(most_stored, [&left, &right], criteria, settings, nobody);
        let Err(ScoreError::OutOfRange { criterion, value, .. }) = error else {
            panic!("accepted")
        };
        assert_eq!((criterion.as_str(), value), ("bad", 1.5));
    }
}
