//! A taxonomy as a table.

use serde::{Deserialize, Serialize};

/// A taxonomy table, in one of two forms.
///
/// In JSON: `{"themes": [{"theme": …, "domain": …}, …]}` or `{"parents": [{"domain": …, "parent":
/// …}, …]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaxonomyRows {
    /// Two levels: themes, and domains in them. Theme ids and domain ids are separate name spaces,
    /// so a theme `tourism` may hold a domain `tourism`. Profiles name domains only.
    Themes(Vec<ThemeRow>),
    /// Any depth: each domain names its parent. Exactly one row, the root, has an empty parent;
    /// profiles may name any domain but the root, inner or leaf.
    Parents(Vec<ParentRow>),
}

impl TaxonomyRows {
    /// The id, the label and the short label of every domain, in the order of the rows.
    pub(crate) fn names(&self) -> Vec<[&str; 3]> {
        match self {
            Self::Themes(rows) => {
                rows.iter().map(|row| [&*row.domain, &*row.label, &*row.short_label]).collect()
            }
            Self::Parents(rows) => {
                rows.iter().map(|row| [&*row.domain, &*row.label, &*row.short_label]).collect()
            }
        }
    }
}

impl TaxonomyRows {
    /// The labels in other languages with their columns, for every row.
    pub(crate) fn translations(&self) -> Vec<Vec<(&'static str, &str)>> {
        match self {
            Self::Themes(rows) => rows.iter().map(ThemeRow::translations).collect(),
            Self::Parents(rows) => rows.iter().map(ParentRow::translations).collect(),
        }
    }
}

/// Both tables of a taxonomy.
#[derive(Serialize, Deserialize)]
pub(super) struct TaxonomyDocument {
    #[serde(flatten)]
    pub(super) rows: TaxonomyRows,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) related: Vec<RelatedRow>,
}

/// No row at all.
impl Default for TaxonomyRows {
    fn default() -> Self {
        Self::Themes(Vec::new())
    }
}

/// Two related domains, in either order: one row of the table `related`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RelatedRow {
    /// Id of the one domain.
    pub domain: String,
    /// Id of the other.
    pub related_domain: String,
    /// Their similarity, above 0 and below 1.
    pub similarity: f64,
    /// Why they are related, as a clause that begins in lower case and reads the same for both, such as
    /// "food manufacturers process crops".
    pub because: String,
}

impl RelatedRow {
    /// Creates a row.
    pub fn new(
        domain: impl Into<String>,
        related_domain: impl Into<String>,
        similarity: f64,
        because: impl Into<String>,
    ) -> Self {
        Self {
            domain: domain.into(),
            related_domain: related_domain.into(),
            similarity,
            because: because.into(),
        }
    }
}

/// One domain in a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeRow {
    /// Id of the theme.
    pub theme: String,
    /// Id of the domain, unique in the table.
    pub domain: String,
    /// Name shown to people; may be empty.
    #[serde(default)]
    pub label: String,
    /// Codes of NACE Rev. 2; may be empty.
    #[serde(default)]
    pub nace_rev2: Vec<String>,
    /// Name of the theme shown to people; one row of the theme is enough.
    // The optional labels are left out where empty, so that taxonomies without them keep their digest.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub theme_label: String,
    /// Name of the domain in at most 20 characters, for tables; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_label: String,
    /// Name of the theme in Spanish; one row of the theme is enough, and the first one counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub theme_label_es: String,
    /// Name of the theme in Portuguese; likewise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub theme_label_pt: String,
    /// The label in Spanish; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label_es: String,
    /// The label in Portuguese; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label_pt: String,
    /// The short label in Spanish; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_label_es: String,
    /// The short label in Portuguese; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_label_pt: String,
}

impl ThemeRow {
    fn translations(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("theme_label_es", &self.theme_label_es),
            ("theme_label_pt", &self.theme_label_pt),
            ("label_es", &self.label_es),
            ("label_pt", &self.label_pt),
            ("short_label_es", &self.short_label_es),
            ("short_label_pt", &self.short_label_pt),
        ]
    }

    /// Creates a row without labels and codes.
    pub fn new(theme: impl Into<String>, domain: impl Into<String>) -> Self {
        Self {
            theme: theme.into(),
            domain: domain.into(),
            label: String::new(),
            nace_rev2: Vec::new(),
            theme_label: String::new(),
            short_label: String::new(),
            theme_label_es: String::new(),
            theme_label_pt: String::new(),
            label_es: String::new(),
            label_pt: String::new(),
            short_label_es: String::new(),
            short_label_pt: String::new(),
        }
    }
}

/// One domain under its parent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentRow {
    /// Id of the domain, unique in the table.
    pub domain: String,
    /// Id of the parent; empty for the root.
    #[serde(default)]
    pub parent: String,
    /// Name shown to people; may be empty.
    #[serde(default)]
    pub label: String,
    /// Codes of NACE Rev. 2; may be empty.
    #[serde(default)]
    pub nace_rev2: Vec<String>,
    /// Name of the domain in at most 20 characters, for tables; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_label: String,
    /// The label in Spanish; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label_es: String,
    /// The label in Portuguese; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label_pt: String,
    /// The short label in Spanish; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_label_es: String,
    /// The short label in Portuguese; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_label_pt: String,
}

impl ParentRow {
    fn translations(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("label_es", &self.label_es),
            ("label_pt", &self.label_pt),
            ("short_label_es", &self.short_label_es),
            ("short_label_pt", &self.short_label_pt),
        ]
    }

    /// Creates a row without labels and codes; the root has the parent `""`.
    pub fn new(domain: impl Into<String>, parent: impl Into<String>) -> Self {
        Self {
            domain: domain.into(),
            parent: parent.into(),
            label: String::new(),
            nace_rev2: Vec::new(),
            short_label: String::new(),
            label_es: String::new(),
            label_pt: String::new(),
            short_label_es: String::new(),
            short_label_pt: String::new(),
        }
    }
}
