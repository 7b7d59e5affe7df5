//! A dataset into sheets, each cell the text that reads back as the same value.

use super::assemble::{self, Raw};
use super::columns::{self, Column};
use super::fault::{Fault, Faults, Problem};
use super::sheet::{Cell, Count, Row, Sheet};
use super::text::number;
use crate::profile::{Dataset, Region, Table, Tables};
use crate::taxonomy::TaxonomyRows;

/// The sheets of a dataset: taxonomy, regions and domains always, the others where they have rows.
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
        let columns = columns::of(table, tree);
        let rows = rows(tables, table);
        if rows.is_empty() && !matches!(table, Table::Regions | Table::Domains) {
            continue;
        }
        let first = if count == Count::Items { 1 } else { 2 };
        sheets.push(Sheet {
            table,
            file: file(table),
            count,
            header_row: 1,
            header: columns.iter().map(|column| column.heading(names).to_owned()).collect(),
            rows: (first..)
                .zip(rows)
                .map(|(number, cells)| Row {
                    number,
                    cells: cells.into_iter().map(Cell::Text).collect(),
                })
                .collect(),
        });
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
            let again = rows(&read.tables, sheet.table);
            for (i, row) in sheet.rows.iter().enumerate() {
                let same = again.get(i).is_some_and(|again| {
                    again
                        .iter()
                        .zip(&row.cells)
                        .all(|(text, cell)| *cell == Cell::Text(text.clone()))
                });
                if !same {
                    let place = sheet.place(row.number, None);
                    faults.push(Fault { place, problem: Problem::Lossy });
                }
            }
        }
        if faults.is_empty() {
            // Lists that differ only in how they are cut, such as "a|b" and "a", "b".
            faults.extend(
                raw.sheets
                    .iter()
                    .find(|sheet| sheet.table == Table::Regions)
                    .map(|sheet| Fault { place: sheet.whole(), problem: Problem::Lossy }),
            );
        }
    }
    if faults.is_empty() { Ok(raw.sheets) } else { Err(Faults::new(faults)) }
}

/// The cells of a table, in the order of its columns.
fn rows(tables: &Tables, table: Table) -> Vec<Vec<String>> {
    match table {
        Table::Taxonomy => taxonomy(&tables.taxonomy),
        Table::Regions => {
            tables.regions.iter().map(|row| cells(table, |column| region(row, column))).collect()
        }
        Table::Domains => tables
            .domains
            .iter()
            .map(|row| {
                vec![
                    row.region.clone(),
                    row.role.to_string(),
                    row.domain.clone(),
                    row.weight.get().to_string(),
                    yes_no(row.ex_ante),
                    row.source.clone(),
                    row.note.clone(),
                ]
            })
            .collect(),
        Table::Phases => tables
            .phases
            .iter()
            .map(|row| {
                vec![
                    row.region.clone(),
                    row.phase.to_string(),
                    row.role.to_string(),
                    row.level.get().to_string(),
                    yes_no(row.ex_ante),
                    row.source.clone(),
                    row.note.clone(),
                ]
            })
            .collect(),
        Table::Conditions => tables
            .conditions
            .iter()
            .map(|row| {
                vec![
                    row.region.clone(),
                    row.condition.clone(),
                    row.status.to_string(),
                    row.source.clone(),
                    row.note.clone(),
                ]
            })
            .collect(),
        Table::Attributes => tables
            .attributes
            .iter()
            .map(|row| {
                vec![
                    row.region.clone(),
                    row.key.clone(),
                    row.value.clone(),
                    yes_no(row.ex_ante),
                    row.source.clone(),
                ]
            })
            .collect(),
        Table::Ties => tables
            .ties
            .iter()
            .map(|row| {
                vec![
                    row.left.clone(),
                    row.right.clone(),
                    text(row.since),
                    row.what.clone(),
                    row.source.clone(),
                ]
            })
            .collect(),
        Table::Pairings => tables
            .pairings
            .iter()
            .map(|row| {
                vec![
                    row.programme.clone(),
                    row.round.to_string(),
                    row.left.clone(),
                    row.right.clone(),
                    row.source.clone(),
                ]
            })
            .collect(),
        Table::Sources => {
            tables.sources.iter().map(|row| vec![row.id.clone(), row.url.clone()]).collect()
        }
    }
}

fn taxonomy(rows: &TaxonomyRows) -> Vec<Vec<String>> {
    match rows {
        TaxonomyRows::Themes(rows) => rows
            .iter()
            .map(|row| {
                vec![
                    row.theme.clone(),
                    row.domain.clone(),
                    row.label.clone(),
                    row.nace_rev2.join("|"),
                    row.theme_label.clone(),
                    row.short_label.clone(),
                ]
            })
            .collect(),
        TaxonomyRows::Parents(rows) => rows
            .iter()
            .map(|row| {
                vec![
                    row.domain.clone(),
                    row.parent.clone(),
                    row.label.clone(),
                    row.nace_rev2.join("|"),
                    row.short_label.clone(),
                ]
            })
            .collect(),
    }
}

/// One cell a column of a table.
fn cells(table: Table, cell: impl Fn(&Column) -> String) -> Vec<String> {
    columns::of(table, false).iter().map(cell).collect()
}

fn region(region: &Region, column: &Column) -> String {
    let place = region.coordinates;
    match column.name {
        "id" => region.id.clone(),
        "name" => region.name.clone(),
        "side" => region.side.clone(),
        "country" => region.country.clone(),
        "level" => region.level.clone(),
        "code" => region.codes.join("|"),
        "latitude" => place.map_or_else(String::new, |place| number(place.latitude)),
        "longitude" => place.map_or_else(String::new, |place| number(place.longitude)),
        "population" => text(region.population),
        "area_km2" => region.area_km2.map_or_else(String::new, number),
        "gdp_per_capita_eur" => region.gdp_per_capita_eur.map_or_else(String::new, number),
        "languages" => region.languages.join("|"),
        "s3_status" => region.s3_status.to_string(),
        "annex" => yes_no(region.annex),
        "candidate" => yes_no(region.candidate),
        _ => region.source.clone(),
    }
}

fn yes_no(value: bool) -> String {
    if value { "yes".to_owned() } else { "no".to_owned() }
}

fn text(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// The columns of a sheet that [`sheets`] has made.
pub(super) fn columns_of(sheet: &Sheet) -> &'static [Column] {
    columns::of(sheet.table, sheet.header.iter().any(|heading| heading == "parent"))
}
