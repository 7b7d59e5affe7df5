//! Objectives one after another under quotas: against every set of cells, by proof, and on wrong
//! input.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::cmp::Reverse;

use super::drawn::{evenness, level, weights};
use crate::cases::cases;
use ndarray::{Array2, array};
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Outcome, Pairs, Price, Problem, Row, lexicographic,
    lexicographic::{bottleneck, leximin, tied_plans_of_levels},
    min_cost_flow,
    model::{
        Bounds, Level, LevelResult, LexicographicOptimum, QuotaConflict, QuotaId, Quotas, TiedPlans,
    },
    solve,
};
use regiopair::certificate::{Flaw, check_lexicographic};
use regiopair::synthetic::ScoreClass;

/// What each level comes to: a sum, the lowest weight, all weights, the lowest and the highest weight.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Most(i64),
    Worst(Option<i64>),
    Leximin(Vec<i64>),
    Range(Option<(i64, i64)>),
}

type Plan = Vec<(Row, Col)>;

/// Every set of eligible cells that keeps the quotas.
fn every_set(cells: &Problem, quotas: &Quotas) -> Vec<Plan> {
    let places: Plan = (0..cells.rows())
        .flat_map(|row| cells.candidates(Row(row)).map(move |(col, _)| (Row(row), col)))
        .collect();
    let keeps = |plan: &Plan| {
        let within = |bounds: Bounds, count: usize| (bounds.least..=bounds.most).contains(&count);
        let rows = |members: &[usize]| plan.iter().filter(|it| members.contains(&it.0.0)).count();
        let cols = |members: &[usize]| plan.iter().filter(|it| members.contains(&it.1.0)).count();
        (0..cells.rows()).all(|row| within(quotas.of_row(Row(row)), rows(&[row])))
            && (0..cells.cols()).all(|col| within(quotas.of_col(Col(col)), cols(&[col])))
            && quotas.row_groups().iter().all(|it| within(it.bounds, rows(&it.members)))
            && quotas.col_groups().iter().all(|it| within(it.bounds, cols(&it.members)))
    };
    let chosen = |set: u32| -> Plan {
        (0..).zip(&places).filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, &it)| it).collect()
    };
    (0..1_u32 << places.len()).map(chosen).filter(keeps).collect()
}

/// Keeps the plans with the greatest value.
fn keep_best<K: Ord + Clone>(plans: &mut Vec<Plan>, value: impl Fn(&Plan) -> K) -> K {
    let best = plans.iter().map(&value).max().unwrap();
    plans.retain(|plan| value(plan) == best);
    best
}

/// What the levels come to, and the best plans in order.
fn brute(cells: &Problem, quotas: &Quotas, levels: &[Level]) -> Option<(Vec<Value>, Vec<Plan>)> {
    let mut plans = every_set(cells, quotas);
    if plans.is_empty() {
        return None;
    }
    let mut values = Vec::new();
    for level in levels {
        if !matches!(level, Level::MaximizeSum(_)) {
            keep_best(&mut plans, Vec::len);
        }
        values.push(match level {
            Level::MaximizeSum(of) => {
                Value::Most(keep_best(&mut plans, |plan| weights(plan, of).iter().sum()))
            }
            Level::MaximizeMinimum(of) => {
                let worst = |plan: &Plan| weights(plan, of).first().copied();
                Value::Worst(keep_best(&mut plans, worst))
            }
            Level::Leximin(of) => Value::Leximin(keep_best(&mut plans, |plan| weights(plan, of))),
            Level::MinimizeSpread { of_rows, of_cols } => {
                let even = |plan: &Plan| evenness(plan, [of_rows, of_cols]);
                let best = keep_best(&mut plans, even);
                Value::Range(best.map(|(Reverse(spread), lowest)| (lowest, lowest + spread)))
            }
        });
    }
    // A pair before no pair: a list goes on before it ends.
    let order = |plan: &Plan| -> Vec<(usize, usize)> {
        plan.iter().map(|it| (it.0.0, it.1.0)).chain([(usize::MAX, 0)]).collect()
    };
    plans.sort_by_key(order);
    Some((values, plans))
}

