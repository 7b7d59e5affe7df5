//! Two codings of the same regions: how they are read, averaged and compared.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::criteria::Reason;
use regiopair::plan::Matcher;
use regiopair::profile::{
    Coder, Coders, Dataset, DomainRecord, Grade, Horizon, Pool, Role, Tables, WeightedDomain,
};
use regiopair::programme::Programme;
use regiopair::proposal::Notice;
use regiopair::report::{self, language::English};
use regiopair::taxonomy::{TaxonomyRows, ThemeRow};
use regiopair::validation::agreement;
#[cfg(feature = "data")]
use regiopair::validation::{ValidationOptions, validate};

use super::score_table::bare_region;

const DOMAINS: [(&str, &str); 4] =
    [("agri-food", "crops"), ("agri-food", "wine"), ("energy", "solar"), ("energy", "wind")];

/// Region, role, domain, weight and coder of a row.
type Row<'a> = (&'a str, Role, &'a str, u8, Coder);

use Coder::{First, Second};
use Role::{Need, Strength};

/// Two regions a side, `l`, `m` and `e`, `f`, with these rows.
fn dataset(rows: &[Row<'_>]) -> Dataset {
    let regions = [("lac", "l"), ("lac", "m"), ("eu", "e"), ("eu", "f")];
    let record = |&(region, role, domain, weight, coder): &Row<'_>| DomainRecord {
        region: region.to_owned(),
        role,
        domain: domain.to_owned(),
        weight: Grade::new(weight).unwrap(),
        ex_ante: true,
        source: String::new(),
        note: String::new(),
        coder,
    };
    Dataset::new(Tables {
        taxonomy: TaxonomyRows::Themes(
            DOMAINS.iter().map(|&(theme, domain)| ThemeRow::new(theme, domain)).collect(),
        ),
        regions: regions.iter().map(|(side, id)| bare_region(side, id)).collect(),
        domains: rows.iter().map(record).collect(),
        ..Tables::default()
    })
    .unwrap()
}

/// A programme with one criterion of weight 1.
fn programme(coders: &str, criterion: &str) -> Programme {
    let text =
        format!("coders = \"{coders}\"\nsimilarity = \"identity\"\n[[criteria]]\n{criterion}\n");
    Programme::from_toml_str(&text).unwrap()
}

/// The domains of one region's strengths or needs with their weights.
fn weights(dataset: &Dataset, coders: Coders, id: &str, role: Role) -> Vec<(String, f64)> {
    let side = &dataset.region(id).unwrap().side;
    let pool = Pool::with_coders(dataset, side, Horizon::ExAnte, coders);
    let profile = pool.get(id).unwrap();
    let stated = if role == Strength { &profile.strengths } else { &profile.needs };
    let name = |it: &WeightedDomain| dataset.taxonomy().domain_label(it.domain).id;
    stated.iter().map(|it| (name(it), it.weight)).collect()
}

/// The score of a pair; `None` if unknown.
fn score(dataset: &Dataset, programme: Programme, left: &str, right: &str) -> Option<f64> {
    let assessed = Matcher::new(dataset, programme).assess().unwrap();
    let place =
        (assessed.left().get(left).unwrap().index, assessed.right().get(right).unwrap().index);
    assessed.scores().scores()[place].get()
}

fn named(weights: &[(&str, f64)]) -> Vec<(String, f64)> {
    weights.iter().map(|&(domain, weight)| (domain.to_owned(), weight)).collect()
}

fn close(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-12), "{found:?} {expected}");
}

/// Shares 3/4, 1/4 and 1/2, 1/2; both sums are 4.
#[test]
fn the_mean_of_two_coders_averages_shares() {
    let both = dataset(&[
        ("l", Strength, "crops", 3, First),
        ("l", Strength, "wine", 1, First),
        ("l", Strength, "wine", 2, Second),
        ("l", Strength, "solar", 2, Second),
        ("e", Strength, "wine", 1, First),
    ]);
    let found = |coders| weights(&both, coders, "l", Strength);
    assert_eq!(found(Coders::First), named(&[("crops", 3.0), ("wine", 1.0)]));
    assert_eq!(found(Coders::Second), named(&[("solar", 2.0), ("wine", 2.0)]));
    assert_eq!(found(Coders::Mean), named(&[("crops", 1.5), ("solar", 1.0), ("wine", 1.5)]));
    // Coded once, with its weights as they are.
    assert_eq!(weights(&both, Coders::Mean, "e", Strength), named(&[("wine", 1.0)]));
    assert_eq!(weights(&both, Coders::Second, "e", Strength), []);
    assert_eq!(weights(&both, Coders::Mean, "l", Need), []);
}

