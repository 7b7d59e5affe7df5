//! Why a value is 0: a case by hand for each criterion, and what the reports say where nothing adds to a
//! score.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::criteria::{Criterion, Meaning, Pair, Tally, Unknown, ZeroReason, entries};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{
    Coordinates, Dataset, Phase, PhaseRole, RegionLabel, Role, StrategyStatus, Tables, Tie,
};
use regiopair::programme::Programme;
use regiopair::proposal::{Notice, Pairing, Proposal};
use regiopair::report::{self, language::English};
use regiopair::score::Weights;
use regiopair::synthetic::{DatasetOptions, dataset};
use regiopair::taxonomy::{Measure, TaxonomyRows, ThemeRow};

use super::criteria::{criterion, phase, product_space, state, terrain, toy};
use super::score_table::bare_region as region;

/// Why a criterion is 0 for a pair, which must be so.
fn zero(dataset: &Dataset, (id, formula): (&str, &str), (l, r): (&str, &str)) -> Vec<ZeroReason> {
    criterion(dataset, Measure::Identity, id, formula, |criterion, left, right| {
        let pair = Pair { left: left.get(l).unwrap(), right: right.get(r).unwrap() };
        let mut tally = Tally::with_reasons();
        criterion.assess(&pair, &mut tally).unwrap();
        assert_eq!(tally.value(), 0.0, "{id} {formula}");
        tally.zero_reasons()
    })
}

fn label(id: &str) -> RegionLabel {
    RegionLabel { id: id.to_owned(), name: id.to_uppercase(), country: "PE".to_owned() }
}

/// One left region that needs wine and is strong in solar energy; two right ones, strong in wine
/// (weight 1) and something else (weight 3).
///
/// Each covers the need by 1/3, its weight relative to 3. Of two strengths, wine is surely one for a
/// partner by chance, as both have it: 2 of 4 records, times 2. Its mean relative weight is (1/3 + 1)
/// / 2, so that chance covers 2/3.
fn wine(others: [&str; 2]) -> Tables {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e1"), region("eu", "e2")]);
    state(&mut tables, "l", Role::Need, &[("wine", 2)]);
    state(&mut tables, "l", Role::Strength, &[("solar", 2)]);
    state(&mut tables, "e1", Role::Strength, &[("wine", 1), (others[0], 3)]);
    state(&mut tables, "e2", Role::Strength, &[("wine", 1), (others[1], 3)]);
    tables
}

#[test]
fn needs_met_by_nothing_similar() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "l", Role::Need, &[("wine", 3)]);
    state(&mut tables, "e", Role::Strength, &[("solar", 2)]);
    let dataset = Dataset::new(tables).unwrap();
    let expected = [ZeroReason::NoNeedMet { needs: label("l"), offers: label("e") }];
    for formula in ["adjusted", "coverage", "shares"] {
        assert_eq!(zero(&dataset, ("needs-met", formula), ("l", "e")), expected, "{formula}");
    }
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "e", Role::Need, &[("wine", 3)]);
    state(&mut tables, "l", Role::Strength, &[("solar", 2)]);
    let dataset = Dataset::new(tables).unwrap();
    let expected = [ZeroReason::NoNeedMet { needs: label("e"), offers: label("l") }];
    assert_eq!(zero(&dataset, ("needs-of-host-met", "coverage"), ("l", "e")), expected);
}

#[test]
fn needs_met_no_better_than_by_a_typical_partner() {
    let dataset = Dataset::new(wine(["ict", "wind"])).unwrap();
    let reasons = zero(&dataset, ("needs-met", "adjusted"), ("l", "e1"));
    let [ZeroReason::NoBetterThanTypical { needs, offers, coverage, typical }] = &reasons[..]
    else {
        panic!("{reasons:?}")
    };
    assert_eq!((needs, offers), (&label("l"), &label("e1")));
    assert!((coverage - 1.0 / 3.0).abs() < 1e-12 && (typical - 2.0 / 3.0).abs() < 1e-12);
}

