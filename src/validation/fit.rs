//! How well a scoring ranks the observed partners, with its test.

use std::collections::{BTreeMap, BTreeSet};

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::bootstrap::{Interval, intervals};
use super::correction::sidak;
use super::pairs::{ObservedPair, ObservedPairs};
use super::permutation::{
    PermutationOptions, PermutationTest, Untestable, cells_of, permutation_tests,
};
use super::recovery::{Recovery, auc, mean};
use super::scoring::Scoring;
use super::standing::{Standing, Standings};
use crate::score::Value;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What chance means in a test.
    pub enum Chance as "kind of chance" {
        /// The observed partners are drawn anew among the regions of the same round.
        WithinRounds = "within-rounds",
        /// The partners are drawn anew among all candidates.
        AllCandidates = "all-candidates",
    }
}

/// A test, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum TestOutcome {
    /// There is a test.
    Tested(PermutationTest),
    /// There is none.
    Untestable {
        /// Why.
        because: Untestable,
    },
}

impl TestOutcome {
    /// Returns the test, if there is one.
    pub fn test(&self) -> Option<&PermutationTest> {
        match self {
            Self::Tested(test) => Some(test),
            Self::Untestable { .. } => None,
        }
    }
}

impl From<Result<PermutationTest, Untestable>> for TestOutcome {
    fn from(result: Result<PermutationTest, Untestable>) -> Self {
        match result {
            Ok(test) => Self::Tested(test),
            Err(because) => Self::Untestable { because },
        }
    }
}

/// How well a scoring ranks the observed partners.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// What is tested.
    pub scoring: Scoring,
    /// S: the mean over the observed pairs of the mean of both percentiles. An unknown percentile counts
    /// as one half. `None` if no pair was observed or nothing is known of any.
    pub s: Option<f64>,
    /// Percentile bootstrap of S over the pairs, 95 %; `None` for fewer than two pairs, or without S.
    pub interval: Option<Interval>,
    /// What chance means.
    pub under: Chance,
    /// S expected under chance, exactly; `None` without S or if rounds have too many pairs.
    pub chance: Option<f64>,
    /// The test of S.
    pub test: TestOutcome,
    /// The p-value of S corrected for the variants tried (Šidák); `None` without a test.
    pub corrected_p: Option<f64>,
    /// The test of the sum of the values of the observed pairs; an unknown value counts as the mean of the
    /// known ones.
    pub total: TestOutcome,
    /// The observed pairs against all others; see [`auc`].
    pub auc: Option<f64>,
    /// The right regions among the candidates of the left ones.
    pub rows: Recovery,
    /// The left regions among the candidates of the right ones.
    pub columns: Recovery,
}

/// The numbers of a scoring before the tests.
struct Prepared {
    under: Chance,
    /// The observed pairs in their rows, and in their columns.
    recovery: [Recovery; 2],
    /// The percentile of each observed pair, mean of both sides.
    percentiles: Vec<f64>,
    /// Percentiles and values, stratum by stratum; or why there are none.
    tables: Result<[Vec<Array2<f64>>; 2], Untestable>,
}

