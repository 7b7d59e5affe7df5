//! Proposals as CSV for a spreadsheet program: separators and numbers of the language, and no cell that is a formula.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::{Programme, Round};
use regiopair::proposal::Proposal;
use regiopair::report::language::{English, Language, Portuguese, Spanish};
use regiopair::report::to_csv_for_spreadsheets;
use regiopair::synthetic::{DatasetOptions, dataset};

fn proposal(names: &[&str], rounds: bool) -> Proposal {
    let options = DatasetOptions { left: 6, right: 8, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    for (region, name) in tables.regions.iter_mut().zip(names) {
        (*name).clone_into(&mut region.name);
    }
    let dataset = Dataset::new(tables).unwrap();
    let mut programme = Programme::default();
    if rounds {
        let ids: Vec<String> = dataset.regions().iter().take(6).map(|it| it.id.clone()).collect();
        for (name, left) in [("first", &ids[..2]), ("second", &ids[2..])] {
            let (name, left) = (name.to_owned(), left.to_vec());
            programme.rounds.push(Round { name, left, ..Round::default() });
        }
    }
    Matcher::new(&dataset, programme).assess().unwrap().propose().unwrap()
}

/// The cells, read with a separator.
fn read(table: &str, separator: u8) -> Vec<Vec<String>> {
    let table = table.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn each_language_has_its_separator_and_its_numbers() {
    let proposal = proposal(&[], true);
    let cases: [(&dyn Language, u8, &str, &str); 3] = [
        (&English, b',', "Score", "."),
        (&Spanish, b';', "Puntuación", ","),
        (&Portuguese, b';', "Pontuação", ","),
    ];
    for (language, separator, heading, mark) in cases {
        let rows = read(&to_csv_for_spreadsheets(&proposal, language).unwrap(), separator);
        assert_eq!(rows[0][7], heading);
        // Six pairs, and two regions without a partner.
        assert_eq!(rows.len(), 9);
        for (row, number) in rows[1..7].iter().zip(1..) {
            assert_eq!(row[0], number.to_string());
            assert_eq!(row[1], if number <= 2 { "first" } else { "second" });
            let (whole, decimals) = row[7].split_once(mark).unwrap();
            assert!(whole.parse::<u8>().is_ok() && decimals.len() == 6, "{row:?}");
            let score: f64 = row[7].replace(',', ".").parse().unwrap();
            let is_it = |pairing: &&regiopair::proposal::Pairing| pairing.left.name == row[2];
            let pairing = proposal.pairings.iter().find(is_it).unwrap();
            assert!((score - pairing.score).abs() < 1e-6);
        }
        assert!(rows[7..].iter().all(|row| row[0].is_empty() && !row[4].is_empty()), "{rows:?}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    let names = [
        "=HYPERLINK(\"http://example.org\")",
        "@SUM(A1)",
        "+1",
        "-1",
        " =1+1",
        "\"; DROP TABLE x; --",
        "one\ttab and\nline",
        "plain",
    ];
    let proposal = proposal(&names, false);
    for (language, separator) in [(&English as &dyn Language, b','), (&Spanish, b';')] {
        let rows = read(&to_csv_for_spreadsheets(&proposal, language).unwrap(), separator);
        for cell in rows.iter().flatten() {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
            assert!(!cell.contains(['\t', '\n']), "{cell}");
        }
        let all: Vec<&String> = rows.iter().flatten().collect();
        assert!(all.iter().any(|cell| *cell == "'@SUM(A1)"), "{all:?}");
        assert!(all.iter().any(|cell| *cell == "one tab and line"), "{all:?}");
    }
}
