//! Side constraints: against every plan there is, by proof, and on wrong input.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::ops::ControlFlow;

use crate::cases::cases;
use ndarray::array;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Member, Pairs, Problem, Row, branch_and_bound, min_cost_flow,
    model::{
        Bounds, BranchNode, BranchTree, ConstrainedOutcome, ConstraintError, Constraints,
        Exclusive, LinearConstraint, Multipliers, NodeLimit, Quotas, SemiContinuous,
    },
};
use regiopair::certificate::{Flaw, check_branch_and_bound};

#[derive(Debug, Clone)]
struct Asked {
    problem: Problem,
    quotas: Quotas,
    constraints: Constraints,
}

impl Asked {
    fn answer(&self, nodes: usize) -> Result<ConstrainedOutcome, ConstraintError> {
        branch_and_bound::solve(
            &self.problem,
            &self.quotas,
            &self.constraints,
            NodeLimit { nodes },
            None,
        )
    }

    fn check(&self, outcome: &ConstrainedOutcome) -> Result<(), Flaw> {
        check_branch_and_bound(&self.problem, &self.quotas, &self.constraints, outcome).map(|_| ())
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
        let sum = |side: &LinearConstraint| -> i128 {
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
            && constraints.linear.iter().all(|side| {
                (side.least() == i64::MIN || i128::from(side.least()) <= sum(side))
                    && (side.most() == i64::MAX || sum(side) <= i128::from(side.most()))
            })
            && constraints.exclusive.iter().all(|exclusive| {
                let active = exclusive.members().iter().filter(|member| match member {
                    Member::Row(row) => of_row(row.0) > 0,
                    Member::Col(col) => of_col(col.0) > 0,
                });
                active.count() <= 1
            })
            && constraints.semi_continuous.iter().all(|sum| {
                let made = chosen.iter().filter(|cell| sum.cells().contains(&(cell.0, cell.1)));
                let made = made.count();
                made == 0 || made >= sum.least()
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

fn side(rows: usize, cols: usize) -> impl Strategy<Value = LinearConstraint> {
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
        LinearConstraint::sum(terms, least..=most).unwrap()
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

fn semi_continuous(rows: usize, cols: usize) -> impl Strategy<Value = SemiContinuous> {
    let one = prop_oneof![
        2 => (0..cols).prop_map(move |col| (0..rows).map(|row| (row, col)).collect()),
        1 => (0..rows).prop_map(move |row| (0..cols).map(|col| (row, col)).collect()),
        1 => prop::collection::btree_set((0..rows, 0..cols), 0..=8),
    ];
    (one, 0_usize..=4).prop_map(|(cells, least)| {
        let cells = cells.into_iter().map(|(row, col)| (Row(row), Col(col)));
        SemiContinuous::new(cells, least).unwrap()
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
            prop::collection::vec(semi_continuous(rows, cols), 0..=2),
        )
            .prop_map(move |((scores, reservation), of_rows, of_cols, row_groups, col_groups, side, exclusive, semi_continuous)| {
                let pairs = Pairs::Free { reservation };
                let problem =
                    Problem::from_fn(rows, cols, pairs, |row, col| scores[row.0 * cols + col.0]);
                let quotas = super::drawn::quotas(of_rows, of_cols, row_groups, col_groups, range);
                let constraints = Constraints { linear: side, exclusive, semi_continuous };
                Asked { problem: problem.unwrap(), quotas, constraints }
            })
    })
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn no_set_of_cells_is_better(asked in asked()) {
        let best = brute(&asked);
        match asked.answer(20_000) {
            Ok(outcome) => {
                let checked = asked.check(&outcome);
                prop_assert!(checked.is_ok(), "{checked:?} of {outcome:?}");
                match &outcome {
                    ConstrainedOutcome::Optimal(plan) => prop_assert_eq!(Some(plan.value), best),
                    ConstrainedOutcome::Infeasible(_) => prop_assert_eq!(None, best),
                    ConstrainedOutcome::Unfinished { .. } => prop_assert!(false, "unfinished"),
                }
                prop_assert_eq!(asked.answer(20_000).unwrap(), outcome);
            }
            Err(error) => {
                let cannot = matches!(error, ConstraintError::Quotas { .. });
                prop_assert!(cannot && best.is_none(), "{error}, but {best:?}");
            }
        }
    }

    /// Stopped early, the bound holds and is proved.
    #[test]
    fn a_bound_is_never_too_low(asked in asked(), nodes in 1_usize..=3) {
        let Ok(outcome) = asked.answer(nodes) else { return Ok(()) };
        let checked = asked.check(&outcome);
        prop_assert!(checked.is_ok(), "{checked:?} of {outcome:?}");
        let true_best = brute(&asked);
        match &outcome {
            ConstrainedOutcome::Optimal(plan) => prop_assert_eq!(Some(plan.value), true_best),
            ConstrainedOutcome::Infeasible(_) => prop_assert_eq!(None, true_best),
            ConstrainedOutcome::Unfinished { best, bound, .. } => {
                prop_assert!(true_best.is_none_or(|value| value <= *bound));
                if let Some(plan) = best {
                    prop_assert!(Some(plan.value) <= true_best);
                }
            }
        }
    }
}

fn free(scores: &ndarray::Array2<i64>) -> Problem {
    Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 }).unwrap()
}

fn cells<const N: usize>(cells: [(usize, usize); N]) -> [(Row, Col); N] {
    cells.map(|(row, col)| (Row(row), Col(col)))
}

/// Three rows, three columns, at most one pair on the diagonal and at least one in the corner cells.
fn written() -> Asked {
    let side = vec![
        LinearConstraint::count(cells([(0, 0), (1, 1), (2, 2)]), 0..=1).unwrap(),
        LinearConstraint::count(cells([(0, 2), (2, 0)]), 1..=2).unwrap(),
    ];
    Asked {
        problem: free(&array![[9, 5, 1], [5, 9, 5], [2, 5, 9]]),
        quotas: Quotas::new(3, 3),
        constraints: Constraints { linear: side, ..Constraints::default() },
    }
}

#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn a_written_case() {
    let asked = written();
    let outcome = asked.answer(100).unwrap();
    asked.check(&outcome).unwrap();
    let best = outcome.optimum().unwrap();
    // (0, 1), (1, 2), (2, 0) for 12 or (0, 2), (1, 1), (2, 0) for 12; no other plan has as much.
    assert_eq!(best.total, 12);
    assert_eq!(brute(&asked), Some(12));
}

/// Without constraints it is the flow.
#[test]
fn nothing_asked_is_the_flow() {
    let asked = Asked { constraints: Constraints::default(), ..written() };
    assert!(asked.constraints.is_empty());
    let outcome = asked.answer(1).unwrap();
    asked.check(&outcome).unwrap();
    let plain = min_cost_flow::solve(&asked.problem, &asked.quotas).unwrap();
    assert_eq!(outcome.optimum().unwrap().pairs, plain.optimum().unwrap().pairs);
}

/// A column of capacity three against another: the exclusive is no count of pairs.
#[test]
fn one_of_two_takes_part_with_all_its_places() {
    let exclusive = Exclusive::new([Col(0).into(), Col(1).into()]).unwrap();
    let asked = Asked {
        problem: free(&array![[5, 6], [5, 6], [5, 1]]),
        quotas: Quotas::new(3, 2).each_col(0..=3).unwrap(),
        constraints: Constraints { exclusive: vec![exclusive], ..Constraints::default() },
    };
    let outcome = asked.answer(100).unwrap();
    asked.check(&outcome).unwrap();
    assert_eq!(outcome.optimum().unwrap().pairs, cells([(0, 0), (1, 0), (2, 0)]));
}

/// Numbers without a pattern, below the given one.
fn noise(seed: u64, place: (usize, usize), below: i64) -> i64 {
    let mut mixed = seed << 32 | u64::try_from(place.0 * 64 + place.1).unwrap();
    for _ in 0..3 {
        mixed = (mixed ^ mixed >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed);
    }
    i64::try_from(mixed >> 33).unwrap() % below
}

/// Two sums that must lie in narrow windows: no price closes that at once.
fn windows(size: usize, seed: u64, width: i64) -> Asked {
    let scores = ndarray::Array2::from_shape_fn((size, size), |place| noise(seed, place, 1_000));
    let all = || (0..size).flat_map(move |row| (0..size).map(move |col| (row, col)));
    let window = |salt: u64| {
        let terms =
            all().map(|(row, col)| (Row(row), Col(col), noise(seed + salt, (row, col), 1_000)));
        let middle = i64::try_from(size).unwrap() * 400;
        LinearConstraint::sum(terms, middle..=middle + width).unwrap()
    };
    Asked {
        problem: free(&scores),
        quotas: Quotas::new(size, size),
        constraints: Constraints {
            linear: vec![window(1_000), window(2_000)],
            ..Constraints::default()
        },
    }
}

/// The value of the best plan of one pair each, from trying them all, row by row.
fn try_all(asked: &Asked, row: usize, taken: &mut Vec<(Row, Col)>) -> Option<i64> {
    if row == asked.problem.rows() {
        let sum = |side: &LinearConstraint| -> i64 {
            let counts = side.terms().iter().filter(|term| taken.contains(&(term.0, term.1)));
            counts.map(|term| term.2).sum()
        };
        let kept = |side: &LinearConstraint| (side.least()..=side.most()).contains(&sum(side));
        let total = taken.iter().filter_map(|&(row, col)| asked.problem.score(row, col)).sum();
        return asked.constraints.linear.iter().all(kept).then_some(total);
    }
    let mut best = try_all(asked, row + 1, taken);
    for col in (0..asked.problem.cols()).map(Col) {
        if taken.iter().all(|pair| pair.1 != col) {
            taken.push((Row(row), col));
            best = best.max(try_all(asked, row + 1, taken));
            taken.pop();
        }
    }
    best
}

/// Questions that are split again and again, some of them without a plan.
#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn many_cases_agree_with_every_plan() {
    let (mut split, mut none) = (0, 0);
    for seed in 0..24 {
        let asked = windows(5, seed, [5, 20, 60][usize::try_from(seed % 3).unwrap()]);
        let outcome = asked.answer(20_000).unwrap();
        asked.check(&outcome).unwrap();
        let best = try_all(&asked, 0, &mut Vec::new());
        assert_eq!(outcome.optimum().map(|plan| plan.value), best, "seed {seed}");
        split += usize::from(outcome.proof().nodes.len() > 10);
        none += usize::from(best.is_none());
    }
    assert!(split > 12 && none > 2, "{split} were split, {none} had no plan");
}

fn hard() -> Asked {
    windows(7, 7, 400)
}

#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn the_limit_leaves_a_gap_that_is_stated() {
    let asked = hard();
    let whole = asked.answer(100_000).unwrap();
    asked.check(&whole).unwrap();
    let best = whole.optimum().unwrap().value;
    assert_eq!(whole.gap(), Some(0));
    let early = asked.answer(1).unwrap();
    asked.check(&early).unwrap();
    let ConstrainedOutcome::Unfinished { best: Some(plan), bound, .. } = &early else {
        panic!("{early:?}")
    };
    assert!(plan.value <= best && best <= *bound);
    assert_eq!(early.gap(), Some(bound - plan.value));
    assert!(early.gap() > Some(0));
}

