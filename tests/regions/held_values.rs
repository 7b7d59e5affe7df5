//! Small tables with known answers, through programmes if a programme can ask for them.
//!
//! Tables whose answers were worked out elsewhere keep their numbers here; for two values only the
//! answer was given, and the table is made up so that it has them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use super::score_table::{SIDES, ScoreTable, Scored, blank};
use ndarray::{Array2, array};
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Row, lexicographic,
    lexicographic::{bottleneck, leximin},
    min_cost_flow,
    model::{Level, LevelResult, Preferences, Proposers, Quotas},
    solve, stable,
    stable::{all_stable, blocking_pairs},
};
use regiopair::certificate::check_lexicographic;
use regiopair::plan::Matcher;
use regiopair::programme::{Programme, Round, RoundDecision};
use regiopair::proposal::Proposal;
use regiopair::rules::{
    Capacity, CountBounds, Objective, PairsWanted, Quota, RegionPair, RuleId, Selection,
};
use regiopair::score::Weights;

/// The partner of each left region, by number.
fn partners(proposal: &Proposal) -> Vec<usize> {
    let number = |id: &str| id.rsplit_once('-').unwrap().1.parse::<usize>().unwrap();
    proposal.pairings.iter().map(|pair| number(&pair.right.id)).collect()
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn columns(plan: &[Option<Col>]) -> Vec<usize> {
    plan.iter().map(|col| col.unwrap().0).collect()
}

/// 0.85, 0.9, 0.75 and 0.5 make 3.0: the first partner takes two.
#[test]
fn quota_b_matching() {
    let table = [[90, 80, 20], [85, 70, 30], [80, 75, 10], [20, 60, 50]];
    let scored = Scored::new(&table, &["ES", "ES", "ES"]);
    let mut programme = blank();
    programme.rules.capacities.push(Capacity {
        selection: Selection { regions: vec!["north-0".to_owned()], ..Selection::side(SIDES[1]) },
        bounds: CountBounds::at_most(2),
    });
    let proposal = scored.assess(programme).propose().unwrap();
    close(proposal.total, 3.0);
    assert_eq!(partners(&proposal), [0, 0, 1, 2]);

    let cells = array![[90, 80, 20], [85, 70, 30], [80, 75, 10], [20, 60, 50]].mapv(Some);
    let problem = Problem::dense(cells.view(), Pairs::Complete).unwrap();
    let quotas = Quotas::new(4, 3).col(Col(0), 0..=2).unwrap();
    let Outcome::Optimal(best) = min_cost_flow::solve(&problem, &quotas).unwrap() else {
        panic!("no plan")
    };
    assert_eq!(best.total, 300);
}

/// The second table of `weight_region`, whose optimum is 0.6 + 0.7 + 0.8 = 2.1, with a fourth
/// partner. Of the partners 0 and 2 one may be taken: then 0.8 (2 with 0) + 0.6 (0 with 1) + 0.2 (1
/// with 3) = 1.6 is the best. In addition to it with partner 0 for region 2: 0.1 (0 with 3) + 0.3 =
/// 1.2; with 2 for 0: 0.9 + 0.3 + 0.1 or 0.9 + 0.2 + 0.2, 1.3 both; with 2 for 1: 0.7 + 0.6 + 0.1 =
/// 1.4; the others have less.
#[test]
fn group_cap() {
    let table = [[10, 60, 90, 10], [50, 30, 70, 20], [80, 20, 40, 10]];
    let scored = Scored::new(&table, &["ES", "PL", "ES", "PL"]);
    let mut programme = blank();
    programme.rules.quotas.push(Quota {
        selection: Selection { country: vec!["ES".to_owned()], ..Selection::side(SIDES[1]) },
        bounds: CountBounds::at_most(1),
        ..Quota::default()
    });
    let assessed = scored.assess(programme);
    let proposal = assessed.propose().unwrap();
    close(proposal.total, 1.6);
    assert_eq!(partners(&proposal), [1, 3, 0]);
    let table = assessed.rule_prices().unwrap();
    let price = table.rules.iter().find(|price| price.rule.rule == RuleId::Quota(0)).unwrap();
    close(price.price.unwrap(), 0.5);
    assert!(price.proved && price.pairs == Some(0));
    // One more from the group brings as much at the margin as giving the rule up: 2.1 takes two.
    assert_eq!(price.shadow.len(), 1);
    assert!(price.shadow[0].points >= 0.5 - 1e-9);
    close(scored.assess(blank()).propose().unwrap().total, 2.1);
}

/// All at once: 0.8 (0 with 1) + 0.85 (1 with 0) + 0.5 = 2.15; the other plans have 0.9 + 0.3 +
/// 0.5, 0.9 + 0.3 + 0.4, 0.8 + 0.3 + 0.1, 0.1 + 0.85 + 0.4 and 0.1 + 0.3 + 0.1. Region 0 alone
/// takes 0.9, and what is left brings 0.3 + 0.5: 1.7.
#[test]
fn price_of_batches() {
    let table = [[90, 80, 10], [85, 30, 30], [10, 40, 50]];
    let scored = Scored::new(&table, &["ES", "ES", "ES"]);
    let round = |name: &str, left: &[&str]| Round {
        name: name.to_owned(),
        left: left.iter().map(|&id| id.to_owned()).collect(),
        ..Round::default()
    };
    let rounds = vec![round("first", &["south-0"]), round("second", &["south-1", "south-2"])];
    let programme = Programme { rounds, rounds_decided: RoundDecision::OneByOne, ..blank() };
    let assessed = scored.assess(programme.clone());
    let price = assessed.price_of_rounds().unwrap().unwrap();
    close(price.jointly.unwrap(), 2.15);
    close(price.one_by_one.unwrap(), 1.7);
    close(price.price.unwrap(), 0.45);
    assert_eq!((price.pairs_jointly, price.pairs_one_by_one), (3, 3));
    assert_eq!(partners(&assessed.propose().unwrap()), [0, 1, 2]);
    let jointly = Programme { rounds_decided: RoundDecision::Jointly, ..programme };
    assert_eq!(partners(&scored.assess(jointly).propose().unwrap()), [1, 0, 2]);
}

/// Left ranks right as 0 1 2, 1 2 0, 2 0 1; right ranks left as 1 2 0, 2 0 1, 0 1 2.
#[test]
fn gale_shapley() {
    let lefts = array![[3, 2, 1], [1, 3, 2], [2, 1, 3]];
    let rights = array![[1, 2, 3], [3, 1, 2], [2, 3, 1]];
    let views = Preferences::new(lefts.mapv(Some).view(), rights.mapv(Some).view()).unwrap();
    let best = |proposers| columns(&stable::deferred_acceptance(&views, proposers).columns);
    assert_eq!(best(Proposers::Rows), [0, 1, 2]);
    assert_eq!(best(Proposers::Cols), [2, 0, 1]);
    let all: Vec<_> = all_stable(&views).unwrap().iter().map(|plan| columns(plan)).collect();
    assert_eq!(all, [[0, 1, 2], [1, 2, 0], [2, 0, 1]]);
    let plan = [Some(Col(0)), Some(Col(2)), Some(Col(1))];
    let blocking = blocking_pairs(&views, &plan).unwrap();
    assert_eq!(blocking.iter().map(|pair| (pair.row.0, pair.col.0)).collect::<Vec<_>>(), [(2, 0)]);

    // The same through a programme: a criterion for each side's own view.
    let scored = Scored::new(&[[0; 3]; 3], &["ES", "ES", "ES"]);
    let view = |id: &'static str, ranks: &Array2<i64>| {
        let mut table = ScoreTable::nothing(id);
        for ((row, col), &rank) in ranks.indexed_iter() {
            let ids = (format!("{}-{row}", SIDES[0]), format!("{}-{col}", SIDES[1]));
            table.values.insert(ids, 30 * rank);
        }
        table
    };
    let open = Matcher::new(&scored.dataset, blank())
        .criterion(view("of-left", &lefts), Weights { seeker: 1.0, host: 0.0 })
        .criterion(view("of-right", &rights), Weights { seeker: 0.0, host: 1.0 })
        .assess()
        .unwrap();
    let mut rules = blank().rules;
    rules.required = [(0, 0), (1, 2), (2, 1)]
        .map(|(left, right)| RegionPair::new(format!("south-{left}"), format!("north-{right}")))
        .to_vec();
    let pinned = open.with_rules(rules).unwrap().propose().unwrap();
    assert_eq!(partners(&pinned), [0, 2, 1]);
    let stability = open.stability(&pinned, 0.0).unwrap();
    let ids = |pairs: &[(String, String)]| -> Vec<String> {
        pairs.iter().map(|pair| pair.1.replace("north-", "")).collect()
    };
    assert_eq!(ids(&stability.left_proposes.pairs), ["0", "1", "2"]);
    assert_eq!(ids(&stability.right_proposes.pairs), ["2", "0", "1"]);
    let blocking: Vec<_> =
        stability.blocking.iter().map(|pair| (&*pair.left.id, &*pair.right.id)).collect();
    assert_eq!(blocking, [("south-2", "north-0")]);
    // Both views together say the same of every pair, so that the first plan is proposed, and it is
    // stable.
    let free = open.propose().unwrap();
    assert_eq!(partners(&free), [0, 1, 2]);
    assert!(open.stability(&free, 0.0).unwrap().blocking.is_empty());
}

