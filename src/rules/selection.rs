//! Which regions of a side a rule speaks of.

use serde::{Deserialize, Serialize};

use crate::profile::Profile;

/// Some regions of one side: those that satisfy every key that is given.
///
/// | key | meaning |
/// | --- | --- |
/// | `side` | name of the side; always given |
/// | `regions` | these regions, by id |
/// | `country` | regions of these countries |
/// | `attribute`, `value` | regions that have one of these values of the attribute |
///
/// `attribute` is a key of the table of attributes, such as `terrain`, or one of the columns
/// `country`, `level`, `language` and `s3-status` of the table of regions. A region about which
/// nothing is recorded is not selected: what is not known is not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Name of the side.
    pub side: String,
    /// Ids of regions; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Countries, ISO 3166-1 alpha-2; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub country: Vec<String>,
    /// Key of an attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// Its values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub value: Vec<String>,
}

/// Columns of the table of regions that can be asked for like an attribute.
pub(super) const COLUMNS: [&str; 4] = ["country", "level", "language", "s3-status"];

impl Selection {
    /// All regions of a side.
    pub fn side(side: impl Into<String>) -> Self {
        Self { side: side.into(), ..Self::default() }
    }

    /// Whether a region of the side is among them.
    pub fn selects(&self, profile: &Profile) -> bool {
        let region = &profile.region;
        let among = |list: &[String], value: &str| {
            list.is_empty() || list.iter().any(|listed| listed == value)
        };
        among(&self.regions, &region.id)
            && among(&self.country, &region.country)
            && self.attribute.as_deref().is_none_or(|key| {
                let values = values(profile, key);
                values.iter().any(|value| among(&self.value, value))
            })
    }

    /// Whether it is a whole side.
    pub fn is_everyone(&self) -> bool {
        self.regions.is_empty() && self.country.is_empty() && self.attribute.is_none()
    }
}

/// The values of an attribute or column of a region; empty where nothing is known.
pub(crate) fn values<'a>(profile: &'a Profile, key: &str) -> Vec<&'a str> {
    let region = &profile.region;
    match key {
        "country" => vec![&region.country],
        "level" => vec![&region.level],
        "language" => region.languages.iter().map(String::as_str).collect(),
        "s3-status" => vec![region.s3_status.id()],
        _ => profile.values(key),
    }
}
