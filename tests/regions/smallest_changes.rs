//! The smallest changes that bring a pair in: each is made, plans are made again, and nothing smaller does it.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, Grade};
use regiopair::programme::Programme;
use regiopair::rules::RegionPair;
use regiopair::score::Weights;
use regiopair::sensitivity::{Certainty, PairStanding, SmallestChanges};

fn assessed(text: &str) -> Assessment {
    let programme = Programme::from_toml_str(text).unwrap();
    Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap()
}

fn ids(assessed: &Assessment, (row, col): (usize, usize)) -> (String, String) {
    let left = &assessed.left().profiles()[row].region.id;
    (left.clone(), assessed.right().profiles()[col].region.id.clone())
}

/// What the plan loses in total if a pair is required.
fn lost(assessed: &Assessment, cell: (usize, usize)) -> f64 {
    let total = |assessed: &Assessment| assessed.plan().unwrap().into_plan().unwrap().total;
    let (left, right) = ids(assessed, cell);
    let mut rules = assessed.programme().rules.clone();
    rules.required.push(RegionPair::new(left, right));
    total(assessed) - total(&assessed.with_rules(rules).unwrap())
}

/// The possible pairs, by rising loss.
fn possible(assessed: &Assessment) -> Vec<((usize, usize), f64)> {
    let losses = assessed.pair_losses().unwrap();
    let possible = losses.standings.indexed_iter().filter_map(|(cell, standing)| match standing {
        PairStanding::Possible { loss } => Some((cell, loss.amounts[loss.amounts.len() - 1])),
        _ => None,
    });
    let mut possible: Vec<_> = possible.collect();
    possible.sort_by(|a, b| a.1.total_cmp(&b.1));
    possible
}

fn changes(assessed: &Assessment, cell: (usize, usize)) -> SmallestChanges {
    let (left, right) = ids(assessed, cell);
    assessed.smallest_changes(&left, &right).unwrap()
}

/// The same with the weights of one criterion times a factor.
fn with_factor(assessed: &Assessment, id: &str, factor: f64) -> Assessment {
    let place = assessed.scores().criteria().position(|known| known == id).unwrap();
    let Weights { seeker, host } = assessed.scores().weights()[place];
    let weights = Weights { seeker: seeker * factor, host: host * factor };
    let weights = assessed.scores().weights_with(&[(id, weights)]).unwrap();
    assessed.with_weights(&weights).unwrap()
}

/// Rounding of some forty scores.
const ROUNDING: f64 = 1e-7;

fn weights_hold(assessed: &Assessment, cell: (usize, usize)) -> usize {
    let found = changes(assessed, cell);
    let scores = assessed.scores();
    for (place, id) in scores.criteria().enumerate() {
        let own = scores.weights()[place];
        let change = found.weights.iter().find(|change| change.criterion == id);
        if let Some(change) = change {
            assert_eq!(change.certainty, Certainty::Exact);
            let other = assessed.scores().weights_with(&[(id, change.to)]).unwrap();
            assert!(lost(&assessed.with_weights(&other).unwrap(), cell) <= ROUNDING);
        }
        if !own.counts() {
            continue;
        }
        let greater = |weights: Weights| weights.seeker.max(weights.host);
        let factor = change.map(|change| greater(change.to) / greater(own));
        if let Some(factor) = factor {
            // A little less does not bring it in.
            let less = 1.0 + (factor - 1.0) * (1.0 - 1e-4);
            let gap = lost(&with_factor(assessed, id, less), cell);
            assert!(gap > 0.0, "{id}: {change:?}, {gap}");
        }
        // No weight of a grid that is nearer brings the pair in.
        let nearest = factor.map_or(f64::INFINITY, |factor| (factor - 1.0).abs());
        for tried in [0.0, 0.2, 0.4, 0.6, 0.8, 1.2, 1.5, 2.0, 4.0, 10.0, 100.0] {
            if (tried - 1.0_f64).abs() < nearest * (1.0 - 1e-6) {
                let gap = lost(&with_factor(assessed, id, tried), cell);
                assert!(gap > 0.0, "{id} times {tried}, not {change:?}");
            }
        }
    }
    found.weights.len()
}

