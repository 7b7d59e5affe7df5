//! Whole programmes against observed pairs: the built-in data, and data that leave little to test.

use std::collections::BTreeSet;

use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, ObservedPairing};
use regiopair::programme::Programme;
use regiopair::report;
use regiopair::report::language::English;
use regiopair::score::Weights;
use regiopair::validation::{
    Baseline, Chance, Fit, PermutationOptions, Scoring, Untestable, Validation, ValidationOptions,
    validate,
};

use crate::presets::first;

fn options() -> ValidationOptions {
    let permutations = PermutationOptions { permutations: 2_000, ..Default::default() };
    ValidationOptions { permutations, bootstrap_draws: 500, rarefaction_draws: 2 }
}

fn validated(assessed: &Assessment) -> Validation {
    let validation = validate(assessed, &assessed.propose().unwrap(), &options()).unwrap();
    // Every number is a number: JSON has no other, and reads back the same.
    let text = report::validation_to_json(&validation, &English).unwrap();
    assert_eq!(serde_json::from_str::<Validation>(&text).unwrap(), validation);
    for page in [
        report::validation_to_text(&validation, &English),
        report::validation_to_csv(&validation).unwrap(),
    ] {
        assert!(!page.contains("NaN") && !page.contains("inf"), "{page}");
    }
    validation
}

fn standard(dataset: &Dataset) -> Assessment {
    Matcher::new(dataset, Programme::default()).assess().unwrap()
}

/// The built-in data with other observed pairs: left, right, round.
fn observed(pairs: &[(&str, &str, u32)]) -> Dataset {
    let mut tables = Dataset::iuc_lac().tables().clone();
    tables.pairings = pairs
        .iter()
        .map(|&(left, right, round)| ObservedPairing::new("test", round, left, right))
        .collect();
    Dataset::new(tables).unwrap()
}

fn criterion<'a>(validation: &'a Validation, id: &str) -> &'a Fit {
    let is_it = |fit: &&Fit| matches!(&fit.scoring, Scoring::Criterion { id: own } if own == id);
    validation.fits.iter().find(is_it).unwrap()
}

fn baseline(validation: &Validation, baseline: Baseline) -> &Fit {
    validation.fits.iter().find(|fit| fit.scoring == Scoring::Baseline { baseline }).unwrap()
}

fn reason(fit: &Fit) -> Untestable {
    let json = serde_json::to_value(&fit.test).unwrap();
    serde_json::from_value(json["because"].clone()).unwrap()
}

/// A study of these data with other tools found these values.
#[test]
fn the_annex_under_a_study_with_other_tools() {
    // The study had no GDP per head of the regions whose value states its year.
    let mut tables = Dataset::iuc_lac().tables().clone();
    let dated = tables.attributes.iter().filter(|attribute| attribute.key == "gdp_year");
    let dated: BTreeSet<String> = dated.map(|attribute| attribute.region.clone()).collect();
    assert_eq!(dated.len(), 21);
    for region in tables.regions.iter_mut().filter(|region| dated.contains(&region.id)) {
        (region.gdp_per_capita_eur, region.gdp_approximate) = (None, false);
    }
    let under_first =
        |dataset: &Dataset| validated(&Matcher::new(dataset, first()).assess().unwrap());
    let validation = under_first(&Dataset::new(tables).unwrap());
    let sizes: Vec<usize> = validation.rounds.iter().map(|round| round.pairs).collect();
    assert_eq!(sizes, [3, 9, 8]);
    for (id, rows, columns) in [
        ("shared-themes", 0.67, 0.66),
        ("structural-likeness", 0.67, 0.62),
        ("nearness", 0.51, 0.48),
    ] {
        let fit = criterion(&validation, id);
        for (found, expected) in [(&fit.rows, rows), (&fit.columns, columns)] {
            let found = found.percentile.unwrap();
            assert!((found - expected).abs() < 0.006, "{id}: {found}, not {expected}");
        }
    }
    // With these values, by a script of a few lines in another language.
    let complete = under_first(&Dataset::iuc_lac());
    let likeness = criterion(&complete, "structural-likeness");
    assert!((likeness.rows.percentile.unwrap() - 0.65).abs() < 1e-9);
    assert!((likeness.columns.percentile.unwrap() - 0.60).abs() < 1e-9);
    let cosine = baseline(&validation, Baseline::CosineOfStrengths);
    assert!(cosine.test.test().unwrap().p < 0.002);
    assert!(cosine.s.unwrap() > 0.72);
}

