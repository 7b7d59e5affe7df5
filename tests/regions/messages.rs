//! Messages about slips that a reader of the file does not see, or does not know from TOML.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::fs;

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, FaultKind, Region};
use regiopair::programme::Programme;

const REGIONS: &str = "id,name,side,country\nbiobío,Biobío,lac,CL\nsalta,Salta,lac,AR\n\
                       sgo-cl,Santiago,lac,CL\nsgo-do,Santiago,lac,DO\nalentejo,Alentejo,eu,PT\n\
                       opole,Opolskie,eu,PL\n";
const DOMAINS: &str = "region,role,domain,weight\nsalta,need,wine,3\nbiobío,need,ai,1\n\
                       alentejo,strength,wine,3\nopole,strength,ai,1\n";
const TAXONOMY: &str = "theme,domain,label,theme_label\nfood,wine,Wine growing,Agri-food\n\
                        ict,ai,AI and data,\nict,software,Software,ICT\n";

fn read(files: &[(&str, &str)]) -> Result<Dataset, String> {
    let folder = tempfile::tempdir().unwrap();
    let sound = [("regions.csv", REGIONS), ("domains.csv", DOMAINS), ("taxonomy.csv", TAXONOMY)];
    for (name, text) in sound.iter().chain(files) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    match Dataset::read(folder.path()) {
        Ok(reading) => Ok(reading.dataset),
        Err(error) => Err(error.to_string()),
    }
}

/// The error if a text of the table of domains is replaced.
fn slip(from: &str, to: &str) -> String {
    assert!(DOMAINS.contains(from));
    read(&[("domains.csv", &DOMAINS.replacen(from, to, 1))]).unwrap_err()
}

fn toml(text: &str) -> String {
    Programme::from_toml_str(text).unwrap_err().to_string()
}

fn toml_for(text: &str) -> Result<Programme, String> {
    Programme::from_toml_str_for(text, &read(&[]).unwrap()).map_err(|error| error.to_string())
}

fn assessed() -> Assessment {
    Matcher::new(&read(&[]).unwrap(), Programme::default()).assess().unwrap()
}

#[test]
fn curly_quotes_are_named() {
    assert_eq!(
        toml("horizon = \"all\"\nname = “green call”\n"),
        "line 2, column 8: `“` is no quotation mark of a programme file; write \""
    );
    assert!(toml("name = «green»").contains("`«` is no quotation mark"));
    assert!(toml("name = ‘green’").contains("`‘` is no quotation mark"));
    assert!(Programme::from_toml_str("name = \"the “green” call\"").is_ok());
}

#[test]
fn a_decimal_comma_is_named() {
    assert_eq!(
        toml("[rules]\nminimum_score = 0,2\n"),
        "line 2, column 17: `0,2` has a decimal comma; write 0.2"
    );
    assert!(toml("[rules]\nminimum_score = 0,25 # a quarter\n").contains("write 0.25"));
}

#[test]
fn a_singular_finds_its_plural() {
    let text = toml("[rules]\npair = \"free\"\n");
    assert!(text.ends_with("did you mean `pairs`?"), "{text}");
    let text = toml("[[rules.quota]]\nside = \"eu\"\n");
    assert!(text.ends_with("did you mean `quotas`?"), "{text}");
}

#[test]
fn numbers_of_many_digits_are_shortened() {
    let digits = "9".repeat(300);
    for text in [format!("decimals = {digits}"), format!("[rules]\nnumber_of_pairs = {digits}")] {
        let message = toml(&text);
        assert!(message.contains("999…`") || message.contains("999…;"), "{message}");
        assert!(message.len() < 250, "{message}");
    }
    let text = toml(&format!("[rules]\nminimum_score = {digits}"));
    assert!(text.contains("accepted: a number from 0 to 1"), "{text}");
    assert!(text.len() < 250, "{text}");
    assert!(toml("decimals = -1").ends_with("accepted: a whole number from 1 to 12"));
}

#[test]
fn a_theme_is_no_strength() {
    for theme in ["ict", "ICT"] {
        assert_eq!(
            slip("need,ai", &format!("need,{theme}")),
            format!(
                "domains.csv line 3, column `domain`: `{theme}` is a theme; its domains are ai, \
                 software"
            )
        );
    }
    assert!(slip("need,wine", "need,agri-food").ends_with("is a theme; its domains are wine"));
}

