//! The fit after rich profiles are thinned: whether it is only a matter of documentation.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::pairs::ObservedPairs;
use super::standing::Standings;
use crate::plan::{Assessment, Matcher};
use crate::profile::{Dataset, Pool, Role};
use crate::programme::Programme;
use crate::rules::Rules;
use crate::synthetic::Generator;
use crate::taxonomy::DomainId;

/// Pairs that are scored anew over all draws, so that it ends within seconds.
const MOST_SCORED: usize = 2_000_000;

/// Percentiles of the real partners after rich profiles were thinned.
///
/// A candidate is rich if it has more strengths than k, the median of the other candidates of its side,
/// rounded down. In each draw, every rich candidate keeps k of its strengths, drawn at random without
/// replacement, each equally likely; then everything is scored anew.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rarefaction {
    /// Number of candidates that were thinned, of both sides.
    pub thinned: usize,
    /// Number of draws.
    pub draws: usize,
    /// Seed of the draws.
    pub seed: u64,
    /// Mean percentile of the right regions among the candidates of the left ones, over pairs and draws.
    pub rows: f64,
    /// The same of the left regions among the candidates of the right ones.
    pub columns: f64,
    /// S: the mean of both.
    pub s: f64,
}

/// Fewer draws are made for large pools. `None` without observed pairs or draws, or if the scores cannot be computed anew: with criteria of the
/// user's own.
pub(super) fn rarefied(
    assessed: &Assessment,
    observed: &ObservedPairs,
    (draws, seed): (usize, u64),
) -> Option<Rarefaction> {
    let cells = assessed.left().len().saturating_mul(assessed.right().len());
    let draws = draws.min(MOST_SCORED / cells.max(1));
    if observed.pairs.is_empty() || draws == 0 {
        return None;
    }
    let mut rich = rich(assessed.left());
    rich.extend(self::rich(assessed.right()));
    // Scores do not depend on rules.
    let programme =
        Programme { rules: Rules::default(), rounds: Vec::new(), ..assessed.programme().clone() };
    let mut generator = Generator::new(seed);
    let mut sums = [0.0; 2];
    for _ in 0..draws {
        let dataset = thinned(assessed.dataset(), &rich, &mut generator)?;
        let again = Matcher::new(&dataset, programme.clone()).assess().ok()?;
        let values = again.scores().scores();
        let standings = Standings::of(values, observed);
        for pair in &observed.pairs {
            let [row, column] = standings.percentiles(values, pair.row, pair.column);
            sums[0] += row;
            sums[1] += column;
        }
    }
    let [rows, columns] = sums.map(|sum| sum / (draws * observed.pairs.len()) as f64);
    Some(Rarefaction {
        thinned: rich.len(),
        draws,
        seed,
        rows,
        columns,
        s: f64::midpoint(rows, columns),
    })
}

/// A rich candidate: how many strengths it keeps, and which it has.
struct Rich {
    keeps: usize,
    strengths: Vec<DomainId>,
}

/// The rich candidates of a side, by id.
fn rich(pool: &Pool) -> BTreeMap<String, Rich> {
    let mut counts: Vec<usize> =
        pool.profiles().iter().map(|profile| profile.strengths.len()).collect();
    counts.sort_unstable();
    let of = |profile: &crate::profile::Profile| {
        let own = profile.strengths.len();
        let keeps = median_without(&counts, own)?;
        let strengths = profile.strengths.iter().map(|stated| stated.domain).collect();
        (own > keeps).then(|| (profile.region.id.clone(), Rich { keeps, strengths }))
    };
    pool.profiles().iter().filter_map(of).collect()
}

/// The median of a sorted list, rounded down, after one number like this is taken out; `None` if no
/// other is left.
fn median_without(sorted: &[usize], own: usize) -> Option<usize> {
    let place = sorted.partition_point(|count| *count < own);
    let others = sorted.len().checked_sub(1)?;
    let other = |at: usize| sorted.get(if at < place { at } else { at + 1 });
    Some((other(others.checked_sub(1)? / 2)? + other(others / 2)?) / 2)
}

/// The dataset with the strengths that rich candidates keep.
fn thinned(
    dataset: &Dataset,
    rich: &BTreeMap<String, Rich>,
    generator: &mut Generator,
) -> Option<Dataset> {
    let mut kept: BTreeMap<&str, BTreeSet<DomainId>> = BTreeMap::new();
    for (id, Rich { keeps, strengths }) in rich {
        let mut drawn = strengths.clone();
        for place in 0..*keeps {
            let other = place + generator.below(drawn.len() - place);
            drawn.swap(place, other);
        }
        drawn.truncate(*keeps);
        kept.insert(id, drawn.into_iter().collect());
    }
    let mut tables = dataset.tables().clone();
    tables.domains.retain(|row| {
        let domain = dataset.taxonomy().domain(&row.domain);
        let own = kept.get(row.region.as_str()).filter(|_| row.role == Role::Strength);
        own.is_none_or(|own| domain.is_some_and(|domain| own.contains(&domain)))
    });
    Dataset::new(tables).ok()
}

#[cfg(test)]
mod tests {
    use super::median_without;

    #[test]
    fn the_median_is_that_of_the_others() {
        let sorted = [1, 3, 4, 4, 10];
        for (own, expected) in [(1, 4), (3, 4), (4, 3), (10, 3)] {
            // Of 3 4 4 10; 1 4 4 10; 1 3 4 10; 1 3 4 4.
            assert_eq!(median_without(&sorted, own), Some(expected), "without {own}");
        }
        assert_eq!(median_without(&[5, 9], 9), Some(5));
        assert_eq!(median_without(&[5], 5), None);
        assert_eq!(median_without(&[], 5), None);
    }
}
