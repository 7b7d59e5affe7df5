//! Rankings against every plan, and against worked examples.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use crate::cases::cases;
use ndarray::array;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Member, Pairs, Price, Problem, Row, k_best,
    k_best::Ranking,
    linear::every_plan,
    model::{DepartureBound, KBest, KBestError, Ties},
    solve,
};
use regiopair::certificate::{Check, Flaw, check_k_best};
use regiopair::synthetic::ScoreClass;

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
    #![proptest_config(cases(600))]

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
        let cut = k_best::solve(&problem, k, Ties::Cut).unwrap();
        let kept = k_best::solve(&problem, k, Ties::Keep { limit: 1_000 }).unwrap();
        let some = k_best::solve(&problem, k, Ties::Keep { limit: 3 }).unwrap();
        prop_assert_eq!(&cut.plans, &all[..k.min(all.len())]);
        prop_assert_eq!(cut.next, all.get(k).map(|plan| plan.value));
        prop_assert_eq!(&kept.plans, &all[..kept.plans.len()]);
        prop_assert!(kept.plans.len() >= cut.plans.len());
        prop_assert!(!kept.ends_within_tie());
        prop_assert_eq!(&some.plans, &kept.plans[..kept.plans.len().min(k + 3)]);
        prop_assert_eq!(some.ends_within_tie(), some.plans.len() < kept.plans.len());
        for best in [cut, kept, some] {
            let certificate = check_k_best(&problem, &best);
            prop_assert!(certificate.is_ok(), "{certificate:?} of {best:?}");
        }
    }

    /// Whatever is done to a sound answer: if it still passes, it is still right.
    #[test]
    fn what_passes_is_right(
        problem in problems(),
        k in 1..8_usize,
        slips in prop::collection::vec((0..8_usize, any::<prop::sample::Index>(), -2..3_i64), 1..3),
    ) {
        let mut best = k_best::solve(&problem, k, Ties::Cut).unwrap();
        for slip in slips {
            spoil(&mut best, slip);
        }
        if check_k_best(&problem, &best).is_ok() {
            let mut values = Vec::new();
            every_plan(&problem, |_, value| values.push(value)).unwrap();
            values.sort_unstable_by(|a, b| b.cmp(a));
            let stated = best.plans.iter().map(|plan| plan.value).chain(best.next);
            let stated: Vec<_> = stated.map(|value| [value.pairs, value.score]).collect();
            prop_assert_eq!(&stated[..], &values[..stated.len()]);
            prop_assert!(best.next.is_some() || stated.len() == values.len());
        }
    }
}

