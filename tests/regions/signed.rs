//! Shared strengths against the mean of each side, with evidence for and against.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::criteria::{Criterion, EvidenceItem, Meaning, Pair, Reason, Tally, Unknown};
use regiopair::plan::{Assessment, Matcher};
#[cfg(feature = "data")]
use regiopair::profile::Profile;
use regiopair::profile::{Dataset, Role, Tables};
use regiopair::programme::Programme;
use regiopair::report::{self, language::English};
use regiopair::score::{Layer, ScoreError};
use regiopair::taxonomy::Measure;

use super::criteria::{criterion, state, toy};
use super::score_table::bare_region as region;

const CENTRED: (&str, &str) = ("shared-strengths", "centred-cosine");
const PROGRAMME: &str = "[[criteria]]\nid = \"shared-strengths\"\nformula = \"centred-cosine\"\n";

/// Two regions a side and three domains, as shares of (crops, wine, solar):
///
/// ```text
/// l1 (3/4, 0, 1/4)    l2 (1/4, 1/2, 1/4)    mean (1/2, 1/4, 1/4)    l1 less it (1/4, -1/4, 0)
/// e1 (3/4, 1/4, 0)    e2 (1/4, 1/2, 1/4)    mean (1/2, 3/8, 1/8)    e1 less it (1/4, -1/8, -1/8)
/// ```
///
/// l2 and e2 are the opposites of l1 and e1. Norms √(1/8) and √(3/32), times each other √3/16; l1·e1 =
/// 1/16 + 1/32, so that the cosine is √3/2.
fn four() -> Tables {
    let mut tables =
        toy(vec![region("lac", "l1"), region("lac", "l2"), region("eu", "e1"), region("eu", "e2")]);
    state(&mut tables, "l1", Role::Strength, &[("crops", 3), ("solar", 1)]);
    state(&mut tables, "l2", Role::Strength, &[("crops", 1), ("wine", 2), ("solar", 1)]);
    state(&mut tables, "e1", Role::Strength, &[("crops", 3), ("wine", 1)]);
    state(&mut tables, "e2", Role::Strength, &[("crops", 1), ("wine", 2), ("solar", 1)]);
    tables
}

fn assess(dataset: &Dataset, (l, r): (&str, &str)) -> Result<(f64, Vec<EvidenceItem>), Unknown> {
    criterion(dataset, Measure::Identity, CENTRED.0, CENTRED.1, |criterion, left, right| {
        let pair = Pair { left: left.get(l).unwrap(), right: right.get(r).unwrap() };
        let mut tally = Tally::with_reasons();
        criterion.assess(&pair, &mut tally)?;
        Ok((tally.value(), tally.into_items()))
    })
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

/// What an item is about, in short.
fn kind(reason: &Reason) -> String {
    match reason {
        Reason::Base => "base".to_owned(),
        Reason::BothAboveMean { domain } => format!("both above {}", domain.id),
        Reason::BothBelowMean { domain } => format!("both below {}", domain.id),
        Reason::OneAboveMean { above, domain } => format!("{} above {}", above.id, domain.id),
        other => panic!("{other:?}"),
    }
}

#[test]
fn centred_cosine_and_its_evidence_by_hand() {
    let dataset = Dataset::new(four()).unwrap();
    let root = 3.0_f64.sqrt();
    let (crops, wine) = (1.0 / (2.0 * root), 1.0 / (4.0 * root));
    for (pair, items) in [
        (("l1", "e1"), [("both above crops", crops), ("both below wine", wine)]),
        (("l1", "e2"), [("l1 above crops", -crops), ("e2 above wine", -wine)]),
        (("l2", "e1"), [("e1 above crops", -crops), ("l2 above wine", -wine)]),
        (("l2", "e2"), [("both below crops", crops), ("both above wine", wine)]),
    ] {
        let (value, evidence) = assess(&dataset, pair).unwrap();
        let sign = if items[0].1 > 0.0 { 1.0 } else { -1.0 };
        close(value, f64::midpoint(1.0, sign * root / 2.0));
        assert_eq!(evidence.len(), 3, "{evidence:?}");
        assert_eq!((kind(&evidence[0].reason), evidence[0].amount), ("base".to_owned(), 0.5));
        for (found, (expected, amount)) in evidence[1..].iter().zip(items) {
            assert_eq!(kind(&found.reason), expected);
            close(found.amount, amount);
        }
    }
}

/// The mean is over those of whom strengths are recorded; the others are unknown.
#[test]
fn a_region_without_strengths_does_not_move_the_mean() {
    let mut tables = four();
    tables.regions.push(region("eu", "silent"));
    let dataset = Dataset::new(tables).unwrap();
    close(assess(&dataset, ("l1", "e1")).unwrap().0, f64::midpoint(1.0, 3.0_f64.sqrt() / 2.0));
    let unknown = assess(&dataset, ("l1", "silent")).unwrap_err();
    assert_eq!(unknown.to_string(), "no strength of SILENT is recorded");
}

/// One region is its own mean; so are several that are alike, whatever their number does to rounding.
#[test]
fn a_profile_that_is_the_mean_of_its_side_is_unknown() {
    for alike in [1, 2, 3, 7, 49] {
        let mut tables = four();
        tables.regions.retain(|region| region.side == "lac");
        tables.domains.retain(|row| row.region.starts_with('l'));
        for number in 0..alike {
            let id = format!("e{number}");
            tables.regions.push(region("eu", &id));
            state(&mut tables, &id, Role::Strength, &[("crops", 1), ("wine", 3), ("ict", 3)]);
        }
        let dataset = Dataset::new(tables).unwrap();
        let unknown = assess(&dataset, ("l1", "e0")).unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "the strengths of E0 do not differ from the mean of its side",
            "{alike}"
        );
    }
}

