//! Several deciders: regrets against plans made anew, a published example, and what cannot be compared.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::{AggregationMethod, Programme};
use regiopair::report::comparison_to_text;
use regiopair::report::language::English;
use regiopair::score::Weights;
use regiopair::sensitivity::{CandidatePlan, Comparison, Decider, PlanOrigin};

use super::score_table::{SIDES, ScoreTable, Scored, blank};

fn assessed(text: &str) -> Assessment {
    let dataset = Dataset::iuc_lac();
    let programme = Programme::from_toml_str_for(text, &dataset).unwrap();
    Matcher::new(&dataset, programme).assess().unwrap()
}

fn three() -> Vec<Decider> {
    [
        "name = \"standard\"",
        include_str!("../../examples/data/first.toml"),
        include_str!("../../examples/data/learning.toml"),
    ]
    .map(|text| Decider::new(assessed(text)))
    .to_vec()
}

fn total(assessed: &Assessment, pairs: impl Iterator<Item = (String, String)>) -> f64 {
    pairs
        .map(|(left, right)| {
            let row = assessed.left().get(&left).unwrap().index;
            let col = assessed.right().get(&right).unwrap().index;
            assessed.scores().scores()[[row, col]].get().unwrap()
        })
        .sum()
}

#[test]
fn regrets_are_the_differences_of_totals() {
    let deciders = three();
    let found = Comparison::of(&deciders).unwrap();
    for (place, decider) in deciders.iter().enumerate() {
        let proposal = decider.assessed.propose().unwrap();
        let own = &found.deciders[place];
        assert_eq!(own.name, decider.name);
        assert_eq!(own.total, Some(proposal.total));
        let best = &found.plans[own.plan.unwrap()];
        assert!(best.origins.contains(&PlanOrigin::BestOf(place)));
        assert_eq!(best.under[place].regret, Some(0.0));
        let ids = best.pairs.iter().map(|pair| (pair.left.id.clone(), pair.right.id.clone()));
        let proposed = proposal.pairings.iter();
        let proposed = proposed.map(|pair| (pair.left.id.clone(), pair.right.id.clone()));
        assert!(ids.eq(proposed));
        for plan in &found.plans {
            let ids = plan.pairs.iter().map(|pair| (pair.left.id.clone(), pair.right.id.clone()));
            let regret = proposal.total - total(&decider.assessed, ids);
            assert!((plan.under[place].regret.unwrap() - regret).abs() < 1e-7);
            assert!(plan.under[place].keeps_rules && plan.under[place].regret.unwrap() >= 0.0);
        }
    }
    for pair in &found.common {
        assert!(found.deciders.iter().all(|it| found.plans[it.plan.unwrap()].pairs.contains(pair)));
    }
    // The midpoint has the smallest sum of regrets, and at most three times the smallest greatest regret.
    let sum = |plan: usize| found.plans[plan].under.iter().filter_map(|it| it.regret).sum::<f64>();
    let midpoint = found.midpoint.unwrap();
    assert!((0..found.plans.len()).all(|plan| sum(midpoint) <= sum(plan) + 1e-6));
    let least = found.least_regret.unwrap();
    let greatest = |plan: usize| found.plans[plan].greatest_regret;
    assert!((0..found.plans.len()).all(|plan| greatest(least) <= greatest(plan)));
    let bound = found.regret_bound.unwrap();
    assert!(bound > 0.0 && bound <= greatest(least));
    assert!(greatest(midpoint) <= 3.0 * greatest(least) + 1e-6);
    // Every region listed has other partners, and prefers what gives it more.
    for view in &found.regions {
        let partners = &view.partners;
        assert!(partners.iter().any(|it| it.partners != partners[0].partners));
        for own in partners {
            let value = |of: usize| {
                let other = partners.iter().find(|it| it.decider == of).unwrap();
                let pairs = other.partners.iter().map(|partner| {
                    let (own, other) = (view.region.id.clone(), partner.id.clone());
                    let is_left = deciders[0].assessed.left().get(&own).is_some();
                    if is_left { (own, other) } else { (other, own) }
                });
                total(&deciders[own.decider].assessed, pairs)
            };
            assert!((own.points - value(own.decider)).abs() < 1e-8);
            assert!((0..3).all(|other| value(own.prefers) >= value(other) - 1e-8));
        }
    }
}

