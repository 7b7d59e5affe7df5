//! What the withdrawal of each region costs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::report::language::English;
use regiopair::report::withdrawals_to_text;
use regiopair::rules::{RegionPair, Withdrawal};
use regiopair::sensitivity::{AfterWithdrawal, Change};

use super::rules::kinds::{ALL, drawn};
use super::rules::world::World;
use super::score_table::{Scored, blank};

/// Loss in points, pairs lost and pairs of others that change.
fn numbers(after: &AfterWithdrawal) -> (f64, i64, usize) {
    let AfterWithdrawal::Plan { loss, fewer_pairs, changed_pairs, .. } = after else {
        panic!("no plan: {after:?}")
    };
    (*loss, *fewer_pairs, *changed_pairs)
}

#[test]
fn the_worked_example() {
    let scores = [[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]];
    let assessed = Scored::new(&scores, &["ES"; 4]).assess(blank());
    let withdrawals = assessed.withdrawals().unwrap();
    // The fourth region of the right side has no partner.
    let ids: Vec<&str> = withdrawals.regions.iter().map(|it| &*it.region.id).collect();
    assert_eq!(ids, ["south-0", "south-1", "south-2", "north-0", "north-1", "north-2"]);
    let near = |after: &AfterWithdrawal, wanted: (f64, i64, usize)| {
        let (loss, pairs, changed) = numbers(after);
        assert!((loss - wanted.0).abs() < 1e-9, "{after:?}");
        assert_eq!((pairs, changed), (wanted.1, wanted.2), "{after:?}");
    };
    // By hand. Without (2, ·) the others keep their pairs, which are the best ones: 1.7 of 2.2.
    near(&withdrawals.regions[2].best, (0.5, 1, 0));
    // Without (·, 0): (0, 1), (1, 2), (2, 3) 1.5; (0, 2), (1, 1), (2, 3) 1.65; (0, 3), (1, 1), (2, 2) 1.4.
    near(&withdrawals.regions[3].best, (0.55, 0, 1));
    // The fewest changes: only the one that lost its partner; (0, 3), (1, 1), (2, 2).
    near(&withdrawals.regions[3].repair, (0.8, 0, 0));
    // Without (·, 2): (2, 3) takes 0.45 for 0.5.
    near(&withdrawals.regions[5].best, (0.05, 0, 0));
    let second = withdrawals.second_partners("south-2", "north-2").unwrap();
    assert_eq!(second[0].id, "north-3");
    assert_eq!(withdrawals.second_partners("south-2", "north-3"), None);
    // A pair that is lost is worse than any points.
    assert_eq!(withdrawals.least_replaceable()[5].region.id, "north-2");
    let text = withdrawals_to_text(&withdrawals, &English);
    let last = "    0.050      0        0  Region north-2 (ES)\n      Region south-2 would change from \
                Region north-2 to Region north-3 (−0.050).\n\nAfter every withdrawal, all pairs of others \
                can stay.\n\n";
    assert!(text.ends_with(last), "{text}");
}

#[test]
fn required_pairs_of_the_region_are_dropped_and_those_of_others_stay() {
    let scores = [[90, 75], [85, 80], [60, 55]];
    let mut programme = blank();
    programme.rules.required =
        vec![RegionPair::new("south-2", "north-0"), RegionPair::new("south-1", "north-1")];
    let assessed = Scored::new(&scores, &["ES"; 2]).assess(programme);
    let withdrawals = assessed.withdrawals().unwrap();
    let of = |id: &str| withdrawals.regions.iter().find(|it| it.region.id == id).unwrap();
    // Without south-2 the best region takes its place; south-1 keeps what was promised.
    let (loss, pairs, changed) = numbers(&of("south-2").best);
    assert!((loss - (0.6 - 0.9)).abs() < 1e-9);
    assert_eq!((pairs, changed), (0, 0));
}

proptest! {
    #![proptest_config(cases(32))]

    /// Under any rules the answer is that of the plan after the region is withdrawn by the rules.
    #[test]
    fn withdrawals_agree_with_withdrawn_regions(
        seed in 0..500_u64,
        kinds in prop::collection::vec(0..ALL.len(), 0..4),
        draw in any::<u64>(),
    ) {
        let world = World::new(seed, 4, 5);
        let programme = drawn(&world, &kinds, draw);
        let required = programme.rules.required.clone();
        let pinned = |id: &str| required.iter().any(|pin| pin.left == id || pin.right == id);
        let fixed = programme.rounds.iter().any(|round| !round.fixed.is_empty());
        let assessed = world.assess(programme);
        let proposal = assessed.propose().unwrap();
        let withdrawals = assessed.withdrawals().unwrap();
        prop_assert_eq!(withdrawals.regions.is_empty(), proposal.pairings.is_empty());
        for withdrawal in &withdrawals.regions {
            let id = &withdrawal.region.id;
            if pinned(id) || fixed {
                continue;
            }
            let mut rules = assessed.programme().rules.clone();
            rules.withdrawn.push(Withdrawal::new(id.clone()));
            let then = assessed.with_rules(rules).unwrap();
            let best = then.propose().unwrap();
            let repair = then.repair(&proposal.region_pairs()).unwrap();
            for (after, plan) in [(&withdrawal.best, best), (&withdrawal.repair, repair)] {
                let AfterWithdrawal::Plan { loss, fewer_pairs, changed_pairs, chain } = after else {
                    prop_assert!(plan.clash.is_some());
                    continue;
                };
                prop_assert!(plan.clash.is_none());
                prop_assert!((proposal.total - plan.total - loss).abs() < 1e-9);
                let change = Change::between(&proposal, &plan);
                let own = withdrawal.partners.len();
                prop_assert_eq!(change.gone.len(), own + changed_pairs);
                let count = |pairs: usize| i64::try_from(pairs).unwrap();
                let fewer = count(proposal.pairings.len()) - count(plan.pairings.len());
                prop_assert_eq!(*fewer_pairs, fewer);
                let changes: f64 = chain.iter().map(|it| it.change).sum();
                prop_assert!((changes + loss).abs() < 1e-9);
            }
        }
    }
}
