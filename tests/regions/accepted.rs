//! Input that is written otherwise than we write it, but has one meaning only, is accepted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::fs;

use regiopair::io::ReadError;
use regiopair::profile::{Dataset, Horizon, Pool};

const DOMAINS: &str = "region,role,domain,weight\nquebec,need,wine,3\nkerala,strength,wine,3\n";
const TAXONOMY: &str = "theme,domain,label\nagri-food,wine,Wine\nenergy,solar,Solar energy\n";

/// A dataset of two regions; `files` replace or add files.
fn read(files: &[(&str, &str)]) -> Result<Dataset, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let sound = [("regions.csv", &*regions("fr", "ml")), ("domains.csv", DOMAINS)];
    for (name, text) in sound.iter().chain(&[("taxonomy.csv", TAXONOMY)]).chain(files) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    Dataset::read(folder.path())
}

fn regions(quebec: &str, kerala: &str) -> String {
    format!(
        "id,name,side,country,languages\nquebec,Québec,west,CA,\"{quebec}\"\n\
         kerala,Kerala,east,IN,\"{kerala}\"\n"
    )
}

fn languages(cell: &str) -> Vec<String> {
    let dataset = read(&[("regions.csv", &regions(cell, "ml"))]).unwrap();
    dataset.region("quebec").unwrap().languages.clone()
}

#[test]
fn languages_are_codes_or_names_in_any_case_and_with_three_separators() {
    for cell in ["fr|en", "fr, en", "fr; en", "FR|EN", "French, English", "fra;eng", "fr-CA|en-CA"]
    {
        assert_eq!(languages(cell), ["fr", "en"], "{cell}");
    }
    assert_eq!(languages("français ; English, fre,"), ["fr", "en"]);
    assert_eq!(languages("Español|Quechua"), ["es", "qu"]);
    assert!(languages("").is_empty());
}

#[test]
fn other_languages_are_refused_by_name() {
    let error = read(&[("regions.csv", &regions("fr, xx|zz", "Malayalem"))]).unwrap_err();
    let accepted = "accepted: ISO 639 codes or English names joined by bars, the main language first, \
                    such as es|qu; may be empty";
    assert_eq!(
        error.to_string(),
        format!(
            "regions.csv line 2, column `languages`: `xx` is not accepted; {accepted}\n\
             regions.csv line 2, column `languages`: `zz` is not accepted; {accepted}\n\
             regions.csv line 3, column `languages`: `Malayalem` is not accepted; {accepted}; did \
             you mean `Malayalam`?"
        )
    );
    let dataset = read(&[]).unwrap();
    let mut tables = dataset.tables().clone();
    tables.regions[0].languages = vec!["FR".to_owned()];
    let error = Dataset::new(tables).unwrap_err().to_string();
    assert!(error.contains("column `languages`: `FR` is not accepted"), "{error}");
}

/// Both state English: the criterion sees a common language, however the cells are written.
#[test]
fn a_common_language_counts_however_it_is_written() {
    let dataset = read(&[("regions.csv", &regions("fr, en", "Malayalam; English"))]).unwrap();
    let of = |side: &str| Pool::new(&dataset, side, Horizon::ExAnte).profiles()[0].clone();
    let (quebec, kerala) = (of("west"), of("east"));
    let common: Vec<&String> = quebec
        .region
        .languages
        .iter()
        .filter(|code| kerala.region.languages.contains(code))
        .collect();
    assert_eq!(common, ["en"]);
}

#[test]
fn a_level_can_be_known_to_be_zero() {
    let phases = "region,phase,role,level\nquebec,vision,need,0\n";
    let dataset = read(&[("phases.csv", phases)]).unwrap();
    assert_eq!(dataset.phases_of("quebec")[0].level.get(), 0);
    for level in ["4", "-1", "1.5", "none"] {
        let text = phases.replace('0', level);
        let error = read(&[("phases.csv", &text)]).unwrap_err().to_string();
        let expected = format!(
            "phases.csv line 2, column `level`: `{level}` is not accepted; accepted: 3 much, 2, 1 \
             some, 0 known to be none"
        );
        assert_eq!(error, expected);
    }
}