/// Both diagonal pairs have a view of exactly 0.5 from either side.
#[test]
fn a_view_as_good_as_acceptable_is_acceptable() {
    let scored = Scored::new(&[[50, 25], [25, 50]], &["ES", "ES"]);
    let assessed = scored.assess(blank());
    let proposal = assessed.propose().unwrap();
    let pairs = |acceptable: f64| {
        let stability = assessed.stability(&proposal, acceptable).unwrap();
        assert_eq!(stability.left_proposes, stability.right_proposes);
        stability.left_proposes.pairs.len()
    };
    assert_eq!([0.0, 0.25, 0.5, 0.5 + f64::EPSILON, 1.0].map(pairs), [2, 2, 2, 0, 0]);
}

/// The left regions prefer the diagonal, the right ones the other pairs. The side that proposes gets its
/// choice, and both plans are stable, but one of them is worth as much as the best plan.
#[test]
fn the_price_of_stability_is_that_of_the_better_stable_plan() {
    // Views of a diagonal pair and of another one, by left and by right; the score is their mean.
    for (left, right, by_left, by_right) in [
        // 2 · (1 + 0.25) / 2 and 2 · (0.75 + 1) / 2.
        ([100, 75], [25, 100], 1.25, 1.75),
        // 2 · (1 + 0.75) / 2 and 2 · (0.25 + 1) / 2.
        ([100, 25], [75, 100], 1.75, 1.25),
    ] {
        let scored = Scored::new(&[[0; 2]; 2], &["ES", "ES"]);
        let view = |id: &'static str, [diagonal, other]: [i64; 2]| {
            let mut table = ScoreTable::nothing(id);
            for (row, col) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                let ids = (format!("{}-{row}", SIDES[0]), format!("{}-{col}", SIDES[1]));
                table.values.insert(ids, if row == col { diagonal } else { other });
            }
            table
        };
        let assessed = Matcher::new(&scored.dataset, blank())
            .criterion(view("of-left", left), Weights { seeker: 1.0, host: 0.0 })
            .criterion(view("of-right", right), Weights { seeker: 0.0, host: 1.0 })
            .assess()
            .unwrap();
        let proposal = assessed.propose().unwrap();
        close(proposal.total, 1.75);
        let stability = assessed.stability(&proposal, 0.0).unwrap();
        close(stability.left_proposes.total, by_left);
        close(stability.right_proposes.total, by_right);
        close(stability.price, 0.0);
    }
}

