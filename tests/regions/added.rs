//! What a partner adds: near to what a region has, or to what it targets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::criteria::{Pair, Reason, Tally, Unknown, ZeroReason};
use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::profile::{Dataset, Role};
use regiopair::programme::Programme;
use regiopair::report::{self, language::English};
use regiopair::taxonomy::Measure;

use super::criteria::{criterion, product_space, state};

/// Domain, region that receives it, the near domain, amount.
type Item = (String, String, String, f64);

fn assess(
    dataset: &Dataset,
    formula: &str,
    (l, r): (&str, &str),
) -> Result<(f64, Vec<Item>, Vec<ZeroReason>), Unknown> {
    criterion(dataset, Measure::Identity, "added-relatedness", formula, |criterion, left, right| {
        let pair = Pair { left: left.get(l).unwrap(), right: right.get(r).unwrap() };
        let mut tally = Tally::with_reasons();
        criterion.assess(&pair, &mut tally)?;
        let (value, zero) = (tally.value(), tally.zero_reasons());
        let items = tally.into_items().into_iter().map(|item| match item.reason {
            Reason::AddedNear { region, domain, near } => {
                (domain.id, region.id, near.id, item.amount)
            }
            other => panic!("{other:?}"),
        });
        Ok((value, items.collect(), zero))
    })
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

/// The product space of the worked examples: crops–wine 1/2, solar–wind 3/7, solar–ict and wind–ict 2/9,
/// crops–ict and wine–ict 1/8; totals 5/8, 5/8, 41/63, 41/63 and, of ict, 25/36.
///
/// Densities around what they have: l1 (crops, wine) 0.36 of ict, nothing of solar and wind; l3 (crops,
/// ict) 1 of wine, 14/41 of solar and wind; l2 (solar, wind) 0.64 of ict, nothing of crops and wine; e2
/// (solar, wind, ict) 1/5 of crops and wine; e4 (wine, ict) 1 of crops, 14/41 of solar and wind. Of
/// three, the nearest has the rank 2.5/3, two behind it 1/3 each, but 0 if they are not near at all; two
/// equal ones have 1/2.
#[test]
fn near_strengths_by_hand() {
    let dataset = product_space();
    let value = |formula, pair| assess(&dataset, formula, pair).unwrap().0;
    // Of solar, wind and ict in equal shares, only ict is near.
    close(value("near-strengths-of-seeker", ("l1", "e2")), 5.0 / 18.0);
    close(value("near-strengths-of-host", ("l1", "e2")), 0.5);
    close(value("near-strengths", ("l1", "e2")), 7.0 / 18.0);
    // Of wine and ict, wine is not new to l1, and of both, only ict is near to l2.
    close(value("near-strengths-of-seeker", ("l1", "e4")), 5.0 / 6.0);
    close(value("near-strengths-of-seeker", ("l2", "e4")), 5.0 / 12.0);
    close(value("near-strengths-of-seeker", ("l3", "e2")), 1.0 / 3.0);
    close(value("near-strengths-of-host", ("l2", "e4")), 1.0 / 3.0);

    let (value, items, _) = assess(&dataset, "near-strengths", ("l1", "e4")).unwrap();
    close(value, 5.0 / 6.0);
    // ict is as near to crops as to wine: the first is named.
    let expected = [("ict", "l1", "crops"), ("crops", "e4", "wine")];
    assert_eq!(items.len(), 2);
    for ((domain, region, near, amount), expected) in items.iter().zip(expected) {
        assert_eq!((&**domain, &**region, &**near), expected);
        close(*amount, 5.0 / 12.0);
    }
}

/// The share of the weight decides: wine 3 and ict 1 for l2, to which only ict is near.
#[test]
fn what_is_new_counts_with_its_share_of_the_partner() {
    let mut tables = product_space().tables().clone();
    tables.domains.retain(|row| row.region != "e4");
    state(&mut tables, "e4", Role::Strength, &[("wine", 3), ("ict", 1)]);
    let dataset = Dataset::new(tables).unwrap();
    close(assess(&dataset, "near-strengths-of-seeker", ("l2", "e4")).unwrap().0, 5.0 / 24.0);
    // To l1 wine is not new, so that its share does not matter.
    close(assess(&dataset, "near-strengths-of-seeker", ("l1", "e4")).unwrap().0, 5.0 / 6.0);
}

fn with_needs(needs: &[(&str, &[(&str, u8)])]) -> Dataset {
    let mut tables = product_space().tables().clone();
    for (region, needs) in needs {
        state(&mut tables, region, Role::Need, needs);
    }
    Dataset::new(tables).unwrap()
}

/// e2 adds solar, wind and ict to l1: around ict (2/9 + 2/9) / (25/36) = 0.64, around solar all.
#[test]
fn density_around_targets_by_hand() {
    let seeker = "target-density-of-seeker";
    let dataset = with_needs(&[("l1", &[("ict", 1)])]);
    close(assess(&dataset, seeker, ("l1", "e2")).unwrap().0, 0.64);
    let dataset = with_needs(&[("l1", &[("ict", 1), ("solar", 2)])]);
    let (value, items, _) = assess(&dataset, seeker, ("l1", "e2")).unwrap();
    close(value, (0.64 + 2.0) / 3.0);
    let total = 41.0 / 63.0;
    for ((domain, region, near, amount), (expected, target, by_hand)) in items.iter().zip([
        ("ict", "solar", 2.0 * (2.0 / 9.0) / total / 3.0),
        ("solar", "ict", 0.32 / 3.0),
        ("wind", "solar", (2.0 * (3.0 / 7.0) / total + 0.32) / 3.0),
    ]) {
        assert_eq!((&**domain, &**region, &**near), (expected, "l1", target));
        close(*amount, by_hand);
    }
    // e2 states no need, so the mean of both directions is unknown.
    let unknown = assess(&dataset, "target-density", ("l1", "e2")).unwrap_err();
    assert_eq!(unknown.to_string(), "no need of E2 is recorded");
    assert!(assess(&dataset, "target-density-of-host", ("l1", "e2")).is_err());
}

#[test]
fn targets_that_are_related_to_nothing_do_not_count() {
    let dataset = with_needs(&[("l1", &[("precision-agriculture", 3)]), ("l2", &[("ict", 1)])]);
    let unknown = assess(&dataset, "target-density-of-seeker", ("l1", "e2")).unwrap_err();
    assert_eq!(unknown.to_string(), "no target of L1 is related to another domain");
    let dataset = with_needs(&[("l1", &[("precision-agriculture", 3), ("ict", 1)])]);
    close(assess(&dataset, "target-density-of-seeker", ("l1", "e2")).unwrap().0, 0.64);
}

#[test]
fn why_nothing_is_added() {
    let dataset = with_needs(&[("l2", &[("solar", 1)])]);
    let zero = |formula, pair| {
        let (value, items, zero) = assess(&dataset, formula, pair).unwrap();
        assert_eq!((value, items.len()), (0.0, 0));
        match &zero[0] {
            ZeroReason::NothingNew { receiver, giver } => {
                format!("new {} {}", receiver.id, giver.id)
            }
            ZeroReason::NothingNearStrengths { receiver, giver } => {
                format!("strengths {} {}", receiver.id, giver.id)
            }
            ZeroReason::NothingNearTargets { receiver, giver } => {
                format!("targets {} {}", receiver.id, giver.id)
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(zero("near-strengths-of-seeker", ("l1", "e1")), "new l1 e1");
    assert_eq!(zero("near-strengths", ("l1", "e1")), "new l1 e1");
    assert_eq!(zero("near-strengths-of-host", ("l2", "e1")), "strengths e1 l2");
    assert_eq!(zero("target-density-of-seeker", ("l2", "e1")), "targets l2 e1");
}

/// A region that has all that is related to anything cannot come nearer.
#[test]
fn without_a_near_domain_nearness_is_unknown() {
    let mut tables = product_space().tables().clone();
    tables.domains.retain(|row| row.region != "l1");
    let all = [("crops", 1), ("wine", 1), ("solar", 1), ("wind", 1), ("ict", 1)];
    state(&mut tables, "l1", Role::Strength, &all);
    let dataset = Dataset::new(tables).unwrap();
    let unknown = assess(&dataset, "near-strengths", ("l1", "e2")).unwrap_err();
    assert_eq!(unknown.to_string(), "no domain that L1 lacks is related to its strengths");
}

fn programme(formula: &str, targets: &str) -> String {
    format!("[[criteria]]\nid = \"added-relatedness\"\nformula = \"{formula}\"\n{targets}\n")
}

fn assessed(dataset: &Dataset, text: &str) -> Assessment {
    let programme = Programme::from_toml_str_for(text, dataset).unwrap();
    Matcher::new(dataset, programme).assess().unwrap()
}

/// Around ict and solar e2 adds 0.64 and 1 to l1, and l1 adds 0.36 and nothing to e2.
#[test]
fn a_programme_may_name_the_targets() {
    let dataset = with_needs(&[("l1", &[("crops", 3)])]);
    let ids = "targets = [\"ict\", \"solar\"]";
    for (formula, expected) in [
        ("target-density-of-seeker", 0.82),
        ("target-density-of-host", 0.18),
        ("target-density", 0.5),
    ] {
        for targets in
            [ids, "targets = [\"solar\", \"ict\", \"solar\"]", "targets = [\"ICT\", \" Solar\"]"]
        {
            let pairing =
                assessed(&dataset, &programme(formula, targets)).explain("l1", "e2").unwrap();
            close(pairing.criteria[0].value.unwrap(), expected);
        }
    }
    // In code too, by label; and what is written is read again.
    let mut by_label = Programme::from_toml_str(&programme("target-density", ids)).unwrap();
    by_label.criteria[0].targets = vec!["Ict".to_owned(), "solar".to_owned()];
    let assessment = Matcher::new(&dataset, by_label.clone()).assess().unwrap();
    close(assessment.explain("l1", "e2").unwrap().criteria[0].value.unwrap(), 0.5);
    assert_eq!(assessment.programme().criteria[0].targets, ["ict", "solar"]);
    let written = serde_json::to_string(&by_label).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&written).unwrap(), by_label);

    let pairing = assessment.explain("l1", "e2").unwrap();
    let page = report::pairing_to_text(&pairing, &English);
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("wind for L1 (near solar)"), "{page}");
    assert!(
        words.contains("each adds strengths that are new to the other and related to its targets")
    );
}

#[test]
fn invalid_targets_are_reported_with_their_place() {
    let dataset = product_space();
    let density = "target-density-of-seeker";
    for (formula, targets, expected) in [
        (
            density,
            "targets = [\"ict\", \"sollar\"]",
            "line 4, column 19: `sollar` is not a known domain",
        ),
        (density, "targets = [\"sollar\"]", "did you mean `solar`?"),
        (density, "targets = []", "line 4, column 11: "),
        (density, "targets = 7", "line 4, column 11: "),
        (density, "targets = [7]", "line 4, column 12: "),
        (density, "targets = [\"\"]", "line 4, column 12: `` is not a known domain"),
        (density, "target = [\"ict\"]", "did you mean `targets`?"),
        (
            "balanced",
            "targets = [\"ict\"]",
            "line 4, column 11: `targets` of criterion `added-relatedness` are only used with",
        ),
        ("near-strengths", "targets = [\"ict\"]", "formula = \"target-density\""),
        ("target-densty", "targets = [\"ict\"]", "did you mean `target-density`?"),
    ] {
        let text = programme(formula, targets);
        let message = Programme::from_toml_str_for(&text, &dataset).unwrap_err().to_string();
        assert!(message.contains(expected), "{expected}\n{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    let text = "[[criteria]]\nid = \"shared-themes\"\ntargets = [\"ict\"]\n";
    let message = Programme::from_toml_str(text).unwrap_err().to_string();
    assert!(message.contains("`targets` of criterion `shared-themes` are only used"), "{message}");

    let mut in_code = Programme::from_toml_str(&programme(density, "")).unwrap();
    in_code.criteria[0].targets = vec!["sollar".to_owned()];
    let error = Matcher::new(&dataset, in_code.clone()).assess().unwrap_err();
    assert!(matches!(error, PlanningError::UnknownNames { .. }), "{error}");
    let message = error.to_string();
    assert!(
        message.contains("criteria[1].targets[1]") && message.contains("`solar`?"),
        "{message}"
    );
    in_code.criteria[0].formula = None;
    let message = Matcher::new(&dataset, in_code).assess().unwrap_err().to_string();
    assert!(message.contains("criteria[1].targets: `targets` of criterion"), "{message}");
}