fn scores_and_values_hold(assessed: &Assessment, cell: (usize, usize), loss: f64) -> usize {
    let found = changes(assessed, cell);
    let (scores, nominal) = (assessed.scores(), assessed.scores().nominal_weights());
    let score = found.score.unwrap();
    assert!((score.to - score.from - loss).abs() < 1e-9);
    assert_eq!(score.is_possible, score.to <= 1.0);
    for (place, id) in scores.criteria().enumerate() {
        let Some(from) = scores.value(place, cell.0, cell.1).get() else { continue };
        let change = found.values.iter().find(|change| change.criterion == id);
        match change {
            Some(change) => {
                assert_eq!((change.from, change.certainty), (Some(from), Certainty::Exact));
                assert!(change.to <= 1.0);
                // All values being known or expected, a value adds its share of the weight.
                let reached = score.from + nominal[place] * (change.to - from);
                assert!((reached - score.to).abs() < 1e-8, "{id}: {change:?}");
            }
            None => assert!(score.from + nominal[place] * (1.0 - from) < score.to + 1e-8),
        }
    }
    found.values.len()
}

#[test]
fn the_smallest_changes_of_the_standard_programme_bring_the_pair_in() {
    let assessed = assessed("");
    let possible = possible(&assessed);
    let (mut weights, mut values) = (0, 0);
    for &(cell, loss) in possible.iter().step_by(97) {
        weights += weights_hold(&assessed, cell);
        values += scores_and_values_hold(&assessed, cell, loss);
    }
    assert!(weights > 1 && values > 1, "{weights} {values}");
}

#[test]
fn the_smallest_changes_of_weights_hold_under_quotas_and_for_free_pairs() {
    let quotas = assessed(
        "[rules]\npairs = \"largest\"\n[[rules.capacities]]\nside = \"eu\"\nat_most = 2\n\
         [[rules.quotas]]\nside = \"eu\"\ncountry = \"ES\"\nat_most = 3\n",
    );
    let mut found = 0;
    for &(cell, _) in possible(&quotas).iter().step_by(290) {
        found += weights_hold(&quotas, cell);
    }
    assert!(found > 0);
}

/// Two views that differ, and a geometric mean: a grid finds a weight, which is not called exact.
#[test]
fn a_weight_that_a_grid_finds_is_a_bound() {
    let assessed = assessed(
        "aggregation = \"geometric-mean\"\n[[criteria]]\nid = \"needs-met\"\nseeker = 2\nhost = 1\n\
         [[criteria]]\nid = \"shared-strengths\"\n[[criteria]]\nid = \"shared-themes\"\n",
    );
    let mut found = 0;
    for &(cell, _) in possible(&assessed).iter().filter(|it| it.1 > 0.0).step_by(61).take(2) {
        for change in changes(&assessed, cell).weights {
            assert_eq!(change.certainty, Certainty::AtMost);
            let weights =
                assessed.scores().weights_with(&[(&change.criterion, change.to)]).unwrap();
            assert!(lost(&assessed.with_weights(&weights).unwrap(), cell) <= 0.0);
            found += 1;
        }
    }
    assert!(found > 0);
}

