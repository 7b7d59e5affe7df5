//! Settings of a programme made in code that a file would not accept.

use super::settings::{AggregationMethod, CriterionChoice, Programme};
use crate::criteria::{entries, has_targets};
use crate::rules::{ProgrammeFaultKind, SettingCheck, SettingFault, Walk};
use crate::score::UnknownTreatment;
use crate::vocabulary::NumberRange;

impl Programme {
    /// Returns every setting that a programme file would not accept: numbers out of their range,
    /// bounds that cross, settings that need another one, and rounds that share a region. A
    /// programme with any of them cannot be assessed.
    ///
    /// ```
    /// use regiopair::programme::Programme;
    ///
    /// let mut programme = Programme::default();
    /// assert!(programme.setting_faults().is_empty());
    /// programme.rules.minimum_score = Some(7.0);
    /// assert_eq!(
    ///     programme.setting_faults()[0].to_string(),
    ///     "rules.minimum_score: `minimum_score` is 7; accepted: a number from 0 to 1"
    /// );
    /// ```
    pub fn setting_faults(&self) -> Vec<SettingFault> {
        let criteria = self.criteria.iter().map(|choice| choice.id.clone());
        let mut settings = SettingCheck::new(criteria.collect());
        if !self.unknown_settings.is_empty() {
            settings.key("unknown_settings", |settings| {
                let unknown = self.unknown_settings.clone();
                settings.report(ProgrammeFaultKind::LaterSettings { settings: unknown });
            });
        }
        let shares = [
            ("cooccurrence_share", self.cooccurrence_share),
            ("similarity_above", self.similarity_above),
        ];
        for (key, share) in shares {
            settings.key(key, |settings| settings.number(share, NumberRange::SCORE));
        }
        settings.list("ordered_weights", &self.ordered_weights, |settings, weight| {
            settings.number(*weight, NumberRange::WEIGHT);
        });
        if let Some(fault) = ordered_weights(self.aggregation, &self.ordered_weights) {
            settings.key("ordered_weights", |settings| settings.report(fault));
        }
        if let Err(word) = UnknownTreatment::of_criteria(self.silent_criteria.id()) {
            let key = "silent_criteria";
            settings.key(key, |settings| {
                settings.report(ProgrammeFaultKind::UnknownWord { key: key.to_owned(), word });
            });
        }
        settings.list("criteria", &self.criteria, |settings, choice| {
            for (key, fault) in of_choice(choice) {
                settings.key(key, |settings| settings.report(fault));
            }
            for (key, weight) in [("seeker", choice.weights.seeker), ("host", choice.weights.host)]
            {
                settings.key(key, |settings| settings.number(weight, NumberRange::WEIGHT));
            }
        });
        settings.key("variants_tried", |settings| {
            settings.number(self.variants_tried.into(), NumberRange::VARIANTS);
        });
        self.rules.check_settings(&mut settings);
        let mut earlier = Vec::new();
        settings.list("rounds", &self.rounds, |settings, round| {
            for (key, fault) in earlier.iter().flat_map(|other| round.disagreements(other)) {
                match key {
                    Some(key) => settings.key(key, |settings| settings.report(fault)),
                    None => settings.report(fault),
                }
            }
            earlier.push(round.clone());
        });
        settings.faults
    }
}

/// The settings of a criterion that do not go together, each with its key.
pub(super) fn of_choice(choice: &CriterionChoice) -> Vec<(&'static str, ProgrammeFaultKind)> {
    let mut faults = Vec::new();
    let on_statements = choice.statements.is_some();
    let has_targets = has_targets(&choice.id, choice.formula.as_deref());
    if !choice.targets.is_empty() && (choice.own || on_statements || !has_targets) {
        let criterion = choice.id.clone();
        faults.push(("targets", ProgrammeFaultKind::UnusedTargets { criterion }));
    }
    if !on_statements {
        return faults;
    }
    for (key, given) in [("formula", choice.formula.is_some()), ("own", choice.own)] {
        if given {
            faults.push((key, ProgrammeFaultKind::NotWithStatements { key: key.to_owned() }));
        }
    }
    if entries().iter().any(|entry| entry.id == choice.id) {
        faults.push(("id", ProgrammeFaultKind::BuiltInId { id: choice.id.clone() }));
    }
    faults
}

/// What is wrong with the ordered weights as a whole.
pub(super) fn ordered_weights(
    method: AggregationMethod,
    weights: &[f64],
) -> Option<ProgrammeFaultKind> {
    match (method, weights) {
        (AggregationMethod::Owa, []) => Some(ProgrammeFaultKind::NoOrderedWeights),
        (AggregationMethod::Owa, weights) => weights
            .iter()
            .all(|weight| *weight == 0.0)
            .then_some(ProgrammeFaultKind::AllOrderedWeightsZero),
        (_, []) => None,
        _ => Some(ProgrammeFaultKind::UnusedOrderedWeights),
    }
}
