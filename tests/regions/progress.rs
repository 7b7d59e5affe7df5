//! Callers who watch pairs being scored and plans being made, and may stop that.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use regiopair::plan::{Matcher, PlanProgress, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::score::ScoringStage;
use regiopair::synthetic::{DatasetOptions, dataset};

/// More pairs than those whose values are stored.
fn large() -> Dataset {
    dataset(DatasetOptions { left: 270, right: 490, ..DatasetOptions::default() }).unwrap()
}

fn small() -> Dataset {
    dataset(DatasetOptions { left: 30, right: 40, ..DatasetOptions::default() }).unwrap()
}

/// A matcher that keeps what it reports, and stops at a report.
fn watched(data: &Dataset, stop_at: usize) -> (Matcher, Arc<Mutex<Vec<PlanProgress>>>) {
    let seen: Arc<Mutex<Vec<PlanProgress>>> = Arc::default();
    let reports = Arc::clone(&seen);
    let matcher = Matcher::new(data, Programme::default()).with_progress(move |progress| {
        let mut reports = reports.lock().unwrap();
        reports.push(progress.clone());
        if reports.len() > stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    (matcher, seen)
}

/// What passes there were, each with the most that was done of it.
fn passes(reports: &[PlanProgress]) -> BTreeMap<String, f64> {
    let mut passes = BTreeMap::new();
    for report in reports {
        let (pass, share) = match report {
            PlanProgress::Scoring(pass) => match &pass.stage {
                ScoringStage::Criterion { id } => (id.as_str(), pass.share()),
                _ => ("scores", pass.share()),
            },
            PlanProgress::Solving(progress) => ("solving", progress.share),
            PlanProgress::Checking(pass) => ("checking", pass.share()),
            _ => continue,
        };
        assert!((0.0..=1.0).contains(&share), "{report:?}");
        let most = passes.entry(pass.to_owned()).or_insert(share);
        *most = share.max(*most);
    }
    passes
}

const RANKED: [&str; 5] =
    ["needs-met", "needs-of-host-met", "shared-strengths", "shared-themes", "structural-likeness"];

#[test]
fn every_pass_over_many_pairs_is_reported_to_its_end() {
    let (matcher, seen) = watched(&large(), usize::MAX);
    let plan = matcher.assess().unwrap().plan().unwrap();
    let found = passes(&seen.lock().unwrap());
    for pass in RANKED.iter().chain(&["scores"]) {
        assert_eq!(found.get(*pass), Some(&1.0), "{pass}: {found:?}");
    }
    // The plan itself takes less time than there is between two reports.
    let begins = |report: &PlanProgress| matches!(report, PlanProgress::Searching(_));
    assert!(seen.lock().unwrap().iter().any(begins));
    let unwatched = Matcher::new(&large(), Programme::default()).assess().unwrap();
    assert_eq!(plan, unwatched.plan().unwrap());
}

#[test]
fn scores_that_are_never_stored_report_their_proof_too() {
    let (matcher, seen) = watched(&small(), usize::MAX);
    let plan = matcher.assess_unstored().unwrap().plan().unwrap();
    let found = passes(&seen.lock().unwrap());
    for pass in RANKED.iter().chain(&["checking"]) {
        assert_eq!(found.get(*pass), Some(&1.0), "{pass}: {found:?}");
    }
    assert!(found.contains_key("solving"), "{found:?}");
    let unwatched = Matcher::new(&small(), Programme::default()).assess_unstored().unwrap();
    assert_eq!(plan, unwatched.plan().unwrap());
}

/// At whatever report: it is the same error, and the work ends.
#[test]
fn a_caller_may_stop_at_any_report() {
    let count = |unstored: bool| {
        let (matcher, seen) = watched(&small(), usize::MAX);
        let plan = if unstored {
            matcher.assess_unstored().unwrap().plan()
        } else {
            matcher.assess().unwrap().plan()
        };
        assert!(plan.is_ok());
        seen.lock().unwrap().len()
    };
    for unstored in [false, true] {
        let reports = count(unstored);
        assert!(reports > 6);
        for at in 0..reports {
            let (matcher, _) = watched(&small(), at);
            let outcome = if unstored {
                matcher.assess_unstored().and_then(|assessed| assessed.plan())
            } else {
                matcher.assess().and_then(|assessed| assessed.plan())
            };
            assert!(matches!(outcome, Err(PlanningError::Stopped)), "{unstored} {at}: {outcome:?}");
        }
    }
    let (matcher, _) = watched(&large(), 9);
    assert!(matches!(matcher.assess(), Err(PlanningError::Stopped)));
}
