//! Pairs that hold whatever the unknown values are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::programme::Programme;
use regiopair::rules::Objective;
use regiopair::score::{UnknownTreatment, Weights};
use regiopair::sensitivity::Holds;

use super::score_table::{ScoreTable, Scored, blank};

const ROWS: usize = 3;
const COLS: usize = 4;
type Table = [[i64; COLS]; ROWS];

/// Scores that are known to two thirds: the second criterion has gaps, values below 0.
fn assess(known: Table, gaps: Table, programme: Programme) -> Assessment {
    let scored = Scored::new(&known, &["ES"; COLS]);
    let mut table = ScoreTable::nothing("with-gaps");
    table.values = Scored::new(&gaps, &["ES"; COLS]).table.values;
    let matcher = Matcher::new(&scored.dataset, programme);
    let matcher = matcher.criterion(scored.table.clone(), Weights::both(2.0));
    matcher.criterion(table, Weights::both(1.0)).assess().unwrap()
}

fn leaving_out() -> Programme {
    Programme { unknown_values: UnknownTreatment::LeaveOut, ..blank() }
}

/// All plans: the column of each row.
fn plans() -> Vec<[usize; ROWS]> {
    let mut plans = Vec::new();
    for a in 0..COLS {
        for b in (0..COLS).filter(|b| *b != a) {
            plans.extend((0..COLS).filter(|c| *c != a && *c != b).map(|c| [a, b, c]));
        }
    }
    plans
}

/// The value of a plan in three hundredths if each gap has the value that `of` gives.
fn value(
    known: &Table,
    gaps: &Table,
    plan: &[usize; ROWS],
    of: impl Fn(usize, usize) -> i64,
) -> i64 {
    let pair = |row: usize, col: usize| {
        let second = if gaps[row][col] < 0 { of(row, col) } else { gaps[row][col] };
        2 * known[row][col] + second
    };
    plan.iter().enumerate().map(|(row, &col)| pair(row, col)).sum()
}

fn cell(pair: &regiopair::sensitivity::PairHolds) -> (usize, usize) {
    let number = |id: &str| id.split('-').nth(1).unwrap().parse().unwrap();
    (number(&pair.left.id), number(&pair.right.id))
}

proptest! {
    #![proptest_config(cases(64))]

    /// What is said of a pair agrees with every completion of 0s and 1s, by every plan; and the regret is the
    /// greatest over them.
    #[test]
    fn what_holds_agrees_with_all_completions(
        known in prop::array::uniform3(prop::array::uniform4(0..100_i64)),
        gaps in prop::array::uniform3(prop::array::uniform4(-60..100_i64)),
    ) {
        let unknown: Vec<(usize, usize)> = (0..ROWS)
            .flat_map(|row| (0..COLS).map(move |col| (row, col)))
            .filter(|&(row, col)| gaps[row][col] < 0)
            .collect();
        prop_assume!(unknown.len() <= 8);
        let assessed = assess(known, gaps, leaving_out());
        let completions = assessed.completions().unwrap();
        let plan: Vec<(usize, usize)> =
            completions.pairs.iter().filter(|pair| pair.is_proposed).map(cell).collect();
        prop_assert_eq!(plan.len(), ROWS);
        let own = [plan[0].1, plan[1].1, plan[2].1];
        let all = plans();
        let mut regret = 0;
        let mut best_in = [[0_usize; COLS]; ROWS];
        let mut count = 0_usize;
        for bits in 0..1_usize << unknown.len() {
            let of = |row, col| {
                let place = unknown.iter().position(|it| *it == (row, col)).unwrap();
                if bits >> place & 1 == 1 { 100 } else { 0 }
            };
            let values: Vec<i64> = all.iter().map(|plan| value(&known, &gaps, plan, of)).collect();
            let best = *values.iter().max().unwrap();
            regret = regret.max(best - value(&known, &gaps, &own, of));
            let mut is_best = [[false; COLS]; ROWS];
            for (plan, _) in all.iter().zip(&values).filter(|(_, value)| **value == best) {
                plan.iter().enumerate().for_each(|(row, &col)| is_best[row][col] = true);
            }
            for (counts, is_best) in best_in.iter_mut().flatten().zip(is_best.iter().flatten()) {
                *counts += usize::from(*is_best);
            }
            count += 1;
        }
        prop_assert!((completions.worst.regret().unwrap() - regret as f64 / 300.0).abs() < 1e-8);
        let mut listed = 0;
        for pair in &completions.pairs {
            let (row, col) = cell(pair);
            let times = best_in[row][col];
            listed += 1;
            if pair.holds == Holds::Always {
                prop_assert_eq!(times, count);
            }
            if regret == 0 && pair.is_proposed {
                prop_assert_eq!(pair.holds, Holds::Always);
            }
        }
        prop_assert_eq!(listed + completions.never, ROWS * COLS);
        for (row, of_row) in best_in.iter().enumerate() {
            for (col, times) in of_row.iter().enumerate() {
                let is_listed = completions.pairs.iter().any(|pair| cell(pair) == (row, col));
                // Pairs that are not listed are in no best plan.
                prop_assert!(is_listed || *times == 0);
            }
        }
    }
}

#[test]
fn a_gap_that_decides() {
    // The worked example of the questions: only (2, 3) is unknown, and could take the place of (2, 2).
    let known = [[90, 10, 10, 10], [10, 80, 10, 10], [10, 10, 60, 45]];
    let gaps = [[90, 10, 10, 10], [10, 80, 10, 10], [10, 10, 30, -1]];
    let completions = assess(known, gaps, leaving_out()).completions().unwrap();
    let holds: Vec<_> = completions.pairs.iter().map(|pair| (cell(pair), pair.holds)).collect();
    let wanted = [
        ((0, 0), Holds::Always),
        ((1, 1), Holds::Always),
        ((2, 2), Holds::Sometimes),
        ((2, 3), Holds::Sometimes),
    ];
    assert_eq!(holds, wanted);
    assert_eq!(completions.never, 8);
    assert!((completions.worst.regret().unwrap() - (1.9 / 3.0 - 0.5)).abs() < 1e-9);
}

#[test]
fn programmes_that_compare_plans_otherwise_are_refused() {
    let table = [[90, 10, 10, 10], [10, 80, 10, 10], [10, 10, 60, 45]];
    let mut leximin = leaving_out();
    leximin.rules.objectives = vec![Objective::Leximin];
    let mut minimum = leaving_out();
    minimum.rules.minimum_score = Some(0.05);
    for (programme, words) in
        [(leximin, "under objective `leximin`"), (minimum, "under rule `rules.minimum_score`")]
    {
        let error = assess(table, table, programme).completions().unwrap_err();
        assert!(matches!(error, PlanningError::NoCompletions { .. }));
        assert!(error.to_string().contains(words), "{error}");
    }
}
