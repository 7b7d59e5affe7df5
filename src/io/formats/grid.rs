//! The cells of a worksheet, as the reader of a format finds them, before they become a sheet.

use std::collections::BTreeMap;

use crate::io::fault::{Faults, Issue, ReadingNotice};
use crate::io::limits::{Budget, Limit, MOST_COLUMNS};
use crate::io::table::{Count, Sheet, SheetCell, SheetRow};
use crate::profile::Table;
use crate::vocabulary::shorten;

/// The row and column of a cell, from 0.
pub(super) type Position = (u32, u32);

/// What a cell holds, or why it cannot be read.
pub(super) type Found = Result<String, Box<Issue>>;

/// The cells that hold something, row by row, and the cells that are merged.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: BTreeMap<u32, Vec<(usize, Found)>>,
    merged: Vec<(Position, Position)>,
}

impl Grid {
    /// Adds a cell, unless it is empty.
    pub(super) fn add(
        &mut self,
        (row, column): Position,
        cell: Found,
        budget: &mut Budget,
    ) -> Result<(), Limit> {
        budget.take_cells(1)?;
        if let Ok(text) = &cell {
            if text.trim().is_empty() {
                return Ok(());
            }
            // One text may be that of any number of cells.
            let limit = Limit::UnpackedBytes(budget.most_bytes());
            budget.take_bytes(text.len()).map_err(|_| limit)?;
        }
        let column = usize::try_from(column).unwrap_or(MOST_COLUMNS);
        self.rows.entry(row).or_default().push((column, cell));
        Ok(())
    }

    /// Adds a range of merged cells, from its first to its last one.
    pub(super) fn merge(&mut self, first: Position, last: Position) {
        if first.0 < last.0 {
            self.merged.push((first, last));
        }
    }

    /// The texts of the first row with any, as many as a table may have columns.
    pub(super) fn headings(&self) -> Vec<String> {
        let texts = |cells: &Vec<(usize, Found)>| -> Vec<String> {
            let texts = cells.iter().filter_map(|(_, cell)| cell.as_ref().ok());
            texts.take(MOST_COLUMNS).map(|text| shorten(text)).collect()
        };
        self.rows.values().map(texts).find(|texts| !texts.is_empty()).unwrap_or_default()
    }

    /// The sheet of a table. Each further row of a merged cell gets its value, if the row holds anything else.
    pub(super) fn into_sheet(
        mut self,
        table: Table,
        file: &str,
        faults: &mut Faults,
        budget: &mut Budget,
    ) -> Result<Sheet, Limit> {
        let filled = self.fill(budget)?;
        let mut sheet = Sheet::new(table, file, Count::Rows);
        for (i, (row, found)) in self.rows.into_iter().enumerate() {
            let number = u64::from(row) + 1;
            let mut cells: Vec<SheetCell> = Vec::new();
            for (column, cell) in found {
                if column < MOST_COLUMNS {
                    if cells.len() <= column {
                        cells.resize(column + 1, SheetCell::Text(String::new()));
                    }
                    cells[column] = match cell {
                        Ok(text) => SheetCell::Text(text),
                        Err(issue) => SheetCell::Refused(issue),
                    };
                } else if let Ok(value) = cell {
                    let issue = Issue::NoHeading { value: shorten(&value) };
                    faults.add(sheet.place(number, Some(column)), issue);
                }
            }
            // The first row with any text is the header.
            if i == 0 {
                sheet.set_header(number, cells);
            } else {
                sheet.rows.push(SheetRow { number, cells });
            }
        }
        if let Some((row, column)) = filled {
            let column = usize::try_from(column).unwrap_or_default();
            let place = sheet.place(u64::from(row) + 1, Some(column));
            faults.notices.push(ReadingNotice::MergedCells { place });
        }
        Ok(sheet)
    }

    /// Gives each further row of a merged cell its value; returns the first such cell.
    fn fill(&mut self, budget: &mut Budget) -> Result<Option<Position>, Limit> {
        if self.merged.is_empty() {
            return Ok(None);
        }
        for cells in self.rows.values_mut() {
            cells.sort_by_key(|(column, _)| *column);
        }
        let cell = |row: u32, column: u32| {
            let cells = self.rows.get(&row)?;
            let wanted = usize::try_from(column).ok()?;
            let at = cells.binary_search_by_key(&wanted, |(column, _)| *column).ok()?;
            Some(&cells[at].1)
        };
        let mut filled = Vec::new();
        let mut first_filled = None;
        for &(first, last) in &self.merged {
            let Some(value) = cell(first.0, first.1) else { continue };
            for (&row, _) in self.rows.range(first.0 + 1..=last.0) {
                if cell(row, first.1).is_some() {
                    continue;
                }
                // Merged cells may overlap in a damaged file.
                budget.take_cells(1)?;
                budget.take_bytes(value.as_ref().map_or(0, String::len))?;
                filled.push(((row, first.1), value.clone()));
                first_filled = first_filled.or(Some(first));
            }
        }
        for (position, value) in filled {
            self.add(position, value, budget)?;
        }
        Ok(first_filled)
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::io::fault::Faults;
    use crate::io::limits::{Budget, Limit};
    use crate::io::table::SheetCell;
    use crate::profile::Table;

    fn grid(rows: u32) -> Grid {
        let mut grid = Grid::default();
        let mut add = |position, text: &str| {
            grid.add(position, Ok(text.to_owned()), &mut Budget::default()).unwrap();
        };
        add((0, 0), "region");
        add((0, 1), "domain");
        add((1, 0), "salta");
        for row in 1..rows {
            add((row, 1), "wine");
        }
        grid
    }

    #[test]
    fn rows_of_a_merged_cell_have_its_value_if_they_hold_anything() {
        let mut grid = grid(3);
        grid.merge((1, 0), (1_000_000, 0));
        let mut faults = Faults::default();
        let sheet =
            grid.into_sheet(Table::Domains, "a.xlsx", &mut faults, &mut Budget::default()).unwrap();
        let row = [SheetCell::Text("salta".to_owned()), SheetCell::Text("wine".to_owned())];
        assert_eq!(sheet.rows.iter().map(|row| &row.cells[..]).collect::<Vec<_>>(), [&row, &row]);
        assert_eq!(
            faults.notices[0].to_string(),
            "a.xlsx sheet `domains`, cell A2, column `region`: cells are merged; each row was read as if it \
             held their value"
        );
    }

    #[test]
    fn merged_cells_count() {
        let mut grid = grid(200);
        for _ in 0..10 {
            grid.merge((1, 0), (1_000_000, 0));
        }
        let mut budget = Budget::new(1_000_000, 1_000);
        let limit = grid.into_sheet(Table::Domains, "a.xlsx", &mut Faults::default(), &mut budget);
        assert_eq!(limit.unwrap_err(), Limit::Cells(1_000));
    }
}
