//! Settings of programmes made in code: what no file may state is not accepted there either.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Matcher, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::{AggregationMethod, Programme, Round};
use regiopair::rules::{
    Capacity, CountBounds, MinimumValue, Objective, PairProperty, PairQuota, PairsWanted, Quota,
    Selection,
};
use regiopair::synthetic::{self, DatasetOptions};

fn small() -> Dataset {
    synthetic::dataset(DatasetOptions { left: 3, right: 3, ..DatasetOptions::default() }).unwrap()
}

/// The messages of the one error with which both ends that can fail refuse a programme.
fn refused(change: impl Fn(&mut Programme)) -> Vec<String> {
    let mut programme = Programme::default();
    change(&mut programme);
    let dataset = small();
    let at_once = Matcher::new(&dataset, programme.clone()).assess().err().unwrap();
    let PlanningError::Settings { faults } = &at_once else { panic!("{at_once}") };
    assert_eq!(*faults, programme.setting_faults());
    let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    if programme.rules != assessed.programme().rules {
        let later = assessed.with_rules(programme.rules).err().unwrap();
        assert!(at_once.to_string().ends_with(&later.to_string()), "{at_once}");
    }
    at_once.to_string().lines().map(str::to_owned).collect()
}

/// Neither NaN nor an infinite or negative number is accepted, nor one above the greatest.
fn check_number(path: &str, most: Option<f64>, set: impl Fn(&mut Programme, f64)) {
    let key = path.rsplit('.').next().unwrap();
    let key = key.split('[').next().unwrap();
    let accepted = match most {
        Some(most) => format!("a number from 0 to {most}"),
        None => "a number of at least 0".to_owned(),
    };
    let mut wrong = vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -3.0, -f64::MIN_POSITIVE];
    wrong.extend(most.iter().flat_map(|_| [7.0, 5.0, 1.0 + f64::EPSILON]));
    for value in wrong {
        let expected = format!("{path}: `{key}` is {value}; accepted: {accepted}");
        assert_eq!(refused(|programme| set(programme, value)), [expected]);
    }
    // What is accepted is accepted at its ends too.
    for value in [0.0, -0.0, 1e-300, most.unwrap_or(1e300)] {
        let mut programme = Programme::default();
        set(&mut programme, value);
        assert_eq!(programme.setting_faults(), [], "{path} = {value}");
    }
}

/// One test a number: its name, its place, its greatest value, and how it is set.
macro_rules! numbers {
    ($($name:ident: $path:literal, $most:expr, $set:expr;)+) => {$(
        #[test]
        fn $name() {
            check_number($path, $most, $set);
        }
    )+};
}

fn quota(programme: &mut Programme, property: PairProperty) {
    let bounds = CountBounds::at_most(9);
    programme.rules.pair_quotas = vec![PairQuota { property, each: None, bounds }];
}

numbers! {
    minimum_score: "rules.minimum_score", Some(1.0), |p, x| p.rules.minimum_score = Some(x);
    maximum_distance: "rules.maximum_distance_km", None, |p, x| {
        p.rules.maximum_distance_km = Some(x);
    };
    reservation: "rules.reservation", Some(1.0), |p, x| {
        p.rules.pairs = PairsWanted::Free;
        p.rules.reservation = x;
    };
    farther_than: "rules.pair_quotas[1].farther_than_km", None, |p, x| {
        quota(p, PairProperty { farther_than_km: Some(x), ..PairProperty::default() });
    };
    score_below: "rules.pair_quotas[1].score_below", Some(1.0), |p, x| {
        quota(p, PairProperty { score_below: Some(x), ..PairProperty::default() });
    };
    minimum_value: "rules.minimum_values[1].at_least", Some(1.0), |p, x| {
        p.rules.minimum_values = vec![MinimumValue::new("nearness", x)];
    };
    value_at_least: "rules.pair_quotas[1].value_at_least", Some(1.0), |p, x| {
        let criterion = Some("nearness".to_owned());
        quota(p, PairProperty { criterion, value_at_least: Some(x), ..PairProperty::default() });
    };
    value_below: "rules.pair_quotas[1].value_below", Some(1.0), |p, x| {
        let criterion = Some("nearness".to_owned());
        quota(p, PairProperty { criterion, value_below: Some(x), ..PairProperty::default() });
    };
    weight_of_the_seeker: "criteria[2].seeker", None, |p, x| p.criteria[1].weights.seeker = x;
    weight_of_the_host: "criteria[10].host", None, |p, x| p.criteria[9].weights.host = x;
    ordered_weights: "ordered_weights[2]", None, |p, x| {
        p.aggregation = AggregationMethod::Owa;
        p.ordered_weights = vec![0.5, x];
    };
}

