//! The criteria: values known by other means, and laws that hold for all of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::sync::Arc;

use crate::cases::cases;
use ndarray::Array2;
use proptest::prelude::*;
use regiopair::criteria::{
    Criterion, CriterionContext, CriterionSettings, EvidenceItem, Nearness, NearnessFormula, Pair,
    Reason, Tally, build, entries,
};
use regiopair::profile::{
    Attribute, Coder, Coordinates, Dataset, DomainRecord, Grade, Horizon, Phase, PhaseLevel,
    PhaseRecord, PhaseRole, Pool, Region, Role, StatementRole, Tables, Tie,
};
use regiopair::score::{Layer, ScoreSet, correlation};
use regiopair::synthetic::{DatasetOptions, dataset};
use regiopair::taxonomy::{Measure, Occurrence, ParentRow, TaxonomyRows};

use super::score_table::bare_region as region;

/// The taxonomy of the reference vectors `taxonomy_pair`.
fn toy_taxonomy() -> TaxonomyRows {
    let rows = [
        ("root", ""),
        ("agri-food", "root"),
        ("energy", "root"),
        ("digital", "root"),
        ("crops", "agri-food"),
        ("wine", "agri-food"),
        ("precision-agriculture", "crops"),
        ("solar", "energy"),
        ("wind", "energy"),
        ("ict", "digital"),
    ];
    TaxonomyRows::Parents(
        rows.iter().map(|(domain, parent)| ParentRow::new(*domain, *parent)).collect(),
    )
}

/// The terrain of regions.
pub(crate) fn terrain(values: &[(&str, &str)]) -> Vec<Attribute> {
    let attribute = |&(id, value): &(&str, &str)| Attribute {
        region: id.into(),
        key: "terrain".into(),
        value: value.into(),
        ex_ante: true,
        source: String::new(),
        role: StatementRole::default(),
        terms: Vec::new(),
    };
    values.iter().map(attribute).collect()
}

pub(crate) fn toy(regions: Vec<Region>) -> Tables {
    Tables {
        taxonomy: toy_taxonomy(),
        related: Vec::new(),
        regions,
        domains: Vec::new(),
        phases: Vec::new(),
        conditions: Vec::new(),
        attributes: Vec::new(),
        terms: Vec::new(),
        ties: Vec::new(),
        pairings: Vec::new(),
        sources: Vec::new(),
    }
}

pub(crate) fn state(tables: &mut Tables, region: &str, role: Role, domains: &[(&str, u8)]) {
    for (domain, weight) in domains {
        tables.domains.push(DomainRecord {
            region: region.into(),
            role,
            domain: (*domain).into(),
            weight: Grade::new(*weight).unwrap(),
            ex_ante: true,
            source: String::new(),
            note: String::new(),
            coder: Coder::First,
        });
    }
}

/// Calls `with` on each criterion built from the dataset.
pub(crate) fn criterion<T>(
    dataset: &Dataset,
    measure: Measure,
    id: &str,
    formula: &str,
    with: impl FnOnce(&dyn Criterion, &Pool, &Pool) -> T,
) -> T {
    let settings = CriterionSettings { formula: Some(formula), ..CriterionSettings::default() };
    built(dataset, measure, id, &settings, with)
}

/// Calls `with` on a criterion built from the dataset.
pub(crate) fn built<T>(
    dataset: &Dataset,
    measure: Measure,
    id: &str,
    settings: &CriterionSettings<'_>,
    with: impl FnOnce(&dyn Criterion, &Pool, &Pool) -> T,
) -> T {
    let left = Pool::new(dataset, &dataset.sides().left, Horizon::ExAnte);
    let right = Pool::new(dataset, &dataset.sides().right, Horizon::ExAnte);
    let profiles = || left.profiles().iter().chain(right.profiles());
    let mut weights = Array2::zeros((profiles().count(), dataset.taxonomy().len()));
    for (mut row, profile) in weights.outer_iter_mut().zip(profiles()) {
        for strength in &profile.strengths {
            row[strength.domain.index()] = strength.weight;
        }
    }
    let occurrence = Occurrence::new(weights).unwrap();
    let similarity = dataset.taxonomy().similarity(measure, &occurrence).unwrap();
    let context = CriterionContext {
        left: &left,
        right: &right,
        similarity: &similarity,
        ties: dataset.ties(),
    };
    with(build(id, settings, &context).unwrap().as_ref(), &left, &right)
}

