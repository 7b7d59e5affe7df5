//! Names of countries, from the Unicode Common Locale Data Repository (CLDR 48).

/// Code (ISO 3166-1) and the name in each language.
const NAMES: &str = include_str!("../../data/countries.csv");

/// The column of a language in the table.
#[derive(Clone, Copy)]
pub(super) enum NameIn {
    English = 1,
    Spanish = 2,
    Portuguese = 3,
}

/// The name of a country; its code if it is not known.
pub(super) fn country(code: &str, language: NameIn) -> String {
    let row = NAMES.lines().map(|row| row.split(',')).find(|row| row.clone().next() == Some(code));
    let name = row.and_then(|mut row| row.nth(language as usize));
    name.unwrap_or(code).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{NAMES, NameIn, country};

    #[test]
    fn every_row_has_a_name_in_each_language() {
        for row in NAMES.lines() {
            let cells: Vec<&str> = row.split(',').collect();
            assert!(cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
        }
    }

    #[test]
    fn an_unknown_country_keeps_its_code() {
        assert_eq!(country("AR", NameIn::English), "Argentina");
        assert_eq!(country("Atlantis", NameIn::English), "Atlantis");
    }
}
