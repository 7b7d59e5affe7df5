//! Capacities and group quotas: against every plan there is, by proof, and on wrong input.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use crate::cases::cases;
use ndarray::array;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Member, Outcome, Pairs, Price, Problem, Resolution, Row,
    min_cost_flow::{self, FlowWorkspace},
    model::{Bounds, FlowOptimum, QuotaConflict, QuotaId, Quotas, QuotasError},
    solve,
};
use regiopair::certificate::{Flaw, check_min_cost_flow};
use regiopair::synthetic::ScoreClass;

/// The value of the best plan, pairs before score, from trying every set of cells.
fn brute(problem: &Problem, quotas: &Quotas) -> Option<[i64; 2]> {
    let (rows, cols) = (problem.rows(), problem.cols());
    let cells: Vec<(usize, usize, i64)> = (0..rows)
        .flat_map(|row| problem.candidates(Row(row)).map(move |(col, score)| (row, col.0, score)))
        .collect();
    let mut row_bounds: Vec<Bounds> = (0..rows).map(|row| quotas.of_row(Row(row))).collect();
    let mut col_bounds: Vec<Bounds> = (0..cols).map(|col| quotas.of_col(Col(col))).collect();
    if problem.pairs() == Pairs::Complete {
        let sum = |side: &[Bounds]| side.iter().map(|bounds| bounds.most).sum::<usize>();
        let side =
            if sum(&row_bounds) <= sum(&col_bounds) { &mut row_bounds } else { &mut col_bounds };
        for bounds in side {
            bounds.least = bounds.most;
        }
    }
    let within = |bounds: Bounds, count: usize| (bounds.least..=bounds.most).contains(&count);
    let mut best = None;
    for set in 0..1_u32 << cells.len() {
        let (mut of_row, mut of_col) = (vec![0; rows], vec![0; cols]);
        let mut value = [0, 0];
        for (place, &(row, col, score)) in cells.iter().enumerate() {
            if set >> place & 1 == 1 {
                of_row[row] += 1;
                of_col[col] += 1;
                match problem.pairs() {
                    Pairs::Complete => value[1] += score,
                    Pairs::Largest => value = [value[0] + 1, value[1] + score],
                    Pairs::Free { reservation } => value[1] += score - reservation,
                }
            }
        }
        let of_group = |members: &[usize], counts: &[usize]| -> usize {
            members.iter().map(|&member| counts[member]).sum()
        };
        let kept = row_bounds.iter().zip(&of_row).all(|(&bounds, &count)| within(bounds, count))
            && col_bounds.iter().zip(&of_col).all(|(&bounds, &count)| within(bounds, count))
            && quotas
                .row_groups()
                .iter()
                .all(|group| within(group.bounds, of_group(&group.members, &of_row)))
            && quotas
                .col_groups()
                .iter()
                .all(|group| within(group.bounds, of_group(&group.members, &of_col)));
        if kept && best.is_none_or(|best| value > best) {
            best = Some(value);
        }
    }
    best
}

fn value(problem: &Problem, plan: &FlowOptimum) -> [i64; 2] {
    let count = i64::try_from(plan.pairs.len()).unwrap();
    match problem.pairs() {
        Pairs::Complete => [0, plan.total],
        Pairs::Largest => [count, plan.total],
        Pairs::Free { reservation } => [0, plan.total - reservation * count],
    }
}

#[derive(Debug, Clone)]
struct Case {
    problem: Problem,
    quotas: Quotas,
}

/// Bounds from two draws, mostly harmless.
fn range((least, more): (usize, usize)) -> std::ops::RangeInclusive<usize> {
    let least = least.saturating_sub(3);
    least..=least + more
}