/// The value of the pair, and its evidence; `Err` holds the reason of an unknown.
fn value(
    dataset: &Dataset,
    measure: Measure,
    (id, formula): (&str, &str),
    (l, r): (&str, &str),
) -> Result<(f64, Vec<(Reason, f64)>), String> {
    criterion(dataset, measure, id, formula, |criterion, left, right| {
        let pair = Pair { left: left.get(l).unwrap(), right: right.get(r).unwrap() };
        let mut tally = Tally::with_reasons();
        criterion.assess(&pair, &mut tally).map_err(|unknown| unknown.to_string())?;
        let value = tally.value();
        Ok((value, tally.into_items().into_iter().map(|i| (i.reason, i.amount)).collect()))
    })
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-5, "{found} is not {expected}");
}

/// Needs 3, 2, 1 and strengths 3, 1, 2 of the worked example `need_offer_coverage`.
fn needs_and_offers() -> Dataset {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "l", Role::Need, &[("precision-agriculture", 3), ("wine", 2), ("wind", 1)]);
    state(&mut tables, "e", Role::Strength, &[("crops", 3), ("wine", 1), ("solar", 2)]);
    Dataset::new(tables).unwrap()
}

#[test]
fn coverage_of_needs_as_in_the_worked_example() {
    let dataset = needs_and_offers();
    let coverage = ("needs-met", "coverage");
    close(value(&dataset, Measure::Identity, coverage, ("l", "e")).unwrap().0, 0.1111);
    close(value(&dataset, Measure::WuPalmer, coverage, ("l", "e")).unwrap().0, 0.6222);
    let (total, evidence) = value(&dataset, Measure::Lin, coverage, ("l", "e")).unwrap();
    close(total, 0.6257);
    let amounts: Vec<(&str, &str, f64)> = evidence
        .iter()
        .filter_map(|(reason, amount)| match reason {
            Reason::NeedMet { need, strength, .. } => {
                Some((need.id.as_str(), strength.id.as_str(), *amount))
            }
            _ => None,
        })
        .collect();
    for (need, strength, amount) in [
        ("precision-agriculture", "crops", 0.4114),
        ("wine", "crops", 0.1561),
        ("wind", "solar", 0.0581),
    ] {
        let found = amounts.iter().find(|(n, _, _)| *n == need).unwrap();
        assert_eq!(found.1, strength);
        close(found.2, amount);
    }
}

#[test]
fn no_need_stated_is_unknown_and_not_zero() {
    let dataset = needs_and_offers();
    for formula in ["coverage", "shares", "adjusted"] {
        let found = value(&dataset, Measure::Lin, ("needs-of-host-met", formula), ("l", "e"));
        assert_eq!(found.unwrap_err(), "no need of E is recorded");
    }
}

/// By hand: π = min(1, 3 f / Σf) = 1 for each of the partner's own three domains (it is the only
/// offering region, so each has f = 1 of Σf = 3), g = 2/3: chance covers 2/3 of what coverage with
/// all weights at the maximum would.
#[test]
fn adjusted_coverage_takes_off_what_chance_would_cover() {
    let dataset = needs_and_offers();
    let (adjusted, _) =
        value(&dataset, Measure::Identity, ("needs-met", "adjusted"), ("l", "e")).unwrap();
    // cov = 2/6 · 1/3 = 0.1111; E = 2/3 · 2/6 = 0.2222: less than chance.
    assert_eq!(adjusted, 0.0);
    let (adjusted, evidence) =
        value(&dataset, Measure::WuPalmer, ("needs-met", "adjusted"), ("l", "e")).unwrap();
    // E = 2/3 (3·0.8 + 2·1 + 1·0.5) / 6 = 0.5444; cov = 0.6222.
    close(adjusted, (0.622_222 - 0.544_444) / (1.0 - 0.544_444));
    assert_eq!(evidence.len(), 3);
}

/// Trade complementarity by hand: under identity no share is spread.
#[test]
fn shares_of_needs_against_shares_of_offers() {
    let dataset = needs_and_offers();
    let (shares, _) =
        value(&dataset, Measure::Identity, ("needs-met", "shares"), ("l", "e")).unwrap();
    close(shares, 1.0 / 6.0); // wine: min(2/6, 1/6)
}

/// M of the reference vector `rca`: strengths of e1–e4 and l1–l3.
pub(crate) fn product_space() -> Dataset {
    let strengths: [(&str, &str, &[&str]); 7] = [
        ("eu", "e1", &["crops", "wine"]),
        ("eu", "e2", &["solar", "wind", "ict"]),
        ("eu", "e3", &["solar", "wind", "ict"]),
        ("eu", "e4", &["wine", "ict"]),
        ("lac", "l1", &["crops", "wine"]),
        ("lac", "l2", &["solar", "wind"]),
        ("lac", "l3", &["crops", "ict"]),
    ];
    let mut tables = toy(strengths.iter().map(|(side, id, _)| region(side, id)).collect());
    // l first, so that the Latin American side is the left one.
    tables.regions.reverse();
    for (_, id, domains) in strengths {
        let weighted: Vec<(&str, u8)> = domains.iter().map(|domain| (*domain, 2)).collect();
        state(&mut tables, id, Role::Strength, &weighted);
    }
    Dataset::new(tables).unwrap()
}

