//! What is written reads back, in every format and from each into each.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::path::Path;

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::profile::{
    Attribute, Coder, ConditionRecord, ConditionStatus, Coordinates, Dataset, DomainRecord, Grade,
    ObservedPairing, Phase, PhaseLevel, PhaseRecord, PhaseRole, Region, Role, Source,
    StatementRole, StrategyStatus, Tables, Term, Tie,
};
use regiopair::taxonomy::{ParentRow, RelatedRow, TaxonomyRows, ThemeRow};

/// Text as a cell may hold it: letters, accents, and whatever a format could trip over.
fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "a", "Z", "9", "é", "ñ", "Ł", "漢", "😀", ",", ";", "\"", "'", "\n", "\t", " ", "|", "=",
        "<", "&", ">", "\\", "/", "_x000D_", "_x", "#N/A", "1e5", "0012", "null", "true", "]]>",
        "\u{200B}", "\u{FEFF}",
    ]);
    prop::collection::vec(awkward, 0..8).prop_map(|parts| parts.concat().trim().to_owned())
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.is_empty() { "x".to_owned() } else { text })
}

/// Text without characters that nobody sees.
fn id_text() -> impl Strategy<Value = String> {
    let seen = |text: String| text.replace(['\u{200B}', '\u{FEFF}'], "").trim().to_owned();
    some_text().prop_map(seen)
}

fn words() -> impl Strategy<Value = Vec<String>> {
    let word = some_text().prop_map(|word| word.replace('|', "/"));
    prop::collection::vec(word.prop_map(|word| word.trim().to_owned()), 0..3)
}

fn languages() -> impl Strategy<Value = Vec<String>> {
    let code = prop::sample::select(vec!["es", "qu", "gcf", "nah"]).prop_map(str::to_owned);
    prop::collection::btree_set(code, 0..3).prop_map(|codes| codes.into_iter().collect())
}

fn above_zero() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(prop_oneof![
        1 => Just(f64::MAX),
        1 => Just(f64::MIN_POSITIVE),
        1 => Just(5e-324),
        1 => Just(1e17),
        5 => any::<f64>()
            .prop_map(f64::abs)
            .prop_filter("finite and above 0", |x| x.is_finite() && *x > 0.0),
        5 => 0.1_f64..1e6,
    ])
}

fn coordinates() -> impl Strategy<Value = Option<Coordinates>> {
    let degrees = |most: f64| prop_oneof![Just(0.0), Just(-0.0), Just(most), -most..=most];
    prop::option::of(
        (degrees(90.0), degrees(180.0))
            .prop_map(|(latitude, longitude)| Coordinates { latitude, longitude }),
    )
}

fn region(id: String, side: String) -> impl Strategy<Value = Region> {
    let statuses = prop::sample::select(StrategyStatus::ALL);
    (
        (some_text(), text(), words(), coordinates(), languages(), text()),
        (prop::option::of(1..=u64::MAX), above_zero(), above_zero()),
        (statuses, any::<bool>(), any::<bool>(), any::<bool>()),
    )
        .prop_map(move |(texts, numbers, flags)| {
            let (name, level, codes, coordinates, languages, source) = texts;
            let (population, area_km2, gdp_per_capita_eur) = numbers;
            let (s3_status, annex, candidate, approximate) = flags;
            Region {
                id: id.clone(),
                name,
                side: side.clone(),
                country: "PE".to_owned(),
                level,
                codes,
                coordinates,
                population,
                area_km2,
                gdp_per_capita_eur,
                gdp_approximate: approximate && gdp_per_capita_eur.is_some(),
                part_of: None,
                languages,
                s3_status,
                annex,
                candidate,
                source,
            }
        })
}

fn taxonomy() -> impl Strategy<Value = TaxonomyRows> {
    let short =
        || text().prop_map(|text| text.chars().take(20).collect::<String>().trim().to_owned());
    let row = move || (text(), words(), short());
    prop_oneof![
        ([row(), row(), row()], text()).prop_map(|(rows, theme_label)| {
            let ids = ["d0", "d1", "d2"];
            TaxonomyRows::Themes(
                ids.iter()
                    .zip(rows)
                    .map(|(id, (label, nace_rev2, short_label))| ThemeRow {
                        label,
                        nace_rev2,
                        theme_label: theme_label.clone(),
                        theme_label_pt: theme_label.clone(),
                        label_es: short_label.clone(),
                        short_label,
                        ..ThemeRow::new("theme, \"one\"", *id)
                    })
                    .collect(),
            )
        }),
        [row(), row(), row(), row()].prop_map(|rows| {
            let ids = [("all", ""), ("d0", "all"), ("d1", "d0"), ("d2", "d1")];
            TaxonomyRows::Parents(
                ids.iter()
                    .zip(rows)
                    .map(|((id, parent), (label, nace_rev2, short_label))| ParentRow {
                        label,
                        nace_rev2,
                        short_label_pt: short_label.clone(),
                        short_label,
                        ..ParentRow::new(*id, *parent)
                    })
                    .collect(),
            )
        }),
    ]
}

