//! The numbers of a rule.

use serde::{Deserialize, Serialize};

use super::fault::ProgrammeFaultKind;
use super::reader::{TomlReader, TomlTable};
use super::setting::SettingCheck;
use super::walk::Walk;

/// The least and the greatest number that a rule allows, with the programme's reason. 0 may be
/// allowed below the least number: a course is closed, or has at least three participants.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountBounds {
    /// The least number, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// The greatest number, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<usize>,
    /// Whether 0 is allowed too, although it is below the least number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub or_none: bool,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl CountBounds {
    /// Returns bounds that allow this number and every greater one.
    pub fn at_least(count: usize) -> Self {
        Self { at_least: Some(count), ..Self::default() }
    }

    /// Returns bounds that allow 0, this number and every greater one.
    pub fn none_or_at_least(count: usize) -> Self {
        Self { or_none: true, ..Self::at_least(count) }
    }

    /// Returns bounds that allow this number and every lower one.
    pub fn at_most(count: usize) -> Self {
        Self { at_most: Some(count), ..Self::default() }
    }
}

impl CountBounds {
    /// The keys of a table with bounds.
    pub(super) const KEYS: [&str; 4] = ["at_least", "at_most", "or_none", "because"];

    /// Reads the bounds of a table: at least one of the two numbers, and they must agree.
    pub(super) fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>) -> Self {
        let at_least = reader.count("at_least", entry.get("at_least"));
        let at_most = reader.count("at_most", entry.get("at_most"));
        let or_none = reader.truth("or_none", entry.get("or_none")).unwrap_or_default();
        let because = reader.because(entry);
        if entry.get("at_least").is_none() && entry.get("at_most").is_none() {
            let heading = entry.heading.clone();
            reader.fault(entry.span.clone(), ProgrammeFaultKind::NoBounds { heading });
        }
        if or_none && at_least.is_none() && entry.get("at_least").is_none() {
            reader.fault(entry.span_of("or_none"), ProgrammeFaultKind::OrNoneWithoutLeast);
        }
        let bounds = Self { at_least, at_most, or_none, because };
        if let Some(crossed) = bounds.crossed() {
            reader.fault(entry.span_of("at_least"), crossed);
        }
        bounds
    }

    /// Reports bounds that no number satisfies.
    pub(super) fn check_settings(&self, settings: &mut SettingCheck) {
        if let Some(crossed) = self.crossed() {
            settings.key("at_least", |settings| settings.report(crossed));
        }
    }

    fn crossed(&self) -> Option<ProgrammeFaultKind> {
        let (least, most) = (self.at_least?, self.at_most?);
        (least > most).then_some(ProgrammeFaultKind::CrossedBounds { least, most })
    }
}