fn values(best: &LexicographicOptimum) -> Vec<Value> {
    let value = |reached: &LevelResult| match reached {
        LevelResult::MaximizeSum { value, .. } => Value::Most(*value),
        LevelResult::MaximizeMinimum { value, .. } => Value::Worst(*value),
        LevelResult::Leximin { value, .. } => Value::Leximin(value.clone()),
        LevelResult::MinimizeSpread { value, .. } => {
            Value::Range(value.map(|range| (range.lowest, range.highest)))
        }
    };
    best.reached.iter().map(value).collect()
}

#[derive(Debug, Clone)]
struct Case {
    cells: Problem,
    quotas: Quotas,
    levels: Vec<Level>,
}

/// Bounds from two draws, mostly harmless.
fn range((least, more): (usize, usize)) -> std::ops::RangeInclusive<usize> {
    let least = least.saturating_sub(3);
    least..=least + more
}

fn case() -> impl Strategy<Value = Case> {
    let shape = prop_oneof![(1_usize..=4, 1_usize..=3), (1_usize..=3, 1_usize..=4)];
    shape.prop_flat_map(|(rows, cols)| {
        let bounds = || (0_usize..=4, 0_usize..=3);
        (
            prop::collection::vec(prop::bool::weighted(0.85), rows * cols),
            prop::collection::vec(bounds(), rows),
            prop::collection::vec(bounds(), cols),
            prop::collection::vec((0..rows, 0..rows, bounds()), 0..=3),
            prop::collection::vec((0..cols, 0..cols, bounds()), 0..=2),
            prop::collection::vec(level(rows, cols), 0..=3),
        )
            .prop_map(
                move |(eligible, of_rows, of_cols, row_groups, col_groups, levels)| {
                    let cells = Problem::from_fn(rows, cols, Pairs::Complete, |row, col| {
                        eligible[row.0 * cols + col.0].then_some(0)
                    });
                    let quotas =
                        super::drawn::quotas(of_rows, of_cols, row_groups, col_groups, range);
                    Case { cells: cells.unwrap(), quotas, levels }
                },
            )
    })
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn no_set_of_cells_is_better(Case { cells, quotas, levels } in case()) {
        let best = brute(&cells, &quotas, &levels);
        let outcome = lexicographic::solve(&cells, &quotas, &levels).unwrap();
        let found = outcome.optimum().map(|it| (values(it), it.pairs.clone()));
        prop_assert_eq!(found, best.as_ref().map(|best| (best.0.clone(), best.1[0].clone())));
        let certificate = check_lexicographic(&cells, &quotas, &levels, &outcome);
        prop_assert!(certificate.is_ok(), "{certificate:?} of {outcome:?}");
        let is_only = best.as_ref().map(|best| best.1.len() == 1);
        prop_assert_eq!(certificate.unwrap().only_optimum, is_only);
        let tied = |limit: usize, steps: usize| {
            let found = outcome.optimum()?;
            tied_plans_of_levels(&cells, &quotas, &levels, found, limit, steps)
        };
        let expected = best.map(|(_, plans)| {
            let in_all = |pair: &(Row, Col)| plans.iter().all(|plan| plan.contains(pair));
            let common = plans[0].iter().copied().filter(in_all).collect();
            TiedPlans { count: plans.len(), is_complete: true, common }
        });
        prop_assert_eq!(tied(usize::MAX, usize::MAX), expected.clone());
        let cut = |most: usize| expected.clone().map(|all| TiedPlans {
            count: all.count.min(most),
            is_complete: all.count <= most,
            ..all
        });
        prop_assert_eq!(tied(3, usize::MAX), cut(3));
        prop_assert_eq!(tied(usize::MAX, 0), cut(1));
        let text = serde_json::to_string(&outcome).unwrap();
        prop_assert_eq!(serde_json::from_str::<Outcome<LexicographicOptimum, QuotaConflict>>(&text).unwrap(), outcome);
    }
}

