//! Side constraints: against every plan there is, by proof, and on wrong input.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use ndarray::array;
use proptest::prelude::*;
use regiopair::assignment::{
    Bounds, Case, Col, Constrained, Constraints, Effort, Exclusive, Member, Pairs, Problem, Quotas,
    Row, SideConstraint, SideError, constrained, flow,
};
use regiopair::certificate::{Flaw, check_constrained};

#[derive(Debug, Clone)]
struct Asked {
    problem: Problem,
    quotas: Quotas,
    constraints: Constraints,
}

impl Asked {
    fn answer(&self, cases: usize) -> Result<Constrained, SideError> {
        constrained(&self.problem, &self.quotas, &self.constraints, Effort { cases }, None)
    }

    fn check(&self, outcome: &Constrained) -> Result<(), Flaw> {
        check_constrained(&self.problem, &self.quotas, &self.constraints, outcome).map(|_| ())
    }
}

/// The value of the best plan, from trying every set of cells.
fn brute(asked: &Asked) -> Option<i64> {
    let Asked { problem, quotas, constraints } = asked;
    let Pairs::Free { reservation } = problem.pairs() else { return None };
    let cells: Vec<(Row, Col, i64)> = (0..problem.rows())
        .flat_map(|row| {
            problem.candidates(Row(row)).map(move |(col, score)| (Row(row), col, score))
        })
        .collect();
    let within = |bounds: Bounds, count: usize| (bounds.least..=bounds.most).contains(&count);
    let mut best = None;
    for set in 0..1_u32 << cells.len() {
        let chosen: Vec<_> = (0..cells.len())
            .filter(|place| set >> place & 1 == 1)
            .map(|place| cells[place])
            .collect();
        let of_row = |row: usize| chosen.iter().filter(|cell| cell.0.0 == row).count();
        let of_col = |col: usize| chosen.iter().filter(|cell| cell.1.0 == col).count();
        let sum = |side: &SideConstraint| -> i128 {
            let counts = side
                .terms()
                .iter()
                .filter(|term| chosen.iter().any(|cell| (cell.0, cell.1) == (term.0, term.1)));
            counts.map(|term| i128::from(term.2)).sum()
        };
        let kept = (0..problem.rows()).all(|row| within(quotas.of_row(Row(row)), of_row(row)))
            && (0..problem.cols()).all(|col| within(quotas.of_col(Col(col)), of_col(col)))
            && quotas.row_groups().iter().all(|group| {
                within(group.bounds, group.members.iter().map(|&row| of_row(row)).sum())
            })
            && quotas.col_groups().iter().all(|group| {
                within(group.bounds, group.members.iter().map(|&col| of_col(col)).sum())
            })
            && constraints.side.iter().all(|side| {
                (side.least() == i64::MIN || i128::from(side.least()) <= sum(side))
                    && (side.most() == i64::MAX || sum(side) <= i128::from(side.most()))
            })
            && constraints.exclusive.iter().all(|exclusive| {
                let active = exclusive.members().iter().filter(|member| match member {
                    Member::Row(row) => of_row(row.0) > 0,
                    Member::Col(col) => of_col(col.0) > 0,
                });
                active.count() <= 1
            });
        let value = chosen.iter().map(|cell| cell.2 - reservation).sum();
        if kept && best.is_none_or(|best| value > best) {
            best = Some(value);
        }
    }
    best
}

/// Bounds from two draws, mostly harmless.
fn range((least, more): (usize, usize)) -> std::ops::RangeInclusive<usize> {
    let least = least.saturating_sub(4);
    least..=least + more
}

fn side(rows: usize, cols: usize) -> impl Strategy<Value = SideConstraint> {
    let term = |coefficient: BoxedStrategy<i64>| {
        prop::collection::btree_map((0..rows, 0..cols), coefficient, 0..=8)
    };
    let terms = prop_oneof![
        3 => term(Just(1).boxed()),
        2 => term((-3_i64..=5).boxed()),
        1 => term((-1_000_000_000_000_i64..=1_000_000_000_000).boxed()),
    ];
    (terms, 0_i64..=100, 0_i64..=100, 0..4).prop_map(|(terms, one, other, open)| {
        // Ends somewhere between the least and the greatest sum.
        let low: i64 = terms.values().map(|by| by.min(&0)).sum();
        let high: i64 = terms.values().map(|by| by.max(&0)).sum();
        let end =
            |share: i64| low + ((high - low) / 100) * share + ((high - low) % 100) * share / 100;
        let (mut least, mut most) = (end(one.min(other) / 2), end(one.max(other)));
        if open == 0 {
            least = i64::MIN;
        } else if open == 1 {
            most = i64::MAX;
        }
        let terms = terms.into_iter().map(|((row, col), by)| (Row(row), Col(col), by));
        SideConstraint::sum(terms, least..=most).unwrap()
    })
}