/// Some of the three pairs of domains, in any direction.
fn related() -> impl Strategy<Value = Vec<RelatedRow>> {
    let similarity = prop_oneof![Just(f64::MIN_POSITIVE), Just(1.0 - f64::EPSILON), 0.01..0.99_f64];
    let rows = prop::collection::vec((any::<bool>(), any::<bool>(), similarity, some_text()), 3);
    rows.prop_map(|rows| {
        let pairs = [("d0", "d1"), ("d0", "d2"), ("d1", "d2")];
        let stated = pairs.into_iter().zip(rows).filter(|(_, (is_stated, ..))| *is_stated);
        stated
            .map(|((a, b), (_, turned, similarity, because))| {
                let (a, b) = if turned { (b, a) } else { (a, b) };
                RelatedRow::new(a, b, similarity, because)
            })
            .collect()
    })
}

/// Names of sides, the left one the last in the alphabet, other ones than the built-in and awkward ones among them.
fn sides() -> impl Strategy<Value = (String, String)> {
    let pair = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
    prop::sample::select(vec![
        ("lac", "eu"),
        ("south", "north"),
        ("b|c", "Zähler, \"A\""),
        ("id", "9"),
    ])
    .prop_map(pair)
}

/// The key of a declared vocabulary.
const DECLARED: &str = "own, \"key\"";

/// The role of a statement, and its terms; none for free text.
fn statement() -> impl Strategy<Value = (StatementRole, Vec<String>)> {
    let terms =
        prop::collection::btree_set((0..3_u8).prop_map(|term| format!("é, \"{term}\"")), 0..3);
    (prop::sample::select(StatementRole::ALL), terms.prop_map(|terms| terms.into_iter().collect()))
}

