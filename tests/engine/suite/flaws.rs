//! Corrupted answers: each must be refused with the flaw that it has.

use ndarray::array;
use regiopair::assignment::{
    Col, HallViolator, Member, Optimum, Outcome, Pairs, Price, Problem, Row, solve,
};
use regiopair::certificate::{Check, Flaw, ObjectiveValue, check};

fn problem(pairs: Pairs) -> Problem {
    let scores = array![
        [Some(90), Some(75), Some(40), None],
        [Some(85), Some(80), Some(30), Some(20)],
        [Some(60), Some(55), Some(50), Some(45)],
    ];
    Problem::dense(scores.view(), pairs).unwrap()
}

fn complete() -> Problem {
    problem(Pairs::Complete)
}

fn hall_problem() -> Problem {
    let scores = array![[Some(9), None, None], [Some(8), None, None], [Some(7), Some(6), Some(5)]];
    Problem::dense(scores.view(), Pairs::Complete).unwrap()
}

/// The flaw of an answer after a change.
fn flaw(problem: &Problem, change: impl FnOnce(&mut Optimum)) -> Flaw {
    let Outcome::Optimal(mut optimum) = solve(problem) else {
        panic!("feasible");
    };
    check(problem, &Outcome::Optimal(optimum.clone())).unwrap();
    change(&mut optimum);
    check(problem, &Outcome::Optimal(optimum)).unwrap_err()
}

fn hall_flaw(problem: &Problem, hall: HallViolator) -> Flaw {
    check(problem, &Outcome::Infeasible(hall)).unwrap_err()
}

fn raise(price: &mut Price, by: i64) {
    *price = *price + Price::of_score(by);
}

#[test]
fn a_sound_answer_passes_all_five_checks() {
    for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 60 }] {
        let problem = problem(pairs);
        let certificate = check(&problem, &solve(&problem)).unwrap();
        assert_eq!(
            certificate.passed,
            [
                Check::PrimalFeasible,
                Check::DualFeasible,
                Check::TightOnMatched,
                Check::ZeroPriceOnUnmatched,
                Check::EqualValues,
            ]
        );
        assert_eq!(certificate.primal, certificate.dual);
        assert_eq!((certificate.gap().pairs, certificate.gap().score), (0, 0));
    }
}

#[test]
fn the_value_counts_what_the_mode_counts() {
    let value = |pairs| {
        let problem = problem(pairs);
        let primal = check(&problem, &solve(&problem)).unwrap().primal;
        (primal.pairs, primal.score)
    };
    assert_eq!(value(Pairs::Complete), (0, 220));
    assert_eq!(value(Pairs::Largest), (3, 220));
    assert_eq!(value(Pairs::Free { reservation: 60 }), (0, 50));
}

#[test]
fn a_lower_price_is_too_low() {
    let flaw = flaw(&complete(), |optimum| {
        raise(&mut optimum.prices.rows[0], -1);
    });
    assert!(
        matches!(&flaw, Flaw::PriceTooLow { row: Row(0), worth, prices, .. }
            if worth.score - prices.score == 1),
        "{flaw:?}"
    );
    assert_eq!(flaw.check(), Check::DualFeasible);
}

#[test]
fn a_higher_price_is_not_tight() {
    let flaw = flaw(&complete(), |optimum| raise(&mut optimum.prices.rows[1], 1));
    assert!(
        matches!(&flaw, Flaw::NotTight { row: Row(1), col: Col(1), worth, prices }
            if worth.score == 80 && prices.score == 81),
        "{flaw:?}"
    );
    assert_eq!(flaw.check(), Check::TightOnMatched);
}

#[test]
fn a_price_on_an_unpaired_column_is_found() {
    let flaw = flaw(&complete(), |optimum| raise(&mut optimum.prices.cols[3], 1));
    let member = Member::Col(Col(3));
    let price = Price::of_score(1);
    assert_eq!(flaw, Flaw::PriceOnUnpaired { member, price });
    assert_eq!(flaw.check(), Check::ZeroPriceOnUnmatched);
}

