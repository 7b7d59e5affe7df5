//! A plan drawn at random under a cap: the worked example, other rules, and wrong input.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::plan::{NoLottery, PlanLottery, PlanOutcome, PlanningError};
use regiopair::programme::{Programme, Round, RoundDecision};
use regiopair::report::language::English;
use regiopair::report::{lottery_to_csv, lottery_to_text};
use regiopair::rules::{CountBounds, EachPair, Objective, PairQuota, RegionPair};

use super::rules::kinds::{ALL, drawn};
use super::rules::world::World;
use super::score_table::{Scored, blank};

/// By hand: the diagonal, worth 2, in 60 % of all draws, and the other plan, worth 1.3, in 40 %.
#[test]
fn the_worked_example() {
    let assessed = Scored::new(&[[100, 70], [60, 100]], &["ES"; 2]).assess(blank());
    let lottery = assessed.plan_lottery(0.6, 3).unwrap();
    let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-9, "{lottery:?}");
    near(lottery.expected_total, 0.6 * 2.0 + 0.4 * 1.3);
    near(lottery.best_total, 2.0);
    near(lottery.share_of_best().unwrap(), 0.86);
    near(lottery.plans[0].probability, 0.6);
    near(lottery.plans[1].total, 1.3);
    let drawn = lottery.drawn_plan().unwrap();
    let of_pairs: Vec<usize> = (0..4).filter(|&place| lottery.pairs[place].is_drawn).collect();
    assert_eq!(drawn.pairs, of_pairs);
    let text = lottery_to_text(&lottery, &English);
    assert!(
        text.starts_with("A plan drawn at random, in which no pair has a probability above 60"),
        "{text}"
    );
    assert_eq!(lottery_to_csv(&lottery).unwrap().lines().count(), 1 + 4);
    let back: PlanLottery =
        serde_json::from_str(&serde_json::to_string(&lottery).unwrap()).unwrap();
    assert_eq!(back, lottery);
}

proptest! {
    #![proptest_config(cases(48))]

    /// Under all kinds of rules: each plan keeps the rules (it could be required), probabilities add up, and a cap of
    /// one gives up nothing.
    #[test]
    fn every_plan_drawn_keeps_the_rules(
        seed in any::<u64>(),
        kinds in prop::collection::vec(0..ALL.len(), 0..4),
        cap in 1_u32..=10,
    ) {
        let world = World::new(seed, 4, 5);
        let programme = drawn(&world, &kinds, seed);
        let assessed = world.assess(programme.clone());
        let lottery = match assessed.plan_lottery(f64::from(cap) / 10.0, seed) {
            Ok(lottery) => lottery,
            Err(PlanningError::Lottery(NoLottery::Cap { cap, lowest })) => {
                prop_assert!(lowest.value() > cap.value());
                let lottery = assessed.plan_lottery((lowest.value() + 5e-7).min(1.0), seed);
                prop_assert!(lottery.is_ok() || lowest.of() > 1_000_000 / 2, "{lottery:?}");
                return Ok(());
            }
            Err(PlanningError::NoPlan { .. } | PlanningError::Undecided | PlanningError::Lottery(_)) => return Ok(()),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        let sum: f64 = lottery.plans.iter().map(|plan| plan.probability).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9);
        for plan in lottery.plans.iter().take(3) {
            let pair = |&place: &usize| {
                let pair = &lottery.pairs[place];
                RegionPair::new(&pair.left.id, &pair.right.id)
            };
            // An earlier round does not wait for a pair that a later one requires.
            let mut programme = programme.clone();
            programme.rounds_decided = RoundDecision::Jointly;
            let required = &mut programme.rules.required;
            for pair in plan.pairs.iter().map(pair) {
                if !required.contains(&pair) {
                    required.push(pair);
                }
            }
            let outcome = world.assess(programme).plan().unwrap();
            prop_assert!(matches!(outcome, PlanOutcome::Plan(_)), "{plan:?}");
        }
        let certain = assessed.plan_lottery(1.0, seed).unwrap();
        let objectives = &programme.rules.objectives;
        let has_total = objectives.is_empty() || objectives.contains(&Objective::Total);
        // Plans that are as good by other objectives may have other totals.
        if programme.rounds.len() < 2 && has_total {
            prop_assert!((certain.expected_total - certain.best_total).abs() < 1e-9);
        }
    }
}

/// Two rounds of one left region each.
fn one_each() -> Vec<Round> {
    let round = |(name, member): (&str, &str)| Round {
        name: name.to_owned(),
        left: vec![member.to_owned()],
        ..Round::default()
    };
    [("first", "south-0"), ("second", "south-1")].map(round).to_vec()
}