/// A coder who lists more does not weigh more: shares 1/3 each and 1; sums 3 and 1, mean 2.
#[test]
fn a_longer_list_weighs_no_more() {
    let rows = ["crops", "wine", "solar"].map(|domain| ("l", Need, domain, 1, First));
    let both = dataset(&[&rows[..], &[("l", Need, "wind", 1, Second)]].concat());
    let third = 1.0 / 3.0 / 2.0 * 2.0;
    let expected = named(&[("crops", third), ("solar", third), ("wind", 1.0), ("wine", third)]);
    assert_eq!(weights(&both, Coders::Mean, "l", Need), expected);
}

/// Of two needs, each stated by one coder, the partner meets one: half of the needs.
#[test]
fn a_need_that_only_one_coder_states_counts_half() {
    let both = dataset(&[
        ("l", Need, "crops", 2, First),
        ("l", Need, "wine", 3, Second),
        ("e", Strength, "crops", 3, First),
        ("e", Strength, "crops", 1, Second),
    ]);
    let met = |coders, formula: &str| {
        let criterion = format!("id = \"needs-met\"\nformula = \"{formula}\"");
        score(&both, programme(coders, &criterion), "l", "e")
    };
    for formula in ["coverage", "shares"] {
        close(met("first", formula), 1.0);
        close(met("second", formula), 0.0);
        close(met("mean", formula), 0.5);
    }
}

/// Themes and quotas by domain ask whether one of the coders says that a region is strong; the
/// leading theme follows from the averaged weights.
#[test]
fn a_region_is_strong_where_one_coder_says_so() {
    let both = dataset(&[
        ("l", Strength, "crops", 3, First),
        ("l", Strength, "solar", 1, First),
        ("l", Strength, "solar", 1, Second),
        ("e", Strength, "crops", 2, First),
        ("e", Strength, "solar", 2, First),
        ("e", Strength, "crops", 2, Second),
        ("e", Strength, "solar", 2, Second),
    ]);
    // Averaged for l: crops 3/8, solar 5/8 of 2.5.
    assert_eq!(
        weights(&both, Coders::Mean, "l", Strength),
        named(&[("crops", 0.9375), ("solar", 1.5625)])
    );
    let of_kind = |coders: &str, kind: &str| {
        let text = format!(
            "coders = \"{coders}\"\n[[criteria]]\nid = \"shared-strengths\"\n[rules]\npairs = \"free\"\n\
             [[rules.pair_quotas]]\n{kind}\nat_least = 1\n"
        );
        let programme = Programme::from_toml_str_for(&text, &both).unwrap();
        let assessed = Matcher::new(&both, programme).assess().unwrap();
        assessed.propose().unwrap().clash.is_none()
    };
    assert!(of_kind("first", "leading_theme = \"agri-food\""));
    assert!(!of_kind("first", "leading_theme = \"energy\""));
    assert!(of_kind("mean", "leading_theme = \"energy\""));
    assert!(!of_kind("mean", "leading_theme = \"agri-food\""));
    assert!(of_kind("mean", "domain = \"crops\"") && of_kind("first", "domain = \"crops\""));
    assert!(!of_kind("second", "domain = \"crops\""));
}

/// Without a second coding, all scores are the same to the last bit.
#[test]
fn one_coding_scores_the_same_under_first_and_mean() {
    let made =
        regiopair::synthetic::dataset(regiopair::synthetic::DatasetOptions::default()).unwrap();
    assert_eq!(made.coders(), 1);
    let bits = |coders| {
        let programme = Programme { coders, ..Programme::default() };
        let assessed = Matcher::new(&made, programme).assess().unwrap();
        let scores = assessed.scores().scores();
        scores.iter().map(|value| value.get().map(f64::to_bits)).collect::<Vec<_>>()
    };
    assert_eq!(bits(Coders::First), bits(Coders::Mean));
}

