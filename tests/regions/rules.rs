//! Every kind of rule, and every two of them together, against every plan of small tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]
#![allow(clippy::cast_possible_truncation, reason = "scores are hundredths")]

pub(crate) mod brute;
mod changes;
mod courses;
pub(crate) mod kinds;
mod sizes;
pub(crate) mod world;

use std::collections::{BTreeMap, BTreeSet};

use super::score_table::{Scored, blank};
use crate::cases::cases;
use brute::Brute;
use kinds::{ALL, state};
use proptest::prelude::*;
use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown};
use regiopair::infeasibility::{Consequence, Derivation, Statement};
use regiopair::plan::{Assessment, Matcher};
use regiopair::programme::{Programme, Round, RoundDecision};
use regiopair::proposal::{Proposal, Uniqueness};
use regiopair::report;
use regiopair::report::language::{English, InfeasibilitySentences};
use regiopair::rules::{
    Capacity, CountBounds, LinkedRegions, Objective, PairProperty, PairQuota, PairsWanted,
    RegionPair, RuleId, Selection, Withdrawal,
};
use regiopair::score::Weights;
use regiopair::sensitivity::NoPrice;
use regiopair::synthetic::Generator;
use world::World;

/// Points as hundredths.
fn hundredths(points: f64) -> i64 {
    let rounded = (points * 100.0).round();
    assert!((points * 100.0 - rounded).abs() < 1e-6, "{points} is not on the grid of the scores");
    rounded as i64
}

fn plan(brute: &Brute<'_>, proposal: &Proposal) -> u32 {
    brute.plan(proposal.pairings.iter().map(|p| (p.left.id.clone(), p.right.id.clone())))
}

/// What was met: the test is worth nothing if all cases were alike.
#[derive(Default)]
struct Met {
    plans: usize,
    clashes: usize,
    relaxed: usize,
    prices: usize,
    only_best: usize,
    one_of_several: usize,
    /// Best plans that are counted, and are several.
    counted: usize,
    kinds_with_plan: BTreeSet<usize>,
    kinds_with_clash: BTreeSet<usize>,
}

/// The proposal is as good as any plan, and keeps every rule.
fn check_plan(brute: &Brute<'_>, programme: &Programme, proposal: &Proposal, best: &brute::Best) {
    let made = plan(brute, proposal);
    assert!(proposal.clash.is_none());
    assert_eq!(made.count_ones() as usize, proposal.pairings.len(), "a pair stands twice");
    assert!(brute.keeps(programme, made), "the plan {made:b} breaks a rule");
    assert_eq!(brute.key(programme, made), best.key, "the plan is not the best");
    assert!(proposal.certificate.optimal);
    assert_eq!(hundredths(proposal.total), brute.total(made));
    let objectives = &programme.rules.objectives;
    let reached: Vec<&Objective> = proposal.objectives.iter().map(|r| &r.objective).collect();
    let usual = match programme.rules.pairs {
        PairsWanted::Largest => vec![Objective::Pairs, Objective::Total],
        _ => vec![Objective::Total],
    };
    let stated = if objectives.is_empty() { &usual } else { objectives };
    assert_eq!(reached, stated.iter().collect::<Vec<_>>());
    for reached in &proposal.objectives {
        let mut alone = programme.clone();
        alone.rules.objectives = vec![reached.objective.clone()];
        let key = brute.key(&alone, made);
        let expected = match reached.objective {
            // No single number says it.
            Objective::Leximin => None,
            Objective::Bottleneck => (made != 0).then(|| key[1]),
            Objective::SmallestSpread => (made != 0).then(|| -key[1]),
            _ => Some(key[0]),
        };
        let counts = matches!(reached.objective, Objective::Pairs | Objective::FewestChanges);
        let actual = reached.value.map(|v| if counts { v as i64 } else { hundredths(v) });
        assert_eq!(actual, expected, "{}", reached.objective);
        assert_eq!(reached.value, reached.bound, "{}", reached.objective);
    }
    // No pair is made that is not worth it and that no rule asks for.
    if programme.rules.pairs == PairsWanted::Free && objectives.is_empty() {
        for pair in &proposal.pairings {
            let one = brute.plan([(pair.left.id.clone(), pair.right.id.clone())].into_iter());
            let poor = hundredths(pair.score) <= Brute::reservation(programme);
            assert!(!poor || !brute.keeps(programme, made & !one), "{} is idle", pair.left.id);
        }
    }
}

