//! Scores that are never stored are those that are stored, to the last bit, and so is the worth of the plan.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::ops::ControlFlow;

use crate::cases::cases;
use ndarray::Array2;
use proptest::prelude::*;
use regiopair::criteria::{Criterion, Meaning, Pair, PairBlock, Reason, Tally, TwoWay, Unknown};
use regiopair::plan::{Matcher, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::{AggregationMethod, Programme};
use regiopair::rules::PairsWanted;
use regiopair::score::{Layer, Normalisation, ScoreError, UnknownTreatment, Value, Weights};
use regiopair::synthetic::{DatasetOptions, dataset};

use super::presets;

fn bits(value: Value) -> Option<u64> {
    value.get().map(f64::to_bits)
}

/// Programmes that differ in how they rescale, combine and treat what is unknown.
fn programme() -> impl Strategy<Value = Programme> {
    let base = prop_oneof![Just(Programme::default()), Just(presets::first())];
    let normalisation = prop::option::of(proptest::sample::select(Normalisation::ALL));
    let unknown = prop_oneof![Just(UnknownTreatment::Expected), Just(UnknownTreatment::LeaveOut)];
    let aggregation = prop_oneof![
        3 => Just(AggregationMethod::WeightedMean),
        1 => Just(AggregationMethod::GeometricMean),
        1 => Just(AggregationMethod::Owa),
    ];
    let views = proptest::sample::select(TwoWay::ALL);
    (base, normalisation, unknown, aggregation, views).prop_map(
        |(mut programme, normalisation, unknown, aggregation, views)| {
            for (k, choice) in programme.criteria.iter_mut().enumerate() {
                if let Some(normalisation) = normalisation {
                    choice.normalisation = normalisation;
                    choice.weights = Weights { seeker: (k % 4) as f64, host: (k % 3) as f64 };
                }
            }
            programme.unknown_values = unknown;
            programme.aggregation = aggregation;
            if aggregation == AggregationMethod::Owa {
                programme.ordered_weights = vec![0.5, 0.3, 0.2];
            }
            programme.views = views;
            programme
        },
    )
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn scores_agree(
        (left, right) in (1_usize..75, 1_usize..30),
        programme in programme(),
        (row, rows) in (0_usize..75, 1_usize..75),
        (column, columns) in (0_usize..30, 1_usize..30),
        seed in any::<u64>(),
    ) {
        let options = DatasetOptions { left, right, seed, ..DatasetOptions::default() };
        let data = dataset(options).unwrap();
        let stored = match Matcher::new(&data, programme.clone()).assess() {
            Ok(stored) => stored,
            Err(PlanningError::Score(ScoreError::NothingKnown)) => return Ok(()),
            Err(error) => panic!("{error}"),
        };
        let unstored = Matcher::new(&data, programme).assess_unstored().unwrap();
        let rows = row % left..(row % left + rows).min(left);
        let columns = column % right..(column % right + columns).min(right);
        let mut block = Vec::new();
        unstored.scores().block(rows.clone(), columns.clone(), &mut block).unwrap();
        let places = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
        for ((row, column), score) in places.zip(block) {
            let expected = stored.scores().scores()[[row, column]];
            prop_assert_eq!(bits(score), bits(expected));
            prop_assert_eq!(bits(unstored.scores().score(row, column)), bits(expected));
            let [own, other] =
                [unstored.scores().explain(row, column), stored.scores().explain(row, column)];
            prop_assert_eq!(own.map(|it| (it.score, it.low, it.high, it.known_weight)),
                other.map(|it| (it.score, it.low, it.high, it.known_weight)));
        }
        prop_assert_eq!(unstored.scores().silent(), stored.scores().silent());
        prop_assert_eq!(unstored.scores().score(left, 0), Value::UNKNOWN);
    }

    #[test]
    fn plans_are_worth_the_same(
        (left, right) in (1_usize..40, 1_usize..40),
        mut programme in programme(),
        wanted in prop_oneof![Just(PairsWanted::Complete), Just(PairsWanted::Free)],
        reservation in 0.3..0.7,
        seed in any::<u64>(),
    ) {
        programme.rules.pairs = wanted;
        if wanted == PairsWanted::Free {
            programme.rules.reservation = reservation;
        }
        let data = dataset(DatasetOptions { left, right, seed, ..DatasetOptions::default() }).unwrap();
        let Ok(stored) = Matcher::new(&data, programme.clone()).assess() else { return Ok(()) };
        let unstored = Matcher::new(&data, programme).assess_unstored().unwrap();
        let [ours, theirs] = [unstored.plan().unwrap(), stored.plan().unwrap()];
        prop_assert_eq!(ours.plan().map(|it| it.total), theirs.plan().map(|it| it.total));
        if let (Some(ours), Some(theirs)) = (ours.plan(), theirs.plan()) {
            prop_assert_eq!(ours.pairs.len(), theirs.pairs.len());
            prop_assert!(ours.optimal);
        }
    }
}

/// The mid-rank by its definition: all pairs compared with each other.
fn mid_rank(step: i64, steps: &[i64]) -> f64 {
    let below = steps.iter().filter(|other| **other < step).count();
    let tied = steps.iter().filter(|other| **other == step).count();
    if steps.len() < 2 {
        return 0.5;
    }
    (below as f64 + (tied as f64 - 1.0) / 2.0) / (steps.len() as f64 - 1.0)
}

fn ranked(values: Array2<Value>) -> Array2<Value> {
    let (criterion, meaning) = ("c".to_owned(), Meaning::text(""));
    Layer { criterion, meaning, values }.normalised(Normalisation::Rank).values
}

/// On both sides of the number of values from which all steps are counted.
#[test]
fn ranks_are_mid_ranks_of_steps_of_a_millionth() {
    for (rows, columns) in [(1, 1), (3, 5), (70, 70), (257, 256)] {
        // A few hundred values, some of them almost equal, and every seventh unknown.
        let values = Array2::from_shape_fn((rows, columns), |(row, column)| {
            let x = (row * 31 + column * 17) % 397;
            let almost = if column % 2 == 0 { 1e-12 } else { 0.0 };
            match (row + column) % 7 {
                6 => Value::UNKNOWN,
                _ => Value::known((x as f64 / 397.0 + almost).min(1.0)),
            }
        });
        #[expect(clippy::cast_possible_truncation, reason = "in [0, 2^20]")]
        let step = |value: f64| (value * f64::from(1 << 20)).round() as i64;
        let steps: Vec<i64> = values.iter().filter_map(|it| it.get().map(step)).collect();
        let mut by_step = std::collections::BTreeMap::new();
        for (value, rank) in values.iter().zip(&ranked(values.clone())) {
            let expected = value.get().map(|value| {
                let step = step(value);
                *by_step.entry(step).or_insert_with(|| mid_rank(step, &steps))
            });
            let close = rank.get().zip(expected).is_none_or(|(a, b)| (a - b).abs() < 1e-12);
            assert!(close && rank.get().is_some() == expected.is_some(), "{rank:?}, {expected:?}");
        }
    }
}

#[test]
fn what_differs_by_rounding_alone_has_one_rank() {
    let values = ndarray::array![[0.1 + 0.2, 0.3, 0.9, 0.0]].mapv(Value::known);
    let found = ranked(values).mapv(|rank| rank.get().unwrap());
    assert_eq!(found, ndarray::array![[0.5, 0.5, 1.0, 0.0]]);
    // The ends of the range are steps too.
    let ends = ndarray::array![[0.0, 1.0, 1.0, 1e-9]].mapv(Value::known);
    let sixth = 1.0 / 6.0;
    let found = ranked(ends).mapv(|rank| rank.get().unwrap());
    assert_eq!(found, ndarray::array![[sixth, 2.5 / 3.0, 2.5 / 3.0, sixth]]);
}

fn small() -> Dataset {
    dataset(DatasetOptions { left: 5, right: 6, ..DatasetOptions::default() }).unwrap()
}

#[test]
fn rules_that_need_stored_scores_are_named() {
    let text = "[rules]\nminimum_score = 0.2\nforbidden = [{ left = \"lac-000000\", right = \"eu-000001\" }]\n";
    let programme = Programme::from_toml_str(text).unwrap();
    let error = Matcher::new(&small(), programme).assess_unstored().unwrap_err();
    assert_eq!(
        error.to_string(),
        "scores that are never stored allow no rules besides `rules.pairs`, but the programme has \
         rules.minimum_score, rules.forbidden[1]; use `Matcher::assess`"
    );
    let rounds = Programme::from_toml_str("[[rounds]]\nname = \"first\"\n").unwrap();
    let error = Matcher::new(&small(), rounds).assess_unstored().unwrap_err();
    assert!(error.to_string().contains("has rounds;"), "{error}");
    let own = Matcher::new(&small(), Programme::default()).eligible("any", |_, _| true);
    let error = own.assess_unstored().unwrap_err();
    assert!(error.to_string().contains("has rules.eligibility[1];"), "{error}");
}

#[test]
fn unknown_values_cannot_be_refused() {
    for (values, criteria) in [
        (UnknownTreatment::Refuse, UnknownTreatment::LeaveOut),
        (UnknownTreatment::Expected, UnknownTreatment::Refuse),
    ] {
        let mut programme = Programme::default();
        (programme.unknown_values, programme.silent_criteria) = (values, criteria);
        let error = Matcher::new(&small(), programme).assess_unstored().unwrap_err();
        assert!(matches!(error, PlanningError::Score(ScoreError::RefusesUnstored)), "{error}");
    }
}

#[test]
fn a_stop_is_an_error_by_name() {
    let assessed = Matcher::new(&small(), Programme::default()).assess_unstored().unwrap();
    let error = assessed.with_progress(|_| ControlFlow::Break(())).plan().unwrap_err();
    assert!(matches!(error, PlanningError::Stopped), "{error}");
}

/// Its blocks are wrong from the second time on.
struct Changing(std::sync::atomic::AtomicUsize);

impl Criterion for Changing {
    fn id(&self) -> &'static str {
        "changing"
    }

    fn meaning(&self) -> Meaning {
        Meaning::text("anything")
    }

    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        tally.add(0.5, || Reason::text("anything"));
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let before = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        values.resize(block.len() + usize::from(before > 1), Value::known(0.5));
    }
}

