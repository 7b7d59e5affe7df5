//! How near the pairs that a minimum excludes come to it.

use super::statement::Statement;
use crate::plan::Assessment;
use crate::rules::RuleId;

/// What is highest among the pairs that are concerned, if the rule is a minimum and anything is known of
/// them.
pub(super) fn highest(
    assessed: &Assessment,
    rule: RuleId,
    concerns: impl Fn(usize, usize) -> bool,
) -> Option<Statement> {
    let cells = assessed.steps().indexed_iter().map(|(cell, _)| cell);
    let concerned = cells.filter(|&(row, col)| concerns(row, col));
    match rule {
        RuleId::MinimumScore => {
            let scores = concerned.filter_map(|(row, col)| assessed.score(row, col));
            scores.reduce(f64::max).map(|score| Statement::BestScore { score })
        }
        RuleId::MinimumValue(place) => {
            let criterion = &assessed.programme().rules.minimum_values.get(place)?.criterion;
            let values = concerned.filter_map(|(row, col)| assessed.value(criterion, row, col));
            let criterion = criterion.clone();
            values.reduce(f64::max).map(|value| Statement::HighestValue { criterion, value })
        }
        _ => None,
    }
}
