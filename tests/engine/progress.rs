//! Stopping at any moment: what is reported then holds, and nothing is called optimal.

#![expect(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "helpers of tests fail as tests do; scores in single precision"
)]

use std::ops::{ControlFlow, Range};

use ndarray::Array2;
use regiopair::assignment::{
    Col, Outcome, Pairs, Price, Problem, Resolution, Row,
    linear::solve_with_progress,
    model::{BlockError, Blocks, Implicit, InterruptibleOutcome, Progress, Stopped},
    solve,
};
use regiopair::certificate::{Flaw, check_implicit_stopped, check_stopped};
use regiopair::synthetic::{ScoreClass, random_candidates};

const MODES: [Pairs; 3] = [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 2_000 }];

fn best(problem: &Problem) -> Price {
    let outcome = solve(problem);
    let optimum = outcome.optimum().unwrap();
    let count = i64::try_from(optimum.pairs().count()).unwrap();
    match problem.pairs() {
        Pairs::Complete => Price::of_score(optimum.total),
        Pairs::Largest => Price { pairs: count, score: optimum.total },
        Pairs::Free { reservation } => Price::of_score(optimum.total - count * reservation),
    }
}

/// Stops at look 0, 1, 2, 4, … until it is done; returns how often it was stopped.
fn stop_everywhere(problem: &Problem) -> usize {
    let best = best(problem);
    let mut stops = 0;
    for at in std::iter::once(0).chain((0..).map(|power| 1_usize << power)) {
        let mut looks = 0;
        let mut reports: Vec<Progress> = Vec::new();
        let watched = solve_with_progress(problem, |progress| {
            reports.push(*progress);
            looks += 1;
            if looks > at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        for progress in &reports {
            assert!((0.0..=1.0).contains(&progress.share), "{progress:?}");
            assert!(progress.bound.is_none_or(|bound| bound >= best), "{progress:?}, {best}");
        }
        match watched {
            InterruptibleOutcome::Done(outcome) => {
                let plan = |outcome: &Outcome| outcome.optimum().map(|best| best.columns.clone());
                assert_eq!(plan(&outcome), plan(&solve(problem)));
                return stops;
            }
            InterruptibleOutcome::Stopped(stopped) => {
                check_stopped(problem, &stopped).unwrap();
                assert!(stopped.bound >= best);
                if stopped.columns.is_some() {
                    assert!(stopped.worth <= best);
                    assert!(stopped.gap().unwrap() >= Price::ZERO);
                }
                stops += 1;
            }
        }
    }
    unreachable!()
}

#[test]
fn every_moment_is_a_good_one_to_stop() {
    for (rows, cols) in [(204, 204), (201, 215), (215, 201), (60, 60)] {
        for &class in ScoreClass::ALL {
            let scores = class.scores(rows, cols, 9);
            for pairs in MODES {
                let resolution = Resolution::decimals(3);
                let problem = Problem::scores(scores.view(), None, resolution, pairs).unwrap();
                let stops = stop_everywhere(&problem);
                assert!(stops > 0 || rows < 200, "{class} {rows} x {cols} {pairs:?}");
            }
        }
    }
}

#[test]
fn listed_candidates_may_be_stopped() {
    let rows = random_candidates(2_000, 5..=9, Some(1_000), 3).unwrap();
    for pairs in MODES {
        let listed = rows.iter().map(|row| {
            #[expect(clippy::cast_possible_truncation, reason = "whole numbers up to 1,000")]
            let cell = |&(col, score): &(usize, f64)| (Col(col), score as i64 + 1_800);
            row.iter().map(cell).collect::<Vec<_>>()
        });
        let problem = Problem::sparse(2_000, listed, pairs).unwrap();
        assert!(stop_everywhere(&problem) > 2);
    }
}

/// Scores in 64 bits, rows without any eligible cell, and a reservation that is worth reaching.
#[test]
fn wide_tables_with_empty_rows_may_be_stopped() {
    for reservation in [0, 1 << 38] {
        let pairs = Pairs::Free { reservation };
        let problem = Problem::from_fn(210, 230, pairs, |row, col| {
            let score = i64::try_from((row.0 * 7_919 + col.0 * 104_729) % 4_099).unwrap() << 28;
            (row.0 % 7 > 0).then_some(score)
        })
        .unwrap();
        assert!(stop_everywhere(&problem) > 0);
    }
}

/// Where not everyone can be paired, the largest plan is found in two parts; both may be stopped.
#[test]
fn plans_that_leave_some_out_may_be_stopped() {
    let problem = Problem::from_fn(260, 260, Pairs::Largest, |row, col| {
        let score = i64::try_from((row.0 * 37 + col.0 * 91) % 1_009).unwrap();
        (row.0 < 130 || col.0 < 20).then_some(score)
    })
    .unwrap();
    assert!(stop_everywhere(&problem) > 0);
    let complete = problem.with_pairs(Pairs::Complete).unwrap();
    let watched = solve_with_progress(&complete, |_| ControlFlow::Break(()));
    let InterruptibleOutcome::Stopped(stopped) = watched else { panic!("{watched:?}") };
    assert_eq!((stopped.columns, stopped.worth), (None, Price { pairs: 0, score: stopped.total }));
    let watched = solve_with_progress(&complete, |_| ControlFlow::Continue(()));
    assert!(matches!(watched, InterruptibleOutcome::Done(Outcome::Infeasible(_))));
}

/// Stops an implicit problem at look 0, 1, 2, 4, … until it is done.
fn stop_blocks_everywhere(rows: usize, cols: usize, pairs: Pairs) {
    let scores = ScoreClass::Cosine.scores(rows, cols, 4);
    let resolution = Resolution::decimals(4);
    let stored = scores.mapv(|score| f64::from(score as f32));
    let best = best(&Problem::scores(stored.view(), None, resolution, pairs).unwrap());
    let problem =
        Implicit::new(Stored(scores.mapv(|score| score as f32)), resolution, pairs).unwrap();
    let (mut stops, mut plans) = (0, 0);
    for at in std::iter::once(0).chain((0..).map(|power| 1_usize << power)) {
        let mut looks = 0;
        let watched = problem.solve_with_progress(|progress| {
            assert!(progress.bound.is_none_or(|bound| bound >= best), "{progress:?}, {best}");
            looks += 1;
            if looks > at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        match watched.unwrap() {
            InterruptibleOutcome::Done(outcome) => {
                assert_eq!(outcome, problem.solve().unwrap());
                assert!(stops > 1 && plans > 0, "{rows} x {cols} {pairs:?}");
                return;
            }
            InterruptibleOutcome::Stopped(stopped) => {
                check_implicit_stopped(&problem, &stopped).unwrap();
                assert!(stopped.worth <= best && best <= stopped.bound);
                stops += 1;
                plans += usize::from(stopped.columns.is_some());
            }
        }
    }
}

/// A table as blocks.
struct Stored(Array2<f32>);

impl Blocks for Stored {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        self.0.dim()
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
        let line = |row: usize| cols.clone().map(move |col| self.0[[row, col]]);
        scores.extend(rows.flat_map(line));
        Ok(())
    }
}

#[test]
fn problems_that_are_never_stored_may_be_stopped() {
    for (rows, cols) in [(230, 230), (210, 1_300), (1_300, 210)] {
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 6_000 }] {
            stop_blocks_everywhere(rows, cols, pairs);
        }
    }
}

#[test]
fn slips_of_problems_that_are_never_stored_are_found() {
    let scores = ScoreClass::Uniform.scores(220, 220, 8).mapv(|score| score as f32);
    let problem = Implicit::new(Stored(scores), Resolution::decimals(5), Pairs::Complete).unwrap();
    let mut looks = 0;
    let watched = problem.solve_with_progress(|_| {
        looks += 1;
        // The sample and the first pass are reported twice each.
        if looks > 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let InterruptibleOutcome::Stopped(stopped) = watched.unwrap() else { panic!() };
    check_implicit_stopped(&problem, &stopped).unwrap();
    let spoiled = |spoil: &dyn Fn(&mut Stopped)| {
        let mut stopped = stopped.clone();
        spoil(&mut stopped);
        check_implicit_stopped(&problem, &stopped).unwrap_err()
    };
    let one = Price::of_score(1);
    assert!(stopped.columns.is_some());
    assert!(matches!(spoiled(&|it| it.total += 1), Flaw::WrongTotal { .. }));
    assert!(matches!(spoiled(&|it| it.worth = it.worth + one), Flaw::UnequalValues { .. }));
    assert!(matches!(spoiled(&|it| it.bound = it.bound - one), Flaw::UnequalValues { .. }));
    assert!(matches!(
        spoiled(&|it| it.columns.as_mut().unwrap()[1] = it.columns.as_ref().unwrap()[0]),
        Flaw::ColumnShared { .. }
    ));
    let far = Price::of_score(200_000);
    assert!(matches!(
        spoiled(&|it| it.prices.rows[0] = it.prices.rows[0] - far),
        Flaw::PriceTooLow { row: Row(0), .. }
    ));
}

#[test]
fn slips_are_found() {
    let problem = Problem::scores(
        ScoreClass::Uniform.scores(250, 250, 1).view(),
        None,
        Resolution::decimals(6),
        Pairs::Complete,
    )
    .unwrap();
    let watched = solve_with_progress(&problem, |_| ControlFlow::Break(()));
    let InterruptibleOutcome::Stopped(stopped) = watched else { panic!() };
    let spoiled = |spoil: &dyn Fn(&mut Stopped)| {
        let mut stopped = stopped.clone();
        spoil(&mut stopped);
        check_stopped(&problem, &stopped).unwrap_err()
    };
    let one = Price::of_score(1);
    assert!(matches!(spoiled(&|it| it.total += 1), Flaw::WrongTotal { .. }));
    assert!(matches!(spoiled(&|it| it.worth = it.worth + one), Flaw::UnequalValues { .. }));
    assert!(matches!(spoiled(&|it| it.bound = it.bound - one), Flaw::UnequalValues { .. }));
    assert!(matches!(
        spoiled(&|it| it.prices.rows[0] = it.prices.rows[0] - one),
        Flaw::PriceTooLow { row: Row(0), .. }
    ));
}