/// One change, of the kind and at the place drawn, where there is something to change.
fn spoil(best: &mut KBest, (kind, at, by): (usize, prop::sample::Index, i64)) {
    let by = Price::of_score(by);
    let place = |len: usize| (len > 0).then(|| at.index(len));
    let proof = &mut best.proof;
    match (kind, place(best.plans.len()), place(proof.departures.len()), place(proof.prices.len()))
    {
        (0, Some(plan), ..) => drop(best.plans.remove(plan)),
        (1, _, Some(departure), _) => drop(proof.departures.remove(departure)),
        (2, .., Some(prices)) => {
            let prices = &mut proof.prices[prices];
            let col = at.index(prices.len());
            prices[col] = prices[col] + by;
        }
        (3, ..) => best.next = best.next.map(|value| value + by),
        // The last of the plans listed becomes the next one.
        (4, Some(_), ..) => {
            let last = best.plans.pop();
            best.next = last.as_ref().map(|plan| plan.value);
            proof.next = last.map(|plan| plan.columns);
        }
        (5, ..) => (best.next, proof.next) = (None, None),
        (6, _, Some(departure), Some(prices)) => {
            proof.departures[departure].bound = DepartureBound::Prices(prices);
        }
        (7, _, Some(departure), _) => {
            let rows = (proof.departures[departure].row.0..=at.index(4)).map(Row).collect();
            proof.departures[departure].bound = DepartureBound::Infeasible(rows);
        }
        _ => {}
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
    let best = k_best::solve(&problem, 6, Ties::Cut).unwrap();
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
    for &class in ScoreClass::ALL {
        let scores = class.scores(30, 36, 4);
        #[expect(clippy::cast_possible_truncation, reason = "small scores")]
        let problem = Problem::from_fn(30, 36, Pairs::Complete, |row, col| {
            Some((scores[[row.0, col.0]] * 1000.0).round() as i64)
        })
        .unwrap();
        let best = k_best::solve(&problem, 60, Ties::Cut).unwrap();
        assert_eq!(check_k_best(&problem, &best).unwrap().plans, 60, "{class}");
        let plans = best.plans;
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

/// All modes and shapes, whole tables and lists in which many parts have no plan.
#[test]
fn larger_rankings_are_proved() {
    for (rows, cols) in [(24, 24), (20, 30), (30, 20)] {
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 300 }] {
            for (spread, width) in [(1_000, cols), (9, cols), (1_000, 4), (4, 3)] {
                let problem = Problem::from_fn(rows, cols, pairs, |row, col| {
                    let near = (col.0 + 2 * cols - row.0 * cols / rows) % cols < width;
                    let draw = (row.0 * 7_919 + col.0 * 104_729 + row.0 * col.0 * 31) % spread;
                    near.then_some(i64::try_from(draw).unwrap())
                })
                .unwrap();
                let best = k_best::solve(&problem, 30, Ties::Cut).unwrap();
                let certificate = check_k_best(&problem, &best);
                assert!(certificate.is_ok(), "{rows} {cols} {pairs:?} {width}: {certificate:?}");
                let optimum = solve(&problem).optimum().map(|optimum| optimum.total);
                assert_eq!(best.plans.first().map(|plan| plan.total), optimum);
            }
        }
    }
}

#[test]
fn a_tie_of_all_plans_comes_in_order() {
    let problem = Problem::from_fn(4, 4, Pairs::Complete, |_, _| Some(7)).unwrap();
    let all = k_best::solve(&problem, 1, Ties::default()).unwrap();
    assert_eq!(all.plans.len(), 24);
    assert!(all.plans.is_sorted_by(|a, b| a.columns < b.columns));
    assert_eq!(all.plans[23].columns, [3, 2, 1, 0].map(|col| Some(Col(col))));
    assert_eq!(all.next, None);
}

/// A table of equal scores has n! equal plans: 3,628,800 for n = 10, 1.3·10¹² for n = 15.
#[test]
fn a_tie_of_countless_plans_is_cut_and_reported() {
    for (size, k) in [(10, 1), (15, 3), (40, 2)] {
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 0 }] {
            let problem = Problem::from_fn(size, size, pairs, |_, _| Some(1)).unwrap();
            let limit = if size == 40 { 5 } else { 100 };
            let ties = if size == 40 { Ties::Keep { limit } } else { Ties::default() };
            let best = k_best::solve(&problem, k, ties).unwrap();
            assert_eq!(best.plans.len(), k + limit, "{size}");
            assert!(best.ends_within_tie(), "{size}");
            assert_eq!(check_k_best(&problem, &best).unwrap().plans, k + limit);
        }
    }
}

/// Two plans of 4, then four of 3: rows 0 and 1 prefer columns 0 and 1 to column 3, row 2 has only
/// column 2.
#[test]
fn ties_are_kept_up_to_the_limit() {
    let problem = Problem::from_fn(3, 4, Pairs::Complete, |row, col| match (row.0, col.0) {
        (2, 2) => Some(2),
        (2, _) | (_, 2) => None,
        (_, 3) => Some(0),
        _ => Some(1),
    })
    .unwrap();
    let listed = |k, ties| {
        let best = k_best::solve(&problem, k, ties).unwrap();
        assert_eq!(check_k_best(&problem, &best).unwrap().plans, best.plans.len());
        (best.plans.len(), best.ends_within_tie())
    };
    assert_eq!(listed(1, Ties::Cut), (1, true));
    assert_eq!(listed(1, Ties::Keep { limit: 0 }), (1, true));
    assert_eq!(listed(1, Ties::Keep { limit: 1 }), (2, false));
    assert_eq!(listed(1, Ties::default()), (2, false));
    assert_eq!(listed(2, Ties::default()), (2, false));
    assert_eq!(listed(3, Ties::Keep { limit: 2 }), (5, true));
    assert_eq!(listed(3, Ties::Keep { limit: 3 }), (6, false));
    assert_eq!(listed(3, Ties::Keep { limit: usize::MAX }), (6, false));
    assert_eq!(listed(usize::MAX, Ties::default()), (6, false));
}

#[test]
fn more_plans_than_memory_holds_are_refused() {
    let problem = Problem::from_fn(30, 40, Pairs::Largest, |_, _| Some(1)).unwrap();
    let (k, without) = (usize::MAX, Ties::Cut);
    for (k, ties) in [(k, without), (1, Ties::Keep { limit: usize::MAX }), (1 << 40, without)] {
        let error = k_best::solve(&problem, k, ties).unwrap_err();
        let KBestError::TooMany { requested, limit } = error else { panic!("{error}") };
        assert_eq!(requested, k.max(if ties == Ties::Cut { 1 } else { usize::MAX }));
        assert!((1_000..1_000_000).contains(&limit), "{limit}");
    }
}

