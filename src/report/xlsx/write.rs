//! Writes sheets. Texts are always written as texts, so that none becomes a formula.

use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, Format, FormatAlign, FormatBorder, Formula, Note, Url, Workbook,
    Worksheet, XlsxError,
};

use super::sheet::{Cell, Sheet};
use crate::vocabulary::shown;

/// The longest text of a cell in Excel.
const MOST_LETTERS: usize = 32_000;

/// The longest address that Excel links to.
const MOST_LINKED: usize = 2_000;

/// The formats of a workbook.
struct Formats {
    heading: Format,
    text: Format,
    number: Format,
    share: Format,
    total: Format,
}

/// Adds the sheets to a workbook.
pub(super) fn write(workbook: &mut Workbook, sheets: &[Sheet]) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let top = Format::new().set_align(FormatAlign::Top);
    let formats = Formats {
        heading: wrapped.clone().set_bold().set_border_bottom(FormatBorder::Medium),
        number: top.clone().set_num_format("0.000"),
        share: top.set_num_format("0.0 %"),
        total: Format::new().set_bold().set_num_format("0.000").set_border_top(FormatBorder::Thin),
        text: wrapped,
    };
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet, &formats)?;
    }
    Ok(())
}

fn write_sheet(to: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    to.set_name(&sheet.name)?;
    to.set_freeze_panes(1, sheet.frozen)?;
    to.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    for (at, column) in (0..).zip(&sheet.columns) {
        to.write_string_with_format(0, at, cut(&column.heading), &formats.heading)?;
        to.set_column_width(at, column.width)?;
        if let Some(note) = &column.note {
            to.insert_note(0, at, &Note::new(cut(note)).add_author_prefix(false))?;
        }
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (at, cell) in (0..).zip(cells) {
            write_cell(to, row, at, cell, formats)?;
        }
    }
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let data = rows - u32::from(sheet.has_total && rows > 0);
    let last = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    if sheet.has_filter && data > 0 {
        to.autofilter(0, 0, data, last)?;
    }
    if let Some(first) = sheet.heat_from.filter(|&first| data > 0 && first <= last) {
        // The first and the last colour of the heat map of the report.
        let scale = ConditionalFormat2ColorScale::new()
            .set_minimum_color("F7FBFF")
            .set_maximum_color("2171B5");
        to.add_conditional_format(1, first, data, last, &scale)?;
    }
    Ok(())
}

fn write_cell(
    to: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => to.write_string_with_format(row, at, cut(text), &formats.text)?,
        Cell::Address(address) => {
            let is_page = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
            let is_plain = address.chars().all(|letter| letter.is_ascii_graphic());
            if is_page && is_plain && address.len() <= MOST_LINKED {
                to.write_url(row, at, Url::new(address))?
            } else {
                to.write_string_with_format(row, at, cut(address), &formats.text)?
            }
        }
        Cell::Count(count) => to.write_number(row, at, *count as f64)?,
        Cell::Number(number) => to.write_number_with_format(row, at, *number, &formats.number)?,
        Cell::Share(share) => to.write_number_with_format(row, at, *share, &formats.share)?,
        Cell::Sum { formula, value } => {
            // With its value, for programs that do not compute.
            let formula = Formula::new(formula).set_result(value.to_string());
            to.write_formula_with_format(row, at, formula, &formats.total)?
        }
    };
    Ok(())
}

/// A text on one line, as long as a cell may be.
fn cut(text: &str) -> String {
    let text = shown(text);
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