/// In one case all cells are decided and the plan that is left is the best one; the prices of the linear
/// programme are too coarse to show that nothing is better.
#[test]
fn a_case_that_leaves_the_best_plan_is_closed() {
    let terms = [(Row(0), Col(1), 567_062_777_824), (Row(0), Col(2), -728_551_544_865)];
    let side = LinearConstraint::sum(terms, -728_551_544_865..=256_115_340_378).unwrap();
    let asked = Asked {
        problem: free(&array![[1, 2, 0]]),
        quotas: Quotas::new(1, 3)
            .row(Row(0), 0..=2)
            .and_then(|quotas| quotas.col(Col(0), 1..=2))
            .unwrap(),
        constraints: Constraints { linear: vec![side], ..Constraints::default() },
    };
    let outcome = asked.answer(20_000).unwrap();
    asked.check(&outcome).unwrap();
    // The second pair would have to be joined by the third, and a row has two.
    assert_eq!(outcome.optimum().map(|plan| plan.value), Some(1));
    assert_eq!(brute(&asked), Some(1));
}

/// Stopped at any moment, the search states a plan and a bound that hold.
#[test]
fn a_search_can_be_stopped_at_any_moment() {
    let mut stops = 0;
    for seed in 0..6 {
        let asked = windows(5, seed, 60);
        let best = try_all(&asked, 0, &mut Vec::new());
        let no_better = |value: i64| best.is_some_and(|best| value <= best);
        let holds = |bound: i64| best.is_none_or(|best| best <= bound);
        for at in (0..).map(|power| (1_usize << power) - 1) {
            let mut looks = 0;
            let outcome = branch_and_bound::solve_with_progress(
                &asked.problem,
                &asked.quotas,
                &asked.constraints,
                NodeLimit { nodes: 20_000 },
                None,
                |progress| {
                    assert!(progress.value.is_none_or(no_better), "{progress:?}, {best:?}");
                    assert!(progress.bound.is_none_or(holds), "{progress:?}, {best:?}");
                    assert!(progress.gap().is_none_or(|gap| gap >= 0), "{progress:?}");
                    looks += 1;
                    if looks > at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
            );
            let outcome = outcome.unwrap();
            asked.check(&outcome).unwrap();
            if let ConstrainedOutcome::Unfinished { best: plan, bound, .. } = &outcome {
                assert!(plan.as_ref().is_none_or(|plan| no_better(plan.value)));
                assert!(holds(*bound));
                stops += usize::from(looks > at);
            } else {
                assert_eq!(outcome.optimum().map(|plan| plan.value), best, "seed {seed}");
            }
            // The callback is not called again once it has stopped the search.
            assert!(looks <= at + 1);
            if looks <= at {
                break;
            }
        }
    }
    assert!(stops > 12, "{stops}");
}

/// A plan to start from is used where it keeps everything, and left aside where it does not.
#[test]
fn a_start_is_checked() {
    let asked = hard();
    let Asked { problem, quotas, constraints } = &asked;
    let best = asked.answer(100_000).unwrap();
    let from = |start: &[(Row, Col)]| {
        let effort = NodeLimit { nodes: 1 };
        let outcome =
            branch_and_bound::solve(problem, quotas, constraints, effort, Some(start)).unwrap();
        asked.check(&outcome).unwrap();
        outcome
    };
    assert_eq!(from(best.pairs().unwrap()).pairs(), best.pairs());
    let too_much: Vec<_> = (0..8).map(|place| (Row(place), Col(place))).collect();
    let twice = [best.pairs().unwrap(), best.pairs().unwrap()].concat();
    let outside = cells([(0, 9)]);
    for start in [&too_much[..], &twice, &outside] {
        assert_eq!(from(start), asked.answer(1).unwrap());
    }
}

/// Each slip in a proof is found.
#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn corrupted_proofs_are_rejected() {
    let asked = hard();
    let outcome = asked.answer(100_000).unwrap();
    let spoiled = |spoil: &dyn Fn(&mut regiopair::assignment::model::ConstrainedOptimum)| {
        let mut outcome = outcome.clone();
        let ConstrainedOutcome::Optimal(best) = &mut outcome else { panic!() };
        spoil(best);
        asked.check(&outcome)
    };
    assert!(spoiled(&|_| ()).is_ok());
    assert!(matches!(spoiled(&|best| best.total += 1), Err(Flaw::WrongTotal { .. })));
    assert!(matches!(spoiled(&|best| best.value += 1), Err(Flaw::WrongTotal { .. })));
    assert!(matches!(spoiled(&|best| best.pairs.swap(0, 1)), Err(Flaw::PairsOutOfOrder { .. })));
    let first = outcome.pairs().unwrap()[0];
    let without = asked.problem.clone().retain(|row, col, _| (row, col) != first);
    let without = Asked { problem: without, ..asked.clone() }.answer(100_000).unwrap();
    let second = without.optimum().unwrap();
    let worse = spoiled(&|best| {
        (best.pairs, best.total, best.value) = (second.pairs.clone(), second.total, second.value);
    });
    assert!(matches!(worse, Err(Flaw::NodeNotClosed { .. })), "{worse:?}");
    let broken = spoiled(&|best| {
        best.pairs = (0..7).map(|place| (Row(place), Col(place))).collect();
    });
    assert!(matches!(broken, Err(Flaw::ConstraintBroken { constraint: 0, .. })), "{broken:?}");
    let count = outcome.proof().nodes.len();
    assert!(count > 10, "{count} nodes are too few to corrupt");
    let (mut splits, mut leaves, mut empty, mut found) = (0, 0, 0, 0);
    for place in 0..count {
        match &outcome.proof().nodes[place] {
            BranchNode::Cell { .. } => {
                splits += 1;
                // The same node for both children: the other is not reached.
                let same = spoiled(&|best| {
                    if let BranchNode::Cell { without, with, .. } = &mut best.proof.nodes[place] {
                        *with = *without;
                    }
                });
                assert!(
                    matches!(same, Err(Flaw::NodeRepeated { .. } | Flaw::NodeNotClosed { .. })),
                    "{same:?}"
                );
                let none = spoiled(&|best| {
                    if let BranchNode::Cell { with, .. } = &mut best.proof.nodes[place] {
                        *with = count;
                    }
                });
                assert!(matches!(none, Err(Flaw::NoSuchNode { .. })), "{none:?}");
                let back = spoiled(&|best| {
                    if let BranchNode::Cell { with, .. } = &mut best.proof.nodes[place] {
                        *with = 0;
                    }
                });
                assert!(matches!(back, Err(Flaw::NodeRepeated { node: 0 })), "{back:?}");
                // Another cell is branched on.
                let other = spoiled(&|best| {
                    if let BranchNode::Cell { row, .. } = &mut best.proof.nodes[place] {
                        row.0 = (row.0 + 1) % 7;
                    }
                });
                found += usize::from(other.is_err());
            }
            BranchNode::Closed(_) => {
                // Without prices nothing is proved.
                let plain = spoiled(&|best| {
                    best.proof.nodes[place] = BranchNode::Closed(Multipliers::default());
                });
                if plain.is_ok() {
                    // A required pair was fixed out: there is nothing to prove.
                    empty += 1;
                    continue;
                }
                leaves += 1;
                assert!(matches!(plain, Err(Flaw::NodeNotClosed { .. })), "{plain:?}");
                let none = spoiled(&|best| {
                    if let BranchNode::Closed(by) = &mut best.proof.nodes[place] {
                        by.scale = -by.scale - 1;
                    }
                });
                assert!(matches!(none, Err(Flaw::InvalidMultipliers { .. })), "{none:?}");
                let large = spoiled(&|best| {
                    if let BranchNode::Closed(by) = &mut best.proof.nodes[place] {
                        by.linear = vec![(0, i128::MAX)];
                    }
                });
                assert!(matches!(large, Err(Flaw::NodeOverflow { .. })), "{large:?}");
            }
            _ => {}
        }
    }
    assert!(splits > 5 && leaves > 5 && empty < leaves, "{splits}, {leaves}, {empty}");
    // Another cell may serve as well here or there.
    assert!(found * 2 > splits, "{found} of {splits}");
}

