//! No pair has a lower raw value of a criterion.

use serde::{Deserialize, Serialize};

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::fault::ProgrammeFaultKind;
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::screening::UnknownCondition;
use crate::rules::setting::SettingCheck;
use crate::rules::walk::Walk;
use crate::vocabulary::NumberRange;

/// No pair has a lower raw value of a criterion.
///
/// | key | meaning |
/// | --- | --- |
/// | `criterion` | a criterion of the programme, also one whose weight is 0 |
/// | `at_least` | the least value of a pair, before normalisation |
/// | `unknown` | what happens to a pair of which the value is unknown |
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MinimumValue {
    /// Id of the criterion.
    pub criterion: String,
    /// The least value of a pair, from 0 to 1.
    pub at_least: f64,
    /// How to treat a pair of which the value is unknown.
    #[serde(default)]
    pub unknown: UnknownCondition,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl MinimumValue {
    /// Requires a value of a criterion; pairs of which it is unknown are flagged.
    pub fn new(criterion: impl Into<String>, at_least: f64) -> Self {
        let unknown = UnknownCondition::default();
        Self { criterion: criterion.into(), at_least, unknown, because: String::new() }
    }

    /// Whether a pair with this value is excluded.
    fn excludes(&self, value: Option<f64>) -> bool {
        match value {
            Some(value) => value < self.at_least,
            None => self.unknown == UnknownCondition::Exclude,
        }
    }
}

impl Listed for MinimumValue {
    type Description = Self;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, earlier: &[Self]) -> Option<Self> {
        let accepted = ["criterion", "at_least", "unknown", "because"];
        reader.keys(entry.table, &entry.heading, &accepted);
        if entry.get("criterion").is_none() {
            reader.missing("criterion", entry);
        }
        let criterion = reader.criterion(entry);
        if entry.get("at_least").is_none() {
            reader.missing_number("at_least", entry);
        }
        let at_least = reader.number("at_least", entry.get("at_least"), NumberRange::SCORE);
        let unknown = reader.word("unknown", entry.get("unknown")).unwrap_or_default();
        let because = reader.because(entry);
        let rule = Self { criterion: criterion?, at_least: at_least?, unknown, because };
        if earlier.iter().any(|other| other.criterion == rule.criterion) {
            let (id, heading) = (rule.criterion.clone(), entry.heading.clone());
            let twice = ProgrammeFaultKind::RepeatedMinimumValue { id, heading };
            reader.fault(entry.span_of("criterion"), twice);
        }
        Some(rule)
    }

    /// The data know no criteria.
    fn check(&self, _: &mut NameCheck<'_>) {}

    fn check_settings(&self, settings: &mut SettingCheck) {
        settings.key("criterion", |settings| settings.criterion(&self.criterion));
        settings.key("at_least", |settings| settings.number(self.at_least, NumberRange::SCORE));
    }

    fn description(&self, _: Labels<'_>) -> Self {
        self.clone()
    }
}

impl RuleKind for MinimumValue {
    type Data = Self;

    fn exclusion(rule: &Self, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let value = pair.value(&rule.criterion);
        let (criterion, minimum) = (rule.criterion.clone(), rule.at_least);
        rule.excludes(value).then_some(match value {
            Some(value) => Exclusion::BelowMinimumValue { criterion, value, minimum },
            None => Exclusion::UnknownCriterionValue { criterion, minimum },
        })
    }

    fn effect(rule: &Self, context: &dyn RuleContext) -> Option<Effect> {
        let cells = context
            .cells()
            .filter(|&(row, col)| rule.excludes(context.value(&rule.criterion, row.0, col.0)));
        Some(Effect::Exclude(cells.collect()))
    }
}
