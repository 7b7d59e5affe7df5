//! What two regions could work on, and what a rule costs, with numbers computed by hand.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::plan::Matcher;
use regiopair::profile::{Coder, Dataset, DomainRecord, Grade, Role, Tables};
use regiopair::programme::{AggregationMethod, CriterionChoice, Programme};
use regiopair::rules::{
    Capacity, CountBounds, Quota, RequiredConditions, RuleId, Selection, UnknownCondition,
    Withdrawal,
};
use regiopair::score::{Normalisation, Weights};
use regiopair::synthetic::{self, DatasetOptions};
use regiopair::taxonomy::{Measure, ParentRow, TaxonomyRows};

use super::score_table::{Scored, bare_region};

/// Left: crops 1, solar 3, and a need in wind. Right: crops 1, solar 1, wind 2.
fn dataset() -> Dataset {
    let parents = [
        ("root", ""),
        ("agri-food", "root"),
        ("energy", "root"),
        ("crops", "agri-food"),
        ("solar", "energy"),
        ("wind", "energy"),
    ];
    let rows = parents.iter().map(|(domain, parent)| ParentRow::new(*domain, *parent)).collect();
    let stated = [
        ("l", Role::Strength, "crops", 1),
        ("l", Role::Strength, "solar", 3),
        ("l", Role::Need, "wind", 3),
        ("e", Role::Strength, "crops", 1),
        ("e", Role::Strength, "solar", 1),
        ("e", Role::Strength, "wind", 2),
    ];
    let domains = stated.map(|(region, role, domain, weight)| DomainRecord {
        region: region.into(),
        role,
        domain: domain.into(),
        weight: Grade::new(weight).unwrap(),
        ex_ante: true,
        source: String::new(),
        note: String::new(),
        coder: Coder::First,
    });
    Dataset::new(Tables {
        taxonomy: TaxonomyRows::Parents(rows),
        regions: vec![bare_region("lac", "l"), bare_region("eu", "e")],
        domains: domains.into(),
        ..Tables::default()
    })
    .unwrap()
}

fn choice(id: &str, formula: &str) -> CriterionChoice {
    CriterionChoice {
        id: id.into(),
        formula: Some(formula.into()),
        targets: Vec::new(),
        statements: None,
        weights: Weights::both(1.0),
        normalisation: Normalisation::None,
        own: false,
    }
}

/// Shared strengths are 1/4 in crops and 1/4 in solar, the need in wind is met by 1. Two criteria
/// in equal shares: crops 1/8, solar 1/8, wind 1/2; by theme, energy 5/8 and agri-food 1/8. The
/// order is that of the points, against that of the names, also for the domains of energy.
#[test]
fn themes_and_domains_are_ranked_by_their_points() {
    for aggregation in [AggregationMethod::WeightedMean, AggregationMethod::GeometricMean] {
        let programme = Programme {
            similarity: Measure::Identity,
            aggregation,
            criteria: vec![
                choice("shared-strengths", "finger-kreinin"),
                choice("needs-met", "coverage"),
            ],
            ..Programme::default()
        };
        let assessed = Matcher::new(&dataset(), programme).assess().unwrap();
        let pairing = assessed.explain("l", "e").unwrap();
        let is_additive = aggregation == AggregationMethod::WeightedMean;
        assert_eq!(pairing.criteria[0].contribution.is_some(), is_additive);
        let found: Vec<(_, _, Vec<_>)> = pairing
            .suggestions
            .iter()
            .map(|it| {
                let domains = it.domains.iter().map(|it| (&*it.domain.id, it.points));
                (&*it.theme.id, it.points, domains.collect())
            })
            .collect();
        assert_eq!(
            found,
            [
                ("energy", 0.625, vec![("wind", 0.5), ("solar", 0.125)]),
                ("agri-food", 0.125, vec![("crops", 0.125)]),
            ],
            "{aggregation}"
        );
    }
}

/// One more pair says something about a quota, but nothing about a region that does not take part.
#[test]
fn rules_without_a_number_have_no_shadow_price() {
    let options = DatasetOptions { left: 6, right: 6, ..DatasetOptions::default() };
    let dataset = synthetic::dataset(options).unwrap();
    let free = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    let best = free.propose().unwrap();
    let sides = free.sides();
    let mut programme = Programme::default();
    let rules = &mut programme.rules;
    rules.pairs = regiopair::rules::PairsWanted::Free;
    rules.withdrawn.push(Withdrawal::new(&*best.pairings[0].left.id));
    rules.conditions.push(RequiredConditions {
        side: sides.left.clone(),
        conditions: vec!["resources".into()],
        unknown: UnknownCondition::AdmitWithFlag,
    });
    rules.quotas.push(Quota {
        selection: Selection::side(&*sides.left),
        each: None,
        bounds: CountBounds::at_most(2),
    });
    let prices = Matcher::new(&dataset, programme).assess().unwrap().rule_prices().unwrap();
    for price in &prices.rules {
        let has_number = matches!(price.rule.rule, RuleId::Quota(_));
        assert_eq!(!price.shadow.is_empty(), has_number, "{:?}", price.rule.rule);
    }
    // The third best pair would add its score, or less where it takes a partner of another.
    let quota = prices.rules.iter().find(|it| it.rule.rule == RuleId::Quota(0)).unwrap();
    assert!(quota.shadow[0].points > 0.0 && quota.shadow[0].points <= 1.0);
}

/// The price of a bound on one region is reported with the rule that states it.
#[test]
fn a_bound_on_one_side_is_priced_as_its_own_rule() {
    let mut programme = Programme::default();
    programme.criteria.clear();
    programme.rules.pairs = regiopair::rules::PairsWanted::Free;
    programme
        .rules
        .capacities
        .push(Capacity { selection: Selection::side("south"), bounds: CountBounds::at_most(2) });
    let scored = Scored::new(&[[90, 80, 70]], &["ES", "IT", "PT"]);
    let prices = scored.assess(programme).rule_prices().unwrap();
    let [price] = &prices.rules[..] else { panic!("{prices:?}") };
    let [shadow] = &price.shadow[..] else { panic!("{price:?}") };
    // A third pair adds 0.7, and a second one less takes 0.8.
    assert!((0.7..=0.8).contains(&shadow.points), "{}", shadow.points);
}

#[test]
fn only_a_bare_side_selects_everyone() {
    let one = || vec!["x".to_owned()];
    let side = || Selection::side("eu");
    assert!(side().is_everyone());
    assert!(!Selection { country: one(), ..side() }.is_everyone());
    assert!(!Selection { regions: one(), ..side() }.is_everyone());
    assert!(!Selection { attribute: Some("terrain".into()), ..side() }.is_everyone());
}
