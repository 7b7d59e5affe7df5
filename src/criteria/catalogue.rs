//! The built-in criteria by name.

use std::collections::BTreeSet;
use std::str::FromStr;

use super::added_relatedness::{AddedFormula, AddedRelatedness};
use super::closeness::Closeness;
use super::comparison::{Comparison, StatementChoice};
use super::criterion::Criterion;
use super::distance::{Nearness, NearnessFormula};
use super::earlier_ties::{EarlierTies, TieFormula};
use super::error::CriterionError;
use super::meaning::Meaning;
use super::need_met::{CoverageFormula, NeedMet, NeedsOf};
use super::offered_statements::OfferedStatements;
use super::phase_learning::{LearningFormula, PhaseLearning};
use super::shared_language::{LanguageFormula, SharedLanguage};
use super::shared_statements::SharedStatements;
use super::shared_strengths::{LikenessFormula, SharedStrengths};
use super::shared_themes::{SharedThemes, ThemeFormula};
use super::structural_likeness::StructuralLikeness;
use crate::profile::{Pool, Tie};
use crate::taxonomy::{DomainId, DomainSimilarity};
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

/// What a programme sets for a criterion.
#[derive(Debug, Clone, Copy, Default)]
pub struct CriterionSettings<'a> {
    /// One of its formulas; `None` is the first.
    pub formula: Option<&'a str>,
    /// The domains that every region targets, for the formulas of `added-relatedness` about targets;
    /// empty: its needs.
    pub targets: &'a [String],
    /// The statements that a criterion with an id of its own compares.
    pub statements: Option<&'a StatementChoice>,
}

/// Builds a criterion from its id, one of its formulas and the targets of the programme.
type BuildFunction = fn(
    &CriterionContext<'_>,
    &'static str,
    &str,
    &[DomainId],
) -> Result<Box<dyn Criterion>, CriterionError>;

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
        builder: |from, id, formula, _| {
            let formula = word(id, formula)?;
            Ok(Box::new(NeedMet::new(from.right, from.similarity, NeedsOf::Seeker, formula)))
        },
    },
    CatalogueEntry {
        id: "needs-of-host-met",
        meaning: Meaning::NeedsOfHostMet,
        formulas: CoverageFormula::WORDS,
        builder: |from, id, formula, _| {
            let formula = word(id, formula)?;
            Ok(Box::new(NeedMet::new(from.left, from.similarity, NeedsOf::Host, formula)))
        },
    },
    CatalogueEntry {
        id: "shared-strengths",
        meaning: Meaning::SharedStrengths,
        formulas: LikenessFormula::WORDS,
        builder: |from, id, formula, _| {
            Ok(Box::new(SharedStrengths::new(from.left, from.right, word(id, formula)?)))
        },
    },
    CatalogueEntry {
        id: "shared-themes",
        meaning: Meaning::SharedThemes,
        formulas: ThemeFormula::WORDS,
        builder: |from, id, formula, _| {
            Ok(Box::new(SharedThemes::new(from.left, from.right, word(id, formula)?)))
        },
    },
    CatalogueEntry {
        id: "added-relatedness",
        meaning: Meaning::EachAddsNearStrengths,
        formulas: AddedFormula::WORDS,
        builder: |from, id, formula, targets| {
            let formula = word(id, formula)?;
            Ok(Box::new(AddedRelatedness::with_targets(from.left, from.right, formula, targets)?))
        },
    },
    CatalogueEntry {
        id: "strategy-learning",
        meaning: Meaning::SeekerLearns,
        formulas: LearningFormula::WORDS,
        builder: |_, id, formula, _| Ok(Box::new(PhaseLearning::new(word(id, formula)?))),
    },
    CatalogueEntry {
        id: "structural-likeness",
        meaning: Meaning::StructuralLikeness,
        formulas: &["gower"],
        builder: |from, _, _, _| Ok(Box::new(StructuralLikeness::new(from.left, from.right))),
    },
    CatalogueEntry {
        id: "language",
        meaning: Meaning::Language,
        formulas: LanguageFormula::WORDS,
        builder: |_, id, formula, _| Ok(Box::new(SharedLanguage::new(word(id, formula)?))),
    },
    CatalogueEntry {
        id: "nearness",
        meaning: Meaning::Nearness,
        formulas: NearnessFormula::WORDS,
        builder: |from, id, formula, _| {
            Ok(Box::new(Nearness::new(from.left, from.right, word(id, formula)?)))
        },
    },
    CatalogueEntry {
        id: "earlier-ties",
        meaning: Meaning::EarlierTies,
        formulas: TieFormula::WORDS,
        builder: |from, id, formula, _| {
            Ok(Box::new(EarlierTies::new(from.ties, word(id, formula)?)))
        },
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

/// Whether a criterion by a formula measures something about targets; an unknown formula may.
pub(crate) fn has_targets(id: &str, formula: Option<&str>) -> bool {
    let of_formula = |name: &str| name.parse().map_or(true, AddedFormula::has_targets);
    id == "added-relatedness" && formula.is_some_and(of_formula)
}

/// Whether a criterion depends on the similarity of domains.
pub(crate) fn compares_domains(id: &str) -> bool {
    matches!(id, "needs-met" | "needs-of-host-met")
}

/// Builds a criterion by its id, or one of any id over statements if the settings name some.
///
/// # Errors
/// [`CriterionError`] with the nearest known id, formula or domain, and for statements that cannot be
/// compared.
pub fn build(
    id: &str,
    settings: &CriterionSettings<'_>,
    context: &CriterionContext<'_>,
) -> Result<Box<dyn Criterion>, CriterionError> {
    if let Some(choice) = settings.statements {
        return over_statements(id, choice, context);
    }
    let Some(entry) = ENTRIES.iter().find(|entry| entry.id == id) else {
        let ids: Vec<&'static str> = ENTRIES.iter().map(|entry| entry.id).collect();
        return Err(CriterionError::Unknown(UnknownWord::new("criterion", id, &ids)));
    };
    let formula = settings.formula.unwrap_or(entry.formulas[0]);
    if !entry.formulas.contains(&formula) {
        let word = UnknownWord::new("formula", formula, entry.formulas);
        return Err(CriterionError::Formula { criterion: entry.id, word });
    }
    let taxonomy = context.left.taxonomy();
    let target = |value: &String| {
        taxonomy.domain(value).ok_or_else(|| CriterionError::UnknownTarget {
            criterion: entry.id,
            value: value.clone(),
            nearest: taxonomy.nearest(value).map(str::to_owned),
        })
    };
    // A domain that is named twice is one target.
    let targets: BTreeSet<DomainId> =
        settings.targets.iter().map(target).collect::<Result<_, _>>()?;
    let targets: Vec<DomainId> = targets.into_iter().collect();
    (entry.builder)(context, entry.id, formula, &targets)
}

fn over_statements(
    id: &str,
    choice: &StatementChoice,
    context: &CriterionContext<'_>,
) -> Result<Box<dyn Criterion>, CriterionError> {
    let (left, right, key) = (context.left, context.right, &choice.statements);
    Ok(match choice.compare {
        Comparison::Shared => Box::new(SharedStatements::new(left, right, id, key)?),
        Comparison::Closeness => Box::new(Closeness::new(left, right, id, key)?),
        _ => Box::new(OfferedStatements::new(left, right, id.to_owned(), choice)?),
    })
}

fn word<T: FromStr<Err = UnknownWord>>(
    criterion: &'static str,
    formula: &str,
) -> Result<T, CriterionError> {
    formula.parse().map_err(|word| CriterionError::Formula { criterion, word })
}