#[test]
fn the_midpoint_is_the_plan_of_the_mean_nominal_weights() {
    let base = assessed("name = \"standard\"");
    let with = |id: &str, weight: f64| {
        let weights = base.scores().weights_with(&[(id, Weights::both(weight))]).unwrap();
        Decider::new(base.with_weights(&weights).unwrap()).named(id)
    };
    let deciders = [with("needs-met", 6.0), with("shared-themes", 5.0)];
    let found = Comparison::of(&deciders).unwrap();
    let means: Vec<Weights> = deciders[0]
        .assessed
        .scores()
        .nominal_weights()
        .iter()
        .zip(deciders[1].assessed.scores().nominal_weights())
        .map(|(one, other)| Weights::both(f64::midpoint(*one, other)))
        .collect();
    let proposal = base.with_weights(&means).unwrap().propose().unwrap();
    let midpoint = &found.plans[found.midpoint.unwrap()];
    let ids = midpoint.pairs.iter().map(|pair| (&pair.left.id, &pair.right.id));
    assert!(ids.eq(proposal.pairings.iter().map(|pair| (&pair.left.id, &pair.right.id))));
}

#[test]
fn rules_of_all_bind_the_midpoint_and_what_they_break_is_marked() {
    let one = "name = \"one\"\n[[rules.required]]\nleft = \"salta\"\nright = \"alentejo\"";
    // Where the first one says nothing it allows one partner, and so does the midpoint plan.
    let other = "name = \"other\"\n[[rules.capacities]]\nside = \"eu\"\nat_most = 2\n\
                 [[rules.forbidden]]\nleft = \"colima\"\nright = \"cantabria\"";
    let deciders = [one, other].map(|text| Decider::new(assessed(text)));
    let found = Comparison::of(&deciders).unwrap();
    let midpoint = &found.plans[found.midpoint.unwrap()];
    assert!(midpoint.keeps_all_rules);
    let is_promised = |it: &regiopair::sensitivity::RegionsOfPair| {
        (it.left.id.as_str(), it.right.id.as_str()) == ("salta", "alentejo")
    };
    assert!(midpoint.pairs.iter().any(is_promised));
    let of_other = &found.plans[found.deciders[1].plan.unwrap()];
    assert!(!of_other.keeps_all_rules && !of_other.under[0].keeps_rules);
    assert!(of_other.under[1].keeps_rules);
    // One that clashes with the promise.
    let clash = "name = \"clash\"\n[[rules.forbidden]]\nleft = \"salta\"\nright = \"alentejo\"";
    let clashing = [one, clash].map(|text| Decider::new(assessed(text)));
    let found = Comparison::of(&clashing).unwrap();
    assert_eq!((found.midpoint, found.least_regret, found.regret_bound), (None, None, None));
    let text = comparison_to_text(&found, &English);
    assert!(text.contains("No plan keeps the rules of all programmes"), "{text}");
    assert!(text.contains("* The plan breaks a rule"), "{text}");
}

#[test]
fn what_cannot_be_compared_is_named() {
    let deciders = three();
    let message = |deciders: &[Decider]| Comparison::of(deciders).unwrap_err().to_string();
    assert_eq!(
        message(&deciders[..1]),
        "the deciders cannot be compared: 1 given; accepted: 2 to 100"
    );
    let open = Matcher::new(&Dataset::iuc_lac_open_call(), Programme::default()).assess().unwrap();
    let error =
        Comparison::of(&[deciders[0].clone(), Decider::new(open).named("open")]).unwrap_err();
    assert!(matches!(error, PlanningError::Deciders { .. }));
    assert!(error.to_string().contains("`open` has other candidate regions"), "{error}");
    let none = Decider::new(assessed("name = \"none\"\n[rules]\nminimum_score = 1.0"));
    let found = Comparison::of(&[deciders[0].clone(), none, deciders[1].clone()]).unwrap();
    assert_eq!(found.deciders[1].plan, None);
    assert!(found.plans.iter().all(|plan| plan.under[1].regret.is_none()));
    assert!(found.midpoint.is_some() && found.least_regret.is_some());
    let text = comparison_to_text(&found, &English);
    assert!(text.starts_with("No plan was found under “none”"), "{text}");
}

/// Values of three criteria for three by three regions, in hundredths.
const CRITERIA: [[[i64; 3]; 3]; 3] = [
    [[90, 40, 20], [70, 80, 10], [30, 60, 50]],
    [[10, 60, 90], [50, 30, 70], [80, 20, 40]],
    [[20, 90, 40], [60, 50, 30], [40, 10, 80]],
];

