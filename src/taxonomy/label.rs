//! Names of domains and themes for people.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::domain::{Domain, DomainId, SHORT_LABEL_LENGTH};
use super::graph::Taxonomy;

/// The id of a domain and its two labels: what a report needs to name it without the taxonomy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DomainLabel {
    /// Id.
    pub id: String,
    /// Full name; never empty.
    pub label: String,
    /// Name of at most [`SHORT_LABEL_LENGTH`] characters, written as in the middle of a sentence;
    /// never empty.
    pub short: String,
}

/// The id of a theme and its label: what a report needs to name it without the taxonomy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ThemeLabel {
    /// Id.
    pub id: String,
    /// Name, written as in the middle of a sentence; never empty.
    pub label: String,
}

/// Prints the full label.
impl fmt::Display for DomainLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.label)
    }
}

/// Prints the label.
impl fmt::Display for ThemeLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.label)
    }
}

impl Taxonomy {
    /// Returns the labels of a domain. If the table states none, the label is the id with blanks
    /// for hyphens, and the short label is the label, cut after a word.
    ///
    /// ```
    /// use regiopair::taxonomy::{Taxonomy, TaxonomyRows, ThemeRow};
    ///
    /// let row = ThemeRow::new("renewable-energy", "smart-grids-and-storage");
    /// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(vec![row])).expect("a sound table");
    /// let grids = taxonomy.domain("smart-grids-and-storage").expect("it is in the table");
    /// let label = taxonomy.domain_label(grids);
    /// assert_eq!(label.label, "smart grids and storage");
    /// assert_eq!(label.short, "smart grids and…");
    /// assert_eq!(taxonomy.theme_label("renewable-energy").label, "renewable energy");
    /// ```
    ///
    /// # Panics
    /// May panic if `d` comes from another taxonomy.
    pub fn domain_label(&self, d: DomainId) -> DomainLabel {
        let Domain { id, label, short_label, .. } = self.get(d);
        let label = if label.is_empty() { readable(id) } else { label.clone() };
        let short = if short_label.is_empty() { shortened(&label) } else { short_label.clone() };
        DomainLabel { id: id.clone(), label, short }
    }

    /// Returns the taxonomy with the labels of another language, `es` or `pt`, where the table has any; others stay.
    ///
    /// ```
    /// use regiopair::taxonomy::{Taxonomy, TaxonomyRows, ThemeRow};
    ///
    /// let mut row = ThemeRow::new("energy", "wind");
    /// row.label = "Wind energy".to_owned();
    /// row.label_es = "Energía eólica".to_owned();
    /// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(vec![row])).expect("a sound table");
    /// let wind = taxonomy.domain("wind").expect("it is in the table");
    /// assert_eq!(taxonomy.in_language("es").domain_label(wind).label, "Energía eólica");
    /// assert_eq!(taxonomy.in_language("pt").domain_label(wind).label, "Wind energy");
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        let mut other = self.clone();
        other.relabel(language);
        other
    }

    /// Returns the label of a theme. If the table states none, and for a theme that is not in it,
    /// the label is the id with blanks for hyphens.
    pub fn theme_label(&self, theme: &str) -> ThemeLabel {
        let stated = match self.themes().binary_search_by(|id| id.as_str().cmp(theme)) {
            Ok(index) => self.stated_theme_label(index),
            Err(_) => "",
        };
        let label = if stated.is_empty() { readable(theme) } else { stated.to_owned() };
        ThemeLabel { id: theme.to_owned(), label }
    }
}

/// An id as words.
fn readable(id: &str) -> String {
    id.replace(['-', '_'], " ").trim().to_owned()
}

/// The whole words of a label that fit a short one, with an ellipsis if some are left out.
fn shortened(label: &str) -> String {
    if label.chars().count() <= SHORT_LABEL_LENGTH {
        return label.to_owned();
    }
    let fits: String = label.chars().take(SHORT_LABEL_LENGTH).collect();
    // The ellipsis takes the place of a blank, or of the last letter of a word that is too long.
    let cut =
        fits.rfind(char::is_whitespace).or_else(|| fits.char_indices().last().map(|(i, _)| i));
    let kept = fits[..cut.unwrap_or_default()].trim_end_matches([' ', ',', ';']);
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::{SHORT_LABEL_LENGTH, readable, shortened};

    #[test]
    fn a_label_is_cut_after_a_word() {
        assert_eq!(shortened("Wine"), "Wine");
        assert_eq!(shortened("Twenty letters, here"), "Twenty letters, here");
        assert_eq!(shortened("Food, quality and safety"), "Food, quality and…");
        assert_eq!(shortened("Chemicals, plastics, materials"), "Chemicals…");
        assert_eq!(shortened("Telecommunicationservices"), "Telecommunicationse…");
        for label in ["Ä".repeat(21), "a ".repeat(20), "Industrial modernisation".to_owned()] {
            assert!(shortened(&label).chars().count() <= SHORT_LABEL_LENGTH, "{label}");
        }
    }

    #[test]
    fn an_id_reads_as_words() {
        assert_eq!(readable("smart-cities"), "smart cities");
        assert_eq!(readable("my_own"), "my own");
    }
}
