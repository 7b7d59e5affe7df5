//! The solver of implicit problems.

use std::ops::{ControlFlow, Range};

use crate::assignment::kernel::answer::{PartialSolution, Solution, hall};
use crate::assignment::kernel::dual_state::NONE;
use crate::assignment::kernel::progress::{CallbackObserver, NoObserver, Observer};
use crate::assignment::linear::column_generation::generate;
use crate::assignment::linear::column_generation::source::{
    PricingFailure, PricingOutcome, ScoreSource, StopCause,
};
use crate::assignment::linear::implicit::read_block::ScoreUnits;
use crate::assignment::linear::implicit::source::{BlockSource, SourceError};
use crate::assignment::model::resolution::GREATEST_UNITS;
use crate::assignment::model::{
    BlockError, Blocks, Col, DualPrices, Implicit, ImplicitError, InterruptibleOutcome, Outcome,
    Pairs, Price, Problem, Progress, Row, Stopped,
};

impl<B: Blocks> Implicit<B> {
    /// Finds an optimal plan, with prices that prove it;
    /// [`check_implicit`](crate::certificate::check_implicit) checks them block by block.
    ///
    /// # Errors
    ///
    /// [`ImplicitError`]: blocks that cannot be computed or have the wrong size, scores that are not
    /// finite or change, and two limits of the method.
    pub fn solve(&self) -> Result<Outcome, ImplicitError> {
        match self.watched(&NoObserver)? {
            ImplicitRun::Done(outcome) => Ok(outcome),
            ImplicitRun::Stopped(never, _) => match never {},
        }
    }

    /// Solves the problem and calls `callback` from time to time, which may stop the solver:
    /// between shortest-path searches, and several times in each pass over the blocks.
    ///
    /// If stopped, it returns the incumbent and a bound that
    /// [`check_implicit_stopped`](crate::certificate::check_implicit_stopped) checks, without
    /// another pass; during the first pass, the bound follows from the range of scores alone. For
    /// stored problems, see
    /// [`linear::solve_with_progress`](crate::assignment::linear::solve_with_progress()).
    ///
    /// # Errors
    ///
    /// As [`solve`](Self::solve).
    ///
    /// # Example
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use regiopair::assignment::{
    ///     Pairs, Resolution, linear::Products, model::{Implicit, InterruptibleOutcome},
    /// };
    /// use regiopair::certificate::check_implicit_stopped;
    /// use regiopair::synthetic::profiles;
    ///
    /// let cosines = Products::cosines(profiles(300, 1).view(), profiles(300, 2).view())?;
    /// let problem = Implicit::new(cosines, Resolution::decimals(6), Pairs::Complete)?;
    /// let mut looks = 0;
    /// let watched = problem.solve_with_progress(|_| {
    ///     looks += 1;
    ///     if looks < 9 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    /// })?;
    /// if let InterruptibleOutcome::Stopped(stopped) = watched {
    ///     check_implicit_stopped(&problem, &stopped)?;
    ///     assert!(stopped.worth <= stopped.bound);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn solve_with_progress(
        &self,
        mut callback: impl FnMut(&Progress) -> ControlFlow<()>,
    ) -> Result<InterruptibleOutcome, ImplicitError> {
        let observer = CallbackObserver::new(&mut callback);
        Ok(match self.watched(&observer)? {
            ImplicitRun::Done(outcome) => InterruptibleOutcome::Done(outcome),
            ImplicitRun::Stopped(_, known) => InterruptibleOutcome::Stopped(self.stopped(known)),
        })
    }

    fn watched<W: Observer>(&self, observer: &W) -> Result<ImplicitRun<W::Stop>, ImplicitError> {
        let (rows, cols) = self.blocks.shape();
        if rows > cols {
            self.run(&TransposedBlocks(&self.blocks), true, observer).map_err(ImplicitError::turned)
        } else {
            self.run(&self.blocks, false, observer)
        }
    }

