//! From the sheets of all tables to a dataset, or to all of its faults with their places.

use std::collections::HashSet;

use super::columns;
use super::error::ReadError;
use super::fault::{Fault, Faults, Problem};
use super::parse::{self, Parsed};
use super::place::{Place, Spot};
use super::sheet::Sheet;
use super::text::shorten;
use crate::profile::{DataFault, Dataset, FaultKind, Sides, Table, Tables};

/// What a format has read: the sheets it found and what it had to refuse.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// Name of the file or folder.
    pub(super) file: String,
    /// The sheets, each table once at most.
    pub(super) sheets: Vec<Sheet>,
    /// Faults that are already told.
    pub(super) faults: Vec<Fault>,
    /// Tables that are there but could not be read, for a reason among the faults.
    pub(super) unreadable: Vec<Table>,
    /// Tables of which rows are lost, for a reason among the faults.
    pub(super) cut: Vec<Table>,
}

/// The parsed tables and where their rows stand.
pub(super) struct Assembled {
    /// The rows.
    pub(super) tables: Tables,
    /// Faults of the cells.
    pub(super) faults: Vec<Fault>,
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
pub(super) fn dataset(mut raw: Raw) -> Result<Dataset, ReadError> {
    for sheet in &mut raw.sheets {
        sheet.trim(&mut raw.faults);
    }
    let mut read = tables(&raw);
    let mut faults = std::mem::take(&mut raw.faults);
    faults.append(&mut read.faults);
    if read.unreadable.contains(&Table::Regions) {
        // Without regions every other row would be at fault.
        return Err(told(faults));
    }
    let rows = std::mem::take(&mut read.tables);
    match Dataset::new(rows) {
        Ok(dataset) if faults.is_empty() => Ok(dataset),
        Ok(_) => Err(told(faults)),
        Err(found) => {
            let known: HashSet<(Option<Table>, Spot, Option<String>)> =
                faults.iter().map(|fault| key(&fault.place)).collect();
            let at_fault: HashSet<Table> =
                faults.iter().filter_map(|fault| fault.place.table).collect();
            for fault in found {
                if read.follows(&fault, &at_fault) {
                    continue;
                }
                let place = read.place(&raw, &fault);
                if !known.contains(&key(&place)) {
                    let problem = read.problem(&raw, fault);
                    faults.push(Fault { place, problem });
                }
            }
            Err(told(faults))
        }
    }
}

/// What makes two faults speak of one cell.
fn key(place: &Place) -> (Option<Table>, Spot, Option<String>) {
    (place.table, place.spot.clone(), place.column.clone())
}

/// All faults in the order of tables and rows.
pub(super) fn told(mut faults: Vec<Fault>) -> ReadError {
    let number = |place: &Place| match place.spot {
        Spot::Whole => 0,
        Spot::Line(number) | Spot::Item(number) | Spot::Row { row: number, .. } => number,
    };
    faults.sort_by_key(|fault| (fault.place.table, number(&fault.place)));
    ReadError::Faults(Faults::new(faults))
}

/// Parses all sheets.
pub(super) fn tables(raw: &Raw) -> Assembled {
    let mut faults = Vec::new();
    let mut read = Assembled {
        tables: Tables::default(),
        faults: Vec::new(),
        numbers: Vec::new(),
        lost: HashSet::new(),
        cut: raw.cut.contains(&Table::Regions),
        unreadable: raw.unreadable.iter().copied().collect(),
    };
    let sheet = |table: Table| raw.sheets.iter().find(|sheet| sheet.table == table);

    match sheet(Table::Taxonomy) {
        Some(sheet) => {
            let parsed = parse::taxonomy(sheet, &mut faults);
            if let Some(rows) = read.take(Table::Taxonomy, parsed).pop() {
                read.tables.taxonomy = rows;
            }
        }
        None if read.unreadable.contains(&Table::Taxonomy) => {}
        None => {
            if let Some(rows) = super::built_in::taxonomy() {
                read.tables.taxonomy = rows;
            } else {
                read.unreadable.insert(Table::Taxonomy);
                let place = Place::file(&raw.file);
                faults.push(Fault { place, problem: Problem::NoTaxonomy });
            }
        }
    }
    match sheet(Table::Regions) {
        Some(sheet) => {
            let mut parsed = parse::regions(sheet, &mut faults);
            read.cut |= parsed.lost.iter().any(Option::is_none);
            read.lost.extend(parsed.lost.drain(..).flatten());
            read.tables.regions = read.take(Table::Regions, parsed);
        }
        None => {
            if read.unreadable.insert(Table::Regions) {
                faults.push(missing(raw, Table::Regions));
            }
        }
    }
    match sheet(Table::Domains) {
        Some(sheet) => {
            read.tables.domains = read.take(Table::Domains, parse::domains(sheet, &mut faults));
        }
        None => {
            if read.unreadable.insert(Table::Domains) {
                faults.push(missing(raw, Table::Domains));
            }
        }
    }
    if let Some(sheet) = sheet(Table::Phases) {
        read.tables.phases = read.take(Table::Phases, parse::phases(sheet, &mut faults));
    }
    if let Some(sheet) = sheet(Table::Conditions) {
        read.tables.conditions =
            read.take(Table::Conditions, parse::conditions(sheet, &mut faults));
    }
    if let Some(sheet) = sheet(Table::Attributes) {
        read.tables.attributes =
            read.take(Table::Attributes, parse::attributes(sheet, &mut faults));
    }
    // The two columns of ties and pairings are named by the sides.
    if let Some(Sides { left, right }) = Sides::of(&read.tables.regions) {
        let sides = (left.as_str(), right.as_str());
        if let Some(sheet) = sheet(Table::Ties) {
            read.tables.ties = read.take(Table::Ties, parse::ties(sheet, sides, &mut faults));
        }
        if let Some(sheet) = sheet(Table::Pairings) {
            read.tables.pairings =
                read.take(Table::Pairings, parse::pairings(sheet, sides, &mut faults));
        }
    }
    if let Some(sheet) = sheet(Table::Sources) {
        read.tables.sources = read.take(Table::Sources, parse::sources(sheet, &mut faults));
    }
    read.faults = faults;
    read
}

fn missing(raw: &Raw, table: Table) -> Fault {
    let accepted = columns::listed(columns::of(table, false), (columns::LEFT, columns::RIGHT));
    Fault { place: Place::file(&raw.file), problem: Problem::MissingTable { table, accepted } }
}

impl Assembled {
    fn take<T>(&mut self, table: Table, parsed: Parsed<T>) -> Vec<T> {
        if !parsed.readable {
            self.unreadable.insert(table);
        }
        self.numbers.push((table, parsed.numbers));
        parsed.rows
    }

