//! What came of observed pairs: columns of the table, their faults, and how they go with the fit.

use std::collections::BTreeMap;
use std::fs;

use regiopair::plan::Matcher;
use regiopair::profile::{Dataset, ObservedPairing, Outcome, Tables};
use regiopair::programme::Programme;
use regiopair::report::{self, language::English};
use regiopair::validation::{
    OutcomeFit, PermutationMethod, TestOutcome, ThemeHits, Untestable, Validation,
    ValidationOptions, validate,
};

const PROGRAMME: &str =
    "[[criteria]]\nid = \"shared-strengths\"\nformula = \"cosine\"\nweight = 1\n";

fn validated(dataset: &Dataset) -> Validation {
    let programme = Programme::from_toml_str(PROGRAMME).unwrap();
    let assessed = Matcher::new(dataset, programme).assess().unwrap();
    let mut options = ValidationOptions { rarefaction_draws: 0, ..Default::default() };
    options.bootstrap_draws = 0;
    let validation = validate(&assessed, &assessed.propose().unwrap(), &options).unwrap();
    let json = report::validation_to_json(&validation, &English).unwrap();
    assert_eq!(serde_json::from_str::<Validation>(&json).unwrap(), validation);
    let text = report::validation_to_text(&validation, &English);
    assert!(
        !text.contains("NaN") && text.lines().all(|line| line.chars().count() <= 100),
        "{text}"
    );
    validation
}

/// The annex with outcomes changed.
fn annex(change: impl Fn(usize, &mut ObservedPairing)) -> Dataset {
    let mut tables: Tables = Dataset::iuc_lac().tables().clone();
    for (place, pairing) in tables.pairings.iter_mut().enumerate() {
        let ObservedPairing { programme, round, left, right, .. } = pairing.clone();
        *pairing = ObservedPairing::new(programme, round, left, right);
        change(place, pairing);
    }
    Dataset::new(tables).unwrap()
}

fn fit(validation: &Validation, outcome: Outcome) -> OutcomeFit {
    let fits = &validation.outcomes.as_ref().unwrap().fits;
    fits.iter().find(|fit| fit.outcome == outcome).unwrap().clone()
}

fn p(test: &TestOutcome) -> f64 {
    test.test().unwrap().p
}

fn reason(test: &TestOutcome) -> &Untestable {
    match test {
        TestOutcome::Untestable { because } => because,
        TestOutcome::Tested(test) => panic!("{test:?}"),
    }
}

/// S of every observed pair with its round, by the left region.
fn by_left(validation: &Validation) -> BTreeMap<String, (u32, f64)> {
    let s = |pair: &regiopair::validation::ObservedRank| {
        f64::midpoint(pair.row.percentile.unwrap(), pair.column.percentile.unwrap())
    };
    validation.pairs.iter().map(|pair| (pair.left.id.clone(), (pair.round, s(pair)))).collect()
}

/// Of the round of three pairs, one had a pilot; of the round of eight, three; two of them are unknown. All
/// choices within rounds are counted here by their bits.
#[test]
fn a_comparison_is_exact_within_rounds() {
    let had = |round: u32, nth: usize| match (round, nth) {
        (1, n) => Some(n == 0),
        (3, n) if n < 6 => Some(n % 2 == 1),
        _ => None,
    };
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    let order: Vec<(u32, String)> =
        Dataset::iuc_lac().pairings().iter().map(|it| (it.round, it.left.clone())).collect();
    let stated: BTreeMap<String, Option<bool>> = order
        .iter()
        .map(|(round, left)| {
            let nth = seen.entry(*round).or_default();
            *nth += 1;
            (left.clone(), had(*round, *nth - 1))
        })
        .collect();
    let validation = validated(&annex(|_, pairing| pairing.pilot = stated[&pairing.left]));
    let found = fit(&validation, Outcome::Pilot);
    assert_eq!((found.with, found.without, found.unknown), (4, 5, 11));
    let known: Vec<(u32, f64, bool)> = by_left(&validation)
        .into_iter()
        .filter_map(|(left, (round, s))| Some((round, s, stated[&left]?)))
        .collect();
    let sum_of = |chosen: &dyn Fn(usize) -> bool| -> f64 {
        (0..9).filter(|&at| chosen(at)).map(|at| known[at].1).sum()
    };
    let own = sum_of(&|at| known[at].2);
    assert!((found.s_with.unwrap() - own / 4.0).abs() < 1e-12);
    assert!((found.s_without.unwrap() - sum_of(&|at| !known[at].2) / 5.0).abs() < 1e-12);
    let (mut all, mut reached) = (0, 0);
    for bits in 0..1_u32 << 9 {
        let chosen = |at: usize| bits >> at & 1 == 1;
        let of = |round| (0..9).filter(|&at| known[at].0 == round && chosen(at)).count();
        if (of(1), of(3)) == (1, 3) {
            all += 1;
            reached += u32::from(sum_of(&chosen) >= own - 1e-9);
        }
    }
    assert_eq!(all, 60);
    assert!((p(&found.test) - f64::from(reached) / 60.0).abs() < 1e-12);
    assert!(matches!(found.test.test().unwrap().method, PermutationMethod::Exact { .. }));
}