/// Worked example `relatedness_density_added`.
#[test]
fn added_relatedness_as_in_the_worked_example() {
    let dataset = product_space();
    let added = |formula, right| {
        value(&dataset, Measure::Identity, ("added-relatedness", formula), ("l1", right)).unwrap().0
    };
    close(added("to-seeker", "e2"), 0.88);
    close(added("to-host", "e2"), 0.80);
    close(added("both", "e2"), 0.84);
    close(added("to-seeker", "e1"), 0.0);
    close(added("to-seeker", "e4"), 0.227_642);
    close(added("to-host", "e4"), 0.0);
}

#[test]
fn a_partner_with_the_same_portfolio_adds_nothing() {
    let dataset = product_space();
    for formula in ["balanced", "both"] {
        let found =
            value(&dataset, Measure::Identity, ("added-relatedness", formula), ("l1", "e1"));
        assert_eq!(found.unwrap().0, 0.0);
    }
}

pub(crate) fn phase(tables: &mut Tables, region: &str, role: PhaseRole, levels: &[(Phase, u8)]) {
    for (phase, level) in levels {
        tables.phases.push(PhaseRecord {
            region: region.into(),
            phase: *phase,
            role,
            level: PhaseLevel::new(*level).unwrap(),
            ex_ante: true,
            source: String::new(),
            note: String::new(),
        });
    }
}

/// By hand: needs 3, 2, 1, 2; gaps 3 − 1, min(2, 3) for an unknown own capacity, 0, unknown.
#[test]
fn learning_counts_gaps_and_leaves_unknown_steps_out() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e"), region("eu", "silent")]);
    let (need, capacity) = (PhaseRole::Need, PhaseRole::Capacity);
    phase(
        &mut tables,
        "l",
        need,
        &[(Phase::Analysis, 3), (Phase::Governance, 2), (Phase::Vision, 1), (Phase::Monitoring, 2)],
    );
    phase(&mut tables, "l", capacity, &[(Phase::Analysis, 1), (Phase::Vision, 2)]);
    phase(
        &mut tables,
        "e",
        capacity,
        &[(Phase::Analysis, 3), (Phase::Governance, 3), (Phase::Vision, 1)],
    );
    let dataset = Dataset::new(tables).unwrap();
    let learns = ("strategy-learning", "seeker-learns");
    let (found, evidence) = value(&dataset, Measure::Identity, learns, ("l", "e")).unwrap();
    close(found, (3.0 * 2.0 / 3.0 + 2.0 * 2.0 / 3.0) / 6.0);
    assert_eq!(evidence.len(), 2);
    let unknown = value(&dataset, Measure::Identity, learns, ("l", "silent")).unwrap_err();
    assert_eq!(unknown, "no strategy phase is recorded as a need of L and a capacity of SILENT");
}

/// By hand: needs 3 and 2, gaps 3 − 0 and 1 − 1: 3 × 3 / 3 of 5. A need of 0 adds nothing, and a
/// region that is known to need nothing has a value of 0, not an unknown one.
#[test]
fn learning_knows_levels_of_nothing() {
    let mut tables = toy(vec![region("lac", "l"), region("lac", "able"), region("eu", "e")]);
    let (need, capacity) = (PhaseRole::Need, PhaseRole::Capacity);
    let (analysis, vision, monitoring) = (Phase::Analysis, Phase::Vision, Phase::Monitoring);
    phase(&mut tables, "l", need, &[(analysis, 3), (vision, 2), (monitoring, 0)]);
    phase(&mut tables, "l", capacity, &[(analysis, 0), (vision, 1)]);
    phase(&mut tables, "able", need, &[(analysis, 0)]);
    phase(&mut tables, "e", capacity, &[(analysis, 3), (vision, 1), (monitoring, 3)]);
    let dataset = Dataset::new(tables).unwrap();
    let learns = ("strategy-learning", "seeker-learns");
    let (found, evidence) = value(&dataset, Measure::Identity, learns, ("l", "e")).unwrap();
    close(found, 0.6);
    assert_eq!(evidence.len(), 1);
    let (found, evidence) = value(&dataset, Measure::Identity, learns, ("able", "e")).unwrap();
    assert_eq!((found, evidence.len()), (0.0, 0));
}

