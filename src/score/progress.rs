//! How far the scoring of pairs has come, for callers who watch it and may stop it.

use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::bands::Bands;
use super::error::ScoreError;
use crate::criteria::Value;

/// How far the scoring of all pairs has come.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScoringProgress {
    /// What this pass over all pairs is for.
    pub stage: ScoringStage,
    /// Rows that the pass has finished, in any order. One that finds an answer early ends before the last row.
    pub done: usize,
    /// All rows.
    pub rows: usize,
}

impl ScoringProgress {
    /// Returns the share of the pass that is done, 0 to 1.
    ///
    /// ```
    /// use regiopair::{plan::{Matcher, PlanProgress}, programme::Programme};
    /// use regiopair::synthetic::{DatasetOptions, dataset};
    /// use std::ops::ControlFlow;
    ///
    /// let data = dataset(DatasetOptions { left: 400, right: 400, ..DatasetOptions::default() })?;
    /// let matcher = Matcher::new(&data, Programme::default()).with_progress(|progress| {
    ///     if let PlanProgress::Scoring(pass) = progress {
    ///         assert!((0.0..=1.0).contains(&pass.share()));
    ///     }
    ///     ControlFlow::Continue(())
    /// });
    /// matcher.assess()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn share(&self) -> f64 {
        if self.rows == 0 { 1.0 } else { self.done as f64 / self.rows as f64 }
    }
}

/// What a pass over all pairs is for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScoringStage {
    /// How the values of a criterion are rescaled, or with what unknown ones count. Some ways take two passes.
    Criterion {
        /// Its id.
        id: String,
    },
    /// The scores.
    Scores,
}

/// What a caller does with the progress; a break ends the scoring.
pub(super) type Callback<'a> = dyn Fn(&ScoringProgress) -> ControlFlow<()> + Sync + 'a;

/// A caller who gets a report of each pass, or nobody.
#[derive(Clone, Copy)]
pub(super) struct Watcher<'a>(Option<&'a Callback<'a>>);

impl<'a> Watcher<'a> {
    pub(super) const NOBODY: Self = Self(None);

    pub(super) fn new(callback: &'a Callback<'a>) -> Self {
        Self(Some(callback))
    }

    /// A pass over this number of rows.
    pub(super) fn pass(self, stage: ScoringStage, rows: usize) -> WatchedPass<'a> {
        let (done, is_stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        WatchedPass { watcher: self, stage, rows, done, is_stopped }
    }

    /// The values of a criterion, looked at row by row.
    pub(super) fn bands<'b>(self, id: &str, bands: &'b dyn Bands) -> WatchedBands<'b>
    where
        'a: 'b,
    {
        let stage = ScoringStage::Criterion { id: id.to_owned() };
        WatchedBands { bands, pass: self.pass(stage, bands.size().0) }
    }
}

/// A pass that is watched.
pub(super) struct WatchedPass<'a> {
    watcher: Watcher<'a>,
    stage: ScoringStage,
    rows: usize,
    done: AtomicUsize,
    is_stopped: AtomicBool,
}

impl WatchedPass<'_> {
    /// # Errors
    /// [`ScoreError::Stopped`] if no further rows are to be looked at.
    pub(super) fn begin(&self) -> Result<(), ScoreError> {
        if self.is_stopped.load(Ordering::Relaxed) { Err(ScoreError::Stopped) } else { Ok(()) }
    }

    /// Tells that some more rows are done.
    ///
    /// # Errors
    /// [`ScoreError::Stopped`] if the caller wants no more.
    pub(super) fn done(&self, rows: usize) -> Result<(), ScoreError> {
        let Some(callback) = self.watcher.0 else { return Ok(()) };
        let before = self.done.fetch_add(rows, Ordering::Relaxed);
        // A second pass for the same stage begins anew.
        let done = (before + rows - 1) % self.rows.max(1) + 1;
        let progress = ScoringProgress { stage: self.stage.clone(), done, rows: self.rows };
        if callback(&progress).is_break() {
            self.is_stopped.store(true, Ordering::Relaxed);
        }
        self.begin()
    }
}

/// The values of a criterion whose passes are watched.
pub(super) struct WatchedBands<'a> {
    bands: &'a dyn Bands,
    pass: WatchedPass<'a>,
}

impl Bands for WatchedBands<'_> {
    fn size(&self) -> (usize, usize) {
        self.bands.size()
    }

    fn band(&self, rows: Range<usize>, take: &mut dyn FnMut(&[Value])) -> Result<(), ScoreError> {
        let count = rows.len();
        self.pass.begin()?;
        self.bands.band(rows, take)?;
        self.pass.done(count)
    }
}
