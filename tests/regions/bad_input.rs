//! Bad input gets a named fault at its place, and nothing panics.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use regiopair::io::{Issue, ReadError, Spot, WriteError, write_atomically};
use regiopair::profile::{Dataset, FaultKind, Table};
use tempfile::TempDir;

const REGIONS: &str = "\
id,name,side,country,latitude,longitude,population
salta,Salta,lac,AR,-24.79,-65.41,1333365
biobio,Biobío,lac,CL,,,
alentejo,Alentejo,eu,PT,38.57,-7.91,724391
opole,Opolskie,eu,PL,,,
";
const DOMAINS: &str = "\
region,role,domain,weight
salta,need,wine,3
alentejo,strength,wine,3
";
const TAXONOMY: &str = "theme,domain\nagri-food,wine\nagri-food,crops\nenergy,solar\n";
const PHASES: &str = "region,phase,role,level\nsalta,vision,need,2\n";

const CONDITIONS: &str = "\
region,condition,status,source
salta,contact-person,met,call
salta,own-funds,not-met,call
";

/// A sound folder with some files replaced.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sound = [
        ("regions.csv", REGIONS.as_bytes()),
        ("domains.csv", DOMAINS.as_bytes()),
        ("taxonomy.csv", TAXONOMY.as_bytes()),
        ("phases.csv", PHASES.as_bytes()),
        ("conditions.csv", CONDITIONS.as_bytes()),
    ];
    for (name, bytes) in sound.iter().chain(files) {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn read(files: &[(&str, &[u8])]) -> Result<Dataset, ReadError> {
    Ok(Dataset::read(folder(files).path())?.dataset)
}

/// The faults of a folder with one file replaced, one a line.
fn error_of(file: &str, text: &str) -> String {
    read(&[(file, text.as_bytes())]).unwrap_err().to_string()
}

/// The fault of a folder if a text in a sound file is replaced; it must be the only one.
fn slip(file: &str, sound: &str, from: &str, to: &str) -> String {
    assert!(sound.contains(from));
    let text = error_of(file, &sound.replacen(from, to, 1));
    assert_eq!(text.lines().count(), 1, "one slip, one fault:\n{text}");
    assert!(text.starts_with(file), "{text}");
    text
}

#[test]
fn the_sound_folder_reads() {
    let dataset = read(&[]).unwrap();
    assert_eq!((dataset.regions().len(), dataset.taxonomy().len()), (4, 3));
}

#[test]
fn headings() {
    assert_eq!(
        slip("domains.csv", DOMAINS, "region,role,domain,weight", "regoin,role,domain,weight"),
        "domains.csv line 1, column `regoin`: `regoin` is not a column of domains; \
         did you mean `region`?; accepted: region, role, domain, weight, ex_ante, source, note, coder"
    );
    let missing = error_of("domains.csv", "region,role,domain\nsalta,need,wine\n");
    assert!(missing.starts_with("domains.csv line 1: the column `weight` is missing"), "{missing}");
}

#[test]
fn a_header_twice() {
    let text = error_of("domains.csv", "region,role,domain,weight,role\nsalta,need,wine,3,need\n");
    assert_eq!(text, "domains.csv line 1, column `role`: `role` occurs twice; keep one of the two");
}

#[test]
fn encodings() {
    let with_mark = [b"\xEF\xBB\xBF", REGIONS.as_bytes()].concat();
    assert!(read(&[("regions.csv", &with_mark)]).is_ok());

    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(DOMAINS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&[("domains.csv", &utf16)]).unwrap(), read(&[]).unwrap());
    let error = read(&[("domains.csv", &utf16[..utf16.len() - 1])]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "domains.csv: the file is encoded as UTF-16 and holds half a character; save it as UTF-8"
    );
    let utf16: Vec<u8> = DOMAINS.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(read(&[("domains.csv", &utf16)]).is_err());

    let latin: Vec<u8> = REGIONS.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let error = read(&[("regions.csv", &latin)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "regions.csv line 3, column `name`: byte 0xED in `Biobío` is not UTF-8; it is probably \
         the `í` of Windows-1252; save the file as UTF-8"
    );
}

#[test]
fn decimal_commas() {
    let text = slip("regions.csv", REGIONS, "38.57", "\"38,571\"");
    assert_eq!(
        text,
        "regions.csv line 4, column `latitude`: `38,571` has a decimal comma; write 38.571, or \
         38571 if the comma separates thousands"
    );
}

#[test]
fn empty_files() {
    let text = error_of("domains.csv", "");
    assert!(text.starts_with("domains.csv line 1: is empty; accepted: a first row"), "{text}");
    let text = error_of("regions.csv", "id,name,side,country\n");
    assert!(text.starts_with("regions.csv: the table has no row"), "{text}");
    // A table that may be left out may also be without rows.
    assert!(read(&[("phases.csv", b"region,phase,role,level\n")]).is_ok());
}

#[test]
fn missing_tables() {
    let folder = folder(&[]);
    fs::remove_file(folder.path().join("domains.csv")).unwrap();
    let error = Dataset::read(folder.path()).unwrap_err();
    assert!(error.to_string().contains("the table `domains` is missing; add it with the columns"));
    fs::write(folder.path().join("domain.csv"), DOMAINS).unwrap();
    let error = Dataset::read(folder.path()).unwrap_err().to_string();
    assert!(error.starts_with("domain.csv: `domain` is not a table"), "{error}");
    assert!(error.ends_with("did you mean `domains`?"), "{error}");

    let empty = tempfile::tempdir().unwrap();
    let error = Dataset::read(empty.path()).unwrap_err();
    assert_eq!(error.faults().len() - usize::from(!cfg!(feature = "data")), 2);
    let error = Dataset::read(empty.path().join("nowhere")).unwrap_err();
    assert!(matches!(error, ReadError::Io { .. }));
    let error = Dataset::read(empty.path().join("dataset.pdf")).unwrap_err();
    assert!(matches!(error, ReadError::Format { .. }));
}

#[cfg(not(feature = "data"))]
#[test]
fn no_taxonomy_at_all() {
    let folder = folder(&[]);
    fs::remove_file(folder.path().join("taxonomy.csv")).unwrap();
    let error = Dataset::read(folder.path()).unwrap_err();
    assert!(error.to_string().contains("build with the feature `data`"), "{error}");
}

#[test]
fn rows_of_another_length() {
    let text = slip("domains.csv", DOMAINS, "salta,need,wine,3", "salta,need,wine,3,,x");
    assert_eq!(
        text,
        "domains.csv line 2: the row has 6 cells, but the header has 4; put cells that hold a \
         comma in quotation marks"
    );
    assert!(slip("domains.csv", DOMAINS, ",wine,3", ",wine").contains("has 3 cells"));
    // What refers to a region of a lost row is not reported as well.
    let text = slip("regions.csv", REGIONS, "salta,Salta,lac", "salta,Salta, north,lac");
    assert!(text.contains("has 8 cells"), "{text}");
}

#[test]
fn repeated_ids() {
    let text = slip("regions.csv", REGIONS, "biobio,Biobío", "salta,Biobío");
    assert_eq!(
        text,
        "regions.csv line 3, column `id`: `salta` is stated twice, first in line 2; keep one of \
         the two"
    );
    let text = slip("regions.csv", REGIONS, "opole,Opolskie", "salta,Opolskie");
    assert!(text.contains("`salta` is on both sides, first in line 2"), "{text}");
}

#[test]
fn unknown_names() {
    let text = slip("domains.csv", DOMAINS, "salta", "slata");
    assert!(text.ends_with("`slata` is not a known region; did you mean `salta`?"), "{text}");
    let text = slip("domains.csv", DOMAINS, "need,wine", "need,whine");
    assert!(text.contains("line 2, column `domain`: `whine` is not a known domain"), "{text}");
    assert!(text.ends_with("did you mean `wine`?"), "{text}");
    let text = slip("phases.csv", PHASES, "vision", "vison");
    assert!(text.contains("`vison` is not accepted; accepted: analysis, governance"), "{text}");
    assert!(text.ends_with("did you mean `vision`?"), "{text}");
    let regions = REGIONS.to_owned() + "beja,Beja,ue,PT,,,\n";
    let text = error_of("regions.csv", &regions);
    assert!(text.contains("line 6, column `side`: `ue` is not a known side"), "{text}");
}

#[test]
fn weights() {
    for weight in ["0", "4", "-1", "NaN", "inf", "1e999", "2.5", "\"2,5\"", "three", "257"] {
        let text = slip("domains.csv", DOMAINS, "wine,3", &format!("wine,{weight}"));
        let shown = weight.replace('"', "");
        let expected = format!(
            "domains.csv line 2, column `weight`: `{shown}` is not accepted; accepted: 3 leading, \
             2 named, 1 in passing"
        );
        assert_eq!(text, expected);
    }
    let text = slip("domains.csv", DOMAINS, "wine,3", "wine,");
    assert!(text.contains("column `weight`: is empty; accepted: 3 leading"), "{text}");
}

#[test]
fn numbers_out_of_range() {
    for population in ["-5", "0", "1.5", "1e9", "99999999999999999999"] {
        let text = slip("regions.csv", REGIONS, "1333365", population);
        let expected = format!(
            "regions.csv line 2, column `population`: `{population}` is not accepted; accepted: a \
             whole number above 0, or an empty cell if unknown"
        );
        assert_eq!(text, expected);
    }
    for latitude in ["91", "NaN", "inf", "-inf", "1e999", "north"] {
        let text = slip("regions.csv", REGIONS, "-24.79", latitude);
        assert!(text.contains("column `latitude`") && text.contains("from -90 to 90"), "{text}");
    }
    let text = slip("regions.csv", REGIONS, "-65.41", "");
    assert!(text.contains("column `longitude`: is empty, but `latitude` is given"), "{text}");
}

#[test]
fn couples() {
    let text = error_of("pairings.csv", "programme,round,lac,eu\nX,1,salta,salta\n");
    assert!(text.contains("`salta` is paired with itself"), "{text}");
    let text = error_of("pairings.csv", "programme,round,lac,eu\nX,1,alentejo,salta\n");
    assert!(text.contains("line 2, column `lac`: `alentejo` belongs to side `eu`"), "{text}");
    let text = error_of("pairings.csv", "programme,round,lca,eu\nX,1,salta,alentejo\n");
    assert!(text.contains("`lca` is not a column of pairings; did you mean `lac`?"), "{text}");
    let text = error_of("pairings.csv", "programme,round,lac,eu\nX,0,salta,alentejo\n");
    assert!(text.contains("column `round`: `0` is not accepted"), "{text}");
    let text = error_of("ties.csv", "eu,lac,since\nalentejo,salta,long ago\n");
    assert!(text.contains("column `since`: `long ago` is not accepted"), "{text}");
}

#[test]
fn conditions() {
    let slip = |from: &str, to: &str| slip("conditions.csv", CONDITIONS, from, to);
    assert_eq!(
        slip(",met,", ",mett,"),
        "conditions.csv line 2, column `status`: `mett` is not accepted; accepted: met, not-met, \
         unknown; did you mean `met`?"
    );
    assert!(slip(",not-met,", ",not-mte,").ends_with("did you mean `not-met`?"));
    assert!(slip(",not-met,", ",no,").contains("line 3, column `status`: `no` is not accepted"));
    assert!(slip(",met,", ",,").contains("column `status`: is empty; accepted: met, not-met"));
    assert_eq!(
        slip("salta,contact", "slata,contact"),
        "conditions.csv line 2, column `region`: `slata` is not a known region; did you mean \
         `salta`?"
    );
    assert_eq!(
        slip("own-funds", "contact-person"),
        "conditions.csv line 3, column `condition`: `salta, contact-person` is stated twice, first \
         in line 2; keep one of the two"
    );
    assert_eq!(
        slip("status,source", "state,source"),
        "conditions.csv line 1, column `state`: `state` is not a column of conditions; did you \
         mean `status`?; accepted: region, condition, status, source, note"
    );
    // A slip in a well-known condition is not taken for one of the user's own.
    assert_eq!(
        slip("contact-person", "contact-persons"),
        "conditions.csv line 2, column `condition`: `contact-persons` is not a known condition; \
         did you mean `contact-person`?"
    );
    assert!(
        slip("own-funds", "Own Funds").contains("accepted: lower-case words joined by hyphens")
    );
    for odd in ["-own", "own-", "own--funds", "own_funds", "own,"] {
        let text = error_of("conditions.csv", &CONDITIONS.replace("own-funds", odd));
        assert!(text.starts_with("conditions.csv line 3"), "{text}");
    }
    let text = error_of("conditions.csv", "region,condition\nsalta,own-funds\n");
    assert!(text.contains("line 1: the column `status` is missing"), "{text}");
    assert!(read(&[("conditions.csv", b"region,condition,status\n")]).is_ok());
    let folder = folder(&[]);
    fs::write(folder.path().join("condition.csv"), CONDITIONS).unwrap();
    fs::remove_file(folder.path().join("conditions.csv")).unwrap();
    let text = Dataset::read(folder.path()).unwrap_err().to_string();
    assert!(text.ends_with("did you mean `conditions`?"), "{text}");
    let text = json_error(&json().replace("\"not-met\"", "\"not\""));
    assert!(text.starts_with("JSON item 2 of `conditions`, column `status`: `not`"), "{text}");
}

#[test]
fn one_side_only() {
    let regions = REGIONS.lines().take(3).fold(String::new(), |text, line| text + line + "\n");
    let error = read(&[
        ("regions.csv", regions.as_bytes()),
        ("domains.csv", b"region,role,domain,weight\nsalta,need,wine,3\n"),
    ]);
    let text = error.unwrap_err().to_string();
    assert_eq!(
        text,
        "regions.csv: all regions are on side `lac`; a dataset needs regions on two sides"
    );
    let text = error_of("regions.csv", &REGIONS.replace(",eu,", ",since,"));
    assert!(text.contains("the side `since` has the name of a column"), "{text}");
}

#[test]
fn cells_that_not_every_format_holds() {
    let text = slip("domains.csv", DOMAINS, "need,wine", "need,wi\0ne");
    assert!(text.ends_with("column `domain`: `wi·ne` holds the character U+0000; delete it"));
    let long = "x".repeat(50_000_000);
    let text = slip("regions.csv", REGIONS, "Salta", &long);
    assert_eq!(
        text,
        "regions.csv line 2, column `name`: the cell has 50000000 characters; a cell may have up \
         to 32767"
    );
    let long = "é".repeat(32_767);
    assert!(read(&[("regions.csv", REGIONS.replacen("Salta", &long, 1).as_bytes())]).is_ok());
    // A long wrong value is shortened in the message.
    let text = slip("domains.csv", DOMAINS, "need,wine", &format!("{},wine", "n".repeat(500)));
    assert!(text.len() < 250, "{text}");
}

#[test]
fn an_open_quotation_mark() {
    let text = error_of("domains.csv", &DOMAINS.replace("alentejo,", "\"alentejo,"));
    assert_eq!(
        text,
        "domains.csv line 3: a quotation mark opens here and is never closed; close it, or write \
         \"\" for a quotation mark within a quoted cell"
    );
}

#[test]
fn taxonomies() {
    let text = error_of("taxonomy.csv", "theme,domain\nagri-food,wine\nfood,wine\n");
    assert!(text.starts_with("taxonomy.csv line 3, column `domain`: "), "{text}");
    let text = error_of("taxonomy.csv", "domain,parent\nall,\nwine,food\n");
    assert!(text.starts_with("taxonomy.csv line 3, column `parent`: "), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
}

#[test]
fn all_faults_of_all_files_come_together() {
    let error = read(&[
        ("regions.csv", REGIONS.replace("1333365", "many").as_bytes()),
        (
            "domains.csv",
            DOMAINS.replace("need", "neeed").replace("alentejo", "alentejjo").as_bytes(),
        ),
        ("phases.csv", PHASES.replace(",2", ",9").as_bytes()),
    ])
    .unwrap_err();
    let places: Vec<(Option<Table>, &Spot)> =
        error.faults().iter().map(|fault| (fault.place.table, &fault.place.spot)).collect();
    assert_eq!(
        places,
        [
            (Some(Table::Regions), &Spot::Line(2)),
            (Some(Table::Domains), &Spot::Line(2)),
            (Some(Table::Domains), &Spot::Line(3)),
            (Some(Table::Phases), &Spot::Line(2)),
        ]
    );
    let json = serde_json::to_string(error.faults()).unwrap();
    let back: Vec<regiopair::io::Fault> = serde_json::from_str(&json).unwrap();
    assert_eq!(back, error.faults());
}

#[test]
fn a_hundred_thousand_rows() {
    let mut regions = REGIONS.to_owned();
    let mut domains = "region,role,domain,weight,note\n".to_owned();
    for i in 0..50_000 {
        writeln!(regions, "r{i},Region {i},eu,PL,50.1,19.9,{}", i + 1).unwrap();
        writeln!(domains, "r{i},strength,wine,1,\"a, b\"\nr{i},need,solar,2,").unwrap();
    }
    let dataset =
        read(&[("regions.csv", regions.as_bytes()), ("domains.csv", domains.as_bytes())]).unwrap();
    assert_eq!(dataset.tables().domains.len(), 100_000);
    // A hundred thousand faults are counted, ten thousand kept, a hundred printed.
    let wrong = domains.replace(",strength,", ",strenght,").replace(",need,", ",ned,");
    let error = read(&[("regions.csv", regions.as_bytes()), ("domains.csv", wrong.as_bytes())])
        .unwrap_err();
    let ReadError::Faults(faults) = &error else { panic!("{error}") };
    assert_eq!((faults.list.len(), faults.total()), (10_000, 100_000));
    assert!(error.to_string().ends_with("and 99900 more"));
}

/// The sound dataset as a JSON document.
fn json() -> String {
    read(&[]).unwrap().to_json_string().unwrap()
}

fn json_error(text: &str) -> String {
    Dataset::from_json_str(text).unwrap_err().to_string()
}

#[test]
fn json_documents() {
    let sound = json();
    assert!(Dataset::from_json_str(&sound).is_ok());
    let text = json_error(&sound.replace("\"need\"", "\"ned\""));
    assert!(
        text.starts_with("JSON item 2 of `domains`, column `role`: `ned` is not accepted"),
        "{text}"
    );
    assert!(
        json_error(&sound.replace("\"regions\"", "\"region\"")).contains("did you mean `regions`?")
    );
    assert!(
        json_error(&sound.replace("dataset/1", "dataset/9"))
            .contains("accepted: `regiopair-dataset/1`")
    );
    let text = json_error(&sound.replacen("\"id\"", "\"Id\"", 1));
    assert!(text.contains("`Id` is not a column of regions; did you mean `id`?"), "{text}");
    let text = json_error(&sound.replacen("\"side\"", "\"name\"", 1));
    assert!(text.contains("`name` occurs twice"), "{text}");
    let text = json_error(&sound.replacen("\"wine\"", "{\"a\": 1}", 1));
    assert!(text.contains("an object is not accepted here"), "{text}");
    assert!(json_error("[]").contains("an array is not accepted here"));
    assert!(json_error("{\"regions\": 3}").contains("an array of objects"));
    assert!(json_error("{\"regions\": [3]}").contains("item 1 of `regions`: `3` is not accepted"));
    assert!(json_error(&sound.replacen("-24.79", "91", 1)).contains("from -90 to 90"));
    assert!(json_error(&sound.replacen("-24.79", "1e999", 1)).contains("not JSON"));
}

#[test]
fn json_nested_ten_thousand_deep() {
    for text in ["[".repeat(10_000), "{\"a\":".repeat(10_000)] {
        assert!(json_error(&text).ends_with("it is nested deeper than 128 levels"));
    }
    assert!(json_error(&format!("{{\"regions\": {}", "[".repeat(10_000))).contains("128"));
}

#[test]
fn json_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.json");
    fs::write(&path, b"{\n\"a\": \"C\xF3rdoba\"}").unwrap();
    let error = Dataset::read(&path).unwrap_err().to_string();
    assert!(error.starts_with("d.json line 2: byte 0xF3"), "{error}");
    fs::write(&path, b"\xFF\xFE{\0\"").unwrap();
    assert!(Dataset::read(&path).unwrap_err().to_string().contains("UTF-16"));
    fs::write(&path, b"").unwrap();
    assert!(matches!(Dataset::read(&path), Err(ReadError::Json { .. })));
    fs::write(&path, [b"\xEF\xBB\xBF", json().as_bytes()].concat()).unwrap();
    assert!(Dataset::read(&path).is_ok());
}

#[test]
fn places_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let said = |path: &Path| write_atomically(path, b"text").unwrap_err().to_string();
    assert!(said(folder.path()).ends_with("this is a folder; name a file in it"));
    let nowhere = folder.path().join("nowhere").join("a.txt");
    assert!(said(&nowhere).ends_with("its folder does not exist; create it first"));

    let kept = folder.path().join("kept.json");
    fs::write(&kept, "kept").unwrap();
    let mut permissions = fs::metadata(&kept).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&kept, permissions).unwrap();
    assert!(said(&kept).ends_with("make it writable, or choose another place"));
    assert!(read(&[]).unwrap().write(&kept).is_err());
    assert_eq!(fs::read(&kept).unwrap(), b"kept");

    let error = read(&[]).unwrap().write(folder.path().join("a.pdf")).unwrap_err();
    assert!(matches!(error, WriteError::Format { .. }));
    // A file stands where the folder is to be made.
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "").unwrap();
    let error = read(&[]).unwrap().write(&blocked).unwrap_err().to_string();
    assert!(error.ends_with("there is a file where a folder is needed; choose another place"));
    // Nothing half written is left behind.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let error = write_atomically("/dev/full", b"text").unwrap_err().to_string();
    assert!(error.ends_with("free some space, or choose another place"), "{error}");
    assert!(write_atomically("/dev/null", b"text").is_ok());
}