#[test]
fn a_coder_of_some_regions_leaves_the_others_unknown() {
    let both = dataset(&[
        ("l", Strength, "crops", 3, First),
        ("m", Strength, "wine", 3, First),
        ("e", Strength, "crops", 3, First),
        ("l", Strength, "crops", 2, Second),
        ("e", Strength, "crops", 1, Second),
    ]);
    let cosine = "id = \"shared-strengths\"\nformula = \"cosine\"";
    for (coders, other) in [("first", Some(0.0)), ("second", None), ("mean", Some(0.0))] {
        close(score(&both, programme(coders, cosine), "l", "e"), 1.0);
        assert_eq!(score(&both, programme(coders, cosine), "m", "e"), other, "{coders}");
    }
}

/// Both ways round; what only the other coder has, in the chosen horizon, is not known.
#[test]
fn regions_that_only_the_other_coder_has_coded_are_named() {
    let mut rows = vec![
        ("l", Strength, "crops", 3, First),
        ("l", Strength, "wine", 3, Second),
        ("m", Need, "crops", 3, Second),
        ("e", Strength, "crops", 3, First),
        ("e", Strength, "crops", 3, Second),
    ];
    let not_coded = |rows: &[Row<'_>], coders: &str| {
        let matcher = Matcher::new(&dataset(rows), programme(coders, "id = \"shared-strengths\""));
        let proposal = matcher.assess().unwrap().propose().unwrap();
        let found = proposal.notices.iter().find_map(|notice| match notice {
            Notice::NotCoded { coder, regions } => {
                Some((*coder, regions.iter().map(|region| region.id.clone()).collect::<Vec<_>>()))
            }
            _ => None,
        });
        (
            found,
            report::to_text(&proposal, &English).split_whitespace().collect::<Vec<_>>().join(" "),
        )
    };
    let (found, text) = not_coded(&rows, "first");
    assert_eq!(found, Some((First, vec!["m".to_owned()])));
    assert!(
        text.contains(
            "Note: strengths and needs of M are known from the second coder only, and the programme takes \
             those of the first (coders): they are unknown here."
        ),
        "{text}"
    );
    rows.push(("f", Strength, "wine", 1, First));
    assert_eq!(not_coded(&rows, "second").0, Some((Second, vec!["f".to_owned()])));
    assert_eq!(not_coded(&rows, "mean").0, None);
    rows.push(("f", Need, "wine", 1, Second));
    assert_eq!(not_coded(&rows, "second").0, None);
}

#[test]
fn a_coder_without_any_row_is_refused_by_name() {
    let error = |coder, asked| {
        let rows = [("l", Strength, "crops", 3, coder), ("e", Strength, "crops", 3, coder)];
        let programme = programme(asked, "id = \"shared-strengths\"");
        Matcher::new(&dataset(&rows), programme).assess().unwrap_err().to_string()
    };
    assert_eq!(
        error(First, "second"),
        "the programme has coders = \"second\", but no row of table `domains` has coder `second`; \
         add the rows of this coder, or use the other coder or \"mean\""
    );
    assert!(error(Second, "first").starts_with("the programme has coders = \"first\", but no row"));
    let only_second = [("l", Strength, "crops", 3, Second), ("e", Strength, "crops", 3, Second)];
    close(
        score(&dataset(&only_second), programme("mean", "id = \"shared-strengths\""), "l", "e"),
        1.0,
    );
}

const REGIONS: &str = "id,name,side,country,gdp_per_capita_eur,gdp_approximate,area_km2\n\
                       l,L,lac,AR,7000,yes,1\nm,M,lac,AR,4134,,3\ne,E,eu,PT,17800,no,1\n";

/// Reads a folder of CSV tables.
fn read(regions: &str, domains: &str) -> Result<Dataset, String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("regions.csv", regions);
    write("domains.csv", domains);
    write("taxonomy.csv", "theme,domain\nagri-food,crops\nagri-food,wine\n");
    Dataset::read(folder.path()).map(|read| read.dataset).map_err(|error| error.to_string())
}

