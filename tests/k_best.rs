//! Rankings against every plan, and against worked examples.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use ndarray::array;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, KBestError, Pairs, Problem, Ranking, Ties, every_plan, k_best, solve,
};
use regiopair::synthetic::Class;

fn problems() -> impl Strategy<Value = Problem> {
    let range = prop_oneof![Just(0..1_i64), Just(-1..3), Just(-4..5), Just(-1_000..1_000)];
    let percent = prop_oneof![Just(100), Just(80), Just(50), Just(25)];
    let pairs = prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-4..5_i64).prop_map(|reservation| Pairs::Free { reservation })
    ];
    (1..=4_usize, 1..=4_usize, range, percent, pairs).prop_flat_map(
        |(rows, cols, range, percent, pairs)| {
            let cell =
                (0..100, range).prop_map(move |(draw, score)| (draw < percent).then_some(score));
            prop::collection::vec(cell, rows * cols).prop_map(move |cells| {
                Problem::from_fn(rows, cols, pairs, |row, col| cells[row.0 * cols + col.0]).unwrap()
            })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// All plans, in order of value and, as the sort is stable and `every_plan` shows plans in the
    /// order of the tie rule, in that order where they tie.
    #[test]
    fn a_ranking_lists_every_plan_once_in_order(problem in problems()) {
        let mut all = Vec::new();
        every_plan(&problem, |plan, value| all.push((value, plan.to_vec()))).unwrap();
        all.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
        let ranked: Vec<_> = Ranking::new(&problem)
            .map(|plan| ([plan.value.pairs, plan.value.score], plan.columns))
            .collect();
        prop_assert_eq!(ranked, all);
    }

    #[test]
    fn ties_are_kept_or_cut(problem in problems(), k in 1..6_usize) {
        let all: Vec<_> = Ranking::new(&problem).collect();
        let cut = k_best(&problem, k, Ties::Cut).unwrap();
        let kept = k_best(&problem, k, Ties::Keep).unwrap();
        prop_assert_eq!(&cut.plans, &all[..k.min(all.len())]);
        prop_assert_eq!(cut.next, all.get(k).map(|plan| plan.value));
        prop_assert_eq!(&kept.plans, &all[..kept.plans.len()]);
        prop_assert!(kept.plans.len() >= cut.plans.len());
        if let (Some(last), Some(next)) = (kept.plans.last(), kept.next) {
            prop_assert!(next < last.value);
        }
    }
}

/// The example in the README of the R package `muRty`, in costs; the totals add up by hand.
#[test]
fn all_six_plans_of_murty() {
    let costs = array![[0, 5, 99], [6, 1, 3], [7, 4, 2]];
    let problem = Problem::dense(costs.mapv(|cost| Some(-cost)).view(), Pairs::Complete).unwrap();
    let plans: Vec<(i64, Vec<Option<Col>>)> =
        Ranking::new(&problem).map(|plan| (-plan.total, plan.columns)).collect();
    let expected = [
        (3, [0, 1, 2]),
        (7, [0, 2, 1]),
        (13, [1, 0, 2]),
        (15, [1, 2, 0]),
        (107, [2, 1, 0]),
        (109, [2, 0, 1]),
    ];
    assert_eq!(
        plans,
        expected.map(|(total, plan)| (total, plan.map(|col| Some(Col(col))).to_vec()))
    );
}

#[test]
fn the_worked_example() {
    let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]].mapv(Some);
    let problem = Problem::dense(scores.view(), Pairs::Complete).unwrap();
    let best = k_best(&problem, 6, Ties::Cut).unwrap();
    let totals: Vec<i64> = best.plans.iter().map(|plan| plan.total).collect();
    assert_eq!(totals, [220, 215, 210, 205, 180, 180]);
    let plans: Vec<Vec<usize>> = best
        .plans
        .iter()
        .map(|plan| plan.columns.iter().flatten().map(|col| col.0).collect())
        .collect();
    let expected = [[0, 1, 2], [0, 1, 3], [1, 0, 2], [1, 0, 3], [2, 0, 1], [2, 1, 0]];
    assert_eq!(plans, expected);
}

/// Beyond the reach of trying everything: values fall, no plan comes twice, and the second best is
/// the best of all problems in which one pair of the best plan is forbidden.
#[test]
fn larger_rankings() {
    for &class in Class::ALL {
        let scores = class.scores(30, 36, 4);
        #[expect(clippy::cast_possible_truncation, reason = "small scores")]
        let problem = Problem::from_fn(30, 36, Pairs::Complete, |row, col| {
            Some((scores[[row.0, col.0]] * 1000.0).round() as i64)
        })
        .unwrap();
        let plans = k_best(&problem, 60, Ties::Cut).unwrap().plans;
        assert!(plans.is_sorted_by(
            |a, b| a.value > b.value || (a.value == b.value && a.columns < b.columns)
        ));
        let best = solve(&problem).optimum().unwrap().clone();
        assert_eq!(plans[0].columns, best.columns);
        let second = best
            .pairs()
            .filter_map(|pair| {
                let without = problem.clone().retain(|row, col, _| (row, col) != pair);
                solve(&without).optimum().map(|optimum| optimum.total)
            })
            .max();
        assert_eq!(Some(plans[1].total), second, "{class}");
    }
}

#[test]
fn a_tie_of_all_plans_comes_in_order() {
    let problem = Problem::from_fn(4, 4, Pairs::Complete, |_, _| Some(7)).unwrap();
    let all = k_best(&problem, 1, Ties::Keep).unwrap();
    assert_eq!(all.plans.len(), 24);
    assert!(all.plans.is_sorted_by(|a, b| a.columns < b.columns));
    assert_eq!(all.plans[23].columns, [3, 2, 1, 0].map(|col| Some(Col(col))));
    assert_eq!(all.next, None);
}

#[test]
fn no_plan_is_asked_for_or_exists() {
    let problem =
        Problem::from_fn(2, 2, Pairs::Complete, |_, col| (col.0 == 0).then_some(1)).unwrap();
    assert_eq!(k_best(&problem, 0, Ties::Keep), Err(KBestError::NoneAsked));
    let none = k_best(&problem, 3, Ties::Keep).unwrap();
    assert_eq!((none.plans.len(), none.next), (0, None));
    let largest = problem.with_pairs(Pairs::Largest).unwrap();
    assert_eq!(Ranking::new(&largest).count(), 3);
}
