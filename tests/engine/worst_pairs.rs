//! Bottleneck and leximin against every plan, with their proofs; and proofs that are none.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use crate::cases::cases;
use ndarray::array;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, HallViolator, Outcome, Pairs, Price, Problem, Row,
    lexicographic::{bottleneck, leximin},
    linear::every_plan,
    model::{Bottleneck, BottleneckError, Leximin},
    solve,
};
use regiopair::certificate::{Flaw, check_bottleneck, check_leximin};
use regiopair::synthetic::ScoreClass;

fn problems() -> impl Strategy<Value = Problem> {
    let range = prop_oneof![Just(0..1_i64), Just(-1..3), Just(-4..5), Just(-1_000..1_000)];
    let percent = prop_oneof![Just(100), Just(80), Just(50), Just(25)];
    let pairs = prop_oneof![Just(Pairs::Complete), Just(Pairs::Largest)];
    (1..=6_usize, 1..=6_usize, range, percent, pairs).prop_flat_map(
        |(rows, cols, range, percent, pairs)| {
            let cell =
                (0..100, range).prop_map(move |(draw, score)| (draw < percent).then_some(score));
            prop::collection::vec(cell, rows * cols).prop_map(move |cells| {
                Problem::from_fn(rows, cols, pairs, |row, col| cells[row.0 * cols + col.0]).unwrap()
            })
        },
    )
}

/// The scores of a plan, worst first.
fn sorted(problem: &Problem, plan: &[Option<Col>]) -> Vec<i64> {
    let pairs = (0..).zip(plan).filter_map(|(row, col)| Some((Row(row), (*col)?)));
    let mut scores: Vec<i64> = pairs.filter_map(|(row, col)| problem.score(row, col)).collect();
    scores.sort_unstable();
    scores
}

/// Of all plans with the most pairs: the best worst score with the greatest total, and the best
/// sorted scores, each with the first plan that has them.
type Oracle = Option<((i64, i64, Vec<Option<Col>>), (Vec<i64>, Vec<Option<Col>>))>;

fn oracle(problem: &Problem) -> Oracle {
    let mut most = 0;
    let mut plans = Vec::new();
    every_plan(problem, |plan, _| {
        let scores = sorted(problem, plan);
        if scores.len() > most {
            plans.clear();
            most = scores.len();
        }
        if scores.len() == most {
            plans.push((scores, plan.to_vec()));
        }
    })
    .unwrap();
    let worst = |scores: &[i64]| scores.first().copied().unwrap_or(i64::MIN);
    let first = plans.first()?.clone();
    let mut by_worst = first.clone();
    let mut by_all = first;
    for (scores, plan) in plans {
        let value = |scores: &[i64]| (worst(scores), scores.iter().sum::<i64>());
        if value(&scores) > value(&by_worst.0) {
            by_worst = (scores.clone(), plan.clone());
        }
        if scores > by_all.0 {
            by_all = (scores, plan);
        }
    }
    let total = by_worst.0.iter().sum();
    Some(((worst(&by_worst.0), total, by_worst.1), by_all))
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn every_plan_says_the_same(problem in problems()) {
        let (by_worst, by_all) = (bottleneck(&problem).unwrap(), leximin(&problem).unwrap());
        check_bottleneck(&problem, &by_worst).unwrap();
        check_leximin(&problem, &by_all).unwrap();
        let Some(((worst, total, plan), (scores, lexi_plan))) = oracle(&problem) else {
            prop_assert!(by_worst.infeasibility().is_some() && by_all.infeasibility().is_some());
            return Ok(());
        };
        let found = by_worst.optimum().unwrap();
        prop_assert_eq!(found.worst.unwrap_or(i64::MIN), worst);
        prop_assert_eq!(found.optimum.total, total);
        prop_assert_eq!(&found.optimum.columns, &plan);
        let found = by_all.optimum().unwrap();
        prop_assert_eq!(&found.scores, &scores);
        prop_assert_eq!(&found.columns, &lexi_plan);
    }
}

#[test]
fn the_worked_example() {
    // Total 1.7 with a worst pair of 0.1; leximin 1.6 with 0.5: the price of fairness is 0.0588.
    let scores = array![[10, 5, 2], [5, 1, 3], [4, 3, 6]].mapv(Some);
    let problem = Problem::dense(scores.view(), Pairs::Complete).unwrap();
    let greatest = solve(&problem).optimum().unwrap().total;
    let fair = leximin(&problem).unwrap().optimum().unwrap().clone();
    assert_eq!((greatest, fair.total, fair.scores[0]), (17, 16, 5));
    assert_eq!(fair.columns, [Some(Col(1)), Some(Col(0)), Some(Col(2))]);
    let price = 1.0 - fair.total as f64 / greatest as f64;
    assert!((price - 0.0588).abs() < 1e-4);
}