/// Tests every scoring with the same arrangements and samples.
pub(super) fn fits(
    scorings: Vec<(Scoring, std::borrow::Cow<'_, Array2<Value>>)>,
    observed: &ObservedPairs,
    options: &PermutationOptions,
    (draws, seed): (usize, u64),
    variants: u32,
) -> Vec<Fit> {
    let prepared: Vec<Prepared> =
        scorings.iter().map(|(scoring, values)| prepare(scoring, values, observed)).collect();
    let percentiles: Vec<Vec<f64>> = prepared.iter().map(|it| it.percentiles.clone()).collect();
    let intervals = intervals(&percentiles, draws, seed);
    let mut tested = BTreeMap::new();
    for under in Chance::ALL {
        let places: Vec<usize> = (0..prepared.len())
            .filter(|&place| prepared[place].under == *under && prepared[place].tables.is_ok())
            .collect();
        let tables: Vec<&[Array2<f64>]> = places
            .iter()
            .flat_map(|&place| prepared[place].tables.iter().flatten().map(Vec::as_slice))
            .collect();
        let mut tests = permutation_tests(&tables, options).into_iter();
        for place in places {
            if let (Some(s), Some(total)) = (tests.next(), tests.next()) {
                tested.insert(place, [s, total]);
            }
        }
    }
    let cells = observed.cells();
    let mut fits = Vec::with_capacity(scorings.len());
    for (place, ((scoring, values), prepared)) in scorings.into_iter().zip(&prepared).enumerate() {
        let [rows, columns] = prepared.recovery.clone();
        let known = rows.known > 0;
        let [test, total] = tested.remove(&place).unwrap_or_else(|| {
            let because = prepared.tables.as_ref().err().cloned().unwrap_or(Untestable::NoPair);
            [Err(because.clone()), Err(because)]
        });
        let chance = prepared.tables.as_ref().ok().filter(|_| known).map(|[percentiles, _]| {
            let means =
                percentiles.iter().map(|table| super::permutation_moments(&table.view()).mean);
            means.sum::<f64>() / cells.len() as f64
        });
        fits.push(Fit {
            scoring,
            s: mean(&prepared.percentiles).filter(|_| known),
            interval: intervals.get(place).copied().flatten().filter(|_| known),
            under: prepared.under,
            chance,
            corrected_p: test.as_ref().ok().map(|test| sidak(test.p, variants)),
            test: test.into(),
            total: total.into(),
            auc: auc(&values, &cells),
            rows,
            columns,
        });
    }
    fits
}

fn prepare(scoring: &Scoring, values: &Array2<Value>, observed: &ObservedPairs) -> Prepared {
    let standings = Standings::of(values, observed);
    let of_side = |side: usize| -> Vec<Standing> {
        let of = |pair: &ObservedPair| standings.both(values, pair.row, pair.column)[side];
        observed.pairs.iter().filter_map(of).collect()
    };
    let recovery = [0, 1].map(|side| Recovery::of(&of_side(side)));
    let percentiles = observed
        .pairs
        .iter()
        .map(|pair| standings.percentile(values, pair.row, pair.column))
        .collect();
    let others: Vec<usize> = match scoring {
        Scoring::Baseline { baseline } if baseline.is_of_host() && observed.partners_differ() => {
            let own: BTreeSet<usize> = observed.pairs.iter().map(|pair| pair.column).collect();
            (0..values.ncols()).filter(|column| !own.contains(column)).collect()
        }
        _ => Vec::new(),
    };
    let under = if others.is_empty() { Chance::WithinRounds } else { Chance::AllCandidates };
    let strata: Vec<&[ObservedPair]> =
        if others.is_empty() { observed.by_round().collect() } else { vec![&observed.pairs] };
    let tables = tables(values, &standings, &strata, &others);
    Prepared { under, recovery, percentiles, tables }
}

/// The tables of percentiles and of values.
fn tables(
    values: &Array2<Value>,
    standings: &Standings,
    strata: &[&[ObservedPair]],
    others: &[usize],
) -> Result<[Vec<Array2<f64>>; 2], Untestable> {
    if strata.is_empty() {
        return Err(Untestable::NoPair);
    }
    cells_of(strata.iter().map(|pairs| (pairs.len(), pairs.len() + others.len())))?;
    let known: Vec<f64> = values.iter().filter_map(|value| value.get()).collect();
    let Some(level) = mean(&known) else { return Err(Untestable::Unknown) };
    let table = |pairs: &[ObservedPair], of: &dyn Fn(usize, usize) -> f64| {
        let columns: Vec<usize> =
            pairs.iter().map(|pair| pair.column).chain(others.iter().copied()).collect();
        Array2::from_shape_fn((pairs.len(), columns.len()), |(i, j)| of(pairs[i].row, columns[j]))
    };
    let all = |of: &dyn Fn(usize, usize) -> f64| {
        strata.iter().map(|pairs| table(pairs, of)).collect::<Vec<_>>()
    };
    Ok([
        all(&|row, column| standings.percentile(values, row, column)),
        all(&|row, column| values[[row, column]].get().unwrap_or(level)),
    ])
}
