//! What is not read is listed, with the dataset or with its faults.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::fs;

use regiopair::io::{ReadError, Reading, ReadingNotice, Unread};
use regiopair::profile::{Dataset, Table};

const REGIONS: &str = "id,name,side,country,latitude,longitude\nsalta,Salta,lac,AR,-24.79,-65.41\n\
                       alentejo,Alentejo,eu,PT,38.571,-7.913\n";
const DOMAINS: &str = "region,role,domain,weight\nsalta,need,wine,3\nalentejo,strength,wine,3\n";
const TAXONOMY: &str = "theme,domain\nagri-food,wine\n";

/// A sound folder with other files; those without a text are left out.
fn read(files: &[(&str, &str)]) -> Result<Reading, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (name, text) in
        [("regions.csv", REGIONS), ("domains.csv", DOMAINS), ("taxonomy.csv", TAXONOMY)]
            .iter()
            .chain(files)
    {
        if text.is_empty() {
            fs::remove_file(at(name)).unwrap();
        } else {
            fs::write(at(name), text).unwrap();
        }
    }
    Dataset::read(folder.path())
}

fn notes(files: &[(&str, &str)]) -> Vec<String> {
    read(files).unwrap().notices.iter().map(ReadingNotice::to_string).collect()
}

fn error(files: &[(&str, &str)]) -> String {
    read(files).unwrap_err().to_string()
}

#[test]
fn nothing_to_say() {
    assert!(read(&[]).unwrap().notices.is_empty());
}

#[test]
fn extra_columns_are_listed() {
    let extra = "colour,region,role,domain,weight,Region name\nred,salta,need,wine,3,Salta\n\
                 blue,alentejo,strength,wine,3,\n";
    let reading = read(&[("domains.csv", extra)]).unwrap();
    assert_eq!(reading.dataset, read(&[]).unwrap().dataset);
    let text: Vec<String> = reading.notices.iter().map(ReadingNotice::to_string).collect();
    assert_eq!(
        text,
        [
            "domains.csv line 1, column `colour`: the column was not read; `domains` has no column of \
             this name",
            "domains.csv line 1, column `Region name`: the column was not read; `domains` has no \
             column of this name",
        ]
    );
    let json = serde_json::to_string(&reading.notices).unwrap();
    assert_eq!(serde_json::from_str::<Vec<ReadingNotice>>(&json).unwrap(), reading.notices);
    let doubled = "region,role,domain,weight,weights\nsalta,need,wine,3,9\n";
    assert_eq!(
        notes(&[("domains.csv", doubled)]),
        [
            "domains.csv line 1, column `weights`: the column was not read; `domains` has no column of this \
          name, and has `weight` already"
        ]
    );
}

/// What would be lost by a slip is not left out in silence, whether the column is required or not.
#[test]
fn a_heading_that_is_almost_a_missing_column_is_an_error() {
    for (heading, meant) in [("countri", "country"), ("Latitud", "latitude"), ("lat", "latitude")] {
        let text = error(&[("regions.csv", &REGIONS.replacen(meant, heading, 1))]);
        assert!(text.contains(&format!("`{heading}` is not a column of regions")), "{text}");
        assert!(text.contains(&format!("did you mean `{meant}`?")), "{text}");
    }
    // A required column of another name is missing, and the note says what was not read.
    let text = error(&[("regions.csv", &REGIONS.replacen("country", "pays", 1))]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("regions.csv line 1: the column `country` is missing"), "{text}");
    assert_eq!(
        lines[1],
        "note: regions.csv line 1, column `pays`: the column was not read; `regions` has no column of this \
         name"
    );
    assert_eq!(lines.len(), 2);
}

#[test]
fn a_column_without_a_heading_is_an_error_if_it_holds_anything() {
    let empty = "region,,role,domain,weight,\nsalta,,need,wine,3,\nalentejo,,strength,wine,3,\n";
    assert!(notes(&[("domains.csv", empty)]).is_empty());
    let text = error(&[("domains.csv", &empty.replacen("alentejo,", "alentejo,x", 1))]);
    assert_eq!(
        text,
        "domains.csv line 3, column ``: `x` is in a column without a heading; give it one of the known \
         columns, or delete it"
    );
}

