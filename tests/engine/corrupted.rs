//! Answers from a file in which anything may have been changed: no checker panics, and none lets a
//! value pass that is not the right one.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::ops::{ControlFlow, Range};

use crate::cases::cases;
use ndarray::Array2;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Resolution, Row, k_best, lexicographic,
    lexicographic::{bottleneck, leximin},
    linear::{WarmStart, solve_with_progress},
    min_cost_flow,
    model::{
        BlockError, Blocks, Bottleneck, FlowOptimum, Implicit, InterruptibleOutcome, KBest, Level,
        LexicographicOptimum, Leximin, Preferences, Proposers, QuotaConflict, Quotas,
        StableMatching, Stopped, Ties,
    },
    solve, stable,
    stable::blocking_pairs,
};
use regiopair::certificate::{
    check, check_bottleneck, check_implicit, check_k_best, check_lexicographic, check_leximin,
    check_min_cost_flow, check_stable, check_stopped,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What may replace a number.
const NUMBERS: [i128; 14] = [
    0,
    1,
    2,
    3,
    7,
    -1,
    -5,
    1 << 40,
    -(1 << 40),
    i64::MAX as i128,
    i64::MIN as i128,
    u64::MAX as i128,
    i64::MAX as i128 - 1,
    1 << 62,
];

type Slip = (prop::sample::Index, usize);

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..NUMBERS.len() + 4), 1..4)
}

fn number(number: i128) -> Value {
    match i64::try_from(number) {
        Ok(number) => number.into(),
        Err(_) => u64::try_from(number).unwrap().into(),
    }
}

/// Counts the places of a document; at the one wanted, makes the change wanted.
fn change(value: &mut Value, wanted: usize, how: usize, met: &mut usize) {
    let here = *met == wanted;
    *met += 1;
    match value {
        Value::Number(_) | Value::Null if here => {
            *value = NUMBERS.get(how).map_or(Value::Null, |&it| number(it));
        }
        Value::Array(items) if here && !items.is_empty() => match how % 4 {
            0 => drop(items.pop()),
            1 => items.push(items[0].clone()),
            2 => items.reverse(),
            _ => items.clear(),
        },
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, wanted, how, met)),
        Value::Object(fields) => fields.values_mut().for_each(|it| change(it, wanted, how, met)),
        _ => {}
    }
}

/// The answer with some changes, if it can be read then.
fn corrupted<T: Serialize + DeserializeOwned>(answer: &T, slips: &[Slip]) -> Option<T> {
    let mut value = serde_json::to_value(answer).unwrap();
    for (at, how) in slips {
        let mut places = 0;
        change(&mut value, usize::MAX, 0, &mut places);
        change(&mut value, at.index(places), *how, &mut 0);
    }
    serde_json::from_value(value).ok()
}

fn problems() -> impl Strategy<Value = Problem> {
    let pairs = prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-4..5_i64).prop_map(|reservation| Pairs::Free { reservation })
    ];
    (1..=4_usize, 1..=4_usize, pairs).prop_flat_map(|(rows, cols, pairs)| {
        let cell = prop_oneof![1 => Just(None), 4 => (-4..5_i64).prop_map(Some)];
        prop::collection::vec(cell, rows * cols).prop_map(move |cells| {
            Problem::from_fn(rows, cols, pairs, |row, col| cells[row.0 * cols + col.0]).unwrap()
        })
    })
}

struct Scores<'a>(&'a Problem);

impl Blocks for Scores<'_> {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        (self.0.rows(), self.0.cols())
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
        for row in rows {
            let score = |col| self.0.score(Row(row), Col(col)).unwrap_or(0) as f32;
            scores.extend(cols.clone().map(score));
        }
        Ok(())
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        self.0.score(row, col).is_some()
    }
}