/// With one score for both sides the stable plan is the greedy one: 10, then 4, then 1.5 make 15.5
/// against 9 + 8 + 4 = 21.
#[test]
fn stable_equals_greedy() {
    let cells = array![[100, 90, 10], [80, 15, 0], [20, 30, 40]].mapv(Some);
    let views = Preferences::new(cells.view(), cells.view()).unwrap();
    assert_eq!(columns(&stable::deferred_acceptance(&views, Proposers::Rows).columns), [0, 1, 2]);
    assert_eq!(all_stable(&views).unwrap().len(), 1);
    let problem = Problem::dense(cells.view(), Pairs::Complete).unwrap();
    assert_eq!(solve(&problem).optimum().unwrap().total, 210);

    // The same through a programme, in tenths.
    let scored = Scored::new(&[[100, 90, 10], [80, 15, 0], [20, 30, 40]], &["ES", "ES", "ES"]);
    let assessed = scored.assess(blank());
    let proposal = assessed.propose().unwrap();
    close(proposal.total, 2.1);
    assert_eq!(partners(&proposal), [1, 0, 2]);
    let stability = assessed.stability(&proposal, 0.0).unwrap();
    assert_eq!(stability.left_proposes, stability.right_proposes);
    close(stability.left_proposes.total, 1.55);
    close(stability.price, 0.55);
    // Only the two who score 10 would leave.
    assert_eq!(stability.blocking.len(), 1);
    assert_eq!(
        (&*stability.blocking[0].left.id, &*stability.blocking[0].right.id),
        ("south-0", "north-0")
    );
}

