//! The facts that are not recorded, with the values that depend on each.

use std::collections::HashMap;

use crate::criteria::{Pair, Unknown};
use crate::plan::{Assessment, PlanningError};

/// A fact that is not recorded.
pub(super) struct Fact {
    pub(super) unknown: Unknown,
    /// The values that are unknown because of it: criterion, row and column.
    pub(super) values: Vec<(usize, usize, usize)>,
}

impl Fact {
    /// A pair whose value depends on it.
    pub(super) fn first_pair(&self) -> Option<(usize, usize)> {
        self.values.first().map(|&(_, row, col)| (row, col))
    }

    /// The values of each pair, by row and column.
    pub(super) fn by_pair(&self) -> Vec<((usize, usize), Vec<usize>)> {
        let mut cells: Vec<_> = self.values.iter().map(|&(k, row, col)| ((row, col), k)).collect();
        cells.sort_unstable();
        let pairs = cells.chunk_by(|a, b| a.0 == b.0);
        pairs.map(|pair| (pair[0].0, pair.iter().map(|(_, k)| *k).collect())).collect()
    }
}

/// What two values have in common if they are unknown for the same reason: a reason that names no region is one
/// of its pair.
type Key = (Unknown, Option<(usize, usize)>);

/// The facts for whose lack values with a weight are unknown, in the order in which they are met: criterion by
/// criterion, row by row. Pairs that a rule excludes are of no concern.
pub(super) fn facts(assessed: &Assessment) -> Result<Vec<Fact>, PlanningError> {
    let scores = assessed.scores();
    let mut facts: Vec<Fact> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    let (rows, columns) = (assessed.left().profiles(), assessed.right().profiles());
    let counting = |&k: &usize| scores.weights()[k].counts();
    for k in (0..scores.criteria().len()).filter(counting) {
        for (row, left) in rows.iter().enumerate() {
            assessed.observer().begin()?;
            for (col, right) in columns.iter().enumerate() {
                if scores.raw_value(k, row, col).get().is_some()
                    || assessed.exclusion(row, col).is_some()
                {
                    continue;
                }
                let Err(unknown) = scores.evidence(k, &Pair { left, right }) else { continue };
                let of_pair = unknown.regions().is_empty().then_some((row, col));
                let place = *places.entry((unknown.clone(), of_pair)).or_insert_with(|| {
                    facts.push(Fact { unknown, values: Vec::new() });
                    facts.len() - 1
                });
                facts[place].values.push((k, row, col));
            }
        }
    }
    Ok(facts)
}
