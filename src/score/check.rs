//! What keeps pairs from being scored.

use super::error::ScoreError;
use super::layer::Layer;
use super::settings::Settings;
use super::unknown_treatment::UnknownTreatment;
use super::weighted::Weighted;
use crate::criteria::{Pair, Tally, Unknown};
use crate::profile::Pool;

/// Checks what is given before any pair is assessed.
pub(super) fn accepted(
    left: &Pool,
    right: &Pool,
    criteria: &[Weighted],
    settings: &Settings,
) -> Result<(), ScoreError> {
    for pool in [left, right] {
        if pool.is_empty() {
            return Err(ScoreError::EmptySide { side: pool.side().to_owned() });
        }
    }
    if criteria.is_empty() {
        return Err(ScoreError::NoCriterion);
    }
    for (i, weighted) in criteria.iter().enumerate() {
        let id = weighted.criterion.id();
        if criteria[..i].iter().any(|earlier| earlier.criterion.id() == id) {
            return Err(ScoreError::DuplicateCriterion { id: id.to_owned() });
        }
        weighted.weights.check(id)?;
    }
    if !criteria.iter().any(|weighted| weighted.weights.counts()) {
        return Err(ScoreError::AllWeightsZero);
    }
    settings.check()
}

/// The criteria that have a weight and are unknown for every pair.
///
/// # Errors
/// [`ScoreError::Silent`] for the first of them if they are refused, and [`ScoreError::NothingKnown`] if
/// no criterion with a weight is known for any pair.
pub(super) fn silent(
    [left, right]: [&Pool; 2],
    criteria: &[Weighted],
    layers: &[Layer],
    treatment: UnknownTreatment,
) -> Result<Vec<String>, ScoreError> {
    let mut silent = Vec::new();
    let mut is_known = false;
    for (weighted, layer) in criteria.iter().zip(layers).filter(|(w, _)| w.weights.counts()) {
        if !layer.is_silent() {
            is_known = true;
            continue;
        }
        let unknown = reason(weighted, [left, right], (0, 0));
        if let (UnknownTreatment::Refuse, Some(unknown)) = (treatment, unknown) {
            return Err(ScoreError::Silent { criterion: layer.criterion.clone(), unknown });
        }
        silent.push(layer.criterion.clone());
    }
    if is_known { Ok(silent) } else { Err(ScoreError::NothingKnown) }
}

/// Refuses unknown values of criteria with a weight, except for those that are unknown for every pair.
///
/// # Errors
/// [`ScoreError::UnknownValue`] for the first, in the order of rows, columns and criteria.
pub(super) fn no_unknown(
    [left, right]: [&Pool; 2],
    criteria: &[Weighted],
    layers: &[Layer],
) -> Result<(), ScoreError> {
    let counts = |(w, layer): &(&Weighted, &Layer)| w.weights.counts() && !layer.is_silent();
    let counting: Vec<(&Weighted, &Layer)> = criteria.iter().zip(layers).filter(counts).collect();
    let mut first = None;
    let mut unknown_values = 0_usize;
    for row in 0..left.len() {
        for column in 0..right.len() {
            for &(weighted, layer) in &counting {
                if layer.values[[row, column]].get().is_none() {
                    unknown_values += 1;
                    first = first.or(Some((weighted, (row, column))));
                }
            }
        }
    }
    let Some((weighted, (row, column))) = first else { return Ok(()) };
    let unknown = reason(weighted, [left, right], (row, column));
    Err(ScoreError::UnknownValue {
        criterion: weighted.criterion.id().to_owned(),
        left: left.profiles()[row].region.id.clone(),
        right: right.profiles()[column].region.id.clone(),
        unknown: unknown.unwrap_or_else(|| Unknown::text("no reason is given")),
        others: unknown_values - 1,
    })
}

/// Why the value of a criterion is unknown for a pair.
fn reason(
    weighted: &Weighted,
    [left, right]: [&Pool; 2],
    (row, column): (usize, usize),
) -> Option<Unknown> {
    let pair = Pair { left: &left.profiles()[row], right: &right.profiles()[column] };
    weighted.criterion.assess(&pair, &mut Tally::without_reasons()).err()
}