/// A dataset of six regions whose ids are as awkward as any text.
#[expect(clippy::too_many_lines, reason = "one table after the other, each on its own")]
fn dataset() -> impl Strategy<Value = Dataset> {
    (sides(), prop::collection::vec(id_text(), 6), (taxonomy(), related()))
        .prop_flat_map(|((left, right), texts, taxonomies)| {
            let id = |i: usize| format!("{}{i}", texts[i]);
            let ids: Vec<String> = (0..6).map(id).collect();
            let side = |i: usize| if i < 3 { left.clone() } else { right.clone() };
            let regions: Vec<_> = (0..6).map(|i| region(id(i), side(i))).collect();
            let domains = prop::collection::btree_map(
                (
                    (0..6_usize, prop::sample::select(Role::ALL), 0..3_usize, any::<bool>()),
                    prop::sample::select(Coder::ALL),
                ),
                (1..=3_u8, text(), text()),
                0..12,
            );
            let phases = prop::collection::btree_map(
                (
                    0..6_usize,
                    prop::sample::select(Phase::ALL),
                    prop::sample::select(PhaseRole::ALL),
                    any::<bool>(),
                ),
                (1..=3_u8, text(), text()),
                0..6,
            );
            let conditions = prop::collection::btree_map(
                (
                    0..6_usize,
                    prop::sample::select(vec!["contact-person", "own-funds", "país-9", "0012"]),
                ),
                (prop::sample::select(ConditionStatus::ALL), text(), text()),
                0..6,
            );
            let attributes = prop::collection::vec(
                (0..6_usize, some_text(), some_text(), any::<bool>(), text(), statement()),
                0..6,
            );
            let terms = prop::collection::vec((text(), 0..4_usize), 3);
            let ties = prop::collection::vec(
                (0..3_usize, 3..6_usize, prop::option::of(any::<i32>()), text(), text()),
                0..4,
            );
            let pairings = prop::collection::btree_map(
                (some_text(), 0..3_usize, 3..6_usize),
                (1..=u32::MAX, text()),
                0..4,
            );
            let sources = prop::collection::btree_map(some_text(), some_text(), 0..4);
            (
                Just((ids, taxonomies)),
                regions,
                (domains, phases, conditions, attributes, terms),
                (ties, pairings, sources),
            )
        })
        .prop_map(|((ids, (taxonomy, related)), regions, stated, couples)| {
            let (domains, phases, conditions, attributes, terms) = stated;
            let (ties, pairings, sources) = couples;
            let id = |i: usize| ids[i].clone();
            let grade = |value: u8| Grade::new(value).unwrap();
            let tables = Tables {
                taxonomy,
                related,
                regions,
                domains: domains
                    .into_iter()
                    .map(|(((i, role, d, ex_ante), coder), (weight, source, note))| DomainRecord {
                        region: id(i),
                        role,
                        domain: format!("d{d}"),
                        weight: grade(weight),
                        ex_ante,
                        source,
                        note,
                        coder,
                    })
                    .collect(),
                phases: phases
                    .into_iter()
                    .map(|((i, phase, role, ex_ante), (level, source, note))| PhaseRecord {
                        region: id(i),
                        phase,
                        role,
                        level: PhaseLevel::new(level).unwrap(),
                        ex_ante,
                        source,
                        note,
                    })
                    .collect(),
                conditions: conditions
                    .into_iter()
                    .map(|((i, condition), (status, source, note))| ConditionRecord {
                        region: id(i),
                        condition: condition.to_owned(),
                        status,
                        source,
                        note,
                    })
                    .collect(),
                attributes: attributes
                    .into_iter()
                    .map(|(i, key, value, ex_ante, source, (role, terms))| Attribute {
                        region: id(i),
                        key: if terms.is_empty() { key } else { DECLARED.to_owned() },
                        value,
                        ex_ante,
                        source,
                        role,
                        terms,
                    })
                    .collect(),
                terms: (0..3)
                    .zip(terms)
                    .map(|(term, (label, domain))| Term {
                        key: DECLARED.to_owned(),
                        term: format!("é, \"{term}\""),
                        label_es: label.clone(),
                        label_pt: String::new(),
                        label,
                        domain: if domain < 3 { format!("d{domain}") } else { String::new() },
                    })
                    .collect(),
                ties: ties
                    .into_iter()
                    .map(|(left, right, since, what, source)| Tie {
                        left: id(left),
                        right: id(right),
                        since,
                        what,
                        source,
                    })
                    .collect(),
                pairings: pairings
                    .into_iter()
                    .map(|((programme, left, right), (round, source))| ObservedPairing {
                        programme,
                        round,
                        left: id(left),
                        right: id(right),
                        source,
                        pilot: Some(round % 2 == 0).filter(|_| round > 2),
                        outcome_sources: vec!["s1".to_owned()],
                        ..ObservedPairing::new("", 1, "", "")
                    })
                    .collect(),
                sources: sources.into_iter().map(|(id, url)| Source { id, url }).collect(),
            };
            Dataset::new(tables).unwrap()
        })
}

#[cfg(feature = "xlsx")]
const FORMATS: [&str; 3] = ["folder", "d.json", "d.xlsx"];
#[cfg(not(feature = "xlsx"))]
const FORMATS: [&str; 2] = ["folder", "d.json"];

fn through(dataset: &Dataset, path: &Path) -> Dataset {
    dataset.write(path).unwrap();
    let read = Dataset::read(path).unwrap().dataset;
    assert_eq!(&read, dataset, "{}", path.display());
    assert_eq!(read.digest(), dataset.digest(), "{}", path.display());
    read
}

