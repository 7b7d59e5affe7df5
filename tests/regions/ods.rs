//! ODS workbooks, made by hand as office programs write them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};

use regiopair::io::{Limit, MOST_CELLS, ReadError, Reading};
use regiopair::profile::Dataset;
use regiopair::taxonomy::RelatedRow;
use zip::write::{SimpleFileOptions, ZipWriter};

const REGIONS: &str = "id,name,side,country,latitude,longitude\nsalta,Salta,lac,AR,-24.79,-65.41\n\
                       alentejo,Alentejo,eu,PT,38.571,-7.913\n";
const DOMAINS: &str = "region,role,domain,weight\nsalta,need,wine,3\nalentejo,strength,wine,3\n";
const TAXONOMY: &str = "theme,domain\nagri-food,wine\n";

/// A cell as LibreOffice writes it: a number with its value, any other text as a paragraph.
fn cell(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(value) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}\
             </text:p></table:table-cell>"
        ),
        Err(_) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    }
}

fn sheet(name: &str, text: &str) -> String {
    let mut rows = String::new();
    for line in text.lines() {
        let cells: String = line.split(',').map(cell).collect();
        // Empty cells up to the last column, as programs write them.
        write!(
            rows,
            "<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"16378\"/>\
             </table:table-row>"
        )
        .unwrap();
    }
    format!(
        "<table:table table:name=\"{name}\" table:style-name=\"ta1\"><table:table-column/>{rows}\
         <table:table-row table:number-rows-repeated=\"1048500\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
    )
}

fn sound() -> String {
    sheet("regions", REGIONS) + &sheet("taxonomy", TAXONOMY) + &sheet("Domains", DOMAINS)
}

fn workbook(sheets: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>\
         <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties \
         table:display=\"true\"/></style:style><style:style style:name=\"ta2\" \
         style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn open(sheets: &str) -> Result<Reading, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("call.ods");
    fs::write(&path, workbook(sheets)).unwrap();
    Dataset::read(path)
}

fn error(sheets: &str) -> String {
    open(sheets).unwrap_err().to_string()
}

/// The same tables as CSV.
fn folder() -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in
        [("regions.csv", REGIONS), ("domains.csv", DOMAINS), ("taxonomy.csv", TAXONOMY)]
    {
        fs::write(folder.path().join(name), text).unwrap();
    }
    Dataset::read(folder.path()).unwrap().dataset
}

#[test]
fn a_spreadsheet_is_the_same_dataset_as_its_tables() {
    let reading = open(&sound()).unwrap();
    assert_eq!(reading.dataset, folder());
    assert!(reading.notices.is_empty(), "{:?}", reading.notices);
    let read = Dataset::from_bytes("standard input", &workbook(&sound())).unwrap();
    assert_eq!(read.dataset, folder());
}

#[test]
fn related_domains_are_a_sheet_like_others() {
    let taxonomy = "theme,domain\nagri-food,wine\nagri-food,crops\n";
    let related = "domain,related_domain,similarity,because\nwine,crops,0.8,grapes are a crop\n";
    let sheets = sheet("regions", REGIONS)
        + &sheet("taxonomy", taxonomy)
        + &sheet("Related", related)
        + &sheet("domains", DOMAINS);
    let dataset = open(&sheets).unwrap().dataset;
    let row = RelatedRow::new("crops", "wine", 0.8, "grapes are a crop");
    assert_eq!(dataset.tables().related, [row]);
    let text = error(&sheets.replace(
        ">crops</text:p></table:table-cell><table:table-cell office:value-type=\"float\"",
        ">corps</text:p></table:table-cell><table:table-cell office:value-type=\"float\"",
    ));
    let place =
        "call.ods sheet `related`, cell B2, column `related_domain`: `corps` is not a known domain";
    assert!(text.starts_with(place), "{text}");
}

#[test]
fn cells_are_named_as_the_spreadsheet_names_them() {
    let text = error(&sound().replace(">strength<", ">strenght<"));
    assert!(
        text.starts_with("call.ods sheet `domains`, cell B3, column `role`: `strenght`"),
        "{text}"
    );
    // Repeated empty rows and cells count.
    let gap = sound().replacen(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>alentejo</text:p>\
         </table:table-cell><table:table-cell office:value-type=\"string\"><text:p>strength<",
        "<table:table-row table:number-rows-repeated=\"40\"><table:table-cell/></table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"string\"><text:p>alentejo</text:p>\
         </table:table-cell><table:table-cell office:value-type=\"string\"><text:p>strenght<",
        1,
    );
    assert!(error(&gap).contains("cell B43, column `role`"), "{}", error(&gap));
}

