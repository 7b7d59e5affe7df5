//! From the sheets of all tables to a dataset, or to all of its faults with their places.

use std::collections::HashSet;

use super::embedded;
use super::error::ReadError;
use super::fault::{Faults, Issue, Place, Spot};
use super::reading::Reading;
use super::table::{self, LEFT, Parsed, RIGHT, Raw, Record, columns, is_heading, listed};
use crate::profile::{DataFault, Dataset, FaultKind, NameKind, Region, Sides, Table, Tables};

/// The parsed tables and the numbers of their rows.
pub(super) struct Assembled {
    /// The rows.
    pub(super) tables: Tables,
    /// Faults of the cells.
    pub(super) faults: Faults,
    numbers: Vec<(Table, Vec<u64>)>,
    lost: HashSet<String>,
    /// Whether it is unknown which regions are lost.
    cut: bool,
    /// Tables that could not be read at all.
    unreadable: HashSet<Table>,
}

/// Checks everything and makes the dataset.
///
/// # Errors
/// All faults of all tables.
pub(super) fn dataset(mut raw: Raw) -> Result<Reading, ReadError> {
    for sheet in &mut raw.sheets {
        let table = sheet.table;
        sheet.skip_titles(|text| is_heading(table, text));
        sheet.trim(&mut raw.faults);
    }
    let mut read = tables(&raw);
    let mut faults = std::mem::take(&mut raw.faults);
    faults.append(std::mem::take(&mut read.faults));
    if read.unreadable.contains(&Table::Regions) || faults.more > 0 {
        // Without regions every other row would be at fault; and there are faults enough.
        return Err(ReadError::Faults(faults.sorted()));
    }
    let rows = std::mem::take(&mut read.tables);
    match Dataset::new(rows) {
        Ok(dataset) if faults.is_empty() => Ok(Reading { dataset, notices: faults.notices }),
        Ok(_) => Err(ReadError::Faults(faults.sorted())),
        Err(found) => {
            let known: HashSet<(Option<Table>, Spot, Option<String>)> =
                faults.list.iter().map(|fault| key(&fault.place)).collect();
            let at_fault: HashSet<Table> =
                faults.list.iter().filter_map(|fault| fault.place.table).collect();
            faults.more += found.more;
            for fault in found.list {
                if read.follows(&fault, &at_fault) {
                    continue;
                }
                let place = read.place(&raw, &fault);
                if !known.contains(&key(&place)) {
                    let issue = read.issue(&raw, fault);
                    faults.add(place, issue);
                }
            }
            Err(ReadError::Faults(faults.sorted()))
        }
    }
}

/// Equal for two faults of one cell.
fn key(place: &Place) -> (Option<Table>, Spot, Option<String>) {
    (place.table, place.spot.clone(), place.column.clone())
}

/// Parses all sheets.
pub(super) fn tables(raw: &Raw) -> Assembled {
    let mut read = Assembled {
        tables: Tables::default(),
        faults: Faults::default(),
        numbers: Vec::new(),
        lost: HashSet::new(),
        cut: raw.cut.contains(&Table::Regions),
        unreadable: raw.unreadable.iter().copied().collect(),
    };
    match raw.sheets.iter().find(|sheet| sheet.table == Table::Taxonomy) {
        Some(sheet) => {
            let parsed = table::taxonomy(sheet, &mut read.faults);
            if let Some(rows) = read.take(Table::Taxonomy, parsed).pop() {
                read.tables.taxonomy = rows;
            }
        }
        None if read.unreadable.contains(&Table::Taxonomy) => {}
        None => {
            if let Some(rows) = embedded::taxonomy() {
                read.tables.taxonomy = rows;
                read.tables.related = embedded::related();
            } else {
                read.unreadable.insert(Table::Taxonomy);
                let place = Place::file(&raw.file);
                read.faults.add(place, Issue::NoTaxonomy);
            }
        }
    }
    let none = (LEFT, RIGHT);
    if raw.sheets.iter().any(|sheet| sheet.table == Table::Related) {
        read.tables.related = read.rows(raw, Table::Related, none);
    }
    match raw.sheets.iter().find(|sheet| sheet.table == Table::Regions) {
        Some(sheet) => {
            let mut parsed: Parsed<Region> = table::rows(sheet, none, &mut read.faults);
            read.cut |= parsed.lost.iter().any(Option::is_none);
            read.lost.extend(parsed.lost.drain(..).flatten());
            read.tables.regions = read.take(Table::Regions, parsed);
        }
        None => read.missing(raw, Table::Regions),
    }
    if !raw.sheets.iter().any(|sheet| sheet.table == Table::Domains) {
        read.missing(raw, Table::Domains);
    }
    read.tables.domains = read.rows(raw, Table::Domains, none);
    read.tables.phases = read.rows(raw, Table::Phases, none);
    read.tables.conditions = read.rows(raw, Table::Conditions, none);
    read.tables.attributes = read.rows(raw, Table::Attributes, none);
    read.tables.terms = read.rows(raw, Table::Terms, none);
    // The two columns of ties and pairings are named by the sides.
    if let Some(Sides { left, right }) = Sides::of(&read.tables.regions) {
        read.tables.ties = read.rows(raw, Table::Ties, (&left, &right));
        read.tables.pairings = read.rows(raw, Table::Pairings, (&left, &right));
    }
    read.tables.sources = read.rows(raw, Table::Sources, none);
    read
}

