//! Documents in which anything may have been changed: what is read of them is used without a panic, and
//! what is whole reads back to the same bytes.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::proposal::{EarlierPlan, Proposal};
use regiopair::report::{self, language::English};
use regiopair::rules::{
    Capacity, CountBounds, EachPair, PairQuota, Quota, RegionPair, RequiredConditions, Screening,
    Selection, UnknownCondition, Withdrawal,
};
use regiopair::sensitivity::{PriceTable, Reserve, RoundsPrice, Stability};
use regiopair::synthetic::{DatasetOptions, dataset};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// What may replace a number, a text, a truth value or nothing.
fn replacements() -> [Value; 9] {
    let far = u64::MAX;
    [
        Value::Null,
        json!(-1),
        json!(0),
        json!(far),
        json!(1e308),
        json!(-0.5),
        json!(""),
        json!("nowhere"),
        json!([]),
    ]
}

/// The ways in which a place can be changed; lists lose, repeat, or turn their items.
const WAYS: usize = 9;

/// Counts the places of a document down; at the one wanted, makes the change wanted. Whether that
/// changes anything.
fn change(value: &mut Value, wanted: &mut usize, how: usize) -> bool {
    if *wanted == 0 {
        let before = value.clone();
        match value {
            Value::Array(items) if !items.is_empty() => match how {
                0 => items.clear(),
                1 => drop(items.pop()),
                2 => items.push(items[0].clone()),
                3 => items.reverse(),
                _ => {}
            },
            Value::Object(fields) => {
                // Without its last key, or its first.
                let key = if how == 0 { fields.keys().next_back() } else { fields.keys().next() };
                if let Some(key) = key.filter(|_| how < 2).cloned() {
                    fields.remove(&key);
                }
            }
            _ => *value = replacements()[how].clone(),
        }
        *wanted = usize::MAX;
        return *value != before;
    }
    *wanted -= 1;
    let mut children: Box<dyn Iterator<Item = &mut Value>> = match value {
        Value::Array(items) => Box::new(items.iter_mut()),
        Value::Object(fields) => Box::new(fields.values_mut()),
        _ => return false,
    };
    children.any(|child| *wanted != usize::MAX && change(child, wanted, how))
}

/// Uses all that can be read of a document after one change, every `step`-th of them. What is not changed
/// must read back to the same bytes.
fn every_change<T: Serialize + DeserializeOwned>(whole: &T, step: usize, used: impl Fn(&T)) {
    let value = serde_json::to_value(whole).unwrap();
    let text = value.to_string();
    let back: T = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap().to_string(), text);
    used(&back);
    let (mut read, mut refused, mut number) = (0, 0, 0);
    for place in 0.. {
        for how in 0..WAYS {
            let (mut changed, mut wanted) = (value.clone(), place);
            let differs = change(&mut changed, &mut wanted, how);
            if wanted != usize::MAX {
                assert!(read > 0 && refused > 0, "{read} read, {refused} refused");
                return;
            }
            number += 1;
            if !differs || number % step != 0 {
                continue;
            }
            match serde_json::from_value::<T>(changed) {
                Ok(changed) => {
                    read += 1;
                    used(&changed);
                }
                Err(_) => refused += 1,
            }
        }
    }
}

fn small() -> Dataset {
    let options = DatasetOptions { left: 3, right: 4, themes: 2, domains: 3, seed: 4 };
    dataset(options).unwrap()
}

/// A programme with rules of every shape.
fn programme() -> Programme {
    let mut programme = Programme::default();
    let rules = &mut programme.rules;
    rules.minimum_score = Some(0.0);
    rules.forbidden = vec![RegionPair::new("lac-000000", "eu-000003")];
    rules.withdrawn = vec![Withdrawal::new("lac-000002")];
    let (selection, bounds) = (Selection::side("eu"), CountBounds::at_most(2));
    rules.capacities = vec![Capacity { selection: selection.clone(), bounds: bounds.clone() }];
    rules.quotas = vec![Quota { selection, each: None, bounds: bounds.clone() }];
    let each = Some(EachPair::Theme);
    rules.pair_quotas = vec![PairQuota { each, bounds, ..PairQuota::default() }];
    let (side, conditions) = ("eu".to_owned(), Vec::new());
    rules.conditions =
        vec![RequiredConditions { side, conditions, unknown: UnknownCondition::default() }];
    programme
}

