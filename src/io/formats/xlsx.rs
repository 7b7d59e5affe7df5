//! Reads XLSX: one sheet per table, with the name of the table; other sheets are listed as unread.

use std::io::Cursor;

use super::grid::{Found, Grid};
use super::unpacked;
use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};

use crate::io::error::ReadError;
use crate::io::fault::{Faults, Issue, ReadingNotice, Unread};
use crate::io::limits::{Budget, Limit, MOST_COLUMNS};
use crate::io::table::{Contents, Raw, Sheet, number};
use crate::io::unread::{self, READ_ME};
use crate::profile::Table;
use crate::vocabulary::shorten;

/// The first bytes of an OLE container: a workbook of the old kind, or one with a password.
const OLE_SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Reads the tables of a workbook.
///
/// calamine 0.38 computes with sizes found in the file unchecked (its issue 692: `<dimension
/// ref="C5:A1"/>`), which panics if overflow checks are on; a damaged workbook is an error here,
/// whatever it does to the reader.
pub(in crate::io) fn read(file: &str, bytes: &[u8], budget: Budget) -> Result<Raw, ReadError> {
    std::panic::catch_unwind(|| tables(file, bytes, budget)).unwrap_or_else(|_| {
        Err(ReadError::Damaged {
            file: file.to_owned(),
            message: "a size or position inside it is impossible".to_owned(),
        })
    })
}

fn tables(file: &str, bytes: &[u8], mut budget: Budget) -> Result<Raw, ReadError> {
    let file = file.to_owned();
    if bytes.starts_with(&OLE_SIGNATURE) {
        let encrypted: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let protected = bytes.windows(encrypted.len()).any(|window| window == encrypted);
        return Err(if protected {
            ReadError::Protected { file }
        } else {
            ReadError::OldWorkbook { file }
        });
    }
    let damaged = |error: &XlsxError| ReadError::Damaged {
        file: file.clone(),
        message: shorten(&error.to_string()),
    };
    unpacked::check(&file, bytes, &budget)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => ReadError::Protected { file: file.clone() },
        error => damaged(&error),
    })?;
    let mut raw = Raw { file: file.clone(), ..Raw::default() };
    let contents = Contents::new(workbook.sheet_names(), "");
    for (table, name) in contents.tables {
        let sheet = sheet(&mut workbook, table, &name, &file, &mut raw.faults, &mut budget)
            .map_err(|error| match error {
                SheetError::Damaged(error) => damaged(&error),
                SheetError::TooLarge(limit) => ReadError::TooLarge { file: file.clone(), limit },
            })?;
        raw.sheets.push(sheet);
        let is_hidden =
            |it: &calamine::Sheet| it.name == name && it.visible != SheetVisible::Visible;
        if workbook.sheets_metadata().iter().any(is_hidden) {
            raw.faults.notices.push(ReadingNotice::HiddenSheet { file: file.clone(), sheet: name });
        }
    }
    for name in contents.others.into_iter().filter(|name| name != READ_ME) {
        let table = unread::probable(&name, &headings(&mut workbook, &name));
        let unread = Unread { file: file.clone(), sheet: Some(name.clone()), table };
        raw.misnamed(&name, unread, &contents.missing);
    }
    Ok(raw)
}

/// The first row with text of a sheet that is no table; none where it cannot be read.
fn headings(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return headings };
    let mut header = None;
    while let Ok(Some(record)) = reader.next_cell_with_formula_metadata() {
        if header.is_some_and(|row| row != record.pos.0) || headings.len() >= MOST_COLUMNS {
            break;
        }
        if let Ok(text) = cell(&record.value)
            && !text.trim().is_empty()
        {
            header = Some(record.pos.0);
            headings.push(shorten(&text));
        }
    }
    headings
}

/// Why a sheet cannot be read.
enum SheetError {
    Damaged(XlsxError),
    TooLarge(Limit),
}

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        Self::Damaged(error)
    }
}

impl From<Limit> for SheetError {
    fn from(limit: Limit) -> Self {
        Self::TooLarge(limit)
    }
}

fn sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    table: Table,
    name: &str,
    file: &str,
    faults: &mut Faults,
    budget: &mut Budget,
) -> Result<Sheet, SheetError> {
    let mut grid = Grid::default();
    let mut reader = workbook.worksheet_cells_reader(name)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let cell = match record.formula {
            Some(formula) => {
                Err(Box::new(Issue::Formula { formula: shorten(&described(&formula)) }))
            }
            None => cell(&record.value),
        };
        grid.add(record.pos, cell, budget)?;
    }
    drop(reader);
    for merged in workbook.merge_cells_by_sheet_name(name)? {
        grid.merge(merged.start, merged.end);
    }
    Ok(grid.into_sheet(table, file, faults, budget)?)
}

fn described(formula: &XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            format!("={formula}")
        }
        _ => "as the cells around it".to_owned(),
    }
}

/// The text of a cell.
fn cell(value: &DataRef<'_>) -> Found {
    Ok(match value {
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            return Err(Box::new(Issue::Date));
        }
        DataRef::Error(error) => {
            return Err(Box::new(Issue::ErrorCell { value: error.to_string() }));
        }
        DataRef::Empty => String::new(),
    })
}