    /// Whether a fault only follows from another that is told already.
    fn follows(&self, fault: &DataFault, at_fault: &HashSet<Table>) -> bool {
        match &fault.kind {
            _ if self.unreadable.contains(&fault.table) => true,
            FaultKind::Unknown { what, value, .. } if what == "region" => {
                self.cut || self.lost.contains(value)
            }
            FaultKind::Unknown { what, .. } if what == "domain" => {
                at_fault.contains(&Table::Taxonomy)
            }
            FaultKind::OneSide { .. } | FaultKind::NoRows => at_fault.contains(&Table::Regions),
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

    fn problem(&self, raw: &Raw, fault: DataFault) -> Problem {
        let first = |row: usize| {
            let sheet = raw.sheets.iter().find(|sheet| sheet.table == fault.table);
            let number = self.number(fault.table, row);
            match (sheet, number) {
                (Some(sheet), Some(number)) => sheet.place(number, None).row(),
                _ => format!("row {}", row + 1),
            }
        };
        match fault.kind {
            FaultKind::Empty { accepted } => Problem::Empty { accepted },
            FaultKind::NotAccepted { value, accepted } => {
                Problem::NotAccepted { value: shorten(&value), accepted, nearest: None }
            }
            FaultKind::Duplicate { value, first_row } => {
                Problem::Repeated { value: shorten(&value), first: first(first_row) }
            }
            FaultKind::BothSides { value, first_row } => {
                Problem::BothSides { value: shorten(&value), first: first(first_row) }
            }
            FaultKind::Unknown { what, value, nearest } => {
                Problem::Content(FaultKind::Unknown { what, value: shorten(&value), nearest })
            }
            FaultKind::SelfPair { value } => {
                Problem::Content(FaultKind::SelfPair { value: shorten(&value) })
            }
            FaultKind::WrongSide { value, side, expected } => {
                let value = shorten(&value);
                Problem::Content(FaultKind::WrongSide { value, side, expected })
            }
            kind => Problem::Content(kind),
        }
    }
}