#[test]
fn every_fault_is_reported_at_once() {
    let found = refused(|programme| {
        programme.rules.minimum_score = Some(f64::NAN);
        programme.rules.reservation = 5.0;
        programme.criteria[0].weights.host = -1.0;
    });
    assert_eq!(
        found,
        [
            "criteria[1].host: `host` is -1; accepted: a number of at least 0",
            "rules.reservation: `reservation` is 5; accepted: a number from 0 to 1",
            "rules.minimum_score: `minimum_score` is NaN; accepted: a number from 0 to 1",
        ]
    );
}

#[test]
fn bounds_must_not_cross() {
    let crossed = CountBounds { at_least: Some(3), at_most: Some(2), ..CountBounds::default() };
    let side = || Selection::side("left");
    let message = "`at_least` is 3 and `at_most` is 2: no number is both; lower the first or raise \
                   the second";
    let found = refused(|programme| {
        let (bounds, rules) = (crossed.clone(), &mut programme.rules);
        rules.capacities =
            vec![Capacity::default(), Capacity { selection: side(), bounds: bounds.clone() }];
        rules.quotas = vec![Quota { selection: side(), each: None, bounds: bounds.clone() }];
        rules.pair_quotas =
            vec![PairQuota { property: PairProperty::default(), each: None, bounds }];
    });
    let places = ["capacities[2]", "quotas[1]", "pair_quotas[1]"];
    assert_eq!(found, places.map(|place| format!("rules.{place}.at_least: {message}")));
}

#[test]
fn a_value_without_its_attribute_would_select_everyone() {
    let found = refused(|programme| {
        let selection = Selection { value: vec!["coastal".into()], ..Selection::side("left") };
        let bounds = CountBounds::at_most(1);
        programme.rules.quotas = vec![Quota { selection, each: None, bounds }];
    });
    let expected = "`value` is given without `attribute`; add attribute = \"…\"";
    assert_eq!(found, [format!("rules.quotas[1].value: {expected}")]);
}

#[test]
fn changes_are_counted_from_a_plan() {
    let found = refused(|programme| {
        programme.rules.objectives = vec![Objective::Total, Objective::FewestChanges];
    });
    assert!(
        found[0].starts_with("rules.objectives: objective `fewest-changes` needs"),
        "{found:?}"
    );
}

#[test]
fn ordered_weights_belong_to_their_aggregation() {
    let missing = refused(|programme| programme.aggregation = AggregationMethod::Owa);
    assert!(missing[0].starts_with("ordered_weights: aggregation `owa` needs"), "{missing:?}");
    let unused = refused(|programme| programme.ordered_weights = vec![1.0]);
    assert!(unused[0].contains("only used with"), "{unused:?}");
    let zero = refused(|programme| {
        programme.aggregation = AggregationMethod::Owa;
        programme.ordered_weights = vec![0.0, 0.0];
    });
    assert!(zero[0].contains("all 0"), "{zero:?}");
}

#[test]
fn a_region_seeks_in_one_round() {
    let round = |name: &str, left: &[&str]| Round {
        name: name.into(),
        left: left.iter().map(|id| (*id).to_owned()).collect(),
        ..Round::default()
    };
    let found = refused(|programme| {
        programme.rounds = vec![
            round("one", &["a", "b"]),
            round("two", &[]),
            round("one", &["b"]),
            round("four", &[]),
        ];
    });
    assert_eq!(
        found,
        [
            "rounds[3].name: two rounds are named `one`",
            "rounds[3].left: `b` is in the rounds “one” and “one”; name it in one",
            "rounds[4]: the rounds “two” and “four” name no left regions; only one may take all the \
             rest",
        ]
    );
}

