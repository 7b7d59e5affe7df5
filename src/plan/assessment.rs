//! All pairs of a dataset scored under a programme.

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

use ndarray::Array2;

use super::effect::RuleEffect;
use super::facts::Facts;
use super::observer::PlanObserver;
use super::predicate::Verdicts;
use super::progress::PlanProgress;
use crate::assignment::{Col, Member, Row};
use crate::profile::{Dataset, Pool, Profile, Sides};
use crate::programme::Programme;
use crate::rules::{Exclusion, PairFacts, RuleDescription, RuleId, Screening, Withdrawal};
use crate::score::ScoreSet;
use crate::taxonomy::DomainSimilarity;

/// All pairs of a dataset scored under a programme: ready to propose and to explain.
#[derive(Debug, Clone)]
pub struct Assessment {
    pub(super) dataset: Dataset,
    pub(super) programme: Programme,
    left: Arc<Pool>,
    right: Arc<Pool>,
    facts: Arc<Facts>,
    /// What predicates of the user's own say.
    pub(super) verdicts: Arc<Verdicts>,
    similarity: Arc<DomainSimilarity>,
    pub(super) scores: Arc<ScoreSet>,
    /// See [`steps`](Self::steps), once it was asked for.
    steps: Arc<OnceLock<Array2<Option<i64>>>>,
    pub(super) screening: Arc<Screening>,
    pub(super) effects: Arc<Vec<RuleEffect>>,
    observer: PlanObserver,
}

impl Assessment {
    pub(crate) fn new(
        dataset: Dataset,
        programme: Programme,
        left: Pool,
        right: Pool,
        similarity: DomainSimilarity,
        scores: ScoreSet,
        turned: bool,
    ) -> Self {
        let facts = Facts::new(&dataset, [&left, &right], turned);
        Self {
            dataset,
            programme,
            left: Arc::new(left),
            right: Arc::new(right),
            facts: Arc::new(facts),
            verdicts: Arc::default(),
            similarity: Arc::new(similarity),
            scores: Arc::new(scores),
            steps: Arc::default(),
            screening: Arc::new(Screening { required: Vec::new(), regions: Vec::new() }),
            effects: Arc::default(),
            observer: PlanObserver::default(),
        }
    }

    /// Returns the assessment with what predicates of the user's own say.
    pub(super) fn with_verdicts(mut self, verdicts: Verdicts) -> Self {
        self.verdicts = Arc::new(verdicts);
        self
    }

    /// Returns the assessment with other scores of the same values, and what rules do under them.
    pub(super) fn with_scores(&self, scores: ScoreSet) -> Self {
        let mut other = self.clone();
        for (choice, &weights) in other.programme.criteria.iter_mut().zip(scores.weights()) {
            choice.weights = weights;
        }
        other.steps = Arc::default();
        other.scores = Arc::new(scores);
        other
    }

    /// Returns the assessment for a programme of the same rules that differs in how it decides.
    pub(crate) fn with_programme(mut self, programme: Programme) -> Self {
        self.programme = programme;
        self
    }