/// Writes and reads through each pair of formats.
fn through_all(dataset: &Dataset) {
    let folder = tempfile::tempdir().unwrap();
    for first in FORMATS {
        for second in FORMATS {
            let once = through(dataset, &folder.path().join(first));
            through(&once, &folder.path().join(second));
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_dataset_goes_through_all_formats(dataset in dataset()) {
        through_all(&dataset);
    }
}

#[cfg(feature = "data")]
#[test]
fn the_built_in_data_go_through_all_formats() {
    through_all(&Dataset::built_in());
}

/// Two regions, with the columns of their tables in any order and as few as there may be.
#[test]
fn columns_may_be_left_out_and_have_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "regions.csv",
        "country,side,name,id\nAR,south, Salta ,salta\nPT,north,Alentejo,alentejo\n",
    );
    write(
        "domains.csv",
        "weight,domain,role,region\n3,wine,need,salta\n,,,\n1,wine,strength,alentejo\n",
    );
    write("taxonomy.csv", "domain,theme\nwine,agri-food\n");
    write("pairings.csv", "north,south,round,programme\nalentejo,salta,1,X\n");
    write("notes.csv", "anything else\n");
    let dataset = Dataset::read(folder.path()).unwrap().dataset;
    let salta = dataset.region("salta").unwrap();
    assert_eq!((salta.name.as_str(), salta.candidate, salta.annex), ("Salta", true, false));
    assert_eq!(salta.s3_status, StrategyStatus::Unknown);
    assert_eq!(dataset.sides().left, "south");
    assert_eq!(dataset.pairings()[0].left, "salta");
    assert!(dataset.domains_of("salta")[0].ex_ante);
}

#[test]
fn json_by_hand() {
    let dataset = Dataset::from_json_str(
        r#"{
            "schema": "regiopair-dataset/1",
            "taxonomy": [{"theme": "agri-food", "domain": "wine", "nace_rev2": ["A01.21", "C11.02"]}],
            "regions": [
                {"id": "salta", "name": "Salta", "side": "lac", "country": "AR", "annex": true,
                 "languages": ["es", "qu"], "latitude": -24.79, "longitude": -65, "population": null},
                {"id": "alentejo", "name": "Alentejo", "side": "eu", "country": "PT",
                 "candidate": "no", "languages": "pt|es", "area_km2": "31605"}
            ],
            "domains": [{"region": "salta", "role": "need", "domain": "wine", "weight": 3}],
            "conditions": [
                {"region": "salta", "condition": "contact-person", "status": "not-met"},
                {"region": "salta", "condition": "own-funds", "status": "met", "source": "call"}
            ],
            "ties": [],
            "phases": null
        }"#,
    )
    .unwrap();
    let salta = dataset.region("salta").unwrap();
    assert_eq!(salta.coordinates, Some(Coordinates { latitude: -24.79, longitude: -65.0 }));
    assert_eq!((salta.annex, salta.languages.len()), (true, 2));
    let alentejo = dataset.region("alentejo").unwrap();
    assert_eq!((alentejo.candidate, alentejo.languages.len()), (false, 2));
    assert_eq!(alentejo.area_km2, Some(31_605.0));
    assert_eq!(dataset.condition("salta", "contact-person"), ConditionStatus::NotMet);
    assert_eq!(dataset.conditions_of("salta")[1].source, "call");
    assert_eq!(dataset.condition("alentejo", "own-funds"), ConditionStatus::Unknown);
}

/// Documents and digests from before there was the table stay as they are.
#[test]
fn a_dataset_without_conditions_does_not_mention_them() {
    let dataset = Dataset::from_json_str(
        r#"{
            "schema": "regiopair-dataset/1",
            "taxonomy": [{"theme": "agri-food", "domain": "wine"}],
            "regions": [
                {"id": "salta", "name": "Salta", "side": "lac", "country": "AR"},
                {"id": "alentejo", "name": "Alentejo", "side": "eu", "country": "PT"}
            ],
            "domains": []
        }"#,
    )
    .unwrap();
    assert!(dataset.tables().conditions.is_empty());
    let tables = serde_json::to_string(&dataset).unwrap();
    assert!(!tables.contains("conditions"), "{tables}");
    assert_eq!(serde_json::from_str::<Dataset>(&tables).unwrap(), dataset);
    assert!(!dataset.to_json_string().unwrap().contains("conditions"));
}

/// A folder that an earlier dataset was written into holds no table of it afterwards.
#[cfg(feature = "data")]
#[test]
fn a_folder_is_replaced_table_by_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dataset");
    Dataset::iuc_lac().write(&path).unwrap();
    std::fs::write(path.join("notes.txt"), "kept").unwrap();
    let mut tables = Dataset::iuc_lac().tables().clone();
    tables.pairings.clear();
    let smaller = Dataset::new(tables).unwrap();
    through(&smaller, &path);
    assert!(path.join("notes.txt").exists() && !path.join("pairings.csv").exists());
}

#[cfg(not(feature = "xlsx"))]
#[test]
fn workbooks_need_the_feature() {
    let error = Dataset::read("regions.xlsx").unwrap_err();
    assert!(error.to_string().contains("build it with the feature `xlsx`"), "{error}");
}
