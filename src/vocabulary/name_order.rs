//! The order of names in a list for people.

use super::folded;

/// Where a name is in a list: by its base letters, then by its accents, capitals before small letters
/// last of all. `Śląskie` is next to `Slaskie`, not behind `Zagreb`.
///
/// Base letters are those of NFD without marks, and those of a few letters that have no decomposition,
/// such as ł, ø and ß; other letters are in the order of their Unicode numbers. This is the order of the
/// Unicode Collation Algorithm for names in Latin letters without its tables, which take 25 packages
/// (`icu_collator`) or 2 MB (`feruca`); the order of one language, such as ñ behind n, is not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameOrder {
    letters: String,
    accents: String,
    name: String,
}

impl NameOrder {
    pub(crate) fn of(name: &str) -> Self {
        Self {
            letters: folded(name),
            accents: super::decomposed(name).to_lowercase(),
            name: super::composed(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NameOrder;

    #[test]
    fn accents_are_in_their_place() {
        // Ł is an l, Ñ an n, Ø an o; an apostrophe comes before letters.
        let expected = [
            "Ávila",
            "Azores",
            "Łódź",
            "Lower Austria",
            "North-East",
            "Ñuble",
            "O'Higgins",
            "oaxaca",
            "Öland",
            "Østfold",
            "Pará",
            "Paraná",
            "Śląskie",
            "Soria",
            "Zürich",
            "Αττική",
            "東北",
        ];
        let mut names = expected;
        names.reverse();
        names.sort_by_cached_key(|name| NameOrder::of(name));
        assert_eq!(names, expected);
    }

    #[test]
    fn letters_then_accents_then_capitals() {
        let sorted = ["Cordoba", "cordoba", "Córdoba", "córdoba", "Cordobb"];
        let mut names = sorted;
        names.reverse();
        names.sort_by_cached_key(|name| NameOrder::of(name));
        assert_eq!(names, sorted);
        // However an accent is typed.
        assert_eq!(NameOrder::of("Córdoba"), NameOrder::of("Co\u{301}rdoba"));
    }
}