fn exclusive(rows: usize, cols: usize) -> impl Strategy<Value = Exclusive> {
    prop::collection::btree_set(0..rows + cols, 0..=3).prop_map(move |members| {
        let member = |place: usize| {
            if place < rows { Member::Row(Row(place)) } else { Member::Col(Col(place - rows)) }
        };
        Exclusive::new(members.into_iter().map(member)).unwrap()
    })
}

fn asked() -> impl Strategy<Value = Asked> {
    (1_usize..=4, 1_usize..=3).prop_flat_map(|(rows, cols)| {
        let scores = prop_oneof![
            3 => prop::collection::vec(prop_oneof![1 => Just(None), 4 => (-9_i64..=9).prop_map(Some)], rows * cols),
            1 => prop::collection::vec((0_i64..=1_000_000_000).prop_map(Some), rows * cols),
            1 => prop::collection::vec((0_i64..=2).prop_map(Some), rows * cols),
        ];
        let bounds = || (0_usize..=5, 0_usize..=3);
        (
            (scores, -4_i64..=4),
            prop::collection::vec(bounds(), rows),
            prop::collection::vec(bounds(), cols),
            prop::collection::vec((0..rows, 0..rows, bounds()), 0..=2),
            prop::collection::vec((0..cols, 0..cols, bounds()), 0..=1),
            prop::collection::vec(side(rows, cols), 0..=3),
            prop::collection::vec(exclusive(rows, cols), 0..=2),
        )
            .prop_map(move |((scores, reservation), of_rows, of_cols, row_groups, col_groups, side, exclusive)| {
                let pairs = Pairs::Free { reservation };
                let problem =
                    Problem::from_fn(rows, cols, pairs, |row, col| scores[row.0 * cols + col.0]);
                let mut quotas = Quotas::new(rows, cols);
                for (row, bounds) in of_rows.into_iter().enumerate() {
                    quotas = quotas.row(Row(row), range(bounds)).unwrap();
                }
                for (col, bounds) in of_cols.into_iter().enumerate() {
                    quotas = quotas.col(Col(col), range(bounds)).unwrap();
                }
                // Groups that overlap are refused, and left out.
                for (first, last, bounds) in row_groups {
                    let members = (first..=last).map(Row);
                    quotas = quotas.clone().row_group(members, range(bounds)).unwrap_or(quotas);
                }
                for (first, last, bounds) in col_groups {
                    let members = (first..=last).map(Col);
                    quotas = quotas.clone().col_group(members, range(bounds)).unwrap_or(quotas);
                }
                let constraints = Constraints { side, exclusive };
                Asked { problem: problem.unwrap(), quotas, constraints }
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_set_of_cells_is_better(asked in asked()) {
        let best = brute(&asked);
        match asked.answer(20_000) {
            Ok(outcome) => {
                let checked = asked.check(&outcome);
                prop_assert!(checked.is_ok(), "{checked:?} of {outcome:?}");
                match &outcome {
                    Constrained::Optimal(plan) => prop_assert_eq!(Some(plan.value), best),
                    Constrained::Infeasible(_) => prop_assert_eq!(None, best),
                    Constrained::Unfinished { .. } => prop_assert!(false, "unfinished"),
                }
                prop_assert_eq!(asked.answer(20_000).unwrap(), outcome);
            }
            Err(error) => {
                let cannot = matches!(error, SideError::Quotas { .. });
                prop_assert!(cannot && best.is_none(), "{error}, but {best:?}");
            }
        }
    }

    /// Stopped early, the bound holds and is proved.
    #[test]
    fn a_bound_is_never_too_low(asked in asked(), cases in 1_usize..=3) {
        let Ok(outcome) = asked.answer(cases) else { return Ok(()) };
        let checked = asked.check(&outcome);
        prop_assert!(checked.is_ok(), "{checked:?} of {outcome:?}");
        let true_best = brute(&asked);
        match &outcome {
            Constrained::Optimal(plan) => prop_assert_eq!(Some(plan.value), true_best),
            Constrained::Infeasible(_) => prop_assert_eq!(None, true_best),
            Constrained::Unfinished { best, bound, .. } => {
                prop_assert!(true_best.is_none_or(|value| value <= *bound));
                if let Some(plan) = best {
                    prop_assert!(Some(plan.value) <= true_best);
                }
            }
        }
    }
}
