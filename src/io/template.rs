//! An empty workbook to fill in: explanations, notes on every heading, drop-down lists.

use std::path::Path;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Note, Workbook,
    Worksheet, XlsxError,
};

use super::embedded;
use super::error::WriteError;
use super::fault::{Faults, Issue, Place};
use super::formats::workbook::{self, failed};
use super::table::{Column, ColumnKind, LEFT, RIGHT, Record, columns, reserved};
use super::unread::READ_ME;
use super::write::{name_of, write_atomically};
use crate::profile::{
    Coder, ConditionStatus, Phase, PhaseRole, Role, StatementRole, StrategyStatus, Table,
    WELL_KNOWN,
};
use crate::taxonomy::TaxonomyRows;
use crate::vocabulary::shorten;

/// The last row, from 0, that has drop-down lists.
const LAST_LIST_ROW: u32 = 10_000;

/// Characters that fit a line of the sheet of explanations.
const CHARACTERS_PER_LINE: usize = 95;

/// Height of a line in points.
const LINE_HEIGHT_POINTS: f64 = 15.0;

/// Writes an empty workbook for a dataset with the sides `lac` and `eu`, as
/// [`write_template_for`] does.
///
/// # Errors
/// [`WriteError::Io`] with advice; [`WriteError::Ending`] unless the name ends in `.xlsx`.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("regions.xlsx");
/// regiopair::io::write_template(&path)?;
/// // Nothing is filled in yet.
/// let error = regiopair::profile::Dataset::read(&path).unwrap_err();
/// assert!(error.to_string().contains("table `regions`: the table has no row"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_template(path: impl AsRef<Path>) -> Result<(), WriteError> {
    write_template_for(path, "lac", "eu")
}

/// Writes an empty workbook to fill in, for a dataset with these two sides;
/// [`Dataset::read`](crate::profile::Dataset::read) reads it when it is filled in.
///
/// The first sheet explains what to do. Each further sheet is a table: a header that stays
/// visible, with a note on every heading that says what is accepted, and drop-down lists for sides,
/// regions, domains, roles, phases, weights, conditions, and yes or no. The built-in taxonomy is
/// filled in (feature `data`) and may be replaced.
///
/// # Errors
/// [`WriteError::Io`] with advice; [`WriteError::Ending`] unless the name ends in `.xlsx`;
/// [`WriteError::Faults`] if a side has no name, the
/// name of a column, or the name of the other.
pub fn write_template_for(
    path: impl AsRef<Path>,
    left: &str,
    right: &str,
) -> Result<(), WriteError> {
    let path = path.as_ref();
    WriteError::check_ending(path, "a template", ".xlsx")?;
    for side in [left, right] {
        if side.trim().is_empty() || side.trim() != side || reserved(side) || left == right {
            let place = Place::file(&name_of(path));
            let issue = Issue::ReservedSide { value: shorten(side) };
            let mut faults = Faults::default();
            faults.add(place, issue);
            return Err(WriteError::Faults(faults));
        }
    }
    write_atomically(path, template((left, right), &|_, _| Ok(())).map_err(|error| failed(&error))?)
}

/// The workbook; `fill` may write rows into the sheet of a table.
fn template(
    sides: (&str, &str),
    fill: &dyn Fn(Table, &mut Worksheet) -> Result<(), XlsxError>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = workbook::new()?;
    explain(workbook.add_worksheet(), sides)?;
    for &table in Table::ALL {
        fill(table, table_sheet(&mut workbook, table, sides)?)?;
    }
    workbook.save_to_buffer()
}

