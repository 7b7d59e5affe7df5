//! The k best plans and plans apart under any rules, against every plan of a few regions.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::assignment::{Col, Row};
use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::{Programme, RoundDecision};
use regiopair::proposal::{Notice, Proposal, Uniqueness};
use regiopair::rules::{Capacity, CountBounds, Objective, PairsWanted, RegionPair, Selection};
use regiopair::score::Weights;
use regiopair::sensitivity::Change;

use crate::few_regions::{Constant, every_plan, few, of_round, rounds, scores};

type Plan = Vec<(usize, usize)>;

/// The total of a plan in steps of the resolution, to which scores are rounded.
fn steps(assessed: &Assessment, plan: &Plan) -> i64 {
    let resolution = assessed.programme().resolution();
    let scores = scores(assessed);
    plan.iter().map(|&(row, col)| resolution.units(scores[[row, col]]).unwrap()).sum()
}

fn cells(assessed: &Assessment, proposal: &Proposal) -> Plan {
    let pairs = proposal.region_pairs().into_iter().map(|pair| {
        let row = assessed.left().get(&pair.left).unwrap().index;
        (row, assessed.right().get(&pair.right).unwrap().index)
    });
    let mut plan: Plan = pairs.collect();
    plan.sort_unstable();
    plan
}

/// The plans listed are the first of all plans by total, each once.
fn assert_ranked(assessed: &Assessment, mut all: Vec<Plan>, k: usize) {
    for plan in &mut all {
        plan.sort_unstable();
    }
    all.sort_unstable();
    all.dedup();
    all.sort_by_key(|plan| std::cmp::Reverse(steps(assessed, plan)));
    let listed = assessed.k_best(k).unwrap();
    assert_eq!(listed.len(), k.min(all.len()));
    let plans: Vec<Plan> = listed.iter().map(|proposal| cells(assessed, proposal)).collect();
    let totals =
        |plans: &[Plan]| -> Vec<i64> { plans.iter().map(|plan| steps(assessed, plan)).collect() };
    assert_eq!(totals(&plans), totals(&all[..plans.len()]));
    let mut distinct = plans.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), plans.len());
    assert!(plans.iter().all(|plan| all.contains(plan)));
    assert_eq!(listed[0].region_pairs(), assessed.propose().unwrap().region_pairs());
    for (place, proposal) in listed.iter().enumerate().skip(1) {
        assert!(proposal.notices.contains(&Notice::RankedPlan { rank: place + 1 }));
        let gap = proposal.certificate.gap.unwrap();
        assert!((gap - (listed[0].total - proposal.total)).abs() < 1e-9, "{gap}");
    }
}

fn capacity(at_most: usize) -> Capacity {
    Capacity { selection: Selection::side("eu"), bounds: CountBounds::at_most(at_most) }
}

#[test]
fn plans_under_capacities_are_ranked() {
    let assessed = few(4, |programme, _, _| programme.rules.capacities.push(capacity(2)));
    let all = every_plan(4, &|_| (0..4).map(Some).collect(), &|_| 2);
    assert_ranked(&assessed, all, 12);
}

/// A plan may have all pairs of another, and more.
#[test]
fn plans_of_any_number_of_pairs_are_ranked() {
    let assessed = few(3, |programme, _, _| {
        programme.rules.capacities.push(capacity(2));
        programme.rules.pairs = PairsWanted::Free;
    });
    let options = |_: usize| [None].into_iter().chain((0..3).map(Some)).collect();
    let all = every_plan(3, &options, &|_| 2);
    assert_eq!(all.len(), 64 - 3);
    assert_ranked(&assessed, all, 61);
}

#[test]
fn plans_with_a_required_pair_are_ranked() {
    let assessed = few(5, |programme, left, right| {
        programme.rules.required.push(RegionPair::new(left[1].clone(), right[4].clone()));
    });
    let options = |row: usize| {
        let may = |col: &usize| row != 1 || *col == 4;
        (0..5).filter(may).map(Some).collect()
    };
    let all = every_plan(5, &options, &|_| 1);
    assert_eq!(all.len(), 24);
    assert_ranked(&assessed, all, 30);
}

#[test]
fn plans_of_rounds_decided_at_once_are_ranked() {
    let assessed = few(6, rounds(RoundDecision::Jointly));
    assert_ranked(&assessed, every_plan(6, &of_round, &|_| 1), 15);
}

