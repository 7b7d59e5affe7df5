//! Kinds of pairs.

use serde::{Deserialize, Serialize};

use super::fault::ProgrammeFaultKind;
use super::labels::Labels;
use super::names::NameCheck;
use super::reader::{TomlReader, TomlSlot, TomlTable};
use super::setting::SettingCheck;
use super::walk::Walk;
use crate::taxonomy::{DomainLabel, ThemeLabel};
use crate::vocabulary::NumberRange;

/// A kind of pair with the names of themes and domains, for reports.
pub type PairKindDescription = PairProperty<ThemeLabel, DomainLabel>;

/// A kind of pair: a pair is counted if it has all properties that are given.
///
/// | key | a pair is counted if |
/// | --- | --- |
/// | `theme` | both regions are strong in the theme |
/// | `leading_theme` | this is the theme in which their strengths overlap most, the first by name among equals |
/// | `domain` | both regions are strong in the domain |
/// | `countries` | the left region is of the first, the right one of the second country |
/// | `earlier_tie` | they are (true) or are not (false) known to have worked together |
/// | `shared_language` | they have (true) or have not (false) a language in common |
/// | `shared_attribute` | they have a value of this attribute in common, or state a common term |
/// | `shared_value` | both have this value of it |
/// | `farther_than_km` | they are known to lie farther apart |
/// | `score_below` | their score is below this |
/// | `criterion` with `value_at_least` | their value of the criterion, before normalisation, is at least this |
/// | `criterion` with `value_below` | their value of the criterion, before normalisation, is below this |
///
/// A programme names themes and domains by their ids; a [`PairKindDescription`] by their labels.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "Theme: Deserialize<'de>, Domain: Deserialize<'de>"))]
pub struct PairProperty<Theme = String, Domain = String> {
    /// A theme in which both regions are strong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// The leading theme of the pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leading_theme: Option<Theme>,
    /// A domain in which both regions are strong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Domain>,
    /// Country of the left, country of the right region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<[String; 2]>,
    /// Whether a tie is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_tie: Option<bool>,
    /// Whether the two share a language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_language: Option<bool>,
    /// An attribute of which the two have a value in common.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_attribute: Option<String>,
    /// The value that both have: the id of a term where the attribute has declared ones. A
    /// [`PairKindDescription`] has its label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_value: Option<String>,
    /// Distance in kilometres that a pair must exceed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub farther_than_km: Option<f64>,
    /// Score that a pair must be below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_below: Option<f64>,
    /// The criterion of which the value is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// Value that a pair must have at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_at_least: Option<f64>,
    /// Value that a pair must be below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_below: Option<f64>,
}

const NO_ATTRIBUTE: ProgrammeFaultKind =
    ProgrammeFaultKind::NoAttribute { value: "shared_value", attribute: "shared_attribute" };

impl PairProperty {
    /// The keys of a table with properties.
    pub(super) const KEYS: [&str; 13] = [
        "theme",
        "leading_theme",
        "domain",
        "countries",
        "earlier_tie",
        "shared_language",
        "shared_attribute",
        "shared_value",
        "farther_than_km",
        "score_below",
        "criterion",
        "value_at_least",
        "value_below",
    ];

