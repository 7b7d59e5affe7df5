//! Sheets into rows; all faults are noted.

use super::cells::RowCells;
use super::column::{LEFT, RIGHT};
use super::header::Header;
use super::record::Record;
use super::sheet::Sheet;
use crate::io::fault::Faults;
use crate::profile::Table;
use crate::taxonomy::{ParentRow, TaxonomyRows, ThemeRow};

/// The rows of a table that could be read, with the number each has in its file.
pub(in crate::io) struct Parsed<T> {
    /// The rows.
    pub(in crate::io) rows: Vec<T>,
    /// Their numbers.
    pub(in crate::io) numbers: Vec<u64>,
    /// False if the table could not be read at all.
    pub(in crate::io) readable: bool,
    /// Ids of regions whose rows are lost, so that references to them are not reported as well;
    /// `None` if not even the id can be read.
    pub(in crate::io) lost: Vec<Option<String>>,
}

/// Reads a table; `sides` name the columns of the two regions, if it has such.
pub(in crate::io) fn rows<T: Record>(
    sheet: &Sheet,
    sides: (&str, &str),
    faults: &mut Faults,
) -> Parsed<T> {
    let mut parsed =
        Parsed { rows: Vec::new(), numbers: Vec::new(), readable: true, lost: Vec::new() };
    let Some(header) = Header::new(sheet, T::COLUMNS, sides, faults) else {
        // An empty JSON array is a table without rows, not one that cannot be read.
        parsed.readable = sheet.rows.is_empty() && sheet.header.is_empty();
        return parsed;
    };
    let (fitting, mut lost) = header.rows(faults);
    for row in fitting {
        match T::read(&mut RowCells::new(&header, row, faults)) {
            Some(value) => {
                parsed.rows.push(value);
                parsed.numbers.push(row.number);
            }
            None => lost.push(row),
        }
    }
    if sheet.table == Table::Regions {
        parsed.lost = lost.iter().map(|row| header.glimpse(row, "id")).collect();
    }
    parsed
}

/// Reads the taxonomy in either of its two forms: a column `parent` makes it a tree of any depth.
pub(in crate::io) fn taxonomy(sheet: &Sheet, faults: &mut Faults) -> Parsed<TaxonomyRows> {
    debug_assert_eq!(sheet.table, Table::Taxonomy);
    let has = |name: &str| sheet.header.iter().any(|heading| heading.eq_ignore_ascii_case(name));
    let (rows, numbers, readable) = if has("parent") && !has("theme") {
        let parsed = rows::<ParentRow>(sheet, (LEFT, RIGHT), faults);
        (TaxonomyRows::Parents(parsed.rows), parsed.numbers, parsed.readable)
    } else {
        let parsed = rows::<ThemeRow>(sheet, (LEFT, RIGHT), faults);
        (TaxonomyRows::Themes(parsed.rows), parsed.numbers, parsed.readable)
    };
    Parsed { rows: vec![rows], numbers, readable, lost: Vec::new() }
}