#[test]
fn letters_are_the_same_however_they_are_composed() {
    let composed = DOMAINS.replace("biobío", "biobi\u{301}o");
    assert_eq!(read(&[("domains.csv", &composed)]).unwrap(), read(&[]).unwrap());
    let regions = REGIONS.replace("biobío,", "biobi\u{301}o,");
    assert!(read(&[("regions.csv", &regions)]).unwrap().region("biobío").is_some());
}

#[test]
fn ids_made_in_code_are_composed_and_hold_no_invisible_characters() {
    let sound = read(&[]).unwrap();
    let mut tables = sound.tables().clone();
    for region in &mut tables.regions {
        region.id = region.id.replace('í', "i\u{301}");
    }
    assert_eq!(Dataset::new(tables).unwrap(), sound);
    let mut tables = sound.tables().clone();
    for row in &mut tables.domains {
        row.region = row.region.replace('í', "i\u{301}");
    }
    assert_eq!(Dataset::new(tables).unwrap(), sound);
    let with = |change: fn(&mut Region)| {
        let mut tables = sound.tables().clone();
        tables.regions.iter_mut().filter(|region| region.side == "lac").for_each(change);
        Dataset::new(tables).unwrap_err().list
    };
    for faults in [
        with(|region| region.id.push('\u{200B}')),
        with(|region| region.side.push('\u{200B}')),
        with(|region| region.name.push('\u{202E}')),
    ] {
        assert!(
            faults.iter().any(|it| matches!(it.kind, FaultKind::Invisible { .. })),
            "{faults:?}"
        );
    }
}

#[test]
fn invisible_characters_in_ids_are_named() {
    assert_eq!(
        slip("salta", "sal\u{200D}ta"),
        "domains.csv line 2, column `region`: `sal<U+200D>ta` holds the invisible character \
         U+200D ZERO WIDTH JOINER; delete it"
    );
    for (letter, name) in [
        ('\u{200F}', "U+200F RIGHT-TO-LEFT MARK"),
        ('\u{200B}', "U+200B ZERO WIDTH SPACE"),
        ('\u{AD}', "U+00AD SOFT HYPHEN"),
    ] {
        let regions = REGIONS.replace("opole,", &format!("opo{letter}le,"));
        let text = read(&[("regions.csv", &regions)]).unwrap_err();
        assert!(text.contains(&format!("column `id`: `opo<U+{:04X}>le`", u32::from(letter))));
        assert!(text.contains(name), "{text}");
    }
    // In a name it may be part of the spelling.
    let regions = REGIONS.replace(",Opolskie", ",Opol\u{200D}skie");
    assert!(read(&[("regions.csv", &regions)]).is_ok());
}

#[test]
fn a_line_is_never_turned_around() {
    let name = "\u{202E}atlaS";
    let message = "holds the invisible character U+202E RIGHT-TO-LEFT OVERRIDE; delete it";
    let text = read(&[("regions.csv", &REGIONS.replace(",Salta", &format!(",{name}")))]);
    assert!(text.unwrap_err().ends_with(&format!("column `name`: `<U+202E>atlaS` {message}")));
    let text = toml(&format!("decimals = 3\nname = \"{name}\""));
    assert_eq!(text, format!("line 2, column 9: the line {message}"));
    let mut tables = read(&[]).unwrap().tables().clone();
    tables.regions[0].name = name.to_owned();
    let faults = Dataset::new(tables).unwrap_err().list;
    assert!(matches!(&faults[..], [fault] if matches!(fault.kind, FaultKind::Invisible { .. })));
}

#[test]
fn names_stand_for_ids_in_tables() {
    let named = DOMAINS.replace("salta", "SALTA").replace("opole", "Opolskie");
    let named = named.replace("wine", "Wine growing").replace("biobío", "Biobio");
    assert_eq!(read(&[("domains.csv", &named)]).unwrap(), read(&[]).unwrap());
    let ties = "lac,eu,since\nSalta,Opolskie,2019\n";
    let dataset = read(&[("ties.csv", ties)]).unwrap();
    assert_eq!((&*dataset.ties()[0].left, &*dataset.ties()[0].right), ("salta", "opole"));
    assert_eq!(
        slip("salta", "santiago"),
        "domains.csv line 2, column `region`: `santiago` is the name of more than one region; write \
         one of the ids sgo-cl, sgo-do"
    );
}