fn explain(sheet: &mut Worksheet, (left, right): (&str, &str)) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    sheet.set_name(READ_ME)?;
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 100)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    let lines = [
        ("what", "One sheet per table. Point at a heading to see what its cells accept.".to_owned()),
        (
            "sides",
            format!(
                "The regions of side {left} seek partners among those of side {right}. To rename a \
                 side, rename it in the sheet regions and in the headings of ties and pairings."
            ),
        ),
        ("regions", "Required: one row per region. Other sheets refer to regions by their id.".to_owned()),
        (
            "domains",
            "Required: the strengths and needs of each region, with domains of the sheet taxonomy; \
             weight 3 leading, 2 named, 1 in passing. If two people code the regions independently, \
             the column coder says whose row it is."
                .to_owned(),
        ),
        (
            "taxonomy",
            "The domains that regions may name. You may replace the rows with your own, but keep all \
             that the sheet domains uses."
                .to_owned(),
        ),
        (
            "related",
            "Which domains are related, how closely (0.8, 0.6 or 0.4 in the rows filled in), and why. If you \
             replace the taxonomy, replace or delete these rows too."
                .to_owned(),
        ),
        ("phases", "The phases of a strategy that a region can teach or needs.".to_owned()),
        (
            "conditions",
            "Whether a region meets the conditions for taking part. You may add conditions of your \
             own. A missing row means unknown, never not met."
                .to_owned(),
        ),
        (
            "attributes",
            "Any other fact about a region: a key and a value. If the sheet terms has the key, the \
             value is one of its terms, or the column terms names those that it stands for."
                .to_owned(),
        ),
        (
            "terms",
            "Vocabularies for attributes, such as the challenges that regions face: what regions state \
             in different words can be compared by its terms. The key side gives the two sides \
             their labels."
                .to_owned(),
        ),
        ("ties", "Earlier ties between a region of each side.".to_owned()),
        ("pairings", "Pairings that were made, to compare proposals with.".to_owned()),
        ("sources", "Where the facts were found; other sheets refer to sources by their id.".to_owned()),
        (
            "unknown",
            "Leave a cell empty if nothing is known; an empty cell never means no.".to_owned(),
        ),
        ("rows", format!("The drop-down lists reach down to row {}.", LAST_LIST_ROW + 1)),
        ("formulas", "Write values, not formulas.".to_owned()),
    ];
    for (row, (what, text)) in (0..).zip(lines) {
        sheet.write_string_with_format(row, 0, what, &bold)?;
        // Not every program makes a row higher for text that wraps.
        if text.chars().count() > CHARACTERS_PER_LINE {
            sheet.set_row_height(row, 2.0 * LINE_HEIGHT_POINTS)?;
        }
        sheet.write_string_with_format(row, 1, text, &wrapped)?;
    }
    Ok(())
}

fn table_sheet<'a>(
    workbook: &'a mut Workbook,
    table: Table,
    sides: (&str, &str),
) -> Result<&'a mut Worksheet, XlsxError> {
    let taxonomy = if table == Table::Taxonomy { embedded::taxonomy() } else { None };
    let columns = columns(table, matches!(taxonomy, Some(TaxonomyRows::Parents(_))));
    let headings: Vec<String> =
        columns.iter().map(|column| column.heading(sides).to_owned()).collect();
    let sheet = workbook.add_worksheet();
    workbook::head(sheet, table.id(), columns, &headings)?;
    for (at, column) in (0..).zip(columns) {
        let required = if column.required { "required" } else { "may be left empty" };
        let note = Note::new(format!("{} ({required})", column.accepted)).add_author_prefix(false);
        sheet.insert_note(0, at, &note.set_width(260).set_height(90))?;
        if let Some(rule) = rule(table, column, sides)? {
            sheet.add_data_validation(1, at, LAST_LIST_ROW, at, &explained(rule, column)?)?;
        }
    }
    match (table, taxonomy) {
        (Table::Taxonomy, Some(TaxonomyRows::Themes(rows))) => fill_in(sheet, columns, &rows)?,
        (Table::Related, _) => fill_in(sheet, columns, &embedded::related())?,
        _ => {}
    }
    Ok(sheet)
}

/// Writes rows below the header.
fn fill_in<T: Record>(
    sheet: &mut Worksheet,
    columns: &[Column],
    rows: &[T],
) -> Result<(), XlsxError> {
    for (at, row) in (1..).zip(rows) {
        for ((place, column), cell) in (0..).zip(columns).zip(row.write()) {
            workbook::write_cell(sheet, (at, place), column, &cell)?;
        }
    }
    Ok(())
}

