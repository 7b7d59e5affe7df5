//! How far the way from regions to a plan has come.

use crate::assignment::model::{PassProgress, Progress, SearchProgress};
use crate::score::ScoringProgress;

/// How far the way from regions to a plan has come: what [`Matcher::with_progress`](super::Matcher::with_progress)
/// and [`Assessment::with_progress`](super::Assessment::with_progress) report.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum PlanProgress {
    /// Pairs are assessed.
    Scoring(ScoringProgress),
    /// A plan is made where nothing but pairs is ruled out.
    Solving(Progress),
    /// A search begins, or, under rules on kinds of pairs, has come to another case.
    Searching(SearchProgress),
    /// The proof of a plan is checked.
    Checking(PassProgress),
}