/// The rules of the clash cannot be kept together, each of them is needed for that, and no smaller
/// set clashes.
fn check_clash(brute: &Brute<'_>, assessed: &Assessment, proposal: &Proposal, met: &mut Met) {
    let programme = assessed.programme();
    let clash = proposal.clash.as_ref().expect("a clash");
    let served = brute.served(programme);
    let core: Vec<RuleId> = clash.rules.iter().map(|note| note.rule).collect();
    assert!(
        !brute.is_feasible(programme, &|rule| core.contains(&rule), served),
        "{core:?} can be kept"
    );
    for needed in &core {
        let rest = |rule| core.contains(&rule) && rule != *needed;
        assert!(brute.is_feasible(programme, &rest, served), "{needed} is not needed in {core:?}");
    }
    let mut all = programme.rules.stated();
    if !programme.rounds.is_empty() {
        all.push(RuleId::Rounds);
    }
    all.extend([RuleId::OnePartnerLeft, RuleId::OnePartnerRight]);
    assert!(clash.smallest);
    for some in 0..1_u32 << all.len() {
        if (some.count_ones() as usize) < core.len() {
            let is_active = |rule: RuleId| {
                let place = all.iter().position(|other| *other == rule);
                place.is_some_and(|place| some >> place & 1 == 1)
            };
            assert!(brute.is_feasible(programme, &is_active, served), "{some:b} clash, fewer");
        }
    }
    assert!(!English.no_plan(clash).is_empty());
    states_each_rule_once(&clash.derivation);
    for relaxation in &clash.relaxations {
        let relaxed = changes::relaxed(programme, relaxation);
        let best =
            brute.best(&relaxed).unwrap_or_else(|| panic!("{:?} is no way out", relaxation.change));
        assert!(best.pairs.contains(&u32::try_from(relaxation.pairs).unwrap()));
        assert!(best.totals.contains(&hundredths(relaxation.total)), "{:?}", relaxation.change);
        if let Some(nearer) = changes::nearer(programme, relaxation)
            && brute.served(&nearer) == served
            && brute.served(&relaxed) == served
        {
            assert!(brute.best(&nearer).is_none(), "{:?} goes too far", relaxation.change);
        }
        met.relaxed += 1;
    }
}

/// Among the reasons of one statement a rule comes once, or for several groups of regions.
fn states_each_rule_once(derivation: &Derivation) {
    let mut stated = BTreeMap::new();
    for reason in &derivation.because {
        if let Statement::Rule { rule, consequence } = &reason.statement {
            let all: &mut Vec<&Option<Consequence>> = stated.entry(rule.rule).or_default();
            assert!(all.is_empty() || consequence.is_some(), "{} twice", rule.rule);
            assert!(all.iter().all(|other| other.is_some() && *other != consequence));
            all.push(consequence);
        }
        states_each_rule_once(reason);
    }
}

/// The price of a rule is what the best plan without it has more.
fn check_prices(brute: &Brute<'_>, assessed: &Assessment, met: &mut Met) {
    let programme = assessed.programme();
    let table = assessed.rule_prices().unwrap();
    let with = brute.best(programme);
    assert_eq!(table.total.is_some(), with.is_some());
    let mut stated = programme.rules.stated();
    if !programme.rounds.is_empty() {
        stated.push(RuleId::Rounds);
    }
    assert_eq!(table.rules.iter().map(|price| price.rule.rule).collect::<Vec<_>>(), stated);
    for price in &table.rules {
        let without = changes::without(programme, price.rule.rule);
        let without = brute.best(&without);
        let (Some(with), Some(without)) = (&with, &without) else {
            assert_eq!(price.price, None);
            continue;
        };
        assert!(price.proved);
        let stated = hundredths(price.price.unwrap());
        let possible = without.totals.iter().flat_map(|w| with.totals.iter().map(move |v| w - v));
        assert!(possible.clone().any(|price| price == stated), "{}: {stated}", price.rule.rule);
        met.prices += 1;
    }
}

