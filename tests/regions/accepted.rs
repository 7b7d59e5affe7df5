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
    Ok(Dataset::read(folder.path())?.dataset)
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

const FIELDS: &str = "id,name,side,country,annex,s3_status,population,area_km2";

/// The region Québec with some cells after its country.
fn quebec(cells: &str) -> Result<regiopair::profile::Region, String> {
    let text =
        format!("{FIELDS}\nquebec,Québec,west,CA,{cells}\nkerala,Kerala,east,IN,no,has,1,1\n");
    let dataset = read(&[("regions.csv", &text)]).map_err(|error| error.to_string())?;
    Ok(dataset.region("quebec").unwrap().clone())
}

#[test]
fn yes_and_no_are_words_of_many_languages_in_any_case() {
    for (word, yes) in [
        ("Yes", true),
        ("YES", true),
        ("sí", true),
        ("Sim", true),
        ("oui", true),
        ("TRUE", true),
        ("NO", false),
        ("Não", false),
        ("n", false),
    ] {
        assert_eq!(quebec(&format!("{word},has,1,1")).unwrap().annex, yes, "{word}");
    }
    let error = quebec("perhaps,has,1,1").unwrap_err();
    assert!(error.ends_with("`perhaps` is not accepted; accepted: yes, no"), "{error}");
}

#[test]
fn words_headings_countries_and_labels_may_be_in_any_case() {
    let domains = "Region,ROLE,Domain,Weight,Ex ante\nquebec,Need,Solar energy,3,Yes\n\
                   kerala,STRENGTH,solar,3,\n";
    let regions = regions("fr", "ml").replace("id,", "ID,").replace("CA", "ca");
    let dataset = read(&[("domains.csv", domains), ("regions.csv", &regions)]).unwrap();
    assert_eq!(dataset.domains_of("quebec")[0].domain, "solar");
    assert_eq!(dataset.region("quebec").unwrap().country, "CA");
    let phases = "region,phase,role,level\nquebec,Policy mix,Capacity,2\n";
    assert_eq!(read(&[("phases.csv", phases)]).unwrap().phases_of("quebec")[0].level.get(), 2);
}

#[test]
fn numbers_of_one_reading_are_accepted() {
    for (written, population) in [("\"5,000,879\"", 5_000_879), ("5.000.879", 5_000_879)] {
        let region = quebec(&format!("no,has,{written},1")).unwrap();
        assert_eq!(region.population, Some(population));
    }
    for (written, area) in [("\"38,57\"", 38.57), ("\"1.234,5\"", 1234.5), ("\"1,234.5\"", 1234.5)]
    {
        assert_eq!(quebec(&format!("no,has,1,{written}")).unwrap().area_km2, Some(area));
    }
    for written in
        ["5 000 879", "5\u{A0}000\u{A0}879", "5\u{2009}000\u{2009}879", "5'000'879", "5’000’879"]
    {
        let region = quebec(&format!("no,has,{written},1")).unwrap();
        assert_eq!(region.population, Some(5_000_879), "{written}");
    }
    for cells in ["no,has,\"1,234\",1", "no,has,1,\"1,234\""] {
        let error = quebec(cells).unwrap_err();
        let readings = "write 1.234, or 1234 if the comma separates thousands";
        assert!(error.ends_with(readings), "{error}");
    }
}

#[test]
fn a_number_may_be_stated_as_unknown() {
    for word in ["NA", "n/a", "N.A.", "-", "–", "..", "?", "Unknown"] {
        let region = quebec(&format!("no,has,{word},{word}")).unwrap();
        assert_eq!((region.population, region.area_km2), (None, None), "{word}");
    }
}

/// What means a number to some readers only is refused by name.
#[test]
fn other_numbers_are_refused() {
    for written in [
        "12 %",
        "50%",
        "٥٠٠",
        "５００",
        "1 million",
        "#N/A",
        "2019-05-01",
        "=1+2",
        "1e400",
        "0x10",
        "½",
    ] {
        let error = quebec(&format!("no,has,1,{written}")).unwrap_err();
        let expected = format!(
            "regions.csv line 2, column `area_km2`: `{written}` is not accepted; accepted: a number above \
             0, or an empty cell if unknown"
        );
        assert_eq!(error, expected);
    }
}

/// Whatever ends the lines, with rows without text between, and commas behind the last cell.
#[test]
fn line_ends_and_empty_cells_do_not_count() {
    let sound = read(&[]).unwrap();
    for text in [
        DOMAINS.replace('\n', "\r\n"),
        DOMAINS.replace('\n', "\r"),
        format!("\u{FEFF}{}", DOMAINS.replace('\n', ",,\n,,,,,\n \n")),
    ] {
        assert_eq!(read(&[("domains.csv", &text)]).unwrap(), sound, "{text:?}");
    }
}

/// As spreadsheets save "Unicode text": UTF-16 with a mark, and tabs.
#[test]
fn text_in_utf_16() {
    let text = DOMAINS.replace(',', "\t");
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("regions.csv", &*regions("fr", "ml")), ("taxonomy.csv", TAXONOMY)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(order).collect();
        fs::write(folder.path().join("domains.csv"), bytes).unwrap();
        assert_eq!(Dataset::read(folder.path()).unwrap().dataset, read(&[]).unwrap());
    }
}

/// As spreadsheets save tables in most of Europe and Latin America.
#[test]
fn semicolons_and_tabs_separate_cells_too() {
    let text = "id;name;side;country;latitude;longitude\n\
                quebec;\"Québec; a province\";west;CA;52,94;-73,55\n\
                kerala;Kerala;east;IN;10,85;76,27\n";
    for text in
        [text.to_owned(), text.replace("; a", "\u{1}").replace(';', "\t").replace('\u{1}', "; a")]
    {
        let dataset = read(&[("regions.csv", &text)]).unwrap();
        let region = dataset.region("quebec").unwrap();
        assert_eq!(region.name, "Québec; a province");
        let place = region.coordinates.unwrap();
        assert_eq!((place.latitude, place.longitude), (52.94, -73.55));
    }
}

#[test]
fn titles_may_be_above_the_headings() {
    let with_title = format!("Strengths and needs 2026,,,\n\n{DOMAINS}");
    assert_eq!(read(&[("domains.csv", &with_title)]).unwrap(), read(&[]).unwrap());
    let late = with_title.replace("need,wine", "neeed,wine");
    let error = read(&[("domains.csv", &late)]).unwrap_err().to_string();
    assert!(error.starts_with("domains.csv line 4, column `role`"), "{error}");
}