#[test]
fn names_stand_for_ids_in_programmes() {
    let text = "[[rules.required]]\nleft = \"Salta\"\nright = \"Opolskie\"\n\
                [[rules.capacities]]\nside = \"eu\"\nregions = [\"Alentejo\"]\nat_most = 2\n\
                [[rules.withdrawn]]\nregion = \"BIOBÍO\"\n\
                [[rules.pair_quotas]]\ntheme = \"Agri-food\"\nat_most = 3\n\
                [[rounds]]\nname = \"one\"\nleft = [\"Salta\"]\n";
    let by_name = toml_for(text).unwrap();
    let ids = text.replace("Salta", "salta").replace("Opolskie", "opole");
    let ids = ids.replace("Alentejo", "alentejo").replace("BIOBÍO", "biobío");
    assert_eq!(by_name, toml_for(&ids.replace("Agri-food", "food")).unwrap());
    assert_eq!(by_name.rules.required[0].left, "salta");

    let text = "[[rules.withdrawn]]\nregion = \"Santiago\"\n";
    assert_eq!(
        toml_for(text).unwrap_err(),
        "line 2, column 10: `Santiago` is the name of more than one region; write one of the ids \
         sgo-cl, sgo-do"
    );
}

/// What is listed once by its name and once by its id is listed twice.
#[test]
fn a_name_next_to_its_id_is_a_repetition() {
    let rounds = "[[rounds]]\nname = \"one\"\nleft = \"SALTA\"\n\
                  [[rounds]]\nname = \"two\"\nleft = [\"biobío\", \"salta\"]\n";
    let both = "`salta` is in the rounds “one” and “two”; name it in one";
    assert_eq!(toml_for(rounds).unwrap_err(), format!("line 6, column 8: {both}"));
    // The same of a programme that meets its data only when it is assessed.
    let programme = Programme::from_toml_str(rounds).unwrap();
    let error = Matcher::new(&read(&[]).unwrap(), programme).assess().unwrap_err().to_string();
    assert!(error.ends_with(both), "{error}");

    let linked = "[[rules.as_one]]\nregions = [\"opole\", \"Opolskie\"]\n";
    assert_eq!(
        toml_for(linked).unwrap_err(),
        "line 2, column 11: `opole` is listed twice in `regions`"
    );
    let pair = |list: &str, left: &str, right: &str| {
        format!("[[rules.{list}]]\nleft = \"{left}\"\nright = \"{right}\"\n")
    };
    let twice = pair("forbidden", "salta", "opole") + &pair("forbidden", "Salta", "Opolskie");
    assert!(toml_for(&twice).unwrap_err().starts_with("line 4, column 1: "));
    let clashing = pair("required", "salta", "opole") + &pair("forbidden", "Salta", "Opolskie");
    assert!(
        toml_for(&clashing).unwrap_err().contains("salta – opole is forbidden here and required")
    );
}

#[test]
fn a_pair_is_explained_by_names_and_in_any_order() {
    let assessed = assessed();
    let wanted = assessed.explain("salta", "opole").unwrap();
    for (left, right) in [("opole", "salta"), ("Salta", "Opolskie"), ("OPOLSKIE", "salta")] {
        assert_eq!(assessed.explain(left, right).unwrap(), wanted, "{left} {right}");
    }
    let error = |left, right| assessed.explain(left, right).unwrap_err().to_string();
    let text = error("salta", "opol");
    assert_eq!(text, "`opol` is not a candidate region of side `eu`; did you mean `opole`?");
    let text = error("salta", "biobío");
    assert!(text.starts_with("`biobío` is not a candidate region of side `eu`"), "{text}");
    let text = error("Santiago", "opole");
    assert!(text.ends_with("write one of the ids sgo-cl, sgo-do"), "{text}");
}

/// A programme made for other data: the first hundred names are listed, and no more is computed.
#[test]
fn many_unknown_names_are_counted() {
    let withdrawn = |i| format!("[[rules.withdrawn]]\nregion = \"unknown-region-{i}\"\n");
    let text: String = (0..5_000).map(withdrawn).collect();
    let message = toml_for(&text).unwrap_err();
    assert_eq!(message.lines().count(), 101);
    assert!(message.ends_with("\nand 4900 more"), "{}", &message[message.len() - 50..]);
    let programme = Programme::from_toml_str(&text).unwrap();
    let error = Matcher::new(&read(&[]).unwrap(), programme).assess().unwrap_err().to_string();
    assert!(error.lines().count() == 101 && error.ends_with("and 4900 more"));
}