#[test]
fn the_column_of_coders_is_optional() {
    let header = "region,role,domain,weight";
    let rows = "l,need,wine,3";
    let without = read(REGIONS, &format!("{header}\n{rows}\n")).unwrap();
    for coder in ["", "first", "First", " FIRST "] {
        let with = read(REGIONS, &format!("{header},coder\n{rows},{coder}\n")).unwrap();
        assert_eq!(with.digest(), without.digest(), "{coder}");
    }
    let tables = serde_json::to_string(&without).unwrap();
    assert!(!tables.contains("coder"), "{tables}");
    let second = read(REGIONS, &format!("{header},coder\n{rows},second\n")).unwrap();
    assert_eq!(second.domains_of("l")[0].coder, Second);
    assert_ne!(second.digest(), without.digest());
    let both = format!("{header},coder\n{rows},second\n{rows},\n");
    assert_eq!(read(REGIONS, &both).unwrap().coders(), 2);
}

#[test]
fn faults_in_codings_are_named() {
    let header = "region,role,domain,weight,coder\nl,need,wine,3,";
    let error = |rest: &str| read(REGIONS, &format!("{header}{rest}\n")).unwrap_err();
    assert_eq!(
        error("secnd"),
        "domains.csv line 2, column `coder`: `secnd` is not accepted; accepted: first, second; did \
         you mean `second`?"
    );
    assert!(error("third").contains("`third` is not accepted; accepted: first, second"));
    assert!(error("2").contains("`2` is not accepted"));
    assert!(error("mean").contains("`mean` is not accepted"));
    assert!(error("second\nl,need,wine,1,second").contains("is stated twice, first in line 2"));
    let close =
        read(REGIONS, "region,role,domain,weight,codr\nl,need,wine,3,second\n").unwrap_err();
    assert!(close.contains("did you mean `coder`?"), "{close}");
}

#[test]
fn an_approximate_value_is_shown_as_such() {
    let read = |regions: &str| read(regions, "region,role,domain,weight\nl,need,wine,3\n");
    let dataset = read(REGIONS).unwrap();
    let flags: Vec<bool> = dataset.regions().iter().map(|region| region.gdp_approximate).collect();
    assert_eq!(flags, [true, false, false]);
    let programme = "[[criteria]]\nid = \"structural-likeness\"\n";
    let assessed =
        Matcher::new(&dataset, Programme::from_toml_str(programme).unwrap()).assess().unwrap();
    let pairing = assessed.explain("l", "e").unwrap();
    let gdp = pairing.criteria[0].evidence.iter().find(|item| {
        matches!(
            item.reason,
            Reason::Measured { left_approximate: true, right_approximate: false, .. }
        )
    });
    assert!(gdp.is_some(), "{:?}", pairing.criteria[0].evidence);
    let text = report::pairing_to_text(&pairing, &English);
    assert!(text.contains("GDP per person in euros about 7,000 / 17,800"), "{text}");
    assert!(text.contains("area in km² 1 / 1"), "{text}");
    // It breaks lines where they are full.
    let text = report::pairing_to_text(&assessed.explain("m", "e").unwrap(), &English);
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(words.join(" ").contains("GDP per person in euros 4,134 / 17,800"), "{text}");

    let error = read(&REGIONS.replace("4134,", ",yes")).unwrap_err();
    assert_eq!(
        error,
        "regions.csv line 3, column `gdp_approximate`: `yes` is not accepted; accepted: no, or an \
         empty cell, where gdp_per_capita_eur is empty"
    );
    let error = read(&REGIONS.replace("7000,yes", "7000,about")).unwrap_err();
    assert!(error.contains("column `gdp_approximate`: `about` is not accepted"), "{error}");
}

