//! What came of the observed pairs, next to their fit.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::fit::TestOutcome;
use super::pairs::{ObservedPair, ObservedPairs};
use super::permutation::{PermutationOptions, Untestable, cells_of, permutation_test};
use super::recovery::mean;
use super::standing::Standings;
use crate::plan::Assessment;
use crate::profile::Outcome;

/// With fewer pairs on either side, a comparison says nothing.
pub(super) const LEAST_PAIRS: usize = 3;

/// What came of the observed pairs, next to their fit under the programme. Nothing of it affects a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcomes {
    /// Whether pairs with an outcome fit better, one entry for each outcome.
    pub fits: Vec<OutcomeFit>,
    /// Whether the theme that a pair worked on could be foreseen.
    pub themes: ThemeFit,
}

/// The fit of the observed pairs with and without an outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutcomeFit {
    /// The outcome.
    pub outcome: Outcome,
    /// Number of pairs that had it.
    pub with: usize,
    /// Number of pairs that are known not to have had it.
    pub without: usize,
    /// Number of pairs of which it is unknown; they are left out.
    pub unknown: usize,
    /// Mean S of the pairs that had it, in [0, 1]; `None` if there are none.
    pub s_with: Option<f64>,
    /// Mean S of the pairs that had not, in [0, 1]; `None` if there are none.
    pub s_without: Option<f64>,
    /// The test of the sum of S over the pairs that had it, against the same number of pairs drawn within
    /// each round from those of which it is known. None with fewer than three pairs on either side.
    pub test: TestOutcome,
}

/// How often the theme that an observed pair worked on is one that its profiles suggest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThemeFit {
    /// Number of pairs whose theme is known.
    pub known: usize,
    /// Number of pairs whose theme is unknown; they are left out.
    pub unknown: usize,
    /// It is a theme in which both regions are strong.
    pub shared: ThemeHits,
    /// It is the theme that a proposal suggests first for the pair.
    pub suggested: ThemeHits,
}

/// Pairs whose theme was foreseen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThemeHits {
    /// Number of these pairs.
    pub hits: usize,
    /// The number expected if the pairs whose theme is known exchanged their themes at random; `None` without
    /// any.
    pub chance: Option<f64>,
    /// The test of the number of hits against such exchanges. None with fewer than three pairs.
    pub test: TestOutcome,
}

/// `None` if nothing is known of any observed pair.
pub(super) fn outcomes(
    assessed: &Assessment,
    observed: &ObservedPairs,
    options: &PermutationOptions,
) -> Option<Outcomes> {
    let has_any = |pair: &ObservedPair| {
        pair.record.theme.is_some()
            || Outcome::ALL.iter().any(|&outcome| pair.record.had(outcome).is_some())
    };
    if !observed.pairs.iter().any(has_any) {
        return None;
    }
    let scores = assessed.scores().scores();
    let standings = Standings::of(scores, observed);
    let s = |pair: &ObservedPair| standings.percentile(scores, pair.row, pair.column);
    let fits = Outcome::ALL.iter().map(|&outcome| outcome_fit(outcome, observed, &s, options));
    Some(Outcomes { fits: fits.collect(), themes: theme_fit(assessed, observed, options) })
}

fn outcome_fit(
    outcome: Outcome,
    observed: &ObservedPairs,
    s: &dyn Fn(&ObservedPair) -> f64,
    options: &PermutationOptions,
) -> OutcomeFit {
    // Of each round, S of the pairs with the outcome, and of those without.
    let rounds: Vec<[Vec<f64>; 2]> = observed
        .by_round()
        .map(|pairs| {
            [true, false].map(|had| {
                pairs.iter().filter(|pair| pair.record.had(outcome) == Some(had)).map(s).collect()
            })
        })
        .collect();
    let [with, without] =
        [0, 1].map(|group| rounds.iter().flat_map(|round| round[group].clone()).collect());
    let [with, without]: [Vec<f64>; 2] = [with, without];
    // Row after row draws one pair, all different: the observed ones come first.
    let table = |[own, others]: &[Vec<f64>; 2]| {
        let all: Vec<f64> = own.iter().chain(others).copied().collect();
        Array2::from_shape_fn((own.len(), all.len()), |(_, pair)| all[pair])
    };
    let test = if with.len().min(without.len()) < LEAST_PAIRS {
        Err(Untestable::TooFew { least: LEAST_PAIRS })
    } else {
        cells_of(rounds.iter().map(|[own, others]| (own.len(), own.len() + others.len())))
            .and_then(|_| permutation_test(&rounds.iter().map(table).collect::<Vec<_>>(), options))
    };
    OutcomeFit {
        outcome,
        unknown: observed.pairs.len() - with.len() - without.len(),
        s_with: mean(&with),
        s_without: mean(&without),
        with: with.len(),
        without: without.len(),
        test: test.into(),
    }
}

fn theme_fit(
    assessed: &Assessment,
    observed: &ObservedPairs,
    options: &PermutationOptions,
) -> ThemeFit {
    let themes = assessed.left().taxonomy().themes();
    let known: Vec<(&ObservedPair, &str)> = observed
        .pairs
        .iter()
        .filter_map(|pair| Some((pair, pair.record.theme.as_deref()?)))
        .collect();
    let shared = known.iter().map(|(pair, _)| {
        let shared = assessed.facts().shared_themes(pair.row, pair.column);
        shared.filter_map(|theme| themes.get(theme).cloned()).collect()
    });
    let suggested = known.iter().map(|(pair, _)| {
        let pairing = assessed.explain(&pair.left.id, &pair.right.id).ok();
        let first = pairing.and_then(|pairing| pairing.suggestions.into_iter().next());
        first.into_iter().map(|suggestion| suggestion.theme.id).collect()
    });
    let observed_themes: Vec<&str> = known.iter().map(|(_, theme)| *theme).collect();
    ThemeFit {
        known: known.len(),
        unknown: observed.pairs.len() - known.len(),
        shared: hits(&observed_themes, &shared.collect::<Vec<_>>(), options),
        suggested: hits(&observed_themes, &suggested.collect::<Vec<_>>(), options),
    }
}

/// How often an observed theme is among those that were foreseen for its pair.
fn hits(observed: &[&str], foreseen: &[Vec<String>], options: &PermutationOptions) -> ThemeHits {
    let n = observed.len();
    let is_hit = |pair: usize, other: usize| {
        f64::from(u8::from(foreseen[pair].iter().any(|theme| theme == observed[other])))
    };
    let hits = (0..n).filter(|&pair| is_hit(pair, pair) > 0.0).count();
    let all = || (0..n).flat_map(|pair| (0..n).map(move |other| (pair, other)));
    let chance =
        (n > 0).then(|| all().map(|(pair, other)| is_hit(pair, other)).sum::<f64>() / n as f64);
    let test = if n < LEAST_PAIRS {
        Err(Untestable::TooFew { least: LEAST_PAIRS })
    } else {
        cells_of(std::iter::once((n, n))).and_then(|_| {
            let table = Array2::from_shape_fn((n, n), |(pair, other)| is_hit(pair, other));
            permutation_test(&[table], options)
        })
    };
    ThemeHits { hits, chance, test: test.into() }
}