#[test]
fn a_price_on_an_unpaired_row_is_found() {
    let problem = problem(Pairs::Free { reservation: 60 });
    let flaw = flaw(&problem, |optimum| {
        assert_eq!(optimum.columns[2], None);
        raise(&mut optimum.prices.rows[2], 1);
    });
    let member = Member::Row(Row(2));
    let price = Price::of_score(1);
    assert_eq!(flaw, Flaw::PriceOnUnpaired { member, price });
}

#[test]
fn a_negative_price_of_the_larger_side_is_found() {
    let flaw = flaw(&complete(), |optimum| {
        optimum.prices.cols[3] = Price::of_score(-1);
    });
    let member = Member::Col(Col(3));
    let price = Price::of_score(-1);
    assert_eq!(flaw, Flaw::NegativePrice { member, price });
}

#[test]
fn two_rows_sharing_one_column_are_found() {
    let flaw = flaw(&complete(), |optimum| optimum.columns[2] = Some(Col(0)));
    let (first, second) = (Row(0), Row(2));
    assert_eq!(flaw, Flaw::ColumnShared { col: Col(0), first, second });
    assert_eq!(flaw.check(), Check::PrimalFeasible);
    assert_eq!(flaw.to_string(), "row 0 and row 2 share column 0");
}

#[test]
fn a_wrong_total_is_found() {
    let flaw = flaw(&complete(), |optimum| optimum.total += 1);
    assert_eq!(flaw, Flaw::WrongTotal { stated: 221, found: 220 });
}

/// Only where pairs are counted first does a value name them.
#[test]
fn a_value_is_shown_with_the_pairs_it_counts() {
    let value = |pairs, score| ObjectiveValue::from(Price { pairs, score }).to_string();
    assert_eq!(value(0, -7), "-7");
    assert_eq!(value(3, 220), "3 pairs and 220");
}

#[test]
fn a_worse_plan_is_not_tight() {
    let flaw = flaw(&complete(), |optimum| {
        optimum.columns = vec![Some(Col(1)), Some(Col(0)), Some(Col(3))];
        optimum.total = 75 + 85 + 45;
    });
    assert!(matches!(flaw, Flaw::NotTight { .. }), "{flaw:?}");
}

#[test]
fn a_forbidden_pair_is_found() {
    let flaw = flaw(&complete(), |optimum| optimum.columns[0] = Some(Col(3)));
    assert_eq!(flaw, Flaw::NotEligible { row: Row(0), col: Col(3) });
}

#[test]
fn a_pair_outside_the_table_is_found() {
    let flaw = flaw(&complete(), |optimum| optimum.columns[0] = Some(Col(9)));
    assert_eq!(flaw, Flaw::NotEligible { row: Row(0), col: Col(9) });
}

#[test]
fn a_member_left_out_of_a_complete_plan_is_found() {
    let left_out = flaw(&complete(), |optimum| optimum.columns[1] = None);
    assert_eq!(left_out, Flaw::Unpaired { member: Member::Row(Row(1)) });
    let left_out = flaw(&complete().transposed(), |optimum| {
        optimum.columns[1] = None;
    });
    assert_eq!(left_out, Flaw::Unpaired { member: Member::Col(Col(1)) });
}

#[test]
fn wrong_lengths_are_found() {
    let plan = flaw(&complete(), |optimum| optimum.columns.push(None));
    assert_eq!(plan, Flaw::PlanLength { expected: 3, found: 4 });
    let prices = flaw(&complete(), |optimum| optimum.prices.cols.truncate(3));
    assert!(matches!(prices, Flaw::PriceLength { cols: 4, found_cols: 3, .. }), "{prices:?}");
}

#[test]
fn prices_at_the_end_of_the_range_do_not_overflow() {
    let flaw = flaw(&complete(), |optimum| {
        optimum.prices.rows.fill(Price::of_score(i64::MAX));
        optimum.prices.cols.fill(Price::of_score(i64::MAX));
    });
    assert!(matches!(flaw, Flaw::NotTight { .. }), "{flaw:?}");
}