/// Where the criteria of a programme have equal weights, the baseline is the programme, however unknown
/// values count.
#[test]
fn equal_weights_are_the_programme_itself_where_its_weights_are_equal() {
    for treatment in ["expected", "leave-out"] {
        let programme = format!(
            "unknown_values = \"{treatment}\"\n[[criteria]]\nid = \"shared-themes\"\nweight = 2\n\
             [[criteria]]\nid = \"strategy-learning\"\nweight = 2\n\
             [[criteria]]\nid = \"nearness\"\nweight = 0\n"
        );
        let programme = Programme::from_toml_str(&programme).unwrap();
        let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
        let validation = validated(&assessed);
        let own = validation.programme().unwrap();
        let equal = baseline(&validation, Baseline::EqualWeights);
        assert_eq!((own.s, own.auc), (equal.s, equal.auc), "{treatment}");
        assert_eq!((&own.rows, &own.columns), (&equal.rows, &equal.columns), "{treatment}");
    }
}

/// On complete pairings a number of the host is the same sum for every plan; among many candidates it can
/// be tested.
#[test]
fn numbers_of_the_host_alone_need_candidates_without_a_pair() {
    let complete = validated(&standard(&Dataset::iuc_lac()));
    let open = validated(&standard(&Dataset::iuc_lac_open_call()));
    for host in [Baseline::HostPopularity, Baseline::BestDocumentedHost] {
        let fit = baseline(&complete, host);
        assert_eq!((fit.under, reason(fit)), (Chance::WithinRounds, Untestable::Additive));
        assert_eq!(fit.corrected_p, None);
        let fit = baseline(&open, host);
        assert_eq!(fit.under, Chance::AllCandidates);
        // Half of all candidates rank lower, on average over all of them.
        assert!((fit.chance.unwrap() - 0.5).abs() < 1e-9);
        assert!(fit.test.test().is_some());
    }
    // All twenty are chosen: on average at the middle.
    let [rows, columns] = complete.partner_levels.unwrap();
    assert!((rows.any - 0.5).abs() < 1e-9 && (columns.any - 0.5).abs() < 1e-9);
    // The annex is better documented than the others.
    let documented = baseline(&open, Baseline::BestDocumentedHost);
    assert!(documented.rows.percentile.unwrap() > 0.9);
    assert!(documented.test.test().unwrap().p < 0.01);
}

#[test]
fn plans_are_compared_with_what_chance_gives_within_rounds() {
    let dataset = Dataset::iuc_lac();
    let annex = include_str!("../../../examples/data/annex.toml");
    let programme = Programme::from_toml_str_for(annex, &dataset).unwrap();
    let assessed = Matcher::new(&dataset, programme).assess().unwrap();
    let validation = validated(&assessed);
    let plan = validation.plan.unwrap();
    // The plan has the rounds of the observed pairs.
    let chance = plan.of_this_plan.unwrap();
    assert_eq!(Some(&chance), plan.of_a_plan_in_rounds.as_ref());
    assert!((chance.mean - 3.0).abs() < 1e-12);
    let efficiency = plan.efficiency.unwrap();
    let observed: f64 = validation.pairs.iter().filter_map(|pair| pair.score).sum();
    assert!((efficiency.observed - observed).abs() < 1e-9);
    assert!(efficiency.plan >= observed);
}

#[test]
fn the_variants_that_were_tried_raise_p() {
    let programme = Programme { variants_tried: 150, ..Programme::default() };
    let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
    let validation = validated(&assessed);
    let fit = validation.programme().unwrap();
    let p = fit.test.test().unwrap().p;
    let expected = 1.0 - (1.0 - p).powi(150);
    assert!((fit.corrected_p.unwrap() - expected).abs() < 1e-9);
    let text = report::validation_to_text(&validation, &English);
    assert!(text.contains("150 variants"), "{text}");
}