/// Adds a message with what is accepted. Other values are refused, unless the column also takes
/// words of the user's own.
fn explained(rule: DataValidation, column: &Column) -> Result<DataValidation, XlsxError> {
    let text: String = column.accepted.chars().take(200).collect();
    let (style, title) = if column.name == "condition" {
        (DataValidationErrorStyle::Information, "a condition of your own")
    } else {
        (DataValidationErrorStyle::Stop, "not accepted")
    };
    rule.ignore_blank(true)
        .set_error_style(style)
        .set_error_title(title)?
        .set_error_message(format!("accepted: {text}"))
}

/// The drop-down list of a column, if it has one.
fn rule(
    table: Table,
    column: &Column,
    sides: (&str, &str),
) -> Result<Option<DataValidation>, XlsxError> {
    let list = |words: &[&str]| DataValidation::new().allow_list_strings(words).map(Some);
    let cells = |range: &str| {
        let formula = Formula::new(format!("={range}${}", LAST_LIST_ROW + 1));
        Ok(Some(DataValidation::new().allow_list_formula(formula)))
    };
    match (table, column.name) {
        (Table::Regions, "side") => list(&[sides.0, sides.1]),
        (Table::Regions, "s3_status") => list(StrategyStatus::WORDS),
        (_, "region" | "part_of" | LEFT | RIGHT) => cells("regions!$A$2:$A"),
        (Table::Domains | Table::Related | Table::Terms, "domain" | "related_domain") => {
            cells("taxonomy!$B$2:$B")
        }
        (Table::Attributes, "role") => list(StatementRole::WORDS),
        (Table::Domains, "role") => list(Role::WORDS),
        (Table::Domains, "coder") => list(Coder::WORDS),
        (Table::Phases, "role") => list(PhaseRole::WORDS),
        (Table::Phases, "phase") => list(Phase::WORDS),
        (Table::Conditions, "condition") => {
            list(&WELL_KNOWN.iter().map(|condition| condition.id).collect::<Vec<_>>())
        }
        (Table::Conditions, "status") => list(ConditionStatus::WORDS),
        (Table::Domains, "weight") => list(&["1", "2", "3"]),
        (Table::Phases, "level") => list(&["0", "1", "2", "3"]),
        _ if column.kind == ColumnKind::YesNo => list(&["yes", "no"]),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::template;
    use crate::io::limits::Budget;
    use crate::io::{assemble, formats::xlsx};
    use crate::profile::{ConditionStatus, Table};

    #[test]
    fn filled_in_it_reads_back() {
        let bytes = template(("north", "south"), &|table, sheet| {
            let rows: &[&[&str]] = match table {
                // With the feature `data`, the built-in taxonomy is there already.
                Table::Taxonomy if cfg!(not(feature = "data")) => &[&["agri-food", "wine"]],
                Table::Regions => {
                    &[&["opole", "Opolskie", "north", "PL"], &["salta", "Salta", "south", "AR"]]
                }
                Table::Domains => {
                    &[&["salta", "need", "wine", "3"], &["opole", "strength", "wine", "1", "no"]]
                }
                Table::Conditions => &[&["salta", "contact-person", "not-met", "s1"]],
                Table::Pairings => &[&["X", "1", "opole", "salta"]],
                _ => &[],
            };
            for (row, cells) in (1..).zip(rows) {
                for (column, cell) in (0..).zip(*cells) {
                    sheet.write_string(row, column, *cell)?;
                }
            }
            Ok(())
        });
        let raw = xlsx::read("filled.xlsx", &bytes.unwrap(), Budget::default()).unwrap();
        let dataset = assemble::dataset(raw).unwrap().dataset;
        assert_eq!(dataset.sides().left, "south");
        assert_eq!((dataset.regions().len(), dataset.pairings().len()), (2, 1));
        assert!(!dataset.domains_of("opole")[0].ex_ante);
        assert_eq!(dataset.condition("salta", "contact-person"), ConditionStatus::NotMet);
    }
}