/// A false optimum is rejected, and so is a false claim that there is no plan.
#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn claims_are_held_against_the_proof() {
    let asked = hard();
    let outcome = asked.answer(100_000).unwrap();
    let none = asked.check(&ConstrainedOutcome::Infeasible(outcome.proof().clone()));
    assert!(
        matches!(none, Err(Flaw::NarrowedWithoutIncumbent { .. } | Flaw::NodeNotClosed { .. })),
        "{none:?}"
    );
    let early = asked.answer(1).unwrap();
    let ConstrainedOutcome::Unfinished { best, bound, proof } = early else { panic!() };
    let lower = ConstrainedOutcome::Unfinished {
        best: best.clone(),
        bound: bound - 1,
        proof: proof.clone(),
    };
    assert!(matches!(asked.check(&lower), Err(Flaw::NodeNotClosed { .. })));
    let value = best.as_ref().unwrap().value;
    let below = ConstrainedOutcome::Unfinished { best, bound: value - 1, proof };
    assert!(matches!(asked.check(&below), Err(Flaw::BoundBelowPlan { .. })));
}

/// An open end has no price, and an exclusive no negative one.
#[test]
fn what_is_open_proves_nothing() {
    let asked = Asked {
        constraints: Constraints {
            linear: vec![LinearConstraint::sum([(Row(0), Col(0), 1)], i64::MIN..=0).unwrap()],
            exclusive: vec![Exclusive::new([Row(0).into(), Row(1).into()]).unwrap()],
            ..Constraints::default()
        },
        ..written()
    };
    let outcome = asked.answer(1_000).unwrap();
    asked.check(&outcome).unwrap();
    for (side, exclusive, right) in [
        (vec![], vec![(0, 100)], true),
        (vec![(0, 7)], vec![(0, 100)], true),
        (vec![(0, -1)], vec![(0, 100)], false),
        (vec![(1, 1)], vec![(0, 100)], false),
        (vec![(0, 1), (0, 1)], vec![(0, 100)], false),
        (vec![], vec![(0, -1)], false),
    ] {
        let by = Multipliers { scale: 1, linear: side, exclusive, ..Multipliers::default() };
        let proof = BranchTree { nodes: vec![BranchNode::Closed(by)] };
        let claimed = ConstrainedOutcome::Unfinished { best: None, bound: 10_000, proof };
        let checked = asked.check(&claimed);
        let rejected = matches!(checked, Err(Flaw::InvalidMultipliers { node: 0 }));
        assert!(if right { checked.is_ok() } else { rejected }, "{checked:?} of {claimed:?}");
    }
}

