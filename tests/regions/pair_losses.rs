//! What every pair would cost the plan: against plans that are made again with the pair required or
//! forbidden, under rules that are flows and rules that are not.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher, PlanOutcome, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::{Programme, RoundDecision};
use regiopair::rules::{Exclusion, Objective, RegionPair};
use regiopair::sensitivity::{Certainty, PairLosses, PairStanding};

fn assessed(text: &str) -> Assessment {
    let programme = Programme::from_toml_str(text).unwrap();
    Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap()
}

fn ids(assessed: &Assessment, row: usize, col: usize) -> (String, String) {
    let left = &assessed.left().profiles()[row].region.id;
    (left.clone(), assessed.right().profiles()[col].region.id.clone())
}

/// Total and number of pairs of the plan with a pair required, or with a proposed one forbidden.
fn other_plan(
    assessed: &Assessment,
    row: usize,
    col: usize,
    is_made: bool,
) -> Option<(f64, usize)> {
    let mut rules = assessed.programme().rules.clone();
    let (left, right) = ids(assessed, row, col);
    let list = if is_made { &mut rules.forbidden } else { &mut rules.required };
    list.push(RegionPair::new(left, right));
    match assessed.with_rules(rules).unwrap().plan().unwrap() {
        PlanOutcome::Plan(plan) => Some((plan.total, plan.pairs.len())),
        _ => None,
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-7
}

/// Every few cells and all pairs of the plan, against plans made again.
fn holds(assessed: &Assessment, losses: &PairLosses, step: usize) {
    let PlanOutcome::Plan(plan) = assessed.plan().unwrap() else { panic!("no plan") };
    let cols = assessed.right().len();
    let is_made = |row, col| plan.pairs.iter().any(|pair| (pair.0.0, pair.1.0) == (row, col));
    let total = losses.objectives.iter().position(|it| *it == Objective::Total).unwrap();
    for cell in 0..assessed.left().len() * cols {
        let (row, col) = (cell / cols, cell % cols);
        let is_made = is_made(row, col);
        let standing = &losses.standings[[row, col]];
        assert_eq!(standing.is_proposed(), is_made);
        if !is_made && cell % step > 0 {
            continue;
        }
        let other = other_plan(assessed, row, col, is_made);
        match standing {
            PairStanding::Proposed { exit: loss } | PairStanding::Possible { loss } => {
                assert_eq!(loss.certainty, Certainty::Exact);
                let (points, pairs) = other.unwrap();
                assert!(
                    near(loss.amounts[total], plan.total - points),
                    "{row} {col}: {loss:?}, {} {points}",
                    plan.total
                );
                if losses.objectives[0] == Objective::Pairs {
                    assert_eq!(loss.amounts[0], plan.pairs.len() as f64 - pairs as f64);
                }
            }
            PairStanding::Necessary | PairStanding::Impossible => assert_eq!(other, None),
            PairStanding::Excluded { .. } => {
                assert!(assessed.exclusion(row, col).is_some());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn losses_of_the_standard_programme_are_those_of_plans_made_again() {
    let assessed = assessed("");
    let losses = assessed.pair_losses().unwrap();
    assert_eq!(losses.objectives, [Objective::Total]);
    assert_eq!(losses.jointly, None);
    holds(&assessed, &losses, 7);
    let text = serde_json::to_string(&losses).unwrap();
    assert_eq!(serde_json::from_str::<PairLosses>(&text).unwrap(), losses);
}

const QUOTAS: &str = "
    [rules]
    pairs = \"largest\"
    minimum_score = 0.3
    [[rules.capacities]]
    side = \"eu\"
    at_most = 2
    [[rules.quotas]]
    side = \"eu\"
    country = \"ES\"
    at_most = 3
    [[rules.quotas]]
    side = \"lac\"
    country = \"BR\"
    at_least = 2
    at_most = 3
    [[rules.required]]
    left = \"salta\"
    right = \"alentejo\"
";

#[test]
fn losses_under_quotas_and_objectives_in_order_are_those_of_plans_made_again() {
    let assessed = assessed(QUOTAS);
    let losses = assessed.pair_losses().unwrap();
    assert_eq!(losses.objectives, [Objective::Pairs, Objective::Total]);
    holds(&assessed, &losses, 11);
    let (row, col) =
        (assessed.left().get("salta").unwrap(), assessed.right().get("alentejo").unwrap());
    assert_eq!(losses.standings[[row.index, col.index]], PairStanding::Necessary);
    let below = |standing: &PairStanding| {
        matches!(standing, PairStanding::Excluded { exclusion: Exclusion::BelowMinimum { .. } })
    };
    assert!(losses.standings.iter().any(below));
}

#[test]
fn losses_where_pairs_are_free_count_what_exceeds_the_reservation() {
    let assessed = assessed("[rules]\npairs = \"free\"\nreservation = 0.6\n");
    let losses = assessed.pair_losses().unwrap();
    let worth = |total: f64, pairs: usize| total - 0.6 * pairs as f64;
    let plan = assessed.plan().unwrap().into_plan().unwrap();
    for ((row, col), standing) in losses.standings.indexed_iter().step_by(3) {
        let (total, pairs) = other_plan(&assessed, row, col, standing.is_proposed()).unwrap();
        let lost = worth(plan.total, plan.pairs.len()) - worth(total, pairs);
        assert!(near(standing.loss().unwrap().amounts[0], lost), "{row} {col}");
    }
}

#[test]
fn losses_of_the_worst_pair_are_found_by_solving_again() {
    let assessed = assessed(
        "[rules]\npairs = \"complete\"\nobjectives = [\"bottleneck\", \"total\"]\n\
         [[rules.capacities]]\nside = \"eu\"\nat_most = 3\n",
    );
    let losses = assessed.pair_losses().unwrap();
    assert_eq!(losses.objectives, [Objective::Bottleneck, Objective::Total]);
    holds(&assessed, &losses, 13);
    for (_, standing) in losses.standings.indexed_iter() {
        assert!(standing.loss().is_none_or(|loss| loss.amounts[0] >= 0.0));
    }
}

#[test]
fn losses_under_rules_on_kinds_of_pairs_are_found_by_solving_again() {
    let dataset = Dataset::iuc_lac();
    let few: Vec<String> = ["lac", "eu"]
        .iter()
        .flat_map(|side| dataset.regions().iter().filter(|it| it.side == **side).take(9))
        .map(|region| region.id.clone())
        .collect();
    let dataset = dataset.restricted(|region| few.contains(&region.id)).unwrap();
    let text = "[rules]\npairs = \"complete\"\n\
                [[rules.pair_quotas]]\nfarther_than_km = 9500\nat_most = 4\n";
    let programme = Programme::from_toml_str(text).unwrap();
    let assessed = Matcher::new(&dataset, programme).assess().unwrap();
    let losses = assessed.pair_losses().unwrap();
    holds(&assessed, &losses, 5);
}

#[test]
fn a_loss_looks_at_the_round_of_the_pair_and_stands_next_to_the_joint_one() {
    let annex = include_str!("../../examples/data/annex.toml");
    let assessed = assessed(annex);
    let losses = assessed.pair_losses().unwrap();
    let jointly = losses.jointly.as_ref().unwrap();
    let programme = assessed.programme().clone();
    let joint = Programme { rounds_decided: RoundDecision::Jointly, ..programme };
    let joint = Matcher::new(&Dataset::iuc_lac(), joint).assess().unwrap();
    let of_joint = joint.pair_losses().unwrap();
    assert_eq!(of_joint.standings, *jointly);
    assert_eq!(of_joint.jointly, None);
    holds(&joint, &of_joint, 5);
    // In each round the best plan of the round has loss 0 or more, and its own pairs a margin.
    let plan = assessed.plan().unwrap().into_plan().unwrap();
    for ((row, col), standing) in losses.standings.indexed_iter() {
        let is_made = plan.pairs.iter().any(|pair| (pair.0.0, pair.1.0) == (row, col));
        assert_eq!(standing.is_proposed(), is_made);
        assert!(standing.loss().is_none_or(|loss| loss.amounts[0] >= 0.0));
    }
    // The last round has the earlier ones behind it: requiring all their pairs makes the same losses.
    let last = assessed.programme().rounds.len() - 1;
    let of_last = |row: usize| {
        let (left, _) = ids(&assessed, row, 0);
        assessed.programme().rounds[last].left.contains(&left)
    };
    let mut rules = assessed.programme().rules.clone();
    for &(row, col) in plan.pairs.iter().filter(|pair| !of_last(pair.0.0)) {
        let (left, right) = ids(&assessed, row.0, col.0);
        rules.required.push(RegionPair::new(left, right));
    }
    let fixed = joint.with_rules(rules).unwrap().pair_losses().unwrap();
    let (rows, cols) = losses.standings.dim();
    for (row, col) in
        (0..rows).filter(|&row| of_last(row)).flat_map(|row| (0..cols).map(move |col| (row, col)))
    {
        let (one, other) = (&losses.standings[[row, col]], &fixed.standings[[row, col]]);
        assert_eq!(one.loss().is_some(), other.loss().is_some(), "{row} {col} {one:?} {other:?}");
        if let (Some(one), Some(other)) = (one.loss(), other.loss()) {
            assert_eq!(one, other);
        }
    }
}

#[test]
fn a_programme_without_a_plan_has_no_losses() {
    let assessed = assessed(
        "[[rules.required]]\nleft = \"salta\"\nright = \"alentejo\"\n\
         [[rules.required]]\nleft = \"salta\"\nright = \"styria\"\n",
    );
    let error = assessed.pair_losses().unwrap_err();
    assert!(matches!(error, PlanningError::NoPlan { round: None }), "{error}");
    assert_eq!(
        error.to_string(),
        "the programme has no plan; `Assessment::propose` says which rules clash"
    );
}