/// Round by round: the first round counts first.
#[test]
fn plans_of_rounds_decided_one_by_one_are_ranked_by_round() {
    let assessed = few(6, rounds(RoundDecision::OneByOne));
    let part = |plan: &Plan, first: bool| -> Plan {
        plan.iter().copied().filter(|pair| (pair.0 < 3) == first).collect()
    };
    let key =
        |plan: &Plan| (steps(&assessed, &part(plan, true)), steps(&assessed, &part(plan, false)));
    let mut all = every_plan(6, &of_round, &|_| 1);
    all.sort_by_key(|plan| std::cmp::Reverse(key(plan)));
    let listed = assessed.k_best(10).unwrap();
    let keys: Vec<_> = listed.iter().map(|proposal| key(&cells(&assessed, proposal))).collect();
    let expected: Vec<_> = all[..10].iter().map(key).collect();
    assert_eq!(keys, expected);
}

#[test]
fn plans_are_ranked_by_objectives_in_order() {
    let assessed = few(4, |programme, _, _| {
        programme.rules.objectives = vec![Objective::Bottleneck, Objective::Total];
    });
    let key = |plan: &Plan| {
        let resolution = assessed.programme().resolution();
        let scores = scores(&assessed);
        let least = plan.iter().map(|&at| resolution.units(scores[at]).unwrap()).min();
        (least, steps(&assessed, plan))
    };
    let mut all = every_plan(4, &|_| (0..4).map(Some).collect(), &|_| 1);
    all.sort_by_key(|plan| std::cmp::Reverse(key(plan)));
    let listed = assessed.k_best(24).unwrap();
    let keys: Vec<_> = listed.iter().map(|proposal| key(&cells(&assessed, proposal))).collect();
    assert_eq!(keys, all.iter().map(key).collect::<Vec<_>>());
    assert!(!listed[23].certificate.optimal && listed[23].certificate.gap.unwrap() >= 0.0);
}

/// Each plan is the best of all that differ enough from those before.
#[test]
fn plans_apart_differ_in_as_many_pairs_as_requested() {
    for (differing, capacities) in [(2, false), (4, false), (5, false), (3, true)] {
        let assessed = few(5, |programme, _, _| {
            if capacities {
                programme.rules.capacities.push(capacity(2));
            }
        });
        let places = if capacities { 2 } else { 1 };
        let all = every_plan(5, &|_| (0..5).map(Some).collect(), &|_| places);
        let listed = assessed.different_plans(differing, 6).unwrap();
        let mut before: Vec<Plan> = Vec::new();
        for proposal in &listed {
            let plan = cells(&assessed, proposal);
            let is_apart = |plan: &Plan| {
                before.iter().all(|earlier| {
                    earlier.iter().filter(|pair| !plan.contains(pair)).count() >= differing
                })
            };
            assert!(is_apart(&plan));
            let best =
                all.iter().filter(|plan| is_apart(plan)).map(|it| steps(&assessed, it)).max();
            assert_eq!(Some(steps(&assessed, &plan)), best);
            before.push(plan);
        }
        let is_left = all.iter().any(|plan| {
            before.iter().all(|earlier| {
                earlier.iter().filter(|pair| !plan.contains(pair)).count() >= differing
            })
        });
        assert!(listed.len() == 6 || !is_left, "{differing}: {} plans", listed.len());
        let change = Change::between(&listed[0], &listed[1]);
        assert!(change.gone.len() >= differing);
    }
}

#[test]
fn wrong_numbers_of_plans_are_named() {
    let assessed = few(4, |programme, _, _| programme.rules.capacities.push(capacity(2)));
    for (k, message) in [
        (0, "the number of plans is 0; request 1 or more"),
        (1_001, "1001 plans are requested, but at most 1000 can be listed"),
    ] {
        assert_eq!(assessed.k_best(k).unwrap_err().to_string(), message);
        assert_eq!(assessed.different_plans(1, k).unwrap_err().to_string(), message);
    }
    for differing in [0, 5, usize::MAX] {
        let error = assessed.different_plans(differing, 2).unwrap_err();
        assert!(matches!(error, PlanningError::Differing { pairs: 4, .. }), "{error}");
        let message = format!(
            "plans that differ in {differing} pairs are requested; accepted: 1 to 4, the pairs of the plan"
        );
        assert_eq!(error.to_string(), message);
    }
    let none = few(3, |programme, left, right| {
        for region in right {
            programme.rules.forbidden.push(RegionPair::new(left[0].clone(), region.clone()));
        }
    });
    assert_eq!(none.k_best(3).unwrap(), []);
    assert_eq!(none.different_plans(1, 3).unwrap(), []);
    assert_eq!(none.best_plans(3).unwrap(), None);
}