/// Gower by hand: log population spans 100 to 10,000 over the pools; the area is known on one side
/// only and left out; terrain shares one of three; levels are equal.
#[test]
fn structural_likeness_compares_what_is_known_of_both() {
    let mut left = region("lac", "l");
    left.population = Some(100);
    left.area_km2 = Some(5.0);
    let mut right = region("eu", "e");
    right.population = Some(1_000);
    let mut other = region("eu", "other");
    other.population = Some(10_000);
    let mut tables = toy(vec![left, right, other]);
    tables.attributes =
        terrain(&[("l", "coastal"), ("l", "urban"), ("e", "coastal"), ("e", "island")]);
    let dataset = Dataset::new(tables).unwrap();
    let gower = ("structural-likeness", "gower");
    let (found, evidence) = value(&dataset, Measure::Identity, gower, ("l", "e")).unwrap();
    close(found, (0.5 + 1.0 / 3.0 + 1.0) / 3.0);
    assert_eq!(evidence.len(), 3);
}

#[test]
fn languages_places_and_ties_are_unknown_where_nothing_is_recorded() {
    let mut left = region("lac", "l");
    left.languages = vec!["es".into(), "qu".into()];
    left.coordinates = Some(Coordinates { latitude: -24.7859, longitude: -65.4117 });
    let mut italian = region("eu", "italian");
    italian.languages = vec!["it".into()];
    italian.coordinates = Some(Coordinates { latitude: 38.5714, longitude: -7.9135 });
    let mut polish = region("eu", "polish");
    polish.languages = vec!["pl".into()];
    let mut spanish = region("eu", "spanish");
    spanish.languages = vec!["ca".into(), "es".into()];
    let mut tables = toy(vec![left, italian, polish, spanish, region("eu", "silent")]);
    tables.ties.push(Tie {
        left: "l".into(),
        right: "italian".into(),
        since: Some(2009),
        what: "agreement".into(),
        source: String::new(),
    });
    let dataset = Dataset::new(tables).unwrap();
    let found = |what: (&str, &str), right: &str| {
        value(&dataset, Measure::Identity, what, ("l", right)).map(|(value, _)| value)
    };
    assert_eq!(found(("language", "family"), "italian"), Ok(0.5));
    assert_eq!(found(("language", "family"), "polish"), Ok(0.0));
    assert_eq!(found(("language", "family"), "spanish"), Ok(1.0));
    assert_eq!(found(("language", "shared"), "italian"), Ok(0.0));
    assert!(found(("language", "shared"), "silent").is_err());
    close(found(("nearness", "linear"), "italian").unwrap(), 1.0 - 9_241.094_4 / 20_015.114_4);
    assert!(found(("nearness", "linear"), "silent").is_err());
    assert_eq!(found(("earlier-ties", "continuity"), "italian"), Ok(1.0));
    assert_eq!(found(("earlier-ties", "novelty"), "italian"), Ok(0.0));
    assert!(found(("earlier-ties", "continuity"), "polish").is_err());
}

/// Wine and crops are alike by 1/2, so that crops of weight 2 are worth as much for wine as wine of
/// weight 1: the domain itself is named, whichever of the two comes first.
#[test]
fn at_equal_worth_the_domain_itself_meets_a_need() {
    for (need, similar) in [("wine", "crops"), ("crops", "wine")] {
        let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
        state(&mut tables, "l", Role::Need, &[(need, 3)]);
        state(&mut tables, "e", Role::Strength, &[(similar, 2), (need, 1)]);
        let dataset = Dataset::new(tables).unwrap();
        let coverage = ("needs-met", "coverage");
        let (total, evidence) = value(&dataset, Measure::WuPalmer, coverage, ("l", "e")).unwrap();
        close(total, 0.5);
        let Reason::NeedMet { strength, similarity, .. } = &evidence[0].0 else {
            panic!("{evidence:?}")
        };
        assert_eq!((strength.id.as_str(), *similarity), (need, 1.0));
    }
}

/// By hand: wine occurs with solar and with crops, once each; ict with nothing. φ = 1 / (2 + 1 - 1) is
/// 1/2 for both. `l` lacks wine (Σφ = 1) and solar (1/2), so that e1 adds wine, (1/2) / (1/2), and
/// solar, (1/2) / 1: a mean of 0.75 over the two; ict is no third.
#[test]
fn domains_related_to_nothing_do_not_count_as_lacking() {
    let mut tables =
        toy(vec![region("lac", "l"), region("eu", "e1"), region("eu", "e2"), region("eu", "e3")]);
    state(&mut tables, "l", Role::Strength, &[("crops", 1)]);
    state(&mut tables, "e1", Role::Strength, &[("wine", 1), ("solar", 1)]);
    state(&mut tables, "e2", Role::Strength, &[("crops", 1), ("wine", 1)]);
    state(&mut tables, "e3", Role::Strength, &[("ict", 1)]);
    let dataset = Dataset::new(tables).unwrap();
    let added = |formula, right| {
        value(&dataset, Measure::Identity, ("added-relatedness", formula), ("l", right)).unwrap().0
    };
    close(added("to-seeker", "e1"), 0.75);
    close(added("to-seeker", "e3"), 0.0);
    // e3 lacks crops, wine and solar; of these only wine is related to crops: (1/2) / 1 of three.
    close(added("to-host", "e3"), 1.0 / 6.0);
}