#[test]
fn no_shared_strength_and_no_shared_theme() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    state(&mut tables, "l", Role::Strength, &[("wine", 3)]);
    state(&mut tables, "e", Role::Strength, &[("solar", 2)]);
    let dataset = Dataset::new(tables).unwrap();
    for formula in ["finger-kreinin", "krugman", "cosine", "ruzicka", "hellinger", "jaccard"] {
        let found = zero(&dataset, ("shared-strengths", formula), ("l", "e"));
        assert_eq!(found, [ZeroReason::NoSharedDomain], "{formula}");
    }
    for formula in ["overlap", "coverage"] {
        let found = zero(&dataset, ("shared-themes", formula), ("l", "e"));
        assert_eq!(found, [ZeroReason::NoSharedTheme], "{formula}");
    }
}

/// Of two domains, one has 3/4 and 1/4, the other 1/4 and 3/4: r = -1, although both share both.
#[test]
fn opposite_profiles() {
    let rows = ["a", "b"].map(|domain| ThemeRow::new("theme", domain));
    let taxonomy = TaxonomyRows::Themes(rows.to_vec());
    let mut tables = Tables { taxonomy, ..toy(vec![region("lac", "l"), region("eu", "e")]) };
    state(&mut tables, "l", Role::Strength, &[("a", 3), ("b", 1)]);
    state(&mut tables, "e", Role::Strength, &[("a", 1), ("b", 3)]);
    let dataset = Dataset::new(tables).unwrap();
    let found = zero(&dataset, ("shared-strengths", "pearson"), ("l", "e"));
    assert_eq!(found, [ZeroReason::OppositeProfiles]);
}

#[test]
fn nothing_new_and_nothing_related() {
    let nothing_new =
        |receiver, giver| ZeroReason::NothingNew { receiver: label(receiver), giver: label(giver) };
    let dataset = product_space();
    let found = zero(&dataset, ("added-relatedness", "balanced"), ("l1", "e1"));
    assert_eq!(found, [nothing_new("l1", "e1"), nothing_new("e1", "l1")]);
    let found = zero(&dataset, ("added-relatedness", "to-seeker"), ("l1", "e1"));
    assert_eq!(found, [nothing_new("l1", "e1")]);

    // Solar and wind occur together, wine alone: it is related to nothing that l lacks.
    let mut tables = toy(vec![region("lac", "l"), region("eu", "alone"), region("eu", "both")]);
    for (id, strengths) in [
        ("l", &[("crops", 1)][..]),
        ("alone", &[("wine", 1)]),
        ("both", &[("solar", 1), ("wind", 1)]),
    ] {
        state(&mut tables, id, Role::Strength, strengths);
    }
    let dataset = Dataset::new(tables).unwrap();
    let found = zero(&dataset, ("added-relatedness", "to-seeker"), ("l", "alone"));
    let (receiver, giver) = (label("l"), label("alone"));
    assert_eq!(found, [ZeroReason::NothingRelated { receiver, giver }]);
}

/// `l` needs analysis at level 2 and has 2 of it, as the partner; `able` is known to need nothing.
#[test]
fn no_phase_needed_and_nothing_to_teach() {
    let mut tables = toy(vec![region("lac", "l"), region("lac", "able"), region("eu", "e")]);
    phase(&mut tables, "l", PhaseRole::Need, &[(Phase::Analysis, 2)]);
    phase(&mut tables, "l", PhaseRole::Capacity, &[(Phase::Analysis, 2), (Phase::Vision, 0)]);
    phase(&mut tables, "able", PhaseRole::Need, &[(Phase::Analysis, 0)]);
    phase(&mut tables, "e", PhaseRole::Capacity, &[(Phase::Analysis, 2)]);
    phase(&mut tables, "e", PhaseRole::Need, &[(Phase::Vision, 3)]);
    let dataset = Dataset::new(tables).unwrap();
    let teaches = |learner, teacher| ZeroReason::NothingToTeach {
        learner: label(learner),
        teacher: label(teacher),
    };
    let id = "strategy-learning";
    assert_eq!(zero(&dataset, (id, "seeker-learns"), ("l", "e")), [teaches("l", "e")]);
    // The capacity of e in vision is unknown; l is known to have none.
    assert_eq!(zero(&dataset, (id, "host-learns"), ("l", "e")), [teaches("e", "l")]);
    let both = [teaches("l", "e"), teaches("e", "l")];
    assert_eq!(zero(&dataset, (id, "both-learn"), ("l", "e")), both);
    let nothing = [ZeroReason::NoPhaseNeeded { learner: label("able") }];
    assert_eq!(zero(&dataset, (id, "seeker-learns"), ("able", "e")), nothing);
}