/// Members of an exclusive that may have two and three pairs are counted in sixths: 3 x + 2 y ≤ 6. At a
/// price of 3.5 no pair is worth more than it costs, so that no plan is worth more than 21.
#[test]
fn an_exclusive_is_counted_in_a_unit_of_all_members() {
    let asked = Asked {
        problem: free(&array![[10, 10, 0, 0, 0], [0, 0, 7, 7, 7]]),
        quotas: Quotas::new(2, 5).row(Row(0), 0..=2).unwrap().row(Row(1), 0..=3).unwrap(),
        constraints: Constraints {
            exclusive: vec![Exclusive::new([Row(0).into(), Row(1).into()]).unwrap()],
            ..Constraints::default()
        },
    };
    assert_eq!(brute(&asked), Some(21));
    let by = Multipliers { scale: 2, exclusive: vec![(0, 7)], ..Multipliers::default() };
    let proof = BranchTree { nodes: vec![BranchNode::Closed(by)] };
    for (bound, is_proved) in [(21, true), (20, false)] {
        let proof = proof.clone();
        let claimed = ConstrainedOutcome::Unfinished { best: None, bound, proof };
        let Asked { problem, quotas, constraints } = &asked;
        let checked = check_branch_and_bound(problem, quotas, constraints, &claimed);
        // Without a plan the whole bound is the gap.
        let gap = checked.as_ref().ok().map(|it| it.gap().score);
        assert_eq!(gap, is_proved.then_some(21), "{bound}: {checked:?}");
    }
}