/// Thousands are set apart in sentences alone.
#[test]
fn large_numbers_are_readable_in_text_and_plain_in_data() {
    let programme = Programme { variants_tried: 1_500, ..Programme::default() };
    let validation = validated(&Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap());
    let text = report::validation_to_text(&validation, &English);
    assert!(text.contains("from 2,000 permutations with seed 1"), "{text}");
    assert!(text.contains("1,500 variants") && text.contains("(1 − p)^1500"), "{text}");
    let csv = report::validation_to_csv(&validation).unwrap();
    assert!(csv.contains(",variants-tried,1500"), "{csv}");
    let json = report::validation_to_json(&validation, &English).unwrap();
    assert!(json.contains("\"permutations\": 2000"), "{json}");
}

#[test]
fn the_number_of_variants_is_a_whole_number_of_at_least_one() {
    for wrong in ["0", "-1", "1.5", "\"many\"", "1e10", "nan"] {
        let error = Programme::from_toml_str(&format!("variants_tried = {wrong}\n")).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains("variants_tried") && error.contains("whole number from 1"),
            "{error}"
        );
    }
    let read = Programme::from_toml_str("variants_tried = 150\n").unwrap();
    assert_eq!(read.variants_tried, 150);
    let zero = Programme { variants_tried: 0, ..Programme::default() };
    assert!(Matcher::new(&Dataset::iuc_lac(), zero).assess().is_err());
}

/// The ranks against a count by hand from the score matrix, on both sides.
#[test]
fn observed_ranks_and_percentiles_are_counts() {
    let assessed = standard(&Dataset::iuc_lac());
    let scores = assessed.scores().scores();
    let ranks = regiopair::validation::observed_ranks(&assessed);
    assert_eq!(ranks.len(), 20);
    for observed in &ranks {
        let row = assessed.left().get(&observed.left.id).unwrap().index;
        let column = assessed.right().get(&observed.right.id).unwrap().index;
        let own = scores[[row, column]].get().unwrap();
        for (standing, line, place) in
            [(observed.row, scores.row(row), column), (observed.column, scores.column(column), row)]
        {
            let others = line.iter().enumerate().filter(|(other, _)| *other != place);
            let others: Vec<f64> = others.map(|(_, value)| value.get().unwrap()).collect();
            let lower = others.iter().filter(|score| **score < own).count() as f64;
            let ties = others.iter().filter(|score| **score == own).count() as f64;
            let higher = others.iter().filter(|score| **score > own).count() as f64;
            assert_eq!(standing.percentile, Some((lower + ties / 2.0) / 19.0));
            assert_eq!(standing.rank, Some(higher + 1.0 + ties / 2.0));
            assert_eq!(standing.candidates, 20);
        }
    }
}

/// A criterion that does not look at strengths keeps its percentiles.
#[test]
fn thinning_strengths_changes_only_what_depends_on_them() {
    let toml = |id: &str| format!("[[criteria]]\nid = \"{id}\"\n");
    for (id, depends) in [("nearness", false), ("shared-strengths", true)] {
        let programme = Programme::from_toml_str(&toml(id)).unwrap();
        let assessed = Matcher::new(&Dataset::iuc_lac_open_call(), programme).assess().unwrap();
        let validation = validated(&assessed);
        let rarefaction = validation.rarefaction.unwrap();
        assert!(rarefaction.thinned > 20 && (rarefaction.draws, rarefaction.seed) == (2, 4));
        let whole = validation.programme().unwrap().s.unwrap();
        assert_eq!((rarefaction.s - whole).abs() > 1e-9, depends, "{id}");
    }
}

#[test]
fn without_observed_pairs_every_test_says_so() {
    let validation = validated(&standard(&observed(&[])));
    assert!(validation.pairs.is_empty() && validation.rounds.is_empty());
    assert!(validation.plan.is_none() && validation.partner_levels.is_none());
    for fit in &validation.fits {
        assert_eq!(reason(fit), Untestable::NoPair);
        assert_eq!((fit.s, fit.interval, fit.chance, fit.auc), (None, None, None, None));
    }
    let text = report::validation_to_text(&validation, &English);
    assert!(text.contains("no observed pairing"), "{text}");
}

