//! The checks of a plan that is best by one level after another.

use crate::assignment::{
    Outcome, Pairs, Problem,
    model::{Level, LevelResult, LexicographicOptimum, QuotaConflict, Quotas},
};

use super::min_cost_flow::{all, eligible, feasible, same_shape, short};
use super::remainder::Remainder;
use super::{Certificate, Check, Flaw};

/// Checks a plan of [`lexicographic::solve`](crate::assignment::lexicographic::solve()), level after level: its value, that no
/// plan that is best so far has a better one, and then which plans are left; or, where no plan is
/// claimed to exist, that the quotas named leave too little room. See [`LexicographicOptimum`] for why that is a
/// proof. That the plan is the first of those that are equally good is not checked.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// Linear for each level, and for each step of a leximin level, in the cells that are still open and
/// in the members of groups; in 128 bits.
pub fn check_lexicographic(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
    outcome: &Outcome<LexicographicOptimum, QuotaConflict>,
) -> Result<Certificate, Flaw> {
    same_shape(cells, quotas)?;
    let every = all(Pairs::Largest, quotas);
    let best = match outcome {
        Outcome::Optimal(best) => best,
        Outcome::Infeasible(shortage) => {
            return short(eligible(cells), quotas, &every, shortage).map(Certificate::of_conflict);
        }
    };
    let plan = feasible(cells, quotas, &every, &best.pairs)?;
    let mut remainder = Remainder::new(cells, quotas, every, plan);
    let mut is_counted = false;
    let shape = (cells.rows(), cells.cols());
    let count = levels.len().max(best.reached.len());
    for level in 0..count {
        let (Some(asked), Some(reached)) = (levels.get(level), best.reached.get(level)) else {
            return Err(Flaw::OtherLevel { level });
        };
        if asked.tables().any(|table| table.dim() != shape) {
            return Err(Flaw::OtherLevel { level });
        }
        remainder.level = level;
        match (asked, reached) {
            (Level::MaximizeSum(weights), LevelResult::MaximizeSum { value, prices }) => {
                let weight = |row: usize, col: usize| weights[[row, col]];
                remainder.most(weight, prices)?;
                let found = remainder.weights(weight).map(i128::from).sum::<i128>();
                remainder.is(found == i128::from(*value))?;
            }
            (
                Level::MaximizeMinimum(weights),
                LevelResult::MaximizeMinimum { value, most_pairs, no_better },
            ) => {
                let weight = |row: usize, col: usize| weights[[row, col]];
                remainder.counted(&mut is_counted, most_pairs.as_ref())?;
                remainder.is(remainder.weights(weight).min() == *value)?;
                remainder.worst(weight, *value, no_better.as_ref())?;
            }
            (Level::Leximin(weights), LevelResult::Leximin { value, most_pairs, steps }) => {
                let weight = |row: usize, col: usize| weights[[row, col]];
                remainder.counted(&mut is_counted, most_pairs.as_ref())?;
                remainder.leximin(weight, value, steps)?;
            }
            (
                Level::MinimizeSpread { of_rows, of_cols },
                LevelResult::MinimizeSpread { value, most_pairs, empty },
            ) => {
                let weights = |row: usize, col: usize| [of_rows[[row, col]], of_cols[[row, col]]];
                remainder.counted(&mut is_counted, most_pairs.as_ref())?;
                remainder.even(weights, *value, empty)?;
            }
            _ => return Err(Flaw::OtherLevel { level }),
        }
    }
    let passed = vec![Check::PrimalFeasible, Check::EachLevel];
    let only_optimum = Some(remainder.has_one_plan());
    Ok(Certificate { only_optimum, ..Certificate::without_value(passed, 0) })
}