/// Both are made; the strong one leaves no best plan without the pair.
#[test]
fn all_weights_together_bring_the_pair_in_with_a_smaller_change_than_one() {
    let assessed = assessed("");
    let mut found = 0;
    for &(cell, _) in possible(&assessed).iter().filter(|it| it.1 > 1e-6).step_by(59).take(2) {
        let (left, right) = ids(&assessed, cell);
        let together = assessed.weights_changes(&left, &right).unwrap();
        let known = assessed.scores().weights().to_vec();
        let moved = |to: &[Weights]| -> f64 {
            let of_view = |view: fn(&Weights) -> f64| {
                let sum = |weights: &[Weights]| weights.iter().map(view).sum::<f64>();
                let (all, other) = (sum(&known), sum(to));
                let apart = |(a, b): (&Weights, &Weights)| (view(a) / all - view(b) / other).abs();
                known.iter().zip(to).map(apart).sum::<f64>() / 2.0
            };
            f64::midpoint(of_view(|it| it.seeker), of_view(|it| it.host))
        };
        for change in together.weak.iter().chain(&together.strong) {
            assert!((moved(&change.weights) - change.moved).abs() < 1e-9);
        }
        if let Some(weak) = &together.weak {
            let other = assessed.with_weights(&weak.weights).unwrap();
            assert!(lost(&other, cell) <= ROUNDING);
            found += 1;
        }
        if let Some(strong) = &together.strong {
            let other = assessed.with_weights(&strong.weights).unwrap();
            let standing = &other.pair_losses().unwrap().standings[cell];
            let PairStanding::Proposed { exit } = standing else { panic!("{standing:?}") };
            assert!(!exit.is_zero());
            assert!(together.weak.as_ref().unwrap().moved <= strong.moved + 1e-9);
        }
        // A change of one weight is one of all of them.
        for change in changes(&assessed, cell).weights {
            let weights =
                assessed.scores().weights_with(&[(&change.criterion, change.to)]).unwrap();
            let weak = together.weak.as_ref().unwrap();
            assert!(weak.moved <= moved(&weights) + 1e-6, "{weak:?} {change:?}");
        }
    }
    assert!(found > 0 || !cfg!(any(feature = "microlp", feature = "highs")));
}

#[test]
fn a_changed_fact_brings_the_pair_in_and_no_other_does() {
    let dataset = Dataset::iuc_lac();
    let assessed = assessed("");
    let (cell, _) = possible(&assessed).into_iter().find(|it| it.1 > 1e-6).unwrap();
    let (left, right) = ids(&assessed, cell);
    let found = assessed.fact_changes(&left, &right).unwrap();
    let mut brought = 0;
    for region in [&left, &right] {
        let records = dataset.domains_of(region);
        let mut facts: Vec<_> = records.iter().map(|it| (it.role, it.domain.clone())).collect();
        facts.sort();
        facts.dedup();
        for (role, domain) in facts {
            for grade in 1..=3 {
                let mut tables = dataset.tables().clone();
                let mut is_other = false;
                for record in &mut tables.domains {
                    if (&record.region, record.role, &record.domain) == (region, role, &domain) {
                        is_other |= record.weight.get() != grade;
                        record.weight = Grade::new(grade).unwrap();
                    }
                }
                let changed = Dataset::new(tables).unwrap();
                let other = Matcher::new(&changed, Programme::default()).assess().unwrap();
                let is_in = is_other && lost(&other, cell) <= 0.0;
                let is_found = found.iter().any(|change| {
                    (&change.region.id, change.role, &change.domain.id, change.to.get())
                        == (region, role, &domain, grade)
                });
                assert_eq!(is_in, is_found, "{region} {role} {domain} {grade}");
                brought += usize::from(is_in);
            }
        }
    }
    assert!(brought > 0);
}

#[test]
fn a_proposed_pair_needs_no_change() {
    let assessed = assessed("");
    let proposal = assessed.propose().unwrap();
    let pair = &proposal.pairings[0];
    let changes = assessed.smallest_changes(&pair.left.id, &pair.right.id).unwrap();
    assert!(changes.standing.is_proposed());
    assert_eq!((changes.score, changes.values.len(), changes.weights.len()), (None, 0, 0));
    assert_eq!(assessed.fact_changes(&pair.left.id, &pair.right.id).unwrap(), []);
    let text = serde_json::to_string(&assessed.smallest_changes("salta", "alentejo").unwrap());
    assert!(serde_json::from_str::<SmallestChanges>(&text.unwrap()).is_ok());
}
