//! The best plan for pools whose scores no memory holds: computed block by block, and never stored.

use std::ops::{ControlFlow, Range};

use super::best_plan::{BestPlan, PlanOutcome};
use super::error::PlanningError;
use super::objective::pairs_wanted;
use super::observer::PlanObserver;
use super::progress::PlanProgress;
use crate::assignment::model::{
    BlockError, Blocks, Implicit, ImplicitError, InterruptibleOutcome, PassProgress, Progress,
};
use crate::assignment::{Col, Outcome, Pairs, Row};
use crate::certificate::check_implicit_with_progress;
use crate::profile::Pool;
use crate::programme::Programme;
use crate::rules::RuleId;
use crate::score::{ScoreError, UnstoredScores};

/// Two pools under a programme whose scores are never stored: for tens of thousands of regions on each
/// side. [`Matcher::assess_unstored`](super::Matcher::assess_unstored) creates it.
///
/// The plan is worth as much as that of an [`Assessment`](super::Assessment), and certified; among plans
/// that are worth the same it may be another one.
#[derive(Debug, Clone)]
pub struct UnstoredAssessment {
    programme: Programme,
    scores: UnstoredScores,
    observer: PlanObserver,
}

impl UnstoredAssessment {
    /// # Errors
    /// [`PlanningError::NotUnstored`] if the programme has rules besides which pairs are wanted.
    pub(super) fn admitted(programme: &Programme) -> Result<(), PlanningError> {
        let mut needs: Vec<String> =
            programme.rules.stated().iter().map(RuleId::to_string).collect();
        needs.retain(|rule| *rule != RuleId::Pairs.to_string());
        needs.extend(
            (!programme.rules.objectives.is_empty()).then(|| "rules.objectives".to_owned()),
        );
        needs.extend((!programme.rounds.is_empty()).then(|| "rounds".to_owned()));
        if needs.is_empty() { Ok(()) } else { Err(PlanningError::NotUnstored { needs }) }
    }

    pub(super) fn new(
        programme: Programme,
        scores: UnstoredScores,
        observer: PlanObserver,
    ) -> Self {
        Self { programme, scores, observer }
    }

    /// Returns the programme.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// Returns the candidates of the left side: the rows.
    pub fn left(&self) -> &Pool {
        self.scores.left()
    }

    /// Returns the candidates of the right side: the columns.
    pub fn right(&self) -> &Pool {
        self.scores.right()
    }

    /// Returns the scores, computed when asked for.
    pub fn scores(&self) -> &UnstoredScores {
        &self.scores
    }

    /// Returns the best plan, with a proof that was checked over all pairs. A function that watches the
    /// [matcher](super::Matcher::with_progress) is called here too.
    ///
    /// # Errors
    /// [`PlanningError::Implicit`] for the limits of the method, [`PlanningError::Score`] for a criterion
    /// of the user's own, [`PlanningError::Stopped`], and [`PlanningError::Uncertified`] if the answer failed
    /// its check.
    ///
    /// # Complexity
    /// Some passes over all pairs, each of which assesses every criterion with a weight; memory about 2 KB
    /// per region of the smaller side.
    pub fn plan(&self) -> Result<PlanOutcome, PlanningError> {
        let problem = self.problem()?;
        if !self.observer.is_watching() {
            return self.answer(&problem, problem.solve().map_err(of_scores)?);
        }
        let solving = |progress: &Progress| self.observer.report(&PlanProgress::Solving(*progress));
        match problem.solve_with_progress(solving).map_err(of_scores)? {
            InterruptibleOutcome::Done(outcome) => self.answer(&problem, outcome),
            InterruptibleOutcome::Stopped(_) => Err(PlanningError::Stopped),
        }
    }

    /// Returns the same assessment with a function that is called from time to time, and may stop a plan.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use std::sync::{Arc, atomic::{AtomicUsize, Ordering}};
    /// use regiopair::plan::Matcher;
    /// use regiopair::programme::Programme;
    /// use regiopair::synthetic::{DatasetOptions, dataset};
    ///
    /// let data = dataset(DatasetOptions { left: 40, right: 50, ..DatasetOptions::default() })?;
    /// let assessed = Matcher::new(&data, Programme::default()).assess_unstored()?;
    /// let calls = Arc::new(AtomicUsize::new(0));
    /// let counter = Arc::clone(&calls);
    /// let outcome = assessed.with_progress(move |_| {
    ///     counter.fetch_add(1, Ordering::Relaxed);
    ///     ControlFlow::Continue(())
    /// });
    /// assert!(outcome.plan()?.plan().is_some_and(|plan| plan.optimal));
    /// assert!(calls.load(Ordering::Relaxed) > 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_progress(
        mut self,
        callback: impl Fn(&PlanProgress) -> ControlFlow<()> + Send + Sync + 'static,
    ) -> Self {
        self.observer = PlanObserver::new(callback);
        self
    }

    fn problem(&self) -> Result<Implicit<ScoreBlocks<'_>>, PlanningError> {
        let resolution = self.programme.resolution();
        let pairs = pairs_wanted(&self.programme);
        let above = match pairs {
            Pairs::Free { reservation } => Some(resolution.value(reservation)),
            Pairs::Complete | Pairs::Largest => None,
        };
        Ok(Implicit::new(ScoreBlocks { scores: &self.scores, above }, resolution, pairs)?)
    }

    fn answer(
        &self,
        problem: &Implicit<ScoreBlocks<'_>>,
        outcome: Outcome,
    ) -> Result<PlanOutcome, PlanningError> {
        let checking = |pass: &PassProgress| self.observer.report(&PlanProgress::Checking(*pass));
        let certificate = check_implicit_with_progress(problem, &outcome, checking)
            .map_err(|flaw| PlanningError::Uncertified { flaw: flaw.to_string() })?
            .ok_or(PlanningError::Stopped)?;
        let Outcome::Optimal(optimum) = outcome else {
            return Ok(PlanOutcome::NoPlan { round: None });
        };
        Ok(PlanOutcome::Plan(BestPlan {
            pairs: optimum.pairs().collect(),
            total: self.programme.resolution().value(optimum.total),
            optimal: true,
            is_only_best: certificate.only_optimum,
        }))
    }
}

/// The scores as the solver asks for them. A pair without a score is not eligible.
#[derive(Debug, Clone, Copy)]
struct ScoreBlocks<'a> {
    scores: &'a UnstoredScores,
    /// What the score of a pair has to exceed, if anything.
    above: Option<f64>,
}

impl Blocks for ScoreBlocks<'_> {
    type Score = f64;

    fn shape(&self) -> (usize, usize) {
        (self.scores.left().len(), self.scores.right().len())
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f64>,
    ) -> Result<(), BlockError> {
        let mut found = Vec::new();
        self.scores.block(rows, cols, &mut found)?;
        scores.extend(found.into_iter().map(|score| score.get().unwrap_or(0.0)));
        Ok(())
    }

    /// A score depends on its pair alone.
    fn is_divisible(&self) -> bool {
        true
    }

    fn eligible(&self, Row(row): Row, Col(col): Col) -> bool {
        match self.above {
            None => self.scores.is_known(row, col),
            Some(above) => self.scores.score(row, col).get().is_some_and(|score| score > above),
        }
    }
}

/// An error of the scores by itself, not as one of the solver.
fn of_scores(error: ImplicitError) -> PlanningError {
    if let ImplicitError::Block { error: block, .. } = &error
        && let Some(score) = block.downcast_ref::<ScoreError>()
    {
        return PlanningError::Score(score.clone());
    }
    PlanningError::Implicit(error)
}