    pub(super) fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>) -> Self {
        let mut number = |key, range| reader.number(key, entry.get(key), range);
        let farther_than_km = number("farther_than_km", NumberRange::DISTANCE_KM);
        let score_below = number("score_below", NumberRange::SCORE);
        let value_at_least = number("value_at_least", NumberRange::SCORE);
        let value_below = number("value_below", NumberRange::SCORE);
        if let Some((key, fault)) = unpaired(|key| entry.get(key).is_some()) {
            reader.fault(entry.span_of(key), fault);
        }
        let property = Self {
            theme: reader.text("theme", entry.get("theme")),
            leading_theme: reader.text("leading_theme", entry.get("leading_theme")),
            domain: reader.text("domain", entry.get("domain")),
            countries: countries(reader, entry.get("countries")),
            earlier_tie: reader.truth("earlier_tie", entry.get("earlier_tie")),
            shared_language: reader.truth("shared_language", entry.get("shared_language")),
            shared_attribute: reader.text("shared_attribute", entry.get("shared_attribute")),
            shared_value: reader.text("shared_value", entry.get("shared_value")),
            farther_than_km,
            score_below,
            criterion: reader.criterion(entry),
            value_at_least,
            value_below,
        };
        if property.lacks_attribute() {
            reader.fault(entry.span_of("shared_value"), NO_ATTRIBUTE);
        }
        if let Some(crossed) = property.crossed() {
            reader.fault(entry.span_of("value_at_least"), crossed);
        }
        property
    }

    /// Reports numbers that a file would not accept.
    pub(super) fn check_settings(&self, settings: &mut SettingCheck) {
        for (key, value, range) in [
            ("farther_than_km", self.farther_than_km, NumberRange::DISTANCE_KM),
            ("score_below", self.score_below, NumberRange::SCORE),
            ("value_at_least", self.value_at_least, NumberRange::SCORE),
            ("value_below", self.value_below, NumberRange::SCORE),
        ] {
            if let Some(value) = value {
                settings.key(key, |settings| settings.number(value, range));
            }
        }
        if let Some(criterion) = &self.criterion {
            settings.key("criterion", |settings| settings.criterion(criterion));
        }
        let is_given = |key| match key {
            "criterion" => self.criterion.is_some(),
            "value_at_least" => self.value_at_least.is_some(),
            _ => self.value_below.is_some(),
        };
        if let Some((key, fault)) = unpaired(is_given) {
            settings.key(key, |settings| settings.report(fault));
        }
        if self.lacks_attribute() {
            settings.key("shared_value", |settings| settings.report(NO_ATTRIBUTE));
        }
        if let Some(crossed) = self.crossed() {
            settings.key("value_at_least", |settings| settings.report(crossed));
        }
    }

    fn lacks_attribute(&self) -> bool {
        self.shared_value.is_some() && self.shared_attribute.is_none()
    }

    /// Values that no pair has.
    fn crossed(&self) -> Option<ProgrammeFaultKind> {
        let (least, below) = (self.value_at_least?, self.value_below?);
        (least >= below).then(|| ProgrammeFaultKind::CrossedValues {
            least: least.to_string(),
            below: below.to_string(),
        })
    }

    /// Returns the same kind of pair with the names of its themes and domain.
    pub(super) fn description(&self, labels: Labels<'_>) -> PairKindDescription {
        PairProperty {
            theme: self.theme.as_ref().map(|id| labels.theme(id)),
            leading_theme: self.leading_theme.as_ref().map(|id| labels.theme(id)),
            domain: self.domain.as_ref().map(|id| labels.domain(id)),
            countries: self.countries.clone(),
            earlier_tie: self.earlier_tie,
            shared_language: self.shared_language,
            shared_attribute: self.shared_attribute.clone(),
            shared_value: self.shared_value.as_ref().map(|value| {
                labels.value(self.shared_attribute.as_deref().unwrap_or_default(), value)
            }),
            farther_than_km: self.farther_than_km,
            score_below: self.score_below,
            criterion: self.criterion.clone(),
            value_at_least: self.value_at_least,
            value_below: self.value_below,
        }
    }

    /// Reports names that the data do not know.
    pub(super) fn check(&self, names: &mut NameCheck<'_>) {
        let taxonomy = names.dataset().taxonomy();
        for (key, theme) in [("theme", &self.theme), ("leading_theme", &self.leading_theme)] {
            if let Some(theme) = theme {
                let labels = taxonomy.themes().iter().map(|id| taxonomy.theme_label(id));
                let known: Vec<_> = labels.map(|theme| (theme.id, theme.label)).collect();
                names.key(key, |names| names.labelled("theme", theme, &known));
            }
        }
        if let Some(domain) = &self.domain {
            names.key("domain", |names| names.domain(domain));
        }
        if let Some(countries) = &self.countries {
            names.countries(countries);
        }
        if let Some(attribute) = &self.shared_attribute {
            names.key("shared_attribute", |names| names.attribute_of_both(attribute));
            if let Some(value) = &self.shared_value {
                names.key("shared_value", |names| names.value_of_both(attribute, value));
            }
        }
    }
}

/// A criterion without a value to compare, or a value without its criterion.
fn unpaired(is_given: impl Fn(&'static str) -> bool) -> Option<(&'static str, ProgrammeFaultKind)> {
    let value = ["value_at_least", "value_below"].into_iter().find(|key| is_given(key));
    match (is_given("criterion"), value) {
        (true, None) => Some(("criterion", ProgrammeFaultKind::CriterionWithoutValue)),
        (false, Some(key)) => Some((key, ProgrammeFaultKind::ValueWithoutCriterion { key })),
        _ => None,
    }
}

fn countries(reader: &mut TomlReader, slot: TomlSlot<'_, '_>) -> Option<[String; 2]> {
    let value = slot?;
    let two = <[String; 2]>::try_from(reader.texts("countries", slot)).ok();
    if two.is_none() {
        reader.fault(value.span(), ProgrammeFaultKind::NotTwoCountries);
    }
    two
}