/// The generator draws what it should.
#[test]
fn cases_are_of_all_kinds() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut without, mut tied, mut settled) = (0, 0, 0);
    for _ in 0..500 {
        let Case { cells, quotas, levels } = case().new_tree(&mut runner).unwrap().current();
        match lexicographic::solve(&cells, &quotas, &levels) {
            Ok(Outcome::Optimal(best)) => {
                let same = every_set(&cells, &quotas).into_iter().filter(|plan| {
                    let as_good = |(level, value): (&Level, &Value)| match (level, value) {
                        (Level::MaximizeSum(of), Value::Most(value)) => {
                            weights(plan, of).iter().sum::<i64>() == *value
                        }
                        (Level::MaximizeMinimum(of), Value::Worst(value)) => {
                            weights(plan, of).first().copied() == *value
                                && plan.len() == best.pairs.len()
                        }
                        (Level::Leximin(of), Value::Leximin(value)) => weights(plan, of) == *value,
                        (Level::MinimizeSpread { of_rows, of_cols }, Value::Range(value)) => {
                            let even = evenness(plan, [of_rows, of_cols]);
                            even.map(|(Reverse(spread), lowest)| (lowest, lowest + spread))
                                == *value
                                && plan.len() == best.pairs.len()
                        }
                        _ => false,
                    };
                    levels.iter().zip(&values(&best)).all(as_good)
                });
                tied += usize::from(same.count() > 1);
                settled += usize::from(best.reached.iter().any(|it| {
                    matches!(
                        it,
                        LevelResult::MaximizeMinimum { value: Some(_), no_better: None, .. }
                    )
                }));
            }
            Ok(Outcome::Infeasible(_)) => without += 1,
            Err(_) => {}
        }
    }
    assert!(without > 30 && tied > 50 && settled > 5, "{without} {tied} {settled}");
}

fn plain(class: ScoreClass, (rows, cols): (usize, usize), steps: f64) -> (Problem, Array2<i64>) {
    let scores = class.scores(rows, cols, 3);
    let most = scores.fold(0.0_f64, |most, score| most.max(score.abs()));
    #[expect(clippy::cast_possible_truncation, reason = "at most that many steps")]
    let scores = scores.mapv(|score| (score / most * steps).round() as i64);
    (Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap(), scores)
}

/// One-to-one, the methods for plain assignment say the same, down to the plan.
#[test]
fn one_each_is_the_plain_question() {
    for &class in ScoreClass::ALL {
        for (shape, steps) in [((30, 30), 20.0), ((20, 45), 1e6), ((45, 20), 300.0)] {
            let (problem, scores) = plain(class, shape, steps);
            let quotas = Quotas::new(shape.0, shape.1);
            let ones = Level::MaximizeSum(Array2::ones(shape));
            let same = |levels: &[Level], columns: &[Option<Col>]| {
                let outcome = lexicographic::solve(&problem, &quotas, levels).unwrap();
                check_lexicographic(&problem, &quotas, levels, &outcome).unwrap();
                let best = outcome.optimum().unwrap();
                let plan: Plan =
                    (0..).zip(columns).filter_map(|(row, col)| Some((Row(row), (*col)?))).collect();
                assert_eq!(best.pairs, plan, "{class} {shape:?}");
                values(best)
            };
            let greatest = solve(&problem).optimum().unwrap().clone();
            let values = same(&[ones, Level::MaximizeSum(scores.clone())], &greatest.columns);
            assert_eq!(values[1], Value::Most(greatest.total));
            let by_worst = bottleneck(&problem).unwrap().optimum().unwrap().clone();
            let levels =
                [Level::MaximizeMinimum(scores.clone()), Level::MaximizeSum(scores.clone())];
            let values = same(&levels, &by_worst.optimum.columns);
            assert_eq!(values[0], Value::Worst(by_worst.worst));
            let by_all = leximin(&problem).unwrap().optimum().unwrap().clone();
            let values = same(&[Level::Leximin(scores)], &by_all.columns);
            assert_eq!(values[0], Value::Leximin(by_all.scores));
        }
    }
}

