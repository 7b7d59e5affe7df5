//! The weights of a plan as near to each other as possible, under quotas.

use std::convert::Infallible;

use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::lexicographic::raise::within;
use crate::assignment::lexicographic::residual::Residual;
use crate::assignment::lexicographic::smallest_range::smallest_range;
use crate::assignment::model::{Col, EmptyRange, Row, WeightRange};

/// Finds the plans with the smallest spread, among them those with the highest lowest weight, and leaves
/// them alone. Returns their range, `None` without any pair, and what proves it. All plans of the set
/// must have as many pairs.
pub(super) fn even(
    set: &mut OptimalSet,
    weights: impl Fn(Row, Col) -> WeightRange,
) -> (Option<WeightRange>, Vec<EmptyRange>) {
    let all = |pairs: &mut dyn Iterator<Item = WeightRange>| {
        WeightRange::of(pairs.flat_map(|it| [it.lowest, it.highest]))
    };
    let of_settled = all(&mut set.settled.iter().map(|&(row, col)| weights(row, col)));
    // A settled pair is in every plan, so that no plan's range is smaller than its own.
    let clamped = |row: Row, col: Col| {
        let own = weights(row, col);
        of_settled.map_or(own, |settled| WeightRange {
            lowest: own.lowest.min(settled.lowest),
            highest: own.highest.max(settled.highest),
        })
    };
    let of_plan = |plan: &[(Row, Col)]| all(&mut plan.iter().map(|&(row, col)| clamped(row, col)));
    // Without an open pair the settled ones are all there is.
    let Some(known) = of_plan(&set.plan) else { return (of_settled, Vec::new()) };
    let cells: Vec<WeightRange> = set.open().map(|(row, col)| clamped(row, col)).collect();
    let mut residual = Residual::new(set, |_, _| false);
    let lows = cells.iter().map(|it| it.lowest).collect();
    let highs = cells.iter().map(|it| it.highest).collect();
    let least_top = of_settled.map(|settled| settled.highest);
    let Ok(found) = smallest_range(lows, highs, known, least_top, |range| {
        let plan = within(&mut residual, set, |cell| range.contains(cells[cell])).ok();
        let found = plan.as_deref().and_then(of_plan);
        if let Some(plan) = plan {
            set.plan = plan;
        }
        Ok::<_, Infallible>(found)
    });
    let best = found.best;
    let empty = found.empty.into_iter().filter_map(|range| {
        let conflict = within(&mut residual, set, |cell| range.contains(cells[cell])).err()?;
        Some(EmptyRange { range, conflict })
    });
    let empty = empty.collect();
    if let Ok(plan) = within(&mut residual, set, |cell| best.contains(cells[cell])) {
        set.plan = plan;
    }
    set.keep(|row, col| best.contains(clamped(row, col)));
    (Some(best), empty)
}