#[test]
fn nothing_alike() {
    let (mut left, mut right) = (region("lac", "l"), region("eu", "e"));
    (left.population, right.population) = (Some(100), Some(1_000_000));
    right.level = "city".to_owned();
    let mut tables = toy(vec![left, right]);
    tables.attributes = terrain(&[("l", "coastal"), ("e", "mountain")]);
    let dataset = Dataset::new(tables).unwrap();
    let reasons = zero(&dataset, ("structural-likeness", "gower"), ("l", "e"));
    let [ZeroReason::NothingAlike { compared }] = &reasons[..] else { panic!("{reasons:?}") };
    assert_eq!(compared.len(), 3);
}

#[test]
fn no_common_language() {
    let (mut left, mut right) = (region("lac", "l"), region("eu", "e"));
    left.languages = vec!["es".to_owned(), "qu".to_owned()];
    right.languages = vec!["pl".to_owned()];
    let dataset = Dataset::new(toy(vec![left.clone(), right.clone()])).unwrap();
    let (l, r) = (left.languages.clone(), right.languages.clone());
    let expected = [ZeroReason::NoCommonLanguage { left: l, right: r }];
    assert_eq!(zero(&dataset, ("language", "family"), ("l", "e")), expected);
    // Spanish and Portuguese are related, which counts only under `family`.
    right.languages = vec!["pt".to_owned()];
    let (l, r) = (left.languages.clone(), right.languages.clone());
    let dataset = Dataset::new(toy(vec![left, right])).unwrap();
    let expected = [ZeroReason::NoCommonLanguage { left: l, right: r }];
    assert_eq!(zero(&dataset, ("language", "shared"), ("l", "e")), expected);
}

#[test]
fn the_poles_are_farthest_apart() {
    let (mut left, mut right) = (region("lac", "l"), region("eu", "e"));
    left.coordinates = Some(Coordinates { latitude: 90.0, longitude: 0.0 });
    right.coordinates = Some(Coordinates { latitude: -90.0, longitude: 0.0 });
    let dataset = Dataset::new(toy(vec![left, right])).unwrap();
    for formula in ["linear", "logarithmic"] {
        let reasons = zero(&dataset, ("nearness", formula), ("l", "e"));
        let [ZeroReason::FarthestApart { km }] = reasons[..] else { panic!("{reasons:?}") };
        assert!((km - 20_015.114).abs() < 0.001, "{km}");
    }
}

#[test]
fn an_earlier_tie_where_new_contacts_are_wanted() {
    let mut tables = toy(vec![region("lac", "l"), region("eu", "e")]);
    tables.ties.push(Tie {
        left: "l".to_owned(),
        right: "e".to_owned(),
        since: Some(2016),
        what: String::new(),
        source: String::new(),
    });
    let dataset = Dataset::new(tables).unwrap();
    let found = zero(&dataset, ("earlier-ties", "novelty"), ("l", "e"));
    let what = String::new();
    assert_eq!(found, [ZeroReason::WorkedTogether { since: Some(2016), what }]);
    // A tie without a description is no empty phrase.
    let page = explained(&dataset, "[[criteria]]\nid = \"earlier-ties\"\n", ("l", "e"));
    assert!(page.contains("\n      since 2016 1.000\n"), "{page}");
}

/// A built-in criterion says why its value is 0, and only then.
#[test]
fn zero_has_a_reason_and_nothing_else_has() {
    let (mut zeros, mut others) = (0, 0);
    for seed in 0..6 {
        let options = DatasetOptions { left: 5, right: 5, seed, ..DatasetOptions::default() };
        let dataset = dataset(options).unwrap();
        for (entry, formula) in
            entries().iter().flat_map(|entry| entry.formulas.iter().map(move |it| (entry, *it)))
        {
            criterion(&dataset, Measure::WuPalmer, entry.id, formula, |criterion, left, right| {
                for left in left.profiles() {
                    for right in right.profiles() {
                        let mut tally = Tally::with_reasons();
                        let mut plain = Tally::without_reasons();
                        let pair = Pair { left, right };
                        let _ = criterion.assess(&pair, &mut plain);
                        assert!(plain.zero_reasons().is_empty());
                        if criterion.assess(&pair, &mut tally).is_err() {
                            continue;
                        }
                        let reasons = tally.zero_reasons();
                        let is_zero = tally.value() == 0.0;
                        assert_eq!(is_zero, !reasons.is_empty(), "{} {formula}", entry.id);
                        assert!(!reasons.contains(&ZeroReason::NothingCounts), "{}", entry.id);
                        *if is_zero { &mut zeros } else { &mut others } += 1;
                    }
                }
            });
        }
    }
    assert!(zeros > 100 && others > 1_000, "{zeros} {others}");
}