#[test]
fn nothing_related_is_unknown_and_not_zero() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "l", Role::Strength, &[("crops", 1)]);
    state(&mut tables, "e", Role::Strength, &[("ict", 1)]);
    let dataset = Dataset::new(tables).unwrap();
    for formula in ["balanced", "both", "to-seeker", "to-host"] {
        let what = ("added-relatedness", formula);
        assert!(value(&dataset, Measure::Identity, what, ("l", "e")).is_err(), "{formula}");
    }
}

/// By hand: p = (1/2 crops, 1/2 wine), q = (1/4 wine, 3/4 solar); Σ min = 1/4, Σ max = 7/4, p·q =
/// 1/8, |p|² = 1/2, |q|² = 5/8.
#[test]
fn likeness_of_strengths_by_hand() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "l", Role::Strength, &[("crops", 2), ("wine", 2)]);
    state(&mut tables, "e", Role::Strength, &[("wine", 1), ("solar", 3)]);
    let dataset = Dataset::new(tables).unwrap();
    for (formula, expected) in [
        ("ruzicka", 1.0 / 7.0),
        ("finger-kreinin", 0.25),
        ("krugman", 0.25),
        ("cosine", 0.125 / (0.5_f64 * 0.625).sqrt()),
        ("jaccard", 1.0 / 3.0),
        ("hellinger", 1.0 - (1.0 - 0.125_f64.sqrt()).sqrt()),
    ] {
        let what = ("shared-strengths", formula);
        close(value(&dataset, Measure::Identity, what, ("l", "e")).unwrap().0, expected);
    }
}

/// Three quarters of the left profile are in a theme of the right one, which has a quarter there.
#[test]
fn coverage_of_themes_is_the_share_of_the_left_region() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "l", Role::Strength, &[("crops", 3), ("solar", 1)]);
    state(&mut tables, "e", Role::Strength, &[("wine", 1), ("ict", 3)]);
    let dataset = Dataset::new(tables).unwrap();
    for (formula, expected) in [("coverage", 0.75), ("overlap", 0.25)] {
        let (found, evidence) =
            value(&dataset, Measure::Identity, ("shared-themes", formula), ("l", "e")).unwrap();
        close(found, expected);
        let themes: Vec<_> = evidence.iter().filter(|(_, amount)| *amount > 0.0).collect();
        assert!(
            matches!(&themes[..], [(Reason::SharedTheme { theme }, _)] if theme.id == "agri-food"),
            "{evidence:?}"
        );
    }
}

#[test]
fn languages_of_a_branch_count_three_quarters() {
    let steps = [
        ("es", "pt", 0.75),
        ("fr", "ca", 0.75),
        ("it", "co", 0.75),
        ("es", "fr", 0.5),
        ("ro", "it", 0.5),
        ("ro", "pl", 0.0),
        ("pl", "pl", 1.0),
    ];
    for (ours, theirs, expected) in steps {
        let (mut left, mut right) = (region("lac", "l"), region("eu", "e"));
        left.languages = vec![ours.into()];
        right.languages = vec!["de".into(), theirs.into()];
        let dataset = Dataset::new(toy(vec![left, right])).unwrap();
        let found = value(&dataset, Measure::Identity, ("language", "family"), ("l", "e"));
        assert_eq!(found.unwrap().0, expected, "{ours} {theirs}");
    }
}

/// Of languages that are equally alike, the ones recorded first are named.
#[test]
fn the_first_of_equally_alike_languages_is_named() {
    let [mut left, mut right] = [region("lac", "l"), region("eu", "e")];
    left.languages = vec!["es".into(), "pt".into()];
    right.languages = vec!["pt".into(), "es".into()];
    let dataset = Dataset::new(toy(vec![left, right])).unwrap();
    criterion(&dataset, Measure::Identity, "language", "family", |criterion, left, right| {
        let pair = Pair { left: left.get("l").unwrap(), right: right.get("e").unwrap() };
        let mut tally = Tally::with_reasons();
        criterion.assess(&pair, &mut tally).unwrap();
        let [EvidenceItem { reason: Reason::Compared { left, right, .. }, amount }] =
            &tally.into_items()[..]
        else {
            panic!("one reason")
        };
        assert_eq!((&left[0][..], &right[0][..], *amount), ("es", "es", 1.0));
    });
}