#[test]
fn too_few_pairs_are_too_few_to_say() {
    for (with, without) in [(0, 0), (2, 10), (10, 2), (20, 0)] {
        let validation = validated(&annex(|place, pairing| {
            pairing.commercial_agreement = (place < with + without).then_some(place < with);
            pairing.memorandum = Some(place % 2 == 0);
        }));
        let found = fit(&validation, Outcome::CommercialAgreement);
        assert_eq!((found.with, found.without), (with, without));
        assert_eq!((found.s_with.is_some(), found.s_without.is_some()), (with > 0, without > 0));
        assert_eq!(*reason(&found.test), Untestable::TooFew { least: 3 });
        assert!(p(&fit(&validation, Outcome::Memorandum).test) > 0.0);
        let text = report::validation_to_text(&validation, &English);
        assert!(text.contains("too few to say"), "{text}");
        let csv = report::validation_to_csv(&validation).unwrap();
        assert!(csv.contains("outcome,commercial-agreement,,,not-tested,too-few\n"), "{csv}");
    }
    // All pairs with the outcome are in other rounds than those without: there is no choice.
    let apart = annex(|_, pairing| pairing.pilot = Some(pairing.round == 1));
    assert_eq!(*reason(&fit(&validated(&apart), Outcome::Pilot).test), Untestable::Additive);
    assert!(validated(&annex(|_, _| ())).outcomes.is_none());
}

/// Each pair worked on the theme that is suggested first: only exchanges between equals keep every hit.
#[test]
fn themes_are_compared_with_exchanges() {
    let programme = Programme::from_toml_str(PROGRAMME).unwrap();
    let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
    let suggested = |pairing: &ObservedPairing| {
        let explained = assessed.explain(&pairing.left, &pairing.right).unwrap();
        explained.suggestions[0].theme.id.clone()
    };
    let dataset = annex(|place, pairing| {
        pairing.theme = (place < 6).then(|| suggested(pairing));
    });
    let themes: Vec<String> =
        dataset.pairings().iter().filter_map(|pairing| pairing.theme.clone()).collect();
    assert_eq!(themes.len(), 6);
    let validation = validated(&dataset);
    let found = validation.outcomes.unwrap().themes;
    assert_eq!((found.known, found.unknown, found.suggested.hits), (6, 14, 6));
    // A domain that both are strong in belongs to a theme that both are strong in.
    assert_eq!(found.shared.hits, 6);
    let factorial = |n: usize| (1..=n).product::<usize>() as f64;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for theme in &themes {
        *counts.entry(theme).or_default() += 1;
    }
    let same: f64 = counts.values().map(|&count| factorial(count)).product();
    let ThemeHits { chance, test, .. } = &found.suggested;
    assert!(counts.len() > 1 && (p(test) - same / 720.0).abs() < 1e-12);
    let squares: usize = counts.values().map(|count| count * count).sum();
    assert!((chance.unwrap() - squares as f64 / 6.0).abs() < 1e-12);
}