/// Larger, under capacities and groups that overlap in part: every level is proved, and the first one
/// agrees with the flow.
#[test]
fn larger_tables_are_proved() {
    for &class in ScoreClass::ALL {
        let shape = (60, 40);
        let (problem, scores) = plain(class, shape, 1e6);
        let (_, coarse) = plain(class, shape, 7.0);
        let quotas = Quotas::new(60, 40)
            .each_col(0..=2)
            .and_then(|quotas| quotas.col_group((0..20).map(Col), 10..=25))
            .and_then(|quotas| quotas.col_group((0..8).map(Col), 0..=9))
            .and_then(|quotas| quotas.row_group((10..30).map(Row), 12..=14))
            .and_then(|quotas| quotas.row(Row(7), 1..=3))
            .unwrap();
        let ones = Array2::ones(shape);
        for levels in [
            vec![],
            vec![Level::MaximizeSum(scores.clone()), Level::Leximin(coarse.clone())],
            vec![
                Level::MaximizeMinimum(coarse.clone()),
                Level::MaximizeSum(ones),
                Level::MaximizeSum(scores.clone()),
            ],
            vec![Level::Leximin(scores.clone()), Level::MaximizeSum(coarse.clone())],
            vec![
                Level::MaximizeSum(scores.clone()),
                Level::MinimizeSpread { of_rows: scores.clone(), of_cols: coarse.clone() },
            ],
            vec![
                Level::MinimizeSpread { of_rows: scores.clone(), of_cols: scores.clone() },
                Level::MaximizeSum(scores.clone()),
            ],
            vec![
                Level::Leximin(coarse),
                Level::MaximizeMinimum(scores.clone()),
                Level::MaximizeSum(scores),
            ],
        ] {
            let outcome = lexicographic::solve(&problem, &quotas, &levels).unwrap();
            check_lexicographic(&problem, &quotas, &levels, &outcome).unwrap();
            if let Some(Level::MaximizeSum(_)) = levels.first() {
                let free = problem.clone().with_pairs(Pairs::Free { reservation: 0 }).unwrap();
                let total = min_cost_flow::solve(&free, &quotas).unwrap().optimum().unwrap().total;
                assert_eq!(values(outcome.optimum().unwrap())[0], Value::Most(total), "{class}");
            }
        }
    }
}

#[test]
fn a_story_by_hand() {
    // Country A (rows 0 and 1) takes one pair, mentor 0 two.
    let scores = array![[9, 5], [8, 7], [6, 1], [-2, -3]];
    let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Largest).unwrap();
    let quotas = Quotas::new(4, 2)
        .col(Col(0), 0..=2)
        .and_then(|quotas| quotas.row_group([Row(0), Row(1)], 0..=1))
        .unwrap();
    let plan = |levels: &[Level]| {
        let outcome = lexicographic::solve(&cells, &quotas, levels).unwrap();
        check_lexicographic(&cells, &quotas, levels, &outcome).unwrap();
        outcome.optimum().unwrap().clone()
    };
    let pairs = |pairs: &[(usize, usize)]| -> Plan {
        pairs.iter().map(|&(row, col)| (Row(row), Col(col))).collect()
    };
    // Three pairs need row 3: 9 + 6 − 3 = 12 is the most, 7 + 6 − 2 = 11 the next.
    let best =
        plan(&[Level::MaximizeSum(Array2::ones((4, 2))), Level::MaximizeSum(scores.clone())]);
    assert_eq!(values(&best), [Value::Most(3), Value::Most(12)]);
    assert_eq!(best.pairs, pairs(&[(0, 0), (2, 0), (3, 1)]));
    // The total alone does without row 3.
    let best = plan(&[Level::MaximizeSum(scores.clone())]);
    assert_eq!(values(&best), [Value::Most(15)]);
    assert_eq!(best.pairs, pairs(&[(0, 0), (2, 0)]));
    // Leximin keeps three pairs, and spares row 3 the −3.
    let best = plan(&[Level::Leximin(scores)]);
    assert_eq!(values(&best), [Value::Leximin(vec![-2, 6, 7])]);
    assert_eq!(best.pairs, pairs(&[(1, 1), (2, 0), (3, 0)]));
}

#[test]
fn no_pair_has_no_worst() {
    let cells = Problem::from_fn(2, 2, Pairs::Complete, |_, _| None).unwrap();
    let quotas = Quotas::new(2, 2);
    let levels =
        [Level::MaximizeMinimum(array![[1, 2], [3, 4]]), Level::Leximin(array![[1, 2], [3, 4]])];
    let outcome = lexicographic::solve(&cells, &quotas, &levels).unwrap();
    check_lexicographic(&cells, &quotas, &levels, &outcome).unwrap();
    let best = outcome.optimum().unwrap();
    assert_eq!(values(best), [Value::Worst(None), Value::Leximin(vec![])]);
    assert_eq!(best.pairs, []);
}