#[test]
fn semicolons_are_mentioned_and_a_comma_is_a_decimal_point() {
    let regions = REGIONS.replace(',', ";").replace('.', ",");
    let reading = read(&[("regions.csv", &regions)]).unwrap();
    // 38,571 degrees, where a comma between cells would leave two readings.
    assert_eq!(reading.dataset, read(&[]).unwrap().dataset);
    let domains = DOMAINS.replace(',', ";");
    assert_eq!(
        notes(&[("regions.csv", &regions), ("domains.csv", &domains)]),
        [
            "regions.csv, domains.csv: semicolons separate the cells, so a comma in a number is its decimal \
          point"
        ]
    );
    let text = error(&[("regions.csv", &REGIONS.replace(',', ";"))]);
    assert!(
        text.starts_with(
            "regions.csv line 3, column `latitude`: `38.571` has a point, and in this file a comma is the \
             decimal point; write 38,571, or 38571 if the point separates thousands\n"
        ),
        "{text}"
    );
}

#[test]
fn names_of_files_may_be_in_any_case() {
    for name in ["regions.CSV", "Regions.csv", "REGIONS.Csv"] {
        let reading = read(&[("regions.csv", ""), (name, REGIONS)]).unwrap();
        assert_eq!(reading, read(&[]).unwrap(), "{name}");
    }
    // The exact name is the table; the other is listed.
    if cfg!(target_os = "linux") {
        let reading = read(&[("Regions.csv", "something else")]).unwrap();
        let unread =
            Unread { file: "Regions.csv".to_owned(), sheet: None, table: Some(Table::Regions) };
        assert_eq!(reading.notices, [ReadingNotice::Unread(unread)]);
    }
}

/// The cause of a fault is often a file that was not read.
#[test]
fn faults_come_with_what_was_not_read() {
    let text = error(&[("domains.csv", ""), ("my domains.csv", DOMAINS)]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].contains("the table `domains` is missing"), "{text}");
    assert_eq!(
        lines[1],
        "note: my domains.csv was not read; if it holds the table `domains`, give it that name"
    );
    let names: Vec<String> = (10..40).map(|n| format!("file {n}.csv")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "a")).collect();
    files.push(("domains.csv", "region\n"));
    let text = error(&files);
    assert!(text.ends_with("\nnote: and 10 more"), "{text}");
}

#[test]
fn faults_are_counted_and_not_all_kept() {
    let mut tables = read(&[]).unwrap().dataset.tables().clone();
    tables.domains = vec![tables.domains[0].clone(); 30_001];
    let faults = Dataset::new(tables).unwrap_err();
    assert_eq!((faults.list.len(), faults.more), (10_000, 20_000));
    assert!(faults.to_string().ends_with("\nand 29900 more"));
}

#[cfg(feature = "xlsx")]
mod workbooks {
    use regiopair::profile::Dataset;
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

    use super::{DOMAINS, REGIONS, TAXONOMY, read};

    /// A column that is not read may hold anything, and names of sheets may be in any case.
    #[test]
    fn columns_and_sheets_that_are_not_read() {
        let mut workbook = Workbook::new();
        for (name, text) in [("REGIONS", REGIONS), ("Taxonomy", TAXONOMY), ("domains", DOMAINS)] {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, line) in (0..).zip(text.lines()) {
                for (column, cell) in (0..).zip(line.split(',')) {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
            if name == "domains" {
                let date = Format::new().set_num_format("yyyy-mm-dd");
                let day = ExcelDateTime::from_ymd(2026, 5, 1).unwrap();
                sheet.write_string(0, 4, "last change").unwrap();
                sheet.write_datetime_with_format(1, 4, day, &date).unwrap();
                sheet.write_formula(2, 4, Formula::new("=TODAY()")).unwrap();
                sheet.set_hidden(true);
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("call.xlsx");
        workbook.save(&path).unwrap();
        let reading = Dataset::read(&path).unwrap();
        assert_eq!(reading.dataset, read(&[]).unwrap().dataset);
        let text: Vec<String> = reading.notices.iter().map(ToString::to_string).collect();
        assert_eq!(
            text,
            [
                "call.xlsx: the sheet `domains` is hidden, and was read",
                "call.xlsx sheet `domains`, cell E1, column `last change`: the column was not read; \
                 `domains` has no column of this name",
            ]
        );
    }
}