/// By hand: first coding (3, 1, 0, 0) of l, second (2, 0, 2, 0); of e (0, 1, 0, 0) and (0, 2, 0, 1).
#[test]
fn agreement_is_a_cosine_next_to_chance() {
    let both = dataset(&[
        ("l", Strength, "crops", 3, First),
        ("l", Strength, "wine", 1, First),
        ("l", Strength, "crops", 2, Second),
        ("l", Strength, "solar", 2, Second),
        ("e", Strength, "wine", 1, First),
        ("e", Strength, "wine", 2, Second),
        ("e", Strength, "wind", 1, Second),
        ("m", Strength, "wind", 1, First),
        ("l", Need, "wind", 1, First),
        ("l", Need, "wind", 3, Second),
    ]);
    let [strengths, needs] = agreement(&both, Horizon::ExAnte);
    let (l, e) = (6.0 / 80_f64.sqrt(), 2.0 / 5_f64.sqrt());
    close(strengths.same, f64::midpoint(l, e));
    // l's first coding with e's second: 2 / √50; e's first with l's second: 0.
    close(strengths.different, 2.0 / 50_f64.sqrt() / 2.0);
    let ids: Vec<&str> = strengths.regions.iter().map(|row| &*row.region.id).collect();
    assert_eq!((ids, strengths.coded_once), (vec!["l", "e"], 1));
    close(Some(strengths.regions[0].cosine), l);
    close(strengths.regions[0].chance, 1.0 / 50_f64.sqrt());
    // One region only: there is no other to compare with.
    close(needs.same, 1.0);
    assert_eq!((needs.different, needs.regions[0].chance), (None, None));
    let text = report::agreement_to_text(&[strengths.clone(), needs.clone()], &English);
    assert!(
        text.contains("Mean for strengths over 2 regions: 0.78, by chance 0.14; 1 region"),
        "{text}"
    );
    assert!(text.contains("Mean for needs over 1 region: 1.00, by chance unknown."), "{text}");
    let table = report::agreement_to_csv(&[strengths, needs]).unwrap();
    assert_eq!(table.lines().count(), 4, "{table}");
    assert_eq!(table.lines().last().unwrap(), "l,need,1,");
}

#[test]
fn one_coder_has_nothing_to_agree_with() {
    let once = dataset(&[("l", Strength, "crops", 3, First)]);
    let agreements = agreement(&once, Horizon::ExAnte);
    assert!(agreements.iter().all(|it| it.same.is_none() && it.different.is_none()));
    let text = report::agreement_to_text(&agreements, &English);
    assert!(text.starts_with("No region was coded by two coders"), "{text}");
}

/// What the study reports of the annex, to two decimals.
#[cfg(feature = "data")]
#[test]
fn the_two_codings_of_the_annex_agree_as_the_study_found() {
    let [strengths, needs] = agreement(&Dataset::iuc_lac(), Horizon::ExAnte);
    let rounded = |mean: Option<f64>| (100.0 * mean.unwrap()).round() / 100.0;
    let means = |it: &regiopair::validation::Agreement| {
        (it.regions.len(), rounded(it.same), rounded(it.different))
    };
    assert_eq!(means(&strengths), (40, 0.75, 0.33));
    assert_eq!(means(&needs), (40, 0.53, 0.30));
}

/// A validation reports the agreement in all formats, and nothing of it without a second coding.
#[cfg(feature = "data")]
#[test]
fn a_validation_reports_how_well_two_coders_agree() {
    let validated = |dataset: &Dataset| {
        let assessed = Matcher::new(dataset, Programme::default()).assess().unwrap();
        let mut options = ValidationOptions { bootstrap_draws: 0, ..ValidationOptions::default() };
        (options.permutations.permutations, options.rarefaction_draws) = (10, 0);
        validate(&assessed, &assessed.propose().unwrap(), &options).unwrap()
    };
    let annex = Dataset::iuc_lac();
    let validation = validated(&annex);
    let text = report::validation_to_text(&validation, &English);
    assert!(text.contains("Agreement of the two coders"));
    assert!(!text.contains("-0.00"), "{text}");
    let table = report::validation_to_csv(&validation).unwrap();
    assert!(
        table.contains("agreement,strength,,,cosine,0.74") && table.contains("agreement,need,")
    );
    let json = report::validation_to_json(&validation, &English).unwrap();
    assert!(json.contains("\"agreement\": ["));

    let mut tables = annex.tables().clone();
    tables.domains.retain(|row| row.coder == First);
    let once = validated(&Dataset::new(tables).unwrap());
    assert!(once.agreement.is_empty());
    assert!(!report::validation_to_text(&once, &English).contains("coders"));
}