#[test]
fn what_no_file_could_give_back_is_not_written() {
    let dataset = read(&[]).unwrap();
    let with = |change: fn(&mut regiopair::profile::Tables)| {
        let mut tables = dataset.tables().clone();
        change(&mut tables);
        Dataset::new(tables).unwrap().to_json_string().map_err(|error| error.to_string())
    };
    assert!(with(|_| {}).is_ok());
    let text = with(|tables| tables.regions[0].name.push(' ')).unwrap_err();
    assert!(text.starts_with("JSON item 1 of `regions`: the row cannot be written"), "{text}");
    assert!(with(|tables| tables.regions[0].codes = vec!["a|b".to_owned()]).is_err());
    assert!(
        with(|tables| tables.domains[0].note = "a\0".to_owned()).unwrap_err().contains("U+0000")
    );
    assert!(with(|tables| tables.domains[0].note = "a\r\nb".to_owned()).is_err());
}

#[test]
fn problems_are_data() {
    let error = read(&[("domains.csv", DOMAINS.replace("salta", "slata").as_bytes())]).unwrap_err();
    let [fault] = error.faults() else { panic!("{error}") };
    assert_eq!(fault.place.column.as_deref(), Some("region"));
    let Issue::Content { kind: FaultKind::Unknown { nearest, .. }, .. } = &fault.issue else {
        panic!("{fault}")
    };
    assert_eq!(nearest.as_deref(), Some("salta"));
}