/// Validation alone reads what came of a pair.
#[test]
fn no_score_and_no_rule_depends_on_outcomes() {
    let none = annex(|_, _| ());
    let all = annex(|place, pairing| {
        pairing.memorandum = Some(place % 3 == 0);
        pairing.pilot = Some(place % 2 == 0);
        pairing.commercial_agreement = Some(true);
        pairing.theme = Some("tourism".to_owned());
        pairing.outcome_sources = vec!["general".to_owned()];
    });
    assert_ne!(none.digest(), all.digest());
    let pages = [&none, &all].map(|dataset| {
        let text = format!("{PROGRAMME}[rules]\nnot_again = [\"IUC-LAC\"]\n");
        let programme = Programme::from_toml_str(&text).unwrap();
        let assessed = Matcher::new(dataset, programme).assess().unwrap();
        let proposal = assessed.propose().unwrap();
        let json = report::to_json(&proposal, &English).unwrap();
        [json, report::to_text(&proposal, &English), report::to_csv(&proposal, &English).unwrap()]
            .map(|page| page.replace(&dataset.digest()[..16], "digest"))
            .map(|page| page.replace(&dataset.digest()[16..], ""))
    });
    assert_eq!(pages[0], pages[1]);
}

fn read(pairings: &str) -> Result<Dataset, String> {
    let folder = tempfile::tempdir().unwrap();
    let regions = "id,name,side,country\nsalta,Salta,lac,AR\nalentejo,Alentejo,eu,PT\n";
    let taxonomy = "theme,domain,label,nace_rev2,theme_label\nagri-food,wine,Wine,,farming and food\n\
                    energy,solar,Solar,,\n";
    let domains = "region,role,domain,weight\nsalta,need,wine,3\nalentejo,strength,wine,3\n";
    for (name, text) in
        [("regions", regions), ("taxonomy", taxonomy), ("domains", domains), ("pairings", pairings)]
    {
        fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
    }
    let read = Dataset::read(folder.path()).map_err(|error| error.to_string())?;
    Ok(read.dataset)
}

#[test]
fn outcomes_are_optional_columns() {
    let header = "programme,round,lac,eu";
    let plain = read(&format!("{header}\nX,1,salta,alentejo\n")).unwrap();
    let empty = read(&format!("{header},memorandum,theme\nX,1,salta,alentejo,,\n")).unwrap();
    assert_eq!(plain.digest(), empty.digest());
    let named = read(&format!(
        "{header},memorandum,pilot,commercial_agreement,theme,outcome_sources\n\
         X,1,salta,alentejo,Sí,no,,Farming and Food,s1|s2\n"
    ))
    .unwrap();
    let pairing = &named.pairings()[0];
    let had = Outcome::ALL.iter().map(|&outcome| pairing.had(outcome)).collect::<Vec<_>>();
    assert_eq!(had, [Some(true), Some(false), None]);
    assert_eq!(pairing.theme.as_deref(), Some("agri-food"));
    assert_eq!(pairing.outcome_sources, ["s1", "s2"]);
    let error = |theme: &str, pilot: &str| {
        read(&format!("{header},theme,pilot\nX,1,salta,alentejo,{theme},{pilot}\n")).unwrap_err()
    };
    let place = "pairings.csv line 2, column";
    assert_eq!(
        error("energie", ""),
        format!("{place} `theme`: `energie` is not a known theme; did you mean `energy`?")
    );
    assert_eq!(
        error("wine", ""),
        format!("{place} `theme`: `wine` is not a known theme; did you mean `agri-food`?")
    );
    assert_eq!(
        error("", "perhaps"),
        format!("{place} `pilot`: `perhaps` is not accepted; accepted: yes, no")
    );
}

/// Each outcome of the built-in data has a source, and nothing is said to be missing.
#[test]
fn the_outcomes_of_the_annex_are_sourced() {
    let dataset = Dataset::built_in();
    let sources: Vec<&str> =
        dataset.tables().sources.iter().map(|source| source.id.as_str()).collect();
    let mut stated = 0;
    for pairing in dataset.pairings() {
        let had = Outcome::ALL.iter().filter_map(|&outcome| pairing.had(outcome));
        let known: Vec<bool> = had.collect();
        assert!(known.iter().all(|had| *had), "no source says that something did not happen");
        let says_something = !known.is_empty() || pairing.theme.is_some();
        assert_eq!(says_something, !pairing.outcome_sources.is_empty(), "{}", pairing.left);
        assert!(pairing.outcome_sources.iter().all(|id| sources.contains(&id.as_str())));
        stated += known.len();
    }
    assert_eq!(stated, 7);
    let validation = validated(&Dataset::iuc_lac());
    assert_eq!(fit(&validation, Outcome::Memorandum).with, 6);
    let text = report::validation_to_text(&validation, &English);
    assert!(text.contains("known for 3 of 20 pairs"), "{text}");
}
