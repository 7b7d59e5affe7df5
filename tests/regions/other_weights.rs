//! Other weights without assessing anew: the proposal and the plan of a programme that has them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::plan::{Matcher, PlanOutcome, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::rules::Rules;
use regiopair::score::{ScoreError, Weights};

/// The programmes that come with the project for these regions.
fn programmes() -> Vec<Programme> {
    let dataset = Dataset::iuc_lac();
    let texts = [
        include_str!("../../examples/data/annex.toml"),
        include_str!("../../examples/data/first.toml"),
        include_str!("../../examples/data/learning.toml"),
        include_str!("../../examples/data/mentors.toml"),
        include_str!("../../examples/data/programme.toml"),
        // Rules that look at scores.
        "name = \"strict\"\n[rules]\npairs = \"largest\"\nminimum_score = 0.7",
        "name = \"free\"\n[rules]\npairs = \"free\"\nreservation = 0.5",
        "name = \"few below\"\n[rules]\npairs = \"largest\"\n[[rules.pair_quotas]]\nscore_below = 0.75\nat_most = 4",
        "name = \"worst first\"\n[rules]\nobjectives = [\"bottleneck\", \"criterion:needs-met\", \"total\"]",
    ];
    texts.map(|text| Programme::from_toml_str_for(text, &dataset).unwrap()).to_vec()
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(prop_oneof![1 => Just(0.0), 3 => 0.0..1.0_f64], 10)
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn other_weights_give_the_proposal_of_a_programme_that_has_them(drawn in weights()) {
        let dataset = Dataset::iuc_lac();
        for programme in programmes() {
            let before = Matcher::new(&dataset, programme.clone()).assess().unwrap();
            let mut anew = programme;
            for (choice, &weight) in anew.criteria.iter_mut().zip(&drawn) {
                choice.weights = Weights { seeker: weight, host: 1.0 - weight };
            }
            let weights: Vec<Weights> = anew.criteria.iter().map(|it| it.weights).collect();
            let anew = Matcher::new(&dataset, anew).assess().unwrap().propose().unwrap();
            let other = before.with_weights(&weights).unwrap();
            // A whole proposal is too long for a message.
            let is_same = other.propose().unwrap() == anew;
            prop_assert!(is_same, "another proposal under programme {}", anew.programme.name);
            match other.plan().unwrap() {
                PlanOutcome::Plan(plan) => {
                    let ids = plan.pairs.iter().map(|&(row, col)| {
                        let (row, col) = (&other.left().profiles()[row.0], &other.right().profiles()[col.0]);
                        (row.region.id.as_str(), col.region.id.as_str())
                    });
                    let proposed = anew.pairings.iter().map(|it| (&*it.left.id, &*it.right.id));
                    prop_assert!(ids.eq(proposed));
                    prop_assert_eq!(plan.total, anew.total);
                    prop_assert_eq!(plan.optimal, anew.certificate.optimal);
                }
                PlanOutcome::NoPlan { .. } => prop_assert!(anew.clash.is_some()),
                PlanOutcome::Undecided => prop_assert!(anew.pairings.is_empty()),
            }
        }
    }
}

#[test]
fn rules_stay_and_their_effects_follow_the_scores() {
    let rules = Rules { minimum_score: Some(0.5), ..Rules::default() };
    let programme = Programme { rules, ..Programme::default() };
    let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
    let scores = assessed.scores();
    let count = |assessed: &regiopair::plan::Assessment| {
        (0..20)
            .flat_map(|row| (0..20).map(move |col| (row, col)))
            .filter(|&(row, col)| assessed.exclusion(row, col).is_some())
            .count()
    };
    let below = |scores: &regiopair::score::ScoreSet| {
        scores.scores().iter().filter(|score| score.get().is_some_and(|score| score < 0.5)).count()
    };
    let weights = scores.weights_with(&[("nearness", Weights::both(9.0))]).unwrap();
    let other = assessed.with_weights(&weights).unwrap();
    assert_eq!(count(&assessed), below(scores));
    assert_eq!(count(&other), below(other.scores()));
    let admitted = other.solver_input().unwrap().problem.eligible();
    assert_eq!(admitted, 400 - below(other.scores()));
    assert_ne!(below(scores), below(other.scores()));
    assert_eq!(other.programme().rules, assessed.programme().rules);
    let recorded: Vec<Weights> = other.programme().criteria.iter().map(|it| it.weights).collect();
    assert_eq!(recorded, weights);
    // The other way round, so that nothing of the first weights remains.
    let back = other.with_weights(assessed.scores().weights()).unwrap();
    assert_eq!(back.propose().unwrap(), assessed.propose().unwrap());
}

#[test]
fn a_programme_without_a_plan_says_so_in_numbers_too() {
    let text = "name = \"none\"\n[rules]\nminimum_score = 1.0";
    let programme = Programme::from_toml_str(text).unwrap();
    let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
    assert_eq!(assessed.plan().unwrap(), PlanOutcome::NoPlan { round: None });
    assert!(assessed.plan().unwrap().into_plan().is_none());

    let text = "name = \"none\"\n[rules]\nminimum_score = 1.0\n[[rounds]]\nname = \"first\"\n\
                left = [\"salta\"]\n[[rounds]]\nname = \"rest\"";
    let programme = Programme::from_toml_str(text).unwrap();
    let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
    assert!(matches!(assessed.plan().unwrap(), PlanOutcome::NoPlan { round: Some(_) }));
}

#[test]
fn weights_that_cannot_be_used_are_named() {
    let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess().unwrap();
    let error = |weights: &[Weights]| match assessed.with_weights(weights) {
        Err(PlanningError::Score(error)) => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(error(&[]), ScoreError::NumberOfWeights { given: 0, .. }));
    let mut weights = assessed.scores().weights().to_vec();
    weights[1] = Weights { seeker: 1.0, host: -1.0 };
    let ScoreError::BadWeight { id, value } = error(&weights) else { panic!("{weights:?}") };
    assert_eq!((id.as_str(), value), (&*assessed.programme().criteria[1].id, -1.0));
    weights.fill(Weights::both(0.0));
    assert_eq!(error(&weights), ScoreError::AllWeightsZero);
}
