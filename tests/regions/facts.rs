//! The built-in data against the counts of the report.
#![cfg(feature = "data")]

use std::collections::{BTreeMap, BTreeSet};

use regiopair::profile::{ConditionStatus, Dataset, Horizon, Pool};
use regiopair::taxonomy::TaxonomyRows;

fn countries(dataset: &Dataset, side: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for region in dataset.regions().iter().filter(|region| region.side == side) {
        *counts.entry(region.country.clone()).or_default() += 1;
    }
    counts
}

fn counts(pairs: &[(&str, usize)]) -> BTreeMap<String, usize> {
    pairs.iter().map(|(country, count)| ((*country).to_owned(), *count)).collect()
}

#[test]
fn the_annex_has_twenty_regions_on_each_side() {
    let dataset = Dataset::iuc_lac();
    assert_eq!(dataset.regions().len(), 40);
    assert_eq!((&*dataset.sides().left, &*dataset.sides().right), ("lac", "eu"));
    let lac = [("AR", 3), ("BR", 4), ("CL", 3), ("CO", 3), ("MX", 4), ("PE", 3)];
    assert_eq!(countries(&dataset, "lac"), counts(&lac));
    let eu = [
        ("AT", 1),
        ("CZ", 1),
        ("ES", 6),
        ("FI", 1),
        ("IT", 3),
        ("PL", 3),
        ("PT", 1),
        ("RO", 1),
        ("SE", 1),
        ("SI", 2),
    ];
    assert_eq!(countries(&dataset, "eu"), counts(&eu));
}

#[test]
fn twenty_pairings_in_rounds_of_three_nine_and_eight() {
    let dataset = Dataset::iuc_lac();
    let mut rounds = [0; 3];
    for pairing in dataset.pairings() {
        rounds[pairing.round as usize - 1] += 1;
    }
    assert_eq!(rounds, [3, 9, 8]);
    let left: BTreeSet<&str> = dataset.pairings().iter().map(|p| p.left.as_str()).collect();
    let right: BTreeSet<&str> = dataset.pairings().iter().map(|p| p.right.as_str()).collect();
    assert_eq!((left.len(), right.len()), (20, 20), "the pairings are one to one");
}

#[test]
fn the_open_call_has_every_candidate_of_the_eu() {
    let dataset = Dataset::iuc_lac_open_call();
    assert_eq!(Pool::new(&dataset, "lac", Horizon::ExAnte).len(), 20);
    assert_eq!(Pool::new(&dataset, "eu", Horizon::ExAnte).len(), 195);
    assert_eq!(dataset.pairings().len(), 20);
}

#[test]
fn the_tables_have_the_rows_they_are_said_to_have() {
    let dataset = Dataset::built_in();
    let tables = dataset.tables();
    assert_eq!(dataset.taxonomy().len(), 56);
    assert_eq!(tables.regions.len(), 223);
    // 634 of them by the second coder.
    assert_eq!(tables.domains.len(), 2_728 + 634);
    assert_eq!(tables.phases.len(), 135);
    // Eight for each of twenty regions and three for each of twenty others.
    assert_eq!(tables.conditions.len(), 220);
    // 21 of them the years of GDP values.
    assert_eq!(tables.attributes.len(), 768 + 21);
    assert_eq!(tables.ties.len(), 9);
    assert_eq!(tables.pairings.len(), 20);
    // 157 of them of the second coder, and two of GDP values.
    assert_eq!(tables.sources.len(), 768 + 157 + 2);
    assert!(tables.regions.iter().all(|region| region.coordinates.is_some()));
}

/// What is stated follows from the selection alone, so it is stated of the regions that were
/// selected, with the source that tells of their pairing, and of no other.
#[test]
fn conditions_are_stated_where_the_report_lets_them_follow() {
    let dataset = Dataset::built_in();
    let report: BTreeSet<&str> = dataset.pairings().iter().map(|row| row.source.as_str()).collect();
    let paired: BTreeSet<&str> = (dataset.pairings().iter())
        .flat_map(|pair| [pair.left.as_str(), pair.right.as_str()])
        .collect();
    let stated: BTreeSet<&str> =
        dataset.tables().conditions.iter().map(|row| row.region.as_str()).collect();
    assert_eq!(stated, paired);
    for row in &dataset.tables().conditions {
        assert_eq!(row.status, ConditionStatus::Met);
        assert!(report.contains(row.source.as_str()), "{row:?}");
        assert!(row.note.starts_with("follows from the selection"), "{row:?}");
    }
}

#[test]
fn every_source_is_known_or_general() {
    let dataset = Dataset::built_in();
    let tables = dataset.tables();
    let known: BTreeSet<&str> = tables.sources.iter().map(|source| source.id.as_str()).collect();
    let stated = (tables.regions.iter().map(|row| &row.source))
        .chain(tables.domains.iter().map(|row| &row.source))
        .chain(tables.phases.iter().map(|row| &row.source))
        .chain(tables.conditions.iter().map(|row| &row.source))
        .chain(tables.attributes.iter().map(|row| &row.source))
        .chain(tables.ties.iter().map(|row| &row.source))
        .chain(tables.pairings.iter().map(|row| &row.source));
    for source in stated {
        assert!(source == "general" || known.contains(source.as_str()), "`{source}` is unknown");
    }
}

/// Labels for people: every theme and domain has its own, and those for tables are short.
#[test]
fn the_taxonomy_has_a_label_for_every_theme_and_domain() {
    let dataset = Dataset::built_in();
    let TaxonomyRows::Themes(rows) = dataset.taxonomy().rows() else { panic!("two levels") };
    let mut themes = BTreeMap::new();
    let (mut labels, mut short) = (BTreeSet::new(), BTreeSet::new());
    for row in &rows {
        for label in [&row.label, &row.theme_label, &row.short_label] {
            assert!(!label.is_empty() && label.trim() == label, "{row:?}");
        }
        assert!(row.short_label.chars().count() <= 20, "{row:?}");
        // Labels are joined by commas in sentences.
        assert!(!row.short_label.contains([',', ';', '…']), "{row:?}");
        assert!(labels.insert(&row.label) && short.insert(&row.short_label), "{row:?}");
        assert_eq!(themes.entry(&row.theme).or_insert(&row.theme_label), &&row.theme_label);
    }
    let distinct: BTreeSet<_> = themes.values().collect();
    assert_eq!((themes.len(), distinct.len()), (8, 8));
}
