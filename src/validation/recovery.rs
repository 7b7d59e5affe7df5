//! How well the observed partners are recovered: ranks, hits, and the plan against them.

use std::collections::BTreeSet;

use ndarray::{Array2, ArrayView2};
use serde::{Deserialize, Serialize};

use super::standing::{Line, Lines, Standing};
use crate::score::Value;

/// Ranks up to which hits are counted.
pub const HIT_RANKS: [u32; 3] = [1, 3, 5];

/// How the observed partners rank among the candidates of one side. Pairs of unknown value are left
/// out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recovery {
    /// Number of observed pairs with a known value.
    pub known: usize,
    /// Mean of the percentiles: the share of the other candidates with a lower value, ties counting half.
    /// `None` if nothing is known.
    pub percentile: Option<f64>,
    /// Mean of 1 / rank; `None` if nothing is known.
    pub mean_reciprocal_rank: Option<f64>,
    /// Number of observed partners whose rank is at most 1, 3 and 5 ([`HIT_RANKS`]); equal values share
    /// their mean rank.
    pub hits: [usize; 3],
    /// The mean rank expected under chance, (candidates + 1) / 2; `None` if nothing is known.
    pub chance_mean_rank: Option<f64>,
}

/// Returns how the observed cells (row, column) rank within their rows.
///
/// ```
/// use ndarray::arr2;
/// use regiopair::score::Value;
/// use regiopair::validation::recovery;
///
/// let values = arr2(&[[0.9, 0.1, 0.4], [0.2, 0.7, 0.5], [0.3, 0.6, 0.4]]).mapv(Value::known);
/// let found = recovery(&values.view(), &[(0, 0), (1, 1), (2, 2)]);
/// assert_eq!(found.hits, [2, 3, 3]);
/// assert_eq!(found.mean_reciprocal_rank, Some((1.0 + 1.0 + 0.5) / 3.0));
/// ```
///
/// # Complexity
/// Sorts each row with an observed cell. Cells outside the table are left out.
pub fn recovery(values: &ArrayView2<'_, Value>, observed: &[(usize, usize)]) -> Recovery {
    let inside =
        || observed.iter().filter_map(|cell| values.get(*cell).map(|value| (cell.0, *value)));
    let lines = Lines::new(values, inside().map(|(row, _)| row));
    let standings: Vec<Standing> =
        inside().filter_map(|(row, value)| lines.standing(row, value)).collect();
    Recovery::of(&standings)
}

impl Recovery {
    /// Of the standings of observed partners.
    pub(super) fn of(standings: &[Standing]) -> Self {
        let ranks: Vec<f64> = standings.iter().filter_map(|standing| standing.rank).collect();
        let percentiles: Vec<f64> =
            standings.iter().filter_map(|standing| standing.percentile).collect();
        let chance = standings.iter().filter(|standing| standing.rank.is_some());
        let chance: Vec<f64> =
            chance.map(|standing| (standing.candidates + 1) as f64 / 2.0).collect();
        let reciprocal: Vec<f64> = ranks.iter().map(|rank| 1.0 / rank).collect();
        Self {
            known: ranks.len(),
            percentile: mean(&percentiles),
            mean_reciprocal_rank: mean(&reciprocal),
            hits: HIT_RANKS
                .map(|most| ranks.iter().filter(|rank| **rank <= f64::from(most)).count()),
            chance_mean_rank: mean(&chance),
        }
    }
}

/// The mean; `None` of nothing.
pub(super) fn mean(list: &[f64]) -> Option<f64> {
    (!list.is_empty()).then(|| list.iter().sum::<f64>() / list.len() as f64)
}

/// Returns the probability that an observed pair has a greater value than another pair, ties counting
/// half: the area under the curve of true against false positives (Hanley & McNeil 1982). 0.5 under
/// chance; `None` if no value of either kind is known.
///
/// ```
/// use ndarray::arr2;
/// use regiopair::score::Value;
/// use regiopair::validation::auc;
///
/// let values = arr2(&[[0.9, 0.1], [0.4, 0.3]]).mapv(Value::known);
/// assert_eq!(auc(&values, &[(0, 0), (1, 1)]), Some(0.75));
/// ```
///
/// # Complexity
/// O(c log n) for c cells and n observed pairs.
pub fn auc(values: &Array2<Value>, observed: &[(usize, usize)]) -> Option<f64> {
    let own: BTreeSet<(usize, usize)> = observed.iter().copied().collect();
    let known = own.iter().filter_map(|&cell| values.get(cell));
    let observed = Line::new(known).into_sorted();
    let mut better = 0.0;
    let mut others = 0_usize;
    for (cell, value) in values.indexed_iter() {
        let Some(value) = value.get().filter(|_| !own.contains(&cell)) else { continue };
        let below = observed.partition_point(|own| *own < value);
        let up_to = observed.partition_point(|own| *own <= value);
        better += (observed.len() - up_to) as f64 + (up_to - below) as f64 / 2.0;
        others += 1;
    }
    (others > 0 && !observed.is_empty()).then(|| better / others as f64 / observed.len() as f64)
}

/// What the observed pairs are worth next to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Efficiency {
    /// Sum of the values of the observed pairs.
    pub observed: f64,
    /// Sum of the values of the plan.
    pub plan: f64,
    /// Sum of the values expected of random pairs.
    pub chance: f64,
    /// observed / plan; `None` if the plan is worth nothing.
    pub efficiency: Option<f64>,
    /// (observed − chance) / (plan − chance): 0 under chance, 1 for a plan as good; `None` if the plan is no
    /// better than chance.
    pub normalised: Option<f64>,
}

impl Efficiency {
    /// Compares three sums.
    pub fn of(observed: f64, plan: f64, chance: f64) -> Self {
        let ratio = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        let efficiency = ratio(observed, plan);
        Self {
            observed,
            plan,
            chance,
            efficiency,
            normalised: ratio(observed - chance, plan - chance),
        }
    }
}