    fn run<W: Observer>(
        &self,
        blocks: &impl Blocks,
        turned: bool,
        observer: &W,
    ) -> Result<ImplicitRun<W::Stop>, ImplicitError> {
        let units = ScoreUnits { resolution: self.resolution, limit: self.limit() };
        let run = BlockSource::new(blocks, observer, units, self.reservation());
        let solved = match generate::solve(&run, self.pairs, None, observer) {
            Ok(solved) => solved,
            Err(PricingFailure { cause: StopCause::Source(SourceError::Error(error)), .. }) => {
                return Err(error);
            }
            Err(PricingFailure {
                cause: StopCause::Source(SourceError::Stopped(stop)) | StopCause::Stopped(stop),
                known,
            }) => {
                return Ok(ImplicitRun::Stopped(stop, known));
            }
        };
        match solved {
            PricingOutcome::Best { state, total, .. } => {
                Ok(ImplicitRun::Done(generate::found(state, self.pairs).unsettled(total, turned)))
            }
            PricingOutcome::Deficient(set) if self.pairs == Pairs::Largest => {
                Err(ImplicitError::NotAllPaired { rows: set.rows.len(), cols: set.cols.len() })
            }
            PricingOutcome::Deficient(set) => Ok(ImplicitRun::Done(hall(set, turned))),
            PricingOutcome::GivenUp => {
                Err(ImplicitError::RestrictedProblemTooLarge { limit: run.most() })
            }
        }
    }

    fn reservation(&self) -> i64 {
        match self.pairs {
            Pairs::Free { reservation } => reservation,
            Pairs::Complete | Pairs::Largest => 0,
        }
    }

    /// The most units of a score that are accepted.
    fn limit(&self) -> i64 {
        let (rows, cols) = self.blocks.shape();
        Problem::score_limit(rows, cols).min(GREATEST_UNITS) - self.reservation().abs()
    }

    /// What is known, in public terms.
    fn stopped(&self, known: Option<PartialSolution>) -> Stopped {
        let (rows, cols) = self.blocks.shape();
        let turned = rows > cols;
        let (short, long) = (rows.min(cols), rows.max(cols));
        let known = known.unwrap_or_else(|| {
            let dearest = (self.limit() - self.reservation()).max(0);
            PartialSolution {
                plan: vec![NONE; short],
                total: 0,
                rows: vec![dearest; short],
                cols: vec![0; long],
            }
        });
        let total = known.total;
        let (columns, rows, cols) = Solution::known(known, self.pairs).parts(turned);
        let count = columns.iter().flatten().count();
        let made = i64::try_from(count).unwrap_or(i64::MAX);
        let worth = match self.pairs {
            Pairs::Complete => Price::of_score(total),
            Pairs::Largest => Price { pairs: made, score: total },
            Pairs::Free { reservation } => Price::of_score(total - made * reservation),
        };
        let feasible = self.pairs != Pairs::Complete || count == short;
        let bound = rows.iter().chain(&cols).copied().sum();
        let prices = DualPrices { rows, cols };
        Stopped { columns: feasible.then_some(columns), total, worth, bound, prices }
    }
}

/// How it ended.
enum ImplicitRun<S> {
    Done(Outcome),
    Stopped(S, Option<PartialSolution>),
}

/// Rows and columns exchanged.
struct TransposedBlocks<'a, B>(&'a B);

impl<B: Blocks> Blocks for TransposedBlocks<'_, B> {
    type Score = B::Score;

    fn shape(&self) -> (usize, usize) {
        let (rows, cols) = self.0.shape();
        (cols, rows)
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<B::Score>,
    ) -> Result<(), BlockError> {
        let mut inner = Vec::with_capacity(rows.len() * cols.len());
        self.0.block(cols.clone(), rows.clone(), &mut inner)?;
        if inner.len() != rows.len() * cols.len() {
            // Shows as the wrong size that it is.
            scores.extend(inner);
            return Ok(());
        }
        let width = rows.len();
        for place in 0..width {
            scores.extend(inner.iter().skip(place).step_by(width));
        }
        Ok(())
    }

    fn is_divisible(&self) -> bool {
        self.0.is_divisible()
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        self.0.eligible(Row(col.0), Col(row.0))
    }
}
