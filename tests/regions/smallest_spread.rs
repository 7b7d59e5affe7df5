//! Plans that are as even as possible: against every plan, where the two sides see pairs differently.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::cmp::Reverse;

use super::score_table::{SIDES, ScoreTable, Scored, blank};
use proptest::prelude::*;
use regiopair::plan::{Assessment, Matcher};
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report::{language::English, to_text};
use regiopair::rules::Objective;
use regiopair::score::Weights;

/// Hundredths by left and right region.
type Table = [[i64; 4]; 3];

/// Views of both sides, by a criterion for each of them.
fn assessed(left: &Table, right: &Table, right_weight: f64, programme: Programme) -> Assessment {
    let scored = Scored::new(left, &["ES"; 4]);
    let other = Scored::new(right, &["ES"; 4]);
    let of_left = ScoreTable { id: "of-left", ..scored.table };
    let of_right = ScoreTable { id: "of-right", ..other.table };
    let weights = |seeker, host| Weights { seeker, host };
    let matcher = Matcher::new(&scored.dataset, programme);
    let matcher = matcher.criterion(of_left, weights(1.0, 0.0));
    matcher.criterion(of_right, weights(0.0, right_weight)).assess().unwrap()
}

fn even() -> Programme {
    let mut programme = blank();
    programme.rules.objectives = vec![Objective::SmallestSpread, Objective::Total];
    programme
}

/// The right region of each left one.
fn columns(proposal: &Proposal) -> Vec<usize> {
    let number = |id: &str| id.strip_prefix(SIDES[1]).unwrap()[1..].parse().unwrap();
    proposal.pairings.iter().map(|pair| number(&pair.right.id)).collect()
}

/// All ways to give each of three rows a column of its own.
fn every_plan() -> impl Iterator<Item = [usize; 3]> {
    let plans = (0..64).map(|code| [code / 16, code / 4 % 4, code % 4]);
    plans.filter(|plan| plan[0] != plan[1] && plan[0] != plan[2] && plan[1] != plan[2])
}

/// The spread, the lowest view and the total of a plan: better is less.
fn key(plan: &[usize], tables: [&Table; 2]) -> (i64, Reverse<i64>, Reverse<i64>) {
    let views = || (0..3).flat_map(|row| tables.map(|table| table[row][plan[row]]));
    let (lowest, highest) = (views().min().unwrap(), views().max().unwrap());
    (highest - lowest, Reverse(lowest), Reverse(views().sum()))
}

fn table() -> impl Strategy<Value = Table> {
    prop::array::uniform3(prop::array::uniform4(0_i64..=100))
}

proptest! {
    #[test]
    fn no_plan_is_more_even(left in table(), right in table(), has_right in any::<bool>()) {
        let weight = if has_right { 1.0 } else { 0.0 };
        let proposal = assessed(&left, &right, weight, even()).propose().unwrap();
        // Without weights of its own, the right side sees what the left one sees.
        let views = if has_right { [&left, &right] } else { [&left, &left] };
        let best = every_plan().map(|plan| key(&plan, views)).min().unwrap();
        prop_assert_eq!(key(&columns(&proposal), views), best);
        prop_assert!(proposal.certificate.optimal);
        let spread = proposal.objectives[0].value.unwrap() * 100.0;
        prop_assert!((spread - best.0 as f64).abs() < 1e-6, "{} {}", spread, best.0);
        prop_assert_eq!(proposal.objectives[0].bound, proposal.objectives[0].value);
    }

    /// What each pair would cost, and what it would cost to leave out a pair that is made.
    #[test]
    fn losses_are_those_of_the_best_other_plan(left in table(), right in table()) {
        let assessed = assessed(&left, &right, 1.0, even());
        let losses = assessed.pair_losses().unwrap();
        let made = columns(&assessed.propose().unwrap());
        let views = [&left, &right];
        let best = key(&made, views);
        for row in 0..3 {
            for col in 0..4 {
                let is_made = made[row] == col;
                let others = every_plan().filter(|plan| (plan[row] == col) != is_made);
                let other = others.map(|plan| key(&plan, views)).min().unwrap();
                // Where the spread is as small, the lowest view counts.
                let lowest = best.1.0 - other.1.0;
                let expected = if other.0 == best.0 { lowest } else { other.0 - best.0 };
                let found = losses.amount(row, col, &Objective::SmallestSpread).unwrap() * 100.0;
                prop_assert!((found - expected as f64).abs() < 1e-6, "{} {}", found, expected);
            }
        }
    }
}

#[test]
fn the_proof_names_the_spread() {
    let left = [[90, 50, 20, 0], [10, 10, 55, 0], [40, 30, 60, 45]];
    let proposal = assessed(&left, &left, 1.0, even()).propose().unwrap();
    // 0.50, 0.55 and 0.45; with the total alone 0.90, 0.55 and 0.45.
    assert_eq!(columns(&proposal), [1, 2, 3]);
    let text = to_text(&proposal, &English);
    let said = "Optimised one after another: the regions’ views of their partners at most 0.100 apart; total";
    assert!(text.replace('\n', " ").contains(said), "{text}");
}
