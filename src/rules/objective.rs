//! What is to be made best, one after another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::vocabulary::UnknownWord;

/// One of several objectives; each is brought to its best before the next is looked at.
///
/// | word | what is made best |
/// | --- | --- |
/// | `pairs` | as many pairs as can be |
/// | `total` | the greatest sum of scores; where pairs are free, of what they exceed the reservation by |
/// | `bottleneck` | the worst pair as good as can be |
/// | `leximin` | then the second worst, and so on |
/// | `fewest-changes` | as many pairs of the earlier plan as can be |
/// | `criterion:ID` | the greatest sum of one criterion's values; an unknown value adds nothing |
///
/// `bottleneck` and `leximin` compare plans of as many pairs as can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Objective {
    /// As many pairs as can be.
    Pairs,
    /// The greatest sum of scores.
    Total,
    /// The worst pair as good as can be.
    Bottleneck,
    /// The worst pairs as good as can be, one after another.
    Leximin,
    /// As many pairs of the earlier plan as can be.
    FewestChanges,
    /// The greatest sum of the values of the criterion with this id.
    Criterion(String),
}

const WORDS: &[&str] =
    &["pairs", "total", "bottleneck", "leximin", "fewest-changes", "criterion:ID"];

impl fmt::Display for Objective {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pairs => f.write_str("pairs"),
            Self::Total => f.write_str("total"),
            Self::Bottleneck => f.write_str("bottleneck"),
            Self::Leximin => f.write_str("leximin"),
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
            "fewest-changes" => Self::FewestChanges,
            _ => match word.strip_prefix("criterion:") {
                Some(id) if !id.is_empty() => Self::Criterion(id.to_owned()),
                _ => return Err(UnknownWord::new("objective", word, WORDS)),
            },
        })
    }
}

impl TryFrom<String> for Objective {
    type Error = UnknownWord;

    fn try_from(word: String) -> Result<Self, UnknownWord> {
        word.parse()
    }
}

impl From<Objective> for String {
    fn from(objective: Objective) -> Self {
        objective.to_string()
    }
}
