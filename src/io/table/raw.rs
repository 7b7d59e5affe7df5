//! What a format has read: sheets, and what it had to refuse.

use super::sheet::Sheet;
use super::tables;
use crate::io::fault::{Faults, Issue, Place, ReadingNotice, Unread};
use crate::profile::Table;
use crate::vocabulary::shorten;

/// What a format has read: the sheets it found and what it had to refuse.
#[derive(Debug, Default)]
pub(in crate::io) struct Raw {
    /// Name of the file or folder.
    pub(in crate::io) file: String,
    /// The sheets, each table once at most.
    pub(in crate::io) sheets: Vec<Sheet>,
    /// Faults that are already found.
    pub(in crate::io) faults: Faults,
    /// Tables that are there but could not be read, for a reason among the faults.
    pub(in crate::io) unreadable: Vec<Table>,
    /// Tables of which rows are lost, for a reason among the faults.
    pub(in crate::io) cut: Vec<Table>,
}

/// The files of a folder, or the sheets of a workbook, by what they are.
#[derive(Debug, Default)]
pub(in crate::io) struct Contents {
    /// The tables, each with its name: exactly that of the table, or failing that in another case.
    pub(in crate::io) tables: Vec<(Table, String)>,
    /// The tables that are not there.
    pub(in crate::io) missing: Vec<Table>,
    /// All other names.
    pub(in crate::io) others: Vec<String>,
}

impl Contents {
    /// Sorts names that end in `ending`, such as `.csv`.
    pub(in crate::io) fn new(mut names: Vec<String>, ending: &str) -> Self {
        let mut contents = Self::default();
        for &table in Table::ALL {
            let exact = format!("{table}{ending}");
            let in_any_case = || names.iter().position(|name| name.eq_ignore_ascii_case(&exact));
            match names.iter().position(|name| *name == exact).or_else(in_any_case) {
                Some(at) => contents.tables.push((table, names.remove(at))),
                None => contents.missing.push(table),
            }
        }
        contents.others = names;
        contents
    }
}

impl Raw {
    /// Reports a file or sheet whose name is almost that of a table that is missing. Others are listed as
    /// unread, with the table that they probably hold.
    pub(in crate::io) fn misnamed(&mut self, name: &str, unread: Unread, missing: &[Table]) {
        let Some(nearest) = almost(name, missing) else {
            self.faults.notices.push(ReadingNotice::Unread(unread));
            return;
        };
        let place = Place::file(&unread.file);
        self.unreadable.push(nearest);
        let issue = Issue::NotATable {
            value: shorten(name),
            accepted: tables::names(),
            nearest: Some(nearest.id().to_owned()),
        };
        self.faults.add(place, issue);
    }
}

/// The missing table that a name differs from by one letter or by case only: less alike names are
/// a user's own files.
fn almost(name: &str, missing: &[Table]) -> Option<Table> {
    let name = name.to_lowercase();
    // An edit of one letter changes the length by one at most.
    missing.iter().copied().find(|table| {
        name.len().abs_diff(table.id().len()) <= 1
            && strsim::damerau_levenshtein(&name, table.id()) <= 1
    })
}

#[cfg(test)]
mod tests {
    use super::almost;
    use crate::profile::Table;

    #[test]
    fn a_name_one_letter_off_is_almost_a_table() {
        assert_eq!(almost("Region", Table::ALL), Some(Table::Regions));
        assert_eq!(almost("cities", Table::ALL), None);
    }
}
