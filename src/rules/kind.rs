//! What every kind of rule defines.

use ::toml::de::DeTable;

use super::bounds::CountBounds;
use super::effect::{Effect, RuleContext};
use super::exclusion::{Exclusion, PairFacts};
use super::labels::Labels;
use super::names::NameCheck;
use super::reader::{TomlReader, TomlTable};
use super::setting::SettingCheck;

/// A kind of rule: what its rules do.
pub(super) trait RuleKind {
    /// What a programme states.
    type Data;

    /// Returns why the rule excludes a pair, if it looks at single pairs and does.
    fn exclusion(_rule: &Self::Data, _pair: &PairFacts<'_>) -> Option<Exclusion> {
        None
    }

    /// Returns what the rule does to a plan; `None` if it names regions that do not take part. By
    /// default it excludes those pairs, which a rule that looks at single pairs need not repeat.
    fn effect(rule: &Self::Data, context: &dyn RuleContext) -> Option<Effect> {
        Some(context.excluded(|pair| Self::exclusion(rule, pair)))
    }

    /// Whether what the rule does to a plan changes with the scores, and so with the weights.
    fn depends_on_scores(_rule: &Self::Data) -> bool {
        false
    }
}

/// A kind of rule that a programme states once, as a key of `[rules]`.
pub(super) trait Single: RuleKind {
    /// Reads the key from the table of rules.
    fn read(reader: &mut TomlReader, key: &'static str, rules: &DeTable<'_>) -> Option<Self::Data>;

    /// Reports names that the data do not know.
    fn check(_rule: &Self::Data, _names: &mut NameCheck<'_>) {}

    /// Reports settings that a file would not accept.
    fn check_settings(_rule: &Self::Data, _settings: &mut SettingCheck) {}
}

/// The data of a rule that a programme states any number of times, as tables `[[rules.key]]`.
pub(super) trait Listed: Sized {
    /// The data with which a report describes the rule.
    type Description;

    /// Reads one table; `earlier` are those before it.
    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, earlier: &[Self]) -> Option<Self>;

    /// Reports names that the data do not know.
    fn check(&self, names: &mut NameCheck<'_>);

    /// Reports settings that a file would not accept.
    fn check_settings(&self, _settings: &mut SettingCheck) {}

    /// Returns the data with which a report describes the rule.
    fn description(&self, labels: Labels<'_>) -> Self::Description;

    /// Returns the numbers of the rule, if it has any.
    fn bounds(&self) -> Option<&CountBounds> {
        None
    }

    /// Returns the numbers of the rule for a change.
    fn bounds_mut(&mut self) -> Option<&mut CountBounds> {
        None
    }
}

/// The field of [`Rules`](super::Rules) for a kind that is stated once.
pub(super) trait RuleField {
    type Data;

    /// Makes the field from what was read; `None` for the default.
    fn new(read: Option<Self::Data>) -> Self;

    /// Returns the rule, if it is stated.
    fn stated(&self) -> Option<&Self::Data>;

    /// Removes the rule.
    fn clear(&mut self);

    /// Whether a file may leave the key out.
    fn is_silent(&self) -> bool {
        self.stated().is_none()
    }
}

impl<Data> RuleField for Option<Data> {
    type Data = Data;

    fn new(read: Self) -> Self {
        read
    }

    fn stated(&self) -> Option<&Data> {
        self.as_ref()
    }

    fn clear(&mut self) {
        *self = None;
    }
}