/// A branching on an exclusive must have a node for each member.
#[test]
fn a_missing_member_is_detected() {
    let members: [Member; 3] = [Col(0).into(), Col(1).into(), Row(2).into()];
    let asked = Asked {
        problem: free(&array![[5, 5], [5, 5], [7, 5]]),
        quotas: Quotas::new(3, 2).each_col(0..=3).unwrap(),
        constraints: Constraints {
            exclusive: vec![Exclusive::new(members).unwrap()],
            ..Constraints::default()
        },
    };
    let outcome = asked.answer(1_000).unwrap();
    asked.check(&outcome).unwrap();
    assert_eq!(outcome.optimum().map(|best| best.value), brute(&asked));
    let mut fewer = outcome.clone();
    let ConstrainedOutcome::Optimal(best) = &mut fewer else { panic!() };
    let nodes = std::mem::take(&mut best.proof.nodes);
    // One node for all members: the first member alone.
    best.proof.nodes = vec![BranchNode::Exclusive { exclusive: 0, only: vec![1] }];
    best.proof.nodes.extend(nodes);
    assert!(matches!(asked.check(&fewer), Err(Flaw::NotAllMembers { node: 0 })));
    let ConstrainedOutcome::Optimal(best) = &mut fewer else { panic!() };
    best.pairs = cells([(0, 0), (1, 1)]).to_vec();
    assert!(matches!(asked.check(&fewer), Err(Flaw::ExclusiveBroken { exclusive: 0 })));
}

