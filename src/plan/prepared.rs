//! A programme fitted to a dataset.

use ndarray::Array2;

use super::apply::{accepted, resolved};
use super::error::PlanningError;
use super::predicate::{Predicate, record};
use crate::criteria::{CriterionContext, CriterionSettings, build};
use crate::parallel;
use crate::profile::{Coders, Dataset, Pool};
use crate::programme::{CriterionChoice, Programme};
use crate::score::Weighted;
use crate::taxonomy::{DomainSimilarity, Measure, Occurrence, SimilarityError, Taxonomy};
use crate::vocabulary::nearest;

/// A programme that fits its dataset, with its criteria, before any pair is scored.
pub(super) struct Prepared {
    pub(super) dataset: Dataset,
    pub(super) programme: Programme,
    pub(super) pools: [Pool; 2],
    pub(super) similarity: DomainSimilarity,
    pub(super) weighted: Vec<Weighted>,
    /// Whether the left pool is the right side of the dataset.
    pub(super) turned: bool,
    pub(super) predicates: Vec<Predicate>,
}

impl Prepared {
    /// Fits the programme to the dataset, and builds its criteria.
    /// Records the criteria and predicates of the user's own.
    pub(super) fn new(
        dataset: Dataset,
        mut programme: Programme,
        own: Vec<Weighted>,
        predicates: Vec<Predicate>,
    ) -> Result<Self, PlanningError> {
        record(&mut programme.rules.eligibility, &predicates)?;
        record_own(&mut programme.criteria, &own);
        accepted(&programme)?;
        let sides = sides(&dataset, &programme)?;
        let programme = resolved(programme, &dataset)?;
        let (horizon, coders) = (programme.horizon, programme.coders);
        coded(&dataset, coders)?;
        let pool = |side: &str| Pool::with_coders(&dataset, side, horizon, coders);
        let (left, right) = parallel::both(|| pool(sides.0), || pool(sides.1));
        let taxonomy = dataset.taxonomy();
        let occurrence = occurrence(taxonomy, [&left, &right])?;
        let similarity = similarity(taxonomy, &occurrence, &programme)?;
        // Ties are stated left to right in the dataset's order; a programme may turn the sides.
        let turned = sides.0 != dataset.sides().left;
        let mut ties = dataset.ties().to_vec();
        if turned {
            for tie in &mut ties {
                std::mem::swap(&mut tie.left, &mut tie.right);
            }
        }
        let context =
            CriterionContext { left: &left, right: &right, similarity: &similarity, ties: &ties };
        let weighted = weighted(&programme.criteria, own, &context)?;
        let pools = [left, right];
        Ok(Self { dataset, programme, pools, similarity, weighted, turned, predicates })
    }
}

/// Records criteria of the user's own, with their weights.
fn record_own(choices: &mut Vec<CriterionChoice>, own: &[Weighted]) {
    for Weighted { criterion, weights, normalisation } in own {
        match choices.iter_mut().find(|choice| choice.own && choice.id == criterion.id()) {
            Some(choice) => choice.weights = *weights,
            None => choices.push(CriterionChoice {
                id: criterion.id().to_owned(),
                formula: None,
                targets: Vec::new(),
                statements: None,
                weights: *weights,
                normalisation: *normalisation,
                own: true,
            }),
        }
    }
}

/// Builds the criteria of a programme, which records the user's own.
fn weighted(
    choices: &[CriterionChoice],
    mut own: Vec<Weighted>,
    context: &CriterionContext<'_>,
) -> Result<Vec<Weighted>, PlanningError> {
    let mut weighted = Vec::new();
    let mut missing = Vec::new();
    // What a criterion looks up for its regions takes time if they are many.
    let built = parallel::map(choices.len(), |place| {
        let choice = &choices[place];
        let settings = CriterionSettings {
            formula: choice.formula.as_deref(),
            targets: &choice.targets,
            statements: choice.statements.as_ref(),
        };
        (!choice.own).then(|| build(&choice.id, &settings, context))
    });
    for (choice, built) in choices.iter().zip(built) {
        let normalisation = choice.normalisation;
        if let Some(built) = built {
            let criterion = built?.into();
            weighted.push(Weighted { criterion, weights: choice.weights, normalisation });
        } else if let Some(place) = own.iter().position(|it| it.criterion.id() == choice.id) {
            let own = own.remove(place);
            weighted.push(Weighted { normalisation, ..own });
        } else {
            missing.push(choice.id.clone());
        }
    }
    if !missing.is_empty() {
        return Err(PlanningError::OwnCriteria { ids: missing });
    }
    // A second one of the same id is left, which `ScoreSet` refuses.
    weighted.extend(own);
    Ok(weighted)
}

/// Refuses a coder who has coded nothing, although another has: every criterion would be unknown.
fn coded(dataset: &Dataset, coders: Coders) -> Result<(), PlanningError> {
    let rows = &dataset.tables().domains;
    match coders.single() {
        Some(coder) if !rows.is_empty() && rows.iter().all(|row| row.coder != coder) => {
            Err(PlanningError::NothingCoded { coder })
        }
        _ => Ok(()),
    }
}

fn sides<'a>(
    dataset: &'a Dataset,
    programme: &Programme,
) -> Result<(&'a str, &'a str), PlanningError> {
    let own = dataset.sides();
    let Some(wanted) = &programme.sides else { return Ok((&own.left, &own.right)) };
    let known = |value: &str| {
        [&own.left, &own.right].into_iter().find(|side| *side == value).ok_or_else(|| {
            PlanningError::UnknownSide {
                value: value.to_owned(),
                left: own.left.clone(),
                right: own.right.clone(),
                nearest: nearest(value, [own.left.as_str(), &own.right]).map(str::to_owned),
            }
        })
    };
    let (left, right) = (known(&wanted.left)?, known(&wanted.right)?);
    if left == right {
        return Err(PlanningError::SameSide { value: left.clone() });
    }
    Ok((left, right))
}

/// The similarity of domains as a programme counts it.
fn similarity(
    taxonomy: &Taxonomy,
    occurrence: &Occurrence,
    programme: &Programme,
) -> Result<DomainSimilarity, SimilarityError> {
    let mut similarity = taxonomy.similarity(programme.similarity, occurrence)?;
    if programme.cooccurrence_share > 0.0 {
        let together = taxonomy.similarity(Measure::CosineRelatedness, occurrence)?;
        similarity = similarity.blended(&together, programme.cooccurrence_share)?;
    }
    Ok(similarity.above(programme.similarity_above))
}

fn occurrence(taxonomy: &Taxonomy, pools: [&Pool; 2]) -> Result<Occurrence, PlanningError> {
    let profiles = || pools.iter().flat_map(|pool| pool.profiles());
    let mut weights = Array2::zeros((profiles().count(), taxonomy.len()));
    for (mut row, profile) in weights.outer_iter_mut().zip(profiles()) {
        for stated in &profile.strengths {
            row[stated.domain.index()] = stated.weight;
        }
    }
    Ok(Occurrence::new(weights)?)
}