type Rules<'a> = &'a dyn Fn(&mut Programme, &[String], &[String]);

/// A proposal of rounds that are decided one by one says what it knows of the best plans.
#[test]
fn best_plans_of_rounds_are_counted_or_bounded() {
    let only = few(6, rounds(RoundDecision::OneByOne)).propose().unwrap();
    assert_eq!(only.certificate.uniqueness, Uniqueness::OnlyBest);
    let best = only.certificate.best_plans.unwrap();
    assert_eq!((best.count, best.is_complete, best.common.unwrap().len()), (1, true, 6));
    let dataset = Dataset::iuc_lac();
    let of_equal = |programme: &Programme| {
        let programme = Programme { criteria: Vec::new(), ..programme.clone() };
        let matcher = Matcher::new(&dataset, programme).criterion(Constant, Weights::both(1.0));
        matcher.assess().unwrap()
    };
    // The first three regions have columns 0 to 2, which leaves 3 to 5 to the others.
    let base = few(6, rounds(RoundDecision::OneByOne));
    let proposal = of_equal(base.programme()).propose().unwrap();
    assert_eq!(proposal.certificate.uniqueness, Uniqueness::OneOfSeveral);
    let best = proposal.certificate.best_plans.unwrap();
    assert_eq!((best.count, best.is_complete, best.common), (6, false, None));
    assert!(every_plan(6, &of_round, &|_| 1).len() > 6);
    // Once the first round has no choice, the count is exact.
    let base = few(6, |programme, left, right| {
        rounds(RoundDecision::OneByOne)(programme, left, right);
        programme.rounds[0].right.truncate(3);
        let pairs = left.iter().zip(right).take(3);
        let pairs = pairs.map(|(left, right)| RegionPair::new(left.clone(), right.clone()));
        programme.rules.required.extend(pairs);
    });
    let best = of_equal(base.programme()).propose().unwrap().certificate.best_plans.unwrap();
    assert_eq!((best.count, best.is_complete, best.common.unwrap().len()), (6, true, 3));
}

/// All plans of three regions are equally good, with or without a pair that is required.
#[test]
fn equally_good_plans_are_counted_up_to_a_limit() {
    let dataset = Dataset::iuc_lac();
    let count = |change: Rules<'_>, limit: usize| {
        let base = few(3, |programme, left, right| change(programme, left, right));
        let programme = Programme { criteria: Vec::new(), ..base.programme().clone() };
        let matcher = Matcher::new(&dataset, programme).criterion(Constant, Weights::both(1.0));
        let best = matcher.assess().unwrap().best_plans(limit).unwrap().unwrap();
        (best.count, best.is_complete, best.common)
    };
    let require = |programme: &mut Programme, left: &[String], right: &[String]| {
        programme.rules.required.push(RegionPair::new(left[1].clone(), right[2].clone()));
    };
    let share = |programme: &mut Programme, _: &[String], _: &[String]| {
        programme.rules.capacities.push(capacity(3));
    };
    let plain = |_: &mut Programme, _: &[String], _: &[String]| {};
    assert_eq!(count(&plain, 100), (6, true, vec![]));
    assert_eq!(count(&plain, 6), (6, true, vec![]));
    assert_eq!(count(&plain, 5), (5, false, vec![]));
    assert_eq!(count(&share, 100), (27, true, vec![]));
    assert_eq!(count(&require, 100), (2, true, vec![(Row(1), Col(2))]));
    assert_eq!(count(&require, 1), (1, false, vec![(Row(1), Col(2))]));
    let only = few(5, |_, _, _| {});
    let best = only.best_plans(1).unwrap().unwrap();
    assert_eq!((best.count, best.is_complete, best.common.len()), (1, true, 5));
}