/// The best plans that are counted are those there are, and what they share.
fn check_best_plans(
    brute: &Brute<'_>,
    programme: &Programme,
    proposal: &Proposal,
    best: &brute::Best,
    met: &mut Met,
) {
    let Some(stated) = &proposal.certificate.best_plans else {
        assert_ne!(proposal.certificate.uniqueness, Uniqueness::OnlyBest);
        return;
    };
    assert!(programme.rounds.is_empty() || programme.rounds_decided == RoundDecision::Jointly);
    assert_eq!((stated.count, stated.is_complete), (best.plans, true));
    let common = stated.common.as_ref().unwrap().iter();
    let common = common.map(|pair| (pair.left.clone(), pair.right.clone()));
    assert_eq!(brute.plan(common), best.common);
    met.counted += usize::from(stated.count > 1);
}

fn check(world: &World, base: &Assessment, programme: &Programme, met: &mut Met) -> bool {
    let assessed = if programme.rounds.is_empty() {
        base.with_rules(programme.rules.clone()).unwrap()
    } else {
        world.assess(programme.clone())
    };
    let brute = Brute::new(world);
    let proposal = assessed.propose().unwrap();
    let best = brute.best(programme);
    if let Some(best) = &best {
        met.plans += 1;
        check_plan(&brute, programme, &proposal, best);
        check_best_plans(&brute, programme, &proposal, best, met);
        match proposal.certificate.uniqueness {
            Uniqueness::OnlyBest => {
                met.only_best += 1;
                assert_eq!(best.plans, 1);
            }
            Uniqueness::OneOfSeveral => {
                met.one_of_several += 1;
                assert!(best.plans > 1);
            }
            // Of side constraints it is not known; of most programmes it is.
            _ => {}
        }
    } else {
        met.clashes += 1;
        assert!(proposal.pairings.is_empty());
        check_clash(&brute, &assessed, &proposal, met);
    }
    if (met.plans + met.clashes).is_multiple_of(6) {
        check_prices(&brute, &assessed, met);
    }
    best.is_some()
}

/// A programme of some kinds of rules.
fn programme(world: &World, kinds: &[usize], generator: &mut Generator) -> Programme {
    let mut programme = blank();
    programme.rules.pairs = PairsWanted::ALL[generator.below(3)];
    for &kind in kinds {
        state(ALL[kind], &mut programme, world, generator);
    }
    programme
}

/// Tells which programme it was when a check fails.
struct Case<'a>(&'a Programme, usize);

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("world {}, programme:\n{}", self.1, self.0.to_toml_string());
        }
    }
}

/// Programmes of these kinds of rules, each on one of thirty small worlds.
fn all_agree(seed: u64, cases: impl Iterator<Item = Vec<usize>>) {
    let shapes = [(3, 3), (3, 4), (4, 3), (2, 4), (3, 3)];
    let worlds: Vec<World> = (0..30)
        .zip(shapes.iter().cycle())
        .map(|(seed, &(rows, cols))| World::new(seed, rows, cols))
        .collect();
    let assessed: Vec<Assessment> = worlds.iter().map(|world| world.assess(blank())).collect();
    let mut met = Met::default();
    let mut generator = Generator::new(seed);
    for kinds in cases {
        let place = generator.below(worlds.len());
        let programme = programme(&worlds[place], &kinds, &mut generator);
        let case = Case(&programme, place);
        let has_plan = check(&worlds[place], &assessed[place], &programme, &mut met);
        drop(case);
        let of = if has_plan { &mut met.kinds_with_plan } else { &mut met.kinds_with_clash };
        of.extend(kinds);
    }
    eprintln!(
        "{} plans ({} the only best, {} of several), {} clashes, {} relaxations, {} prices",
        met.plans, met.only_best, met.one_of_several, met.clashes, met.relaxed, met.prices
    );
    assert_eq!(met.kinds_with_plan.len(), ALL.len());
    assert!(met.kinds_with_clash.len() > ALL.len() * 3 / 4, "{:?}", met.kinds_with_clash);
    assert!(met.relaxed > met.clashes && met.prices > met.plans / 4);
    assert!(met.only_best.min(met.one_of_several) > met.plans / 50);
    assert_eq!(met.counted, met.one_of_several);
}

