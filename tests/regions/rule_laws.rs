//! Laws that hold of every programme, on tables too large to try every plan.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use super::rules::brute::Brute;
use super::rules::kinds::{ALL, Kind, state};
use super::rules::world::World;
use super::score_table::{SIDES, ScoreTable, blank};
use crate::cases::cases;
use proptest::prelude::*;
use regiopair::profile::{Dataset, Sides};
use regiopair::programme::{Programme, RoundDecision};
use regiopair::proposal::Proposal;
use regiopair::rules::{Objective, PairsWanted, RegionPair, RuleId, Rules};
use regiopair::synthetic::Generator;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A world of five times six regions and a programme of some kinds of rules.
fn case() -> impl Strategy<Value = (u64, Vec<usize>, u64)> {
    (0..40_u64, prop::collection::vec(0..ALL.len(), 1..5), any::<u64>())
}

fn world(seed: u64) -> World {
    World::new(1_000 + seed, 5, 6)
}

fn programme(world: &World, kinds: &[usize], seed: u64, pairs: Option<PairsWanted>) -> Programme {
    let mut generator = Generator::new(seed);
    let mut programme = blank();
    programme.rules.pairs = PairsWanted::ALL[generator.below(3)];
    for &kind in kinds {
        state(ALL[kind], &mut programme, world, &mut generator);
    }
    programme.rules.pairs = pairs.unwrap_or(programme.rules.pairs);
    programme
}

fn propose(world: &World, programme: &Programme) -> Proposal {
    world.assess(programme.clone()).propose().unwrap()
}

/// What the objectives reached, or that there is no plan.
fn reached(proposal: &Proposal) -> Option<Vec<Option<f64>>> {
    let values = || proposal.objectives.iter().map(|reached| reached.value).collect();
    proposal.clash.is_none().then(values)
}

/// The scores of the pairs from the worst on: what leximin compares.
fn scores(proposal: &Proposal) -> Vec<f64> {
    let mut scores: Vec<f64> = proposal.pairings.iter().map(|pair| pair.score).collect();
    scores.sort_by(f64::total_cmp);
    scores
}

/// Whether leaving a rule out takes something away: more room than the default of one partner, or
/// that a region which does not take part owes nothing.
fn gives(rules: &Rules, rule: RuleId) -> bool {
    let capacities = rules.capacities.iter().map(|capacity| &capacity.bounds);
    let mut bounds = capacities.chain(rules.quotas.iter().map(|quota| &quota.bounds));
    match rule {
        RuleId::Capacity(place) => rules.capacities[place].bounds.at_most > Some(1),
        RuleId::Withdrawn(_) | RuleId::Conditions(_) => bounds.any(|it| it.at_least > Some(0)),
        _ => false,
    }
}

/// Everything with the regions of each side numbered from the other end.
fn renumbered<T: Serialize + DeserializeOwned>(what: &T, counts: [usize; 2]) -> T {
    let mut text = serde_json::to_string(what).unwrap();
    for (side, count) in SIDES.iter().zip(counts) {
        for number in 0..count {
            let new = format!("{side}={}", count - 1 - number);
            text = text.replace(&format!("{side}-{number}"), &new);
        }
        text = text.replace(&format!("{side}="), &format!("{side}-"));
    }
    serde_json::from_str(&text).unwrap()
}

fn renumbered_table(table: &ScoreTable, counts: [usize; 2]) -> ScoreTable {
    let pairs: Vec<_> = table.values.iter().map(|(ids, &value)| (ids.clone(), value)).collect();
    ScoreTable { id: table.id, values: renumbered(&pairs, counts).into_iter().collect() }
}

fn turned(pins: &[RegionPair]) -> Vec<RegionPair> {
    pins.iter().map(|pin| RegionPair::new(&*pin.right, &*pin.left)).collect()
}

/// A plan with the sides turned is as good, where turning them is no change of the rules.
fn turning_the_sides_changes_nothing(seed: u64, kinds: &[usize], draw: u64) {
    let world = world(seed);
    let programme = programme(&world, kinds, draw, None);
    let rules = &programme.rules;
    // Where both sides have as many places, the left one is served; rounds are of the left side.
    let [left, right] = Brute::new(&world).places_of_sides(&programme);
    let serves_left = rules.pairs == PairsWanted::Complete && left == right;
    if serves_left || !programme.rounds.is_empty() {
        return;
    }
    let base = propose(&world, &programme);
    let mut other = programme.clone();
    other.sides = Some(Sides { left: SIDES[1].to_owned(), right: SIDES[0].to_owned() });
    for pins in
        [&mut other.rules.required, &mut other.rules.forbidden, &mut other.rules.earlier_plan]
    {
        *pins = turned(pins);
    }
    for quota in &mut other.rules.pair_quotas {
        if let Some(countries) = &mut quota.property.countries {
            countries.swap(0, 1);
        }
    }
    let other = propose(&world, &other);
    assert_eq!(reached(&base), reached(&other));
    if rules.objectives.contains(&Objective::Leximin) {
        assert_eq!(scores(&base), scores(&other));
    }
    // Several clashes may be as small; which one is reported is another matter.
    let size = |proposal: &Proposal| proposal.clash.as_ref().map(|clash| clash.rules.len());
    assert_eq!(size(&base), size(&other));
}

