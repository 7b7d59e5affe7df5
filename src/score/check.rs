//! What keeps pairs from being scored.

use super::error::ScoreError;
use super::layers::Layers;
use super::settings::Settings;
use super::unknown_treatment::UnknownTreatment;
use super::weighted::Weighted;
use super::weights::Weights;
use crate::profile::Pool;

/// Checks pools and criteria before any pair is assessed; returns the weights.
pub(super) fn given(
    pools: [&Pool; 2],
    weighted: &[Weighted],
    settings: &Settings,
) -> Result<Vec<Weights>, ScoreError> {
    sides(pools)?;
    let weights: Vec<Weights> = weighted.iter().map(|weighted| weighted.weights).collect();
    let ids: Vec<&str> = weighted.iter().map(|weighted| weighted.criterion.id()).collect();
    criteria(&ids, &weights, settings)?;
    Ok(weights)
}

/// Refuses a side without candidates.
fn sides(pools: [&Pool; 2]) -> Result<(), ScoreError> {
    match pools.into_iter().find(|pool| pool.is_empty()) {
        Some(pool) => Err(ScoreError::EmptySide { side: pool.side().to_owned() }),
        None => Ok(()),
    }
}

/// Checks what is given before any pair is assessed; `ids` are those of the criteria.
pub(super) fn criteria(
    ids: &[&str],
    weights: &[Weights],
    settings: &Settings,
) -> Result<(), ScoreError> {
    if ids.is_empty() {
        return Err(ScoreError::NoCriterion);
    }
    for (i, (id, weights)) in ids.iter().zip(weights).enumerate() {
        if ids[..i].contains(id) {
            return Err(ScoreError::DuplicateCriterion { id: (*id).to_owned() });
        }
        weights.check(id)?;
    }
    some_weight(weights)?;
    settings.check()
}

/// Checks weights for criteria with these ids.
pub(super) fn weights<'a>(
    ids: impl ExactSizeIterator<Item = &'a str>,
    weights: &[Weights],
) -> Result<(), ScoreError> {
    if weights.len() != ids.len() {
        let criteria = ids.map(str::to_owned).collect();
        return Err(ScoreError::NumberOfWeights { given: weights.len(), criteria });
    }
    for (id, weights) in ids.zip(weights) {
        weights.check(id)?;
    }
    some_weight(weights)
}

fn some_weight(weights: &[Weights]) -> Result<(), ScoreError> {
    if weights.iter().any(|weights| weights.counts()) {
        Ok(())
    } else {
        Err(ScoreError::AllWeightsZero)
    }
}

/// The criteria that have a weight and are unknown for every pair.
///
/// # Errors
/// [`ScoreError::Silent`] for the first of them if they are refused, and [`ScoreError::NothingKnown`] if
/// no criterion with a weight is known for any pair.
pub(super) fn silent(
    layers: &Layers,
    weights: &[Weights],
    is_silent: impl Fn(usize) -> bool,
) -> Result<Vec<String>, ScoreError> {
    let mut silent = Vec::new();
    let mut is_known = false;
    for (k, _) in weights.iter().enumerate().filter(|(_, weights)| weights.counts()) {
        if !is_silent(k) {
            is_known = true;
            continue;
        }
        let criterion = layers.criteria[k].0.clone();
        if layers.settings.silent_criteria == UnknownTreatment::Refuse
            && let Some(gaps) = &layers.gaps[k]
        {
            return Err(ScoreError::Silent { criterion, unknown: gaps.because.clone() });
        }
        silent.push(criterion);
    }
    if is_known { Ok(silent) } else { Err(ScoreError::NothingKnown) }
}

/// Refuses unknown values of criteria with a weight, if the settings do, except for criteria that are
/// unknown for every pair.
///
/// # Errors
/// [`ScoreError::UnknownValue`] for the first, in the order of rows, columns and criteria.
pub(super) fn no_unknown(layers: &Layers, weights: &[Weights]) -> Result<(), ScoreError> {
    if layers.settings.unknown_values != UnknownTreatment::Refuse {
        return Ok(());
    }
    let pairs = layers.size().0 * layers.size().1;
    let counts = |k: &usize| weights[*k].counts();
    let gaps = || {
        let all = (0..weights.len()).filter(counts);
        let all = all.filter_map(|k| Some((k, layers.gaps[k].as_ref()?)));
        // A criterion that is unknown for every pair is no gap in what is known.
        all.filter(move |(_, gaps)| gaps.count < pairs)
    };
    // Of equally early ones the first criterion.
    let Some((k, first)) = gaps().min_by_key(|(_, gaps)| gaps.first) else { return Ok(()) };
    let (row, column) = first.first;
    let unknown_values: usize = gaps().map(|(_, gaps)| gaps.count).sum();
    Err(ScoreError::UnknownValue {
        criterion: layers.criteria[k].0.clone(),
        left: layers.regions[0][row].clone(),
        right: layers.regions[1][column].clone(),
        unknown: first.because.clone(),
        others: unknown_values - 1,
    })
}