#[test]
fn wrong_constraints_are_refused_by_name() {
    let twice = LinearConstraint::count(cells([(1, 0), (0, 0), (1, 0)]), 0..=1).unwrap_err();
    assert_eq!(twice.to_string(), "the constraint names row 1, column 0 twice");
    #[expect(clippy::reversed_empty_ranges, reason = "that is what is refused")]
    let wrong = LinearConstraint::sum([], 2..=1).unwrap_err();
    assert_eq!(wrong.to_string(), "the constraint requires at least 2 and at most 1");
    let large = LinearConstraint::sum([(Row(0), Col(1), i64::MIN)], 0..=1).unwrap_err();
    assert!(large.to_string().contains("lies outside -1000000000000 ..= 1000000000000"), "{large}");
    let twice = Exclusive::new([Row(1).into(), Row(1).into()]).unwrap_err();
    assert_eq!(twice.to_string(), "an exclusive names row 1 twice");
    let asked = |constraints: Constraints| {
        Asked { constraints, ..written() }.answer(1).unwrap_err().to_string()
    };
    let outside = LinearConstraint::count(cells([(0, 3)]), 0..=1).unwrap();
    assert_eq!(
        asked(Constraints { linear: vec![outside], ..Constraints::default() }),
        "constraint 0 names row 0, column 3; the table has 3 rows and 3 columns"
    );
    let nobody = Exclusive::new([Row(7).into()]).unwrap();
    assert_eq!(
        asked(Constraints { exclusive: vec![nobody], ..Constraints::default() }),
        "exclusive 0 names row 7, which does not exist; there are 3, counted from 0"
    );
    let complete = written().problem.with_pairs(Pairs::Complete).unwrap();
    let error = Asked { problem: complete, ..written() }.answer(1).unwrap_err();
    assert_eq!(error, ConstraintError::Mode { found: Pairs::Complete });
    let other = Asked { quotas: Quotas::new(2, 3), ..written() }.answer(1).unwrap_err();
    assert!(matches!(other, ConstraintError::Quotas { .. }), "{other}");
}