#[test]
fn larger_classes_are_proved() {
    for &class in ScoreClass::ALL {
        for (rows, cols) in [(60, 60), (40, 90), (90, 40)] {
            // A few hundred values, so that levels have several pairs.
            let scores = class.scores(rows, cols, 3);
            let most = scores.fold(0.0_f64, |most, score| most.max(score.abs()));
            #[expect(clippy::cast_possible_truncation, reason = "at most 300")]
            let problem = Problem::from_fn(rows, cols, Pairs::Complete, |row, col| {
                Some((scores[[row.0, col.0]] / most * 300.0).round() as i64)
            })
            .unwrap();
            let by_worst = bottleneck(&problem).unwrap();
            let by_all = leximin(&problem).unwrap();
            check_bottleneck(&problem, &by_worst).unwrap();
            check_leximin(&problem, &by_all).unwrap();
            let worst = by_worst.optimum().unwrap().worst;
            assert_eq!(by_all.optimum().unwrap().scores.first().copied(), worst);
        }
    }
}

#[test]
fn free_pairs_are_refused() {
    let scores = array![[1, 2], [3, 4]].mapv(Some);
    let problem = Problem::dense(scores.view(), Pairs::Free { reservation: 2 }).unwrap();
    let refused = BottleneckError::FreePairs { reservation: 2 };
    assert_eq!(bottleneck(&problem), Err(refused.clone()));
    assert_eq!(leximin(&problem), Err(refused));
}

#[test]
fn no_plan_has_its_hall_set() {
    let scores = array![[Some(1), None], [Some(2), None]];
    let problem = Problem::dense(scores.view(), Pairs::Complete).unwrap();
    assert!(check_bottleneck(&problem, &bottleneck(&problem).unwrap()).unwrap().shortage == 1);
    assert!(check_leximin(&problem, &leximin(&problem).unwrap()).unwrap().shortage == 1);
}

fn sample() -> Problem {
    let scores = array![[100, 50, 20], [50, 10, 30], [40, 30, 60]].mapv(Some);
    Problem::dense(scores.view(), Pairs::Complete).unwrap()
}

fn bottleneck_flaw(change: impl FnOnce(&mut Bottleneck)) -> Flaw {
    let Outcome::Optimal(mut best) = bottleneck(&sample()).unwrap() else { panic!("feasible") };
    change(&mut best);
    check_bottleneck(&sample(), &Outcome::Optimal(best)).unwrap_err()
}

fn leximin_flaw(change: impl FnOnce(&mut Leximin)) -> Flaw {
    let Outcome::Optimal(mut best) = leximin(&sample()).unwrap() else { panic!("feasible") };
    change(&mut best);
    check_leximin(&sample(), &Outcome::Optimal(best)).unwrap_err()
}

#[test]
fn a_false_bottleneck_is_found_out() {
    assert_eq!(
        bottleneck_flaw(|best| best.worst = Some(40)),
        Flaw::WrongWorst { stated: Some(40), found: Some(50) }
    );
    let nobody = HallViolator::Rows { members: vec![], neighbours: vec![] };
    let flaw = bottleneck_flaw(|best| best.no_better = nobody.clone());
    assert!(matches!(flaw, Flaw::NotDeficient { .. } | Flaw::ShortageTooSmall { .. }), "{flaw}");
    let far = HallViolator::Rows { members: vec![Row(7)], neighbours: vec![Col(9)] };
    assert!(matches!(bottleneck_flaw(|best| best.most_pairs = far), Flaw::NoSuchMember { .. }));
    // The greatest total is no bottleneck plan.
    let flaw = bottleneck_flaw(|best| {
        best.optimum.columns = vec![Some(Col(0)), Some(Col(1)), Some(Col(2))];
        best.optimum.total = 170;
    });
    assert_eq!(flaw, Flaw::NotEligible { row: Row(1), col: Col(1) });
}

#[test]
fn a_false_leximin_is_found_out() {
    assert_eq!(leximin_flaw(|best| best.scores[0] = 49), Flaw::WrongLevelValue { level: 0 });
    assert!(matches!(leximin_flaw(|best| best.steps[0].pairs = 1), Flaw::WrongLevelValue { .. }));
    assert!(matches!(leximin_flaw(|best| best.steps.clear()), Flaw::WrongLevelValue { .. }));
    let flaw = leximin_flaw(|best| {
        best.steps[0].prices.rows[0] = best.steps[0].prices.rows[0] - Price::of_score(1);
    });
    assert!(matches!(flaw, Flaw::LevelUnproved { .. }), "{flaw}");
    let flaw = leximin_flaw(|best| {
        best.columns = vec![Some(Col(0)), Some(Col(1)), Some(Col(2))];
        best.total = 170;
        best.scores = vec![10, 60, 100];
    });
    assert!(matches!(flaw, Flaw::WrongLevelValue { .. } | Flaw::LevelUnproved { .. }), "{flaw}");
    let far = HallViolator::Columns { members: vec![Col(9)], neighbours: vec![] };
    assert!(matches!(leximin_flaw(|best| best.most_pairs = far), Flaw::NoSuchMember { .. }));
}
