//! Whole blocks of pairs give what the pairs give one by one, to the last bit.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::sync::OnceLock;

use crate::cases::cases;
use ndarray::Array2;
use proptest::prelude::*;
use regiopair::criteria::{
    Comparison, Criterion, CriterionContext, CriterionSettings, Meaning, Pair, PairBlock, Reason,
    StatementChoice, Tally, Unknown, Value, build, entries,
};
use regiopair::profile::{Dataset, Horizon, Pool};
use regiopair::score::{Layer, ScoreError};
use regiopair::synthetic::{DatasetOptions, dataset};
use regiopair::taxonomy::{Measure, Occurrence};

/// A value by its evidence, as a report shows it.
fn by_evidence(criterion: &dyn Criterion, pair: &Pair<'_>) -> Option<f64> {
    let mut tally = Tally::with_reasons();
    criterion.assess(pair, &mut tally).ok()?;
    Some(tally.into_items().iter().fold(0.0, |sum, item| sum + item.amount))
}

fn bits(value: Option<f64>) -> Option<u64> {
    value.map(f64::to_bits)
}

fn each_criterion(data: &Dataset, mut each: impl FnMut(&str, &dyn Criterion, &Pool, &Pool)) {
    let sides = data.sides();
    let [left, right] = [&sides.left, &sides.right].map(|it| Pool::new(data, it, Horizon::ExAnte));
    let taxonomy = data.taxonomy();
    let profiles: Vec<_> = left.profiles().iter().chain(right.profiles()).collect();
    let mut strengths = Array2::zeros((profiles.len(), taxonomy.len()));
    for (mut row, profile) in strengths.outer_iter_mut().zip(&profiles) {
        for stated in &profile.strengths {
            row[stated.domain.index()] = stated.weight;
        }
    }
    let occurrence = Occurrence::new(strengths).unwrap();
    let similarity = taxonomy.similarity(Measure::WuPalmer, &occurrence).unwrap();
    let ties = data.ties();
    let context = CriterionContext { left: &left, right: &right, similarity: &similarity, ties };
    for entry in entries() {
        for formula in entry.formulas {
            let settings = CriterionSettings { formula: Some(formula), ..Default::default() };
            let criterion = build(entry.id, &settings, &context).unwrap();
            each(&format!("{} by {formula}", entry.id), criterion.as_ref(), &left, &right);
        }
    }
    for compare in Comparison::ALL {
        for key in ["need", "challenge", "sdg", "terrain", "universities"] {
            let choice = StatementChoice { statements: key.to_owned(), compare: *compare };
            let settings = CriterionSettings { statements: Some(&choice), ..Default::default() };
            // Most data have no vocabulary or number for most keys.
            let Ok(criterion) = build("own", &settings, &context) else { continue };
            each(&format!("{key} by {compare}"), criterion.as_ref(), &left, &right);
        }
    }
}

/// Every pair of a dataset, by blocks of the library and by those of the given size.
fn agrees(data: &Dataset, rows: usize, columns: usize) -> usize {
    let mut known = 0;
    each_criterion(data, |name, criterion, left, right| {
        let layer = Layer::compute(criterion, left, right).unwrap();
        let mut values = Vec::new();
        for left in left.profiles().chunks(rows) {
            for right in right.profiles().chunks(columns) {
                values.clear();
                let block = PairBlock { left, right };
                criterion.assess_block(&block, &mut values);
                assert_eq!(values.len(), block.len(), "{name}");
                for (pair, value) in block.pairs().zip(&values) {
                    let expected = by_evidence(criterion, &pair);
                    let place = [pair.left.index, pair.right.index];
                    let found = bits(layer.values[place].get());
                    assert_eq!(found, bits(expected), "{name} of {place:?}: {expected:?}");
                    known += usize::from(expected.is_some());
                    let in_block = value.get();
                    let close = in_block.zip(expected).is_none_or(|(a, b)| (a - b).abs() < 1e-12);
                    assert!(close && in_block.is_some() == expected.is_some(), "{name} {place:?}");
                }
            }
        }
    });
    known
}

#[cfg(feature = "data")]
#[test]
fn on_the_built_in_data() {
    assert!(agrees(&Dataset::iuc_lac(), 7, 3) > 5_000);
    assert!(agrees(&Dataset::iuc_lac_open_call(), 20, 64) > 50_000);
}