/// The largest numbers that are accepted, and sums that could leave 64 bits.
#[test]
fn the_largest_numbers_do_not_overflow() {
    let limit = Problem::score_limit(3, 3);
    let scores = array![[limit, -limit, limit], [limit, limit, -limit], [limit, limit - 1, 7]];
    let term = |place: usize| (Row(place), Col(place), [-1, 1, 1][place] * 1_000_000_000_000);
    for range in [i64::MIN..=-1, 1..=i64::MAX, i64::MIN + 1..=i64::MAX - 1, i64::MAX..=i64::MAX] {
        let side = vec![
            LinearConstraint::sum((0..3).map(term), range.clone()).unwrap(),
            LinearConstraint::count(cells([(0, 0), (2, 1)]), 0..=usize::MAX).unwrap(),
        ];
        let asked = Asked {
            problem: free(&scores),
            quotas: Quotas::new(3, 3),
            constraints: Constraints { linear: side, ..Constraints::default() },
        };
        let outcome = asked.answer(1_000).unwrap();
        asked.check(&outcome).unwrap();
        assert_eq!(outcome.optimum().map(|best| best.value), brute(&asked), "{range:?}");
    }
    // Everybody with everybody: the scores of nine pairs no longer fit.
    let many = Quotas::new(3, 3).each_row(0..=3).and_then(|quotas| quotas.each_col(0..=3)).unwrap();
    let high = Problem::from_fn(3, 3, Pairs::Free { reservation: 0 }, |_, _| Some(limit)).unwrap();
    let asked = Asked { problem: high, quotas: many, constraints: Constraints::default() };
    let value = asked.answer(1).unwrap().optimum().unwrap().value;
    assert_eq!(value, 9 * limit);
}

/// Constraints in a file are checked as those that are built, and proofs are read back as written.
#[test]
fn files_are_checked() {
    let asked = hard();
    let outcome = asked.answer(100_000).unwrap();
    let text = serde_json::to_string(&outcome).unwrap();
    assert_eq!(serde_json::from_str::<ConstrainedOutcome>(&text).unwrap(), outcome);
    let exclusive = vec![Exclusive::new([Row(0).into(), Col(1).into()]).unwrap()];
    let constraints = Constraints { exclusive, ..written().constraints };
    let text = serde_json::to_string(&constraints).unwrap();
    assert_eq!(serde_json::from_str::<Constraints>(&text).unwrap(), constraints);
    for (right, wrong, expected) in [
        ("[1,1,1]", "[0,0,1]", "row 0, column 0 twice"),
        (r#""least":1"#, r#""least":3"#, "at least 3 and at most 2"),
        (r#"{"col":1}"#, r#"{"row":0}"#, "row 0 twice"),
    ] {
        let other = text.replace(right, wrong);
        assert_ne!(other, text);
        let error = serde_json::from_str::<Constraints>(&other).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}
