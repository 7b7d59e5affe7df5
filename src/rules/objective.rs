//! What a plan optimises, one objective after another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::vocabulary::{UnknownWord, by_text};

/// One of several objectives; each is optimal before the next one counts.
///
/// | word | what is optimised |
/// | --- | --- |
/// | `pairs` | the largest number of pairs |
/// | `total` | the greatest sum of scores; if pairs are free, of the part above the reservation |
/// | `bottleneck` | the highest score of the worst pair |
/// | `leximin` | then the second worst, and so on |
/// | `smallest-spread` | as even as possible: the smallest difference between the highest and the lowest view that a region has of its partner; then the highest lowest view |
/// | `fewest-changes` | the largest number of pairs of the earlier plan |
/// | `criterion:ID` | the greatest sum of one criterion's values; an unknown value adds nothing |
///
/// `bottleneck`, `leximin` and `smallest-spread` compare plans with the largest number of pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Objective {
    /// The largest number of pairs.
    Pairs,
    /// The greatest sum of scores.
    Total,
    /// The highest score of the worst pair.
    Bottleneck,
    /// The highest scores of the worst pairs, one after another.
    Leximin,
    /// The smallest difference between the highest and the lowest view that a region has of its partner.
    SmallestSpread,
    /// The largest number of pairs of the earlier plan.
    FewestChanges,
    /// The greatest sum of the values of the criterion with this id.
    Criterion(String),
}

const WORDS: &[&str] = &[
    "pairs",
    "total",
    "bottleneck",
    "leximin",
    "smallest-spread",
    "fewest-changes",
    "criterion:ID",
];

impl Objective {
    /// Whether a lower value is better.
    pub(crate) fn is_minimised(&self) -> bool {
        *self == Self::SmallestSpread
    }

    /// Whether it is a sum over the pairs of a plan.
    pub(crate) fn is_sum(&self) -> bool {
        !matches!(self, Self::Bottleneck | Self::Leximin | Self::SmallestSpread)
    }
}

impl fmt::Display for Objective {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pairs => f.write_str("pairs"),
            Self::Total => f.write_str("total"),
            Self::Bottleneck => f.write_str("bottleneck"),
            Self::Leximin => f.write_str("leximin"),
            Self::SmallestSpread => f.write_str("smallest-spread"),
            Self::FewestChanges => f.write_str("fewest-changes"),
            Self::Criterion(id) => write!(f, "criterion:{id}"),
        }
    }
}

impl FromStr for Objective {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Ok(match word {
            "pairs" => Self::Pairs,
            "total" => Self::Total,
            "bottleneck" => Self::Bottleneck,
            "leximin" => Self::Leximin,
            "smallest-spread" => Self::SmallestSpread,
            "fewest-changes" => Self::FewestChanges,
            _ => match word.strip_prefix("criterion:") {
                Some(id) if !id.is_empty() => Self::Criterion(id.to_owned()),
                _ => return Err(UnknownWord::new("known objective", word, WORDS)),
            },
        })
    }
}

by_text!(Objective);
