//! Whether a pair may be made.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::settings::Rules;

/// Why a pair may not be made.
#[derive(Debug, Clone, PartialEq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Exclusion {
    /// The programme forbids it.
    #[error("forbidden by the programme{}", because_of(because))]
    Forbidden {
        /// The programme's reason; may be empty.
        because: String,
    },
    /// It scores less than the programme asks for.
    #[error("its score {score:.4} is below the minimum {minimum}")]
    BelowMinimum {
        /// Score of the pair.
        score: f64,
        /// The least score admitted.
        minimum: f64,
    },
    /// No criterion that has a weight says anything about it.
    #[error("nothing that counts is known about it")]
    NothingKnown,
}

fn because_of(because: &str) -> String {
    if because.is_empty() { String::new() } else { format!(" ({because})") }
}

impl Rules {
    /// Why the pair may not be made, or `None` where it may. `score` is `None` where no criterion
    /// with a weight is known.
    ///
    /// # Complexity
    /// Linear in the number of forbidden pairs.
    pub fn exclusion(&self, left: &str, right: &str, score: Option<f64>) -> Option<Exclusion> {
        let forbidden = self.forbidden.iter().find(|pair| pair.left == left && pair.right == right);
        if let Some(pair) = forbidden {
            return Some(Exclusion::Forbidden { because: pair.because.clone() });
        }
        let Some(score) = score else { return Some(Exclusion::NothingKnown) };
        match self.minimum_score {
            Some(minimum) if score < minimum => Some(Exclusion::BelowMinimum { score, minimum }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Exclusion, Rules};
    use crate::rules::ForbiddenPair;

    #[test]
    fn each_rule_excludes_what_it_names_and_nothing_else() {
        let rules = Rules {
            minimum_score: Some(0.4),
            forbidden: vec![ForbiddenPair {
                left: "a".into(),
                right: "x".into(),
                because: "same minister".into(),
            }],
            ..Rules::default()
        };
        assert_eq!(rules.exclusion("a", "y", Some(0.4)), None);
        assert_eq!(
            rules.exclusion("a", "x", Some(0.9)).unwrap().to_string(),
            "forbidden by the programme (same minister)"
        );
        assert!(matches!(
            rules.exclusion("b", "y", Some(0.39)),
            Some(Exclusion::BelowMinimum { .. })
        ));
        assert_eq!(rules.exclusion("b", "y", None), Some(Exclusion::NothingKnown));
    }
}
