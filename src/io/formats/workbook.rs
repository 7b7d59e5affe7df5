//! Writes XLSX: one sheet per table.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::io::error::WriteError;
use crate::io::table::{Column, ColumnKind, Sheet, SheetCell, columns_of, number};

pub(crate) fn failed(error: &XlsxError) -> WriteError {
    WriteError::Workbook { message: error.to_string() }
}

/// The bytes of a workbook with these sheets; the same sheets give the same bytes.
pub(in crate::io) fn bytes(sheets: &[Sheet]) -> Result<Vec<u8>, WriteError> {
    written(sheets).map_err(|error| failed(&error))
}

fn written(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new()?;
    for sheet in sheets {
        let columns = columns_of(sheet);
        let worksheet = workbook.add_worksheet();
        head(worksheet, sheet.table.id(), columns, &sheet.header)?;
        for (row, cells) in (1..).zip(&sheet.rows) {
            for ((at, column), cell) in (0..).zip(columns).zip(&cells.cells) {
                let SheetCell::Text(text) = cell else { continue };
                write_cell(worksheet, (row, at), column, text)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// Writes a cell, as a number where its column holds numbers.
pub(in crate::io) fn write_cell(
    worksheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &Column,
    text: &str,
) -> Result<(), XlsxError> {
    match number_of(text, column.kind) {
        Some(value) => worksheet.write_number(row, at, value)?,
        None => worksheet.write_string(row, at, text)?,
    };
    Ok(())
}

/// An empty workbook without a date, so that the same sheets give the same bytes.
pub(crate) fn new() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    Ok(workbook)
}

/// Names a sheet and writes its header, which stays visible.
pub(in crate::io) fn head(
    worksheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    headings: &[String],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    worksheet.set_name(name)?;
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    for ((at, column), heading) in (0..).zip(columns).zip(headings) {
        worksheet.write_string_with_format(0, at, heading, &bold)?;
        worksheet.set_column_width(at, width(column))?;
    }
    Ok(())
}

/// Width of a column in characters.
fn width(column: &Column) -> f64 {
    let heading = column.name.len() as f64 + 2.0;
    let cells: f64 = match (column.name, column.kind) {
        ("note" | "what" | "url" | "value" | "because", _) => 50.0,
        ("label", _) => 48.0,
        ("name" | "source" | "theme", _) => 28.0,
        (_, ColumnKind::Number | ColumnKind::YesNo) => 12.0,
        _ => 20.0,
    };
    cells.max(heading)
}

/// The number of a cell, if a spreadsheet gives the same text back for it.
fn number_of(text: &str, kind: ColumnKind) -> Option<f64> {
    let value: f64 = text.parse().ok().filter(|_| kind == ColumnKind::Number)?;
    (value.is_finite() && number(value) == text).then_some(value)
}