/// Every two kinds, in either order: that the first of them is one of a part, so that several parts
/// run at once.
fn every_two(part: usize) -> impl Iterator<Item = Vec<usize>> {
    let firsts = (0..ALL.len()).filter(move |first| first % 4 == part);
    let once = firsts.flat_map(|first| (0..ALL.len()).map(move |second| vec![first, second]));
    once.clone().chain(once.map(|kinds| kinds.into_iter().rev().collect()))
}

#[test]
fn every_two_kinds_agree_with_brute_force_1() {
    all_agree(1, every_two(0));
}

#[test]
fn every_two_kinds_agree_with_brute_force_2() {
    all_agree(2, every_two(1));
}

#[test]
fn every_two_kinds_agree_with_brute_force_3() {
    all_agree(3, every_two(2));
}

#[test]
fn every_two_kinds_agree_with_brute_force_4() {
    all_agree(4, every_two(3));
}

#[test]
fn some_five_kinds_agree_with_brute_force() {
    let mut generator = Generator::new(5);
    let kinds = move |_| (0..5).map(|_| generator.below(ALL.len())).collect();
    all_agree(6, (0..400).map(kinds));
}

proptest! {
    #![proptest_config(cases(300))]

    /// The same for worlds and programmes that are drawn, and made smaller if one fails.
    #[test]
    fn any_two_kinds_agree_with_brute_force(
        shape in prop_oneof![Just((3, 3)), Just((2, 4)), Just((4, 3))],
        seeds in (0_u64..1_000_000, 0_u64..1_000_000),
        kinds in prop::collection::vec(0..ALL.len(), 1..=2),
    ) {
        let world = World::new(seeds.0, shape.0, shape.1);
        let programme = programme(&world, &kinds, &mut Generator::new(seeds.1));
        let _case = Case(&programme, 0);
        check(&world, &world.assess(blank()), &programme, &mut Met::default());
    }
}

fn made(proposal: &Proposal) -> Vec<(&str, &str)> {
    proposal.pairings.iter().map(|pair| (&*pair.left.id, &*pair.right.id)).collect()
}

/// The plain assignment knew nothing of a lower bound of one region.
#[test]
fn a_region_that_must_have_a_partner_has_one_where_pairs_are_free() {
    let scored = Scored::new(&[&[90, 20], &[80, 10]], &["ES", "ES"]);
    for (pairs, reservation) in [(PairsWanted::Free, 0.5), (PairsWanted::Largest, 0.0)] {
        let mut programme = blank();
        programme.rules.pairs = pairs;
        programme.rules.reservation = reservation;
        programme.rules.forbidden.push(RegionPair::new("south-1", "north-1"));
        let best = scored.assess(programme.clone()).propose().unwrap();
        let unserved = if pairs == PairsWanted::Free { "north-1" } else { "south-2" };
        assert!(made(&best).iter().all(|pair| pair.1 != unserved));
        let regions = vec!["north-1".to_owned()];
        programme.rules.capacities.push(Capacity {
            selection: Selection { regions, ..Selection::side("north") },
            bounds: CountBounds::at_least(1),
        });
        let served = scored.assess(programme).propose().unwrap();
        assert_eq!(made(&served), [("south-0", "north-1"), ("south-1", "north-0")]);
    }
}

