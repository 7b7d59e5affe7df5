//! Whether a pair may be made, and why not.

use serde::{Deserialize, Serialize};

use super::identity::RuleId;
use super::screening::MissingCondition;
use super::settings::{Rules, TiesAdmitted};
use crate::profile::RegionLabel;

/// What the rules on pairs look at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PairFacts<'a> {
    /// Id of the left region.
    pub left: &'a str,
    /// Id of the right region.
    pub right: &'a str,
    /// Score of the pair at the programme's resolution; `None` where no criterion with a weight is
    /// known.
    pub score: Option<f64>,
    /// Great-circle distance; `None` where coordinates are missing.
    pub distance_km: Option<f64>,
    /// Number of themes in which both are known to be strong.
    pub shared_themes: usize,
    /// Whether a tie of the two is recorded.
    pub earlier_tie: bool,
    /// Programmes that are recorded to have paired them.
    pub made_in: Vec<&'a str>,
}

/// Why a pair may not be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Exclusion {
    /// The programme forbids it.
    Forbidden {
        /// The programme's reason; may be empty.
        because: String,
    },
    /// It scores less than the programme asks for.
    BelowMinimum {
        /// Score of the pair.
        score: f64,
        /// The least score admitted.
        minimum: f64,
    },
    /// The two lie too far apart.
    TooFar {
        /// Distance of the two.
        distance_km: f64,
        /// The longest distance admitted.
        maximum_km: f64,
    },
    /// The two are not known to have enough themes in common.
    TooFewThemes {
        /// Themes in which both are strong.
        found: usize,
        /// Themes asked for.
        wanted: usize,
    },
    /// The two have worked together before.
    EarlierTie,
    /// The two are not known to have worked together before.
    NoEarlierTie,
    /// An earlier programme paired the two.
    MadeBefore {
        /// Name of that programme.
        programme: String,
    },
    /// One of the two has withdrawn.
    Withdrawn {
        /// The region.
        region: RegionLabel,
        /// The reason; may be empty.
        because: String,
    },
    /// One of the two does not meet a condition.
    NotAdmitted {
        /// The region.
        region: RegionLabel,
        /// The conditions that exclude it.
        missing: Vec<MissingCondition>,
    },
    /// The two do not meet in any round.
    OtherRound,
    /// No criterion that has a weight says anything about it.
    NothingKnown,
}

impl Rules {
    /// Why this one rule does not let the pair be made; `None` where it does, and for rules that
    /// are not about single pairs.
    pub fn exclusion_by(&self, rule: RuleId, pair: &PairFacts<'_>) -> Option<Exclusion> {
        match rule {
            RuleId::Forbidden(place) => {
                let pin = self.forbidden.get(place)?;
                (pin.left == pair.left && pin.right == pair.right)
                    .then(|| Exclusion::Forbidden { because: pin.because.clone() })
            }
            RuleId::MinimumScore => {
                let (minimum, score) = (self.minimum_score?, pair.score?);
                (score < minimum).then_some(Exclusion::BelowMinimum { score, minimum })
            }
            RuleId::MaximumDistance => {
                let (maximum_km, distance_km) = (self.maximum_distance_km?, pair.distance_km?);
                (distance_km > maximum_km).then_some(Exclusion::TooFar { distance_km, maximum_km })
            }
            RuleId::SharedThemes => {
                let (wanted, found) = (self.shared_themes?, pair.shared_themes);
                (found < wanted).then_some(Exclusion::TooFewThemes { found, wanted })
            }
            RuleId::EarlierTies => match (self.earlier_ties, pair.earlier_tie) {
                (TiesAdmitted::New, true) => Some(Exclusion::EarlierTie),
                (TiesAdmitted::Known, false) => Some(Exclusion::NoEarlierTie),
                _ => None,
            },
            RuleId::NotAgain => {
                let made = |programme: &&String| pair.made_in.contains(&programme.as_str());
                let programme = self.not_again.iter().find(made)?.clone();
                Some(Exclusion::MadeBefore { programme })
            }
            _ => None,
        }
    }

    /// Why the pair may not be made by the rules on single pairs, the first of them in the order of
    /// the programme file; `None` where it may.
    ///
    /// # Complexity
    /// Linear in the number of forbidden pairs.
    pub fn exclusion(&self, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let plain = [
            RuleId::MinimumScore,
            RuleId::MaximumDistance,
            RuleId::SharedThemes,
            RuleId::EarlierTies,
            RuleId::NotAgain,
        ];
        let forbidden = (0..self.forbidden.len()).map(RuleId::Forbidden);
        if let Some(found) = forbidden.chain(plain).find_map(|rule| self.exclusion_by(rule, pair)) {
            return Some(found);
        }
        pair.score.is_none().then_some(Exclusion::NothingKnown)
    }
}

#[cfg(test)]
mod tests {
    use super::{Exclusion, PairFacts, Rules};
    use crate::rules::{Pin, TiesAdmitted};

    fn pair<'a>(left: &'a str, right: &'a str, score: Option<f64>) -> PairFacts<'a> {
        PairFacts { left, right, score, shared_themes: 1, ..PairFacts::default() }
    }

    #[test]
    fn each_rule_excludes_what_it_names_and_nothing_else() {
        let rules = Rules {
            minimum_score: Some(0.4),
            maximum_distance_km: Some(9_000.0),
            shared_themes: Some(1),
            earlier_ties: TiesAdmitted::New,
            not_again: vec!["first call".into()],
            forbidden: vec![Pin {
                left: "a".into(),
                right: "x".into(),
                because: "same minister".into(),
            }],
            ..Rules::default()
        };
        assert_eq!(rules.exclusion(&pair("a", "y", Some(0.4))), None);
        assert_eq!(
            rules.exclusion(&pair("a", "x", Some(0.9))),
            Some(Exclusion::Forbidden { because: "same minister".into() })
        );
        assert!(matches!(
            rules.exclusion(&pair("b", "y", Some(0.39))),
            Some(Exclusion::BelowMinimum { .. })
        ));
        assert_eq!(rules.exclusion(&pair("b", "y", None)), Some(Exclusion::NothingKnown));
        let good = pair("b", "y", Some(0.5));
        let far = PairFacts { distance_km: Some(9_241.0), ..good.clone() };
        assert_eq!(
            rules.exclusion(&far),
            Some(Exclusion::TooFar { distance_km: 9_241.0, maximum_km: 9_000.0 })
        );
        let apart = PairFacts { shared_themes: 0, ..good.clone() };
        assert_eq!(rules.exclusion(&apart), Some(Exclusion::TooFewThemes { found: 0, wanted: 1 }));
        let tied = PairFacts { earlier_tie: true, ..good.clone() };
        assert_eq!(rules.exclusion(&tied), Some(Exclusion::EarlierTie));
        let again = PairFacts { made_in: vec!["first call"], ..good.clone() };
        assert_eq!(
            rules.exclusion(&again),
            Some(Exclusion::MadeBefore { programme: "first call".into() })
        );
        let known = Rules { earlier_ties: TiesAdmitted::Known, ..Rules::default() };
        assert_eq!(known.exclusion(&tied), None);
        assert_eq!(known.exclusion(&good), Some(Exclusion::NoEarlierTie));
    }
}