fn case() -> impl Strategy<Value = Case> {
    (1_usize..=4, 1_usize..=3).prop_flat_map(|(rows, cols)| {
        let score = prop_oneof![1 => Just(None), 4 => (-9_i64..=9).prop_map(Some)];
        let pairs = prop_oneof![
            Just(Pairs::Complete),
            Just(Pairs::Largest),
            (-4_i64..=4).prop_map(|reservation| Pairs::Free { reservation }),
        ];
        let bounds = || (0_usize..=4, 0_usize..=3);
        (
            prop::collection::vec(score, rows * cols),
            pairs,
            prop::collection::vec(bounds(), rows),
            prop::collection::vec(bounds(), cols),
            prop::collection::vec((0..rows, 0..rows, bounds()), 0..=3),
            prop::collection::vec((0..cols, 0..cols, bounds()), 0..=2),
            // As large as scores may be: pairs and scores are then two numbers.
            prop_oneof![4 => Just(1), 1 => Just(Problem::score_limit(rows, cols) / 13)],
        )
            .prop_map(
                move |(scores, pairs, of_rows, of_cols, row_groups, col_groups, unit)| {
                    let pairs = match pairs {
                        Pairs::Free { reservation } => {
                            Pairs::Free { reservation: reservation * unit }
                        }
                        other => other,
                    };
                    let problem = Problem::from_fn(rows, cols, pairs, |row, col| {
                        scores[row.0 * cols + col.0].map(|score| score * unit)
                    });
                    let quotas =
                        super::drawn::quotas(of_rows, of_cols, row_groups, col_groups, range);
                    Case { problem: problem.unwrap(), quotas }
                },
            )
    })
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn no_set_of_cells_is_better(Case { problem, quotas } in case()) {
        let best = brute(&problem, &quotas);
        let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
        let found = outcome.optimum().map(|plan| value(&problem, plan));
        prop_assert_eq!(found, best);
        let certificate = check_min_cost_flow(&problem, &quotas, &outcome);
        prop_assert!(certificate.is_ok(), "{certificate:?} of {outcome:?}");
    }
}

/// The same cells with other scores again and again, some of which differ a lot and some not at all.
fn series() -> impl Strategy<Value = (Case, Vec<Vec<i64>>, i64)> {
    let steps = prop::collection::vec(prop::collection::vec(-9_i64..=9, 12), 1..=6);
    (case(), steps, prop_oneof![Just(0_i64), Just(1), Just(1_000)])
}

proptest! {
    #![proptest_config(cases(500))]

    /// Warm starts find the plan of a cold start, also among several best ones, and prove it.
    #[test]
    fn what_was_solved_before_changes_no_plan((Case { problem, quotas }, steps, by) in series()) {
        let mut workspace = FlowWorkspace::new(quotas.clone());
        let cols = problem.cols();
        for step in std::iter::once(vec![0; 12]).chain(steps) {
            let other = Problem::from_fn(problem.rows(), cols, problem.pairs(), |row, col| {
                let score = problem.score(row, col)?;
                Some(score + step[row.0 * cols + col.0] * if score.abs() > 9 { 0 } else { by })
            });
            let other = other.unwrap();
            let cold = min_cost_flow::solve(&other, &quotas).unwrap();
            let warm = workspace.solve(&other).unwrap();
            let pairs = |outcome: &Outcome<FlowOptimum, QuotaConflict>| {
                outcome.optimum().map(|plan| plan.pairs.clone())
            };
            prop_assert_eq!(pairs(&warm), pairs(&cold));
            prop_assert_eq!(warm.optimum().map(|plan| value(&other, plan)), brute(&other, &quotas));
            let certificate = check_min_cost_flow(&other, &quotas, &warm);
            prop_assert!(certificate.is_ok(), "{certificate:?} of {warm:?}");
        }
    }
}

