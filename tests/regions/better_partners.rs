//! Better partners of the regions of a pair, and the chains of changes that keep the plan from having them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeSet;

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::plan::PlanningError;
use regiopair::report::better_partners_to_text;
use regiopair::report::language::English;
use regiopair::rules::RegionPair;
use regiopair::sensitivity::{BetterPartner, Instead, PartnerChange};

use super::rules::kinds::{ALL, drawn};
use super::rules::world::World;
use super::score_table::{Scored, blank};

/// The table of the worked example of an assignment with prices; its plan is the diagonal.
fn worked() -> Scored {
    let scores = [[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]];
    Scored::new(&scores, &["ES", "ES", "ES", "ES"])
}

fn ids(change: &PartnerChange) -> (&str, Vec<&str>, Vec<&str>) {
    (
        &change.region.id,
        change.from.iter().map(|label| &*label.id).collect(),
        change.to.iter().map(|label| &*label.id).collect(),
    )
}

fn chain_of(better: &BetterPartner) -> (f64, &[PartnerChange]) {
    let Instead::Plan { loss, chain, .. } = &better.instead else { panic!("no plan: {better:?}") };
    (*loss, chain)
}

#[test]
fn the_worked_example_names_who_loses_what() {
    let assessed = worked().assess(blank());
    // Each has its best partner, and is the best one for it.
    assert_eq!(assessed.better_partners("south-0", "north-0").unwrap(), []);
    // By hand: with (2, 0) the best plan is (0, 2), (1, 1), (2, 0), worth 1.8 instead of 2.2.
    let better = assessed.better_partners("north-2", "south-2").unwrap();
    let named: Vec<_> = better.iter().map(|it| (&*it.region.id, &*it.partner.id)).collect();
    assert_eq!(named, [("south-2", "north-0"), ("south-2", "north-1")]);
    assert!((better[0].gain - 0.1).abs() < 1e-9 && better[0].score == 0.6);
    assert_eq!(better[0].taken_by[0].id, "south-0");
    let (loss, chain) = chain_of(&better[0]);
    assert!((loss - 0.4).abs() < 1e-9);
    let moved: Vec<_> = chain.iter().map(ids).collect();
    assert_eq!(
        moved,
        [
            ("south-2", vec!["north-2"], vec!["north-0"]),
            ("south-0", vec!["north-0"], vec!["north-2"]),
        ]
    );
    assert!((chain[1].change + 0.5).abs() < 1e-9);
    // With (2, 1) it is (0, 2), (1, 0), (2, 1), worth 1.8 as well.
    let pairing = assessed.explain("south-2", "north-2").unwrap();
    let text = better_partners_to_text([&pairing.left, &pairing.right], &better, &English);
    assert_eq!(
        text,
        "Partners that would suit Region south-2 better:\n  \
         Region north-0 0.600 (+0.100), partner of Region south-0. With this pair the plan would lose 0.400\n    \
         points: Region south-0 would change from Region north-0 to Region north-2 (−0.500).\n  \
         Region north-1 0.550 (+0.050), partner of Region south-1. With this pair the plan would lose 0.400\n    \
         points: Region south-1 would change from Region north-1 to Region north-0 (+0.050); Region\n    \
         south-0 would change from Region north-0 to Region north-2 (−0.500).\n\
         No partner would suit Region north-2 better.\n"
    );
}

#[test]
fn what_is_ruled_out_or_impossible_is_said() {
    let mut programme = blank();
    programme.rules.forbidden = vec![RegionPair::new("south-2", "north-0")];
    programme.rules.required = vec![RegionPair::new("south-1", "north-1")];
    let assessed = worked().assess(programme);
    let better = assessed.better_partners("south-2", "north-2").unwrap();
    assert!(matches!(better[0].instead, Instead::Excluded { .. }), "{better:?}");
    assert_eq!(better[1].instead, Instead::NoPlan);
    let error = assessed.better_partners("south-2", "nord-2").unwrap_err();
    assert!(matches!(error, PlanningError::UnknownRegion { .. }), "{error}");
}

proptest! {
    #![proptest_config(cases(48))]

    /// Under any rules a chain leads from the plan to the best plan with the pair, and adds up to what is lost.
    #[test]
    fn chains_lead_to_a_plan_with_the_pair(
        seed in 0..500_u64,
        kinds in prop::collection::vec(0..ALL.len(), 0..4),
        draw in any::<u64>(),
    ) {
        let world = World::new(seed, 4, 5);
        let assessed = world.assess(drawn(&world, &kinds, draw));
        let proposal = assessed.propose().unwrap();
        let plan: BTreeSet<(String, String)> =
            proposal.region_pairs().into_iter().map(|pair| (pair.left, pair.right)).collect();
        for pairing in proposal.pairings.iter().take(2) {
            let better = assessed.better_partners(&pairing.left.id, &pairing.right.id).unwrap();
            for better in &better {
                prop_assert!(better.gain > 0.0);
                let Instead::Plan { loss, fewer_pairs, chain } = &better.instead else { continue };
                let change: f64 = chain.iter().map(|it| it.change).sum();
                prop_assert!((change + loss).abs() < 1e-9);
                // The chain turns the plan into one that has the pair.
                let is_left = better.region.id == pairing.left.id;
                let pair = |own: &str, other: &str| {
                    let (own, other) = (own.to_owned(), other.to_owned());
                    if is_left { (own, other) } else { (other, own) }
                };
                let mut then = plan.clone();
                for step in chain {
                    let (own, gone, new) = ids(step);
                    for other in gone {
                        prop_assert!(then.remove(&pair(own, other)));
                    }
                    for other in new {
                        prop_assert!(then.insert(pair(own, other)));
                    }
                }
                let wanted = pair(&better.region.id, &better.partner.id);
                if !plan.contains(&wanted) {
                    prop_assert_eq!(&chain[0].region.id, &better.region.id);
                }
                prop_assert!(then.contains(&wanted));
                let count = |pairs: &BTreeSet<_>| i64::try_from(pairs.len()).unwrap();
                prop_assert_eq!(count(&then), count(&plan) - fewer_pairs);
                // The same pair, required by the rules: the plan that comes of it is as good.
                let mut rules = assessed.programme().rules.clone();
                rules.required.push(RegionPair::new(&*wanted.0, &*wanted.1));
                let required = assessed.with_rules(rules).unwrap().propose().unwrap();
                prop_assert!((proposal.total - required.total - loss).abs() < 1e-9);
            }
        }
    }
}