/// A file and code have the same ranges: what one refuses the other does too, in the same words.
#[test]
fn a_file_says_the_same() {
    for (text, value) in [("nan", f64::NAN), ("7.0", 7.0), ("-3", -3.0), ("inf", f64::INFINITY)] {
        let file = format!("[rules]\nminimum_score = {text}\n");
        let error = Programme::from_toml_str(&file).unwrap_err();
        let mut programme = Programme::default();
        programme.rules.minimum_score = Some(value);
        assert_eq!(error.faults[0].kind, programme.setting_faults()[0].kind);
    }
}

/// Counts have no wrong value, but huge ones must not overflow: no plan reaches them.
#[test]
fn huge_counts_are_harmless() {
    let assessed = Matcher::new(&small(), Programme::default()).assess().unwrap();
    let side = assessed.sides().left;
    for count in [usize::MAX, usize::MAX - 1, usize::MAX / 2, 1 << 32] {
        let mut rules = assessed.programme().rules.clone();
        rules.number_of_pairs = Some(count);
        rules.pairs = PairsWanted::Largest;
        assert!(assessed.with_rules(rules).unwrap().propose().unwrap().clash.is_some(), "{count}");

        let mut rules = assessed.programme().rules.clone();
        rules.shared_themes = Some(count);
        assert!(assessed.with_rules(rules).unwrap().propose().unwrap().clash.is_some(), "{count}");

        let none_or = CountBounds::none_or_at_least(count);
        for bounds in [CountBounds::at_least(count), CountBounds::at_most(count), none_or] {
            let has_plan = bounds.at_least.is_none();
            let mut rules = assessed.programme().rules.clone();
            let selection = Selection::side(&*side);
            rules.capacities = vec![Capacity { selection, bounds: bounds.clone() }];
            let proposal = assessed.with_rules(rules).unwrap().propose().unwrap();
            assert_eq!(proposal.clash.is_none(), has_plan, "{count}");

            let mut rules = assessed.programme().rules.clone();
            let selection = Selection::side(&*side);
            rules.quotas = vec![Quota { selection, each: None, bounds: bounds.clone() }];
            let proposal = assessed.with_rules(rules).unwrap().propose().unwrap();
            assert_eq!(proposal.clash.is_none(), has_plan, "{count}");

            let mut rules = assessed.programme().rules.clone();
            let property = PairProperty { score_below: Some(1.0), ..PairProperty::default() };
            rules.pair_quotas = vec![PairQuota { property, each: None, bounds }];
            let proposal = assessed.with_rules(rules).unwrap().propose().unwrap();
            assert_eq!(proposal.clash.is_none(), has_plan, "{count}");
        }
    }
}

#[test]
fn the_least_acceptable_view_of_a_stable_plan() {
    let dataset = small();
    let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    let proposal = assessed.propose().unwrap();
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -3.0, 7.0, 1.0 + f64::EPSILON] {
        let error = assessed.stability(&proposal, value).err().unwrap().to_string();
        assert_eq!(error, format!("`acceptable` is {value}; accepted: a number from 0 to 1"));
    }
    // Nothing but perfection is acceptable, so nobody is paired.
    assert_eq!(assessed.stability(&proposal, 1.0).unwrap().left_proposes.pairs, []);
}

/// One test an option of synthetic datasets: its name, its greatest value, and how it is set.
macro_rules! dataset_options {
    ($($name:ident: $option:ident, $most:expr;)+) => {$(
        #[test]
        fn $name() {
            let most = $most;
            for value in [0, most + 1, usize::MAX] {
                let options = DatasetOptions { $option: value, ..DatasetOptions::default() };
                let error = synthetic::dataset(options).unwrap_err().to_string();
                let option = stringify!($option);
                let accepted = format!("a whole number from 1 to {most}");
                assert_eq!(error, format!("`{option}` is {value}; accepted: {accepted}"));
            }
            let options = DatasetOptions { $option: 1, ..DatasetOptions::default() };
            assert!(synthetic::dataset(options).is_ok());
        }
    )+};
}

dataset_options! {
    left_regions_of_a_synthetic_dataset: left, 100_000;
    right_regions_of_a_synthetic_dataset: right, 100_000;
    themes_of_a_synthetic_dataset: themes, 100;
    domains_of_a_synthetic_dataset: domains, 100;
}