/// Larger tables than every plan can be tried for, whose scores move from one table to another; then a
/// cell is forbidden, the mode changes, and scores are a thousand times as large.
#[test]
fn warm_starts_follow_scores_that_move() {
    for (rows, cols) in [(20, 20), (20, 60), (45, 30)] {
        let (from, to) =
            (ScoreClass::Cosine.scores(rows, cols, 5), ScoreClass::Uniform.scores(rows, cols, 6));
        let quotas = (0..5)
            .fold(Quotas::new(rows, cols).each_col(0..=2), |quotas, country| {
                let own = (0..cols).skip(country).step_by(5).map(Col);
                quotas.and_then(|quotas| quotas.col_group(own, 0..=rows.div_ceil(6)))
            })
            .and_then(|quotas| quotas.row(Row(3), 1..=2))
            .unwrap();
        let mut workspace = FlowWorkspace::new(quotas.clone());
        let mut check = |problem: &Problem| {
            let cold = min_cost_flow::solve(problem, &quotas).unwrap().into_optimum().unwrap();
            let warm = workspace.solve(problem).unwrap();
            check_min_cost_flow(problem, &quotas, &warm).unwrap();
            assert_eq!(warm.into_optimum().unwrap().pairs, cold.pairs);
            cold.pairs
        };
        for pairs in [Pairs::Largest, Pairs::Free { reservation: 200_000_000 }] {
            let at = |share: f64, scale: f64| {
                let scores = &from * (share * scale) + &to * ((1.0 - share) * scale);
                Problem::scores(scores.view(), None, Resolution::decimals(9), pairs).unwrap()
            };
            let mut plans: Vec<_> =
                (0..=20).map(|step| check(&at(f64::from(step) / 20.0, 1.0))).collect();
            check(&at(0.5, 1.0).retain(|row, col, _| (row, col) != (Row(2), Col(1))));
            check(&at(0.5, 1_000.0));
            plans.dedup();
            assert!(plans.len() > 5, "{} plans", plans.len());
        }
    }
}

/// With bounds of one, the flow is the assignment.
#[test]
fn one_each_is_the_plain_assignment() {
    for &class in ScoreClass::ALL {
        let scores = class.scores(120, 150, 3).mapv(|score| (score * 1e6).round());
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 300_000 }] {
            #[expect(clippy::cast_possible_truncation, reason = "rounded above")]
            let problem =
                Problem::dense(scores.mapv(|score| Some(score as i64)).view(), pairs).unwrap();
            let quotas = Quotas::new(120, 150);
            let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
            check_min_cost_flow(&problem, &quotas, &outcome).unwrap();
            let plain = solve(&problem).optimum().unwrap().total;
            assert_eq!(outcome.optimum().unwrap().total, plain, "{class} {pairs:?}");
        }
    }
}

/// Larger than the core takes whole: capacities, nested groups and lower bounds, proved.
#[test]
fn large_tables_are_priced_until_proved() {
    let (rows, cols) = (600, 40);
    for &class in ScoreClass::ALL {
        let scores = class.scores(rows, cols, 5).mapv(|score| (score * 1e6).round());
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 0 }] {
            #[expect(clippy::cast_possible_truncation, reason = "rounded above")]
            let problem =
                Problem::dense(scores.mapv(|score| Some(score as i64)).view(), pairs).unwrap();
            let quotas = Quotas::new(rows, cols)
                .each_col(0..=20)
                .and_then(|quotas| quotas.col(Col(3), 12..=20))
                .and_then(|quotas| quotas.col_group((0..20).map(Col), 250..=300))
                .and_then(|quotas| quotas.col_group((0..10).map(Col), 0..=140))
                .and_then(|quotas| quotas.row(Row(7), 1..=3))
                .unwrap();
            let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
            let certificate = check_min_cost_flow(&problem, &quotas, &outcome).unwrap();
            assert!(certificate.is_optimum(), "{class} {pairs:?}");
        }
    }
}

/// Rules that bind a little, so that the plain assignment is where to begin: every mode, small and
/// large tables, all proved.
#[test]
fn rules_next_to_the_plain_assignment() {
    for &class in ScoreClass::ALL {
        for (rows, cols) in [(25, 25), (90, 110), (150, 130)] {
            let scores = class.scores(rows, cols, 5).mapv(|score| (score * 1e6).round());
            let most = rows.min(cols).div_ceil(4);
            let capped = Quotas::new(rows, cols)
                .row_group((0..rows).step_by(3).map(Row), 0..=most)
                .and_then(|quotas| quotas.row_group((0..rows).step_by(6).map(Row), 2..=most / 2))
                .and_then(|quotas| quotas.col_group((0..cols).step_by(4).map(Col), 3..=most - 1))
                .unwrap();
            let served = (0..rows.min(cols) / 3)
                .fold(capped.clone(), |quotas, row| quotas.row(Row(3 * row + 1), 1..=1).unwrap());
            let twice = (0..cols)
                .step_by(10)
                .fold(capped.clone(), |quotas, col| quotas.col(Col(col), 0..=2).unwrap());
            let both = (0..rows)
                .step_by(9)
                .fold(twice.clone(), |quotas, row| quotas.row(Row(row), 0..=2).unwrap());
            for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 300_000 }] {
                #[expect(clippy::cast_possible_truncation, reason = "rounded above")]
                let problem =
                    Problem::dense(scores.mapv(|score| Some(score as i64)).view(), pairs).unwrap();
                for quotas in [&capped, &served, &twice, &both] {
                    let outcome = min_cost_flow::solve(&problem, quotas).unwrap();
                    check_min_cost_flow(&problem, quotas, &outcome).unwrap();
                    let unbound = pairs != Pairs::Complete && quotas != &served;
                    assert!(!unbound || outcome.optimum().is_some(), "{class} {pairs:?}");
                }
            }
        }
    }
}