#[test]
fn no_plan_is_asked_for_or_exists() {
    let problem =
        Problem::from_fn(2, 2, Pairs::Complete, |_, col| (col.0 == 0).then_some(1)).unwrap();
    assert_eq!(k_best::solve(&problem, 0, Ties::default()), Err(KBestError::NoneRequested));
    let none = k_best::solve(&problem, 3, Ties::default()).unwrap();
    assert_eq!((none.plans.len(), none.next), (0, None));
    assert_eq!(check_k_best(&problem, &none).unwrap().plans, 0);
    let largest = problem.with_pairs(Pairs::Largest).unwrap();
    assert_eq!(Ranking::new(&largest).count(), 3);
}

/// Of the worked example: totals 220, 215, 210, 205, and the next 180.
fn sample() -> Problem {
    let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]].mapv(Some);
    Problem::dense(scores.view(), Pairs::Complete).unwrap()
}

fn flaw_of(problem: &Problem, k: usize, change: impl FnOnce(&mut KBest)) -> Flaw {
    let mut best = k_best::solve(problem, k, Ties::Cut).unwrap();
    let certificate = check_k_best(problem, &best).unwrap();
    assert_eq!(
        certificate.passed,
        [Check::PrimalFeasible, Check::PlansInOrder, Check::NothingLeftOut]
    );
    change(&mut best);
    check_k_best(problem, &best).unwrap_err()
}

fn flaw(change: impl FnOnce(&mut KBest)) -> Flaw {
    flaw_of(&sample(), 4, change)
}

#[test]
fn a_plan_left_out_is_missed() {
    for plan in 0..4 {
        let flaw = flaw(|best| drop(best.plans.remove(plan)));
        let missed = matches!(
            flaw,
            Flaw::NoSuchDeparture { .. } | Flaw::NotBounded { .. } | Flaw::BoundTooHigh { .. }
        );
        assert!(missed, "{plan}: {flaw:?}");
        assert_eq!(flaw.check(), Check::NothingLeftOut);
    }
}

#[test]
fn two_plans_exchanged_or_one_twice_are_out_of_order() {
    assert_eq!(flaw(|best| best.plans.swap(1, 2)), Flaw::OutOfOrder { plan: 2 });
    let twice = flaw(|best| best.plans.insert(2, best.plans[1].clone()));
    assert_eq!(twice, Flaw::OutOfOrder { plan: 2 });
    // Two of the same value: 180, by columns 2, 0, 1 and 2, 1, 0.
    let tied = flaw_of(&sample(), 6, |best| best.plans.swap(4, 5));
    assert_eq!(tied, Flaw::OutOfOrder { plan: 5 });
    assert_eq!(tied.check(), Check::PlansInOrder);
}

#[test]
fn a_total_or_a_value_changed_is_found() {
    let flaw_of_total = flaw(|best| best.plans[2].total += 1);
    assert_eq!(flaw_of_total, Flaw::WrongTotal { stated: 211, found: 210 });
    let value = flaw(|best| best.plans[2].value = Price::of_score(211));
    assert!(
        matches!(value, Flaw::WrongValue { plan: 2, stated, found }
            if stated.score == 211 && found.score == 210),
        "{value:?}"
    );
    let next = flaw(|best| best.next = Some(Price::of_score(179)));
    assert!(matches!(next, Flaw::WrongValue { plan: 4, .. }), "{next:?}");
    assert_eq!(flaw(|best| best.next = None), Flaw::NextNotShown);
    assert_eq!(flaw(|best| best.proof.next = None), Flaw::NextNotShown);
    let infeasible = flaw(|best| best.plans[0].columns[0] = Some(Col(7)));
    assert_eq!(infeasible, Flaw::NotEligible { row: Row(0), col: Col(7) });
}

/// A next plan that is feasible but not the best of those left.
#[test]
fn a_next_plan_that_is_too_poor_is_found() {
    let flaw = flaw(|best| {
        best.proof.next = Some(vec![Some(Col(3)), Some(Col(2)), Some(Col(0))]);
        best.next = Some(Price::of_score(10 + 30 + 60));
    });
    assert_eq!(flaw.check(), Check::NothingLeftOut, "{flaw:?}");
}

/// Prices that are a little off bound some place by more than the next value, or prove the same.
#[test]
fn prices_that_bound_too_little_are_found() {
    let problem = sample();
    let sound = k_best::solve(&problem, 4, Ties::Cut).unwrap();
    let mut found = 0;
    for prices in 0..sound.proof.prices.len() {
        for col in 0..4 {
            for by in [-1, 1, 100] {
                let mut best = sound.clone();
                let price = &mut best.proof.prices[prices][col];
                *price = *price + Price::of_score(by);
                match check_k_best(&problem, &best) {
                    // Another price may prove the same.
                    Ok(_) => {}
                    Err(Flaw::BoundTooHigh { bound, .. }) => {
                        assert!(bound.score > 180, "{bound}");
                        found += 1;
                    }
                    Err(Flaw::NegativePrice { member: Member::Col(_), price }) => {
                        assert!(price < Price::ZERO);
                        found += 1;
                    }
                    Err(flaw) => panic!("{flaw}"),
                }
            }
        }
    }
    assert!(found > 10, "{found}");
    let (member, price) = (Member::Col(Col(3)), Price::of_score(-1));
    let negative = flaw(|best| best.proof.prices[0][3] = price);
    assert_eq!(negative, Flaw::NegativePrice { member, price });
    let short = flaw(|best| best.proof.prices[0].truncate(3));
    assert!(matches!(short, Flaw::PriceLength { cols: 4, found_cols: 3, .. }), "{short:?}");
}