#[test]
fn a_criterion_of_the_users_own_that_fails_later_is_named() {
    let matcher = Matcher::new(&small(), Programme::default());
    let matcher = matcher.criterion(Changing(0.into()), Weights::both(1.0));
    let error = matcher.assess_unstored().unwrap().plan().unwrap_err();
    assert_eq!(
        error.to_string(),
        "criterion `changing` gives 31 values for a block of 5 × 6 pairs; accepted: 30, one for each pair, row by row"
    );
}

/// Scores of 8 bytes and steps of 16 for each pair.
#[test]
fn scores_that_no_memory_holds_are_refused_before_they_are_allocated() {
    let options = DatasetOptions { left: 27_000, right: 27_000, themes: 1, domains: 1, seed: 1 };
    let error =
        Matcher::new(&dataset(options).unwrap(), Programme::default()).assess().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the scores of 27000 × 27000 pairs, with what plans are made of, take 17496000000 bytes, more than \
         17179869184; give fewer regions, or use `Matcher::assess_unstored`"
    );
}

/// A layer may be made by hand: what is outside of [0, 1] ranks with its ends.
#[test]
fn values_outside_of_the_range_rank_with_its_ends() {
    for columns in [5, 70_000] {
        let values = Array2::from_shape_fn((1, columns), |(_, column)| match column {
            0 => Value::known(-3.0),
            1 => Value::known(f64::INFINITY),
            2 => Value::known(1e300),
            _ => Value::known(0.5),
        });
        let found = ranked(values);
        assert_eq!(found[[0, 0]].get(), Some(0.0));
        assert_eq!(found[[0, 1]], found[[0, 2]]);
        assert!(found[[0, 1]].get() > found[[0, 3]].get());
    }
}
