//! Joins a dataset and a programme into scores.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::assessment::Assessment;
use super::error::PlanningError;
use super::observer::PlanObserver;
use super::predicate::{Predicate, Verdicts};
use super::prepared::Prepared;
use super::progress::PlanProgress;
use super::unstored::UnstoredAssessment;
use crate::criteria::Criterion;
use crate::profile::{Dataset, Profile};
use crate::programme::Programme;
use crate::score::{
    Normalisation, ScoreError, ScoreSet, ScoringProgress, UnstoredScores, Weighted, Weights,
};

/// Proposes pairings between the two sides of a dataset.
///
/// ```
/// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher};
///
/// # #[cfg(feature = "data")] {
/// let dataset = Dataset::iuc_lac();
/// let proposal = Matcher::new(&dataset, Programme::default()).assess()?.propose()?;
/// assert_eq!(proposal.pairings.len(), 20);
/// assert!(proposal.certificate.optimal);
/// # }
/// # Ok::<(), regiopair::plan::PlanningError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Matcher {
    dataset: Dataset,
    programme: Programme,
    own: Vec<Weighted>,
    predicates: Vec<Predicate>,
    observer: PlanObserver,
}

impl Matcher {
    /// Creates a matcher for a dataset under a programme.
    pub fn new(dataset: &Dataset, programme: Programme) -> Self {
        let (own, predicates) = (Vec::new(), Vec::new());
        let observer = PlanObserver::default();
        Self { dataset: dataset.clone(), programme, own, predicates, observer }
    }

    /// Adds a criterion of the user's own to those of the programme. The programme of the
    /// assessment, and so that of a proposal, records its id and weights; if the programme records
    /// it already, it takes that place, with these weights.
    #[must_use]
    pub fn criterion(mut self, criterion: impl Criterion + 'static, weights: Weights) -> Self {
        self.own.push(Weighted {
            criterion: Arc::new(criterion),
            weights,
            normalisation: Normalisation::None,
        });
        self
    }

    /// Adds a predicate of the user's own: only pairs for which it returns true are eligible. It
    /// gets the profiles of the left and of the right region and is called once for each pair.
    ///
    /// The label says what eligible pairs satisfy. The programme records it as a rule
    /// ([`Rules::eligibility`](crate::rules::Rules::eligibility)), and reasons, prices and clashes
    /// name it.
    ///
    /// ```
    /// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher, rules::Exclusion};
    ///
    /// # #[cfg(feature = "data")] {
    /// let matcher = Matcher::new(&Dataset::iuc_lac(), Programme::default());
    /// let apart = matcher.eligible("names begin differently", |left, right| {
    ///     left.region.name.chars().next() != right.region.name.chars().next()
    /// });
    /// let assessed = apart.assess()?;
    /// let row = assessed.left().get("salta").ok_or("not in the data")?.index;
    /// let column = assessed.right().get("styria").ok_or("not in the data")?.index;
    /// let label = "names begin differently".to_owned();
    /// assert_eq!(assessed.exclusion(row, column), Some(Exclusion::NotEligible { label }));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn eligible(
        mut self,
        label: impl Into<String>,
        is_eligible: impl Fn(&Profile, &Profile) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.predicates.push(Predicate::new(label.into(), is_eligible));
        self
    }

    /// Calls a function from time to time while pairs are scored and plans are made; it may stop that. It
    /// may be called from any thread.
    ///
    /// What is stopped is [`PlanningError::Stopped`]. The assessment keeps the function; see
    /// [`Assessment::with_progress`].
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use regiopair::plan::{Matcher, PlanProgress, PlanningError};
    /// use regiopair::programme::Programme;
    /// use regiopair::synthetic::{DatasetOptions, dataset};
    ///
    /// let data = dataset(DatasetOptions { left: 400, right: 400, ..DatasetOptions::default() })?;
    /// let matcher = Matcher::new(&data, Programme::default());
    /// // Stopped when half of the scores are there.
    /// let stopped = matcher.with_progress(|progress| match progress {
    ///     PlanProgress::Scoring(pass) if pass.share() > 0.5 => ControlFlow::Break(()),
    ///     _ => ControlFlow::Continue(()),
    /// });
    /// assert!(matches!(stopped.assess(), Err(PlanningError::Stopped)));
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

    /// Scores every pair.
    ///
    /// # Errors
    /// [`PlanningError::OwnCriteria`] if the programme records criteria of the user's own that were
    /// not added, [`PlanningError::OwnPredicates`] likewise for predicates,
    /// [`PlanningError::RepeatedPredicate`] if two of them have the same label,
    /// [`PlanningError::Settings`] if it has settings that no file could have, and others
    /// if the programme does not fit the dataset or scores cannot be computed.
    ///
    /// # Complexity
    /// See [`ScoreSet::compute`].
    pub fn assess(self) -> Result<Assessment, PlanningError> {
        let observer = self.observer.clone();
        let Prepared { dataset, programme, pools, similarity, weighted, turned, predicates } =
            self.prepared()?;
        let [left, right] = pools;
        let watch = |pass: &ScoringProgress| observer.report(&PlanProgress::Scoring(pass.clone()));
        let settings = programme.settings();
        let scores = ScoreSet::compute_with_progress(&left, &right, weighted, settings, watch)
            .map_err(of_scores)?;
        let verdicts = Verdicts::new(&predicates, [&left, &right]);
        Assessment::new(dataset, programme, left, right, similarity, scores, turned)
            .with_verdicts(verdicts)
            .observed_by(observer)
            .ruled()
    }

    /// Prepares scores that are computed block by block and never stored, for pools of tens of thousands of
    /// regions: the table of [`assess`](Self::assess) takes 8 bytes per pair, and more under rules.
    ///
    /// The programme may have no rules besides how many pairs are wanted, and must not refuse unknown values.
    ///
    /// # Errors
    /// As for [`assess`](Self::assess), and [`PlanningError::NotUnstored`].
    ///
    /// # Complexity
    /// See [`UnstoredScores::new`].
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let dataset = Dataset::iuc_lac_open_call();
    /// let stored = Matcher::new(&dataset, Programme::default()).assess()?;
    /// let unstored = Matcher::new(&dataset, Programme::default()).assess_unstored()?;
    /// assert_eq!(unstored.scores().score(3, 5), stored.scores().scores()[[3, 5]]);
    /// assert_eq!(
    ///     unstored.plan()?.plan().map(|plan| plan.total),
    ///     stored.plan()?.plan().map(|plan| plan.total),
    /// );
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn assess_unstored(self) -> Result<UnstoredAssessment, PlanningError> {
        let observer = self.observer.clone();
        let Prepared { programme, pools: [left, right], weighted, .. } = self.prepared()?;
        UnstoredAssessment::admitted(&programme)?;
        let watch = |pass: &ScoringProgress| observer.report(&PlanProgress::Scoring(pass.clone()));
        let settings = programme.settings();
        let scores = UnstoredScores::new_with_progress(&left, &right, weighted, settings, watch)
            .map_err(of_scores)?;
        Ok(UnstoredAssessment::new(programme, scores, observer))
    }

    /// Fits the programme to the dataset, and builds its criteria.
    fn prepared(self) -> Result<Prepared, PlanningError> {
        Prepared::new(self.dataset, self.programme, self.own, self.predicates)
    }
}

/// A stop is one of planning, whatever was stopped.
fn of_scores(error: ScoreError) -> PlanningError {
    match error {
        ScoreError::Stopped => PlanningError::Stopped,
        error => error.into(),
    }
}
