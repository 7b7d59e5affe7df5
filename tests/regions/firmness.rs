//! How firm a plan is: numbers gathered from their methods, and sentences.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::report::language::{English, FirmnessSentences};
use regiopair::report::{firmness_to_csv, firmness_to_text};
use regiopair::rules::{CountBounds, Objective, PairProperty, PairQuota, RegionPair};
use regiopair::sensitivity::{Firmness, FirmnessOptions};

use crate::few_regions::few;

#[test]
fn firmness_gathers_what_the_methods_say() {
    let assessed = few(6, |_, _, _| {});
    let options = FirmnessOptions::default();
    let firmness = assessed.firmness(&options).unwrap();
    let soft = assessed.probabilities(&options.probabilities).unwrap();
    let proposal = assessed.propose().unwrap();
    assert_eq!(firmness.total, proposal.total);
    for (pair, pairing) in firmness.pairs.iter().zip(&proposal.pairings) {
        assert_eq!((&pair.left.id, &pair.right.id), (&pairing.left.id, &pairing.right.id));
        assert!((pair.score - pairing.score).abs() < 1e-9);
        let row = assessed.left().get(&pair.left.id).unwrap().index;
        let col = assessed.right().get(&pair.right.id).unwrap().index;
        assert_eq!(pair.probability, Some(soft.probabilities[[row, col]]));
        let other = |own: usize, of_left: bool| {
            let others = (0..20).filter(|&it| it != own);
            let of = |it: usize| soft.probabilities[if of_left { [row, it] } else { [it, col] }];
            others.map(of).fold(0.0, f64::max)
        };
        assert_eq!(pair.left_other.as_ref().unwrap().probability, other(col, true));
        assert_eq!(pair.right_other.as_ref().unwrap().probability, other(row, false));
        assert_eq!(pair.in_every_best_plan, Some(true));
        // The total without the pair, made again.
        let mut rules = assessed.programme().rules.clone();
        rules.forbidden.push(RegionPair::new(pair.left.id.clone(), pair.right.id.clone()));
        let without = assessed.with_rules(rules).unwrap().propose().unwrap().total;
        assert!((pair.exit_margin.unwrap() - (proposal.total - without)).abs() < 1e-9);
    }
    let again: Firmness = serde_json::from_str(&serde_json::to_string(&firmness).unwrap()).unwrap();
    assert_eq!(again, firmness);
}

#[test]
fn probabilities_are_shown_with_what_they_mean() {
    let shown: Vec<String> =
        [0.0, 0.0001, 0.0123, 0.5, 0.9994, 0.9999, 1.0].map(|it| English.probability(it)).to_vec();
    assert_eq!(shown, ["0.0 %", "< 0.1 %", "1.2 %", "50.0 %", "99.9 %", "> 99.9 %", "100.0 %"]);
}

#[test]
fn the_table_has_the_numbers_of_the_pairs() {
    let firmness = few(6, |_, _, _| {}).firmness(&FirmnessOptions::default()).unwrap();
    let table = firmness_to_csv(&firmness).unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<std::collections::BTreeMap<String, String>> =
        reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(rows.len(), firmness.pairs.len());
    for (row, pair) in rows.iter().zip(&firmness.pairs) {
        let number = |column: &str| row[column].parse::<f64>().ok();
        assert_eq!((&row["left"], &row["right_name"]), (&pair.left.id, &pair.right.name));
        assert_eq!(number("score"), Some(pair.score));
        assert_eq!(number("probability"), pair.probability);
        assert_eq!(number("exit_margin"), pair.exit_margin);
        assert_eq!([&row["exit_is_bound"], &row["is_necessary"]], ["no", "no"]);
        assert_eq!([&row["standard_error"], &row["acceptability"]], ["", ""]);
        assert_eq!(row["in_every_best_plan"], "yes");
        let other = pair.right_other.as_ref().unwrap();
        assert_eq!(row["right_other"], other.region.id);
        assert_eq!(number("right_other_probability"), Some(other.probability));
    }
}

/// Where a plan has no single value there are no probabilities, but exits, objective by objective.
#[test]
fn other_objectives_and_rules_on_kinds_of_pairs_have_exits() {
    let quota = PairQuota {
        property: PairProperty { shared_language: Some(true), ..PairProperty::default() },
        bounds: CountBounds::at_most(3),
        ..PairQuota::default()
    };
    for name in ["worst pair", "pair quota"] {
        let assessed = few(5, |_, _, _| {});
        let mut rules = assessed.programme().rules.clone();
        if name == "worst pair" {
            rules.objectives = vec![Objective::Leximin, Objective::Total];
        } else {
            rules.pair_quotas.push(quota.clone());
        }
        let assessed = assessed.with_rules(rules).unwrap();
        let options = FirmnessOptions { exits_by_search: true, ..FirmnessOptions::default() };
        let firmness = assessed.firmness(&options).unwrap();
        let quick = assessed.firmness(&FirmnessOptions::default()).unwrap();
        assert_eq!(quick.pairs.iter().all(|it| it.exit.is_none()), name == "pair quota");
        assert_eq!(firmness.probabilities.is_some(), name == "pair quota");
        assert_eq!(firmness.total, assessed.propose().unwrap().total);
        let losses = assessed.pair_losses().unwrap();
        assert_eq!(firmness.objectives, losses.objectives);
        for pair in &firmness.pairs {
            let row = assessed.left().get(&pair.left.id).unwrap().index;
            let col = assessed.right().get(&pair.right.id).unwrap().index;
            assert_eq!(pair.exit.as_ref(), losses.standings[[row, col]].loss(), "{name}");
            assert!(pair.exit.is_some() != pair.is_necessary);
        }
        let text = firmness_to_text(&firmness, &English);
        // Where the worst pair counts first, no margin says it all.
        let said = text.matches("without it, the plan would lose").count();
        let expected = if name == "worst pair" { firmness.pairs.len() } else { 0 };
        assert_eq!(said, expected, "{text}");
    }
}
