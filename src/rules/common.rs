//! Operations on rules of every kind.

use super::exclusion::{Exclusion, PairFacts};
use super::list::{RuleId, Rules};

impl Rules {
    /// Returns the rules without some of them.
    pub(crate) fn without_all(&self, rules: &[RuleId]) -> Self {
        // From the end, so that the positions of the others stay.
        let mut sorted = rules.to_vec();
        sorted.sort_unstable();
        let drop_one = |rules: Self, rule: &RuleId| rules.without(*rule).unwrap_or(rules);
        sorted.iter().rev().fold(self.clone(), drop_one)
    }

    /// Returns why the rules on single pairs exclude a pair, the first reason in the order of
    /// [`stated`](Self::stated); `None` if the pair is eligible.
    ///
    /// # Complexity
    /// Linear in the number of rules.
    pub fn exclusion(&self, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let excluded = self.stated().into_iter().find_map(|rule| self.exclusion_by(rule, pair));
        excluded.or_else(|| pair.score.is_none().then_some(Exclusion::NothingKnown))
    }
}

#[cfg(test)]
mod tests {
    use super::{Exclusion, PairFacts, Rules};
    use crate::rules::{RegionPair, TiesAdmitted};

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
            forbidden: vec![RegionPair {
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