const PLANS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// Three criteria from tables with these weights.
fn of_tables(programme: Programme, weights: [f64; 3]) -> Decider {
    let scored = Scored::new(&CRITERIA[0], &["ES"; 3]);
    let mut matcher = Matcher::new(&scored.dataset, programme);
    for ((id, table), weight) in ["first", "second", "third"].into_iter().zip(CRITERIA).zip(weights)
    {
        let mut values = ScoreTable { id, ..scored.table.clone() };
        for (row, line) in table.iter().enumerate() {
            for (col, &value) in line.iter().enumerate() {
                let pair = (format!("{}-{row}", SIDES[0]), format!("{}-{col}", SIDES[1]));
                values.values.insert(pair, value);
            }
        }
        matcher = matcher.criterion(values, Weights::both(weight));
    }
    Decider::new(matcher.assess().unwrap())
}

fn columns(plan: &CandidatePlan) -> [usize; 3] {
    let mut columns = [3; 3];
    for pair in &plan.pairs {
        let number = |id: &str| id.rsplit('-').next().unwrap().parse::<usize>().unwrap();
        columns[number(&pair.left.id)] = number(&pair.right.id);
    }
    columns
}

/// The worked example of P. Kouvelis and G. Yu's criterion (*Robust discrete optimization and its applications*, 1997): the
/// greatest regret of each of the six plans under four lists of weights, by hand.
#[test]
fn the_plan_with_the_smallest_greatest_regret_is_that_of_all_plans() {
    let lists = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 1.0, 1.0]];
    let deciders: Vec<Decider> = lists
        .iter()
        .enumerate()
        .map(|(number, &weights)| of_tables(blank(), weights).named(format!("decider {number}")))
        .collect();
    let found = Comparison::of(&deciders).unwrap();
    let optima: Vec<f64> = found.deciders.iter().filter_map(|it| it.total).collect();
    for (total, wanted) in optima.iter().zip([2.2, 2.1, 2.3, 1.8]) {
        assert!((total - wanted).abs() < 1e-8, "{optima:?}");
    }
    let greatest = [1.3, 1.7, 0.6, 1.4, 1.2, 1.0];
    for plan in &found.plans {
        let place = PLANS.iter().position(|it| *it == columns(plan)).unwrap();
        let regret = plan.greatest_regret;
        assert!((regret - greatest[place]).abs() < 1e-8, "{place}: {regret}");
    }
    assert_eq!(columns(&found.plans[found.least_regret.unwrap()]), [1, 0, 2]);
}

/// Programmes that do not add up values are solved again; all six plans are tried for each.
#[test]
fn means_that_do_not_add_up_have_their_best_plans() {
    type Mean = fn([f64; 3]) -> f64;
    let means: [(AggregationMethod, [f64; 3], Mean); 3] = [
        (AggregationMethod::GeometricMean, [0.0; 3], |it| it.iter().product::<f64>().cbrt()),
        (AggregationMethod::Owa, [0.0, 0.0, 1.0], |it| it[0].min(it[1]).min(it[2])),
        (AggregationMethod::Owa, [0.5, 0.3, 0.2], |mut it| {
            it.sort_by(|one, other| other.total_cmp(one));
            0.5 * it[0] + 0.3 * it[1] + 0.2 * it[2]
        }),
    ];
    let deciders: Vec<Decider> = means
        .iter()
        .enumerate()
        .map(|(number, (aggregation, ordered, _))| {
            let ordered_weights =
                ordered.iter().copied().filter(|_| ordered != &[0.0; 3]).collect();
            let programme = Programme { aggregation: *aggregation, ordered_weights, ..blank() };
            of_tables(programme, [1.0; 3]).named(format!("mean {number}"))
        })
        .collect();
    let found = Comparison::of(&deciders).unwrap();
    for (place, (.., mean)) in means.iter().enumerate() {
        let value = |plan: &[usize; 3]| -> f64 {
            let score = |(row, &col): (usize, &usize)| {
                mean(CRITERIA.map(|table| table[row][col] as f64 / 100.0))
            };
            plan.iter().enumerate().map(score).sum()
        };
        let best = PLANS.iter().map(value).fold(0.0, f64::max);
        let own = &found.deciders[place];
        assert!((own.total.unwrap() - best).abs() < 1e-7, "{place}");
        for plan in &found.plans {
            let regret = best - value(&columns(plan));
            assert!((plan.under[place].regret.unwrap() - regret).abs() < 1e-7, "{place}");
        }
    }
}
