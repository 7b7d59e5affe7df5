//! The two regions share a language.

use super::criterion::Criterion;
use super::distinct::DistinctPairs;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::{Feature, Reason};
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What counts as a common language.
    pub enum LanguageFormula as "formula" {
        /// 1 for the same language, 0.75 within a branch, 0.5 within the Romance family, else 0.
        /// The default.
        Family = "family",
        /// 1 for the same language, else 0.
        Shared = "shared",
    }
}

/// Branches of the Romance family, the languages within which are largely understood without
/// having been learnt (Gooskens et al. 2018 for the reading of neighbouring languages).
const ROMANCE: [&[&str]; 4] = [
    &["es", "pt", "gl", "ast"],
    &["ca", "oc", "fr", "gcf", "rcf"],
    &["it", "sc", "fur", "co"],
    &["ro"],
];

/// Whether they share a language or closely related ones: the best over all pairs of recorded
/// languages. The steps 0.75 and 0.5 are our own, coarse ones. Unknown if no language is
/// recorded for one of the two. A pair costs O(languages²).
#[derive(Debug)]
pub struct SharedLanguage {
    formula: LanguageFormula,
}

impl SharedLanguage {
    /// Creates the criterion with its formula.
    pub fn new(formula: LanguageFormula) -> Self {
        Self { formula }
    }

    fn likeness(&self, a: &str, b: &str) -> f64 {
        let branch = |code: &str| ROMANCE.iter().position(|codes| codes.contains(&code));
        match (branch(a), branch(b)) {
            _ if a == b => 1.0,
            _ if self.formula == LanguageFormula::Shared => 0.0,
            (Some(x), Some(y)) if x == y => 0.75,
            (Some(_), Some(_)) => 0.5,
            _ => 0.0,
        }
    }
}

impl Criterion for SharedLanguage {
    fn id(&self) -> &'static str {
        "language"
    }

    fn meaning(&self) -> Meaning {
        Meaning::Language
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        for profile in [pair.left, pair.right] {
            if profile.region.languages.is_empty() {
                return Err(Unknown::NoLanguage { region: profile.region.label() });
            }
        }
        let mut best: Option<(f64, &str, &str)> = None;
        for a in &pair.left.region.languages {
            for b in &pair.right.region.languages {
                let likeness = self.likeness(a, b);
                if best.is_none_or(|(most, _, _)| likeness > most) {
                    best = Some((likeness, a, b));
                }
            }
        }
        if let Some((likeness, a, b)) = best {
            tally.add(likeness, || Reason::Compared {
                feature: Feature::Language,
                left: vec![a.to_owned()],
                right: vec![b.to_owned()],
            });
        }
        tally.explain_zero(|| ZeroReason::NoCommonLanguage {
            left: pair.left.region.languages.clone(),
            right: pair.right.region.languages.clone(),
        });
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let best = |ours: &[String], theirs: &[String]| {
            let all = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
            // Not a number where one of them is empty.
            all.map(|(a, b)| self.likeness(a, b)).fold(f64::NAN, f64::max)
        };
        DistinctPairs::new(block, |it| &*it.region.languages, best).write(values);
    }
}