/// What makes a large table infeasible is found from all of its cells, not by those that the method
/// has looked at (found with ten groups that may have fewer pairs than their members must).
#[test]
fn a_shortage_of_a_large_table_is_proved() {
    let size = 300;
    let scores = ScoreClass::Uniform.scores(size, size, 1).mapv(|score| (score * 1e6).round());
    #[expect(clippy::cast_possible_truncation, reason = "rounded above")]
    let scores = scores.mapv(|score| Some(score as i64));
    let problem = Problem::dense(scores.view(), Pairs::Complete).unwrap();
    let tenth = |first: usize| (first..size).step_by(10);
    let mut quotas = Quotas::new(size, size);
    for first in 0..10 {
        quotas = quotas.row_group(tenth(first).map(Row), 0..=28).unwrap();
        quotas = quotas.col_group(tenth(first).map(Col), 27..=28).unwrap();
    }
    // Complete: everyone of the 30 in each group of rows must have a pair.
    let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
    assert!(check_min_cost_flow(&problem, &quotas, &outcome).unwrap().shortage >= 20);
    let mut quotas = Quotas::new(size, size).each_row(1..=1).unwrap();
    for first in 0..10 {
        quotas = quotas.col_group(tenth(first).map(Col), 27..=28).unwrap();
    }
    let problem = problem.with_pairs(Pairs::Largest).unwrap();
    let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
    assert_eq!(check_min_cost_flow(&problem, &quotas, &outcome).unwrap().shortage, 20);
}

#[test]
fn written_cases() {
    // Column 0 takes two (a b-matching with a tie broken by capacity).
    let scores = array![[90, 10, 5], [80, 20, 5], [70, 60, 5], [60, 50, 70]];
    let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap();
    let quotas = Quotas::new(4, 3).col(Col(0), 0..=2).unwrap();
    let plan = min_cost_flow::solve(&problem, &quotas).unwrap();
    let pairs = [(0, 0), (1, 0), (2, 1), (3, 2)].map(|(row, col)| (Row(row), Col(col)));
    assert_eq!(plan.optimum().unwrap().pairs, pairs);
    assert_eq!(plan.optimum().unwrap().total, 300);
}

#[test]
fn a_shortage_names_who_needs_and_who_limits() {
    // Three rows that must be served have only column 0, which takes two.
    let problem = Problem::dense(
        array![[Some(1), None], [Some(2), None], [Some(3), None], [None, Some(4)]].view(),
        Pairs::Largest,
    )
    .unwrap();
    let mut quotas = Quotas::new(4, 2).col(Col(0), 0..=2).unwrap();
    for row in 0..3 {
        quotas = quotas.row(Row(row), 1..=1).unwrap();
    }
    let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
    let expected = QuotaConflict {
        needing: vec![QuotaId::Row(Row(0)), QuotaId::Row(Row(1)), QuotaId::Row(Row(2))],
        limiting: vec![QuotaId::Col(Col(0))],
    };
    assert_eq!(outcome, Outcome::Infeasible(expected));
    assert_eq!(check_min_cost_flow(&problem, &quotas, &outcome).unwrap().shortage, 1);
}