#[test]
fn a_hall_set_passes_both_checks() {
    let problem = hall_problem();
    let certificate = check(&problem, &solve(&problem)).unwrap();
    assert_eq!(certificate.passed, [Check::NeighboursListed, Check::TooFewNeighbours]);
    assert_eq!(certificate.shortage, 1);
    assert!(!certificate.is_optimum());
}

#[test]
fn a_hall_set_with_a_missing_neighbour_is_found() {
    let hall = HallViolator::Rows { members: vec![Row(0), Row(1)], neighbours: vec![] };
    let (member, neighbour) = (Member::Row(Row(0)), Member::Col(Col(0)));
    assert_eq!(hall_flaw(&hall_problem(), hall), Flaw::MissingNeighbour { member, neighbour });
}

#[test]
fn a_hall_set_with_enough_neighbours_is_found() {
    let hall = HallViolator::Rows { members: vec![Row(0)], neighbours: vec![Col(0)] };
    let flaw = hall_flaw(&hall_problem(), hall);
    assert_eq!(flaw, Flaw::NotDeficient { members: 1, neighbours: 1 });
}

#[test]
fn a_hall_set_that_names_a_member_twice_or_none_is_found() {
    let twice = HallViolator::Rows { members: vec![Row(0), Row(0)], neighbours: vec![Col(0)] };
    let member = Member::Row(Row(0));
    assert_eq!(hall_flaw(&hall_problem(), twice), Flaw::Repeated { member });
    let nobody = HallViolator::Rows { members: vec![Row(7)], neighbours: vec![] };
    let member = Member::Row(Row(7));
    assert_eq!(hall_flaw(&hall_problem(), nobody), Flaw::NoSuchMember { member });
}

#[test]
fn a_hall_set_of_the_larger_side_proves_nothing() {
    let problem = Problem::from_fn(1, 2, Pairs::Complete, |_, _| Some(1)).unwrap();
    let hall = HallViolator::Columns { members: vec![Col(0), Col(1)], neighbours: vec![Row(0)] };
    assert_eq!(hall_flaw(&problem, hall), Flaw::LargerSide);
}

/// Where there are more rows than columns, some rows stay unpaired in every plan.
#[test]
fn a_hall_set_of_more_rows_than_columns_proves_nothing() {
    for (rows, cols) in [(2, 1), (3, 1), (3, 2)] {
        let problem = Problem::from_fn(rows, cols, Pairs::Complete, |_, _| Some(1)).unwrap();
        let members = (0..rows).map(Row).collect();
        let hall = HallViolator::Rows { members, neighbours: (0..cols).map(Col).collect() };
        assert_eq!(hall_flaw(&problem, hall), Flaw::LargerSide, "{rows} by {cols}");
    }
}

/// Two members of the smaller side, or of either where both are equal, share one partner.
#[test]
fn a_hall_set_of_the_smaller_side_is_a_proof() {
    for (rows, cols) in [(2, 3), (2, 2), (3, 3), (4, 5)] {
        let wide = Problem::from_fn(rows, cols, Pairs::Complete, |row, col| {
            (row.0 > 1 || col.0 == 0).then_some(1)
        })
        .unwrap();
        let tall = wide.transposed();
        let of_rows =
            HallViolator::Rows { members: vec![Row(0), Row(1)], neighbours: vec![Col(0)] };
        let of_cols =
            HallViolator::Columns { members: vec![Col(0), Col(1)], neighbours: vec![Row(0)] };
        for (problem, hall) in [(&wide, of_rows), (&tall, of_cols)] {
            let certificate = check(problem, &Outcome::Infeasible(hall)).unwrap();
            assert_eq!(certificate.shortage, 1, "{rows} by {cols}");
            assert!(matches!(solve(problem), Outcome::Infeasible(_)), "{rows} by {cols}");
        }
    }
}

#[test]
fn only_a_complete_problem_can_be_infeasible() {
    let problem = hall_problem().with_pairs(Pairs::Largest).unwrap();
    let hall = HallViolator::Rows { members: vec![Row(0), Row(1)], neighbours: vec![Col(0)] };
    assert_eq!(hall_flaw(&problem, hall), Flaw::AlwaysFeasible);
}