/// 9,241 km of 20,015: 1 - ln(9,242.1) / ln(20,016.1) = 0.0780, by a calculator.
#[test]
fn nearness_by_the_logarithm_of_the_distance() {
    let (mut left, mut right) = (region("lac", "l"), region("eu", "e"));
    left.coordinates = Some(Coordinates { latitude: -24.7859, longitude: -65.4117 });
    right.coordinates = Some(Coordinates { latitude: 38.5714, longitude: -7.9135 });
    let mut near = region("eu", "near");
    near.coordinates = left.coordinates;
    let dataset = Dataset::new(toy(vec![left, right, near])).unwrap();
    let found = |right| {
        value(&dataset, Measure::Identity, ("nearness", "logarithmic"), ("l", right)).unwrap().0
    };
    close(found("e"), 0.07802);
    close(found("near"), 1.0);
}

/// A field with the same value everywhere distinguishes nobody: the terrain (1/2) and the level (1)
/// remain.
#[test]
fn a_constant_field_is_no_part_of_structural_likeness() {
    let (mut left, mut right) = (region("lac", "l"), region("eu", "e"));
    for region in [&mut left, &mut right] {
        region.population = Some(5_000);
        region.area_km2 = Some(7.5);
    }
    let mut tables = toy(vec![left, right]);
    tables.attributes = terrain(&[("l", "coastal"), ("e", "coastal"), ("e", "island")]);
    let dataset = Dataset::new(tables).unwrap();
    let gower = ("structural-likeness", "gower");
    let (found, evidence) = value(&dataset, Measure::Identity, gower, ("l", "e")).unwrap();
    close(found, 0.75);
    assert_eq!(evidence.len(), 2);
}

/// What differs by rounding alone does not vary; what differs by more does.
#[test]
fn rounding_is_no_variation() {
    let line = [1.0, 2.0, 3.0];
    for constant in [[0.1 + 0.2, 0.3, 0.3], [1e9, 1e9 + 2e-7, 1e9], [0.0, 1e-13, 0.0], [5.0; 3]] {
        assert_eq!(correlation(&line, &constant), None, "{constant:?}");
        assert_eq!(correlation(&constant, &line), None, "{constant:?}");
    }
    for rising in [[0.0, 1e-9, 2e-9], [1e6, 1e6 + 1.0, 1e6 + 2.0], [0.3, 0.300_001, 0.300_002]] {
        assert!((correlation(&line, &rising).unwrap() - 1.0).abs() < 1e-6, "{rising:?}");
        let falling = [rising[2], rising[1], rising[0]];
        assert!((correlation(&line, &falling).unwrap() + 1.0).abs() < 1e-6, "{rising:?}");
    }
}

/// Rows that tell what the pairing did count only when asked for.
#[test]
fn only_ex_ante_rows_feed_a_profile_by_default() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "l", Role::Strength, &[("crops", 1)]);
    state(&mut tables, "l", Role::Strength, &[("crops", 3), ("wine", 2)]);
    for row in &mut tables.domains[1..] {
        row.ex_ante = false;
    }
    let dataset = Dataset::new(tables).unwrap();
    let strengths = |horizon| {
        let pool = Pool::new(&dataset, "lac", horizon);
        pool.get("l").unwrap().strengths.iter().map(|s| s.weight).collect::<Vec<_>>()
    };
    assert_eq!(strengths(Horizon::ExAnte), [1.0]);
    assert_eq!(strengths(Horizon::All), [3.0, 2.0]);
}

#[test]
fn unknown_names_of_criteria_and_formulas_come_with_the_nearest() {
    let dataset = needs_and_offers();
    let left = Pool::new(&dataset, "lac", Horizon::ExAnte);
    let right = Pool::new(&dataset, "eu", Horizon::ExAnte);
    let nothing = Occurrence::empty(dataset.taxonomy().len());
    let similarity = dataset.taxonomy().similarity(Measure::Identity, &nothing).unwrap();
    let context =
        CriterionContext { left: &left, right: &right, similarity: &similarity, ties: &[] };
    let error = |id, settings| build(id, &settings, &context).err().unwrap().to_string();
    let message = error("needs-mat", CriterionSettings::default());
    assert!(message.ends_with("did you mean `needs-met`?"), "{message}");
    let formula = Some("famly");
    let message = error("language", CriterionSettings { formula, ..CriterionSettings::default() });
    assert!(message.ends_with("did you mean `family`?"), "{message}");
    let targets = &["crops".to_owned(), "wime".to_owned()];
    let formula = Some("target-density");
    let message =
        error("added-relatedness", CriterionSettings { formula, targets, statements: None });
    assert_eq!(
        message,
        "criterion `added-relatedness`: target `wime` is not a known domain; did you mean `wine`?"
    );
}