impl Assembled {
    /// The rows of a table; none if it is not there.
    fn rows<T: Record>(&mut self, raw: &Raw, table: Table, sides: (&str, &str)) -> Vec<T> {
        let Some(sheet) = raw.sheets.iter().find(|sheet| sheet.table == table) else {
            return Vec::new();
        };
        let parsed = table::rows(sheet, sides, &mut self.faults);
        self.take(table, parsed)
    }

    /// Reports a table that every dataset needs, unless it is there and could not be read.
    fn missing(&mut self, raw: &Raw, table: Table) {
        if self.unreadable.insert(table) {
            let accepted = listed(columns(table, false), (LEFT, RIGHT));
            let place = Place::file(&raw.file);
            self.faults.add(place, Issue::MissingTable { table, accepted });
        }
    }

    fn take<T>(&mut self, table: Table, parsed: Parsed<T>) -> Vec<T> {
        if !parsed.readable {
            self.unreadable.insert(table);
        }
        self.numbers.push((table, parsed.numbers));
        parsed.rows
    }

    /// Whether a fault only follows from another that is reported already.
    fn follows(&self, fault: &DataFault, at_fault: &HashSet<Table>) -> bool {
        match &fault.kind {
            _ if self.unreadable.contains(&fault.table) => true,
            FaultKind::Unknown { what: NameKind::Region, value, .. } => {
                self.cut || self.lost.contains(value)
            }
            FaultKind::Unknown { what: NameKind::Domain | NameKind::Theme, .. } => {
                at_fault.contains(&Table::Taxonomy)
            }
            FaultKind::Unknown { what: NameKind::Term, .. }
            | FaultKind::NoTerm { .. }
            | FaultKind::OtherVocabulary { .. }
            | FaultKind::NoVocabulary { .. } => {
                at_fault.contains(&Table::Terms) || self.unreadable.contains(&Table::Terms)
            }
            FaultKind::OneSide { .. } | FaultKind::NoRows => at_fault.contains(&Table::Regions),
            FaultKind::UnknownSide { .. } if fault.table == Table::Terms => {
                self.cut || at_fault.contains(&Table::Regions)
            }
            FaultKind::Taxonomy { .. } => at_fault.contains(&Table::Taxonomy),
            _ => false,
        }
    }

    fn number(&self, table: Table, row: usize) -> Option<u64> {
        self.numbers.iter().find(|(of, _)| *of == table)?.1.get(row).copied()
    }

    fn place(&self, raw: &Raw, fault: &DataFault) -> Place {
        let Some(sheet) = raw.sheets.iter().find(|sheet| sheet.table == fault.table) else {
            return Place::file(&raw.file);
        };
        let whole = matches!(fault.kind, FaultKind::NoRows | FaultKind::OneSide { .. });
        let number = self.number(fault.table, fault.row).filter(|_| !whole);
        let column = sheet.header.iter().position(|heading| *heading == fault.column);
        let mut place = match number {
            Some(number) => sheet.place(number, column),
            None => sheet.whole(),
        };
        if place.column.is_none() && !whole {
            place.column = Some(fault.column.clone());
        }
        place
    }

    fn issue(&self, raw: &Raw, fault: DataFault) -> Issue {
        let first = fault.kind.first_row().map(|row| {
            let sheet = raw.sheets.iter().find(|sheet| sheet.table == fault.table);
            match (sheet, self.number(fault.table, row)) {
                (Some(sheet), Some(number)) => sheet.place(number, None).row(),
                _ => format!("row {}", row + 1),
            }
        });
        Issue::Content { kind: fault.kind, first }
    }
}
