//! A dataset into sheets, each cell the text that reads back as the same value.

use super::assemble;
use super::fault::{Faults, Issue};
use super::table::{Count, Raw, Sheet, SheetCell, SheetRow, cells, columns};
use crate::profile::{Dataset, Table, Tables};
use crate::taxonomy::TaxonomyRows;

/// The sheets of a dataset: taxonomy, regions and domains always, the others if they have rows.
///
/// # Errors
/// The rows that would not read back as they are.
pub(super) fn sheets(
    dataset: &Dataset,
    count: Count,
    file: impl Fn(Table) -> String,
) -> Result<Vec<Sheet>, Faults> {
    let tables = dataset.tables();
    let sides = dataset.sides();
    let names = (sides.left.as_str(), sides.right.as_str());
    let mut sheets = Vec::new();
    for &table in Table::ALL {
        let tree = matches!(tables.taxonomy, TaxonomyRows::Parents(_));
        let columns = columns(table, tree);
        let rows = cells(tables, table);
        if rows.is_empty() && !matches!(table, Table::Regions | Table::Domains) {
            continue;
        }
        let first = if count == Count::Items { 1 } else { 2 };
        let mut sheet = Sheet::new(table, &file(table), count);
        sheet.header = columns.iter().map(|column| column.heading(names).to_owned()).collect();
        let row = |(number, cells): (u64, Vec<String>)| SheetRow {
            number,
            cells: cells.into_iter().map(SheetCell::Text).collect(),
        };
        sheet.rows = (first..).zip(rows).map(row).collect();
        sheets.push(sheet);
    }
    check(tables, sheets)
}

/// Gives the sheets back if they read as the tables they were made from.
fn check(tables: &Tables, sheets: Vec<Sheet>) -> Result<Vec<Sheet>, Faults> {
    let raw = Raw { sheets, ..Raw::default() };
    let read = assemble::tables(&raw);
    let mut faults = read.faults;
    if faults.is_empty() && read.tables != *tables {
        for sheet in &raw.sheets {
            let again = cells(&read.tables, sheet.table);
            for (i, row) in sheet.rows.iter().enumerate() {
                let same = again.get(i).is_some_and(|again| {
                    again
                        .iter()
                        .zip(&row.cells)
                        .all(|(text, cell)| *cell == SheetCell::Text(text.clone()))
                });
                if !same {
                    let place = sheet.place(row.number, None);
                    faults.add(place, Issue::Lossy);
                }
            }
        }
        if faults.is_empty() {
            // Lists that differ only in how they are cut, such as "a|b" and "a", "b".
            let regions = raw.sheets.iter().find(|sheet| sheet.table == Table::Regions);
            if let Some(sheet) = regions {
                faults.add(sheet.whole(), Issue::Lossy);
            }
        }
    }
    if faults.is_empty() { Ok(raw.sheets) } else { Err(faults) }
}