/// Trap 15 of the methods: a region that records each of its domains twice, under two siblings of
/// equal weight, must not score higher with everyone.
#[test]
fn twice_the_detail_is_no_merit() {
    let base =
        dataset(DatasetOptions { left: 30, right: 30, ..DatasetOptions::default() }).unwrap();
    // A host that states the even domains 00, 02, 04 of four themes, and one that states for each
    // also its sibling 01, 03, 05.
    let host = |double: bool| {
        let mut tables = base.tables().clone();
        tables.domains.retain(|row| row.region != "eu-000000");
        for theme in 0..4 {
            for domain in [0, 2] {
                let siblings = if double { domain..domain + 2 } else { domain..domain + 1 };
                for domain in siblings {
                    let id = format!("domain-{theme:02}-{domain:02}");
                    state(&mut tables, "eu-000000", Role::Strength, &[(&id, 2)]);
                }
            }
        }
        Dataset::new(tables).unwrap()
    };
    for (id, formula) in [
        ("needs-met", "adjusted"),
        ("needs-met", "shares"),
        ("shared-strengths", "pearson"),
        ("shared-strengths", "finger-kreinin"),
        ("shared-themes", "overlap"),
        ("added-relatedness", "near-strengths"),
        ("added-relatedness", "balanced"),
    ] {
        let column = |dataset: &Dataset| -> Vec<f64> {
            criterion(dataset, Measure::WuPalmer, id, formula, |criterion, left, right| {
                let place = right.get("eu-000000").unwrap().index;
                let layer = Layer::compute(criterion, left, right).unwrap();
                layer.values.column(place).iter().filter_map(|value| value.get()).collect()
            })
        };
        let (single, double) = (column(&host(false)), column(&host(true)));
        let raised = single.iter().zip(&double).filter(|(a, b)| b > a).count();
        assert!(raised < single.len(), "{id} by {formula} is raised with everyone");
    }
}

/// The trap is real: plain coverage is raised, or kept, with everyone.
#[test]
fn plain_coverage_does_reward_detail() {
    let dataset = Dataset::new({
        let mut tables = toy(vec![region("lac", "l"), region("eu", "a"), region("eu", "b")]);
        state(&mut tables, "l", Role::Need, &[("wine", 2), ("solar", 2)]);
        state(&mut tables, "a", Role::Strength, &[("crops", 2)]);
        state(&mut tables, "b", Role::Strength, &[("crops", 2), ("wine", 2), ("solar", 2)]);
        tables
    })
    .unwrap();
    let coverage = ("needs-met", "coverage");
    let few = value(&dataset, Measure::WuPalmer, coverage, ("l", "a")).unwrap().0;
    let many = value(&dataset, Measure::WuPalmer, coverage, ("l", "b")).unwrap().0;
    assert!(many > few);
}

const SYMMETRIC: &[(&str, &str)] = &[
    ("shared-strengths", "finger-kreinin"),
    ("shared-strengths", "cosine"),
    ("shared-strengths", "pearson"),
    ("shared-strengths", "centred-cosine"),
    ("shared-strengths", "ruzicka"),
    ("shared-strengths", "hellinger"),
    ("shared-strengths", "jaccard"),
    ("shared-themes", "overlap"),
    ("added-relatedness", "near-strengths"),
    ("added-relatedness", "target-density"),
    ("added-relatedness", "balanced"),
    ("added-relatedness", "both"),
    ("strategy-learning", "both-learn"),
    ("structural-likeness", "gower"),
    ("language", "family"),
    ("nearness", "linear"),
];

/// A criterion behind a pointer is the criterion, and data and scores may go to other threads.
#[test]
fn criteria_behind_pointers_and_across_threads() {
    fn id(criterion: impl Criterion) -> String {
        criterion.id().to_owned()
    }
    fn shared<T: Send + Sync>() {}
    let data = dataset(DatasetOptions::default()).unwrap();
    let [left, right] = ["lac", "eu"].map(|side| Pool::new(&data, side, Horizon::ExAnte));
    let nearness = || Nearness::new(&left, &right, NearnessFormula::Linear);
    let by_reference: &dyn Criterion = &nearness();
    assert_eq!(id(by_reference), "nearness");
    assert_eq!(id(Box::new(nearness())), "nearness");
    assert_eq!(id(Arc::new(nearness())), "nearness");
    assert_eq!(id(Box::new(nearness()) as Box<dyn Criterion>), "nearness");
    assert_eq!(id(Arc::new(nearness()) as Arc<dyn Criterion>), "nearness");

    shared::<Dataset>();
    shared::<Pool>();
    shared::<ScoreSet>();
    shared::<regiopair::plan::Assessment>();
    shared::<regiopair::Error>();
}