/// Four regions in two groups that overlap have as many places as the two that the conditions admit
/// on the other side: whichever is left is served, and turning the sides changes the rules.
#[test]
fn sides_with_as_many_places_by_groups_may_be_turned_into_another_plan() {
    let (seed, kinds, draw) = (27, [18, 13, 18], 9_312_024_244_587_867_383);
    let world = world(seed);
    let programme = programme(&world, &kinds, draw, None);
    assert_eq!(Brute::new(&world).places_of_sides(&programme), [2, 2]);
    turning_the_sides_changes_nothing(seed, &kinds, draw);
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    #[cfg_attr(
        not(any(feature = "highs", feature = "microlp")),
        ignore = "within these limits the search needs the hints of a library"
    )]
    fn a_rule_less_never_lowers_the_total_of_free_pairs((seed, kinds, draw) in case()) {
        let world = world(seed);
        let mut programme = programme(&world, &kinds, draw, Some(PairsWanted::Free));
        programme.rules.objectives = vec![Objective::Total];
        let with = propose(&world, &programme);
        for rule in programme.rules.stated() {
            if gives(&programme.rules, rule) {
                continue;
            }
            let mut fewer = programme.clone();
            fewer.rules = programme.rules.without(rule).unwrap();
            let without = propose(&world, &fewer);
            let (Some(with), Some(without)) = (reached(&with), reached(&without)) else {
                // What has a plan has one without the rule.
                prop_assert!(reached(&with).is_none(), "{}", rule);
                continue;
            };
            prop_assert!(without[0].unwrap() >= with[0].unwrap() - 1e-9, "{}", rule);
        }
    }

    #[test]
    #[cfg_attr(
        not(any(feature = "highs", feature = "microlp")),
        ignore = "within these limits the search needs the hints of a library"
    )]
    fn regions_in_another_order_have_as_good_a_plan((seed, kinds, draw) in case()) {
        let world = world(seed);
        let programme = programme(&world, &kinds, draw, None);
        let base = propose(&world, &programme);
        // Rows in another order: the same to the last byte.
        let mut tables = world.dataset.tables().clone();
        let middle = tables.regions.iter().position(|region| region.side == SIDES[1]).unwrap();
        tables.regions[..middle].reverse();
        tables.regions[middle..].reverse();
        tables.domains.reverse();
        tables.ties.reverse();
        tables.attributes.reverse();
        let shuffled = World {
            dataset: Dataset::new(tables).unwrap(),
            score: world.score.clone(),
            other: world.other.clone(),
        };
        prop_assert_eq!(&base, &propose(&shuffled, &programme));
        // Ids in another order: another plan at most where several are as good.
        let counts = [5, 6];
        let other = World {
            dataset: renumbered(&world.dataset, counts),
            score: renumbered_table(&world.score, counts),
            other: renumbered_table(&world.other, counts),
        };
        let other = propose(&other, &renumbered(&programme, counts));
        prop_assert_eq!(reached(&base), reached(&other));
        if programme.rules.objectives.contains(&Objective::Leximin) {
            prop_assert_eq!(scores(&base), scores(&other));
        }
    }

    #[test]
    #[cfg_attr(
        not(any(feature = "highs", feature = "microlp")),
        ignore = "within these limits the search needs the hints of a library"
    )]
    fn turned_sides_have_as_good_a_plan((seed, kinds, draw) in case()) {
        turning_the_sides_changes_nothing(seed, &kinds, draw);
    }

    /// No plan of as many pairs loses against a stable one, whatever other rules the proposal keeps.
    #[test]
    fn the_price_of_stability_is_never_below_0((seed, kinds, draw) in case()) {
        let world = world(seed);
        let programme = programme(&world, &kinds, draw, None);
        let assessed = world.assess(programme);
        let proposal = assessed.propose().unwrap();
        if let Ok(stability) = assessed.stability(&proposal, 0.0) {
            prop_assert!(stability.price >= 0.0, "{}", stability.price);
        }
    }

    /// A round that does not know of the later ones does no better.
    #[test]
    fn rounds_one_by_one_are_no_better_than_all_at_once((seed, kinds, draw) in case()) {
        let world = world(seed);
        let rounds = ALL.iter().position(|kind| *kind == Kind::Rounds).unwrap();
        let kinds = [&kinds[..], &[rounds]].concat();
        let mut programme = programme(&world, &kinds, draw, Some(PairsWanted::Free));
        programme.rules.objectives = Vec::new();
        let jointly = propose(&world, &programme);
        programme.rounds_decided = RoundDecision::OneByOne;
        let one_by_one = propose(&world, &programme);
        if one_by_one.clash.is_none() {
            let best = reached(&jointly).expect("what rounds find is a plan")[0].unwrap();
            let reservation = programme.rules.reservation;
            let worth: f64 = one_by_one.pairings.iter().map(|pair| pair.score - reservation).sum();
            prop_assert!(best >= worth - 1e-6);
        }
    }
}
