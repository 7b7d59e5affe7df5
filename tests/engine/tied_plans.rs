//! How many plans are optimal and what they share, against every plan.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, DualPrices, Outcome, Pairs, Price, Problem, ProblemError, Row,
    lexicographic::{solve as solve_levels, tied_plans, tied_plans_of_levels},
    linear::every_plan,
    model::{Level, Quotas, TiedPlans},
    solve,
};

/// Tables with many ties.
fn problem() -> impl Strategy<Value = Problem> {
    (1_usize..=6, 1_usize..=6).prop_flat_map(|(rows, cols)| {
        let score = prop_oneof![1 => Just(None), 6 => (0_i64..=2).prop_map(Some)];
        let pairs = prop_oneof![
            Just(Pairs::Complete),
            Just(Pairs::Largest),
            (0_i64..=1).prop_map(|reservation| Pairs::Free { reservation }),
        ];
        (prop::collection::vec(score, rows * cols), pairs).prop_map(move |(scores, pairs)| {
            Problem::from_fn(rows, cols, pairs, |row, col| scores[row.0 * cols + col.0]).unwrap()
        })
    })
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn best_plans_are_counted_as_by_listing_them(problem in problem(), limit in 1_usize..60) {
        let mut best: Vec<Vec<(Row, Col)>> = Vec::new();
        let mut greatest = None;
        every_plan(&problem, |columns, value| {
            if Some(value) > greatest {
                greatest = Some(value);
                best.clear();
            }
            if Some(value) == greatest {
                let pairs = (0..).zip(columns).filter_map(|(row, &col)| Some((Row(row), col?)));
                best.push(pairs.collect());
            }
        })
        .unwrap();
        let Outcome::Optimal(optimum) = solve(&problem) else {
            prop_assert!(best.is_empty());
            return Ok(());
        };
        let tied = |limit, steps| {
            tied_plans(&problem, &optimum.columns, &optimum.prices, limit, steps).unwrap()
        };
        let in_all = |pair: &(Row, Col)| best.iter().all(|plan| plan.contains(pair));
        let common: Vec<_> = best[0].iter().copied().filter(in_all).collect();
        let count = best.len();
        let all = TiedPlans { count, is_complete: true, common: common.clone() };
        prop_assert_eq!(tied(usize::MAX, usize::MAX), all);
        let some = TiedPlans { count: count.min(limit), is_complete: count <= limit, common };
        prop_assert_eq!(tied(limit, usize::MAX), some);
    }
}

/// 300! plans: as many as the limit are counted, and memory is linear.
#[test]
fn a_table_of_equal_scores_ends_at_the_limit() {
    let problem = Problem::from_fn(300, 300, Pairs::Complete, |_, _| Some(1)).unwrap();
    let best = solve(&problem).into_optimum().unwrap();
    let tied = tied_plans(&problem, &best.columns, &best.prices, 50, usize::MAX).unwrap();
    assert_eq!(tied, TiedPlans { count: 50, is_complete: false, common: Vec::new() });
    // A search looks at the cells and at all members.
    let steps = 3 * (300 * 300 + 601);
    let tied = tied_plans(&problem, &best.columns, &best.prices, 50, steps).unwrap();
    assert_eq!((tied.count, tied.is_complete), (4, false));
}

#[test]
fn answers_to_another_problem_are_refused() {
    let problem = Problem::from_fn(2, 2, Pairs::Complete, |_, _| Some(1)).unwrap();
    let best = solve(&problem).into_optimum().unwrap();
    let few = DualPrices { rows: vec![Price::ZERO], cols: Vec::new() };
    let error = tied_plans(&problem, &best.columns, &few, 9, 9).unwrap_err();
    assert!(matches!(error, ProblemError::PriceCount { .. }), "{error}");
    let quotas = Quotas::new(2, 2);
    let sum = [Level::MaximizeSum(ndarray::Array2::ones((2, 2)))];
    let other = [Level::MaximizeMinimum(ndarray::Array2::ones((2, 2)))];
    let of_sum = solve_levels(&problem, &quotas, &sum).unwrap().into_optimum().unwrap();
    let tied = |levels: &[Level], quotas: &Quotas| {
        tied_plans_of_levels(&problem, quotas, levels, &of_sum, 9, 999)
    };
    assert_eq!(tied(&sum, &quotas).map(|it| it.count), Some(2));
    assert_eq!(tied(&other, &quotas), None);
    assert_eq!(tied(&[], &quotas), None);
    assert_eq!(tied(&sum, &Quotas::new(3, 2)), None);
}