#[test]
fn rounds_one_by_one_are_drawn_the_first_round_first() {
    // The first round takes the partner that the second one needs more.
    let scored = Scored::new(&[[60, 50], [90, 10]], &["ES"; 2]);
    let mut programme = blank();
    programme.rounds = one_each();
    let assessed = scored.assess(programme);
    let certain = assessed.plan_lottery(1.0, 1).unwrap();
    assert!((certain.expected_total - 0.7).abs() < 1e-9, "{certain:?}");
    assert!((certain.best_total - 0.7).abs() < 1e-9, "{certain:?}");
    let fair = assessed.plan_lottery(0.75, 1).unwrap();
    assert!((fair.expected_total - (0.75 * 0.7 + 0.25 * 1.4)).abs() < 1e-9, "{fair:?}");
}

#[test]
fn wrong_input_is_refused_by_name() {
    let scored = Scored::new(&[[60, 50], [90, 10]], &["ES"; 2]);
    let assessed = scored.assess(blank());
    let said = |cap: f64| assessed.plan_lottery(cap, 1).unwrap_err().to_string();
    for (cap, wanted) in
        [(0.0, "0"), (-1.0, "-1"), (f64::NAN, "NaN"), (1e308, "1e308"), (1.5, "1.5")]
    {
        let expected = format!(
            "the highest probability of a pair: {wanted} is not a share above 0 and up to 1"
        );
        assert_eq!(said(cap), expected);
    }
    assert_eq!(
        said(0.3),
        "no plan can be drawn at random: no pair can stay at or below a probability of 3/10; the lowest cap \
         that the rules allow is 1/2"
    );
    let mut programme = blank();
    programme.rules.objectives = vec![Objective::Pairs, Objective::Leximin];
    let error = scored.assess(programme).plan_lottery(0.5, 1).unwrap_err().to_string();
    assert_eq!(
        error,
        "no plan can be drawn at random: the objective `leximin` is not a sum over the pairs"
    );
    let mut programme = blank();
    programme.rules.minimum_score = Some(0.95);
    let error = scored.assess(programme).plan_lottery(0.5, 1).unwrap_err().to_string();
    assert!(error.contains("no plan"), "{error}");
}

/// At most one pair between the same two countries: a rule that no flow keeps.
fn one_per_country() -> Programme {
    let mut programme = blank();
    programme.rules.pair_quotas.push(PairQuota {
        each: Some(EachPair::Countries),
        bounds: CountBounds { at_most: Some(1), ..CountBounds::default() },
        ..PairQuota::default()
    });
    programme
}

/// Of two regions, one goes to Spain and one to France. By hand: with the first in Spain 1.3 or 1.2, with the second 1.2 or
/// 1.1; no pair with France may be likelier than a half, so 1.3 and 1.2 are drawn equally often.
#[test]
#[cfg(any(feature = "microlp", feature = "highs"))]
fn pair_quotas_are_kept_by_every_plan_drawn() {
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let scored = Scored::new(&[[90, 80, 50], [70, 60, 40]], &["ES", "ES", "FR"]);
    let assessed = scored.assess(one_per_country());
    let mut lottery = assessed.plan_lottery(0.5, 3).unwrap();
    let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-9, "{lottery:?}");
    near(lottery.expected_total, 1.25);
    near(lottery.best_total, 1.3);
    assert_eq!(lottery.gap.to_bits(), 0.0_f64.to_bits());
    assert_eq!(lottery.plans.len(), 2);
    near(lottery.plans.iter().map(|plan| plan.probability).sum(), 1.0);
    assert!(!lottery_to_text(&lottery, &English).contains("gap"));
    for (gap, said) in [(0.0123, "at most 0.012 points"), (1e-9, "less than 0.001 points")] {
        lottery.gap = gap;
        let text = lottery_to_text(&lottery, &English).replace('\n', " ");
        assert!(text.contains(said), "{text}");
    }
    let said = |cap: f64| assessed.plan_lottery(cap, 3).unwrap_err().to_string();
    assert!(said(0.4).ends_with("the lowest cap that the rules allow is 1/2"), "{}", said(0.4));
    // It is stopped in the middle of the searches.
    let calls = AtomicUsize::new(0);
    let stopped = assessed.with_progress(move |_| {
        let is_over = calls.fetch_add(1, Ordering::Relaxed) > 6;
        if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(stopped.plan_lottery(0.5, 3), Err(PlanningError::Stopped)));
}

/// Without a library for linear programmes the rules are named.
#[test]
#[cfg(not(any(feature = "microlp", feature = "highs")))]
fn pair_quotas_take_a_library() {
    let scored = Scored::new(&[[90, 80, 50], [70, 60, 40]], &["ES", "ES", "FR"]);
    let error = scored.assess(one_per_country()).plan_lottery(0.5, 3).unwrap_err().to_string();
    assert!(error.contains("without the features `microlp` and `highs`"), "{error}");
}

#[test]
fn pair_quotas_and_rounds_one_by_one_are_refused() {
    let scored = Scored::new(&[[90, 80, 50], [70, 60, 40]], &["ES", "ES", "FR"]);
    let mut programme = one_per_country();
    programme.rounds = one_each();
    let error = scored.assess(programme).plan_lottery(0.5, 3).unwrap_err().to_string();
    assert!(error.contains("where rounds are decided one by one"), "{error}");
}