/// The rows of the second coder, and what it leaves alone.
#[cfg(feature = "data")]
#[test]
fn the_second_coding_is_of_the_annex_and_independent_of_the_pairing() {
    let dataset = Dataset::built_in();
    let rows: Vec<_> = dataset.tables().domains.iter().filter(|row| row.coder == Second).collect();
    assert_eq!(rows.len(), 634);
    assert!(rows.iter().all(|row| row.ex_ante && dataset.region(&row.region).unwrap().annex));
    let regions = dataset.regions().iter().filter(|region| region.annex);
    for region in regions {
        let count =
            |role| rows.iter().filter(|row| row.region == region.id && row.role == role).count();
        assert!((8..=10).contains(&count(Strength)), "{}", region.id);
        assert!((4..=6).contains(&count(Need)), "{}", region.id);
    }
    // A value that was there before is kept; one that was missing is there now.
    let gdp = |id: &str| {
        let region = dataset.region(id).unwrap();
        (region.gdp_per_capita_eur, region.gdp_approximate)
    };
    assert_eq!(gdp("salta"), (Some(4134.0), false));
    assert_eq!(gdp("asturias"), (Some(23_299.0), false));
    assert_eq!(gdp("arequipa"), (Some(7500.0), false));
    assert_eq!(gdp("aburra-valley"), (Some(7000.0), true));
    assert_eq!(gdp("tierra-del-fuego"), (None, false));
}

proptest! {
    #![proptest_config(cases(64))]

    /// The linear formula against all pairs of regions, and the mean against its definition.
    #[test]
    fn any_two_codings(drawn in prop::collection::vec((0..4_usize, 0..4_usize, 1..=3_u8, any::<bool>()), 0..24)) {
        let mut seen = std::collections::BTreeSet::new();
        let ids = ["l", "m", "e", "f"];
        let rows: Vec<Row<'_>> = drawn
            .iter()
            .map(|&(region, domain, weight, second)| {
                (ids[region], Strength, DOMAINS[domain].1, weight, if second { Second } else { First })
            })
            .filter(|&(region, _, domain, _, coder)| seen.insert((region, domain, coder)))
            .collect();
        let both = dataset(&rows);
        let vector = |id: &str, coder| {
            DOMAINS.map(|(_, domain)| {
                let row = rows.iter().find(|row| (row.0, row.2, row.4) == (id, domain, coder));
                row.map_or(0.0, |row| f64::from(row.3))
            })
        };
        let sum = |x: [f64; 4]| x.iter().sum::<f64>();
        let dot = |x: [f64; 4], y: [f64; 4]| x.iter().zip(y).map(|(a, b)| a * b).sum::<f64>();
        let cosine = |x, y| dot(x, y) / (dot(x, x) * dot(y, y)).sqrt();
        let coded: Vec<&str> = (ids.into_iter())
            .filter(|id| sum(vector(id, First)) > 0.0 && sum(vector(id, Second)) > 0.0)
            .collect();
        let (mut same, mut different) = (Vec::new(), Vec::new());
        for a in &coded {
            for b in &coded {
                let list = if a == b { &mut same } else { &mut different };
                list.push(cosine(vector(a, First), vector(b, Second)));
            }
        }
        let mean = |list: Vec<f64>| (!list.is_empty()).then(|| list.iter().sum::<f64>() / list.len() as f64);
        let [found, _] = agreement(&both, Horizon::ExAnte);
        for (found, expected) in [(found.same, mean(same)), (found.different, mean(different))] {
            prop_assert_eq!(found.is_some(), expected.is_some());
            prop_assert!((found.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-12);
        }
        for id in ids {
            let shares = [First, Second].map(|coder| vector(id, coder)).into_iter().filter(|x| sum(*x) > 0.0);
            let shares: Vec<[f64; 4]> = shares.map(|x| x.map(|weight| weight / sum(x))).collect();
            let found = weights(&both, Coders::Mean, id, Strength);
            let total: f64 = found.iter().map(|(_, weight)| weight).sum();
            for (place, (_, domain)) in DOMAINS.iter().enumerate() {
                let expected = shares.iter().map(|x| x[place]).sum::<f64>() / shares.len().max(1) as f64;
                let weight = found.iter().find(|(name, _)| name == domain).map_or(0.0, |it| it.1);
                let share = if total > 0.0 { weight / total } else { 0.0 };
                prop_assert!((share - expected).abs() < 1e-12);
            }
        }
    }
}
