//! Whether pairs for which a criterion is known score higher for that reason.

use serde::{Deserialize, Serialize};

use super::layer::Value;

/// The mean score of the pairs for which a criterion is known, and of those for which it is not. Near
/// each other: to have the value recorded is no merit. Only pairs with a score count.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Missingness {
    /// Number of pairs whose value is known; at least 1.
    pub known: usize,
    /// Number of pairs whose value is unknown; at least 1.
    pub unknown: usize,
    /// Mean score of the first, in [0, 1].
    pub score_where_known: f64,
    /// Mean score of the second, in [0, 1].
    pub score_where_unknown: f64,
}

/// How many values of a criterion are known, and what the pairs with a score have for scores.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct KnownPairs {
    /// Number of pairs whose value is known, with a score or without.
    pub(super) pairs: usize,
    known: Group,
    unknown: Group,
}

/// Number of some pairs with a score, and the sum of their scores.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    pairs: usize,
    sum: f64,
}

impl Group {
    fn add(&mut self, score: f64) {
        self.pairs += 1;
        self.sum += score;
    }

    fn with(self, other: Self) -> Self {
        Self { pairs: self.pairs + other.pairs, sum: self.sum + other.sum }
    }
}

impl KnownPairs {
    /// Those of a criterion that is known for all pairs of these scores.
    pub(super) fn all(scores: &[Value]) -> Self {
        let mut known = Group::default();
        scores.iter().filter_map(|score| score.get()).for_each(|score| known.add(score));
        Self { pairs: scores.len(), known, unknown: Group::default() }
    }

    /// Those of a criterion with these values; `all` is [`all`](Self::all) of the scores.
    pub(super) fn of(values: &[Value], scores: &[Value], all: Self) -> Self {
        let pairs = values.iter().filter(|value| value.get().is_some()).count();
        if pairs == values.len() {
            return all;
        }
        let (mut known, mut unknown) = (Group::default(), Group::default());
        for (value, score) in values.iter().zip(scores) {
            let Some(score) = score.get() else { continue };
            if value.get().is_some() { &mut known } else { &mut unknown }.add(score);
        }
        Self { pairs, known, unknown }
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self {
            pairs: self.pairs + other.pairs,
            known: self.known.with(other.known),
            unknown: self.unknown.with(other.unknown),
        }
    }

    /// `None` if the criterion is known for all pairs with a score, or for none.
    pub(super) fn missingness(self) -> Option<Missingness> {
        let Self { known, unknown, .. } = self;
        (known.pairs > 0 && unknown.pairs > 0).then(|| Missingness {
            known: known.pairs,
            unknown: unknown.pairs,
            score_where_known: known.sum / known.pairs as f64,
            score_where_unknown: unknown.sum / unknown.pairs as f64,
        })
    }
}
