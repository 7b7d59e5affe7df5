//! Why two regions are not together: contrasts against plans made with the pair required, and questions that
//! have no answer.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::rules::{Exclusion, RegionPair};
use regiopair::sensitivity::{Change, Contrast, PairStanding, WhyNot};

fn assessed(text: &str) -> Assessment {
    let programme = Programme::from_toml_str(text).unwrap();
    Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-7
}

/// What each region gains adds up, each pair having two regions.
fn adds_up(contrast: &Contrast) {
    let Change { total, gone, new, .. } = &contrast.change;
    let points: f64 = contrast.regions.iter().map(|region| region.change).sum();
    assert!(near(points, 2.0 * total), "{contrast:?}");
    let score = |pairs: &[regiopair::sensitivity::ChangedPair]| -> f64 {
        pairs.iter().map(|pair| pair.score).sum()
    };
    assert!(near(score(new) - score(gone), *total));
    for region in &contrast.regions {
        assert_ne!(region.from, region.to);
    }
}

/// Every few pairs: the best contrast is the plan with the pair required, and no plan with the pair keeps more
/// pairs than the other contrast.
#[test]
fn contrasts_are_the_plans_with_the_pair_required() {
    let assessed = assessed("");
    let proposal = assessed.propose().unwrap();
    let losses = assessed.pair_losses().unwrap();
    for ((row, col), standing) in losses.standings.indexed_iter().step_by(23) {
        let left = &assessed.left().profiles()[row].region.id;
        let right = &assessed.right().profiles()[col].region.id;
        let why_not = assessed.why_not(left, right).unwrap();
        assert_eq!(why_not.standing, *standing);
        assert_eq!(why_not, assessed.why_not(right, left).unwrap());
        let mut rules = assessed.programme().rules.clone();
        let pin = RegionPair::new(left.clone(), right.clone());
        if standing.is_proposed() {
            rules.forbidden.push(pin);
        } else {
            rules.required.push(pin);
        }
        let other = assessed.with_rules(rules.clone()).unwrap();
        let change = Change::between(&proposal, &other.propose().unwrap());
        let best = why_not.best.unwrap();
        assert!(near(best.change.total, change.total));
        assert!(near(-best.change.total, standing.loss().unwrap().amounts[0]));
        adds_up(&best);
        let repaired = other.repair(&proposal.region_pairs()).unwrap();
        let change = Change::between(&proposal, &repaired);
        let fewest = why_not.fewest_changes.unwrap();
        assert_eq!(fewest.change.kept, change.kept);
        assert!(near(fewest.change.total, change.total));
        // To bring in one pair of a complete one-to-one plan, two partners swap.
        if !standing.is_proposed() {
            assert_eq!((fewest.change.gone.len(), fewest.regions.len()), (2, 4));
        }
        adds_up(&fewest);
    }
}

#[test]
fn a_forbidden_pair_has_a_rule_and_a_price_of_lifting_it() {
    let free = assessed("");
    let proposal = free.propose().unwrap();
    let first = &proposal.pairings[0];
    let text = format!(
        "[rules]\nminimum_score = 0.3\n[[rules.forbidden]]\nleft = \"{}\"\nright = \"{}\"\nbecause = \"a quarrel\"\n",
        first.left.id, first.right.id
    );
    let assessed = assessed(&text);
    let why_not = assessed.why_not(&first.left.id, &first.right.id).unwrap();
    let because = "a quarrel".to_owned();
    let exclusion = Exclusion::Forbidden { because };
    assert_eq!(why_not.standing, PairStanding::Excluded { exclusion: exclusion.clone() });
    assert_eq!((why_not.best, why_not.fewest_changes), (None, None));
    let lifting = why_not.lifting.unwrap();
    assert_eq!(lifting.exclusion, exclusion);
    let rules: Vec<String> = lifting.rules.iter().map(|note| note.rule.to_string()).collect();
    assert_eq!(rules, ["rules.forbidden[1]"]);
    // Without the rule the plan is the best one, which has the pair.
    let total = assessed.propose().unwrap().total;
    assert!(near(lifting.best.unwrap().change.total, proposal.total - total));
    // A pair below the minimum: the minimum is lifted for this pair alone.
    let scores = assessed.scores().scores();
    let below = scores.indexed_iter().find(|(_, score)| score.get().unwrap() < 0.3).unwrap().0;
    let id =
        |pool: &regiopair::profile::Pool, place: usize| pool.profiles()[place].region.id.clone();
    let (left, right) = (id(assessed.left(), below.0), id(assessed.right(), below.1));
    let lifting = assessed.why_not(&left, &right).unwrap().lifting.unwrap();
    assert!(matches!(lifting.exclusion, Exclusion::BelowMinimum { .. }));
    let mut rules = assessed.programme().rules.clone();
    rules.minimum_score = None;
    rules.required.push(RegionPair::new(left, right));
    let mut others =
        scores.indexed_iter().filter(|(cell, score)| *cell != below && score.get().unwrap() < 0.3);
    for ((row, col), _) in &mut others {
        let pair = RegionPair::new(id(assessed.left(), row), id(assessed.right(), col));
        rules.forbidden.push(pair);
    }
    let expected = assessed.with_rules(rules).unwrap().propose().unwrap().total - total;
    assert!(near(lifting.best.unwrap().change.total, expected));
}