#[test]
fn wrong_quotas_are_refused_by_name() {
    let quotas = || Quotas::new(3, 2);
    let said = |result: Result<Quotas, QuotasError>| result.unwrap_err().to_string();
    assert_eq!(
        said(quotas().row(Row(3), 0..=1)),
        "row 3 does not exist; there are 3, counted from 0"
    );
    assert_eq!(
        said(quotas().col(Col(0), std::ops::RangeInclusive::new(2, 1))),
        "column 0 must have at least 2 pairs and at most 1"
    );
    assert_eq!(said(quotas().row_group([], 0..=1)), "row group 0 has no members");
    assert_eq!(said(quotas().row_group([Row(1), Row(1)], 0..=1)), "row group 0 names row 1 twice");
    let overlapping = quotas()
        .row_group([Row(0), Row(1)], 0..=1)
        .and_then(|quotas| quotas.row_group([Row(1), Row(2)], 0..=1));
    assert_eq!(
        said(overlapping),
        "row group 0 and row group 1 overlap, and neither lies within the other"
    );
    let problem = Problem::from_fn(3, 2, Pairs::Largest, |_, _| Some(1)).unwrap();
    let asked = |quotas: &Quotas| min_cost_flow::solve(&problem, quotas).unwrap_err();
    assert_eq!(asked(&Quotas::new(2, 2)), QuotasError::Shape { rows: 2, cols: 2, found: (3, 2) });
    assert_eq!(
        quotas().col(Col(9), 0..=1).unwrap_err(),
        QuotasError::NoSuchMember { member: Member::Col(Col(9)), count: 2 }
    );
}

/// Bounds of one side that clash among themselves have their proof too, whichever way round and
/// however deep.
#[test]
fn bounds_of_one_side_can_clash() {
    let problem = Problem::from_fn(3, 2, Pairs::Largest, |_, _| Some(1)).unwrap();
    let short = |quotas: Quotas| -> QuotaConflict {
        let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
        assert_eq!(check_min_cost_flow(&problem, &quotas, &outcome).unwrap().shortage, 1);
        outcome.infeasibility().unwrap().clone()
    };
    let rows = |rows: &[usize]| rows.iter().map(|&row| Row(row)).collect::<Vec<_>>();
    let quotas = || Quotas::new(3, 2);
    assert_eq!(
        short(quotas().col_group([Col(0), Col(1)], 3..=4).unwrap()),
        QuotaConflict {
            needing: vec![QuotaId::ColGroup(0)],
            limiting: vec![QuotaId::Col(Col(0)), QuotaId::Col(Col(1))]
        }
    );
    let each = quotas().each_row(1..=1).unwrap();
    assert_eq!(
        short(each.row_group(rows(&[0, 1]), 0..=1).unwrap()),
        QuotaConflict {
            needing: vec![QuotaId::Row(Row(0)), QuotaId::Row(Row(1))],
            limiting: vec![QuotaId::RowGroup(0)]
        }
    );
    // Two of all rows must be paired, of which two may have one together, and one nothing.
    let nested = quotas()
        .row_group(rows(&[0, 1, 2]), 2..=3)
        .and_then(|quotas| quotas.row_group(rows(&[0, 1]), 0..=1))
        .and_then(|quotas| quotas.row(Row(2), 0..=0))
        .unwrap();
    assert_eq!(
        short(nested),
        QuotaConflict {
            needing: vec![QuotaId::RowGroup(0)],
            limiting: vec![QuotaId::Row(Row(2)), QuotaId::RowGroup(1)]
        }
    );
}

/// Bounds were cut to the number of cells, and a group was blamed for what it allows.
#[test]
fn a_group_that_needs_more_than_the_listed_cells_is_explained_by_its_own_bounds() {
    for cells in [vec![], vec![(Col(1), 5)]] {
        let rows = [cells, vec![], vec![]];
        let problem = Problem::sparse(3, rows, Pairs::Free { reservation: 0 }).unwrap();
        let group = [Col(1), Col(2)];
        let quotas = Quotas::new(3, 3).col_group(group, 2..=9).unwrap();
        let quotas = quotas.col_group(group, 1..=2).unwrap();
        let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
        let Outcome::Infeasible(shortage) = &outcome else { panic!("a plan") };
        assert_eq!(shortage.needing, [QuotaId::ColGroup(0)]);
        check_min_cost_flow(&problem, &quotas, &outcome).unwrap();
    }
}

