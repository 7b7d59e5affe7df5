//! Answers of an assessment whose caller stops the search.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::programme::Programme;
use regiopair::proposal::Notice;
use regiopair::rules::{CountBounds, EachPair, PairProperty, PairQuota, PairsWanted};
use regiopair::synthetic::{DatasetOptions, dataset};

/// Pairs are bounded in every theme, so that a plan takes a search by cases.
fn assessed() -> Assessment {
    let options = DatasetOptions { left: 8, right: 9, themes: 4, ..DatasetOptions::default() };
    let mut programme = Programme::default();
    let bounds = CountBounds { at_least: Some(1), ..CountBounds::at_most(2) };
    let (property, each) = (PairProperty::default(), Some(EachPair::Theme));
    programme.rules.pairs = PairsWanted::Largest;
    programme.rules.pair_quotas = vec![PairQuota { property, each, bounds }];
    Matcher::new(&dataset(options).unwrap(), programme).assess().unwrap()
}

/// Stops the search at a look, and from then on; the number of looks is counted.
fn stopped_at(at: usize) -> (Assessment, Arc<AtomicUsize>) {
    let looks = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&looks);
    let assessed = assessed().with_progress(move |_| {
        if counter.fetch_add(1, Ordering::Relaxed) < at {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    (assessed, looks)
}

#[test]
fn a_plan_that_is_stopped_keeps_the_rules_and_states_its_gap() {
    let best = assessed().propose().unwrap();
    assert!(best.certificate.optimal && best.clash.is_none());
    let (mut plans, mut undecided) = (0, 0);
    for at in 1.. {
        let (assessed, looks) = stopped_at(at);
        let proposal = assessed.propose().unwrap();
        if looks.load(Ordering::Relaxed) <= at {
            assert_eq!(proposal, best);
            break;
        }
        if proposal.pairings.is_empty() {
            assert!(proposal.notices.contains(&Notice::Undecided));
            undecided += 1;
            continue;
        }
        plans += 1;
        // Each pair of it is required: the rules allow the plan.
        let mut rules = assessed.programme().rules.clone();
        rules.required = proposal.region_pairs();
        let kept = self::assessed().with_rules(rules).unwrap().propose().unwrap();
        assert!(kept.clash.is_none());
        if !proposal.certificate.optimal {
            assert!(proposal.total <= best.total || proposal.pairings.len() < best.pairings.len());
        }
    }
    assert!(undecided > 0 && plans > 0, "{undecided} without a plan, {plans} plans");
}

#[test]
fn no_search_begins_once_it_is_stopped() {
    let proposal = assessed().propose().unwrap();
    let (assessed, _) = stopped_at(0);
    let is_stopped = |error: Option<PlanningError>| {
        assert!(matches!(error, Some(PlanningError::Stopped)), "{error:?}");
    };
    is_stopped(assessed.propose().err());
    is_stopped(assessed.rule_prices().err());
    is_stopped(assessed.reserves(&proposal).err());
    is_stopped(assessed.repair(&proposal.region_pairs()).err());
    let rules = assessed.programme().rules.clone();
    is_stopped(assessed.with_rules(rules).unwrap().propose().err());
}

#[test]
fn a_caller_that_only_observes_changes_nothing() {
    let looks = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&looks);
    let watched = assessed().with_progress(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
        ControlFlow::Continue(())
    });
    assert_eq!(watched.propose().unwrap(), assessed().propose().unwrap());
    assert!(looks.load(Ordering::Relaxed) > 1);
}
