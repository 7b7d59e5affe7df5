//! Predicates of the user's own on pairs, and what they say.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use ndarray::Array2;

use super::error::PlanningError;
use crate::profile::{Pool, Profile};
use crate::rules::Eligibility;

/// Whether two regions may be paired.
type IsEligible = dyn Fn(&Profile, &Profile) -> bool + Send + Sync;

/// A predicate of the user's own.
#[derive(Clone)]
pub(super) struct Predicate {
    label: String,
    is_eligible: Arc<IsEligible>,
}

impl fmt::Debug for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Predicate").field("label", &self.label).finish_non_exhaustive()
    }
}

impl Predicate {
    pub(super) fn new(
        label: String,
        is_eligible: impl Fn(&Profile, &Profile) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self { label, is_eligible: Arc::new(is_eligible) }
    }
}

/// Records the labels of predicates that a programme does not have yet.
///
/// # Errors
/// [`PlanningError::RepeatedPredicate`] if two of the predicates have the same label.
pub(super) fn record(
    rules: &mut Vec<Eligibility>,
    predicates: &[Predicate],
) -> Result<(), PlanningError> {
    for (place, Predicate { label, .. }) in predicates.iter().enumerate() {
        if predicates[..place].iter().any(|other| other.label == *label) {
            return Err(PlanningError::RepeatedPredicate { label: label.clone() });
        }
        if rules.iter().all(|rule| rule.label != *label) {
            rules.push(Eligibility { label: label.clone() });
        }
    }
    Ok(())
}

/// Which pairs the predicates reject.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    /// By the label of the predicate.
    rejected: BTreeMap<String, Array2<bool>>,
}

impl Verdicts {
    pub(super) fn new(predicates: &[Predicate], [left, right]: [&Pool; 2]) -> Self {
        let of = |predicate: &Predicate| {
            let rejected = Array2::from_shape_fn((left.len(), right.len()), |(row, col)| {
                !(predicate.is_eligible)(&left.profiles()[row], &right.profiles()[col])
            });
            (predicate.label.clone(), rejected)
        };
        Self { rejected: predicates.iter().map(of).collect() }
    }

    /// Whether there is a predicate with this label.
    pub(super) fn has(&self, label: &str) -> bool {
        self.rejected.contains_key(label)
    }

    /// The labels of the predicates that a pair does not satisfy.
    pub(super) fn rejecting(&self, row: usize, col: usize) -> Vec<&str> {
        let rejecting = self.rejected.iter().filter(|(_, rejected)| rejected[[row, col]]);
        rejecting.map(|(label, _)| label.as_str()).collect()
    }
}