#[test]
fn a_shortage_is_an_answer() {
    let cells = Problem::from_fn(3, 2, Pairs::Largest, |_, col| (col.0 == 0).then_some(1)).unwrap();
    let quotas = Quotas::new(3, 2).each_row(1..=1).unwrap().col(Col(0), 0..=2).unwrap();
    for levels in [vec![], vec![Level::MaximizeMinimum(array![[1, 2], [3, 4], [5, 6]])]] {
        let outcome = lexicographic::solve(&cells, &quotas, &levels).unwrap();
        let rows = (0..3).map(|row| QuotaId::Row(Row(row))).collect();
        let expected = QuotaConflict { needing: rows, limiting: vec![QuotaId::Col(Col(0))] };
        assert_eq!(outcome, Outcome::Infeasible(expected));
        assert_eq!(check_lexicographic(&cells, &quotas, &levels, &outcome).unwrap().shortage, 1);
    }
}

#[test]
fn ill_posed_levels_are_refused_by_name() {
    let cells = Problem::from_fn(2, 2, Pairs::Largest, |_, col| (col.0 == 0).then_some(1)).unwrap();
    let said = |quotas: &Quotas, levels: &[Level]| {
        lexicographic::solve(&cells, quotas, levels).unwrap_err().to_string()
    };
    let quotas = Quotas::new(2, 2);
    let ones = Level::MaximizeSum(Array2::ones((2, 2)));
    assert_eq!(
        said(&quotas, &[ones.clone(), Level::MaximizeMinimum(Array2::ones((3, 1)))]),
        "level 1 has weights for 3 rows and 1 columns; the problem has 2 and 2"
    );
    let limit = Problem::score_limit(2, 2);
    assert_eq!(
        said(&quotas, &[Level::MaximizeSum(array![[0, 0], [i64::MIN, 0]])]),
        format!(
            "weight {} of level 0 in row 1, column 0 lies outside -{limit} ..= {limit}, the range \
             for plans of up to 2 pairs; use a coarser resolution",
            i64::MIN
        )
    );
    // Where a cell is not eligible, or weights are only compared, all of them will do.
    let extreme = array![[i64::MIN, i64::MAX], [i64::MAX, i64::MIN]];
    let levels = [Level::MaximizeMinimum(extreme.clone()), Level::Leximin(extreme)];
    let outcome = lexicographic::solve(&cells, &quotas, &levels).unwrap();
    check_lexicographic(&cells, &quotas, &levels, &outcome).unwrap();
    assert_eq!(values(outcome.optimum().unwrap())[0], Value::Worst(Some(i64::MAX)));
    let levels = [Level::MaximizeSum(array![[limit, i64::MAX], [-limit, i64::MIN]])];
    let outcome = lexicographic::solve(&cells, &quotas, &levels).unwrap();
    check_lexicographic(&cells, &quotas, &levels, &outcome).unwrap();
    assert_eq!(
        said(&Quotas::new(3, 2), &[]),
        "quotas for 3 rows and 2 columns; the problem has 2 and 2"
    );
    let clash = quotas.row_group([Row(0)], 2..=3).unwrap();
    let outcome = lexicographic::solve(&cells, &clash, std::slice::from_ref(&ones)).unwrap();
    assert!(outcome.infeasibility().is_some());
    check_lexicographic(&cells, &clash, &[ones], &outcome).unwrap();
}

