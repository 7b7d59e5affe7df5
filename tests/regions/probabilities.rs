//! Probabilities of pairs under the rules of a programme, against every plan of a few regions.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use ndarray::Array2;
use regiopair::assignment::gibbs::SampleSize;
use regiopair::plan::{Assessment, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::RoundDecision;
use regiopair::rules::{Capacity, CountBounds, Objective, PairsWanted, RegionPair, Selection};
use regiopair::sensitivity::{MethodUsed, Probabilities, ProbabilityMethod, ProbabilityOptions};

use crate::few_regions::{every_plan, few, of_round, rounds, scores};

struct Expected {
    probabilities: Array2<f64>,
    log_partition: f64,
    total: f64,
}

/// What these plans say together, each pair counting its score less a reservation.
fn expected(
    assessed: &Assessment,
    plans: &[Vec<(usize, usize)>],
    beta: f64,
    reservation: f64,
) -> Expected {
    let scores = scores(assessed);
    let value = |plan: &Vec<(usize, usize)>| -> f64 {
        plan.iter().map(|&(row, col)| scores[[row, col]] - reservation).sum()
    };
    let weights: Vec<f64> = plans.iter().map(|plan| (beta * value(plan)).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let mut probabilities = Array2::zeros(scores.dim());
    let mut total = 0.0;
    for (plan, weight) in plans.iter().zip(&weights) {
        for &(row, col) in plan {
            probabilities[[row, col]] += weight / sum;
            total += weight / sum * scores[[row, col]];
        }
    }
    Expected { probabilities, log_partition: sum.ln(), total }
}

fn with_beta(beta: f64) -> ProbabilityOptions {
    ProbabilityOptions { beta: Some(beta), ..ProbabilityOptions::default() }
}

/// Scores are rounded to the resolution of 10⁻⁹, six of them at most, times β.
const TOLERANCE: f64 = 1e-6;

fn assert_exact(found: &Probabilities, expected: &Expected) {
    assert_eq!(found.method, MethodUsed::Exact);
    assert_eq!(found.standard_errors, None);
    for (place, expected) in expected.probabilities.indexed_iter() {
        let probability = found.probabilities[place];
        assert!((probability - expected).abs() < TOLERANCE, "{place:?}: {probability}, {expected}");
    }
    assert!((found.expected_total - expected.total).abs() < TOLERANCE);
    if let Some(log_partition) = found.log_partition {
        assert!((log_partition - expected.log_partition).abs() < TOLERANCE);
        let best: f64 = found.best.iter().map(|pair| found.of(pair.0, pair.1)).product();
        assert!(found.log_best_plan.unwrap().exp() <= 1.0 && best <= 1.0);
    }
}

#[test]
fn one_partner_each_is_exact() {
    let assessed = few(6, |_, _, _| {});
    let plans = every_plan(6, &|_| (0..6).map(Some).collect(), &|_| 1);
    assert_eq!(plans.len(), 720);
    for beta in [0.0, 4.0, 40.0] {
        let found = assessed.probabilities(&with_beta(beta)).unwrap();
        let expected = expected(&assessed, &plans, beta, 0.0);
        assert_exact(&found, &expected);
        let scores = scores(&assessed);
        let best: f64 = found.best.iter().map(|pair| scores[[pair.0.0, pair.1.0]]).sum();
        let log_best = beta * best - expected.log_partition;
        assert!((found.log_best_plan.unwrap() - log_best).abs() < TOLERANCE);
        let entropy = expected.log_partition - beta * expected.total;
        assert!((found.entropy.unwrap() - entropy).abs() < TOLERANCE);
    }
}

#[test]
fn required_and_forbidden_pairs_are_kept() {
    let assessed = few(6, |programme, left, right| {
        programme.rules.required.push(RegionPair::new(left[1].clone(), right[4].clone()));
        programme.rules.forbidden.push(RegionPair::new(left[0].clone(), right[0].clone()));
    });
    let options = |row: usize| -> Vec<Option<usize>> {
        let may = |col: &usize| (row != 1 || *col == 4) && (row, *col) != (0, 0);
        (0..6).filter(may).map(Some).collect()
    };
    let plans = every_plan(6, &options, &|_| 1);
    let found = assessed.probabilities(&with_beta(7.0)).unwrap();
    assert_exact(&found, &expected(&assessed, &plans, 7.0, 0.0));
    assert!((found.probabilities[[1, 4]] - 1.0).abs() < 1e-12);
}

#[test]
fn free_pairs_count_less_their_reservation() {
    let reservation = 0.3;
    let assessed = few(5, |programme, _, _| {
        programme.rules.pairs = PairsWanted::Free;
        programme.rules.reservation = reservation;
    });
    let scores = scores(&assessed);
    let is_paired = assessed.propose().unwrap().pairings.len();
    let free = |row: usize| {
        let worth = |col: &usize| scores[[row, *col]] > reservation;
        [None].into_iter().chain((0..5).filter(worth).map(Some)).collect()
    };
    let all = |_: usize| [None].into_iter().chain((0..5).map(Some)).collect();
    let found = assessed.probabilities(&with_beta(9.0)).unwrap();
    let by = |options: &dyn Fn(usize) -> Vec<Option<usize>>| {
        expected(&assessed, &every_plan(5, options, &|_| 1), 9.0, reservation)
    };
    let (strict, loose) = (by(&free), by(&all));
    let near = |expected: &Expected| {
        let difference = &found.probabilities - &expected.probabilities;
        difference.iter().all(|it| it.abs() < TOLERANCE)
    };
    assert!(near(&strict) || near(&loose), "{is_paired} pairs");
}

#[test]
fn rounds_decided_at_once_are_drawn_at_once() {
    let assessed = few(6, rounds(RoundDecision::Jointly));
    let plans = every_plan(6, &of_round, &|_| 1);
    let found = assessed.probabilities(&with_beta(7.0)).unwrap();
    assert!(!found.by_rounds);
    assert_exact(&found, &expected(&assessed, &plans, 7.0, 0.0));
}

#[test]
fn rounds_decided_one_by_one_are_drawn_given_the_plan_of_earlier_ones() {
    let assessed = few(6, rounds(RoundDecision::OneByOne));
    let found = assessed.probabilities(&with_beta(7.0)).unwrap();
    assert!(found.by_rounds);
    let first = every_plan(3, &of_round, &|_| 1);
    let first = expected(&assessed, &first, 7.0, 0.0);
    let taken: Vec<usize> = found.best.iter().filter(|it| it.0.0 < 3).map(|it| it.1.0).collect();
    let second = |row: usize| match row {
        0..3 => vec![None],
        _ => of_round(row).into_iter().filter(|col| !taken.contains(&col.unwrap())).collect(),
    };
    let second = expected(&assessed, &every_plan(6, &second, &|_| 1), 7.0, 0.0);
    let both = Expected {
        probabilities: first.probabilities + second.probabilities,
        total: first.total + second.total,
        log_partition: 0.0,
    };
    assert_exact(&found, &both);
    assert_eq!(found.log_partition, None);
    let entropy = first.log_partition + second.log_partition - 7.0 * (first.total + second.total);
    assert!((found.entropy.unwrap() - entropy).abs() < TOLERANCE);
}

#[test]
fn capacities_are_sampled_with_an_error() {
    let assessed = few(4, |programme, _, _| {
        let bounds = CountBounds { at_most: Some(2), ..CountBounds::default() };
        let selection = Selection::side(Dataset::iuc_lac().sides().right.clone());
        programme.rules.capacities.push(Capacity { selection, bounds });
    });
    let options =
        ProbabilityOptions { size: SampleSize { plans: 4_096, chains: 4 }, ..with_beta(7.0) };
    let found = assessed.probabilities(&options).unwrap();
    let MethodUsed::Sampled { largest_error, seed: 15, chains: 4, .. } = found.method else {
        panic!("{:?}", found.method)
    };
    let plans = every_plan(4, &|_| (0..4).map(Some).collect(), &|_| 2);
    let expected = expected(&assessed, &plans, 7.0, 0.0);
    let errors = found.standard_errors.as_ref().unwrap();
    for (place, expected) in expected.probabilities.indexed_iter() {
        let (probability, error) = (found.probabilities[place], errors[place]);
        assert!((probability - expected).abs() <= 4.0 * error + 1e-3, "{place:?}: {probability}");
    }
    assert!(largest_error < 0.05);
    assert_eq!(found, assessed.probabilities(&options).unwrap());
    let exact = ProbabilityOptions { method: ProbabilityMethod::Exact, ..options };
    assert!(matches!(assessed.probabilities(&exact), Err(PlanningError::NotExact)));
}

#[test]
fn objectives_that_are_no_total_are_refused() {
    let assessed = few(4, |programme, _, _| {
        programme.rules.objectives = vec![Objective::Bottleneck, Objective::Total];
    });
    assert!(matches!(assessed.probabilities(&with_beta(1.0)), Err(PlanningError::NotATotal)));
    let assessed = few(4, |programme, _, _| {
        programme.rules.objectives = vec![Objective::Pairs, Objective::Total];
    });
    let plans = every_plan(4, &|_| (0..4).map(Some).collect(), &|_| 1);
    let found = assessed.probabilities(&with_beta(7.0)).unwrap();
    assert_exact(&found, &expected(&assessed, &plans, 7.0, 0.0));
}

#[test]
fn beta_has_a_default_from_the_spread_of_the_scores_and_limits() {
    let assessed = few(6, |_, _, _| {});
    let found = assessed.probabilities(&ProbabilityOptions::default()).unwrap().softness;
    let scores = scores(&assessed);
    let cells: Vec<f64> = (0..36).map(|place| scores[[place / 6, place % 6]]).collect();
    let mean = cells.iter().sum::<f64>() / 36.0;
    let spread = (cells.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / 36.0).sqrt();
    assert!(found.is_default && (found.spread - spread).abs() < TOLERANCE);
    assert!((found.beta * 0.1_f64.sqrt() * spread - 1.282_549_83).abs() < 1e-5);
    for (beta, value) in
        [(-0.5, "-0.5"), (f64::NAN, "NaN"), (f64::INFINITY, "inf"), (1e308, "1e308")]
    {
        let error = assessed.probabilities(&with_beta(beta)).unwrap_err().to_string();
        assert_eq!(error, format!("beta is {value}; accepted: 0 to 1e12"));
    }
    let uniform = assessed.probabilities(&with_beta(0.0)).unwrap();
    assert!((uniform.probabilities[[2, 3]] - 1.0 / 6.0).abs() < 1e-12);
    assert_eq!(uniform.softness.points_per_e, None);
}

#[test]
fn a_programme_without_a_plan_is_named() {
    let assessed = few(3, |programme, left, right| {
        for region in right {
            programme.rules.forbidden.push(RegionPair::new(left[0].clone(), region.clone()));
        }
    });
    let error = assessed.probabilities(&ProbabilityOptions::default()).unwrap_err();
    assert!(matches!(error, PlanningError::NoPlan { round: None }), "{error}");
}
