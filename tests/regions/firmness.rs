//! How firm a plan is: numbers gathered from their methods, and sentences.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::report::language::{English, FirmnessSentences};
use regiopair::rules::RegionPair;
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
        assert_eq!(pair.probability, soft.probabilities[[row, col]]);
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