    /// Calls a function from time to time while plans are searched for; it may stop the search, for
    /// example after some time or when a user cancels.
    ///
    /// It is called before every search, every few milliseconds while a plan is made for pairs alone, and
    /// before each case of a search under rules on kinds of pairs, the only one that can take very long.
    /// All answers of this assessment, and of those made from it with other rules, call it.
    ///
    /// A search by cases that is stopped gives the best plan found so far with its gap, not called optimal, or
    /// the notice that none was found. No further search begins: an answer that needs one is
    /// [`PlanningError::Stopped`](crate::plan::PlanningError::Stopped), as is a plan for pairs alone.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use std::sync::{Arc, atomic::{AtomicBool, Ordering}};
    /// use regiopair::plan::{Matcher, PlanningError};
    /// use regiopair::{profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let cancelled = Arc::new(AtomicBool::new(false));
    /// let flag = Arc::clone(&cancelled);
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let assessed = assessed.with_progress(move |_| match flag.load(Ordering::Relaxed) {
    ///     false => ControlFlow::Continue(()),
    ///     true => ControlFlow::Break(()),
    /// });
    /// assert!(assessed.propose()?.certificate.optimal);
    /// cancelled.store(true, Ordering::Relaxed); // such as from another thread
    /// assert!(matches!(assessed.propose(), Err(PlanningError::Stopped)));
    /// # }
    /// # Ok::<(), PlanningError>(())
    /// ```
    #[must_use]
    pub fn with_progress(
        mut self,
        callback: impl Fn(&PlanProgress) -> ControlFlow<()> + Send + Sync + 'static,
    ) -> Self {
        self.observer = PlanObserver::new(callback);
        self
    }

    pub(super) fn observed_by(self, observer: PlanObserver) -> Self {
        Self { observer, ..self }
    }

    pub(crate) fn observer(&self) -> &PlanObserver {
        &self.observer
    }

    /// Returns the programme.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// Returns the candidates of the left side: the rows of all matrices.
    pub fn left(&self) -> &Pool {
        &self.left
    }

    /// Returns the candidates of the right side: the columns of all matrices.
    pub fn right(&self) -> &Pool {
        &self.right
    }

    /// Returns the dataset.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// Returns the scores and layers.
    pub fn scores(&self) -> &ScoreSet {
        &self.scores
    }

    /// Returns the names of the left and the right side.
    pub fn sides(&self) -> Sides {
        Sides { left: self.left.side().to_owned(), right: self.right.side().to_owned() }
    }

    /// Returns the labels of the left and the right side, as people read them.
    pub fn side_labels(&self) -> Sides {
        self.dataset.side_labels(&self.sides())
    }

    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(crate) fn similarity(&self) -> &DomainSimilarity {
        &self.similarity
    }

    /// The scores as whole steps of the programme's resolution; `None` if nothing is known.
    pub(crate) fn steps(&self) -> &Array2<Option<i64>> {
        self.steps.get_or_init(|| {
            let resolution = self.programme.resolution();
            self.scores.scores().mapv(|score| resolution.units(score.get()?))
        })
    }

    /// The score of a pair in steps.
    pub(crate) fn steps_of(&self, row: usize, col: usize) -> Option<i64> {
        self.programme.resolution().units(self.scores.scores()[[row, col]].get()?)
    }

    pub(crate) fn effects(&self) -> &[RuleEffect] {
        &self.effects
    }

    /// The place of a criterion among the layers.
    pub(crate) fn layer(&self, id: &str) -> Option<usize> {
        self.scores.criteria().position(|known| known == id)
    }

    /// The profile of a member.
    pub(crate) fn profile(&self, member: Member) -> &Profile {
        match member {
            Member::Row(Row(row)) => &self.left.profiles()[row],
            Member::Col(Col(col)) => &self.right.profiles()[col],
        }
    }

    /// The member with this id.
    pub(crate) fn member(&self, id: &str) -> Option<Member> {
        let row = self.left.get(id).map(|profile| Member::Row(Row(profile.index)));
        row.or_else(|| self.right.get(id).map(|profile| Member::Col(Col(profile.index))))
    }

    /// The cell of two ids.
    pub(crate) fn cell(&self, left: &str, right: &str) -> Option<(Row, Col)> {
        Some((Row(self.left.get(left)?.index), Col(self.right.get(right)?.index)))
    }

    /// Returns the description of a rule; `None` if there is no such rule.
    pub fn description(&self, rule: RuleId) -> Option<RuleDescription> {
        self.programme.rules.description(rule, &self.dataset, &self.sides())
    }

    pub(crate) fn pair_facts(&self, row: usize, col: usize) -> PairFacts<'_> {
        let (left, right) = (&self.left.profiles()[row], &self.right.profiles()[col]);
        let rejected_by = self.verdicts.rejecting(row, col);
        let named = self.programme.rules.minimum_values.iter().map(|rule| rule.criterion.as_str());
        let values = named.filter_map(|id| Some((id, self.value(id, row, col)?))).collect();
        PairFacts { values, rejected_by, ..self.facts.of(left, right, self.score(row, col)) }
    }

    /// The score of a pair as rules compare it: at the programme's resolution, so that the last bit
    /// of a sum decides nothing.
    pub(crate) fn score(&self, row: usize, col: usize) -> Option<f64> {
        self.steps_of(row, col).map(|steps| self.programme.resolution().value(steps))
    }

    /// The value of a criterion for a pair as rules compare it: before normalisation, at the
    /// programme's resolution.
    pub(crate) fn value(&self, criterion: &str, row: usize, col: usize) -> Option<f64> {
        let value = self.scores.value_of_many(self.layer(criterion)?, row, col).get()?;
        let resolution = self.programme.resolution();
        let steps = resolution.units(value)?;
        Some(resolution.value(steps))
    }

    /// Cells of regions that do not meet in any round; `None` without rounds.
    pub(crate) fn other_rounds(&self) -> Option<Vec<(Row, Col)>> {
        if self.programme.rounds.is_empty() {
            return None;
        }
        let rows = 0..self.left.len();
        let all = rows.flat_map(|row| (0..self.right.len()).map(move |col| (row, col)));
        let apart = all.filter(|&(row, col)| !self.meet(row, col));
        Some(apart.map(|(row, col)| (Row(row), Col(col))).collect())
    }

    /// Whether two regions meet in some round; all do if there are none.
    pub(crate) fn meet(&self, row: usize, col: usize) -> bool {
        let rounds = &self.programme.rounds;
        let round = self.round_of(&self.left.profiles()[row].region.id);
        rounds.is_empty()
            || round.is_some_and(|round| {
                let pool = &rounds[round].right;
                pool.is_empty() || pool.contains(&self.right.profiles()[col].region.id)
            })
    }

    /// Regions of the left side that are in no round of a programme that has rounds.
    pub(crate) fn outside_rounds(&self) -> Vec<usize> {
        if self.programme.rounds.is_empty() {
            return Vec::new();
        }
        let profiles = self.left.profiles().iter();
        let outside = profiles.filter(|profile| self.round_of(&profile.region.id).is_none());
        outside.map(|profile| profile.index).collect()
    }

    /// The round in which a region of the left side seeks its partner.
    pub(crate) fn round_of(&self, left: &str) -> Option<usize> {
        let rounds = &self.programme.rounds;
        let named = rounds.iter().position(|round| round.left.iter().any(|id| id == left));
        named.or_else(|| rounds.iter().position(|round| round.left.is_empty()))
    }

    /// Returns why a pair may not be made under the rules, the first reason that is found; `None`
    /// if it may, or if there is no such row or column.
    pub fn exclusion(&self, row: usize, column: usize) -> Option<Exclusion> {
        let rules = &self.programme.rules;
        let left = self.left.profiles().get(row)?;
        let right = self.right.profiles().get(column)?;
        for region in [&left.region, &right.region] {
            let own = |withdrawal: &&Withdrawal| withdrawal.region == region.id;
            if let Some(withdrawal) = rules.withdrawn.iter().find(own) {
                let because = withdrawal.because.clone();
                return Some(Exclusion::Withdrawn { region: region.label(), because });
            }
            if let Some(screened) = self.screening.of(&region.id).filter(|it| !it.admitted) {
                let missing = screened.missing.clone();
                return Some(Exclusion::NotAdmitted { region: region.label(), missing });
            }
        }
        if let Some(found) = rules.exclusion(&self.pair_facts(row, column)) {
            return Some(found);
        }
        if !self.meet(row, column) {
            return Some(Exclusion::OtherRound);
        }
        None
    }

    /// Returns which regions may take part under the programme's conditions, what the others lack,
    /// and what is unknown.
    pub fn screening(&self) -> &Screening {
        &self.screening
    }
}