/// Absurd bounds are bounds like others.
#[test]
fn huge_bounds_do_not_overflow() {
    let problem = Problem::from_fn(3, 2, Pairs::Largest, |_, _| Some(1)).unwrap();
    let quotas = Quotas::new(3, 2)
        .each_row(0..=usize::MAX)
        .and_then(|quotas| quotas.each_col(0..=usize::MAX))
        .and_then(|quotas| quotas.row_group((0..3).map(Row), 0..=usize::MAX))
        .unwrap();
    let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
    assert_eq!(outcome.optimum().unwrap().pairs.len(), 6);
    check_min_cost_flow(&problem, &quotas, &outcome).unwrap();
    let impossible = quotas.row(Row(0), usize::MAX..=usize::MAX).unwrap();
    let outcome = min_cost_flow::solve(&problem, &impossible).unwrap();
    assert!(outcome.infeasibility().is_some());
    check_min_cost_flow(&problem, &impossible, &outcome).unwrap();
}

/// Each slip in an answer is found.
#[test]
fn slips_are_found() {
    let scores = array![[9, 5], [8, 7], [6, 6]];
    let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 }).unwrap();
    let quotas = Quotas::new(3, 2).col(Col(0), 0..=2).unwrap();
    let best = min_cost_flow::solve(&problem, &quotas).unwrap();
    let spoiled = |spoil: &dyn Fn(&mut FlowOptimum)| {
        let mut outcome = best.clone();
        let Outcome::Optimal(plan) = &mut outcome else { panic!() };
        spoil(plan);
        check_min_cost_flow(&problem, &quotas, &outcome).unwrap_err()
    };
    assert!(matches!(spoiled(&|plan| plan.total += 1), Flaw::WrongTotal { .. }));
    assert!(matches!(spoiled(&|plan| plan.pairs.swap(0, 1)), Flaw::PairsOutOfOrder { .. }));
    assert!(matches!(
        spoiled(&|plan| plan.pairs = vec![(Row(0), Col(0)), (Row(1), Col(0)), (Row(2), Col(0))]),
        Flaw::QuotaBroken { quota: QuotaId::Col(Col(0)), found: 3, .. }
    ));
    assert!(matches!(
        spoiled(&|plan| plan.prices.cols[0] = Price::of_score(-9)),
        Flaw::UnequalValues { .. }
    ));
    assert!(matches!(
        spoiled(&|plan| {
            plan.pairs.pop();
            plan.total = plan.pairs.iter().map(|&(row, col)| scores[[row.0, col.0]]).sum();
        }),
        Flaw::UnequalValues { .. }
    ));
    let room = Outcome::Infeasible(QuotaConflict { needing: vec![], limiting: vec![] });
    assert!(matches!(check_min_cost_flow(&problem, &quotas, &room), Err(Flaw::EnoughRoom { .. })));
}

/// Quotas in a file are checked as those that are built.
#[test]
fn quotas_from_a_file_are_checked() {
    let quotas = Quotas::new(3, 2).row_group([Row(0), Row(2)], 1..=2).unwrap();
    let text = serde_json::to_string(&quotas).unwrap();
    assert_eq!(serde_json::from_str::<Quotas>(&text).unwrap(), quotas);
    for (wrong, expected) in [
        (text.replace("[0,2]", "[0,7]"), "row 7 does not exist"),
        (text.replace(r#""least":1,"most":2"#, r#""least":3,"most":2"#), "at least 3 pairs"),
        (text.replace("[0,2]", "[]"), "row group 0 has no members"),
    ] {
        assert_ne!(wrong, text);
        let error = serde_json::from_str::<Quotas>(&wrong).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

/// What is called too little room and is not is said with the room that is left: the row needs one pair,
/// its two cells allow two, and the limit of one column takes none of the other.
#[test]
fn a_shortage_that_is_none_says_how_much_room_there_is() {
    let problem = Problem::dense(array![[Some(5), Some(4)]].view(), Pairs::Largest).unwrap();
    let quotas = Quotas::new(1, 2).row(Row(0), 1..=1).unwrap();
    let claimed = Outcome::Infeasible(QuotaConflict {
        needing: vec![QuotaId::Row(Row(0))],
        limiting: vec![QuotaId::Col(Col(0))],
    });
    let flaw = check_min_cost_flow(&problem, &quotas, &claimed).unwrap_err();
    assert_eq!(flaw, Flaw::EnoughRoom { room: 1 });
}
