//! Stable plans against every plan, against the literature, and plans that are none.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use crate::cases::cases;
use ndarray::{Array2, array};
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Pairs, Problem, Row,
    model::{Preferences, PreferencesError, Proposers},
    solve, stable,
    stable::{BlockingPair, all_stable, blocking_pairs},
};
use regiopair::certificate::{Flaw, check_stable};

fn side(rows: usize, cols: usize) -> impl Strategy<Value = Array2<Option<i64>>> {
    let cell = prop_oneof![1 => Just(None), 6 => (0..8_i64).prop_map(Some)];
    prop::collection::vec(cell, rows * cols)
        .prop_map(move |cells| Array2::from_shape_vec((rows, cols), cells).unwrap())
}

fn views() -> impl Strategy<Value = Preferences> {
    (1..=5_usize, 1..=5_usize).prop_flat_map(|(rows, cols)| {
        (side(rows, cols), side(rows, cols), prop::collection::vec(1..3_usize, cols)).prop_map(
            |(by_rows, by_cols, capacities)| {
                let views = Preferences::new(by_rows.view(), by_cols.view()).unwrap();
                views.with_capacities(&capacities).unwrap()
            },
        )
    })
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_plan_is_stable_and_the_best_of_all_for_who_proposes(views in views()) {
        let ranked = views.ranked();
        let all = all_stable(&ranked).unwrap();
        prop_assert!(!all.is_empty());
        for proposers in [Proposers::Rows, Proposers::Cols] {
            let plan = stable::deferred_acceptance(&views, proposers);
            check_stable(&views, &plan).unwrap();
            prop_assert_eq!(blocking_pairs(&views, &plan.columns).unwrap(), []);
            prop_assert!(all.contains(&plan.columns));
            for other in &all {
                for (row, (mine, theirs)) in (0..).zip(plan.columns.iter().zip(other)) {
                    let view = |col: &Option<Col>| col.and_then(|col| ranked.of_row(Row(row), col));
                    match proposers {
                        Proposers::Rows => prop_assert!(view(mine) >= view(theirs)),
                        Proposers::Cols => prop_assert!(view(mine) <= view(theirs)),
                    }
                    // Rural hospitals: the same rows are paired in all stable plans.
                    prop_assert_eq!(mine.is_some(), theirs.is_some());
                }
            }
        }
    }

    #[test]
    fn blocking_pairs_and_the_check_agree(views in views(), plan in prop::collection::vec(0..6_usize, 5)) {
        let plan: Vec<Option<Col>> = plan[..views.rows()]
            .iter()
            .map(|&col| (col < views.cols()).then_some(Col(col)))
            .collect();
        if let Ok(blocking) = blocking_pairs(&views, &plan) {
            let mut claimed = stable::deferred_acceptance(&views, Proposers::Rows);
            claimed.columns = plan;
            match check_stable(&views, &claimed) {
                Ok(()) => prop_assert_eq!(blocking, []),
                Err(Flaw::Blocking { row, col }) => {
                    prop_assert_eq!(blocking[0], BlockingPair { row, col });
                }
                Err(flaw) => prop_assert!(matches!(flaw, Flaw::Unacceptable { .. }), "{}", flaw),
            }
        }
    }
}

/// With one score for both sides and no ties, the only stable plan is the greedy one, and it has at
/// least half of the greatest total.
#[test]
fn one_common_score_gives_the_greedy_plan() {
    let scores = array![[20, 18, 2], [16, 3, 0], [4, 6, 8]].mapv(Some);
    let views = Preferences::new(scores.view(), scores.view()).unwrap();
    let plan = stable::deferred_acceptance(&views, Proposers::Rows).columns;
    assert_eq!(plan, [Some(Col(0)), Some(Col(1)), Some(Col(2))]); // 20, then 8, then 3
    assert_eq!(plan, stable::deferred_acceptance(&views, Proposers::Cols).columns);
    assert_eq!(all_stable(&views).unwrap(), [plan]);
    let problem = Problem::dense(scores.view(), Pairs::Complete).unwrap();
    assert!(2 * 31 >= solve(&problem).optimum().unwrap().total);
}

/// D. Gale, L. S. Shapley (1962), example 1: three men and three women, everyone ranked; three
/// stable plans, and each side has its way when it proposes.
#[test]
fn gale_and_shapley_1962() {
    let men = array![[3, 2, 1], [1, 3, 2], [2, 1, 3]].mapv(Some);
    let women = array![[1, 2, 3], [3, 1, 2], [2, 3, 1]].mapv(Some);
    let views = Preferences::new(men.view(), women.view()).unwrap();
    assert_eq!(all_stable(&views).unwrap().len(), 3);
    let men_propose = stable::deferred_acceptance(&views, Proposers::Rows).columns;
    assert_eq!(men_propose, [Some(Col(0)), Some(Col(1)), Some(Col(2))]);
    let women_propose = stable::deferred_acceptance(&views, Proposers::Cols).columns;
    assert_eq!(women_propose, [Some(Col(2)), Some(Col(0)), Some(Col(1))]);
}

#[test]
fn plans_that_are_not_stable_are_found_out() {
    let scores = array![[Some(2), Some(1)], [Some(1), None]];
    let views = Preferences::new(scores.view(), scores.view()).unwrap();
    let flaw = |columns: Vec<Option<Col>>| {
        let mut plan = stable::deferred_acceptance(&views, Proposers::Rows);
        plan.columns = columns;
        check_stable(&views, &plan).unwrap_err()
    };
    assert_eq!(flaw(vec![Some(Col(1)), Some(Col(0))]), Flaw::Blocking { row: Row(0), col: Col(0) });
    assert_eq!(
        flaw(vec![Some(Col(0)), Some(Col(1))]),
        Flaw::Unacceptable { row: Row(1), col: Col(1) }
    );
    assert_eq!(
        flaw(vec![Some(Col(0)), Some(Col(0))]),
        Flaw::OverCapacity { col: Col(0), capacity: 1, found: 2 }
    );
    assert_eq!(flaw(vec![None]), Flaw::PlanLength { expected: 2, found: 1 });
}

#[test]
fn views_are_checked_when_they_are_built() {
    let two = Array2::from_elem((2, 2), Some(1));
    let three = Array2::from_elem((2, 3), Some(1));
    assert_eq!(
        Preferences::new(two.view(), three.view()),
        Err(PreferencesError::ShapesDiffer { by_rows: (2, 2), by_cols: (2, 3) })
    );
    let none = Array2::<Option<i64>>::from_elem((0, 2), None);
    assert_eq!(
        Preferences::new(none.view(), none.view()),
        Err(PreferencesError::Empty { rows: 0, cols: 2 })
    );
    let views = Preferences::new(two.view(), two.view()).unwrap();
    assert_eq!(
        views.clone().with_capacities(&[1]),
        Err(PreferencesError::CapacityCount { cols: 2, found: 1 })
    );
    assert_eq!(
        views.clone().with_capacities(&[1, 0]),
        Err(PreferencesError::NoCapacity { col: Col(1) })
    );
    let text = serde_json::to_string(&views).unwrap();
    assert_eq!(serde_json::from_str::<Preferences>(&text).unwrap(), views);
    let ragged = r#"{"by_rows":[[1,2],[3]],"by_cols":[[1,2],[3,4]],"capacities":[1,1]}"#;
    let error = serde_json::from_str::<Preferences>(ragged).unwrap_err().to_string();
    assert!(error.contains("row 1 has 1 views, but the first row has 2"), "{error}");
}