#[test]
fn rounds_decided_one_by_one_keep_their_earlier_rounds() {
    let assessed = assessed(include_str!("../../examples/data/annex.toml"));
    let plan = assessed.propose().unwrap();
    let rounds = &assessed.programme().rounds;
    let losses = assessed.pair_losses().unwrap();
    let mut seen = 0;
    for ((row, col), standing) in losses.standings.indexed_iter().step_by(17) {
        if matches!(standing, PairStanding::Excluded { .. }) {
            continue;
        }
        let left = &assessed.left().profiles()[row].region.id;
        let right = &assessed.right().profiles()[col].region.id;
        let why_not = assessed.why_not(left, right).unwrap();
        assert_eq!(why_not.standing, *standing);
        assert_eq!(why_not.jointly.as_ref(), losses.jointly.as_ref().map(|it| &it[[row, col]]));
        let round = rounds.iter().position(|round| Some(&round.name) == why_not.round.as_ref());
        for contrast in why_not.best.iter().chain(&why_not.fewest_changes) {
            adds_up(contrast);
            for pair in contrast.change.gone.iter().chain(&contrast.change.new) {
                let own = rounds.iter().position(|round| round.left.contains(&pair.left.id));
                assert!(own >= round, "an earlier round changed");
            }
            seen += 1;
        }
    }
    assert!(seen > 4 && plan.pairings.len() == 20);
}

#[test]
fn a_question_without_an_answer_has_a_name() {
    let annex = assessed(include_str!("../../examples/data/annex.toml"));
    let refused = |left: &str, right: &str| annex.why_not(left, right).unwrap_err();
    let unknown = refused("saltta", "alentejo");
    assert!(matches!(
        &unknown,
        PlanningError::UnknownRegion { value, nearest: Some(nearest), .. }
            if value == "saltta" && nearest == "salta"
    ));
    let unknown = refused("salta", "alentejjo");
    assert!(matches!(
        &unknown,
        PlanningError::UnknownRegion { value, nearest: Some(nearest), .. }
            if value == "alentejjo" && nearest == "alentejo"
    ));
    let unknown = refused("alentejjo", "salta");
    assert!(matches!(
        &unknown,
        PlanningError::UnknownRegion { value, nearest: Some(nearest), .. }
            if value == "alentejjo" && nearest == "alentejo"
    ));
    assert!(matches!(refused("", ""), PlanningError::UnknownRegion { .. }));
    let same = annex.why_not("alentejo", "styria").unwrap_err();
    assert!(matches!(&same, PlanningError::SameSideRegions { side, .. } if side == "eu"), "{same}");
    let same = annex.why_not("salta", "salta").unwrap_err();
    assert!(
        matches!(&same, PlanningError::SameSideRegions { side, .. } if side == "lac"),
        "{same}"
    );
    let losses = annex.pair_losses().unwrap();
    let apart = losses.standings.indexed_iter().find(|(_, standing)| {
        **standing == PairStanding::Excluded { exclusion: Exclusion::OtherRound }
    });
    let ((row, col), _) = apart.unwrap();
    let left = &annex.left().profiles()[row].region.id;
    let right = &annex.right().profiles()[col].region.id;
    let error = annex.why_not(right, left).unwrap_err();
    assert!(matches!(&error, PlanningError::RoundsApart { round: Some(_), .. }), "{error}");
    let clash = assessed(
        "[[rules.required]]\nleft = \"salta\"\nright = \"alentejo\"\n\
         [[rules.required]]\nleft = \"salta\"\nright = \"styria\"\n",
    );
    let error = clash.why_not("salta", "alentejo").unwrap_err();
    assert!(matches!(error, PlanningError::NoPlan { .. }), "{error}");
}

#[test]
fn a_file_keeps_why_two_regions_are_not_together() {
    let why_not = assessed("").why_not("salta", "alentejo").unwrap();
    let text = serde_json::to_string(&why_not).unwrap();
    assert_eq!(serde_json::from_str::<WhyNot>(&text).unwrap(), why_not);
}

/// A region that does not meet a condition cannot be in a pair: the answer names it, in either order.
#[test]
fn a_region_that_was_screened_out_is_named() {
    let text = "[[rules.conditions]]\nside = \"eu\"\nconditions = [\"joint-projects\"]\nunknown = \"exclude\"";
    let programme = Programme::from_toml_str(text).unwrap();
    let screened = Matcher::new(&Dataset::iuc_lac_open_call(), programme).assess().unwrap();
    // It is only known of the regions that the programme chose.
    let region = &screened.screening().excluded().next().unwrap().region;
    let other = &screened.left().profiles()[0].region.id;
    for (first, second) in [(region, other), (other, region)] {
        let error = screened.why_not(first, second).unwrap_err();
        assert!(matches!(&error, PlanningError::ScreenedOut { region: named } if named == region));
        assert_eq!(
            error.to_string(),
            format!(
                "`{region}` does not take part: it does not meet the conditions of the programme"
            )
        );
    }
}