/// With `free` a pair must exceed the reservation: the plain assignment and the flow agree.
#[test]
fn a_pair_at_the_reservation_is_not_made() {
    let scored = Scored::new(&[&[90, 30], &[80, 50]], &["ES", "ES"]);
    let mut programme = blank();
    programme.rules.pairs = PairsWanted::Free;
    programme.rules.reservation = 0.5;
    let plain = scored.assess(programme.clone()).propose().unwrap();
    assert_eq!(made(&plain), [("south-0", "north-0")]);
    let room = Capacity { bounds: CountBounds::at_most(2), ..Capacity::default() };
    for side in ["south", "north"] {
        let mut programme = programme.clone();
        let selection = Selection { regions: vec![format!("{side}-1")], ..Selection::side(side) };
        programme.rules.capacities.push(Capacity { selection, ..room.clone() });
        let flow = scored.assess(programme).propose().unwrap();
        assert!(flow.pairings.iter().all(|pair| pair.score > 0.5), "{:?}", made(&flow));
    }
    let mut all = programme.clone();
    all.rules.pair_quotas.push(PairQuota {
        property: PairProperty { score_below: Some(0.6), ..PairProperty::default() },
        bounds: CountBounds::at_most(1),
        ..PairQuota::default()
    });
    assert_eq!(made(&scored.assess(all.clone()).propose().unwrap()), [("south-0", "north-0")]);
    // Unless a rule asks for it.
    all.rules.pair_quotas[0].bounds.at_least = Some(1);
    let both = [("south-0", "north-0"), ("south-1", "north-1")];
    assert_eq!(made(&scored.assess(all).propose().unwrap()), both);
}

/// The check built a step of leximin with other signs than the search: the fewest pairs of 0.2,
/// which is what keeps the second worst pair at 0.5.
#[test]
fn leximin_under_a_quota_on_pairs_is_proved() {
    let scored = Scored::new(&[&[20, 20, 0], &[20, 50, 0], &[0, 0, 90]], &["ES", "ES", "PL"]);
    let mut programme = blank();
    programme.rules.objectives = vec![Objective::Leximin];
    programme.rules.minimum_score = Some(0.1);
    let property = PairProperty { earlier_tie: Some(true), ..PairProperty::default() };
    programme.rules.pair_quotas.push(PairQuota {
        property,
        bounds: CountBounds::at_most(1),
        ..PairQuota::default()
    });
    let proposal = scored.assess(programme).propose().unwrap();
    assert!(proposal.certificate.optimal);
    let expected = [("south-0", "north-0"), ("south-1", "north-1"), ("south-2", "north-2")];
    assert_eq!(made(&proposal), expected);
}

/// The check missed a proof if there is nothing to compare.
#[test]
fn worst_pairs_of_plans_without_pairs_are_proved() {
    let scored = Scored::new(&[&[90, 75], &[85, 80]], &["ES", "ES"]);
    let mut programme = blank();
    programme.rules.pairs = PairsWanted::Free;
    programme.rules.objectives = vec![Objective::Bottleneck, Objective::Leximin];
    let property = PairProperty { earlier_tie: Some(false), ..PairProperty::default() };
    let none = PairQuota { property, bounds: CountBounds::at_most(0), ..PairQuota::default() };
    programme.rules.pair_quotas.push(none);
    let proposal = scored.assess(programme).propose().unwrap();
    assert!(proposal.pairings.is_empty() && proposal.clash.is_none());
}