proptest! {
    #![proptest_config(cases(24))]

    /// Every criterion by every formula: values in [0, 1], amounts that add up to the last bit, and
    /// the same value whether reasons are kept or not.
    #[test]
    fn laws_of_values_and_evidence(seed in 0..u64::MAX, left in 1..6_usize, right in 1..6_usize) {
        let dataset = dataset(DatasetOptions { left, right, seed, ..DatasetOptions::default() }).unwrap();
        for entry in entries() {
            for formula in entry.formulas {
                criterion(&dataset, Measure::WuPalmer, entry.id, formula, |criterion, ls, rs| {
                    assert_eq!(criterion.id(), entry.id);
                    for l in ls.profiles() {
                        for r in rs.profiles() {
                            let pair = Pair { left: l, right: r };
                            let mut with = Tally::with_reasons();
                            let mut without = Tally::without_reasons();
                            let known = criterion.assess(&pair, &mut with);
                            assert_eq!(&known, &criterion.assess(&pair, &mut without));
                            let value = with.value();
                            assert!((0.0..=1.0).contains(&value), "{} {formula}: {value}", entry.id);
                            assert_eq!(value.to_bits(), without.value().to_bits());
                            let items = with.into_items();
                            let is_signed = items.first().is_some_and(|it| it.reason == Reason::Base);
                            assert!(is_signed || items.iter().all(|item| item.amount >= 0.0));
                            let sum = items.iter().fold(0.0, |sum, item| sum + item.amount);
                            assert_eq!(sum.to_bits(), value.to_bits());
                            if let Err(unknown) = known {
                                assert!(!unknown.to_string().is_empty());
                            }
                        }
                    }
                });
            }
        }
    }

    /// Criteria that ask the same of both sides give the same when the sides are turned.
    #[test]
    fn symmetric_criteria_do_not_care_who_stands_left(seed in 0..u64::MAX) {
        let straight = dataset(DatasetOptions { left: 4, right: 4, seed, ..DatasetOptions::default() }).unwrap();
        let mut tables = straight.tables().clone();
        // The names decide which side is left.
        for region in &mut tables.regions {
            region.side = if region.side == "lac" { "eu" } else { "lac" }.to_owned();
        }
        for tie in &mut tables.ties {
            std::mem::swap(&mut tie.left, &mut tie.right);
        }
        let turned = Dataset::new(tables).unwrap();
        prop_assert_eq!(turned.regions()[0].id.get(..3), Some("eu-"));
        for &(id, formula) in SYMMETRIC {
            let layer = |dataset: &Dataset| {
                criterion(dataset, Measure::Lin, id, formula, |criterion, left, right| {
                    Layer::compute(criterion, left, right).unwrap().values
                })
            };
            let (a, b) = (layer(&straight), layer(&turned));
            for (i, j) in (0..4).flat_map(|i| (0..4).map(move |j| (i, j))) {
                match (a[[i, j]].get(), b[[j, i]].get()) {
                    (Some(x), Some(y)) => prop_assert!((x - y).abs() < 1e-12, "{} {}", id, formula),
                    (x, y) => prop_assert_eq!(x, y),
                }
            }
        }
    }

    /// Only the shape of a profile counts: the same weights all at 1 or all at 3 give the same.
    #[test]
    fn only_proportions_of_weights_count(seed in 0..u64::MAX) {
        let base = dataset(DatasetOptions { left: 3, right: 3, seed, ..DatasetOptions::default() }).unwrap();
        let scaled = |weight| {
            let mut tables = base.tables().clone();
            for row in &mut tables.domains {
                row.weight = Grade::new(weight).unwrap();
            }
            Dataset::new(tables).unwrap()
        };
        let (ones, threes) = (scaled(1), scaled(3));
        for entry in entries() {
            for formula in entry.formulas {
                let layer = |dataset: &Dataset| {
                    criterion(dataset, Measure::Lin, entry.id, formula, |criterion, left, right| {
                        Layer::compute(criterion, left, right).unwrap().values
                    })
                };
                for (a, b) in layer(&ones).iter().zip(&layer(&threes)) {
                    match (a.get(), b.get()) {
                        (Some(x), Some(y)) => prop_assert!((x - y).abs() < 1e-12),
                        (x, y) => prop_assert_eq!(x, y),
                    }
                }
            }
        }
    }
}