#[test]
fn one_pair_has_ranks_but_no_test() {
    let validation = validated(&standard(&observed(&[("salta", "alentejo", 1)])));
    let fit = validation.programme().unwrap();
    assert_eq!(reason(fit), Untestable::NoChoice);
    assert!(fit.s.is_some() && fit.rows.known == 1);
    assert_eq!(fit.interval, None);
    assert_eq!(fit.chance, fit.s, "there is only one arrangement");
    // Numbers of the host can be compared with the other candidates, exactly.
    let host = baseline(&validation, Baseline::HostPopularity);
    assert_eq!(host.under, Chance::AllCandidates);
    let p = host.test.test().unwrap().p;
    assert!((p * 20.0 - (p * 20.0).round()).abs() < 1e-9, "{p} is no multiple of 1 / 20");
}

#[test]
fn rounds_of_one_pair_leave_nothing_to_exchange() {
    let alone =
        observed(&[("salta", "alentejo", 1), ("piura", "skane", 2), ("puebla", "styria", 3)]);
    let validation = validated(&standard(&alone));
    let fit = validation.programme().unwrap();
    assert_eq!(reason(fit), Untestable::NoChoice);
    assert!(fit.interval.is_some());
    assert_eq!(validation.plan.unwrap().of_a_plan_in_rounds.unwrap().p(3), 1.0);
    // One round of two pairs next to one of one: two arrangements.
    let mixed =
        observed(&[("salta", "alentejo", 1), ("piura", "skane", 2), ("puebla", "styria", 2)]);
    let validation = validated(&standard(&mixed));
    let p = validation.programme().unwrap().test.test().unwrap().p;
    assert!(p == 0.5 || p == 1.0, "{p}");
}

/// A region with two partners in a round, and a partner in two rounds.
#[test]
fn regions_may_occur_twice() {
    let twice = observed(&[
        ("salta", "alentejo", 1),
        ("salta", "skane", 1),
        ("puebla", "styria", 1),
        ("piura", "styria", 2),
    ]);
    let validation = validated(&standard(&twice));
    assert_eq!(validation.pairs.len(), 4);
    assert!(validation.programme().unwrap().test.test().is_some());
    assert_eq!(validation.plan.as_ref().unwrap().of_this_plan, None);
    // The partners are not all different, so that they are not drawn from all candidates.
    let host = baseline(&validation, Baseline::HostPopularity);
    assert_eq!(reason(host), Untestable::Additive);
}

/// The same value for every pair, or none for any.
struct Flat(Option<f64>);

impl Criterion for Flat {
    fn id(&self) -> &'static str {
        "flat"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("nothing")
    }
    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let value = self.0.ok_or_else(|| Unknown::text("never known"))?;
        tally.add(value, || Reason::text("always"));
        Ok(())
    }
}

#[test]
fn constant_and_unknown_criteria_are_named() {
    for (value, expected) in [(Some(0.3), Untestable::Constant), (None, Untestable::Unknown)] {
        let matcher = Matcher::new(&Dataset::iuc_lac(), Programme::default());
        let assessed = matcher.criterion(Flat(value), Weights::both(0.0)).assess().unwrap();
        let validation = validated(&assessed);
        let fit = criterion(&validation, "flat");
        assert_eq!(reason(fit), expected);
        assert_eq!(fit.s, value.map(|_| 0.5), "every pair ties with every other");
        assert_eq!(fit.auc, value.map(|_| 0.5));
        let text = report::validation_to_text(&validation, &English);
        assert!(text.contains("Not tested: ") && text.contains("flat"), "{text}");
    }
    // A programme whose every score is the same.
    let programme = Programme { criteria: Vec::new(), ..Programme::default() };
    let matcher = Matcher::new(&Dataset::iuc_lac(), programme);
    let assessed = matcher.criterion(Flat(Some(0.3)), Weights::both(1.0)).assess().unwrap();
    let validation = validated(&assessed);
    assert_eq!(reason(validation.programme().unwrap()), Untestable::Constant);
    assert_eq!(validation.plan.unwrap().efficiency, None);
}
