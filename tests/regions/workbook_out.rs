//! Proposals as workbooks, read back by another library, and by a spreadsheet program that computes the formulas anew.
#![cfg(all(feature = "xlsx", feature = "data"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Range, Reader, Xlsx};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report::language::{English, Language, Portuguese};
use regiopair::report::{Findings, to_workbook};
use regiopair::synthetic::{DatasetOptions, dataset};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn assess(data: &Dataset) -> (Assessment, Proposal) {
    let assessed = Matcher::new(data, Programme::default()).assess().unwrap();
    let proposal = assessed.propose().unwrap();
    (assessed, proposal)
}

fn bytes(assessed: &Assessment, proposal: &Proposal, language: &dyn Language) -> Vec<u8> {
    to_workbook(&Findings::new(assessed, proposal), language).unwrap()
}

fn open(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn number(sheet: &Range<Data>, row: usize, column: usize) -> f64 {
    match sheet.get((row, column)) {
        Some(Data::Float(number)) => *number,
        other => panic!("{other:?} in row {row}, column {column}"),
    }
}

/// Compares every number of the sheets of pairs, scores and contributions with the proposal.
fn compare(book: &mut Book, assessed: &Assessment, proposal: &Proposal) {
    let pairs = book.worksheet_range("Pairs").unwrap();
    let count = proposal.pairings.len();
    assert_eq!(pairs.height(), count + 2);
    let mut sum = 0.0;
    for row in 1..=count {
        let (left, right) = (pairs.get((row, 2)).unwrap(), pairs.get((row, 4)).unwrap());
        let is_it = |it: &&regiopair::proposal::Pairing| {
            *left == it.left.name.as_str() && *right == it.right.name.as_str()
        };
        let pairing = proposal.pairings.iter().find(is_it).unwrap();
        for (column, value) in [(7, pairing.score), (8, pairing.low), (9, pairing.high)] {
            assert!((number(&pairs, row, column) - value).abs() < 1e-12, "{row} {column}");
        }
        sum += pairing.score;
    }
    assert!((number(&pairs, count + 1, 7) - sum).abs() < 1e-9);

    let scores = book.worksheet_range("Scores").unwrap();
    for (row, of_row) in assessed.scores().scores().rows().into_iter().enumerate() {
        for (column, score) in of_row.iter().enumerate() {
            match score.get() {
                Some(score) => {
                    assert!((number(&scores, row + 1, column + 1) - score).abs() < 1e-12);
                }
                None => {
                    assert!(matches!(scores.get((row + 1, column + 1)), None | Some(Data::Empty)));
                }
            }
        }
    }

    let parts = book.worksheet_range("Contributions").unwrap();
    for row in 1..=count {
        let last = parts.width() - 1;
        let added: f64 = (3..last).map(|column| number(&parts, row, column)).sum();
        assert!((added - number(&parts, row, last)).abs() < 1e-9, "row {row}");
    }
}

#[test]
fn another_library_reads_every_number() {
    let (assessed, proposal) = assess(&Dataset::iuc_lac());
    let mut book = open(bytes(&assessed, &proposal, &English));
    compare(&mut book, &assessed, &proposal);
    assert_eq!(book.worksheet_formula("Pairs").unwrap().get((0, 0)).unwrap(), "SUM(H2:H21)");
    assert_eq!(bytes(&assessed, &proposal, &English), bytes(&assessed, &proposal, &English));
    let names = book.sheet_names();
    let english =
        ["Proposal", "Pairs", "Scores", "Contributions", "Criteria", "Rules", "Without a partner"];
    assert_eq!(names[..7], english);
    assert_eq!(open(bytes(&assessed, &proposal, &Portuguese)).sheet_names()[1], "Pares");
}

#[test]
fn names_stay_names_in_a_workbook() {
    let names = [
        "=HYPERLINK(\"http://example.org\")",
        "@SUM(A1)",
        "+1-1",
        "<script>alert(1)</script>",
        "_x0041_ & \"quoted\"",
        "👩\u{200D}🌾",
    ];
    let options = DatasetOptions { left: 6, right: 6, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    for (region, name) in tables.regions.iter_mut().zip(names) {
        name.clone_into(&mut region.name);
    }
    let (assessed, proposal) = assess(&Dataset::new(tables).unwrap());
    let mut book = open(bytes(&assessed, &proposal, &English));
    let sheet = book.worksheet_range("Scores").unwrap();
    for (row, profile) in assessed.left().profiles().iter().enumerate() {
        assert_eq!(*sheet.get((row + 1, 0)).unwrap(), profile.region.name.as_str());
    }
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        let formulas: Vec<&String> = formulas.used_cells().map(|(_, _, formula)| formula).collect();
        assert!(formulas.iter().all(|formula| formula.starts_with("SUM(")), "{formulas:?}");
    }
}

/// A profile of LibreOffice that computes every formula when it opens a workbook.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Opens the workbook in LibreOffice, which computes the formulas anew and saves it under another name. Where `OFFICE` does
/// not name the program, nothing is tested; `.ci/run` installs it.
#[test]
fn a_spreadsheet_program_computes_the_same_values() {
    let Ok(office) = std::env::var("OFFICE") else { return };
    let (assessed, proposal) = assess(&Dataset::iuc_lac());
    let folder = tempfile::tempdir().unwrap();
    let user = folder.path().join("user");
    std::fs::create_dir_all(user.join("user")).unwrap();
    std::fs::write(user.join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let input = folder.path().join("proposal.xlsx");
    std::fs::write(&input, bytes(&assessed, &proposal, &English)).unwrap();
    let saved = folder.path().join("saved");
    let status = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}", user.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([saved.as_path(), Path::new(&input)])
        .output()
        .unwrap();
    let found = std::fs::read(saved.join("proposal.xlsx"));
    let found = found.unwrap_or_else(|error| panic!("{error}: {status:?}"));
    compare(&mut open(found), &assessed, &proposal);
}
