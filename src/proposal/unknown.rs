//! Pairs that a rule admits although it is unknown whether they satisfy it.

use std::collections::BTreeSet;

use super::notice::{FlaggedPair, Notice};
use crate::assignment::{Col, Row};
use crate::plan::Assessment;
use crate::rules::{AttributeRule, MinimumValue, UnknownCondition};

impl Assessment {
    /// A notice for each rule of which it is unknown whether some pairs satisfy it.
    pub(super) fn unknown_values(&self, pairs: &[(Row, Col)]) -> Vec<Notice> {
        let is_flagged = |unknown| unknown == UnknownCondition::AdmitWithFlag;
        let rules = &self.programme().rules;
        let attributes = rules.attributes.iter().filter(|rule| is_flagged(rule.unknown));
        let minima = rules.minimum_values.iter().filter(|rule| is_flagged(rule.unknown));
        attributes
            .filter_map(|rule| self.unknown_attribute(rule, pairs))
            .chain(minima.filter_map(|rule| self.unknown_criterion(rule, pairs)))
            .collect()
    }

    fn unknown_attribute(&self, rule: &AttributeRule, pairs: &[(Row, Col)]) -> Option<Notice> {
        let lacking = pairs.iter().map(|&(row, col)| {
            let both = [self.profile(row.into()), self.profile(col.into())];
            both.into_iter().filter(|profile| !rule.knows(profile)).collect::<Vec<_>>()
        });
        let lacking: Vec<_> = lacking.filter(|profiles| !profiles.is_empty()).collect();
        let regions = lacking.iter().flatten().map(|profile| profile.region.label());
        let regions = regions.collect::<BTreeSet<_>>().into_iter().collect();
        (!lacking.is_empty()).then(|| Notice::UnknownValues {
            attribute: rule.attribute.clone(),
            values: rule.values,
            pairs: lacking.len(),
            regions,
        })
    }

    fn unknown_criterion(&self, rule: &MinimumValue, pairs: &[(Row, Col)]) -> Option<Notice> {
        let is_unknown =
            |&&(Row(row), Col(col)): &&_| self.value(&rule.criterion, row, col).is_none();
        let pairs = pairs.iter().filter(is_unknown).map(|&(row, col)| FlaggedPair {
            left: self.profile(row.into()).region.label(),
            right: self.profile(col.into()).region.label(),
        });
        let pairs: Vec<FlaggedPair> = pairs.collect();
        (!pairs.is_empty()).then(|| Notice::UnknownCriterionValues {
            criterion: rule.criterion.clone(),
            minimum: rule.at_least,
            pairs,
        })
    }
}
