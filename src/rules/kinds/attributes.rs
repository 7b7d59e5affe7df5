//! The two regions of a pair share a value of an attribute, or differ in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Row};
use crate::profile::{Pool, Profile, StrategyStatus};
use crate::rules::effect::{Effect, RuleContext};
use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::screening::UnknownCondition;
use crate::rules::selection::values;
use crate::rules::walk::Walk;
use crate::vocabulary::{folded, vocabulary};

vocabulary! {
    /// How the values of an attribute of two regions must compare.
    pub enum ComparedValues as "comparison of values" {
        /// At least one value is a value of both.
        Shared = "shared",
        /// No value is a value of both.
        Different = "different",
    }
}

/// The two regions of a pair share a value of an attribute, or differ in it.
///
/// | key | meaning |
/// | --- | --- |
/// | `attribute` | a key of the table of attributes, or a column, as in a [`Selection`](crate::rules::Selection) |
/// | `values` | how the values of the two must compare |
/// | `unknown` | what happens to a pair if no value of one of the two is known |
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeRule {
    /// Key of the attribute.
    pub attribute: String,
    /// How the values of the two must compare.
    pub values: ComparedValues,
    /// How to treat a pair of which a value is unknown.
    #[serde(default)]
    pub unknown: UnknownCondition,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl AttributeRule {
    /// Requires that the two regions of a pair have a value in common.
    pub fn shared(attribute: impl Into<String>) -> Self {
        Self::new(attribute, ComparedValues::Shared)
    }

    /// Requires that the two regions of a pair have no value in common.
    pub fn different(attribute: impl Into<String>) -> Self {
        Self::new(attribute, ComparedValues::Different)
    }

    fn new(attribute: impl Into<String>, values: ComparedValues) -> Self {
        let unknown = UnknownCondition::default();
        Self { attribute: attribute.into(), values, unknown, because: String::new() }
    }

    /// Whether a value of the attribute is known for a region.
    pub(crate) fn knows(&self, profile: &Profile) -> bool {
        !KnownValues::new(profile, &self.attribute).0.is_empty()
    }

    /// What makes the rule exclude two regions, if it does.
    fn difference(&self, left: &KnownValues<'_>, right: &KnownValues<'_>) -> Option<Difference> {
        if left.0.is_empty() || right.0.is_empty() {
            return (self.unknown == UnknownCondition::Exclude).then_some(Difference::Unknown);
        }
        let common = left.shares(right, None);
        match self.values {
            ComparedValues::Shared => (!common).then_some(Difference::NothingShared),
            ComparedValues::Different => common.then_some(Difference::Shared),
        }
    }
}

/// Why a rule excludes two regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    Unknown,
    NothingShared,
    Shared,
}

/// The known values of a region, by their base letters in lower case.
pub(super) struct KnownValues<'a>(BTreeMap<String, &'a str>);

impl<'a> KnownValues<'a> {
    pub(super) fn new(profile: &'a Profile, key: &str) -> Self {
        let unknown = StrategyStatus::Unknown.id();
        let known = values(&profile.region, &profile.attributes, key).into_iter();
        let known = known.filter(|value| key != "s3-status" || *value != unknown);
        Self(known.map(|value| (folded(value), value)).collect())
    }

    /// Whether a value is a value of both: this one, or any if none is given.
    pub(super) fn shares(&self, other: &Self, value: Option<&str>) -> bool {
        let both = |value: &String| self.0.contains_key(value) && other.0.contains_key(value);
        match value {
            Some(value) => both(&folded(value)),
            None => self.0.keys().any(both),
        }
    }

    /// As they are recorded.
    fn recorded(&self) -> Vec<String> {
        self.0.values().map(|&value| value.to_owned()).collect()
    }
}

impl Listed for AttributeRule {
    type Description = Self;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["attribute", "values", "unknown", "because"]);
        let attribute = reader.required("attribute", entry);
        if entry.get("values").is_none() {
            reader.missing("values", entry);
        }
        let values = reader.word("values", entry.get("values"));
        let unknown = reader.word("unknown", entry.get("unknown")).unwrap_or_default();
        let because = reader.because(entry);
        Some(Self { attribute: attribute?, values: values?, unknown, because })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        names.key("attribute", |names| names.attribute_of_both(&self.attribute));
    }

    fn description(&self, _: Labels<'_>) -> Self {
        self.clone()
    }
}

impl RuleKind for AttributeRule {
    type Data = Self;

    fn exclusion(rule: &Self, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let profiles = pair.profiles?;
        let [left, right] = profiles.map(|profile| KnownValues::new(profile, &rule.attribute));
        let attribute = rule.attribute.clone();
        Some(match rule.difference(&left, &right)? {
            Difference::Unknown => {
                let both = profiles.into_iter().zip([&left, &right]);
                let lacking = both.filter(|(_, values)| values.0.is_empty());
                let regions = lacking.map(|(profile, _)| profile.region.label()).collect();
                Exclusion::UnknownValue { attribute, regions }
            }
            Difference::NothingShared => {
                let [left, right] = [left, right].map(|values| values.recorded());
                Exclusion::NoSharedValue { attribute, left, right }
            }
            Difference::Shared => {
                let shared = left.0.into_iter().filter(|(value, _)| right.0.contains_key(value));
                let values = shared.map(|(_, value)| value.to_owned()).collect();
                Exclusion::SharedValue { attribute, values }
            }
        })
    }

    fn effect(rule: &Self, context: &dyn RuleContext) -> Option<Effect> {
        let [left, right] = context.pools().map(|pool: &Pool| {
            let profiles = pool.profiles().iter();
            profiles.map(|profile| KnownValues::new(profile, &rule.attribute)).collect::<Vec<_>>()
        });
        let excludes = |&(Row(row), Col(col)): &_| rule.difference(&left[row], &right[col]);
        let cells = context.cells().filter(|cell| excludes(cell).is_some());
        Some(Effect::Exclude(cells.collect()))
    }
}