mod nothing_panics {
    use proptest::prelude::*;

    use super::{CONDITIONS, DOMAINS, PHASES, REGIONS, TAXONOMY, json, read};
    use regiopair::profile::Dataset;

    proptest! {
        #[test]
        fn on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            for file in ["regions.csv", "domains.csv", "taxonomy.csv"] {
                let _ = read(&[(file, &bytes)]);
            }
            let _ = Dataset::from_json_str(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn on_sound_files_with_bytes_replaced(
            table in 0_usize..5,
            changes in prop::collection::vec(
                (any::<prop::sample::Index>(), prop::sample::select(b",\"\n\r|;x0-\0\xE9".to_vec())),
                1..6,
            ),
        ) {
            let files = [
                ("regions.csv", REGIONS),
                ("domains.csv", DOMAINS),
                ("taxonomy.csv", TAXONOMY),
                ("phases.csv", PHASES),
                ("conditions.csv", CONDITIONS),
            ];
            let (file, text) = files[table];
            let mut bytes = text.as_bytes().to_vec();
            let mut document = json().into_bytes();
            for (at, byte) in changes {
                let i = at.index(bytes.len());
                bytes[i] = byte;
                let i = at.index(document.len());
                document[i] = byte;
            }
            let _ = read(&[(file, &bytes)]);
            let _ = Dataset::from_json_str(&String::from_utf8_lossy(&document));
        }
    }
}

#[cfg(feature = "xlsx")]
mod workbooks {
    use std::fs;