/// Under a programme, with the similarity of the tree: the toy data state no related domains.
fn assessed(dataset: &Dataset, programme: &str) -> Assessment {
    let text = format!("similarity = \"wu-palmer\"\n{programme}");
    Matcher::new(dataset, Programme::from_toml_str(&text).unwrap()).assess().unwrap()
}

/// The page of a pair.
fn explained(dataset: &Dataset, programme: &str, (l, r): (&str, &str)) -> String {
    report::pairing_to_text(&assessed(dataset, programme).explain(l, r).unwrap(), &English)
}

/// The page with single blanks between words.
fn words(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

const NEEDS: &str = "[[criteria]]\nid = \"needs-met\"\n";

#[test]
fn a_pair_without_merit_is_not_praised() {
    let dataset = Dataset::new(wine(["ict", "wind"])).unwrap();
    let page = words(&explained(&dataset, NEEDS, ("l", "e1")));
    let why = "E1 meets the needs of L no better than a typical partner would (it covers 33 % of them, \
               a typical partner 67 %)";
    assert!(page.contains(&format!("meet needs of the left one 0, because {why} ?:")), "{page}");
    assert!(!page.contains("What they could work on"), "{page}");
    assert!(page.contains("No theme for joint work follows from the score"), "{page}");
    assert!(page.contains("No other partner of L has a score above 0."), "{page}");
    assert!(!page.contains("partners of L: E2 0.000") && !page.contains("good"), "{page}");

    let proposal = assessed(&dataset, NEEDS).propose().unwrap();
    assert_eq!((proposal.pairings.len(), proposal.total), (1, 0.0));
    assert_eq!(proposal.notices, [Notice::ZeroScores { count: 1, pairs: 1 }]);
    let page = words(&report::to_text(&proposal, &English));
    assert!(
        page.contains(&format!("0.000–0.000 nothing adds to the score: {why} Total")),
        "{page}"
    );
    assert!(!page.contains("offers: wine"), "{page}");
    assert!(page.contains("the only pair has the score 0"), "{page}");
    let csv = report::to_csv(&proposal, &English).unwrap();
    assert!(csv.contains(why), "{csv}");
    let json = report::to_json_value(&proposal, &English).unwrap();
    let part = &json["pairings"][0]["criteria"][0]["zero"][0];
    assert_eq!((&part["kind"], &part["text"]), (&"no-better-than-typical".into(), &why.into()));
}

/// A need that is met no better than by a typical partner is no reason for a pair with other merits.
#[test]
fn what_counts_nothing_is_no_reason() {
    let dataset = Dataset::new(wine(["solar", "ict"])).unwrap();
    let programme = format!("{NEEDS}[[criteria]]\nid = \"shared-strengths\"\n");
    let proposal = assessed(&dataset, &programme).propose().unwrap();
    assert!(proposal.total > 0.0 && proposal.notices.is_empty());
    let page = report::to_text(&proposal, &English);
    assert!(page.contains("\n      both strong in: solar\n"), "{page}");
    let strengths = "[[criteria]]\nid = \"shared-strengths\"\n";
    let page = report::to_text(&assessed(&dataset, strengths).propose().unwrap(), &English);
    assert!(page.contains("\n      both strong in: solar; L needs, E1 offers: wine\n"), "{page}");
}

#[test]
fn a_plan_without_a_pair_has_no_table() {
    let dataset = Dataset::new(wine(["ict", "wind"])).unwrap();
    let free = format!("[rules]\npairs = \"free\"\n{NEEDS}");
    let proposal = assessed(&dataset, &free).propose().unwrap();
    assert_eq!(proposal.pairings.len(), 0);
    let page = report::to_text(&proposal, &English);
    assert!(page.contains("\n\nThe plan has no pair. Proved: "), "{page}");
    assert!(!page.contains("at least–most"), "{page}");
    assert!(words(&page).contains("Why: no further pair would raise the total."), "{page}");
    let page = report::reserves_to_text(&[], &English);
    assert_eq!(page, "No region has a partner that could withdraw.\n\n");
    let page = report::plans_to_text(&proposal, &proposal, &English);
    assert!(page.ends_with("\n\nNothing changes: neither plan has a pair.\n\n"), "{page}");
}

/// The geometric mean of 0 and something is 0: e1 and l are both strong in energy.
#[test]
fn a_single_zero_that_decides_is_named() {
    let dataset = Dataset::new(wine(["wind", "wind"])).unwrap();
    let programme = format!(
        "aggregation = \"geometric-mean\"\nunknown_values = \"leave-out\"\n{NEEDS}[[criteria]]\nid = \"shared-themes\"\n"
    );
    let proposal = assessed(&dataset, &programme).propose().unwrap();
    let pairing: &Pairing = &proposal.pairings[0];
    assert_eq!((pairing.score, pairing.criteria[1].value), (0.0, Some(0.75)));
    let page = words(&report::to_text(&proposal, &English));
    assert!(
        page.contains("a single 0 makes the score 0: E1 meets the needs of L no better"),
        "{page}"
    );
    assert!(page.contains("geometric mean of the known criteria, 0 if one of them is 0"), "{page}");
}

/// e1 covers the need by 1/3, e2 by 1: the lowest value becomes 0, the greatest 1.
#[test]
fn the_lowest_value_is_zero_after_rescaling() {
    let mut tables = wine(["ict", "wind"]);
    tables.domains.retain(|row| row.region != "e2" || row.domain == "wine");
    let dataset = Dataset::new(tables).unwrap();
    let programme = format!("{NEEDS}formula = \"coverage\"\nnormalisation = \"min-max\"\n");
    let part = &assessed(&dataset, &programme).explain("l", "e1").unwrap().criteria[0];
    assert_eq!((part.normalised, &part.zero[..]), (Some(0.0), &[ZeroReason::Lowest][..]));
    let page = words(&explained(&dataset, &programme, ("l", "e1")));
    assert!(
        page.contains("wine 0.333 counts as 0.000 after rescaling 0, because no pair has"),
        "{page}"
    );
    let page = words(&explained(&dataset, &programme, ("l", "e2")));
    assert!(page.contains("wine 1.000 ?:") && page.contains("No other partner of L"), "{page}");
}

/// What is unknown is not 0.
#[test]
fn an_unknown_score_is_not_shown_as_zero() {
    let mut tables = wine(["ict", "wind"]);
    tables.regions.push(region("eu", "blank"));
    let dataset = Dataset::new(tables).unwrap();
    let page = explained(&dataset, NEEDS, ("l", "blank"));
    assert!(page.contains("\nscore unknown: no criterion with a weight is known\n"), "{page}");
    assert!(!page.contains("0.000"), "{page}");
    assert!(page.contains("as seen by L: unknown; as seen by BLANK: unknown"), "{page}");
    let seeker = format!("{NEEDS}seeker = 1\nhost = 0\n");
    let page = explained(&dataset, &seeker, ("l", "e1"));
    let views = "as seen by L: 0.000; as seen by E1: does not count, as no criterion has a weight";
    assert!(page.contains(views), "{page}");
}

/// A criterion of the user's own that never finds anything.
struct Never(Option<&'static str>);

impl Criterion for Never {
    fn id(&self) -> &'static str {
        "never"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("never so")
    }
    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        if let Some(text) = self.0 {
            tally.explain_zero(|| ZeroReason::text(text));
        }
        Ok(())
    }
}