/// More rows and columns than a block of the library has.
#[test]
fn across_the_borders_of_blocks() {
    let options = DatasetOptions { left: 67, right: 259, ..DatasetOptions::default() };
    agrees(&dataset(options).unwrap(), 65, 257);
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn on_random_data(
        (left, right) in (1_usize..14, 1_usize..14),
        (themes, domains) in (1_usize..5, 1_usize..5),
        (rows, columns) in (1_usize..15, 1_usize..15),
        seed in any::<u64>(),
    ) {
        agrees(&dataset(DatasetOptions { left, right, themes, domains, seed }).unwrap(), rows, columns);
    }
}

/// A criterion of the user's own whose blocks are as a test wants them.
struct Own(fn(&PairBlock<'_>, &mut Vec<Value>));

impl Criterion for Own {
    fn id(&self) -> &'static str {
        "own"
    }

    fn meaning(&self) -> Meaning {
        Meaning::text("anything")
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        if pair.left.index == 1 {
            return Err(Unknown::text("the second region is unknown"));
        }
        tally.add(0.25, || Reason::text("anything"));
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        (self.0)(block, values);
    }
}

fn computed(blocks: fn(&PairBlock<'_>, &mut Vec<Value>)) -> Result<Layer, ScoreError> {
    static DATA: OnceLock<[Pool; 2]> = OnceLock::new();
    let [left, right] = DATA.get_or_init(|| {
        let data = dataset(DatasetOptions::default()).unwrap();
        ["lac", "eu"].map(|side| Pool::new(&data, side, Horizon::ExAnte))
    });
    Layer::compute(&Own(blocks), left, right)
}

fn right_values(block: &PairBlock<'_>, values: &mut Vec<Value>) {
    let value = |pair: Pair<'_>| match pair.left.index {
        1 => Value::UNKNOWN,
        _ => Value::known(0.25),
    };
    values.extend(block.pairs().map(value));
}

#[test]
fn a_block_of_the_right_values_is_accepted() {
    let layer = computed(right_values).unwrap();
    assert_eq!((layer.known(), layer.values[[0, 0]].get()), (19 * 20, Some(0.25)));
}

#[test]
fn a_block_of_the_wrong_size_is_named() {
    let none = computed(|_, _| {}).unwrap_err();
    assert_eq!(
        none.to_string(),
        "criterion `own` gives 0 values for a block of 20 × 20 pairs; accepted: 400, one for each pair, row by row"
    );
    let more = computed(|block, values| {
        right_values(block, values);
        values.push(Value::known(0.0));
    });
    assert!(matches!(more, Err(ScoreError::BlockSize { found: 401, .. })), "{more:?}");
}

#[test]
fn a_block_that_differs_is_named_with_a_pair() {
    let other =
        computed(|block, values| values.resize(block.len(), Value::known(0.5))).unwrap_err();
    assert_eq!(
        other.to_string(),
        "criterion `own` gives 0.5 for `lac-000000` with `eu-000000` in a block, but 0.25 for the pair by itself; accepted: the same value to the last bit"
    );
    let known = computed(|block, values| values.resize(block.len(), Value::known(0.25)));
    assert!(matches!(known, Err(ScoreError::BlockDiffers { by_pair: None, .. })), "{known:?}");
    let unknown = computed(|block, values| values.resize(block.len(), Value::UNKNOWN));
    assert!(matches!(unknown, Err(ScoreError::BlockDiffers { in_block: None, .. })), "{unknown:?}");
    // The last bit counts.
    let almost = computed(|block, values| {
        right_values(block, values);
        values[0] = Value::known(0.25 + f64::EPSILON / 4.0);
    });
    assert!(matches!(almost, Err(ScoreError::BlockDiffers { .. })), "{almost:?}");
}

/// Far outside it is no rounding, wherever it is.
#[test]
fn a_block_outside_the_range_is_named() {
    for bad in [1.5, -0.25, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        static BAD: std::sync::Mutex<f64> = std::sync::Mutex::new(0.0);
        *BAD.lock().unwrap() = bad;
        let found = computed(|block, values| {
            right_values(block, values);
            values[105] = Value::known(*BAD.lock().unwrap());
        });
        let Err(ScoreError::BlockDiffers { in_block, by_pair, .. }) = &found else {
            panic!("{found:?}")
        };
        assert_eq!((*in_block, *by_pair), (Some(bad), Some(0.25)));
    }
}