fn assessed() -> Assessment {
    Matcher::new(&small(), programme()).assess().unwrap()
}

#[test]
fn programmes() {
    let dataset = small();
    every_change(&programme(), 2, |programme| {
        let _ = programme.setting_faults();
        let _ = programme.unknown_names(&dataset);
        if let Ok(assessed) = Matcher::new(&dataset, programme.clone()).assess() {
            let _ = assessed.propose();
        }
    });
}

#[test]
fn datasets() {
    every_change(&small(), 3, |dataset| {
        if let Ok(assessed) = Matcher::new(dataset, Programme::default()).assess() {
            let _ = assessed.propose();
        }
    });
}

#[test]
fn proposals() {
    let assessed = assessed();
    let base = assessed.propose().unwrap();
    assert!(!base.pairings.is_empty());
    every_change(&base, 31, |proposal: &Proposal| {
        let _ = report::to_text(proposal, &English);
        let _ = report::to_csv(proposal, &English);
        let _ = report::plans_to_text(&base, proposal, &English);
        let _ = report::plans_to_text(proposal, &base, &English);
        let _ = proposal.graph();
        let _ = assessed.stability(proposal, 0.0);
        let _ = assessed.reserves(proposal);
        let _ = assessed.repair(&proposal.region_pairs());
        let json = report::to_json(proposal, &English).unwrap();
        if let Ok(earlier) = EarlierPlan::from_json_str(&json) {
            let _ = assessed.change_least(&earlier);
        }
        let _ = Matcher::new(&small(), proposal.programme.clone()).assess();
    });
}

#[test]
fn clashes() {
    let mut rules = programme().rules;
    rules.number_of_pairs = Some(9);
    let clash = assessed().with_rules(rules).unwrap().propose().unwrap().clash.unwrap();
    every_change(&clash, 2, |clash| drop(report::clash_to_text(clash, &English)));
}

#[test]
fn tables_of_reports() {
    let assessed = assessed();
    let proposal = assessed.propose().unwrap();
    every_change(&assessed.rule_prices().unwrap(), 1, |prices: &PriceTable| {
        let _ = report::prices_to_text(prices, &English);
        let _ = report::prices_to_csv(prices, &English);
    });
    let reserves = assessed.reserves(&proposal).unwrap();
    every_change(&reserves, 1, |reserves: &Vec<Reserve>| {
        let _ = report::reserves_to_text(reserves, &English);
    });
    every_change(assessed.screening(), 1, |screening: &Screening| {
        let _ = report::screening_to_text(screening, &English);
        let _ = report::screening_to_csv(screening);
    });
    let rounds = RoundsPrice {
        jointly: Some(2.5),
        one_by_one: Some(2.0),
        price: Some(0.5),
        pairs_jointly: 3,
        pairs_one_by_one: 3,
    };
    every_change(&rounds, 1, |price| {
        let _ = report::rounds_price_to_text(price, &English);
    });
}

#[test]
fn stability() {
    let assessed = Matcher::new(&small(), Programme::default()).assess().unwrap();
    let proposal = assessed.propose().unwrap();
    let stability = assessed.stability(&proposal, 0.0).unwrap();
    every_change(&stability, 1, |stability: &Stability| {
        let _ = report::stability_to_text(stability, "lac", "eu", &English);
    });
}

#[test]
#[cfg(feature = "data")]
fn validations() {
    use regiopair::validation::{Validation, ValidationOptions, validate};

    let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess().unwrap();
    let mut options = ValidationOptions::default();
    options.permutations.permutations = 99;
    options.rarefaction_draws = 1;
    let mut validation = validate(&assessed, &assessed.propose().unwrap(), &options).unwrap();
    validation.fits.truncate(3);
    validation.pairs.truncate(2);
    every_change(&validation, 2, |validation: &Validation| {
        let _ = report::validation_to_text(validation, &English);
        let _ = report::validation_to_csv(validation);
        let _ = report::validation_to_json(validation, &English);
    });
}