#[test]
fn a_criterion_of_ones_own_says_why_or_nothing_counts() {
    let dataset = Dataset::new(wine(["ict", "wind"])).unwrap();
    for (own, expected) in [(Some("it rains"), "it rains"), (None, "nothing that counts was found")]
    {
        let matcher = Matcher::new(&dataset, Programme::default());
        let assessed = matcher.criterion(Never(own), Weights::both(1.0)).assess().unwrap();
        let page = report::pairing_to_text(&assessed.explain("l", "e1").unwrap(), &English);
        assert!(page.contains(&format!("never so\n      0, because {expected}\n")), "{page}");
    }
}

/// A proposal lists its criteria with their weights, also one of the user's own and one that is unknown
/// for every pair.
#[test]
fn a_proposal_lists_its_criteria_and_weights() {
    let mut tables = wine(["ict", "wind"]);
    for region in &mut tables.regions {
        region.s3_status = StrategyStatus::Unknown;
    }
    let dataset = Dataset::new(tables).unwrap();
    let text = "views = \"min\"\nsilent_criteria = \"leave-out\"\nunknown_values = \"leave-out\"\n\
                [[criteria]]\nid = \"needs-met\"\nseeker = 3\nhost = 0.25\n\
                [[criteria]]\nid = \"nearness\"\nweight = 2\n\
                [[criteria]]\nid = \"shared-themes\"\nweight = 0\n";
    let matcher = Matcher::new(&dataset, Programme::from_toml_str(text).unwrap());
    let own = matcher.criterion(Never(None), Weights { seeker: 1e300, host: 1e-9 });
    let proposal = own.assess().unwrap().propose().unwrap();
    let listed: Vec<(&str, f64, f64, usize)> = proposal
        .criteria
        .iter()
        .map(|note| (note.id.as_str(), note.seeker_weight, note.host_weight, note.known_pairs))
        .collect();
    let expected = [
        ("needs-met", 3.0, 0.25, 2),
        ("nearness", 2.0, 2.0, 0),
        ("shared-themes", 0.0, 0.0, 2),
        ("never", 1e300, 1e-9, 2),
    ];
    assert_eq!(listed, expected);
    let page = report::to_text(&proposal, &English);
    for line in [
        "Each side views a pair as the weighted mean of the known criteria; the score is the lower one of the",
        "    criterion            lac      eu       nominal  effective what a high value means",
        "    needs-met            3        0.25     6 %      –         strengths of the right region meet",
        "    nearness             2        2        44 %     –         the two regions are near each other",
        "    never                1.0e300  1.0e-9   50 %     –         never so",
        "    Without a weight, shown with each pair: `shared-themes`.",
    ] {
        assert!(page.lines().any(|shown| shown == line), "{line:?} is not in\n{page}");
    }
    let json = report::to_json_value(&proposal, &English).unwrap();
    assert_eq!(json["schema"], "regiopair-proposal/3.5");
    assert_eq!(json["criteria"][1]["known_pairs"], 0);
    assert_eq!(json["criteria"][3]["text"], "never so");
    assert_eq!(json["programme"]["views"], "min");

    // A document of version 3.1 has no nominal and effective weights.
    let mut old = serde_json::to_value(&proposal).unwrap();
    old["schema"] = "regiopair-proposal/3.1".into();
    for note in old["criteria"].as_array_mut().unwrap() {
        note.as_object_mut()
            .unwrap()
            .retain(|key, _| !["nominal_weight", "effective_weight"].contains(&key.as_str()));
    }
    old.as_object_mut().unwrap().remove("no_effective_weights");
    let page = report::to_text(&Proposal::from_json_str(&old.to_string()).unwrap(), &English);
    assert!(page.contains("never                1.0e300  1.0e-9   –        –         never so"));

    // A document of version 3.0 is read, without the list.
    let mut old = serde_json::to_value(&proposal).unwrap();
    old["schema"] = "regiopair-proposal/3".into();
    old.as_object_mut().unwrap().remove("criteria");
    let read = Proposal::from_json_str(&old.to_string()).unwrap();
    assert!(read.criteria.is_empty());
    assert!(!report::to_text(&read, &English).contains("Each side views"));
}

#[test]
fn views_of_one_side_are_the_score() {
    let dataset = Dataset::new(wine(["ict", "wind"])).unwrap();
    let text = "[[criteria]]\nid = \"needs-met\"\nseeker = 1\nhost = 0\n";
    let page = report::to_text(&assessed(&dataset, text).propose().unwrap(), &English);
    assert!(
        words(&page).contains("as one side sees them (lac); the other (eu) gives no weights:"),
        "{page}"
    );
}