/// Pairs that a round has decided already were read and forgotten.
#[test]
fn what_a_round_has_decided_stays() {
    let scored = Scored::new(&[&[90, 20], &[80, 10]], &["ES", "ES"]);
    let round = |name: &str, left: &str| Round {
        name: name.to_owned(),
        left: vec![left.to_owned()],
        ..Round::default()
    };
    let mut programme = blank();
    programme.rounds = vec![round("first", "south-0"), round("second", "south-1")];
    programme.rounds[1].fixed = vec![RegionPair::new("south-1", "north-0")];
    for decided in [RoundDecision::Jointly, RoundDecision::OneByOne] {
        programme.rounds_decided = decided;
        let mut early = programme.clone();
        early.rounds.swap(0, 1);
        let proposal = scored.assess(early).propose().unwrap();
        assert_eq!(made(&proposal), [("south-0", "north-1"), ("south-1", "north-0")]);
    }
    // What is decided for nobody who meets is a clash of the rounds with themselves, reported once.
    programme.rounds_decided = RoundDecision::Jointly;
    programme.rounds[1].right = vec!["north-1".to_owned()];
    let proposal = scored.assess(programme).propose().unwrap();
    let rules: Vec<RuleId> =
        proposal.clash.unwrap().rules.into_iter().map(|note| note.rule).collect();
    assert_eq!(rules, [RuleId::Rounds]);
}

/// Ten tenths are a last bit less than 1 when they are added up.
struct Tenths;

impl Criterion for Tenths {
    fn id(&self) -> &'static str {
        "tenths"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("always 1")
    }
    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        (0..10).for_each(|_| tally.add(0.1, || Reason::text("a tenth")));
        Ok(())
    }
}

#[test]
fn the_last_bit_of_a_sum_keeps_no_pair_below_a_score() {
    let scored = Scored::new(&[[0; 2]; 2], &["ES", "ES"]);
    let mut programme = blank();
    programme.rules.minimum_score = Some(1.0);
    let property = PairProperty { score_below: Some(1.0), ..PairProperty::default() };
    programme.rules.pair_quotas.push(PairQuota {
        property,
        bounds: CountBounds::at_most(0),
        ..PairQuota::default()
    });
    let matcher = Matcher::new(&scored.dataset, programme).criterion(Tenths, Weights::both(1.0));
    let proposal = matcher.assess().unwrap().propose().unwrap();
    assert!(proposal.pairings.iter().all(|pair| pair.score < 1.0));
    assert_eq!(proposal.pairings.len(), 2);
}

/// At most one of three, said two by two, was one place too many.
#[test]
fn regions_that_exclude_each_other_two_by_two_are_one_to_be_served() {
    let scored = Scored::new(&[[90, 20, 30], [80, 10, 40], [70, 60, 50]], &["ES", "ES", "ES"]);
    let mut programme = blank();
    for two in [[0, 1], [1, 2], [0, 2]] {
        programme.rules.exclusive.push(LinkedRegions {
            regions: two.map(|number| format!("south-{number}")).to_vec(),
            because: String::new(),
        });
    }
    let proposal = scored.assess(programme).propose().unwrap();
    assert_eq!(made(&proposal), [("south-0", "north-0")]);
}

/// The stable plan leaves a region out: 0.9 alone, where the proposal must make 0.05 + 0.8. The best
/// single pair is 0.9 too, so that stability costs nothing.
#[test]
fn the_price_of_stability_compares_plans_of_as_many_pairs() {
    let scored = Scored::new(&[&[90, 5], &[80, -1]], &["ES", "ES"]);
    let assessed = scored.assess(blank());
    let proposal = assessed.propose().unwrap();
    assert_eq!(hundredths(proposal.total), 85);
    let stability = assessed.stability(&proposal, 0.0).unwrap();
    assert_eq!(stability.left_proposes.pairs.len(), 1);
    assert_eq!((stability.comparable.pairs, hundredths(stability.comparable.total)), (1, 90));
    assert_eq!(hundredths(stability.price), 0);
    let page = report::stability_to_text(&stability, "south", "north", &English);
    assert!(page.contains("the total of the best plan of 1 pair minus that"), "{page}");
}