#[test]
fn formulas_dates_and_notes() {
    let weight = cell("3");
    let formula =
        weight.replacen("<table:table-cell", "<table:table-cell table:formula=\"of:=[.A1]+2\"", 1);
    let text = error(&sound().replacen(&weight, &formula, 1));
    assert!(
        text.contains("cell D2, column `weight`: the cell holds the formula `=[.A1]+2`"),
        "{text}"
    );
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-05-01\"/>";
    let text = error(&sound().replacen(&weight, date, 1));
    assert!(text.contains("cell D2, column `weight`: the cell holds a date or time"), "{text}");
    let note = "<text:p>Salt<text:span>a</text:span></text:p>";
    let annotated = format!("<office:annotation><text:p>check</text:p></office:annotation>{note}");
    let noted = sound().replacen("<text:p>Salta</text:p>", &annotated, 1);
    assert_eq!(open(&noted).unwrap().dataset, folder());
    let lines = sound().replacen(
        "<text:p>Salta</text:p>",
        "<text:p>A &amp; B<text:s text:c=\"2\"/>&#67;</text:p><text:p>D</text:p>",
        1,
    );
    assert_eq!(open(&lines).unwrap().dataset.region("salta").unwrap().name, "A & B  C\nD");
}

#[test]
fn merged_cells_and_hidden_sheets() {
    let merged = sound()
        .replacen(
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>salta</text:p>\
             </table:table-cell><table:table-cell office:value-type=\"string\"><text:p>need",
            "<table:table-row><table:table-cell table:number-rows-spanned=\"2\" \
             office:value-type=\"string\"><text:p>salta</text:p></table:table-cell><table:table-cell \
             office:value-type=\"string\"><text:p>need",
            1,
        )
        .replacen(
            "<table:table-cell office:value-type=\"string\"><text:p>alentejo</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"string\"><text:p>strength",
            "<table:covered-table-cell/><table:table-cell office:value-type=\"string\"><text:p>strength",
            1,
        )
        .replace("name=\"Domains\" table:style-name=\"ta1\"", "name=\"Domains\" table:style-name=\"ta2\"");
    let reading = open(&merged).unwrap();
    assert_eq!(reading.dataset.domains_of("salta").len(), 2);
    let text: Vec<String> = reading.notices.iter().map(ToString::to_string).collect();
    assert_eq!(
        text,
        [
            "call.ods sheet `domains`, cell A2, column `region`: cells are merged; each row was read as if \
             it held their value",
            "call.ods: the sheet `Domains` is hidden, and was read",
        ]
    );
}

#[test]
fn other_sheets_are_listed() {
    let reading = open(&(sound() + &sheet("earlier", "lac,eu\nsalta,alentejo\n"))).unwrap();
    assert_eq!(
        reading.notices[0].to_string(),
        "call.ods: the sheet `earlier` was not read; no table has this name"
    );
    let text = error(&sound().replace("\"Domains\"", "\"my domains\""));
    assert!(text.contains("the table `domains` is missing"), "{text}");
    assert!(text.contains("note: call.ods: the sheet `my domains` was not read"), "{text}");
}

/// A hundred bytes may state any number of cells, rows and blanks.
#[test]
fn what_repeats_is_counted_before_it_is_kept() {
    let limit = |sheets: &str| match open(sheets) {
        Err(ReadError::TooLarge { limit, .. }) => limit,
        other => panic!("{other:?}"),
    };
    let regions = |rows: &str| format!("<table:table table:name=\"regions\">{rows}</table:table>");
    let one = "<table:table-cell office:value-type=\"float\" office:value=\"1\" REPEATS/>";
    let often = one.replace("REPEATS", "table:number-columns-repeated=\"4294967295\"");
    let row = format!("<table:table-row>{often}</table:table-row>");
    assert_eq!(limit(&regions(&row)), Limit::Cells(MOST_CELLS));
    let one = one.replace(" REPEATS", "");
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"99999999999999999999\">{one}</table:table-row>"
    );
    assert_eq!(limit(&regions(&rows)), Limit::Cells(MOST_CELLS));
    let blanks = "<table:table-cell office:value-type=\"string\"><text:p>a<text:s \
                  text:c=\"4294967295\"/>b</text:p></table:table-cell>";
    let row = format!("<table:table-row>{}</table:table-row>", blanks.repeat(5_000));
    assert!(matches!(limit(&regions(&row)), Limit::UnpackedBytes(_)));
    // Such a sheet that is no table is not read.
    let other = regions(&rows).replace("regions", "other");
    assert_eq!(open(&(sound() + &other)).unwrap().dataset, folder());
}

#[test]
fn damaged_and_protected_files_are_named() {
    let whole = workbook(&sound());
    for length in [4, 100, whole.len() / 2, whole.len() - 10] {
        let error = Dataset::from_bytes("a.ods", &whole[..length]).unwrap_err();
        assert!(matches!(error, ReadError::Damaged { .. }), "{length}: {error}");
    }
    let text = error("<table:table table:name=\"regions\"><table:table-row></table:table>");
    assert!(text.contains("is not a complete workbook"), "{text}");
    let target = tempfile::tempdir().unwrap();
    for name in ["a.ods", "a.xls", "a.pdf"] {
        let text = folder().write(target.path().join(name)).unwrap_err().to_string();
        assert!(text.contains("the format is not known by this name"), "{text}");
    }
    // The old binary format is known, and advice is given.
    let old = target.path().join("a.xls");
    fs::write(&old, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).unwrap();
    assert!(matches!(Dataset::read(&old), Err(ReadError::OldWorkbook { .. })));
}
