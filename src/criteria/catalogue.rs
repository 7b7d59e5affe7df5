//! The built-in criteria by name.

use std::str::FromStr;

use super::added_relatedness::{AddedFormula, AddedRelatedness};
use super::criterion::Criterion;
use super::distance::{Nearness, NearnessFormula};
use super::earlier_ties::{EarlierTies, TieFormula};
use super::error::CriterionError;
use super::meaning::Meaning;
use super::need_met::{CoverageFormula, NeedMet, Needy};
use super::phase_learning::{LearningFormula, PhaseLearning};
use super::shared_language::{LanguageFormula, SharedLanguage};
use super::shared_strengths::{LikenessFormula, SharedStrengths};
use super::shared_themes::{SharedThemes, ThemeFormula};
use super::structural_likeness::StructuralLikeness;
use crate::profile::{Pool, Tie};
use crate::taxonomy::DomainSimilarity;
use crate::vocabulary::UnknownWord;

/// What criteria are built from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The candidates of the left side.
    pub left: &'a Pool,
    /// The candidates of the right side.
    pub right: &'a Pool,
    /// How alike two domains are.
    pub similarity: &'a DomainSimilarity,
    /// Earlier ties, the left region first.
    pub ties: &'a [Tie],
}

/// A built-in criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: &'static str,
    /// What a high value means under the default formula.
    pub meaning: Meaning,
    /// Its formulas, the default first.
    pub formulas: &'static [&'static str],
}

const ENTRIES: &[Entry] = &[
    Entry { id: "needs-met", meaning: Meaning::NeedsOfSeekerMet, formulas: CoverageFormula::WORDS },
    Entry {
        id: "needs-of-host-met",
        meaning: Meaning::NeedsOfHostMet,
        formulas: CoverageFormula::WORDS,
    },
    Entry {
        id: "shared-strengths",
        meaning: Meaning::SharedStrengths,
        formulas: LikenessFormula::WORDS,
    },
    Entry { id: "shared-themes", meaning: Meaning::SharedThemes, formulas: ThemeFormula::WORDS },
    Entry {
        id: "added-relatedness",
        meaning: Meaning::EachAddsRelated,
        formulas: AddedFormula::WORDS,
    },
    Entry {
        id: "strategy-learning",
        meaning: Meaning::SeekerLearns,
        formulas: LearningFormula::WORDS,
    },
    Entry { id: "structural-likeness", meaning: Meaning::StructuralLikeness, formulas: &["gower"] },
    Entry { id: "language", meaning: Meaning::Language, formulas: LanguageFormula::WORDS },
    Entry { id: "nearness", meaning: Meaning::Nearness, formulas: NearnessFormula::WORDS },
    Entry { id: "earlier-ties", meaning: Meaning::EarlierTies, formulas: TieFormula::WORDS },
];

/// Returns all built-in criteria.
///
/// ```
/// use regiopair::criteria::entries;
/// assert!(entries().iter().any(|entry| entry.id == "needs-met"));
/// ```
pub fn entries() -> &'static [Entry] {
    ENTRIES
}

/// Builds a criterion by its id; with `None` by its default formula.
///
/// # Errors
/// [`CriterionError`] with the nearest known id or formula.
pub fn build(
    id: &str,
    formula: Option<&str>,
    context: &Context<'_>,
) -> Result<Box<dyn Criterion>, CriterionError> {
    let Some(entry) = ENTRIES.iter().find(|entry| entry.id == id) else {
        let ids: Vec<&'static str> = ENTRIES.iter().map(|entry| entry.id).collect();
        return Err(CriterionError::Unknown(UnknownWord::new("criterion", id, &ids)));
    };
    let formula = formula.unwrap_or(entry.formulas[0]);
    if !entry.formulas.contains(&formula) {
        let word = UnknownWord::new("formula", formula, entry.formulas);
        return Err(CriterionError::Formula { criterion: entry.id, word });
    }
    let Context { left, right, similarity, ties } = *context;
    Ok(match entry.id {
        "needs-met" => {
            Box::new(NeedMet::new(right, similarity, Needy::Seeker, word(entry.id, formula)?))
        }
        "needs-of-host-met" => {
            Box::new(NeedMet::new(left, similarity, Needy::Host, word(entry.id, formula)?))
        }
        "shared-strengths" => Box::new(SharedStrengths::new(left, right, word(entry.id, formula)?)),
        "shared-themes" => Box::new(SharedThemes::new(left, right, word(entry.id, formula)?)),
        "added-relatedness" => {
            Box::new(AddedRelatedness::new(left, right, word(entry.id, formula)?)?)
        }
        "strategy-learning" => Box::new(PhaseLearning::new(word(entry.id, formula)?)),
        "structural-likeness" => Box::new(StructuralLikeness::new(left, right)),
        "language" => Box::new(SharedLanguage::new(word(entry.id, formula)?)),
        "nearness" => Box::new(Nearness::new(word(entry.id, formula)?)),
        _ => Box::new(EarlierTies::new(ties, word(entry.id, formula)?)),
    })
}

fn word<T: FromStr<Err = UnknownWord>>(
    criterion: &'static str,
    formula: &str,
) -> Result<T, CriterionError> {
    formula.parse().map_err(|word| CriterionError::Formula { criterion, word })
}