/// l1 and e are exact opposites: a value of 0, with a reason, and amounts that add up to it.
#[test]
fn opposite_profiles_have_the_value_zero() {
    let mut tables = four();
    tables.domains.retain(|row| row.region.starts_with('l'));
    state(&mut tables, "e1", Role::Strength, &[("wine", 1)]);
    state(&mut tables, "e2", Role::Strength, &[("crops", 1)]);
    let dataset = Dataset::new(tables).unwrap();
    let (value, evidence) = assess(&dataset, ("l1", "e1")).unwrap();
    assert!((0.0..1e-15).contains(&value), "{value}");
    assert_eq!(evidence.len(), 3);
    close(assess(&dataset, ("l1", "e2")).unwrap().0, 1.0);
}

fn explained(dataset: &Dataset, pair: (&str, &str)) -> regiopair::proposal::Pairing {
    assessed(dataset).explain(pair.0, pair.1).unwrap()
}

fn assessed(dataset: &Dataset) -> Assessment {
    Matcher::new(dataset, Programme::from_toml_str(PROGRAMME).unwrap()).assess().unwrap()
}

/// l2 and e2 state three domains in common, and have more than the mean of their sides in one.
#[test]
fn only_what_both_have_more_of_than_their_side_is_a_shared_strength() {
    let dataset = Dataset::new(four()).unwrap();
    let pairing = explained(&dataset, ("l2", "e2"));
    assert_eq!(pairing.criteria[0].meaning, Meaning::SharedAboveMean);
    let shared: Vec<&str> =
        pairing.shared_domains.iter().map(|note| note.domain.id.as_str()).collect();
    assert_eq!(shared, ["wine"]);
    let suggested: Vec<&str> = pairing
        .suggestions
        .iter()
        .flat_map(|theme| theme.domains.iter().map(|domain| domain.domain.id.as_str()))
        .collect();
    assert_eq!(suggested, ["wine"]);

    let page = report::pairing_to_text(&pairing, &English);
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "base 0.500, both below the mean in crops +0.289, both above the mean in wine +0.144",
        "both regions are stronger than the mean of their side in the same domains",
        "Both are stronger than the mean of their side in (weights, 3 for a leading one): wine (2/2).",
    ] {
        assert!(words.contains(expected), "{expected}\n{page}");
    }
    let page = report::pairing_to_text(&explained(&dataset, ("l1", "e2")), &English);
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("only L1 above the mean in crops −0.289"), "{page}");
    assert!(
        words.contains(
            "No domain is recorded in which both are stronger than the mean of their side."
        ),
        "{page}"
    );
    let proposal = assessed(&dataset).propose().unwrap();
    let page = report::to_text(&proposal, &English);
    assert!(
        page.contains("both strong in: crops") && page.contains("both strong in: wine"),
        "{page}"
    );
    let json = report::to_json_value(&proposal, &English).unwrap();
    let items = &json["pairings"][0]["criteria"][0]["evidence"];
    assert_eq!(items[0]["reason"]["kind"], "base");
    assert_eq!(items[2]["text"], "both below the mean in wine");
    let read = regiopair::proposal::Proposal::from_json_str(&json.to_string()).unwrap();
    assert_eq!(read, proposal);
}