/// The greatest total is 1 + 0.1 + 0.6 = 1.7, its worst pair 0.1; with the worst pair at 0.5 it is
/// 0.5 + 0.5 + 0.6 = 1.6. Fairness costs 1 − 1.6 / 1.7.
#[test]
fn bottleneck_leximin() {
    let scored = Scored::new(&[[100, 50, 20], [50, 10, 30], [40, 30, 60]], &["ES", "ES", "ES"]);
    let total = scored.assess(blank()).propose().unwrap();
    close(total.total, 1.7);
    assert_eq!(partners(&total), [0, 1, 2]);
    let worst = |proposal: &Proposal| {
        proposal.pairings.iter().map(|pair| pair.score).fold(f64::INFINITY, f64::min)
    };
    close(worst(&total), 0.1);
    for objective in [Objective::Bottleneck, Objective::Leximin] {
        let mut programme = blank();
        programme.rules.objectives = vec![objective.clone(), Objective::Total];
        let fair = scored.assess(programme).propose().unwrap();
        assert!(fair.certificate.optimal);
        assert_eq!(partners(&fair), [1, 0, 2]);
        close(fair.total, 1.6);
        close(worst(&fair), 0.5);
        assert!((1.0 - fair.total / total.total - 0.0588).abs() < 5e-5);
    }

    let cells = array![[100, 50, 20], [50, 10, 30], [40, 30, 60]];
    let problem = Problem::dense(cells.mapv(Some).view(), Pairs::Complete).unwrap();
    let levels = [Level::Leximin(cells)];
    let quotas = Quotas::new(3, 3);
    let quotas = quotas.each_row(1..=1).unwrap();
    let outcome = lexicographic::solve(&problem, &quotas, &levels).unwrap();
    check_lexicographic(&problem, &quotas, &levels, &outcome).unwrap();
    let best = outcome.optimum().unwrap();
    assert_eq!(best.pairs, [(Row(0), Col(1)), (Row(1), Col(0)), (Row(2), Col(2))]);
    let LevelResult::Leximin { value, .. } = &best.reached[0] else { panic!("another level") };
    assert_eq!(value, &[50, 50, 60]);
    assert_eq!(bottleneck(&problem).unwrap().optimum().unwrap().worst, Some(50));
    assert_eq!(leximin(&problem).unwrap().optimum().unwrap().total, 160);
}

/// Regions 0 and 1 know partner 0 only. With two pairs, 0.9 + 0.6 = 1.5 is the best.
#[test]
fn hall_violation() {
    let scored = Scored::new(&[[90, -1, -1], [80, -1, -1], [-1, 60, 40]], &["ES", "ES", "ES"]);
    let proposal = scored.assess(blank()).propose().unwrap();
    let clash = proposal.clash.unwrap();
    let needing = clash.needing.unwrap();
    let ids = |regions: &[regiopair::profile::RegionLabel]| -> Vec<String> {
        regions.iter().map(|region| region.id.clone()).collect()
    };
    assert_eq!(ids(&needing.regions), ["south-0", "south-1"]);
    assert_eq!(ids(&needing.partners), ["north-0"]);
    assert_eq!((needing.needed, needing.possible), (2, 1));
    let rules: Vec<RuleId> = clash.rules.iter().map(|note| note.rule).collect();
    assert_eq!(rules, [RuleId::Pairs, RuleId::OnePartnerRight]);
    // What the clash offers: the largest number of pairs, or a second place for partner 0.
    let offers: Vec<(usize, f64)> =
        clash.relaxations.iter().map(|relaxation| (relaxation.pairs, relaxation.total)).collect();
    assert!(offers.iter().any(|&(pairs, total)| pairs == 2 && (total - 1.5).abs() < 1e-9));
    assert!(offers.iter().any(|&(pairs, total)| pairs == 3 && (total - 2.3).abs() < 1e-9));
    let mut programme = blank();
    programme.rules.pairs = PairsWanted::Largest;
    let largest = scored.assess(programme).propose().unwrap();
    assert_eq!(largest.pairings.len(), 2);
    close(largest.total, 1.5);
}