/// Bounds that some answers meet and some do not.
fn quotas(problem: &Problem, most: usize) -> Quotas {
    let (rows, cols) = (problem.rows(), problem.cols());
    Quotas::new(rows, cols)
        .each_row(0..=most)
        .and_then(|quotas| quotas.each_col(0..=usize::MAX))
        .and_then(|quotas| quotas.row(Row(0), 1..=most.max(1)))
        .and_then(|quotas| quotas.col_group((0..cols).map(Col), 0..=usize::MAX))
        .and_then(|quotas| quotas.row_group([Row(0)], 1..=most.max(1)))
        .unwrap()
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn plans_and_hall_sets(problem in problems(), slips in slips()) {
        let sound = solve(&problem);
        let value = |outcome: &Outcome| check(&problem, outcome).map(|passed| passed.primal).ok();
        if let Some(outcome) = corrupted(&sound, &slips)
            && let Some(found) = value(&outcome)
        {
            prop_assert_eq!(Some(found), value(&sound));
        }
        let implicit = Implicit::new(Scores(&problem), Resolution::decimals(0), problem.pairs()).unwrap();
        if let Some(outcome) = corrupted(&sound, &slips)
            && check_implicit(&implicit, &outcome).is_ok()
        {
            prop_assert!(value(&outcome).is_some(), "{outcome:?}");
        }
        if let Outcome::Optimal(optimum) = &sound
            && let Some(start) = corrupted(&WarmStart::of(optimum), &slips)
            && let Ok(outcome) = start.solve(&problem)
        {
            prop_assert_eq!(value(&outcome), value(&sound));
        }
    }

    #[test]
    fn plans_under_quotas(problem in problems(), slips in slips(), most in 1..4_usize) {
        for most in [most, usize::MAX] {
            let quotas = quotas(&problem, most);
            let Ok(sound) = min_cost_flow::solve(&problem, &quotas) else { continue };
            let value = |outcome: &Outcome<FlowOptimum, QuotaConflict>| {
                check_min_cost_flow(&problem, &quotas, outcome).map(|passed| passed.primal).ok()
            };
            prop_assert!(value(&sound).is_some());
            if let Some(outcome) = corrupted(&sound, &slips)
                && let Some(found) = value(&outcome)
            {
                prop_assert_eq!(Some(found), value(&sound));
            }
            if let Some(quotas) = corrupted(&quotas, &slips) {
                let _ = check_min_cost_flow(&problem, &quotas, &sound);
                if let Ok(outcome) = min_cost_flow::solve(&problem, &quotas) {
                    let passed = check_min_cost_flow(&problem, &quotas, &outcome);
                    prop_assert!(passed.is_ok(), "{passed:?} {quotas:?} {outcome:?}");
                }
            }
        }
    }

    #[test]
    fn levels(problem in problems(), slips in slips(), most in 1..4_usize) {
        let quotas = quotas(&problem, most);
        let table = |divisor: i64| {
            Array2::from_shape_fn((problem.rows(), problem.cols()), |(row, col)| {
                problem.score(Row(row), Col(col)).unwrap_or(0) / divisor
            })
        };
        for levels in [
            [Level::MaximizeSum(table(3)), Level::Leximin(table(1))],
            [Level::MaximizeMinimum(table(2)), Level::MaximizeSum(table(1))],
            [
                Level::MinimizeSpread { of_rows: table(2), of_cols: table(3) },
                Level::MaximizeSum(table(1)),
            ],
        ] {
            let Ok(sound) = lexicographic::solve(&problem, &quotas, &levels) else { continue };
            let values_of = |outcome: &Outcome<LexicographicOptimum, QuotaConflict>| {
                let best = outcome.optimum()?.clone();
                let weights = |level: &Level| {
                    let of = |table: &Array2<i64>| {
                        best.pairs.iter().map(|&(row, col)| table[[row.0, col.0]]).collect::<Vec<_>>()
                    };
                    let mut weights: Vec<i64> = level.tables().flat_map(of).collect();
                    weights.sort_unstable();
                    match level {
                        Level::MaximizeSum(_) => vec![weights.iter().sum()],
                        Level::MaximizeMinimum(_) => weights.into_iter().take(1).collect(),
                        Level::Leximin(_) => weights,
                        Level::MinimizeSpread { .. } => {
                            weights.first().into_iter().chain(weights.last()).copied().collect()
                        }
                    }
                };
                Some(levels.iter().map(weights).collect::<Vec<_>>())
            };
            prop_assert!(check_lexicographic(&problem, &quotas, &levels, &sound).is_ok());
            if let Some(outcome) = corrupted(&sound, &slips)
                && check_lexicographic(&problem, &quotas, &levels, &outcome).is_ok()
            {
                prop_assert_eq!(values_of(&outcome), values_of(&sound));
            }
            if let Some(levels) = corrupted(&levels.to_vec(), &slips) {
                let _ = check_lexicographic(&problem, &quotas, &levels, &sound);
                if let Ok(outcome) = lexicographic::solve(&problem, &quotas, &levels) {
                    let passed = check_lexicographic(&problem, &quotas, &levels, &outcome);
                    prop_assert!(passed.is_ok(), "{passed:?} {levels:?} {outcome:?}");
                }
            }
        }
    }

    #[test]
    fn worst_first(problem in problems(), slips in slips()) {
        let (Ok(by_worst), Ok(by_all)) = (bottleneck(&problem), leximin(&problem)) else {
            return Ok(());
        };
        let worst = |it: &Outcome<Bottleneck>| it.optimum().map(|it| (it.worst, it.optimum.total));
        if let Some(outcome) = corrupted(&by_worst, &slips)
            && check_bottleneck(&problem, &outcome).is_ok()
        {
            prop_assert_eq!(worst(&outcome), worst(&by_worst));
        }
        let scores = |it: &Outcome<Leximin>| it.optimum().map(|it| it.scores.clone());
        if let Some(outcome) = corrupted(&by_all, &slips)
            && check_leximin(&problem, &outcome).is_ok()
        {
            prop_assert_eq!(scores(&outcome), scores(&by_all));
        }
    }

    #[test]
    fn rankings(problem in problems(), slips in slips(), k in 1..6_usize) {
        let sound = k_best::solve(&problem, k, Ties::Cut).unwrap();
        let values = |it: &KBest| -> Vec<_> {
            it.plans.iter().map(|plan| plan.value).chain(it.next).collect()
        };
        if let Some(best) = corrupted(&sound, &slips)
            && check_k_best(&problem, &best).is_ok()
        {
            // A shorter list of best plans, the last one called the next, is right as well.
            prop_assert!(values(&sound).starts_with(&values(&best)), "{best:?}");
        }
    }

    #[test]
    fn stable_plans(
        cells in prop::collection::vec((prop::option::of(0..4_i64), prop::option::of(0..4_i64)), 12),
        slips in slips(),
    ) {
        let side = |cells: Vec<Option<i64>>| Array2::from_shape_vec((3, 4), cells).unwrap();
        let (by_rows, by_cols) = cells.into_iter().unzip();
        let views = Preferences::new(side(by_rows).view(), side(by_cols).view()).unwrap();
        let sound = stable::deferred_acceptance(&views, Proposers::Cols);
        if let Some(plan) = corrupted::<StableMatching>(&sound, &slips)
            && check_stable(&views, &plan).is_ok()
        {
            prop_assert_eq!(blocking_pairs(&views, &plan.columns), Ok(vec![]));
        }
        if let Some(views) = corrupted(&views, &slips) {
            let plan = stable::deferred_acceptance(&views, Proposers::Rows);
            prop_assert!(check_stable(&views, &plan).is_ok());
            let _ = blocking_pairs(&views, &sound.columns);
        }
    }
}

#[test]
fn stopped_solvers() {
    let problem = Problem::from_fn(210, 210, Pairs::Complete, |row, col| {
        i64::try_from((row.0 * 7_919 + col.0 * 104_729) % 1_009).ok()
    })
    .unwrap();
    let InterruptibleOutcome::Stopped(sound) =
        solve_with_progress(&problem, |_| ControlFlow::Break(()))
    else {
        unreachable!("asked to stop");
    };
    let best = solve(&problem).optimum().unwrap().total;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..200 {
        let slips = slips().new_tree(&mut runner).unwrap().current();
        if let Some(stopped) = corrupted::<Stopped>(&sound, &slips)
            && check_stopped(&problem, &stopped).is_ok()
        {
            assert!(stopped.bound.score >= best);
        }
    }
}