#[test]
fn a_place_left_out_or_made_up_is_found() {
    let places = k_best::solve(&sample(), 4, Ties::Cut).unwrap().proof.departures;
    for (number, place) in places.iter().enumerate() {
        let flaw = flaw(|best| drop(best.proof.departures.remove(number)));
        assert_eq!(flaw, Flaw::NotBounded { plan: place.plan, row: place.row });
    }
    let twice = flaw(|best| best.proof.departures.insert(1, best.proof.departures[0].clone()));
    assert!(matches!(twice, Flaw::NotBounded { .. } | Flaw::NoSuchDeparture { .. }), "{twice:?}");
    let nowhere = flaw(|best| {
        let mut departure = best.proof.departures[0].clone();
        departure.plan = 9;
        best.proof.departures.push(departure);
    });
    assert_eq!(nowhere, Flaw::NoSuchDeparture { plan: 9, row: places[0].row });
    let unpriced = flaw(|best| best.proof.departures[0].bound = DepartureBound::Prices(99));
    assert!(matches!(unpriced, Flaw::NotBounded { .. }), "{unpriced:?}");
}

/// Where all plans are listed, what is left is empty, and has to be shown to be.
#[test]
fn an_end_that_is_none_is_found() {
    for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 60 }] {
        for problem in [sample(), sample().transposed()] {
            let problem = problem.with_pairs(pairs).unwrap();
            let flaw = flaw_of(&problem, 4, |best| {
                best.next = None;
                best.proof.next = None;
            });
            assert_eq!(flaw.check(), Check::NothingLeftOut, "{flaw:?}");
            let whole = k_best::solve(&problem, 10_000, Ties::Cut).unwrap();
            assert_eq!(
                (check_k_best(&problem, &whole).unwrap().plans, whole.next),
                match pairs {
                    // 4 · 3 · 2 plans of three pairs; and 36 of two, 12 of one and 1 of none.
                    Pairs::Complete => (24, None),
                    _ => (24 + 36 + 12 + 1, None),
                }
            );
        }
    }
}

/// Two rows that have one column between them make no plan, once the third is gone.
#[test]
fn rows_that_are_too_many_are_counted() {
    let scores =
        array![[Some(5), Some(4), Some(3)], [Some(2), Some(1), None], [Some(2), None, Some(6)],];
    let problem = Problem::dense(scores.view(), Pairs::Complete).unwrap();
    let best = k_best::solve(&problem, 9, Ties::Cut).unwrap();
    check_k_best(&problem, &best).unwrap();
    let no_plan = |departure: &regiopair::assignment::model::Departure| {
        matches!(departure.bound, DepartureBound::Infeasible(_))
    };
    let place = best.proof.departures.iter().position(no_plan).unwrap();
    let flaw = |rows: &[usize]| {
        let mut best = best.clone();
        best.proof.departures[place].bound =
            DepartureBound::Infeasible(rows.iter().copied().map(Row).collect());
        check_k_best(&problem, &best).unwrap_err()
    };
    let members = 0;
    assert_eq!(flaw(&[]), Flaw::NotDeficient { members, neighbours: 0 });
    assert_eq!(flaw(&[2, 2]), Flaw::Repeated { member: Member::Row(Row(2)) });
    assert_eq!(flaw(&[9]), Flaw::NoSuchMember { member: Member::Row(Row(9)) });
    assert!(matches!(flaw(&[2]), Flaw::NotDeficient { members: 1, .. }));
    let largest = problem.with_pairs(Pairs::Largest).unwrap();
    let flaw = flaw_of(&largest, 2, |best| {
        best.proof.departures[0].bound = DepartureBound::Infeasible(vec![Row(0)]);
    });
    assert_eq!(flaw, Flaw::AlwaysFeasible);
}

/// A ranking in a file is the same ranking.
#[test]
fn a_ranking_is_written_and_read_again() {
    let best = k_best::solve(&sample(), 5, Ties::default()).unwrap();
    let text = serde_json::to_string(&best).unwrap();
    assert_eq!(serde_json::from_str::<KBest>(&text).unwrap(), best);
}
