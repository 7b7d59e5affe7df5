//! The built-in criteria by name.

use std::str::FromStr;

use super::added_relatedness::{AddedFormula, AddedRelatedness};
use super::criterion::Criterion;
use super::distance::{Nearness, NearnessFormula};
use super::earlier_ties::{EarlierTies, TieFormula};
use super::error::CriterionError;
use super::meaning::Meaning;
use super::need_met::{CoverageFormula, NeedMet, NeedsOf};
use super::phase_learning::{LearningFormula, PhaseLearning};
use super::shared_language::{LanguageFormula, SharedLanguage};
use super::shared_strengths::{LikenessFormula, SharedStrengths};
use super::shared_themes::{SharedThemes, ThemeFormula};
use super::structural_likeness::StructuralLikeness;
use crate::profile::{Pool, Tie};
use crate::taxonomy::DomainSimilarity;
use crate::vocabulary::UnknownWord;

/// The data that criteria are built from.
#[derive(Debug, Clone, Copy)]
pub struct CriterionContext<'a> {
    /// The candidates of the left side.
    pub left: &'a Pool,
    /// The candidates of the right side.
    pub right: &'a Pool,
    /// The similarity of domains.
    pub similarity: &'a DomainSimilarity,
    /// Earlier ties, the left region first.
    pub ties: &'a [Tie],
}

/// Builds a criterion from its id and one of its formulas.
type BuildFunction =
    fn(&CriterionContext<'_>, &'static str, &str) -> Result<Box<dyn Criterion>, CriterionError>;

/// A built-in criterion.
#[derive(Debug, Clone)]
pub struct CatalogueEntry {
    /// Its id.
    pub id: &'static str,
    /// What a high value means under the default formula.
    pub meaning: Meaning,
    /// Its formulas, the default first.
    pub formulas: &'static [&'static str],
    builder: BuildFunction,
}

const ENTRIES: &[CatalogueEntry] = &[
    CatalogueEntry {
        id: "needs-met",
        meaning: Meaning::NeedsOfSeekerMet,
        formulas: CoverageFormula::WORDS,
        builder: |from, id, formula| {
            let formula = word(id, formula)?;
            Ok(Box::new(NeedMet::new(from.right, from.similarity, NeedsOf::Seeker, formula)))
        },
    },
    CatalogueEntry {
        id: "needs-of-host-met",
        meaning: Meaning::NeedsOfHostMet,
        formulas: CoverageFormula::WORDS,
        builder: |from, id, formula| {
            let formula = word(id, formula)?;
            Ok(Box::new(NeedMet::new(from.left, from.similarity, NeedsOf::Host, formula)))
        },
    },
    CatalogueEntry {
        id: "shared-strengths",
        meaning: Meaning::SharedStrengths,
        formulas: LikenessFormula::WORDS,
        builder: |from, id, formula| {
            Ok(Box::new(SharedStrengths::new(from.left, from.right, word(id, formula)?)))
        },
    },
    CatalogueEntry {
        id: "shared-themes",
        meaning: Meaning::SharedThemes,
        formulas: ThemeFormula::WORDS,
        builder: |from, id, formula| {
            Ok(Box::new(SharedThemes::new(from.left, from.right, word(id, formula)?)))
        },
    },
    CatalogueEntry {
        id: "added-relatedness",
        meaning: Meaning::EachAddsRelated,
        formulas: AddedFormula::WORDS,
        builder: |from, id, formula| {
            Ok(Box::new(AddedRelatedness::new(from.left, from.right, word(id, formula)?)?))
        },
    },
    CatalogueEntry {
        id: "strategy-learning",
        meaning: Meaning::SeekerLearns,
        formulas: LearningFormula::WORDS,
        builder: |_, id, formula| Ok(Box::new(PhaseLearning::new(word(id, formula)?))),
    },
    CatalogueEntry {
        id: "structural-likeness",
        meaning: Meaning::StructuralLikeness,
        formulas: &["gower"],
        builder: |from, _, _| Ok(Box::new(StructuralLikeness::new(from.left, from.right))),
    },
    CatalogueEntry {
        id: "language",
        meaning: Meaning::Language,
        formulas: LanguageFormula::WORDS,
        builder: |_, id, formula| Ok(Box::new(SharedLanguage::new(word(id, formula)?))),
    },
    CatalogueEntry {
        id: "nearness",
        meaning: Meaning::Nearness,
        formulas: NearnessFormula::WORDS,
        builder: |_, id, formula| Ok(Box::new(Nearness::new(word(id, formula)?))),
    },
    CatalogueEntry {
        id: "earlier-ties",
        meaning: Meaning::EarlierTies,
        formulas: TieFormula::WORDS,
        builder: |from, id, formula| Ok(Box::new(EarlierTies::new(from.ties, word(id, formula)?))),
    },
];

/// Returns all built-in criteria.
///
/// ```
/// use regiopair::criteria::entries;
/// assert!(entries().iter().any(|entry| entry.id == "needs-met"));
/// ```
pub fn entries() -> &'static [CatalogueEntry] {
    ENTRIES
}

/// Builds a criterion by its id; `None` is its default formula.
///
/// # Errors
/// [`CriterionError`] with the nearest known id or formula.
pub fn build(
    id: &str,
    formula: Option<&str>,
    context: &CriterionContext<'_>,
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
    (entry.builder)(context, entry.id, formula)
}

fn word<T: FromStr<Err = UnknownWord>>(
    criterion: &'static str,
    formula: &str,
) -> Result<T, CriterionError> {
    formula.parse().map_err(|word| CriterionError::Formula { criterion, word })
}