/// A criterion that takes off where it has not declared a base.
struct Minus(bool);

impl Criterion for Minus {
    fn id(&self) -> &'static str {
        "minus"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("little is against it")
    }
    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        if self.0 {
            tally.start_from(0.75);
        } else {
            tally.add(0.75, || Reason::text("for it"));
        }
        tally.add(-0.25, || Reason::text("against it"));
        Ok(())
    }
}

#[test]
fn only_declared_evidence_may_take_off() {
    let dataset = Dataset::new(four()).unwrap();
    criterion(&dataset, Measure::Identity, CENTRED.0, CENTRED.1, |_, left, right| {
        let layer = Layer::compute(&Minus(true), left, right).unwrap();
        assert!(layer.values.iter().all(|value| value.get() == Some(0.5)));
        let error = Layer::compute(&Minus(false), left, right).unwrap_err();
        assert!(matches!(error, ScoreError::OutOfRange { .. }), "{error}");
    });
}

/// (1 + c) / 2 from the statements of a table, without the library's shares.
#[cfg(feature = "data")]
fn direct(side: &[Profile], other: &[Profile], (l, r): (usize, usize)) -> f64 {
    let domains = 1 + side
        .iter()
        .chain(other)
        .flat_map(|profile| &profile.strengths)
        .map(|strength| strength.domain.index())
        .max()
        .unwrap();
    let centred = |profiles: &[Profile], which: usize| -> Vec<f64> {
        let share = |profile: &Profile, d: usize| {
            let total: f64 = profile.strengths.iter().map(|strength| strength.weight).sum();
            let own = profile.strengths.iter().find(|strength| strength.domain.index() == d);
            own.map_or(0.0, |strength| strength.weight / total)
        };
        let stated: Vec<&Profile> = profiles.iter().filter(|it| !it.strengths.is_empty()).collect();
        let mean = |d| stated.iter().map(|it| share(it, d)).sum::<f64>() / stated.len() as f64;
        (0..domains).map(|d| share(&profiles[which], d) - mean(d)).collect()
    };
    let (p, q) = (centred(side, l), centred(other, r));
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    f64::midpoint(1.0, dot(&p, &q) / (dot(&p, &p) * dot(&q, &q)).sqrt())
}

/// On the built-in data: the plain formula, and no shared strength but those above both means.
#[cfg(feature = "data")]
#[test]
fn the_built_in_data_by_the_plain_formula() {
    let assessment = assessed(&Dataset::iuc_lac());
    let (left, right) = (assessment.left().profiles(), assessment.right().profiles());
    let mut below = 0;
    for (i, seeker) in left.iter().enumerate() {
        for (j, host) in right.iter().enumerate() {
            let pairing = assessment.explain(&seeker.region.id, &host.region.id).unwrap();
            let part = &pairing.criteria[0];
            if (i + j) % 17 == 0 {
                close(part.value.unwrap(), direct(left, right, (i, j)));
            }
            let of = |kind: fn(&Reason) -> Option<&str>| -> Vec<&str> {
                let mut ids: Vec<&str> =
                    part.evidence.iter().filter_map(|item| kind(&item.reason)).collect();
                ids.sort_unstable();
                ids
            };
            let above = of(|reason| match reason {
                Reason::BothAboveMean { domain } => Some(&domain.id),
                _ => None,
            });
            let mut shown: Vec<&str> =
                pairing.shared_domains.iter().map(|note| note.domain.id.as_str()).collect();
            shown.sort_unstable();
            assert_eq!(shown, above);
            below += of(|reason| match reason {
                Reason::BothBelowMean { domain } => Some(&domain.id),
                _ => None,
            })
            .len();
        }
    }
    assert!(below > 0);
}