/// Two required pairs of one region need its capacity: without that there is no plan.
#[test]
fn a_rule_without_a_price_says_which_plan_is_missing() {
    let scored = Scored::new(&[&[90, 20], &[80, 10]], &["ES", "ES"]);
    let mut programme = blank();
    programme.rules.pairs = PairsWanted::Largest;
    programme.rules.required =
        [0, 1].map(|col| RegionPair::new("south-0", format!("north-{col}"))).to_vec();
    let selection = Selection { regions: vec!["south-0".to_owned()], ..Selection::side("south") };
    programme.rules.capacities = vec![Capacity { selection, bounds: CountBounds::at_most(2) }];
    let reasons = |programme: &Programme| -> Vec<Option<NoPrice>> {
        let table = scored.assess(programme.clone()).rule_prices().unwrap();
        assert!(table.rules.iter().all(|price| price.no_price.is_none() == price.price.is_some()));
        assert!(table.rules.iter().all(|price| price.pairs.is_some() == price.price.is_some()));
        table.rules.iter().map(|price| price.no_price).collect()
    };
    assert_eq!(reasons(&programme), [None, None, Some(NoPrice::NoPlanWithout)]);
    let table = scored.assess(programme.clone()).rule_prices().unwrap();
    let page = report::prices_to_text(&table, &English);
    assert!(page.contains("no price: without this rule no plan satisfies the others"), "{page}");
    programme.rules.capacities.clear();
    assert_eq!(reasons(&programme), [Some(NoPrice::NoPlan); 2]);
}

/// Whether other plans are as good is examined where no rule is a side constraint; every comparison with
/// brute force holds it against all plans.
#[test]
fn a_proposal_says_whether_it_is_the_only_best_plan() {
    let side_constraints = |programme: &Programme| {
        let rules = &programme.rules;
        !(rules.pair_quotas.is_empty() && rules.quotas.is_empty() && rules.exclusive.is_empty())
            || rules.capacities.iter().any(|capacity| capacity.bounds.or_none)
            || !rules.sizes.is_empty()
    };
    let mut generator = Generator::new(8);
    let mut examined = 0;
    for seed in 0..150 {
        let world = World::new(seed, 3, 4);
        let kinds: Vec<usize> = (0..2).map(|_| generator.below(ALL.len())).collect();
        let programme = programme(&world, &kinds, &mut generator);
        let proposal = world.assess(programme.clone()).propose().unwrap();
        if proposal.clash.is_some() || side_constraints(&programme) {
            continue;
        }
        // A pair that both may have with others is required by a side constraint.
        if programme.rules.required.is_empty() && programme.rounds.is_empty() {
            let best = Brute::new(&world).best(&programme).unwrap();
            let expected =
                if best.plans == 1 { Uniqueness::OnlyBest } else { Uniqueness::OneOfSeveral };
            assert_eq!(proposal.certificate.uniqueness, expected, "world {seed}");
            examined += 1;
        }
    }
    assert!(examined > 20, "{examined}");
    // Equal scores, and a quota that is a side constraint.
    let scored = Scored::new(&[[50; 2]; 2], &["ES", "ES"]);
    let text = |programme: Programme| {
        let page = report::to_text(&scored.assess(programme).propose().unwrap(), &English);
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(
        text(blank()).contains("It is one of 2 equally good plans; no pair is in all of them.")
    );
    let mut several = blank();
    let selection = Selection { regions: vec!["south-1".to_owned()], ..Selection::side("south") };
    several.rules.capacities.push(Capacity { selection, bounds: CountBounds::at_most(2) });
    // south-1 alone with both hosts, or each south with one of the two.
    let shown = text(several.clone());
    assert!(
        shown.contains("It is one of 3 equally good plans; no pair is in all of them."),
        "{shown}"
    );
    several.rules.withdrawn.push(Withdrawal::new("south-0"));
    // Both hosts for south-1, which has room for two.
    assert!(text(several.clone()).contains("It is the only best plan."));
    let property = PairProperty { score_below: Some(0.4), ..PairProperty::default() };
    several.rules.pair_quotas.push(PairQuota {
        property,
        bounds: CountBounds::at_most(1),
        ..PairQuota::default()
    });
    assert!(text(several).contains("Whether other plans are as good was not examined."));
}
