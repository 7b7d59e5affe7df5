//! The table that a file or sheet with another name probably holds.

use super::table::{LEFT, RIGHT, columns};
use crate::profile::Table;

/// The sheet of a template that explains the others; nobody expects it to be read.
#[cfg(feature = "xlsx")]
pub(super) const READ_ME: &str = "read me";

/// What people call the table `conditions`.
const NAMES_OF_CONDITIONS: [&str; 5] =
    ["condition", "criteria", "criterion", "requirements", "eligibility"];

/// The table that something of this name and with these headings probably holds.
pub(super) fn probable(name: &str, headings: &[String]) -> Option<Table> {
    by_headings(headings).or_else(|| by_name(name))
}

/// The table with the most required columns, if all of them are there.
fn by_headings(headings: &[String]) -> Option<Table> {
    let has = |name: &str| headings.iter().any(|it| it.trim().eq_ignore_ascii_case(name));
    let required = |table: Table| {
        // The headings of two columns are the names of the sides.
        let columns = columns(table, false).iter();
        columns.filter(|column| column.required && column.name != LEFT && column.name != RIGHT)
    };
    let fits = |table: &Table| {
        required(*table).next().is_some() && required(*table).all(|column| has(column.name))
    };
    Table::ALL.iter().copied().filter(fits).max_by_key(|table| required(*table).count())
}

/// The table that a word of the name is, or almost is.
fn by_name(name: &str) -> Option<Table> {
    let name = name.to_lowercase();
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    words.find_map(|word| {
        if NAMES_OF_CONDITIONS.contains(&word) {
            return Some(Table::Conditions);
        }
        let is_close = |table: &Table| {
            word.len().abs_diff(table.id().len()) <= 1
                && strsim::damerau_levenshtein(word, table.id()) <= 1
        };
        Table::ALL.iter().copied().find(is_close)
    })
}

#[cfg(test)]
mod tests {
    use super::probable;
    use crate::profile::Table;

    #[test]
    fn headings_count_more_than_the_name() {
        let headings = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        let conditions = headings("Region,condition, status");
        assert_eq!(probable("criteria", &conditions), Some(Table::Conditions));
        assert_eq!(probable("old domains", &conditions), Some(Table::Conditions));
        assert_eq!(probable("x", &headings("region,role,domain,weight")), Some(Table::Domains));
        assert_eq!(probable("x", &headings("id,name,side,country")), Some(Table::Regions));
        assert_eq!(probable("x", &headings("region")), None);
        for (name, table) in [
            ("earlier ties", Some(Table::Ties)),
            ("clean-regions", Some(Table::Regions)),
            ("Criteria 2", Some(Table::Conditions)),
            ("REGIONS (2)", Some(Table::Regions)),
            ("phase", Some(Table::Phases)),
            ("Sheet1", None),
            ("", None),
        ] {
            assert_eq!(probable(name, &[]), table, "{name}");
        }
    }
}