/// Each slip in an answer is found.
#[test]
fn slips_are_found() {
    use LevelResult::MaximizeMinimum;

    let scores = array![[9, 5, 4], [8, 7, 4], [6, 6, 1]];
    let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Largest).unwrap();
    let quotas = Quotas::new(3, 3).col(Col(0), 0..=2).unwrap();
    let levels = [
        Level::MaximizeMinimum(scores.mapv(|score| score / 3)),
        Level::MaximizeSum(scores.clone()),
        Level::Leximin(scores),
    ];
    let outcome = lexicographic::solve(&cells, &quotas, &levels).unwrap();
    check_lexicographic(&cells, &quotas, &levels, &outcome).unwrap();
    assert_eq!(
        values(outcome.optimum().unwrap()),
        [Value::Worst(Some(2)), Value::Most(9 + 8 + 6), Value::Leximin(vec![6, 8, 9])]
    );
    let spoiled = |spoil: &dyn Fn(&mut LexicographicOptimum)| {
        let mut outcome = outcome.clone();
        let Outcome::Optimal(best) = &mut outcome else { panic!() };
        spoil(best);
        check_lexicographic(&cells, &quotas, &levels, &outcome).unwrap_err()
    };
    let level =
        |best: &mut LexicographicOptimum, level: usize, spoil: &dyn Fn(&mut LevelResult)| {
            spoil(&mut best.reached[level]);
        };
    assert!(matches!(
        spoiled(&|best| level(best, 1, &|it| if let LevelResult::MaximizeSum { value, .. } = it {
            *value += 1;
        })),
        Flaw::WrongLevelValue { level: 1 }
    ));
    assert!(matches!(
        spoiled(&|best| level(
            best,
            1,
            &|it| if let LevelResult::MaximizeSum { prices, .. } = it {
                prices.cols[0] = prices.cols[0] + Price::of_score(1);
                prices.rows[0] = prices.rows[0] + Price::of_score(1);
            }
        )),
        Flaw::LevelUnproved { level: 1, .. }
    ));
    assert!(matches!(
        spoiled(&|best| level(
            best,
            1,
            &|it| if let LevelResult::MaximizeSum { prices, .. } = it {
                prices.rows.pop();
            }
        )),
        Flaw::PriceLength { .. }
    ));
    assert!(matches!(
        spoiled(&|best| level(best, 0, &|it| if let MaximizeMinimum { no_better, .. } = it {
            *no_better = None;
        })),
        Flaw::LevelNotShown { level: 0 }
    ));
    assert!(matches!(
        spoiled(&|best| level(best, 0, &|it| if let MaximizeMinimum { no_better, .. } = it {
            no_better.as_mut().unwrap().needing.clear();
        })),
        Flaw::EnoughRoom { .. }
    ));
    assert!(matches!(
        spoiled(&|best| level(best, 0, &|it| if let MaximizeMinimum { most_pairs, .. } = it {
            *most_pairs = None;
        })),
        Flaw::LevelNotShown { level: 0 }
    ));
    assert!(matches!(
        spoiled(&|best| level(best, 2, &|it| if let LevelResult::Leximin { steps, .. } = it {
            steps.pop();
        })),
        Flaw::WrongLevelValue { level: 2 }
    ));
    assert!(matches!(
        spoiled(&|best| level(best, 2, &|it| if let LevelResult::Leximin { value, .. } = it {
            value[0] += 1;
        })),
        Flaw::WrongLevelValue { level: 2 }
    ));
    assert!(matches!(spoiled(&|best| best.reached.swap(0, 1)), Flaw::OtherLevel { level: 0 }));
    assert!(matches!(spoiled(&|best| _ = best.reached.pop()), Flaw::OtherLevel { level: 2 }));
    assert!(matches!(spoiled(&|best| best.pairs.swap(0, 1)), Flaw::PairsOutOfOrder { .. }));
    assert!(matches!(
        spoiled(&|best| best.pairs.push((Row(2), Col(2)))),
        Flaw::QuotaBroken { quota: QuotaId::Row(Row(2)), .. }
    ));
    // One pair fewer cannot have the values.
    assert!(matches!(
        spoiled(&|best| _ = best.pairs.pop()),
        Flaw::WrongLevelValue { .. } | Flaw::LevelUnproved { .. }
    ));
}

/// Of equally good plans the first, whatever else is there.
#[test]
fn the_first_of_many_ties() {
    let cells = Problem::from_fn(20, 195, Pairs::Largest, |_, _| Some(0)).unwrap();
    let quotas = Quotas::new(20, 195)
        .each_row(0..=3)
        .and_then(|quotas| quotas.col_group((0..10).map(Col), 0..=4))
        .unwrap();
    let outcome = lexicographic::solve(&cells, &quotas, &[]).unwrap();
    let pairs = &outcome.optimum().unwrap().pairs;
    // Three a row, from the lowest columns on, of which four are of the group.
    let columns = (0..4).chain(10..66);
    let expected: Plan = columns.enumerate().map(|(at, col)| (Row(at / 3), Col(col))).collect();
    assert_eq!(*pairs, expected);
    let order: Vec<_> = pairs.iter().map(|&it| Reverse(it)).collect();
    assert!(order.is_sorted_by(|a, b| a > b));
}