    use proptest::prelude::*;
    use regiopair::io::{ReadError, write_template, write_template_for};
    use regiopair::profile::Dataset;
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

    use super::{DOMAINS, REGIONS, TAXONOMY, read};
    use crate::cases::cases;

    /// The sound tables as a workbook, changed by `change`, which is given the sheet of domains.
    fn workbook(change: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for (name, text) in [("regions", REGIONS), ("taxonomy", TAXONOMY), ("domains", DOMAINS)] {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, line) in (0..).zip(text.lines()) {
                for (column, cell) in (0..).zip(line.split(',')) {
                    match cell.parse::<f64>() {
                        Ok(number) => sheet.write_number(row, column, number).unwrap(),
                        Err(_) => sheet.write_string(row, column, cell).unwrap(),
                    };
                }
            }
            if name == "domains" {
                change(sheet).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    fn open(bytes: &[u8]) -> Result<Dataset, ReadError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.xlsx");
        fs::write(&path, bytes).unwrap();
        Ok(Dataset::read(&path)?.dataset)
    }

    fn error_of(change: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> String {
        open(&workbook(change)).unwrap_err().to_string()
    }

    #[test]
    fn the_sound_workbook_is_the_sound_folder() {
        let mut tables = read(&[]).unwrap().tables().clone();
        tables.phases.clear();
        tables.conditions.clear();
        assert_eq!(open(&workbook(|_| Ok(()))).unwrap(), Dataset::new(tables).unwrap());
    }

    #[test]
    fn formulas_errors_and_dates_are_faults() {
        let text = error_of(|sheet| {
            sheet.write_formula(1, 3, Formula::new("=1+2").set_result("3"))?;
            Ok(())
        });
        assert_eq!(
            text,
            "d.xlsx sheet `domains`, cell D2, column `weight`: the cell holds the formula `=1+2`; \
             replace it with its value"
        );
        let date = Format::new().set_num_format("yyyy-mm-dd");
        let text = error_of(|sheet| {
            sheet.write_datetime_with_format(2, 2, ExcelDateTime::from_ymd(2019, 5, 1)?, &date)?;
            Ok(())
        });
        assert!(text.starts_with("d.xlsx sheet `domains`, cell C3, column `domain`: "), "{text}");
        assert!(text.contains("holds a date"), "{text}");
    }

    /// The workbook writer writes no error cells, so this one is kept as a file.
    #[test]
    fn error_cells_are_faults() {
        let bytes =
            fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/error_cell.xlsx")).unwrap();
        let text = open(&bytes).unwrap_err().to_string();
        assert_eq!(
            text,
            "d.xlsx sheet `domains`, cell D2, column `weight`: the cell holds the error `#N/A`; \
             replace it with a value, or empty it"
        );
    }

    /// Allowed by the format, though no known writer makes it; if sums are checked calamine
    /// panics on it, elsewhere the sheet is read and only its error cell is at fault.
    #[test]
    fn dimensions_in_reverse_order_are_an_error_at_most() {
        let bytes =
            fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/reversed_dimension.xlsx"))
                .unwrap();
        let text = open(&bytes).unwrap_err().to_string();
        assert!(text.starts_with("d.xlsx"), "{text}");
    }

    #[test]
    fn cells_are_named_as_the_spreadsheet_names_them() {
        let text = error_of(|sheet| {
            sheet.write_number(1, 3, 2.5)?;
            sheet.write_string(2, 0, "alentejjo")?;
            sheet.write_string(2, 6, "stray")?;
            Ok(())
        });
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines[0].starts_with("d.xlsx sheet `domains`, cell D2, column `weight`: `2.5`"));
        assert!(text.contains("cell A3, column `region`: `alentejjo` is not a known region"));
        assert!(text.contains("cell G3: `stray` is in a column without a heading"), "{text}");
        let text = error_of(|sheet| {
            sheet.write_string(0, 0, "Regoin")?;
            Ok(())
        });
        assert!(text.contains("cell A1, column `Regoin`") && text.contains("`region`"), "{text}");
        let text = error_of(|sheet| {
            sheet.write_string(1_048_575, 16_383, "far")?;
            Ok(())
        });
        assert!(text.contains("cell XFD1048576: `far`"), "{text}");
        let text = error_of(|sheet| {
            sheet.set_name("domain")?;
            Ok(())
        });
        assert!(text.ends_with("did you mean `domains`?"), "{text}");
    }

    /// Two rows of one merged region are two rows of that region.
    #[test]
    fn merged_cells_hold_their_value_in_each_row() {
        let bytes = workbook(|sheet| {
            sheet.write_string(3, 1, "need")?;
            sheet.write_string(3, 2, "solar")?;
            sheet.write_number(3, 3, 1)?;
            sheet.merge_range(2, 0, 3, 0, "alentejo", &Format::new())?;
            Ok(())
        });
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.xlsx");
        fs::write(&path, bytes).unwrap();
        let reading = Dataset::read(&path).unwrap();
        assert_eq!(reading.dataset.domains_of("alentejo").len(), 2);
        assert_eq!(
            reading.notices[0].to_string(),
            "d.xlsx sheet `domains`, cell A3, column `region`: cells are merged; each row was read as if it \
             held their value"
        );
    }

    #[test]
    fn bytes_of_a_workbook_or_document() {
        let bytes = workbook(|_| Ok(()));
        let reading = Dataset::from_bytes("standard input", &bytes).unwrap();
        assert_eq!(reading.dataset, open(&bytes).unwrap());
        let json = reading.dataset.to_json_string().unwrap();
        assert_eq!(Dataset::from_bytes("x", json.as_bytes()).unwrap(), reading);
        for other in ["", "id,name\n", "PK", "name = 1"] {
            assert!(Dataset::from_bytes("x", other.as_bytes()).is_err(), "{other}");
        }
    }

    #[test]
    fn what_is_no_workbook_is_named_in_the_error() {
        let whole = workbook(|_| Ok(()));
        for length in [0, 1, 4, 100, whole.len() / 2, whole.len() - 10] {
            let error = open(&whole[..length]).unwrap_err();
            assert!(matches!(error, ReadError::Damaged { .. }), "{length}: {error}");
        }
        let container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let error = open(&[&container[..], &[0; 500], &name].concat()).unwrap_err();
        assert_eq!(error.to_string(), "d.xlsx is protected by a password; save a copy without one");
        let error = open(&[&container[..], &[0; 500]].concat()).unwrap_err();
        assert!(matches!(error, ReadError::OldWorkbook { .. }), "{error}");
    }

    #[test]
    fn the_same_dataset_gives_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.xlsx"), folder.path().join("b.xlsx"));
        let dataset = read(&[]).unwrap();
        dataset.write(&a).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1_100));
        dataset.write(&b).unwrap();
        assert_eq!(fs::read(a).unwrap(), fs::read(b).unwrap());
    }

    #[test]
    fn the_template_is_empty_and_has_all_columns() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("template.xlsx");
        write_template(&path).unwrap();
        let text = Dataset::read(&path).unwrap_err().to_string();
        assert!(text.contains("table `regions`: the table has no row"), "{text}");
        assert_eq!(text.lines().count(), if cfg!(feature = "data") { 1 } else { 2 }, "{text}");
        for (left, right) in [("", "eu"), ("eu", "eu"), ("since", "eu"), ("lac", "eu ")] {
            assert!(write_template_for(&path, left, right).is_err());
        }
    }

    proptest! {
        #![proptest_config(cases(64))]

        #[test]
        fn a_workbook_with_bytes_replaced_does_not_panic(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
        ) {
            let mut bytes = workbook(|_| Ok(()));
            for (at, byte) in changes {
                let i = at.index(bytes.len());
                bytes[i] = byte;
            }
            let _ = open(&bytes);
        }
    }
}
